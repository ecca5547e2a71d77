//! Lists of people: cells that cannot be read, names that were corrected, and what rows become.

use serde_json::{Value, json};
use summit_core::exchange::tables;
use tests::Office;

use super::lists::{import, list, people, tally};

const LIST: &str = "姓名,手机,邮箱,到达时间\n张　三,+86 139-0000-0001,zhang.example.cn,\n\
                    李四,13900000002,li@b.cn,next week\n王五,1.39E+10,,\n赵六,13900000004,,\n";

fn told_of(told: &Value, row: u64) -> (bool, bool) {
    let mut problems = told["problems"].as_array().unwrap().iter();
    let one = problems.find(|one| one["row"] == row).unwrap();
    (one["keeps_out"] == true, one["is_optional"] == true)
}

/// The sheets of a workbook: name, title of the last column, first cells of the rows.
fn sheets(path: &str) -> Vec<(String, String, String)> {
    let book = tables::read(std::path::Path::new(path), None).unwrap();
    let sheets = book.sheets.iter().map(|sheet| {
        let title = sheet.rows[0].last().unwrap().text().into_owned();
        let names: Vec<_> = sheet.rows[1..].iter().map(|row| row[0].text().into_owned()).collect();
        (sheet.name.clone(), title, names.join(","))
    });
    sheets.collect()
}

#[test]
fn a_row_comes_in_without_a_cell_only_where_that_is_asked_for() {
    let office = Office::new();
    let mut request = list(&office, "cells.csv", LIST);
    let rest = office.path("rest.xlsx").display().to_string();
    request["rejects"] = json!(rest);
    request["language"] = json!("en");
    request["dry_run"] = json!(true);

    let told = import(&office, &request);
    assert_eq!((tally(&told), &told["optional"]), ([1, 0, 0, 3], &json!(2)));
    assert_eq!((told_of(&told, 2), told_of(&told, 4)), ((true, true), (true, false)));

    request["drop_cells"] = json!(true);
    request["dry_run"] = json!(false);
    request["leave_out"] = json!(true);
    let told = import(&office, &request);

    assert_eq!(tally(&told), [3, 0, 0, 1]);
    assert_eq!((&told["optional"], &told["without_cells"]), (&json!(0), &json!(2)));
    assert_eq!((told_of(&told, 2), told_of(&told, 4)), ((false, true), (true, false)));
    assert_eq!(people(&office)["张三"]["person"]["email"], "");
    let sheet =
        |name: &str, title: &str, rows: &str| (name.to_owned(), title.to_owned(), rows.to_owned());
    assert_eq!(
        sheets(&rest),
        [
            sheet("Not imported", "Why it was not imported", "王五"),
            sheet("Imported without a cell", "Cells that were not imported", "张　三,李四"),
        ]
    );
    let book = tables::read(std::path::Path::new(&rest), None).unwrap();
    let reason = book.sheets[1].rows[1].last().unwrap().text().into_owned();
    assert_eq!(
        reason,
        "Row 2, column “邮箱”: “zhang.example.cn” is no e-mail address. Put it right or leave it empty."
    );
    office.call("journal.undo", json!(null));
    assert!(people(&office).is_empty());
}

#[test]
fn a_cell_by_which_people_are_recognised_is_never_left_out() {
    let office = Office::new();
    let mut request = list(&office, "keys.csv", LIST);
    request["key"] = json!("email");
    request["drop_cells"] = json!(true);
    request["leave_out"] = json!(true);

    let told = import(&office, &request);

    assert_eq!((told_of(&told, 2), told_of(&told, 3)), ((true, false), (false, true)));
    // The phone that lost its digits is not the key here.
    assert_eq!((tally(&told), told_of(&told, 4)), ([3, 0, 0, 1], (false, true)));
}

#[test]
fn a_corrected_name_is_asked_about_and_taken_only_then() {
    let office = Office::new();
    import(
        &office,
        &list(&office, "a.csv", "编号,姓名,手机\nA1,章山,13900000001\nA2,李四,13900000002\n"),
    );
    let mut request =
        list(&office, "b.csv", "编号,姓名,手机\nA1,张三,13900000001\nA2,李四,13900000002\n");
    request["key"] = json!("external_id");
    request["dry_run"] = json!(true);

    let told = import(&office, &request);
    let problem = &told["problems"][0];
    assert_eq!((&problem["trouble"], &problem["keeps_out"]), (&json!("other_name"), &json!(true)));
    assert_eq!((&problem["suggestion"], &problem["value"]), (&json!("章山"), &json!("张三")));
    assert_eq!(tally(&told), [0, 0, 1, 1]);

    request["renames"] = json!([2]);
    let told = import(&office, &request);
    assert_eq!(
        told["differences"][0]["fields"],
        json!([{ "field": "full_name", "before": "章山", "after": "张三", "is_kept": false }])
    );
    assert_eq!((tally(&told), &told["problems"][0]["keeps_out"]), ([0, 1, 1, 0], &json!(false)));
    request["dry_run"] = json!(false);
    import(&office, &request);

    let person = people(&office)["张三"]["person"].clone();
    assert_eq!((&person["family_name"], &person["pinyin"]), (&json!("张"), &json!("Zhang San")));
    office.call("journal.undo", json!(null));
    assert!(people(&office).contains_key("章山"));
}

