//! Organisations and whom to turn to in them.

use serde_json::json;
use tests::{Office, given};

#[test]
fn members_are_told_apart_by_sector_and_standing() {
    let office = Office::new();
    for (name, sector, standing) in [
        ("无锡市人民医院", "hospital", Some("vice_chair")),
        ("中国食品药品检定研究院", "testing", Some("observer")),
        ("茶歇供应商", "industry", None),
    ] {
        office.call(
            "organisations.save",
            json!({ "name_zh": name, "sector": sector, "standing": standing }),
        );
    }

    let members = office.call("organisations.list", json!({ "members": true }));
    let research = office.call("organisations.list", json!({ "sector": "testing" }));

    assert_eq!(members["total"], 2);
    assert_eq!(research["rows"][0]["letter"], "研");
    assert_eq!(research["rows"][0]["name_zh"], "中国食品药品检定研究院");
}

#[test]
fn organisations_come_in_the_order_that_is_asked_for() {
    let office = Office::new();
    for (name, sector, standing) in [
        ("甲", Some("hospital"), Some("member")),
        ("乙", None, None),
        ("丙", Some("government"), Some("initiator")),
        ("丁", Some("hospital"), Some("initiator")),
    ] {
        let draft = json!({ "name_zh": name, "sector": sector, "standing": standing });
        let id = office.call("organisations.save", draft)["id"].clone();
        if name == "乙" {
            office.call("people.save", json!({ "full_name": "张三", "organisation_id": id }));
        }
    }
    let listed = |request| {
        let told = office.call("organisations.list", request);
        let rows = told["rows"].as_array().unwrap().iter();
        rows.map(|row| row["name_zh"].as_str().unwrap().to_owned()).collect::<String>()
    };

    assert_eq!(listed(json!({})), "丙丁甲乙");
    assert_eq!(listed(json!({ "descending": true })), "乙甲丁丙");
    assert_eq!(listed(json!({ "sort": "sector" })), "丙丁甲乙");
    assert_eq!(listed(json!({ "sort": "standing" })), "丙丁甲乙");
    assert_eq!(listed(json!({ "sort": "standing", "descending": true })), "乙甲丙丁");
    assert_eq!(listed(json!({ "sort": "people", "descending": true })), "乙丙丁甲");
}

#[test]
fn a_name_is_taken_once() {
    let office = Office::new();
    given::organisation(&office, "药明生物");

    let error = office.refused("organisations.save", json!({ "name_zh": " 药明生物 " }));

    assert_eq!(error.problems()[0].code, "taken");
}

#[test]
fn names_that_probably_mean_the_same_are_a_finding() {
    let office = Office::new();
    given::organisation(&office, "药明生物");
    given::organisation(&office, "药明生物有限公司");

    let report = office.call("event.check", json!(null));

    assert_eq!(report["findings"][0]["code"], "organisation_twice");
}

#[test]
fn an_organisation_with_people_or_booths_is_not_removed() {
    let office = Office::new();
    let unit = given::organisation(&office, "博雅控股集团");
    let person =
        office.call("people.save", json!({ "full_name": "李诣书", "organisation_id": unit["id"] }));

    assert_eq!(
        office.refused("organisations.remove", json!({ "id": unit["id"] })).code(),
        "in_use"
    );
    office.call("people.remove", json!({ "id": person["id"] }));
    office.call("organisations.remove", json!({ "id": unit["id"] }));

    assert_eq!(office.call("organisations.list", json!({}))["total"], 0);
}

#[test]
fn contacts_are_people_of_the_event() {
    let office = Office::new();
    let unit = given::organisation(&office, "博雅控股集团");
    let person = given::person(&office, "李诣书");
    let draft = json!({ "organisation_id": unit["id"], "person_id": person["id"], "duty": "参展" });

    let contact = office.call("contacts.save", draft.clone());
    let error = office.refused("contacts.save", draft);

    assert_eq!(contact["full_name"], "李诣书");
    assert_eq!(error.problems()[0].code, "twice");
    assert_eq!(office.call("organisations.list", json!({}))["rows"][0]["contact"], "李诣书");
    office.call("contacts.remove", json!({ "id": contact["id"] }));
    let left = office.call("contacts.list", json!({ "organisation_id": unit["id"] }));
    assert_eq!(left, json!([]));
    assert_eq!(office.call("people.list", json!({}))["total"], 1);
}
