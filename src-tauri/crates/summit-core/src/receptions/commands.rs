//! Reading and changing what the reception knows.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Facts, JoinRequest, Reception, ReceptionDraft, ReceptionId, RoomMate, SharedRoomId};
use crate::{
    error::{Problems, Result},
    lists::{ById, Count},
    people,
    registrations::{self, RegistrationId, registration_of},
    store::{Change, Reading},
};

/// Answers what is known of a registration; of one that nobody has asked, that nothing is.
pub fn get(reading: &Reading<'_>, request: ById<RegistrationId>) -> Result<Reception> {
    registration_of(reading, request.id)?;
    reception_of(reading, request.id)
}

/// Writes what is known of a registration, and who shares their room.
///
/// Who share a room are in the same one: hotel and room are written for all of them.
pub fn save(change: &mut Change<'_>, draft: ReceptionDraft) -> Result<Reception> {
    let facts = draft.facts.tidied();
    facts.check()?;
    let registration = registration_of(change, draft.registration_id)?;
    let mut problems = Problems::default();
    problems.demand(!draft.shares_with.contains(&registration.id), "shares_with", "twice");
    problems.done()?;
    for id in &draft.shares_with {
        registration_of(change, *id)?;
    }
    put(change, registration.id, &facts)?;
    share(change, registration.id, &draft.shares_with)?;
    settle(change, registration.id)?;
    change.title("receptions.change", people::person_of(change, registration.person_id)?.full_name);
    reception_of(change, registration.id)
}

/// Lets companions come, stay and leave as those do with whom they come.
///
/// # Errors
/// A problem of `ids`: somebody comes for themselves. What a companion would then have is checked.
pub fn join(change: &mut Change<'_>, request: JoinRequest) -> Result<Count> {
    let (mut count, mut name) = (0, String::new());
    for id in &request.ids {
        let registration = registration_of(change, *id)?;
        let principal = registrations::principal_of(change, *id)?;
        let mut problems = Problems::default();
        problems.demand(principal.is_some(), "ids", "no_principal");
        problems.done()?;
        let journey = facts_of(change, principal.unwrap_or(*id))?.of_the_journey();
        count += u32::from(lay_over(change, &journey, *id)?);
        name = people::person_of(change, registration.person_id)?.full_name;
    }
    if request.ids.len() == 1 {
        change.title("receptions.join", name);
    } else {
        change.title("receptions.join_many", request.ids.len().to_string());
    }
    change.count(request.ids.len());
    Ok(Count { count })
}

/// Lays facts over those of another, and says whether that changed something.
fn lay_over(change: &Change<'_>, facts: &Facts, id: RegistrationId) -> Result<bool> {
    let before = facts_of(change, id)?;
    let after = facts.clone().over(&before);
    if after == before {
        return Ok(false);
    }
    after.check()?;
    put(change, id, &after)?;
    settle(change, id)?;
    Ok(true)
}

/// Writes the facts of a registration.
pub(crate) fn put(change: &Change<'_>, id: RegistrationId, facts: &Facts) -> Result<()> {
    let is_blank = facts == &Facts::default() && shared_room(change, id)?.is_none();
    if is_blank {
        change
            .prepare_cached("DELETE FROM receptions WHERE registration_id = ?1")?
            .execute([id])?;
        return Ok(());
    }
    change.prepare_cached(include_str!("put.sql"))?.execute(params![
        ReceptionId::new(change.now()),
        id,
        facts.arrives_on,
        facts.arrives_at,
        facts.arrives_by,
        facts.arrival_place,
        facts.wants_pick_up,
        facts.driver,
        facts.plate,
        facts.hotel,
        facts.room,
        facts.nights,
        facts.diet,
        facts.allergies,
        facts.leaves_on,
        facts.leaves_at,
        facts.leaves_by,
        facts.departure_place,
        facts.remarks
    ])?;
    Ok(())
}

