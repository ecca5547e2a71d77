//! Moving sessions: one or many, by time or to other rooms; copying and removing them.

use rusqlite::{named_params, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Session, SessionId, SessionRow,
    commands::{check_rooms, write, write_parts, write_rooms},
    reading::{Which, findings_of, read_rows, session_of},
    rules::Guard,
};
use crate::{
    error::{Problems, Result},
    lists::ById,
    search::hex_array,
    store::Change,
    time::{Date, VenueTime},
    venue::RoomId,
};

/// Asks to place a session, or with no time to take it off the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct PlaceRequest {
    pub id: SessionId,
    pub starts_at: Option<VenueTime>,
    /// None: as long as before.
    pub minutes: Option<u32>,
    /// None: in the rooms it is in.
    pub room_ids: Option<Vec<RoomId>>,
}

/// Asks to place several sessions at once.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct PlacesRequest {
    pub places: Vec<PlaceRequest>,
}

/// Asks to move everything that begins at a time or later, because the day runs late or early.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ShiftRequest {
    pub date: Date,
    /// Empty: in all rooms.
    #[serde(default)]
    pub room_ids: Vec<RoomId>,
    pub from: VenueTime,
    /// Negative: earlier.
    pub minutes: i32,
}

/// How many sessions were moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Moved {
    pub moved: u32,
}

/// Asks to exchange the times and rooms of two sessions; each stays as long as it was.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct SwapRequest {
    pub one: SessionId,
    pub other: SessionId,
}

/// Asks for one more of a session in each of these rooms.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CopyRequest {
    pub id: SessionId,
    pub room_ids: Vec<RoomId>,
}

/// Names several sessions.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SessionIds {
    pub ids: Vec<SessionId>,
}

/// Places a session in time and rooms, or takes it off the agenda.
pub fn place(change: &mut Change<'_>, request: PlaceRequest) -> Result<Session> {
    let ids = [request.id];
    let before = session_of(change, request.id)?;
    let guard = Guard::before(change, &ids)?;
    write_place(change, &before, &request)?;
    guard.after(change, &ids)?;
    change.title("sessions.place", before.title_zh);
    session_of(change, request.id)
}

/// Places several sessions in one step.
pub fn place_many(change: &mut Change<'_>, request: PlacesRequest) -> Result<Vec<SessionRow>> {
    let ids: Vec<SessionId> = request.places.iter().map(|place| place.id).collect();
    let guard = Guard::before(change, &ids)?;
    let mut names = Vec::new();
    for place in &request.places {
        let before = session_of(change, place.id)?;
        write_place(change, &before, place)?;
        names.push(before.title_zh);
    }
    guard.after(change, &ids)?;
    title(change, "sessions.place", "sessions.place_many", &names);
    rows_of(change, &ids)
}

/// Moves what begins at a time or later on its day, in some rooms or in all.
pub fn shift(change: &mut Change<'_>, request: ShiftRequest) -> Result<Moved> {
    let mut problems = Problems::default();
    problems.demand(request.from.date() == request.date, "from", "out_of_range");
    problems.done()?;
    let tomorrow = request.from.moved_by(1440).date();
    let rooms = hex_array(request.room_ids.iter().map(|id| id.0));
    let ids = change
        .prepare_cached(
            "SELECT id FROM sessions
             WHERE starts_at >= :from AND starts_at < :tomorrow
               AND (:rooms = '[]' OR id IN (SELECT session_id FROM session_rooms
                    WHERE room_id IN (SELECT unhex(value) FROM json_each(:rooms))))
             ORDER BY starts_at, id",
        )?
        .query_map(
            named_params! { ":from": request.from, ":tomorrow": tomorrow, ":rooms": rooms },
            |row| row.get(0),
        )?
        .collect::<rusqlite::Result<Vec<SessionId>>>()?;
    let guard = Guard::before(change, &ids)?;
    let mut names = Vec::new();
    for id in ids.iter().copied() {
        let before = session_of(change, id)?;
        let starts_at = before.starts_at.map(|start| start.moved_by(request.minutes));
        // What is shifted stays on its day.
        let mut problems = Problems::default();
        let stays = starts_at.is_some_and(|start| start.date() == request.date);
        problems.demand(stays, "minutes", "out_of_range");
        problems.done()?;
        let place = PlaceRequest { id, starts_at, minutes: None, room_ids: None };
        write_place(change, &before, &place)?;
        names.push(before.title_zh);
    }
    guard.after(change, &ids)?;
    title(change, "sessions.place", "sessions.shift", &names);
    Ok(Moved { moved: u32::try_from(names.len()).unwrap_or(u32::MAX) })
}

