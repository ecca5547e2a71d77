//! Making one person of two, and saying that two are not one.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{MergeRequest, Person, PersonId, TellApartRequest, person_of, put};
use crate::{
    error::{Problems, Result},
    ids::new_uuid,
    registrations,
    store::Change,
};

/// Makes one person of two: what the draft says, and everything that hung on either of them.
pub fn merge(change: &mut Change<'_>, request: MergeRequest) -> Result<Person> {
    let mut problems = Problems::default();
    problems.demand(request.person.id.is_some(), "person.id", "required");
    problems.demand(request.person.id != Some(request.gone_id), "gone_id", "twice");
    let is_known = request.taken.iter().flatten().all(|field| registrations::is_held(field));
    problems.demand(is_known, "taken", "unknown");
    problems.done()?;
    let gone = person_of(change, request.gone_id)?;
    let kept = put(change, &request.person)?;
    let registration = |id: PersonId| -> Result<Option<registrations::RegistrationId>> {
        Ok(change
            .prepare_cached("SELECT id FROM registrations WHERE person_id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?)
    };
    if let (Some(stays), Some(goes)) = (registration(kept.id)?, registration(gone.id)?) {
        registrations::unite(change, stays, goes, request.taken.as_ref())?;
        follow(change, "registrations", goes.0, stays.0)?;
        change.prepare_cached("DELETE FROM registrations WHERE id = ?1")?.execute([goes])?;
    }
    // What was said of a pair says nothing of the one that is left.
    change
        .prepare_cached("DELETE FROM different_people WHERE ?1 IN (one_id, other_id)")?
        .execute([gone.id])?;
    follow(change, "people", gone.id.0, kept.id.0)?;
    change.prepare_cached("DELETE FROM people WHERE id = ?1")?.execute([gone.id])?;
    change.title("people.merge", kept.full_name.clone());
    Ok(kept)
}

/// Remembers that two people are not one.
pub fn tell_apart(change: &mut Change<'_>, request: TellApartRequest) -> Result<()> {
    let one = person_of(change, request.one_id)?;
    let other = person_of(change, request.other_id)?;
    let mut problems = Problems::default();
    problems.demand(one.id != other.id, "other_id", "twice");
    problems.done()?;
    let (first, second) = if one.id < other.id { (one.id, other.id) } else { (other.id, one.id) };
    change
        .prepare_cached(
            "INSERT INTO different_people (id, one_id, other_id) VALUES (?1, ?2, ?3)
             ON CONFLICT (one_id, other_id) DO NOTHING",
        )?
        .execute(params![new_uuid(change.now()), first, second])?;
    change.title("people.tell_apart", one.full_name);
    Ok(())
}

/// Lets everything that leans on one row lean on another; what would be there twice stays behind
/// and goes with its row.
///
/// The tables are found in the schema, so that no feature can be forgotten here.
fn follow(db: &Connection, table: &str, from: Uuid, to: Uuid) -> Result<()> {
    let links = db
        .prepare_cached(
            "SELECT tables.name, links.\"from\" FROM sqlite_schema AS tables
             JOIN pragma_foreign_key_list(tables.name) AS links
             WHERE tables.type = 'table' AND links.\"table\" = ?1 ORDER BY 1, 2",
        )?
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<Vec<(String, String)>>>()?;
    for (table, column) in links {
        db.prepare_cached(&format!(
            "UPDATE OR IGNORE {table} SET {column} = ?2 WHERE {column} = ?1"
        ))?
        .execute([from, to])?;
    }
    Ok(())
}