/// Leaves to who takes a place over what stays with it, and forgets the rest.
pub(crate) fn hand_over(change: &Change<'_>, id: RegistrationId) -> Result<()> {
    leave_room(change, id)?;
    let facts = facts_of(change, id)?.of_the_place();
    put(change, id, &facts)
}

/// Gives a registration what another of the same person has and it has not.
pub(crate) fn unite(
    change: &Change<'_>,
    stays: RegistrationId,
    goes: RegistrationId,
    taken: impl Iterator<Item = impl AsRef<str>>,
) -> Result<()> {
    let (kept, gone) = (facts_of(change, stays)?, facts_of(change, goes)?);
    let mut both = kept.over(&gone);
    let mut goes_there = false;
    for word in taken {
        both.take(&gone, word.as_ref());
        goes_there |= ["hotel", "room"].contains(&word.as_ref());
    }
    // They sleep in one of both rooms, with those who are in it.
    let other = |id: &RegistrationId| ![stays, goes].contains(id);
    let others = |id| -> Result<Vec<RegistrationId>> {
        let mates = mates_of(change, id)?.into_iter().map(|mate| mate.registration_id);
        Ok(mates.filter(other).collect())
    };
    let (here, there) = (others(stays)?, others(goes)?);
    let is_their_bed = (&both.hotel, &both.room) == (&gone.hotel, &gone.room);
    let mates = if goes_there || (here.is_empty() && is_their_bed) { there } else { here };
    leave_room(change, goes)?;
    if both.check().is_err() {
        // A journey of the one does not fit that of the other: that of the one that stays holds.
        both = facts_of(change, stays)?.over(&Facts {
            arrives_on: None,
            arrives_at: None,
            leaves_on: None,
            leaves_at: None,
            ..gone
        });
    }
    put(change, stays, &both)?;
    share(change, stays, &mates)
}

/// Answers what is known of a registration.
pub(crate) fn facts_of(db: &Connection, id: RegistrationId) -> Result<Facts> {
    let found = db
        .prepare_cached("SELECT * FROM receptions WHERE registration_id = ?1")?
        .query_row([id], facts)
        .optional()?;
    Ok(found.unwrap_or_default())
}

pub(super) fn reception_of(db: &Connection, id: RegistrationId) -> Result<Reception> {
    Ok(Reception { registration_id: id, facts: facts_of(db, id)?, shares_with: mates_of(db, id)? })
}

/// Reads the facts of a row that has the columns of `receptions`.
pub(super) fn facts(row: &Row<'_>) -> rusqlite::Result<Facts> {
    Ok(Facts {
        arrives_on: row.get("arrives_on")?,
        arrives_at: row.get("arrives_at")?,
        arrives_by: row.get("arrives_by")?,
        arrival_place: row.get("arrival_place")?,
        wants_pick_up: row.get("wants_pick_up")?,
        driver: row.get("driver")?,
        plate: row.get("plate")?,
        hotel: row.get("hotel")?,
        room: row.get("room")?,
        nights: row.get("nights")?,
        diet: row.get("diet")?,
        allergies: row.get("allergies")?,
        leaves_on: row.get("leaves_on")?,
        leaves_at: row.get("leaves_at")?,
        leaves_by: row.get("leaves_by")?,
        departure_place: row.get("departure_place")?,
        remarks: row.get("remarks")?,
    })
}

