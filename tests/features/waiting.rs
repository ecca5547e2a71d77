//! Places in a category, and those who wait for one.

use serde_json::{Value, json};
use tests::{Office, given};

use super::lists::{import, list};

/// An event whose first category has so many places.
fn with_places(quota: u32) -> (Office, Value) {
    let office = Office::new();
    let mut category = office.call("categories.list", json!(null))[0].clone();
    category["quota"] = json!(quota);
    let category = office.call("categories.save", category);
    (office, category["id"].clone())
}

fn register(office: &Office, category: &Value, name: &str) -> Value {
    let person = given::person(office, name);
    office.call("registrations.save", json!({ "person_id": person["id"], "category_id": category }))
}

fn standing(office: &Office, detail: &Value) -> (Value, Value) {
    let id = &detail["registration"]["id"];
    let now = office.call("registrations.get", json!({ "id": id }));
    (now["registration"]["state"].clone(), now["waiting_place"].clone())
}

#[test]
fn who_comes_after_the_last_place_waits_in_order() {
    let (office, category) = with_places(1);

    let one = register(&office, &category, "张三");
    let two = register(&office, &category, "李四");
    let three = register(&office, &category, "王五");

    assert_eq!(standing(&office, &one), (json!("registered"), Value::Null));
    assert_eq!(standing(&office, &two), (json!("waiting"), json!(1)));
    assert_eq!(standing(&office, &three), (json!("waiting"), json!(2)));
    let scan = json!({ "registration_id": two["registration"]["id"] });
    assert_eq!(office.call("checkins.record", scan)["verdict"], "refused");
    let listed = office.call("categories.list", json!(null))[0].clone();
    assert_eq!((&listed["taken"], &listed["waiting"]), (&json!(1), &json!(2)));
}

#[test]
fn a_place_that_comes_free_goes_to_who_has_waited_longest() {
    let (office, category) = with_places(1);
    let one = register(&office, &category, "张三");
    let two = register(&office, &category, "李四");
    let three = register(&office, &category, "王五");
    let ids = json!({ "ids": [one["registration"]["id"]] });
    office.call("registrations.move", json!({ "filter": ids, "state": "cancelled" }));

    let told = office.call("registrations.promote", json!({ "category_id": category }));

    assert_eq!(told["count"], 1);
    assert_eq!(standing(&office, &two), (json!("registered"), Value::Null));
    assert_eq!(standing(&office, &three), (json!("waiting"), json!(1)));
    let again = office.refused("registrations.promote", json!({ "category_id": category }));
    assert_eq!(again.problems()[0].code, "no_place");
    office.call("journal.undo", json!(null));
    assert_eq!(standing(&office, &two), (json!("waiting"), json!(1)));
}

#[test]
fn nobody_gets_past_the_quota_by_another_way() {
    let (office, category) = with_places(1);
    let one = register(&office, &category, "张三");
    let two = register(&office, &category, "李四");

    let filter = json!({ "ids": [two["registration"]["id"]] });
    office.call("registrations.move", json!({ "filter": filter, "state": "registered" }));
    let filter = json!({ "ids": [two["registration"]["id"]] });
    let request = json!({ "filter": filter, "state": "registered" });
    assert_eq!(office.call("registrations.try_edit", request.clone())["waits"], 1);
    let refused = office.refused("registrations.edit_many", request);
    assert_eq!(refused.problems()[0].code, "no_place");
    let stranger = json!({ "full_name": "赵六", "category_id": category });
    let stranger = office.call("registrations.walk_in", stranger);
    let scan = json!({ "registration_id": stranger["registration"]["id"] });
    let answer = office.call("checkins.record", scan);
    assert_eq!((&answer["verdict"], &answer["reason"]), (&json!("refused"), &json!("waiting")));
    assert_eq!(answer["guest"]["waiting_place"], 2);
    let filter = json!({ "ids": [one["registration"]["id"]] });
    office.call("registrations.move", json!({ "filter": filter, "state": "confirmed" }));

    assert_eq!(standing(&office, &two), (json!("waiting"), json!(1)));
    assert_eq!(standing(&office, &stranger), (json!("waiting"), json!(2)));
    // Who has a place keeps it.
    assert_eq!(standing(&office, &one).0, "confirmed");
}

