//! What schedule.xml and schedule.json have in common: an event of a day in a room.

use chrono::{NaiveTime, Timelike};

use super::{
    clock::{Written, minutes, time_of_day},
    timetable::{Bilingual, Entry, Named, Timetable, uuid_of},
};
use crate::{
    error::{Error, ImportTrouble, Result},
    time::{Date, TimeOfDay, VenueTime},
};

/// The program's name in the files that it writes; those are read back field by field.
pub const GENERATOR: &str = "Summit Desk";

/// The length of a session that tells none.
const USUAL_MINUTES: u32 = 30;

/// The longest session that there is.
const LONGEST_MINUTES: u32 = 24 * 60;

/// An event as it stands in the file.
#[derive(Debug, Default)]
pub struct Event<'a> {
    pub line: u32,
    pub guid: &'a str,
    pub id: &'a str,
    pub date: &'a str,
    pub start: &'a str,
    pub duration: &'a str,
    pub title: &'a str,
    pub subtitle: &'a str,
    pub track: &'a str,
    pub kind: &'a str,
    pub language: &'a str,
    pub abstract_: &'a str,
    pub description: &'a str,
    pub room: Named,
    pub people: Vec<Named>,
    pub links: Vec<String>,
}

/// The frame in which events stand.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// The day, where the event itself does not tell it.
    pub day: Option<Date>,
    /// Until when the night belongs to the day before.
    pub day_change: NaiveTime,
    pub time_zone: &'a str,
    /// Whether this program wrote the file.
    pub is_ours: bool,
}

/// Reads when a day of the conference ends: `04:00`, `09:00:00`; four in the morning if unsaid.
pub fn day_change(text: &str) -> NaiveTime {
    time_of_day(text).or(NaiveTime::from_hms_opt(4, 0, 0)).unwrap_or_default()
}

impl Timetable {
    /// Takes in an event.
    ///
    /// # Errors
    /// [`ImportTrouble::BadValue`] when its time, length or title cannot be read.
    pub fn take(&mut self, event: Event<'_>, frame: Frame<'_>) -> Result<()> {
        let starts_at = self.starts_at(&event, frame)?;
        let minutes = length(&event)?;
        let (title, lead) = match frame.is_ours {
            true => (exact(event.title, event.subtitle), String::new()),
            false => Bilingual::title(event.title, event.subtitle),
        };
        let about = match frame.is_ours {
            true => exact(event.abstract_, event.description),
            false => Bilingual::paragraphs(&[&lead, event.abstract_, event.description]),
        };
        let id = self.session_id(event.guid, event.id);
        let first = self.entries.iter_mut().find(|entry| {
            // A session that is held in several rooms stands in our files once for each of them.
            frame.is_ours && entry.starts_at == starts_at && in_room(entry.id, &event.room.id) == id
        });
        if let Some(first) = first {
            first.rooms.push(event.room);
            return Ok(());
        }
        self.add(Entry {
            line: event.line,
            id,
            title,
            about,
            starts_at,
            minutes,
            rooms: vec![event.room],
            track: event.track.to_owned(),
            kind: event.kind.to_owned(),
            language: event.language.to_owned(),
            people: event.people,
            links: event.links,
        })
    }

    fn starts_at(&mut self, event: &Event<'_>, frame: Frame<'_>) -> Result<Option<VenueTime>> {
        let bad = |element, text| Error::import(ImportTrouble::BadValue, event.line, element, text);
        let start = match event.start.trim() {
            "" => None,
            text => Some(time_of_day(text).ok_or_else(|| bad("start", text))?),
        };
        let written = match event.date.trim() {
            "" => None,
            text => Some(Written::read(text).ok_or_else(|| bad("date", text))?),
        };
        let day = written.map(Written::date).or(frame.day);
        let from_start = |day: Date, is_of_night: bool| {
            let day = if is_of_night { day.0.succ_opt().map_or(day, Date) } else { day };
            start.map(|start| day.at(TimeOfDay(start)))
        };
        match (written, start) {
            (Some(Written::Wall(time)), Some(start)) => {
                let says = (time.0.hour(), time.0.minute());
                if says != (start.hour(), start.minute()) {
                    self.remark("times_disagree", event.line, event.title.trim());
                }
                Ok(Some(time))
            }
            (Some(Written::Wall(time)), None) => Ok(Some(time)),
            // A start beside a time in UTC is the clock on the wall.
            (Some(Written::Utc(..)), Some(_)) if frame.time_zone != "UTC" => {
                let day = written.and_then(|time| time.at_venue(frame.time_zone));
                Ok(day.and_then(|time| from_start(time.date(), false)))
            }
            (Some(written @ Written::Utc(..)), _) => Ok(written.at_venue(frame.time_zone)),
            (Some(Written::Day(_)) | None, Some(start)) => {
                let Some(day) = day else { return Err(bad("day", "")) };
                Ok(from_start(day, start < frame.day_change))
            }
            (Some(Written::Day(_)) | None, None) => Ok(None),
        }
    }
}

/// Makes the id under which a session stands in its second and later rooms.
pub fn in_room(session: uuid::Uuid, room: &str) -> uuid::Uuid {
    uuid_of(&format!("{session} in {room}"))
}

fn exact(zh: &str, en: &str) -> Bilingual {
    Bilingual { zh: zh.to_owned(), en: en.to_owned() }
}

fn length(event: &Event<'_>) -> Result<u32> {
    match event.duration.trim() {
        "" => Ok(USUAL_MINUTES),
        text => minutes(text)
            .map(|minutes| if minutes == 0 { USUAL_MINUTES } else { minutes })
            .filter(|minutes| *minutes <= LONGEST_MINUTES)
            .ok_or_else(|| Error::import(ImportTrouble::BadValue, event.line, "duration", text)),
    }
}
