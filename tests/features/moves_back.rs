//! Whatever is done to an agenda, taking it all back gives the same agenda.

use proptest::prelude::*;
use serde_json::{Value, json};
use tests::{Office, given};

/// Something an organiser does.
#[derive(Debug, Clone)]
enum Step {
    Place { session: usize, room: usize, slot: u32, minutes: u32 },
    Unplace { session: usize },
    Together { sessions: Vec<usize>, slot: u32 },
    Shift { room: Option<usize>, from: u32, by: i32 },
    Swap { one: usize, other: usize },
    Copy { session: usize, room: usize },
    Remove { session: usize },
}

const SESSIONS: usize = 5;
const ROOMS: usize = 3;

fn step() -> impl Strategy<Value = Step> {
    let (session, room, slot) = (0..SESSIONS, 0..ROOMS, 0..80_u32);
    prop_oneof![
        (session.clone(), room.clone(), slot.clone(), 1..40_u32).prop_map(
            |(session, room, slot, minutes)| Step::Place { session, room, slot, minutes }
        ),
        session.clone().prop_map(|session| Step::Unplace { session }),
        (prop::collection::vec(session.clone(), 1..4), slot.clone())
            .prop_map(|(sessions, slot)| Step::Together { sessions, slot }),
        (prop::option::of(room.clone()), slot, -30..30_i32)
            .prop_map(|(room, from, by)| Step::Shift { room, from, by }),
        (session.clone(), session.clone()).prop_map(|(one, other)| Step::Swap { one, other }),
        (session.clone(), room).prop_map(|(session, room)| Step::Copy { session, room }),
        session.prop_map(|session| Step::Remove { session }),
    ]
}

fn at(slot: u32) -> String {
    let minutes = 9 * 60 + slot * 5;
    format!("2019-04-13T{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Asks for a step; one that cannot be done, since a session is gone, is refused and changes nothing.
fn take(office: &Office, sessions: &[Value], rooms: &[Value], step: &Step) {
    let session = |number: usize| &sessions[number]["id"];
    let room = |number: usize| &rooms[number]["id"];
    let (command, request) = match step {
        Step::Place { session: number, room: to, slot, minutes } => (
            "sessions.place",
            json!({ "id": session(*number), "starts_at": at(*slot), "minutes": minutes * 5,
                "room_ids": [room(*to)] }),
        ),
        Step::Unplace { session: number } => {
            ("sessions.place", json!({ "id": session(*number), "starts_at": null }))
        }
        Step::Together { sessions: numbers, slot } => {
            let places = numbers
                .iter()
                .map(|number| json!({ "id": session(*number), "starts_at": at(*slot) }));
            ("sessions.place_many", json!({ "places": places.collect::<Vec<_>>() }))
        }
        Step::Shift { room: only, from, by } => {
            let rooms: Vec<&Value> = only.iter().map(|number| room(*number)).collect();
            (
                "sessions.shift",
                json!({ "date": "2019-04-13", "room_ids": rooms, "from": at(*from), "minutes": by }),
            )
        }
        Step::Swap { one, other } => {
            ("sessions.swap", json!({ "one": session(*one), "other": session(*other) }))
        }
        Step::Copy { session: number, room: to } => {
            ("sessions.copy", json!({ "id": session(*number), "room_ids": [room(*to)] }))
        }
        Step::Remove { session: number } => {
            ("sessions.remove_many", json!({ "ids": [session(*number)] }))
        }
    };
    let _ = office.ask(command, request);
}

fn agenda(office: &Office) -> Vec<Value> {
    let rows = office.call("sessions.list", json!({}));
    let ids = rows["rows"].as_array().unwrap().iter().map(|row| row["id"].clone());
    ids.map(|id| office.call("sessions.get", json!({ "id": id }))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn taking_everything_back_gives_the_agenda_there_was(steps in prop::collection::vec(step(), 1..12)) {
        let office = Office::new();
        let rooms: Vec<Value> =
            (0..ROOMS).map(|number| given::room(&office, &format!("{number} 号厅"), 50)).collect();
        let person = given::person(&office, "袁宝珠");
        let sessions: Vec<Value> = (0..SESSIONS)
            .map(|number| {
                let start = at(number as u32 * 9);
                given::talk(&office, &format!("报告 {number}"), &start, &[&rooms[number % ROOMS]], &[&person])
            })
            .collect();
        let before = agenda(&office);
        let newest = office.call("journal.state", json!(null))["undo"]["number"].clone();

        for step in &steps {
            take(&office, &sessions, &rooms, step);
        }
        let after = agenda(&office);
        let mut undone = 0;
        while office.call("journal.state", json!(null))["undo"]["number"] != newest {
            office.call("journal.undo", json!(null));
            undone += 1;
        }
        prop_assert_eq!(&agenda(&office), &before);
        for _ in 0..undone {
            office.call("journal.redo", json!(null));
        }
        prop_assert_eq!(&agenda(&office), &after);
    }
}
