//! A card on its way to a page: texts fitted into frames, and what had to be done to them.

mod pages;
mod signing;
mod stack;
mod upright;

use std::ops::Range;

use crate::error::Result;
use crate::event::{Guest, Occasion};
use crate::findings::{FindingKind, Subject};
use crate::options::{Language, Words};
use crate::page::{Bookmark, Color, Group, Item, Page, Turn};
use crate::text::{Align, Fit, PT, Rule, Span, Style, is_chinese};
use crate::{Document, Run};
pub use pages::on_page;
pub use signing::{Place, Signing};
pub use stack::Row;

pub const INK: Color = Color([24, 26, 31]);
pub const GRAY: Color = Color([92, 98, 107]);
pub const HAIR: Color = Color([205, 209, 214]);

/// The smallest type at the foot of a page, in points.
pub const SMALLEST_FOOT: f32 = 6.0;

/// A part of a page, in millimeters.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

impl Frame {
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Frame {
        Frame { x, y, width, height }
    }

    /// The frame without a margin on each side.
    pub fn inside(self, across: f32, down: f32) -> Frame {
        Frame::new(
            self.x + across,
            self.y + down,
            self.width - 2.0 * across,
            self.height - 2.0 * down,
        )
    }
}

/// A card on its way to a page.
pub struct Card<'card, 'run, 'book> {
    pub run: &'card mut Run<'run, 'book>,
    /// Whose card it is: the names people know and the id of the record.
    pub name: String,
    pub name_en: String,
    pub id: String,
    pub items: Vec<Item>,
}

impl<'card, 'run, 'book> Card<'card, 'run, 'book> {
    pub fn begin(run: &'card mut Run<'run, 'book>, subject: Subject<'_>) -> Self {
        let Subject { name, name_en, id } = subject;
        let title = run.options.language.pick(name, name_en).to_owned();
        let bookmark = Some(Bookmark { level: 1, title });
        let anchor = Item::Anchor { y: 0.0, name: format!("card-{}", run.pages.len()), bookmark };
        let (name, name_en, id) = (name.to_owned(), name_en.to_owned(), id.to_owned());
        Card { run, name, name_en, id, items: vec![anchor] }
    }

    /// Ends the card: a page of this size.
    pub fn end(self, width: f32, height: f32) {
        let bleed = self.run.options.bleed;
        self.run.pages.push(Page { bleed, items: self.items, ..Page::new(width, height) });
    }

    /// Ends the card as the other side of the page before it.
    pub fn end_behind(self, width: f32, height: f32) {
        let Card { run, items, .. } = self;
        let page = Page { bleed: run.options.bleed, items, ..Page::new(width, height) };
        run.pages.push(page.behind());
    }

    pub fn language(&self) -> Language {
        self.run.options.language
    }

    pub fn accent(&self) -> Color {
        self.run.options.accent()
    }

    /// The color of the event as text has it: dark enough to be read.
    pub fn accent_text(&self) -> Color {
        self.accent().for_text()
    }

    /// Says that a text is set smaller than it usually is.
    pub fn say_smaller(&mut self, share: f32, field: &str, text: &str) {
        let subject = Subject { name: &self.name, name_en: &self.name_en, id: &self.id };
        self.run.findings.smaller(FindingKind::Shrunk, share, subject, field, text);
    }

    /// Notes the characters that no font has.
    pub fn check(&mut self, field: &str, text: &str) {
        let subject = Subject { name: &self.name, name_en: &self.name_en, id: &self.id };
        self.run.findings.missing(self.run.setter.book(), subject, field, text);
    }

