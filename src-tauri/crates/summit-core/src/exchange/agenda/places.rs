//! The days, rooms and tracks that a file names: found, or added to the event.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{
    merge::Merge,
    origins::Kind,
    timetable::{Entry, Named, shortened},
};
use crate::{
    agenda::{self, TrackDraft, TrackId},
    error::{Error, ImportTrouble, Result},
    event::{self, DayDraft},
    registrations::is_color,
    text,
    time::{Date, TimeOfDay, VenueTime},
    venue::{self, RoomDraft, RoomId},
};

/// The most days that an event has.
const MOST_DAYS: usize = 31;

/// Colors for tracks that come without one; each is read well under white letters.
const COLORS: &[&str] =
    &["#0b5c83", "#8a3b12", "#2f6b3a", "#6a3d8f", "#9b2c4d", "#4a5a16", "#1d5f6e", "#7a4a00"];

/// Adds the days on which sessions of the file are held, with the hours that these fill.
pub fn add_days(merge: &mut Merge<'_, '_>, entries: &[Entry]) -> Result<()> {
    let mut days: BTreeMap<Date, Vec<(VenueTime, VenueTime)>> = BTreeMap::new();
    for entry in entries {
        let Some(start) = entry.starts_at else { continue };
        days.entry(start.date()).or_default().push((start, start.plus_minutes(entry.minutes)));
        if days.len() > MOST_DAYS {
            let count = (MOST_DAYS + 1).to_string();
            return Err(Error::import(ImportTrouble::TooManyDays, entry.line, "", &count));
        }
    }
    let known: BTreeSet<Date> = event::days(merge.change)?.iter().map(|day| day.date).collect();
    for (date, times) in days {
        if !known.contains(&date) {
            event::save_day(merge.change, day(date, &times))?;
            merge.told.new_days += 1;
        }
    }
    Ok(())
}

fn day(date: Date, times: &[(VenueTime, VenueTime)]) -> DayDraft {
    let at = |hour, minute| {
        TimeOfDay(chrono::NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default())
    };
    let morning = at(6, 0);
    // What is held at night does not stretch the hours of the house.
    let by_day: Vec<_> = times.iter().filter(|(start, _)| start.time() >= morning).collect();
    let opens_at = by_day.iter().map(|(start, _)| start.time()).min();
    let is_over = |end: &VenueTime| end.date() > date;
    let closes_at =
        by_day.iter().map(|(_, end)| if is_over(end) { at(23, 59) } else { end.time() });
    DayDraft {
        id: None,
        date,
        name_zh: String::new(),
        name_en: String::new(),
        opens_at: opens_at.unwrap_or(at(9, 0)),
        closes_at: closes_at.max().unwrap_or(at(18, 0)),
    }
}

/// Finds or adds the rooms of the file, by the names that it calls them.
pub fn rooms(merge: &mut Merge<'_, '_>, entries: &[Entry]) -> Result<BTreeMap<String, RoomId>> {
    let here = venue::rooms(merge.change)?;
    let mut found: BTreeMap<String, RoomId> = BTreeMap::new();
    let mut position = here.iter().map(|room| room.position).max().unwrap_or(-1);
    for room in entries.iter().flat_map(|entry| &entry.rooms) {
        if found.contains_key(&room.name) {
            continue;
        }
        let by_id = here.iter().find(|known| room.id == known.id.to_string());
        let by_name = || {
            let names =
                |known: &&venue::Room| same(&known.name_zh, room) || same(&known.name_en, room);
            here.iter().find(names).map(|known| known.id)
        };
        let known = merge.origins.find(Kind::Room, &room.name).map(RoomId);
        let id = match known.or(by_id.map(|known| known.id)).or_else(by_name) {
            Some(id) => id,
            None => {
                position += 1;
                merge.told.new_rooms += 1;
                venue::save_room(merge.change, room_draft(room, position))?.id
            }
        };
        keep(merge, (Kind::Room, &room.name), id.0)?;
        found.insert(room.name.clone(), id);
    }
    Ok(found)
}

fn room_draft(room: &Named, position: i32) -> RoomDraft {
    let name_zh = text::title(&room.name);
    RoomDraft {
        id: None,
        hall_id: None,
        name_zh: shortened(&name_zh, 60).unwrap_or(name_zh),
        name_en: shortened(&room.name_en, 120).unwrap_or_else(|| room.name_en.clone()),
        seats: room.seats.filter(|seats| *seats > 0),
        opens_at: None,
        closes_at: None,
        position,
    }
}

/// Finds or adds the tracks that sessions of the file belong to, by the names that it calls them.
pub fn tracks(
    merge: &mut Merge<'_, '_>,
    entries: &[Entry],
    told: &[Named],
) -> Result<BTreeMap<String, TrackId>> {
    let here = agenda::tracks(merge.change)?;
    let mut found: BTreeMap<String, TrackId> = BTreeMap::new();
    let mut position = here.iter().map(|track| track.position).max().unwrap_or(-1);
    for name in entries.iter().map(|entry| &entry.track) {
        if name.is_empty() || found.contains_key(name) {
            continue;
        }
        let track = told.iter().find(|track| track.name == *name).cloned();
        let track = track.unwrap_or_else(|| Named::only(name));
        let by_name = || {
            let names = |known: &&agenda::Track| {
                same(&known.name_zh, &track) || same(&known.name_en, &track)
            };
            here.iter().find(names).map(|known| known.id)
        };
        let id = match merge.origins.find(Kind::Track, name).map(TrackId).or_else(by_name) {
            Some(id) => id,
            None => {
                position += 1;
                merge.told.new_tracks += 1;
                agenda::save_track(merge.change, track_draft(&track, position))?.id
            }
        };
        keep(merge, (Kind::Track, name), id.0)?;
        found.insert(name.clone(), id);
    }
    Ok(found)
}

fn track_draft(track: &Named, position: i32) -> TrackDraft {
    let name_zh = text::title(&track.name);
    let color = Some(&*track.about).filter(|color| is_color(color));
    let usual = usize::try_from(position).unwrap_or_default() % COLORS.len();
    TrackDraft {
        id: None,
        name_zh: shortened(&name_zh, 40).unwrap_or(name_zh),
        name_en: shortened(&track.name_en, 80).unwrap_or_else(|| track.name_en.clone()),
        color: color.unwrap_or(COLORS[usual]).to_owned(),
        position,
    }
}

fn keep(merge: &mut Merge<'_, '_>, origin: (Kind, &str), thing: Uuid) -> Result<()> {
    merge.origins.keep(merge.change, &merge.source, origin, thing)
}

fn same(known: &str, named: &Named) -> bool {
    let known = known.to_lowercase();
    !known.is_empty()
        && [&named.name, &named.name_en]
            .iter()
            .any(|name| text::title(name).to_lowercase() == known)
}
