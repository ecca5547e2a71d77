//! The person on a badge: the name as large as it can be, and whom it belongs to.

use super::drawing::Drawing;
use super::{Badge, GRAY, INK};
use crate::findings::FindingKind;
use crate::fonts::Weight;
use crate::options::Language;
use crate::page::Color;
use crate::text::{Align, Fit, Fitted, Line, PT, Rule, Style, Typesetter, is_chinese};

impl Drawing<'_, '_> {
    /// The name as large as it can be, and whom it belongs to.
    pub fn person(&mut self, code_left: f32, foot: f32) {
        let form = self.form;
        let top = form.head_end + if form.across { 1.5 } else { 4.0 } * form.scale;
        let (right, bottom) = if form.across {
            (code_left, form.height - form.band - 1.5 * form.scale)
        } else {
            (form.width - form.margin, foot)
        };
        let (width, height) = (right - self.left, bottom - top);

        // Everything keeps its proportions: the block is set smaller until it fits. What is left out last,
        // where even that is not enough, is the English under the Chinese.
        let shares = [1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62];
        let mut set = Block::default();
        let attempts =
            shares.iter().map(|share| (*share, true)).chain([(0.8, false), (0.62, false)]);
        for (share, english) in attempts {
            set = self.block(share, width, english);
            if set.height <= height {
                break;
            }
        }
        let subject = self.badge.subject();
        if set.height > height + 0.1 {
            self.findings.add(FindingKind::Overflow, subject, "badge", &self.badge.name);
        }
        if let Some(text) = &set.left_out {
            self.findings.add(FindingKind::Overflow, subject, "organisation", text);
        }
        for (field, text, wanted, fitted) in &set.fitted {
            self.findings.fitted(fitted, *wanted, subject, field, text);
        }
        let spare = (height - set.height).max(0.0);
        let mut y = top + spare * if form.across { 0.45 } else { 0.38 };
        for row in set.rows {
            row.line.place(self.left, y + row.baseline, &mut self.items);
            y += row.height;
        }
    }

    /// Sets the lines about the person at a share of their usual size.
    fn block(&self, share: f32, width: f32, with_english: bool) -> Block {
        let (badge, language) = (self.badge, self.options.language);
        let sizes = if self.form.across { &ACROSS } else { &UPRIGHT };
        let (name, second) = names(badge, language);
        let name = self.spread(name);
        let organisation = badge.organisation.lead(language);
        let position = badge.position.lead(language);
        let english = [badge.position.under(language), badge.organisation.under(language)];
        let english: Vec<&str> = english.into_iter().filter(|text| !text.is_empty()).collect();
        let english = english.join(", ");

        // A name in letters is as readable at a smaller size, and needs it.
        let name_size = if is_chinese(&name) { sizes.name } else { sizes.name.scaled(0.74) };
        let name_lines = if name.chars().count() <= 4 { 1 } else { 3 };

        let mut block = Block { unit: self.form.scale, share, width, ..Block::default() };
        let (bold, plain) = (Weight::Bold, Weight::Regular);
        let shrink = Room { floor: 0.36, lines: name_lines, rule: Rule::Shrink, leading: 1.16 };
        block.add(self.setter, "name", &name, (name_size, bold, INK), shrink);
        let line = Room { floor: 0.6, lines: 2, rule: Rule::Shrink, leading: 1.3 };
        block.add(self.setter, "latin_name", second, (sizes.latin, plain, INK), line);
        block.space(sizes.gap);
        let wrap = Room { floor: 0.72, lines: 2, rule: Rule::Wrap, leading: 1.36 };
        block.add(self.setter, "organisation", organisation, (sizes.organisation, bold, INK), wrap);
        block.add(self.setter, "position", position, (sizes.position, plain, INK), wrap);
        if self.form.across {
            // There is no room beside the code: what others have in the corner stands in the block.
            let marks: Vec<String> = badge.marks.iter().map(|mark| self.mark(mark)).collect();
            let marks = marks.join(" · ");
            block.add(self.setter, "marks", &marks, (sizes.english, plain, INK), wrap);
        }
        if with_english {
            let wrap = Room { lines: 3, ..wrap };
            block.add(self.setter, "organisation", &english, (sizes.english, plain, GRAY), wrap);
        } else if !english.is_empty() {
            block.left_out = Some(english);
        }
        block
    }

