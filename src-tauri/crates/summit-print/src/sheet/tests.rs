//! How pages come to stand on sheets, told by the words on them and by where they are.

use super::*;
use crate::options::Booklet;
use crate::page::{Color, Group, Item, Part, Text};

/// A page with its number on it, near its top left corner.
fn page(number: usize, width: f32, height: f32) -> Page {
    let text = Text {
        x: 10.0,
        y: 12.0,
        size: 9.0,
        color: Color::BLACK,
        text: number.to_string().into(),
        glyphs: Vec::new(),
    };
    Page { items: vec![Item::Text(text)], ..Page::new(width, height) }
}

fn pages(count: usize, width: f32, height: f32) -> Vec<Page> {
    (1..=count).map(|number| page(number, width, height)).collect()
}

/// The words on a sheet, from left to right and from top to bottom, with where they stand.
fn words(sheet: &Page) -> Vec<(String, f32, f32)> {
    let mut words = Vec::new();
    sheet.visit(&mut |item, frame| {
        if let Item::Text(text) = item {
            let (x, y) = frame.point(text.x, text.y);
            words.push((text.text.to_string(), x, y));
        }
    });
    words.sort_by(|one, other| (one.2, one.1).partial_cmp(&(other.2, other.1)).unwrap());
    words
}

fn numbers(sheet: &Page) -> Vec<String> {
    words(sheet).into_iter().map(|(word, _, _)| word).collect()
}

/// The pages on each side of each sheet of a booklet, from left to right; a blank one is not there.
fn folded(count: usize, booklet: Booklet) -> Vec<String> {
    let options = Options { booklet: Some(booklet), ..Options::default() };
    let sheets = arrange(pages(count, 148.0, 210.0), &options);
    sheets.iter().map(|sheet| numbers(sheet).join(" ")).collect()
}

mod cards {
    use super::*;

    #[track_caller]
    fn check(width: f32, height: f32, expected: (usize, usize, f32)) {
        let options = Options { sheet: Sheet::A4, ..Options::default() };

        let sheets = arrange(vec![Page::new(width, height); 30], &options);

        let groups = sheets[0].items.iter().filter(|item| matches!(item, Item::Group(_))).count();
        assert_eq!((groups, sheets.len(), sheets[0].width), expected);
    }

    #[test]
    fn as_many_as_fit_stand_on_a_sheet() {
        check(95.0, 134.0, (4, 8, 210.0));
        check(90.0, 54.0, (10, 3, 210.0));
        check(86.0, 54.0, (10, 3, 210.0));
        check(70.0, 100.0, (8, 4, 297.0));
        check(105.0, 148.0, (2, 15, 297.0));
        check(400.0, 400.0, (0, 30, 400.0));
    }

    /// Every other side stands exactly behind its front when the sheet is turned about an edge.
    #[track_caller]
    fn check_backs(size: (f32, f32), bleed: f32, flip: Flip, count: usize) {
        let (width, height) = size;
        let both = pages(count, width, height).into_iter().flat_map(|front| {
            let front = Page { bleed, ..front };
            [front.clone(), front.behind()]
        });
        let options = Options { sheet: Sheet::A4, flip: Some(flip), ..Options::default() };
        let both: Vec<Page> = both.collect();
        let block = block(&both[..2], &options);

        let sheets = arrange(both, &options);

        assert_eq!(block.sheets, 2);
        assert_eq!(sheets.len(), (2 * count).div_ceil(block.pages) * 2);
        let mut found = 0;
        for sides in sheets.chunks(2) {
            let paper = (sides[0].width, sides[0].height);
            // Turning about an upright edge keeps heights and mirrors the other way, and so about a lying one.
            let about_upright = (flip == Flip::LongEdge) == (paper.1 >= paper.0);
            let front = words(&sides[0]);
            for (number, x, y) in words(&sides[1]) {
                let (x, y) = if about_upright { (paper.0 - x, y) } else { (x, paper.1 - y) };
                let (_, front_x, front_y) =
                    front.iter().find(|(other, _, _)| *other == number).unwrap();
                // Seen through the paper, the page behind is the mirror image of the one in front.
                let left = front_x - 10.0;
                assert!((x - (left + width - 10.0)).abs() < 0.01, "{number}: {x} {front_x}");
                assert!((y - front_y).abs() < 0.01, "{number}: {y} {front_y}");
                found += 1;
            }
        }
        assert_eq!(found, count);
    }

    #[test]
    fn other_sides_stand_behind_their_fronts() {
        for flip in [Flip::LongEdge, Flip::ShortEdge] {
            for (size, bleed) in [
                ((95.0, 134.0), 0.0),
                ((90.0, 54.0), 0.0),
                ((90.0, 54.0), 3.0),
                // On a sheet on its side.
                ((70.0, 100.0), 2.0),
                ((105.0, 148.0), 0.0),
            ] {
                for count in [1, 7, 20, 21] {
                    check_backs(size, bleed, flip, count);
                }
            }
        }
    }

