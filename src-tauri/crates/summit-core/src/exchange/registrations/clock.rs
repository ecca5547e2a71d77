//! Times of the day as people write them.

use chrono::NaiveTime;

use super::super::tables::Cell;
use crate::text;

/// Answers the time that a cell says and nothing else.
///
/// Four digits count as well, for who asks has a column that holds times.
pub(super) fn of(cell: &Cell) -> Option<NaiveTime> {
    match cell {
        Cell::Time(time) => Some(*time),
        Cell::Number(share) if (0.0..1.0).contains(share) => share_of_day(*share),
        Cell::Number(_) | Cell::Text(_) => {
            let line = text::line(&cell.text());
            read(&line).or_else(|| four_digits(&line))
        }
        Cell::Empty | Cell::Moment(_) | Cell::Truth(_) | Cell::Formula(_) => None,
    }
}

/// Reads `14:05`, `14:05:00`, `14点`, `下午3点半`, `2:05 PM`.
pub(super) fn read(text: &str) -> Option<NaiveTime> {
    let line = text.trim().replace('：', ":").to_lowercase();
    let (half, rest) = half_of_day(&line);
    let rest = rest.trim();
    let (hour, minute) = match rest.split_once(['点', '时']) {
        Some((hour, after)) => {
            let after = after.trim_start_matches('钟').trim_end_matches('分');
            (
                hour,
                match after {
                    "" | "整" => 0,
                    "半" => 30,
                    "一刻" => 15,
                    "三刻" => 45,
                    after => two_digits(after)?,
                },
            )
        }
        None => match rest.split_once(':') {
            Some((hour, after)) => {
                let (minute, seconds) = after.split_once(':').unwrap_or((after, "00"));
                two_digits(seconds)?;
                if minute.len() != 2 {
                    return None;
                }
                (hour, two_digits(minute)?)
            }
            // An hour alone is one only where it is said which half of the day it is of.
            None if half.is_some_and(Half::is_english) => (rest, 0),
            None => return None,
        },
    };
    let hour = two_digits(hour)?;
    let hour = match half {
        None => hour,
        Some(Half::Morning | Half::Am) if hour == 12 => 0,
        Some(Half::Morning | Half::Am) => hour,
        Some(Half::Noon) if hour >= 11 => hour,
        Some(Half::Noon | Half::Afternoon | Half::Pm) if hour < 12 => hour + 12,
        Some(Half::Noon | Half::Afternoon | Half::Pm) => hour,
        // At twelve in the evening one day ends and another begins: which one is meant?
        Some(Half::Evening) if hour == 12 => return None,
        Some(Half::Evening) if hour < 12 => hour + 12,
        Some(Half::Evening) => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// The part of the day that a time says it is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Am,
    Pm,
}

impl Half {
    fn is_english(self) -> bool {
        matches!(self, Half::Am | Half::Pm)
    }
}

/// Takes off what says which part of the day is meant.
fn half_of_day(line: &str) -> (Option<Half>, &str) {
    const BEFORE: [(&str, Half); 9] = [
        ("凌晨", Half::Morning),
        ("早上", Half::Morning),
        ("早晨", Half::Morning),
        ("上午", Half::Morning),
        ("中午", Half::Noon),
        ("下午", Half::Afternoon),
        ("傍晚", Half::Evening),
        ("晚上", Half::Evening),
        ("晚", Half::Evening),
    ];
    const AFTER: [(&str, Half); 4] =
        [("am", Half::Am), ("a.m.", Half::Am), ("pm", Half::Pm), ("p.m.", Half::Pm)];
    let before = BEFORE.iter().find_map(|(word, half)| Some((*half, line.strip_prefix(word)?)));
    let after = || AFTER.iter().find_map(|(word, half)| Some((*half, line.strip_suffix(word)?)));
    before.or_else(after).map_or((None, line), |(half, rest)| (Some(half), rest))
}

fn two_digits(text: &str) -> Option<u32> {
    let is_short = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_short { text.parse().ok() } else { None }
}

fn four_digits(text: &str) -> Option<NaiveTime> {
    let is_four = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (hour, minute) = is_four.then(|| text.split_at(2))?;
    NaiveTime::from_hms_opt(two_digits(hour)?, two_digits(minute)?, 0)
}

/// Spreadsheets keep a time as its share of the day.
fn share_of_day(share: f64) -> Option<NaiveTime> {
    let minutes = (share * 1440.0).round() as u32;
    NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (typed, expected) in [
            ("14:05", Some("14:05")),
            ("9:05", Some("09:05")),
            ("14：05", Some("14:05")),
            ("14:05:30", Some("14:05")),
            ("下午3点", Some("15:00")),
            ("下午 3:30", Some("15:30")),
            ("晚上8点半", Some("20:30")),
            ("中午12点", Some("12:00")),
            ("中午1点", Some("13:00")),
            ("凌晨12:10", Some("00:10")),
            ("15点30分", Some("15:30")),
            ("15时", Some("15:00")),
            ("10点一刻", Some("10:15")),
            ("2:05 PM", Some("14:05")),
            ("12:05 AM", Some("00:05")),
            ("3pm", Some("15:00")),
            ("晚上12点", None),
            ("下午", None),
            ("15", None),
            ("25:00", None),
            ("9:5", None),
            ("14:65", None),
        ] {
            let read = read(typed).map(|time| time.format("%H:%M").to_string());
            assert_eq!(read.as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn a_cell_of_a_spreadsheet_says_a_time_in_three_ways() {
        let noon = NaiveTime::from_hms_opt(12, 30, 0);

        assert_eq!(of(&Cell::Number(0.520_833_33)), noon);
        assert_eq!(of(&Cell::Number(1230.0)), noon);
        assert_eq!(of(&Cell::of("1230")), noon);
        assert_eq!(of(&Cell::of("2026-06-28 12:30")), None);
    }
}
