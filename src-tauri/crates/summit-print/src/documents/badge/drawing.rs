//! What stands around the person on a badge: the event, the category, the code, the marks.

use std::sync::Arc;

use super::{Badge, Form, GRAY, INK};
use crate::documents::card::Frame;
use crate::findings::{FindingKind, Findings};
use crate::fonts::Weight;
use crate::options::{Options, Words};
use crate::page::{Bookmark, Code, Color, Item, Page, rounded};
use crate::text::{Align, Fit, Fitted, Line, PT, Rule, Style, Typesetter};

/// A badge on its way to a page.
pub struct Drawing<'run, 'book> {
    pub badge: &'run Badge,
    pub form: &'run Form,
    pub options: &'run Options,
    pub setter: &'run Typesetter<'book>,
    pub findings: &'run mut Findings,
    pub color: Color,
    pub items: Vec<Item>,
    /// Where the lines about the person begin: at the margin, or beside a portrait.
    pub left: f32,
}

/// The slot that takes a lanyard, in millimeters, and how far it is from the upper edge.
const SLOT: (f32, f32) = (14.0, 3.2);
const SLOT_DOWN: f32 = 4.2;

/// Where the slot ends below.
pub fn slot_end(form: &Form) -> f32 {
    let down = if form.across { SLOT_DOWN * 0.7 } else { SLOT_DOWN };
    down + SLOT.1
}

/// The smallest type of a category, in points.
const LEAST: f32 = 4.5;

/// The width of a portrait as a share of its height.
const PORTRAIT: f32 = 0.77;

