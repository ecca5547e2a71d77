//! People: one person, once, with every name they go by.

use std::fs;

use serde_json::json;
use tests::{Office, given};

use super::lists;

#[test]
fn a_name_is_tidied_taken_apart_and_read() {
    let office = Office::new();

    let person = given::person(&office, " 单　晓明 ");

    assert_eq!(person["full_name"], "单晓明");
    assert_eq!(person["family_name"], "单");
    assert_eq!(person["given_name"], "晓明");
    assert_eq!(person["pinyin"], "Shan Xiaoming");
    assert_eq!(person["pinyin_corrected"], false);
}

#[test]
fn a_reading_can_be_put_right_and_stays_right() {
    let office = Office::new();
    let person = given::person(&office, "种海");

    let corrected = office.call(
        "people.save",
        json!({ "id": person["id"], "full_name": "种海", "pinyin": "Zhong Hai",
            "phone": "13800001234" }),
    );
    let renamed = office.call(
        "people.save",
        json!({ "id": person["id"], "full_name": "李海", "pinyin": "Zhong Hai" }),
    );

    assert_eq!(corrected["pinyin_corrected"], true);
    assert_eq!(renamed["pinyin"], "Li Hai");
    assert_eq!(renamed["family_name"], "李");
}

#[test]
fn all_problems_of_a_draft_are_told_at_once() {
    let office = Office::new();

    let error = office.refused(
        "people.save",
        json!({ "full_name": "", "phone": "1.39E+10", "email": "nobody", "protocol_rank": 0 }),
    );

    let fields: Vec<_> = error.problems().iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["full_name", "phone", "email", "protocol_rank"]);
}

#[test]
fn phones_are_masked_in_lists_only() {
    let office = Office::new();
    let person =
        office.call("people.save", json!({ "full_name": "张三", "phone": "+86 138-0000-1234" }));

    let row = office.call("people.list", json!({}))["rows"][0].clone();

    assert_eq!(row["phone"], "138****1234");
    assert_eq!(person["phone"], "13800001234");
}

#[test]
fn people_are_listed_by_pinyin() {
    let office = Office::new();
    for name in ["张三", "阿依古丽·买买提", "单晓明", "Maria Smith", "查理"] {
        given::person(&office, name);
    }

    let rows = office.call("people.list", json!({}))["rows"].clone();

    let names: Vec<_> =
        rows.as_array().unwrap().iter().map(|row| row["full_name"].as_str().unwrap()).collect();
    assert_eq!(names, ["阿依古丽·买买提", "Maria Smith", "单晓明", "查理", "张三"]);
}

#[test]
fn somebody_who_was_scanned_stays_in_the_record() {
    let office = Office::new();
    let guest = given::registration(&office, "张三");
    office.call("checkins.record", json!({ "code": guest["registration"]["badge_number"] }));

    let error = office.refused("people.remove", json!({ "id": guest["person"]["id"] }));

    assert_eq!(error.code(), "was_scanned");
    assert_eq!((&*error.details()["name"], &*error.details()["count"]), ("张三", "1"));
}

#[test]
fn who_is_removed_takes_along_what_is_told() {
    let office = Office::new();
    let room = given::room(&office, "主会场", 100);
    let guest = |name: &str| given::registration(&office, name)["person"].clone();
    let speaker = |name: &str, at: &str| {
        let person = given::person(&office, name);
        given::talk(&office, name, at, &[&room], &[&person]);
        person
    };
    let both = guest("都有");
    given::talk(&office, "开幕", "2019-04-13T09:00", &[&room], &[&both]);

    for (person, title) in [
        (given::person(&office, "都无"), "people.remove"),
        (guest("嘉宾"), "people.remove_registered"),
        (speaker("讲者", "2019-04-13T10:00"), "people.remove_from_agenda"),
        (both, "people.remove_from_all"),
    ] {
        office.call("people.remove", json!({ "id": person["id"] }));
        let undone = office.call("journal.undo", json!({}));
        assert_eq!(undone["title"], title);
    }
}