/// Exchanges the times and rooms of two sessions.
pub fn swap(change: &mut Change<'_>, request: SwapRequest) -> Result<Vec<SessionRow>> {
    let (one, other) = (session_of(change, request.one)?, session_of(change, request.other)?);
    let at = |id: SessionId, like: &Session| PlaceRequest {
        id,
        starts_at: like.starts_at,
        minutes: None,
        room_ids: Some(like.room_ids.clone()),
    };
    let ids = [one.id, other.id];
    let guard = Guard::before(change, &ids)?;
    write_place(change, &one, &at(one.id, &other))?;
    write_place(change, &other, &at(other.id, &one))?;
    guard.after(change, &ids)?;
    change.title("sessions.swap", one.title_zh);
    change.count(2);
    rows_of(change, &[request.one, request.other])
}

/// Makes one more of a session in each of some rooms, with its roles and materials.
pub fn copy(change: &mut Change<'_>, request: CopyRequest) -> Result<Vec<SessionRow>> {
    let session = session_of(change, request.id)?;
    check_rooms(change, &request.room_ids)?;
    let guard = Guard::before(change, &[])?;
    let mut ids = Vec::new();
    for room_id in &request.room_ids {
        let id = SessionId::new(change.now());
        let mut draft = session.draft();
        draft.room_ids = vec![*room_id];
        write(change, id, &draft)?;
        write_parts(change, id, None, &draft)?;
        ids.push(id);
    }
    guard.after(change, &ids)?;
    change.title("sessions.copy", session.title_zh);
    change.count(ids.len());
    rows_of(change, &ids)
}

/// Removes a session with its roles. The people stay.
pub fn remove(change: &mut Change<'_>, request: ById<SessionId>) -> Result<()> {
    remove_many(change, SessionIds { ids: vec![request.id] })
}

/// Removes several sessions with their roles. The people stay.
pub fn remove_many(change: &mut Change<'_>, request: SessionIds) -> Result<()> {
    let mut names = Vec::new();
    for id in request.ids {
        let session = session_of(change, id)?;
        change.execute("DELETE FROM sessions WHERE id = ?1", [id])?;
        names.push(session.title_zh);
    }
    title(change, "sessions.remove", "sessions.remove_many", &names);
    Ok(())
}

fn write_place(change: &Change<'_>, before: &Session, place: &PlaceRequest) -> Result<()> {
    let minutes = place.minutes.unwrap_or(before.minutes);
    let mut problems = Problems::default();
    problems.demand((1..=1440).contains(&minutes), "minutes", "out_of_range");
    problems.done()?;
    change
        .prepare_cached("UPDATE sessions SET starts_at = ?2, minutes = ?3 WHERE id = ?1")?
        .execute(params![before.id, place.starts_at, minutes])?;
    if let Some(room_ids) = &place.room_ids
        && *room_ids != before.room_ids
    {
        check_rooms(change, room_ids)?;
        write_rooms(change, before.id, room_ids)?;
    }
    Ok(())
}

/// Names the only session of a change, or says how many there were.
fn title(change: &mut Change<'_>, one: &'static str, many: &'static str, names: &[String]) {
    match names {
        [] => change.title(many, ""),
        [name] => change.title(one, name.clone()),
        [first, ..] => change.title(many, first.clone()),
    }
    change.count(names.len());
}

fn rows_of(change: &Change<'_>, ids: &[SessionId]) -> Result<Vec<SessionRow>> {
    read_rows(change, &findings_of(change, ids)?, Which::These(ids))
}
