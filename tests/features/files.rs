//! Event files: what opens, what is refused, and that nothing is lost.

use std::{
    fs::{self, File, OpenOptions},
    io::{Seek, SeekFrom, Write},
};

use rusqlite::Connection;
use serde_json::json;
use summit_core::store::MIGRATIONS;
use tests::{Office, given};

#[test]
fn a_new_file_is_an_event_with_days_and_categories() {
    let office = Office::new();

    let days = office.call("days.list", json!(null));
    let categories = office.call("categories.list", json!(null));

    assert_eq!(days.as_array().unwrap().len(), 2);
    assert_eq!(days[0]["date"], "2019-04-13");
    assert_eq!(categories.as_array().unwrap().len(), 6);
}

#[test]
fn a_file_gets_its_ending() {
    let office = Office::without_event();

    let opened = office.call(
        "files.create",
        json!({ "path": office.path("峰会"), "event": {
            "name_zh": "峰会", "starts_on": "2019-04-13", "ends_on": "2019-04-13" } }),
    );

    assert!(opened["path"].as_str().unwrap().ends_with("峰会.summit"));
}

#[test]
fn what_was_saved_is_there_after_closing_and_the_file_stands_alone() {
    let office = Office::new();
    let path = office.file();
    given::person(&office, "孙海东");

    office.call("files.close", json!(null));
    let beside: Vec<_> = fs::read_dir(office.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with("-wal") || name.ends_with("-shm"))
        .collect();
    office.call("files.open", json!({ "path": path }));

    assert_eq!(beside, Vec::<String>::new());
    assert_eq!(office.call("people.list", json!({}))["rows"][0]["full_name"], "孙海东");
}

#[test]
fn a_second_program_is_refused_and_the_event_stays_open() {
    let office = Office::new();
    let second = Office::without_event();

    let error = second.refused("files.open", json!({ "path": office.file() }));

    assert_eq!(error.code(), "file_locked");
    assert_eq!(office.call("people.list", json!({}))["total"], 0);
}

#[test]
fn an_existing_file_is_never_written_over() {
    let office = Office::new();
    given::person(&office, "孙海东");

    let error = office.refused(
        "files.create",
        json!({ "path": office.file(), "event": {
            "name_zh": "另一个", "starts_on": "2020-01-01", "ends_on": "2020-01-01" } }),
    );

    assert_eq!(error.code(), "file_exists");
    assert_eq!(office.call("people.list", json!({}))["total"], 1);
}

#[test]
fn what_is_no_event_is_refused_and_left_as_it_is() {
    let office = Office::without_event();
    let text = office.path("notes.summit");
    fs::write(&text, "dear diary").unwrap();
    let empty = office.path("empty.summit");
    File::create(&empty).unwrap();
    let other = office.path("other.summit");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();

    let code = |path| office.refused("files.open", json!({ "path": path })).code();

    assert_eq!(code(&text), "file_not_an_event");
    assert_eq!(code(&empty), "file_not_an_event");
    assert_eq!(code(&other), "file_not_an_event");
    assert_eq!(code(&office.path("nowhere.summit")), "file_missing");
    assert_eq!(fs::read_to_string(&text).unwrap(), "dear diary");
}

#[test]
fn a_newer_file_is_refused() {
    let office = Office::new();
    let path = office.file();
    office.call("files.close", json!(null));
    Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", MIGRATIONS.len() as i64 + 1)
        .unwrap();

    assert_eq!(office.refused("files.open", json!({ "path": path })).code(), "file_newer");
}

#[test]
fn a_damaged_file_is_refused() {
    let office = Office::with_sample();
    let path = office.file();
    office.call("files.close", json!(null));
    let whole = fs::read(&path).unwrap();

    let scribbled = office.path("scribbled.summit");
    fs::write(&scribbled, &whole).unwrap();
    let mut file = OpenOptions::new().write(true).open(&scribbled).unwrap();
    file.seek(SeekFrom::Start(whole.len() as u64 / 2)).unwrap();
    file.write_all(&[0xAB; 20_000]).unwrap();
    let cut = office.path("cut.summit");
    fs::write(&cut, &whole[..whole.len() / 2]).unwrap();

    for path in [scribbled, cut] {
        assert_eq!(office.refused("files.open", json!({ "path": path })).code(), "file_damaged");
    }
}

#[test]
fn a_cloud_folder_is_refused() {
    let office = Office::without_event();
    let folder = office.path("OneDrive - Boyalife");
    fs::create_dir(&folder).unwrap();

    let error = office.refused(
        "files.create",
        json!({ "path": folder.join("event.summit"), "event": {
            "name_zh": "峰会", "starts_on": "2019-04-13", "ends_on": "2019-04-13" } }),
    );

    assert_eq!(error.code(), "file_in_cloud_folder");
    assert_eq!(fs::read_dir(folder).unwrap().count(), 0);
}

