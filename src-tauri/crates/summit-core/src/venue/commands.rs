//! Reading and changing halls and rooms.

use rusqlite::{Connection, Row, params};

use super::{Hall, HallDraft, HallId, Room, RoomDraft, RoomId};
use crate::{
    error::{Error, OrMissing, Problems, Result},
    lists::ById,
    store::{Change, Reading},
    text,
};

/// Lists the halls in the order of the house.
pub fn list_halls(reading: &Reading<'_>, (): ()) -> Result<Vec<Hall>> {
    reading
        .prepare_cached("SELECT * FROM halls ORDER BY position, id")?
        .query_and_then([], hall)?
        .collect()
}

/// Answers one hall.
pub fn get_hall(reading: &Reading<'_>, request: ById<HallId>) -> Result<Hall> {
    hall_of(reading, request.id)
}

/// Adds or changes a hall.
pub fn save_hall(change: &mut Change<'_>, draft: HallDraft) -> Result<Hall> {
    draft.check()?;
    let id = match draft.id {
        Some(id) => hall_of(change, id)?.id,
        None => HallId::new(change.now()),
    };
    change
        .prepare_cached(
            "INSERT INTO halls (id, name_zh, name_en, width_mm, depth_mm, position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET name_zh = ?2, name_en = ?3, width_mm = ?4,
               depth_mm = ?5, position = ?6",
        )?
        .execute(params![
            id,
            text::title(&draft.name_zh),
            text::title(&draft.name_en),
            draft.width_mm,
            draft.depth_mm,
            draft.position
        ])?;
    let hall = hall_of(change, id)?;
    let title = if draft.id.is_some() { "halls.change" } else { "halls.add" };
    change.title(title, hall.name_zh.clone());
    Ok(hall)
}

/// Removes a hall in which no booth stands. Its rooms stay.
pub fn remove_hall(change: &mut Change<'_>, request: ById<HallId>) -> Result<()> {
    let hall = hall_of(change, request.id)?;
    let booths: u32 =
        change.query_row("SELECT COUNT(*) FROM booths WHERE hall_id = ?1", [hall.id], |row| {
            row.get(0)
        })?;
    if booths > 0 {
        return Err(Error::InUse { noun: "hall", by: "booths", count: booths });
    }
    change.execute("DELETE FROM halls WHERE id = ?1", [hall.id])?;
    change.title("halls.remove", hall.name_zh);
    Ok(())
}

/// Lists the rooms in the order of the house.
pub fn list_rooms(reading: &Reading<'_>, (): ()) -> Result<Vec<Room>> {
    rooms(reading)
}

/// Answers one room.
pub fn get_room(reading: &Reading<'_>, request: ById<RoomId>) -> Result<Room> {
    room_of(reading, request.id)
}

/// Adds or changes a room.
pub fn save_room(change: &mut Change<'_>, draft: RoomDraft) -> Result<Room> {
    draft.check()?;
    let id = match draft.id {
        Some(id) => room_of(change, id)?.id,
        None => RoomId::new(change.now()),
    };
    if let Some(hall_id) = draft.hall_id
        && hall_of(change, hall_id).is_err()
    {
        let mut problems = Problems::default();
        problems.add("hall_id", "unknown");
        problems.done()?;
    }
    change
        .prepare_cached(
            "INSERT INTO rooms (id, hall_id, name_zh, name_en, seats, position, opens_at, closes_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO UPDATE SET hall_id = ?2, name_zh = ?3, name_en = ?4,
               seats = ?5, position = ?6, opens_at = ?7, closes_at = ?8",
        )?
        .execute(params![
            id,
            draft.hall_id,
            text::title(&draft.name_zh),
            text::title(&draft.name_en),
            draft.seats,
            draft.position,
            draft.opens_at,
            draft.closes_at
        ])?;
    let room = room_of(change, id)?;
    let title = if draft.id.is_some() { "rooms.change" } else { "rooms.add" };
    change.title(title, room.name_zh.clone());
    Ok(room)
}

/// Removes a room in which no session is placed.
pub fn remove_room(change: &mut Change<'_>, request: ById<RoomId>) -> Result<()> {
    let room = room_of(change, request.id)?;
    let sessions: u32 = change.query_row(
        "SELECT COUNT(*) FROM session_rooms WHERE room_id = ?1",
        [room.id],
        |row| row.get(0),
    )?;
    if sessions > 0 {
        return Err(Error::InUse { noun: "room", by: "sessions", count: sessions });
    }
    change.execute("DELETE FROM rooms WHERE id = ?1", [room.id])?;
    change.title("rooms.remove", room.name_zh);
    Ok(())
}

pub(crate) fn rooms(db: &Connection) -> Result<Vec<Room>> {
    db.prepare_cached("SELECT * FROM rooms ORDER BY position, id")?
        .query_and_then([], room)?
        .collect()
}

fn hall_of(db: &Connection, id: HallId) -> Result<Hall> {
    db.prepare_cached("SELECT * FROM halls WHERE id = ?1")?
        .query_and_then([id], hall)?
        .next()
        .or_missing("hall")?
}

fn room_of(db: &Connection, id: RoomId) -> Result<Room> {
    db.prepare_cached("SELECT * FROM rooms WHERE id = ?1")?
        .query_and_then([id], room)?
        .next()
        .or_missing("room")?
}

fn hall(row: &Row<'_>) -> Result<Hall> {
    Ok(Hall {
        id: row.get("id")?,
        name_zh: row.get("name_zh")?,
        name_en: row.get("name_en")?,
        width_mm: row.get("width_mm")?,
        depth_mm: row.get("depth_mm")?,
        position: row.get("position")?,
    })
}

fn room(row: &Row<'_>) -> Result<Room> {
    Ok(Room {
        id: row.get("id")?,
        hall_id: row.get("hall_id")?,
        name_zh: row.get("name_zh")?,
        name_en: row.get("name_en")?,
        seats: row.get("seats")?,
        opens_at: row.get("opens_at")?,
        closes_at: row.get("closes_at")?,
        position: row.get("position")?,
    })
}
