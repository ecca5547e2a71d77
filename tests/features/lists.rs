//! Lists of people from other programs: in, again, and back out.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::{Arc, Mutex},
};

use serde_json::{Value, json};
use summit_core::{
    Asking,
    app::Signal,
    exchange::tables::{self, Cell},
};
use tests::{Office, given};

/// The list as it stands in a file of the event's folder.
pub(super) fn list(office: &Office, name: &str, text: &str) -> Value {
    let path = office.path(name);
    fs::write(&path, text).unwrap();
    json!({ "list": { "path": path } })
}

pub(super) fn import(office: &Office, request: &Value) -> Value {
    office.call("registrations.import", request.clone())
}

fn with(request: &Value, further: Value) -> Value {
    let mut request = request.as_object().unwrap().clone();
    request.extend(further.as_object().unwrap().clone());
    Value::Object(request)
}

pub(super) fn tally(told: &Value) -> [u64; 4] {
    ["added", "changed", "unchanged", "refused"].map(|name| told[name].as_u64().unwrap())
}

/// What is told of each row: the trouble, and what could stand there instead.
pub(super) fn told(report: &Value) -> Vec<(u64, &str, &str)> {
    let problems = report["problems"].as_array().unwrap().iter();
    problems
        .map(|one| {
            let text = |name: &str| one[name].as_str().unwrap();
            (one["row"].as_u64().unwrap(), text("trouble"), text("suggestion"))
        })
        .collect()
}

fn troubles(told: &Value) -> Vec<(u64, &str)> {
    let problems = told["problems"].as_array().unwrap().iter();
    problems.map(|one| (one["row"].as_u64().unwrap(), one["trouble"].as_str().unwrap())).collect()
}

pub(super) fn people(office: &Office) -> BTreeMap<String, Value> {
    let rows = office.call("registrations.list", json!({}))["rows"].clone();
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| {
        let detail = office.call("registrations.get", json!({ "id": row["id"] }));
        (row["full_name"].as_str().unwrap().to_owned(), detail)
    })
    .collect()
}

const ROUGH: &str = "第十届峰会报名表,,,,\n\n\
    序号,姓 名*,工作单位,职务/职称,联系电话,E-mail\n\
    1,张　三,无锡市人民医院,主任医师,+86 138-0000-1234,zhang@example.com\n\
    2,李四,药明生物技术有限公司,总监,１３９００００１２３４,\n\
    3,尉迟 恭,药明生物技术有限公司,,1.39E+10,\n\
    4,王五,,,13700001234,not an address\n\
    5,John  Smith,Boyalife,CEO,+1 650 253 0000,\n";

#[test]
fn a_rough_list_is_looked_at_before_it_is_taken_in() {
    let office = Office::new();
    let request = list(&office, "报名.csv", ROUGH);

    let look = office.call("registrations.look", request["list"].clone());

    assert_eq!((&look["header_row"], &look["row_count"]), (&json!(3), &json!(5)));
    assert_eq!((&look["encoding"], &look["key"]), (&json!("UTF-8"), &json!("phone")));
    let fields: Vec<&str> = look["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| column["field"].as_str().unwrap())
        .collect();
    assert_eq!(fields, ["", "full_name", "organisation_zh", "position_zh", "phone", "email"]);
    assert_eq!(office.call("registrations.list", json!({}))["total"], 0);
}

#[test]
fn one_bad_row_keeps_all_out_until_somebody_says_otherwise() {
    let office = Office::new();
    let request = list(&office, "报名.csv", ROUGH);

    let told = import(&office, &request);

    assert_eq!((&told["is_done"], tally(&told)), (&json!(false), [3, 0, 0, 2]));
    assert_eq!(troubles(&told), [(6, "digits_lost"), (7, "not_an_email")]);
    assert_eq!(office.call("registrations.list", json!({}))["total"], 0);
}

#[test]
fn the_good_rows_come_in_and_the_others_go_into_a_file_with_reasons() {
    let office = Office::new();
    let request = list(&office, "报名.csv", ROUGH);
    let rejects = office.path("rest.xlsx");

    let told = import(&office, &with(&request, json!({ "leave_out": true, "rejects": rejects })));

    assert_eq!((&told["is_done"], tally(&told)), (&json!(true), [3, 0, 0, 2]));
    let people = people(&office);
    assert_eq!(
        people.keys().map(String::as_str).collect::<Vec<_>>(),
        ["John Smith", "张三", "李四"]
    );
    assert_eq!(people["张三"]["person"]["phone"], "13800001234");
    assert_eq!(people["李四"]["person"]["organisation_zh"], "药明生物技术有限公司");
    let book = tables::read(Path::new(&rejects), None).unwrap();
    let rows: Vec<Vec<String>> = book.sheets[0]
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.text().into_owned()).collect())
        .collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[1][4], "1.39E+10");
    assert!(rows[1][6].contains("1.39E+10") && rows[2][6].contains("e-mail"), "{rows:?}");

    // What was put right in that file comes in beside the others.
    let right = "姓 名*,联系电话\n尉迟恭,13900005678\n王五,13700001234\n";
    let told = import(&office, &list(&office, "rest.csv", right));
    assert_eq!(tally(&told), [2, 0, 0, 0]);
}

