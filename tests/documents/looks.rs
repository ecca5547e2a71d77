//! How every document looks: pages drawn by poppler beside small pictures of them that were looked at.
//!
//! `LOOKS=write` writes the pictures anew; look at them before they are committed.

use std::{collections::BTreeSet, env, fs, ops::Range, path::PathBuf};

use serde_json::{Value, json};
use tests::{Office, given};

use super::{gray::Gray, paper::Paper};

/// How fine the pages are drawn, in dots an inch.
const DOTS: usize = 50;

/// How far a spot of a page may be from its picture, of 255. Two programs that know nothing of each
/// other draw the same page at most 31 apart; a page that is moved by one pixel is at least 51 from
/// itself.
const ALLOWED: u8 = 40;

/// By how many pixels a line is moved to see that it is noticed.
const MOVED: usize = 2;

/// Pages of one document, printed with some options.
struct Look {
    /// What their pictures are called; the number of the page follows.
    name: &'static str,
    document: &'static str,
    options: Value,
    /// The pages that are looked at; all when there are none.
    pages: &'static [usize],
    /// Where the codes of badges stand, in millimeters: each event signs with a key of its own.
    codes: &'static [[f32; 4]],
}

fn look(name: &'static str, document: &'static str, options: Value) -> Look {
    Look { name, document, options, pages: &[1], codes: &[] }
}

/// The looks of the sample event.
fn looks() -> Vec<Look> {
    let mut looks = vec![
        Look {
            codes: &[[61.5, 83.2, 26.5, 26.5]],
            pages: &[1, 2],
            ..look("badges", "badges", json!({ "back": "page", "slot": true }))
        },
        Look { pages: &[], ..look("program", "program", json!({})) },
        Look {
            pages: &[4, 5],
            ..look("program-en", "program", json!({ "language": "en", "size": "a4" }))
        },
        Look {
            pages: &[3],
            ..look(
                "table-cards-upright",
                "table-cards",
                json!({ "language": "zh", "vertical": true }),
            )
        },
        Look { pages: &[1, 4, 5], ..look("program-a4", "program", json!({ "size": "a4" })) },
        look("door-signs-pale", "door-signs", json!({ "accent": "#f9d84a" })),
        look("invitations-zh", "invitations", json!({ "language": "zh" })),
        look("calibration", "calibration", json!({})),
        look("place-cards-sheet", "place-cards", json!({ "sheet": "a4" })),
        Look { pages: &[1, 2], ..look("booklet", "program", json!({ "booklet": {} })) },
        Look {
            pages: &[3, 5],
            ..look("program-beside", "program", json!({ "side_by_side": true }))
        },
    ];
    let both = [
        "table-cards",
        "stage-cards",
        "place-cards",
        "labels",
        "sign-in",
        "invitations",
        "door-signs",
        "session-sheets",
        "arrivals",
        "rooming",
        "diets",
        "attendance",
        "speaking",
        "booth-signs",
        "exhibitors",
    ];
    looks.extend(both.map(|name| look(name, name, json!({ "language": "both" }))));
    let zh = [("door-signs-zh", "door-signs"), ("rooming-zh", "rooming")];
    looks.extend(zh.map(|(name, document)| look(name, document, json!({ "language": "zh" }))));
    let en = [
        ("attendance-en", "attendance"),
        ("membership", "membership"),
        ("departures", "departures"),
        ("exhibitors-en", "exhibitors"),
    ];
    looks.extend(en.map(|(name, document)| look(name, document, json!({ "language": "en" }))));
    looks
}

/// The looks of an event with the longest names and the rarest characters.
fn hard_looks() -> Vec<Look> {
    let hard = |name, document| Look { pages: &[1, 2, 3], ..look(name, document, json!({})) };
    vec![
        Look {
            codes: &[[61.5, 83.2, 26.5, 26.5]],
            pages: &[1, 2, 3],
            ..look("hard-badges", "badges", json!({ "photo": true }))
        },
        hard("hard-table-cards", "table-cards"),
        Look { pages: &[1], ..hard("hard-sign-in", "sign-in") },
        Look { pages: &[3, 4, 5], ..look("hard-program", "program", json!({ "by_room": true })) },
    ]
}

fn hard_event() -> Office {
    let office = Office::new();
    let unit = json!({ "name_zh": "国家干细胞与再生医学产业技术创新战略联盟（无锡）细胞治疗产品质量研究与评价中心有限责任公司",
        "name_en": "Centre for the Quality Assessment of Cell Therapy Products of the National Alliance for Stem Cells and Regenerative Medicine" });
    let unit = office.call("organisations.save", unit)["id"].clone();
    let people = [
        ("王䶮㛃", "", "理事长"),
        (
            "买买提·阿卜杜热合曼·吐尔逊江·𠅤𬭎",
            "Memet Abdurahman Tursunjan",
            "首席科学家兼细胞制剂生产与质量管理部联席主任",
        ),
        ("María Łukasiewicz-Fernández de la Vega y Åström", "", "Vice President"),
    ];
    let photo = photo(&office);
    for (name, latin, position) in people {
        let person = json!({ "full_name": name, "latin_name": latin, "organisation_id": unit,
            "position_zh": position, "photo_id": photo });
        office.call("registrations.save", json!({ "person": person }));
    }
    sponsored_sessions(&office, &unit);
    office
}

