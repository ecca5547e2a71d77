//! The print log: what was printed for whom, what is new or changed since, and badges made again.

use serde_json::{Value, json};
use tests::{Office, given};

/// Prints into a file, and answers how many pages came out.
fn print(office: &Office, request: Value) -> u64 {
    let mut request = request;
    request["path"] = json!(office.path("printed.pdf"));
    office.call("print.save", request)["pages"].as_u64().unwrap()
}

fn badges() -> Value {
    json!({ "document": "badges" })
}

fn changed() -> Value {
    json!({ "document": "badges", "only_changed": true })
}

/// Answers how many badges are new, changed and unchanged.
#[track_caller]
fn counted(office: &Office, expected: [u64; 3]) {
    let count = office.call("print.count", badges());
    let count = ["new", "changed", "unchanged"].map(|name| count[name].as_u64().unwrap());
    assert_eq!(count, expected);
}

fn runs(office: &Office) -> Vec<Value> {
    office.call("prints.list", json!({}))["rows"].as_array().unwrap().clone()
}

fn history(office: &Office, guest: &Value) -> Vec<Value> {
    let id = json!({ "id": guest["registration"]["id"] });
    office.call("prints.of_registration", id).as_array().unwrap().clone()
}

fn only(guest: &Value) -> Value {
    json!({ "ids": [guest["registration"]["id"]] })
}

#[test]
fn a_run_is_kept_with_where_it_went_and_for_whom() {
    let office = Office::new();
    for name in ["张三", "李四", "王五", "赵六"] {
        given::registration(&office, name);
    }

    print(&office, badges());

    let log = office.call("prints.list", json!({}));
    assert_eq!((&log["total"], &log["stations"]), (&json!(1), &json!(["office"])));
    let run = &log["rows"][0];
    assert_eq!(run["at"], "2019-04-01T02:00:00.000Z");
    assert_eq!(
        (&run["document"], &run["pieces"], &run["pages"]),
        (&json!("badges"), &json!(4), &json!(4))
    );
    assert_eq!((&run["target"], &run["place"]), (&json!("file"), &json!("printed.pdf")));
    assert_eq!((&run["station"], &run["operator"]), (&json!("office"), &json!("Lin")));
    assert_eq!(run["names"], json!(["李四", "王五", "张三"]));
    assert_eq!(run["reason"], json!(null));
}

#[test]
fn a_document_that_is_made_for_nobody_is_in_the_log_as_well() {
    let office = Office::with_sample();

    let pages = print(&office, json!({ "document": "program" }));
    print(&office, json!({ "document": "calibration" }));

    let runs = runs(&office);
    assert_eq!(runs.len(), 1, "a page that tells of a printer is no matter of the event");
    let run = &runs[0];
    assert_eq!((&run["document"], &run["pieces"]), (&json!("program"), &json!(0)));
    assert_eq!(run["pages"], pages);
    office.call("prints.discard", json!({ "id": run["id"], "discarded": true }));
    let changes = office.call("journal.list", json!({ "limit": 2 }));
    let titles: Vec<_> =
        changes["rows"].as_array().unwrap().iter().map(|row| &row["title"]).collect();
    assert_eq!(titles, ["prints.discard", "prints.print_pages"]);
}

#[test]
fn the_log_is_narrowed_by_station_document_and_day() {
    let office = Office::new();
    given::registration(&office, "张三");
    print(&office, badges());
    office.wait_minutes(24 * 60);
    print(&office, json!({ "document": "table-cards" }));

    let total = |request: Value| office.call("prints.list", request)["total"].clone();

    assert_eq!(total(json!({})), 2);
    assert_eq!(total(json!({ "document": "badges" })), 1);
    assert_eq!(total(json!({ "station": "north" })), 0);
    // It is ten in the morning at the venue.
    assert_eq!(total(json!({ "day": "2019-04-01" })), 1);
    assert_eq!(total(json!({ "day": "2019-04-03" })), 0);
    assert_eq!(runs(&office)[0]["document"], "table-cards");
}

