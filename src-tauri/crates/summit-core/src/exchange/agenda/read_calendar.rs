//! iCalendar from any program: each event of it with a time is a session.

use chrono::{Duration, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;

use super::{
    AgendaFormat,
    timetable::{Bilingual, Entry, Named, Timetable},
};
use crate::{
    error::{Error, ImportTrouble, Result},
    exchange::content_lines::{Component, Property, components},
    time::VenueTime,
};

/// The length of an event that tells none.
const USUAL_MINUTES: u32 = 30;

/// What begins a calendar.
pub const BEGIN: &str = "BEGIN:VCALENDAR";

/// Reads a calendar, or several in one file.
///
/// # Errors
/// [`ImportTrouble::Broken`] for lines that belong to no calendar, [`ImportTrouble::BadValue`] for
/// an event whose time cannot be read.
pub fn read(text: &str) -> Result<Timetable> {
    let parts = components(text)?;
    let calendar = parts.iter().find(|part| part.name == "VCALENDAR");
    let of_calendar = |name: &str| calendar.and_then(|calendar| calendar.value(name));
    let mut reader = Reader {
        timetable: Timetable::new(
            AgendaFormat::Calendar,
            &of_calendar("X-WR-CALNAME").unwrap_or_default(),
        ),
        zone: of_calendar("X-WR-TIMEZONE").and_then(|name| name.parse().ok()),
    };
    for event in parts.iter().filter(|part| part.name == "VEVENT") {
        reader.event(event)?;
    }
    Ok(reader.timetable)
}

struct Reader {
    timetable: Timetable,
    /// The zone of the calendar, for times in UTC.
    zone: Option<Tz>,
}

/// When an event is.
struct When {
    at: VenueTime,
    is_day: bool,
    zone_is_unknown: bool,
}

impl Reader {
    fn event(&mut self, event: &Component) -> Result<()> {
        let line = event.line;
        let title = event.value("SUMMARY").unwrap_or_default();
        let bad = |found: &str| Error::import(ImportTrouble::BadValue, line, "DTSTART", found);
        if title.is_empty() {
            self.timetable.remark("untitled", line, "");
            return Ok(());
        }
        let start = event.property("DTSTART");
        let starts =
            start.map(|start| self.when(start).ok_or_else(|| bad(&start.value))).transpose()?;
        if starts.as_ref().is_some_and(|starts| starts.is_day) {
            self.timetable.remark("whole_day", line, &title);
            return Ok(());
        }
        if ["RRULE", "RDATE"].iter().any(|name| event.property(name).is_some()) {
            self.timetable.remark("repeats", line, &title);
        }
        if starts.as_ref().is_some_and(|starts| starts.zone_is_unknown) {
            self.timetable.remark("unknown_zone", line, &title);
        }
        let uid = event.value("UID").unwrap_or_default();
        // What this program wrote keeps its ids; of one event of a series each has its own.
        let guid = uid.split('@').next().unwrap_or_default();
        let instance = event.value("RECURRENCE-ID").unwrap_or_default();
        let known = format!("{uid} {instance}{}", if uid.is_empty() { &title } else { "" });
        let is_uuid = instance.is_empty() && uuid::Uuid::parse_str(guid).is_ok();
        let id = self.timetable.session_id(if is_uuid { guid } else { "" }, &known);
        let rooms = event.value("LOCATION").unwrap_or_default();
        let minutes = starts.as_ref().and_then(|starts| self.minutes(event, starts));
        self.timetable.add(Entry {
            line,
            id,
            title: Bilingual::by_script(&title),
            about: Bilingual::by_script(&event.value("DESCRIPTION").unwrap_or_default()),
            starts_at: starts.map(|starts| starts.at),
            minutes: minutes.unwrap_or(USUAL_MINUTES),
            rooms: rooms.split(" / ").map(Named::only).collect(),
            track: event.value("CATEGORIES").unwrap_or_default(),
            links: event.value("URL").into_iter().collect(),
            ..Entry::default()
        })
    }

    fn minutes(&self, event: &Component, starts: &When) -> Option<u32> {
        let by_end = event
            .property("DTEND")
            .and_then(|end| self.when(end))
            .map(|end| end.at.minutes_since(starts.at));
        let by_length = || Some(length(&event.value("DURATION")?)?.num_minutes());
        let minutes = by_end.or_else(by_length)?;
        u32::try_from(minutes).ok().filter(|minutes| (1..=1440).contains(minutes))
    }

    fn when(&self, property: &Property) -> Option<When> {
        let text = property.value.trim();
        if let Ok(day) = NaiveDate::parse_from_str(text, "%Y%m%d") {
            let at = VenueTime(day.and_time(chrono::NaiveTime::MIN));
            return Some(When { at, is_day: true, zone_is_unknown: false });
        }
        let is_utc = text.ends_with('Z');
        let wall = ["%Y%m%dT%H%M%S", "%Y%m%dT%H%M"].iter().find_map(|form| {
            NaiveDateTime::parse_from_str(text.trim_end_matches('Z'), form).ok()
        })?;
        // The clock on the wall is what counts: the venue is where the calendar says it is.
        let wall = match self.zone.filter(|_| is_utc) {
            Some(zone) => Utc.from_utc_datetime(&wall).with_timezone(&zone).naive_local(),
            None => wall,
        };
        let seconds = wall.and_utc().timestamp().rem_euclid(60);
        let zone = property.parameter("TZID");
        Some(When {
            at: VenueTime(wall - Duration::seconds(seconds)),
            is_day: false,
            zone_is_unknown: zone.is_some_and(|name| name.parse::<Tz>().is_err()),
        })
    }
}

/// Reads `PT1H30M` or `P1DT2H`.
fn length(text: &str) -> Option<Duration> {
    let text = text.trim().trim_start_matches('+').strip_prefix('P')?;
    let mut total = Duration::zero();
    let mut number = String::new();
    for character in text.chars() {
        if character.is_ascii_digit() {
            number.push(character);
            continue;
        }
        if character == 'T' && number.is_empty() {
            continue;
        }
        let count: i64 = number.parse().ok().filter(|count| *count < 100_000)?;
        number.clear();
        total += match character {
            'W' => Duration::weeks(count),
            'D' => Duration::days(count),
            'H' => Duration::hours(count),
            'M' => Duration::minutes(count),
            'S' => Duration::seconds(count),
            _ => return None,
        };
    }
    number.is_empty().then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read() {
        let minutes = |text| length(text).map(|it| it.num_minutes());

        assert_eq!(minutes("PT1H30M"), Some(90));
        assert_eq!(minutes("P1DT2H"), Some(1560));
        assert_eq!(minutes("PT"), Some(0));
        assert_eq!(minutes("1H"), None);
        assert_eq!(minutes("PT5"), None);
    }
}
