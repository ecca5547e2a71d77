//! Places in sessions: who has one, who waits, and how lists bring it in and take it out.

use serde_json::{Value, json};
use tests::{Office, given};

use super::lists::{import, list, tally};

fn guest(office: &Office, name: &str) -> Value {
    given::registration(office, name)["registration"]["id"].clone()
}

fn session(office: &Office, title: &str, places: Value) -> Value {
    let draft =
        json!({ "kind": "meal", "title_zh": title, "minutes": 60, "sign_up_limit": places });
    office.call("sessions.save", draft)["id"].clone()
}

fn sign_up(office: &Office, session: &Value, ids: &[&Value]) -> Value {
    office.call("signups.add", json!({ "session_id": session, "registration_ids": ids }))
}

/// Those who signed up: `name`, and `name 1` for the first who waits.
fn signed(office: &Office, session: &Value) -> Vec<String> {
    let told = office.call("signups.of_session", json!({ "id": session }));
    let people = told["people"].as_array().unwrap().iter();
    let named = people.map(|one| match one["waiting_place"].as_u64() {
        Some(place) => format!("{} {place}", one["full_name"].as_str().unwrap()),
        None => one["full_name"].as_str().unwrap().to_owned(),
    });
    named.collect()
}

fn found(office: &Office, query: &str) -> String {
    let request = json!({ "filter": { "query": query }, "sort": "name" });
    let rows = office.call("registrations.list", request)["rows"].clone();
    let names = rows.as_array().unwrap().iter().map(|row| row["full_name"].as_str().unwrap());
    names.collect::<Vec<_>>().join(" ")
}

#[test]
fn who_comes_too_late_waits_and_moves_up() {
    let office = Office::new();
    let dinner = session(&office, "欢迎晚宴", json!(1));
    let [li, wang, zhang] = ["李四", "王五", "张三"].map(|name| guest(&office, name));

    assert_eq!(sign_up(&office, &dinner, &[&zhang]), json!({ "placed": 1, "waiting": 0 }));
    assert_eq!(sign_up(&office, &dinner, &[&li, &wang, &zhang])["waiting"], 2);
    assert_eq!(signed(&office, &dinner), ["张三", "李四 1", "王五 2"]);
    let full = office.ask("signups.give_places", json!({ "session_id": dinner }));
    assert!(format!("{full:?}").contains("no_place"), "{full:?}");

    let mine = office.call("signups.of_registration", json!({ "id": zhang }));
    office.call("signups.withdraw", json!({ "ids": [mine[0]["id"]] }));
    let given = office.call("signups.give_places", json!({ "session_id": dinner }));

    assert_eq!(given["count"], 1);
    assert_eq!(signed(&office, &dinner), ["李四", "王五 1"]);
    // A place that comes free is not for who signs up next.
    let mine = office.call("signups.of_registration", json!({ "id": li }));
    office.call("signups.withdraw", json!({ "ids": [mine[0]["id"]] }));
    assert_eq!(sign_up(&office, &dinner, &[&zhang])["waiting"], 1);
    assert_eq!(signed(&office, &dinner), ["王五 1", "张三 2"]);
    office.call("journal.undo", json!(null));
    office.call("journal.undo", json!(null));
    office.call("journal.undo", json!(null));
    office.call("journal.undo", json!(null));
    assert_eq!(signed(&office, &dinner), ["张三", "李四 1", "王五 2"]);
}

#[test]
fn who_cancels_leaves_the_place_and_finds_it_taken() {
    let office = Office::new();
    let dinner = session(&office, "欢迎晚宴", json!(1));
    let [zhang, li] = ["张三", "李四"].map(|name| guest(&office, name));
    sign_up(&office, &dinner, &[&zhang]);
    let go = |id: &Value, state: &str| {
        office.call("registrations.move", json!({ "filter": { "ids": [id] }, "state": state }));
    };

    go(&zhang, "cancelled");
    assert_eq!(office.call("signups.of_session", json!({ "id": dinner }))["taken"], 0);
    assert_eq!(sign_up(&office, &dinner, &[&li])["placed"], 1);
    let refused =
        office.ask("signups.add", json!({ "session_id": dinner, "registration_ids": [zhang] }));
    assert!(format!("{refused:?}").contains("does_not_come"), "{refused:?}");
    go(&zhang, "registered");

    assert_eq!(signed(&office, &dinner), ["李四", "张三 1"]);
}

#[test]
fn a_session_without_a_limit_has_room_for_all() {
    let office = Office::new();
    let talk = session(&office, "报告", Value::Null);
    let ids = ["张三", "李四"].map(|name| guest(&office, name));

    assert_eq!(sign_up(&office, &talk, &[&ids[0], &ids[1]])["placed"], 2);

    let told = office.call("signups.of_session", json!({ "id": talk }));
    assert_eq!((&told["places"], &told["taken"]), (&Value::Null, &json!(2)));
}

