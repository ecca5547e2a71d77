//! Asks the file for whom a filter means.

use rusqlite::{Connection, Row, ToSql, types::Value as Sql};

use super::{Narrowing, conditions::Written};
use crate::error::Result;

impl Narrowing {
    /// Asks for those who are meant, row by row, with nothing but the conditions that are asked
    /// for: a statement that has all of them looks at each in every row.
    ///
    /// `before` is the statement up to its conditions, `after` what follows them.
    pub(in crate::registrations) fn look(
        &self,
        db: &Connection,
        (before, after): (&str, &str),
        more: &[(&'static str, Sql)],
        mut take: impl FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let Written { sql, values } = self.written();
        let sql = format!("{before} WHERE TRUE{sql} {after}");
        let own = values.iter().map(|(name, value)| (name.as_str(), value as &dyn ToSql));
        let more = more.iter().map(|(name, value)| (*name, value as &dyn ToSql));
        let values: Vec<(&str, &dyn ToSql)> = own.chain(more).collect();
        let mut statement = db.prepare_cached(&sql)?;
        let mut rows = statement.query(&*values)?;
        while let Some(row) = rows.next()? {
            take(row)?;
        }
        Ok(())
    }
}
