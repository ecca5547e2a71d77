//! Looking at the journal, and going back and forth in it.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;
use uuid::Uuid;

use super::{
    FieldChange, HistoryEntry, JournalEntry, JournalRequest, JournalState,
    images::{Direction, image_after, replay},
    parties, telling,
};
use crate::{
    app::{Asking, Task},
    error::{Error, Result},
    lists::{Rows, piece},
    store::{Change, Reading},
};

/// Lists changes, the latest first; of one thing, also those of what hangs on it.
pub fn list(reading: &Reading<'_>, request: JournalRequest) -> Result<Rows<JournalEntry>> {
    let total = reading
        .prepare_cached(concat!(
            include_str!("concerned.sql"),
            "SELECT COUNT(*) FROM changes
             WHERE ?1 IS NULL OR number IN (SELECT number FROM touched)"
        ))?
        .query_row([request.about], |row| row.get(0))?;
    let rows = reading
        .prepare_cached(concat!(
            include_str!("concerned.sql"),
            "SELECT * FROM changes WHERE ?1 IS NULL OR number IN (SELECT number FROM touched)
             ORDER BY number DESC LIMIT ?2 OFFSET ?3"
        ))?
        .query_and_then(
            params![request.about, piece(request.limit), request.offset.unwrap_or(0)],
            entry,
        )?
        .collect::<Result<_>>()?;
    Ok(Rows { total, rows })
}

/// Lists the changes of one thing with the fields that became different.
pub fn history(reading: &Reading<'_>, request: JournalRequest) -> Result<Vec<HistoryEntry>> {
    let entries = list(reading, request.clone())?.rows;
    let mut images = reading.prepare_cached(concat!(
        include_str!("concerned.sql"),
        "SELECT table_name, row_id, before, after, change_rows.position,
           table_name = 'registrations' AND row_id NOT IN (SELECT id FROM concerned) AS is_companion,
           COALESCE(before ->> '$.companion_of' IN (SELECT hex(id) FROM concerned), 0) AS was_with,
           COALESCE(after ->> '$.companion_of' IN (SELECT hex(id) FROM concerned), 0) AS is_with
         FROM touched JOIN change_rows
           ON change_number = touched.number AND change_rows.position = touched.position
         WHERE touched.number = ?2 ORDER BY touched.position"
    ))?;
    entries
        .into_iter()
        .map(|entry| {
            let mut fields: Vec<FieldChange> = Vec::new();
            // Where the rows of companions stand among them: several steps of one are one.
            let mut companions: BTreeMap<Uuid, usize> = BTreeMap::new();
            let mut rows = images.query(params![request.about, entry.number])?;
            while let Some(row) = rows.next()? {
                let [before, after] = images_of(reading, entry.number, row)?;
                let images = [before.as_ref(), after.as_ref()];
                if row.get("is_companion")? {
                    let told = parties::of_companion(reading, row, images)?;
                    match companions.get(&row.get("row_id")?) {
                        Some(at) => fields[*at].after = told.after,
                        None => {
                            companions.insert(row.get("row_id")?, fields.len());
                            fields.push(told);
                        }
                    }
                } else {
                    let table: String = row.get("table_name")?;
                    // Who comes instead of another is told by the place that they take.
                    let comes_instead = entry.title == "registrations.replace"
                        && (table.as_str(), images[0]) == ("people", None);
                    if !comes_instead {
                        telling::join(&mut fields, telling::told(reading, &table, images)?);
                    }
                }
            }
            Ok(HistoryEntry { entry, fields })
        })
        .collect()
}

/// Answers how a row was before an entry of a change, and how after it.
fn images_of(db: &Connection, number: i64, row: &Row<'_>) -> Result<[Option<Value>; 2]> {
    let (before, mut after): (Option<String>, Option<String>) =
        (row.get("before")?, row.get("after")?);
    if before.is_none() && after.is_none() {
        let table: String = row.get("table_name")?;
        let place = (number, row.get("position")?);
        after = image_after(db, &table, row.get("row_id")?, place)?;
    }
    let parse = |text: Option<String>| text.map(|text| serde_json::from_str(&text)).transpose();
    Ok([parse(before)?, parse(after)?])
}

