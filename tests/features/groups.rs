//! The register by organisation: who sends how many, and whom to turn to.

use serde_json::{Value, json};
use tests::{Office, given};

/// Somebody of a unit, registered in a state; answers the id of the registration.
fn member(office: &Office, name: &str, unit: Option<&Value>, state: &str) -> Value {
    let draft = json!({
        "person": { "full_name": name, "phone": "13800001234",
            "organisation_id": unit.map(|unit| &unit["id"]) },
        "state": state,
    });
    office.call("registrations.save", draft)["registration"]["id"].clone()
}

/// The groups with their counts: all, confirmed, waiting, cancelled, inside.
fn groups(office: &Office, request: Value) -> Vec<String> {
    let answer = office.call("groups.list", request);
    let rows = answer["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        let counts = ["all", "confirmed", "waiting", "cancelled", "admitted"];
        let counts = counts.map(|name| row["counts"][name].to_string());
        [row["name_zh"].as_str().unwrap(), &counts.join(" ")].join(" ")
    })
    .collect()
}

#[test]
fn groups_are_counted_and_stay_right_with_every_change() {
    let office = Office::new();
    let [one, two] =
        ["药明生物", "药明生物技术有限公司"].map(|name| given::organisation(&office, name));
    let first = member(&office, "张三", Some(&one), "confirmed");
    member(&office, "李四", Some(&one), "cancelled");
    let third = member(&office, "王五", Some(&two), "registered");
    member(&office, "赵六", None, "registered");
    given::organisation(&office, "没有人的单位");

    assert_eq!(
        groups(&office, json!({})),
        ["药明生物 2 1 0 1 0", "药明生物技术有限公司 1 0 0 0 0", " 1 0 0 0 0"]
    );
    assert_eq!(groups(&office, json!({ "search": "jishu" })), ["药明生物技术有限公司 1 0 0 0 0"]);
    assert_eq!(groups(&office, json!({ "name": "药明生物" })), ["药明生物 2 1 0 1 0"]);
    assert_eq!(groups(&office, json!({ "sort": "name", "offset": 1, "limit": 1 })).len(), 1);

    // Let in, another state, another unit, gone, and all of it taken back.
    let badge = office.call("registrations.get", json!({ "id": first }));
    let number = &badge["registration"]["badge_number"];
    office.call("checkins.record", json!({ "code": number, "kind": "entry" }));
    let meant = json!({ "filter": { "ids": [third] }, "state": "confirmed" });
    office.call("registrations.move", meant);
    let person = office.call("registrations.get", json!({ "id": third }))["person"].clone();
    let moved = json!({ "id": person["id"], "full_name": "王五", "organisation_id": one["id"] });
    office.call("people.save", moved);
    assert_eq!(groups(&office, json!({})), ["药明生物 3 2 0 1 1", " 1 0 0 0 0"]);
    office.call("registrations.remove", json!({ "id": third }));
    assert_eq!(groups(&office, json!({})), ["药明生物 2 1 0 1 1", " 1 0 0 0 0"]);
    for _ in 0..3 {
        office.call("journal.undo", json!(null));
    }
    assert_eq!(
        groups(&office, json!({})),
        ["药明生物 2 1 0 1 1", "药明生物技术有限公司 1 0 0 0 0", " 1 0 0 0 0"]
    );
}

#[test]
fn choosing_a_group_shows_the_group_and_nobody_else() {
    let office = Office::new();
    let [one, two] =
        ["药明生物", "药明生物技术有限公司"].map(|name| given::organisation(&office, name));
    member(&office, "张三", Some(&one), "registered");
    member(&office, "王五", Some(&two), "registered");
    member(&office, "赵六", None, "registered");
    let total = |query: &str| {
        let request = json!({ "filter": { "query": query } });
        office.call("registrations.list", request)["total"].clone()
    };

    assert_eq!(total("单位:药明生物"), 1);
    assert_eq!(total("-单位:药明生物"), 2);
    assert_eq!(total("单位:药明"), 2);
    assert_eq!(total("-有:单位"), 1);
}

#[test]
fn the_leader_of_a_group_is_the_first_contact_of_the_organisation() {
    let office = Office::new();
    let unit = given::organisation(&office, "药明生物");
    let [one, two] = ["张三", "李四"].map(|name| member(&office, name, Some(&unit), "registered"));
    let nobody = member(&office, "赵六", None, "registered");
    let leader = || office.call("groups.list", json!({}))["rows"][0]["leader"].clone();
    assert_eq!(leader(), Value::Null);

    office.call("groups.lead", json!({ "id": one }));
    assert_eq!((&leader()["full_name"], &leader()["duty"]), (&json!("张三"), &json!("领队")));
    assert_eq!((&leader()["phone"], &leader()["registration_id"]), (&json!("138****1234"), &one));
    office.call("groups.lead", json!({ "id": two }));
    assert_eq!(leader()["full_name"], "李四");
    office.call("groups.lead", json!({ "id": one }));
    assert_eq!(leader()["full_name"], "张三");
    let contacts = office.call("contacts.list", json!({ "organisation_id": unit["id"] }));
    assert_eq!(contacts.as_array().unwrap().len(), 2);
    office.call("journal.undo", json!(null));
    assert_eq!(leader()["full_name"], "李四");

    let refused = office.refused("groups.lead", json!({ "id": nobody }));
    assert_eq!(refused.problems()[0].field, "organisation_id");
}
