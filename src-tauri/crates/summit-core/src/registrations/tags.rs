//! What registrations can be picked by beside their fields: tags, and the lists they came in.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};
use serde::Serialize;
use ts_rs::TS;

use super::{RegistrationId, SEPARATORS};
use crate::{
    error::Result,
    ids::ids,
    store::{Change, Reading},
    time::{Date, Moment},
};

/// The most units and days that a menu offers.
const MOST_OFFERED: u32 = 40;

ids! {
    /// Identifies a tag on a registration.
    TagId,
}

/// A tag, and how many have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Tag {
    pub tag: String,
    pub count: u32,
}

/// A list that was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Import {
    /// The number of the change in the journal.
    pub number: u32,
    pub name: String,
    pub at: Moment,
    pub count: u32,
}

/// A unit, and how many of it are registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Unit {
    pub name_zh: String,
    pub name_en: String,
    pub count: u32,
}

/// A day, and how many registered on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RegisteredDay {
    pub day: Date,
    pub count: u32,
}

/// Lists all tags, the most used first.
pub fn list_tags(reading: &Reading<'_>, (): ()) -> Result<Vec<Tag>> {
    reading
        .prepare_cached(
            "SELECT tag, COUNT(*) AS uses FROM registration_tags GROUP BY tag
             ORDER BY uses DESC, tag",
        )?
        .query_and_then([], |row| Ok(Tag { tag: row.get(0)?, count: row.get(1)? }))?
        .collect()
}

/// Lists the imports that stand, the latest first.
pub fn list_imports(reading: &Reading<'_>, (): ()) -> Result<Vec<Import>> {
    reading
        .prepare_cached(
            "SELECT number, subject, at, count FROM changes
             WHERE title = 'registrations.import' AND state = 'done' ORDER BY number DESC",
        )?
        .query_and_then([], |row| {
            Ok(Import {
                number: row.get(0)?,
                name: row.get(1)?,
                at: row.get(2)?,
                count: row.get(3)?,
            })
        })?
        .collect()
}

/// Lists the units that most people come from.
pub fn list_units(reading: &Reading<'_>, (): ()) -> Result<Vec<Unit>> {
    reading
        .prepare_cached(
            "SELECT name_zh, name_en, COUNT(*) AS people FROM organisations
             JOIN people ON organisation_id = organisations.id
             JOIN registrations ON person_id = people.id
             GROUP BY organisations.id ORDER BY people DESC, organisations.sort_key LIMIT ?1",
        )?
        .query_and_then([MOST_OFFERED], |row| {
            Ok(Unit { name_zh: row.get(0)?, name_en: row.get(1)?, count: row.get(2)? })
        })?
        .collect()
}

/// Lists the days at the venue on which people registered, the latest first.
pub fn list_days(reading: &Reading<'_>, (): ()) -> Result<Vec<RegisteredDay>> {
    let zone: String = reading.query_row("SELECT time_zone FROM event", [], |row| row.get(0))?;
    // Midnight at the venue falls on a whole minute of the universal time.
    let mut statement = reading.prepare_cached(
        "SELECT MIN(registered_at), COUNT(*) FROM registrations
         GROUP BY substr(registered_at, 1, 16)",
    )?;
    let mut days: BTreeMap<Date, u32> = BTreeMap::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let at: Moment = row.get(0)?;
        *days.entry(at.at_venue(&zone).date()).or_default() += row.get::<_, u32>(1)?;
    }
    let days = days.into_iter().rev().take(MOST_OFFERED as usize);
    Ok(days.map(|(day, count)| RegisteredDay { day, count }).collect())
}

/// Lists the tags of a registration.
pub(super) fn tags_of(db: &Connection, id: RegistrationId) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached(
            "SELECT tag FROM registration_tags WHERE registration_id = ?1 ORDER BY tag",
        )?
        .query_map([id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Says whether a text can be a tag: short, and nothing that parts tags or words of a filter.
pub(crate) fn is_tag(text: &str) -> bool {
    let is_free = !text.contains(SEPARATORS) && !text.contains(['"', '“', '”', '＂']);
    is_free && !text.is_empty() && text.chars().count() <= 40
}

/// Gives a registration these tags and no others.
pub(crate) fn set_tags(
    change: &Change<'_>,
    id: RegistrationId,
    tags: &BTreeSet<String>,
) -> Result<()> {
    let had = tags_of(change, id)?;
    let is_among = |tag: &String| tags.iter().any(|other| other.eq_ignore_ascii_case(tag));
    let gone = had.into_iter().filter(|tag| !is_among(tag)).collect();
    change_tags(change, id, tags, &gone)
}

/// Gives a registration tags and takes others from it.
pub(super) fn change_tags(
    change: &Change<'_>,
    id: RegistrationId,
    add: &BTreeSet<String>,
    remove: &BTreeSet<String>,
) -> Result<()> {
    for tag in remove {
        change
            .prepare_cached(
                "DELETE FROM registration_tags WHERE registration_id = ?1 AND tag = ?2",
            )?
            .execute(params![id, tag])?;
    }
    for tag in add {
        change
            .prepare_cached(
                "INSERT OR IGNORE INTO registration_tags (id, registration_id, tag)
                 VALUES (?1, ?2, ?3)",
            )?
            .execute(params![TagId::new(change.now()), id, tag])?;
    }
    Ok(())
}