/// Answers what undo and redo would do for the one who asks.
pub fn state(task: &Task<'_>, (): ()) -> Result<JournalState> {
    task.app.store()?.read(|reading| {
        let station = &task.asking.station;
        Ok(JournalState { undo: next_undo(reading, station)?, redo: next_redo(reading, station)? })
    })
}

/// Takes back the last change of this station.
pub fn undo(change: &mut Change<'_>, (): ()) -> Result<JournalEntry> {
    let station = change.author().station.clone();
    let entry = next_undo(change, &station)?.ok_or(Error::NothingToUndo)?;
    go(change, entry, Direction::Back)
}

/// Does again what was last undone at this station.
pub fn redo(change: &mut Change<'_>, (): ()) -> Result<JournalEntry> {
    let station = change.author().station.clone();
    let entry = next_redo(change, &station)?.ok_or(Error::NothingToRedo)?;
    go(change, entry, Direction::Forth)
}

/// Takes one change back that came to nothing, whatever was done since; it cannot be done again.
///
/// Answers `false`, and leaves it, when something of it was changed since.
pub fn take_back(change: &mut Change<'_>, number: i64) -> Result<bool> {
    let taken = change
        .prepare_cached("SELECT * FROM changes WHERE number = ?1 AND state = 'done'")?
        .query_and_then([number], entry)?
        .next()
        .transpose()?;
    let Some(entry) = taken else { return Ok(false) };
    if !replay(change, number, change.number(), Direction::Back)? {
        return Ok(false);
    }
    change
        .prepare_cached("UPDATE changes SET state = 'dropped' WHERE number = ?1")?
        .execute([number])?;
    change.title("journal.undo", entry.subject);
    change.count(entry.count as usize);
    change.keep_for_good();
    Ok(true)
}

fn go(change: &mut Change<'_>, entry: JournalEntry, direction: Direction) -> Result<JournalEntry> {
    if !replay(change, entry.number, change.number(), direction)? {
        return Err(Error::ChangedSince { title: entry.title, subject: entry.subject });
    }
    let (title, state) = match direction {
        Direction::Back => ("journal.undo", "undone"),
        Direction::Forth => ("journal.redo", "done"),
    };
    change
        .prepare_cached("UPDATE changes SET state = ?2 WHERE number = ?1")?
        .execute(params![entry.number, state])?;
    change.title(title, entry.subject.clone());
    change.count(entry.count as usize);
    change.keep_for_good();
    Ok(entry)
}

fn next_undo(db: &Connection, station: &str) -> Result<Option<JournalEntry>> {
    db.prepare_cached(
        "SELECT * FROM changes WHERE station = ?1 AND state = 'done'
         ORDER BY number DESC LIMIT 1",
    )?
    .query_and_then([station], entry)?
    .next()
    .transpose()
}

fn next_redo(db: &Connection, station: &str) -> Result<Option<JournalEntry>> {
    // What was undone last has the smallest number of all that are undone.
    db.prepare_cached(
        "SELECT * FROM changes WHERE station = ?1 AND state = 'undone'
         ORDER BY number LIMIT 1",
    )?
    .query_and_then([station], entry)?
    .next()
    .transpose()
}

fn entry(row: &Row<'_>) -> Result<JournalEntry> {
    Ok(JournalEntry {
        number: row.get("number")?,
        at: row.get("at")?,
        operator: row.get("operator")?,
        station: row.get("station")?,
        command: row.get("command")?,
        title: row.get("title")?,
        subject: row.get("subject")?,
        count: row.get("count")?,
        undone: matches!(row.get_ref("state")?.as_str(), Ok("undone" | "dropped")),
    })
}

/// Answers the number of the latest change; 0 in an event that was never changed.
pub fn latest(db: &Connection) -> Result<i64> {
    Ok(db
        .query_row("SELECT number FROM changes ORDER BY number DESC LIMIT 1", [], |row| row.get(0))
        .optional()?
        .unwrap_or(0))
}

impl Asking {
    /// Answers who is to be named in the journal.
    pub fn author(&self) -> crate::store::Author {
        crate::store::Author { operator: self.operator.clone(), station: self.station.clone() }
    }
}
