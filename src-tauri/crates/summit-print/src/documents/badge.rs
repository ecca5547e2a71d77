//! Badges: who somebody is, readable from three steps away, and a code for the entrance.

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use crate::codes::QUIET;
use crate::error::{PrintError, Result};
use crate::findings::{FindingKind, Findings, Subject};
use crate::fonts::Weight;
use crate::options::{Language, Options, Size, Words};
use crate::page::{Bookmark, Code, Color, Item, Page};
use crate::text::{Align, Fit, Fitted, Line, PT, Rule, Style, Typesetter};
use crate::{Document, Kind, Printed, Progress, sheet};

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
    pub category: Words,
    /// The color of the category, `#1f6f8b`.
    pub color: String,
    /// What the code says; without it the badge has no code.
    pub code: String,
    /// The number of the badge, as people read it.
    pub number: String,
    /// Short lines for some only: a dinner, a workshop.
    pub marks: Vec<String>,
}

const INK: Color = Color([24, 26, 31]);
const GRAY: Color = Color([92, 98, 107]);

impl Document for Badges {
    const KIND: Kind = Kind {
        name: "badges",
        title: ("胸卡", "Badges"),
        sizes: &[
            Size::new(95.0, 134.0),
            Size::A6,
            Size::A7,
            Size::new(70.0, 100.0),
            Size::new(90.0, 54.0),
            Size::new(86.0, 54.0),
        ],
        many_up: true,
    };

    fn lay_out(
        &self,
        options: &Options,
        setter: &Typesetter<'_>,
        progress: &mut Progress<'_>,
    ) -> Result<Printed> {
        let mut findings = Findings::default();
        let mut pages = Vec::with_capacity(self.badges.len());
        let form = Form::of(options, self, setter, &mut findings);
        for (done, badge) in self.badges.iter().enumerate() {
            let color = Color::parse(&badge.color).unwrap_or_else(|| options.accent());
            let findings = &mut findings;
            let drawing =
                Drawing { badge, form: &form, options, setter, findings, color, items: Vec::new() };
            pages.push(drawing.page());
            if let ControlFlow::Break(()) = progress(done + 1, self.badges.len()) {
                return Err(PrintError::Canceled);
            }
        }
        let title = self.event.lead(options.language).to_owned();
        let pages = sheet::arrange(pages, options.sheet);
        Ok(Printed { title, pages, findings: findings.into_list() })
    }
}

/// What all badges of a run share: measures, and the lines about the event.
struct Form {
    width: f32,
    height: f32,
    bleed: f32,
    /// How large everything is, 1 on the usual badge.
    scale: f32,
    /// Whether the code stands beside the names instead of under them.
    across: bool,
    margin: f32,
    band: f32,
    /// The side of the code without its quiet zone.
    code: f32,
    /// Where the lines about the event end.
    head_end: f32,
    head: Vec<(f32, Line)>,
}

impl Form {
    fn of(
        options: &Options,
        badges: &Badges,
        setter: &Typesetter<'_>,
        findings: &mut Findings,
    ) -> Form {
        let Size { width, height } = options.size.unwrap_or(Badges::KIND.sizes[0]);
        let across = width > height;
        let scale = if across {
            (height / 54.0).min(width / 86.0)
        } else {
            (width / 95.0).min(height / 134.0)
        };
        let least_code = if across { 19.0 } else { 20.5 };
        let mut form = Form {
            width,
            height,
            bleed: options.bleed,
            scale,
            across,
            margin: if across { 5.0 } else { 8.0 } * scale,
            band: if across { 8.5 } else { 17.0 } * scale,
            code: (if across { 21.0 } else { 25.0 } * scale).max(least_code),
            head_end: 0.0,
            head: Vec::new(),
        };
        form.set_head(options, badges, setter, findings);
        form
    }

