//! Who comes with whom: companions of officials and invited guests.

use serde_json::{Value, json};
use tests::{Office, given};

use super::lists::{import, list, tally};

/// Somebody registered; answers the id of the registration.
fn guest(office: &Office, name: &str) -> Value {
    given::registration(office, name)["registration"]["id"].clone()
}

/// Lets one come with another; answers the party of the other.
fn attach(office: &Office, companion: &Value, principal: &Value, what: &str) -> Value {
    let draft = json!({ "principal_id": principal, "registration_id": companion,
        "companion_as": what });
    office.call("companions.save", draft)
}

fn party(office: &Office, id: &Value) -> Value {
    office.call("companions.party", json!({ "id": id }))
}

/// The companions of somebody: names, and as what they come.
fn companions(office: &Office, id: &Value) -> Vec<String> {
    let party = party(office, id);
    let told = party["companions"].as_array().unwrap().iter().map(|one| {
        let word = |field: &str| one[field].as_str().unwrap().to_owned();
        [word("full_name"), word("companion_as")].join(" ")
    });
    told.collect()
}

fn principal(office: &Office, id: &Value) -> Value {
    party(office, id)["principal"]["full_name"].clone()
}

/// The names that a filter finds, in the order of a column.
fn found(office: &Office, query: &str, sort: &str) -> String {
    let request = json!({ "filter": { "query": query }, "sort": sort });
    let rows = office.call("registrations.list", request)["rows"].clone();
    let names = rows.as_array().unwrap().iter().map(|row| row["full_name"].as_str().unwrap());
    names.collect::<Vec<_>>().join(" ")
}

fn id_of(office: &Office, name: &str) -> Value {
    let request = json!({ "filter": { "search": name } });
    office.call("registrations.list", request)["rows"][0]["id"].clone()
}

#[test]
fn a_new_person_comes_with_a_guest_in_one_step() {
    let office = Office::new();
    let vip = office.call("categories.save", json!({ "name_zh": "贵宾", "color": "#8b0a2a" }));
    let host = office.call(
        "registrations.save",
        json!({ "person": { "full_name": "王强" }, "category_id": vip["id"],
            "state": "confirmed" }),
    )["registration"]["id"]
        .clone();

    let draft = json!({ "principal_id": host, "person": { "full_name": "李秘书" },
        "companion_as": " 秘书 " });
    let party = office.call("companions.save", draft);

    assert_eq!(companions(&office, &host), ["李秘书 秘书"]);
    let added = office.call("registrations.get", json!({ "id": party["companions"][0]["id"] }));
    let registration = &added["registration"];
    assert_eq!(
        (&registration["category_id"], &registration["state"]),
        (&vip["id"], &json!("confirmed"))
    );
    office.call("journal.undo", json!(null));
    assert_eq!(companions(&office, &host), Vec::<String>::new());
    assert_eq!(office.call("people.list", json!({ "search": "李秘书" }))["total"], 0);
}

#[test]
fn a_person_of_the_file_comes_along_and_is_released() {
    let office = Office::new();
    let host = guest(&office, "王强");
    let person = given::person(&office, "赵司机");
    let draft = json!({ "principal_id": host, "person_id": person["id"], "companion_as": "司机" });

    let party = office.call("companions.save", draft);
    let id = &party["companions"][0]["id"];

    assert_eq!(principal(&office, id), "王强");
    office.call("companions.release", json!({ "id": id }));
    assert_eq!(principal(&office, id), Value::Null);
    office.call("journal.undo", json!(null));
    assert_eq!(companions(&office, &host), ["赵司机 司机"]);
}