    #[test]
    fn a_sheet_is_marked_on_both_sides_at_the_same_places() {
        let front = page(1, 90.0, 54.0);
        let options = Options { sheet: Sheet::A4, ..Options::default() };

        let sheets = arrange(vec![front.clone(), front.behind()], &options);

        let marks = |sheet: &Page| -> Vec<[f32; 4]> {
            let lines = sheet.items.iter().filter_map(|item| match item {
                Item::Line { x1, y1, x2, y2, .. } => Some([*x1, *y1, *x2, *y2]),
                _ => None,
            });
            lines.collect()
        };
        let (front, back) = (marks(&sheets[0]), marks(&sheets[1]));
        assert_eq!(front.len(), 2 * (3 + 6));
        assert_eq!(front, back);
        for [x1, ..] in front {
            assert!(back.iter().any(|[x, ..]| (x - (210.0 - x1)).abs() < 6.0));
        }
    }

    #[test]
    fn pages_leave_as_soon_as_their_sheet_is_full() {
        let mut arranger = Arranger::new(&Options { sheet: Sheet::A4, ..Options::default() });
        let mut left = Vec::new();

        for page in pages(25, 90.0, 54.0) {
            left.push(arranger.take(page).len());
        }

        assert_eq!(left.iter().sum::<usize>(), 2);
        assert_eq!((left[10], left[20]), (1, 1));
        assert_eq!(arranger.end().len(), 1);
    }

    #[test]
    fn pages_of_another_size_begin_another_sheet() {
        let mut both = pages(3, 90.0, 54.0);
        both.extend(pages(3, 95.0, 134.0));

        let sheets = arrange(both, &Options { sheet: Sheet::A4, ..Options::default() });

        let counts: Vec<usize> = sheets.iter().map(|sheet| words(sheet).len()).collect();
        assert_eq!(counts, [3, 3]);
    }
}

mod booklets {
    use super::*;

    #[test]
    fn folded_sheets_are_read_in_order() {
        let all = Booklet::default();
        assert_eq!(folded(8, all), ["8 1", "2 7", "6 3", "4 5"]);
        assert_eq!(folded(4, all), ["4 1", "2 3"]);
        assert_eq!(folded(0, all), Vec::<String>::new());
        let sixty_four = folded(64, all);
        assert_eq!((sixty_four.len(), sixty_four[31].as_str()), (32, "32 33"));
    }

    #[test]
    fn empty_pages_fill_the_last_sheet() {
        let all = Booklet::default();
        assert_eq!(folded(5, all), ["1", "2", "3", "4 5"]);
        assert_eq!(folded(7, all), ["1", "2 7", "6 3", "4 5"]);
    }

    #[test]
    fn the_back_cover_stays_last() {
        let mut book = pages(6, 148.0, 210.0);
        book[5].part = Part::BackCover;
        let options = Options { booklet: Some(Booklet::default()), ..Options::default() };

        let sheets = arrange(book, &options);

        let sides: Vec<String> = sheets.iter().map(|sheet| numbers(sheet).join(" ")).collect();
        assert_eq!(sides, ["6 1", "2", "3", "4 5"]);
    }

    #[test]
    fn a_signature_is_followed_by_the_next() {
        let fours = Booklet { sheets: 2, ..Booklet::default() };
        let sides = folded(18, fours);

        assert_eq!(sides[..4], ["8 1", "2 7", "6 3", "4 5"]);
        assert_eq!(sides[4..8], ["16 9", "10 15", "14 11", "12 13"]);
        assert_eq!(sides[8..], ["17", "18"]);
    }

    /// Where the numbers stand, which are 10 mm from the left of their pages.
    fn places(booklet: Booklet, flip: Option<Flip>) -> Vec<Vec<(String, f32, f32)>> {
        let options = Options { booklet: Some(booklet), flip, ..Options::default() };
        arrange(pages(12, 148.0, 210.0), &options).iter().map(words).collect()
    }

    #[test]
    fn inner_sheets_move_inward_by_the_thickness_of_the_paper() {
        let sides = places(Booklet { sheets: 0, creep: 2 }, None);

        for (side, words) in sides.iter().enumerate() {
            let inward = (side / 2) as f32 * 0.2;
            let [(_, left, _), (_, right, _)] = &words[..] else { panic!("{words:?}") };
            assert!((left - (0.5 + 10.0 + inward)).abs() < 0.001, "{side}: {left}");
            assert!((right - (148.5 + 10.0 - inward)).abs() < 0.001, "{side}: {right}");
        }
    }