#[test]
fn a_draft_with_problems_leaves_no_file() {
    let office = Office::without_event();
    let path = office.path("event.summit");

    let error = office.refused(
        "files.create",
        json!({ "path": path, "event": {
            "name_zh": " ", "starts_on": "2019-04-14", "ends_on": "2019-04-13",
            "time_zone": "Mars" } }),
    );

    let fields: Vec<_> = error.problems().iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["name_zh", "ends_on", "time_zone"]);
    assert!(!path.exists());
}

#[test]
fn an_older_file_is_copied_before_it_is_brought_up_to_date() {
    let office = Office::without_event();
    let path = office.path("old.summit");
    let old = Connection::open(&path).unwrap();
    old.pragma_update(None, "application_id", 0x534D_4D54).unwrap();
    for sql in &MIGRATIONS[..2] {
        old.execute_batch(sql).unwrap();
    }
    old.execute(
        "INSERT INTO event (id, name_zh, starts_on, ends_on)
         VALUES (x'00112233445566778899aabbccddeeff', '旧峰会', '2018-01-01', '2018-01-01')",
        [],
    )
    .unwrap();
    old.pragma_update(None, "user_version", 2).unwrap();
    drop(old);

    office.call("files.open", json!({ "path": path }));

    let copy = Connection::open(office.path("old.v2.summit")).unwrap();
    let version: i64 = copy.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, 2);
    assert_eq!(office.call("event.get", json!(null))["name_zh"], "旧峰会");
    assert_eq!(office.call("people.list", json!({}))["total"], 0);
}

#[test]
fn keys_of_an_older_file_stay_right_when_it_is_changed() {
    let office = Office::without_event();
    let path = office.path("old.summit");
    let old = Connection::open(&path).unwrap();
    old.pragma_update(None, "application_id", 0x534D_4D54).unwrap();
    for sql in &MIGRATIONS[..16] {
        old.execute_batch(sql).unwrap();
    }
    old.execute_batch(
        "INSERT INTO event (id, name_zh, starts_on, ends_on)
         VALUES (x'00112233445566778899aabbccddeeff', '旧峰会', '2018-01-01', '2018-01-01');
         INSERT INTO people (id, full_name) VALUES (x'01112233445566778899aabbccddeeff', '孙海东');
         INSERT INTO search_keys (kind, key, owner_id) VALUES
           ('name', '孙海东', x'01112233445566778899aabbccddeeff'),
           ('pinyin', 'sunhaidong', x'01112233445566778899aabbccddeeff');
         PRAGMA user_version = 16;",
    )
    .unwrap();
    drop(old);
    office.call("files.open", json!({ "path": path }));
    let find = |query: &str| office.call("search.find", json!({ "query": query }));
    let before = find("sunhai");

    let id = before[0]["id"].clone();
    office.call("people.save", json!({ "id": id, "full_name": "周海东" }));

    assert_eq!(before[0]["title"], "孙海东");
    assert_eq!(find("sunhai"), json!([]));
    assert_eq!(find("zhouhai")[0]["title"], "周海东");
}

#[test]
fn recent_files_are_remembered_and_forgotten() {
    let office = Office::new();
    let path = office.file();

    let recent = office.call("files.recent", json!(null));
    office.call("files.forget", json!({ "path": path }));

    assert_eq!(recent[0]["name_zh"], "峰会");
    assert_eq!(recent[0]["exists"], true);
    assert_eq!(office.call("files.recent", json!(null)), json!([]));
    assert!(path.exists());
}

#[test]
fn without_an_event_only_files_can_be_asked_for() {
    let office = Office::without_event();

    assert_eq!(office.refused("people.list", json!({})).code(), "no_event");
    assert_eq!(office.call("files.current", json!(null)), json!(null));
}

#[test]
fn a_file_that_was_touched_elsewhere_is_looked_through_again() {
    let office = Office::with_sample();
    let path = office.file();
    office.call("files.close", json!(null));
    office.call("files.open", json!({ "path": path }));
    office.call("files.close", json!(null));
    let middle = fs::metadata(&path).unwrap().len() / 2;
    let mut file = OpenOptions::new().write(true).open(&path).unwrap();
    file.seek(SeekFrom::Start(middle)).unwrap();
    file.write_all(&[0xAB; 20_000]).unwrap();
    drop(file);

    assert_eq!(office.refused("files.open", json!({ "path": path })).code(), "file_damaged");
}
