//! The print log of what is not made for guests: certificates of speakers and members, signs of
//! booths and doors, sheets for sessions.

use rusqlite::Connection;
use serde_json::{Value, json};
use tests::{Office, given};

use super::schema::UNTIL_30;

fn print(office: &Office, request: Value) -> u64 {
    let mut request = request;
    request["path"] = json!(office.path("printed.pdf"));
    office.call("print.save", request)["pages"].as_u64().unwrap()
}

/// Answers how many pieces of a document are new, changed and unchanged.
fn counted(office: &Office, document: &str) -> [u64; 3] {
    let count = office.call("print.count", json!({ "document": document }));
    ["new", "changed", "unchanged"].map(|name| count[name].as_u64().unwrap())
}

fn latest(office: &Office) -> Value {
    office.call("prints.list", json!({}))["rows"][0].clone()
}

fn found(office: &Office, command: &str, name: &str) -> Value {
    let rows = office.call(command, json!({ "limit": 1000 }))["rows"].clone();
    let rows = rows.as_array().unwrap();
    let is_it = |row: &&Value| {
        ["full_name", "name_zh", "title_zh", "number"].iter().any(|field| row[*field] == name)
    };
    rows.iter().find(is_it).unwrap_or_else(|| panic!("{name} is in {command}")).clone()
}

#[test]
fn every_kind_of_piece_is_new_then_unchanged() {
    let office = Office::with_sample();

    for document in
        ["speaking", "stage-cards", "membership", "booth-signs", "door-signs", "session-sheets"]
    {
        let [new, changed, unchanged] = counted(&office, document);
        assert_eq!((changed, unchanged), (0, 0), "{document}");
        assert!(new > 0, "{document}");

        let request = json!({ "document": document, "only_changed": true });
        assert_eq!(print(&office, request.clone()), new, "{document}");

        assert_eq!(counted(&office, document), [0, 0, new], "{document}");
        let run = latest(&office);
        assert_eq!((&run["document"], &run["pieces"]), (&json!(document), &json!(new)));
        assert_eq!(run["names"].as_array().unwrap().len() as u64, new.min(3), "{document}");
        let mut nothing = request;
        nothing["path"] = json!(office.path("none.pdf"));
        assert_eq!(office.refused("print.save", nothing).code(), "nothing_to_print", "{document}");
    }
}

#[test]
fn whoever_has_a_part_has_a_card_for_the_stage_without_being_registered() {
    let office = Office::with_sample();
    let before = counted(&office, "stage-cards")[0];
    let official = given::person(&office, "欧阳㛃");
    let sessions = office.call("sessions.list", json!({ "limit": 100 }))["rows"].clone();
    let opening = sessions.as_array().unwrap().iter().find(|row| !row["starts_at"].is_null());
    let mut draft = office.call("sessions.get", json!({ "id": opening.unwrap()["id"] }));
    let parts = draft["roles"].as_array_mut().unwrap();
    parts.push(json!({ "person_id": official["id"], "role": "host" }));
    office.call("sessions.save", draft);

    assert_eq!(counted(&office, "stage-cards")[0], before + 1);
    let card = json!({ "document": "stage-cards", "things": [official["id"]] });
    assert_eq!(print(&office, card), 1);
    assert_eq!(latest(&office)["names"], json!(["欧阳㛃"]));
    let speaks = json!({ "document": "speaking", "things": [official["id"]],
        "path": office.path("none.pdf") });
    assert_eq!(office.refused("print.save", speaks).code(), "nothing_to_print");
}

#[test]
fn who_speaks_about_something_else_gets_another_certificate() {
    let office = Office::with_sample();
    let all = print(&office, json!({ "document": "speaking" }));
    let speaker = office.call("people.list", json!({ "search": "孙海东" }))["rows"][0].clone();
    let person = office.call("people.get", json!({ "id": speaker["id"] }));
    let save = |field: &str, value: &str| {
        let mut draft = person.clone();
        draft[field] = json!(value);
        office.call("people.save", draft);
    };

    save("phone", "13800001234");
    assert_eq!(counted(&office, "speaking"), [0, 0, all]);
    save("position_zh", "理事长");

    assert_eq!(counted(&office, "speaking"), [0, 1, all - 1]);
    assert_eq!(print(&office, json!({ "document": "speaking", "only_changed": true })), 1);
    assert_eq!(latest(&office)["names"], json!(["孙海东"]));
    assert_eq!(counted(&office, "speaking"), [0, 0, all]);
}

