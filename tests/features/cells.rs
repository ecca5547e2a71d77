//! Cells of the register: typed and pasted into as in a spreadsheet, each a change of its own.

use serde_json::{Value, json};
use tests::{Office, given};

fn row(office: &Office, name: &str) -> Value {
    let request = json!({ "filter": { "search": name }, "phones": true });
    office.call("registrations.list", request)["rows"][0].clone()
}

fn cell(row: &Value, column: &str, text: &str) -> Value {
    json!({ "id": row["id"], "column": column, "text": text })
}

fn set(office: &Office, row: &Value, column: &str, text: &str) {
    office.call("registrations.set_cells", json!({ "cells": [cell(row, column, text)] }));
}

#[track_caller]
fn refused(office: &Office, cells: Value) -> Vec<(String, String)> {
    let error = office.refused("registrations.set_cells", json!({ "cells": cells }));
    error.problems().iter().map(|one| (one.field.clone(), one.code.clone())).collect()
}

#[test]
fn every_cell_that_people_type_is_typed_into_the_table() {
    let office = Office::new();
    given::registration(&office, "张三");
    let zhang = row(&office, "张三");
    let field = office.call(
        "custom_fields.save",
        json!({ "name_zh": "饮食", "kind": "choices", "choices": ["清真", "素食", "无糖"] }),
    );
    let custom = format!("custom.{}", field["id"].as_str().unwrap());

    for (column, text, shown, expected) in [
        ("phone", "138 0000 1234", "phone", json!("13800001234")),
        ("email", "a@example.com", "email", json!("a@example.com")),
        ("position_zh", "主任", "position_zh", json!("主任")),
        ("position_en", "Director", "position_en", json!("Director")),
        ("latin_name", "Zhang San", "latin_name", json!("Zhang San")),
        ("organisation", "药明康德", "organisation_zh", json!("药明康德")),
        ("gender", "男", "gender", json!("male")),
        ("state", "已确认", "state", json!("confirmed")),
        ("reply", "参加", "reply", json!("yes")),
        ("source", "微信", "source", json!("微信")),
        ("notes", "前排", "notes", json!("前排")),
        ("external_id", "R7", "external_id", json!("R7")),
        ("seat", "３ 桌", "seat", json!("3 桌")),
        ("protocol_rank", "3", "protocol_rank", json!(3)),
        ("tags", "VIP，媒体", "tags", json!(["VIP", "媒体"])),
    ] {
        set(&office, &zhang, column, text);
        assert_eq!(row(&office, "张三")[shown], expected, "{column}");
    }
    set(&office, &zhang, &custom, "素食、清真");
    assert_eq!(row(&office, "张三")["custom"][field["id"].as_str().unwrap()], "清真\n素食");
    set(&office, &zhang, "organisation", "药明康德有限公司");
    set(&office, &zhang, "organisation", "药明康德股份有限公司");
    assert_eq!(row(&office, "张三")["organisation_zh"], "药明康德股份有限公司");
    set(&office, &zhang, "organisation", "药明康德有限责任公司");
    assert_eq!(row(&office, "张三")["organisation_zh"], "药明康德有限公司");
    assert_eq!(office.call("organisations.list", json!({}))["total"], 3);
    set(&office, &zhang, "tags", "媒体");
    assert_eq!(row(&office, "张三")["tags"], json!(["媒体"]));
    set(&office, &zhang, "name", "张三丰");
    assert_eq!(row(&office, "张三丰")["pinyin"], "Zhang Sanfeng");

    office.call("journal.undo", json!(null));

    assert_eq!(row(&office, "张三")["full_name"], "张三");
}

#[test]
fn what_does_not_suit_a_cell_is_told_at_the_cell() {
    let office = Office::new();
    given::registration(&office, "张三");
    let zhang = row(&office, "张三");
    let told = |column: &str, text: &str| {
        let problems = refused(&office, json!([cell(&zhang, column, text)]));
        assert_eq!(problems[0].0, "cells.0");
        problems[0].1.clone()
    };

    assert_eq!(told("name", ""), "required");
    assert_eq!(told("phone", "1.38E+10"), "not_a_phone");
    assert_eq!(told("email", "nobody"), "not_an_email");
    assert_eq!(told("category", "没有的"), "not_a_choice");
    assert_eq!(told("state", "到了"), "not_a_choice");
    assert_eq!(told("state", ""), "required");
    assert_eq!(told("protocol_rank", "0"), "not_a_number");
    assert_eq!(told("tags", "一\"二"), "not_a_tag");
    assert_eq!(told("number", "7"), "not_editable");
    assert_eq!(told("custom.016a10fd-5973-7350-8a19-fa12836ca103", "7"), "unknown");
    assert_eq!(row(&office, "张三"), zhang);
}

