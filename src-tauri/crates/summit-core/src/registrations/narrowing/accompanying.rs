//! What a filter asks of who comes with whom: whether somebody does, or with whom.

use rusqlite::Connection;

use super::{Part, Word};
use crate::{error::Result, search};

/// The words by which companions are asked for without a name.
pub(in crate::registrations) const ACCOMPANYING: &[(&str, [&str; 2])] = &[
    ("yes", ["是", "yes"]),
    ("no", ["否", "no"]),
    // Those who are still to come though their principal has cancelled.
    ("left", ["主宾已取消", "left"]),
];

/// Answers the condition that a value means; what is no known word is a name to search for.
pub(super) fn asked(db: &Connection, value: &Word) -> Result<Part> {
    let text = value.text.to_lowercase();
    let way = ACCOMPANYING.iter().find(|(_, names)| names.contains(&text.as_str()));
    Ok(match way.map(|(way, _)| *way) {
        Some("left") => Part::plain("left"),
        Some("yes") => Part::plain("companion"),
        Some(_) => Part::plain("companion").turned(),
        None => {
            let found = search::people_matching(db, Some(&value.text))?;
            Part::of("comes_with", found.unwrap_or_else(|| "[]".to_owned()))
        }
    })
}
