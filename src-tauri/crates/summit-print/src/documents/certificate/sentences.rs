//! The sentences of a certificate, between the name and those who sign.

use super::Certificate;
use crate::documents::card::{Card, Frame, GRAY, INK};
use crate::findings::{FindingKind, Subject};
use crate::fonts::Weight;
use crate::options::{Language, Words};
use crate::page::Color;
use crate::text::{Align, Fit, Line, PT, Rule, Span, Style};

/// The shares of their usual size at which the sentences are set, and the one for a shorter text.
const SHARES: [f32; 6] = [1.0, 0.92, 0.85, 0.78, 0.72, 0.66];
const SHORTER: f32 = 0.72;

/// How many lines of letters stand in the middle.
const MOST_LINES: usize = 7;

/// A sentence that is set: its lines, their distance, and where they begin.
struct Sentence {
    text: String,
    style: Style,
    lines: Vec<Line>,
    leading: f32,
    y: f32,
    /// Whether it has more lines than may be.
    is_long: bool,
}

/// Writes for what it is, as large as the frame holds it: all of it smaller, then a shorter text, and
/// only then cut off where the frame ends.
pub fn write(certificate: &Certificate, frame: Frame, unit: f32, card: &mut Card<'_, '_, '_>) {
    let Certificate { name, text, shorter, .. } = certificate;
    card.check("text", text.lead(card.language()));
    card.check("text", text.under(card.language()));
    let whole = SHARES.iter().map(|share| (text, "", *share));
    let shorter = shorter.iter().map(|(text, left_out)| (text, left_out.as_str(), SHORTER));
    let mut last = (text, "", 1.0);
    for (text, left_out, share) in whole.chain(shorter) {
        let set = sentences(text, name, frame, unit * share, card);
        last = (text, left_out, share.min(SHARES[SHARES.len() - 1]));
        let is_whole = !set.iter().any(|sentence| sentence.is_long);
        if is_whole && end(&set) <= frame.y + frame.height + 0.05 {
            note(left_out, share, card);
            set.into_iter().for_each(|sentence| place(sentence, frame, card));
            return;
        }
    }
    let (text, left_out, share) = last;
    note(left_out, share, card);
    for sentence in sentences(text, name, frame, unit * share, card) {
        place_what_fits(sentence, frame, card);
    }
}

fn end(set: &[Sentence]) -> f32 {
    let ends =
        set.iter().map(|sentence| sentence.y + sentence.lines.len() as f32 * sentence.leading);
    ends.fold(0.0, f32::max)
}

/// Says what was left out, and that everything is smaller.
fn note(left_out: &str, share: f32, card: &mut Card<'_, '_, '_>) {
    let subject = Subject { name: &card.name, name_en: &card.name_en, id: &card.id };
    let findings = &mut card.run.findings;
    if !left_out.is_empty() {
        findings.add(FindingKind::LeftOut, subject, "sessions", left_out);
    }
    if share < 1.0 {
        findings.smaller(FindingKind::Reduced, share, subject, "card", &card.name);
    }
}

/// Sets the sentence and the English under it.
fn sentences(
    text: &Words,
    name: &Words,
    frame: Frame,
    unit: f32,
    card: &Card<'_, '_, '_>,
) -> Vec<Sentence> {
    let (language, setter) = (card.language(), card.run.setter);
    let style = |size: f32, color: Color| Style::new(size * unit, Weight::Regular, color);
    let lead = text.lead(language);
    let large = style(15.0, INK);
    // One line stands in the middle, as the name above it does.
    let one_line = setter.line(lead, large).width <= frame.width;
    // A Chinese title in an English sentence does not make it a Chinese one.
    let (lines, is_long) = if language.zh() && !one_line {
        let spans = [Span { text: lead, style: large }];
        let indent = large.size * PT * 2.0;
        (setter.spans(&spans, Align::Justify, frame.width, indent), false)
    } else {
        let fitted = setter.fit(lead, &fit(large, MOST_LINES, frame.width, Align::Center));
        (fitted.lines, fitted.overflow)
    };
    let (leading, y) = (9.2 * unit, frame.y);
    let first = Sentence { text: lead.to_owned(), style: large, lines, leading, y, is_long };
    let under = match text.under(language) {
        "" => return vec![first],
        under => format!("{} {under}", name.lead(Language::En)),
    };
    let small = style(10.0, GRAY);
    let spans = [Span { text: &under, style: small }];
    let align = if one_line { Align::Center } else { Align::Start };
    let lines = setter.spans(&spans, align, frame.width, 0.0);
    let y = y + first.lines.len() as f32 * leading + 2.5 * unit;
    let (style, leading) = (small, 5.6 * unit);
    vec![first, Sentence { text: under, style, lines, leading, y, is_long: false }]
}

/// Lines of one size.
fn fit(style: Style, lines: usize, width: f32, align: Align) -> Fit {
    Fit { style, floor: style.size, lines, width, rule: Rule::Wrap, align }
}

fn place(sentence: Sentence, frame: Frame, card: &mut Card<'_, '_, '_>) {
    let Sentence { style, lines, leading, mut y, .. } = sentence;
    for line in lines {
        line.place(frame.x, y + leading / 2.0 + style.size * PT * 0.37, &mut card.items);
        y += leading;
    }
}

/// Places the lines that end inside of the frame, and says what of the text is missing.
fn place_what_fits(sentence: Sentence, frame: Frame, card: &mut Card<'_, '_, '_>) {
    let room = frame.y + frame.height - sentence.y;
    let count = (room / sentence.leading + 0.01).max(0.0) as usize;
    if count >= sentence.lines.len() && !sentence.is_long {
        return place(sentence, frame, card);
    }
    let subject = Subject { name: &card.name, name_en: &card.name_en, id: &card.id };
    let kind = if count == 0 { FindingKind::LeftOut } else { FindingKind::Overflow };
    card.run.findings.add(kind, subject, "text", &sentence.text);
    if count > 0 {
        let fit = fit(sentence.style, count, frame.width, Align::Start);
        let lines = card.run.setter.fit(&sentence.text, &fit).lines;
        place(Sentence { lines, ..sentence }, frame, card);
    }
}