#[test]
fn parties_have_one_principal_and_no_chains() {
    let office = Office::new();
    let [host, one, two] = ["王强", "李四", "赵六"].map(|name| guest(&office, name));
    attach(&office, &one, &host, "秘书");
    let refused = |companion: &Value, principal: &Value| {
        let draft = json!({ "principal_id": principal, "registration_id": companion });
        let error = office.refused("companions.save", draft);
        let problem = &error.problems()[0];
        (problem.field.clone(), problem.code.clone())
    };
    let told = |field: &str, code: &str| (field.to_owned(), code.to_owned());

    assert_eq!(refused(&host, &host), told("registration_id", "accompanies_self"));
    assert_eq!(refused(&two, &one), told("principal_id", "is_companion"));
    assert_eq!(refused(&host, &two), told("registration_id", "has_companions"));
    attach(&office, &one, &two, "翻译");
    assert_eq!(companions(&office, &host), Vec::<String>::new());
    assert_eq!(companions(&office, &two), ["李四 翻译"]);
}

#[test]
fn companions_are_found_and_stand_with_their_principals() {
    let office = Office::new();
    let [host, one, other, _alone] =
        ["王强", "艾秘书", "周院士", "陈独行"].map(|name| guest(&office, name));
    attach(&office, &one, &host, "秘书");
    let driver = guest(&office, "白师傅");
    attach(&office, &driver, &other, "司机");
    let check = |query: &str, expected: &str| {
        assert_eq!(found(&office, query, "companion"), expected, "{query}");
    };

    check("", "王强 艾秘书 周院士 白师傅 陈独行");
    check("陪同:是", "艾秘书 白师傅");
    check("companion:no", "王强 周院士 陈独行");
    check("陪同:王强", "艾秘书");
    check("-陪同:王强 陪同:yes", "白师傅");
    check("陪同:zhou", "白师傅");
    check("陪同:王强,周院士 -陪同:王强", "白师傅");
    check("陪同:是 陪同:否", "");
    check("有:陪同人员", "王强 周院士");
    check("companion:left", "");
    let row = |name: &str| {
        let request = json!({ "filter": { "search": name } });
        office.call("registrations.list", request)["rows"][0].clone()
    };
    assert_eq!(
        (&row("艾秘书")["principal"], &row("艾秘书")["companion_as"]),
        (&json!("王强"), &json!("秘书"))
    );
    assert_eq!(row("王强")["companions"], 1);

    // Whoever is called otherwise, or comes with another, stands elsewhere at once.
    let person = office.call("registrations.get", json!({ "id": host }))["person"]["id"].clone();
    office.call("people.save", json!({ "id": person, "full_name": "邹强" }));
    check("", "周院士 白师傅 邹强 艾秘书 陈独行");
    attach(&office, &one, &other, "秘书");
    check("", "周院士 艾秘书 白师傅 邹强 陈独行");
    check("有:陪同人员", "周院士");
}

#[test]
fn a_principal_who_cancels_leaves_companions_that_are_told_of() {
    let office = Office::new();
    let [host, one, two] = ["王强", "李四", "赵六"].map(|name| guest(&office, name));
    for companion in [&one, &two] {
        attach(&office, companion, &host, "");
    }
    let cancel = |filter: Value| {
        office.call("registrations.move", json!({ "filter": filter, "state": "cancelled" }))
    };
    let left = || office.call("companions.left", json!(null))["count"].clone();

    cancel(json!({ "ids": [host] }));

    assert_eq!(left(), 2);
    assert_eq!(found(&office, "陪同:主宾已取消", "name"), "李四 赵六");
    assert_eq!(cancel(json!({ "query": "companion:left" }))["count"], 2);
    assert_eq!(left(), 0);
    assert_eq!(companions(&office, &host).len(), 2);
}

#[test]
fn another_person_keeps_the_companions() {
    let office = Office::new();
    let host = guest(&office, "王强");
    let one = guest(&office, "李四");
    attach(&office, &one, &host, "秘书");
    let other = given::person(&office, "孙副市长");

    office.call("registrations.replace", json!({ "id": host, "person_id": other["id"] }));

    assert_eq!(principal(&office, &one), "孙副市长");
}