#[test]
fn a_standing_a_booth_and_a_time_change_what_hangs_there() {
    let office = Office::with_sample();
    let changed = |document: &str| counted(&office, document)[1];
    for document in ["membership", "booth-signs", "door-signs", "session-sheets"] {
        print(&office, json!({ "document": document }));
    }

    let booth = found(&office, "booths.list", "A01");
    let mut booth = office.call("booths.get", json!({ "id": booth["id"] }));
    booth["number"] = json!("A99");
    booth["staff"] = json!([]);
    office.call("booths.save", booth);
    assert_eq!((changed("booth-signs"), changed("membership")), (1, 0));

    let session = office.call("sessions.list", json!({ "limit": 1000 }))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["people"].as_array().is_some_and(|people| !people.is_empty()))
        .unwrap()
        .clone();
    let mut session = office.call("sessions.get", json!({ "id": session["id"] }));
    session["title_zh"] = json!("另一个题目");
    office.call("sessions.save", session);
    assert_eq!((changed("session-sheets"), changed("door-signs")), (1, 1));
    office.call("journal.undo", json!(null));
    assert_eq!((changed("session-sheets"), changed("door-signs")), (0, 0));
}

#[test]
fn pieces_are_narrowed_by_words_keys_and_choice() {
    let office = Office::with_sample();
    let count = |document: &str, query: &str| {
        let request = json!({ "document": document, "filter": { "query": query } });
        office.call("print.count", request)["new"].as_u64().unwrap()
    };
    let speaker = found(&office, "people.list", "孙海东");

    assert_eq!(count("speaking", "孙海东"), 1);
    assert_eq!(count("speaking", "sunhai"), 1);
    assert_eq!(count("speaking", "孙海东 -单位:科技局"), 0);
    assert_eq!(count("speaking", "日:2019-04-13"), counted(&office, "speaking")[0]);
    assert_eq!(count("speaking", "日:2019-04-14"), 0);
    assert_eq!(count("membership", "单位:博雅"), 1);
    assert_eq!(count("booth-signs", "A02"), 1);
    let request = json!({ "document": "speaking", "things": [speaker["id"]] });
    assert_eq!(print(&office, request), 1);
    assert_eq!(latest(&office)["names"], json!(["孙海东"]));
    let refused = |document: &str, filter: Value| {
        let error =
            office.refused("print.count", json!({ "document": document, "filter": filter }));
        error.code()
    };
    assert_eq!(refused("speaking", json!({ "query": "状态:已确认" })), "filter_not_here");
    assert_eq!(refused("speaking", json!({ "state": "confirmed" })), "print_no_filter");
    assert_eq!(refused("program", json!({ "query": "孙" })), "print_no_filter");
}

#[test]
fn pieces_come_in_the_order_that_was_chosen() {
    let office = Office::new();
    for (name, standing, sector) in [
        ("无锡药明", "member", "industry"),
        ("北京大学", "council", "academia"),
        ("成都医院", "council", "industry"),
    ] {
        office.call(
            "organisations.save",
            json!({ "name_zh": name, "standing": standing, "sector": sector }),
        );
    }
    let come = |order: Value| {
        print(&office, json!({ "document": "membership", "options": { "order": order } }));
        latest(&office)["names"].clone()
    };

    let usual = come(json!(null));
    assert_eq!(come(json!("standing")), usual);
    assert_eq!(come(json!("pinyin")), json!(["北京大学", "成都医院", "无锡药明"]));
    let request = json!({ "document": "membership", "options": { "order": "seat" } });
    assert_eq!(office.refused("print.count", request).code(), "print_no_order");
}

#[test]
fn a_run_of_pieces_is_printed_again_as_it_was() {
    let office = Office::with_sample();
    print(&office, json!({ "document": "membership", "filter": { "query": "博雅" } }));
    let run = latest(&office);

    let pages = print(
        &office,
        json!({ "document": "membership", "again": run["id"],
            "reprint": { "reason": "damaged" } }),
    );

    let again = latest(&office);
    assert_eq!((pages, &again["names"]), (1, &run["names"]));
    assert_eq!(again["reason"], "damaged");
    office.call("prints.discard", json!({ "id": run["id"], "discarded": true }));
    office.call("prints.discard", json!({ "id": again["id"], "discarded": true }));
    assert_eq!(counted(&office, "membership")[2], 0);
}

