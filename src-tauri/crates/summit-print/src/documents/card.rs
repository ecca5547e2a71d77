//! A card on its way to a page: texts fitted into frames, and what had to be done to them.

use std::ops::Range;

use crate::error::Result;
use crate::event::Occasion;
use crate::findings::{FindingKind, Subject};
use crate::fonts::Weight;
use crate::options::{Language, Words};
use crate::page::{Bookmark, Color, Group, Item, Page, Turn};
use crate::text::{Align, Fit, Fitted, PT, Rule, Span, Style, is_chinese};
use crate::{Document, Run};

pub const INK: Color = Color([24, 26, 31]);
pub const GRAY: Color = Color([92, 98, 107]);
pub const HAIR: Color = Color([205, 209, 214]);

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

/// A text among others under one another, and how it gives way.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it is, for findings.
    pub field: &'static str,
    pub text: String,
    pub style: Style,
    /// The smallest size in points.
    pub floor: f32,
    pub lines: usize,
    pub rule: Rule,
    /// The distance of its lines, as a share of their size.
    pub leading: f32,
    /// Space above, in millimeters.
    pub before: f32,
}

impl Row {
    /// A text of a size, on at most two lines, down to three fifths of its size.
    pub fn new(field: &'static str, text: impl Into<String>, size: f32) -> Row {
        Row {
            field,
            text: text.into(),
            style: Style::new(size, Weight::Regular, INK),
            floor: size * 0.6,
            lines: 2,
            rule: Rule::Wrap,
            leading: 1.36,
            before: 0.0,
        }
    }

    pub fn bold(self) -> Row {
        Row { style: self.style.bold(), ..self }
    }

    pub fn colored(self, color: Color) -> Row {
        Row { style: self.style.colored(color), ..self }
    }

    pub fn before(self, before: f32) -> Row {
        Row { before, ..self }
    }

    pub fn lines(self, lines: usize) -> Row {
        Row { lines, ..self }
    }

    pub fn floor(self, floor: f32) -> Row {
        Row { floor: floor.min(self.style.size), ..self }
    }

    /// Smaller type before a second line: for names.
    pub fn shrinks(self) -> Row {
        Row { rule: Rule::Shrink, leading: 1.2, ..self }
    }
}

/// A card on its way to a page.
pub struct Card<'card, 'run, 'book> {
    pub run: &'card mut Run<'run, 'book>,
    /// Whose card it is: the name people know and the id of the record.
    pub name: String,
    pub id: String,
    pub items: Vec<Item>,
}

