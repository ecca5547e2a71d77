//! Changing how many guests come and stay in one step, and telling beforehand what that would change.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{
    EditReceptionsRequest, Facts,
    commands::{facts_of, put, settle},
    whole,
};
use crate::{
    error::Result,
    lists::Count,
    registrations::{EXAMPLES, EditExample, ManyPreview, RegistrationId, all},
    store::{Change, Reading},
};

/// Tells what [`edit_many`] would do.
pub fn try_edit(reading: &Reading<'_>, request: EditReceptionsRequest) -> Result<ManyPreview> {
    let facts = request.facts.tidied();
    facts.check()?;
    let mut preview = ManyPreview::default();
    for (id, full_name) in meant(reading, &request)? {
        preview.meant += 1;
        match laid_over(reading, &facts, id)? {
            Laid::Same => preview.same += 1,
            Laid::Refused => preview.refused += 1,
            Laid::Changed { before, after } => {
                preview.changed += 1;
                if preview.examples.len() < EXAMPLES {
                    preview.shown += 1;
                    preview.examples.extend(differences(&full_name, &before, &after));
                }
            }
        }
    }
    Ok(preview)
}

/// Lays facts over those of all who are meant; what is empty stays as it is, and so do those who
/// would then leave before they come.
pub fn edit_many(change: &mut Change<'_>, request: EditReceptionsRequest) -> Result<Count> {
    let facts = request.facts.tidied();
    facts.check()?;
    let mut count = 0;
    for (id, _) in meant(change, &request)? {
        // Room mates may have been changed with one before.
        if let Laid::Changed { after, .. } = laid_over(change, &facts, id)? {
            put(change, id, &after)?;
            settle(change, id)?;
            count += 1;
        }
    }
    change.title("receptions.edit_many", count.to_string());
    change.count(count);
    Ok(Count { count: u32::try_from(count).unwrap_or(u32::MAX) })
}

/// What laying facts over those of a guest comes to.
enum Laid {
    Same,
    /// They would leave before they come.
    Refused,
    Changed {
        before: Box<Facts>,
        after: Box<Facts>,
    },
}

fn laid_over(db: &Connection, facts: &Facts, id: RegistrationId) -> Result<Laid> {
    let before = facts_of(db, id)?;
    let after = facts.clone().over(&before);
    Ok(if after == before {
        Laid::Same
    } else if after.check().is_err() {
        Laid::Refused
    } else {
        Laid::Changed { before: Box::new(before), after: Box::new(after) }
    })
}

/// Lists who is meant, with their names.
fn meant(
    db: &Connection,
    request: &EditReceptionsRequest,
) -> Result<Vec<(RegistrationId, String)>> {
    let except: BTreeSet<RegistrationId> = request.except.iter().copied().collect();
    let all: Vec<(RegistrationId, String)> = match request.list {
        Some(list) => {
            let rows = whole(db, list, &request.filter)?.into_iter();
            rows.map(|row| (row.id, row.full_name)).collect()
        }
        None => {
            let rows = all(db, &request.filter)?.into_iter();
            rows.map(|row| (row.id, row.full_name)).collect()
        }
    };
    Ok(all.into_iter().filter(|(id, _)| !except.contains(id)).collect())
}

fn differences(full_name: &str, before: &Facts, after: &Facts) -> Vec<EditExample> {
    let pairs = before.told().into_iter().zip(after.told());
    pairs
        .filter(|((_, old), (_, new))| old != new)
        .map(|((field, old), (_, new))| EditExample {
            full_name: full_name.to_owned(),
            field: field.to_owned(),
            before: old,
            after: new,
        })
        .collect()
}
