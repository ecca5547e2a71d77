//! What all badges of a run share.

use std::sync::Arc;

use super::drawing::slot_end;
use super::{Badges, GRAY, INK, KIND};
use crate::findings::{Findings, Subject};
use crate::fonts::Weight;
use crate::options::{Language, Options, Size};
use crate::page::Artwork;
use crate::text::{Align, Fit, PT, Rule, Style, Typesetter};

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
        // A small badge says when and where once: the room belongs to the person.
        let is_small = self.across || self.scale < 0.85;
        let occasion_en = if is_small { "" } else { occasion.under(language) };
        let lines = [
            ("event", event.lead(language), sizes[0], Weight::Bold, INK, 2),
            ("event", event.under(language), sizes[1], Weight::Regular, GRAY, 2),
            ("occasion", occasion.lead(language), sizes[2], Weight::Regular, GRAY, 1),
            ("occasion", occasion_en, sizes[2] * 0.9, Weight::Regular, GRAY, 1),
        ];
        let subject = Subject::of(event);
        // Above the first line stays room for the slot of a lanyard; two languages begin a little higher.
        let top = match (self.across, language) {
            (true, _) => 5.2,
            (false, Language::Both) => 9.4,
            (false, Language::Zh | Language::En) => 12.5,
        };
        let clear = if options.slot { slot_end(self) + 0.4 } else { 0.0 };
        let mut y = (top * self.scale).max(clear);
        let mut items = Vec::new();
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
            findings.fitted(&fitted, style.size, subject, field, text);
            let leading = fitted.size * PT * 1.34;
            let is_empty = fitted.lines.is_empty();
            for line in fitted.lines {
                line.place(self.margin, y + leading * 0.78, &mut items);
                y += leading;
            }
            if !is_empty {
                y += if self.across { 0.3 } else { 0.7 } * self.scale;
            }
        }
        self.head_end = y;
        self.head = Arc::new(Artwork { frame: [0.0, 0.0, self.width, self.height], items });
    }
}
