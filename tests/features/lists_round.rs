//! Whoever is in the register comes back the same from a list that the program wrote.

use std::fs;

use proptest::{
    prelude::*,
    sample::{select, subsequence},
};
use serde_json::{Value, json};
use tests::Office;

use super::lists::{import, tally};

/// What people, and the programs they copy from, write into cells.
const ROUGH: &[&str] = &[
    "张",
    "单晓明",
    "𠮷",
    "㛃",
    "·",
    " ",
    "　",
    "a",
    "Ł",
    "é",
    "ﬁ",
    "Ａ",
    "1",
    "-",
    "+",
    "=",
    "@",
    "'",
    "\"",
    ",",
    ";",
    "\t",
    "\\",
    "/",
    "&",
    "<",
    "_x000D_",
    "，",
    "。",
    "（",
    "😀",
    "0",
];

#[derive(Debug, Clone)]
struct Guest {
    texts: [String; 5],
    /// Some of them differ in the legal form alone.
    unit: &'static str,
    notes: String,
    phone: &'static str,
    email: &'static str,
    gender: Option<&'static str>,
    state: &'static str,
    rank: Option<u32>,
    reply: Option<&'static str>,
    tags: Vec<&'static str>,
    food: Vec<&'static str>,
    /// What they say in the other field of the event's own, in words of theirs.
    free: String,
    /// The sessions that they sign up for.
    sessions: Vec<&'static str>,
    seat: &'static str,
    stay: Stay,
    /// With whom they come, and as what.
    party: Option<(usize, String)>,
}

/// How somebody comes, stays and leaves; who shares a room shares it with whom was registered before.
#[derive(Debug, Clone)]
struct Stay {
    days: [Option<&'static str>; 4],
    texts: [String; 6],
    remarks: String,
    wants_pick_up: Option<bool>,
    nights: Option<u32>,
    diet: Option<&'static str>,
    shares: bool,
}

/// What can be chosen in one of the fields that the event has of its own.
const FOOD: [&str; 3] = ["清真", "No sugar", "=素食"];

/// What the sessions are called; two are called alike.
const SESSIONS: [&str; 6] =
    ["晚宴；颁奖", "晚宴", "=1+1 午餐", "“圆桌”, 下午", "Lunch;Talk", "@会"];

fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(select(ROUGH), 0..most).prop_map(|parts| parts.concat())
}

fn guest() -> impl Strategy<Value = Guest> {
    let texts = [text(8), text(5), text(8), text(8), text(4)];
    let units =
        ["", "甲研究院", "=1+1 医院", "\"乙\", 'B'", "𠮷𠮷集团有限公司", "𠮷𠮷集团股份有限公司"];
    let unit = select(units.to_vec());
    let notes = prop::collection::vec(text(6), 0..3).prop_map(|lines| lines.join("\n"));
    let phone = select(&["", "13800001234", "+16502530000", "051085100000", "+85291234567"][..]);
    let email = select(&["", "a@example.com", "A.B+c@example.com"][..]);
    let gender = prop::option::of(select(&["male", "female"][..]));
    let reply = prop::option::of(select(&["yes", "no", "undecided"][..]));
    let state = select(&["invited", "registered", "confirmed", "cancelled"][..]);
    let rank = prop::option::of(1..99_u32);
    let tags = sample(&["VIP", "媒体", "=前 排", "'a", "𠮷-2"][..]);
    let seat = select(&["", "3 桌 12 座", "=A-07", "'1"][..]);
    let chosen = (sample(&FOOD[..]), free(), sample(&SESSIONS[..]));
    let own = (rank, reply, tags, chosen, stay(), party(), seat);
    (texts, unit, notes, phone, email, gender, state, own).prop_map(
        |(texts, unit, notes, phone, email, gender, state, own)| {
            let (rank, reply, tags, (food, free, sessions), stay, party, seat) = own;
            Guest {
                texts,
                unit,
                notes,
                phone,
                email,
                gender,
                state,
                rank,
                reply,
                tags,
                food,
                free,
                sessions,
                stay,
                party,
                seat,
            }
        },
    )
}

