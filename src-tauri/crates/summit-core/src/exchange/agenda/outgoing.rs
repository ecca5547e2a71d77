//! The agenda as it leaves the event: the sessions with a time, by day and room.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Duration, SecondsFormat, TimeZone};
use chrono_tz::Tz;
use uuid::Uuid;

use super::read_schedule::in_room;
use crate::{
    agenda::{Session, SessionId, Track},
    event::{Day, Event},
    people::PersonId,
    time::{Date, TimeOfDay, VenueTime},
    venue::{Room, RoomId},
};

/// Everything that a file of another program is made from.
#[derive(Debug)]
pub struct Outgoing {
    pub event: Event,
    pub days: Vec<Day>,
    pub rooms: Vec<Room>,
    pub tracks: Vec<Track>,
    /// Only those with a time, in its order.
    pub sessions: Vec<Session>,
    /// The number of the edition, 0 before the first.
    pub edition: u32,
}

/// A day of the file with the hours that it spans.
pub struct OutDay<'a> {
    pub index: usize,
    pub date: Date,
    pub starts_at: VenueTime,
    pub ends_at: VenueTime,
    pub rooms: Vec<OutRoom<'a>>,
}

/// A room on a day.
pub struct OutRoom<'a> {
    pub name: &'a str,
    pub id: Option<RoomId>,
    pub events: Vec<OutEvent<'a>>,
}

/// A session in one of its rooms.
pub struct OutEvent<'a> {
    pub session: &'a Session,
    pub starts_at: VenueTime,
    pub guid: Uuid,
    pub number: u32,
}

/// What stands where a session has no room.
const NO_ROOM: &str = "—";

impl Outgoing {
    /// Answers the time zone of the venue.
    pub fn zone(&self) -> Tz {
        self.event.time_zone.parse().unwrap_or(Tz::UTC)
    }

    /// Writes a time with its distance from UTC.
    pub fn zoned(&self, time: VenueTime) -> String {
        let zone = self.zone();
        // An hour that the clocks skip is written as the one after it.
        let instant = [0, 60].iter().find_map(|minutes| {
            zone.from_local_datetime(&(time.0 + Duration::minutes(*minutes))).earliest()
        });
        instant.map_or_else(String::new, |time| time.to_rfc3339_opts(SecondsFormat::Secs, false))
    }

    /// Answers the short name of the event in the letters that every program takes.
    pub fn acronym(&self) -> String {
        let year = self.event.starts_on.to_string()[..4].to_owned();
        let mut words = slug(&self.event.name_en, '_');
        words.truncate(40);
        let words = words.trim_end_matches('_');
        let words = if words.is_empty() { "event" } else { words };
        if words.ends_with(&year) { words.to_owned() } else { format!("{words}_{year}") }
    }

    /// Answers the title of the conference.
    pub fn title(&self) -> &str {
        let event = &self.event;
        if event.name_zh.is_empty() { &event.name_en } else { &event.name_zh }
    }

    /// Answers the first and the last day that has something on it.
    pub fn span(&self) -> (Date, Date) {
        let dates = self.dates();
        let first = dates.first().copied().unwrap_or(self.event.starts_on);
        (first, dates.last().copied().unwrap_or(self.event.ends_on))
    }

    /// Answers the name of a session's track.
    pub fn track_of(&self, session: &Session) -> &str {
        let track = self.tracks.iter().find(|track| Some(track.id) == session.track_id);
        track.map_or("", |track| &track.name_zh)
    }

    /// Sorts the sessions by day and room; one in several rooms stands in each of them.
    pub fn by_day(&self) -> Vec<OutDay<'_>> {
        let numbers = self.numbers();
        let dates = self.dates();
        (1..).zip(dates).map(|(index, date)| self.day(index, date, &numbers)).collect()
    }

    fn day(&self, index: usize, date: Date, numbers: &BTreeMap<Uuid, u32>) -> OutDay<'_> {
        let known = self.days.iter().find(|day| day.date == date);
        let at = |known: Option<TimeOfDay>| date.at(known.unwrap_or(TimeOfDay::midnight()));
        let mut starts_at = at(known.map(|day| day.opens_at));
        let mut ends_at = at(known.map(|day| day.closes_at));
        let mut rooms: Vec<OutRoom<'_>> = self
            .rooms
            .iter()
            .map(|room| OutRoom { name: &room.name_zh, id: Some(room.id), events: Vec::new() })
            .chain([OutRoom { name: NO_ROOM, id: None, events: Vec::new() }])
            .collect();
        for session in &self.sessions {
            let Some(start) = session.starts_at.filter(|start| start.date() == date) else {
                continue;
            };
            starts_at = starts_at.min(start);
            ends_at = ends_at.max(start.plus_minutes(session.minutes));
            for room in &mut rooms {
                let place = match room.id {
                    Some(id) => session.room_ids.iter().position(|other| *other == id),
                    None => session.room_ids.is_empty().then_some(0),
                };
                let Some(place) = place else { continue };
                let guid = guid(session, place);
                let number = numbers.get(&guid).copied().unwrap_or_default();
                room.events.push(OutEvent { session, starts_at: start, guid, number });
            }
        }
        rooms.retain(|room| !room.events.is_empty());
        OutDay { index, date, starts_at, ends_at, rooms }
    }

    fn dates(&self) -> BTreeSet<Date> {
        let days = self.days.iter().map(|day| day.date);
        days.chain(self.sessions.iter().filter_map(|session| Some(session.starts_at?.date())))
            .collect()
    }

    /// Gives each event a number that is its own, and the same as long as its id is.
    fn numbers(&self) -> BTreeMap<Uuid, u32> {
        let guids: BTreeSet<Uuid> = self
            .sessions
            .iter()
            .flat_map(|session| {
                (0..session.room_ids.len().max(1)).map(move |place| guid(session, place))
            })
            .collect();
        let mut taken = BTreeSet::new();
        guids
            .into_iter()
            .map(|guid| {
                let mut number = number_of(guid);
                while !taken.insert(number) {
                    number = number % NUMBERS + 1;
                }
                (guid, number)
            })
            .collect()
    }
}

/// Answers the people of a session, each once.
pub fn people(session: &Session) -> Vec<(PersonId, &str)> {
    let mut people: Vec<(PersonId, &str)> = Vec::new();
    for role in &session.roles {
        if !people.iter().any(|(id, _)| *id == role.person_id) {
            people.push((role.person_id, &role.full_name));
        }
    }
    people
}

/// Programs that keep numbers in 32 bits with a sign read these.
const NUMBERS: u32 = 999_999_999;

/// Answers a number for an id: from 1 on, always the same for the same id.
pub fn number_of(id: Uuid) -> u32 {
    let (high, low) = id.as_u64_pair();
    u32::try_from((high ^ low) % u64::from(NUMBERS)).unwrap_or_default() + 1
}

fn guid(session: &Session, place: usize) -> Uuid {
    let SessionId(id) = session.id;
    match session.room_ids.get(place) {
        Some(room) if place > 0 => in_room(id, &room.to_string()),
        _ => id,
    }
}

/// Writes a length as hours and minutes.
pub fn length(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Keeps the small Latin letters and digits of a text, and joins its words.
pub fn slug(text: &str, joint: char) -> String {
    let words = text.split(|character: char| !character.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase);
    words.collect::<Vec<_>>().join(&joint.to_string())
}