#[test]
fn a_list_gives_places_row_by_row_and_takes_back_what_somebody_leaves() {
    let (office, category) = with_places(2);
    let name = office.call("categories.list", json!(null))[0]["name_zh"].clone();
    let name = name.as_str().unwrap();
    let phones = json!({ "张三": "13800001111", "李四": "13800001112", "钱七": "13800001117" });
    for guest in ["张三", "李四", "钱七"] {
        let person = json!({ "full_name": guest, "phone": phones[guest] });
        let person = office.call("people.save", person);
        if guest != "钱七" {
            let draft = json!({ "person_id": person["id"], "category_id": category });
            office.call("registrations.save", draft);
        }
    }
    let rows = [
        ("张三", "13800001111", "已取消"),
        ("王五", "13800001113", "已报名"),
        ("钱七", "13800001117", "已报名"),
        ("赵六", "13800001116", "已报名"),
    ];
    let rows: String = rows
        .iter()
        .map(|(guest, phone, state)| format!("{guest},{phone},{name},{state}\n"))
        .collect();
    let file = list(&office, "places.csv", &format!("姓名,手机,类别,状态\n{rows}"));

    import(&office, &file);

    let states = |state: &str| {
        let filter = json!({ "filter": { "state": state }, "limit": 10 });
        let found = office.call("registrations.list", filter);
        let rows = found["rows"].as_array().unwrap().clone();
        let mut names: Vec<String> =
            rows.iter().map(|row| row["full_name"].as_str().unwrap().to_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(states("registered"), ["李四", "王五"]);
    assert_eq!(states("waiting"), ["赵六", "钱七"]);
    assert_eq!(states("cancelled"), ["张三"]);
}

/// One of two places is free, and two wait.
fn with_a_free_place() -> (Office, Value, [Value; 2]) {
    let (office, category) = with_places(2);
    let [one, _, three, four] =
        ["张三", "李四", "王五", "赵六"].map(|name| register(&office, &category, name));
    let ids = json!({ "ids": [one["registration"]["id"]] });
    office.call("registrations.move", json!({ "filter": ids, "state": "cancelled" }));
    (office, category, [three, four])
}

#[test]
fn who_comes_anew_does_not_overtake_those_who_wait() {
    let (office, category, [first, second]) = with_a_free_place();

    let saved = register(&office, &category, "周一");
    let walk_in = json!({ "full_name": "周二", "category_id": category });
    let walk_in = office.call("registrations.walk_in", walk_in);
    let waits = json!({ "person_id": second["person"]["id"] });
    office.call("registrations.walk_in", waits);
    let text = "姓名,手机,状态\n周三,13800002223,已确认\n";
    let mut request = list(&office, "later.csv", text);
    request["category_id"] = category;
    let report = import(&office, &request);

    assert_eq!(report["problems"][0]["trouble"], "waits");
    assert_eq!(standing(&office, &first), (json!("waiting"), json!(1)));
    assert_eq!(standing(&office, &second), (json!("waiting"), json!(2)));
    assert_eq!(standing(&office, &saved), (json!("waiting"), json!(3)));
    assert_eq!(standing(&office, &walk_in), (json!("waiting"), json!(4)));
    let listed = office.call("categories.list", json!(null))[0].clone();
    assert_eq!((&listed["taken"], &listed["waiting"]), (&json!(1), &json!(5)));

    let known = json!({ "person_id": first["person"]["id"] });
    office.call("registrations.walk_in", known);
    assert_eq!(standing(&office, &first), (json!("registered"), Value::Null));
}

#[test]
fn a_free_place_is_given_by_hand_and_what_is_left_over_is_for_all() {
    let (office, category, [first, second]) = with_a_free_place();

    let filter = json!({ "ids": [second["registration"]["id"]] });
    office.call("registrations.move", json!({ "filter": filter, "state": "registered" }));
    assert_eq!(standing(&office, &second).0, "registered");
    assert_eq!(standing(&office, &first), (json!("waiting"), json!(1)));

    let mut listed = office.call("categories.list", json!(null))[0].clone();
    listed["quota"] = json!(4);
    office.call("categories.save", listed);
    let [one, other] = ["周一", "周二"].map(|name| register(&office, &category, name));
    assert_eq!(standing(&office, &one).0, "registered");
    assert_eq!(standing(&office, &other), (json!("waiting"), json!(2)));
}

#[test]
fn who_waits_in_another_category_comes_last_there() {
    let (office, category) = with_places(1);
    let press = json!({ "name_zh": "媒体席", "color": "#1f6f8b", "quota": 1, "position": 9 });
    let press = office.call("categories.save", press)["id"].clone();
    register(&office, &category, "张三");
    register(&office, &press, "李四");
    let moved = register(&office, &category, "王五");
    office.wait_minutes(1);
    let other = register(&office, &press, "赵六");
    office.wait_minutes(1);

    let filter = json!({ "ids": [moved["registration"]["id"]] });
    office.call("registrations.edit_many", json!({ "filter": filter, "category_id": press }));

    assert_eq!(standing(&office, &other), (json!("waiting"), json!(1)));
    assert_eq!(standing(&office, &moved), (json!("waiting"), json!(2)));
}

#[test]
fn a_move_says_who_has_to_wait_and_who_goes_past_others() {
    let (office, category) = with_places(1);
    let one = register(&office, &category, "张三");
    let two = register(&office, &category, "李四");
    let three = register(&office, &category, "王五");
    let title = || office.call("journal.list", json!({}))["rows"][0]["title"].clone();
    let state = |detail: &Value, state: &str| {
        let id = &detail["registration"]["id"];
        office.call("registrations.save", json!({ "id": id, "state": state }));
        title()
    };

    assert_eq!(title(), "registrations.waits");
    assert_eq!(state(&two, "registered"), "registrations.waits");
    assert_eq!(state(&one, "cancelled"), "registrations.change");
    assert_eq!(state(&three, "registered"), "registrations.passes_line");
    assert_eq!(standing(&office, &two), (json!("waiting"), json!(1)));
    assert_eq!(standing(&office, &three), (json!("registered"), Value::Null));
}

/// An event with five who are told by name, two of them confirmed, and a category of two places that has
/// one guest already.
fn with_few_places() -> (Office, Value, Vec<Value>) {
    let (office, usual) = with_places(9);
    let names = ["安一", "安二", "安三", "周四", "周五"];
    let guests = names.map(|name| register(&office, &usual, name)).to_vec();
    let few = office
        .call("categories.save", json!({ "name_zh": "贵宾", "color": "#8b0a2a", "quota": 2 }));
    register(&office, &few["id"], "王强");
    for guest in &guests[3..] {
        move_to(&office, &guest["registration"]["id"], "confirmed");
    }
    (office, few["id"].clone(), guests)
}

fn move_to(office: &Office, id: &Value, state: &str) {
    let filter = json!({ "ids": [id] });
    office.call("registrations.move", json!({ "filter": filter, "state": state }));
}

fn ids(guests: &[Value]) -> Value {
    guests.iter().map(|guest| guest["registration"]["id"].clone()).collect()
}

#[test]
fn many_who_go_to_a_full_category_are_told_and_who_is_confirmed_goes_first() {
    let (office, few, guests) = with_few_places();
    let request = json!({ "filter": { "ids": ids(&guests) }, "category_id": few });

    let preview = office.call("registrations.try_edit", request.clone());
    let told = office.call("registrations.edit_many", request);

    assert_eq!([&preview["changed"], &preview["waits"]], [&json!(5), &json!(4)]);
    assert_eq!(told["count"], 5);
    let states = guests.iter().map(|guest| standing(&office, guest).0);
    assert_eq!(
        states.collect::<Vec<_>>(),
        ["waiting", "waiting", "waiting", "confirmed", "waiting"]
    );
    let step = office.call("journal.state", json!(null))["undo"].clone();
    assert_eq!(
        (&step["title"], &step["subject"]),
        (&json!("registrations.many_wait"), &json!("4"))
    );
}

#[test]
fn cells_give_places_as_a_change_of_many_does() {
    let (office, _, guests) = with_few_places();
    let cells = guests.iter().map(
        |guest| json!({ "id": guest["registration"]["id"], "column": "category", "text": "贵宾" }),
    );
    office.call("registrations.set_cells", json!({ "cells": cells.collect::<Vec<_>>() }));

    let states = guests.iter().map(|guest| standing(&office, guest).0);
    assert_eq!(
        states.collect::<Vec<_>>(),
        ["waiting", "waiting", "waiting", "confirmed", "waiting"]
    );
    let step = office.call("journal.state", json!(null))["undo"].clone();
    assert_eq!(step["title"], "registrations.many_wait");
}

#[test]
fn who_is_inside_keeps_a_place_wherever_they_go() {
    let (office, few, guests) = with_few_places();
    for guest in [&guests[0], &guests[3]] {
        office.call("checkins.record", json!({ "code": guest["registration"]["badge_number"] }));
    }

    let refused = office.refused(
        "registrations.move",
        json!({ "filter": { "ids": ids(&guests[..1]) }, "state": "waiting" }),
    );
    assert_eq!(refused.problems()[0].code, "checked_in");
    let waiting = json!({ "filter": { "ids": ids(&guests[..2]) }, "state": "waiting" });
    assert_eq!(office.call("registrations.try_edit", waiting)["refused"], 1);
    let request = json!({ "filter": { "ids": ids(&guests) }, "category_id": few });
    let preview = office.call("registrations.try_edit", request.clone());
    office.call("registrations.edit_many", request);

    assert_eq!(preview["waits"], 3);
    let states = guests.iter().map(|guest| standing(&office, guest).0);
    assert_eq!(
        states.collect::<Vec<_>>(),
        ["registered", "waiting", "waiting", "confirmed", "waiting"]
    );
}
