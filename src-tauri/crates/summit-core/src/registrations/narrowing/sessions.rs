//! What a filter asks of sign-ups: who has a place in a session, and who waits for one.

use rusqlite::Connection;
use serde_json::json;

use super::{Part, Term, alike, hex, unknown};
use crate::{error::Result, signups};

/// The most sessions that are named where one is not known.
const MOST_NAMED: usize = 8;

/// Answers the condition that one of the sessions is signed up for that are named.
pub(super) fn asked(db: &Connection, part: &'static str, term: &Term) -> Result<Part> {
    let titles = signups::session_titles(db)?;
    let mut ids = Vec::new();
    for value in &term.values {
        let meant = titles.meant(&value.text);
        if meant.is_empty() {
            let more = titles.names().nth(MOST_NAMED).map(|_| "…");
            return Err(unknown(value, titles.names().take(MOST_NAMED).chain(more).map(alike)));
        }
        ids.extend(meant.into_iter().map(|id| hex(id.0)));
    }
    Ok(Part::of(part, json!(ids).to_string()))
}