#[test]
fn the_register_and_prints_are_narrowed_by_sessions() {
    let office = Office::new();
    let dinner = session(&office, "欢迎晚宴", json!(1));
    let [zhang, li, _] = ["张三", "李四", "王五"].map(|name| guest(&office, name));
    sign_up(&office, &dinner, &[&zhang, &li]);

    assert_eq!(found(&office, "场次:晚宴"), "张三");
    assert_eq!(found(&office, "waitsfor:晚宴"), "李四");
    assert_eq!(found(&office, "-session:晚宴"), "李四 王五");
    let helped =
        office.call("registrations.understand", json!({ "query": "场次:", "in_english": false }));
    assert!(helped.to_string().contains("欢迎晚宴"), "{helped}");
    let path = office.path("sheet.pdf");
    office.call(
        "print.save",
        json!({ "document": "sign-in", "path": path, "filter": { "query": "场次:晚宴" } }),
    );
    let text = std::process::Command::new("pdftotext").arg(&path).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.contains("张三") && !text.contains("李四"), "{text}");

    // On badges stands where somebody has a place.
    let badges = office.path("badges.pdf");
    office.call(
        "print.save",
        json!({ "document": "badges", "path": badges, "options": { "marks": ["seat", "sessions"] } }),
    );
    let text = std::process::Command::new("pdftotext").arg(&badges).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    assert_eq!(text.matches("欢迎晚宴").count(), 1, "{text}");
}

#[test]
fn a_filter_means_the_session_that_was_chosen() {
    let office = Office::new();
    let draft = |zh: &str, en: &str, at: &str| {
        let draft = json!({ "kind": "meal", "title_zh": zh, "title_en": en, "minutes": 60,
            "starts_at": at, "sign_up_limit": 1 });
        office.call("sessions.save", draft)["id"].clone()
    };
    // The own name of the second is the English title of the first.
    let lunch = draft("午餐", "Lunch", "2019-04-13T12:00");
    let talk = draft("Lunch", "", "2019-04-13T13:00");
    let again = draft("晚餐", "Dinner", "2019-04-13T18:00");
    let quoted = draft("“晚餐”", "", "2019-04-14T18:00");
    let [zhang, li, wang] = ["张三", "李四", "王五"].map(|name| guest(&office, name));
    sign_up(&office, &lunch, &[&zhang, &wang]);
    sign_up(&office, &talk, &[&li, &zhang]);
    sign_up(&office, &again, &[&wang]);
    sign_up(&office, &quoted, &[&li]);

    let offered = office.call("signups.sessions", json!(null));
    for (id, name) in [(&lunch, "张三"), (&talk, "李四"), (&again, "王五"), (&quoted, "李四")]
    {
        let mine = offered.as_array().unwrap().iter().find(|one| one["id"] == *id).unwrap();
        assert_eq!((&mine["places"], &mine["taken"]), (&json!(1), &json!(1)));
        for word in [&mine["name_zh"], &mine["name_en"], id] {
            let query = format!("session:\"{}\"", word.as_str().unwrap());
            assert_eq!(found(&office, &query), name, "{query}");
        }
    }
    assert_eq!(offered[0]["waiting"], 1);
    assert_eq!(found(&office, "session:lunch"), "李四");
    assert_eq!(found(&office, "session:晚餐"), "李四 王五");
    assert_eq!(found(&office, "session:午餐,lunch -session:晚餐"), "张三");
    assert_eq!(found(&office, "session:晚餐 -session:“晚餐 2019-04-13 18:00”"), "李四");
    assert_eq!(found(&office, "waitsfor:lunch -waitsfor:午餐"), "张三");
    assert_eq!(found(&office, "-waitsfor:lunch"), "李四 王五");
    let refused =
        office.refused("registrations.list", json!({ "filter": { "query": "场次:早餐" } }));
    assert_eq!(refused.code(), "filter_unknown_value");
}