/// Words that a spreadsheet would run, or that look as if they had been kept from it.
fn free() -> impl Strategy<Value = String> {
    const SIGNS: &[&str] =
        &["", "'", "''", "=1+1", "'=甲", "''x", "-", "'-", "@a", "+1", "-5", "＝x"];
    (select(SIGNS), text(3)).prop_map(|(sign, rest)| format!("{sign}{rest}").trim().to_owned())
}

fn stay() -> impl Strategy<Value = Stay> {
    let on = |day: &'static str| prop::option::of(Just(day));
    let days = [on("2019-04-12"), on("14:05"), on("2019-04-14"), on("09:30")];
    let texts = [text(4), text(4), text(3), text(5), text(4), text(4)];
    let diet = prop::option::of(select(&["halal", "vegetarian", "vegan"][..]));
    let facts = (prop::option::of(any::<bool>()), prop::option::of(0..9_u32), diet);
    let remarks = prop::collection::vec(text(4), 0..3).prop_map(|lines| lines.join("\n"));
    (days, texts, remarks, facts, any::<bool>()).prop_map(
        |(days, texts, remarks, facts, shares)| {
            let (wants_pick_up, nights, diet) = facts;
            Stay { days, texts, remarks, wants_pick_up, nights, diet, shares }
        },
    )
}

fn party() -> impl Strategy<Value = Option<(usize, String)>> {
    prop::option::of((0..4_usize, text(4)))
}

