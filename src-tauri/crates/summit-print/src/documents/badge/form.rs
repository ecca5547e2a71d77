//! What all badges of a run share.

use std::sync::Arc;

use super::drawing::slot_end;
use super::{Badges, GRAY, INK, KIND};
use crate::codes::QUIET;
use crate::findings::{Findings, Subject};
use crate::fonts::Weight;
use crate::options::{Language, Options, Size};
use crate::page::{Artwork, Code, Item};
use crate::text::{Align, Fit, Fitted, PT, Rule, Style, Typesetter};

/// What all badges of a run share: measures, and the lines about the event.
pub struct Form {
    pub width: f32,
    pub height: f32,
    pub bleed: f32,
    /// How large everything is, 1 on the usual badge.
    pub scale: f32,
    /// Whether the code stands beside the names instead of under them.
    pub across: bool,
    pub margin: f32,
    pub band: f32,
    /// The side of the code without its quiet zone.
    pub code: f32,
    /// Where the lines about the event end, and the lines, which all badges share.
    pub head_end: f32,
    pub head: Arc<Artwork>,
}

impl Form {
    pub fn of(
        options: &Options,
        badges: &Badges,
        setter: &Typesetter<'_>,
        findings: &mut Findings,
    ) -> Form {
        let Size { width, height } = options.size.unwrap_or(KIND.sizes[0]);
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
            head: Arc::default(),
        };
        form.set_head(options, badges, setter, findings);
        form
    }

    /// Puts the lines about the event at the top. On a badge that lies the code reaches up to them: what
    /// would run into the white around it is set beside it.
    fn set_head(
        &mut self,
        options: &Options,
        badges: &Badges,
        setter: &Typesetter<'_>,
        findings: &mut Findings,
    ) {
        let lines = self.lines(options.language, badges);
        let subject = Subject::of(&badges.event);
        for line in &lines {
            findings.missing(setter.book(), subject, line.field, line.text);
        }
        let code = self.code_corner(badges);
        let most = self.height * MOST_OF_HEIGHT;
        let mut head = Head::default();
        for beside in [2, 1] {
            head = self.head(options, &lines, setter, (code, beside));
            if head.end <= most || !self.across {
                break;
            }
        }
        for (line, fitted) in lines.iter().zip(&head.fitted) {
            findings.fitted(fitted, line.style.size, subject, line.field, line.text);
        }
        self.head_end = head.end;
        let frame = [0.0, 0.0, self.width, self.height];
        self.head = Arc::new(Artwork { frame, items: head.items });
    }

    fn lines<'words>(&self, language: Language, badges: &'words Badges) -> [HeadLine<'words>; 4] {
        let Badges { event, occasion, .. } = badges;
        let sizes = if self.across { [7.6, 5.4, 5.4] } else { [11.5, 7.2, 7.2] };
        // A small badge says when and where once: the room belongs to the person.
        let is_small = self.across || self.scale < 0.85;
        let occasion_en = if is_small { "" } else { occasion.under(language) };
        let line = |field, text, size: f32, weight, color, lines| {
            let style = Style::new((size * self.scale).max(SMALLEST), weight, color);
            HeadLine { field, text, style, lines }
        };
        let (bold, plain) = (Weight::Bold, Weight::Regular);
        [
            line("event", event.lead(language), sizes[0], bold, INK, 2),
            line("event", event.under(language), sizes[1], plain, GRAY, 2),
            line("occasion", occasion.lead(language), sizes[2], plain, GRAY, 1),
            line("occasion", occasion_en, sizes[2] * 0.9, plain, GRAY, 1),
        ]
    }

    /// Sets the lines about the event; `beside` is how many lines a text may take beside the code that
    /// has one elsewhere.
    fn head(
        &self,
        options: &Options,
        lines: &[HeadLine<'_>],
        setter: &Typesetter<'_>,
        (code, beside): ((f32, f32), usize),
    ) -> Head {
        // Above the first line stays room for the slot of a lanyard; two languages begin a little higher.
        let top = match (self.across, options.language) {
            (true, _) => 5.2,
            (false, Language::Both) => 9.4,
            (false, Language::Zh | Language::En) => 12.5,
        };
        let clear = if options.slot { slot_end(self) + 0.4 } else { 0.0 };
        let mut head = Head { end: (top * self.scale).max(clear), ..Head::default() };
        let whole = self.width - 2.0 * self.margin;
        for line in lines {
            let mut fitted = setter.fit(line.text, &line.fit(whole, line.lines));
            // A badge that stands has room for one line more, which is better than a text that is cut.
            if fitted.overflow && !self.across {
                fitted = setter.fit(line.text, &line.fit(whole, line.lines + 1));
            }
            let leading = |fitted: &Fitted| fitted.size * PT * 1.34;
            if head.end + fitted.lines.len() as f32 * leading(&fitted) > code.1 {
                let lines = line.lines.max(beside);
                fitted = setter.fit(line.text, &line.fit(code.0 - self.margin, lines));
            }
            let leading = leading(&fitted);
            let is_empty = fitted.lines.is_empty();
            for set in std::mem::take(&mut fitted.lines) {
                set.place(self.margin, head.end + leading * 0.78, &mut head.items);
                head.end += leading;
            }
            if !is_empty {
                head.end += if self.across { 0.3 } else { 0.7 } * self.scale;
            }
            head.fitted.push(fitted);
        }
        head
    }

    /// Where the white around the code begins on the badges of this run, left and top; nowhere on a badge
    /// that stands, where the code is far below.
    fn code_corner(&self, badges: &Badges) -> (f32, f32) {
        let codes = badges.badges.iter().map(|badge| &badge.code);
        let code = codes.max_by_key(|code| code.len()).and_then(|code| Code::of(code).ok());
        match code.filter(|_| self.across) {
            Some(code) => {
                let (left, top) = self.code_place(true);
                let quiet = self.quiet(&code);
                (left - quiet, top - quiet)
            }
            None => (self.width - self.margin, f32::MAX),
        }
    }

    /// The left and upper edge of the code, over its number where it has one.
    pub fn code_place(&self, is_numbered: bool) -> (f32, f32) {
        let number = if is_numbered { self.number_leading() } else { 0.0 };
        let top = self.code_foot() - number - self.code - 1.0 * self.scale;
        (self.width - self.margin - self.code, top)
    }

    /// How far anything else stays from the code: readers need the white around it.
    pub fn quiet(&self, code: &Code) -> f32 {
        self.code / code.modules as f32 * QUIET as f32
    }

    /// Where the code and its number end below.
    pub fn code_foot(&self) -> f32 {
        self.height - self.band - if self.across { 1.2 } else { 3.0 } * self.scale
    }

    /// The type size of the number under the code, in points.
    pub fn number_size(&self) -> f32 {
        8.0 * self.scale.max(0.8)
    }

    pub fn number_leading(&self) -> f32 {
        self.number_size() * PT * 1.5
    }
}

/// How far down the lines about the event may reach on a badge that lies, as a share of its height.
const MOST_OF_HEIGHT: f32 = 0.45;

/// A text about the event.
struct HeadLine<'text> {
    field: &'static str,
    text: &'text str,
    style: Style,
    lines: usize,
}

/// The smallest type of the lines about the event, in points.
const SMALLEST: f32 = 5.4;

impl HeadLine<'_> {
    fn fit(&self, width: f32, lines: usize) -> Fit {
        let style = self.style;
        let floor = (style.size * 0.72).max(SMALLEST);
        Fit { style, floor, lines, width, rule: Rule::Wrap, align: Align::Start }
    }
}

/// The lines about the event, as they are set.
#[derive(Default)]
struct Head {
    items: Vec<Item>,
    end: f32,
    fitted: Vec<Fitted>,
}