#[test]
fn a_whole_import_is_taken_back_in_one_step() {
    let office = Office::new();
    let request = list(&office, "报名.csv", ROUGH);
    import(&office, &with(&request, json!({ "leave_out": true })));

    let undone = office.call("journal.undo", json!(null));

    assert_eq!(undone["title"], "registrations.import");
    for noun in ["registrations", "people", "organisations"] {
        assert_eq!(office.call(&format!("{noun}.list"), json!({}))["total"], 0, "{noun}");
    }
    assert_eq!(office.call("search.find", json!({ "query": "zhangsan" })), json!([]));
}

#[test]
fn the_same_list_a_second_time_changes_nothing() {
    let office = Office::new();
    let request = with(&list(&office, "报名.csv", ROUGH), json!({ "leave_out": true }));
    import(&office, &request);
    let before = office.call("journal.list", json!({}));

    let told = import(&office, &request);

    assert_eq!(tally(&told), [0, 0, 3, 2]);
    assert_eq!(office.call("journal.list", json!({})), before);
}

#[test]
fn a_later_list_changes_what_it_says_otherwise_and_tells_so() {
    let office = Office::new();
    import(&office, &with(&list(&office, "1.csv", ROUGH), json!({ "leave_out": true })));
    let later =
        "姓名,手机,职务,邮箱\n张三,13800001234,院长,\n李四,13900001234,总监,li@example.com\n";
    let request = list(&office, "2.csv", later);

    let filled = import(&office, &with(&request, json!({ "policy": "fill", "dry_run": true })));
    let told = import(&office, &request);

    assert_eq!(tally(&filled), [0, 1, 1, 0]);
    assert_eq!(
        filled["differences"][0]["fields"],
        json!([{ "field": "position_zh", "before": "主任医师", "after": "院长", "is_kept": true }])
    );
    assert_eq!((&told["is_done"], tally(&told)), (&json!(true), [0, 2, 0, 0]));
    let people = people(&office);
    let zhang = &people["张三"]["person"];
    // What the later list leaves empty stays.
    assert_eq!(
        (&zhang["position_zh"], &zhang["email"]),
        (&json!("院长"), &json!("zhang@example.com"))
    );
    assert_eq!(people["李四"]["person"]["email"], "li@example.com");
}

#[test]
fn somebody_else_under_the_same_phone_is_not_written_over() {
    let office = Office::new();
    import(&office, &list(&office, "1.csv", "姓名,手机\n张三,13800001234\n"));
    let second = "姓名,手机,单位\n李四,13800001234,甲公司\n王五,13900001234,乙公司\n王五,139 0000 1234,乙公司\n";

    let told =
        import(&office, &with(&list(&office, "2.csv", second), json!({ "leave_out": true })));

    assert_eq!(troubles(&told), [(2, "another_person"), (4, "twice_in_file")]);
    assert_eq!(told["problems"][0]["suggestion"], "张三");
    assert_eq!(people(&office).len(), 2);
}