/// Puts a registration and its mates in one room, and nobody else; without mates it is alone in one.
///
/// Whoever comes into the room leaves the one they shared; those they leave there stay together.
pub(crate) fn share(
    change: &Change<'_>,
    id: RegistrationId,
    with: &[RegistrationId],
) -> Result<()> {
    let before: Vec<RegistrationId> =
        mates_of(change, id)?.into_iter().map(|mate| mate.registration_id).collect();
    for gone in before.iter().filter(|mate| !with.contains(mate)) {
        leave_room(change, *gone)?;
    }
    let Some(first) = with.first() else { return leave_room(change, id) };
    // A room that only these share stays the same one.
    let room = match (shared_room(change, id)?, shared_room(change, *first)?) {
        (Some(room), _) => room,
        (None, Some(room)) if is_within(change, room, with)? => room,
        (None, _) => SharedRoomId::new(change.now()),
    };
    for guest in with.iter().chain([&id]) {
        if facts_of(change, *guest)? == Facts::default() && shared_room(change, *guest)?.is_none() {
            change
                .prepare_cached(
                    "INSERT OR IGNORE INTO receptions (id, registration_id) VALUES (?1, ?2)",
                )?
                .execute(params![ReceptionId::new(change.now()), guest])?;
        }
        if shared_room(change, *guest)?.is_some_and(|other| other != room) {
            leave_room(change, *guest)?;
        }
        change
            .prepare_cached("UPDATE receptions SET shared_room = ?2 WHERE registration_id = ?1")?
            .execute(params![guest, room])?;
    }
    Ok(())
}

/// Says whether a room is shared by nobody but these.
fn is_within(db: &Connection, room: SharedRoomId, guests: &[RegistrationId]) -> Result<bool> {
    let mut statement =
        db.prepare_cached("SELECT registration_id FROM receptions WHERE shared_room = ?1")?;
    let mut rows = statement.query([room])?;
    while let Some(row) = rows.next()? {
        if !guests.contains(&row.get(0)?) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Gives all in a room the hotel and room of one of them; what that one does not know stays.
pub(crate) fn settle(change: &Change<'_>, id: RegistrationId) -> Result<()> {
    let mates = mates_of(change, id)?;
    if mates.is_empty() {
        return Ok(());
    }
    let mut facts = facts_of(change, id)?;
    for mate in &mates {
        let theirs = facts_of(change, mate.registration_id)?;
        if facts.hotel.is_empty() {
            facts.hotel.clone_from(&theirs.hotel);
        }
        if facts.room.is_empty() && facts.hotel == theirs.hotel {
            facts.room.clone_from(&theirs.room);
        }
    }
    for guest in mates.iter().map(|mate| mate.registration_id).chain([id]) {
        change
            .prepare_cached(
                "UPDATE receptions SET hotel = ?2, room = ?3 WHERE registration_id = ?1",
            )?
            .execute(params![guest, facts.hotel, facts.room])?;
    }
    Ok(())
}

/// Takes a guest out of a shared room. Who is left alone in it shares no more.
fn leave_room(change: &Change<'_>, id: RegistrationId) -> Result<()> {
    let Some(room) = shared_room(change, id)? else { return Ok(()) };
    change
        .prepare_cached("UPDATE receptions SET shared_room = NULL WHERE registration_id = ?1")?
        .execute([id])?;
    change
        .prepare_cached(
            "UPDATE receptions SET shared_room = NULL
             WHERE shared_room = ?1
               AND (SELECT COUNT(*) FROM receptions WHERE shared_room = ?1) = 1",
        )?
        .execute([room])?;
    Ok(())
}

fn shared_room(db: &Connection, id: RegistrationId) -> Result<Option<SharedRoomId>> {
    Ok(db
        .prepare_cached("SELECT shared_room FROM receptions WHERE registration_id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .flatten())
}

pub(super) fn mates_of(db: &Connection, id: RegistrationId) -> Result<Vec<RoomMate>> {
    Ok(db
        .prepare_cached(
            "SELECT registrations.id, full_name FROM receptions AS mine
             JOIN receptions AS other ON other.shared_room = mine.shared_room AND other.id <> mine.id
             JOIN registrations ON registrations.id = other.registration_id
             JOIN people ON people.id = person_id
             WHERE mine.registration_id = ?1 ORDER BY sort_key, registrations.id",
        )?
        .query_map([id], |row| {
            Ok(RoomMate { registration_id: row.get(0)?, full_name: row.get(1)? })
        })?
        .collect::<rusqlite::Result<_>>()?)
}
