//! Lists of people for other programs: out, and back in without a change.

use std::fs;

use serde_json::{Value, json};
use tests::Office;

use super::lists::{import, list, people, tally};

#[test]
fn what_goes_out_comes_back_without_a_change() {
    for ending in ["xlsx", "csv"] {
        let office = Office::with_sample();
        let field = json!({ "name_zh": "用餐", "kind": "choice", "choices": ["清真", "素食"] });
        let field = office.call("custom_fields.save", field);
        let key = field["id"].as_str().unwrap();
        let text =
            "姓名,手机,性别,备注,来源编号,用餐\n=王1+1,13800001234,女,\"两行\n备注\",A-7,素食\n";
        import(&office, &list(&office, "1.csv", text));
        let path = office.path(&format!("out.{ending}"));
        let before = people(&office);

        let written = office.call("registrations.export", json!({ "path": path }));
        let told = import(&office, &json!({ "list": { "path": path }, "key": "external_id" }));

        let count = before.len() as u64;
        assert_eq!(
            (written["rows"].as_u64(), tally(&told)),
            (Some(count), [0, 0, count, 0]),
            "{told}"
        );
        assert_eq!(before["=王1+1"]["registration"]["custom"][key], "素食");

        // In an empty event the same list makes the same people.
        let other = Office::new();
        other.call("custom_fields.save", json!({ "name_zh": "用餐", "kind": "text" }));
        let told = import(
            &other,
            &json!({ "list": { "path": path }, "new_categories": true, "key": "external_id" }),
        );
        assert_eq!(tally(&told)[0], count, "{told}");
        let after = people(&other);
        for (name, person) in &before {
            for field in ["full_name", "pinyin", "phone", "email", "position_zh", "gender"] {
                assert_eq!(after[name]["person"][field], person["person"][field], "{name} {field}");
            }
            let notes = |detail: &Value| detail["registration"]["notes"].clone();
            assert_eq!(notes(&after[name]), notes(person));
        }
    }
}

#[test]
fn an_export_stands_in_the_history_and_cannot_be_taken_back() {
    let office = Office::with_sample();
    let path = office.path("out.csv");

    office.call("registrations.export", json!({ "path": path, "columns": ["full_name", "phone"] }));

    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("\u{FEFF}姓名 Name,手机 Phone\r\n"), "{}", &text[..60]);
    let last = &office.call("journal.list", json!({}))["rows"][0];
    assert_eq!(last["title"], "registrations.export");
    assert_eq!(office.refused("journal.undo", json!(null)).code(), "nothing_to_undo");
    let other = json!({ "path": office.path("out.doc") });
    let error = office.refused("registrations.export", other);
    assert_eq!(error.code(), "export_unknown_form");
    assert_eq!(error.details()["known"], ".xlsx, .csv, .vcf");
}

#[test]
fn cards_of_addresses_go_out_and_come_in() {
    let office = Office::new();
    let text = "姓名,单位,手机\n尉迟恭,\"甲,乙;研究院\",13800001234\nJohn Smith,,+16502530000\n";
    import(&office, &list(&office, "1.csv", text));
    for version in ["3.0", "4.0"] {
        let path = office.path("out.vcf");
        let request = json!({ "path": path, "card_version": version });
        office.call("registrations.export", request);

        let card = fs::read_to_string(&path).unwrap();
        assert!(card.contains("FN:尉迟恭\r\nN:尉迟;恭;;;\r\n"), "{card}");
        assert!(card.lines().all(|line| line.len() <= 75));
        let other = Office::new();
        let told = import(&other, &json!({ "list": { "path": path } }));
        assert_eq!(tally(&told), [2, 0, 0, 0], "{told}");
        let people = people(&other);
        assert_eq!(people["尉迟恭"]["person"]["organisation_zh"], "甲,乙;研究院");
        assert_eq!(people["John Smith"]["person"]["family_name"], "Smith");
    }
}

#[test]
fn a_card_of_addresses_holds_no_more_than_is_asked_for() {
    let office = Office::new();
    let text = "姓名,单位,手机,邮箱\n张三,甲公司,13800001234,a@b.cn\n";
    import(&office, &list(&office, "1.csv", text));
    let card = |columns: Value| {
        let path = office.path("out.vcf");
        let told = office.call("registrations.export", json!({ "path": path, "columns": columns }));
        (fs::read_to_string(&path).unwrap(), told["left_out"].clone())
    };

    let (name, left_out) = card(json!(["full_name"]));
    assert_eq!(left_out, json!([]));
    let (email, left_out) = card(json!(["email", "notes"]));
    assert_eq!(left_out, json!(["notes"]));
    let (whole, left_out) = card(Value::Null);
    assert_eq!(left_out, json!([]));

    let says =
        |card: &str| ["FN:张三", "13800001234", "a@b.cn", "甲公司"].map(|one| card.contains(one));
    assert_eq!(says(&name), [true, false, false, false]);
    assert_eq!(says(&email), [true, false, true, false]);
    assert_eq!(says(&whole), [true; 4]);
    let file = office.file();
    office.call("files.close", json!(null));
    let db = rusqlite::Connection::open(file).unwrap();
    let mut logged = db.prepare("SELECT columns FROM exports ORDER BY rowid LIMIT 2").unwrap();
    let logged = logged.query_map([], |row| row.get(0)).unwrap();
    let logged: Vec<String> = logged.map(Result::unwrap).collect();
    let names = "full_name\nfamily_name\ngiven_name";
    assert_eq!(logged, [names.to_owned(), format!("{names}\nemail")]);
}
