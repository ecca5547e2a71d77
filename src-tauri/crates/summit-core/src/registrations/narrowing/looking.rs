//! Asks the file for whom a filter means.

use std::sync::LazyLock;

use rusqlite::{Connection, Row, ToSql, types::Value as Sql};

use super::Narrowing;
use crate::error::Result;

/// The conditions of `filter.sql`: each stands under the name of the value that asks for it.
static CONDITIONS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    include_str!("../filter.sql").split("-- ").filter_map(|part| part.split_once('\n')).collect()
});

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
        let mut values = self.values();
        values.retain(|(_, value)| *value != Sql::Null);
        let is_asked = |name: &str| values.iter().any(|(asked, _)| *asked == name);
        let asked = CONDITIONS.iter().filter(|(name, _)| is_asked(name));
        let conditions: String = asked.map(|(_, sql)| format!(" AND ({sql})")).collect();
        let sql = format!("{before} WHERE TRUE{conditions} {after}");
        values.extend_from_slice(more);
        let values: Vec<(&str, &dyn ToSql)> =
            values.iter().map(|(name, value)| (*name, value as &dyn ToSql)).collect();
        let mut statement = db.prepare_cached(&sql)?;
        let mut rows = statement.query(&*values)?;
        while let Some(row) = rows.next()? {
            take(row)?;
        }
        Ok(())
    }
}
