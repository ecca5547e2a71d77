//! The truth at the door.

use serde_json::{Value, json};
use summit_core::{Caller, registrations};
use tests::{Office, given};

use super::lists::{import, list, told};

fn token(office: &Office, guest: &Value) -> String {
    office
        .app
        .store()
        .unwrap()
        .read(|reading| {
            let rows = registrations::all(reading, &registrations::RegistrationFilter::default())?;
            let row = rows
                .iter()
                .find(|row| json!(row.id) == guest["registration"]["id"])
                .expect("the registration is listed");
            Ok(registrations::token(reading, row)?.0)
        })
        .unwrap()
}

fn scan(office: &Office, code: &str) -> Value {
    office.call("checkins.record", json!({ "code": code }))
}

#[test]
fn a_guest_is_welcome_once_and_the_first_time_is_told() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");
    let code = token(&office, &guest);

    let first = scan(&office, &code);
    office.wait_minutes(3);
    let again = office
        .ask_as(Caller::Desk, "north gate", "checkins.record", json!({ "code": code }))
        .unwrap();

    assert_eq!(first["verdict"], "welcome");
    assert_eq!(first["guest"]["full_name"], "张三");
    assert_eq!(again["verdict"], "already");
    assert_eq!(again["first"]["at"], "2019-04-01T02:00:00.000Z");
    assert_eq!(again["first"]["station"], "office");
    let counters = office.call("checkins.counters", json!(null));
    assert_eq!(counters, json!({ "expected": 1, "admitted": 1, "last_five_minutes": 1 }));
}

#[test]
fn the_number_under_the_code_works_as_well() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");
    let number = guest["registration"]["badge_number"].as_str().unwrap().to_owned();
    let typed = format!(" {} {} ", &number[..4], &number[4..]);

    assert_eq!(scan(&office, &typed)["verdict"], "welcome");
}

#[test]
fn nobody_else_is_let_in() {
    let office = Office::new();
    let other = Office::new();
    let stranger = given::registration(&other, "李四");
    given::registration(&office, "张三");

    let forged = scan(&office, &token(&other, &stranger));

    assert_eq!(forged["verdict"], "refused");
    assert_eq!(forged["reason"], "forged");
    assert_eq!(scan(&office, "10000000")["verdict"], "unknown");
    assert_eq!(scan(&office, "hello")["verdict"], "unknown");
    assert_eq!(office.call("checkins.counters", json!(null))["admitted"], 0);
    assert_eq!(office.call("checkins.list", json!({}))["total"], 3);
}

#[test]
fn the_cancelled_and_the_merely_invited_are_refused_with_the_reason() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");
    let code = token(&office, &guest);
    let to = |state: &str| {
        let ids = json!([guest["registration"]["id"]]);
        office.call("registrations.move", json!({ "filter": { "ids": ids }, "state": state }));
    };

    to("cancelled");
    assert_eq!(scan(&office, &code)["reason"], "cancelled");
    to("invited");
    assert_eq!(scan(&office, &code)["reason"], "not_registered");
    to("registered");

    assert_eq!(scan(&office, &code)["verdict"], "welcome");
}

#[test]
fn a_reissued_badge_makes_the_old_one_void() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");
    let old = token(&office, &guest);
    office.call("registrations.reissue", json!({ "id": guest["registration"]["id"] }));
    let new = token(&office, &guest);

    assert_eq!(scan(&office, &old)["reason"], "reissued");
    assert_eq!(scan(&office, &new)["verdict"], "welcome");
}

#[test]
fn the_same_event_sent_twice_is_one_event() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");
    let scan = json!({ "id": "01890a5d-ac96-774b-bcce-b302099a8057",
        "code": guest["registration"]["badge_number"] });

    let first = office.call("checkins.record", scan.clone());
    let again = office.call("checkins.record", scan);

    assert_eq!(first["verdict"], "welcome");
    assert_eq!(again["verdict"], "welcome");
    assert_eq!(office.call("checkins.list", json!({}))["total"], 1);
}

