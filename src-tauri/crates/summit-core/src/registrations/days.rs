//! Days as people write them in a filter or a list: with the year, or without.

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;

use super::{FilterTrouble, Word, query::trouble};
use crate::{
    error::Result,
    time::{Date, TimeOfDay},
};

/// Answers from when to when a day at the venue lasts.
pub(super) fn span(db: &Connection, value: &Word) -> Result<[String; 2]> {
    let (ends_on, zone) = event(db)?;
    let read = day(&value.text, ends_on);
    let day = read.ok_or_else(|| trouble(FilterTrouble::NotADay, value))?;
    let next = day.succ_opt().ok_or_else(|| trouble(FilterTrouble::NotADay, value))?;
    Ok([day, next].map(|day| Date(day).at(TimeOfDay::midnight()).at_instant(&zone).to_string()))
}

/// Answers the day that is meant on which guests come or leave: without a year the one nearest to
/// the event.
pub(super) fn near(db: &Connection, value: &Word) -> Result<String> {
    let (ends_on, _) = event(db)?;
    let day = nearest(&value.text, ends_on);
    let day = day.ok_or_else(|| trouble(FilterTrouble::NotADay, value))?;
    Ok(Date(day).to_string())
}

fn event(db: &Connection) -> Result<(NaiveDate, String)> {
    Ok(db.query_row("SELECT ends_on, time_zone FROM event", [], |row| {
        Ok((row.get::<_, Date>(0)?.0, row.get(1)?))
    })?)
}

/// Reads a day as `2026-06-28`, `6/28`, `6.28` or `6月28日`; without a year the last one before the
/// event is over.
fn day(text: &str, ends_on: NaiveDate) -> Option<NaiveDate> {
    match parts(text)?[..] {
        [year, month, day] => NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day),
        [month, day] => {
            let years = [ends_on.year(), ends_on.year() - 1];
            let days = years.into_iter().filter_map(|y| NaiveDate::from_ymd_opt(y, month, day));
            days.into_iter().find(|day| *day <= ends_on)
        }
        _ => None,
    }
}

/// Reads a day; without a year it is the one nearest to a day that is known.
pub(crate) fn nearest(text: &str, to: NaiveDate) -> Option<NaiveDate> {
    match parts(text)?[..] {
        [year, month, day] => NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day),
        [month, day] => {
            let years = (to.year() - 1)..=(to.year() + 1);
            let days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
            days.min_by_key(|day| (*day - to).abs())
        }
        _ => None,
    }
}

fn parts(text: &str) -> Option<Vec<u32>> {
    let parts = text.trim_end_matches(['日', '号']).split(['-', '/', '.', '年', '月']);
    parts.map(|part| part.trim().parse::<u32>().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let ends_on = NaiveDate::from_ymd_opt(2026, 6, 28).unwrap();
        let check = |text: &str, registered: Option<&str>, comes: Option<&str>| {
            let told = [day(text, ends_on), nearest(text, ends_on)];
            let told = told.map(|day| day.map(|day| day.to_string()));
            let expected = [registered, comes].map(|day| day.map(str::to_owned));
            assert_eq!(told, expected, "{text}");
        };

        check("6/28", Some("2026-06-28"), Some("2026-06-28"));
        check("6.27", Some("2026-06-27"), Some("2026-06-27"));
        check("6月29日", Some("2025-06-29"), Some("2026-06-29"));
        check("12-30", Some("2025-12-30"), Some("2025-12-30"));
        check("2026-06-30", Some("2026-06-30"), Some("2026-06-30"));
        check("2/30", None, None);
        check("明天", None, None);
    }
}
