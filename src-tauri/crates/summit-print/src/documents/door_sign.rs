//! Signs for the door of a room: its name from afar, and what takes place in it that day.

use summit_core::registrations::FilterKey;

use super::card::{Card, Frame, GRAY, HAIR, INK, Row};
use super::program::Session;
use super::{Choice, Kind, Purpose, Whom};
use crate::Run;
use crate::event::{self, Door, Occasion};
use crate::findings::{FindingKind, Subject};
use crate::flow::{Column, Setting, Strip, Table};
use crate::fonts::Weight;
use crate::options::{Language, Order, Size, Words};
use crate::page::Color;
use crate::pieces::Making;
use crate::snapshots::Shown;
use crate::text::{Align, PT, Style, is_chinese};

pub const KIND: Kind = Kind {
    name: "door-signs",
    title: ("会场门牌", "Door signs"),
    purpose: Purpose::Rooms,
    whom: Whom::Agenda,
    sizes: &[Size::A4, Size::new(297.0, 210.0), Size::new(297.0, 420.0)],
    choices: &[Choice::Batch, Choice::Bleed, Choice::Accent],
    orders: &[Order::Room, Order::Agenda],
    take: |reading, filter, options| {
        let making = Making {
            kind: &KIND,
            keys: &[FilterKey::Organisation, FilterKey::Session, FilterKey::Day],
            draw,
            show,
        };
        making.take(reading, filter, options, event::doors(reading)?)
    },
};

fn show(occasion: &Occasion, door: &Door, shown: &mut Shown<'_>) {
    [&door.room, &door.date].into_iter().for_each(|words| shown.words(words));
    for session in &door.sessions {
        [&session.starts, &session.ends].into_iter().for_each(|time| shown.text(time));
        shown.words(&session.title);
        shown.text(if session.pause { "pause" } else { "" });
        for part in &session.people {
            shown.words(&Words::new(&part.name, &part.latin_name));
            shown.words(&part.organisation);
        }
    }
    shown.words(&occasion.title);
}

fn draw(occasion: &Occasion, door: &Door, run: &mut Run<'_, '_>) {
    let Size { width, height } = run.options.size.unwrap_or(KIND.sizes[0]);
    let (language, bleed) = (run.options.language, run.options.bleed);
    let named = |language| format!("{} {}", door.room.lead(language), door.date.lead(language));
    let (name, name_en) = (named(Language::Zh), named(Language::En));
    let mut card = Card::begin(run, Subject { name: &name, name_en: &name_en, id: "" });
    let unit = (width / 210.0).min(height / 210.0);
    let (accent, band) = (card.accent(), 62.0 * unit);
    card.rect(Frame::new(-bleed, -bleed, width + 2.0 * bleed, band + bleed), accent);
    let ink = accent.ink();
    let room = Frame::new(0.0, 0.0, width, band).inside(16.0 * unit, 10.0 * unit);
    let rows = [
        Row::new("room", door.room.lead(language), 64.0 * unit).bold().shrinks().colored(ink),
        Row::new("room", door.room.under(language), 20.0 * unit).colored(ink).before(1.0),
    ];
    card.stack(&rows, room, Align::Start, 0.5);

    let side = 16.0 * unit;
    let wide = width - 2.0 * side;
    let style = |size: f32, color: Color| Style::new(size * unit, Weight::Regular, color);
    let date = door.date.lead(language);
    let place = (side, band + 13.0 * unit, wide);
    card.one_line("date", date, style(17.0, INK).bold(), place, Align::Start);
    let under = door.date.under(language);
    let place = (side, band + 19.5 * unit, wide);
    card.one_line("date", under, style(10.0, GRAY), place, Align::Start);

    let top = band + 25.0 * unit;
    let foot = height - 12.0 * unit;
    let place = (side, foot, wide);
    let above = card.signed(&occasion.title, style(8.5, GRAY), place, Align::Start);
    sessions(door, Frame::new(side, top, wide, above - 3.0 * unit - top), unit, &mut card);
    card.end(width, height);
}

/// The sessions, as large as the frame holds them.
fn sessions(door: &Door, frame: Frame, unit: f32, card: &mut Card<'_, '_, '_>) {
    let mut strips = Vec::new();
    let mut used = 1.0;
    for share in [1.0, 0.94, 0.88, 0.83, 0.78, 0.73, 0.68, 0.63, 0.58, 0.54, 0.5, 0.46, 0.42] {
        strips = set(door, frame.width, unit * share, card);
        used = share;
        if height_of(&strips) <= frame.height {
            break;
        }
    }
    if used < 1.0 {
        let subject = Subject { name: &card.name, name_en: &card.name_en, id: "" };
        card.run.findings.smaller(FindingKind::Reduced, used, subject, "sessions", &card.name);
    }
    if height_of(&strips) > frame.height {
        let subject = Subject { name: &card.name, name_en: &card.name_en, id: "" };
        let last = door.sessions.last().map_or("", |session| session.title.zh.as_str());
        card.run.findings.add(FindingKind::Overflow, subject, "sessions", last);
    }
    for session in &door.sessions {
        card.check("title", &session.title.zh);
        card.check("title", &session.title.en);
    }
    let mut y = frame.y;
    for strip in strips {
        y += strip.before;
        if y + strip.height > frame.y + frame.height + 0.1 {
            break;
        }
        card.items.extend(strip.items.into_iter().map(|item| item.moved(frame.x, y)));
        y += strip.height;
    }
}

