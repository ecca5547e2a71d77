//! People who come unexpected, and people who come instead of others.

use serde_json::{Value, json};
use tests::{Office, given};

fn walk_in(office: &Office, request: Value) -> Value {
    office.call("registrations.walk_in", request)
}

#[test]
fn a_stranger_is_registered_with_their_unit_in_one_step() {
    let office = Office::new();
    let unit = given::organisation(&office, "药明生物");

    let one = walk_in(
        &office,
        json!({ "full_name": "张　三", "phone": "138 0000 1234", "organisation": "药明生物", "source": "现场" }),
    );
    let other = walk_in(&office, json!({ "full_name": "李四", "organisation": "新来的公司" }));

    assert_eq!(one["person"]["full_name"], "张三");
    assert_eq!(one["person"]["organisation_id"], unit["id"]);
    assert_eq!(one["registration"]["state"], "registered");
    assert_eq!(one["registration"]["source"], "现场");
    assert_eq!(other["person"]["organisation_zh"], "新来的公司");
    let scan = json!({ "registration_id": one["registration"]["id"] });
    assert_eq!(office.call("checkins.record", scan)["verdict"], "welcome");
    office.call("journal.undo", json!(null));
    assert_eq!(office.call("registrations.list", json!({}))["total"], 1);
    assert_eq!(office.call("organisations.list", json!({}))["total"], 1);
}

#[test]
fn whoever_is_in_the_file_is_not_registered_twice() {
    let office = Office::new();
    let known = given::person(&office, "袁宝珠");
    let draft = json!({ "person_id": known["id"], "state": "invited" });
    let invited = office.call("registrations.save", draft);

    let detail = walk_in(&office, json!({ "person_id": known["id"] }));

    assert_eq!(detail["registration"]["id"], invited["registration"]["id"]);
    assert_eq!(detail["registration"]["state"], "registered");
    assert_eq!(office.call("registrations.list", json!({}))["total"], 1);
}

#[test]
fn a_walk_in_needs_a_name() {
    let office = Office::new();

    let error = office.refused("registrations.walk_in", json!({ "organisation": "某单位" }));

    assert_eq!(error.problems()[0].field, "full_name");
    assert_eq!(office.call("organisations.list", json!({}))["total"], 0);
}

#[test]
fn who_comes_instead_has_the_place_and_the_first_badge_is_void() {
    let office = Office::new();
    let (first, second) = (given::person(&office, "张三"), given::person(&office, "李四"));
    let draft = json!({ "person_id": first["id"], "notes": "靠窗", "external_id": "A-7" });
    let before = office.call("registrations.save", draft)["registration"].clone();

    let request = json!({ "id": before["id"], "person_id": second["id"] });
    let after = office.call("registrations.replace", request);

    assert_eq!(after["person"]["full_name"], "李四");
    for kept in ["badge_number", "category_id", "notes", "external_id"] {
        assert_eq!(after["registration"][kept], before[kept], "{kept}");
    }
    assert_eq!(after["registration"]["issue"], 2);
    let number = before["badge_number"].as_str().unwrap();
    let found = office.call("search.find", json!({ "query": number }));
    assert_eq!(found[0]["title"], "李四");
    assert_eq!(found.as_array().unwrap().len(), 1);
    let last = &office.call("journal.list", json!({}))["rows"][0];
    assert_eq!(last["subject"], "张三 → 李四");
    office.call("journal.undo", json!(null));
    assert_eq!(office.call("search.find", json!({ "query": number }))[0]["title"], "张三");
}

