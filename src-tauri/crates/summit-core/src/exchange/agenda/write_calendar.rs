//! iCalendar as RFC 5545 demands it: folded lines, the zone of the venue, ids that stay.

use chrono::{DateTime, Duration, NaiveDateTime, Offset, TimeZone};
use chrono_tz::Tz;

use super::{
    outgoing::{Outgoing, people},
    read_schedule::GENERATOR,
};
use crate::{
    agenda::Session,
    exchange::content_lines::{escaped, folded},
    time::{Moment, VenueTime},
};

/// Writes the whole calendar. `now` is when it is written.
pub fn write(agenda: &Outgoing, now: Moment) -> String {
    let mut file = File::default();
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", &format!("-//{GENERATOR}//{GENERATOR} {}//EN", env!("CARGO_PKG_VERSION")));
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    file.text("X-WR-CALNAME", agenda.title());
    file.text("X-WR-TIMEZONE", &agenda.event.time_zone);
    let zone = agenda.zone();
    write_zone(agenda, zone, &mut file);
    for session in &agenda.sessions {
        write_session(agenda, session, now, &mut file);
    }
    file.line("END", "VCALENDAR");
    file.0
}

/// The lines so far.
#[derive(Default)]
struct File(String);

impl File {
    /// Adds a line whose value stands as it is.
    fn line(&mut self, name: &str, value: &str) {
        self.0.push_str(&folded(&format!("{name}:{value}")));
    }

    /// Adds a line with a text; an empty one is left out.
    fn text(&mut self, name: &str, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.line(name, &escaped(text));
    }
}

fn write_session(agenda: &Outgoing, session: &Session, now: Moment, file: &mut File) {
    let Some(start) = session.starts_at else { return };
    let zone = &agenda.event.time_zone;
    let at = |time: VenueTime| time.0.format("%Y%m%dT%H%M%S").to_string();
    file.line("BEGIN", "VEVENT");
    file.line("UID", &format!("{}@summitdesk.org", session.id));
    file.line("SEQUENCE", &agenda.edition.to_string());
    file.line("DTSTAMP", &now.0.format("%Y%m%dT%H%M%SZ").to_string());
    file.line(&format!("DTSTART;TZID={zone}"), &at(start));
    file.line(&format!("DTEND;TZID={zone}"), &at(start.plus_minutes(session.minutes)));
    file.text("SUMMARY", &session.title_zh);
    file.text("LOCATION", &rooms_of(agenda, session));
    file.text("CATEGORIES", agenda.track_of(session));
    file.text("DESCRIPTION", &description(session));
    file.line("STATUS", "CONFIRMED");
    file.line("END", "VEVENT");
}

fn rooms_of(agenda: &Outgoing, session: &Session) -> String {
    let rooms = session.room_ids.iter();
    let rooms = rooms.filter_map(|id| agenda.rooms.iter().find(|room| room.id == *id));
    rooms.map(|room| room.name_zh.as_str()).collect::<Vec<_>>().join(" / ")
}

/// The other title, who stands for it, and what it is about.
fn description(session: &Session) -> String {
    let names: Vec<&str> = people(session).into_iter().map(|(_, name)| name).collect();
    let names = names.join(", ");
    let parts = [&session.title_en, &names, &session.abstract_zh, &session.abstract_en];
    let parts: Vec<&str> =
        parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}

/// Writes how far the zone is from UTC, as often as that changes around the event.
fn write_zone(agenda: &Outgoing, zone: Tz, file: &mut File) {
    let (first, last) = agenda.span();
    let from = (first.0 - Duration::days(366)).and_time(chrono::NaiveTime::MIN);
    let to = (last.0 + Duration::days(366)).and_time(chrono::NaiveTime::MIN);
    file.line("BEGIN", "VTIMEZONE");
    file.line("TZID", &agenda.event.time_zone);
    let mut offset = offset_at(zone, from);
    observance(zone, from, offset, offset, file);
    for change in changes(zone, from, to) {
        let after = offset_at(zone, change);
        observance(zone, change, offset, after, file);
        offset = after;
    }
    file.line("END", "VTIMEZONE");
}

/// Writes what holds from a time in UTC on.
fn observance(zone: Tz, from: NaiveDateTime, before: i32, after: i32, file: &mut File) {
    // Zones are said to have summer time where they are ahead of what they are half a year away.
    let half_a_year = offset_at(zone, from + Duration::days(182));
    let name = if after > half_a_year && after > before { "DAYLIGHT" } else { "STANDARD" };
    let wall = from + Duration::seconds(i64::from(before));
    file.line("BEGIN", name);
    file.line("DTSTART", &wall.format("%Y%m%dT%H%M%S").to_string());
    file.line("TZOFFSETFROM", &distance(before));
    file.line("TZOFFSETTO", &distance(after));
    file.line("END", name);
}

/// Answers the times in UTC at which the zone changes its distance, to the minute.
fn changes(zone: Tz, from: NaiveDateTime, to: NaiveDateTime) -> Vec<NaiveDateTime> {
    let mut changes = Vec::new();
    let mut day = from;
    while day < to {
        let next = day + Duration::days(1);
        if offset_at(zone, day) != offset_at(zone, next) {
            let (mut low, mut high) = (day, next);
            while high - low > Duration::minutes(1) {
                let middle = low + Duration::minutes((high - low).num_minutes() / 2);
                if offset_at(zone, middle) == offset_at(zone, low) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            changes.push(high);
        }
        day = next;
    }
    changes
}

/// How many seconds the zone is ahead of UTC at a time in UTC.
fn offset_at(zone: Tz, utc: NaiveDateTime) -> i32 {
    let time: DateTime<Tz> = zone.from_utc_datetime(&utc);
    time.offset().fix().local_minus_utc()
}

fn distance(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_too_long_and_none_is_cut_within_a_character() {
        let mut file = File::default();

        file.text("SUMMARY", &"细胞治疗产业高峰论坛，".repeat(20));

        for line in file.0.split_terminator("\r\n") {
            assert!(line.len() <= 75, "{line}");
        }
        let unfolded = file.0.replace("\r\n ", "");
        assert_eq!(unfolded.trim_end(), format!("SUMMARY:{}", "细胞治疗产业高峰论坛，".repeat(20)));
    }

    #[test]
    fn what_has_a_meaning_is_escaped() {
        assert_eq!(escaped("a,b;c\\d\r\ne"), "a\\,b\\;c\\\\d\\ne");
    }

    #[test]
    fn zones_change_when_they_do() {
        let day = |month, day| {
            let date = chrono::NaiveDate::from_ymd_opt(2019, month, day).expect("a day");
            date.and_hms_opt(0, 0, 0).expect("a time")
        };

        assert_eq!(changes(Tz::Asia__Shanghai, day(1, 1), day(12, 31)), []);
        let berlin = changes(Tz::Europe__Berlin, day(1, 1), day(12, 31));
        let told: Vec<String> = berlin.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["2019-03-31 01:00:00", "2019-10-27 01:00:00"]);
    }
}