#[test]
fn the_history_of_both_tells_who_comes_with_whom() {
    let office = Office::new();
    let host = guest(&office, "王强");
    let one = guest(&office, "李四");
    let told = |id: &Value| {
        let history = office.call("journal.history", json!({ "about": id }));
        let fields = history.as_array().unwrap().iter().flat_map(|one| {
            one["fields"].as_array().unwrap().iter().filter(|field| field["table"] == "party")
        });
        let word = |field: &Value, name: &str| field[name].as_str().unwrap_or_default().to_owned();
        let lines = fields.map(|field| {
            [word(field, "field"), word(field, "before"), word(field, "after")].join("|")
        });
        lines.collect::<Vec<_>>()
    };

    attach(&office, &one, &host, "秘书");
    attach(&office, &one, &host, "司机");
    office.call("registrations.move", json!({ "filter": { "ids": [one] }, "state": "confirmed" }));
    office.call("companions.release", json!({ "id": one }));

    let of_host = [
        "companions|李四 · 司机|",
        "companions|李四 · 秘书|李四 · 司机",
        "companions||李四 · 秘书",
    ];
    assert_eq!(told(&host), of_host);
    let of_one = ["principal|王强|", "principal||王强"];
    assert_eq!(told(&one)[..2], of_one);

    office.call("journal.undo", json!(null));
    office.call("registrations.remove", json!({ "id": one }));
    assert_eq!(told(&host)[0], "companions|李四 · 司机|");
}

#[test]
fn a_principal_who_is_removed_leaves_companions_alone() {
    let office = Office::new();
    let host = guest(&office, "王强");
    let one = guest(&office, "李四");
    attach(&office, &one, &host, "秘书");

    office.call("registrations.remove", json!({ "id": host }));

    let step = office.call("journal.state", json!(null))["undo"].clone();
    let told = (&step["title"], &step["subject"], &step["count"]);
    assert_eq!(told, (&json!("registrations.remove_principal"), &json!("王强"), &json!(1)));
    let left = party(&office, &one);
    assert_eq!((&left["principal"], &left["companion_as"]), (&Value::Null, &json!("秘书")));
    office.call("journal.undo", json!(null));
    assert_eq!(principal(&office, &one), "王强");
}

#[test]
fn duplicates_keep_who_comes_with_whom() {
    let office = Office::new();
    let [stays, goes] = ["王强", "王强"].map(|name| guest(&office, name));
    let [one, host] = ["李四", "周院士"].map(|name| guest(&office, name));
    attach(&office, &one, &goes, "秘书");
    let merge = |kept: &Value, gone: &Value| {
        let person =
            |id: &Value| office.call("registrations.get", json!({ "id": id }))["person"].clone();
        let (mut kept, gone) = (person(kept), person(gone));
        kept.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        office.call("people.merge", json!({ "person": kept, "gone_id": gone["id"] }));
    };

    merge(&stays, &goes);
    assert_eq!(companions(&office, &stays), ["李四 秘书"]);
    office.call("journal.undo", json!(null));
    assert_eq!(companions(&office, &goes), ["李四 秘书"]);

    // One of the two has companions, and the other one is a companion: the party stays together.
    attach(&office, &stays, &host, "副手");
    merge(&stays, &goes);
    assert_eq!(companions(&office, &host), ["王强 副手", "李四 秘书"]);

    // A companion that turns out to be the principal.
    let double = guest(&office, "周院士");
    office.call("companions.release", json!({ "id": one }));
    attach(&office, &double, &host, "");
    merge(&host, &double);
    assert_eq!(companions(&office, &host), ["王强 副手"]);
}