fn set(door: &Door, width: f32, unit: f32, card: &Card<'_, '_, '_>) -> Vec<Strip> {
    let mut column = Column::new(card.run.setter, width);
    let time = 44.0 * unit;
    let gap = 6.0 * unit;
    let mut table = Table::new(&[time, width - time - gap], gap);
    table.padding = 2.6 * unit;
    table.line = Some((0.2, HAIR));
    for session in &door.sessions {
        add(session, unit, &table, card, &mut column);
    }
    column.strips
}

fn add(
    session: &Session,
    unit: f32,
    table: &Table,
    card: &Card<'_, '_, '_>,
    column: &mut Column<'_, '_>,
) {
    let language = card.language();
    let style = |size: f32, color: Color| Style::new(size * unit, Weight::Regular, color);
    let leading = |size: f32| Setting::new(size * unit * PT * 1.34);
    let color = if session.pause { GRAY } else { card.accent_text() };
    let mut when = table.cell(0, column);
    let times = match session.ends.as_str() {
        "" => session.starts.clone(),
        ends => format!("{}–{ends}", session.starts),
    };
    when.text(&times, style(15.0, color).bold(), leading(16.0));
    let mut what = table.cell(1, column);
    let title = session.title.lead(language);
    if session.pause {
        what.text(title, style(14.0, GRAY), leading(16.0));
        what.text(session.title.under(language), style(10.0, GRAY), leading(10.5));
    } else {
        what.text(title, style(16.0, INK).bold(), leading(16.0));
        what.text(session.title.under(language), style(10.0, GRAY), leading(10.5));
        let people = people(session, language);
        what.text(&people, style(11.0, INK), leading(12.0).before(0.8 * unit));
        if language == Language::Both && is_chinese(&people) {
            let people = english_people(session);
            what.text(&people, style(9.0, GRAY), leading(9.6));
        }
    }
    table.row(vec![when.strips, what.strips], f32::MAX, column);
}

/// Who takes part, and from where.
fn people(session: &Session, language: Language) -> String {
    let people = session.people.iter().map(|part| {
        let name = language.pick(&part.name, &part.latin_name);
        match part.organisation.lead(language) {
            "" => name.to_owned(),
            place if language.zh() => format!("{name}（{place}）"),
            place => format!("{name} ({place})"),
        }
    });
    people.collect::<Vec<_>>().join(if language.zh() { "、" } else { ", " })
}

/// The same under the Chinese: what has no English is not said twice.
fn english_people(session: &Session) -> String {
    let people = session.people.iter().filter_map(|part| {
        let name = Words::new(&part.name, &part.latin_name);
        match (name.under(Language::Both), part.organisation.under(Language::Both)) {
            ("", "") => None,
            ("", place) => Some(format!("{} ({place})", part.name)),
            (name, "") => Some(name.to_owned()),
            (name, place) => Some(format!("{name} ({place})")),
        }
    });
    people.collect::<Vec<_>>().join(", ")
}

/// How much room strips take.
pub fn height_of(strips: &[Strip]) -> f32 {
    strips.iter().map(|strip| strip.before + strip.height).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::card::Cards;
    use crate::documents::program::Part;
    use crate::documents::trial;
    use crate::options::Options;

    #[test]
    fn everything_has_its_place() {
        let document = Cards { occasion: trial::occasion(), each: vec![door(2)], draw };

        insta::assert_snapshot!(trial::placed(&document, &Options::default()));
    }

    fn session(number: usize) -> Session {
        Session {
            starts: format!("{:02}:00", 8 + number),
            ends: format!("{:02}:40", 8 + number),
            title: Words::new("细胞治疗产品的质量评价", "Quality evaluation of cell products"),
            people: vec![Part {
                name: "林若溪".to_owned(),
                latin_name: "Lin Ruoxi".to_owned(),
                organisation: Words::new("示例研究院", "Sample Institute"),
                ..Part::default()
            }],
            ..Session::default()
        }
    }

    fn door(sessions: usize) -> Door {
        Door {
            room: Words::new("世尊厅", "Grand Hall"),
            date: Words::new("2019年4月13日 星期六", "Saturday, 13 April 2019"),
            sessions: (0..sessions).map(session).collect(),
        }
    }

    #[test]
    fn a_full_day_is_set_smaller_and_a_day_that_is_too_full_is_reported() {
        let print = |count| {
            let document = Cards { occasion: trial::occasion(), each: vec![door(count)], draw };
            trial::printed(&document, &Options { language: Language::Zh, ..Options::default() })
        };

        let kinds = |count| -> Vec<FindingKind> {
            print(count).findings.iter().map(|finding| finding.kind).collect()
        };
        assert_eq!(kinds(3), []);
        assert_eq!(kinds(14), [FindingKind::Reduced]);
        assert_eq!(kinds(60), [FindingKind::Overflow, FindingKind::Reduced]);
        assert_eq!(print(60).pages.len(), 1);
    }
}
