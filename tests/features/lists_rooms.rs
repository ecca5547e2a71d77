//! Lists of people: cells that say otherwise than the event or than another row, and who shares a room.

use std::path::Path;

use serde_json::{Value, json};
use summit_core::exchange::tables;
use tests::Office;

use super::lists::{import, list, people, tally, told};

#[track_caller]
fn check_rooms(office: &Office, expected: &[(&str, &str)]) {
    let people = people(office);
    let rooms = people.iter().map(|(name, one)| {
        let facts = office.call("receptions.get", json!({ "id": one["registration"]["id"] }));
        (name.clone(), facts["facts"]["room"].as_str().unwrap().to_owned())
    });
    let expected = expected.iter().map(|(name, room)| ((*name).to_owned(), (*room).to_owned()));
    assert_eq!(rooms.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

/// What the cells of a row become, and whether that goes to the notes.
fn previewed(report: &Value, row: usize) -> Vec<(&str, bool)> {
    let cells = report["preview"][row]["cells"].as_array().unwrap().iter();
    cells.map(|cell| (cell["value"].as_str().unwrap(), cell["is_noted"] == true)).collect()
}

#[test]
fn an_unknown_session_or_mate_costs_the_cell_and_stands_in_the_file_of_rejects() {
    let office = Office::new();
    let text = "姓名,手机,同住人,报名场次\n甲一,13900000001,无此人,无此场\n乙二,13900000002,,\n";
    let rejects = office.path("rest.xlsx");
    let mut request = list(&office, "cells.csv", text);
    request["rejects"] = json!(rejects);

    let report = import(&office, &request);

    assert_eq!((&report["is_done"], tally(&report)), (&json!(true), [2, 0, 0, 0]));
    assert_eq!(told(&report), [(2, "unknown_session", ""), (2, "unknown_guest", "")]);
    assert_eq!(report["without_cells"], 1);
    let book = tables::read(Path::new(&rejects), None).unwrap();
    let [sheet] = book.sheets.as_slice() else { panic!("one sheet: {:?}", book.sheets.len()) };
    let row: Vec<_> = sheet.rows[1].iter().map(|cell| cell.text().into_owned()).collect();
    assert_eq!((row[0].as_str(), row[2].as_str(), row[3].as_str()), ("甲一", "无此人", "无此场"));
    assert!(row[4].contains("无此人") && row[4].contains("无此场"), "{row:?}");
    assert_eq!(sheet.rows.len(), 2);
}

#[test]
fn who_has_no_category_in_the_list_is_counted_and_told_where_they_go() {
    let office = Office::new();
    let categories = office.call("categories.list", json!(null));
    let [usual, other] = [0, 1].map(|at| categories[at].clone());
    let name = other["name_zh"].as_str().unwrap();
    let text = format!("姓名,手机,类别\n甲一,13900000001,{name}\n乙二,13900000002,\n");

    let report = import(&office, &list(&office, "some.csv", &text));

    assert_eq!((&report["uncategorised"], &report["usual_category"]), (&json!(1), &usual["id"]));
    let people = people(&office);
    assert_eq!(people["乙二"]["registration"]["category_id"], usual["id"]);
    assert_eq!(people["甲一"]["registration"]["category_id"], other["id"]);
    // Who is known keeps the category that they have.
    let text = "姓名,手机,备注\n甲一,13900000001,素食\n";
    let report = import(&office, &list(&office, "again.csv", text));
    assert_eq!((tally(&report), &report["uncategorised"]), ([0, 1, 0, 0], &json!(0)));
}

#[test]
fn a_unit_gets_the_english_name_that_it_lacks_and_keeps_the_one_that_it_has() {
    let office = Office::new();
    for (zh, en) in [("甲公司", ""), ("乙公司", "Beta Ltd.")] {
        office.call("organisations.save", json!({ "name_zh": zh, "name_en": en }));
    }
    let text = "姓名,手机,单位,单位英文名\n\
                赵一,13900000001,甲公司,Alpha Ltd.\n钱二,13900000002,甲公司,Alpha Ltd.\n\
                孙三,13900000003,乙公司,Bravo Ltd.\n李四,13900000004,丙公司,Gamma Ltd.\n\
                周五,13900000005,丙公司,Gamma Inc.\n";

    let report = import(&office, &list(&office, "units.csv", text));

    let expected = [
        (2, "organisation_named", ""),
        (4, "organisation_otherwise", "Beta Ltd."),
        (6, "organisation_otherwise", "Gamma Ltd."),
    ];
    assert_eq!(told(&report), expected);
    let names = || {
        let rows = office.call("organisations.list", json!({}))["rows"].clone();
        let mut names: Vec<_> = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["name_en"].as_str().unwrap().to_owned())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names(), ["Alpha Ltd.", "Beta Ltd.", "Gamma Ltd."]);
    office.call("journal.undo", json!(null));
    assert_eq!(names(), ["", "Beta Ltd."]);
}

#[test]
fn a_name_in_both_scripts_fills_both_names_and_is_known_again() {
    let office = Office::new();
    let text = "姓名,手机\n张三 Zhang San,13900000001\nLi Hua 李华,\n王小明 David,13900000003\n";

    let report = import(&office, &list(&office, "both.csv", text));

    assert_eq!(previewed(&report, 0), [("张三 / Zhang San", false), ("13900000001", false)]);
    let names = people(&office);
    assert_eq!(names.keys().collect::<Vec<_>>(), ["张三", "李华", "王小明 David"]);
    assert_eq!(names["张三"]["person"]["latin_name"], "Zhang San");
    assert_eq!(names["李华"]["person"]["latin_name"], "Li Hua");
    let report = import(&office, &list(&office, "again.csv", text));
    assert_eq!(tally(&report), [0, 0, 3, 0]);
}

#[test]
fn of_two_phones_the_mobile_one_counts_and_the_other_is_kept_in_the_notes() {
    let office = Office::new();
    let text = "姓名,办公电话,手机,备用邮箱,邮箱\n甲一,0510-85800000,13900000001,,a@b.cn\n乙二,025-83200000,,,\n";

    let report = import(&office, &list(&office, "phones.csv", text));

    assert_eq!((tally(&report), told(&report)), ([2, 0, 0, 0], vec![]));
    let noted = ("办公电话：0510-85800000", true);
    assert_eq!(
        previewed(&report, 0)[1..],
        [noted, ("13900000001", false), ("", false), ("a@b.cn", false)]
    );
    assert_eq!(previewed(&report, 1)[1..3], [("025-83200000", false), ("", false)]);
    let people = people(&office);
    assert_eq!(people["甲一"]["person"]["phone"], "13900000001");
    assert_eq!(people["甲一"]["registration"]["notes"], "办公电话：0510-85800000");
    assert_eq!(people["乙二"]["person"]["phone"], "025-83200000");
    let report = import(&office, &list(&office, "phones.csv", text));
    assert_eq!(tally(&report)[2..], [2, 0]);
}

#[test]
fn of_two_rooms_for_one_pair_the_first_row_counts_and_the_other_is_told() {
    let office = Office::new();
    let text = "姓名,手机,酒店,房间,同住人\n张三,13800000001,君来,801,李四\n李四,13800000002,君来,802,张三\n";

    let report = import(&office, &list(&office, "new.csv", text));
    assert_eq!(told(&report), [(3, "rooms_differ", "2")]);
    check_rooms(&office, &[("张三", "801"), ("李四", "801")]);

    // Both are known now; who is not in the list moves along, and that is told.
    let text = "姓名,手机,房间\n张三,13800000001,901\n李四,13800000002,902\n";
    let report = import(&office, &list(&office, "two.csv", text));
    assert_eq!(told(&report), [(3, "rooms_differ", "2")]);
    check_rooms(&office, &[("张三", "901"), ("李四", "901")]);
    // A row that stays out names no room.
    let text = "姓名,手机,房间,到达时间\n张三,13800000001,903,不是时间\n李四,13800000002,901,\n";
    let mut request = list(&office, "out.csv", text);
    request["leave_out"] = json!(true);
    assert_eq!(tally(&import(&office, &request)), [0, 0, 1, 1]);
    let report =
        import(&office, &list(&office, "one.csv", "姓名,手机,房间\n李四,13800000002,1001\n"));
    assert_eq!(told(&report), [(2, "mates_move", "张三")]);
    check_rooms(&office, &[("张三", "1001"), ("李四", "1001")]);
}