#[test]
fn the_register_shows_and_sorts_by_sessions() {
    let office = Office::new();
    let dinner = session(&office, "欢迎晚宴", json!(1));
    let talk = session(&office, "报告", Value::Null);
    let [zhang, li, _] = ["张三", "李四", "王五"].map(|name| guest(&office, name));
    let sorted = || {
        let rows = office.call("registrations.list", json!({ "sort": "sessions" }))["rows"].clone();
        let told = rows.as_array().unwrap().iter().map(|row| {
            let sessions = row["sessions"].as_array().unwrap().iter().map(|one| {
                let mark = if one["waits"] == true { "?" } else { "" };
                assert_eq!(one["has_place"], one["waits"] != true);
                format!("{}{mark}", one["title_zh"].as_str().unwrap())
            });
            format!(
                "{}={}",
                row["full_name"].as_str().unwrap(),
                sessions.collect::<Vec<_>>().join("+")
            )
        });
        told.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(sorted(), "张三= 李四= 王五=");

    sign_up(&office, &dinner, &[&li, &zhang]);
    sign_up(&office, &talk, &[&zhang]);

    assert_eq!(sorted(), "张三=报告+欢迎晚宴? 李四=欢迎晚宴 王五=");
    office.call(
        "sessions.save",
        json!({ "id": talk, "kind": "talk", "title_zh": "闭幕", "minutes": 60 }),
    );
    assert_eq!(sorted(), "张三=闭幕+欢迎晚宴? 李四=欢迎晚宴 王五=");
    office.call("sessions.save", json!({ "id": dinner, "kind": "meal", "title_zh": "安可晚宴", "minutes": 60, "sign_up_limit": 1 }));
    assert_eq!(sorted(), "李四=安可晚宴 张三=闭幕+安可晚宴? 王五=");
    assert_eq!(found(&office, "有:场次"), "李四 张三");
    assert_eq!(found(&office, "-has:sessions"), "王五");
    assert_eq!(found(&office, "-has:sessions,phone"), "王五");
    office.call("sessions.remove", json!({ "id": dinner }));
    assert_eq!(sorted(), "张三=闭幕 李四= 王五=");
    office.call("journal.undo", json!(null));
    assert_eq!(sorted(), "李四=安可晚宴 张三=闭幕+安可晚宴? 王五=");
}

#[test]
fn who_is_replaced_or_merged_keeps_what_they_signed_up_for() {
    let office = Office::new();
    let dinner = session(&office, "欢迎晚宴", json!(1));
    let [zhang, li] = ["张三", "李四"].map(|name| guest(&office, name));
    sign_up(&office, &dinner, &[&zhang, &li]);

    let new = office.call("people.save", json!({ "full_name": "赵六" }));
    office.call("registrations.replace", json!({ "id": zhang, "person_id": new["id"] }));
    assert_eq!(signed(&office, &dinner), ["赵六", "李四 1"]);
    let li_person = office.call("registrations.get", json!({ "id": li }))["person"]["id"].clone();
    office.call(
        "people.merge",
        json!({ "person": { "id": li_person, "full_name": "李四" }, "gone_id": new["id"] }),
    );

    assert_eq!(signed(&office, &dinner), ["李四"]);
}

#[test]
fn a_list_brings_sign_ups_in_and_takes_them_out() {
    let office = Office::new();
    session(&office, "开幕式；致辞", Value::Null);
    let dinner = session(&office, "欢迎晚宴", json!(1));
    let request = list(
        &office,
        "list.csv",
        "姓名,手机,报名场次\n张三,13800001111,开幕式；致辞；欢迎晚宴\n李四,13800002222,欢迎晚宴;早餐会\n",
    );

    let told = import(&office, &request);

    assert_eq!(tally(&told), [2, 0, 0, 0]);
    assert_eq!(told["problems"][0]["trouble"], "unknown_session");
    assert_eq!(told["problems"][0]["value"], "早餐会");
    assert_eq!(signed(&office, &dinner), ["张三", "李四 1"]);
    let again = office.path("again.csv");
    office.call("registrations.export", json!({ "path": again }));
    let text = std::fs::read_to_string(&again).unwrap();
    assert!(text.contains("开幕式；致辞\n欢迎晚宴"), "{text}");
    let told = import(&office, &json!({ "list": { "path": again } }));
    assert_eq!(tally(&told), [0, 0, 2, 0]);
}

#[test]
fn who_takes_no_place_in_the_event_takes_none_in_a_session() {
    let office = Office::new();
    let dinner = session(&office, "欢迎晚宴", json!(1));
    let invited = office.call(
        "registrations.save",
        json!({ "person": { "full_name": "孙海东" }, "state": "invited" }),
    )["registration"]["id"]
        .clone();
    let zhang = guest(&office, "张三");

    assert_eq!(sign_up(&office, &dinner, &[&invited]), json!({ "placed": 0, "waiting": 0 }));
    assert_eq!(sign_up(&office, &dinner, &[&zhang])["placed"], 1);

    assert_eq!(signed(&office, &dinner), ["张三", "孙海东"]);
    assert_eq!(found(&office, "场次:晚宴"), "张三");
    let mine = office.call("signups.of_registration", json!({ "id": invited }));
    assert_eq!((&mine[0]["has_place"], &mine[0]["waiting_place"]), (&json!(false), &Value::Null));
    office.call(
        "registrations.move",
        json!({ "filter": { "ids": [invited] }, "state": "registered" }),
    );
    assert_eq!(signed(&office, &dinner), ["张三", "孙海东 1"]);
}

#[test]
fn a_merge_overbooks_no_session() {
    let office = Office::new();
    let dinner = session(&office, "欢迎晚宴", json!(1));
    let [gone, stays, li] = ["张三", "张叁", "李四"].map(|name| guest(&office, name));
    sign_up(&office, &dinner, &[&gone]);
    office.call("registrations.move", json!({ "filter": { "ids": [gone] }, "state": "cancelled" }));
    sign_up(&office, &dinner, &[&li]);
    let person =
        |id: &Value| office.call("registrations.get", json!({ "id": id }))["person"]["id"].clone();

    office.call(
        "people.merge",
        json!({ "person": { "id": person(&stays), "full_name": "张三" }, "gone_id": person(&gone) }),
    );

    assert_eq!(signed(&office, &dinner), ["李四", "张三 1"]);
}
