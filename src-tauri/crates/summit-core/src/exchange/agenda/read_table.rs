//! An agenda as organizers keep it in Excel: one row a session, the columns in any order.

use std::{collections::BTreeMap, path::Path};

use chrono::{NaiveDate, NaiveTime};

use super::{
    AgendaFormat,
    clock::{minutes, time_of_day},
    table::{Field, field, kind_of},
    timetable::{Bilingual, Entry, Named, Timetable},
};
use crate::{
    error::{Error, ImportTrouble, Result},
    exchange::tables::{self, Cell, Sheet},
    time::VenueTime,
};

/// The length of a session that tells none.
const USUAL_MINUTES: u32 = 30;

/// Reads the first sheet that has an agenda on it.
///
/// # Errors
/// What [`tables::read`] refuses; [`ImportTrouble::BadValue`] with the row and the column where a
/// date or a time cannot be read; [`ImportTrouble::NoSessions`] where no sheet has a title column.
pub fn read(path: &Path) -> Result<Timetable> {
    let book = tables::read(path, None)?;
    let found = book.sheets.iter().find_map(|sheet| Some((sheet, Columns::of(sheet)?)));
    let Some((sheet, columns)) = found else {
        return Err(Error::import(ImportTrouble::NoSessions, 1, "", ""));
    };
    let mut timetable = Timetable::new(AgendaFormat::Table, "");
    let mut date = None;
    for (number, row) in (1..).zip(&sheet.rows).skip(columns.head + 1) {
        let row = Row { columns: &columns, cells: row, number };
        if row.cells.iter().all(Cell::is_blank) {
            continue;
        }
        // A date stands for all rows below it, as in a merged cell.
        date = row.date()?.or(date);
        if row.text(Field::Title).is_empty() {
            timetable.remark("untitled", number, "");
            continue;
        }
        let entry = row.entry(&timetable, date)?;
        timetable.add(entry)?;
    }
    Ok(timetable)
}

/// Where the columns stand.
struct Columns {
    head: usize,
    at: BTreeMap<Field, usize>,
}

impl Columns {
    fn of(sheet: &Sheet) -> Option<Columns> {
        let head = tables::header_row(&sheet.rows, |title| field(title).is_some())?;
        let mut at = BTreeMap::new();
        for (column, cell) in sheet.rows.get(head)?.iter().enumerate() {
            if let Some(field) = field(&cell.text()) {
                at.entry(field).or_insert(column);
            }
        }
        at.contains_key(&Field::Title).then_some(Columns { head, at })
    }
}

struct Row<'a> {
    columns: &'a Columns,
    cells: &'a [Cell],
    number: u32,
}

impl Row<'_> {
    fn cell(&self, field: Field) -> &Cell {
        let cell = self.columns.at.get(&field).and_then(|at| self.cells.get(*at));
        cell.unwrap_or(&Cell::Empty)
    }

    fn text(&self, field: Field) -> String {
        self.cell(field).text().trim().to_owned()
    }

    fn bad(&self, field: Field) -> Error {
        let title = super::table::COLUMNS.iter().find(|(known, ..)| *known == field);
        let title = title.map_or("", |(_, title, ..)| *title);
        Error::import(ImportTrouble::BadValue, self.number, title, &self.text(field))
    }

    fn date(&self) -> Result<Option<NaiveDate>> {
        match self.cell(Field::Date) {
            Cell::Moment(moment) => Ok(Some(moment.date())),
            cell if cell.is_blank() => Ok(None),
            cell => date_of(&cell.text()).map(Some).ok_or_else(|| self.bad(Field::Date)),
        }
    }

    /// Answers a time of day; of `09:00-09:30` the part before or after the dash.
    fn time(&self, field: Field, after_dash: bool) -> Result<Option<NaiveTime>> {
        match self.cell(field) {
            Cell::Moment(moment) => Ok((!after_dash).then(|| moment.time())),
            Cell::Time(time) => Ok((!after_dash).then_some(*time)),
            cell if cell.is_blank() => Ok(None),
            cell => {
                let text = cell.text().replace('：', ":");
                let mut parts = text.split(['-', '–', '—', '~', '～', '至']);
                let part = if after_dash { parts.nth(1) } else { parts.next() };
                let Some(part) = part else { return Ok(None) };
                time_of_day(part).map(Some).ok_or_else(|| self.bad(field))
            }
        }
    }

    fn entry(&self, timetable: &Timetable, date: Option<NaiveDate>) -> Result<Entry> {
        let start = self.time(Field::Start, false)?;
        let by_range = self.time(Field::Start, true)?;
        let end = self.time(Field::End, false)?.or(by_range);
        let starts_at = date.zip(start).map(|(date, time)| VenueTime(date.and_time(time)));
        let title = self.text(Field::Title);
        let known = format!("{title} {}", self.text(Field::TitleEn));
        let people = self.text(Field::People);
        let names = people.split(['、', '；', ';', '\n', '，']).map(str::trim);
        let kind = self.text(Field::Kind);
        Ok(Entry {
            line: self.number,
            id: timetable.session_id(&self.text(Field::Id), &known),
            title: Bilingual { zh: title, en: self.text(Field::TitleEn) },
            about: Bilingual { zh: self.text(Field::About), en: self.text(Field::AboutEn) },
            starts_at,
            minutes: self.minutes(start, end)?,
            rooms: self
                .text(Field::Room)
                .split([';', '；', '\n'])
                .flat_map(|part| part.split(" / "))
                .map(Named::only)
                .collect(),
            track: self.text(Field::Track),
            kind: kind_of(&kind).map_or(kind, |kind| kind.word().to_owned()),
            language: self.text(Field::Language),
            people: names.filter(|name| !name.is_empty()).map(Named::only).collect(),
            links: Vec::new(),
        })
    }

    fn minutes(&self, start: Option<NaiveTime>, end: Option<NaiveTime>) -> Result<u32> {
        let told = self.text(Field::Minutes);
        if !told.is_empty() {
            let bare =
                told.trim_end_matches(['分', '钟', '′', '\'']).trim_end_matches("min").trim();
            let minutes = minutes(bare).filter(|minutes| (1..=1440).contains(minutes));
            return minutes.ok_or_else(|| self.bad(Field::Minutes));
        }
        let between = start.zip(end).map(|(start, end)| (end - start).num_minutes());
        let between = between.and_then(|minutes| u32::try_from(minutes).ok());
        Ok(between.filter(|minutes| *minutes > 0).unwrap_or(USUAL_MINUTES))
    }
}

/// Reads `2019-04-13`, `2019/4/13`, `2019.4.13`, `2019年4月13日`.
fn date_of(text: &str) -> Option<NaiveDate> {
    let numbers = text.split(|one: char| !one.is_ascii_digit()).filter(|part| !part.is_empty());
    let numbers: Option<Vec<u32>> = numbers.take(3).map(|part| part.parse().ok()).collect();
    match numbers?.as_slice() {
        [year, month, day] if *year > 1900 => {
            NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_typed() {
        let day = NaiveDate::from_ymd_opt(2019, 4, 13);

        for text in ["2019-04-13", "2019/4/13", "2019.4.13", "2019年4月13日 星期六"] {
            assert_eq!(date_of(text), day, "{text}");
        }
        for text in ["4月13日", "13/4/2019", "soon", "2019-13-40"] {
            assert_eq!(date_of(text), None, "{text}");
        }
    }
}