/// Some of these, in their order.
fn sample(all: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> {
    subsequence(all.to_vec(), 0..=all.len())
}

/// Makes the fields that the event has of its own, and answers their ids.
fn fields(office: &Office) -> [String; 2] {
    let food = json!({ "name_zh": "饮食", "kind": "choices", "choices": FOOD });
    let free = json!({ "name_zh": "自由文本", "kind": "text", "choices": [] });
    let save = |draft| office.call("custom_fields.save", draft)["id"].as_str().unwrap().to_owned();
    [food, free].map(save)
}

/// Makes the sessions that people sign up for, one of them twice; some have an end of places.
fn agenda(office: &Office) -> Vec<(&'static str, Value)> {
    let times = ["2019-04-13T12:00", "2019-04-13T18:00"];
    let all = SESSIONS.iter().zip([None, Some(1)].iter().cycle()).chain([(&"晚宴", &None)]);
    let session = |(at, (title, places)): (usize, (&&'static str, &Option<u32>))| {
        let draft = json!({ "kind": "meal", "title_zh": title, "minutes": 60,
            "starts_at": times[at / SESSIONS.len()], "sign_up_limit": places });
        (*title, office.call("sessions.save", draft)["id"].clone())
    };
    all.enumerate().map(session).collect()
}

/// Signs the guests up; where all places are taken they wait.
fn sign_up(office: &Office, agenda: &[(&str, Value)], guests: &[(Value, &Guest)]) {
    for (title, id) in agenda {
        let wanted = guests.iter().filter(|(_, guest)| guest.sessions.contains(title));
        // Who has cancelled signs up for nothing.
        let coming = wanted.filter(|(_, guest)| guest.state != "cancelled");
        let ids: Vec<&Value> = coming.map(|(saved, _)| &saved["registration"]["id"]).collect();
        office.call("signups.add", json!({ "session_id": id, "registration_ids": ids }));
    }
}

/// Registers somebody; answers nothing when the program refuses such a person.
fn register(
    office: &Office,
    [food, free]: &[String; 2],
    number: usize,
    guest: &Guest,
) -> Option<Value> {
    let [name, latin, position_zh, position_en, source] = &guest.texts;
    let found =
        office.call("organisations.list", json!({ "search": guest.unit }))["rows"][0].clone();
    let unit = match guest.unit {
        "" => Value::Null,
        _ if !found.is_null() => found,
        unit => office.call("organisations.save", json!({ "name_zh": unit })),
    };
    let draft = json!({
        "person": {
            "full_name": format!("{name}人"), "latin_name": latin, "gender": guest.gender,
            "position_zh": position_zh, "position_en": position_en, "phone": guest.phone,
            "email": guest.email, "protocol_rank": guest.rank,
            "organisation_id": unit["id"],
        },
        "state": guest.state, "reply": guest.reply, "source": source, "notes": guest.notes,
        "external_id": format!("R{number}"), "seat": guest.seat,
        "custom": { food: guest.food.join("\n"), free: guest.free },
    });
    let saved = office.ask("registrations.save", draft).ok()?;
    let tags = json!({ "id": saved["registration"]["id"], "column": "tags",
        "text": guest.tags.join("，") });
    office.call("registrations.set_cells", json!({ "cells": [tags] }));
    Some(saved)
}

/// Says how the guests come and stay, who shares rooms by twos, and who comes with whom.
fn receive(office: &Office, guests: &[(Value, &Guest)]) {
    let id = |at: usize| guests[at].0["registration"]["id"].clone();
    for (at, (_, guest)) in guests.iter().enumerate() {
        let Stay { days: [on, time, off, leaves], texts, .. } = &guest.stay;
        let [by, place, plate, hotel, room, allergies] = texts;
        let mates = if guest.stay.shares && at % 2 == 1 { vec![id(at - 1)] } else { Vec::new() };
        let draft = json!({
            "registration_id": id(at), "shares_with": mates,
            "facts": {
                "arrives_on": on, "arrives_at": on.and(*time), "arrives_by": by,
                "arrival_place": place, "wants_pick_up": guest.stay.wants_pick_up,
                "driver": place, "plate": plate, "hotel": hotel, "room": room,
                "nights": guest.stay.nights, "diet": guest.stay.diet, "allergies": allergies,
                "leaves_on": off, "leaves_at": off.and(*leaves), "leaves_by": plate,
                "departure_place": hotel, "remarks": guest.stay.remarks,
            },
        });
        office.call("receptions.save", draft);
    }
    for (at, (_, guest)) in guests.iter().enumerate() {
        let Some((host, what)) = guest.party.as_ref().filter(|(host, _)| *host < guests.len())
        else {
            continue;
        };
        let draft = json!({ "principal_id": id(*host), "registration_id": id(at),
            "companion_as": what });
        // Nobody comes with themselves, or with a companion.
        let _ = office.ask("companions.save", draft);
    }
}

/// Everything but the badge numbers, which every event gives itself.
fn exported(office: &Office, fields: &[String; 2], name: &str) -> String {
    let [food, free] = fields.each_ref().map(|field| format!("custom:{field}"));
    let columns = [
        "external_id",
        "full_name",
        "family_name",
        "given_name",
        "latin_name",
        "pinyin",
        "gender",
        "organisation_zh",
        "position_zh",
        "position_en",
        "phone",
        "email",
        "category",
        "state",
        "reply",
        "source",
        "notes",
        "protocol_rank",
        "tags",
        "seat",
        "sessions",
        "companion_of",
        "companion_as",
        "arrives_at",
        "arrives_by",
        "arrival_place",
        "pick_up",
        "driver",
        "plate",
        "hotel",
        "room",
        "nights",
        "shares_with",
        "diet",
        "allergies",
        "leaves_at",
        "leaves_by",
        "departure_place",
        "remarks",
        &food,
        &free,
    ];
    let path = office.path(name);
    office.call("registrations.export", json!({ "path": path, "columns": &columns[..] }));
    fs::read_to_string(path).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_on_the_way_out_and_back(guests in prop::collection::vec(guest(), 1..5)) {
        let office = Office::new();
        let own = fields(&office);
        let saved: Vec<_> = guests.iter().enumerate().filter_map(|(number, guest)| {
            register(&office, &own, number, guest).map(|saved| (saved, guest))
        }).collect();
        let count = saved.len() as u64;
        prop_assume!(count > 0);
        receive(&office, &saved);
        sign_up(&office, &agenda(&office), &saved);
        let before = exported(&office, &own, "before.csv");
        for ending in ["xlsx", "csv"] {
            let path = office.path(&format!("list.{ending}"));
            office.call("registrations.export", json!({ "path": path }));
            let request = json!({ "list": { "path": path }, "key": "external_id", "new_categories": true });

            let again = import(&office, &request);
            prop_assert_eq!(tally(&again), [0, 0, count, 0], "{}", again);

            let other = Office::new();
            let other_own = fields(&other);
            agenda(&other);
            let fresh = import(&other, &request);
            prop_assert_eq!(tally(&fresh), [count, 0, 0, 0], "{}", fresh);
            prop_assert_eq!(exported(&other, &other_own, "after.csv"), before.as_str());
        }
    }
}
