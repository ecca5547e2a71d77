//! Badges: every name readable, every code read back and believed at the door.

use std::collections::HashSet;

use serde_json::json;
use tests::{Office, given};

use super::paper::Paper;

#[test]
fn every_badge_of_the_sample_is_let_in_by_its_printed_code() {
    let office = Office::with_sample();

    let paper = Paper::print(&office, json!({ "document": "badges" }));

    paper.is_sound();
    let guests = office.call("registrations.list", json!({ "limit": 1000 }));
    assert_eq!(json!(paper.pages()), guests["total"]);
    // Every seventh page keeps the test short; all are made the same way.
    for page in (1..=paper.pages()).step_by(7) {
        let codes = paper.codes(page);
        assert_eq!(codes.len(), 1, "page {page}");
        let answer = office.call("checkins.record", json!({ "code": codes[0] }));
        let row = &guests["rows"][page - 1];
        assert_eq!(answer["guest"]["full_name"], row["full_name"], "page {page}");
        assert_ne!(answer["reason"], "forged");
    }
}

#[test]
fn every_code_of_a_thousand_badges_is_read_and_known_at_the_door() {
    const COUNT: usize = 1000;
    let office = Office::new();
    for number in 0..COUNT {
        let person = json!({ "full_name": format!("来宾{number}"), "position_zh": "主任医师" });
        office.call("registrations.save", json!({ "person": person }));
    }

    let paper = Paper::print(&office, json!({ "document": "badges" }));

    assert_eq!(paper.pages(), COUNT);
    let mut guests = HashSet::new();
    for first in (1..=COUNT).step_by(100) {
        for code in paper.codes_of(first..=first + 99) {
            let code = code.expect("the code is read");
            let answer = office.call("checkins.record", json!({ "code": code }));
            assert_eq!(answer["verdict"], "welcome", "{answer}");
            guests.insert(answer["guest"]["full_name"].to_string());
        }
    }
    assert_eq!(guests.len(), COUNT);
}

#[test]
fn the_code_is_read_beside_the_longest_name_of_an_event() {
    let office = Office::new();
    let mut event = office.call("event.get", json!(null));
    event["name_zh"] = json!(
        "第二十三届中国（长三角）国际细胞与基因治疗产业高质量发展高峰论坛\
        暨无锡市细胞治疗产业联盟第一届第二次全体理事会议"
    );
    event["name_en"] = json!(
        "The 23rd China (Yangtze River Delta) International Summit on High-Quality Development of the \
        Cell and Gene Therapy Industry and Second Plenary Council Meeting of the Alliance"
    );
    event["venue_zh"] = json!("无锡太湖国际博览中心君来世尊酒店三层宴会厅及A1至A6号馆");
    office.call("event.save", event);
    given::registration(&office, "张三");

    for size in ["90x54", "86x54"] {
        for slot in [false, true] {
            let options = json!({ "size": size, "slot": slot });
            let paper = Paper::print(&office, json!({ "document": "badges", "options": options }));

            assert_eq!(paper.codes(1).len(), 1, "{size}, {slot}");
        }
    }
}

#[test]
fn rare_names_are_printed_and_can_be_copied() {
    let office = Office::new();
    let names = ["王䶮", "李𬭎", "张㛃", "阿依古丽·买买提", "María Łukasiewicz", "单晓明"];
    for name in names {
        given::registration(&office, name);
    }

    let paper = Paper::print(
        &office,
        json!({ "document": "badges", "options": { "language": "zh", "size": "a6" } }),
    );

    let text = paper.text().concat();
    for name in names {
        let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(text.contains(&name), "{name} is not in {text}");
    }
}

#[test]
fn a_character_that_no_font_has_is_told_with_the_name_before_printing() {
    let office = Office::new();
    given::registration(&office, "王\u{10FFFD}");

    let findings = office.call("print.findings", json!({ "document": "badges" }));

    assert_eq!(findings[0]["kind"], "missing_character");
    assert_eq!(findings[0]["subject"], "王\u{10FFFD}");
    assert_eq!(findings[0]["text"], "\u{10FFFD}");
}

