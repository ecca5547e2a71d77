//! The print log of lists: for whom they were made, so that they are made again for the same.

use rusqlite::Connection;
use serde_json::{Value, json};
use tests::{Office, given};

use super::schema::UNTIL_30;

fn print(office: &Office, request: Value) {
    let mut request = request;
    request["path"] = json!(office.path("printed.pdf"));
    office.call("print.save", request);
}

fn latest(office: &Office) -> Value {
    office.call("prints.list", json!({}))["rows"][0].clone()
}

/// What stands on the list that was printed last.
fn text(office: &Office) -> String {
    let path = office.path("printed.pdf");
    let text = std::process::Command::new("pdftotext").arg(path).arg("-").output().unwrap();
    String::from_utf8(text.stdout).unwrap()
}

fn again(office: &Office, run: &Value) -> String {
    print(office, json!({ "document": run["document"], "again": run["id"] }));
    text(office)
}

#[test]
fn a_list_is_made_again_for_whom_the_filter_means() {
    let office = Office::new();
    for name in ["张三", "张四", "李五"] {
        given::registration(&office, name);
    }
    print(&office, json!({ "document": "sign-in", "filter": { "query": "张" } }));
    let run = latest(&office);
    assert_eq!((&run["pieces"], &run["chosen"]["filter"]["query"]), (&json!(0), &json!("张")));
    given::registration(&office, "张六");

    let list = again(&office, &run);

    assert!(["张三", "张四", "张六"].iter().all(|name| list.contains(name)), "{list}");
    assert!(!list.contains("李五"), "{list}");
    assert_eq!(latest(&office)["chosen"], run["chosen"], "the copy can be made again, too");
}

#[test]
fn those_who_were_picked_by_hand_are_on_it_again_and_nobody_else() {
    let office = Office::new();
    let picked = given::registration(&office, "张三");
    let left = given::registration(&office, "张四");
    let ids = json!([picked["registration"]["id"]]);
    print(&office, json!({ "document": "sign-in", "filter": { "ids": ids } }));
    let by_hand = latest(&office);
    let except = json!([left["registration"]["id"]]);
    print(&office, json!({ "document": "sign-in", "except": except }));
    let all_but = latest(&office);
    given::registration(&office, "张六");

    let (one, many) = (again(&office, &by_hand), again(&office, &all_but));

    assert!(one.contains("张三") && !one.contains("张六"), "{one}");
    assert!(many.contains("张三") && many.contains("张六") && !many.contains("张四"), "{many}");
}

#[test]
fn a_list_is_made_for_those_who_got_a_badge() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");
    given::registration(&office, "李四");
    let ids = json!([guest["registration"]["id"]]);
    print(&office, json!({ "document": "badges", "filter": { "ids": ids } }));
    let badges = latest(&office);
    assert_eq!(badges["chosen"], json!(null), "the pieces tell it");

    print(&office, json!({ "document": "sign-in", "again": badges["id"] }));

    assert!(!text(&office).contains("李四"));
    assert_eq!(latest(&office)["chosen"]["filter"]["ids"], ids);
}

#[test]
fn rooms_units_and_booths_stand_in_the_order_of_their_numbers() {
    let office = Office::new();
    for number in ["1010", "902"] {
        let guest = given::registration(&office, &format!("张{number}"));
        let facts = json!({ "hotel": "太湖饭店", "room": number });
        let id = &guest["registration"]["id"];
        let stay = json!({ "registration_id": id, "facts": facts, "shares_with": [] });
        office.call("receptions.save", stay);
    }
    for number in ["10", "2"] {
        let name = format!("第{number}人民医院");
        let unit = given::organisation(&office, &name);
        given::booth(&office, &format!("A{number}"), &unit);
        let person = json!({ "full_name": format!("李{number}"), "organisation_id": unit["id"] });
        office.call("registrations.save", json!({ "person": person }));
    }
    let comes_before = |document: &str, first: &str, second: &str| {
        print(&office, json!({ "document": document, "options": { "language": "zh" } }));
        let text: String = text(&office).split_whitespace().collect();
        text.find(first).unwrap() < text.find(second).unwrap()
    };

    assert!(comes_before("rooming", "902", "1010"));
    for document in ["sign-in", "exhibitors", "program"] {
        assert!(comes_before(document, "第2人民医院", "第10人民医院"), "{document}");
    }
}

#[test]
fn a_list_of_which_nobody_wrote_down_for_whom_is_not_made_again() {
    let office = Office::new();
    given::registration(&office, "张三");
    print(&office, json!({ "document": "sign-in" }));
    let path = office.file();
    office.call("files.close", json!(null));
    let old = Connection::open(&path).unwrap();
    old.execute_batch(UNTIL_30).unwrap();
    old.execute_batch(
        "DROP INDEX change_rows_by_principal; DROP INDEX change_rows_by_principal_before;
         ALTER TABLE print_runs DROP COLUMN chosen;
         PRAGMA user_version = 28;",
    )
    .unwrap();
    drop(old);
    office.call("files.open", json!({ "path": path }));
    let run = latest(&office);

    let request = json!({ "document": "sign-in", "again": run["id"],
        "path": office.path("none.pdf") });
    let error = office.refused("print.save", request);

    assert_eq!((&run["chosen"], error.code()), (&json!(null), "print_not_known"));
    assert!(!office.path("none.pdf").exists());
}
