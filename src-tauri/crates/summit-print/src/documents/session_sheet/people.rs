//! The people of a session sheet: a row each, as high as its text, with room to write beside it.

use crate::documents::card::{Card, Frame, GRAY, HAIR, INK, post, post_under, short_for};
use crate::documents::program::Part;
use crate::event::Talk;
use crate::findings::Subject;
use crate::fonts::Weight;
use crate::options::{Language, Words};
use crate::page::{Color, Item};
use crate::text::{Align, Fit, Fitted, PT, Rule, Style};

/// A row: what stands in it, from its own top on, and how high it is.
pub struct Row {
    height: f32,
    items: Vec<Item>,
}

/// What share of the width everybody's name has; the rest is for what is written by hand.
const WHO: f32 = 0.58;

/// How high the head of the table is, on A4.
const HEAD: f32 = 5.0;

/// A row is never so low that nobody can write in it, on A4.
const LEAST: f32 = 11.0;

/// Sets everybody: on one page where that can be, with a little smaller type where that helps, else on
/// as few as it takes. `first` is the room of the first page and `later` that of any other.
pub fn pages(
    talk: &Talk,
    first: Frame,
    later: Frame,
    unit: f32,
    card: &mut Card<'_, '_, '_>,
) -> Vec<Vec<Row>> {
    let scale = unit.max(0.8);
    let people = &talk.session.people;
    // Where there are few, their rows are high and half of the page is for notes.
    let most = (first.height * 0.55) / people.len().max(1) as f32;
    let roomy = most.clamp(LEAST * unit, 20.0 * unit);
    let ways = [(1.0, roomy), (1.0, LEAST * unit), (0.92, LEAST * unit)];
    let (pages, share) = card.on_fewest_pages("people", ways, |card, (share, least)| {
        let (width, size) = (first.width * WHO - 3.0, scale * share);
        let rows = people.iter().map(|part| row(part, (width, least), size, unit, card).0);
        part(rows.collect(), first.height - HEAD * unit, later.height - HEAD * unit)
    });
    tell(people, first.width * WHO - 3.0, scale * share, card);
    pages
}

/// Puts rows on pages, one after the other.
fn part(rows: Vec<Row>, first: f32, later: f32) -> Vec<Vec<Row>> {
    let mut pages: Vec<Vec<Row>> = Vec::new();
    let mut left = 0.0;
    for row in rows {
        if pages.is_empty() || row.height > left {
            left = if pages.is_empty() { first } else { later };
            pages.push(Vec::new());
        }
        left -= row.height;
        if let Some(page) = pages.last_mut() {
            page.push(row);
        }
    }
    pages
}

/// Draws the rows of a page under their head; answers where they end.
pub fn place(rows: Vec<Row>, room: Frame, unit: f32, card: &mut Card<'_, '_, '_>) -> f32 {
    let language = card.language();
    let rest = (1.0 - WHO) / 3.0;
    let widths = [WHO, rest, rest, rest].map(|share| share * room.width);
    let heads = [
        Words::new("人员", "Who"),
        Words::new("开始", "Begins"),
        Words::new("结束", "Ends"),
        Words::new("备注", "Remarks"),
    ];
    let style = Style::new(8.0 * unit.max(0.8), Weight::Regular, GRAY);
    let mut x = room.x;
    for (head, width) in heads.iter().zip(widths) {
        let place = (x, room.y + 3.0 * unit, width - 2.0);
        card.one_line("text", &head.both(language), style, place, Align::Start);
        x += width;
    }
    let mut y = room.y + HEAD * unit;
    let accent = card.accent();
    card.rect(Frame::new(room.x, y, room.width, 0.4), accent);
    for row in rows {
        card.items.extend(row.items.into_iter().map(|item| item.moved(room.x, y)));
        let mut x = room.x + widths[0];
        for width in &widths[1..] {
            let line = y + row.height - 3.0 * unit;
            card.line((x, line), (x + width - 4.0 * unit, line), 0.2, 0.0, GRAY);
            x += width;
        }
        y += row.height;
        card.line((room.x, y), (room.x + room.width, y), 0.15, 0.0, HAIR);
    }
    y
}

