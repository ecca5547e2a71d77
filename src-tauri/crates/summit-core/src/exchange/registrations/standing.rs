//! For what those in the register signed up, and who waits for a place in which order.

use std::collections::BTreeMap;

use ecow::EcoString;
use rusqlite::Connection;

use super::{fields::Field, known::Known};
use crate::{
    error::Result,
    registrations::RegistrationId,
    signups::{Asked, Titles},
};

/// Says what each signed up for.
pub(super) fn name_sessions(db: &Connection, titles: &Titles, people: &mut [Known]) -> Result<()> {
    name(db, titles, people, "SELECT registration_id, session_id, NULL FROM signups")
}

/// Says what each signed up for, and which place they have on every list on which they wait.
pub(super) fn name_places(db: &Connection, titles: &Titles, people: &mut [Known]) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT id, row_number() OVER (PARTITION BY category_id ORDER BY waiting_since, serial)
         FROM registrations WHERE waiting_since IS NOT NULL",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let places: BTreeMap<RegistrationId, u32> = rows.collect::<rusqlite::Result<_>>()?;
    for known in people.iter_mut() {
        let place = known.registration_id.and_then(|id| places.get(&id));
        known.values[Field::WaitingPlace.at()] =
            place.map(u32::to_string).map(EcoString::from).unwrap_or_default();
    }
    name(
        db,
        titles,
        people,
        "SELECT registration_id, session_id, CASE WHEN waiting_since IS NOT NULL THEN row_number()
           OVER (PARTITION BY session_id, waiting_since IS NULL ORDER BY waiting_since, id) END
         FROM signups",
    )
}

/// Writes the sessions that a statement lists: by registration, each with a place.
fn name(db: &Connection, titles: &Titles, people: &mut [Known], statement: &str) -> Result<()> {
    let mut signed: BTreeMap<RegistrationId, Vec<Asked>> = BTreeMap::new();
    let mut statement = db.prepare_cached(statement)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        signed.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
    }
    if signed.is_empty() {
        return Ok(());
    }
    for known in people {
        let asked = known.registration_id.and_then(|id| signed.get(&id));
        if let Some(asked) = asked {
            known.values[Field::Sessions.at()] = titles.marked_cell(asked).into();
        }
    }
    Ok(())
}
