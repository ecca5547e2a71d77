//! The schema is looked at when it changes, and a released step never does.

use rusqlite::Connection;
use serde_json::json;
use summit_core::store::MIGRATIONS;
use tests::Office;

/// Takes away what came after version 30, so that a file can be taken back to a version of before.
pub(super) const UNTIL_30: &str = "DROP TABLE former_references;
    DROP INDEX registrations_with_notes; DROP INDEX people_with_photo;
    DROP INDEX receptions_picked_up; DROP INDEX receptions_by_diet;
    DROP INDEX signups_with_place; DROP TABLE field_values;
    PRAGMA user_version = 30;";

#[test]
fn the_schema_is_the_one_that_was_looked_at() {
    let office = Office::new();
    let path = office.file();
    office.call("files.close", json!(null));

    let db = Connection::open(path).unwrap();
    let mut statement = db
        .prepare(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
             ORDER BY type DESC, name",
        )
        .unwrap();
    let schema = statement
        .query_map([], |row| row.get::<_, String>(0))
        .unwrap()
        .collect::<Result<Vec<_>, _>>()
        .unwrap()
        .join(";\n\n");

    insta::assert_snapshot!(schema);
}

#[test]
fn released_steps_are_as_they_were() {
    let sums: Vec<String> = (1..)
        .zip(MIGRATIONS)
        .map(|(number, sql)| format!("{number:04} {:08x}", fingerprint(sql)))
        .collect();

    insta::assert_snapshot!(sums.join("\n"));
}

#[test]
fn every_journaled_table_can_be_undone_by_its_id() {
    let office = Office::new();
    let path = office.file();
    office.call("files.close", json!(null));

    let db = Connection::open(path).unwrap();
    let without_id: Vec<String> = db
        .prepare(
            "SELECT name FROM sqlite_schema AS t WHERE type = 'table'
             AND name NOT LIKE 'sqlite_%' AND NOT EXISTS (
               SELECT 1 FROM pragma_table_info(t.name)
               WHERE name = 'id' AND pk = 1 AND type = 'BLOB')
             ORDER BY name",
        )
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();

    let unjournaled = [
        "change_rows",
        "changes",
        "counters",
        "field_values",
        "import_mappings",
        "search_keys",
        "search_owners",
        "signing_keys",
    ];
    assert_eq!(without_id, unjournaled);
}

#[test]
fn the_file_is_kept_as_the_design_says() {
    let office = Office::new();
    let store = office.app.store().unwrap();

    let (mode, version): (String, String) = store
        .read(|reading| {
            Ok(reading.query_row(
                "SELECT (SELECT journal_mode FROM pragma_journal_mode), sqlite_version()",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?)
        })
        .unwrap();
    let refused = store.read(|reading| Ok(reading.execute("DELETE FROM people", [])?));

    assert_eq!(mode, "wal");
    let parts: Vec<u32> = version.split('.').map(|part| part.parse().unwrap()).collect();
    assert!(parts >= vec![3, 51, 3], "SQLite {version} can corrupt a log that is reset");
    assert!(refused.is_err(), "a reading must not write");
}

/// FNV-1a, enough to notice that a text changed.
fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