/// Notes what of everybody cannot be printed, each with the person and not with the session.
fn tell(people: &[Part], width: f32, scale: f32, card: &mut Card<'_, '_, '_>) {
    for part in people {
        let known = card.take_place_of(&Words::new(&part.name, &part.latin_name));
        let (_, texts) = row(part, (width, 0.0), scale, 1.0, card);
        for text in texts {
            card.check(text.field, &text.text);
            let subject = Subject { name: &card.name, name_en: &card.name_en, id: "" };
            let (fitted, size) = (&text.fitted, text.style.size);
            card.run.findings.fitted(fitted, size, subject, text.field, &text.text);
            if fitted.shortened {
                card.check(text.field, &text.short);
            }
        }
        card.give_back(known);
    }
}

/// One of the texts about somebody, as it is set.
struct Text {
    field: &'static str,
    text: String,
    short: String,
    style: Style,
    fitted: Fitted,
}

/// Sets the row of somebody, at least so high.
fn row(
    part: &Part,
    (width, least): (f32, f32),
    scale: f32,
    unit: f32,
    card: &Card<'_, '_, '_>,
) -> (Row, Vec<Text>) {
    let texts = texts(part, card.language(), scale).map(|(field, [text, short], style)| {
        // The long name of an organisation takes two lines; what has no short one takes what it needs.
        let fit = |lines| {
            let (floor, rule, align) = (style.size, Rule::Wrap, Align::Start);
            Fit { style, floor, lines, width, rule, align }
        };
        let setter = card.run.setter;
        let mut fitted = setter.fit_or_shorten(&text, &short, &fit(2));
        if fitted.overflow {
            let shortened = fitted.shortened;
            let set = if shortened { &short } else { &text };
            fitted = Fitted { shortened, ..setter.fit(set, &fit(usize::MAX)) };
        }
        Text { field, text, short, style, fitted }
    });
    let mut items = Vec::new();
    let margin = 1.2 * unit;
    let mut y = margin;
    for text in &texts {
        let leading = text.style.size * PT * 1.36;
        for line in text.fitted.lines.iter().cloned() {
            line.place(0.0, y + leading / 2.0 + text.style.size * PT * 0.37, &mut items);
            y += leading;
        }
    }
    (Row { height: (y + margin).max(least), items }, texts.into())
}

/// What is said of somebody: the name, what and where in the leading language, and the English under it.
/// Each with what stands there where it is too long.
fn texts(part: &Part, language: Language, scale: f32) -> [(&'static str, [String; 2], Style); 3] {
    let style = |size: f32, color: Color| Style::new(size * scale, Weight::Regular, color);
    let name = language.pick(&part.name, &part.latin_name);
    let role = part.role.lead(language);
    let name = if role.is_empty() { name.to_owned() } else { format!("{name}\u{3000}{role}") };
    let whose = Words::new(&part.name, &part.latin_name);
    let under = |post: String| {
        let english = [whose.under(language), part.role.under(language), &post];
        let english: Vec<&str> = english.into_iter().filter(|text| !text.is_empty()).collect();
        english.join(", ")
    };
    let (place, position) = (&part.organisation, &part.position);
    let lead = match short_for(place.lead(language), &part.short) {
        "" => None,
        short => Some(post(&Words::new(short, short), position, language)),
    };
    let below = match short_for(place.under(language), &part.short) {
        short if short.is_empty() || place.under(language).is_empty() => None,
        short => Some(under(post_under(&Words::new(&place.zh, short), position, language))),
    };
    [
        ("name", [name, String::new()], style(11.5, INK).bold()),
        (
            "organisation",
            [post(place, position, language), lead.unwrap_or_default()],
            style(8.4, INK),
        ),
        (
            "organisation",
            [under(post_under(place, position, language)), below.unwrap_or_default()],
            style(7.2, GRAY),
        ),
    ]
}
