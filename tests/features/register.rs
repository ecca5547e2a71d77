//! The register: asked for in its own language, tagged and changed by the many.

use serde_json::{Value, json};
use tests::{Office, given};

fn names(office: &Office, query: &str) -> String {
    let answer = office.call("registrations.list", json!({ "filter": { "query": query } }));
    let rows = answer["rows"].as_array().unwrap();
    assert_eq!(answer["total"], rows.len(), "{query}");
    let mut names: Vec<_> = rows.iter().map(|row| row["full_name"].as_str().unwrap()).collect();
    names.sort_unstable();
    names.join(" ")
}

fn edit(office: &Office, query: &str, edit: Value) -> Value {
    let mut request = edit;
    request["filter"] = json!({ "query": query });
    office.call("registrations.edit_many", request)
}

/// Three people of two units: 张三 and 李四 of 药明, 王五 of nobody.
fn people(office: &Office) {
    let unit = given::organisation(office, "药明康德");
    for (name, phone) in [("张三", "13800001234"), ("李四", "")] {
        office.call(
            "registrations.save",
            json!({ "person": { "full_name": name, "phone": phone, "organisation_id": unit["id"] } }),
        );
    }
    given::registration(office, "王五");
}

#[test]
fn the_register_is_asked_in_its_language() {
    let office = Office::new();
    people(&office);
    edit(&office, "张三", json!({ "state": "confirmed", "add_tag": "VIP" }));
    edit(&office, "李四", json!({ "add_tag": "媒体", "note": "素食" }));

    let check =
        |query: &str, expected: &str| assert_eq!(names(&office, query), expected, "{query}");

    check("状态:已确认", "张三");
    check("-state:confirmed", "李四 王五");
    check("state:confirmed,registered", "张三 李四 王五");
    check("state:confirmed state:registered", "");
    check("单位:药明", "张三 李四");
    check("-organisation:药明", "王五");
    check("单位:药明 -标签:媒体", "张三");
    check("标签:vip,媒体", "张三 李四");
    check("标签:vip 标签:媒体", "");
    check("-标签:vip", "李四 王五");
    check("-标签:vip -标签:媒体", "王五");
    check("-标签:vip,媒体", "王五");
    check("has:phone", "张三");
    check("-有:标签", "王五");
    check("has:organisation -has:phone", "李四");
    check("-has:phone -has:organisation", "王五");
    check("has:phone,notes", "张三 李四");
    check("has:notes -has:phone 单位:药明", "李四");
    check("has:notes -has:notes", "");
    edit(&office, "王五", json!({ "reply": "no" }));
    check("回执:不参加", "王五");
    check("-reply:no,undecided", "张三 李四");
    check("回执:未答复 单位:药明", "张三 李四");
    check("回执:参加", "");
    check("备注:素食 备注:素", "李四");
    check("has:photo", "");
    check("备注:素食", "李四");
    check("admitted:no", "张三 李四 王五");
    check("到场:是", "");
    check("zs", "张三");
    check("-张三 -王五", "李四");
    check("单位:药明 李", "李四");
    check("day:2019-04-01", "张三 李四 王五");
    check("day:2019-03-31", "");
    check("-day:2019-04-01", "");
}

#[test]
fn a_word_that_is_no_filter_is_told_with_its_place() {
    let office = Office::new();
    people(&office);
    let refused = |query: &str| {
        let error = office.refused("registrations.list", json!({ "filter": { "query": query } }));
        (error.code(), error.details()["at"].clone(), error.details()["word"].clone())
    };
    let told = |code, at: &str, word: &str| (code, at.to_owned(), word.to_owned());

    assert_eq!(refused("张 颜色:红"), told("filter_unknown_key", "3", "颜色"));
    assert_eq!(refused("状态:到了"), told("filter_unknown_value", "4", "到了"));
    assert_eq!(refused("类别:无"), told("filter_unknown_value", "4", "无"));
    assert_eq!(refused("日:明天"), told("filter_not_a_day", "3", "明天"));
    assert_eq!(refused("导入:无"), told("filter_unknown_import", "4", "无"));
}

#[test]
fn a_filter_that_is_typed_is_helped_on() {
    let office = Office::new();
    people(&office);
    edit(&office, "张三", json!({ "add_tag": "贵 宾" }));
    let next = |query: &str, in_english: bool| {
        let request = json!({ "query": query, "in_english": in_english });
        office.call("registrations.understand", request)["suggestions"].clone()
    };

    assert_eq!(next("张 状", false), json!(["张 状态:"]));
    assert_eq!(next("-st", true), json!(["-state:"]));
    assert_eq!(next("状态:已确", false), json!(["状态:已确认"]));
    assert_eq!(next("state:invited,conf", true), json!(["state:invited,Confirmed"]));
    assert_eq!(next("标签:贵", false), json!(["标签:\"贵 宾\""]));
    assert_eq!(next("颜色:红", false), json!([]));
    assert_eq!(next("单位:药", false), json!(["单位:药明康德"]));
}