    pub fn rect(&mut self, frame: Frame, color: Color) {
        let Frame { x, y, width, height } = frame;
        self.items.push(Item::Rect { x, y, width, height, radius: 0.0, color });
    }

    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), width: f32, dash: f32, color: Color) {
        let ((x1, y1), (x2, y2)) = (from, to);
        self.items.push(Item::Line { x1, y1, x2, y2, width, dash, color });
    }

    /// Sets one line at a baseline, smaller or cut off with an ellipsis where it is too long.
    pub fn one_line(
        &mut self,
        field: &'static str,
        text: &str,
        style: Style,
        place: (f32, f32, f32),
        align: Align,
    ) {
        self.one_line_from(style.size * 0.6, field, text, style, place, align);
    }

    /// The same down to a size.
    fn one_line_from(
        &mut self,
        floor: f32,
        field: &'static str,
        text: &str,
        style: Style,
        (x, baseline, width): (f32, f32, f32),
        align: Align,
    ) {
        self.check(field, text);
        let fit = Fit { style, floor, lines: 1, width, rule: Rule::Shrink, align };
        let fitted = self.run.setter.fit(text, &fit);
        let subject = Subject { name: &self.name, name_en: &self.name_en, id: &self.id };
        self.run.findings.fitted(&fitted, style.size, subject, field, text);
        for line in fitted.lines {
            line.place(x, baseline, &mut self.items);
        }
    }

    /// Sets what a page is signed with at its foot, such as the name of the event: the English on the
    /// baseline, the Chinese above it. It can be read on a small page as well: what is too long for its
    /// line is cut off rather than set in smaller type than [`SMALLEST_FOOT`]. Answers where they begin.
    pub fn signed(
        &mut self,
        words: &Words,
        style: Style,
        (x, baseline, width): (f32, f32, f32),
        align: Align,
    ) -> f32 {
        let language = self.language();
        let style = style.sized(style.size.max(SMALLEST_FOOT));
        let small = style.sized((style.size * 0.84).max(SMALLEST_FOOT));
        let under = words.under(language);
        let step = if under.is_empty() { 0.0 } else { style.size * PT * 1.35 };
        let rows = [(words.lead(language), style, step), (under, small, 0.0)];
        // It is the same on every page: one word about it is enough.
        let known = self.take_place_of(words);
        for (text, style, above) in rows {
            let floor = (style.size * 0.6).max(SMALLEST_FOOT);
            self.one_line_from(floor, "event", text, style, (x, baseline - above, width), align);
        }
        self.give_back(known);
        baseline - step - style.size * PT
    }

    /// Lets findings name somebody or something else than whose card it is, until that is given back.
    pub fn take_place_of(&mut self, words: &Words) -> [String; 3] {
        let Subject { name, name_en, id } = Subject::of(words);
        let names = [name, name_en, id].map(str::to_owned);
        let [name, name_en, id] = names;
        [(&mut self.name, name), (&mut self.name_en, name_en), (&mut self.id, id)]
            .map(|(place, with)| std::mem::replace(place, with))
    }

    pub fn give_back(&mut self, known: [String; 3]) {
        [self.name, self.name_en, self.id] = known;
    }

    /// Sets a paragraph of several styles; answers where it ends.
    pub fn paragraph(
        &mut self,
        field: &'static str,
        spans: &[Span<'_>],
        (x, y, width): (f32, f32, f32),
        (align, leading, indent): (Align, f32, f32),
    ) -> f32 {
        let text: String = spans.iter().map(|span| span.text).collect();
        if text.trim().is_empty() {
            return y;
        }
        self.check(field, &text);
        let size = spans.iter().map(|span| span.style.size).fold(0.0, f32::max);
        let mut y = y;
        for line in self.run.setter.spans(spans, align, width, indent) {
            line.place(x, y + leading / 2.0 + size * PT * 0.37, &mut self.items);
            y += leading;
        }
        y
    }

    /// Draws texts that end above a limit, all of them smaller until they do; answers where they end.
    ///
    /// `draw` gets the share of their usual size and answers where they end.
    pub fn shrink_until(
        &mut self,
        limit: f32,
        field: &'static str,
        draw: impl Fn(&mut Self, f32) -> f32,
    ) -> f32 {
        let before = self.items.len();
        let mut end = 0.0;
        let mut used = 1.0;
        for share in [1.0, 0.92, 0.85, 0.78, 0.72, 0.66] {
            self.items.truncate(before);
            end = draw(self, share);
            used = share;
            if end <= limit + 0.05 {
                break;
            }
        }
        let subject = Subject { name: &self.name, name_en: &self.name_en, id: &self.id };
        let findings = &mut self.run.findings;
        if end > limit + 0.1 {
            findings.add(FindingKind::Overflow, subject, field, &self.name);
        } else if used < 1.0 {
            findings.smaller(FindingKind::Reduced, used, subject, field, &self.name);
        }
        end
    }

    /// Puts things on the card, turned about the middle of a frame that begins at a corner.
    pub fn upside_down(&mut self, width: f32, height: f32, items: Vec<Item>) {
        let group = Group { x: width, y: height, turn: Turn::Half, clip: None, reads: None, items };
        self.items.push(Item::Group(group));
    }
}