    fn set_head(
        &mut self,
        options: &Options,
        badges: &Badges,
        setter: &Typesetter<'_>,
        findings: &mut Findings,
    ) {
        let language = options.language;
        let Badges { event, occasion, .. } = badges;
        let sizes = if self.across { [7.6, 5.4, 5.4] } else { [11.5, 7.2, 7.2] };
        let lines = [
            ("event", event.lead(language), sizes[0], Weight::Bold, INK, 2),
            ("event", event.under(language), sizes[1], Weight::Regular, GRAY, 2),
            ("occasion", occasion.lead(language), sizes[2], Weight::Regular, GRAY, 1),
        ];
        let subject = Subject { name: event.lead(language), id: "" };
        // Above the first line stays room for the slot of a lanyard.
        let mut y = if self.across { 5.2 } else { 12.5 } * self.scale;
        for (field, text, size, weight, color, lines) in lines {
            findings.missing(setter.book(), subject, field, text);
            let style = Style::new(size * self.scale, weight, color);
            let fitted = setter.fit(
                text,
                &Fit {
                    style,
                    floor: style.size * 0.72,
                    lines,
                    width: self.width - 2.0 * self.margin,
                    rule: Rule::Wrap,
                    align: Align::Start,
                },
            );
            findings.fitted(&fitted, subject, field, text);
            let leading = fitted.size * PT * 1.34;
            for line in fitted.lines {
                self.head.push((y + leading * 0.78, line));
                y += leading;
            }
            y += if self.across { 0.3 } else { 0.8 } * self.scale;
        }
        self.head_end = y;
    }
}

/// A badge on its way to a page.
struct Drawing<'run, 'book> {
    badge: &'run Badge,
    form: &'run Form,
    options: &'run Options,
    setter: &'run Typesetter<'book>,
    findings: &'run mut Findings,
    color: Color,
    items: Vec<Item>,
}

impl Drawing<'_, '_> {
    fn page(mut self) -> Page {
        let form = self.form;
        self.items.push(Item::Anchor {
            y: 0.0,
            name: format!("badge-{}", self.badge.id),
            bookmark: Some(Bookmark { level: 1, title: self.badge.bookmark() }),
        });
        let bar = if form.across { 1.6 } else { 2.6 } * form.scale;
        self.stripe(-form.bleed, bar + form.bleed);
        for (baseline, line) in form.head.iter().cloned() {
            line.place(form.margin, baseline, &mut self.items);
        }
        self.band();
        let code = self.code();
        self.marks(code);
        self.person(code);
        for (field, text) in self.badge.texts() {
            self.findings.missing(self.setter.book(), self.badge.subject(), field, text);
        }
        Page { bleed: form.bleed, items: self.items, ..Page::new(form.width, form.height) }
    }

    /// A stripe of color over the whole width and beyond the cut.
    fn stripe(&mut self, y: f32, height: f32) {
        let bleed = self.form.bleed;
        let width = self.form.width + 2.0 * bleed;
        let color = self.color;
        self.items.push(Item::Rect { x: -bleed, y, width, height, radius: 0.0, color });
    }

    /// The category, on a band of its color along the lower edge.
    fn band(&mut self) {
        let form = self.form;
        let (language, ink) = (self.options.language, self.color.ink());
        let category = &self.badge.category;
        let top = form.height - form.band;
        self.stripe(top, form.band + form.bleed);

        let size = form.band / PT;
        let width = form.width - 2.0 * form.margin;
        let first = Style::new(size * 0.46, Weight::Bold, ink);
        let second = Style::new(size * 0.28, Weight::Regular, ink);
        let baseline = top + form.band / 2.0 + first.size * PT * 0.36;
        let lead = self.fit(category.lead(language), "category", first, 0.5, 1, width * 0.62);
        let under = self.fit(category.under(language), "category", second, 0.5, 1, width * 0.36);
        for line in lead {
            line.place(form.margin, baseline, &mut self.items);
        }
        for line in under {
            let x = form.width - form.margin - line.width;
            line.place(x, baseline, &mut self.items);
        }
    }

