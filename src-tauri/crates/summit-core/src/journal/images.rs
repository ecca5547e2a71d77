//! Images of rows: triggers that write them, and statements that put them back.
//!
//! The triggers are made from the schema each time the writer opens, after the method that
//! SQLite gives for undo: <https://sqlite.org/undoredo.html>.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::error::{Error, Result};

/// Tables that the journal leaves out: itself, what can be rebuilt, and what is only ever added.
pub const UNJOURNALED: &[&str] = &[
    "changes",
    "change_rows",
    "counters",
    "signing_keys",
    "pictures",
    "search_keys",
    "search_owners",
    "field_values",
    "import_mappings",
];

/// From so many rows on it is worth while to journal them together.
const MANY: usize = 500;

struct Column {
    name: String,
    kind: ColumnKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ColumnKind {
    Blob,
    Text,
    Number,
}

/// Makes the triggers by which every write through this connection is journaled.
///
/// A write outside a change finds no running number and fails.
pub fn install(db: &Connection) -> Result<()> {
    db.execute_batch(
        "CREATE TEMP TABLE running_change (number INTEGER);
         INSERT INTO running_change (number) VALUES (NULL);",
    )?;
    for table in journaled_tables(db)? {
        let columns = columns(db, &table)?;
        let (old, new) = (image(&columns, "OLD."), image(&columns, "NEW."));
        let differs = columns
            .iter()
            .map(|column| format!("OLD.{0} IS NOT NEW.{0}", column.name))
            .collect::<Vec<_>>()
            .join(" OR ");
        db.execute_batch(&format!(
            "{insert} {update} {delete}",
            insert = trigger(&table, "INSERT", "", "NEW", "NULL", &new),
            update = trigger(&table, "UPDATE", &format!("WHEN {differs}"), "NEW", &old, &new),
            delete = trigger(&table, "DELETE", "", "OLD", &old, "NULL"),
        ))?;
    }
    Ok(())
}

fn trigger(table: &str, verb: &str, when: &str, row: &str, before: &str, after: &str) -> String {
    // Values and not a selection: that would make a table for every row, for it reads what it fills.
    format!(
        "CREATE TEMP TRIGGER journal_{table}_{verb} AFTER {verb} ON main.{table} {when} BEGIN
           INSERT INTO change_rows (change_number, position, table_name, row_id, before, after)
           VALUES (
             (SELECT number FROM running_change),
             (SELECT COALESCE(MAX(position), 0) + 1 FROM change_rows
              WHERE change_number = (SELECT number FROM running_change)),
             '{table}', {row}.id, {before}, {after});
         END;"
    )
}

/// Runs `work`, which adds so many rows to a table and writes nothing else that is journaled.
///
/// Where they are many they are journaled together, for the trigger takes longer than the row: it
/// makes a statement out of each that could be taken back by itself. Their images are left out, which
/// would be the larger half of the file: [`image_after`] tells them.
pub(crate) fn add_many<T>(
    db: &Connection,
    number: i64,
    table: &str,
    count: usize,
    work: impl FnOnce() -> Result<T>,
) -> Result<T> {
    if count < MANY {
        return work();
    }
    let newest = format!("SELECT COALESCE(MAX(rowid), 0) FROM {table}");
    let newest: i64 = db.query_row(&newest, [], |row| row.get(0))?;
    let position = last_position(db, number)?;
    db.execute_batch(&format!("DROP TRIGGER temp.journal_{table}_INSERT"))?;
    let value = work();
    if last_position(db, number)? != position {
        return Err(Error::Broken(format!("more was written than rows of {table}")));
    }
    db.execute(
        &format!(
            "INSERT INTO change_rows (change_number, position, table_name, row_id, before, after)
             SELECT ?1, ?2 + rowid - ?3, '{table}', id, NULL, NULL FROM {table}
             WHERE rowid > ?3 ORDER BY rowid"
        ),
        params![number, position, newest],
    )?;
    let image = image(&columns(db, table)?, "NEW.");
    db.execute_batch(&trigger(table, "INSERT", "", "NEW", "NULL", &image))?;
    value
}

/// Answers how a row was added of which an entry has no image: as the next entry says it was before, and
/// where there is none as it stands, for nothing has touched it since.
pub(super) fn image_after(
    db: &Connection,
    table: &str,
    row_id: Uuid,
    (number, position): (i64, i64),
) -> Result<Option<String>> {
    match told_later(db, table, row_id, (number, position))? {
        Some(image) => Ok(image),
        None => standing(db, &look(table, &columns(db, table)?), row_id),
    }
}

/// Answers what the next entry of a row says it was before; none where there is no such entry.
fn told_later(
    db: &Connection,
    table: &str,
    row_id: Uuid,
    (number, position): (i64, i64),
) -> Result<Option<Option<String>>> {
    Ok(db
        .prepare_cached(
            "SELECT before FROM change_rows INDEXED BY change_rows_by_row
             WHERE row_id = ?1 AND table_name = ?2 AND change_number >= ?3
               AND (change_number, position) > (?3, ?4)
             ORDER BY change_number, position LIMIT 1",
        )?
        .query_row(params![row_id, table, number, position], |row| row.get(0))
        .optional()?)
}

/// Answers the image of a row as it stands; none where it is gone.
fn standing(db: &Connection, look: &str, row_id: Uuid) -> Result<Option<String>> {
    Ok(db.prepare_cached(look)?.query_row([row_id], |row| row.get(0)).optional()?)
}

fn last_position(db: &Connection, number: i64) -> Result<i64> {
    Ok(db
        .prepare_cached(
            "SELECT COALESCE(MAX(position), 0) FROM change_rows WHERE change_number = ?1",
        )?
        .query_row([number], |row| row.get(0))?)
}

/// Answers the names of the journaled tables that a change touched.
pub fn touched_tables(db: &Connection, number: i64) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached(
            "SELECT DISTINCT table_name FROM change_rows WHERE change_number = ?1 ORDER BY 1",
        )?
        .query_map([number], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Forgets what could have been redone, because something else was done instead.
pub fn drop_undone(db: &Connection, station: &str) -> Result<()> {
    db.prepare_cached(
        "UPDATE changes SET state = 'dropped' WHERE station = ?1 AND state = 'undone'",
    )?
    .execute([station])?;
    Ok(())
}

/// Which way through a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Back,
    Forth,
}

/// Puts the images of a change back in place, newest first, or forth again, oldest first.
///
/// Answers `false`, and leaves the caller to roll back, when a row is no longer as the change
/// left it, or when more would change than the change itself had touched.
pub fn replay(db: &Connection, number: i64, into: i64, direction: Direction) -> Result<bool> {
    db.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let mut known: BTreeMap<String, Statements> = BTreeMap::new();
    for mut row in rows_of(db, number, direction)? {
        if !known.contains_key(&row.table) {
            let columns = columns(db, &row.table)?;
            known.insert(row.table.clone(), Statements::of(&row.table, &columns));
        }
        let statements = &known[&row.table];
        let found = standing(db, &statements.look, row.row_id)?;
        if row.is_told_later() {
            let told = told_later(db, &row.table, row.row_id, (number, row.position))?;
            row.after = told.unwrap_or_else(|| found.clone());
        }
        let (expected, wanted) = match direction {
            Direction::Back => (&row.after, &row.before),
            Direction::Forth => (&row.before, &row.after),
        };
        if found != *expected {
            // A cascade may have brought the row to its image already.
            if found == *wanted {
                continue;
            }
            return Ok(false);
        }
        if !put(db, &row, statements, expected.is_some(), wanted.as_deref())? {
            return Ok(false);
        }
    }
    touched_no_more(db, number, into)
}

struct ImageRow {
    position: i64,
    table: String,
    row_id: Uuid,
    before: Option<String>,
    after: Option<String>,
}

impl ImageRow {
    /// Says whether the row was added with many others, whose images the journal leaves out.
    fn is_told_later(&self) -> bool {
        self.before.is_none() && self.after.is_none()
    }
}

fn rows_of(db: &Connection, number: i64, direction: Direction) -> Result<Vec<ImageRow>> {
    let mut rows = db
        .prepare_cached(
            "SELECT position, table_name, row_id, before, after FROM change_rows
             WHERE change_number = ?1 ORDER BY position",
        )?
        .query_map([number], |row| {
            Ok(ImageRow {
                position: row.get("position")?,
                table: row.get("table_name")?,
                row_id: row.get("row_id")?,
                before: row.get("before")?,
                after: row.get("after")?,
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    if direction == Direction::Back {
        rows.reverse();
    }
    Ok(rows)
}

/// What is asked of a table, row by row, when images are put back.
struct Statements {
    look: String,
    delete: String,
    update: String,
    insert: String,
}

impl Statements {
    fn of(table: &str, columns: &[Column]) -> Statements {
        let names = columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>();
        let values = columns.iter().map(Column::value_in_image).collect::<Vec<_>>();
        let sets = names.iter().zip(&values).map(|(name, value)| format!("{name} = {value}"));
        let sets = sets.collect::<Vec<_>>().join(", ");
        let (names, values) = (names.join(", "), values.join(", "));
        Statements {
            look: look(table, columns),
            delete: format!("DELETE FROM {table} WHERE id = ?1"),
            update: format!("UPDATE {table} SET {sets} WHERE id = ?2"),
            insert: format!("INSERT INTO {table} ({names}) VALUES ({values})"),
        }
    }
}

fn look(table: &str, columns: &[Column]) -> String {
    format!("SELECT {} FROM {table} WHERE id = ?1", image(columns, ""))
}

fn put(
    db: &Connection,
    row: &ImageRow,
    statements: &Statements,
    is_there: bool,
    wanted: Option<&str>,
) -> Result<bool> {
    let written = match wanted {
        None => db.prepare_cached(&statements.delete)?.execute([row.row_id]),
        Some(image) if is_there => {
            db.prepare_cached(&statements.update)?.execute(params![image, row.row_id])
        }
        Some(image) => db.prepare_cached(&statements.insert)?.execute([image]),
    };
    match written {
        Ok(_) => Ok(true),
        // Somebody has taken the number or the name since.
        Err(error)
            if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) =>
        {
            Ok(false)
        }
        Err(error) => Err(Error::Database(error)),
    }
}

fn touched_no_more(db: &Connection, number: i64, into: i64) -> Result<bool> {
    let strangers: bool = db
        .prepare_cached(
            "SELECT EXISTS (
               SELECT 1 FROM change_rows AS mine WHERE mine.change_number = ?2
               AND NOT EXISTS (
                 SELECT 1 FROM change_rows AS theirs INDEXED BY change_rows_by_row
                 WHERE theirs.row_id = mine.row_id
                 AND theirs.change_number = ?1 AND theirs.table_name = mine.table_name))",
        )?
        .query_row([number, into], |row| row.get(0))?;
    Ok(!strangers)
}

fn journaled_tables(db: &Connection) -> Result<Vec<String>> {
    let tables = db
        .prepare(
            "SELECT name FROM main.sqlite_schema
             WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )?
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(tables.into_iter().filter(|table| !UNJOURNALED.contains(&table.as_str())).collect())
}

fn columns(db: &Connection, table: &str) -> Result<Vec<Column>> {
    Ok(db
        .prepare_cached("SELECT name, type FROM pragma_table_info(?1, 'main')")?
        .query_map([table], |row| {
            let kind = match row.get::<_, String>(1)?.as_str() {
                "BLOB" => ColumnKind::Blob,
                "TEXT" => ColumnKind::Text,
                _ => ColumnKind::Number,
            };
            Ok(Column { name: row.get(0)?, kind })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Writes the expression that turns a row into JSON.
///
/// JSON holds no bytes: they stand in it as hex. Joining a text with nothing takes the mark off it
/// by which SQLite would embed the result of a JSON function as JSON instead of as text.
fn image(columns: &[Column], row: &str) -> String {
    let pairs = columns.iter().map(|Column { name, kind }| match kind {
        ColumnKind::Blob => format!("'{name}', iif({row}{name} IS NULL, NULL, hex({row}{name}))"),
        ColumnKind::Text => format!("'{name}', {row}{name} || ''"),
        ColumnKind::Number => format!("'{name}', {row}{name}"),
    });
    format!("json_object({})", pairs.collect::<Vec<_>>().join(", "))
}

impl Column {
    /// Writes the expression that reads this column from the image in `?1`.
    fn value_in_image(&self) -> String {
        let value = format!("json_extract(?1, '$.{}')", self.name);
        if self.kind == ColumnKind::Blob { format!("unhex({value})") } else { value }
    }
}