#[test]
fn a_photo_is_taken_in_once_and_other_files_are_not() {
    let office = Office::new();
    let photo = office.path("photo.png");
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend([0, 0, 1, 0x2c, 0, 0, 1, 0xa4]);
    fs::write(&photo, &png).unwrap();
    let text = office.path("photo.txt");
    fs::write(&text, "no photo").unwrap();

    let id = office.call("pictures.add", json!({ "path": photo }));
    let again = office.call("pictures.add", json!({ "path": photo }));
    let person = office.call("people.save", json!({ "full_name": "张三", "photo_id": id }));

    assert_eq!(id, again);
    assert_eq!(person["photo_id"], id);
    let error = office.refused("pictures.add", json!({ "path": text }));
    assert_eq!(error.code(), "file_not_a_picture");
}

#[test]
fn what_is_not_there_is_missing() {
    let office = Office::new();
    let nobody = json!({ "id": "00000000-0000-7000-8000-000000000000" });

    assert_eq!(office.refused("people.get", nobody.clone()).code(), "missing");
    assert_eq!(office.refused("people.remove", nobody).code(), "missing");
    assert_eq!(office.refused("people.get", json!({ "id": "x" })).code(), "malformed");
}

#[test]
fn people_who_may_be_one_are_shown_with_the_reasons() {
    let office = Office::new();
    let unit = given::organisation(&office, "药明生物技术有限公司");
    let same = given::organisation(&office, "药明生物技术");
    for (name, phone, email, unit) in [
        ("张三", "13800001234", "", Some(&unit["id"])),
        ("张三", "", "", Some(&same["id"])),
        ("张珊", "+86 138 0000 1234", "zhang@example.com", None),
        ("李四", "13900001234", "Zhang@example.com", None),
        ("李四", "", "", None),
    ] {
        office.call(
            "people.save",
            json!({ "full_name": name, "phone": phone, "email": email, "organisation_id": unit }),
        );
    }

    let pairs = office.call("people.duplicates", json!({}));

    let told: Vec<String> = pairs["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| {
            let name = |side: &str| pair[side]["person"]["full_name"].as_str().unwrap().to_owned();
            format!("{} {} {}", name("one"), name("other"), pair["reasons"])
        })
        .collect();
    assert_eq!(
        told,
        ["张三 张三 [\"name_and_unit\"]", "张三 张珊 [\"phone\"]", "张珊 李四 [\"email\"]",]
    );
}

#[test]
fn everything_follows_the_person_who_is_kept() {
    let office = Office::new();
    let kept = given::registration(&office, "张三");
    let gone = given::registration(&office, "张 三");
    let (kept_id, gone_id) = (&kept["person"]["id"], &gone["person"]["id"]);
    let unit = given::organisation(&office, "药明生物");
    for person in [kept_id, gone_id] {
        office.call("contacts.save", json!({ "organisation_id": unit["id"], "person_id": person }));
    }
    given::talk(&office, "致辞", "2019-04-13T09:00", &[], &[&gone["person"]]);
    office.call("checkins.record", json!({ "code": gone["registration"]["badge_number"] }));
    let before = office.call("people.list", json!({}));

    office.call(
        "people.merge",
        json!({ "person": { "id": kept_id, "full_name": "张三", "phone": "13800001234" },
            "gone_id": gone_id }),
    );

    let people = office.call("people.list", json!({}));
    assert_eq!(people["total"], 1);
    assert_eq!(people["rows"][0]["sessions"], json!([{ "title_zh": "致辞", "title_en": "" }]));
    assert_eq!(people["rows"][0]["phone"], "138****1234");
    let detail = office.call("registrations.of_person", json!({ "id": kept_id }));
    assert_eq!(detail["registration"]["id"], kept["registration"]["id"]);
    assert_eq!(detail["checkins"].as_array().unwrap().len(), 1);
    let former = json!({ "query": gone["registration"]["badge_number"], "limit": 5 });
    let found = office.call("search.find", former);
    assert_eq!(found[0]["id"], *kept_id, "{found}");
    let contacts = office.call("contacts.list", json!({ "organisation_id": unit["id"] }));
    assert_eq!(
        contacts.as_array().map(Vec::len).or(contacts["rows"].as_array().map(Vec::len)),
        Some(1)
    );
    office.call("journal.undo", json!(null));
    assert_eq!(office.call("people.list", json!({})), before);
    office.call("journal.redo", json!(null));
    assert_eq!(office.call("people.list", json!({}))["total"], 1);
}

