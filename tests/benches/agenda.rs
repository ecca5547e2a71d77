//! How fast a large agenda is checked, as shares of the limits that were set.
//!
//! `cargo xtask bench` builds it optimized. All times are CPU times of the one thread that works.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::{hint::black_box, time::Duration};

use cpu_time::ThreadTime;
use serde_json::{Value, json};
use summit_core::{
    App, Asking, Caller,
    agenda::{
        self, RoleDraft, SessionDraft, SessionKind, SessionRole,
        conflicts::{Agenda, Guest, Item, SignUps, conflicts},
    },
    app::system_clock,
    people::PersonId,
    time::{Date, VenueTime},
    venue::{Room, RoomId},
};
use uuid::Uuid;

const SESSIONS: usize = 10_000;
const PEOPLE: usize = 5_000;
const ROOMS: usize = 70;
const DAYS: usize = 12;

fn main() {
    println!("{SESSIONS} sessions with {PEOPLE} people in {ROOMS} rooms on {DAYS} days");
    println!("{:<56}{:>12}{:>12}{:>9}", "", "taken", "limit", "ratio");
    let agenda = large();
    let found = conflicts(&agenda).len();
    tell(
        &format!("every rule on everything ({found} findings)"),
        median(15, || {
            black_box(conflicts(black_box(&agenda)));
        }),
        Duration::from_millis(50),
    );
    moving();
}

/// An agenda in which most is in order and some is not.
fn large() -> Agenda {
    let id = |number: usize| Uuid::from_u128(number as u128 + 1);
    let rooms = (0..ROOMS).map(|number| {
        let room = Room {
            id: RoomId(id(number)),
            hall_id: None,
            name_zh: format!("{number} 号厅"),
            name_en: String::new(),
            seats: Some(200),
            opens_at: None,
            closes_at: None,
            position: 0,
        };
        (room.id, room)
    });
    let people = (0..PEOPLE).map(|number| {
        let guest = Guest {
            full_name: format!("嘉宾{number}"),
            latin_name: String::new(),
            protocol_rank: None,
        };
        (PersonId(id(number)), guest)
    });
    let sessions = (0..SESSIONS).map(|number| Item {
        id: agenda::SessionId(id(number)),
        kind: SessionKind::Talk,
        title_zh: format!("报告 {number}"),
        title_en: String::new(),
        starts_at: Some(start(number)),
        minutes: 30,
        expected: Some(100),
        capacity: None,
        sign_ups: SignUps { places: Some(80), taken: 80, waiting: 5 },
        room_ids: vec![RoomId(id(number % ROOMS))],
        roles: vec![(PersonId(id(number * 7 % PEOPLE)), SessionRole::Speaker)],
    });
    Agenda {
        sessions: sessions.collect(),
        people: people.collect(),
        rooms: rooms.collect(),
        ..Agenda::default()
    }
}

fn start(number: usize) -> VenueTime {
    let first: Date = "2019-04-13".parse().expect("a day");
    let slot = number / ROOMS;
    let day = chrono::Duration::days((slot % DAYS) as i64);
    let minutes = chrono::Duration::minutes(9 * 60 + (slot / DAYS) as i64 * 35);
    VenueTime(first.0.and_time(chrono::NaiveTime::MIN) + day + minutes)
}

/// One move in a file of that size: what it would add, and the move itself.
fn moving() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let asking = Asking {
        caller: Caller::Office,
        operator: "bench".to_owned(),
        station: "bench".to_owned(),
        job: None,
    };
    let app = App::new(folder.path().join("home"), system_clock(), &[summit_core::COMMANDS]);
    let call = |name: &str, request: Value| {
        app.call(&asking, name, request).expect("the bench asks rightly")
    };
    call(
        "files.create",
        json!({ "path": folder.path().join("large.summit"), "event": {
            "name_zh": "大会", "starts_on": "2019-04-13", "ends_on": "2019-04-24" } }),
    );
    let ids: Vec<Value> = (0..ROOMS)
        .map(|number| {
            call("rooms.save", json!({ "name_zh": format!("{number} 号厅") }))["id"].clone()
        })
        .collect();
    let people: Vec<PersonId> = (0..PEOPLE)
        .map(|number| {
            let person = call("people.save", json!({ "full_name": format!("嘉宾{number}") }));
            serde_json::from_value(person["id"].clone()).expect("an id")
        })
        .collect();
    let sessions = fill(&app, &asking, &ids, &people);
    let place = |number: usize, minutes: i32| json!({ "id": sessions[number], "starts_at": start(number).moved_by(minutes) });
    let mut number = 0;
    tell(
        "what one move would add",
        median(200, || {
            number += 37;
            call("agenda.try", json!({ "places": [place(number % SESSIONS, 10)] }));
        }),
        Duration::from_millis(1),
    );
    tell(
        "one move, written",
        median(100, || {
            number += 37;
            call("sessions.place", place(number % SESSIONS, 5));
        }),
        Duration::from_millis(5),
    );
}

fn fill(app: &App, asking: &Asking, rooms: &[Value], people: &[PersonId]) -> Vec<Value> {
    let mut sessions = Vec::new();
    app.change(asking, "bench.fill", |change| {
        for number in 0..SESSIONS {
            let room = serde_json::from_value(rooms[number % ROOMS].clone())?;
            let person_id = people[number * 7 % PEOPLE];
            let draft = SessionDraft {
                title_zh: format!("报告 {number}"),
                starts_at: Some(start(number)),
                room_ids: vec![room],
                roles: vec![RoleDraft { person_id, role: SessionRole::Speaker }],
                ..SessionDraft::default()
            };
            sessions.push(json!(agenda::save(change, draft)?.id));
        }
        change.title("sessions.add", "bench");
        Ok(())
    })
    .expect("the file is filled");
    sessions
}

fn median(times: usize, mut work: impl FnMut()) -> Duration {
    let mut taken: Vec<Duration> = (0..times)
        .map(|_| {
            let begun = ThreadTime::now();
            work();
            begun.elapsed()
        })
        .collect();
    taken.sort();
    taken[times / 2]
}

fn tell(what: &str, taken: Duration, limit: Duration) {
    println!(
        "{what:<56}{:>9.2} ms{:>9.0} ms{:>9.2}",
        taken.as_secs_f64() * 1000.0,
        limit.as_secs_f64() * 1000.0,
        taken.as_secs_f64() / limit.as_secs_f64()
    );
}
