//! Views of the register: a filter, columns and an order that have a name.

use serde_json::{Value, json};
use tests::{Office, given};

use super::schema::UNTIL_30;

fn view(name: &str, query: &str) -> Value {
    json!({ "name": name, "query": query, "sort": "organisation", "descending": true,
        "columns": [{ "column": "name", "width": 160 }, { "column": "phone", "width": 130 }] })
}

fn names(office: &Office, query: &str) -> String {
    let answer = office.call("registrations.list", json!({ "filter": { "query": query } }));
    let rows = answer["rows"].as_array().unwrap();
    let mut names: Vec<_> = rows.iter().map(|row| row["full_name"].as_str().unwrap()).collect();
    names.sort_unstable();
    names.join(" ")
}

fn tag(office: &Office, name: &str, tag: &str) {
    let request = json!({ "filter": { "query": name }, "add_tag": tag });
    office.call("registrations.edit_many", request);
}

/// 张三 is a VIP, 李四 of the press, 王五 both.
fn people(office: &Office) {
    for name in ["张三", "李四", "王五"] {
        given::registration(office, name);
    }
    for (name, word) in [("张三", "VIP"), ("李四", "媒体"), ("王五", "VIP"), ("王五", "媒体")]
    {
        tag(office, name, word);
    }
}

#[test]
fn a_view_is_kept_changed_and_taken_back() {
    let office = Office::new();

    let saved = office.call("views.save", view("贵宾 名单", "标签:VIP"));
    assert_eq!(office.call("views.list", json!(null)), json!([saved]));
    let mut renamed = view("来宾", "标签:VIP");
    renamed["id"] = saved["id"].clone();
    office.call("views.save", renamed);
    assert_eq!(office.call("views.list", json!(null))[0]["name"], "来宾");
    office.call("journal.undo", json!(null));
    assert_eq!(office.call("views.list", json!(null)), json!([saved]));
    office.call("views.remove", json!({ "id": saved["id"] }));
    assert_eq!(office.call("views.list", json!(null)), json!([]));
    office.call("journal.undo", json!(null));
    assert_eq!(office.call("views.list", json!(null)), json!([saved]));
}

#[test]
fn a_view_is_meant_by_its_name() {
    let office = Office::new();
    people(&office);
    office.call("views.save", view("贵宾 名单", "标签:VIP"));
    office.call("views.save", view("Press", "tag:媒体"));
    office.call("views.save", view("两者", "view:press 视图:\"贵宾 名单\""));

    let check =
        |query: &str, expected: &str| assert_eq!(names(&office, query), expected, "{query}");

    check("视图:\"贵宾 名单\"", "张三 王五");
    check("view:PRESS", "李四 王五");
    check("view:press -张三 view:\"贵宾 名单\"", "王五");
    check("view:两者", "王五");
    check("-view:两者", "张三 李四");
    check("view:两者,press", "李四 王五");
    check("-view:press -标签:媒体", "张三");
}

#[test]
fn a_view_that_cannot_be_understood_is_told() {
    let office = Office::new();
    people(&office);
    let none = office.refused("registrations.list", json!({ "filter": { "query": "视图:一" } }));
    assert_eq!(none.code(), "filter_none_yet");
    let first = office.call("views.save", view("一", "标签:VIP"));
    office.call("views.save", view("二", "视图:一"));
    let code = |error: summit_core::Error| error.code();

    let mut circle = view("一", "视图:二");
    circle["id"] = first["id"].clone();
    assert_eq!(code(office.refused("views.save", circle)), "filter_view_in_circle");
    assert_eq!(code(office.refused("views.save", view("三", "颜色:红"))), "filter_broken_view");
    let taken = office.refused("views.save", view("一", ""));
    assert_eq!(taken.problems()[0].code, "taken");
    let blank = office.refused("views.save", view(" ", ""));
    assert_eq!(blank.problems()[0].field, "name");
    let list = |query: &str| json!({ "filter": { "query": query } });
    office.call("views.remove", json!({ "id": first["id"] }));
    let broken = office.refused("registrations.list", list("张 view:二"));
    assert_eq!((broken.code(), &*broken.details()["at"]), ("filter_broken_view", "8"));
    let unknown = office.refused("registrations.list", list("view:没有"));
    assert_eq!(unknown.code(), "filter_unknown_value");
}

