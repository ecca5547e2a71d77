//! Lists of people: what is said of rows that are not as they should be, and what could be meant.

use serde_json::{Value, json};
use summit_core::exchange::tables;
use tests::Office;

use super::lists::{import, list, people, tally, told};

#[track_caller]
fn check(report: &Value, expected: &[(u64, &str, &str)]) {
    assert_eq!(told(report), expected);
}

#[test]
fn a_quote_that_was_left_open_swallows_nobody() {
    let office = Office::new();
    let text = "姓名,单位,手机\n\"张三,甲,13800000001\n李四,乙,13800000002\n王五,丙,13800000003\n";

    let report = import(&office, &list(&office, "open.csv", text));

    assert_eq!(tally(&report), [3, 0, 0, 0]);
    check(&report, &[(2, "open_quote", "")]);
    assert_eq!(people(&office)["张三"]["person"]["phone"], "13800000001");
}

#[test]
fn what_names_nobody_or_several_stays_out() {
    let office = Office::new();
    let long = format!("姓名,手机\n\"{}\",\n", ["张三"; 40].join("、"));
    let mut request = list(&office, "long.csv", &long);
    request["dry_run"] = json!(true);
    check(&import(&office, &request), &[(2, "several_names", "")]);
    let text = "姓名,手机\n待定,13800000001\n12345,\n共3人,\n\"张三，李四\",13800000002\n\
                \"王五\nWang Wu\",13800000003\n\"Smith, John\",\n";
    let mut request = list(&office, "names.csv", text);
    request["leave_out"] = json!(true);

    let report = import(&office, &request);

    assert_eq!(tally(&report), [2, 0, 0, 4]);
    let troubles = ["not_a_name", "not_a_name", "not_a_name", "several_names"];
    let rows = (2..).zip(troubles).map(|(row, trouble)| (row, trouble, ""));
    check(&report, &rows.collect::<Vec<_>>());
    let people = people(&office);
    assert_eq!(people.keys().collect::<Vec<_>>(), ["John Smith", "王五"]);
    assert_eq!(people["王五"]["person"]["latin_name"], "Wang Wu");
    assert_eq!(people["John Smith"]["person"]["family_name"], "Smith");
}

#[test]
fn a_name_in_two_columns_is_read_as_in_one() {
    let office = Office::new();
    let text = "姓,名\n曾,国 藩\n欧 阳,修\nSmith,John Q.\n";

    import(&office, &list(&office, "two.csv", text));

    let people = people(&office);
    assert_eq!(people.keys().collect::<Vec<_>>(), ["John Q. Smith", "曾国藩", "欧阳修"]);
    assert_eq!(people["曾国藩"]["person"]["pinyin"], "Zeng Guofan");
}

#[test]
fn a_phone_is_found_among_words_and_of_two_somebody_chooses() {
    let office = Office::new();
    let text = "姓名,手机\n张三,13912345672(微信同号)\n李四,13912345673/13800001234\n";
    let mut request = list(&office, "phones.csv", text);
    request["leave_out"] = json!(true);

    let report = import(&office, &request);

    assert_eq!(tally(&report), [1, 0, 0, 1]);
    check(
        &report,
        &[
            (2, "phone_among_words", "13912345672"),
            (3, "several_phones", "13912345673、13800001234"),
        ],
    );
    assert_eq!(people(&office)["张三"]["person"]["phone"], "13912345672");
}

#[test]
fn own_fields_take_what_is_meant_and_say_what_they_take() {
    let office = Office::new();
    let field = |name: &str, kind: &str, choices: Value| {
        let draft = json!({ "name_zh": name, "kind": kind, "choices": choices });
        office.call("custom_fields.save", draft)["id"].as_str().unwrap().to_owned()
    };
    let born = field("出生日期", "date", json!([]));
    let fee = field("费用", "number", json!([]));
    let size = field("尺码", "choice", json!(["S", "M", "L"]));
    let text = "姓名,出生日期,费用,尺码,状态\n周一,1985年3月2日,\"￥1,200.00\",l,取消\n\
                周二,1990/10/1,免费,XXL,已报名\n";
    let mut request = list(&office, "own.csv", text);
    request["leave_out"] = json!(true);

    let report = import(&office, &request);

    check(&report, &[(3, "does_not_suit", "1200"), (3, "does_not_suit", "S、M、L")]);
    let one = &people(&office)["周一"]["registration"];
    assert_eq!(one["custom"], json!({ born: "1985-03-02", fee: "1200.00", size: "L" }));
    assert_eq!(one["state"], "cancelled");
    let found = office
        .call("registrations.list", json!({ "filter": { "query": "栏目:出生日期=1985-03-02" } }));
    assert_eq!(found["total"], 1);
}

