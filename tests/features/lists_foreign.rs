//! Lists of people as other programs and other languages make them.

use serde_json::json;
use tests::Office;

use super::lists::{import, list, people, tally, told};

#[test]
fn titles_in_a_second_language_are_nobody() {
    let office = Office::new();
    let chinese = "姓名,工作单位,职务,手机";
    let english = "Name,Organization,Title,Mobile";
    for (number, (first, second)) in
        [(chinese, english), (english, chinese)].into_iter().enumerate()
    {
        let text = format!("{first}\n{second}\n张三,甲公司,主任,1380000000{number}\n");
        let request = list(&office, &format!("{number}.csv"), &text);

        let look = office.call("registrations.look", request["list"].clone());
        let report = import(&office, &request);

        assert_eq!((&look["header_row"], &look["row_count"]), (&json!(1), &json!(1)));
        assert_eq!(look["rows"][0]["row"], 3);
        assert_eq!((tally(&report), report["rows"].as_u64()), ([1, 0, 0, 0], Some(1)));
    }
    assert_eq!(people(&office).keys().collect::<Vec<_>>(), ["张三"]);
}

/// A book whose first sheet is hidden, and whose others are lists and a page of words.
fn book_of_departments(office: &Office) -> std::path::PathBuf {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in [
        ("旧", [["姓名", "手机"], ["旧人", "13800000009"]]),
        ("说明", [["填表说明", ""], ["请填写", ""]]),
        ("一部", [["姓名", "手机"], ["张三", "13800000001"]]),
        ("二部", [["姓名", "手机"], ["李四", "13800000002"]]),
    ] {
        let page = book.add_worksheet().set_name(name).unwrap();
        page.set_hidden(name == "旧").write_row_matrix(0, 0, rows).unwrap();
        if name == "说明" {
            page.set_active(true);
        }
    }
    let path = office.path("departments.xlsx");
    book.save(&path).unwrap();
    path
}

#[test]
fn a_hidden_sheet_is_not_taken_and_other_lists_are_named() {
    let office = Office::new();
    let path = book_of_departments(&office);

    let look = office.call("registrations.look", json!({ "path": path }));
    let report = import(&office, &json!({ "list": { "path": path } }));

    assert_eq!((&look["sheet"], &look["other_lists"]), (&json!("一部"), &json!(["二部"])));
    assert_eq!((&report["sheet"], &report["other_lists"]), (&json!("一部"), &json!(["二部"])));
    let hidden = json!({ "list": { "path": path, "sheet": "旧" } });
    assert_eq!(import(&office, &hidden)["other_lists"], json!([]));
    assert_eq!(people(&office).keys().collect::<Vec<_>>(), ["张三", "旧人"]);
}

#[test]
fn a_sheet_that_is_not_there_is_told_with_those_that_are() {
    let office = Office::new();
    let path = book_of_departments(&office);

    let error = office.refused("registrations.look", json!({ "path": path, "sheet": "三部" }));

    assert_eq!(error.code(), "table_no_such_sheet");
    let details = error.details();
    assert_eq!((&*details["name"], &*details["known"]), ("三部", "旧, 说明, 一部, 二部"));
}

#[test]
fn a_state_of_the_union_is_no_state_of_a_registration() {
    let office = Office::new();
    let text = "First Name,Last Name,State\nMary,Smith,MA\nJohn,Miller,CA\n";
    let misspelt = "姓名,状态\n张三,已确认\n李四,已却认\n";

    let american = import(&office, &list(&office, "us.csv", text));
    let own = import(&office, &list(&office, "own.csv", misspelt));

    assert_eq!(tally(&american), [2, 0, 0, 0]);
    assert_eq!(american["unused_columns"], json!(["State"]));
    assert_eq!((tally(&own), told(&own)), ([1, 0, 0, 1], vec![(3, "unknown_state", "")]));
}

#[test]
fn the_questions_of_a_form_name_its_columns() {
    let office = Office::new();
    let text = "序号,提交答卷时间,1、您的姓名是？,2、您的手机号码：,3、您所在的单位（全称）,7、您的性别\n\
                1,2026/10/12 9:21:33,单雪梅,13912340001,无锡市人民医院,女\n\
                2,2026/10/12 10:01:02,尉迟恭,13912340002,(空),男\n";

    let report = import(&office, &list(&office, "form.csv", text));

    assert_eq!((tally(&report), told(&report)), ([2, 0, 0, 0], vec![]));
    assert_eq!(report["unused_columns"], json!(["序号", "提交答卷时间"]));
    let people = people(&office);
    assert_eq!(people["单雪梅"]["person"]["organisation_zh"], "无锡市人民医院");
    let yuchi = &people["尉迟恭"]["person"];
    assert_eq!((&yuchi["gender"], &yuchi["organisation_zh"]), (&json!("male"), &json!("")));
}

#[test]
fn cards_of_groups_and_companies_are_passed_over() {
    let office = Office::new();
    let card = |lines: &str| format!("BEGIN:VCARD\r\nVERSION:4.0\r\n{lines}\r\nEND:VCARD\r\n");
    let text = [
        card("FN:组委会\r\nKIND:group"),
        card("FN:张三\r\nN:张;三;;;\r\nGENDER:F\r\nCATEGORIES:VIP,媒体"),
        card("FN:甲公司\r\nORG:甲公司\r\nKIND:org"),
        card("FN:李四\r\nN:李;四;;;\r\nKIND:individual\r\nGENDER:O;其他"),
    ];
    let path = office.path("cards.vcf");
    std::fs::write(&path, text.concat()).unwrap();

    let report = import(&office, &json!({ "list": { "path": path } }));

    assert_eq!(tally(&report), [2, 0, 0, 0]);
    assert_eq!(told(&report), [(2, "not_a_person", ""), (4, "not_a_person", "")]);
    assert_eq!(report["problems"][0]["value"], "组委会");
    let people = people(&office);
    let zhang = &people["张三"];
    assert_eq!(zhang["person"]["gender"], "female");
    let tagged = json!({ "filter": { "query": "标签:VIP 标签:媒体" } });
    assert_eq!(office.call("registrations.list", tagged)["total"], 1);
    assert_eq!(people["李四"]["person"]["gender"], json!(null));
}
