//! Lists of people: who is the same person and who is another, and what is nobody at all.

use std::path::Path;

use serde_json::{Value, json};
use summit_core::exchange::tables::{self, Cell, Column, XlsxWriter};
use tests::Office;

use super::lists::{import, list, people, tally, told};

fn troubles(told: &Value) -> Vec<(u64, &str, &str)> {
    let problems = told["problems"].as_array().unwrap().iter();
    problems
        .map(|one| {
            let text = |name: &str| one[name].as_str().unwrap();
            (one["row"].as_u64().unwrap(), text("column"), text("trouble"))
        })
        .collect()
}

fn keyed(office: &Office, name: &str, text: &str, key: &str) -> Value {
    let mut request = list(office, name, text);
    request["key"] = json!(key);
    request["leave_out"] = json!(true);
    import(office, &request)
}

const FIRST: &str = "编号,姓名,单位,手机\n1,甲一,一公司,13900000001\n2,乙二,一公司,13900000002\n";
const OTHER: &str = "编号,姓名,单位,手机\n1,丙三,二公司,13900000003\n2,丁四,二公司,13900000004\n";

#[test]
fn a_running_number_is_not_by_what_people_are_recognised() {
    let office = Office::new();
    import(&office, &list(&office, "a.csv", FIRST));

    let told = import(&office, &list(&office, "c.csv", OTHER));

    assert_eq!((&told["key"], tally(&told)), (&json!("phone"), [2, 0, 0, 0]));
    // A list that was taken back brought nobody, and can still be asked for.
    office.call("journal.undo", json!(null));
    let filter = json!({ "filter": { "query": "import:c.csv" } });
    assert_eq!(office.call("registrations.list", filter)["total"], 0);
    office.call("journal.redo", json!(null));
    assert_eq!(people(&office).into_keys().collect::<Vec<_>>(), ["丁四", "丙三", "乙二", "甲一"]);
}

#[test]
fn an_import_is_asked_for_by_whatever_it_changed() {
    for (title, value) in [
        ("职务", "主任"),
        ("酒店", "太湖饭店"),
        ("标签", "VIP"),
        ("备注", "晚到"),
        ("单位", "乙公司"),
    ] {
        let office = Office::new();
        import(&office, &list(&office, "a.csv", "姓名,手机\n张三,13900000001\n李四,13900000002\n"));

        let text = format!("姓名,手机,{title}\n张三,13900000001,{value}\n");
        import(&office, &list(&office, "b.csv", &text));

        let filter = json!({ "filter": { "query": "导入:b.csv" } });
        let rows = office.call("registrations.list", filter)["rows"].clone();
        let names: Vec<_> = rows.as_array().unwrap().iter().map(|row| &row["full_name"]).collect();
        assert_eq!(names, ["张三"], "{title}");
    }
}

#[test]
fn nobody_becomes_somebody_else_by_a_reference() {
    let office = Office::new();
    let first = "编号,姓名,手机\nA1,甲一,13900000001\nA2,李四,13900000002\n";
    import(&office, &list(&office, "a.csv", first));
    let second = "编号,姓名,手机\nA1,丙三,13900000003\nA2,李四 Li Si,13900000009\n";

    let told = keyed(&office, "c.csv", second, "external_id");

    assert_eq!(troubles(&told), [(2, "编号", "other_name")]);
    assert_eq!(told["problems"][0]["suggestion"], "甲一");
    assert_eq!(tally(&told), [0, 1, 0, 1]);
    let people = people(&office);
    assert_eq!(people["甲一"]["person"]["phone"], "13900000001");
    assert_eq!(people["李四"]["person"]["phone"], "13900000009");
}

