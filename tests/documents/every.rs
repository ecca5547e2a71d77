//! Every document of the table, in every language: sound, and saying what it is for.

use serde_json::{Value, json};
use tests::{Office, given};

use super::paper::Paper;

fn printed(office: &Office, document: &str, language: &str) -> (Paper, String) {
    let options = json!({ "language": language });
    let paper = Paper::print(office, json!({ "document": document, "options": options }));
    let text = paper.text().concat();
    (paper, text)
}

#[test]
fn every_document_is_sound_in_every_language() {
    let office = Office::with_sample();
    let documents = office.call("print.documents", json!(null));
    let names: Vec<&str> =
        documents.as_array().unwrap().iter().filter_map(|kind| kind["name"].as_str()).collect();

    assert!(names.len() > 13, "{names:?}");
    for name in names {
        for language in ["zh", "en", "both"] {
            let (paper, text) = printed(&office, name, language);

            paper.is_sound();
            assert!(text.len() > 20, "{name} {language}");
            let set = paper.set_text();
            let put_in = put_in(&office, name, language);
            for words in put_in {
                assert!(set.contains(&words), "{words} is not on {name} in {language}: {set}");
            }
        }
    }
}

/// What of the event must stand in a document: every person, every title, every organisation.
fn put_in(office: &Office, document: &str, language: &str) -> Vec<String> {
    let (list, zh, en): (_, &[&str], &[&str]) = match document {
        "badges" | "table-cards" | "place-cards" | "labels" | "sign-in" | "invitations"
        | "attendance" => ("registrations.list", &["full_name"], &["latin_name", "pinyin"]),
        "door-signs" | "session-sheets" | "program" | "speaking" => {
            ("sessions.list", &["title_zh"], &["title_en"])
        }
        "membership" => ("organisations.list", &["name_zh"], &["name_en"]),
        "booth-signs" | "exhibitors" => {
            ("booths.list", &["number", "exhibitor_zh"], &["number", "exhibitor_en"])
        }
        // A page for the printer says nothing of the event; the lists of receptions have tests of their own.
        _ => return Vec::new(),
    };
    let request = match document {
        "membership" => json!({ "members": true, "limit": 1000 }),
        "booth-signs" | "exhibitors" => json!({}),
        _ => json!({ "limit": 1000 }),
    };
    let told: Vec<Value> = rows(&office.call(list, request)).cloned().collect();
    // A speaker is thanked for talks alone, and a chair needs no sheet for lunch.
    let told = told.iter().filter(|row| {
        let speaks = row["people"].as_array().is_none_or(|people| !people.is_empty());
        match document {
            "session-sheets" | "speaking" => speaks,
            _ => true,
        }
    });
    let value = |row: &Value, fields: &[&str]| -> Vec<String> {
        let said = fields.iter().filter_map(|field| row[*field].as_str());
        said.filter(|text| !text.is_empty()).map(bare).collect()
    };
    let mut expected = Vec::new();
    for row in told {
        if language != "en" {
            expected.extend(value(row, zh));
        }
        if language == "en" {
            let said = value(row, en);
            // Of a person the own spelling of the name, else its reading.
            let count = if zh == ["full_name"] { 1 } else { said.len() };
            expected.extend(said.into_iter().take(count));
        }
    }
    assert!(expected.len() > 2, "{document}");
    expected
}

/// What is said in Chinese, and what in English; neither stands in a document of the other language.
#[track_caller]
fn check(document: &str, pages: usize, zh: &str, en: &str) {
    let office = Office::with_sample();

    let (paper, chinese) = printed(&office, document, "zh");
    let (_, english) = printed(&office, document, "en");
    let (_, both) = printed(&office, document, "both");

    assert_eq!(paper.pages(), pages, "{document}");
    assert!(chinese.contains(zh) && !chinese.contains(en), "{document} in Chinese: {chinese}");
    assert!(english.contains(en) && !english.contains(zh), "{document} in English: {english}");
    assert!(both.contains(zh) && both.contains(en), "{document} in both: {both}");
}

