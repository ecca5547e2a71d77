//! The agenda: what happens when, day by day.

use super::beside::{english, pair, width};
use super::{Day, Part, Session};
use crate::documents::style::{GRAY, HAIR, HALF, INK, LEAD, Maker};
use crate::findings::Subject;
use crate::flow::{Cell, Column, Table};
use crate::options::{Language, Words};
use crate::text::{Span, is_chinese};

pub fn add<'run, 'book>(
    days: &[Day],
    maker: &Maker<'run, 'book>,
    column: &mut Column<'run, 'book>,
) {
    if days.iter().all(|day| day.sessions.is_empty()) {
        return;
    }
    maker.open_part(column, "agenda", &Words::new("议程", "Agenda"));
    for (number, day) in days.iter().enumerate().filter(|(_, day)| !day.sessions.is_empty()) {
        column.space(LEAD * 1.5);
        column.anchor(&format!("day-{number}"), Some((2, &maker.both(&day.date))));
        day_title(day, maker, column);
        let form = Form { number, by_room: maker.by_room && day.rooms.len() > 1 };
        if form.by_room {
            add_rooms(day, form, maker, column);
        } else {
            let sessions = day.sessions.iter().enumerate().map(|(at, session)| (at, session, true));
            add_sessions(sessions, form, &maker.both(&day.date), maker, column);
        }
    }
}

/// How a day is told.
#[derive(Clone, Copy)]
struct Form {
    number: usize,
    by_room: bool,
}

/// A session with its place in the day, and whether it is told here for the first time.
type Told<'day> = (usize, &'day Session, bool);

/// Tells a day room by room; what is in no room comes first, for it concerns everybody.
fn add_rooms<'run, 'book>(
    day: &Day,
    form: Form,
    maker: &Maker<'run, 'book>,
    column: &mut Column<'run, 'book>,
) {
    let everywhere = Words::new("全体", "Everybody");
    let of_room = |room: Option<&Words>| -> Vec<Told<'_>> {
        let here = day.sessions.iter().enumerate().filter(|(_, session)| match room {
            Some(room) => session.rooms.contains(room),
            None => session.rooms.is_empty(),
        });
        here.map(|(at, session)| (at, session, session.rooms.first() == room)).collect()
    };
    let rooms = std::iter::once(None).chain(day.rooms.iter().map(Some));
    for (place, room) in rooms.enumerate() {
        let sessions = of_room(room);
        if sessions.is_empty() {
            continue;
        }
        let name = room.unwrap_or(&everywhere);
        column.space(LEAD);
        column.anchor(&format!("room-{}.{place}", form.number), None);
        let under = name.under(maker.language);
        let spans = [
            Span { text: name.lead(maker.language), style: maker.style(10.5, INK).bold() },
            Span { text: if under.is_empty() { "" } else { "　" }, style: maker.small() },
            Span { text: under, style: maker.style(8.2, GRAY) },
        ];
        column.spans(&spans, maker.setting(2.2).keeps_next());
        let again = format!("{}　{}", maker.both(&day.date), maker.both(name));
        add_sessions(sessions.into_iter(), form, &again, maker, column);
    }
}

/// Adds the table of sessions; `again` says on each further page of what day, and what room, they are.
fn add_sessions<'run, 'book, 'day>(
    sessions: impl Iterator<Item = Told<'day>>,
    form: Form,
    again: &str,
    maker: &Maker<'run, 'book>,
    column: &mut Column<'run, 'book>,
) {
    let mut table = table(form, maker, column);
    table.begin(column);
    let mut heading = column.inner(column.width);
    let style = maker.style(8.4, maker.accent_text).bold();
    heading.text(again, style, maker.setting(1.8).before(HALF * 0.4));
    table.begin_group(heading.strips);
    let mut begins = Vec::new();
    for (at, session, first) in sessions {
        begins.push(column.strips.len());
        add_session(session, (at, first), form, maker, &table, column);
    }
    maker.keep_the_end(&begins, column);
}