#[test]
fn many_are_changed_in_one_step_that_can_be_taken_back() {
    let office = Office::new();
    people(&office);
    let gone = office.call("registrations.list", json!({ "filter": { "query": "王五" } }));
    let id = gone["rows"][0]["id"].clone();
    office.call("registrations.move", json!({ "filter": { "ids": [id] }, "state": "cancelled" }));
    let request = json!({ "filter": {}, "state": "confirmed", "add_tag": "VIP", "note": "前排" });

    let preview = office.call("registrations.try_edit", request.clone());
    let done = office.call("registrations.edit_many", request);
    let again = office.call("registrations.try_edit", json!({ "filter": {}, "add_tag": "vip" }));

    assert_eq!((&preview["meant"], &preview["changed"]), (&json!(3), &json!(2)));
    assert_eq!(preview["refused"], 1);
    assert_eq!(preview["examples"][0]["before"], "registered");
    assert_eq!(done["count"], 2);
    assert_eq!(names(&office, "状态:已确认 标签:VIP 备注:前排"), "张三 李四");
    assert_eq!(again["changed"], 1);
    assert_eq!(
        office.call("registrations.tags", json!(null)),
        json!([{ "tag": "VIP", "count": 2 }])
    );

    office.call("journal.undo", json!(null));

    assert_eq!(names(&office, "标签:VIP"), "");
    assert_eq!(names(&office, "备注:前排"), "");
    assert_eq!(names(&office, "状态:已报名"), "张三 李四");
}

#[test]
fn a_change_of_many_is_checked_before_it_is_made() {
    let office = Office::new();
    people(&office);
    let field = office.call("custom_fields.save", json!({ "name_zh": "桌号", "kind": "number" }));
    let request = |value: &str| json!({ "filter": {}, "custom_field_id": field["id"], "custom_value": value });

    let error = office.refused("registrations.edit_many", request("前排"));
    office.call("registrations.edit_many", request("12"));

    assert_eq!(error.problems()[0].field, "custom_value");
    let rows = office.call("registrations.list", json!({}))["rows"].clone();
    let id = field["id"].as_str().unwrap();
    assert!(rows.as_array().unwrap().iter().all(|row| row["custom"][id] == "12"));
}

#[test]
fn choices_are_added_to_many_and_taken_from_them() {
    let office = Office::new();
    people(&office);
    let field = office.call(
        "custom_fields.save",
        json!({ "name_zh": "会场", "kind": "choices", "choices": ["一", "二", "三"] }),
    );
    let id = field["id"].as_str().unwrap();
    let edit = |query: &str, how: &str, value: &str| {
        let request = json!({ "filter": { "query": query }, "custom_field_id": id,
            "custom_value": value, "custom_change": how });
        office.call("registrations.edit_many", request)["count"].clone()
    };
    let held = |name: &str| {
        let request = json!({ "filter": { "query": name } });
        let rows = office.call("registrations.list", request)["rows"].clone();
        rows[0]["custom"][id].as_str().unwrap_or_default().replace('\n', " ")
    };

    edit("", "replace", "三");
    edit("张三", "add", "一\n二");
    assert_eq!((held("张三"), held("李四")), ("一 二 三".to_owned(), "三".to_owned()));
    // Who has it already is not changed.
    assert_eq!(edit("张三", "add", "二"), 0);
    edit("", "remove", "三\n二");
    assert_eq!((held("张三"), held("李四")), ("一".to_owned(), String::new()));
}

/// The names in the order of a column, a piece at a time.
fn in_order(office: &Office, request: Value) -> String {
    let mut names = Vec::new();
    for offset in 0.. {
        let mut piece = request.clone();
        piece["offset"] = json!(offset);
        piece["limit"] = json!(1);
        let answer = office.call("registrations.list", piece);
        let Some(row) = answer["rows"].get(0) else { break };
        names.push(row["full_name"].as_str().unwrap().to_owned());
    }
    names.join(" ")
}

