//! The sample event tells what the report told, and marks what is made up.

use serde_json::json;
use tests::Office;

#[test]
fn the_sample_is_whole_and_sound() {
    let office = Office::with_sample();

    let report = office.call("event.check", json!(null));

    assert_eq!(report["damages"], json!([]));
    assert_eq!(report["findings"], json!([]));
    assert_eq!(
        report["counts"],
        json!({ "people": 98, "registrations": 98, "sessions": 10, "organisations": 8,
            "booths": 3, "equipment": 5, "checkins": 0 })
    );
}

#[test]
fn the_agenda_stands_in_the_order_of_the_report() {
    let office = Office::with_sample();

    let day = office.call("agenda.day", json!({}));

    let told: Vec<_> = day["sessions"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|session| !session["people"].as_array().unwrap().is_empty())
        .map(|session| session["people"][0].as_str().unwrap())
        .collect();
    assert_eq!(told, ["孙海东", "李诣书", "袁宝珠", "王春仁", "张传森", "肖海蓉"]);
}

#[test]
fn what_is_made_up_says_so() {
    let office = Office::with_sample();

    let rows = office.call("registrations.list", json!({}))["rows"].clone();

    for row in rows.as_array().unwrap() {
        assert_eq!(row["source"], "sample", "{}", row["full_name"]);
        let person = office.call("people.get", json!({ "id": row["person_id"] }));
        assert!(person["email"].as_str().unwrap().ends_with("@example.com"));
        assert!(person["phone"].as_str().unwrap().starts_with("1380000"));
    }
}

#[test]
fn opening_the_sample_again_keeps_what_was_changed() {
    let office = Office::without_event();
    let first = office.call("files.open_sample", json!({}));
    office.call("people.save", json!({ "full_name": "新来的" }));

    let again = office.call("files.open_sample", json!({}));

    assert_eq!(first["path"], again["path"]);
    assert_eq!(office.call("people.list", json!({ "search": "xinlai" }))["total"], 1);
}
