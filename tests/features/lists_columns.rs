//! Lists of people: what their columns are called, and what becomes of those without a use.

use std::path::Path;

use serde_json::{Value, json};
use summit_core::exchange::tables::{Cell, Column, XlsxWriter};
use tests::Office;

use super::lists::{import, list, people, tally};

fn fields(look: &Value) -> Vec<(&str, &str)> {
    let columns = look["columns"].as_array().unwrap().iter();
    columns
        .map(|column| (column["title"].as_str().unwrap(), column["field"].as_str().unwrap()))
        .collect()
}

/// The commonest list of all: what has no group is merged over both rows of titles.
#[test]
fn titles_merged_over_two_rows_are_read_as_people_see_them() {
    let office = Office::new();
    // What is merged over both rows stands in both once it is read.
    let text = "序号,姓名,工作单位,联系方式,,到达,,住宿,,备注\n\
                序号,姓名,工作单位,手机号码,邮箱,日期,时间,酒店,是否合住,备注\n\
                1,张三,甲公司,13800000001,a@b.cn,2026-04-30,14:30,湖滨,否,素食\n";
    let request = list(&office, "merged.csv", text)["list"].clone();

    let look = office.call("registrations.look", request.clone());
    let report = import(&office, &json!({ "list": request }));

    let expected = [
        ("序号", ""),
        ("姓名", "full_name"),
        ("工作单位", "organisation_zh"),
        ("手机号码", "phone"),
        ("邮箱", "email"),
        ("到达日期", "arrives_at"),
        ("到达时间", "arrives_at"),
        ("住宿酒店", "hotel"),
        ("是否合住", ""),
        ("备注", "notes"),
    ];
    assert_eq!((look["header_row"].as_u64(), fields(&look)), (Some(2), expected.to_vec()));
    assert_eq!((tally(&report), report["rows"].as_u64()), ([1, 0, 0, 0], Some(1)));
    assert_eq!(people(&office)["张三"]["person"]["phone"], "13800000001");
}

#[test]
fn a_column_without_a_title_that_holds_something_is_named() {
    let office = Office::new();
    let text = "姓名,,手机,,\n张三,,13800000001,贵宾通道,\n李四,,13800000002,,\n";
    let mut request = list(&office, "untitled.csv", text);
    request["dry_run"] = json!(true);

    for (language, name) in [("zh", "D 列"), ("en", "Column D")] {
        request["language"] = json!(language);
        assert_eq!(import(&office, &request)["unused_columns"], json!([name]));
    }
}

#[test]
fn columns_that_a_mapping_does_not_name_are_still_guessed() {
    let office = Office::new();
    let text = "称呼,姓名,手机,单位,职务\n张三,张老师,13800000001,甲公司,主任\n";
    let mut request = list(&office, "mapped.csv", text);
    request["mapping"] = json!({ "称呼": "full_name", "职务": "" });

    let report = import(&office, &request);

    assert_eq!(report["unused_columns"], json!(["姓名", "职务"]));
    let person = &people(&office)["张三"]["person"];
    assert_eq!((&person["phone"], &person["position_zh"]), (&json!("13800000001"), &json!("")));
}

#[test]
fn a_stray_cell_far_away_and_one_without_end_go_into_the_file_with_reasons() {
    let office = Office::new();
    let path = office.path("stray.xlsx");
    let mut book = XlsxWriter::new(Path::new(&path));
    let columns = ["姓名", "手机"].map(|title| Column { title: title.to_owned(), width: 9 });
    book.sheet("名单", &columns).unwrap();
    let mut row = vec![Cell::Empty; 16_384];
    (row[0], row[1], row[16_383]) = (Cell::of("张三"), Cell::of("1.39E+10"), Cell::of("x"));
    book.row(&row).unwrap();
    book.finish().unwrap();
    let long = format!("姓名,备注\n张三,{}\n", "长".repeat(40_000));
    for (place, text) in [(path, None), (office.path("long.csv"), Some(long))] {
        if let Some(text) = text {
            std::fs::write(&place, text).unwrap();
        }
        let rejects = office.path("rest.xlsx");
        let request = json!({ "list": { "path": place }, "leave_out": true, "rejects": rejects });

        let report = import(&office, &request);

        assert_eq!(tally(&report), [0, 0, 0, 1]);
        let look = office.call("registrations.look", json!({ "path": rejects }));
        assert_eq!((&look["row_count"], &look["rows"][0]["cells"][0]), (&json!(1), &json!("张三")));
        assert!(fields(&look).len() <= 4, "{:?}", fields(&look));
    }
}