#[test]
fn a_long_organisation_gives_its_short_name_and_is_listed_with_the_person() {
    let office = Office::new();
    let name = "新疆维吾尔自治区人民医院血液科造血干细胞移植中心国际合作与交流办公室联络组\
                （二〇一九年产业联盟发起大会筹备期间）";
    let unit = json!({ "name_zh": name, "short_name": "新疆人民医院" });
    let unit = office.call("organisations.save", unit)["id"].clone();
    let person = json!({ "full_name": "张三", "latin_name": "Zhang San", "organisation_id": unit });
    office.call("registrations.save", json!({ "person": person }));

    for (document, size) in [("badges", "86x54"), ("table-cards", "a5")] {
        let options = json!({ "language": "zh", "size": size });
        let request = json!({ "document": document, "options": options });
        let findings = office.call("print.findings", request.clone());
        let text = Paper::print(&office, request).text().concat();

        assert!(text.contains("新疆人民医院") && !text.contains("联络组"), "{document}: {text}");
        let told = ["kind", "subject", "subject_en", "field", "text"];
        let told = told.map(|field| findings[0][field].as_str().unwrap());
        assert_eq!(told, ["shortened", "张三", "Zhang San", "organisation", name], "{document}");
    }
}

#[test]
fn every_card_that_is_set_smaller_is_listed_the_gravest_first() {
    let office = Office::with_sample();

    let findings = office.call("print.findings", json!({ "document": "badges" }));

    let (zh, en) = (words("zh"), words("en"));
    let ranks = [
        "missing_character",
        "right_to_left",
        "unshaped",
        "overflow",
        "left_out",
        "no_code",
        "elsewhere",
        "continued",
        "shortened",
        "level",
        "parted",
        "reduced",
        "shrunk",
    ];
    let mut before = (0, 0);
    for finding in findings.as_array().unwrap() {
        let kind = finding["kind"].as_str().unwrap();
        let rank = ranks.iter().position(|rank| *rank == kind).unwrap();
        let now = (rank, finding["percent"].as_u64().unwrap_or_default());
        assert!(before <= now, "{finding}");
        before = now;
        let field = finding["field"].as_str().unwrap();
        assert!(zh["print_fields"][field].is_string() && en["print_fields"][field].is_string());
    }
    let of = |name: &str| {
        let all = findings.as_array().unwrap();
        all.iter().filter(|finding| finding["subject"] == name).count()
    };
    assert!(of("阿依古丽·买买提") > 0, "{findings}");
    assert_eq!(of("孙海东"), 0, "{findings}");
}

fn words(language: &str) -> serde_json::Value {
    let path = format!("{}/../ui/src/lib/words/{language}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the words are there");
    serde_json::from_str(&text).expect("they are JSON")
}

#[test]
fn many_on_a_sheet_lose_nobody() {
    let office = Office::with_sample();

    let paper = Paper::print(
        &office,
        json!({ "document": "badges", "options": { "sheet": "a4", "size": "90x54" } }),
    );

    paper.is_sound();
    assert_eq!(paper.pages(), 10);
    assert_eq!(paper.codes(1).len(), 10);
    let told = office.call(
        "print.preview",
        json!({ "document": "badges", "options": { "sheet": "a4", "size": "90x54" }, "count": 1 }),
    );
    assert_eq!(told["total"], 10);
}

#[test]
fn those_who_cancelled_get_no_badge() {
    let office = Office::new();
    given::registration(&office, "张三");
    let gone = given::registration(&office, "李四");
    let ids = json!([gone["registration"]["id"]]);
    office.call("registrations.move", json!({ "filter": { "ids": ids }, "state": "cancelled" }));

    let paper = Paper::print(&office, json!({ "document": "badges" }));

    assert_eq!(paper.pages(), 1);
    assert!(paper.text()[0].contains("张三"));
    let nobody = json!({ "document": "badges", "filter": { "search": "nobody" },
        "path": office.path("none.pdf") });
    assert_eq!(office.refused("print.save", nobody).code(), "nothing_to_print");
    assert!(!office.path("none.pdf").exists());
}

#[test]
fn the_same_event_prints_the_same_bytes() {
    let office = Office::with_sample();
    let request = json!({ "document": "badges", "filter": { "search": "zhang" } });

    let (one, other) =
        (Paper::print(&office, request.clone()).bytes(), Paper::print(&office, request).bytes());

    assert!(one == other);
}

#[test]
fn the_preview_is_drawn_with_outlines_only() {
    let office = Office::with_sample();

    let preview = office.call("print.preview", json!({ "document": "badges", "count": 2 }));

    assert_eq!(preview["total"], 98);
    assert_eq!(preview["pages"].as_array().unwrap().len(), 2);
    let svg = preview["pages"][0]["svg"].as_str().unwrap();
    assert!(svg.starts_with("<svg") && svg.contains("<path"));
    assert!(!svg.contains("<text") && !svg.contains("http://localhost"));
}
