//! Anyone by a keystroke.

use serde_json::json;
use tests::{Office, given};

#[track_caller]
fn check(office: &Office, query: &str, expected: &[&str]) {
    let hits = office.call("search.find", json!({ "query": query }));
    let titles: Vec<_> =
        hits.as_array().unwrap().iter().map(|hit| hit["title"].as_str().unwrap()).collect();
    assert_eq!(titles, expected, "for {query}");
}

fn people() -> Office {
    let office = Office::new();
    let wuxi = given::organisation(&office, "药明生物");
    for (name, phone, unit) in [
        ("张三", "13800001234", Some(&wuxi)),
        ("张伟", "13800005678", None),
        ("单晓明", "13912340000", None),
        ("尉迟恭", "", None),
        ("吕布", "", None),
        ("Maria Łukasiewicz", "+48601234567", None),
    ] {
        office.call(
            "people.save",
            json!({ "full_name": name, "phone": phone,
                "organisation_id": unit.map(|unit| unit["id"].clone()) }),
        );
    }
    office
}

#[test]
fn a_person_is_found_by_name_pinyin_initials_and_phone_tail() {
    let office = people();

    check(&office, "张", &["张三", "张伟"]);
    check(&office, "晓明", &["单晓明"]);
    check(&office, "zhangs", &["张三"]);
    check(&office, "zw", &["张伟"]);
    check(&office, "shanxm", &[]);
    check(&office, "shanxiaom", &["单晓明"]);
    check(&office, "danxiaoming", &["单晓明"]);
    check(&office, "yuchi", &["尉迟恭"]);
    check(&office, "weichi", &["尉迟恭"]);
    check(&office, "lvbu", &["吕布"]);
    check(&office, "lubu", &["吕布"]);
    check(&office, "34", &["张三"]);
    check(&office, "5678", &["张伟"]);
    check(&office, "maria", &["Maria Łukasiewicz"]);
    check(&office, "xi'an", &[]);
}

#[test]
fn characters_and_letters_mix() {
    let office = people();

    check(&office, "张s", &["张三"]);
    check(&office, "张wei", &["张伟"]);
    check(&office, "zhang s", &["张三"]);
    check(&office, "zhang 药明", &["张三"]);
    check(&office, "ｚｈａｎｇ　三", &["张三"]);
}

#[test]
fn a_unit_brings_itself_and_its_people() {
    let office = people();

    check(&office, "药明", &["药明生物", "张三"]);
    check(&office, "ymsw", &["药明生物", "张三"]);
}

#[test]
fn the_keys_follow_every_write() {
    let office = people();
    let id = office.call("search.find", json!({ "query": "zhangsan" }))[0]["id"].clone();

    office.call("people.save", json!({ "id": id, "full_name": "王三" }));
    check(&office, "zhangsan", &[]);
    check(&office, "wangsan", &["王三"]);
    office.call("journal.undo", json!(null));
    check(&office, "zhangsan", &["张三"]);
    office.call("people.remove", json!({ "id": id }));
    check(&office, "zhangsan", &[]);
}

#[test]
fn homonyms_are_told_apart() {
    let office = Office::new();
    let unit = given::organisation(&office, "无锡市人民医院");
    for (phone, unit) in [("13800001111", Some(&unit["id"])), ("13800002222", None)] {
        office.call(
            "people.save",
            json!({ "full_name": "王伟", "phone": phone, "organisation_id": unit }),
        );
    }

    let hits = office.call("search.find", json!({ "query": "王伟" }));

    let told: Vec<_> = hits.as_array().unwrap().iter().map(|hit| &hit["mark"]).collect();
    assert_eq!(told, ["2222", "1111"]);
    assert_eq!(hits[1]["subtitle"], "无锡市人民医院");
}

#[test]
fn sessions_and_booths_are_found_too() {
    let office = Office::with_sample();

    check(&office, "发展趋势", &["《细胞治疗产品产业化生产的挑战与发展趋势》"]);
    check(&office, "a01", &["A01"]);
    check(&office, "", &[]);
}

#[test]
fn a_badge_number_finds_its_registration() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");

    let hits =
        office.call("search.find", json!({ "query": guest["registration"]["badge_number"] }));

    assert_eq!(hits[0]["registration_id"], guest["registration"]["id"]);
}