    /// A name of two characters, set as wide as one of three where that is wanted.
    fn spread(&self, name: &str) -> String {
        let characters: Vec<char> = name.chars().collect();
        match characters.as_slice() {
            [family, given] if self.options.spread_names && family.len_utf8() > 2 => {
                format!("{family}\u{3000}{given}")
            }
            _ => name.to_owned(),
        }
    }
}

/// The name that leads and the one under it.
fn names(badge: &Badge, language: Language) -> (&str, &str) {
    let lead = language.pick(&badge.name, &badge.latin_name);
    let other = if lead == badge.name { &badge.latin_name } else { &badge.name };
    // A Chinese badge has no second name; an English one keeps the name that its owner signs with.
    let second = if language == Language::Zh || other == lead { "" } else { other };
    (lead, second)
}

/// A type size in points on a badge of scale 1, and the smallest that is still read.
#[derive(Clone, Copy)]
struct Type {
    usual: f32,
    least: f32,
}

impl Type {
    fn scaled(self, share: f32) -> Type {
        Type { usual: self.usual * share, least: self.least * share }
    }
}

/// The type sizes of the block and the gap in it, in millimeters.
struct Sizes {
    name: Type,
    latin: Type,
    gap: f32,
    organisation: Type,
    position: Type,
    english: Type,
}

const UPRIGHT: Sizes = Sizes {
    name: Type { usual: 56.0, least: 18.0 },
    latin: Type { usual: 17.0, least: 9.0 },
    gap: 3.2,
    organisation: Type { usual: 14.0, least: 8.0 },
    position: Type { usual: 12.5, least: 7.5 },
    english: Type { usual: 8.6, least: 6.0 },
};
const ACROSS: Sizes = Sizes {
    name: Type { usual: 30.0, least: 12.0 },
    latin: Type { usual: 10.5, least: 7.0 },
    gap: 1.2,
    organisation: Type { usual: 9.0, least: 6.6 },
    position: Type { usual: 8.2, least: 6.2 },
    english: Type { usual: 6.0, least: 5.2 },
};

/// How a text is put into the block: its floor as a share of its size, its lines and their distance.
#[derive(Clone, Copy)]
struct Room {
    floor: f32,
    lines: usize,
    rule: Rule,
    leading: f32,
}

/// Lines under one another.
#[derive(Default)]
struct Block {
    unit: f32,
    share: f32,
    width: f32,
    rows: Vec<Row>,
    height: f32,
    /// Each text with the size it usually has.
    fitted: Vec<(&'static str, String, f32, Fitted)>,
    left_out: Option<String>,
}

struct Row {
    line: Line,
    baseline: f32,
    height: f32,
}

impl Block {
    fn add(
        &mut self,
        setter: &Typesetter<'_>,
        field: &'static str,
        text: &str,
        (size, weight, color): (Type, Weight, Color),
        room: Room,
    ) {
        // On a small badge type may not shrink as the paper does.
        let least = size.least * self.unit.clamp(0.86, 1.0);
        let usual = (size.usual * self.unit).max(least);
        let style = Style::new((usual * self.share).max(least), weight, color);
        let floor = (style.size * room.floor).max(least);
        let Room { lines, rule, leading, .. } = room;
        let fit = Fit { style, floor, lines, width: self.width, rule, align: Align::Start };
        let mut fitted = setter.fit(text, &fit);
        let height = fitted.size * PT * leading;
        for line in std::mem::take(&mut fitted.lines) {
            let baseline = height / 2.0 + fitted.size * PT * 0.38;
            self.rows.push(Row { line, baseline, height });
            self.height += height;
        }
        self.fitted.push((field, text.to_owned(), usual, fitted));
    }

    fn space(&mut self, gap: f32) {
        let height = gap * self.unit * self.share;
        self.rows.push(Row { line: Line::default(), baseline: 0.0, height });
        self.height += height;
    }
}
