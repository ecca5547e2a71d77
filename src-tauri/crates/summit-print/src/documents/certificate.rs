//! The sheet of a certificate: a frame, a title, who, for what, and the signature at the right.

mod sentences;

use super::card::{Card, Frame, GRAY, INK, Place, Row, Signing};
use crate::Run;
use crate::event::Occasion;
use crate::findings::Subject;
use crate::fonts::Weight;
use crate::options::{Language, Size, Words};
use crate::page::{Color, Item};
use crate::snapshots::Shown;
use crate::text::{Align, Style};

pub const SIZES: &[Size] = &[Size::new(297.0, 210.0), Size::new(210.0, 148.0)];

/// How much of what is left of the page those who sign may take.
const MOST_SIGNED: f32 = 0.56;

/// At what share of its size a name stays on one line.
const LEAST_OF_NAME: f32 = 0.85;

/// What a certificate says.
pub struct Certificate {
    pub title: Words,
    /// Whom it is for: a name, or an organisation.
    pub name: Words,
    /// What stands behind the name: the organisation, the position.
    pub who: Words,
    /// The sentence under the name.
    pub text: Words,
    /// What stands there where it does not fit, the longest first, each with what it leaves out.
    pub shorter: Vec<(Words, String)>,
    /// Small at the lower left.
    pub number: String,
}

impl Certificate {
    /// Everything that it says, for the print log.
    pub fn show(&self, occasion: &Occasion, shown: &mut Shown<'_>) {
        let words = [&self.title, &self.name, &self.who, &self.text, &occasion.dated];
        words.into_iter().for_each(|words| shown.words(words));
        shown.text(&self.number);
        occasion.hosts.iter().for_each(|host| shown.words(host));
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
    // Two languages need more of the page.
    let lower = if language == Language::Both { 6.0 * unit } else { 0.0 };
    let signed = Frame { height: room.height + lower, ..room };
    let (hosts, day) = (&occasion.hosts, &occasion.dated);
    let foot = signed.y + signed.height;
    let signed = Place { frame: signed, share: 0.7, most: (foot - y) * MOST_SIGNED };
    let signing = Signing::set(hosts, day, style(12.5, INK), signed, &card);
    let limit = foot - signing.height();
    let below = Frame { y, height: limit - unit - y, ..room };
    sentences::write(certificate, below, unit, &mut card);
    // The signature stands at the right, the date under it; the seal finds its place over both.
    signing.place(&occasion.title, &mut card);
    let place = (room.x, foot, room.width * 0.28);
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
    let on_one_line = card.run.setter.line(name, large).width * LEAST_OF_NAME;
    if on_one_line <= room.width {
        let place = (room.x, top + 6.0 * unit, room.width);
        card.one_line("name", name, large, place, Align::Center);
    } else {
        // A long name takes two lines before it becomes much smaller.
        let row = Row::new("name", name, 21.0 * unit).bold().floor(12.0 * unit);
        let row = Row { leading: 1.2, ..row };
        let above = Frame::new(room.x, top - 10.0 * unit, room.width, 18.0 * unit);
        card.stack(&[row], above, Align::Center, 0.3);
    }
    let second = [certificate.name.under(language), who];
    let second: Vec<&str> = second.into_iter().filter(|text| !text.is_empty()).collect();
    // Whoever has a long office takes two lines as well, and what follows stands lower.
    let rows = [
        Row::new("organisation", second.join("\u{3000}"), 12.0 * unit),
        Row::new("organisation", certificate.who.under(language), 9.5 * unit)
            .colored(GRAY)
            .before(0.7 * unit),
    ];
    let below = Frame::new(room.x, top + 10.05 * unit, room.width, 20.0 * unit);
    let end = card.stack(&rows, below, Align::Center, 0.0);
    (end + 6.2 * unit).max(top + 22.0 * unit)
}

#[cfg(test)]
mod tests;
