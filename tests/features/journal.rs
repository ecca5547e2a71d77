//! Undo, redo and the audit trail.

use serde_json::{Value, json};
use summit_core::Caller;
use tests::{Office, given};

fn everything(office: &Office) -> Value {
    json!({
        "people": office.call("people.list", json!({})),
        "registrations": office.call("registrations.list", json!({})),
        "organisations": office.call("organisations.list", json!({})),
        "agenda": office.call("agenda.day", json!({})),
        "booths": office.call("booths.list", json!({})),
        "found": office.call("search.find", json!({ "query": "sun" })),
        "counts": office.call("event.overview", json!(null))["counts"],
    })
}

#[test]
fn undo_and_redo_go_back_and_forth_through_everything() {
    let office = Office::new();
    let mut states = vec![everything(&office)];
    let unit = given::organisation(&office, "博雅控股集团");
    states.push(everything(&office));
    let guest = given::registration(&office, "孙海东");
    states.push(everything(&office));
    let person = guest["person"].clone();
    office.call(
        "people.save",
        json!({ "id": person["id"], "full_name": "孙海东", "organisation_id": unit["id"],
            "phone": "13800009001" }),
    );
    states.push(everything(&office));
    let room = given::room(&office, "主会场", 100);
    states.push(everything(&office));
    given::talk(&office, "致辞", "2019-04-13T09:00", &[&room], &[&person]);
    states.push(everything(&office));
    given::booth(&office, "A01", &unit);
    states.push(everything(&office));
    office.call("people.remove", json!({ "id": person["id"] }));
    states.push(everything(&office));

    for state in states.iter().rev().skip(1) {
        office.call("journal.undo", json!(null));
        assert_eq!(everything(&office), *state);
    }
    assert_eq!(office.refused("journal.undo", json!(null)).code(), "nothing_to_undo");
    for state in states.iter().skip(1) {
        office.call("journal.redo", json!(null));
        assert_eq!(everything(&office), *state);
    }
    assert_eq!(office.refused("journal.redo", json!(null)).code(), "nothing_to_redo");
}

#[test]
fn undo_is_named_and_something_else_ends_redo() {
    let office = Office::new();
    given::person(&office, "孙海东");
    given::person(&office, "李诣书");

    let state = office.call("journal.state", json!(null));
    assert_eq!(state["undo"]["title"], "people.add");
    assert_eq!(state["undo"]["subject"], "李诣书");
    office.call("journal.undo", json!(null));
    assert_eq!(office.call("journal.state", json!(null))["redo"]["subject"], "李诣书");
    given::person(&office, "袁宝珠");

    assert_eq!(office.call("journal.state", json!(null))["redo"], json!(null));
    assert_eq!(office.refused("journal.redo", json!(null)).code(), "nothing_to_redo");
}

#[test]
fn a_thing_that_was_changed_again_elsewhere_is_not_undone() {
    let office = Office::new();
    let person = given::person(&office, "孙海东");
    let edit = |station: &str, position: &str| {
        let draft = json!({ "id": person["id"], "full_name": "孙海东", "position_zh": position });
        office.ask_as(Caller::Office, station, "people.save", draft).unwrap();
    };
    edit("office", "局长");
    edit("laptop", "主任");

    let error = office.refused("journal.undo", json!(null));

    assert_eq!(error.code(), "changed_since");
    let now = office.call("people.get", json!({ "id": person["id"] }));
    assert_eq!(now["position_zh"], "主任");
}

#[test]
fn undoing_an_addition_does_not_take_what_others_hung_on_it() {
    let office = Office::new();
    let unit = given::organisation(&office, "药明生物");
    office
        .ask_as(
            Caller::Office,
            "laptop",
            "people.save",
            json!({ "full_name": "张三", "organisation_id": unit["id"] }),
        )
        .unwrap();

    let error = office.refused("journal.undo", json!(null));

    assert_eq!(error.code(), "changed_since");
    assert_eq!(office.call("people.list", json!({}))["rows"][0]["organisation_zh"], "药明生物");
}

#[test]
fn each_station_undoes_its_own() {
    let office = Office::new();
    given::person(&office, "孙海东");
    office
        .ask_as(Caller::Office, "laptop", "people.save", json!({ "full_name": "李诣书" }))
        .unwrap();

    office.call("journal.undo", json!(null));

    let people = office.call("people.list", json!({}));
    assert_eq!(people["total"], 1);
    assert_eq!(people["rows"][0]["full_name"], "李诣书");
}

#[test]
fn saving_the_same_again_is_no_change() {
    let office = Office::new();
    let person = given::person(&office, "孙海东");
    let before = office.call("journal.list", json!({}))["total"].clone();

    office.call(
        "people.save",
        json!({ "id": person["id"], "full_name": "孙海东",
        "family_name": "孙", "given_name": "海东", "pinyin": "Sun Haidong" }),
    );

    assert_eq!(office.call("journal.list", json!({}))["total"], before);
}

#[test]
fn the_history_of_a_person_tells_before_and_after() {
    let office = Office::new();
    let person = given::person(&office, "孙海东");
    office.wait_minutes(5);
    office.call(
        "people.save",
        json!({ "id": person["id"], "full_name": "孙海东", "position_zh": "局长" }),
    );

    let history = office.call("journal.history", json!({ "about": person["id"] }));

    assert_eq!(history[0]["entry"]["title"], "people.change");
    assert_eq!(history[0]["entry"]["operator"], "Lin");
    assert_eq!(history[0]["entry"]["at"], "2019-04-01T02:05:00.000Z");
    assert_eq!(
        history[0]["fields"],
        json!([{ "table": "people", "field": "position_zh", "before": "", "after": "局长" }])
    );
    assert_eq!(history[1]["entry"]["title"], "people.add");
}

