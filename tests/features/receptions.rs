//! How guests come, where they stay and what they eat.

use serde_json::{Value, json};
use tests::{Office, given};

use super::lists::{import, list, tally};

/// Somebody registered with these facts; answers the id of the registration.
fn guest(office: &Office, name: &str, facts: Value) -> Value {
    let id = given::registration(office, name)["registration"]["id"].clone();
    office.call(
        "receptions.save",
        json!({ "registration_id": id, "facts": facts, "shares_with": [] }),
    );
    id
}

fn facts(office: &Office, id: &Value) -> Value {
    office.call("receptions.get", json!({ "id": id }))["facts"].clone()
}

fn mates(office: &Office, id: &Value) -> Vec<String> {
    let answer = office.call("receptions.get", json!({ "id": id }));
    let mates = answer["shares_with"].as_array().unwrap().iter();
    mates.map(|mate| mate["full_name"].as_str().unwrap().to_owned()).collect()
}

fn share(office: &Office, id: &Value, with: &[&Value]) {
    let facts = facts(office, id);
    office.call(
        "receptions.save",
        json!({ "registration_id": id, "facts": facts, "shares_with": with }),
    );
}

/// The names on a list, in its order.
fn names(office: &Office, list: &str, query: &str) -> String {
    let request = json!({ "list": list, "filter": { "query": query } });
    let answer = office.call("receptions.list", request);
    let rows = answer["rows"].as_array().unwrap();
    assert_eq!(answer["total"], rows.len(), "{list} {query}");
    let names: Vec<_> = rows.iter().map(|row| row["full_name"].as_str().unwrap()).collect();
    names.join(" ")
}

#[test]
fn what_is_known_of_a_guest_is_kept_and_can_be_undone() {
    let office = Office::new();
    let id = guest(&office, "张三", json!({ "hotel": " 太湖饭店 ", "nights": 2 }));

    let kept = facts(&office, &id);
    office.call("journal.undo", json!(null));

    assert_eq!((&kept["hotel"], &kept["nights"]), (&json!("太湖饭店"), &json!(2)));
    assert_eq!(facts(&office, &id)["hotel"], "");
}

#[test]
fn nobody_leaves_before_they_come_or_shares_with_themselves() {
    let office = Office::new();
    let id = guest(&office, "张三", json!({}));
    let draft = |facts: Value, with: Value| json!({ "registration_id": id, "facts": facts, "shares_with": with });

    let early = json!({ "arrives_on": "2019-04-13", "leaves_on": "2019-04-12" });
    let refused = office.refused("receptions.save", draft(early, json!([])));
    let problems = refused.problems();
    assert_eq!((&*problems[0].field, &*problems[0].code), ("leaves_on", "end_before_start"));

    let refused = office.refused("receptions.save", draft(json!({}), json!([id])));
    assert_eq!(refused.problems()[0].field, "shares_with");
}

#[test]
fn who_shares_a_room_is_in_the_same_one() {
    let office = Office::new();
    let one = guest(&office, "张三", json!({ "hotel": "太湖饭店", "room": "301" }));
    let two = guest(&office, "李四", json!({}));
    let three = guest(&office, "王五", json!({}));

    share(&office, &two, &[&one]);

    assert_eq!(
        (mates(&office, &one), mates(&office, &two)),
        (vec!["李四".into()], vec!["张三".into()])
    );
    assert_eq!(facts(&office, &two)["room"], "301");

    share(&office, &three, &[&two, &one]);
    assert_eq!(mates(&office, &one), ["李四", "王五"]);

    share(&office, &one, &[&three]);
    assert_eq!(mates(&office, &two), Vec::<String>::new());
    assert_eq!(mates(&office, &three), ["张三"]);
}

#[test]
fn rooms_come_in_the_order_of_their_numbers() {
    let office = Office::new();
    for (name, room) in [("甲", "1203"), ("乙", "801"), ("丙", "A座"), ("丁", "802"), ("戊", "")]
    {
        guest(&office, name, json!({ "hotel": "太湖饭店", "room": room }));
    }

    assert_eq!(names(&office, "rooms", ""), "丙 乙 丁 甲 戊");
}