#[test]
fn the_log_keeps_the_name_when_a_person_a_unit_or_a_session_goes() {
    let office = Office::new();
    let unit = office.call(
        "organisations.save",
        json!({ "name_zh": "无锡药明", "standing": "member", "sector": "industry" }),
    );
    print(&office, json!({ "document": "membership" }));

    office.call("organisations.remove", json!({ "id": unit["id"] }));
    assert_eq!(latest(&office)["names"], json!(["无锡药明"]));
    let again = json!({ "document": "membership", "again": latest(&office)["id"],
        "path": office.path("none.pdf") });
    assert_eq!(office.refused("print.save", again).code(), "nothing_to_print");

    office.call("journal.undo", json!(null));
    assert_eq!(counted(&office, "membership"), [0, 0, 1]);
}

#[test]
fn a_certificate_follows_those_who_are_merged() {
    let office = Office::with_sample();
    let all = print(&office, json!({ "document": "speaking" }));
    let twin = given::person(&office, "孙海东");
    let speaker = office.call("people.list", json!({ "search": "孙海东" }))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["id"] != twin["id"])
        .unwrap()
        .clone();
    let person = office.call("people.get", json!({ "id": speaker["id"] }));

    let mut kept = person;
    kept["id"] = twin["id"].clone();
    office.call("people.merge", json!({ "gone_id": speaker["id"], "person": kept }));

    assert_eq!(counted(&office, "speaking"), [0, 0, all]);
}

/// A file from before the log knew pieces of every kind.
#[test]
fn a_log_from_before_means_what_it_meant() {
    let office = Office::new();
    given::registration(&office, "张三");
    print(&office, json!({ "document": "badges" }));
    let path = office.file();
    office.call("files.close", json!(null));
    let old = Connection::open(&path).unwrap();
    for column in ["person_id", "organisation_id", "booth_id", "session_id", "room_id"] {
        let index = column.trim_end_matches("_id");
        old.execute_batch(&format!(
            "DROP INDEX prints_by_{index}; ALTER TABLE prints DROP COLUMN {column};"
        ))
        .unwrap();
    }
    old.execute_batch(UNTIL_30).unwrap();
    old.execute_batch(
        "DROP INDEX change_rows_by_principal; DROP INDEX change_rows_by_principal_before;
         ALTER TABLE prints DROP COLUMN day;
         ALTER TABLE print_runs DROP COLUMN chosen;
         PRAGMA user_version = 27;",
    )
    .unwrap();
    drop(old);

    office.call("files.open", json!({ "path": path }));

    assert_eq!(counted(&office, "badges"), [0, 0, 1]);
    let again = json!({ "document": "badges", "again": latest(&office)["id"] });
    assert_eq!(print(&office, again), 1);
    assert_eq!(latest(&office)["names"], json!(["张三"]));
}

#[test]
fn who_only_thinks_of_joining_gets_no_certificate() {
    let office = Office::new();
    for (name, standing) in [("无锡药明", "member"), ("成都医院", "prospect")] {
        office.call("organisations.save", json!({ "name_zh": name, "standing": standing }));
    }

    assert_eq!(counted(&office, "membership"), [1, 0, 0]);
    print(&office, json!({ "document": "membership" }));

    assert_eq!(latest(&office)["names"], json!(["无锡药明"]));
    let asked = json!({ "document": "membership", "filter": { "query": "成都" },
        "path": office.path("none.pdf") });
    assert_eq!(office.refused("print.save", asked).code(), "nothing_to_print");
}

#[test]
fn a_sign_that_goes_on_over_pages_is_previewed_as_it_is_printed() {
    let office = Office::new();
    for (room, talks) in [("甲厅", 2), ("乙厅", 40), ("丙厅", 2)] {
        let room = given::room(&office, room, 100);
        for number in 0..talks {
            let starts_at = format!("2019-04-13T{:02}:{:02}", 9 + number / 6, number % 6 * 10);
            let talk = json!({ "kind": "talk", "title_zh": format!("第{number}场"),
                "starts_at": starts_at, "minutes": 10, "room_ids": [room["id"]] });
            office.call("sessions.save", talk);
        }
    }
    let request = json!({ "document": "door-signs" });

    let printed = print(&office, request.clone());
    let mut asked = request;
    asked["from"] = json!(printed - 1);
    asked["count"] = json!(2);
    let seen = office.call("print.preview", asked);

    assert!(printed > 3, "{printed}");
    assert_eq!(seen["total"], printed);
    assert_eq!(seen["pages"].as_array().unwrap().len(), 1);
    let kinds: Vec<&str> = seen["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["kind"].as_str().unwrap())
        .collect();
    assert!(kinds.contains(&"continued"), "{kinds:?}");
}
