//! Making one registration of two, field by field.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};
use serde::Serialize;
use ts_rs::TS;

use super::{RegistrationId, companions, registration_of};
use crate::{error::Result, ids::new_uuid, receptions, signups, store::Change};

/// What can be taken from either of two registrations, by the words of an import.
const FIELDS: [&str; 21] = [
    "category",
    "state",
    "reply",
    "source",
    "external_id",
    "seat",
    "arrives_at",
    "arrives_by",
    "arrival_place",
    "pick_up",
    "driver",
    "plate",
    "hotel",
    "room",
    "nights",
    "diet",
    "allergies",
    "leaves_at",
    "leaves_by",
    "departure_place",
    "remarks",
];

/// Before the id of a field of the organisers' own.
const OWN: &str = "custom:";

/// Something that a registration holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HeldValue {
    /// A word of an import, or `custom:` and the id of a field of the organisers' own.
    pub field: String,
    /// As an import has it: a state by its word, a category by its Chinese name.
    pub value: String,
}

/// Says whether a word means something that can be taken from either of two registrations.
pub(crate) fn is_held(field: &str) -> bool {
    FIELDS.contains(&field) || field.starts_with(OWN)
}

/// Answers what a registration holds, field by field; what is empty is left out.
pub(crate) fn held(db: &Connection, id: RegistrationId) -> Result<Vec<HeldValue>> {
    let mut held = Vec::new();
    let mut statement = db.prepare_cached(include_str!("uniting.sql"))?;
    let mut rows = statement.query([id])?;
    let Some(row) = rows.next()? else { return Ok(held) };
    let mut add = |field: String, value: String| {
        if !value.is_empty() {
            held.push(HeldValue { field, value });
        }
    };
    for field in FIELDS {
        add(field.to_owned(), row.get::<_, Option<String>>(field)?.unwrap_or_default());
    }
    let custom: BTreeMap<String, String> = serde_json::from_str(&row.get::<_, String>("custom")?)?;
    custom.into_iter().for_each(|(id, value)| add(format!("{OWN}{id}"), value));
    Ok(held)
}

/// Gives a registration what another of the same person has and it has not, and of what both have
/// those fields of the other that are named in `taken`; where nothing was chosen, the state of the one that
/// is let in.
pub(crate) fn unite(
    change: &Change<'_>,
    stays: RegistrationId,
    goes: RegistrationId,
    taken: Option<&BTreeSet<String>>,
) -> Result<()> {
    let (kept, gone) = (registration_of(change, stays)?, registration_of(change, goes)?);
    let is_taken = |field: &str| taken.is_some_and(|taken| taken.contains(field));
    let either = |field: &str, kept: &str, gone: &str| {
        let from =
            if kept.is_empty() || (is_taken(field) && !gone.is_empty()) { gone } else { kept };
        from.to_owned()
    };
    let is_admitted = taken.is_none() && gone.state.admits() && !kept.state.admits();
    let state = if is_taken("state") || is_admitted { gone.state } else { kept.state };
    let category_id = if is_taken("category") { gone.category_id } else { kept.category_id };
    let (reply, replied_at) = match gone.reply.filter(|_| kept.reply.is_none() || is_taken("reply"))
    {
        Some(reply) => (Some(reply), gone.replied_at),
        None => (kept.reply, kept.replied_at),
    };
    let mut custom = gone.custom.clone();
    let is_chosen = |id: &String| is_taken(&format!("{OWN}{id}")) && gone.custom.contains_key(id);
    let own = kept.custom.iter().filter(|(id, value)| !(value.is_empty() || is_chosen(id)));
    custom.extend(own.map(|(id, value)| (id.clone(), value.clone())));
    let notes = [&kept.notes, &gone.notes].map(|notes| notes.trim());
    let notes = notes.into_iter().filter(|notes| !notes.is_empty()).collect::<Vec<_>>().join("\n");
    let external_id = either("external_id", &kept.external_id, &gone.external_id);
    change
        .prepare_cached(
            "UPDATE registrations SET state = ?2, source = ?3, notes = ?4, custom = ?5,
               external_id = ?6, reply = ?7, replied_at = ?8, seat = ?9, category_id = ?10,
               waiting_since = CASE WHEN ?2 = 'waiting' THEN COALESCE(waiting_since, ?11) END
             WHERE id = ?1",
        )?
        .execute(params![
            stays,
            state,
            either("source", &kept.source, &gone.source),
            notes,
            serde_json::to_string(&custom)?,
            external_id,
            reply,
            replied_at,
            either("seat", &kept.seat, &gone.seat),
            category_id,
            gone.waiting_since
        ])?;
    // The badge that goes may have been handed out.
    for former in [&kept.external_id, &gone.external_id, &gone.badge_number] {
        if !former.is_empty() && *former != external_id {
            change
                .prepare_cached("INSERT INTO former_references VALUES (?1, ?2, ?3)")?
                .execute(params![new_uuid(change.now()), stays, former])?;
        }
    }
    change.execute(
        "UPDATE OR IGNORE registration_tags SET registration_id = ?1 WHERE registration_id = ?2",
        params![stays, goes],
    )?;
    companions::unite_parties(change, stays, goes)?;
    signups::unite(change, stays, goes)?;
    if state.takes_place() && !(kept.state.takes_place() && gone.state.takes_place()) {
        signups::come_back(change, stays)?;
    }
    receptions::unite(change, stays, goes, taken.into_iter().flatten())
}