#[test]
fn of_two_registrations_each_field_is_chosen() {
    let office = Office::new();
    let text = "来源编号,姓名,手机,类别,状态,座位,酒店\n\
                P1,钱学生,13912340001,嘉宾,已邀请,A1,湖滨饭店\n\
                P2,钱学生,13912340001,媒体,已确认,B2,君来\n";
    let mut list = lists::list(&office, "two.csv", text);
    list["key"] = json!("external_id");
    list["new_categories"] = json!(true);
    lists::import(&office, &list);
    let pair = office.call("people.duplicates", json!({}))["rows"][0].clone();
    let side = |id: &str| {
        let held = |side: &&str| pair[*side]["registration"]["held"].to_string().contains(id);
        pair[["one", "other"].into_iter().find(|side| held(side)).unwrap()].clone()
    };
    let (first, second) = (side("P1"), side("P2"));
    let person = json!({ "id": first["person"]["id"], "full_name": "钱学生" });
    let gone = &second["person"]["id"];

    let error = office
        .refused("people.merge", json!({ "person": person, "gone_id": gone, "taken": ["weight"] }));
    office.call(
        "people.merge",
        json!({ "person": person, "gone_id": gone, "taken": ["category", "hotel"] }),
    );

    assert_eq!(error.code(), "invalid");
    let held = &lists::people(&office)["钱学生"]["registration"];
    assert_eq!((&held["state"], &held["seat"]), (&json!("invited"), &json!("A1")));
    let id = &held["id"];
    let facts = &office.call("receptions.get", json!({ "id": id }))["facts"];
    assert_eq!(facts["hotel"], "君来");
    let row = &office.call("registrations.list", json!({}))["rows"][0];
    let categories = office.call("categories.list", json!(null));
    let mut categories = categories.as_array().unwrap().iter();
    let category = categories.find(|one| one["id"] == row["category_id"]).unwrap();
    assert_eq!(category["name_zh"], "媒体");

    // By the reference that went they are still known.
    let told = lists::import(&office, &list);
    assert_eq!((&told["added"], &told["rows"]), (&json!(0), &json!(2)), "{told}");
    assert_eq!(lists::people(&office)["钱学生"]["registration"]["external_id"], "P1");
}

#[test]
fn two_who_are_different_are_not_shown_again() {
    let office = Office::new();
    let save = |name| {
        office.call("people.save", json!({ "full_name": name, "phone": "13800001234" }))["id"]
            .clone()
    };
    let (one, other) = (save("张三"), save("张三"));
    assert_eq!(office.call("people.duplicates", json!({}))["total"], 1);

    office.call("people.tell_apart", json!({ "one_id": other, "other_id": one }));

    assert_eq!(office.call("people.duplicates", json!({}))["total"], 0);
    office.call("journal.undo", json!(null));
    assert_eq!(office.call("people.duplicates", json!({}))["total"], 1);
}

#[test]
fn whoever_is_typed_in_may_be_there_already() {
    let office = Office::new();
    let unit = given::organisation(&office, "药明生物有限公司");
    office.call(
        "people.save",
        json!({ "full_name": "张三", "phone": "13800001234", "organisation_id": unit["id"] }),
    );
    let reasons = |request| {
        let alike = office.call("people.alike", request);
        alike.as_array().unwrap().iter().map(|alike| alike["reasons"].clone()).collect::<Vec<_>>()
    };

    assert_eq!(reasons(json!({ "full_name": "张三" })), [json!(["name"])]);
    assert!(reasons(json!({ "full_name": "三" })).is_empty());
    for alike in ["張三", "章三", "张叁"] {
        assert_eq!(reasons(json!({ "full_name": alike })), [json!(["sound"])], "{alike}");
    }
    assert!(reasons(json!({ "full_name": "张三丰" })).is_empty());
    assert_eq!(reasons(json!({ "phone": "138-0000-1234" })), [json!(["phone"])]);
    assert_eq!(
        reasons(json!({ "full_name": "张 三", "organisation_id": unit["id"] })),
        [json!(["name_and_unit"])]
    );
    office.call("people.save", json!({ "full_name": "José García" }));
    for full_name in ["José García", "Jose Garcia"] {
        assert_eq!(reasons(json!({ "full_name": full_name })), [json!(["name"])]);
    }
}
