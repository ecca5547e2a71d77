//! Anyone by a keystroke.

use serde_json::json;
use tests::{Office, given};

use super::schema::UNTIL_30;

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
fn accents_need_not_be_typed() {
    let office = people();
    for (full_name, latin_name) in
        [("Aleksandra Wiśniewska-Kowalczyk", ""), ("José García", ""), ("穆勒", "Jürgen Müller")]
    {
        let person = json!({ "full_name": full_name, "latin_name": latin_name });
        office.call("people.save", person);
    }

    for query in ["wisniewska", "Wiśniewska", "kowalczyk", "aleksandra wis"] {
        check(&office, query, &["Aleksandra Wiśniewska-Kowalczyk"]);
    }
    check(&office, "jose garcia", &["José García"]);
    check(&office, "muller", &["穆勒"]);
    check(&office, "Müller", &["穆勒"]);
    check(&office, "lukasiewicz", &["Maria Łukasiewicz"]);
    for query in ["lü bu", "lǚbù", "lvbu", "lyubu"] {
        check(&office, query, &["吕布"]);
    }
    check(&office, "shàn", &["单晓明"]);
}

/// A file of before has names as they are written; it is brought up to date when it is opened.
#[test]
fn accents_of_a_file_of_before_need_not_be_typed_either() {
    let office = Office::new();
    office.call("people.save", json!({ "full_name": "José García" }));
    let path = office.file();
    office.call("files.close", json!(null));
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch(UNTIL_30).unwrap();
    db.execute_batch("DELETE FROM search_keys; DELETE FROM search_owners;").unwrap();
    drop(db);

    office.call("files.open", json!({ "path": path }));

    check(&office, "jose", &["José García"]);
}

