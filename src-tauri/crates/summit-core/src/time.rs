//! Days and times. What happens at the venue is in venue time; what the program did is in UTC.

use std::{fmt, str::FromStr, sync::Arc};

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, TimeZone, Utc};
use chrono_tz::Tz;
use rusqlite::{
    ToSql,
    types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use ts_rs::TS;

/// Tells the time: the system's in the program, a fixed one in tests.
pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;

/// An instant in UTC, to the millisecond: `2019-04-13T01:00:00.000Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, TS)]
pub struct Moment(#[ts(type = "string")] pub DateTime<Utc>);

/// A time at the venue, to the minute: `2019-04-13T09:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, TS)]
pub struct VenueTime(#[ts(type = "string")] pub NaiveDateTime);

/// A day at the venue: `2019-04-13`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, TS)]
pub struct Date(#[ts(type = "string")] pub NaiveDate);

/// A time of day: `09:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, TS)]
pub struct TimeOfDay(#[ts(type = "string")] pub NaiveTime);

impl Moment {
    /// Cuts an instant to the millisecond, so that it survives being stored.
    pub fn new(instant: DateTime<Utc>) -> Moment {
        Moment(instant.trunc_subsecs(3))
    }

    /// Answers what the clock at the venue shows; UTC when the zone is not known.
    pub fn at_venue(self, time_zone: &str) -> VenueTime {
        let zone = time_zone.parse().unwrap_or(Tz::UTC);
        VenueTime(self.0.with_timezone(&zone).naive_local())
    }
}

impl VenueTime {
    /// Answers the instant at which the clock at the venue first shows this.
    pub fn at_instant(self, time_zone: &str) -> Moment {
        let zone: Tz = time_zone.parse().unwrap_or(Tz::UTC);
        let earliest = zone.from_local_datetime(&self.0).earliest();
        Moment::new(earliest.map_or_else(|| self.0.and_utc(), |at| at.with_timezone(&Utc)))
    }

    /// Answers the day.
    pub fn date(self) -> Date {
        Date(self.0.date())
    }

    /// Answers the time of day.
    pub fn time(self) -> TimeOfDay {
        TimeOfDay(self.0.time())
    }

    /// Answers the time so many minutes later.
    pub fn plus_minutes(self, minutes: u32) -> VenueTime {
        VenueTime(self.0 + chrono::Duration::minutes(i64::from(minutes)))
    }

    /// Answers the time so many minutes later, or earlier when negative.
    pub fn moved_by(self, minutes: i32) -> VenueTime {
        VenueTime(self.0 + chrono::Duration::minutes(i64::from(minutes)))
    }

    /// Answers how many minutes `self` is after `earlier`; negative when before.
    pub fn minutes_since(self, earlier: VenueTime) -> i64 {
        (self.0 - earlier.0).num_minutes()
    }
}

impl Date {
    /// Answers the time of this day.
    pub fn at(self, time: TimeOfDay) -> VenueTime {
        VenueTime(self.0.and_time(time.0))
    }
}

impl TimeOfDay {
    /// Answers the first minute of a day.
    pub fn midnight() -> TimeOfDay {
        TimeOfDay(NaiveTime::MIN)
    }

    /// Answers the last minute of a day.
    pub fn last() -> TimeOfDay {
        TimeOfDay(NaiveTime::from_hms_opt(23, 59, 0).expect("a day has this minute"))
    }
}

/// Says whether a time zone is one of the IANA database.
pub fn is_time_zone(name: &str) -> bool {
    name.parse::<Tz>().is_ok()
}

const MOMENT: &str = "%Y-%m-%dT%H:%M:%S%.3fZ";
const VENUE_TIME: &str = "%Y-%m-%dT%H:%M";
const DATE: &str = "%Y-%m-%d";
const TIME_OF_DAY: &str = "%H:%M";

macro_rules! stored_as_text {
    ($($name:ident: $format:expr, $parse:expr;)+) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.format($format).fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = chrono::ParseError;
            fn from_str(text: &str) -> Result<$name, chrono::ParseError> {
                let parse: fn(&str) -> Result<_, chrono::ParseError> = $parse;
                parse(text).map($name)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.to_string().into())
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<$name> {
                value.as_str()?.parse().map_err(|error| FromSqlError::Other(Box::new(error)))
            }
        }
    )+};
}

stored_as_text! {
    Moment: MOMENT, |text| NaiveDateTime::parse_from_str(text, MOMENT).map(|time| time.and_utc());
    VenueTime: VENUE_TIME, |text| NaiveDateTime::parse_from_str(text, VENUE_TIME);
    Date: DATE, |text| NaiveDate::parse_from_str(text, DATE);
    TimeOfDay: TIME_OF_DAY, |text| NaiveTime::parse_from_str(text, TIME_OF_DAY);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_they_are_written() {
        for text in ["2019-04-13T09:00", "2024-02-29T23:59"] {
            assert_eq!(text.parse::<VenueTime>().unwrap().to_string(), text);
        }
        let moment = "2019-04-13T01:00:00.123Z";
        assert_eq!(moment.parse::<Moment>().unwrap().to_string(), moment);
        assert!("2019-13-01".parse::<Date>().is_err());
        assert!("9 Uhr".parse::<TimeOfDay>().is_err());
    }

    #[test]
    fn the_venue_has_its_own_clock() {
        let moment: Moment = "2019-04-13T01:00:00.000Z".parse().unwrap();

        assert_eq!(moment.at_venue("Asia/Shanghai").to_string(), "2019-04-13T09:00");
        assert_eq!(moment.at_venue("nowhere").to_string(), "2019-04-13T01:00");
    }
}