#[test]
fn fields_of_ones_own_are_asked_for_by_their_name() {
    let office = Office::new();
    people(&office);
    let none = office.refused("registrations.list", json!({ "filter": { "query": "栏目:饮食" } }));
    assert_eq!(none.code(), "filter_no_fields");
    let field = |draft: Value| office.call("custom_fields.save", draft)["id"].clone();
    let food = field(json!({ "name_zh": "饮食", "name_en": "Diet", "kind": "choices",
        "choices": ["清真", "素食", "素食2"] }));
    let table = field(json!({ "name_zh": "桌号", "kind": "number" }));
    let dinner = field(json!({ "name_zh": "晚宴", "kind": "yes_no" }));
    for (name, id, value) in [
        ("张三", &food, "清真\n素食2"),
        ("李四", &food, "素食"),
        ("张三", &table, "12.0"),
        ("王五", &dinner, "yes"),
    ] {
        office.call(
            "registrations.edit_many",
            json!({ "filter": { "query": name }, "custom_field_id": id, "custom_value": value }),
        );
    }
    let check =
        |query: &str, expected: &str| assert_eq!(names(&office, query), expected, "{query}");

    check("栏目:饮食", "张三 李四");
    check("-field:diet", "王五");
    check("栏目:饮食=素食", "李四");
    check("栏目:饮食=清真,饮食=素食", "张三 李四");
    check("栏目:桌号=12", "张三");
    check("field:晚宴=是", "王五");
    let refused = |query: &str| {
        office.refused("registrations.list", json!({ "filter": { "query": query } })).code()
    };
    assert_eq!(refused("栏目:饮食=荤"), "filter_unknown_value");
    assert_eq!(refused("栏目:没有"), "filter_unknown_value");
    let parted = json!({ "name_zh": "礼品", "kind": "choices", "choices": ["a、b", "c"] });
    assert_eq!(office.refused("custom_fields.save", parted).problems()[0].field, "choices");
}

#[test]
fn fields_of_ones_own_are_found_after_every_way_in_which_they_change() {
    let office = Office::new();
    people(&office);
    let draft = json!({ "name_zh": "备忘", "kind": "text" });
    let field = office.call("custom_fields.save", draft)["id"].clone();
    let set = |name: &str, value: &str| {
        let filter = json!({ "query": name });
        let request = json!({ "filter": filter, "custom_field_id": field, "custom_value": value });
        office.call("registrations.edit_many", request);
    };
    let check =
        |query: &str, expected: &str| assert_eq!(names(&office, query), expected, "{query}");
    set("张三", "VIP 通道");
    set("李四", "vip 座");
    check("栏目:备忘=vip", "张三 李四");

    set("张三", "轮椅");
    check("栏目:备忘=vip", "李四");
    check("栏目:备忘", "张三 李四");

    office.call("journal.undo", json!({}));
    check("栏目:备忘=vip", "张三 李四");
    office.call("journal.redo", json!({}));
    check("栏目:备忘=轮椅", "张三");

    set("李四", "");
    check("栏目:备忘", "张三");
    office.call("registrations.remove_many", json!({ "filter": { "query": "张三" } }));
    check("栏目:备忘", "");
    office.call("journal.undo", json!({}));
    check("栏目:备忘", "张三");

    office.call("custom_fields.remove", json!({ "id": field }));
    office.call("journal.undo", json!({}));
    check("栏目:备忘=轮椅", "张三");

    let path = office.file();
    office.call("files.close", json!(null));
    rusqlite::Connection::open(&path).unwrap().execute_batch(UNTIL_30).unwrap();
    office.call("files.open", json!({ "path": path }));
    check("栏目:备忘=轮椅", "张三");
}
