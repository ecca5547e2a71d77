//! Rare characters: what the fonts have is printed and can be copied, what none has is named before.

use std::collections::BTreeSet;

use serde_json::json;
use summit_print::fonts::{FontBook, Weight};
use tests::{Office, given};

use super::paper::Paper;

/// The blocks of Chinese characters that GB 18030-2022 asks for at its third level.
const LEVEL_THREE: [(u32, u32); 8] = [
    (0x3400, 0x4DBF),
    (0x9FA6, 0x9FFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B739),
    (0x2B740, 0x2B81D),
    (0x2B820, 0x2CEA1),
    (0x2CEB0, 0x2EBE0),
    (0x2E80, 0x2FD5),
];

/// Every so many characters of a block are tried: all of them would fill a hundred pages.
const STEP: usize = 23;

#[test]
fn what_the_fonts_have_of_gb_18030_is_printed_and_what_they_lack_is_named() {
    let office = Office::new();
    let book = FontBook::find().unwrap();
    let blocks = LEVEL_THREE.iter().flat_map(|(first, last)| (*first..=*last).step_by(STEP));
    // Radicals are read back as the characters they look like: they are printed, but not compared.
    let tried: Vec<char> = blocks.filter_map(char::from_u32).collect();
    let has = |character: &char| book.face_for(*character, Weight::Regular).is_some();
    let (known, unknown): (Vec<char>, Vec<char>) = tried.into_iter().partition(has);
    let text: String = known.iter().chain(&unknown).collect();
    let unit = json!({ "name_zh": "甲院", "profile_zh": text });
    let unit = office.call("organisations.save", unit)["id"].clone();
    let hall = office.call("halls.save", json!({ "name_zh": "一号馆" }))["id"].clone();
    let booth = json!({ "number": "A1", "hall_id": hall, "exhibitor_id": unit, "kind": "raw", "status": "confirmed",
        "width_mm": 3000, "depth_mm": 3000 });
    office.call("booths.save", booth);

    let request = json!({ "document": "program", "options": { "language": "zh" } });
    let findings = office.call("print.findings", request.clone());
    let printed = Paper::print(&office, request).text().concat();

    let printed: BTreeSet<char> = printed.chars().collect();
    let lost = |character: &&char| **character as u32 > 0x3000 && !printed.contains(*character);
    assert_eq!(known.iter().filter(lost).collect::<Vec<_>>(), Vec::<&char>::new());
    assert!(known.len() > 280, "{}", known.len());
    let named = findings
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["kind"] == "missing_character" && finding["subject"] == "甲院");
    let named = named.map_or("", |finding| finding["text"].as_str().unwrap());
    assert_eq!(named.chars().collect::<BTreeSet<_>>(), unknown.into_iter().collect());
}

#[test]
fn rare_names_are_on_every_card_and_what_no_font_has_is_named_with_the_person() {
    let office = Office::new();
    for name in ["王䶮", "李𬭎", "张㛃", "赵𠅤", "𠮷田"] {
        given::registration(&office, name);
    }
    // The second is a character of Extension H, of 2022.
    given::registration(&office, "钱\u{31350}");

    // Its font came with the window: a character that ours lack is taken from the computer.
    if cfg!(target_os = "linux") {
        let book = FontBook::find().unwrap();
        assert!(book.face_for('𠮷', Weight::Bold).is_some());
        assert_ne!(book.face_for('𠮷', Weight::Bold), book.face_for('𠮷', Weight::Regular));
    }

    for document in ["badges", "table-cards", "place-cards", "labels", "invitations"] {
        let request = json!({ "document": document, "options": { "language": "zh" } });
        let findings = office.call("print.findings", request.clone());
        let text = Paper::print(&office, request).text().concat();

        for name in ["王䶮", "李𬭎", "张㛃"] {
            assert!(text.contains(name), "{name} is not on {document}: {text}");
        }
        let book = FontBook::find().unwrap();
        for (name, rare) in [("赵𠅤", '𠅤'), ("𠮷田", '𠮷'), ("钱\u{31350}", '\u{31350}')]
        {
            let is_printed = book.face_for(rare, Weight::Regular).is_some();
            let told =
                findings.as_array().unwrap().iter().any(|finding| {
                    finding["subject"] == name && finding["text"] == rare.to_string()
                });
            assert_eq!(told, !is_printed, "{name}, {document}: {findings}");
            let shown = if is_printed { name.to_owned() } else { name.replace(rare, "〓") };
            assert!(text.contains(&shown), "{shown} is not on {document}: {text}");
        }
    }
}

#[test]
fn bold_text_is_set_in_bold_faces_of_both_scripts() {
    let office = Office::new();
    given::registration(&office, "Katarzyna Łękołodzka");
    given::registration(&office, "张三");

    let paper = Paper::print(&office, json!({ "document": "badges" }));

    let fonts = paper.fonts();
    for face in ["NotoSansSC-Bold", "NotoSans-Bold", "NotoSansSC-Regular"] {
        assert!(fonts.contains(face), "{face} is not in {fonts}");
    }
}

#[test]
fn a_name_that_is_set_apart_or_from_top_to_bottom_is_copied_as_one_word() {
    let office = Office::new();
    given::registration(&office, "张三");
    let whole = |options: serde_json::Value, document: &str| {
        let paper = Paper::print(&office, json!({ "document": document, "options": options }));
        let found = paper.words();
        assert!(found.iter().any(|word| word == "张三"), "{document} {options}: {found:?}");
    };

    for document in ["table-cards", "place-cards", "labels"] {
        whole(json!({ "language": "zh", "spread_names": true }), document);
    }
    whole(json!({ "language": "zh", "vertical": true }), "table-cards");
    let certificates = json!({ "document": "attendance", "options": { "language": "zh" } });
    let found = Paper::print(&office, certificates).words();
    assert!(found.iter().any(|word| word == "参会证明"), "{found:?}");
}