#[test]
fn lists_are_in_the_order_of_the_day() {
    let office = Office::new();
    guest(&office, "张三", json!({ "arrives_on": "2019-04-13", "arrives_at": "14:05" }));
    guest(
        &office,
        "李四",
        json!({ "arrives_on": "2019-04-12", "wants_pick_up": true, "hotel": "太湖饭店",
            "room": "301", "leaves_on": "2019-04-14", "diet": "halal" }),
    );
    guest(
        &office,
        "王五",
        json!({ "arrives_on": "2019-04-13", "arrives_at": "09:00",
        "allergies": "花生", "nights": 0 }),
    );
    let gone = guest(&office, "赵六", json!({ "arrives_on": "2019-04-13", "hotel": "太湖饭店" }));
    let ids = json!({ "ids": [gone] });
    office.call("registrations.move", json!({ "filter": ids, "state": "cancelled" }));

    let check = |list: &str, query: &str, expected: &str| {
        assert_eq!(names(&office, list, query), expected, "{list} {query}");
    };

    check("arrivals", "", "李四 王五 张三");
    check("departures", "", "李四");
    // Who stays no night needs no room; who says nothing of it does.
    check("rooms", "", "李四 张三");
    check("diets", "", "李四 王五");
    check("arrivals", "到达:4/13", "王五 张三");
    check("arrivals", "接站:是", "李四");
    check("arrivals", "pickup:no", "王五 张三");
    check("rooms", "酒店:太湖", "李四");
    check("rooms", "-有:房间", "张三");
    check("diets", "饮食:清真,花生", "李四 王五");
    check("diets", "diet:Halal", "李四");
    check("departures", "leaves:4/14", "李四");

    let counts = office.call("receptions.counts", json!({}));
    assert_eq!(counts["arrivals"][0]["pick_ups"], 1);
    let hours: Vec<_> = counts["arrivals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hour| (hour["on"].as_str().unwrap(), hour["hour"].as_u64(), hour["guests"].as_u64()))
        .collect();
    assert_eq!(
        hours,
        [
            ("2019-04-12", None, Some(1)),
            ("2019-04-13", Some(9), Some(1)),
            ("2019-04-13", Some(14), Some(1))
        ]
    );
    let hotels = &counts["hotels"];
    assert_eq!((&hotels[0]["hotel"], &hotels[0]["rooms"]), (&json!("太湖饭店"), &json!(1)));
    assert_eq!((&hotels[1]["hotel"], &hotels[1]["without_room"]), (&json!(""), &json!(1)));
    let meals = office.call("receptions.meals", json!(null));
    let dinner = &meals[2];
    assert_eq!((&dinner["on"], &dinner["meal"]), (&json!("2019-04-12"), &json!("dinner")));
    assert_eq!((&dinner["guests"], &dinner["halal"]), (&json!(1), &json!(1)));
}

#[test]
fn many_get_the_same_facts_at_once() {
    let office = Office::new();
    let one = guest(&office, "张三", json!({ "room": "301" }));
    let two = guest(&office, "李四", json!({}));
    let meant = json!({ "filter": { "ids": [one, two] },
        "facts": { "hotel": "太湖饭店", "arrives_on": "2019-04-12" } });

    let told = office.call("receptions.edit_many", meant);

    assert_eq!(told["count"], 2);
    assert_eq!(
        (&facts(&office, &one)["room"], &facts(&office, &one)["hotel"]),
        (&json!("301"), &json!("太湖饭店"))
    );
    office.call("journal.undo", json!(null));
    assert_eq!(facts(&office, &two)["hotel"], "");
}

#[test]
fn what_a_change_of_many_would_do_is_told_beforehand() {
    let office = Office::new();
    let one = guest(&office, "张三", json!({ "hotel": "别家", "arrives_on": "2019-04-12" }));
    guest(
        &office,
        "李四",
        json!({ "hotel": "太湖饭店", "arrives_on": "2019-04-12",
        "leaves_on": "2019-04-15" }),
    );
    guest(&office, "王五", json!({ "arrives_on": "2019-04-15" }));
    guest(&office, "赵六", json!({ "diet": "halal" }));
    let request = json!({ "filter": {}, "list": "arrivals",
        "facts": { "hotel": "太湖饭店", "leaves_on": "2019-04-14", "leaves_at": "09:30" } });

    let told = office.call("receptions.try_edit", request.clone());

    // Who would leave before they come stays as they are; who is not on the list is not meant.
    assert_eq!(
        [&told["meant"], &told["changed"], &told["refused"]],
        [&json!(3), &json!(2), &json!(1)]
    );
    let example = &told["examples"][1];
    assert_eq!(
        [&example["field"], &example["before"], &example["after"]],
        ["hotel", "别家", "太湖饭店"]
    );
    assert_eq!(told["examples"][0]["after"], "2019-04-14 09:30");
    assert_eq!(facts(&office, &one)["hotel"], "别家");
    assert_eq!(office.call("receptions.edit_many", request)["count"], 2);
    assert_eq!(facts(&office, &one)["leaves_at"], "09:30");
}

#[test]
fn another_person_gets_the_bed_and_not_the_ticket() {
    let office = Office::new();
    let id = guest(
        &office,
        "张三",
        json!({ "hotel": "太湖饭店", "room": "301", "nights": 2,
        "arrives_on": "2019-04-12", "arrives_by": "MU5101", "diet": "halal" }),
    );
    let mate = guest(&office, "李四", json!({}));
    share(&office, &id, &[&mate]);
    let other = given::person(&office, "王五");

    office.call("registrations.replace", json!({ "id": id, "person_id": other["id"] }));

    let left = facts(&office, &id);
    assert_eq!(
        (&left["hotel"], &left["room"], &left["nights"]),
        (&json!("太湖饭店"), &json!("301"), &json!(2))
    );
    assert_eq!(
        (&left["arrives_on"], &left["arrives_by"], &left["diet"]),
        (&Value::Null, &json!(""), &Value::Null)
    );
    assert_eq!(mates(&office, &mate), Vec::<String>::new());
    office.call("journal.undo", json!(null));
    assert_eq!(mates(&office, &mate), ["张三"]);
    assert_eq!(facts(&office, &id)["arrives_by"], "MU5101");
}

#[test]
fn duplicates_bring_together_what_is_known_of_them() {
    let office = Office::new();
    let one = guest(&office, "张三", json!({ "hotel": "太湖饭店" }));
    let two = guest(&office, "张三", json!({ "hotel": "别家", "arrives_by": "G7001" }));
    let mate = guest(&office, "李四", json!({}));
    share(&office, &two, &[&mate]);
    let person =
        |id: &Value| office.call("registrations.get", json!({ "id": id }))["person"].clone();
    let (mut kept, gone) = (person(&one), person(&two));
    kept.as_object_mut().unwrap().retain(|_, value| !value.is_null());

    office.call("people.merge", json!({ "person": kept, "gone_id": gone["id"] }));

    let both = facts(&office, &one);
    assert_eq!((&both["hotel"], &both["arrives_by"]), (&json!("太湖饭店"), &json!("G7001")));
    // They stay in the hotel that was kept; who shared the other room stays there.
    assert_eq!(mates(&office, &mate), [""; 0]);
}

#[test]
fn duplicates_sleep_in_one_of_both_rooms_and_never_mix_them() {
    let merge = |taken: Value| {
        let office = Office::new();
        let one = guest(&office, "张三", json!({ "hotel": "太湖饭店", "room": "801" }));
        let two = guest(&office, "张三", json!({ "hotel": "别家", "room": "302" }));
        let [here, there] = ["李四", "王五"].map(|name| guest(&office, name, json!({})));
        share(&office, &one, &[&here]);
        share(&office, &two, &[&there]);
        let person =
            |id: &Value| office.call("registrations.get", json!({ "id": id }))["person"].clone();
        let (mut kept, gone) = (person(&one), person(&two));
        kept.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        office
            .call("people.merge", json!({ "person": kept, "gone_id": gone["id"], "taken": taken }));
        let room = facts(&office, &one)["room"].clone();
        (room, mates(&office, &here), mates(&office, &there))
    };

    let none: Vec<String> = Vec::new();
    let with = |name: &str| vec![name.to_owned()];
    assert_eq!(merge(json!([])), (json!("801"), with("张三"), none.clone()));
    assert_eq!(merge(json!(["hotel", "room"])), (json!("302"), none, with("张三")));
}

#[test]
fn who_comes_into_a_room_leaves_their_own_and_brings_nobody() {
    let office = Office::new();
    let names = ["张三", "李四", "王五", "赵六"];
    let [one, two, three, four] =
        names.map(|name| guest(&office, name, json!({ "hotel": "太湖饭店" })));
    share(&office, &two, &[&three, &four]);

    share(&office, &one, &[&two]);

    assert_eq!(mates(&office, &one), ["李四"]);
    assert_eq!(mates(&office, &three), ["赵六"]);
    office.call("journal.undo", json!(null));
    assert_eq!(mates(&office, &two), ["王五", "赵六"]);
}

#[test]
fn a_list_says_who_comes_how_and_comes_back_the_same() {
    let office = Office::new();
    let request = list(
        &office,
        "接待.csv",
        "来源编号,姓名,到达时间,航班,接站,酒店,房号,晚数,同住人,饮食,返程时间\n\
         A1,张三,4月12日 14:05,MU5101,是,太湖饭店,301,2,李四,清真,2019-04-14\n\
         A2,李四,2019/4/12,,否,,,,,不吃辣,\n\
         A3,王五,,,,,,,赵钱孙,,\n",
    );

    let told = import(&office, &request);

    assert_eq!(tally(&told), [3, 0, 0, 0]);
    assert_eq!(told["problems"][0]["trouble"], "unknown_guest");
    assert_eq!(names(&office, "arrivals", ""), "张三 李四");
    assert_eq!(names(&office, "rooms", "hotel:太湖"), "李四 张三");
    assert_eq!(names(&office, "diets", "饮食:不吃辣"), "李四");
    for ending in ["xlsx", "csv"] {
        let path = office.path(&format!("out.{ending}"));
        office.call("registrations.export", json!({ "path": path }));
        let back =
            json!({ "list": { "path": path }, "key": "external_id", "new_categories": true });
        assert_eq!(tally(&import(&office, &back)), [0, 0, 3, 0]);
        let other = Office::new();
        assert_eq!(tally(&import(&other, &back)), [3, 0, 0, 0]);
        assert_eq!(names(&other, "rooms", "hotel:太湖"), "李四 张三");
        let people = other.call("registrations.list", json!({ "filter": { "search": "李四" } }));
        assert_eq!(mates(&other, &people["rows"][0]["id"]), ["张三"]);
    }
}

#[test]
fn a_row_that_leaves_before_it_comes_stays_out() {
    let office = Office::new();
    let request = list(
        &office,
        "接待.csv",
        "姓名,到达时间,离开时间,住宿晚数\n张三,2019-04-13,2019-04-12,\n李四,明天,,\n王五,,,很多\n",
    );

    let told = import(&office, &request);

    let troubles: Vec<_> = told["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["trouble"].as_str().unwrap())
        .collect();
    assert_eq!(troubles, ["leaves_before_arrival", "not_a_time", "does_not_suit"]);
}

#[test]
fn a_list_that_parts_room_mates_moves_only_the_one_it_names() {
    let office = Office::new();
    let text = "姓名,手机,酒店,房间,同住人\n张三,13800000001,君来,801,李四\n李四,13800000002,君来,801,张三\n";
    import(&office, &list(&office, "one.csv", text));
    let text = "姓名,手机,酒店,房间,同住人\n张三,13800000001,湖滨,901,赵六\n赵六,13800000003,湖滨,901,张三\n";

    import(&office, &list(&office, "two.csv", text));

    let id = |name: &str| {
        let request = json!({ "filter": { "search": name } });
        office.call("registrations.list", request)["rows"][0]["id"].clone()
    };
    let [zhang, li] = [id("张三"), id("李四")];
    assert_eq!((mates(&office, &zhang), mates(&office, &li)), (vec!["赵六".to_owned()], vec![]));
    let room =
        |id: &Value| [facts(&office, id)["hotel"].clone(), facts(&office, id)["room"].clone()];
    assert_eq!(room(&li), [json!("君来"), json!("801")]);
    assert_eq!(room(&zhang), [json!("湖滨"), json!("901")]);
}