impl<'card, 'run, 'book> Card<'card, 'run, 'book> {
    pub fn begin(run: &'card mut Run<'run, 'book>, name: &str, id: &str) -> Self {
        let bookmark = Some(Bookmark { level: 1, title: name.to_owned() });
        let anchor = Item::Anchor { y: 0.0, name: format!("card-{}", run.pages.len()), bookmark };
        Card { run, name: name.to_owned(), id: id.to_owned(), items: vec![anchor] }
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

    /// Notes the characters that no font has.
    pub fn check(&mut self, field: &str, text: &str) {
        let subject = Subject { name: &self.name, id: &self.id };
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
        (x, baseline, width): (f32, f32, f32),
        align: Align,
    ) {
        self.check(field, text);
        let floor = style.size * 0.6;
        let fit = Fit { style, floor, lines: 1, width, rule: Rule::Shrink, align };
        let fitted = self.run.setter.fit(text, &fit);
        let subject = Subject { name: &self.name, id: &self.id };
        self.run.findings.fitted(&fitted, style.size, subject, field, text);
        for line in fitted.lines {
            line.place(x, baseline, &mut self.items);
        }
    }

    /// Sets texts under one another into a frame, all of them smaller until they fit.
    ///
    /// `at` is the share of the spare room above them. Answers where they end.
    pub fn stack(&mut self, rows: &[Row], frame: Frame, align: Align, at: f32) -> f32 {
        let rows: Vec<&Row> = rows.iter().filter(|row| !row.text.trim().is_empty()).collect();
        let mut set = Vec::new();
        let mut height = 0.0;
        for share in [1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58] {
            set = rows.iter().map(|row| self.set(row, share, frame.width, align)).collect();
            height = height_of(&rows, &set);
            if height <= frame.height + 0.05 {
                break;
            }
        }
        self.note(&rows, &set);
        if height > frame.height + 0.1 {
            let subject = Subject { name: &self.name, id: &self.id };
            let field = rows.first().map_or("", |row| row.field);
            self.run.findings.add(FindingKind::Overflow, subject, field, &self.name);
        }
        let mut y = frame.y + (frame.height - height).max(0.0) * at;
        for (index, (row, fitted)) in rows.iter().zip(set).enumerate() {
            y += if index > 0 { row.before } else { 0.0 };
            let leading = fitted.size * PT * row.leading;
            for line in fitted.lines {
                let baseline = y + leading / 2.0 + fitted.size * PT * 0.37;
                line.place(frame.x, baseline, &mut self.items);
                y += leading;
            }
        }
        y
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

    fn set(&self, row: &Row, share: f32, width: f32, align: Align) -> Fitted {
        let style = row.style.sized((row.style.size * share).max(row.floor));
        let Row { floor, lines, rule, .. } = *row;
        let fit = Fit { style, floor, lines, width, rule, align };
        let fitted = self.run.setter.fit(&row.text, &fit);
        match parted(&row.text) {
            // A name that takes two lines ends the first one between its parts.
            Some(parted) if row.field == "name" && fitted.lines.len() > 1 => {
                let apart = self.run.setter.fit(&parted, &Fit { rule: Rule::Wrap, ..fit });
                if apart.overflow { fitted } else { apart }
            }
            Some(_) | None => fitted,
        }
    }

    fn note(&mut self, rows: &[&Row], set: &[Fitted]) {
        for (row, fitted) in rows.iter().zip(set) {
            self.check(row.field, &row.text);
            let subject = Subject { name: &self.name, id: &self.id };
            let findings = &mut self.run.findings;
            findings.fitted(fitted, row.style.size, subject, row.field, &row.text);
        }
    }

    /// Sets a name from top to bottom, a character under the other; answers whether it can stand so.
    pub fn upright(&mut self, name: &str, style: Style, frame: Frame) -> bool {
        let characters: Vec<char> = name.chars().filter(|c| !c.is_whitespace()).collect();
        if !is_chinese(name) || characters.len() > 8 {
            return false;
        }
        self.check("name", name);
        let most = frame.height / (characters.len() as f32 * 1.12) / PT;
        let size = style.size.min(most).min(frame.width / PT);
        let step = size * PT * 1.12;
        let mut y = frame.y + (frame.height - step * characters.len() as f32) / 2.0;
        for character in characters {
            let line = self.run.setter.line(&character.to_string(), style.sized(size));
            let x = frame.x + (frame.width - line.width) / 2.0;
            line.place(x, y + step / 2.0 + size * PT * 0.37, &mut self.items);
            y += step;
        }
        true
    }

    /// Puts things on the card, turned about the middle of a frame that begins at a corner.
    pub fn upside_down(&mut self, width: f32, height: f32, items: Vec<Item>) {
        let group = Group { x: width, y: height, turn: Turn::Half, clip: None, items };
        self.items.push(Item::Group(group));
    }
}

fn height_of(rows: &[&Row], set: &[Fitted]) -> f32 {
    let pairs = rows.iter().zip(set).enumerate();
    pairs
        .map(|(index, (row, fitted))| {
            let before = if index > 0 { row.before } else { 0.0 };
            before + fitted.lines.len() as f32 * fitted.size * PT * row.leading
        })
        .sum()
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

/// A name of several parts on two lines: 阿卜杜拉·买买提江 ends its first line at the dot.
fn parted(name: &str) -> Option<String> {
    let dots = name.match_indices('·').map(|(at, dot)| at + dot.len());
    let middle = name.len() / 2;
    let at = dots.min_by_key(|at| at.abs_diff(middle))?;
    let (first, second) = name.split_at(at);
    Some(format!("{first}\n{second}"))
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

fn phrase(place: &str, post: &str) -> String {
    let chinese = is_chinese(place) || is_chinese(post);
    let parts = if chinese { [place, post] } else { [post, place] };
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(if chinese { "\u{3000}" } else { ", " })
}
