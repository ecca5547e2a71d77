//! When people are there: the times within which they can be on the agenda.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::AvailabilityId;
use crate::{
    error::{OrMissing, Problems, Result},
    lists::ById,
    people::PersonId,
    store::{Change, Reading},
    time::VenueTime,
};

/// A time in which a person is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Availability {
    pub id: AvailabilityId,
    pub person_id: PersonId,
    pub starts_at: VenueTime,
    pub ends_at: VenueTime,
}

/// What the office types in about a time in which a person is there.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AvailabilityDraft {
    pub id: Option<AvailabilityId>,
    pub person_id: PersonId,
    pub starts_at: VenueTime,
    pub ends_at: VenueTime,
}

/// Asks for the times of a person.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct AvailabilitiesRequest {
    pub person_id: PersonId,
}

/// Lists the times in which a person is there; none for somebody who is there all the time.
pub fn list_availabilities(
    reading: &Reading<'_>,
    request: AvailabilitiesRequest,
) -> Result<Vec<Availability>> {
    reading
        .prepare_cached("SELECT * FROM availabilities WHERE person_id = ?1 ORDER BY starts_at")?
        .query_and_then([request.person_id], availability)?
        .collect()
}

/// Adds or changes a time in which a person is there.
pub fn save_availability(
    change: &mut Change<'_>,
    draft: AvailabilityDraft,
) -> Result<Availability> {
    let mut problems = Problems::default();
    problems.demand(draft.starts_at < draft.ends_at, "ends_at", "end_before_start");
    problems.done()?;
    let name = name_of(change, draft.person_id)?;
    let id = match draft.id {
        Some(id) => availability_of(change, id)?.id,
        None => AvailabilityId::new(change.now()),
    };
    change
        .prepare_cached(
            "INSERT INTO availabilities (id, person_id, starts_at, ends_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET person_id = ?2, starts_at = ?3, ends_at = ?4",
        )?
        .execute(params![id, draft.person_id, draft.starts_at, draft.ends_at])?;
    change.title("availabilities.change", name);
    availability_of(change, id)
}

/// Removes a time in which a person is there.
pub fn remove_availability(change: &mut Change<'_>, request: ById<AvailabilityId>) -> Result<()> {
    let time = availability_of(change, request.id)?;
    let name = name_of(change, time.person_id)?;
    change.execute("DELETE FROM availabilities WHERE id = ?1", [time.id])?;
    change.title("availabilities.change", name);
    Ok(())
}

pub(super) fn availabilities(
    db: &Connection,
) -> Result<BTreeMap<PersonId, Vec<(VenueTime, VenueTime)>>> {
    let mut by_person: BTreeMap<PersonId, Vec<_>> = BTreeMap::new();
    let mut statement =
        db.prepare_cached("SELECT * FROM availabilities ORDER BY person_id, starts_at")?;
    for time in statement.query_and_then([], availability)? {
        let Availability { person_id, starts_at, ends_at, .. } = time?;
        by_person.entry(person_id).or_default().push((starts_at, ends_at));
    }
    Ok(by_person)
}

fn name_of(db: &Connection, id: PersonId) -> Result<String> {
    db.prepare_cached("SELECT full_name FROM people WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .or_missing("person")
}

fn availability_of(db: &Connection, id: AvailabilityId) -> Result<Availability> {
    db.prepare_cached("SELECT * FROM availabilities WHERE id = ?1")?
        .query_and_then([id], availability)?
        .next()
        .or_missing("availability")?
}

fn availability(row: &Row<'_>) -> Result<Availability> {
    Ok(Availability {
        id: row.get("id")?,
        person_id: row.get("person_id")?,
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
    })
}