#[test]
fn of_what_is_made_for_nobody_nothing_is_new_or_changed() {
    let office = Office::with_sample();

    let error = office.refused("print.count", json!({ "document": "program" }));
    assert_eq!(error.code(), "print_no_pieces");
    let error =
        office.refused("print.preview", json!({ "document": "sign-in", "only_changed": true }));
    assert_eq!(error.code(), "print_no_pieces");
}

#[test]
fn only_what_a_reader_sees_makes_a_badge_changed() {
    let office = Office::new();
    let (guest, unit) =
        (given::registration(&office, "张三"), given::organisation(&office, "无锡药明"));
    given::registration(&office, "李四");
    counted(&office, [2, 0, 0]);
    print(&office, badges());
    counted(&office, [0, 0, 2]);
    let person = |change: Value| {
        let mut draft = json!({ "id": guest["person"]["id"], "full_name": "张三" });
        draft.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        office.call("people.save", draft);
    };

    person(json!({ "phone": "13800001234", "email": "a@b.cn", "notes": "素食" }));
    counted(&office, [0, 0, 2]);
    person(json!({ "organisation_id": unit["id"] }));
    counted(&office, [0, 1, 1]);
    assert_eq!(print(&office, changed()), 1);
    counted(&office, [0, 0, 2]);
    person(json!({ "full_name": "张山", "organisation_id": unit["id"] }));
    counted(&office, [0, 1, 1]);
    person(json!({ "organisation_id": unit["id"] }));
    counted(&office, [0, 0, 2]);
}

#[test]
fn a_category_an_event_and_a_look_change_what_is_on_the_badge() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");
    let category = office.call("categories.save", json!({ "name_zh": "专家", "color": "#aa3300" }));
    print(&office, badges());
    print(&office, json!({ "document": "table-cards" }));
    let count = |request: Value| office.call("print.count", request)["changed"].clone();

    office.call(
        "registrations.edit_many",
        json!({ "filter": only(&guest), "category_id": category["id"] }),
    );

    assert_eq!(count(badges()), 1);
    // No category stands on a table card.
    assert_eq!(count(json!({ "document": "table-cards" })), 0);
    print(&office, badges());
    let with = |options: Value| json!({ "document": "badges", "options": options });
    assert_eq!(count(with(json!({ "size": "a6" }))), 1);
    assert_eq!(count(with(json!({ "sheet": "a4" }))), 0);
    let mut event = office.call("event.get", json!(null));
    event["venue_zh"] = json!("太湖国际博览中心");
    office.call("event.save", event);
    assert_eq!(count(badges()), 1);
}

#[test]
fn nothing_new_is_nothing_to_print() {
    let office = Office::new();
    given::registration(&office, "张三");
    print(&office, badges());

    let mut request = changed();
    request["path"] = json!(office.path("none.pdf"));
    let error = office.refused("print.save", request);

    assert_eq!(error.code(), "nothing_to_print");
    assert!(!office.path("none.pdf").exists());
    assert_eq!(runs(&office).len(), 1);
}

#[test]
fn the_log_is_not_undone_but_what_came_before_it_is() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");
    office.call("people.save", json!({ "id": guest["person"]["id"], "full_name": "张山" }));
    print(&office, badges());

    let undone = office.call("journal.undo", json!(null));
    let refused = office.refused("journal.undo", json!(null));

    assert_eq!(undone["title"], "people.change");
    assert_eq!(runs(&office)[0]["names"], json!(["张山"]), "paper does not come back");
    counted(&office, [0, 1, 0]);
    // Nobody is taken out of the event by a slip of the hand whose badge is in the world.
    assert_eq!(refused.code(), "changed_since");
}

#[test]
fn a_run_that_came_out_unusable_does_not_count_as_printed() {
    let office = Office::new();
    given::registration(&office, "张三");
    print(&office, badges());
    let id = runs(&office)[0]["id"].clone();

    let run = office.call("prints.discard", json!({ "id": id, "discarded": true }));

    assert_eq!(run["discarded_at"], "2019-04-01T02:00:00.000Z");
    counted(&office, [1, 0, 0]);
    office.call("journal.undo", json!(null));
    counted(&office, [0, 0, 1]);
    office.call("journal.redo", json!(null));
    let run = office.call("prints.discard", json!({ "id": id, "discarded": false }));
    assert_eq!(run["discarded_at"], json!(null));
}

