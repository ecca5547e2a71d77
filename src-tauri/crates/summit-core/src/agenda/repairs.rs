//! Where a session could go instead. Pure: an agenda and a finding in, places out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    PlaceRequest, SessionId,
    conflicts::{Agenda, Item, conflicts_of},
};
use crate::{event::Finding, time::VenueTime, venue::RoomId};

/// Asks how a finding could be mended.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct RepairsRequest {
    pub key: String,
}

/// A move after which nothing is at odds about the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Repair {
    pub title_zh: String,
    pub title_en: String,
    pub starts_at: VenueTime,
    pub rooms_zh: String,
    pub rooms_en: String,
    pub place: PlaceRequest,
}

/// How many repairs are proposed.
const SHOWN: usize = 3;
/// How many places are tried at the most: what is farther away is no repair.
const TRIED: usize = 600;
/// Moves are proposed in steps of so many minutes.
const STEP: i32 = 5;
/// Going to another room is as much of a change as going so many minutes.
const ROOM: i32 = 25;

/// What moving a session can mend; a missing speaker, for one, it cannot.
const BY_PLACE: &[&str] = &[
    "room_overlap",
    "person_twice",
    "not_available",
    "walking",
    "outside_days",
    "outside_hours",
    "capacity",
    "sign_ups_over_seats",
    "places_over_seats",
    "no_room",
    "stage_and_booth",
];

/// Answers the nearest places in which a session of the finding has nothing at odds that a move can mend.
pub fn repairs(agenda: &Agenda, finding: &Finding) -> Vec<Repair> {
    if !BY_PLACE.contains(&finding.code.as_str()) {
        return Vec::new();
    }
    let concerned = |item: &&Item| finding.about.contains(&item.id.0);
    let mut candidates: Vec<(i32, PlaceRequest)> =
        agenda.sessions.iter().filter(concerned).flat_map(|item| places(agenda, item)).collect();
    candidates.sort_by_key(|(cost, place)| (*cost, place.starts_at, place.id));
    let mut trial = agenda.clone();
    let mut found: Vec<Repair> = Vec::new();
    for (_, place) in candidates.into_iter().take(TRIED) {
        let Some(before) = trial.sessions.iter().find(|item| item.id == place.id).cloned() else {
            continue;
        };
        trial.place(&place);
        let fits = !is_at_odds(&trial, place.id);
        trial.place(&PlaceRequest {
            id: before.id,
            starts_at: before.starts_at,
            minutes: Some(before.minutes),
            room_ids: Some(before.room_ids.clone()),
        });
        if fits {
            found.extend(said(agenda, &before, place));
        }
        if found.len() == SHOWN {
            break;
        }
    }
    found
}

fn is_at_odds(agenda: &Agenda, id: SessionId) -> bool {
    conflicts_of(agenda, &[id]).iter().any(|finding| BY_PLACE.contains(&finding.code.as_str()))
}

/// Every other place on the days of the event, and how much of a change it is.
fn places(agenda: &Agenda, item: &Item) -> Vec<(i32, PlaceRequest)> {
    let rooms: Vec<(i32, Vec<RoomId>)> = std::iter::once((0, item.room_ids.clone()))
        .filter(|(_, rooms)| !rooms.is_empty())
        .chain(agenda.rooms.keys().map(|room| (ROOM, vec![*room])))
        .collect();
    let minutes = i32::try_from(item.minutes).unwrap_or(i32::MAX);
    let mut places = Vec::new();
    for day in &agenda.days {
        let (opens, closes) = (day.date.at(day.opens_at), day.date.at(day.closes_at));
        let mut start = opens;
        while start.moved_by(minutes) <= closes {
            let away = item.starts_at.map_or(0, |from| start.minutes_since(from).abs());
            let away = i32::try_from(away).unwrap_or(i32::MAX / 2);
            for (cost, room_ids) in &rooms {
                let is_same = item.starts_at == Some(start) && *room_ids == item.room_ids;
                if !is_same {
                    let place = PlaceRequest {
                        id: item.id,
                        starts_at: Some(start),
                        minutes: None,
                        room_ids: Some(room_ids.clone()),
                    };
                    places.push((away + cost, place));
                }
            }
            start = start.moved_by(STEP);
        }
    }
    places
}

fn said(agenda: &Agenda, item: &Item, place: PlaceRequest) -> Option<Repair> {
    let names = |name: fn(&crate::venue::Room) -> &str| {
        let ids = place.room_ids.iter().flatten();
        let rooms = ids.filter_map(|id| agenda.rooms.get(id)).map(name);
        rooms.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" / ")
    };
    Some(Repair {
        title_zh: item.title_zh.clone(),
        title_en: item.title_en.clone(),
        starts_at: place.starts_at?,
        rooms_zh: names(|room| &room.name_zh),
        rooms_en: names(|room| &room.name_en),
        place,
    })
}