/// A document of cards: the same drawing for each.
pub struct Cards<One> {
    pub occasion: Occasion,
    pub each: Vec<One>,
    pub draw: fn(&Occasion, &One, &mut Run<'_, '_>),
}

impl<One> Document for Cards<One> {
    fn title(&self, language: Language) -> String {
        self.occasion.title.lead(language).to_owned()
    }

    fn pieces(&self) -> usize {
        self.each.len()
    }

    fn lay_out(&self, pieces: Range<usize>, run: &mut Run<'_, '_>) -> Result<()> {
        let each = self.each.get(pieces).unwrap_or_default();
        for (done, one) in each.iter().enumerate() {
            (self.draw)(&self.occasion, one, run);
            run.progress(done + 1, each.len())?;
        }
        Ok(())
    }
}

/// The name that leads and the one under it.
pub fn names<'guest>(
    name: &'guest str,
    latin_name: &'guest str,
    language: Language,
) -> (&'guest str, &'guest str) {
    let lead = language.pick(name, latin_name);
    let second = if language == Language::Both && lead == name { latin_name } else { "" };
    (lead, second)
}

/// How many lines a name may take: the very longest take three rather than being cut off.
pub fn name_lines(name: &str) -> usize {
    if name.chars().count() > 40 { 3 } else { 2 }
}

/// A name of two characters, set as wide as one of three where that is wanted.
pub fn spread(name: &str, wanted: bool) -> String {
    let characters: Vec<char> = name.chars().collect();
    match characters.as_slice() {
        [family, given] if wanted && family.len_utf8() > 2 => format!("{family}\u{3000}{given}"),
        _ => name.to_owned(),
    }
}

/// What somebody is and where, as one phrase: Chinese names the organisation first.
pub fn post(organisation: &Words, position: &Words, language: Language) -> String {
    phrase(organisation.lead(language), position.lead(language))
}

/// The same in English, under the Chinese.
pub fn post_under(organisation: &Words, position: &Words, language: Language) -> String {
    phrase(organisation.under(language), position.under(language))
}

/// The short name of an organisation where it may stand for this one: no Chinese in an English text.
pub fn short_for<'name>(name: &str, short: &'name str) -> &'name str {
    if is_chinese(short) && !is_chinese(name) { "" } else { short }
}

/// What a guest is and where, with the short name of the organisation; empty where it has none.
pub fn short_post(guest: &Guest, language: Language) -> String {
    let place = guest.organisation.lead(language);
    match short_for(place, &guest.organisation_short) {
        "" => String::new(),
        short => phrase(short, guest.position.lead(language)),
    }
}

/// The same in English, under the Chinese.
pub fn short_post_under(guest: &Guest, language: Language) -> String {
    let place = guest.organisation.under(language);
    match short_for(place, &guest.organisation_short) {
        "" => String::new(),
        short => phrase(short, guest.position.under(language)),
    }
}

fn phrase(place: &str, post: &str) -> String {
    let chinese = is_chinese(place) || is_chinese(post);
    let parts = if chinese { [place, post] } else { [post, place] };
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(if chinese { "\u{3000}" } else { ", " })
}