#[test]
fn a_pasted_column_is_written_whole_or_not_at_all() {
    let office = Office::new();
    for name in ["张三", "李四", "王五"] {
        given::registration(&office, name);
    }
    let [zhang, li, wang] = ["张三", "李四", "王五"].map(|name| row(&office, name));
    let bad = json!([
        cell(&zhang, "organisation", "药明康德"),
        cell(&li, "email", "li@example.com"),
        cell(&wang, "email", "nobody"),
    ]);

    assert_eq!(refused(&office, bad), [("cells.2".to_owned(), "not_an_email".to_owned())]);
    assert_eq!(row(&office, "张三"), zhang);
    assert_eq!(office.call("organisations.list", json!({}))["total"], 0);

    let good = json!([
        cell(&zhang, "organisation", "药明康德"),
        cell(&li, "organisation", "药明康德"),
        cell(&wang, "organisation", "新单位"),
    ]);
    let done = office.call("registrations.set_cells", json!({ "cells": good }));

    assert_eq!(done["count"], 3);
    assert_eq!(row(&office, "李四")["organisation_zh"], "药明康德");
    office.call("journal.undo", json!(null));
    assert_eq!(row(&office, "李四"), li);
    assert_eq!(office.call("organisations.list", json!({}))["total"], 0);
}

#[test]
fn a_short_name_in_a_cell_is_the_unit_that_is_called_so() {
    let office = Office::new();
    given::registration(&office, "张三");
    let unit = office.call(
        "organisations.save",
        json!({ "name_zh": "无锡药明生物技术股份有限公司", "short_name": "药明生物" }),
    );

    set(&office, &row(&office, "张三"), "organisation", "药明生物");
    let came = office
        .call("registrations.walk_in", json!({ "full_name": "李四", "organisation": "药明生物" }));

    assert_eq!(row(&office, "张三")["organisation_zh"], unit["name_zh"]);
    assert_eq!(came["person"]["organisation_id"], unit["id"]);
    assert_eq!(office.call("organisations.list", json!({}))["total"], 1);
}

#[test]
fn a_change_of_many_reads_a_field_as_a_cell_is_read_and_tells_only_that_one() {
    let office = Office::new();
    given::registration(&office, "张三");
    let field = |name: &str, kind: &str| {
        let draft = json!({ "name_zh": name, "kind": kind, "choices": ["S", "L"] });
        office.call("custom_fields.save", draft)["id"].clone()
    };
    let [size, born, fee, local] =
        [("尺码", "choice"), ("生日", "date"), ("费用", "number"), ("本地", "yes_no")]
            .map(|(name, kind)| field(name, kind));
    let zhang = row(&office, "张三");
    set(&office, &zhang, &format!("custom.{}", fee.as_str().unwrap()), "1,200元");
    let request = |id: &Value, value: &str| {
        json!({ "filter": { "ids": [zhang["id"]] },
        "custom_field_id": id, "custom_value": value })
    };

    for (id, typed, stored) in
        [(&size, "l", "L"), (&born, "1985年3月2日", "1985-03-02"), (&local, "是", "yes")]
    {
        let preview = office.call("registrations.try_edit", request(id, typed));
        let name = format!("custom.{}", id.as_str().unwrap());
        let told = json!([{ "full_name": "张三", "field": name, "before": "", "after": stored }]);
        assert_eq!(preview["examples"], told);
        office.call("registrations.edit_many", request(id, typed));
    }
    for (id, typed, code) in [
        (&size, "XXL", "not_a_choice"),
        (&born, "那天", "not_a_date"),
        (&fee, "免费", "not_numeric"),
        (&local, "也许", "not_yes_or_no"),
    ] {
        let error = office.refused("registrations.try_edit", request(id, typed));
        assert_eq!(
            (&*error.problems()[0].field, &*error.problems()[0].code),
            ("custom_value", code)
        );
    }
}

#[test]
fn a_cell_of_who_was_removed_is_told_as_that() {
    let office = Office::new();
    given::registration(&office, "张三");
    let zhang = row(&office, "张三");
    office.call("registrations.remove", json!({ "id": zhang["id"] }));

    let cells = json!({ "cells": [cell(&zhang, "seat", "A-1")] });

    assert_eq!(office.refused("registrations.set_cells", cells).code(), "missing");
}
