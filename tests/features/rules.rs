//! The rules of the agenda: what each finds, what an event makes of it, and how it can be mended.

use serde_json::{Value, json};
use tests::{Office, given};

fn findings(office: &Office) -> Vec<Value> {
    let report = office.call("event.check", json!(null));
    report["findings"].as_array().unwrap().clone()
}

fn codes(office: &Office) -> Vec<String> {
    findings(office).iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

#[track_caller]
fn check(arrange: impl FnOnce(&Office, &Value, &Value), expected: &[&str]) {
    let office = Office::new();
    let room = given::room(&office, "主会场", 100);
    let person = given::person(&office, "袁宝珠");
    arrange(&office, &room, &person);
    assert_eq!(codes(&office), expected);
}

fn is_there(office: &Office, person: &Value, from: &str, to: &str) {
    let time = json!({ "person_id": person["id"], "starts_at": from, "ends_at": to });
    office.call("availabilities.save", time);
}

#[test]
fn a_person_is_asked_only_for_the_times_in_which_they_are_there() {
    let talk = |office: &Office, room: &Value, person: &Value| {
        given::talk(office, "报告", "2019-04-13T09:00", &[room], &[person]);
    };
    check(talk, &[]);
    check(
        |office, room, person| {
            talk(office, room, person);
            is_there(office, person, "2019-04-13T09:00", "2019-04-13T09:30");
        },
        &[],
    );
    check(
        |office, room, person| {
            talk(office, room, person);
            is_there(office, person, "2019-04-13T09:10", "2019-04-13T12:00");
            is_there(office, person, "2019-04-14T09:00", "2019-04-14T12:00");
        },
        &["not_available"],
    );
}

#[test]
fn somebody_needs_the_minutes_from_room_to_room() {
    let two_rooms = |walk: Option<u32>, second: &'static str| {
        move |office: &Office, room: &Value, person: &Value| {
            let other = given::room(office, "分会场", 50);
            given::talk(office, "上半场", "2019-04-13T09:00", &[room], &[person]);
            given::talk(office, "下半场", second, &[&other], &[person]);
            let way = json!({ "one_id": other["id"], "other_id": room["id"], "minutes": walk });
            office.call("walks.save", way);
        }
    };
    check(two_rooms(None, "2019-04-13T09:30"), &[]);
    check(two_rooms(Some(10), "2019-04-13T09:30"), &["walking"]);
    check(two_rooms(Some(10), "2019-04-13T09:35"), &["walking"]);
    check(two_rooms(Some(10), "2019-04-13T09:40"), &[]);
}

#[test]
fn rooms_in_two_halls_are_as_far_apart_as_the_event_says() {
    let two_halls = |minutes: u32| {
        move |office: &Office, _: &Value, person: &Value| {
            let room = |name: &str| {
                let hall = office.call("halls.save", json!({ "name_zh": name }));
                office.call("rooms.save", json!({ "name_zh": name, "hall_id": hall["id"] }))
            };
            let (one, other) = (room("东馆"), room("西馆"));
            given::talk(office, "上半场", "2019-04-13T09:00", &[&one], &[person]);
            given::talk(office, "下半场", "2019-04-13T09:32", &[&other], &[person]);
            let rule = json!({ "rule": "walking", "level": "warn", "minutes": minutes });
            office.call("rules.save", rule);
        }
    };
    check(two_halls(2), &[]);
    check(two_halls(3), &["walking"]);
}

#[test]
fn a_panel_needs_somebody_to_lead_it() {
    let panel = |role: &'static str| {
        move |office: &Office, room: &Value, person: &Value| {
            office.call(
                "sessions.save",
                json!({ "kind": "panel", "title_zh": "圆桌", "starts_at": "2019-04-13T10:00",
                    "minutes": 30, "room_ids": [room["id"]],
                    "roles": [{ "person_id": person["id"], "role": role }] }),
            );
        }
    };
    check(panel("panelist"), &["no_chair"]);
    check(panel("moderator"), &[]);
    check(panel("chair"), &[]);
}

#[test]
fn a_break_is_long_enough() {
    let coffee = |minutes: u32| {
        move |office: &Office, room: &Value, _: &Value| {
            office.call(
                "sessions.save",
                json!({ "kind": "break", "title_zh": "茶歇", "starts_at": "2019-04-13T10:00",
                    "minutes": minutes, "room_ids": [room["id"]] }),
            );
        }
    };
    check(coffee(10), &[]);
    check(coffee(9), &["short_break"]);
}

