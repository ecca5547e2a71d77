//! Calendars: written for every program, read from every program.

use std::{fs, path::PathBuf};

use icalendar::{
    Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime, EventLike,
};
use serde_json::{Value, json};
use tests::{Office, given};

fn written(office: &Office, request: Value) -> (String, Calendar) {
    let path = office.path("agenda.ics");
    let mut request = request;
    request["path"] = json!(path);
    office.call("agenda.export", request);
    let text = fs::read_to_string(path).unwrap();
    let calendar = text.parse().unwrap();
    (text, calendar)
}

fn events(calendar: &Calendar) -> Vec<&icalendar::Event> {
    calendar.components.iter().filter_map(CalendarComponent::as_event).collect()
}

fn import(office: &Office, text: &str) -> Value {
    fs::write(office.path("in.ics"), text).unwrap();
    office.call("agenda.import", json!({ "path": office.path("in.ics") }))
}

fn tally(told: &Value) -> [u64; 3] {
    ["new", "updated", "unchanged"].map(|name| told[name].as_u64().unwrap())
}

#[test]
fn a_calendar_has_every_session_with_its_zone() {
    let office = Office::with_sample();

    let (text, calendar) = written(&office, json!({}));

    let found = events(&calendar);
    assert_eq!(found.len(), 10);
    let talk = found.iter().find(|event| event.get_summary() == Some("干细胞产业发展现状及展望"));
    let talk = talk.unwrap();
    let Some(DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { date_time, tzid })) =
        talk.get_start()
    else {
        panic!("{:?}", talk.get_start())
    };
    assert_eq!(
        (date_time.to_string().as_str(), tzid.as_str()),
        ("2019-04-13 13:00:00", "Asia/Shanghai")
    );
    assert_eq!(talk.get_location(), Some("主会场"));
    assert!(text.contains("BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\n"));
    assert!(text.split_terminator("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
}

#[test]
fn a_new_edition_is_a_new_sequence_of_the_same_events() {
    let office = Office::with_sample();
    let ids = |calendar: &Calendar| -> Vec<String> {
        events(calendar).iter().map(|event| event.get_uid().unwrap().to_owned()).collect()
    };
    let sequence = |calendar: &Calendar| events(calendar)[0].get_sequence();

    let (_, before) = written(&office, json!({}));
    office.call("editions.publish", json!({}));
    let (_, after) = written(&office, json!({}));

    assert_eq!(ids(&before), ids(&after));
    assert_eq!((sequence(&before), sequence(&after)), (Some(0), Some(1)));
}

#[test]
fn a_person_a_room_and_a_track_have_calendars_of_their_own() {
    let office = Office::new();
    let (hall, lounge) = (given::room(&office, "主会场", 100), given::room(&office, "会议室", 20));
    let (one, other) = (given::person(&office, "袁宝珠"), given::person(&office, "王春仁"));
    given::talk(&office, "第一场", "2019-04-13T09:00", &[&hall], &[&one]);
    given::talk(&office, "第二场", "2019-04-13T10:00", &[&lounge], &[&other]);
    let titles = |request: Value| -> Vec<String> {
        let (_, calendar) = written(&office, request);
        events(&calendar).iter().map(|event| event.get_summary().unwrap().to_owned()).collect()
    };

    assert_eq!(titles(json!({ "person_id": other["id"] })), ["第二场"]);
    assert_eq!(titles(json!({ "room_id": hall["id"] })), ["第一场"]);
    assert_eq!(titles(json!({})), ["第一场", "第二场"]);
}

#[test]
fn what_was_written_is_known_again() {
    let office = Office::with_sample();
    let (text, _) = written(&office, json!({}));

    let told = import(&office, &text);

    let [new, updated, unchanged] = tally(&told);
    assert_eq!((new, updated + unchanged), (0, 10), "{told}");
    assert_eq!(told["new_rooms"], 0);
}

#[test]
fn the_calendar_of_another_program_comes_in_and_a_second_time_changes_nothing() {
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nX-WR-TIMEZONE:Asia/Shanghai\r\n\
        BEGIN:VEVENT\r\nUID:abc@example.org\r\nDTSTAMP:20190101T000000Z\r\nDTSTART:20190413T010000Z\r\n\
        DURATION:PT1H30M\r\nSUMMARY:Opening\\, with all\r\nLOCATION:Hall\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:day@example.org\r\nDTSTAMP:20190101T000000Z\r\n\
        DTSTART;VALUE=DATE:20190413\r\nSUMMARY:Holiday\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:rep@example.org\r\nDTSTAMP:20190101T000000Z\r\n\
        DTSTART;TZID=Asia/Shanghai:20190413T150000\r\nDTEND;TZID=Asia/Shanghai:20190413T160000\r\n\
        RRULE:FREQ=DAILY\r\nSUMMARY:长标题长标题长标题长标题长\r\n 标题\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let office = Office::new();

    let told = import(&office, calendar);
    let again = import(&office, calendar);

    assert_eq!((tally(&told), tally(&again)), ([2, 0, 0], [0, 0, 2]));
    let remarks: Vec<(&str, u64)> = told["remarks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|remark| (remark["code"].as_str().unwrap(), remark["line"].as_u64().unwrap()))
        .collect();
    assert_eq!(remarks, [("whole_day", 13), ("repeats", 19)]);
    let rows = office.call("sessions.list", json!({}));
    assert_eq!(rows["rows"][0]["title_zh"], "Opening, with all");
    assert_eq!(rows["rows"][0]["starts_at"], "2019-04-13T09:00");
    assert_eq!(rows["rows"][0]["minutes"], 90);
    assert_eq!(rows["rows"][1]["title_zh"], "长标题长标题长标题长标题长标题");
}

#[test]
fn a_broken_calendar_is_refused_with_its_line() {
    for (text, code, line) in [
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nwhat is this\nEND:VEVENT\nEND:VCALENDAR\n",
            "import_broken",
            "3",
        ),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n", "import_broken", "3"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "import_no_sessions", "1"),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART:tomorrow\nEND:VEVENT\nEND:VCALENDAR\n",
            "import_bad_value",
            "2",
        ),
    ] {
        let office = Office::new();
        fs::write(office.path("in.ics"), text).unwrap();

        let error = office.refused("agenda.import", json!({ "path": office.path("in.ics") }));

        assert_eq!((error.code(), error.details()["line"].as_str()), (code, line), "{text}");
        assert_eq!(office.call("sessions.list", json!({}))["total"], 0);
    }
}

/// Calendars that other people have published, where they lie beside the project.
fn found() -> Vec<PathBuf> {
    let files = tests::found("ics").map(|folder| tests::files_below(&folder)).unwrap_or_default();
    let is_calendar = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "ics");
    files.into_iter().filter(is_calendar).collect()
}

#[test]
fn published_calendars_come_in_once_or_are_refused_whole() {
    let mut taken = 0;
    for path in found() {
        let office = Office::new();
        let request = json!({ "path": path });

        match office.ask("agenda.import", request.clone()) {
            Ok(told) => {
                taken += 1;
                let again = office.call("agenda.import", request);
                let [new, updated, _] = tally(&again);
                assert_eq!((new, updated), (0, 0), "{} doubles: {told} {again}", path.display());
            }
            Err(error) => {
                assert!(error.code().starts_with("import_"), "{}: {error}", path.display());
                let total = office.call("sessions.list", json!({}))["total"].clone();
                assert_eq!(total, 0, "{}", path.display());
            }
        }
    }
    assert!(taken > 0 || found().is_empty(), "none of the calendars came in");
}
