//! What every change did, kept in the file: the one mechanism behind undo, audit and "changed since".

mod commands;
mod images;
mod parties;
mod telling;
pub use commands::*;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use uuid::Uuid;

use crate::time::Moment;
pub(crate) use images::{add_many, drop_undone, install, touched_tables};

/// One change, as the list of changes shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JournalEntry {
    #[ts(type = "number")]
    pub number: i64,
    pub at: Moment,
    pub operator: String,
    pub station: String,
    pub command: String,
    /// What was done, as a code under `journal` in the words files.
    pub title: String,
    pub subject: String,
    pub count: u32,
    /// Whether it was taken back since.
    pub undone: bool,
}

/// What undo and redo would do next at this station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JournalState {
    pub undo: Option<JournalEntry>,
    pub redo: Option<JournalEntry>,
}

/// Asks for changes, the latest first.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct JournalRequest {
    /// Only changes that touched this thing.
    #[ts(as = "Option<String>")]
    pub about: Option<Uuid>,
    pub offset: Option<u32>,
    pub limit: Option<u32>,
}

/// One change of one thing, field by field.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HistoryEntry {
    pub entry: JournalEntry,
    pub fields: Vec<FieldChange>,
}

/// A field before and after a change.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FieldChange {
    pub table: String,
    pub field: String,
    #[ts(type = "string | number | null")]
    pub before: Value,
    #[ts(type = "string | number | null")]
    pub after: Value,
}

/// Lists the fields in which two images of a row differ.
pub fn differences(table: &str, before: Option<&Value>, after: Option<&Value>) -> Vec<FieldChange> {
    let field_names =
        before.or(after).and_then(Value::as_object).into_iter().flat_map(|row| row.keys());
    field_names
        .map(|name| FieldChange {
            table: table.to_owned(),
            field: name.clone(),
            before: before.map_or(Value::Null, |row| row[name].clone()),
            after: after.map_or(Value::Null, |row| row[name].clone()),
        })
        .filter(|change| change.before != change.after)
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_fields_that_differ_are_told() {
        let (before, after) = (json!({ "a": 1, "b": null }), json!({ "a": 1, "b": "x" }));

        let told = differences("people", Some(&before), Some(&after));

        assert_eq!(told.len(), 1);
        assert_eq!((told[0].field.as_str(), &told[0].after), ("b", &json!("x")));
    }
}