#[test]
fn guests_of_honor_stand_in_the_order_of_their_ranks() {
    let ranked = |ranks: [Option<u32>; 2]| {
        move |office: &Office, room: &Value, _: &Value| {
            let guest = |name: &str, rank: Option<u32>| {
                let draft = json!({ "full_name": name, "protocol_rank": rank });
                office.call("people.save", draft)
            };
            let (one, other) = (guest("孙海东", ranks[0]), guest("李诣书", ranks[1]));
            given::talk(office, "致辞", "2019-04-13T09:00", &[room], &[&one, &other]);
        }
    };
    check(ranked([Some(1), Some(2)]), &[]);
    check(ranked([Some(1), None]), &[]);
    check(ranked([Some(2), Some(1)]), &["protocol_order"]);
    check(ranked([Some(1), Some(1)]), &["protocol_order"]);
}

#[test]
fn a_room_has_hours_of_its_own() {
    let open = |closes_at: &'static str| {
        move |office: &Office, room: &Value, person: &Value| {
            let draft = json!({ "id": room["id"], "name_zh": "主会场", "seats": 100,
                "closes_at": closes_at });
            office.call("rooms.save", draft);
            given::talk(office, "报告", "2019-04-13T11:45", &[room], &[person]);
        }
    };
    check(open("12:15"), &[]);
    check(open("12:00"), &["outside_hours"]);
}

#[test]
fn an_event_decides_what_becomes_of_a_finding() {
    let office = Office::new();
    let room = given::room(&office, "主会场", 100);
    let (one, other) = (given::person(&office, "袁宝珠"), given::person(&office, "王春仁"));
    given::talk(&office, "第一场", "2019-04-13T09:00", &[&room], &[&one]);
    let second = given::talk(&office, "第二场", "2019-04-13T10:00", &[&room], &[&other]);
    let level =
        |level: &str| office.call("rules.save", json!({ "rule": "room_overlap", "level": level }));
    let onto = json!({ "id": second["id"], "starts_at": "2019-04-13T09:10" });

    level("block");
    let refused = office.refused("sessions.place", onto.clone());
    assert_eq!(refused.code(), "blocked");
    assert_eq!(refused.details()["finding"], "room_overlap");
    assert_eq!(office.call("sessions.get", json!({ "id": second["id"] })), second);

    level("ignore");
    office.call("sessions.place", onto);
    assert_eq!(codes(&office), Vec::<String>::new());

    level("warn");
    assert_eq!(codes(&office), ["room_overlap"]);
    // What is at odds already may be moved, as long as nothing is added.
    level("block");
    office.call("sessions.place", json!({ "id": second["id"], "starts_at": "2019-04-13T09:15" }));
    office.call("journal.undo", json!(null));
    office.call("journal.undo", json!(null));
    let rules = office.call("rules.list", json!(null));
    assert_eq!(rules[0], json!({ "rule": "room_overlap", "level": "warn", "minutes": null }));
}

#[test]
fn a_finding_that_is_let_be_stays_let_be_until_it_is_looked_at_again() {
    let office = Office::new();
    let room = given::room(&office, "主会场", 100);
    let person = given::person(&office, "袁宝珠");
    given::talk(&office, "报告", "2019-04-13T09:00", &[&room], &[&person]);
    let second = given::talk(&office, "报告", "2019-04-13T10:00", &[&room], &[&person]);
    let found = findings(&office).remove(0);

    office.call("findings.accept", json!({ "key": found["key"], "note": "两场内容不同" }));
    office.call("sessions.place", json!({ "id": second["id"], "starts_at": "2019-04-13T11:00" }));

    assert_eq!(findings(&office)[0]["accepted"]["note"], "两场内容不同");
    assert_eq!(findings(&office)[0]["accepted"]["accepted_by"], "Lin");
    let day = office.call("agenda.day", json!({}));
    assert_eq!(day["sessions"][0]["findings"], 0);
    office.call("findings.reopen", json!({ "key": found["key"] }));
    assert_eq!(findings(&office)[0]["accepted"], json!(null));
}

