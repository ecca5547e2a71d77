//! Rules about rooms, days and hours.

use std::collections::BTreeMap;

use super::{Agenda, Item, overlaps};
use crate::{
    event::{Finding, Level},
    time::{Date, TimeOfDay},
    venue::RoomId,
};

/// Two sessions in one room at the same time.
pub(super) fn room_overlap(agenda: &Agenda) -> Vec<Finding> {
    let mut by_room: BTreeMap<RoomId, Vec<&Item>> = BTreeMap::new();
    for (item, _) in agenda.placed() {
        for room in &item.room_ids {
            by_room.entry(*room).or_default().push(item);
        }
    }
    let pairs = by_room.iter().flat_map(|(room, items)| {
        overlaps(items).into_iter().map(move |(one, other)| (*room, one, other))
    });
    pairs
        .map(|(room, one, other)| {
            Finding::new("room_overlap", Level::Error, &[])
                .room(agenda, room)
                .one(one)
                .other(other)
                .when(one.starts_at.max(other.starts_at))
                .about([one.id.0, other.id.0, room.0])
        })
        .collect()
}

/// A session on a day that the event does not have.
pub(super) fn outside_days(agenda: &Agenda) -> Vec<Finding> {
    let dates: Vec<Date> = agenda.days.iter().map(|day| day.date).collect();
    agenda
        .placed()
        .filter(|(_, start)| !dates.contains(&start.date()))
        .map(|(item, start)| {
            Finding::new("outside_days", Level::Error, &[])
                .one(item)
                .when(Some(start))
                .about([item.id.0])
        })
        .collect()
}

/// A session before the house or its room opens, or after they close.
pub(super) fn outside_hours(agenda: &Agenda) -> Vec<Finding> {
    let hours: BTreeMap<Date, (TimeOfDay, TimeOfDay)> =
        agenda.days.iter().map(|day| (day.date, (day.opens_at, day.closes_at))).collect();
    agenda
        .placed()
        .filter_map(|(item, start)| {
            let (opens, closes) = hours_of(agenda, item, *hours.get(&start.date())?);
            let end = start.plus_minutes(item.minutes);
            let is_inside = start >= start.date().at(opens) && end <= start.date().at(closes);
            let times = [start.time(), end.time(), opens, closes].map(|time| time.to_string());
            let names = ["from", "to", "opens", "closes"];
            let details: Vec<(&str, &str)> =
                names.into_iter().zip(times.iter().map(String::as_str)).collect();
            (!is_inside).then(|| {
                Finding::new("outside_hours", Level::Warning, &details)
                    .one(item)
                    .when(Some(start))
                    .about([item.id.0])
            })
        })
        .collect()
}

/// The hours in which the house and all rooms of a session are open.
fn hours_of(
    agenda: &Agenda,
    item: &Item,
    (opens, closes): (TimeOfDay, TimeOfDay),
) -> (TimeOfDay, TimeOfDay) {
    let rooms = || item.room_ids.iter().filter_map(|id| agenda.rooms.get(id));
    (
        rooms().filter_map(|room| room.opens_at).fold(opens, TimeOfDay::max),
        rooms().filter_map(|room| room.closes_at).fold(closes, TimeOfDay::min),
    )
}

/// More people expected than there are seats: those of the session, else those of its rooms.
pub(super) fn capacity(agenda: &Agenda) -> Vec<Finding> {
    agenda
        .sessions
        .iter()
        .filter_map(|item| {
            let expected = item.expected?;
            let seats = agenda.seats(item)?;
            (expected > seats).then(|| {
                Finding::new(
                    "capacity",
                    Level::Warning,
                    &[("expected", &expected.to_string()), ("seats", &seats.to_string())],
                )
                .one(item)
                .when(item.starts_at)
                .about([item.id.0])
            })
        })
        .collect()
}
