//! Signs for the door of a room: its name from afar, and what takes place in it that day.

use summit_core::registrations::FilterKey;

use super::card::{Card, Frame, GRAY, HAIR, INK, Row, on_page};
use super::program::Session;
use super::{Choice, Kind, Purpose, Whom};
use crate::Run;
use crate::event::{self, Door, Occasion};
use crate::findings::Subject;
use crate::flow::{Area, Column, Setting, Strip, Table, paginate};
use crate::fonts::Weight;
use crate::options::{Language, Order, Size, Words};
use crate::page::{Color, Item};
use crate::pieces::{Making, Uneven};
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
        Ok(Box::new(Uneven(making.take(reading, filter, options, event::doors(reading)?)?)))
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
    let named = |language| format!("{} {}", door.room.lead(language), door.date.lead(language));
    let (name, name_en) = (named(Language::Zh), named(Language::En));
    let subject = Subject { name: &name, name_en: &name_en, id: "" };
    let Size { width, height } = run.options.size.unwrap_or(KIND.sizes[0]);
    let mut pages = Vec::new();
    let mut number = 0;
    while number == 0 || number < pages.len() {
        let mut card = Card::begin(run, subject);
        let frame = furnish(occasion, door, (width, height), &mut card);
        if number == 0 {
            pages = sessions(door, frame, unit_of(width, height), &mut card);
        }
        date(door, (number + 1, pages.len()), frame, unit_of(width, height), &mut card);
        if let Some(items) = pages.get_mut(number) {
            card.items.append(items);
        }
        card.end(width, height);
        number += 1;
    }
}

/// How large everything is: 1 on A4.
fn unit_of(width: f32, height: f32) -> f32 {
    (width / 210.0).min(height / 210.0)
}

/// The room in its band of color, and the event at the foot; answers where there is room for the day.
fn furnish(
    occasion: &Occasion,
    door: &Door,
    (width, height): (f32, f32),
    card: &mut Card<'_, '_, '_>,
) -> Frame {
    let (language, bleed) = (card.language(), card.run.options.bleed);
    let unit = unit_of(width, height);
    // On a page that lies the band is lower: the room belongs to the sessions.
    let band = (62.0 * unit).min(height * 0.21);
    let accent = card.accent();
    card.rect(Frame::new(-bleed, -bleed, width + 2.0 * bleed, band + bleed), accent);
    let ink = accent.ink();
    let size = band / 62.0;
    let room = Frame::new(0.0, 0.0, width, band).inside(16.0 * unit, 10.0 * size);
    let mut rows = name(door.room.lead(language), size, room, card);
    rows.push(Row::new("room", door.room.under(language), 20.0 * size).before(size));
    let rows: Vec<Row> = rows.into_iter().map(|row| row.colored(ink)).collect();
    card.stack(&rows, room, Align::Start, 0.5);

    let side = 16.0 * unit;
    let wide = width - 2.0 * side;
    let foot = height - 12.0 * unit;
    let style = Style::new(8.5 * unit, Weight::Regular, GRAY);
    let above = card.signed(&occasion.title, style, (side, foot, wide), Align::Start);
    Frame::new(side, band, wide, above - 3.0 * unit - band)
}

/// The name of a room on one line; where it is too long for that, what it says in brackets at its end,
/// such as the floor, stands whole and smaller on a line of its own.
fn name(name: &str, size: f32, room: Frame, card: &Card<'_, '_, '_>) -> Vec<Row> {
    let whole = Row::new("room", name, 64.0 * size).bold().shrinks();
    let fits = card.holds_whole(&[whole.clone().lines(1)], room);
    match bracketed(name).filter(|_| !fits) {
        Some((name, brackets)) => vec![
            Row::new("room", name, 50.0 * size).bold().shrinks(),
            Row::new("room", brackets, 22.0 * size).bold(),
        ],
        None => vec![whole],
    }
}

/// A name that ends in brackets, parted before them.
fn bracketed(name: &str) -> Option<(&str, &str)> {
    let ends = name.ends_with(['）', ')']);
    let at = name.find(['（', '(']).filter(|at| ends && *at > 0)?;
    let (name, brackets) = name.split_at(at);
    Some((name.trim_end(), brackets))
}

/// How far under the band the sessions begin, at the usual size.
const UNDER_DATE: f32 = 25.0;

/// The day, and which page of how many this is where one page does not hold it.
fn date(door: &Door, page: (usize, usize), frame: Frame, unit: f32, card: &mut Card<'_, '_, '_>) {
    let date = on_page(&door.date, page);
    let language = card.language();
    let style = |size: f32, color: Color| Style::new(size * unit, Weight::Regular, color);
    let place = |down: f32| (frame.x, frame.y + down * unit, frame.width);
    card.one_line("date", date.lead(language), style(17.0, INK).bold(), place(13.0), Align::Start);
    card.one_line("date", date.under(language), style(10.0, GRAY), place(19.5), Align::Start);
}

/// The shares of the usual size at which sessions are tried: smaller ones are not read from a step away.
const SHARES: [f32; 9] = [1.0, 0.94, 0.88, 0.83, 0.78, 0.73, 0.68, 0.64, 0.6];