#[test]
fn the_history_of_a_guest_tells_of_everything_that_hangs_on_them() {
    let office = Office::new();
    let guest = given::registration(&office, "孙海东");
    let id = &guest["registration"]["id"];
    let tag = json!({ "id": id, "column": "tags", "text": "VIP" });
    office.call("registrations.set_cells", json!({ "cells": [tag] }));
    let blank = office.call("receptions.get", json!({ "id": id }))["facts"].clone();
    for hotel in ["太湖饭店", "君来酒店"] {
        let mut facts = blank.clone();
        facts["hotel"] = json!(hotel);
        let draft = json!({ "registration_id": id, "facts": facts, "shares_with": [] });
        office.call("receptions.save", draft);
    }
    let dinner = office.call(
        "sessions.save",
        json!({ "kind": "meal", "title_zh": "晚宴", "minutes": 60, "sign_up_limit": 9 }),
    );
    let asked = json!({ "session_id": dinner["id"], "registration_ids": [id] });
    office.call("signups.add", asked);
    let signed = office.call("signups.of_registration", json!({ "id": id }));
    office.call("signups.withdraw", json!({ "ids": [signed[0]["id"]] }));
    given::registration(&office, "李四");

    for about in [id, &guest["person"]["id"]] {
        let history = office.call("journal.history", json!({ "about": about }));
        let told = history.as_array().unwrap().iter();
        let titles: Vec<&str> = told.map(|one| one["entry"]["title"].as_str().unwrap()).collect();

        assert_eq!(titles[..2], ["signups.withdraw", "signups.add"], "{titles:?}");
        assert_eq!(titles.len(), 6, "{titles:?}");
        let hotel = json!({ "table": "receptions", "field": "hotel", "before": "太湖饭店",
            "after": "君来酒店" });
        assert!(history[2]["fields"].as_array().unwrap().contains(&hotel), "{}", history[2]);
    }
}

/// What is told of a guest, the latest first: `field: before → after`.
fn told_of(office: &Office, id: &Value) -> Vec<String> {
    let history = office.call("journal.history", json!({ "about": id }));
    let entries = history.as_array().unwrap().iter();
    let fields = entries.flat_map(|one| one["fields"].as_array().unwrap().clone());
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    fields
        .map(|one| {
            format!(
                "{}.{}: {} → {}",
                word(&one["table"]),
                word(&one["field"]),
                word(&one["before"]),
                word(&one["after"])
            )
        })
        .collect()
}

#[test]
fn a_history_says_in_words_what_stands_as_ids_and_in_several_columns() {
    let office = Office::new();
    let guest = given::registration(&office, "孙海东");
    let id = &guest["registration"]["id"];
    let size = office.call("custom_fields.save", json!({ "name_zh": "尺码", "kind": "text" }));
    let filter = json!({ "ids": [id] });
    let vip = office.call("categories.save", json!({ "name_zh": "贵宾", "color": "#8b0a2a" }));
    for request in [
        json!({ "filter": filter, "add_tag": "VIP" }),
        json!({ "filter": filter, "custom_field_id": size["id"], "custom_value": "L" }),
        json!({ "filter": filter, "category_id": vip["id"] }),
    ] {
        office.call("registrations.edit_many", request);
    }
    let mut facts = office.call("receptions.get", json!({ "id": id }))["facts"].clone();
    for (day, wants) in [(json!("2019-04-12"), json!(true)), (Value::Null, json!(false))] {
        facts["arrives_on"] = day;
        facts["wants_pick_up"] = wants;
        let draft = json!({ "registration_id": id, "facts": facts, "shares_with": [] });
        office.call("receptions.save", draft);
    }
    let dinner = office.call(
        "sessions.save",
        json!({ "kind": "meal", "title_zh": "晚宴", "minutes": 60, "sign_up_limit": 9 }),
    );
    let asked = json!({ "session_id": dinner["id"], "registration_ids": [id] });
    office.call("signups.add", asked);
    let other = json!({ "id": id, "full_name": "李四" });
    office.call("registrations.replace", other);

    let told = told_of(&office, id);

    assert!(!told.iter().any(|line| line.starts_with("people.full_name: - → 李四")), "{told:?}");
    let own = format!("custom.{}:  → L", size["id"].as_str().unwrap());
    for line in [
        "party.guest: 孙海东 → 李四",
        "signups.title:  → 晚宴",
        "receptions.arrives_at: 2019-04-12 → ",
        "receptions.pick_up: yes → no",
        "receptions.arrives_at:  → 2019-04-12",
        "registrations.category: 参会代表 → 贵宾",
        &*own,
        "registrations.tags:  → VIP",
    ] {
        assert!(told.iter().any(|one| one == line), "{line}: {told:?}");
    }
}

#[test]
fn a_panic_or_a_refusal_leaves_no_trace() {
    let office = Office::new();
    let before = everything(&office);

    office.refused(
        "registrations.save",
        json!({ "person": { "full_name": "张三" },
        "category_id": "00000000-0000-7000-8000-000000000000" }),
    );

    assert_eq!(everything(&office), before);
}
