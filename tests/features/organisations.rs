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