#[test]
fn one_reference_for_two_names_corrects_one() {
    let office = Office::new();
    import(&office, &list(&office, "a.csv", "编号,姓名\nA1,章山\n"));
    let mut request = list(&office, "b.csv", "编号,姓名\nA1,张三\nA1,钱八\n");
    request["key"] = json!("external_id");
    request["renames"] = json!([2, 3]);
    request["leave_out"] = json!(true);

    let told = import(&office, &request);

    assert_eq!(tally(&told), [1, 1, 0, 0]);
    assert_eq!(people(&office).into_keys().collect::<Vec<_>>(), ["张三", "钱八"]);
}

#[test]
fn the_first_rows_tell_what_they_become() {
    let office = Office::new();
    import(&office, &list(&office, "a.csv", "姓名,手机\n赵六,13900000004\n"));
    let mut request = list(
        &office,
        "b.csv",
        "姓名,手机,状态,合计\n张　三,+86 139-0000-0001,已确认,\n赵六,139 0000 0004,,\n王五,1.39E+10,,\n",
    );
    request["dry_run"] = json!(true);

    let told = import(&office, &request);

    let shown: Vec<String> = told["preview"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let cells = row["cells"].as_array().unwrap().iter();
            let cells: Vec<&str> = cells.map(|cell| cell["value"].as_str().unwrap()).collect();
            format!("{} {} {}", row["row"], row["outcome"].as_str().unwrap(), cells.join("|"))
        })
        .collect();
    assert_eq!(
        shown,
        ["2 added 张三|13900000001|confirmed", "3 unchanged 赵六|13900000004|", "4 refused 王五||"]
    );
}

#[test]
fn one_of_several_imports_of_a_name_is_picked() {
    let office = Office::new();
    let take = |name: &str| {
        let text = format!("姓名,手机\n{name},\n");
        import(&office, &list(&office, "名单.csv", &text))["number"].as_i64().unwrap()
    };
    let (first, second) = (take("张三"), take("李四"));
    let found = |query: String| {
        let rows = office.call("registrations.list", json!({ "filter": { "query": query } }));
        let rows = rows["rows"].as_array().unwrap().iter();
        rows.map(|row| row["full_name"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };

    assert_eq!(found("导入:名单.csv".to_owned()), "李四 张三");
    assert_eq!(found(format!("导入:\"名单.csv #{first}\"")), "张三");
    assert_eq!(found(format!("import:#{second}")), "李四");
    let understood = office
        .call("registrations.understand", json!({ "query": "导入:名单", "in_english": false }));
    assert!(understood.to_string().contains(&format!("名单.csv #{first}")), "{understood}");
    office.call("journal.undo", json!(null));
    assert_eq!(found(format!("import:\"名单.csv #{second}\"")), "");
    assert_eq!(found("导入:名单.csv".to_owned()), "张三");
    let other = json!({ "filter": { "query": format!("import:\"other.csv #{first}\"") } });
    assert_eq!(office.refused("registrations.list", other).code(), "filter_unknown_import");
}

#[test]
fn both_spellings_of_organization_are_understood() {
    let office = Office::new();
    let headings = ["Organisation", "Organization", "单位 Organisation", "单位 Organization"];
    for (at, heading) in headings.iter().enumerate() {
        let text = format!("Name,{heading}\nGuest {at},甲公司\n");
        import(&office, &list(&office, &format!("{at}.csv"), &text));
    }
    let total = |query: &str| {
        office.call("registrations.list", json!({ "filter": { "query": query } }))["total"].clone()
    };

    for query in
        ["organisation:甲公司", "organization:甲公司", "has:organisation", "has:organization"]
    {
        assert_eq!(total(query), 4, "{query}");
    }
}

#[test]
fn a_day_and_its_time_two_posts_and_two_remarks_come_in_from_columns_of_their_own() {
    let office = Office::new();
    let text = "姓名,职务,职称,到达日期,到达时间,备注,说明\n\
                张三,主任,教授,2019年4月12日（周五）,下午3点半,素食,带展品\n\
                李四,院长,,12-Apr-19,,,坐轮椅\n王五,,,,14:05,,\n";
    let mut request = list(&office, "columns.csv", text);
    request["dry_run"] = json!(true);
    let told = import(&office, &request);
    assert_eq!(told["unused_columns"], json!([]));
    let becomes = told["preview"][0]["cells"].as_array().unwrap();
    let values: Vec<&str> = becomes.iter().map(|cell| cell["value"].as_str().unwrap()).collect();
    let arrival = "2019-04-12 15:30";
    assert_eq!(values[1..5], ["主任、教授", "主任、教授", arrival, arrival]);
    // A time of no day says nothing: the row waits until the day is there.
    assert_eq!((tally(&told), told_of(&told, 4)), ([2, 0, 0, 1], (true, true)));

    request["dry_run"] = json!(false);
    request["leave_out"] = json!(true);
    assert_eq!(tally(&import(&office, &request)), [2, 0, 0, 1]);

    let known = people(&office);
    assert_eq!(known["张三"]["person"]["position_zh"], "主任、教授");
    assert_eq!(known["张三"]["registration"]["notes"], "素食\n带展品");
    assert_eq!(known["李四"]["registration"]["notes"], "坐轮椅");
    let facts = |name: &str| {
        let id = json!({ "id": known[name]["registration"]["id"] });
        let stay = office.call("receptions.get", id)["facts"].clone();
        (stay["arrives_on"].clone(), stay["arrives_at"].clone())
    };
    assert_eq!(facts("张三"), (json!("2019-04-12"), json!("15:30")));
    assert_eq!(facts("李四"), (json!("2019-04-12"), json!(null)));
    // The same list again says nothing new.
    assert_eq!(tally(&import(&office, &request)), [0, 0, 2, 1]);
}
