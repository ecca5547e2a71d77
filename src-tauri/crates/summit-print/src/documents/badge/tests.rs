//! What stands on a badge, on every size and on both of its sides.

use std::ops::ControlFlow;

use super::*;
use crate::Printed;
use crate::documents::trial;
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
    let words = Words::new("参会代表及随行工作人员家属及其他相关各界人士".repeat(4), "");
    let category = words.zh.clone();
    check_finding(
        Badge { category: words, ..guest() },
        FindingKind::Overflow,
        "category",
        &category,
    );
}

#[test]
fn a_long_category_is_whole_in_its_band_on_every_size() {
    for size in KIND.sizes {
        for language in [Language::Zh, Language::En, Language::Both] {
            let category = Words::new("特邀国际科学顾问委员会委员", "International Advisory Board");
            let options = Options { size: Some(*size), language, ..Options::default() };

            let printed = printed(Badge { category: category.clone(), ..guest() }, &options);

            let page = describe(&printed.pages[0]);
            let text = [category.lead(language), category.under(language)];
            assert!(text.iter().all(|text| page.contains(text)), "{size}, {language:?}: {page}");
            let cut = printed.findings.iter().any(|one| one.kind == FindingKind::Overflow);
            assert!(!cut, "{size}, {language:?}");
        }
    }
}

#[test]
fn the_long_name_of_an_event_is_whole_on_a_badge_that_stands() {
    let event = Words::new(
        "2027年第十二届中国（长三角）国际细胞与基因治疗产业高质量发展大会暨粤港澳大湾区先进治疗药物监管科学与转化医学高峰论坛",
        "",
    );
    let badges = Badges { event, badges: vec![guest()], ..Badges::default() };
    let book = FontBook::find().unwrap();
    for size in KIND.sizes.iter().filter(|size| size.height > size.width) {
        let options = Options { size: Some(*size), ..Options::default() };

        let mut carry_on = |_, _| ControlFlow::Continue(());
        let printed = crate::lay_out(&badges, &options, &book, &mut carry_on).unwrap();

        let cut = printed.findings.iter().any(|one| one.kind == FindingKind::Overflow);
        assert!(!cut, "{size}: {:?}", printed.findings);
    }
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

/// An event with a long name, and somebody with a long name, organisation and position.
fn crowded() -> Badges {
    Badges {
        event: Words::new(
            "第二十三届中国（长三角）国际细胞与基因治疗产业高质量发展高峰论坛暨无锡市细胞治疗产业联盟全体理事会议",
            "The 23rd China (Yangtze River Delta) International Summit on High-Quality Development of the \
             Cell and Gene Therapy Industry and Second Plenary Council Meeting of the Alliance",
        ),
        occasion: Words::new(
            "2026年9月10日–12日 · 无锡太湖国际博览中心君来世尊酒店三层宴会厅及A1至A6号馆",
            "10–12 September 2026 · Wuxi Taihu International Expo Center, Juna Hotel, Grand Ballroom",
        ),
        badges: vec![Badge {
            name: "阿卜杜热西提·买买提明·吐尔逊江·玉素甫艾力".to_owned(),
            latin_name: "Abdurishit Mamatmin Tursunjan Yusupali".to_owned(),
            position: Words::new(
                "副主任委员、学术带头人、博士生导师、国务院政府特殊津贴专家兼首席科学家",
                "Deputy Director, Academic Leader, Doctoral Supervisor and Chief Scientist",
            ),
            organisation: Words::new(
                "新疆维吾尔自治区伊犁哈萨克自治州伊宁市中西医结合干细胞与再生医学转化研究中心（临床研究机构）",
                "Yining Integrated Center for Stem Cells and Translational Regenerative Medicine, Xinjiang",
            ),
            ..guest()
        }],
    }
}

#[test]
fn the_name_of_the_event_is_cut_off_rather_than_too_small_to_be_read() {
    for size in KIND.sizes {
        for language in [Language::En, Language::Both] {
            let options = Options { size: Some(*size), language, ..Options::default() };

            let smallest = trial::smallest(&crowded(), &options, &["第二十三届", "The 23rd"]);

            assert!((5.4..20.0).contains(&smallest), "{smallest} on {size} in {language:?}");
        }
    }
}

#[test]
fn nothing_is_written_into_the_white_around_the_code_or_into_the_band() {
    let book = FontBook::find().unwrap();
    let badges = crowded();
    let small = [Size::new(60.0, 40.0), Size::new(40.0, 30.0)];
    for size in KIND.sizes.iter().chain(&small) {
        for (language, slot) in [
            (Language::Both, false),
            (Language::Both, true),
            (Language::Zh, true),
            (Language::En, false),
        ] {
            let options = Options { size: Some(*size), language, slot, ..Options::default() };

            let mut carry_on = |_, _| ControlFlow::Continue(());
            let printed = crate::lay_out(&badges, &options, &book, &mut carry_on).unwrap();

            let page = &printed.pages[0];
            let code = page.items.iter().find_map(|item| match item {
                Item::Code { x, y, size, code } => {
                    Some((*x, *y, *size, size / code.modules as f32 * 4.0))
                }
                _ => None,
            });
            let (left, top, side, quiet) = code.unwrap();
            let band = page.items.iter().filter_map(|item| match item {
                Item::Rect { y, .. } => Some(*y),
                _ => None,
            });
            let band = band.fold(0.0, f32::max);
            page.visit(&mut |item, _| {
                let Item::Text(text) = item else { return };
                let em = text.size * PT;
                let (above, below) = (text.y - em * 0.76, text.y + em * 0.12);
                let is_band = above > band;
                assert!(is_band || below < band, "{} on {size}, {language:?}", text.text);
                let end = text.x + text.glyphs.last().map_or(0.0, |glyph| glyph.x) + em * 0.25;
                let is_number = text.text.starts_with("A-1001");
                let is_clear = end < left - quiet || below < top - quiet || above > top + side;
                assert!(is_clear || is_number, "{} on {size}, {language:?}", text.text);
            });
            let is_told = |finding: &crate::findings::Finding| finding.field == "badge";
            let told = printed.findings.iter().filter(|finding| is_told(finding));
            let told: Vec<_> = told.map(|finding| finding.kind).collect();
            assert!(!told.contains(&FindingKind::Overflow), "{size}, {language:?}");
        }
    }
}

#[test]
fn what_is_written_from_right_to_left_is_told_with_whose_it_is() {
    let name = "محمد علي".to_owned();
    let book = FontBook::find().unwrap();
    // Where no font of the computer has the script, that is what is told.
    if book.missing(&name).is_empty() {
        let badge = Badge { name: name.clone(), ..guest() };
        check_finding(badge, FindingKind::RightToLeft, "name", &name);
    }
}

#[test]
fn what_has_no_room_above_the_code_stands_beside_it() {
    let badges = crowded();
    let guest = Badge { marks: Vec::new(), ..badges.badges[0].clone() };
    let badges = Badges { badges: vec![guest], ..badges };
    let book = FontBook::find().unwrap();
    let mut carry_on = |_, _| ControlFlow::Continue(());

    let printed = crate::lay_out(&badges, &Options::default(), &book, &mut carry_on).unwrap();

    let left_out = printed.findings.iter().filter(|finding| finding.kind == FindingKind::LeftOut);
    assert_eq!(left_out.map(|finding| &*finding.text).collect::<Vec<_>>(), Vec::<&str>::new());
    let text = describe(&printed.pages[0]);
    assert!(text.contains("Deputy Director") && text.contains("Xinjiang"), "{text}");
}
