//! Lists of people: who has a place and who waits in which order comes out, and comes in the same.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tests::{Office, given};

use super::lists::{import, list, tally, told};

/// An event whose first category and whose dinner have one place each.
fn with_one_place() -> (Office, Value, Value) {
    let office = Office::new();
    let mut category = office.call("categories.list", json!(null))[0].clone();
    category["quota"] = json!(1);
    let category = office.call("categories.save", category)["id"].clone();
    let dinner = json!({ "kind": "meal", "title_zh": "晚宴", "minutes": 60, "sign_up_limit": 1 });
    let dinner = office.call("sessions.save", dinner)["id"].clone();
    (office, category, dinner)
}

/// The places on the waiting lists of the categories by name; 0 for who does not wait.
fn line(office: &Office) -> BTreeMap<String, u64> {
    let rows = office.call("registrations.list", json!({}))["rows"].clone();
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| {
        let detail = office.call("registrations.get", json!({ "id": row["id"] }));
        let place = detail["waiting_place"].as_u64().unwrap_or_default();
        (row["full_name"].as_str().unwrap().to_owned(), place)
    })
    .collect()
}

/// Those who signed up in their order, and 0 or the place of who waits.
fn signed(office: &Office, session: &Value) -> Vec<(String, u64)> {
    let told = office.call("signups.of_session", json!({ "id": session }));
    let people = told["people"].as_array().unwrap().iter();
    let place = |one: &Value| one["waiting_place"].as_u64().unwrap_or_default();
    people.map(|one| (one["full_name"].as_str().unwrap().to_owned(), place(one))).collect()
}

#[track_caller]
fn check_again(office: &Office, file: &std::path::Path) {
    let again = import(office, &json!({ "list": { "path": file } }));
    let [added, changed, unchanged, refused] = tally(&again);
    assert_eq!((added, changed, refused, unchanged > 0), (0, 0, 0, true), "{:?}", told(&again));
}

#[test]
fn who_waits_in_a_category_comes_out_and_in_in_the_same_order() {
    let (office, category, _) = with_one_place();
    for name in ["张三", "赵六", "王五", "李四"] {
        let person = given::person(&office, name);
        let draft = json!({ "person_id": person["id"], "category_id": category });
        office.call("registrations.save", draft);
    }
    let before = line(&office);
    let expected = [("张三", 0), ("李四", 3), ("王五", 2), ("赵六", 1)];
    assert_eq!(before, expected.map(|(name, place)| (name.to_owned(), place)).into());

    for name in ["out.xlsx", "out.csv"] {
        let file = office.path(name);
        office.call("registrations.export", json!({ "path": file }));
        let (other, ..) = with_one_place();
        let report = import(&other, &json!({ "list": { "path": file } }));
        assert_eq!(tally(&report), [4, 0, 0, 0]);
        assert!(told(&report).iter().all(|(_, trouble, _)| *trouble == "unknown_badge"));
        assert_eq!(line(&other), before);
        check_again(&office, &file);
        check_again(&other, &file);
        assert_eq!(line(&other), before);
    }
}

#[test]
fn who_waits_for_a_session_comes_out_and_in_in_the_same_order() {
    let (office, _, dinner) = with_one_place();
    let others = office.call("categories.list", json!(null))[1]["id"].clone();
    let ids = ["张三", "赵六", "王五", "李四"].map(|name| {
        let person = given::person(&office, name);
        let draft = json!({ "person_id": person["id"], "category_id": others });
        office.call("registrations.save", draft)["registration"]["id"].clone()
    });
    office.call("signups.add", json!({ "session_id": dinner, "registration_ids": ids }));
    let before = signed(&office, &dinner);
    let expected = [("张三", 0), ("赵六", 1), ("王五", 2), ("李四", 3)];
    assert_eq!(before, expected.map(|(name, place)| (name.to_owned(), place)));

    for name in ["out.xlsx", "out.csv"] {
        let file = office.path(name);
        office.call("registrations.export", json!({ "path": file }));
        let (other, _, dinner_there) = with_one_place();
        let report = import(&other, &json!({ "list": { "path": file } }));
        assert_eq!(tally(&report), [4, 0, 0, 0]);
        assert_eq!(signed(&other, &dinner_there), before);
        check_again(&office, &file);
        check_again(&other, &file);
        assert_eq!(signed(&other, &dinner_there), before);
        assert_eq!(signed(&office, &dinner), before);
    }
}

#[test]
fn a_list_written_by_hand_says_who_waits() {
    let (office, _, dinner) = with_one_place();
    let text = "姓名,手机,类别,状态,候补名次,场次\n\
                甲一,13800000001,,候补,2,\n乙二,13800000002,,候补,1,\n\
                丙三,13800000003,,已报名,,晚宴（候补 1）\n丁四,13800000004,,候补,第二,\n";
    let mut request = list(&office, "hand.csv", text);
    request["leave_out"] = json!(true);

    let report = import(&office, &request);

    assert_eq!((tally(&report), told(&report)), ([3, 0, 0, 1], vec![(5, "not_a_number", "")]));
    assert_eq!(report["preview"][2]["cells"][5]["value"], "晚宴（候补 1）");
    let expected = [("甲一", 2), ("乙二", 1), ("丙三", 0)];
    assert_eq!(line(&office), expected.map(|(name, place)| (name.to_owned(), place)).into());
    // A place is free, and still they wait, as the list says.
    assert_eq!(signed(&office, &dinner), [("丙三".to_owned(), 1)]);
}
