//! Registrations: states, numbers, categories and the organisers' own fields.

use serde_json::json;
use tests::{Office, given};

#[test]
fn a_registration_brings_its_person_in_one_step() {
    let office = Office::new();

    let guest = office.call(
        "registrations.save",
        json!({ "person": { "full_name": "张三", "phone": "13800001234" }, "source": "现场" }),
    );
    office.call("journal.undo", json!(null));

    assert_eq!(guest["registration"]["state"], "registered");
    assert_eq!(guest["registration"]["badge_number"].as_str().unwrap().len(), 8);
    assert_eq!(office.call("people.list", json!({}))["total"], 0);
}

#[test]
fn badge_numbers_are_never_given_twice() {
    let office = Office::new();
    let first = given::registration(&office, "张三");
    office.call("journal.undo", json!(null));

    let second = given::registration(&office, "李四");

    assert_ne!(first["registration"]["badge_number"], second["registration"]["badge_number"]);
}

#[test]
fn a_person_registers_once() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");

    let error = office.refused("registrations.save", json!({ "person_id": guest["person"]["id"] }));

    assert_eq!(error.problems()[0].code, "twice");
}

#[test]
fn states_follow_their_legal_moves() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");
    let id = guest["registration"]["id"].clone();
    let to = |state: &str| json!({ "filter": { "ids": [id] }, "state": state });

    let error = office.refused("registrations.move", to("no_show"));
    office.call("registrations.move", to("confirmed"));
    office.call("registrations.move", to("no_show"));

    assert_eq!(error.code(), "illegal_move");
    assert_eq!(error.details()["from"], "registered");
    let detail = office.call("registrations.get", json!({ "id": id }));
    assert_eq!(detail["registration"]["state"], "no_show");
    assert_eq!(detail["next"], json!(["confirmed"]));
}

#[test]
fn many_move_together_or_not_at_all() {
    let office = Office::new();
    let kept = given::registration(&office, "张三")["registration"]["id"].clone();
    given::registration(&office, "李四");
    let left_out = given::registration(&office, "王五")["registration"]["id"].clone();

    let moved = office.call(
        "registrations.move",
        json!({ "filter": {}, "except": [left_out], "state": "confirmed" }),
    );
    let error = office.refused("registrations.move", json!({ "filter": {}, "state": "no_show" }));

    assert_eq!(moved["count"], 2);
    // The one that was left out is only registered.
    assert_eq!(error.code(), "illegal_move");
    let detail = office.call("registrations.get", json!({ "id": kept }));
    assert_eq!(detail["registration"]["state"], "confirmed");
}

#[test]
fn lists_are_filtered_sorted_and_handed_out_in_pieces() {
    let office = Office::new();
    for name in ["张三", "李四", "王五", "赵六"] {
        given::registration(&office, name);
        office.wait_minutes(1);
    }
    let names = |request| {
        let answer = office.call("registrations.list", request);
        let rows = answer["rows"].as_array().unwrap().iter();
        let names: Vec<_> = rows.map(|row| row["full_name"].as_str().unwrap().to_owned()).collect();
        (answer["total"].as_u64().unwrap(), names.join(" "))
    };
    let told = |total, text: &str| (total, text.to_owned());

    assert_eq!(names(json!({})), told(4, "李四 王五 张三 赵六"));
    assert_eq!(names(json!({ "limit": 2, "offset": 1 })), told(4, "王五 张三"));
    assert_eq!(
        names(json!({ "sort": "registered_at", "descending": true })),
        told(4, "赵六 王五 李四 张三")
    );
    assert_eq!(names(json!({ "sort": "number" })), told(4, "张三 李四 王五 赵六"));
    assert_eq!(names(json!({ "sort": "organisation" })).0, 4);
    assert_eq!(names(json!({ "filter": { "search": "zs" } })), told(1, "张三"));
    assert_eq!(names(json!({ "filter": { "admitted": true } })), told(0, ""));
    assert_eq!(names(json!({ "filter": { "state": "registered" } })).0, 4);
}

#[test]
fn a_new_badge_makes_the_old_one_void() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");

    let again = office.call("registrations.reissue", json!({ "id": guest["registration"]["id"] }));

    assert_eq!(again["registration"]["issue"], 2);
    assert_eq!(again["registration"]["badge_number"], guest["registration"]["badge_number"]);
}

#[test]
fn categories_in_use_stay() {
    let office = Office::new();
    let category = office.call(
        "categories.save",
        json!({ "name_zh": "专家", "name_en": "Expert", "color": "#AA3300" }),
    );
    office.call(
        "registrations.save",
        json!({ "person": { "full_name": "张三" }, "category_id": category["id"] }),
    );

    let error = office.refused("categories.remove", json!({ "id": category["id"] }));

    assert_eq!(category["color"], "#aa3300");
    assert_eq!(category["number"], 7);
    assert_eq!(error.code(), "in_use");
}

#[test]
fn the_organisers_own_fields_are_checked_by_kind() {
    let office = Office::new();
    let field = office.call(
        "custom_fields.save",
        json!({ "name_zh": "饮食", "kind": "choice", "choices": ["无", "清真", "素食"] }),
    );
    let id = field["id"].as_str().unwrap();
    let save = |value: &str| {
        office.ask(
            "registrations.save",
            json!({ "person": { "full_name": "张三" }, "custom": { id: value } }),
        )
    };

    let error = save("随便").unwrap_err();
    let saved = save("清真").unwrap();

    assert_eq!(error.problems()[0].field, format!("custom.{id}"));
    assert_eq!(saved["registration"]["custom"][id], "清真");
    office.call("custom_fields.remove", json!({ "id": id }));
    let detail = office.call("registrations.get", json!({ "id": saved["registration"]["id"] }));
    assert_eq!(detail["registration"]["custom"], json!({}));
    office.call("journal.undo", json!(null));
    let detail = office.call("registrations.get", json!({ "id": saved["registration"]["id"] }));
    assert_eq!(detail["registration"]["custom"][id], "清真");
}

#[test]
fn removing_many_is_one_change() {
    let office = Office::new();
    for name in ["张三", "李四", "王五"] {
        given::registration(&office, name);
    }

    let removed = office.call("registrations.remove_many", json!({ "filter": {} }));
    office.call("journal.undo", json!(null));

    assert_eq!(removed["count"], 3);
    assert_eq!(office.call("registrations.list", json!({}))["total"], 3);
}

/// A misspelt word in a filter would mean everybody.
#[test]
fn a_request_about_many_takes_no_word_that_it_does_not_know() {
    let office = Office::new();
    given::registration(&office, "张三");
    for (name, request) in [
        ("registrations.remove_many", json!({ "filter": { "serach": "李四" } })),
        ("registrations.remove_many", json!({ "filter": {}, "serach": "李四" })),
        ("registrations.move", json!({ "filter": { "serach": "李四" }, "state": "cancelled" })),
        ("registrations.list", json!({ "serach": "李四" })),
        ("registrations.export", json!({ "path": office.path("out.csv"), "serach": "李四" })),
        ("registrations.import", json!({ "list": { "serach": "李四" } })),
    ] {
        let error = office.refused(name, request);

        assert_eq!(error.code(), "malformed", "{name}");
        assert!(error.details()["why"].contains("serach"), "{name}: {error}");
    }
    assert_eq!(office.call("registrations.list", json!({}))["total"], 1);
}
