//! Things that tests begin with. Each says only what matters to the test.

use serde_json::{Value, json};

use crate::Office;

/// A person of this name; answers the person.
pub fn person(office: &Office, full_name: &str) -> Value {
    office.call("people.save", json!({ "full_name": full_name }))
}

/// A registered person of this name; answers the registration with its person.
pub fn registration(office: &Office, full_name: &str) -> Value {
    office.call("registrations.save", json!({ "person": { "full_name": full_name } }))
}

/// An organisation of this name; answers it.
pub fn organisation(office: &Office, name_zh: &str) -> Value {
    office.call("organisations.save", json!({ "name_zh": name_zh }))
}

/// A room of this name with so many seats; answers it.
pub fn room(office: &Office, name_zh: &str, seats: u32) -> Value {
    office.call("rooms.save", json!({ "name_zh": name_zh, "seats": seats }))
}

/// A talk in rooms at a time, given by people; answers it.
pub fn talk(office: &Office, title: &str, at: &str, rooms: &[&Value], people: &[&Value]) -> Value {
    let rooms: Vec<&Value> = rooms.iter().map(|room| &room["id"]).collect();
    let roles: Vec<Value> = people
        .iter()
        .map(|person| json!({ "person_id": person["id"], "role": "speaker" }))
        .collect();
    office.call(
        "sessions.save",
        json!({ "kind": "talk", "title_zh": title, "starts_at": at, "minutes": 30,
            "room_ids": rooms, "roles": roles }),
    )
}

/// A confirmed booth of an exhibitor; answers it.
pub fn booth(office: &Office, number: &str, exhibitor: &Value) -> Value {
    office.call(
        "booths.save",
        json!({ "number": number, "width_mm": 3000, "depth_mm": 3000, "kind": "shell",
            "status": "confirmed", "exhibitor_id": exhibitor["id"] }),
    )
}
