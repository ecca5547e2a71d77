//! Moving sessions: many in one step, and back in one step.

use serde_json::{Value, json};
use tests::{Office, given};

/// Two rooms, two people, and three talks: two after one another in the first room, one beside them.
struct Morning {
    office: Office,
    hall: Value,
    lounge: Value,
    first: Value,
    second: Value,
    beside: Value,
}

fn morning() -> Morning {
    let office = Office::new();
    let (hall, lounge) = (given::room(&office, "主会场", 100), given::room(&office, "会议室", 20));
    let (yuan, wang) = (given::person(&office, "袁宝珠"), given::person(&office, "王春仁"));
    let first = given::talk(&office, "第一场", "2019-04-13T09:00", &[&hall], &[&yuan]);
    let second = given::talk(&office, "第二场", "2019-04-13T10:00", &[&hall], &[&yuan]);
    let beside = given::talk(&office, "分会场", "2019-04-13T10:00", &[&lounge], &[&wang]);
    Morning { office, hall, lounge, first, second, beside }
}

impl Morning {
    fn get(&self, session: &Value) -> Value {
        self.office.call("sessions.get", json!({ "id": session["id"] }))
    }

    fn start(&self, session: &Value) -> Value {
        self.get(session)["starts_at"].clone()
    }

    fn undo(&self) {
        self.office.call("journal.undo", json!(null));
    }
}

#[test]
fn several_sessions_move_in_one_step_and_back_in_one() {
    let day = morning();

    let moved = day.office.call(
        "sessions.place_many",
        json!({ "places": [
            { "id": day.first["id"], "starts_at": "2019-04-13T09:30", "room_ids": [day.lounge["id"]] },
            { "id": day.beside["id"], "starts_at": null } ] }),
    );
    let log = day.office.call("journal.list", json!({}));
    day.undo();

    assert_eq!(moved.as_array().unwrap().len(), 2);
    assert_eq!(log["rows"][0]["title"], "sessions.place_many");
    assert_eq!(log["rows"][0]["count"], 2);
    assert_eq!(day.get(&day.first), day.first);
    assert_eq!(day.get(&day.beside), day.beside);
}

#[test]
fn nothing_moves_when_one_of_several_cannot() {
    let day = morning();

    day.office.refused(
        "sessions.place_many",
        json!({ "places": [
            { "id": day.first["id"], "starts_at": "2019-04-13T09:30" },
            { "id": day.second["id"], "starts_at": "2019-04-13T11:00", "room_ids": [day.first["id"]] } ] }),
    );

    assert_eq!(day.get(&day.first), day.first);
}

#[test]
fn a_room_that_runs_late_shifts_what_follows_in_it() {
    let day = morning();

    let shifted = day.office.call(
        "sessions.shift",
        json!({ "date": "2019-04-13", "room_ids": [day.hall["id"]],
            "from": "2019-04-13T09:30", "minutes": 15 }),
    );

    assert_eq!(shifted["moved"], 1);
    assert_eq!(day.start(&day.first), "2019-04-13T09:00");
    assert_eq!(day.start(&day.second), "2019-04-13T10:15");
    assert_eq!(day.start(&day.beside), "2019-04-13T10:00");
    day.undo();
    assert_eq!(day.get(&day.second), day.second);
}

#[test]
fn a_whole_day_shifts_but_not_beyond_midnight() {
    let day = morning();
    let shift = |minutes: i32| json!({ "date": "2019-04-13", "from": "2019-04-13T09:00", "minutes": minutes });

    let moved = day.office.call("sessions.shift", shift(-20));
    let refused = day.office.refused("sessions.shift", shift(900));

    assert_eq!(moved["moved"], 3);
    assert_eq!(day.start(&day.first), "2019-04-13T08:40");
    assert_eq!(refused.problems()[0].code, "out_of_range");
    assert_eq!(day.start(&day.second), "2019-04-13T09:40");
}

#[test]
fn two_sessions_change_places_and_keep_their_lengths() {
    let day = morning();
    day.office.call(
        "sessions.place",
        json!({ "id": day.first["id"], "starts_at": "2019-04-13T09:00", "minutes": 50 }),
    );

    day.office.call("sessions.swap", json!({ "one": day.first["id"], "other": day.beside["id"] }));

    let (first, beside) = (day.get(&day.first), day.get(&day.beside));
    assert_eq!((&first["starts_at"], &first["minutes"]), (&json!("2019-04-13T10:00"), &json!(50)));
    assert_eq!(first["room_ids"], json!([day.lounge["id"]]));
    assert_eq!(beside["starts_at"], "2019-04-13T09:00");
    assert_eq!(beside["room_ids"], json!([day.hall["id"]]));
}

#[test]
fn a_session_is_copied_into_other_rooms_with_its_people() {
    let day = morning();

    let copies = day
        .office
        .call("sessions.copy", json!({ "id": day.first["id"], "room_ids": [day.lounge["id"]] }));

    let copy = day.office.call("sessions.get", json!({ "id": copies[0]["id"] }));
    assert_ne!(copy["id"], day.first["id"]);
    assert_eq!(copy["room_ids"], json!([day.lounge["id"]]));
    assert_eq!(copy["roles"], day.first["roles"]);
    day.undo();
    assert_eq!(day.office.call("sessions.list", json!({}))["total"], 3);
}

#[test]
fn several_sessions_are_removed_and_come_back_with_everything() {
    let day = morning();

    day.office.call("sessions.remove_many", json!({ "ids": [day.first["id"], day.beside["id"]] }));
    let left = day.office.call("sessions.list", json!({}))["total"].clone();
    day.undo();

    assert_eq!(left, 1);
    assert_eq!(day.get(&day.first), day.first);
    assert_eq!(day.get(&day.beside), day.beside);
}

#[test]
fn a_move_that_is_tried_tells_only_what_it_would_add_and_changes_nothing() {
    let day = morning();
    let tried = |starts_at: &str| {
        let found = day.office.call(
            "agenda.try",
            json!({ "places": [{ "id": day.second["id"], "starts_at": starts_at }] }),
        );
        let found = found.as_array().unwrap().iter();
        found.map(|finding| finding["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };

    assert_eq!(tried("2019-04-13T11:00"), Vec::<String>::new());
    assert_eq!(tried("2019-04-13T09:15"), ["room_overlap"]);
    assert_eq!(tried("2019-04-20T09:00"), ["outside_days"]);
    assert_eq!(day.get(&day.second), day.second);
}
