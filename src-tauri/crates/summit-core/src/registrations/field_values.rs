//! Keeping the index of the organisers' own fields right after every write.

use rusqlite::Connection;

use crate::error::Result;

/// Takes away what registrations held before a change. Of several images of one the first was in the index.
const TAKE_AWAY: &str = "DELETE FROM field_values WHERE (field_id, value, registration_id) IN (
  SELECT own.key, own.value, change_rows.row_id
  FROM change_rows, json_each(json_extract(change_rows.before, '$.custom')) AS own
  WHERE change_number = ?1 AND table_name = 'registrations'
    AND json_extract(before, '$.custom') IS NOT json_extract(after, '$.custom'))";

/// Adds what those hold that are still there.
const ADD: &str = "INSERT OR IGNORE INTO field_values (field_id, value, registration_id)
  SELECT own.key, own.value, registrations.id
  FROM change_rows
  JOIN registrations ON registrations.id = change_rows.row_id
  JOIN json_each(registrations.custom) AS own
  WHERE change_number = ?1 AND table_name = 'registrations' AND own.value <> ''
    AND (before IS NULL OR json_extract(before, '$.custom') IS NOT json_extract(after, '$.custom'))";

/// Makes the values right of every registration that a change touched.
///
/// Called once at the end of every change, undo included, so that no feature can forget it.
pub(crate) fn refresh(db: &Connection, change: i64) -> Result<()> {
    let is_in_use = "SELECT EXISTS (SELECT 1 FROM custom_fields)
       OR EXISTS (SELECT 1 FROM field_values)";
    if db.prepare_cached(is_in_use)?.query_row([], |row| row.get(0))? {
        db.prepare_cached(TAKE_AWAY)?.execute([change])?;
        db.prepare_cached(ADD)?.execute([change])?;
    }
    Ok(())
}
