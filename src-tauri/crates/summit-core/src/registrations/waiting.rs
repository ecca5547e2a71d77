//! Places in a category: who takes one, who waits for one, and who is next.

use std::collections::{BTreeMap, btree_map::Entry};

use chrono::TimeDelta;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Deserialize;
use ts_rs::TS;

use super::{CategoryId, Registration, RegistrationDraft, RegistrationId, RegistrationState};
use crate::{
    error::{OrMissing, Problems, Result},
    lists::Count,
    people,
    store::Change,
    time::Moment,
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
    let free = left_over(change, request.category_id)?.unwrap_or(i64::MAX).max(0);
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

/// What became of the place that somebody wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placing {
    /// Nothing that has to be said: they have it, or want none.
    Settled,
    /// They have to wait for it.
    Waits,
    /// They were given it before others who wait longer.
    PassesLine,
}

/// The places of categories, counted once for everybody in one step; none where there is no end of
/// them.
#[derive(Debug, Default)]
pub(crate) struct FreePlaces(BTreeMap<CategoryId, Option<Left>>);

/// What is left in a category.
#[derive(Debug)]
struct Left {
    /// Below zero where more have places than there are.
    free: i64,
    waiting: i64,
}

impl FreePlaces {
    fn of(&mut self, db: &Connection, id: CategoryId) -> Result<&mut Option<Left>> {
        Ok(match self.0.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(Left::of(db, id)?),
        })
    }
}

impl Left {
    fn of(db: &Connection, id: CategoryId) -> Result<Option<Left>> {
        let Some(free) = left_over(db, id)? else { return Ok(None) };
        let waiting = db
            .prepare_cached(
                "SELECT COUNT(*) FROM registrations
                 WHERE category_id = ?1 AND waiting_since IS NOT NULL",
            )?
            .query_row([id], |row| row.get(0))?;
        Ok(Some(Left { free, waiting }))
    }

    /// Counts somebody who comes to a state or, with -1, who leaves it.
    fn count(&mut self, state: RegistrationState, change: i64) {
        self.free -= change * i64::from(state.takes_place());
        self.waiting += change * i64::from(state == RegistrationState::Waiting);
    }
}

/// Where somebody stands: as what, and how far that is settled.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    pub category_id: CategoryId,
    pub state: RegistrationState,
}

/// Answers the state that somebody comes to who wants to stand otherwise: where all places are taken,
/// or others wait for those that are free, they wait.
///
/// Who has a place in the category keeps it, and so does who is inside, wherever they go. What they
/// leave and take is counted in `places`; nothing is written.
pub(super) fn with_place(
    db: &Connection,
    places: &mut FreePlaces,
    before: Option<Standing>,
    wanted: Standing,
    is_inside: impl FnOnce() -> Result<bool>,
) -> Result<RegistrationState> {
    use RegistrationState::Waiting;
    let stays = before.filter(|had| had.category_id == wanted.category_id).map(|had| had.state);
    let keeps = |had: RegistrationState| {
        (had.takes_place() && wanted.state.takes_place())
            || (had == Waiting && wanted.state == Waiting)
    };
    if stays.is_some_and(keeps) {
        return Ok(wanted.state);
    }
    if let Some(had) = before
        && let Some(left) = places.of(db, had.category_id)?
    {
        left.count(had.state, -1);
    }
    let Some(left) = places.of(db, wanted.category_id)? else { return Ok(wanted.state) };
    if before.is_none() && wanted.state == Waiting {
        // Who comes as somebody who waits stands behind those to whom the same list gives a place.
        return Ok(wanted.state);
    }
    // Somebody gives a place to one of those who wait; who comes anew goes behind all of them.
    let before_them = if stays == Some(Waiting) { 0 } else { left.waiting };
    let is_full = wanted.state.takes_place() && left.free <= before_them;
    let had_place = before.is_some_and(|had| had.state.takes_place());
    let state = if is_full && !(had_place && is_inside()?) { Waiting } else { wanted.state };
    left.count(state, 1);
    Ok(state)
}

/// Puts those who begin to wait in this step into this order, before who begins to wait without one.
pub(crate) fn line_up(change: &Change<'_>, ids: &[RegistrationId]) -> Result<()> {
    let mut statement = change.prepare_cached(
        "UPDATE registrations SET waiting_since = ?2 WHERE id = ?1 AND waiting_since IS NOT NULL",
    )?;
    for (id, milliseconds) in ids.iter().rev().zip(1..) {
        let since = Moment(change.now().0 - TimeDelta::milliseconds(milliseconds));
        statement.execute(params![id, since])?;
    }
    Ok(())
}

/// Answers registrations in the order in which they get places: by how near they are to one, then
/// who has waited longer, then by number.
pub(crate) fn in_line<Row>(
    db: &Connection,
    rows: Vec<Row>,
    id: impl Fn(&Row) -> RegistrationId,
) -> Result<Vec<Row>> {
    let mut statement =
        db.prepare_cached("SELECT state, waiting_since, serial FROM registrations WHERE id = ?1")?;
    let mut keyed = Vec::with_capacity(rows.len());
    for row in rows {
        let key = statement
            .query_row([id(&row)], |found| {
                let state: RegistrationState = found.get(0)?;
                let (since, serial): (Option<Moment>, u32) = (found.get(1)?, found.get(2)?);
                Ok((state.nearness(), since, serial))
            })
            .or_missing("registration")?;
        keyed.push((key, row));
    }
    keyed.sort_by_key(|(key, _)| *key);
    Ok(keyed.into_iter().map(|(_, row)| row).collect())
}

/// Says whether somebody who waits goes to a state before others whose turn it was.
pub(super) fn passes_line(
    db: &Connection,
    before: &Registration,
    category_id: CategoryId,
    state: RegistrationState,
) -> Result<bool> {
    let moves_up = before.state == RegistrationState::Waiting
        && before.category_id == category_id
        && state.takes_place();
    if !moves_up {
        return Ok(false);
    }
    Ok(!is_next(db, before)?)
}

/// Says whether it is the turn of somebody who waits: no more wait before them than places are free.
pub(super) fn is_next(db: &Connection, registration: &Registration) -> Result<bool> {
    let Some(free) = left_over(db, registration.category_id)? else { return Ok(true) };
    let place = waiting_place(db, registration)?;
    Ok(place.is_none_or(|place| i64::from(place) <= free))
}

/// Answers how many places are left, below zero where more have one than there are; none where there
/// is no end of them.
fn left_over(db: &Connection, category_id: CategoryId) -> Result<Option<i64>> {
    let quota: Option<i64> = db
        .prepare_cached("SELECT quota FROM categories WHERE id = ?1")?
        .query_row([category_id], |row| row.get(0))
        .optional()?
        .flatten();
    let Some(quota) = quota else { return Ok(None) };
    let taken: i64 = db
        .prepare_cached(
            "SELECT COUNT(*) FROM registrations WHERE category_id = ?1
             AND state IN ('registered', 'approved', 'confirmed', 'no_show')",
        )?
        .query_row([category_id], |row| row.get(0))?;
    Ok(Some(quota - taken))
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