#[test]
fn the_nearest_place_is_proposed_and_mends_the_finding() {
    let office = Office::new();
    let (hall, lounge) = (given::room(&office, "主会场", 100), given::room(&office, "会议室", 20));
    let (one, other) = (given::person(&office, "袁宝珠"), given::person(&office, "王春仁"));
    given::talk(&office, "第一场", "2019-04-13T09:00", &[&hall], &[&one]);
    given::talk(&office, "第二场", "2019-04-13T09:10", &[&hall], &[&other]);
    let found = findings(&office).remove(0);

    let repairs = office.call("agenda.repairs", json!({ "key": found["key"] }));
    let nearest = &repairs[0];

    // Twenty minutes later in the same room is less of a change than another room.
    assert_eq!(nearest["starts_at"], "2019-04-13T09:30");
    assert_eq!(nearest["rooms_zh"], "主会场");
    let rooms: Vec<&Value> =
        repairs.as_array().unwrap().iter().map(|repair| &repair["place"]["room_ids"][0]).collect();
    assert!(rooms.contains(&&lounge["id"]), "{repairs}");
    office.call("sessions.place_many", json!({ "places": [nearest["place"]] }));
    assert_eq!(codes(&office), Vec::<String>::new());
}

#[test]
fn what_no_move_can_mend_has_no_repair() {
    let office = Office::new();
    let room = given::room(&office, "主会场", 100);
    given::talk(&office, "报告", "2019-04-13T09:00", &[&room], &[]);
    let found = findings(&office).remove(0);

    assert_eq!(found["code"], "no_speaker");
    assert_eq!(office.call("agenda.repairs", json!({ "key": found["key"] })), json!([]));
}

#[test]
fn the_lobby_shows_what_is_on_and_what_comes_next() {
    let office = Office::new();
    let (hall, lounge) = (given::room(&office, "主会场", 100), given::room(&office, "会议室", 20));
    let person = given::person(&office, "袁宝珠");
    given::talk(&office, "第一场", "2019-04-13T09:00", &[&hall], &[&person]);
    given::talk(&office, "第二场", "2019-04-13T10:00", &[&hall], &[&person]);
    given::talk(&office, "前一场", "2019-04-13T08:00", &[&lounge], &[&person]);

    let now = office.call("agenda.now", json!({ "at": "2019-04-13T09:15" }));
    let by_clock = office.call("agenda.now", json!({}));

    assert_eq!(now["rooms"].as_array().unwrap().len(), 1);
    assert_eq!(now["rooms"][0]["now"]["title_zh"], "第一场");
    assert_eq!(now["rooms"][0]["next"]["title_zh"], "第二场");
    assert_eq!(by_clock["at"], "2019-04-01T10:00");
    assert_eq!(by_clock["rooms"], json!([]));
}

#[test]
fn an_edition_tells_what_has_changed_since() {
    let office = Office::new();
    let (hall, lounge) = (given::room(&office, "主会场", 100), given::room(&office, "会议室", 20));
    let (one, other) = (given::person(&office, "袁宝珠"), given::person(&office, "王春仁"));
    let stays = given::talk(&office, "不变", "2019-04-13T08:00", &[&hall], &[&one]);
    let moves = given::talk(&office, "改期", "2019-04-13T09:00", &[&hall], &[&one]);
    let ends = given::talk(&office, "取消", "2019-04-13T10:00", &[&hall], &[&one]);
    let first = office.call("editions.publish", json!({ "note": "印刷" }));

    office.call(
        "sessions.save",
        json!({ "id": moves["id"], "kind": "talk", "title_zh": "改期了",
            "starts_at": "2019-04-13T09:30", "minutes": 40, "room_ids": [lounge["id"]],
            "roles": [{ "person_id": other["id"], "role": "speaker" }] }),
    );
    office.call("sessions.place", json!({ "id": ends["id"], "starts_at": null }));
    given::talk(&office, "新增", "2019-04-13T11:00", &[&hall], &[&one]);
    let changes = office.call("editions.changes", json!({ "from": 1 }));
    let told: Vec<(&str, &str, &str)> = changes
        .as_array()
        .unwrap()
        .iter()
        .map(|change| {
            let text = |name: &str| change[name].as_str().unwrap();
            (text("kind"), text("before_zh"), text("after_zh"))
        })
        .collect();

    assert_eq!((&first["number"], &first["sessions"]), (&json!(1), &json!(3)));
    assert_eq!(
        told,
        [
            ("moved", "2019-04-13 09:00", "2019-04-13 09:30"),
            ("resized", "30", "40"),
            ("room", "主会场", "会议室"),
            ("retitled", "改期", "改期了"),
            ("people", "袁宝珠", "王春仁"),
            ("cancelled", "2019-04-13 10:00", ""),
            ("added", "", "2019-04-13 11:00"),
        ]
    );
    assert!(!changes.to_string().contains(stays["id"].as_str().unwrap()));
    let second = office.call("editions.publish", json!({}));
    assert_eq!(second["number"], 2);
    let between = office.call("editions.changes", json!({ "from": 1, "to": 2 }));
    assert_eq!(between, changes);
    assert_eq!(office.call("editions.changes", json!({ "from": 2 })), json!([]));
}