#[test]
fn companions_travel_as_their_principals_do() {
    let office = Office::new();
    let host = guest(&office, "王强");
    let one = guest(&office, "李四");
    let receive = |id: &Value, facts: Value| {
        let draft = json!({ "registration_id": id, "facts": facts, "shares_with": [] });
        office.call("receptions.save", draft);
    };
    let facts = |id: &Value| office.call("receptions.get", json!({ "id": id }))["facts"].clone();
    receive(
        &host,
        json!({ "arrives_on": "2019-04-12", "arrives_at": "14:05", "arrives_by": "MU5101",
            "hotel": "太湖饭店", "room": "801", "diet": "halal", "leaves_on": "2019-04-14" }),
    );
    receive(&one, json!({ "room": "502", "arrives_on": "2019-04-11" }));
    let refused = office.refused("receptions.join", json!({ "ids": [one] }));
    assert_eq!(refused.problems()[0].code, "no_principal");
    attach(&office, &one, &host, "秘书");

    assert_eq!(office.call("receptions.join", json!({ "ids": [one] }))["count"], 1);

    let after = facts(&one);
    assert_eq!(
        [&after["arrives_on"], &after["arrives_by"], &after["hotel"], &after["leaves_on"]],
        ["2019-04-12", "MU5101", "太湖饭店", "2019-04-14"]
    );
    assert_eq!((&after["room"], &after["diet"]), (&json!("502"), &Value::Null));
    let rows = office.call("receptions.list", json!({ "list": "arrivals" }))["rows"].clone();
    let told = |at: usize| [&rows[at]["full_name"], &rows[at]["principal"]];
    assert_eq!(
        (told(0), told(1)),
        ([&json!("王强"), &json!("")], [&json!("李四"), &json!("王强")])
    );
    office.call("journal.undo", json!(null));
    assert_eq!(facts(&one)["arrives_on"], "2019-04-11");
}

#[test]
fn a_list_says_who_comes_with_whom_and_comes_back_the_same() {
    let office = Office::new();
    let request = list(
        &office,
        "随行.csv",
        "来源编号,姓名,单位,陪同对象,陪同身份\n\
         A1,王强,甲研究院,,\n\
         A2,王强,乙医院,,\n\
         A3,李四,甲研究院,王强（甲研究院）,秘书\n\
         A4,赵六,,A2,司机\n\
         A5,孙七,,王强,家属\n\
         A6,周八,,周八,\n\
         A7,吴九,,李四,\n\
         A8,郑十,,周八,翻译\n",
    );

    let told = import(&office, &request);

    let troubles = told["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["row"].as_u64().unwrap(), one["trouble"].as_str().unwrap()));
    let troubles: Vec<_> = troubles.collect();
    // Two are called 王强; nobody comes with themselves, or with a companion.
    assert_eq!(troubles, [(6, "unknown_guest"), (7, "bad_principal"), (8, "bad_principal")]);
    assert_eq!(tally(&told), [8, 0, 0, 0]);
    assert_eq!(principal(&office, &id_of(&office, "李四")), "王强");
    assert_eq!(companions(&office, &id_of(&office, "周八")), ["郑十 翻译"]);
    for ending in ["xlsx", "csv"] {
        let path = office.path(&format!("out.{ending}"));
        office.call("registrations.export", json!({ "path": path }));
        let back =
            json!({ "list": { "path": path }, "key": "external_id", "new_categories": true });
        assert_eq!(tally(&import(&office, &back)), [0, 0, 8, 0]);
        let other = Office::new();
        assert_eq!(tally(&import(&other, &back)), [8, 0, 0, 0]);
        assert_eq!(companions(&other, &id_of(&other, "周八")), ["郑十 翻译"]);
        let party = party(&other, &id_of(&other, "李四"));
        assert_eq!(party["principal"]["organisation_zh"], "甲研究院");
        assert_eq!(principal(&other, &id_of(&other, "赵六")), "王强");
    }
}

#[test]
fn a_list_moves_companions_and_fills_only_what_is_empty() {
    let office = Office::new();
    let [host, other, one] = ["王强", "周院士", "李四"].map(|name| guest(&office, name));
    attach(&office, &one, &host, "秘书");
    let request = list(&office, "随行.csv", "姓名,陪同对象\n李四,周院士\n");
    let fill = json!({ "list": request["list"], "policy": "fill" });

    assert_eq!(tally(&import(&office, &fill)), [0, 0, 1, 0]);
    assert_eq!(principal(&office, &one), "王强");
    let told = import(&office, &request);
    assert_eq!(tally(&told), [0, 1, 0, 0]);
    assert_eq!(told["differences"][0]["fields"][0]["before"], "王强");
    assert_eq!(companions(&office, &other), ["李四 秘书"]);
    office.call("journal.undo", json!(null));
    assert_eq!(principal(&office, &one), "王强");
}
