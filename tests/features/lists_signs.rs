//! Lists of people: signs that stand in cells instead of values, and numbers that are not whole.

use serde_json::{Value, json};
use tests::Office;

use super::lists::{import, list, people, tally, told};

#[test]
fn a_phone_with_hidden_digits_never_takes_the_place_of_a_whole_one() {
    let office = Office::new();
    let text = "姓名,单位,手机\n张三,甲公司,13800000012\n";
    import(&office, &list(&office, "whole.csv", text));
    let text = "姓名,单位,职务,手机\n张三,甲公司,主任,138****0012\n李四,乙公司,,138xxxx0001\n";
    let mut request = list(&office, "masked.csv", text);
    request["key"] = json!("name_organisation");
    let refused = import(&office, &request);
    request["drop_cells"] = json!(true);

    let report = import(&office, &request);

    assert_eq!(tally(&refused), [0, 0, 0, 2]);
    assert_eq!(told(&report), [(2, "digits_lost", ""), (3, "digits_lost", "")]);
    assert_eq!(tally(&report), [1, 1, 0, 0]);
    let people = people(&office);
    assert_eq!(people["张三"]["person"]["phone"], "13800000012");
    assert_eq!(people["李四"]["person"]["phone"], "");
}

#[test]
fn what_says_that_there_is_nothing_is_nothing() {
    let office = Office::new();
    let text =
        "姓名,单位,职务,手机,邮箱,类别,备注\n张三,无,—,暂无,/,-,无\n李四,甲公司,——,-,无,无,N/A\n";

    let report = import(&office, &list(&office, "nothing.csv", text));

    assert_eq!((tally(&report), told(&report)), ([2, 0, 0, 0], vec![]));
    assert_eq!(report["new_organisations"], 1);
    let zhang = &people(&office)["张三"];
    assert_eq!(zhang["person"]["organisation_id"], Value::Null);
    for value in ["position_zh", "phone", "email"] {
        assert_eq!(zhang["person"][value], "", "{value}");
    }
    assert_eq!(zhang["registration"]["notes"], "");
}

#[test]
fn ditto_is_what_stands_above_and_never_somebody_elses_own() {
    let office = Office::new();
    let text = "姓名,单位,职务,手机\n张三,甲公司,主任,13800000001\n李四,同上,〃,13800000002\n\
                王五,同上,经理,13800000003\n赵六,甲公司,\"\"\"\",同上\n同上,甲公司,,13800000005\n";
    let mut request = list(&office, "ditto.csv", text);
    request["leave_out"] = json!(true);

    let report = import(&office, &request);

    assert_eq!(tally(&report), [3, 0, 0, 2]);
    let expected = [
        (3, "same_as_above", "甲公司"),
        (3, "same_as_above", "主任"),
        (4, "same_as_above", "甲公司"),
        (5, "same_as_above", "经理"),
        (5, "ditto_unclear", ""),
        (6, "ditto_unclear", ""),
    ];
    assert_eq!(told(&report), expected);
    assert_eq!(report["new_organisations"], 1);
    assert_eq!(people(&office)["李四"]["person"]["position_zh"], "主任");
}

#[test]
fn the_error_of_a_formula_is_told() {
    let office = Office::new();
    let text = "姓名,单位,职务,手机\n张三,#REF!,主任,13800000001\n#N/A,甲公司,,13800000002\n\
                王五,甲公司,#VALUE!,13800000003\n";
    let mut request = list(&office, "faults.csv", text);
    request["leave_out"] = json!(true);
    request["drop_cells"] = json!(true);

    let report = import(&office, &request);

    assert_eq!(tally(&report), [1, 0, 0, 2]);
    assert_eq!(told(&report), [2, 3, 4].map(|row| (row, "formula_error", "")));
    assert_eq!(people(&office)["王五"]["person"]["position_zh"], "");
}

#[test]
fn two_of_one_name_and_unit_who_are_reached_otherwise_are_two() {
    let office = Office::new();
    let text = "姓名,单位,邮箱\n张伟,甲公司,a@b.cn\n张伟,甲公司,c@d.cn\n张伟,甲公司,C@d.cn\n李四,甲公司,\n李四,甲公司,l@b.cn\n";
    let mut request = list(&office, "namesakes.csv", text);
    request["leave_out"] = json!(true);
    request["key"] = json!("name_organisation");

    let first = import(&office, &request);
    let again = import(&office, &request);

    assert_eq!(tally(&first), [3, 0, 0, 2]);
    let expected = [(3, "namesake", "2"), (4, "twice_in_file", "3"), (6, "twice_in_file", "5")];
    assert_eq!(told(&first), expected);
    assert_eq!(tally(&again), [0, 0, 3, 2]);
}

#[test]
fn a_card_loses_neither_a_second_phone_nor_the_department() {
    let office = Office::new();
    let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:李;四;;;\r\nFN:四 李\r\nTEL;TYPE=WORK:0510-85800000\r\n\
                TEL;TYPE=CELL:13800000032\r\nEMAIL:a@b.cn\r\nEMAIL:c@d.cn\r\nORG:乙公司;研发部\r\n\
                NOTE:素食\r\nEND:VCARD\r\n";
    let path = office.path("one.vcf");
    std::fs::write(&path, text).unwrap();

    import(&office, &json!({ "list": { "path": path } }));

    let person = &people(&office)["李四"];
    assert_eq!(person["person"]["phone"], "13800000032");
    assert_eq!(
        person["registration"]["notes"],
        "素食\n部门 Department: 研发部\n其他电话 Other phone: 0510-85800000\n其他邮箱 Other e-mail: c@d.cn"
    );
}
