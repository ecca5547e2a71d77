//! A workbook for organizers, one row a session; it comes back in without loss.

use std::path::Path;

use super::{
    kinds::language_code,
    outgoing::{Outgoing, people},
    table::{COLUMNS, Field, kind_word},
};
use crate::{
    agenda::Session,
    error::Result,
    exchange::tables::{Cell, Column, XlsxWriter},
};

/// Writes the workbook: all of it, or none.
pub fn write(agenda: &Outgoing, path: &Path) -> Result<()> {
    let columns: Vec<Column> = COLUMNS
        .iter()
        .map(|(_, title, width, _)| Column { title: (*title).to_owned(), width: *width })
        .collect();
    let mut book = XlsxWriter::new(path);
    book.sheet("议程 Agenda", &columns)?;
    for session in &agenda.sessions {
        let cells: Vec<Cell> =
            COLUMNS.iter().map(|(field, ..)| cell(agenda, session, *field)).collect();
        book.row(&cells)?;
    }
    book.finish()
}

fn cell(agenda: &Outgoing, session: &Session, field: Field) -> Cell {
    let start = session.starts_at;
    let midnight = |date: chrono::NaiveDate| date.and_time(chrono::NaiveTime::MIN);
    match field {
        Field::Id => Cell::of(session.id.to_string()),
        Field::Date => start.map_or(Cell::Empty, |start| Cell::Moment(midnight(start.date().0))),
        Field::Start => start.map_or(Cell::Empty, |start| Cell::Time(start.time().0)),
        Field::End => session.ends_at().map_or(Cell::Empty, |end| Cell::Time(end.time().0)),
        Field::Minutes => Cell::Number(f64::from(session.minutes)),
        Field::Room => Cell::of(rooms(agenda, session)),
        Field::Kind => Cell::of(kind_word(session.kind)),
        Field::Title => Cell::of(session.title_zh.as_str()),
        Field::TitleEn => Cell::of(session.title_en.as_str()),
        Field::Track => Cell::of(agenda.track_of(session)),
        Field::People => {
            let names: Vec<&str> = people(session).into_iter().map(|(_, name)| name).collect();
            Cell::of(names.join("、"))
        }
        Field::Language => Cell::of(language_code(session.language)),
        Field::About => Cell::of(session.abstract_zh.as_str()),
        Field::AboutEn => Cell::of(session.abstract_en.as_str()),
    }
}

fn rooms(agenda: &Outgoing, session: &Session) -> String {
    let rooms = session.room_ids.iter();
    let rooms = rooms.filter_map(|id| agenda.rooms.iter().find(|room| room.id == *id));
    rooms.map(|room| room.name_zh.as_str()).collect::<Vec<_>>().join(" / ")
}
