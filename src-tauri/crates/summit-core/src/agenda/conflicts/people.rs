//! Rules about the people who stand for the sessions.

use std::collections::BTreeMap;

use super::{Agenda, Item, overlaps};
use crate::{
    event::{Finding, Level},
    people::PersonId,
};

/// Answers the placed sessions of each person, in any role, in the order of the agenda.
fn by_person(agenda: &Agenda) -> BTreeMap<PersonId, Vec<&Item>> {
    let mut by_person: BTreeMap<PersonId, Vec<&Item>> = BTreeMap::new();
    for (item, _) in agenda.placed() {
        for (person, _) in &item.roles {
            let items = by_person.entry(*person).or_default();
            if items.last().is_none_or(|last| last.id != item.id) {
                items.push(item);
            }
        }
    }
    by_person
}

/// A person in two places at once, in any role.
pub(super) fn person_twice(agenda: &Agenda) -> Vec<Finding> {
    // In the same rooms the room overlap already tells it.
    let same_stage =
        |one: &Item, other: &Item| !one.room_ids.is_empty() && one.room_ids == other.room_ids;
    let mut findings = Vec::new();
    for (person, items) in by_person(agenda) {
        for (one, other) in overlaps(&items) {
            if !same_stage(one, other) {
                findings.push(
                    Finding::new("person_twice", Level::Error, &[])
                        .person(agenda, person)
                        .one(one)
                        .other(other)
                        .when(one.starts_at.max(other.starts_at))
                        .about([one.id.0, other.id.0, person.0]),
                );
            }
        }
    }
    findings
}

/// Somebody who is to be on a stage while nobody else of the booth is left to stand at it.
pub(super) fn stage_and_booth(agenda: &Agenda) -> Vec<Finding> {
    if agenda.booth_staff.is_empty() {
        return Vec::new();
    }
    let sessions = by_person(agenda);
    let is_busy = |person: PersonId, during: &Item| {
        let items = sessions.get(&person).into_iter().flatten();
        items.into_iter().any(|item| overlap(item, during))
    };
    let mut findings = Vec::new();
    for (person, booth) in &agenda.booth_staff {
        for item in sessions.get(person).into_iter().flatten() {
            let mut colleagues =
                agenda.booth_staff.iter().filter(|(other, at)| other != person && at == booth);
            if colleagues.all(|(other, _)| is_busy(*other, item)) {
                findings.push(
                    Finding::new("stage_and_booth", Level::Warning, &[("booth", booth)])
                        .person(agenda, *person)
                        .one(item)
                        .when(item.starts_at)
                        .about([item.id.0, person.0]),
                );
            }
        }
    }
    findings
}

fn overlap(one: &Item, other: &Item) -> bool {
    one.starts_at < other.ends_at() && other.starts_at < one.ends_at()
}