/// Whether the room has a column of its own: not where it is said above, nor where two languages
/// share the width.
fn names_room(form: Form, maker: &Maker<'_, '_>) -> bool {
    !form.by_room && !maker.side_by_side
}

fn table(form: Form, maker: &Maker<'_, '_>, column: &Column<'_, '_>) -> Table {
    let width = column.width;
    let (time, room, gap) = (15.5 * maker.scale, 22.0 * maker.scale, 3.0);
    let widths = match names_room(form, maker) {
        true => vec![time, width - time - room - 2.0 * gap, room],
        false => vec![time + 4.0, width - time - 4.0 - gap],
    };
    let mut table = Table::new(&widths, gap);
    table.padding = HALF * 0.6;
    table.line = Some((0.15, HAIR));
    let label = maker.style(7.4, GRAY);
    let heads =
        [Words::new("时间", "Time"), Words::new("内容", "Session"), Words::new("地点", "Room")];
    let cells = heads.iter().take(widths.len()).enumerate().map(|(at, words)| {
        let mut cell = table.cell(at, column);
        cell.text(&maker.both(words), label, maker.setting(1.5));
        cell.strips
    });
    let cells = cells.collect();
    table.set_head(cells, width, (0.4, maker.accent));
    table
}

/// The date of a day, as a heading.
pub fn day_title(day: &Day, maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    let (lead, under) = (day.date.lead(maker.language), day.date.under(maker.language));
    let spans = [
        Span { text: lead, style: maker.style(12.5, maker.accent_text).bold() },
        Span { text: if under.is_empty() { "" } else { "　" }, style: maker.small() },
        Span { text: under, style: maker.style(9.0, GRAY) },
    ];
    column.spans(&spans, maker.setting(2.5).keeps_next());
}

fn add_session<'run, 'book>(
    session: &Session,
    (at, first): (usize, bool),
    form: Form,
    maker: &Maker<'run, 'book>,
    table: &Table,
    column: &mut Column<'run, 'book>,
) {
    let language = maker.language;
    maker.check(&session.title, "title", &session.title);
    maker.check(&session.title, "room", &session.room);

    let mut time = table.cell(0, column);
    let ink = if session.pause { GRAY } else { maker.accent_text };
    time.text(&session.starts, maker.style(10.0, ink).bold(), maker.setting(2.0));
    if !session.ends.is_empty() {
        time.text(&format!("–{}", session.ends), maker.style(7.8, GRAY), maker.setting(1.5));
    }
    let mut room = table.cell(if names_room(form, maker) { 2 } else { 0 }, column);
    if !form.by_room {
        room.text(session.room.lead(language), maker.style(8.2, INK), maker.setting(2.0));
        room.text(session.room.under(language), maker.style(7.0, GRAY), maker.setting(1.5));
    }

    let mut content = table.cell(1, column);
    let place = first.then(|| format!("{}.{at}", form.number));
    add_content(session, place.as_deref(), maker, &mut content);
    let tallest = maker.area(0).height * 0.8;
    let cells = if names_room(form, maker) {
        vec![time.strips, content.strips, room.strips]
    } else {
        time.take(room.strips, 0.0);
        vec![time.strips, content.strips]
    };
    table.row_that_says(cells, tallest, (1, goes_on(session, maker, table, column)), column);
}

/// What a session is, where it goes on on the next page.
fn goes_on<'run, 'book>(
    session: &Session,
    maker: &Maker<'run, 'book>,
    table: &Table,
    column: &Column<'run, 'book>,
) -> Cell {
    let mut cell = table.cell(1, column);
    maker.goes_on(&session.title, &mut cell);
    cell.strips
}