#[test]
fn a_delegation_with_one_phone_comes_in_whole() {
    let office = Office::new();
    let text = "姓名,单位,手机,邮箱\n张三,甲公司,13900000001,a@b.cn\n李四,甲公司,13900000001,a@b.cn\n\
                张三,甲公司,13900000001,\n李四,甲公司,139 0000 0001,\n";

    let told = keyed(&office, "1.csv", text, "phone");

    let doubles =
        [(3, "手机", "shared_in_file"), (4, "手机", "twice_in_file"), (5, "手机", "twice_in_file")];
    assert_eq!(troubles(&told), doubles);
    assert_eq!((tally(&told), people(&office).len()), ([2, 0, 0, 2], 2));

    // The same list again finds each as themselves, and whoever comes with it is somebody new.
    let again = "姓名,手机\n李四,13900000001\n王五,13900000001\n张三,13900000001\n";
    let told = keyed(&office, "2.csv", again, "phone");
    assert_eq!(tally(&told), [1, 0, 2, 0]);
    assert_eq!(people(&office).len(), 3);
}

#[test]
fn two_people_under_one_address_come_in_as_two() {
    let office = Office::new();
    let text = "姓名,邮箱\n张三,office@example.com\n李四,OFFICE@example.com\n";

    let told = keyed(&office, "1.csv", text, "email");

    assert_eq!(troubles(&told), [(3, "邮箱", "shared_in_file")]);
    assert_eq!(tally(&told), [2, 0, 0, 0]);
}

#[test]
fn who_is_added_to_a_delegation_that_is_there_comes_in() {
    let office = Office::new();
    import(&office, &list(&office, "1.csv", "姓名,手机\n张三,13900000001\n"));

    let text = "姓名,手机\n张三,13900000001\n李四,13900000001\n";
    let told = import(&office, &list(&office, "2.csv", text));

    assert_eq!(troubles(&told), [(3, "手机", "shared_in_file")]);
    assert_eq!(tally(&told), [1, 0, 1, 0]);
}

#[test]
fn a_mobile_phone_of_another_length_is_told_and_comes_in_as_it_stands() {
    let office = Office::new();
    let text = "姓名,手机\n张三,1351111222\n李四,135111122223\n王五,13511112222\n";

    let told = import(&office, &list(&office, "1.csv", text));

    assert_eq!(troubles(&told), [(2, "手机", "odd_phone"), (3, "手机", "odd_phone")]);
    assert_eq!(tally(&told), [3, 0, 0, 0]);
    assert_eq!(people(&office)["张三"]["person"]["phone"], "1351111222");
}

#[test]
fn the_sum_below_a_list_is_nobody() {
    let office = Office::new();
    let text = "姓名,单位,手机\n张三,甲公司,13900000001\n小计,1人,\n合计,9人,\nTotal,,\n";

    let told = keyed(&office, "1.csv", text, "phone");

    let sums = [4, 5, 3].map(|row| (row, "姓名", "total_row"));
    assert_eq!(troubles(&told), [sums[2], sums[0], sums[1]]);
    assert_eq!(people(&office).into_keys().collect::<Vec<_>>(), ["张三"]);
}

#[test]
fn a_list_without_titles_tells_of_its_columns_by_letter() {
    let office = Office::new();
    let text = "张三,13900000001\n李四,1.39E+10\n王五,13900000003\n赵六,13900000004\n";

    let told = keyed(&office, "1.csv", text, "phone");

    assert_eq!(troubles(&told), [(2, "B", "digits_lost")]);
}

#[test]
fn the_sheet_that_names_people_is_taken() {
    let office = Office::new();
    let path = office.path("list.xlsx");
    let mut book = XlsxWriter::new(Path::new(&path));
    let column = |title: &str| Column { title: title.to_owned(), width: 10 };
    book.sheet("说明", &[column("填表说明"), column("截止")]).unwrap();
    book.row(&[Cell::of("每人一行"), Cell::of("周五")]).unwrap();
    book.sheet("名单", &[column("姓名"), column("手机")]).unwrap();
    book.row(&[Cell::of("张三"), Cell::of("13800001234")]).unwrap();
    book.finish().unwrap();

    let look = office.call("registrations.look", json!({ "path": path }));
    let told = import(&office, &json!({ "list": { "path": path } }));

    assert_eq!(look["sheet"], "名单");
    assert_eq!((&told["sheet"], tally(&told)), (&json!("名单"), [1, 0, 0, 0]));
}

