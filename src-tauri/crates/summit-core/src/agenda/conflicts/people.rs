//! Rules about the people who stand for the sessions.

use std::collections::BTreeMap;

use super::{Agenda, Item, overlaps};
use crate::{
    event::{Finding, Level},
    people::PersonId,
    venue::RoomId,
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

/// A person on the agenda at a time at which they are not there.
pub(super) fn not_available(agenda: &Agenda) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (person, items) in by_person(agenda) {
        let Some(windows) = agenda.availabilities.get(&person) else { continue };
        for item in items {
            let is_there = windows
                .iter()
                .any(|(from, to)| item.starts_at >= Some(*from) && item.ends_at() <= Some(*to));
            if !is_there {
                findings.push(
                    Finding::new("not_available", Level::Error, &[])
                        .person(agenda, person)
                        .one(item)
                        .when(item.starts_at)
                        .about([item.id.0, person.0]),
                );
            }
        }
    }
    findings
}

/// Two sessions of a person, one after the other, in rooms too far apart for the time between.
pub(super) fn walking(agenda: &Agenda) -> Vec<Finding> {
    let usual = agenda.minutes("walking");
    let mut findings = Vec::new();
    for (person, mut items) in by_person(agenda) {
        items.sort_unstable_by_key(|item| (item.starts_at, item.id));
        for pair in items.windows(2) {
            let (one, other) = (pair[0], pair[1]);
            let (Some(end), Some(start)) = (one.ends_at(), other.starts_at) else { continue };
            let (spare, needed) = (start.minutes_since(end), way(agenda, one, other, usual));
            // Where they overlap another rule tells it.
            if (0..i64::from(needed)).contains(&spare) {
                let minutes = [("spare", spare.to_string()), ("needed", needed.to_string())];
                let minutes = minutes.each_ref().map(|(name, value)| (*name, value.as_str()));
                findings.push(
                    Finding::new("walking", Level::Warning, &minutes)
                        .person(agenda, person)
                        .one(one)
                        .other(other)
                        .when(Some(start))
                        .about([one.id.0, other.id.0, person.0]),
                );
            }
        }
    }
    findings
}

/// How many minutes it takes from one session to the other, by the nearest of their rooms.
fn way(agenda: &Agenda, one: &Item, other: &Item, usual: u32) -> u32 {
    let pairs =
        one.room_ids.iter().flat_map(|from| other.room_ids.iter().map(move |to| (*from, *to)));
    let minutes = pairs.map(|(from, to)| {
        if from == to {
            return 0;
        }
        let hall = |id: RoomId| agenda.rooms.get(&id).and_then(|room| room.hall_id);
        let measured = agenda.walks.get(&(from.min(to), from.max(to)));
        let far = matches!((hall(from), hall(to)), (Some(here), Some(there)) if here != there);
        measured.copied().unwrap_or(if far { usual } else { 0 })
    });
    minutes.min().unwrap_or(0)
}

/// Guests of honor who stand in another order than their ranks, or whose order is not settled.
pub(super) fn protocol_order(agenda: &Agenda) -> Vec<Finding> {
    let ranks_of = |item: &Item| -> Vec<u32> {
        let guests = item.roles.iter().filter_map(|(person, _)| agenda.people.get(person));
        guests.filter_map(|guest| guest.protocol_rank).collect()
    };
    agenda
        .sessions
        .iter()
        .filter(|item| !ranks_of(item).is_sorted_by(|earlier, later| earlier < later))
        .map(|item| {
            Finding::new("protocol_order", Level::Warning, &[])
                .one(item)
                .when(item.starts_at)
                .about([item.id.0])
        })
        .collect()
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