#[test]
fn undoing_a_scan_is_another_event() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");
    let code = token(&office, &guest);
    let entry = scan(&office, &code);

    office.call("checkins.undo", json!({ "id": entry["id"], "reason": "扫错人" }));

    let detail = office.call("registrations.get", json!({ "id": guest["registration"]["id"] }));
    let kinds: Vec<_> = detail["checkins"].as_array().unwrap().iter().map(|c| &c["kind"]).collect();
    assert_eq!(kinds.len(), 2);
    assert!(kinds.contains(&&json!("undo")) && kinds.contains(&&json!("entry")));
    assert_eq!(office.call("checkins.counters", json!(null))["admitted"], 0);
    assert_eq!(scan(&office, &code)["verdict"], "welcome");
    assert_eq!(
        office.refused("checkins.undo", json!({ "id": entry["id"] })).code(),
        "nothing_to_undo"
    );
}

#[test]
fn an_override_needs_a_reason_and_keeps_it() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");
    let ids = json!([guest["registration"]["id"]]);
    office.call("registrations.move", json!({ "filter": { "ids": ids }, "state": "cancelled" }));

    let answer = office.call(
        "checkins.record",
        json!({ "registration_id": guest["registration"]["id"],
            "override_reason": "领导同意" }),
    );

    assert_eq!(answer["verdict"], "welcome");
    let row = office.call("checkins.list", json!({}))["rows"][0].clone();
    assert_eq!(row["checkin"]["kind"], "override");
    assert_eq!(row["checkin"]["reason"], "领导同意");
}

#[test]
fn a_scan_is_history_and_ctrl_z_leaves_it_alone() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");
    scan(&office, &token(&office, &guest));

    let error = office.refused("journal.undo", json!(null));

    // What would be undone is the registration, and the door has seen its badge.
    assert_eq!(error.code(), "changed_since");
    assert_eq!(office.call("checkins.counters", json!(null))["admitted"], 1);
}

#[test]
fn a_desk_may_do_what_the_table_grants_and_no_more() {
    let office = Office::new();
    let granted: Vec<&str> = summit_core::COMMANDS
        .iter()
        .filter(|command| command.caller == Caller::Desk)
        .map(|command| command.name)
        .collect();

    let error = office
        .ask_as(Caller::Desk, "gate", "people.save", json!({ "full_name": "x" }))
        .unwrap_err();

    assert_eq!(error.code(), "forbidden");
    assert_eq!(
        granted,
        [
            "event.get",
            "categories.list",
            "checkins.record",
            "checkins.undo",
            "checkins.counters",
            "search.find"
        ]
    );
}

#[test]
fn who_is_inside_has_not_stayed_away() {
    let office = Office::new();
    let guest = given::registration(&office, "张三")["registration"].clone();
    let to = |state: &str| json!({ "filter": { "ids": [guest["id"]] }, "state": state });
    office.call("registrations.move", to("confirmed"));
    office.call("checkins.record", json!({ "code": guest["badge_number"] }));

    for state in ["no_show", "cancelled"] {
        let error = office.refused("registrations.move", to(state));
        assert_eq!(error.problems()[0].code, "checked_in", "{state}");
        let edit = json!({ "filter": {}, "state": state });
        assert_eq!(office.call("registrations.try_edit", edit.clone())["refused"], 1, "{state}");
        assert_eq!(office.call("registrations.edit_many", edit)["count"], 0, "{state}");
        let text = format!("姓名,胸卡编号,状态\n张三,{},{state}\n", guest["badge_number"]);
        let report = import(&office, &list(&office, "states.csv", &text));
        assert_eq!(told(&report), [(2, "is_inside", "")], "{state}");
    }
}

#[test]
fn who_was_thought_to_stay_away_and_comes_is_confirmed() {
    let office = Office::new();
    let guest = given::registration(&office, "张三")["registration"].clone();
    for state in ["confirmed", "no_show"] {
        let request = json!({ "filter": { "ids": [guest["id"]] }, "state": state });
        office.call("registrations.move", request);
    }

    let answer = office.call("checkins.record", json!({ "code": guest["badge_number"] }));

    assert_eq!(answer["verdict"], "welcome");
    let now = office.call("registrations.get", json!({ "id": guest["id"] }));
    assert_eq!(now["registration"]["state"], "confirmed");
}
