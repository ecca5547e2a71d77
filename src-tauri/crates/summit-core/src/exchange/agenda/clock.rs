//! Times as other programs write them.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use crate::time::{Date, Moment, VenueTime};

/// A time as it stands in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// What the clock on the wall shows; its distance from UTC, if given, adds nothing.
    Wall(VenueTime),
    /// A time in UTC, from which the wall clock follows.
    Utc(VenueTime, Moment),
    /// Only a day.
    Day(Date),
}

impl Written {
    /// Reads a time as ISO 8601 and its relatives write it.
    pub fn read(text: &str) -> Option<Written> {
        let text = text.trim();
        if let Ok(date) = text.parse::<NaiveDate>() {
            return Some(Written::Day(Date(date)));
        }
        let text = text.replacen(' ', "T", 1);
        for form in ["%Y-%m-%dT%H:%M:%S%.f%#z", "%Y-%m-%dT%H:%M%#z"] {
            if let Ok(time) = DateTime::parse_from_str(&text, form) {
                let wall = to_the_minute(time.naive_local());
                return Some(match text.ends_with(['Z', 'z']) {
                    true => Written::Utc(wall, Moment::new(time.with_timezone(&Utc))),
                    false => Written::Wall(wall),
                });
            }
        }
        ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"]
            .iter()
            .find_map(|form| NaiveDateTime::parse_from_str(&text, form).ok())
            .map(|time| Written::Wall(to_the_minute(time)))
    }

    /// Answers the day.
    pub fn date(self) -> Date {
        match self {
            Written::Wall(time) | Written::Utc(time, _) => time.date(),
            Written::Day(date) => date,
        }
    }

    /// Answers what the clock at the venue shows; none for a mere day.
    pub fn at_venue(self, time_zone: &str) -> Option<VenueTime> {
        match self {
            Written::Wall(time) => Some(time),
            Written::Utc(_, moment) => {
                let time = moment.at_venue(time_zone);
                Some(VenueTime(to_the_minute(time.0).0))
            }
            Written::Day(_) => None,
        }
    }
}

fn to_the_minute(time: NaiveDateTime) -> VenueTime {
    let minutes = time.and_utc().timestamp().div_euclid(60);
    let cut = DateTime::from_timestamp(minutes * 60, 0).map(|time| time.naive_utc());
    VenueTime(cut.unwrap_or(time))
}

/// Reads a time of day: `09:30`, `9:30`, `09:30:00`.
pub fn time_of_day(text: &str) -> Option<NaiveTime> {
    let mut parts = text.trim().split(':');
    let mut number = || parts.next().map(|part| part.parse::<u32>().ok());
    let (hour, minute) = (number()??, number()??);
    let second = number().unwrap_or(Some(0))?;
    NaiveTime::from_hms_opt(hour, minute, second)
        .and_then(|_| NaiveTime::from_hms_opt(hour, minute, 0))
}

/// Reads a length in minutes: `01:30`, `1:30:00`, `90`.
pub fn minutes(text: &str) -> Option<u32> {
    let numbers: Option<Vec<u32>> =
        text.trim().split(':').map(|part| part.parse::<u32>().ok()).collect();
    match numbers?.as_slice() {
        [minutes] => Some(*minutes),
        [hours, minutes] | [hours, minutes, _] => hours.checked_mul(60)?.checked_add(*minutes),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_they_are_written() {
        for (text, wall) in [
            ("2014-07-25T12:45:00+0200", "2014-07-25T12:45"),
            ("2019-08-21T11:00:00+02:00", "2019-08-21T11:00"),
            ("2019-08-21T11:00:30.5+08:00", "2019-08-21T11:00"),
            ("2019-08-21 11:00", "2019-08-21T11:00"),
            ("2019-08-21T03:00:00Z", "2019-08-21T11:00"),
        ] {
            let time = Written::read(text).and_then(|time| time.at_venue("Asia/Shanghai"));
            assert_eq!(time.map(|time| time.to_string()).as_deref(), Some(wall), "{text}");
        }
        assert!(matches!(Written::read("2019-08-21"), Some(Written::Day(_))));
        assert_eq!(Written::read("tomorrow"), None);
    }

    #[test]
    fn lengths_are_minutes() {
        let read = ["01:30", "1:30:00", "90", "0:45", "", "1h", "99999999:00"].map(minutes);

        assert_eq!(read, [Some(90), Some(90), Some(90), Some(45), None, None, None]);
        assert_eq!(time_of_day("25:00"), None);
        assert_eq!(time_of_day("9:05"), NaiveTime::from_hms_opt(9, 5, 0));
    }
}
