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

/// Answers year, month and day, or month and day, whatever parts them and whichever way round.
fn parts(text: &str) -> Option<Vec<u32>> {
    let text = without_weekday(text);
    if let Some(parts) = with_month_in_words(&text) {
        return Some(parts);
    }
    let parts = text.trim_end_matches(['日', '号']).split(['-', '/', '.', '年', '月']);
    let parts: Vec<u32> = parts.map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    // Of 12/4/19 nobody knows which part is the year.
    (parts.len() < 3 || parts[0] >= 1000).then_some(parts)
}

/// Takes off the day of the week, which adds nothing: `4月12日（周五）`, `Fri, 12 Apr`.
fn without_weekday(text: &str) -> String {
    let text = text.replace(['（', '）', '(', ')', '，', ','], " ").replace("礼拜", "星期");
    let is_chinese = |word: &str| {
        let rest = word.strip_prefix("星期").or_else(|| word.strip_prefix('周'));
        rest.is_some_and(|rest| {
            rest.chars().count() == 1 && rest.chars().all(|day| "一二三四五六日天".contains(day))
        })
    };
    let is_english = |word: &str| {
        let word = word.trim_end_matches('.').to_lowercase();
        word.len() >= 3
            && ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
                .iter()
                .any(|day| day.starts_with(&word))
    };
    let words = text.split_whitespace().filter(|word| !is_chinese(word) && !is_english(word));
    words.collect::<Vec<_>>().join(" ")
}

/// Reads a day whose month is a word: `12-Apr-19`, `Apr 12, 2019`, `12 April`.
fn with_month_in_words(text: &str) -> Option<Vec<u32>> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let words = text.split([' ', '-', '/', '.']).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let month_of = |word: &String| {
        let is_month = |month: &&str| word.len() >= 3 && month.starts_with(word.as_str());
        MONTHS.iter().position(is_month).and_then(|at| u32::try_from(at + 1).ok())
    };
    let month = words.iter().find_map(month_of)?;
    let numbers: Vec<(usize, u32)> = words
        .iter()
        .filter(|word| month_of(word).is_none())
        .map(|word| {
            let digits = word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
            Some((digits.len(), digits.parse().ok()?))
        })
        .collect::<Option<_>>()?;
    let whole = |(digits, year): (usize, u32)| if digits == 2 { 2000 + year } else { year };
    match numbers[..] {
        [(_, day)] => Some(vec![month, day]),
        [(4, year), (_, day)] => Some(vec![year, month, day]),
        [(_, day), year @ (2 | 4, _)] => Some(vec![whole(year), month, day]),
        _ => None,
    }
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
        check("6月27日（周六）", Some("2026-06-27"), Some("2026-06-27"));
        check("2026年6月27日 星期六", Some("2026-06-27"), Some("2026-06-27"));
        check("Sat, 27 Jun", Some("2026-06-27"), Some("2026-06-27"));
        check("27-Jun-26", Some("2026-06-27"), Some("2026-06-27"));
        check("June 27th, 2026", Some("2026-06-27"), Some("2026-06-27"));
        check("2026-Jun-27", Some("2026-06-27"), Some("2026-06-27"));
        check("27/6/26", None, None);
        check("Jun 2026 27 1", None, None);
        check("2/30", None, None);
        check("明天", None, None);
    }
}