    /// The code with its number, at the lower right; answers where it begins, left and top.
    fn code(&mut self) -> (f32, f32) {
        let form = self.form;
        let right = form.width - form.margin;
        let number = Style::new(8.0 * form.scale.max(0.8), Weight::Regular, INK);
        let leading = number.size * PT * 1.5;
        let bottom = form.height - form.band - if form.across { 1.2 } else { 3.0 } * form.scale;
        let mut corner = (right, bottom);
        if !self.badge.number.is_empty() {
            let line = self.setter.line(&self.badge.number, number);
            let center = right - form.code / 2.0 - line.width / 2.0;
            let x = if self.badge.code.is_empty() { right - line.width } else { center };
            corner = (x, bottom - leading);
            line.place(x, bottom - leading * 0.24, &mut self.items);
        }
        if self.badge.code.is_empty() {
            return corner;
        }
        match Code::of(&self.badge.code) {
            Ok(code) => {
                let top = corner.1 - form.code - 1.0 * form.scale;
                let (x, size) = (right - form.code, form.code);
                // Nothing else comes nearer than four modules: readers need the white around the code.
                let quiet = form.code / code.modules as f32 * QUIET as f32;
                self.items.push(Item::Code { x, y: top, size, code });
                (x - quiet, top - quiet)
            }
            Err(_) => {
                let subject = self.badge.subject();
                self.findings.add(FindingKind::NoCode, subject, "code", &self.badge.code);
                corner
            }
        }
    }

    /// Short lines at the lower left: what this guest is also invited to.
    fn marks(&mut self, (left, top): (f32, f32)) {
        let form = self.form;
        if form.across || self.badge.marks.is_empty() {
            return;
        }
        let style = Style::new(8.5 * form.scale, Weight::Regular, INK);
        let leading = style.size * PT * 1.9;
        let width = left - form.margin - 2.0;
        let mut bottom = form.height - form.band - 3.0 * form.scale;
        for mark in self.badge.marks.iter().rev() {
            if bottom - leading < top {
                self.findings.add(FindingKind::Overflow, self.badge.subject(), "marks", mark);
                continue;
            }
            for line in self.fit(mark, "marks", style, 0.75, 1, width - 4.0) {
                let dot = style.size * PT * 0.5;
                let (x, y) = (form.margin, bottom - leading * 0.5 - dot / 2.0);
                let color = self.color;
                self.items.push(Item::Rect {
                    x,
                    y,
                    width: dot,
                    height: dot,
                    radius: dot / 2.0,
                    color,
                });
                let baseline = bottom - leading * 0.5 + style.size * PT * 0.36;
                line.place(form.margin + dot * 2.0, baseline, &mut self.items);
            }
            bottom -= leading;
        }
    }

    /// The name as large as it can be, and whom it belongs to.
    fn person(&mut self, (code_left, code_top): (f32, f32)) {
        let form = self.form;
        let top = form.head_end + if form.across { 1.5 } else { 4.0 } * form.scale;
        let (right, bottom) = if form.across {
            (code_left, form.height - form.band - 1.5 * form.scale)
        } else {
            (form.width - form.margin, code_top)
        };
        let (width, height) = (right - form.margin, bottom - top);

        // Everything keeps its proportions: the block is set smaller until it fits.
        let mut set = self.block(1.0, width);
        for share in [0.92, 0.84, 0.77, 0.7, 0.64, 0.58, 0.53] {
            if set.height <= height {
                break;
            }
            set = self.block(share, width);
        }
        let subject = self.badge.subject();
        if set.height > height + 0.1 {
            self.findings.add(FindingKind::Overflow, subject, "badge", &self.badge.name);
        }
        for (field, text, fitted) in &set.fitted {
            self.findings.fitted(fitted, subject, field, text);
        }
        let spare = (height - set.height).max(0.0);
        let mut y = top + spare * if form.across { 0.45 } else { 0.38 };
        for row in set.rows {
            row.line.place(form.margin, y + row.baseline, &mut self.items);
            y += row.height;
        }
    }

