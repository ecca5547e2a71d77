//! The agenda: what happens when, day by day.

use super::{Day, Part, Session};
use crate::documents::style::{GRAY, HAIR, HALF, INK, LEAD, Maker};
use crate::flow::{Column, Table};
use crate::options::{Language, Words};
use crate::text::{Span, Style, is_chinese};

pub fn add(days: &[Day], maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    if days.iter().all(|day| day.sessions.is_empty()) {
        return;
    }
    maker.open_part(column, "agenda", &Words::new("议程", "Agenda"));
    for (number, day) in days.iter().enumerate().filter(|(_, day)| !day.sessions.is_empty()) {
        add_day(number, day, maker, column);
    }
}

fn add_day(number: usize, day: &Day, maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    column.space(LEAD * 1.5);
    column.anchor(&format!("day-{number}"), Some((2, &maker.both(&day.date))));
    day_title(day, maker, column);

    let width = column.width;
    let (time, room, gap) = (15.5 * maker.scale, 22.0 * maker.scale, 3.0);
    let mut table = Table::new(&[time, width - time - room - 2.0 * gap, room], gap);
    table.padding = HALF * 0.6;
    table.line = Some((0.15, HAIR));
    let label = maker.style(7.4, GRAY);
    let heads =
        [Words::new("时间", "Time"), Words::new("内容", "Session"), Words::new("地点", "Room")];
    let cells = heads.iter().enumerate().map(|(at, words)| {
        let mut cell = table.cell(at, column);
        cell.text(&maker.both(words), label, maker.setting(1.5));
        cell.strips
    });
    let cells = cells.collect();
    table.set_head(cells, width, (0.4, maker.accent));
    table.begin(column);
    for (at, session) in day.sessions.iter().enumerate() {
        add_session(session, &format!("{number}.{at}"), maker, &table, column);
    }
}

/// The date of a day, as a heading.
pub fn day_title(day: &Day, maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    let (lead, under) = (day.date.lead(maker.language), day.date.under(maker.language));
    let spans = [
        Span { text: lead, style: maker.style(12.5, maker.accent).bold() },
        Span { text: if under.is_empty() { "" } else { "　" }, style: maker.small() },
        Span { text: under, style: maker.style(9.0, GRAY) },
    ];
    column.spans(&spans, maker.setting(2.5).keeps_next());
}

fn add_session(
    session: &Session,
    place: &str,
    maker: &Maker<'_, '_>,
    table: &Table,
    column: &mut Column<'_, '_>,
) {
    let language = maker.language;
    let title = session.title.lead(language);
    maker.check(&session.title, "title", &session.title);
    maker.check(&session.title, "room", &session.room);

    let mut time = table.cell(0, column);
    let ink = if session.pause { GRAY } else { maker.accent };
    time.text(&session.starts, maker.style(10.0, ink).bold(), maker.setting(2.0));
    if !session.ends.is_empty() {
        time.text(&format!("–{}", session.ends), maker.style(7.8, GRAY), maker.setting(1.5));
    }

    let mut room = table.cell(2, column);
    room.text(session.room.lead(language), maker.style(8.2, INK), maker.setting(2.0));
    room.text(session.room.under(language), maker.style(7.0, GRAY), maker.setting(1.5));

    let mut content = table.cell(1, column);
    content.anchor(&format!("session-{place}"), None);
    if session.pause {
        content.text(&maker.both(&session.title), maker.style(9.0, GRAY), maker.setting(2.0));
    } else {
        let kind = maker.both(&session.kind);
        content.text(&kind, maker.style(7.4, maker.accent), maker.setting(1.6));
        content.text(title, maker.style(10.0, INK).bold(), maker.setting(2.0));
        content.text(session.title.under(language), maker.style(8.2, GRAY), maker.setting(1.7));
        for part in &session.people {
            content.space(HALF * 0.4);
            if !part.person.is_empty() {
                content.anchor(&format!("person-{}-{place}", part.person), None);
            }
            add_part(part, maker, &mut content);
        }
        let justified = maker.setting(1.7).before(HALF * 0.5).aligned(crate::text::Align::Justify);
        maker.check(&session.title, "summary", &session.summary);
        content.text(session.summary.lead(language), maker.style(8.0, GRAY), justified);
        content.text(session.summary.under(language), maker.style(7.6, GRAY), justified);
    }
    let tallest = maker.area(0).height * 0.8;
    table.row(vec![time.strips, content.strips, room.strips], tallest, column);
}

/// A person of a session: role, name, and what they are, in one or two lines.
fn add_part(part: &Part, maker: &Maker<'_, '_>, content: &mut Column<'_, '_>) {
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
    let plain = maker.style(8.4, INK);
    let who = who(&part.organisation, &part.position, language);
    let spans = [
        Span { text: &role, style: maker.style(7.8, GRAY) },
        Span { text: name, style: plain.bold() },
        Span { text: if who.is_empty() { "" } else { "　" }, style: plain },
        Span { text: &who, style: plain },
    ];
    content.spans(&spans, maker.setting(1.8));
    if language == Language::Both {
        let latin = if part.name.is_empty() { "" } else { part.latin_name.as_str() };
        let english = [latin, &part.position.en, &part.organisation.en];
        let english: Vec<&str> = english.into_iter().filter(|text| !text.is_empty()).collect();
        let style: Style = maker.style(7.4, GRAY);
        if !part.name.is_empty() {
            content.text(&english.join(", "), style, maker.setting(1.6));
        }
    }
}

/// What somebody is and where, as one phrase: Chinese names the organisation first.
pub fn who(organisation: &Words, position: &Words, language: Language) -> String {
    let (place, post) = (organisation.lead(language), position.lead(language));
    let chinese = is_chinese(place) || is_chinese(post);
    let parts = if chinese { [place, post] } else { [post, place] };
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(if chinese { " " } else { ", " })
}
