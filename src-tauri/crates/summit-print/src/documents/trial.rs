//! What the tests of documents are made with.

use std::ops::ControlFlow;

use super::{Kind, card::SMALLEST_FOOT};
use crate::event::{Guest, Occasion};
use crate::findings::{Finding, FindingKind};
use crate::fonts::FontBook;
use crate::options::{Language, Options, Size, Words};
use crate::page::describe;
use crate::{Document, Printed};

pub fn occasion() -> Occasion {
    Occasion {
        title: Words::new("细胞治疗产业高峰论坛", "Cell Therapy Industry Summit Forum"),
        dates: Words::new("2019年4月13日 星期六", "Saturday, 13 April 2019"),
        venue: Words::new("无锡君来世尊酒店", "Juna Hotel, Wuxi"),
        hosts: vec![Words::new("无锡市科技局", "Wuxi Science and Technology Bureau")],
        dated: Words::new("2019年4月13日", "13 April 2019"),
        ..Occasion::default()
    }
}

pub fn guest() -> Guest {
    Guest {
        id: "r1".to_owned(),
        name: "㛃𬭎".to_owned(),
        latin_name: "Jie Hong".to_owned(),
        pinyin: "Jie Hong".to_owned(),
        family_name: "㛃".to_owned(),
        is_woman: Some(true),
        position: Words::new("总工程师", "Chief Engineer"),
        organisation: Words::new("示例生物科技有限公司", "Sample Biotech Ltd."),
        organisation_short: String::new(),
        category: Words::new("嘉宾", "Guest"),
        color: "#b4232a".to_owned(),
        number: "10000013".to_owned(),
        marks: vec![Words::new("欢迎晚宴", "Welcome dinner")],
        photo: None,
    }
}

/// The longest name that a card has to hold.
pub fn long() -> Guest {
    Guest {
        name: "阿卜杜拉·买买提江·艾合买提".to_owned(),
        latin_name: "Abdulla Memetjan Ehmet".to_owned(),
        organisation: Words::new(
            "新疆维吾尔自治区人民医院血液科造血干细胞移植中心",
            "People’s Hospital of Xinjiang Uygur Autonomous Region",
        ),
        position: Words::new("主任医师、教授、博士生导师", "Chief Physician, Professor"),
        ..guest()
    }
}

pub fn printed(document: &dyn Document, options: &Options) -> Printed {
    let book = FontBook::find().unwrap();
    let mut carry_on = |_, _| ControlFlow::Continue(());
    crate::lay_out(document, options, &book, &mut carry_on).unwrap()
}

/// Everything on the pages of a document, in words.
pub fn placed(document: &dyn Document, options: &Options) -> String {
    let printed = printed(document, options);
    assert_eq!(printed.findings, Vec::<Finding>::new());
    printed.pages.iter().map(describe).collect::<Vec<_>>().join("\n\n")
}

/// Demands that nothing stands outside of its page.
#[track_caller]
pub fn stays_inside(document: &dyn Document, options: &Options) {
    for page in printed(document, options).pages {
        page.visit(&mut |item, frame| {
            let crate::page::Item::Text(text) = item else { return };
            let end = text.glyphs.last().map_or(0.0, |glyph| glyph.x);
            for (x, y) in [(text.x, text.y), (text.x + end, text.y)] {
                let (x, y) = frame.point(x, y);
                assert!(x > 1.0 && x < page.width - 1.0, "{} at {x}", text.text);
                assert!(y > 1.0 && y < page.height - 1.0, "{} at {y}", text.text);
            }
        });
    }
}

/// Demands that nothing stands outside of a page of any size that a document has, in any language.
#[track_caller]
pub fn stays_inside_every_size(document: &dyn Document, kind: &Kind) {
    for size in kind.sizes {
        for language in [Language::Zh, Language::En, Language::Both] {
            let options = Options { size: Some(*size), language, ..Options::default() };
            stays_inside(document, &options);
        }
    }
}

/// The smallest type in which a document sets texts that begin with some words.
pub fn smallest(document: &dyn Document, options: &Options, begins: &[&str]) -> f32 {
    let mut smallest = f32::MAX;
    for page in printed(document, options).pages {
        page.visit(&mut |item, _| {
            if let crate::page::Item::Text(text) = item
                && begins.iter().any(|begin| text.text.starts_with(begin))
            {
                smallest = smallest.min(text.size);
            }
        });
    }
    smallest
}

/// Demands that the name of the event at the foot, that of [`long_event`], is cut off with a finding in both
/// languages rather than too small to be read.
#[track_caller]
pub fn foot_can_be_read(document: &dyn Document, sizes: &[Size]) {
    for size in sizes {
        let options = Options { size: Some(*size), ..Options::default() };
        let smallest = smallest(document, &options, &["第三届", "The Third"]);
        assert!((SMALLEST_FOOT..20.0).contains(&smallest), "{smallest} on {size}");
        let findings = printed(document, &options).findings;
        let cut = findings.iter().filter(|one| one.kind == FindingKind::Overflow);
        assert_eq!(cut.map(|one| one.field.as_str()).collect::<Vec<_>>(), ["event"; 2], "{size}");
        stays_inside(document, &options);
    }
}

/// An event whose name no foot of a small page holds.
pub fn long_event() -> Occasion {
    Occasion {
        title: Words::new(
            "第三届中国（无锡）细胞与基因治疗产业高质量发展高峰论坛暨无锡市细胞治疗产业联盟理事会议".repeat(2),
            "The Third China (Wuxi) Summit Forum on the High-Quality Development of the Cell and Gene \
             Therapy Industry and Council Meeting of the Wuxi Cell Therapy Industry Alliance ".repeat(2),
        ),
        ..occasion()
    }
}
