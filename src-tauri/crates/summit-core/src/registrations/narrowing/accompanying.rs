//! What a filter asks of who comes with whom: whether somebody does, or with whom.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::{Narrowing, Term, Word, each, listed};
use crate::{error::Result, search};

/// The words by which companions are asked for without a name.
pub(in crate::registrations) const ACCOMPANYING: &[(&str, [&str; 2])] = &[
    ("yes", ["是", "yes"]),
    ("no", ["否", "no"]),
    // Those who are still to come though their principal has cancelled.
    ("left", ["主宾已取消", "left"]),
];

impl Narrowing {
    /// The first condition of each kind is one that a statement looks up at once.
    pub(super) fn of_companions(&mut self, db: &Connection, term: &Term) -> Result<()> {
        let any = each(term, |value| asked(db, value))?;
        let how = any.first().and_then(|one| one["how"].as_str());
        match (&any[..], how, term.is_not) {
            ([one], Some("is"), is_not) if self.is_companion.is_none() => {
                self.is_companion = Some((one["to"] == true) != is_not);
            }
            ([_], Some("left"), false) => self.is_left = Some(true),
            ([one], Some("of"), false) if self.comes_with.is_none() => {
                self.comes_with = Some(one["to"].clone());
            }
            _ => self.also("companion", term, any),
        }
        Ok(())
    }
}

/// Answers a condition as `filter.sql` takes it; what is no known word is a name to search for.
fn asked(db: &Connection, value: &Word) -> Result<Value> {
    let text = value.text.to_lowercase();
    let way = ACCOMPANYING.iter().find(|(_, names)| names.contains(&text.as_str()));
    Ok(match way.map(|(way, _)| *way) {
        Some("left") => json!({ "how": "left" }),
        Some(way) => json!({ "how": "is", "to": way == "yes" }),
        None => {
            let found = search::people_matching(db, Some(&value.text))?;
            json!({ "how": "of", "to": listed(found.as_deref())? })
        }
    })
}