#[test]
fn a_badge_made_again_voids_the_one_before_and_says_why() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");
    print(&office, badges());

    print(
        &office,
        json!({ "document": "badges", "filter": only(&guest),
            "reprint": { "reason": "lost", "words": "在出租车上" } }),
    );

    let id = json!({ "id": guest["registration"]["id"] });
    let issue = || office.call("registrations.get", id.clone())["registration"]["issue"].clone();
    assert_eq!(issue(), 2);
    let told = history(&office, &guest);
    assert_eq!(told.len(), 2);
    assert_eq!((&told[0]["issue"], &told[1]["issue"]), (&json!(2), &json!(1)));
    assert_eq!(told[0]["run"]["reason"], "lost");
    assert_eq!(told[0]["run"]["reason_words"], "在出租车上");
    counted(&office, [0, 0, 1]);
    let undone = office.call("journal.undo", json!(null));
    assert_eq!((&undone["title"], issue()), (&json!("registrations.reissue"), json!(1)));
    assert_eq!(history(&office, &guest).len(), 2, "what came out is still there");
    // The second badge is in the world: a third one is not mistaken for it.
    print(&office, json!({ "document": "badges", "reprint": { "reason": "damaged" } }));
    assert_eq!(issue(), 3);
}

#[test]
fn a_badge_that_could_not_be_made_leaves_the_old_one_valid() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");

    let error = office.refused(
        "print.save",
        json!({ "document": "badges", "reprint": { "reason": "lost" },
            "path": office.path("no/such/folder.pdf") }),
    );

    assert_eq!(error.code(), "file_unwritable");
    let id = json!({ "id": guest["registration"]["id"] });
    assert_eq!(office.call("registrations.get", id)["registration"]["issue"], 1);
    assert_eq!(runs(&office), [] as [Value; 0]);
    let state = office.call("journal.state", json!(null));
    assert_eq!(state["undo"]["title"], "registrations.add");
    assert_eq!(state["redo"], json!(null));
}

#[test]
fn another_reason_needs_its_words_before_anything_is_made() {
    let office = Office::new();
    given::registration(&office, "张三");

    let error = office.refused(
        "print.save",
        json!({ "document": "badges", "reprint": { "reason": "other" },
            "path": office.path("none.pdf") }),
    );

    assert_eq!(error.problems()[0].field, "words");
    assert!(!office.path("none.pdf").exists());
}

#[test]
fn the_log_keeps_whose_name_was_on_it_when_people_go() {
    let office = Office::new();
    let (guest, other) = (given::registration(&office, "张三"), given::person(&office, "李四"));
    print(&office, badges());

    office.call(
        "registrations.replace",
        json!({ "id": guest["registration"]["id"], "person_id": other["id"] }),
    );

    counted(&office, [0, 1, 0]);
    assert_eq!(history(&office, &guest)[0]["name"], "张三");
    print(&office, changed());
    let names = history(&office, &guest).iter().map(|one| one["name"].clone()).collect::<Vec<_>>();
    assert_eq!(names, ["李四", "张三"]);
    office.call("registrations.remove", json!({ "id": guest["registration"]["id"] }));
    assert_eq!(runs(&office)[0]["names"], json!(["李四"]));
    office.call("journal.undo", json!(null));
    assert_eq!(history(&office, &guest).len(), 2);
    counted(&office, [0, 0, 1]);
}

#[test]
fn what_was_printed_follows_those_who_are_merged() {
    let office = Office::new();
    let (stays, goes) =
        (given::registration(&office, "张三"), given::registration(&office, "张三丰"));
    print(&office, badges());

    office.call(
        "people.merge",
        json!({ "gone_id": goes["person"]["id"],
            "person": { "id": stays["person"]["id"], "full_name": "张三" } }),
    );

    let numbers = history(&office, &stays).len();
    assert_eq!(numbers, 2);
    office.call("journal.undo", json!(null));
    assert_eq!((history(&office, &stays).len(), history(&office, &goes).len()), (1, 1));
}

