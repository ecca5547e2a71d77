//! Badges: who somebody is, readable from three steps away, and a code for the entrance.

mod corner;
mod drawing;
mod form;
mod person;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use summit_core::{
    prints::{self, Snapshot},
    registrations::Token,
};

use crate::documents::table_card::{FOLD_MARK, fold_marks};
use crate::documents::{Choice, Kind, Purpose, Whom};
use crate::error::Result;
use crate::event;
use crate::findings::Subject;
use crate::options::{Back, Language, Options, Order, Size, Words};
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
    orders: Order::OF_GUESTS,
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
            shown.words(&self.occasion);
            let reading = if options.language.en() { &badge.latin_name } else { "" };
            let short = &badge.organisation_short;
            let texts = [&badge.name, reading, short, &badge.color, &badge.code, &badge.number];
            texts.into_iter().for_each(|text| shown.text(text));
            let words = [&badge.position, &badge.organisation, &badge.category];
            words.into_iter().chain(&badge.marks).for_each(|words| shown.words(words));
            shown.picture(badge.photo.as_ref());
            let issue = Token(badge.code.clone()).issue();
            let whose = prints::Subject::Registration(badge.id.parse().ok()?);
            Some(shown.snapshot(whose, badge.subject().name, issue))
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
            let (width, height, bleed) = (front.width, front.height, front.bleed);
            let mut page = Page { bleed, ..Page::new(width, height * 2.0) };
            // At the fold nothing is cut, so no color reaches over it.
            let clip = Some([-bleed, 0.0, width + 2.0 * bleed, height + bleed]);
            let sides = [(width, height, Turn::Half), (0.0, height, Turn::None)];
            for (x, y, turn) in sides {
                let items = front.items.clone();
                page.items.push(Item::Group(Group { x, y, turn, clip, reads: None, items }));
            }
            // The stripes of both halves meet at the fold: its marks stand on white to be seen there.
            for x in [0.0, width - FOLD_MARK] {
                let (y, color) = (height - 0.2, Color::WHITE);
                let (width, height, radius) = (FOLD_MARK, 0.4, 0.0);
                page.items.push(Item::Rect { x, y, width, height, radius, color });
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
mod tests;
