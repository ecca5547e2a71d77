//! Halls and rooms.

use serde_json::json;
use tests::{Office, given};

#[test]
fn rooms_stand_in_halls_and_keep_their_order() {
    let office = Office::new();
    let hall = office.call("halls.save", json!({ "name_zh": "东楼", "width_mm": 24000 }));
    for (name, position) in [("乙厅", 1), ("甲厅", 0)] {
        office.call(
            "rooms.save",
            json!({ "name_zh": name, "hall_id": hall["id"], "position": position, "seats": 50 }),
        );
    }

    let rooms = office.call("rooms.list", json!(null));
    office.call("halls.remove", json!({ "id": hall["id"] }));

    assert_eq!(rooms[0]["name_zh"], "甲厅");
    assert_eq!(office.call("rooms.get", json!({ "id": rooms[0]["id"] }))["hall_id"], json!(null));
}

#[test]
fn a_room_in_use_stays() {
    let office = Office::new();
    let (room, speaker) = (given::room(&office, "主会场", 100), given::person(&office, "张三"));
    given::talk(&office, "报告", "2019-04-13T09:00", &[&room], &[&speaker]);

    let error = office.refused("rooms.remove", json!({ "id": room["id"] }));

    assert_eq!(error.code(), "in_use");
    assert_eq!(error.details()["count"], "1");
}

#[test]
fn a_hall_with_booths_stays() {
    let office = Office::new();
    let hall = office.call("halls.save", json!({ "name_zh": "展览区" }));
    office.call(
        "booths.save",
        json!({ "number": "A01", "hall_id": hall["id"], "width_mm": 3000, "depth_mm": 3000,
            "kind": "shell", "status": "free" }),
    );

    assert_eq!(office.refused("halls.remove", json!({ "id": hall["id"] })).code(), "in_use");
}