#[test]
fn the_badge_of_who_was_merged_still_leads_to_them() {
    let office = Office::new();
    let (stays, goes) =
        (given::registration(&office, "张三"), given::registration(&office, "张三丰"));
    let kept = json!({ "id": stays["person"]["id"], "full_name": "张三" });
    office.call("people.merge", json!({ "gone_id": goes["person"]["id"], "person": kept }));
    let scan = |guest: &Value| {
        let code = json!({ "code": guest["registration"]["badge_number"] });
        office.call("checkins.record", code)
    };

    let answer = scan(&goes);

    assert_eq!(answer["verdict"], "welcome", "{answer}");
    assert_eq!(answer["guest"]["full_name"], "张三", "{answer}");
    assert_eq!(scan(&stays)["verdict"], "already");
}

#[test]
fn a_run_is_printed_again_as_it_was() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");
    given::registration(&office, "李四");
    print(&office, json!({ "document": "badges", "filter": only(&guest) }));

    let pages = print(&office, json!({ "document": "badges", "again": runs(&office)[0]["id"] }));

    assert_eq!(pages, 1);
    assert_eq!(runs(&office)[0]["names"], json!(["张三"]));
    let id = json!({ "id": guest["registration"]["id"] });
    assert_eq!(office.call("registrations.get", id)["registration"]["issue"], 1);
}

#[test]
fn all_but_some_of_a_filter_are_printed() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");
    given::registration(&office, "李四");
    given::registration(&office, "张五");

    let pages = print(
        &office,
        json!({ "document": "badges", "filter": { "query": "张" },
            "except": [guest["registration"]["id"]] }),
    );

    assert_eq!(pages, 1);
    assert_eq!(runs(&office)[0]["names"], json!(["张五"]));
}

#[test]
fn a_batch_comes_in_the_order_that_was_chosen() {
    let office = Office::new();
    let units = ["无锡药明", "北京大学"].map(|name| given::organisation(&office, name));
    let expert = office
        .call("categories.save", json!({ "name_zh": "专家", "color": "#aa3300", "position": -1 }));
    let register = |name: &str, seat: &str, unit: Option<&Value>, category: Option<&Value>| {
        let unit = unit.map(|unit| unit["id"].clone());
        office.call(
            "registrations.save",
            json!({ "person": { "full_name": name, "organisation_id": unit },
                "seat": seat, "category_id": category.map(|category| category["id"].clone()) }),
        );
    };
    register("赵六", "10 桌", Some(&units[0]), None);
    register("张三", "2 桌", None, None);
    register("李四", "", Some(&units[0]), Some(&expert));
    register("王五", "9 桌", Some(&units[1]), None);

    let come = |order: &str| {
        print(&office, json!({ "document": "labels", "options": { "order": order } }));
        let ids = json!({ "document": "labels", "again": runs(&office)[0]["id"], "options": { "order": order } });
        let text = std::process::Command::new("pdftotext")
            .args(["-raw"])
            .arg(office.path("printed.pdf"))
            .arg("-")
            .output()
            .unwrap();
        let text = String::from_utf8(text.stdout).unwrap();
        office.call("print.count", ids);
        let mut names: Vec<(usize, &str)> = ["赵六", "张三", "李四", "王五"]
            .iter()
            .map(|name| (text.find(name).unwrap(), *name))
            .collect();
        names.sort_unstable();
        names.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(" ")
    };

    assert_eq!(come("pinyin"), "李四 王五 张三 赵六");
    assert_eq!(come("number"), "赵六 张三 李四 王五");
    assert_eq!(come("organisation"), "王五 李四 赵六 张三");
    assert_eq!(come("category"), "李四 王五 张三 赵六");
    assert_eq!(come("seat"), "张三 王五 赵六 李四");
}
