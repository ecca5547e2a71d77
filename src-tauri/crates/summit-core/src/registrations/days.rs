//! Days as people write them in a filter.

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;
use serde_json::{Value, json};

use super::{FilterTrouble, Word, query::trouble};
use crate::{
    error::Result,
    time::{Date, TimeOfDay},
};

/// Answers from when to when a day at the venue lasts.
pub(super) fn span(db: &Connection, value: &Word) -> Result<Value> {
    let (ends_on, zone): (Date, String) =
        db.query_row("SELECT ends_on, time_zone FROM event", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let read = day(&value.text, ends_on.0);
    let day = read.ok_or_else(|| trouble(FilterTrouble::NotADay, value))?;
    let next = day.succ_opt().ok_or_else(|| trouble(FilterTrouble::NotADay, value))?;
    let [first, last] =
        [day, next].map(|day| Date(day).at(TimeOfDay::midnight()).at_instant(&zone).to_string());
    Ok(json!([first, last]))
}

/// Reads a day as `2026-06-28`, `6/28`, `6.28` or `6月28日`; without a year the last one before the
/// event is over.
fn day(text: &str, ends_on: NaiveDate) -> Option<NaiveDate> {
    let parts = text.trim_end_matches(['日', '号']).split(['-', '/', '.', '年', '月']);
    let parts = parts.map(|part| part.trim().parse::<u32>().ok()).collect::<Option<Vec<_>>>()?;
    match parts[..] {
        [year, month, day] => NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day),
        [month, day] => {
            let years = [ends_on.year(), ends_on.year() - 1];
            let days = years.into_iter().filter_map(|y| NaiveDate::from_ymd_opt(y, month, day));
            days.into_iter().find(|day| *day <= ends_on)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let ends_on = NaiveDate::from_ymd_opt(2026, 6, 28).unwrap();
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(
                day(text, ends_on).map(|day| day.to_string()).as_deref(),
                expected,
                "{text}"
            );
        };

        check("6/28", Some("2026-06-28"));
        check("6.27", Some("2026-06-27"));
        check("6月1日", Some("2026-06-01"));
        check("12-30", Some("2025-12-30"));
        check("2026-06-30", Some("2026-06-30"));
        check("2/30", None);
        check("明天", None);
    }
}