#[test]
fn who_will_have_to_wait_is_told_before() {
    let office = Office::new();
    let press = json!({ "name_zh": "媒体席", "color": "#1f6f8b", "quota": 1, "position": 9 });
    office.call("categories.save", press);
    let text = "姓名,类别,状态\n一甲,媒体席,已确认\n一乙,媒体席,已报名\n一丙,媒体席,已邀请\n";
    let mut request = list(&office, "quota.csv", text);
    request["dry_run"] = json!(true);

    let report = import(&office, &request);
    request["dry_run"] = json!(false);
    import(&office, &request);

    check(&report, &[(3, "waits", "")]);
    let shown = report["preview"].as_array().unwrap().iter();
    let shown: Vec<&Value> = shown.map(|row| &row["cells"][2]["value"]).collect();
    assert_eq!(shown, ["confirmed", "waiting", "invited"]);
    let people = people(&office);
    let states = ["一甲", "一乙", "一丙"].map(|name| people[name]["registration"]["state"].clone());
    assert_eq!(states, ["confirmed", "waiting", "invited"]);
}

/// Who cancels in a list makes room for who comes below, as it is when the list is taken in.
#[test]
fn a_place_that_a_list_gives_back_is_free_for_the_rows_below() {
    let office = Office::new();
    let press = json!({ "name_zh": "媒体席", "color": "#1f6f8b", "quota": 1, "position": 9 });
    office.call("categories.save", press);
    let first = "姓名,手机,类别\n一甲,13800000001,媒体席\n";
    import(&office, &list(&office, "first.csv", first));
    let text = "姓名,手机,类别,状态\n一甲,13800000001,媒体席,已取消\n\
                一乙,13800000002,媒体席,已报名\n一丙,13800000003,媒体席,已报名\n";
    let mut request = list(&office, "second.csv", text);
    request["dry_run"] = json!(true);

    let report = import(&office, &request);
    request["dry_run"] = json!(false);
    import(&office, &request);

    check(&report, &[(4, "waits", "")]);
    let people = people(&office);
    let states = ["一甲", "一乙", "一丙"].map(|name| people[name]["registration"]["state"].clone());
    assert_eq!(states, ["cancelled", "registered", "waiting"]);
}

#[test]
fn titles_of_hong_kong_and_taiwan_are_read_and_unused_columns_named() {
    let office = Office::new();
    let text = "姓名,單位,職務,備註,手機號碼,喜好\n張大文,大學醫院,主任,素食,13800000001,茶\n";

    let report = import(&office, &list(&office, "trad.csv", text));

    assert_eq!(report["unused_columns"], json!(["喜好"]));
    let one = &people(&office)["張大文"];
    assert_eq!(one["person"]["position_zh"], "主任");
    assert_eq!(one["registration"]["notes"], "素食");
}

#[test]
fn cards_of_an_old_telephone_are_read() {
    let office = Office::new();
    let text = "BEGIN:VCARD\r\nVERSION:2.1\r\nN:张;三\r\nORG:大学医院\r\nTEL;CELL:13800001234\r\nEND:VCARD\r\n";
    let (bytes, ..) = encoding_rs::GBK.encode(text);
    let path = office.path("old.vcf");
    std::fs::write(&path, bytes).unwrap();

    let report = import(&office, &json!({ "list": { "path": path } }));

    assert_eq!(tally(&report), [1, 0, 0, 0]);
    assert_eq!(people(&office)["张三"]["person"]["phone"], "13800001234");
}

#[test]
fn an_unknown_category_is_told_with_all_that_there_are() {
    let office = Office::new();
    let known = office.call("categories.list", json!(null));
    let known = known.as_array().unwrap().iter().map(|one| one["name_zh"].as_str().unwrap());
    let (near, others): (Vec<&str>, Vec<&str>) = known.partition(|name| *name == "演讲嘉宾");
    let text = "姓名,类别\n张三,演讲贵宾\n";

    let report = import(&office, &list(&office, "1.csv", text));

    check(&report, &[(2, "unknown_category", &[near, others].concat().join("、"))]);
}

#[test]
fn an_extension_is_taken_from_among_no_words() {
    let office = Office::new();
    let text = "姓名,手机\n张三,139-1234-0104转8001\n";

    check(&import(&office, &list(&office, "1.csv", text)), &[]);
}