#[test]
fn people_who_are_there_already_register_as_themselves() {
    let office = Office::with_sample();
    let before = office.call("people.list", json!({}))["total"].as_u64().unwrap();
    let speaker = office.call("people.list", json!({ "speakers": true, "search": "肖海蓉" }));
    let speaker = &speaker["rows"][0];
    let registered = office.call("registrations.of_person", json!({ "id": speaker["id"] }));
    let id = &registered["registration"]["id"];
    office.call("registrations.remove", json!({ "id": id }));
    let unit = speaker["organisation_zh"].as_str().unwrap();

    let request = list(&office, "1.csv", &format!("姓名,单位\n肖海蓉,{unit}\n"));
    let told = import(&office, &with(&request, json!({ "source": "官网" })));

    assert_eq!(tally(&told), [1, 0, 0, 0], "{told}");
    assert_eq!(office.call("people.list", json!({}))["total"].as_u64().unwrap(), before);
    let again = office.call("registrations.of_person", json!({ "id": speaker["id"] }));
    assert_eq!(again["registration"]["source"], "官网");
}

#[test]
fn units_under_another_legal_form_are_one() {
    let office = Office::new();
    given::organisation(&office, "药明生物技术有限公司");
    let text = "姓名,单位\n张三,药明生物技术\n李四,甲研究院\n王五,甲研究院\n";

    let told = import(&office, &list(&office, "1.csv", text));

    assert_eq!((&told["new_organisations"], tally(&told)), (&json!(1), [3, 0, 0, 0]));
    assert_eq!(troubles(&told), [(2, "organisation_joined")]);
    assert_eq!(office.call("organisations.list", json!({}))["total"], 2);
}

#[test]
fn a_long_work_tells_how_far_it_is_and_stops_when_asked() {
    let office = Office::new();
    let rows: String = (0..437).map(|number| format!("客人,1380001{number:04},单位\n")).collect();
    let request = list(&office, "1.csv", &format!("姓名,手机,单位\n{rows}"));
    let seen = Arc::new(Mutex::new(Vec::new()));
    let notes = Arc::clone(&seen);
    office.app.listen(move |signal| {
        if let Signal::Progress { done, total, .. } = signal {
            notes.lock().unwrap().push((*done, *total));
        }
    });

    office.work("registrations.import", "list", request).unwrap();

    let seen = seen.lock().unwrap();
    assert!(seen.len() > 80, "{seen:?}");
    assert!(seen.iter().all(|(done, total)| done <= total && *total == 874), "{seen:?}");
    assert!(seen.is_sorted(), "{seen:?}");
}

#[test]
fn an_import_that_is_stopped_leaves_nothing() {
    let office = Office::new();
    let rows: String = (0..437).map(|number| format!("客人,1380001{number:04}\n")).collect();
    let request = list(&office, "1.csv", &format!("姓名,手机\n{rows}"));
    let app = Arc::downgrade(&office.app);
    let asking = Asking { job: None, ..office.asking("list") };
    office.app.listen(move |signal| {
        // Half of the work is planned by then, and something is written.
        if let (Signal::Progress { done: 500.., .. }, Some(app)) = (signal, app.upgrade()) {
            app.call(&asking, "jobs.cancel", json!({ "job": "list" })).unwrap();
        }
    });

    let stopped = office.work("registrations.import", "list", request);

    assert_eq!(stopped.unwrap_err().code(), "cancelled");
    assert_eq!(office.call("registrations.list", json!({}))["total"], 0);
    assert_eq!(office.call("people.list", json!({}))["total"], 0);
}

#[test]
fn an_english_name_of_an_organisation_has_less_room_where_it_stands_alone() {
    let office = Office::new();
    let long = "Institute ".repeat(20);
    let text = format!("姓名,单位,单位英文名\n张三,甲研究院,{long}\n李四,,{long}\n");

    let told = import(&office, &with(&list(&office, "1.csv", &text), json!({ "leave_out": true })));

    assert_eq!(troubles(&told), [(3, "too_long")]);
    assert_eq!(people(&office)["张三"]["person"]["organisation_en"], long.trim());
}