/// The sessions, as large as one page holds them; where even the smallest type does not, on as few
/// pages as that needs. No session is ever left out.
fn sessions(door: &Door, frame: Frame, unit: f32, card: &mut Card<'_, '_, '_>) -> Vec<Vec<Item>> {
    let top = UNDER_DATE * unit;
    let Frame { x, y, width, height } = frame;
    let area = Area { x, y: y + top, width, height: height - top };
    let (pages, _) =
        card.on_fewest_pages("sessions", SHARES.map(|share| (share, ())), |card, (share, ())| {
            let strips = set(door, area, unit * share, card);
            paginate(strips, (area.width, area.height), |_| area)
        });
    for session in &door.sessions {
        card.check("title", &session.title.zh);
        card.check("title", &session.title.en);
    }
    pages.into_iter().map(|page| page.page.items).collect()
}

fn set(door: &Door, area: Area, unit: f32, card: &Card<'_, '_, '_>) -> Vec<Strip> {
    let mut column = Column::new(card.run.setter, area.width);
    let time = 44.0 * unit;
    let gap = 6.0 * unit;
    let mut table = Table::new(&[time, area.width - time - gap], gap);
    table.padding = 2.6 * unit;
    table.line = Some((0.2, HAIR));
    for session in &door.sessions {
        add(session, (unit, area.height), &table, card, &mut column);
    }
    column.strips
}

fn add(
    session: &Session,
    (unit, tallest): (f32, f32),
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
        what.heading(title, style(16.0, INK).bold(), leading(16.0));
        what.text(session.title.under(language), style(10.0, GRAY), leading(10.5));
        let people = people(session, language);
        what.text(&people, style(11.0, INK), leading(12.0).before(0.8 * unit));
        if language == Language::Both && is_chinese(&people) {
            let people = english_people(session);
            what.text(&people, style(9.0, GRAY), leading(9.6));
        }
    }
    table.row(vec![when.strips, what.strips], tallest, column);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::card::Cards;
    use crate::documents::program::Part;
    use crate::documents::trial;
    use crate::findings::FindingKind;
    use crate::options::Options;
    use crate::page::describe;

    #[test]
    fn the_name_of_the_event_is_never_too_small_to_be_read() {
        let document = Cards { occasion: trial::long_event(), each: vec![door(2)], draw };
        trial::foot_can_be_read(&document, &[KIND.sizes[0], Size::A6]);
    }

    #[test]
    fn everything_has_its_place() {
        let document = Cards { occasion: trial::occasion(), each: vec![door(2)], draw };

        insta::assert_snapshot!(trial::placed(&document, &Options::default()));
    }

    #[test]
    fn brackets_at_the_end_of_a_long_name_stand_on_a_line_of_their_own() {
        let lines = |zh: &str, en: &str, language: Language| {
            let room = Words::new(zh, en);
            let document =
                Cards { occasion: trial::occasion(), each: vec![Door { room, ..door(1) }], draw };
            let options = Options { language, ..Options::default() };
            trial::stays_inside(&document, &options);
            let mut lines = Vec::new();
            trial::printed(&document, &options).pages[0].visit(&mut |item, _| {
                if let Item::Text(text) = item
                    && text.y < 62.0
                {
                    lines.push(text.text.trim().to_owned());
                }
            });
            lines
        };
        let (zh, en) =
            ("主会场（三层/多功能厅东侧）", "Main Hall (Multi-function Room, 3rd floor)");

        assert_eq!(lines(zh, en, Language::Zh), ["主会场", "（三层/多功能厅东侧）"]);
        assert_eq!(lines(zh, en, Language::Both), ["主会场", "（三层/多功能厅东侧）", en]);
        let english = ["Main Hall", "(Multi-function Room, 3rd floor)"];
        assert_eq!(lines(zh, en, Language::En), english);
        assert_eq!(lines("三层（东）", "", Language::Zh), ["三层（东）"]);
    }

    fn session(number: usize) -> Session {
        Session {
            starts: format!("{:02}:00", 8 + number),
            ends: format!("{:02}:40", 8 + number),
            title: Words::new(
                format!("细胞治疗产品的质量评价第{number}场"),
                format!("Quality evaluation of cell products, part {number}"),
            ),
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
    fn a_full_day_is_set_smaller_and_a_day_that_is_too_full_goes_on_over_the_page() {
        let print = |count, size| {
            let document = Cards { occasion: trial::occasion(), each: vec![door(count)], draw };
            let options =
                Options { language: Language::Zh, size: Some(size), ..Options::default() };
            trial::stays_inside(&document, &options);
            trial::printed(&document, &options)
        };

        let [upright, lying] = [KIND.sizes[0], KIND.sizes[1]];
        let kinds = |count, size| -> Vec<FindingKind> {
            print(count, size).findings.iter().map(|finding| finding.kind).collect()
        };
        assert_eq!(kinds(3, upright), []);
        assert_eq!(kinds(13, upright), [FindingKind::Reduced]);
        assert!(kinds(40, upright).contains(&FindingKind::Continued));
        for (count, size) in [(13, upright), (13, lying), (40, upright), (40, lying)] {
            let printed = print(count, size);
            let text: String = printed.pages.iter().map(describe).collect();
            for number in 0..count {
                let title = door(count).sessions[number].title.zh.clone();
                assert_eq!(text.matches(&title).count(), 1, "{title} of {count} on {size}");
            }
            let least = printed.findings.iter().filter_map(|finding| finding.percent).min();
            assert!(least.is_none_or(|percent| percent >= 60), "{count} on {size}");
        }
        let second = describe(&print(40, lying).pages[1]);
        assert!(second.contains("（续 2/"), "{second}");
    }
}