#[test]
fn lines_between_people_are_nobody() {
    let office = Office::new();
    let text = "姓名,单位,邮箱\n张三,市政府,\n姓名,单位,邮箱\n李四,同上,\n第一组,,\n\
                孙七等3人,甲,\n以上共3人,,\n制表：小李,,\n王五,,\"a@b.cn, c@b.cn\"\n";
    let mut request = list(&office, "lines.csv", text);
    request["leave_out"] = json!(true);

    let report = import(&office, &request);

    assert_eq!(tally(&report), [2, 0, 0, 6], "{report}");
    check(
        &report,
        &[
            (3, "titles_again", ""),
            (4, "same_as_above", "市政府"),
            (5, "not_a_name", ""),
            (6, "several_names", ""),
            (7, "not_a_name", ""),
            (8, "not_a_name", ""),
            (9, "several_emails", ""),
        ],
    );
    assert_eq!(people(&office)["李四"]["person"]["organisation_zh"], "市政府");
}

#[test]
fn who_was_replaced_is_counted_as_registered_anew() {
    let office = Office::new();
    let request = list(&office, "1.csv", "姓名,手机\n冯一,13811112222\n");
    import(&office, &request);
    let id = people(&office)["冯一"]["registration"]["id"].clone();
    office.call("registrations.replace", json!({ "id": id, "full_name": "陈二" }));

    assert_eq!(tally(&import(&office, &request)), [1, 0, 0, 0]);
}

#[test]
fn two_columns_do_not_fill_one_field() {
    let office = Office::new();
    let mut request = list(&office, "1.csv", "客户,类型,手机\n张三,嘉宾,13800138001\n");
    request["mapping"] = json!({ "客户": "full_name", "类型": "full_name" });

    let error = office.refused("registrations.import", request);

    assert_eq!(error.code(), "list_field_twice");
    assert_eq!(error.details()["name"], "类型");
}

#[test]
fn what_stands_beside_a_name_is_told_and_a_number_in_its_place_stays_out() {
    let office = Office::new();
    let text = "姓名,手机,邮箱\n张三先生,13800000001,\n张三 李四,13800000002,\n李华13800000003,,\n\
                孙 海 东,13800000004,Sun <sun@example.com>\n王\u{fffd}五,13800000005,\n\
                赵六,13800000006,z l@example.com\n";
    let mut request = list(&office, "odd.csv", text);
    request["leave_out"] = json!(true);

    let report = import(&office, &request);

    assert_eq!(tally(&report), [3, 0, 0, 3]);
    let troubles: Vec<(u64, &str)> = told(&report).iter().map(|one| (one.0, one.1)).collect();
    let expected = [
        (2, "odd_name"),
        (3, "odd_name"),
        (4, "not_a_name"),
        (6, "broken_text"),
        (7, "not_an_email"),
    ];
    assert_eq!(troubles, expected);
    assert_eq!(people(&office)["孙海东"]["person"]["email"], "sun@example.com");
}

#[test]
fn a_mobile_number_goes_before_another_and_a_post_before_a_form_of_address() {
    let office = Office::new();
    let text = "姓名,电话,手机号\n张三,0510-85551234,13800000001\n";
    import(&office, &list(&office, "phones.csv", text));
    let text = "Title,First name,Surname,Job title\nDr,Ada,Lovelace,CTO\n";
    import(&office, &list(&office, "titles.csv", text));

    let people = people(&office);
    assert_eq!(people["张三"]["person"]["phone"], "13800000001");
    assert_eq!(people["Ada Lovelace"]["person"]["position_zh"], "CTO");
}

#[test]
fn a_row_to_be_put_right_says_what_it_means_without_the_row_above() {
    let office = Office::new();
    let text = "姓名,单位,手机\n赵一,甲公司,13800000001/13800000011\n赵二,乙公司,13800000002\n\
                赵三,同上,13800000003/13800000033\n";
    let rejects = office.path("rest.xlsx");
    let mut request = list(&office, "ditto.csv", text);
    request["leave_out"] = json!(true);
    request["rejects"] = json!(rejects);

    import(&office, &request);

    let book = tables::read(std::path::Path::new(&rejects), None).unwrap();
    let units = book.sheets[0].rows.iter().map(|row| row[1].text().into_owned());
    assert_eq!(units.collect::<Vec<_>>()[1..], ["甲公司", "乙公司"]);
}

#[test]
fn a_list_is_not_taken_by_a_key_that_it_has_not() {
    let office = Office::new();
    let mut request = list(&office, "keyless.csv", "姓名,单位\n张伟,人民医院\n");
    request["key"] = json!("external_id");

    let refused = office.refused("registrations.import", request);

    assert_eq!(refused.code(), "list_unknown_column");
    assert!(refused.details()["name"].contains("来源编号"), "{:?}", refused.details());
}

#[test]
fn numbers_under_the_title_of_the_program_are_references_though_they_count() {
    let office = Office::new();
    let text = "来源编号,姓名\n001,张三\n002,李四\n";

    import(&office, &list(&office, "counted.csv", text));

    assert_eq!(people(&office)["李四"]["registration"]["external_id"], "002");
}
