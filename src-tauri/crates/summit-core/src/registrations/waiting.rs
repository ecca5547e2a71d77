//! Places in a category: who takes one, who waits for one, and who is next.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Deserialize;
use ts_rs::TS;

use super::{CategoryId, Registration, RegistrationDraft, RegistrationId, RegistrationState};
use crate::{
    error::{Problems, Result},
    lists::Count,
    people,
    store::Change,
    vacancies::Vacancies,
};

/// Asks to give the free places of a category to those who have waited longest.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PromoteRequest {
    pub category_id: CategoryId,
}

/// Registers those who have waited longest, as many as there are free places.
///
/// # Errors
/// A problem of `category_id`: nobody waits, or no place is free.
pub fn promote(change: &mut Change<'_>, request: PromoteRequest) -> Result<Count> {
    let free = free_places(change, request.category_id)?.unwrap_or(u32::MAX);
    let ids: Vec<RegistrationId> = change
        .prepare_cached(
            "SELECT id FROM registrations WHERE category_id = ?1 AND waiting_since IS NOT NULL
             ORDER BY waiting_since, serial LIMIT ?2",
        )?
        .query_map(params![request.category_id, free], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut problems = Problems::default();
    problems.demand(!ids.is_empty(), "category_id", "no_place");
    problems.done()?;
    let mut name = String::new();
    for id in &ids {
        let before = super::registration_of(change, *id)?;
        let state = Some(RegistrationState::Registered);
        super::alter(change, &before, &RegistrationDraft { state, ..before.draft() })?;
        name = people::person_of(change, before.person_id)?.full_name;
    }
    let subject = if ids.len() == 1 { name } else { ids.len().to_string() };
    let title = if ids.len() == 1 { "registrations.promote" } else { "registrations.promote_many" };
    change.title(title, subject);
    change.count(ids.len());
    Ok(Count { count: u32::try_from(ids.len()).unwrap_or(u32::MAX) })
}

/// As what somebody wants a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Claim {
    /// They wait for one already, and somebody gives it to them.
    Waits,
    /// They come anew: whoever waits goes first.
    Comes,
}

/// The free places of categories.
pub(crate) type FreePlaces = Vacancies<(CategoryId, Claim)>;

/// Answers the state that somebody comes to who wants a place: where all are taken, or others wait for
/// those that are free, they wait.
///
/// Who has a place in the category keeps it. The place is taken in the counts of `vacancies`.
pub(super) fn with_place(
    db: &Connection,
    vacancies: &mut FreePlaces,
    wanted: RegistrationState,
    category_id: CategoryId,
    before: Option<&Registration>,
) -> Result<RegistrationState> {
    use RegistrationState::Waiting;
    let stays = before.filter(|before| before.category_id == category_id).map(|one| one.state);
    let keeps = |had: RegistrationState| {
        (had.takes_place() && wanted.takes_place()) || (had == Waiting && wanted == Waiting)
    };
    if stays.is_some_and(keeps) {
        return Ok(wanted);
    }
    let moves_up = stays == Some(Waiting) && wanted.takes_place();
    if let Some(before) = before
        && (before.state.takes_place() || (before.state == Waiting && !moves_up))
    {
        for claim in [Claim::Waits, Claim::Comes] {
            vacancies.recount((before.category_id, claim));
        }
    }
    if wanted == Waiting {
        // A free place is kept for them.
        vacancies.take((category_id, Claim::Comes));
    }
    if !wanted.takes_place() {
        return Ok(wanted);
    }
    let claim = if moves_up { Claim::Waits } else { Claim::Comes };
    let free = vacancies.free((category_id, claim), || free_for(db, category_id, claim))?;
    if free == Some(0) {
        return Ok(Waiting);
    }
    vacancies.take((category_id, Claim::Waits));
    if claim == Claim::Comes {
        vacancies.take((category_id, Claim::Comes));
    }
    Ok(wanted)
}

/// Answers how many places there are for somebody.
fn free_for(db: &Connection, category_id: CategoryId, claim: Claim) -> Result<Option<u32>> {
    let Some(free) = free_places(db, category_id)? else { return Ok(None) };
    let before: u32 = match claim {
        Claim::Waits => 0,
        Claim::Comes => db
            .prepare_cached(
                "SELECT COUNT(*) FROM registrations
                 WHERE category_id = ?1 AND waiting_since IS NOT NULL",
            )?
            .query_row([category_id], |row| row.get(0))?,
    };
    Ok(Some(free.saturating_sub(before)))
}

/// Says whether it is the turn of somebody who waits: no more wait before them than places are free.
pub(super) fn is_next(db: &Connection, registration: &Registration) -> Result<bool> {
    let free = free_places(db, registration.category_id)?;
    let place = waiting_place(db, registration)?;
    Ok(free.is_none_or(|free| place.is_none_or(|place| place <= free)))
}

/// Answers how many places are left; none where there is no end of them.
fn free_places(db: &Connection, category_id: CategoryId) -> Result<Option<u32>> {
    let quota: Option<u32> = db
        .prepare_cached("SELECT quota FROM categories WHERE id = ?1")?
        .query_row([category_id], |row| row.get(0))
        .optional()?
        .flatten();
    let Some(quota) = quota else { return Ok(None) };
    let taken: u32 = db
        .prepare_cached(
            "SELECT COUNT(*) FROM registrations WHERE category_id = ?1
             AND state IN ('registered', 'approved', 'confirmed', 'no_show')",
        )?
        .query_row([category_id], |row| row.get(0))?;
    Ok(Some(quota.saturating_sub(taken)))
}

/// Answers which place somebody has among those who wait, 1 first; none for who does not wait.
pub(crate) fn waiting_place(db: &Connection, registration: &Registration) -> Result<Option<u32>> {
    let Some(since) = registration.waiting_since else { return Ok(None) };
    let place = db
        .prepare_cached(
            "SELECT COUNT(*) FROM registrations AS other
             JOIN registrations AS mine ON mine.id = ?1
             WHERE other.category_id = mine.category_id AND other.waiting_since IS NOT NULL
               AND (other.waiting_since, other.serial) <= (?2, mine.serial)",
        )?
        .query_row(params![registration.id, since], |row| row.get(0))?;
    Ok(Some(place))
}
