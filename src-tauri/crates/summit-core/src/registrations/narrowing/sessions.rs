//! What a filter asks of sign-ups: who has a place in a session, and who waits for one.

use rusqlite::{Connection, types::Value as Sql};
use serde_json::{Value, json};

use super::{FilterKey, Narrowing, Term, alike, hex, unknown};
use crate::{error::Result, signups};

/// The most sessions that are named where one is not known.
const MOST_NAMED: usize = 8;

/// What is looked up at once: sessions, and whether those are meant who have a place in one of
/// them, or who have none; the same of those who wait.
#[derive(Debug, Default)]
pub(super) struct Signed {
    placed: Option<(Value, bool)>,
    waiting: Option<(Value, bool)>,
}

impl Signed {
    pub(super) fn is_nothing(&self) -> bool {
        self.placed.is_none() && self.waiting.is_none()
    }

    /// Answers the values by the names that `filter.sql` has for them.
    pub(super) fn values(&self) -> [(&'static str, Sql); 4] {
        let parts = |asked: &Option<(Value, bool)>| match asked {
            Some((ids, is_so)) => (Sql::Text(ids.to_string()), i64::from(*is_so).into()),
            None => (Sql::Null, Sql::Null),
        };
        let ((sessions, has_place), (waited_for, waits)) =
            (parts(&self.placed), parts(&self.waiting));
        [
            (":sessions", sessions),
            (":has_place", has_place),
            (":waited_for", waited_for),
            (":waits", waits),
        ]
    }
}

impl Narrowing {
    /// The first condition of each kind is one that a statement looks up at once.
    pub(super) fn of_sessions(
        &mut self,
        db: &Connection,
        key: FilterKey,
        term: &Term,
    ) -> Result<()> {
        let titles = signups::session_titles(db)?;
        let mut ids = Vec::new();
        for value in &term.values {
            let meant = titles.meant(&value.text);
            if meant.is_empty() {
                let more = titles.names().nth(MOST_NAMED).map(|_| "…");
                return Err(unknown(value, titles.names().take(MOST_NAMED).chain(more).map(alike)));
            }
            ids.extend(meant.into_iter().map(|id| json!(hex(id.0))));
        }
        let first = if key == FilterKey::Session {
            &mut self.signed.placed
        } else {
            &mut self.signed.waiting
        };
        if first.is_none() {
            *first = Some((json!(ids), !term.is_not));
        } else {
            self.also(key.word(), term, ids);
        }
        Ok(())
    }
}