#[test]
fn every_column_can_be_put_in_order() {
    let office = Office::new();
    people(&office);
    let field = office.call("custom_fields.save", json!({ "name_zh": "桌号", "kind": "number" }));
    let id = field["id"].as_str().unwrap();
    for (name, table) in [("张三", "10"), ("李四", "9")] {
        let edited = json!({ "custom_field_id": id, "custom_value": table });
        edit(&office, name, edited);
    }
    edit(&office, "王五", json!({ "state": "confirmed", "add_tag": "媒体" }));
    edit(&office, "李四", json!({ "add_tag": "贵宾" }));
    let by = |column: &str, descending: bool| {
        in_order(&office, json!({ "sort": column, "descending": descending }))
    };

    assert_eq!(by("name", false), "李四 王五 张三");
    assert_eq!(by("number", true), "王五 李四 张三");
    assert_eq!(by("phone", false), "张三 李四 王五");
    assert_eq!(by("phone", true), "张三 李四 王五");
    assert_eq!(by("state", true), "王五 李四 张三");
    assert_eq!(by("tags", false), "李四 王五 张三");
    assert_eq!(by(&format!("custom.{id}"), false), "李四 张三 王五");
    assert_eq!(by(&format!("custom.{id}"), true), "张三 李四 王五");
    let filtered = json!({ "filter": { "query": "单位:药明" }, "sort": format!("custom.{id}") });
    assert_eq!(in_order(&office, filtered), "李四 张三");
    for column in
        ["latin_name", "pinyin", "gender", "organisation", "position_zh", "position_en", "email"]
    {
        assert_eq!(by(column, false).split(' ').count(), 3, "{column}");
    }
    for (name, seat) in [("张三", "10 桌"), ("李四", ""), ("王五", "9 桌 2 座")] {
        let found = office.call("registrations.list", json!({ "filter": { "search": name } }));
        let id = found["rows"][0]["id"].clone();
        let cell = json!({ "id": id, "column": "seat", "text": seat });
        office.call("registrations.set_cells", json!({ "cells": [cell] }));
    }
    assert_eq!(by("seat", false), "王五 张三 李四");
    let seated = |query: &str| in_order(&office, json!({ "filter": { "query": query } }));
    assert_eq!(seated("has:seat"), "王五 张三");
    assert_eq!(seated("-has:座位"), "李四");
    for column in
        ["category", "reply", "replied_at", "source", "notes", "external_id", "protocol_rank"]
    {
        assert_eq!(by(column, true).split(' ').count(), 3, "{column}");
    }
}

#[test]
fn an_order_follows_every_change_and_every_step_back() {
    let office = Office::new();
    people(&office);
    let by = |column: &str| in_order(&office, json!({ "sort": column }));
    let office_of = |name: &str| {
        let row = office.call("registrations.list", json!({ "filter": { "query": name } }));
        row["rows"][0].clone()
    };

    assert_eq!(by("tags"), "张三 李四 王五");
    assert_eq!(by("organisation"), "张三 李四 王五");
    edit(&office, "王五", json!({ "add_tag": "a" }));
    assert_eq!(by("tags"), "王五 张三 李四");
    let person = json!({ "id": office_of("王五")["person_id"], "full_name": "王五",
        "organisation_id": given::organisation(&office, "安科")["id"] });
    office.call("people.save", person);
    assert_eq!(by("organisation"), "王五 张三 李四");
    let unit = office.call("organisations.list", json!({ "search": "安科" }))["rows"][0].clone();
    office.call("organisations.save", json!({ "id": unit["id"], "name_zh": "卓越" }));
    assert_eq!(by("organisation"), "张三 李四 王五");
    office.call("journal.undo", json!(null));
    assert_eq!(by("organisation"), "王五 张三 李四");
    office.call("registrations.remove", json!({ "id": office_of("王五")["id"] }));
    assert_eq!(by("tags"), "张三 李四");
    office.call("journal.undo", json!(null));
    assert_eq!(by("tags"), "王五 张三 李四");
    assert_eq!(by("organisation"), "王五 张三 李四");
    given::registration(&office, "赵六");
    assert_eq!(by("tags"), "王五 张三 李四 赵六");
}

#[test]
fn phone_numbers_are_masked_until_they_are_asked_for() {
    let office = Office::new();
    people(&office);
    let phone =
        |request: Value| office.call("registrations.list", request)["rows"][0]["phone"].clone();
    let filter = json!({ "query": "张三" });

    assert_eq!(phone(json!({ "filter": filter })), "138****1234");
    assert_eq!(phone(json!({ "filter": filter, "phones": true })), "13800001234");
}

#[test]
fn menus_offer_the_units_and_days_that_there_are() {
    let office = Office::new();
    people(&office);
    office.wait_minutes(24 * 60);
    given::registration(&office, "赵六");

    let units = office.call("registrations.units", json!(null));
    let days = office.call("registrations.days", json!(null));

    assert_eq!(units, json!([{ "name_zh": "药明康德", "name_en": "", "count": 2 }]));
    assert_eq!(
        days,
        json!([{ "day": "2019-04-02", "count": 1 }, { "day": "2019-04-01", "count": 3 }])
    );
    assert_eq!(names(&office, "日:2019-04-02"), "赵六");
}
