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
    assert_eq!(pages[..single.len()], single);
    assert!(pages[single.len()..].iter().all(String::is_empty));
}

#[test]
fn signatures_are_read_one_after_another() {
    let (single, halves) = read(&json!({ "sheets": 2 }));

    let pages: Vec<String> = halves.chunks(8).flat_map(in_order).collect();

    assert_eq!(pages[..single.len()], single);
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

#[test]
fn a_booklet_that_is_trimmed_has_room_for_its_marks_and_a_single_page_has_its_boxes() {
    let office = Office::with_sample();
    let boxes = |options: serde_json::Value, name: &str| {
        let paper = Paper::print(&office, json!({ "document": "program", "options": options }));
        let mut boxes = paper.boxes(name);
        boxes.dedup_by(|one, other| (one.0 - other.0).abs() + (one.1 - other.1).abs() < 0.1);
        let millimeters = |points: f64| (points * 25.4 / 72.0).round();
        boxes
            .into_iter()
            .map(|(width, height)| (millimeters(width), millimeters(height)))
            .collect::<Vec<_>>()
    };

    let folded = json!({ "bleed": 3.0, "booklet": {} });
    let single = json!({ "bleed": 3.0 });

    assert_eq!(boxes(folded, "MediaBox"), [(320.0, 225.0)]);
    assert_eq!(boxes(single.clone(), "MediaBox"), [(154.0, 216.0)]);
    assert_eq!(boxes(single.clone(), "BleedBox"), [(154.0, 216.0)]);
    assert_eq!(boxes(single, "TrimBox"), [(148.0, 210.0)]);
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
