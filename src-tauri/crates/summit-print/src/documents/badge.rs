//! Badges: who somebody is, readable from three steps away, and a code for the entrance.

mod drawing;
mod form;
mod person;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use summit_core::{prints::Snapshot, registrations::Token};

use crate::documents::table_card::fold_marks;
use crate::documents::{Choice, Kind, Purpose, Whom};
use crate::error::Result;
use crate::event;
use crate::findings::Subject;
use crate::options::{Back, Language, Options, Size, Words};
use crate::page::{Color, Group, Item, Page, Picture, Turn};
use crate::snapshots::{Remembered, Shown};
use crate::{Document, Run};
use drawing::Drawing;
use form::Form;

/// The badges of one print run.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Badges {
    pub event: Words,
    /// When and where, on one line.
    pub occasion: Words,
    pub badges: Vec<Badge>,
}

/// What stands on the badge of one person.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Badge {
    /// The id of the registration, for findings.
    pub id: String,
    pub name: String,
    pub latin_name: String,
    pub position: Words,
    pub organisation: Words,
    /// What the organisation is called where its name does not fit.
    pub organisation_short: String,
    pub category: Words,
    /// The color of the category, `#1f6f8b`.
    pub color: String,
    /// What the code says; without it the badge has no code.
    pub code: String,
    /// The number of the badge, as people read it.
    pub number: String,
    /// Short lines for some only: a dinner, a workshop.
    pub marks: Vec<Words>,
    #[serde(skip)]
    pub photo: Option<Picture>,
}

const INK: Color = Color([24, 26, 31]);
const GRAY: Color = Color([92, 98, 107]);

/// The usual sizes: 95 × 134 mm is what most Chinese holders take.
pub const KIND: Kind = Kind {
    name: "badges",
    title: ("胸卡", "Badges"),
    purpose: Purpose::Badges,
    whom: Whom::Registrations,
    sizes: &[
        Size::new(95.0, 134.0),
        Size::A6,
        Size::A7,
        Size::new(70.0, 100.0),
        Size::new(90.0, 54.0),
        Size::new(86.0, 54.0),
    ],
    choices: &[
        Choice::Batch,
        Choice::Sheet,
        Choice::Bleed,
        Choice::Back,
        Choice::SpreadNames,
        Choice::Photo,
        Choice::Slot,
        Choice::Marks,
        Choice::Accent,
    ],
    take: |reading, filter, options| {
        let rows = event::meant(reading, filter, options.order)?;
        let document = event::badges(reading, &rows, options)?;
        let snapshots = document.snapshots(options);
        Ok(Box::new(Remembered { document, snapshots }))
    },
};

impl Badges {
    /// What each badge shows, for the print log.
    fn snapshots(&self, options: &Options) -> Vec<Snapshot> {
        let taken = self.badges.iter().filter_map(|badge| {
            let mut shown = Shown::new(&KIND, options);
            shown.words(&self.event);
            shown.text(self.occasion.lead(options.language));
            let reading = if options.language.en() { &badge.latin_name } else { "" };
            let short = &badge.organisation_short;
            let texts = [&badge.name, reading, short, &badge.color, &badge.code, &badge.number];
            texts.into_iter().for_each(|text| shown.text(text));
            let words = [&badge.position, &badge.organisation, &badge.category];
            words.into_iter().chain(&badge.marks).for_each(|words| shown.words(words));
            shown.picture(badge.photo.as_ref());
            let issue = Token(badge.code.clone()).issue();
            shown.snapshot(&badge.id, badge.subject().name, issue)
        });
        taken.collect()
    }
}

impl Document for Badges {
    fn title(&self, language: Language) -> String {
        self.event.lead(language).to_owned()
    }

    fn pieces(&self) -> usize {
        self.badges.len()
    }

    fn lay_out(&self, pieces: Range<usize>, run: &mut Run<'_, '_>) -> Result<()> {
        let (options, setter) = (run.options, run.setter);
        let form = Form::of(options, self, setter, &mut run.findings);
        let badges = self.badges.get(pieces).unwrap_or_default();
        for (done, badge) in badges.iter().enumerate() {
            let color = Color::parse(&badge.color).unwrap_or_else(|| options.accent());
            let findings = &mut run.findings;
            let (items, left) = (Vec::new(), form.margin);
            let drawing =
                Drawing { badge, form: &form, options, setter, findings, color, items, left };
            let page = drawing.page();
            run.pages.extend(with_back(page, options.back.unwrap_or(Back::Blank)));
            run.progress(done + 1, badges.len())?;
        }
        Ok(())
    }
}

/// A badge with its other side, which says the same: a badge that has turned still shows the name.
fn with_back(front: Page, back: Back) -> Vec<Page> {
    match back {
        Back::Blank => vec![front],
        Back::Page => vec![front.clone(), front.behind()],
        Back::Folded => {
            let (width, height) = (front.width, front.height);
            let mut page = Page { bleed: front.bleed, ..Page::new(width, height * 2.0) };
            let sides = [(width, height, Turn::Half), (0.0, height, Turn::None)];
            for (x, y, turn) in sides {
                let items = front.items.clone();
                page.items.push(Item::Group(Group { x, y, turn, clip: None, items }));
            }
            fold_marks(width, height, &mut page.items);
            vec![page]
        }
    }
}

impl Badge {
    fn subject(&self) -> Subject<'_> {
        let name = if self.name.is_empty() { &self.latin_name } else { &self.name };
        Subject { name, name_en: &self.latin_name, id: &self.id }
    }

    fn bookmark(&self) -> String {
        let parts = [self.subject().name, &self.number];
        parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
    }

    fn texts(&self) -> [(&'static str, &str); 8] {
        [
            ("name", &self.name),
            ("latin_name", &self.latin_name),
            ("position", &self.position.zh),
            ("position", &self.position.en),
            ("organisation", &self.organisation.zh),
            ("organisation", &self.organisation.en),
            ("category", &self.category.zh),
            ("category", &self.category.en),
        ]
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::Printed;
    use crate::findings::FindingKind;
    use crate::fonts::FontBook;
    use crate::page::describe;

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
                let crate::page::Item::Text(text) = item else { return };
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
            (
                finding.kind,
                finding.subject_id.as_deref(),
                finding.field.as_str(),
                finding.text.as_str(),
            )
        });
        assert_eq!(found.collect::<Vec<_>>(), [(kind, Some("r1"), field, text)]);
    }

    #[test]
    fn what_cannot_be_printed_well_is_reported_with_whose_badge_it_is() {
        let name = "张\u{F0001}".to_owned();
        check_finding(
            Badge { name, ..guest() },
            FindingKind::MissingCharacter,
            "name",
            "\u{F0001}",
        );
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
    fn names_of_two_characters_are_spread_where_asked() {
        let options = Options { spread_names: true, ..Options::default() };

        let badge = describe(&printed(guest(), &options).pages[0]);

        assert!(badge.contains("㛃\u{3000}𬭎"));
    }
}
