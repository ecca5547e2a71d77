//! The sheet of a certificate: a frame, a title, who, for what, and the signature at the right.

use super::card::{Card, Frame, GRAY, INK, Row, SIGNING, Signing};
use crate::Run;
use crate::event::Occasion;
use crate::findings::Subject;
use crate::fonts::Weight;
use crate::options::{Language, Size, Words};
use crate::page::{Color, Item};
use crate::snapshots::Shown;
use crate::text::{Align, PT, Span, Style};

pub const SIZES: &[Size] = &[Size::new(297.0, 210.0), Size::new(210.0, 148.0)];

/// What a certificate says.
pub struct Certificate {
    pub title: Words,
    /// Whom it is for: a name, or an organisation.
    pub name: Words,
    /// What stands behind the name: the organisation, the position.
    pub who: Words,
    /// The sentence under the name.
    pub text: Words,
    /// Small at the lower left.
    pub number: String,
}

impl Certificate {
    /// Everything that it says, for the print log.
    pub fn show(&self, occasion: &Occasion, shown: &mut Shown<'_>) {
        let words = [&self.title, &self.name, &self.who, &self.text, &occasion.dated];
        words.into_iter().for_each(|words| shown.words(words));
        shown.text(&self.number);
        occasion.hosts.iter().take(SIGNING).for_each(|host| shown.words(host));
    }
}

/// Draws a certificate on a page of its own.
pub fn draw(certificate: &Certificate, occasion: &Occasion, id: &str, run: &mut Run<'_, '_>) {
    let Size { width, height } = run.options.size.unwrap_or(SIZES[0]);
    let language = run.options.language;
    let mut card = Card::begin(run, Subject { id, ..Subject::of(&certificate.name) });
    let unit = (width / 297.0).min(height / 210.0);
    let accent = card.accent();
    border(Frame::new(0.0, 0.0, width, height), unit, accent, &mut card.items);

    let room = Frame::new(0.0, 0.0, width, height).inside(42.0 * unit, 34.0 * unit);
    let style = |size: f32, color: Color| Style::new(size * unit, Weight::Regular, color);
    let title = spaced(certificate.title.lead(language));
    let y = room.y + 12.0 * unit;
    let place = (room.x, y, room.width);
    card.one_line("title", &title, style(34.0, card.accent_text()).bold(), place, Align::Center);
    let under = certificate.title.under(language);
    let place = (room.x, y + 9.5 * unit, room.width);
    card.one_line("title", under, style(13.0, GRAY), place, Align::Center);
    let bar = Frame::new(width / 2.0 - 9.0 * unit, y + 14.5 * unit, 18.0 * unit, 0.7 * unit);
    card.rect(bar, accent);
    let y = person(certificate, language, (room, y + 30.0 * unit, unit), &mut card);
    let signed = Frame { x: room.x + room.width * 0.3, width: room.width * 0.7, ..room };
    let (hosts, day) = (&occasion.hosts, &occasion.dated);
    let signing = Signing::set(hosts, day, style(12.5, INK), &card);
    // Two languages need more of the page.
    let lower = if language == Language::Both { 6.0 * unit } else { 0.0 };
    let signed = Frame { height: room.height + lower, ..signed };
    let limit = signed.y + signed.height - signing.height();
    card.shrink_until(limit - unit, "card", |card, share| {
        sentences(certificate, (room, y, unit * share), card)
    });
    // The signature stands at the right, the date under it; the seal finds its place over both.
    signing.place(signed, &mut card);
    let place = (room.x, signed.y + signed.height, room.width * 0.28);
    card.one_line("number", &certificate.number, style(8.5, GRAY), place, Align::Start);
    card.end(width, height);
}

/// A strong and a fine frame, parted by air.
fn border(page: Frame, unit: f32, color: Color, items: &mut Vec<Item>) {
    for (inset, line) in [(11.0, 0.9), (13.4, 0.2)] {
        let Frame { x, y, width, height } = page.inside(inset * unit, inset * unit);
        let steps = crate::page::rounded(x, y, width, height, 0.0);
        items.push(Item::Path { steps, fill: None, stroke: Some((color, line * unit)) });
    }
}

/// A short Chinese title with its characters apart, as seals and diplomas have it.
fn spaced(title: &str) -> String {
    if !crate::text::is_chinese(title) || title.chars().count() > 6 {
        return title.to_owned();
    }
    let characters: Vec<String> = title.chars().map(String::from).collect();
    characters.join("\u{3000}")
}

/// Whom it is for; answers where the sentences begin.
fn person(
    certificate: &Certificate,
    language: Language,
    (room, top, unit): (Frame, f32, f32),
    card: &mut Card<'_, '_, '_>,
) -> f32 {
    let style = |size: f32, color: Color| Style::new(size * unit, Weight::Regular, color);
    let name = certificate.name.lead(language);
    let who = certificate.who.lead(language);
    let large = style(27.0, INK).bold();
    let least = card.run.setter.line(name, large.sized(large.size * 0.6)).width;
    if least <= room.width {
        let place = (room.x, top + 6.0 * unit, room.width);
        card.one_line("name", name, large, place, Align::Center);
    } else {
        let row = Row::new("name", name, large.size).bold().floor(12.0 * unit).shrinks();
        let above = Frame::new(room.x, top - 6.0 * unit, room.width, 15.0 * unit);
        card.stack(&[row], above, Align::Center, 0.6);
    }
    let second = [certificate.name.under(language), who];
    let second: Vec<&str> = second.into_iter().filter(|text| !text.is_empty()).collect();
    let place = (room.x, top + 14.5 * unit, room.width);
    card.one_line("organisation", &second.join("\u{3000}"), style(12.0, INK), place, Align::Center);
    let under = certificate.who.under(language);
    let step = if under.is_empty() { 0.0 } else { 5.5 * unit };
    let place = (room.x, top + 14.5 * unit + step, room.width);
    card.one_line("organisation", under, style(9.5, GRAY), place, Align::Center);
    top + 22.0 * unit + step
}

/// For what; answers where the sentences end.
fn sentences(
    certificate: &Certificate,
    (room, top, unit): (Frame, f32, f32),
    card: &mut Card<'_, '_, '_>,
) -> f32 {
    let language = card.language();
    let style = |size: f32, color: Color| Style::new(size * unit, Weight::Regular, color);
    let lead = certificate.text.lead(language);
    let chinese = crate::text::is_chinese(lead);
    let large = style(15.0, INK);
    let indent = if chinese { large.size * PT * 2.0 } else { 0.0 };
    let spans = [Span { text: lead, style: large }];
    // One line stands in the middle, as the name above it does.
    let one_line = card.run.setter.line(lead, large).width <= room.width;
    let y = if chinese && !one_line {
        let set = (Align::Justify, 9.2 * unit, indent);
        card.paragraph("text", &spans, (room.x, top, room.width), set)
    } else {
        let row = Row::new("text", lead, large.size).lines(4);
        let row = Row { leading: 9.2 * unit / (large.size * PT), ..row };
        card.stack(&[row], Frame { y: top, height: f32::MAX, ..room }, Align::Center, 0.0)
    };
    let small = style(10.0, GRAY);
    let under = match certificate.text.under(language) {
        "" => String::new(),
        under => format!("{} {under}", certificate.name.lead(Language::En)),
    };
    let spans = [Span { text: &under, style: small }];
    let align = if one_line { Align::Center } else { Align::Start };
    let set = (align, 5.6 * unit, 0.0);
    card.paragraph("text", &spans, (room.x, y + 2.5 * unit, room.width), set)
}
