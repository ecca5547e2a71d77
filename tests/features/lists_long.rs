//! Long lists of people: what is written for many at once is as it would be one after the other.

use std::sync::Arc;

use serde_json::{Value, json};
use summit_core::{Asking, Caller, app::Signal};
use tests::{Office, given};

use super::lists::{import, list, tally};

/// A list of so many guests whose numbers begin with this one.
fn guests(office: &Office, from: usize, count: usize) -> Value {
    let row = |number| format!("客人{number},1380001{number:04},单位{}\n", number % 7);
    let rows: String = (from..from + count).map(row).collect();
    list(office, &format!("{from}.csv"), &format!("姓名,手机,单位\n{rows}"))
}

/// What the window shows of all guests, and what the search finds.
fn everything(office: &Office) -> Value {
    let found = |query: &str| office.call("search.find", json!({ "query": query, "limit": 50 }));
    json!({
        "registrations": office.call("registrations.list", json!({ "limit": 5_000 })),
        "people": office.call("people.list", json!({ "limit": 5_000 })),
        "organisations": office.call("organisations.list", json!({})),
        "found": [found("客人612"), found("10613"), found("keren"), found("单位3")],
    })
}

#[test]
fn a_long_list_is_undone_and_done_again() {
    let office = Office::new();
    let earlier = given::registration(&office, "孙海东");
    let states = [(0, 60), (100, 1_300)].map(|(from, count)| {
        let before = everything(&office);
        assert_eq!(tally(&import(&office, &guests(&office, from, count)))[0], count as u64);
        before
    });
    let after = everything(&office);
    assert_eq!(after["registrations"]["total"], 1_361);

    for state in states.iter().rev() {
        office.call("journal.undo", json!(null));
        assert_eq!(everything(&office), *state);
    }
    for _ in &states {
        office.call("journal.redo", json!(null));
    }

    assert_eq!(everything(&office), after);
    let found = office.call("search.find", json!({ "query": "孙海" })).to_string();
    assert!(found.contains(earlier["person"]["id"].as_str().unwrap()), "{found}");
    assert!(after["found"][0].to_string().contains("客人612"), "{}", after["found"]);
}

#[test]
fn everybody_of_a_long_list_has_a_history() {
    let office = Office::new();
    import(&office, &guests(&office, 0, 700));
    let rows = office.call("registrations.list", json!({ "limit": 1_000 }))["rows"].clone();

    for row in rows.as_array().unwrap().iter().step_by(233) {
        let about = json!({ "about": row["id"] });
        let history = office.call("journal.history", about);
        let fields = history[0]["fields"].as_array().unwrap();
        let name = fields.iter().find(|field| field["field"] == "full_name").unwrap();
        assert_eq!((&name["before"], &name["after"]), (&json!(null), &row["full_name"]));
        assert!(fields.iter().any(|field| field["table"] == "registrations"));
    }
}

#[test]
fn a_long_list_that_is_stopped_leaves_nothing_and_the_next_change_is_in_the_journal() {
    let office = Office::new();
    let request = guests(&office, 0, 900);
    let app = Arc::downgrade(&office.app);
    let asking = Asking { job: None, ..office.asking("list") };
    office.app.listen(move |signal| {
        // All rows are planned by then, and some of the people are written.
        if let (Signal::Progress { done: 1_000.., .. }, Some(app)) = (signal, app.upgrade()) {
            app.call(&asking, "jobs.cancel", json!({ "job": "list" })).unwrap();
        }
    });
    let before = everything(&office);

    let stopped = office.work("registrations.import", "list", request);

    assert_eq!(stopped.unwrap_err().code(), "cancelled");
    assert_eq!(everything(&office), before);
    given::registration(&office, "孙海东");
    office.call("journal.undo", json!(null));
    assert_eq!(everything(&office), before);
}

#[test]
fn whoever_stands_first_in_a_long_list_has_the_place() {
    let office = Office::new();
    let mut category = office.call("categories.list", json!(null))[0].clone();
    category["quota"] = json!(550);
    office.call("categories.save", category);

    import(&office, &guests(&office, 0, 600));

    let states = ["registered", "waiting"].map(|state| {
        let filter = json!({ "filter": { "state": state }, "limit": 1_000 });
        let found = office.call("registrations.list", filter);
        (found["total"].clone(), found["rows"][0]["full_name"].clone())
    });
    assert_eq!(states, [(json!(550), json!("客人0")), (json!(50), json!("客人550"))]);
}

#[test]
fn how_somebody_of_a_long_list_was_added_is_told_whatever_came_after() {
    let office = Office::new();
    import(&office, &guests(&office, 0, 600));
    let list = json!({ "filter": { "search": "客人7" }, "limit": 1 });
    let row = office.call("registrations.list", list)["rows"][0].clone();
    let added = || {
        let about = json!({ "about": row["person_id"] });
        let history = office.call("journal.history", about);
        let first = history.as_array().unwrap().last().unwrap();
        let mut fields = first["fields"].as_array().unwrap().iter();
        fields.find(|field| field["field"] == "full_name").unwrap()["after"].clone()
    };
    let before = row["full_name"].clone();
    let rename = || {
        let person = json!({ "id": row["person_id"], "full_name": "改过的名字" });
        office.call("people.save", person);
        let request = json!({ "filter": { "ids": [row["id"]] }, "state": "confirmed" });
        office.call("registrations.move", request);
    };

    rename();
    assert_eq!(added(), before);
    for _ in 0..3 {
        office.call("journal.undo", json!(null));
        assert_eq!(added(), before);
    }
    office.call("journal.redo", json!(null));
    assert_eq!(added(), before);
    rename();
    assert_eq!(added(), before);
    let other = |name: &str| office.ask_as(Caller::Office, "other", name, json!(null));
    other("journal.undo").unwrap_err();
    for _ in 0..2 {
        office.call("journal.undo", json!(null));
    }
    office
        .ask_as(Caller::Office, "other", "registrations.remove", json!({ "id": row["id"] }))
        .unwrap();
    // The same is not there any more that the list has brought; the rest goes without complaint.
    office.call("journal.undo", json!(null));
    assert_eq!(office.call("registrations.list", json!({}))["total"], 0);
}

#[test]
fn what_a_long_list_says_in_own_fields_is_found() {
    let office = Office::new();
    office.call("custom_fields.save", json!({ "name_zh": "桌号", "kind": "number" }));
    let rows: String = (0..600).map(|at| format!("客人{at},{}\n", at % 3 + 1)).collect();

    import(&office, &list(&office, "tables.csv", &format!("姓名,桌号\n{rows}")));

    let filter = json!({ "filter": { "query": "栏目:桌号=2" } });
    assert_eq!(office.call("registrations.list", filter)["total"], 200);
}
