//! Sheets: the other sides behind their fronts, and booklets read in order, as poppler sees them.

use serde_json::json;
use tests::Office;

use super::paper::Paper;

/// The pages of the program as they are read, one after another.
fn read(booklet: &serde_json::Value) -> (Vec<String>, Vec<String>) {
    let office = Office::with_sample();
    let options = json!({ "language": "zh", "notes_pages": 7 });
    let single = Paper::print(&office, json!({ "document": "program", "options": options })).text();
    let options = json!({ "language": "zh", "notes_pages": 7, "booklet": booklet });
    let folded = Paper::print(&office, json!({ "document": "program", "options": options }));
    folded.is_sound();
    let sheets = folded.boxes("MediaBox");
    let is_a4 =
        |(width, height): &(f64, f64)| (width - 841.89).abs() + (height - 595.28).abs() < 0.1;
    assert!(!sheets.is_empty() && sheets.iter().all(is_a4), "{sheets:?}");
    (single, folded.halves((148.5, 210.0)))
}

/// Takes the halves of a signature apart and sorts them into the order in which they are read.
fn in_order(halves: &[String]) -> Vec<String> {
    let count = halves.len();
    let mut pages = vec![String::new(); count];
    for (sheet, four) in halves.chunks(4).enumerate() {
        let [front_left, front_right, back_left, back_right] = four else { panic!("{four:?}") };
        let first = 2 * sheet;
        pages[count - 1 - first].clone_from(front_left);
        pages[first].clone_from(front_right);
        pages[first + 1].clone_from(back_left);
        pages[count - 2 - first].clone_from(back_right);
    }
    pages
}

#[test]
fn a_folded_program_is_read_in_order() {
    let (single, halves) = read(&json!({}));

    let pages = in_order(&halves);

    assert!(single.len() > 16, "{}", single.len());
    assert_eq!(pages.len(), single.len().next_multiple_of(4));
    // The back cover stays outside: the empty pages stand before it.
    let (cover, inside) = single.split_last().unwrap();
    assert_eq!(pages[..inside.len()], *inside);
    assert!(pages[inside.len()..pages.len() - 1].iter().all(String::is_empty));
    assert_eq!(pages.last().unwrap(), cover);
}

#[test]
fn signatures_are_read_one_after_another() {
    let (single, halves) = read(&json!({ "sheets": 2 }));

    let pages: Vec<String> = halves.chunks(8).flat_map(in_order).collect();

    let (cover, inside) = single.split_last().unwrap();
    assert_eq!((&pages[..inside.len()], pages.last()), (inside, Some(cover)));
}

#[test]
fn links_and_bookmarks_lead_to_the_sheet_on_which_their_page_stands() {
    let office = Office::with_sample();
    let options = json!({ "language": "zh", "booklet": {} });

    let folded = Paper::print(&office, json!({ "document": "program", "options": options }));

    let halves = folded.halves((148.5, 210.0));
    let bookmarks = folded.bookmarks();
    assert!(bookmarks.len() > 5, "{bookmarks:?}");
    for (title, sheet) in bookmarks {
        let bare: String = title.chars().filter(|c| !c.is_whitespace()).collect();
        let sides = halves[2 * (sheet - 1)..2 * sheet].concat();
        assert!(sides.contains(&bare), "{title} is not on sheet {sheet}: {sides}");
    }
}

/// What the pages of a document tell a print shop in tenths of a millimeter: the paper, the bleed and the trim,
/// each its left, lower, right and upper side. Every page has all of them and all pages are alike.
#[track_caller]
fn boxes(document: &str, options: &serde_json::Value) -> [[i64; 4]; 3] {
    let office = Office::with_sample();
    let paper = Paper::print(&office, json!({ "document": document, "options": options }));
    let read = |name: &str| -> Vec<[f64; 4]> {
        let sides = paper.sides(name);
        assert_eq!(sides.len(), paper.pages(), "{name} of {document}");
        sides
    };
    assert_eq!(read("MediaBox"), read("CropBox"), "{document}");
    ["MediaBox", "BleedBox", "TrimBox"].map(|name| {
        let mut sides = read(name);
        sides.dedup();
        assert_eq!(sides.len(), 1, "{name} of {document}: {sides:?}");
        sides[0].map(|side| (side * 254.0 / 72.0).round() as i64)
    })
}

#[test]
fn a_page_tells_where_it_is_cut_and_how_far_color_reaches() {
    let a5 = [0, 0, 1480, 2100];
    assert_eq!(boxes("program", &json!({})), [a5; 3]);
    let with_bleed = [0, 0, 1540, 2160];
    let trim = [30, 30, 1510, 2130];
    assert_eq!(boxes("program", &json!({ "bleed": 3.0 })), [with_bleed, with_bleed, trim]);
    for name in ["badges", "place-cards"] {
        let [paper, bleed, trim] = boxes(name, &json!({ "bleed": 2.0, "back": "page" }));
        assert_eq!(paper, bleed, "{name}");
        assert_eq!(trim, [20, 20, paper[2] - 20, paper[3] - 20], "{name}");
    }
}

#[test]
fn a_sheet_of_many_is_trimmed_by_its_marks_and_is_itself_the_trim() {
    // The bleed decides whether more of them stand on a lying sheet.
    for (sheet, sides) in [("a4", [2100, 2970]), ("a3", [2970, 4200])] {
        for bleed in [0.0, 3.0] {
            let options =
                json!({ "sheet": sheet, "size": "90x54", "bleed": bleed, "back": "page" });

            let [paper, bleed, trim] = boxes("badges", &options);
            assert_eq!((bleed, trim), (paper, paper), "{sheet}");
            let [_, _, width, height] = paper;
            assert_eq!([width.min(height), width.max(height)], sides);
        }
    }
}

#[test]
fn a_booklet_is_cut_to_its_open_spread_on_both_sides_of_every_sheet() {
    for flip in ["short_edge", "long_edge"] {
        let options = |bleed: f32| json!({ "bleed": bleed, "booklet": {}, "flip": flip });

        // Two pages of 148 mm in the middle of 297: half a millimeter is left at each side.
        let [paper, bleed, trim] = boxes("program", &options(0.0));
        assert_eq!(paper, [0, 0, 2970, 2100]);
        assert_eq!((bleed, trim), ([5, 0, 2965, 2100], [5, 0, 2965, 2100]), "{flip}");
        let [paper, bleed, trim] = boxes("program", &options(3.0));
        assert_eq!(paper, [0, 0, 3200, 2250]);
        assert_eq!((bleed, trim), ([90, 45, 3110, 2205], [120, 75, 3080, 2175]), "{flip}");
    }
}

#[test]
fn the_other_side_of_a_badge_is_behind_it() {
    let office = Office::with_sample();
    let options = json!({ "language": "zh", "sheet": "a4", "size": "90x54", "back": "page" });

    let paper = Paper::print(&office, json!({ "document": "badges", "options": options }));

    paper.is_sound();
    assert_eq!(paper.pages(), 20);
    let halves = paper.halves((105.0, 297.0));
    // Turned about the long edge, the left column of a front lies behind the right one of its back.
    for sides in halves.chunks(4) {
        let [front_left, front_right, back_left, back_right] = sides else { panic!("{sides:?}") };
        assert_eq!((front_left, front_right), (back_right, back_left));
    }
    assert_ne!(halves[0], halves[1]);
}
