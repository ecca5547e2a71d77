//! The agenda as a table in Excel: out, changed by hand, and back in.

use std::fs;

use serde_json::{Value, json};
use summit_core::exchange::tables::{self, Cell};
use tests::{Office, given};

fn import(office: &Office, name: &str) -> Value {
    office.call("agenda.import", json!({ "path": office.path(name) }))
}

fn tally(told: &Value) -> [u64; 3] {
    ["new", "updated", "unchanged"].map(|name| told[name].as_u64().unwrap())
}

#[test]
fn what_goes_out_comes_back_without_a_change() {
    let office = Office::with_sample();
    let path = office.path("agenda.xlsx");
    let first = office.call("sessions.list", json!({}))["rows"][0]["id"].clone();
    office.call("sessions.place", json!({ "id": first, "starts_at": null }));

    let written = office.call("agenda.export", json!({ "path": path }));
    let told = import(&office, "agenda.xlsx");

    // What has no time yet has its row as well.
    assert_eq!((&written["sessions"], &written["left_out"]), (&json!(10), &json!(0)));
    assert_eq!(tally(&told), [0, 0, 10], "{told}");
    let book = tables::read(&path, None).unwrap();
    let titles: Vec<String> =
        book.sheets[0].rows[0].iter().map(|cell| cell.text().into_owned()).collect();
    assert_eq!(titles[..3], ["日期 Date", "开始 Start", "结束 End"]);
}

#[test]
fn a_table_of_the_organisers_own_comes_in_once() {
    let office = Office::new();
    let known = given::person(&office, "袁宝珠");
    let table = "2019 年细胞治疗峰会议程,,,,\n\n\
        日期,时间,地点,题目,演讲人,类型\n\
        2019/4/13,09:00-09:20,主会场,致辞,孙海东,致辞\n\
        ,9:30,主会场,质量评价,袁宝珠、王春仁,主题演讲\n\
        ,,,闭幕式,,\n\
        2019年4月14日,10：00～11：30,分会场,圆桌,,圆桌讨论\n";
    fs::write(office.path("议程.csv"), table).unwrap();

    let told = import(&office, "议程.csv");
    let again = import(&office, "议程.csv");

    assert_eq!((tally(&told), tally(&again)), ([4, 0, 0], [0, 0, 4]), "{told} {again}");
    let rows = office.call("sessions.list", json!({}))["rows"].clone();
    let facts: Vec<(&Value, &Value, &Value)> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (&row["title_zh"], &row["starts_at"], &row["minutes"]))
        .collect();
    assert_eq!(
        json!(facts),
        json!([
            ["致辞", "2019-04-13T09:00", 20],
            ["质量评价", "2019-04-13T09:30", 30],
            ["圆桌", "2019-04-14T10:00", 90],
            ["闭幕式", null, 30],
        ])
    );
    assert_eq!(rows[1]["people_ids"][0], known["id"]);
    assert_eq!(rows[2]["kind"], "panel");
    office.call("journal.undo", json!(null));
    assert_eq!(office.call("sessions.list", json!({}))["total"], 0);
}

#[test]
fn a_row_that_was_changed_in_the_table_is_changed_here() {
    let office = Office::with_sample();
    let path = office.path("agenda.xlsx");
    office.call("agenda.export", json!({ "path": path }));
    let book = tables::read(&path, None).unwrap();
    let mut lines: Vec<String> = Vec::new();
    for row in &book.sheets[0].rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Text(text) if &**text == "午餐" => "工作午餐".to_owned(),
            cell => cell.text().replace('\n', " "),
        });
        lines.push(cells.map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(","));
    }
    fs::write(office.path("changed.csv"), lines.join("\n")).unwrap();

    let told = import(&office, "changed.csv");

    assert_eq!(tally(&told)[0], 0, "{told}");
    let rows = office.call("sessions.list", json!({ "search": "工作午餐" }));
    assert_eq!(rows["total"], 1);
}

#[test]
fn what_cannot_be_read_is_told_with_its_row_and_column() {
    for (table, line, element) in [
        ("日期,时间,标题\n2019-04-13,nine,致辞\n", "2", "开始 Start"),
        ("日期,时间,标题\n十三日,09:00,致辞\n", "2", "日期 Date"),
        ("日期,时长,标题\n2019-04-13,long,致辞\n", "2", "分钟 Minutes"),
    ] {
        let office = Office::new();
        fs::write(office.path("in.csv"), table).unwrap();

        let error = office.refused("agenda.import", json!({ "path": office.path("in.csv") }));

        assert_eq!(error.code(), "import_bad_value", "{error}");
        assert_eq!(error.details()["line"], line);
        assert_eq!(error.details()["element"], element);
        assert_eq!(office.call("sessions.list", json!({}))["total"], 0);
    }
}
