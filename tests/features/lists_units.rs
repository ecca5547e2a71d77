//! Lists of people: to which organisation a row belongs.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tests::{Office, given};

use super::lists::{import, list, tally, told};

fn text(row: &Value, name: &str) -> String {
    row[name].as_str().unwrap().to_owned()
}

fn units(office: &Office) -> BTreeMap<String, String> {
    let rows = office.call("registrations.list", json!({}))["rows"].clone();
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| (text(row, "full_name"), text(row, "organisation_zh"))).collect()
}

const COMPANIES: &str = "姓名,单位,手机\n\
    周一,东吴科技有限公司,13900000001\n周二,东吴科技股份有限公司,13900000002\n\
    周三,东吴科技,13900000003\n周四,东吴科技集团有限公司,13900000004\n\
    周五,东吴科技（无锡）有限公司,13900000005\n周六,Acme Inc.,13900000006\n\
    周日,Acme GmbH,13900000007\n周八,ACME Ltd.,13900000008\n";

#[test]
fn companies_of_two_legal_forms_stay_two() {
    let office = Office::new();

    let report = import(&office, &list(&office, "org.csv", COMPANIES));

    assert_eq!((&report["new_organisations"], tally(&report)), (&json!(8), [8, 0, 0, 0]));
    assert_eq!(told(&report), [(4, "organisation_unclear", "")]);
    let file = office.path("out.xlsx");
    office.call("registrations.export", json!({ "path": file }));
    let other = Office::new();
    let report = import(&other, &json!({ "list": { "path": file } }));
    assert_eq!(report["new_organisations"], 8);
    assert!(told(&report).iter().all(|(_, trouble, _)| *trouble == "unknown_badge"));
    assert_eq!(units(&other), units(&office));
}

#[test]
fn a_short_name_is_filed_under_the_one_that_it_means_and_told() {
    let office = Office::new();
    let text = "姓名,单位,手机\n周一,东吴科技有限公司,13900000001\n周二,东吴科技,13900000002\n\
                周三,ACME  inc.,13900000003\n周四,Acme Inc.,13900000004\n";
    let mut request = list(&office, "short.csv", text);
    request["dry_run"] = json!(true);

    let report = import(&office, &request);
    request["dry_run"] = json!(false);
    import(&office, &request);

    assert_eq!(told(&report), [(3, "organisation_joined", "东吴科技有限公司")]);
    assert_eq!(report["preview"][1]["cells"][1]["value"], "东吴科技有限公司");
    assert_eq!(report["new_organisations"], 2);
    assert_eq!(units(&office)["周二"], "东吴科技有限公司");
}

#[test]
fn a_short_name_that_stands_first_is_filed_under_the_whole_one_below() {
    let office = Office::new();
    let text = "姓名,单位,单位英文名,手机\n周一,东吴科技,,13900000001\n\
                周二,东吴科技有限公司,Dongwu Ltd.,13900000002\n\
                周三,江南,,13900000003\n周四,江南有限公司,,13900000004\n\
                周五,江南集团有限公司,,13900000005\n周六,,Acme,13900000006\n\
                周日,,Acme Inc.,13900000007\n";

    let report = import(&office, &list(&office, "first.csv", text));

    let expected = [
        (2, "organisation_joined", "东吴科技有限公司"),
        (4, "organisation_unclear", ""),
        (7, "organisation_joined", "Acme Inc."),
    ];
    assert_eq!((told(&report), &report["new_organisations"]), (expected.to_vec(), &json!(5)));
    let units = units(&office);
    assert_eq!([&units["周一"], &units["周六"]], ["东吴科技有限公司", "Acme Inc."]);
    let all = office.call("organisations.list", json!({}))["rows"].clone();
    let mut all = all.as_array().unwrap().iter();
    let english = all.find(|unit| unit["name_zh"] == "东吴科技有限公司").unwrap();
    assert_eq!(english["name_en"], "Dongwu Ltd.");
}

#[test]
fn a_list_that_corrects_the_legal_form_changes_the_unit() {
    let office = Office::new();
    let one = |unit: &str| format!("姓名,单位,手机\n周一,{unit},13900000001\n");
    import(&office, &list(&office, "1.csv", &one("东吴科技有限公司")));

    let same = import(&office, &list(&office, "2.csv", &one("东吴科技")));
    let report = import(&office, &list(&office, "3.csv", &one("东吴科技股份有限公司")));

    assert_eq!(tally(&same), [0, 0, 1, 0]);
    assert_eq!(tally(&report), [0, 1, 0, 0]);
    let field = json!({ "field": "organisation_zh", "before": "东吴科技有限公司",
        "after": "东吴科技股份有限公司", "is_kept": false });
    assert_eq!(report["differences"][0]["fields"], json!([field]));
    assert_eq!(units(&office)["周一"], "东吴科技股份有限公司");
}

#[test]
fn of_several_that_a_short_name_means_one_is_already_theirs() {
    let office = Office::new();
    given::organisation(&office, "东吴科技有限公司");
    let text = "姓名,单位,手机\n周一,东吴科技股份有限公司,13900000001\n";
    import(&office, &list(&office, "1.csv", text));
    let text = "姓名,单位,手机\n周一,东吴科技,13900000001\n";

    let report = import(&office, &list(&office, "2.csv", text));

    assert_eq!(tally(&report), [0, 0, 1, 0]);
    assert_eq!(told(&report), [(2, "organisation_joined", "东吴科技股份有限公司")]);
}