#[test]
fn each_document_says_in_each_language_what_it_is_for() {
    check("table-cards", 98, "博雅控股集团", "BoyalifeGroup");
    check("stage-cards", 6, "博雅控股集团", "BoyalifeGroup");
    check("place-cards", 98, "博雅控股集团", "SunHaidong");
    check("labels", 5, "孙海东", "SunHaidong");
    check("sign-in", 6, "签名", "Signature");
    check("door-signs", 1, "细胞医疗产品的质量评价", "Openingaddress");
    check("session-sheets", 6, "记录", "Notes");
    check("arrivals", 3, "到达名单", "Arrivals");
    check("departures", 3, "离开名单", "Departures");
    check("rooming", 3, "住房名单", "Roominglist");
    check("rooming", 3, "仇思远", "QiuSiyuan");
    check("diets", 2, "用餐名单", "Mealsanddiets");
    check("invitations", 98, "敬礼！", "Yourssincerely");
    check("attendance", 98, "特此证明", "CertificateofAttendance");
    check("speaking", 6, "特颁此证", "Withourthanks");
    check("membership", 8, "副理事长单位", "ofthealliance");
    check("booth-signs", 3, "博雅控股集团", "BoyalifeGroup");
    check("exhibitors", 1, "展商与设备清单", "Exhibitorsandequipment");
}

#[test]
fn the_list_of_exhibitors_is_narrowed_by_words_as_the_signs_of_their_booths_are() {
    let office = Office::with_sample();
    let list = |words: &str| {
        let filter = json!({ "search": words });
        let request = json!({ "document": "exhibitors", "filter": filter });
        Paper::print(&office, request).text().concat()
    };

    let (all, one) = (list("博雅"), list("A02"));

    assert!(all.contains("AXP") && all.contains("RES-Q"), "{all}");
    assert!(!one.contains("AXP") && one.contains("RES-Q"), "{one}");
    let nobody = json!({ "document": "exhibitors", "path": office.path("none.pdf"),
        "filter": { "search": "药明" } });
    assert_eq!(office.refused("print.save", nobody).code(), "nothing_to_print");
}

/// What stands on each document in both languages, besides its title: Chinese, and its English.
#[test]
fn both_languages_say_everything_in_both() {
    let office = Office::with_sample();
    let title = "AllianceInitiative".to_lowercase();
    for (document, english) in [
        ("door-signs", vec!["Coffeeandexhibition", "SunHaidong", "BoyalifeGroup", &title]),
        ("session-sheets", vec!["Saturday,13April2019", "Mainhall", "LiYishu", "Reader"]),
        ("place-cards", vec!["BoyalifeGroup", "CellTherapyIndustrySummitForum"]),
        ("labels", vec!["BoyalifeGroup", "GeneralManager"]),
        ("sign-in", vec!["GeneralManager", "JunaHotel"]),
        ("rooming", vec!["JunaHotel", "BoyalifeGroup"]),
        ("diets", vec!["Lunch", "Saturday,13April2019"]),
        ("attendance", vec!["13April2019", "BoyalifeGroup", "WuxiScienceandTechnologyBureau"]),
        ("badges", vec!["Saturday,13April2019", "JunaHotel"]),
        ("exhibitors", vec!["cleancompressedair", "floorload"]),
    ] {
        let (_, text) = printed(&office, document, "both");
        let text = bare(&text).to_lowercase();

        for words in english {
            assert!(text.contains(&words.to_lowercase()), "{words} is not on {document}: {text}");
        }
    }
}

#[test]
fn an_invitation_in_both_languages_is_set_at_its_first_size() {
    let office = Office::with_sample();

    let findings = office.call("print.findings", json!({ "document": "invitations" }));

    assert_eq!(findings, json!([]));
}

#[test]
fn rare_characters_and_english_people_are_on_every_card() {
    let office = Office::new();
    let names = ["王䶮", "李𬭎", "张㛃", "María Łukasiewicz-Fernández de la Vega"];
    for name in names {
        given::registration(&office, name);
    }

    for document in ["table-cards", "place-cards", "labels", "sign-in", "invitations", "attendance"]
    {
        let (_, text) = printed(&office, document, "zh");

        for name in names {
            let name = bare(name);
            assert!(bare(&text).contains(&name), "{name} is not on {document}: {text}");
        }
    }
}

fn of_sheet(office: &Office, grouping: &str) -> String {
    let options = json!({ "language": "zh", "grouping": grouping });
    Paper::print(office, json!({ "document": "sign-in", "options": options })).text().concat()
}