#[test]
fn categories_are_made_only_when_asked_for() {
    let office = Office::new();
    let request = list(&office, "1.csv", "姓名,类别\n张三,嘉宾\n李四,志愿者\n");

    let refused = import(&office, &request);
    let told = import(&office, &with(&request, json!({ "new_categories": true })));

    assert_eq!(troubles(&refused), [(3, "unknown_category")]);
    assert_eq!((&told["new_categories"], tally(&told)), (&json!(["志愿者"]), [2, 0, 0, 0]));
}

#[test]
fn the_use_of_columns_is_remembered_for_lists_of_the_same_make() {
    let office = Office::new();
    let text = "甲,乙\n张三,13800001234\n";
    let uses = json!([
        { "column": 0, "field": "full_name" },
        { "column": 1, "field": "external_id" },
    ]);
    let request = list(&office, "1.csv", text);
    let request = with(&request, json!({ "uses": uses }));
    let request_list = json!({ "path": request["list"]["path"], "header_row": 1 });
    import(&office, &with(&request, json!({ "list": request_list })));

    let look = office.call("registrations.look", request_list);

    assert_eq!(look["is_remembered"], true);
    assert_eq!(
        (&look["columns"][1]["field"], &look["key"]),
        (&json!("external_id"), &json!("external_id"))
    );
}

#[test]
fn a_list_in_the_encoding_of_old_programs_is_read_by_itself() {
    let office = Office::new();
    let (bytes, ..) = encoding_rs::GBK.encode(ROUGH);
    let path = office.path("gbk.csv");
    fs::write(&path, bytes).unwrap();

    let look = office.call("registrations.look", json!({ "path": path }));

    assert_eq!((&look["encoding"], &look["header_row"]), (&json!("GB18030"), &json!(3)));
    assert_eq!(look["rows"][1]["cells"][2], "药明生物技术有限公司");
}

#[test]
fn found_tables_are_taken_in_or_refused_with_one_sentence() {
    let Some(tables) = tests::found("tables") else { return };
    let office = Office::new();
    let mut seen = BTreeMap::new();
    for path in tests::files_below(&tables) {
        let list = json!({ "path": path });
        let answer = office.ask("registrations.look", list.clone());
        let request = json!({ "list": list, "dry_run": true });
        let outcome = match (answer, office.ask("registrations.import", request)) {
            (Ok(_), Ok(_)) => "read",
            (Ok(_), Err(other)) if other.code() == "table_no_names" => "of something else",
            (Err(one), Err(other)) => {
                assert_eq!(one.code(), other.code(), "{}", path.display());
                assert!(one.code() != "broken", "{}", path.display());
                "refused"
            }
            (one, other) => panic!("{}: {one:?} {other:?}", path.display()),
        };
        *seen.entry(outcome).or_insert(0) += 1;
    }
    assert!(seen.values().all(|count| *count > 5), "{seen:?}");
    assert_eq!(seen.len(), 3, "{seen:?}");
}

#[test]
fn cells_that_a_spreadsheet_has_turned_into_numbers_keep_their_digits() {
    let office = Office::new();
    let path = office.path("numbers.xlsx");
    let mut book = tables::XlsxWriter::new(Path::new(&path));
    let column = |title: &str| tables::Column { title: title.to_owned(), width: 10 };
    book.sheet("名单", &[column("姓名"), column("手机")]).unwrap();
    for (name, phone) in [("张三", 13_912_345_678.0), ("李四", 13_900_000_000.0)] {
        book.row(&[Cell::of(name), Cell::Number(phone)]).unwrap();
    }
    book.finish().unwrap();

    let told = import(&office, &json!({ "list": { "path": path }, "leave_out": true }));

    assert_eq!(troubles(&told), [(3, "digits_lost")]);
    assert_eq!(people(&office)["张三"]["person"]["phone"], "13912345678");
}