#[test]
fn what_a_list_does_not_have_is_told_with_what_it_has() {
    let office = Office::new();
    let request = list(&office, "list.csv", "甲,乙\nA,1\nB,2\n");
    let asked = |mapping: Value| {
        let mut request = request.clone();
        request["mapping"] = mapping;
        office.ask("registrations.import", request).unwrap_err()
    };

    let no_names = office.ask("registrations.import", request.clone()).unwrap_err();
    let no_column = asked(json!({ "丙": "full_name" }));
    let no_field = asked(json!({ "甲": "shoe_size" }));

    assert_eq!((no_names.code(), no_column.code()), ("table_no_names", "list_unknown_column"));
    let told = no_names.details();
    assert_eq!((told["name"].as_str(), told["known"].as_str()), ("list.csv", "甲, 乙"));
    assert_eq!(
        (no_field.code(), no_field.details()["name"].as_str()),
        ("list_unknown_field", "shoe_size")
    );
    assert!(no_field.details()["known"].contains("full_name, "), "{no_field:?}");
    // A field goes by the name that people read as well.
    let mapping = json!({ "甲": "姓名" });
    let mut request = request.clone();
    request["mapping"] = mapping;
    assert_eq!(tally(&import(&office, &request)), [2, 0, 0, 0]);
}

#[test]
fn all_that_a_list_says_otherwise_is_counted_and_can_be_written() {
    let office = Office::new();
    let rows = |from: &str| -> String {
        let row = |number| format!("客人{number},1380001{number:04},{from}\n");
        format!("姓名,手机,职务\n{}", (0..620).map(row).collect::<String>())
    };
    import(&office, &list(&office, "1.csv", &rows("总监")));
    let path = office.path("all.xlsx");
    let mut request = list(&office, "2.csv", &rows("院长"));
    request["differences"] = json!(path);
    request["dry_run"] = json!(true);

    let told = import(&office, &request);

    assert_eq!(told["differences"].as_array().unwrap().len(), 500);
    assert_eq!(told["difference_counts"], json!([{ "field": "position_zh", "count": 620 }]));
    assert_eq!((&told["is_done"], &told["differences_file"]), (&json!(false), &json!(path)));
    let book = tables::read(Path::new(&path), None).unwrap();
    let texts = |row: &[Cell]| row.iter().map(|cell| cell.text().into_owned()).collect::<Vec<_>>();
    assert_eq!(book.sheets[0].rows.len(), 621);
    assert_eq!(
        texts(&book.sheets[0].rows[620]),
        ["621", "客人619", "职务 Position", "总监", "院长", "更新 Changes"]
    );
}

#[test]
fn many_remarks_leave_room_for_the_rows_that_stay_out() {
    let office = Office::new();
    let row = |number| format!("客人{number},1380001{number:04},{}\n", 9_000 + number);
    let rows: String = (0..620).map(row).collect();
    let text = format!("姓名,手机,胸卡号\n{rows}张三,1.39E+10,\n");

    let told = import(&office, &list(&office, "1.csv", &text));

    assert_eq!((&told["problem_count"], troubles(&told).len()), (&json!(621), 501));
    assert_eq!(troubles(&told)[500], (622, "手机", "digits_lost"));
}

/// Rows that may mean somebody who is known: what is told, how many are added, changed, unchanged and
/// refused, and who is in the register then with their posts.
#[track_caller]
fn check_rows(rows: &str, troubles: &[(u64, &str, &str)], counts: [u64; 4], then: &[(&str, &str)]) {
    let office = Office::new();
    import(&office, &list(&office, "1.csv", "姓名,单位,手机,邮箱\n王小明,甲,13800000001,w@x.cn\n"));
    let text = format!("姓名,单位,手机,邮箱,职务\n{rows}");

    let report = keyed(&office, "2.csv", &text, "phone");

    assert_eq!((told(&report), tally(&report)), (troubles.to_vec(), counts));
    let people = people(&office);
    let post = |detail: &Value| detail["person"]["position_zh"].as_str().unwrap().to_owned();
    let people: Vec<_> = people.iter().map(|(name, detail)| (&**name, post(detail))).collect();
    let then: Vec<_> = then.iter().map(|(name, post)| (*name, (*post).to_owned())).collect();
    assert_eq!(people, then);
}

