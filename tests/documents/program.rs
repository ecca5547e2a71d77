//! The program: everything of the event in its place.

use serde_json::json;
use tests::{Office, given};

use super::paper::Paper;

#[test]
fn the_program_of_the_sample_tells_the_whole_summit() {
    let office = Office::with_sample();

    let paper = Paper::print(&office, json!({ "document": "program" }));

    paper.is_sound();
    let pages = paper.text();
    let told = pages.concat();
    for words in [
        "细胞治疗产业高峰论坛",
        "Juna Hotel, Wuxi",
        "孙海东",
        "临床研究用干细胞的质量评价规范要点",
        "《细胞治疗产品产业化生产的挑战与发展趋势》",
        "BioArchive",
        "药明生物",
        "发起单位",
    ] {
        let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(told.contains(&words), "{words} is missing");
    }
    assert!(pages[0].contains("主办单位"));
    assert!(pages[1].contains("目录"));
}

#[test]
fn each_language_stands_alone() {
    let office = Office::with_sample();
    let print = |language: &str| {
        let options = json!({ "language": language });
        Paper::print(&office, json!({ "document": "program", "options": options })).text().concat()
    };

    let (zh, en) = (print("zh"), print("en"));

    assert!(zh.contains("致辞") && !zh.contains("Openingaddress"));
    assert!(en.contains("Openingaddress") && !en.contains("致辞"));
}

#[test]
fn an_empty_event_still_has_a_program() {
    let office = Office::new();

    let paper = Paper::print(&office, json!({ "document": "program" }));

    paper.is_sound();
    assert!(paper.pages() >= 1);
}

#[test]
fn a_long_biography_loses_no_word() {
    let office = Office::new();
    let biography = "长期从事细胞制剂的质量研究，主持多项国家课题。".repeat(60);
    let speaker =
        office.call("people.save", json!({ "full_name": "袁宝珠", "biography_zh": biography }));
    let room = given::room(&office, "主会场", 100);
    given::talk(&office, "报告", "2019-04-13T09:00", &[&room], &[&speaker]);

    let paper =
        Paper::print(&office, json!({ "document": "program", "options": { "language": "zh" } }));

    let told = paper.text().concat();
    assert_eq!(told.matches("主持多项国家课题").count(), 60);
}

#[test]
fn a_program_names_the_edition_of_its_agenda_and_whether_it_has_changed_since() {
    let office = Office::with_sample();
    let cover = || Paper::print(&office, json!({ "document": "program" })).text()[0].clone();
    let first = office.call("sessions.list", json!({}))["rows"][0]["id"].clone();

    let before = cover();
    office.call("editions.publish", json!({}));
    let published = cover();
    office.call("sessions.place", json!({ "id": first, "starts_at": null }));
    let changed = cover();

    assert!(!before.contains("议程第"), "{before}");
    assert!(published.contains("议程第1版") && !published.contains("此后有改动"), "{published}");
    assert!(changed.contains("议程第1版，此后有改动"), "{changed}");
}
