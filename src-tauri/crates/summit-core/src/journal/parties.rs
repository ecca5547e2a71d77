//! Who comes with whom, in the words of a history: images of rows name registrations by their ids.

use rusqlite::{Connection, Row};
use serde_json::Value;

use super::FieldChange;
use crate::error::Result;

/// Tells what a companion's row means for the guest they come with.
pub(super) fn of_companion(
    db: &Connection,
    row: &Row<'_>,
    [before, after]: [Option<&Value>; 2],
) -> Result<FieldChange> {
    let told = |is_with: bool, image: Option<&Value>| -> Result<String> {
        let Some(image) = image.filter(|_| is_with) else { return Ok(String::new()) };
        let name = person_named(db, image["person_id"].as_str().unwrap_or_default())?;
        let what = image["companion_as"].as_str().unwrap_or_default();
        Ok(if what.is_empty() { name } else { format!("{name} · {what}") })
    };
    let before = told(row.get("was_with")?, before)?;
    let after = told(row.get("is_with")?, after)?;
    Ok(party("companions", before, after))
}

/// Tells who comes, and with whom, by the names, where an image has the id.
pub(super) fn named(db: &Connection, fields: Vec<FieldChange>) -> Result<Vec<FieldChange>> {
    fields
        .into_iter()
        .map(|change| {
            match (change.table.as_str(), change.field.as_str()) {
                ("registrations", "companion_of") => {}
                ("registrations", "person_id") if !change.before.is_null() => {
                    let name = |id: &Value| person_named(db, id.as_str().unwrap_or_default());
                    return Ok(party("guest", name(&change.before)?, name(&change.after)?));
                }
                _ => return Ok(change),
            }
            let told = |id: &Value| match id.as_str() {
                Some(id) => guest_named(db, id),
                None => Ok(String::new()),
            };
            Ok(party("principal", told(&change.before)?, told(&change.after)?))
        })
        .collect()
}

fn party(field: &str, before: String, after: String) -> FieldChange {
    let (table, field) = ("party".to_owned(), field.to_owned());
    FieldChange { table, field, before: before.into(), after: after.into() }
}

/// Answers whose a registration is, or was last.
fn guest_named(db: &Connection, id: &str) -> Result<String> {
    let person = db
        .prepare_cached(
            "SELECT COALESCE(
               (SELECT hex(person_id) FROM registrations WHERE id = unhex(?1)),
               (SELECT COALESCE(after, before) ->> '$.person_id' FROM change_rows
                WHERE row_id = unhex(?1) AND table_name = 'registrations'
                ORDER BY change_number DESC, position DESC LIMIT 1),
               '')",
        )?
        .query_row([id], |row| row.get::<_, String>(0))?;
    person_named(db, &person)
}

/// Answers what somebody is called, or was before they were removed.
fn person_named(db: &Connection, id: &str) -> Result<String> {
    last_value(db, "people", "full_name", id)
}

/// Answers what stands in a column of a row, or stood there last before the row was removed.
pub(super) fn last_value(db: &Connection, table: &str, column: &str, id: &str) -> Result<String> {
    let sql = format!(
        "SELECT COALESCE(
           (SELECT {column} FROM {table} WHERE id = unhex(?1)),
           (SELECT COALESCE(after, before) ->> '$.{column}' FROM change_rows
            WHERE row_id = unhex(?1) AND table_name = '{table}'
            ORDER BY change_number DESC, position DESC LIMIT 1),
           '')"
    );
    Ok(db.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?)
}