#[test]
fn nobody_is_taken_by_two_rows() {
    let shared = [(3, "shared_in_file", "2")];
    let both = [("王小明", "A"), ("王晓明", "B")];
    let rows = "王小明,甲,13800000001,,A\n王晓明,甲,13800000001,,B\n";
    check_rows(rows, &shared, [1, 1, 0, 0], &both);
    let rows = "王晓明,甲,13800000001,,B\n王小明,甲,13800000001,,A\n";
    check_rows(rows, &shared, [1, 1, 0, 0], &both);

    let twice = [(3, "twice_in_file", "2")];
    let one = [("王小明", "A")];
    let rows = "王小明,甲,13800000001,,A\n王小明,甲,,,B\n";
    check_rows(rows, &twice, [0, 1, 0, 1], &one);
    let rows = "王小明,甲,,w@x.cn,A\n王小明,甲,13800000001,,B\n";
    check_rows(rows, &twice, [0, 1, 0, 1], &one);
    let rows = "新来者,乙,13800000002,,A\n新来者,乙,,,B\n";
    check_rows(rows, &twice, [1, 0, 0, 1], &[("新来者", "A"), ("王小明", "")]);
}

#[test]
fn who_has_no_such_key_is_known_by_what_else_is_the_same() {
    let check = |known: &str, row: &str, key: &str, counts: [u64; 4], told_of: &[&str]| {
        let office = Office::new();
        let titles = "编号,姓名,单位,手机,邮箱\n";
        let first = list(&office, "1.csv", &format!("{titles}{known}\n"));
        import(&office, &first);

        let report = keyed(&office, "2.csv", &format!("{titles}{row}\n"), key);

        let troubles: Vec<_> = told(&report).iter().map(|(_, trouble, _)| *trouble).collect();
        assert_eq!((tally(&report), troubles), (counts, told_of.to_vec()), "{row}");
    };
    let known = "A1,张三,甲,13900000001,z@x.cn";
    let one = [0, 1, 0, 0];
    check(known, "A1,张三,甲,13900000009,z@x.cn", "phone", one, &[]);
    check(known, ",张三,乙,13900000009,Z@X.cn", "phone", one, &[]);
    check(known, "A1,张三,乙,,", "email", one, &[]);
    check("A1,张三,甲,,", ",张三,甲,13900000001,", "phone", one, &[]);
    let two = [1, 0, 0, 0];
    check(known, ",张三,甲,13900000009,", "phone", two, &["namesake_in_register"]);
    check(known, "A2,张三,甲,13900000001,", "external_id", two, &["namesake_in_register"]);
    check(known, ",李四,甲,13900000009,z@x.cn", "phone", two, &[]);
}

#[test]
fn a_copied_badge_number_renames_nobody() {
    let office = Office::new();
    import(&office, &list(&office, "1.csv", "姓名,手机\n张三,13800000001\n"));
    let badge =
        people(&office)["张三"]["registration"]["badge_number"].as_str().unwrap().to_owned();
    let row = |name: &str| format!("{badge},{name},13800000001\n");
    let text = |names: [&str; 2]| format!("胸卡号,姓名,手机\n{}{}", row(names[0]), row(names[1]));

    for names in [["张三", "李四"], ["李四", "张三"]] {
        let mut request = list(&office, "2.csv", &text(names));
        request["dry_run"] = json!(true);
        let report = import(&office, &request);
        assert_eq!(tally(&report), [1, 0, 1, 0], "{names:?}");
        assert_eq!(told(&report), [(3, "shared_in_file", "2")], "{names:?}");
    }
    let alone = format!("胸卡号,姓名,手机\n{}", row("李四"));
    let mut request = list(&office, "3.csv", &alone);
    assert_eq!(told(&import(&office, &request)), [(2, "other_name", "张三")]);
    assert!(people(&office).contains_key("张三"));
    request["renames"] = json!([2]);
    assert_eq!(tally(&import(&office, &request)), [0, 1, 0, 0]);
}
