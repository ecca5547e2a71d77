//! What stands on a badge, on every size and on both of its sides.

use std::ops::ControlFlow;

use super::*;
use crate::Printed;
use crate::findings::FindingKind;
use crate::fonts::FontBook;
use crate::page::{Step, describe};
use crate::text::PT;

fn guest() -> Badge {
    Badge {
        id: "r1".to_owned(),
        name: "㛃𬭎".to_owned(),
        latin_name: "JIE Hong".to_owned(),
        position: Words::new("总工程师", "Chief Engineer"),
        organisation: Words::new("示例生物科技有限公司", "Sample Biotech Ltd."),
        organisation_short: String::new(),
        category: Words::new("嘉宾", "Guest"),
        color: "#b4232a".to_owned(),
        code: "7".repeat(173),
        number: "A-1001-4".to_owned(),
        marks: vec![Words::new("欢迎晚宴", "Welcome dinner")],
        photo: None,
    }
}

fn printed(badge: Badge, options: &Options) -> Printed {
    let badges = Badges {
        event: Words::new("细胞治疗产业高峰论坛", "Cell Therapy Industry Summit Forum"),
        occasion: Words::new("2019年4月13日 · 无锡", "13 April 2019, Wuxi"),
        badges: vec![badge],
    };
    let book = FontBook::find().unwrap();
    crate::lay_out(&badges, options, &book, &mut |_, _| ControlFlow::Continue(())).unwrap()
}

#[test]
fn a_badge_has_everything_in_its_place() {
    let printed = printed(guest(), &Options::default());

    assert_eq!(printed.findings, []);
    insta::assert_snapshot!(describe(&printed.pages[0]));
}

#[test]
fn a_chinese_badge_speaks_no_english() {
    let options = Options { language: Language::Zh, ..Options::default() };

    let badge = describe(&printed(Badge { marks: Vec::new(), ..guest() }, &options).pages[0]);

    assert!(!badge.contains("Guest") && !badge.contains("Hong") && badge.contains("嘉宾"));
}

#[test]
fn nothing_reaches_over_the_edge_of_any_size() {
    let long = Badge {
        name: "买买提江·阿卜杜拉艾合买提".to_owned(),
        latin_name: "Memetjan Abdulla Ehmet".to_owned(),
        position: Words::new("主任医师、教授、博士生导师", "Chief Physician, Professor"),
        organisation: Words::new(
            "新疆维吾尔自治区人民医院血液科造血干细胞移植中心",
            "People’s Hospital of Xinjiang Uygur Autonomous Region",
        ),
        ..guest()
    };
    for size in KIND.sizes {
        let options = Options { size: Some(*size), ..Options::default() };

        let printed = printed(long.clone(), &options);

        let page = &printed.pages[0];
        page.visit(&mut |item, _| {
            let Item::Text(text) = item else { return };
            let end = text.x + text.glyphs.last().map_or(0.0, |glyph| glyph.x);
            assert!(text.x > 2.0 && end < size.width - 2.0, "{} on {size}", text.text);
            assert!(text.y > 3.0 && text.y < size.height - 1.0, "{} on {size}", text.text);
        });
        let cut = |finding: &crate::findings::Finding| {
            finding.kind == FindingKind::Overflow && finding.field == "badge"
        };
        assert!(!printed.findings.iter().any(cut), "{size}");
    }
}

#[track_caller]
fn check_finding(badge: Badge, kind: FindingKind, field: &str, text: &str) {
    let printed = printed(badge, &Options::default());

    let found = printed.findings.iter().map(|finding| {
        (finding.kind, finding.subject_id.as_deref(), finding.field.as_str(), finding.text.as_str())
    });
    assert_eq!(found.collect::<Vec<_>>(), [(kind, Some("r1"), field, text)]);
}

#[test]
fn what_cannot_be_printed_well_is_reported_with_whose_badge_it_is() {
    let name = "张\u{F0001}".to_owned();
    check_finding(Badge { name, ..guest() }, FindingKind::MissingCharacter, "name", "\u{F0001}");
    let (code, start) = ("x".repeat(4000), "x".repeat(40));
    check_finding(Badge { code, ..guest() }, FindingKind::NoCode, "code", &start);
    let words = Words::new("参会代表及随行工作人员家属及其他相关各界人士", "");
    let category = words.zh.clone();
    check_finding(
        Badge { category: words, ..guest() },
        FindingKind::Overflow,
        "category",
        &category,
    );
}

#[test]
fn a_folded_badge_has_the_same_front_on_both_sides() {
    let options = Options { back: Some(Back::Folded), slot: true, ..Options::default() };

    let page = &printed(guest(), &options).pages[0];

    let badge = describe(page);
    assert_eq!((page.width, page.height), (95.0, 268.0));
    assert_eq!(badge.matches("欢迎晚宴 Welcome dinner").count(), 2);
    assert_eq!(badge.matches("41 modules").count(), 2);
}

#[test]
fn no_color_of_one_half_reaches_over_the_fold() {
    let options = Options { back: Some(Back::Folded), bleed: 3.0, ..Options::default() };

    let page = &printed(guest(), &options).pages[0];

    let clips = page.items.iter().filter_map(|item| match item {
        Item::Group(group) => Some((group.turn, group.y, group.clip)),
        _ => None,
    });
    let clip = Some([-3.0, 0.0, 101.0, 137.0]);
    let halves = [(Turn::Half, 134.0, clip), (Turn::None, 134.0, clip)];
    assert_eq!(clips.collect::<Vec<_>>(), halves);
    assert_eq!((page.width, page.height, page.bleed), (95.0, 268.0, 3.0));
    // The marks of the fold come last, and under each of them white.
    let last: Vec<&Item> = page.items.iter().rev().take(4).collect();
    assert!(matches!(
        last[..],
        [
            Item::Line { y1: 134.0, .. },
            Item::Line { y1: 134.0, .. },
            Item::Rect { color: Color::WHITE, .. },
            Item::Rect { color: Color::WHITE, .. },
        ]
    ));
}

#[test]
fn nothing_is_written_where_the_slot_is_cut() {
    for size in KIND.sizes {
        let options = Options { size: Some(*size), slot: true, ..Options::default() };

        let page = &printed(guest(), &options).pages[0];

        let slot = page.items.iter().find_map(|item| match item {
            Item::Path { steps, fill: None, .. } => Some(bottom(steps)),
            _ => None,
        });
        let slot = slot.unwrap();
        page.visit(&mut |item, _| {
            let Item::Text(text) = item else { return };
            let top = text.y - text.size * PT * 0.86;
            assert!(top > slot, "{} at {top} on {size}, slot to {slot}", text.text);
        });
    }
}

fn bottom(steps: &[Step]) -> f32 {
    let ends = steps.iter().filter_map(|step| match step {
        Step::Move(_, y) | Step::Line(_, y) => Some(*y),
        Step::Curve([.., y]) => Some(*y),
        Step::Close => None,
    });
    ends.fold(0.0, f32::max)
}

#[test]
fn names_of_two_characters_are_spread_where_asked() {
    let options = Options { spread_names: true, ..Options::default() };

    let badge = describe(&printed(guest(), &options).pages[0]);

    assert!(badge.contains("㛃\u{3000}𬭎"));
}