#[test]
fn a_person_is_found_by_name_pinyin_initials_and_phone_tail() {
    let office = people();

    check(&office, "张", &["张三", "张伟"]);
    check(&office, "晓明", &["单晓明"]);
    check(&office, "zhangs", &["张三"]);
    check(&office, "zw", &["张伟"]);
    check(&office, "shanxm", &["单晓明"]);
    check(&office, "shan xm", &["单晓明"]);
    check(&office, "s xm", &["单晓明"]);
    check(&office, "danxm", &["单晓明"]);
    check(&office, "sxm", &["单晓明"]);
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

/// Surnames with the readings that they have as surnames, after the table of overtrue/pinyin (MIT).
const SURNAMES: &str = "\
    万俟 moqi, 尉迟 yuchi, 单于 chanyu, 重 chong, 秘 bi, 冼 xian, 华 hua, 过 guo, 纪 ji, \
    燕 yan, 种 chong, 繁 po, 幺 yao, 覃 qin, 冯 feng, 石 shi, 缪 miao, 瞿 qu, 曾 zeng, \
    解 xie, 折 she, 那 na, 佴 nai, 难 nan, 粘 nian, 藏 zang, 扎 za, 翟 zhai, 都 du, \
    六 lu, 薄 bo, 贾 jia, 的 de, 哈 ha, 居 ju, 盖 ge, 查 zha, 盛 sheng, 塔 ta, 和 he, \
    柏 bai, 朴 piao, 蓝 lan, 牟 mou, 殷 yin, 陆 lu, 乜 nie, 乐 yue, 阚 kan, 叶 ye, \
    强 qiang, 不 fou, 丁 ding, 阿 a, 汤 tang, 万 wan, 车 che, 称 cheng, 沈 shen, 区 ou, \
    仇 qiu, 宿 su, 南 nan, 单 shan, 卜 bu, 鸟 niao, 思 si, 殳 shu, 寻 xun, 於 yu, \
    烟 yan, 余 yu, 浅 qian, 艾 ai, 浣 wan, 无 wu, 信 xin, 许 xu, 齐 qi, 俞 yu, 若 ruo, \
    贠 yun, 貟 yun, 么 yao";

#[test]
fn every_surname_is_found_by_the_reading_it_has_as_a_surname() {
    let office = Office::new();
    let pairs: Vec<(&str, &str)> =
        SURNAMES.split(',').filter_map(|pair| pair.trim().split_once(' ')).collect();
    for (surname, _) in &pairs {
        given::person(&office, &format!("{surname}晓明"));
    }

    let lost: Vec<_> = pairs
        .iter()
        .filter(|(surname, reading)| {
            let query = format!("{reading}xiaoming");
            let hits = office.call("search.find", json!({ "query": query, "limit": 50 }));
            let name = format!("{surname}晓明");
            !hits.as_array().unwrap().iter().any(|hit| hit["title"] == name.as_str())
        })
        .collect();

    assert_eq!(lost, Vec::<&(&str, &str)>::new());
}

#[test]
fn parts_of_a_name_come_before_what_fits_by_chance() {
    let office = people();
    let unit = given::organisation(&office, "三维医疗");
    office.call("people.save", json!({ "full_name": "张伟东", "organisation_id": unit["id"] }));

    check(&office, "zhang san", &["张三", "张伟东"]);
    check(&office, "三维 zhang", &["张伟东"]);
    check(&office, "张 1234", &["张三"]);
}

#[test]
fn what_was_nearly_typed_is_offered_and_says_so() {
    let office = people();

    for (query, name) in [
        ("zangsan", "张三"),
        ("zhangsna", "张三"),
        ("张叁", "张三"),
        ("yuchigon", "尉迟恭"),
        ("zhang sen", "张三"),
        ("13800001235", "张三"),
    ] {
        let hits = office.call("search.find", json!({ "query": query }));
        assert_eq!(hits[0]["title"], name, "for {query}");
        assert_eq!(hits[0]["is_near"], query != "yuchigon", "for {query}");
    }
    check(&office, "qqqqqq", &[]);
}

#[test]
fn near_hits_are_offered_by_lists_as_well() {
    let office = people();
    for person in office.call("search.find", json!({ "query": "zhang" })).as_array().unwrap() {
        office.call("registrations.save", json!({ "person_id": person["id"] }));
    }
    let near = |filter: serde_json::Value| -> Vec<String> {
        let rows = office.call("registrations.near", filter);
        rows.as_array().unwrap().iter().map(|row| row["full_name"].to_string()).collect()
    };

    assert_eq!(near(json!({ "query": "张叁" })), ["\"张三\""]);
    assert_eq!(near(json!({ "query": "张珊" })), ["\"张三\""]);
    assert_eq!(near(json!({ "query": "状态:已报名 zangsan" })), ["\"张三\""]);
    assert!(near(json!({ "query": "状态:已取消 张叁" })).is_empty());
    assert!(near(json!({ "query": "状态:已取消" })).is_empty());
    // Nobody is offered who is in the file and has no registration.
    assert!(near(json!({ "search": "单小明" })).is_empty());
    let anybody = office.call("search.near", json!({ "query": "单小明" }));
    assert_eq!(anybody[0]["title"], "单晓明");
    let unit = office.call("search.near", json!({ "query": "要明生物" }));
    assert_eq!((&unit[0]["title"], &unit[0]["is_near"]), (&json!("药明生物"), &json!(true)));
}

fn found(office: &Office, query: &str, limit: usize) -> Vec<String> {
    let hits = office.call("search.find", json!({ "query": query, "limit": limit }));
    let titles = hits.as_array().unwrap().iter().map(|hit| hit["title"].as_str().unwrap());
    titles.map(str::to_owned).collect()
}

#[test]
fn names_that_begin_so_come_first() {
    let office = Office::new();
    for name in
        ["哈甯阿", "单雄信", "查良镛", "李察", "阿依古丽", "柴进", "佘齐", "周瑜", "张飞", "曾辉"]
    {
        given::person(&office, name);
    }

    assert_eq!(found(&office, "阿", 20), ["阿依古丽", "哈甯阿"]);
    assert_eq!(found(&office, "cha", 20), ["柴进", "李察", "查良镛", "单雄信"]);
    assert_eq!(found(&office, "zh", 20), ["查良镛", "张飞", "周瑜", "曾辉", "柴进"]);
    assert_eq!(found(&office, "zhang f", 20), ["张飞"]);
}

#[test]
fn a_whole_phone_is_found_however_it_is_written() {
    let office = Office::new();
    for (name, phone) in [("单雄信", "13800138001"), ("Zhang Shan", "+1 650 555 0100")] {
        office.call("people.save", json!({ "full_name": name, "phone": phone }));
    }
    let found = |query: &str| {
        let hits = office.call("search.find", json!({ "query": query }));
        let hits = hits.as_array().unwrap().iter().filter(|hit| hit["is_near"] == false);
        hits.map(|hit| hit["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };

    for query in [
        "+8613800138001",
        "+86 138 0013 8001",
        "8613800138001",
        "0086 138-0013-8001",
        "138 0013 8001",
    ] {
        assert_eq!(found(query), ["单雄信"], "{query}");
    }
    for tail in ["001", "8001", "00138001", "0138001"] {
        assert_eq!(found(tail), ["单雄信"], "{tail}");
    }
    assert_eq!(found("00"), ["Zhang Shan"]);
    for nobody in ["0002", "0001", "0022"] {
        assert!(found(nobody).is_empty(), "{nobody}");
    }
    for query in ["+16505550100", "+1 650 555 0100", "16505550100", "0100"] {
        assert_eq!(found(query), ["Zhang Shan"], "{query}");
    }
    assert!(found("'").is_empty());
}