#[test]
fn who_comes_instead_comes_from_the_same_unit_unless_it_is_said_otherwise() {
    let office = Office::new();
    let (unit, other) =
        (given::organisation(&office, "药明生物"), given::organisation(&office, "恒瑞"));
    let place = |name: &str| {
        let person = json!({ "full_name": name, "organisation_id": unit["id"] });
        office.call("registrations.save", json!({ "person": person }))["registration"]["id"].clone()
    };
    let replace = |id: &Value, who: Value| {
        let mut request = json!({ "id": id });
        request.as_object_mut().unwrap().extend(who.as_object().unwrap().clone());
        office.call("registrations.replace", request)["person"].clone()
    };
    let known = given::person(&office, "赵六");
    let settled = office.call(
        "people.save",
        json!({ "full_name": "周七", "organisation_id": other["id"], "phone": "13800001234" }),
    );
    let people = || office.call("people.list", json!({}))["total"].clone();

    let id = place("张三");
    let before = people();
    let new = replace(&id, json!({ "full_name": "李　四", "phone": "139 1234 5678" }));
    assert_eq!(new["full_name"], "李四");
    assert_eq!((&new["organisation_id"], &new["phone"]), (&unit["id"], &json!("13912345678")));
    office.call("journal.undo", json!(null));
    assert_eq!(people(), before);
    let person = office.call("registrations.get", json!({ "id": id }))["person"].clone();
    assert_eq!(person["full_name"], "张三");

    assert_eq!(replace(&id, json!({ "person_id": known["id"] }))["organisation_id"], unit["id"]);
    let kept = replace(&place("钱八"), json!({ "person_id": settled["id"] }));
    assert_eq!((&kept["organisation_id"], &kept["phone"]), (&other["id"], &json!("13800001234")));
    let said = json!({ "full_name": "孙九", "organisation_id": other["id"] });
    assert_eq!(replace(&place("吴十"), said)["organisation_id"], other["id"]);
    let error = office.refused("registrations.replace", json!({ "id": id }));
    assert_eq!(error.problems()[0].field, "full_name");
}

#[test]
fn nobody_is_replaced_who_is_inside_or_by_whom_is_registered() {
    let office = Office::new();
    let (first, second) = (given::person(&office, "张三"), given::person(&office, "李四"));
    let save = |person: &Value| {
        office.call("registrations.save", json!({ "person_id": person["id"] }))["registration"]["id"].clone()
    };
    let (one, _) = (save(&first), save(&second));
    office.call("checkins.record", json!({ "registration_id": one }));

    let request = json!({ "id": one, "person_id": second["id"] });
    let error = office.refused("registrations.replace", request);

    let codes: Vec<_> = error.problems().iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(codes, ["registered", "checked_in"]);
}

#[test]
fn a_reply_is_noted_with_its_time_and_answers_the_invitation() {
    let office = Office::new();
    let person = given::person(&office, "张三");
    let draft = json!({ "person_id": person["id"], "state": "invited" });
    let invited = office.call("registrations.save", draft)["registration"].clone();
    let state = |state: &str| json!({ "filter": { "ids": [invited["id"]] }, "state": state });
    let reply = |reply: Value| json!({ "filter": { "ids": [invited["id"]] }, "reply": reply });
    let now = || {
        let detail = office.call("registrations.get", json!({ "id": invited["id"] }));
        let one = &detail["registration"];
        (one["state"].clone(), one["reply"].clone(), one["replied_at"].is_null())
    };

    office.call("registrations.reply", reply(json!("undecided")));
    assert_eq!(now(), (json!("replied"), json!("undecided"), false));
    office.call("registrations.reply", reply(json!("no")));
    assert_eq!(now(), (json!("replied"), json!("no"), false));
    office.call("registrations.reply", reply(Value::Null));
    assert_eq!(now(), (json!("invited"), Value::Null, true));
    office.call("journal.undo", json!(null));
    office.call("registrations.move", state("invited"));
    assert_eq!(now(), (json!("invited"), Value::Null, true));
    office.call("journal.undo", json!(null));
    assert_eq!(now(), (json!("replied"), json!("no"), false));
}

#[test]
fn whoever_has_this_name_and_this_phone_is_not_made_twice() {
    let office = Office::new();
    let first = given::registration(&office, "张三");
    let second = walk_in(&office, json!({ "full_name": "李四", "phone": "138 0000 1234" }));

    let again = walk_in(&office, json!({ "full_name": "李 四", "phone": "13800001234" }));
    let request = json!({ "id": first["registration"]["id"], "full_name": "李四", "phone": "+86 138-0000-1234" });
    let twice = office.refused("registrations.replace", request);
    let other = walk_in(&office, json!({ "full_name": "李四", "phone": "13800005678" }));

    assert_eq!(again["registration"]["id"], second["registration"]["id"]);
    assert_eq!(twice.problems()[0].code, "registered");
    assert_ne!(other["person"]["id"], second["person"]["id"]);
}