/// A dinner for the guests `0..count`, with so many places, in a room of two seats.
fn dinner(office: &Office, room: &Value, places: Option<u32>, count: usize) -> Value {
    let draft = json!({ "kind": "meal", "title_zh": "晚宴", "title_en": "Dinner", "minutes": 60,
        "starts_at": "2019-04-13T12:00", "room_ids": [room["id"]], "sign_up_limit": places });
    let session = office.call("sessions.save", draft);
    let guests = (0..count)
        .map(|at| given::registration(office, &format!("客{at}"))["registration"]["id"].clone());
    let ids: Vec<Value> = guests.collect();
    let request = json!({ "session_id": session["id"], "registration_ids": ids });
    office.call("signups.add", request);
    session
}

#[test]
fn sign_ups_have_places_and_seats() {
    let office = Office::new();
    let [small, large] =
        [("小厅", 2), ("大厅", 9)].map(|(name, seats)| given::room(&office, name, seats));
    let saved = dinner(&office, &large, Some(3), 4);
    let told = |code: &str| {
        let found = findings(&office).into_iter().find(|one| one["code"] == code);
        found.map(|one| one["details"].clone())
    };
    let change = |field: &str, value: Value| {
        let mut draft = office.call("sessions.get", json!({ "id": saved["id"] }));
        draft[field] = value;
        office.call("sessions.save", draft);
    };
    let move_to = |room: &Value| {
        let place = json!({ "id": saved["id"], "starts_at": "2019-04-13T12:00",
            "room_ids": [room["id"]] });
        office.call("sessions.place", place)
    };
    assert_eq!(codes(&office), Vec::<String>::new());

    // The room is too small after a move, and another is proposed.
    move_to(&small);
    let too_small = told("sign_ups_over_seats").unwrap();
    assert_eq!((&too_small["taken"], &too_small["seats"]), (&json!("3"), &json!("2")));
    assert_eq!((&too_small["one"], &too_small["one_en"]), (&json!("晚宴"), &json!("Dinner")));
    assert_eq!(codes(&office), ["sign_ups_over_seats"]);
    let key = findings(&office)[0]["key"].clone();
    let repairs = office.call("agenda.repairs", json!({ "key": key }));
    assert_eq!(repairs[0]["rooms_zh"], "大厅");
    move_to(&large);

    // Fewer places than are taken; more than there are seats; and free ones while somebody waits.
    change("sign_up_limit", json!(2));
    let over = told("overbooked").unwrap();
    assert_eq!((&over["taken"], &over["places"]), (&json!("3"), &json!("2")));
    change("sign_up_limit", json!(10));
    let many = told("places_over_seats").unwrap();
    assert_eq!((&many["places"], &many["seats"]), (&json!("10"), &json!("9")));
    let left = told("places_left").unwrap();
    assert_eq!((&left["free"], &left["waiting"]), (&json!("7"), &json!("1")));
    office.call("signups.give_places", json!({ "session_id": saved["id"] }));
    assert_eq!(codes(&office), ["places_over_seats"]);
    change("sign_up_limit", Value::Null);
    assert_eq!(codes(&office), Vec::<String>::new());
}

#[test]
fn a_rule_that_blocks_keeps_sign_ups_from_filling_a_room_twice() {
    let office = Office::new();
    let small = given::room(&office, "小厅", 2);
    let saved = dinner(&office, &small, None, 2);
    office.call("rules.save", json!({ "rule": "sign_ups_over_seats", "level": "block" }));
    let more = given::registration(&office, "多来的")["registration"]["id"].clone();

    let refused = office
        .refused("signups.add", json!({ "session_id": saved["id"], "registration_ids": [more] }));

    assert_eq!(refused.code(), "blocked");
    assert_eq!(codes(&office), Vec::<String>::new());
}