    /// Sets the lines about the person at a share of their usual size.
    fn block(&self, share: f32, width: f32) -> Block {
        let (badge, language) = (self.badge, self.options.language);
        let unit = self.form.scale * share;
        let sizes = if self.form.across { ACROSS } else { UPRIGHT };
        let name = self.spread(language.pick(&badge.name, &badge.latin_name));
        let short = name.chars().count() <= 4;
        let latin = language.under(&badge.name, &badge.latin_name);
        let native = if language == Language::En && badge.latin_name != badge.name {
            &badge.name
        } else {
            ""
        };
        let second =
            if language == Language::En && !badge.latin_name.is_empty() { native } else { latin };
        let organisation = badge.organisation.lead(language);
        let position = badge.position.lead(language);
        let english = [badge.position.under(language), badge.organisation.under(language)];
        let english =
            english.iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join(", ");

        let mut block = Block::default();
        let large = Style::new(sizes.name * unit, Weight::Bold, INK);
        let name_box = Room {
            floor: 0.42,
            lines: if short { 1 } else { 2 },
            rule: Rule::Shrink,
            leading: 1.16,
        };
        block.add(self.setter, "name", &name, large, name_box, width);
        let style = Style::new(sizes.latin * unit, Weight::Regular, INK);
        let one = Room { floor: 0.6, lines: 2, rule: Rule::Shrink, leading: 1.3 };
        block.add(self.setter, "latin_name", second, style, one, width);
        block.space(sizes.gap * unit);
        let wrapped = Room { floor: 0.72, lines: 2, rule: Rule::Wrap, leading: 1.36 };
        let style = Style::new(sizes.organisation * unit, Weight::Bold, INK);
        block.add(self.setter, "organisation", organisation, style, wrapped, width);
        let style = Style::new(sizes.position * unit, Weight::Regular, INK);
        block.add(self.setter, "position", position, style, wrapped, width);
        let style = Style::new(sizes.english * unit, Weight::Regular, GRAY);
        block.add(
            self.setter,
            "organisation_en",
            &english,
            style,
            Room { lines: 3, ..wrapped },
            width,
        );
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

    fn fit(
        &mut self,
        text: &str,
        field: &str,
        style: Style,
        floor: f32,
        lines: usize,
        width: f32,
    ) -> Vec<Line> {
        let floor = style.size * floor;
        let fit = Fit { style, floor, lines, width, rule: Rule::Shrink, align: Align::Start };
        let fitted = self.setter.fit(text, &fit);
        self.findings.fitted(&fitted, self.badge.subject(), field, text);
        fitted.lines
    }
}

/// Type sizes in points and the gap in millimeters, on a badge of scale 1.
struct Sizes {
    name: f32,
    latin: f32,
    gap: f32,
    organisation: f32,
    position: f32,
    english: f32,
}

const UPRIGHT: Sizes =
    Sizes { name: 56.0, latin: 17.0, gap: 3.2, organisation: 14.0, position: 12.5, english: 8.6 };
const ACROSS: Sizes =
    Sizes { name: 30.0, latin: 10.5, gap: 1.2, organisation: 9.0, position: 8.2, english: 6.0 };

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
    rows: Vec<Row>,
    height: f32,
    fitted: Vec<(&'static str, String, Fitted)>,
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
        style: Style,
        rule: Room,
        width: f32,
    ) {
        let floor = style.size * rule.floor;
        let fit =
            Fit { style, floor, lines: rule.lines, width, rule: rule.rule, align: Align::Start };
        let mut fitted = setter.fit(text, &fit);
        let height = fitted.size * PT * rule.leading;
        for line in std::mem::take(&mut fitted.lines) {
            let baseline = height / 2.0 + fitted.size * PT * 0.38;
            self.rows.push(Row { line, baseline, height });
            self.height += height;
        }
        self.fitted.push((field, text.to_owned(), fitted));
    }

    fn space(&mut self, height: f32) {
        self.rows.push(Row { line: Line::default(), baseline: 0.0, height });
        self.height += height;
    }
}

impl Badge {
    fn subject(&self) -> Subject<'_> {
        let name = if self.name.is_empty() { &self.latin_name } else { &self.name };
        Subject { name, id: &self.id }
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