/// What a session is about and who is in it. It can be led to where it has a place.
fn add_content<'run, 'book>(
    session: &Session,
    place: Option<&str>,
    maker: &Maker<'run, 'book>,
    content: &mut Column<'run, 'book>,
) {
    let language = maker.language;
    if let Some(place) = place {
        content.anchor(&format!("session-{place}"), None);
    }
    if session.pause {
        content.text(&maker.both(&session.title), maker.style(9.0, GRAY), maker.setting(2.0));
        return;
    }
    let heading = content.strips.len();
    let kind = maker.both(&session.kind);
    content.text(&kind, maker.style(7.4, maker.accent_text), maker.setting(1.6));
    let title = maker.style(10.0, INK).bold();
    let small = maker.style(8.2, GRAY);
    pair(
        maker,
        content,
        |column| column.text(session.title.lead(language), title, maker.setting(2.0)),
        |column| column.text(session.title.under(language), small, english(maker, 1.7, 2.0)),
    );
    // Where a session goes on on the next page, its heading has somebody or something under it, and
    // whatever is said of one person stands on one page.
    content.keep(heading);
    content.hold();
    for part in &session.people {
        content.space(HALF * 0.4);
        let from = content.strips.len();
        if let (Some(place), false) = (place, part.person.is_empty()) {
            content.anchor(&format!("person-{}-{place}", part.person), None);
        }
        add_part(part, maker, content);
        content.keep(from);
    }
    maker.check(&session.title, "summary", &session.summary);
    let justified = maker.setting(1.7).before(HALF * 0.5).aligned(crate::text::Align::Justify);
    let (lead, under) = (maker.style(8.0, GRAY), maker.style(7.6, GRAY));
    pair(
        maker,
        content,
        |column| column.text(session.summary.lead(language), lead, justified),
        |column| column.text(session.summary.under(language), under, justified),
    );
}

/// A person of a session: role, name, and what they are, in one or two lines.
fn add_part<'run, 'book>(
    part: &Part,
    maker: &Maker<'run, 'book>,
    content: &mut Column<'run, 'book>,
) {
    let language = maker.language;
    let name = language.pick(&part.name, &part.latin_name);
    let whose = Words::new(&part.name, &part.latin_name);
    for (field, words) in
        [("position", &part.position), ("organisation", &part.organisation), ("name", &whose)]
    {
        maker.check(&whose, field, words);
    }

    let role = part.role.lead(language);
    let role = if role.is_empty() { String::new() } else { format!("{role}　") };
    let who = who(&part.organisation, &part.position, language);
    let (width, of) = (width(maker, content), (Subject::of(&whose), "organisation"));
    let plain = maker.for_its_words(&who, maker.style(8.4, INK), width, of);
    let spans = [
        Span { text: &role, style: maker.style(7.8, GRAY) },
        Span { text: name, style: maker.style(8.4, INK).bold() },
        Span { text: if who.is_empty() { "" } else { "　" }, style: plain },
        Span { text: &who, style: plain },
    ];
    let both = language == Language::Both && !part.name.is_empty();
    let latin = [part.latin_name.as_str(), &part.position.en, &part.organisation.en];
    let latin: Vec<&str> = latin.into_iter().filter(|text| both && !text.is_empty()).collect();
    let latin = match part.role.under(language) {
        role if role.is_empty() || latin.is_empty() => latin.join(", "),
        role => format!("{role}: {}", latin.join(", ")),
    };
    let style = maker.for_its_words(&latin, maker.style(7.4, GRAY), width, of);
    pair(
        maker,
        content,
        |column| column.spans(&spans, maker.setting(1.8)),
        |column| column.text(&latin, style, english(maker, 1.6, 1.8)),
    );
}

/// What somebody is and where, as one phrase: Chinese names the organisation first.
pub fn who(organisation: &Words, position: &Words, language: Language) -> String {
    let (place, post) = (organisation.lead(language), position.lead(language));
    let chinese = is_chinese(place) || is_chinese(post);
    let parts = if chinese { [place, post] } else { [post, place] };
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(if chinese { " " } else { ", " })
}
