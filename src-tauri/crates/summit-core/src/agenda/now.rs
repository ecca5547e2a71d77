//! What is on in each room, and what comes next: for the screen in the lobby.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{SessionRow, rows};
use crate::{
    error::Result,
    event,
    store::Reading,
    time::VenueTime,
    venue::{self, Room},
};

/// Asks what is on at a time; without one, at the time of the venue's clock.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct NowRequest {
    pub at: Option<VenueTime>,
}

/// What is on, room by room.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Now {
    pub at: VenueTime,
    pub rooms: Vec<RoomNow>,
}

/// What is on in a room and what comes next on the same day.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RoomNow {
    pub room: Room,
    pub now: Option<SessionRow>,
    pub next: Option<SessionRow>,
}

/// Answers what is on and what comes next. Rooms without anything left on the day are left out.
pub fn now(reading: &Reading<'_>, request: NowRequest) -> Result<Now> {
    let time_zone = event::get(reading, ())?.time_zone;
    let at = request.at.unwrap_or_else(|| reading.now().at_venue(&time_zone));
    let mut sessions = rows(reading, &[])?;
    sessions.retain(|row| row.starts_at.is_some_and(|start| start.date() == at.date()));
    let rooms = venue::rooms(reading)?.into_iter().map(|room| {
        let here = || sessions.iter().filter(|row| row.room_ids.contains(&room.id));
        let now = here().find(|row| row.starts_at <= Some(at) && row.ends_at > Some(at)).cloned();
        let next = here().find(|row| row.starts_at > Some(at)).cloned();
        RoomNow { now, next, room }
    });
    let rooms = rooms.filter(|room| room.now.is_some() || room.next.is_some()).collect();
    Ok(Now { at, rooms })
}