/// A photo: a bright disk on dark ground.
fn photo(office: &Office) -> Value {
    let side = 120;
    let pixel = |at: usize| {
        let away = |place: usize| place.abs_diff(side / 2).pow(2);
        let inside = away(at % side) + away(at / side) < (side / 3).pow(2);
        if inside { 220 } else { 60 }
    };
    let photo = Gray { width: side, height: side, pixels: (0..side * side).map(pixel).collect() };
    let path = office.path("photo.png");
    photo.write(&path);
    office.call("pictures.add", json!({ "path": path }))
}

/// Two rooms with a session each, and a sponsor that says something of itself.
fn sponsored_sessions(office: &Office, unit: &Value) {
    let speaker = office.call("people.list", json!({}))["rows"][0]["id"].clone();
    for (room, title) in [("世尊厅", "质量评价"), ("一号会议室", "设备与耗材")] {
        let room = given::room(office, room, 80)["id"].clone();
        let session = json!({ "kind": "talk", "title_zh": title, "minutes": 40,
            "starts_at": "2019-04-13T09:00", "room_ids": [room],
            "roles": [{ "person_id": speaker, "role": "speaker" }] });
        office.call("sessions.save", session);
    }
    office.call("hosts.save", json!({ "organisation_id": unit, "role": "sponsor" }));
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("documents/looks")
}

/// Prints what is looked at; answers each page under the name of its picture.
fn drawn(office: &Office, looks: &[Look]) -> Vec<(String, Gray)> {
    let mut drawn = Vec::new();
    for Look { name, document, options, pages, codes } in looks {
        let paper = Paper::print(office, json!({ "document": document, "options": options }));
        let all: Vec<usize> = (1..=paper.pages()).collect();
        for page in if pages.is_empty() { &all } else { *pages } {
            let mut picture = paper.picture(*page, DOTS);
            for code in *codes {
                picture.blank(code.map(|place| (place / 25.4 * DOTS as f32) as usize));
            }
            drawn.push((format!("{name}-{page:02}"), picture));
        }
    }
    drawn
}

/// Compares pages with their pictures; answers one line for each that looks otherwise.
fn compared(pages: &[(String, Gray)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, page) in pages {
        let reference = folder().join(format!("{name}.png"));
        if env::var_os("LOOKS").is_some_and(|how| how == "write") {
            page.coarse().write(&reference);
            continue;
        }
        if !reference.exists() {
            wrong.push(format!("{name} has no picture"));
            continue;
        }
        let reference = Gray::read(&reference);
        let apart = reference.apart(page);
        if apart.is_some_and(|apart| apart <= ALLOWED) {
            continue;
        }
        let seen = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
        page.write(&seen);
        if let Some(difference) = reference.difference(page) {
            difference.write(&seen.with_extension("difference.png"));
        }
        wrong.push(format!("{name}: {apart:?}, see {}", seen.display()));
    }
    wrong
}

#[test]
fn every_document_looks_as_it_was_approved() {
    let office = Office::with_sample();
    let pages = drawn(&office, &looks());
    let hard = drawn(&hard_event(), &hard_looks());

    let mut wrong = compared(&pages);
    wrong.extend(compared(&hard));

    assert!(wrong.is_empty(), "{}\nLOOKS=write writes the pictures anew.", wrong.join("\n"));
    let names: BTreeSet<String> =
        pages.iter().chain(&hard).map(|(name, _)| format!("{name}.png")).collect();
    let files: BTreeSet<String> = fs::read_dir(folder())
        .expect("the pictures are there")
        .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(files, names, "pictures that no page is compared with");
    let documents = office.call("print.documents", json!(null));
    let looked_at: BTreeSet<&str> = looks().iter().map(|look| look.document).collect();
    for kind in documents.as_array().expect("a list") {
        let name = kind["name"].as_str().expect("a name");
        assert!(looked_at.contains(name), "nobody looks at {name}");
    }
}

/// What must be noticed is noticed: in each picture a line of text is moved by one
/// millimeter, and then a word is taken out.
#[test]
fn a_line_that_is_moved_and_a_word_that_is_gone_are_noticed() {
    for name in ["badges-01", "program-05", "sign-in-01", "invitations-01", "door-signs-01"] {
        let page = Gray::read(&folder().join(format!("{name}.png")));
        let line = page.line();

        let mut moved = page.clone();
        let rows = |rows: Range<usize>| rows.start * page.width..rows.end * page.width;
        moved.pixels.copy_within(rows(line.clone()), (line.start + MOVED) * page.width);
        moved.pixels[rows(line.start..line.start + MOVED)].fill(255);
        let mut gone = page.clone();
        let word = page.word(line.clone());
        gone.blank([word.start, line.start, word.len(), line.len()]);

        for (what, changed) in [("moved", moved), ("gone", gone)] {
            let apart = page.apart(&changed).expect("they are as large");
            assert!(apart > ALLOWED, "{name} {what}: {apart}");
        }
    }
}

/// Another program draws other pixels of the same page, and is not taken for a mistake.
#[test]
fn the_same_page_drawn_by_another_program_looks_the_same() {
    let office = Office::with_sample();
    for document in ["badges", "program", "sign-in", "invitations"] {
        let paper = Paper::print(&office, json!({ "document": document }));

        let (poppler, mutool) = (paper.picture(1, DOTS), paper.picture_by_mutool(1, DOTS));

        let apart = poppler.apart(&mutool).expect("they are as large");
        assert!(apart <= ALLOWED && apart > 0, "{document}: {apart}");
    }
}