impl Drawing<'_, '_> {
    pub fn page(mut self) -> Page {
        let form = self.form;
        self.items.push(Item::Anchor {
            y: 0.0,
            name: format!("badge-{}", self.badge.id),
            bookmark: Some(Bookmark { level: 1, title: self.badge.bookmark() }),
        });
        let bar = if form.across { 1.6 } else { 2.6 } * form.scale;
        self.stripe(-form.bleed, bar + form.bleed);
        self.items.push(Item::Artwork { x: 0.0, y: 0.0, artwork: Arc::clone(&form.head) });
        self.band();
        self.slot();
        let (left, top) = self.code();
        let beside = self.portrait(top);
        let marks = self.marks(beside, left, top);
        // What is free beside the code, above the marks.
        let corner = Frame::new(beside, top, left - beside - form.scale, (marks - top).max(0.0));
        self.person(left, top.min(marks), corner);
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

    /// Where the slot for the lanyard is cut.
    fn slot(&mut self) {
        if !self.options.slot {
            return;
        }
        let (width, height) = SLOT;
        let x = (self.form.width - width) / 2.0;
        let down = slot_end(self.form) - height;
        let steps = rounded(x, down, width, height, height / 2.0);
        let stroke = Some((GRAY, 0.15));
        self.items.push(Item::Path { steps, fill: None, stroke });
    }

    /// The portrait: at the lower left, as high as the code, or at the left of a badge that lies.
    ///
    /// Answers where what stands beside it begins.
    fn portrait(&mut self, code_top: f32) -> f32 {
        let form = self.form;
        let Some(picture) = self.badge.photo.clone() else { return form.margin };
        let bottom = form.height - form.band - if form.across { 2.0 } else { 3.0 } * form.scale;
        let top = match form.across {
            true => form.head_end + 1.5 * form.scale,
            false => code_top.max(bottom - 34.0 * form.scale),
        };
        let (x, height) = (form.margin, bottom - top);
        let width = height * PORTRAIT;
        self.items.push(Item::Picture { x, y: top, width, height, fills: true, picture });
        let right = x + width + 3.0 * form.scale;
        if form.across {
            self.left = right;
        }
        right
    }

    /// The category, on a band of its color along the lower edge.
    fn band(&mut self) {
        let form = self.form;
        let (language, ink) = (self.options.language, self.color.ink());
        let category = &self.badge.category;
        let top = form.height - form.band;
        self.stripe(top, form.band + form.bleed);

        let (lead, under) = (category.lead(language), category.under(language));
        let size = form.band / PT;
        let width = form.width - 2.0 * form.margin;
        let first = Style::new(size * 0.46, Weight::Bold, ink);
        let second = Style::new(size * 0.28, Weight::Regular, ink);
        let gap = if under.is_empty() { 0.0 } else { 3.0 * form.scale };
        for share in [1.0, 0.92, 0.84, 0.76] {
            let [lead_line, under_line] = [(lead, first), (under, second)]
                .map(|(text, style)| self.setter.line(text, style.sized(style.size * share)));
            if lead_line.width + gap + under_line.width > width {
                continue;
            }
            let baseline = top + form.band / 2.0 + first.size * share * PT * 0.36;
            if share < 1.0 {
                let (kind, whose) = (FindingKind::Shrunk, self.badge.subject());
                self.findings.smaller(kind, share, whose, "category", lead);
            }
            let x = form.width - form.margin - under_line.width;
            lead_line.place(form.margin, baseline, &mut self.items);
            under_line.place(x, baseline, &mut self.items);
            return;
        }
        self.tall_band(lead, under, top, width);
    }

    /// A category that one line does not hold: its English under it, and itself on two lines if need be.
    fn tall_band(&mut self, lead: &str, under: &str, top: f32, width: f32) {
        const LEADING: f32 = 1.18;
        let (band, ink) = (self.form.band, self.color.ink());
        let box_of = |(usual, least): (f32, f32), share: f32, lines, weight| {
            let size = band / PT;
            let floor = (size * least).max(LEAST).min(size * usual);
            let style = Style::new((size * usual * share).max(floor), weight, ink);
            Fit { style, floor, lines, width, rule: Rule::Shrink, align: Align::Start }
        };
        let (mut set, mut height) = ([Fitted::default(), Fitted::default()], 0.0);
        for share in [1.0, 0.92, 0.84, 0.76, 0.68, 0.6] {
            set = [
                self.setter.fit(lead, &box_of((0.4, 0.25), share, 2, Weight::Bold)),
                self.setter.fit(under, &box_of((0.24, 0.15), share, 2, Weight::Regular)),
            ];
            let of_each = |fitted: &Fitted| fitted.lines.len() as f32 * fitted.size * PT * LEADING;
            height = set.iter().map(of_each).sum();
            if height <= band * 0.94 {
                break;
            }
        }
        let mut y = top + (band - height) / 2.0;
        for (fitted, (text, usual)) in set.into_iter().zip([(lead, 0.46), (under, 0.28)]) {
            let (usual, whose) = (band / PT * usual, self.badge.subject());
            self.findings.fitted(&fitted, usual, whose, "category", text);
            let leading = fitted.size * PT * LEADING;
            for line in fitted.lines {
                line.place(
                    self.form.margin,
                    y + leading / 2.0 + fitted.size * PT * 0.37,
                    &mut self.items,
                );
                y += leading;
            }
        }
    }

    /// The code with its number, at the lower right; answers where it begins, left and top.
    fn code(&mut self) -> (f32, f32) {
        let form = self.form;
        let right = form.width - form.margin;
        let number = Style::new(form.number_size(), Weight::Regular, INK);
        let (leading, bottom) = (form.number_leading(), form.code_foot());
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
                let (x, top) = form.code_place(!self.badge.number.is_empty());
                let (quiet, size) = (form.quiet(&code), form.code);
                self.items.push(Item::Code { x, y: top, size, code });
                (x - quiet, top - quiet)
            }
            Err(_) => {
                let subject = self.badge.subject();
                let start: String = self.badge.code.chars().take(40).collect();
                self.findings.add(FindingKind::NoCode, subject, "code", &start);
                corner
            }
        }
    }

    /// Short lines at the lower left: what this guest is also invited to. Answers where they begin.
    fn marks(&mut self, left: f32, code_left: f32, code_top: f32) -> f32 {
        let form = self.form;
        let mut bottom = form.height - form.band - 3.0 * form.scale;
        if form.across {
            return bottom;
        }
        let portrait_top = if self.badge.photo.is_some() { code_top } else { bottom };
        let style = Style::new(8.5 * form.scale, Weight::Regular, INK);
        let leading = style.size * PT * 1.9;
        let top = code_top.min(bottom - 4.0 * leading);
        let width = code_left - left - 2.0;
        for mark in self.badge.marks.iter().rev() {
            let mark = &self.mark(mark);
            if bottom - leading < top - 0.01 {
                self.findings.add(FindingKind::Overflow, self.badge.subject(), "marks", mark);
                continue;
            }
            for line in self.fit(mark, "marks", style, 0.75, 1, width - 4.0) {
                let dot = style.size * PT * 0.5;
                let (x, y) = (left, bottom - leading * 0.5 - dot / 2.0);
                let (color, radius) = (self.color, dot / 2.0);
                self.items.push(Item::Rect { x, y, width: dot, height: dot, radius, color });
                let baseline = bottom - leading * 0.5 + style.size * PT * 0.36;
                line.place(left + dot * 2.0, baseline, &mut self.items);
            }
            bottom -= leading;
        }
        bottom.min(portrait_top)
    }

    /// A mark in the languages of the badge.
    pub fn mark(&self, mark: &Words) -> String {
        mark.both(self.options.language)
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
        self.findings.fitted(&fitted, style.size, self.badge.subject(), field, text);
        fitted.lines
    }
}