#[test]
fn a_sign_in_sheet_is_parted_as_chosen_and_loses_nobody() {
    let office = Office::with_sample();
    let guests = office.call("registrations.list", json!({ "limit": 1000 }));
    let names: Vec<&str> = rows(&guests).filter_map(|row| row["full_name"].as_str()).collect();

    for grouping in ["organisation", "category", "pinyin", "nothing"] {
        let text = bare(&of_sheet(&office, grouping));

        for name in &names {
            let name = bare(name);
            assert!(text.contains(&name), "{name} is not in the sheet by {grouping}");
        }
    }
}

#[test]
fn a_mark_stands_on_the_badge_of_those_who_said_yes() {
    let office = Office::new();
    let field = json!({ "name_zh": "欢迎晚宴", "name_en": "Welcome dinner", "kind": "yes_no" });
    let field = office.call("custom_fields.save", field)["id"].clone();
    let id = field.as_str().unwrap();
    for (name, said) in [("张三", "yes"), ("李四", "no")] {
        let draft = json!({ "person": { "full_name": name }, "custom": { id: said } });
        office.call("registrations.save", draft);
    }
    let options = json!({ "language": "zh", "marks": [id] });

    let paper = Paper::print(&office, json!({ "document": "badges", "options": options }));

    let text = paper.text();
    assert_eq!(text.concat().matches("欢迎晚宴").count(), 1);
    let marked = text.iter().find(|page| page.contains("欢迎晚宴")).unwrap();
    assert!(marked.contains("张三"), "{marked}");
}

#[test]
fn labels_that_are_gone_stay_empty() {
    let office = Office::new();
    for number in 0..20 {
        given::registration(&office, &format!("张三{number}"));
    }
    let print = |used: u8| {
        let options = json!({ "labels": "l7160", "used_labels": used });
        Paper::print(&office, json!({ "document": "labels", "options": options })).pages()
    };

    assert_eq!((print(0), print(1), print(2)), (1, 1, 2));
}

#[test]
fn what_an_event_does_not_have_is_not_printed() {
    let office = Office::new();

    for document in [
        "table-cards",
        "sign-in",
        "door-signs",
        "speaking",
        "stage-cards",
        "booth-signs",
        "labels",
        "arrivals",
        "rooming",
        "diets",
    ] {
        let request = json!({ "document": document, "path": office.path("none.pdf") });

        assert_eq!(office.refused("print.save", request).code(), "nothing_to_print", "{document}");
    }
    assert!(!office.path("none.pdf").exists());
}

#[test]
fn a_card_is_previewed_without_laying_out_the_others() {
    let office = Office::with_sample();
    let options = json!({ "back": "page", "sheet": "single" });

    let preview = office.call(
        "print.preview",
        json!({ "document": "badges", "options": options, "from": 190, "count": 8 }),
    );

    assert_eq!(preview["total"], 196);
    assert_eq!(preview["pages"].as_array().unwrap().len(), 6);
}

/// What has never been printed is all new, and what is new is known only once all of it was taken.
#[test]
fn a_preview_of_some_shows_what_a_preview_of_all_shows() {
    let office = Office::with_sample();
    let cases = [
        ("badges", json!({ "back": "page", "sheet": "a4" }), 5),
        ("badges", json!({ "order": "organisation" }), 40),
        ("table-cards", json!({ "language": "zh" }), 96),
        ("invitations", json!({ "order": "category" }), 0),
    ];
    for (document, options, from) in cases {
        let preview = |only_changed: bool| {
            let request = json!({ "document": document, "options": options, "from": from,
                "count": 3, "only_changed": only_changed });
            office.call("print.preview", request)
        };

        let (some, all) = (preview(false), preview(true));

        assert_eq!(some["total"], all["total"], "{document}");
        assert!(!all["pages"].as_array().unwrap().is_empty(), "{document}");
        assert_eq!(some["pages"], all["pages"], "{document}");
        assert_eq!(some["findings"], all["findings"], "{document}");
    }
}

/// A text without spaces, and without hyphens: readers take one at the end of a line for a broken word.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

fn rows(answer: &Value) -> impl Iterator<Item = &Value> {
    answer["rows"].as_array().into_iter().flatten()
}
