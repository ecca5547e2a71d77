//! Sessions, tracks and what looks wrong on a day.

use serde_json::{Value, json};
use tests::{Office, given};

fn codes(office: &Office) -> Vec<String> {
    let report = office.call("event.check", json!(null));
    let findings = report["findings"].as_array().unwrap().iter();
    findings.map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_session_keeps_its_rooms_and_people_in_order() {
    let office = Office::new();
    let (one, two) = (given::room(&office, "甲厅", 80), given::room(&office, "乙厅", 60));
    let (chair, speaker) = (given::person(&office, "孙海东"), given::person(&office, "袁宝珠"));

    let session = office.call(
        "sessions.save",
        json!({ "kind": "panel", "title_zh": "圆桌", "starts_at": "2019-04-13T10:00",
            "minutes": 60, "room_ids": [two["id"], one["id"]], "roles": [
                { "person_id": speaker["id"], "role": "panelist" },
                { "person_id": chair["id"], "role": "moderator" } ] }),
    );

    assert_eq!(session["room_ids"], json!([two["id"], one["id"]]));
    assert_eq!(session["roles"][0]["full_name"], "袁宝珠");
    assert_eq!(session["roles"][1]["role"], "moderator");
}

#[test]
fn a_day_shows_its_sessions_and_those_that_wait() {
    let office = Office::new();
    let room = given::room(&office, "主会场", 100);
    let speaker = given::person(&office, "袁宝珠");
    given::talk(&office, "第一天", "2019-04-13T09:00", &[&room], &[&speaker]);
    let later = given::talk(&office, "第二天", "2019-04-14T09:00", &[&room], &[&speaker]);
    office.call("sessions.place", json!({ "id": later["id"], "starts_at": null }));

    let day = office.call("agenda.day", json!({}));

    assert_eq!(day["day"]["date"], "2019-04-13");
    assert_eq!(day["sessions"][0]["title_zh"], "第一天");
    assert_eq!(day["sessions"][0]["ends_at"], "2019-04-13T09:30");
    assert_eq!(day["unscheduled"][0]["title_zh"], "第二天");
    assert_eq!(day["findings"], json!([]));
}

#[test]
fn placing_a_session_is_one_step_back() {
    let office = Office::new();
    let (one, two) = (given::room(&office, "甲厅", 80), given::room(&office, "乙厅", 60));
    let speaker = given::person(&office, "袁宝珠");
    let talk = given::talk(&office, "报告", "2019-04-13T09:00", &[&one], &[&speaker]);

    let placed = office.call(
        "sessions.place",
        json!({ "id": talk["id"], "starts_at": "2019-04-13T11:05", "minutes": 45,
            "room_ids": [two["id"]] }),
    );
    office.call("journal.undo", json!(null));

    assert_eq!(placed["starts_at"], "2019-04-13T11:05");
    assert_eq!(placed["room_ids"], json!([two["id"]]));
    assert_eq!(office.call("sessions.get", json!({ "id": talk["id"] })), talk);
}

#[track_caller]
fn check(arrange: impl FnOnce(&Office, &Value, &Value), expected: &[&str]) {
    let office = Office::new();
    let room = given::room(&office, "主会场", 100);
    let speaker = given::person(&office, "袁宝珠");
    arrange(&office, &room, &speaker);
    assert_eq!(codes(&office), expected);
}

#[test]
fn a_sound_agenda_has_no_findings() {
    check(
        |office, room, speaker| {
            given::talk(office, "甲", "2019-04-13T09:00", &[room], &[speaker]);
            given::talk(office, "乙", "2019-04-13T09:30", &[room], &[speaker]);
        },
        &[],
    );
}

#[test]
fn two_sessions_in_one_room_are_found() {
    check(
        |office, room, speaker| {
            let other = given::person(office, "王春仁");
            given::talk(office, "甲", "2019-04-13T09:00", &[room], &[speaker]);
            given::talk(office, "乙", "2019-04-13T09:29", &[room], &[&other]);
        },
        &["room_overlap"],
    );
}

#[test]
fn a_person_in_two_rooms_is_found() {
    check(
        |office, room, speaker| {
            let other = given::room(office, "乙厅", 50);
            given::talk(office, "甲", "2019-04-13T09:00", &[room], &[speaker]);
            given::talk(office, "乙", "2019-04-13T09:15", &[&other], &[speaker]);
        },
        &["person_twice"],
    );
}

#[test]
fn a_session_outside_the_event_or_its_hours_is_found() {
    check(
        |office, room, speaker| {
            given::talk(office, "甲", "2019-05-01T09:00", &[room], &[speaker]);
            given::talk(office, "乙", "2019-04-13T17:45", &[room], &[speaker]);
        },
        &["outside_days", "outside_hours"],
    );
}

#[test]
fn a_session_that_is_not_complete_is_found() {
    check(
        |office, room, speaker| {
            given::talk(office, "甲", "2019-04-13T09:00", &[], &[speaker]);
            given::talk(office, "乙", "2019-04-13T10:00", &[room], &[]);
            given::talk(office, "乙", "2019-04-13T11:00", &[room], &[speaker]);
        },
        &["no_room", "no_speaker", "same_title"],
    );
}

#[test]
fn more_guests_than_seats_are_found() {
    check(
        |office, room, speaker| {
            office.call(
                "sessions.save",
                json!({ "kind": "talk", "title_zh": "甲", "starts_at": "2019-04-13T09:00",
                    "minutes": 30, "expected": 101, "room_ids": [room["id"]],
                    "roles": [{ "person_id": speaker["id"], "role": "speaker" }] }),
            );
        },
        &["capacity"],
    );
}

#[test]
fn a_booth_left_alone_for_the_stage_is_found() {
    check(
        |office, room, speaker| {
            let unit = given::organisation(office, "博雅控股集团");
            office.call(
                "booths.save",
                json!({ "number": "A01", "width_mm": 3000, "depth_mm": 3000, "kind": "shell",
                    "status": "confirmed", "exhibitor_id": unit["id"], "staff": [speaker["id"]] }),
            );
            given::talk(office, "甲", "2019-04-13T09:00", &[room], &[speaker]);
        },
        &["stage_and_booth"],
    );
}

#[test]
fn tracks_come_and_go_without_their_sessions() {
    let office = Office::new();
    let track = office.call("tracks.save", json!({ "name_zh": "临床", "color": "#0b5c83" }));
    let session = office.call(
        "sessions.save",
        json!({ "kind": "talk", "title_zh": "甲", "minutes": 30, "track_id": track["id"] }),
    );

    office.call("tracks.remove", json!({ "id": track["id"] }));

    let session = office.call("sessions.get", json!({ "id": session["id"] }));
    assert_eq!(session["track_id"], json!(null));
}

#[test]
fn a_draft_that_names_strangers_is_refused() {
    let office = Office::new();
    let stranger = "00000000-0000-7000-8000-000000000000";

    let error = office.refused(
        "sessions.save",
        json!({ "kind": "talk", "title_zh": "甲", "minutes": 0,
            "roles": [{ "person_id": stranger, "role": "speaker" }] }),
    );
    assert_eq!(error.problems()[0].field, "minutes");
    let error = office.refused(
        "sessions.save",
        json!({ "kind": "talk", "title_zh": "甲", "minutes": 30,
            "roles": [{ "person_id": stranger, "role": "speaker" }] }),
    );
    assert_eq!(error.problems()[0].field, "roles.0.person_id");
}