    #[test]
    fn no_page_reaches_over_the_fold() {
        let booklet = Some(Booklet { sheets: 0, creep: 5 });
        let book = pages(12, 148.0, 210.0).into_iter().map(|page| Page { bleed: 3.0, ..page });

        let sheets = arrange(book.collect(), &Options { booklet, ..Options::default() });

        for sheet in &sheets {
            let groups = sheet.items.iter().filter_map(|item| match item {
                Item::Group(group) => {
                    group.clip.map(|[x, _, width, _]| (group.x + x, group.x + x + width))
                }
                _ => None,
            });
            let fold = sheet.width / 2.0;
            let sides: Vec<(f32, f32)> = groups.collect();
            assert!((sides[0].1 - fold).abs() < 0.001 && (sides[1].0 - fold).abs() < 0.001);
            assert!(sides[0].0 >= fold - 148.0 - 3.001 + 0.0 && sides[1].1 <= fold + 148.0 + 3.001);
        }
    }

    #[test]
    fn color_reaches_the_edge_of_a_paper_that_is_hardly_wider_than_two_pages() {
        let color = Color([15, 92, 107]);
        let colored = |page: Page, size: Size| {
            let (width, height) = (size.width, 60.0);
            let field = Item::Rect { x: 0.0, y: 0.0, width, height, radius: 0.0, color };
            Page { items: vec![field], ..page }
        };
        let ends = |size: Size| -> Vec<Vec<(f32, f32)>> {
            let booklet = Some(Booklet { sheets: 0, creep: 2 });
            let book = pages(8, size.width, size.height).into_iter();
            let book = book.map(|page| colored(page, size)).collect();
            let sheets = arrange(book, &Options { booklet, ..Options::default() });
            let ends = sheets.iter().map(|sheet| {
                let groups = sheet.items.iter().filter_map(|item| match item {
                    Item::Group(Group { x, clip: Some([from, _, wide, _]), items, .. }) => {
                        let Item::Rect { x: left, width, .. } = items[0] else { return None };
                        let (from, to) = (left.max(*from), (left + width).min(from + wide));
                        Some((x + from, x + to))
                    }
                    _ => None,
                });
                groups.collect()
            });
            ends.collect()
        };

        for side in ends(Size::A5) {
            let [(left, fold), (same, right)] = side[..] else { panic!("{side:?}") };
            for (at, expected) in [(left, 0.0), (fold, 148.5), (same, 148.5), (right, 297.0)] {
                assert!((at - expected).abs() < 0.001, "{side:?}");
            }
        }
        // Around smaller pages the paper is cut away.
        let [(left, _), (_, right)] = ends(Size::A6)[0][..] else { panic!() };
        assert!((left - 43.5).abs() < 0.001 && (right - 253.5).abs() < 0.001, "{left} {right}");
    }

    #[test]
    fn turned_about_the_long_edge_the_other_side_stands_on_its_head() {
        let usual = places(Booklet::default(), None);
        let long = places(Booklet::default(), Some(Flip::LongEdge));

        assert_eq!(usual[0], long[0]);
        for ((_, x, y), (_, other_x, other_y)) in usual[1].iter().zip(long[1].iter().rev()) {
            assert!((x + other_x - 297.0).abs() < 0.01 && (y + other_y - 210.0).abs() < 0.01);
        }
    }

    #[track_caller]
    fn check_paper(size: Size, bleed: f32, paper: (f32, f32)) {
        let page = Page { bleed, ..page(1, size.width, size.height) };
        let options = Options { booklet: Some(Booklet::default()), ..Options::default() };

        let sheets = arrange(vec![page; 4], &options);

        assert_eq!((sheets[0].width, sheets[0].height), paper);
        sheets[0].visit(&mut |item, _| {
            let Item::Line { x1, y1, x2, y2, .. } = item else { return };
            let fold = (x1 - paper.0 / 2.0).abs() < 0.01;
            for (x, y) in [(x1, y1), (x2, y2)] {
                let right = paper.0 / 2.0 + size.width + bleed;
                let bottom = (paper.1 + size.height) / 2.0 + bleed;
                let is_outside =
                    *x > right || *x < paper.0 - right || *y > bottom || *y < paper.1 - bottom;
                assert!(is_outside || (fold && bleed == 0.0), "a mark within a page: {x} {y}");
            }
        });
    }

    #[test]
    fn the_paper_is_the_smallest_that_holds_two_pages_and_what_is_trimmed() {
        check_paper(Size::A5, 0.0, (297.0, 210.0));
        check_paper(Size::A4, 0.0, (420.0, 297.0));
        check_paper(Size::A5, 3.0, (320.0, 225.0));
        check_paper(Size::A4, 3.0, (450.0, 320.0));
        check_paper(Size::new(300.0, 300.0), 3.0, (616.0, 316.0));
        check_paper(Size::new(300.0, 300.0), 0.0, (610.0, 310.0));
    }
}
