//! What looks wrong in an agenda. Pure: sessions in, findings out. One rule, one function.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::Session;
use crate::{
    event::{Day, Finding, Level},
    time::{Date, TimeOfDay},
    venue::{Room, RoomId},
};

/// Everything the rules look at.
pub struct Agenda<'a> {
    pub sessions: &'a [Session],
    pub rooms: &'a [Room],
    pub days: &'a [Day],
    /// Who stands at a booth, and at which.
    pub booth_staff: &'a [(Uuid, String)],
}

/// Applies every rule.
pub fn conflicts(agenda: &Agenda<'_>) -> Vec<Finding> {
    let rules: &[fn(&Agenda<'_>) -> Vec<Finding>] = &[
        room_overlap,
        person_twice,
        outside_days,
        outside_hours,
        capacity,
        no_room,
        no_speaker,
        same_title,
        stage_and_booth,
    ];
    rules.iter().flat_map(|rule| rule(agenda)).collect()
}

/// Two sessions in one room at the same time.
fn room_overlap(agenda: &Agenda<'_>) -> Vec<Finding> {
    let mut by_room: BTreeMap<RoomId, Vec<&Session>> = BTreeMap::new();
    for session in agenda.sessions {
        for room in &session.room_ids {
            by_room.entry(*room).or_default().push(session);
        }
    }
    by_room
        .into_iter()
        .flat_map(|(room, sessions)| {
            let name = room_name(agenda, room);
            overlaps(sessions).into_iter().map(move |(one, other)| {
                Finding::new(
                    "room_overlap",
                    Level::Error,
                    &[
                        ("room", &name),
                        ("one", &one.title_zh),
                        ("other", &other.title_zh),
                        ("at", &later_start(one, other)),
                    ],
                )
                .about([one.id.0, other.id.0, room.0])
            })
        })
        .collect()
}

/// A person in two places at once, in any role.
fn person_twice(agenda: &Agenda<'_>) -> Vec<Finding> {
    let mut by_person: BTreeMap<_, (&str, Vec<&Session>)> = BTreeMap::new();
    for session in agenda.sessions {
        for role in &session.roles {
            let (_, sessions) =
                by_person.entry(role.person_id).or_insert((&role.full_name, Vec::new()));
            if sessions.last().is_none_or(|last| last.id != session.id) {
                sessions.push(session);
            }
        }
    }
    by_person
        .into_iter()
        .flat_map(|(person, (name, sessions))| {
            let same_stage = |one: &Session, other: &Session| {
                !one.room_ids.is_empty() && one.room_ids == other.room_ids
            };
            overlaps(sessions)
                .into_iter()
                // In the same rooms the room overlap already tells it.
                .filter(move |(one, other)| !same_stage(one, other))
                .map(move |(one, other)| {
                    Finding::new(
                        "person_twice",
                        Level::Error,
                        &[
                            ("person", name),
                            ("one", &one.title_zh),
                            ("other", &other.title_zh),
                            ("at", &later_start(one, other)),
                        ],
                    )
                    .about([one.id.0, other.id.0, person.0])
                })
        })
        .collect()
}

/// A session on a day that the event does not have.
fn outside_days(agenda: &Agenda<'_>) -> Vec<Finding> {
    let dates: Vec<Date> = agenda.days.iter().map(|day| day.date).collect();
    placed(agenda)
        .filter(|(_, start)| !dates.contains(&start.date()))
        .map(|(session, start)| {
            Finding::new(
                "outside_days",
                Level::Error,
                &[("one", &session.title_zh), ("date", &start.date().to_string())],
            )
            .about([session.id.0])
        })
        .collect()
}

/// A session before the house opens or after it closes.
fn outside_hours(agenda: &Agenda<'_>) -> Vec<Finding> {
    let hours: BTreeMap<Date, (TimeOfDay, TimeOfDay)> =
        agenda.days.iter().map(|day| (day.date, (day.opens_at, day.closes_at))).collect();
    placed(agenda)
        .filter_map(|(session, start)| {
            let (opens, closes) = *hours.get(&start.date())?;
            let end = session.ends_at()?;
            let is_inside = start >= start.date().at(opens) && end <= start.date().at(closes);
            (!is_inside).then(|| {
                Finding::new(
                    "outside_hours",
                    Level::Warning,
                    &[
                        ("one", &session.title_zh),
                        ("from", &start.time().to_string()),
                        ("to", &end.time().to_string()),
                        ("opens", &opens.to_string()),
                        ("closes", &closes.to_string()),
                    ],
                )
                .about([session.id.0])
            })
        })
        .collect()
}

/// More people expected than the rooms seat together.
fn capacity(agenda: &Agenda<'_>) -> Vec<Finding> {
    let seats: BTreeMap<RoomId, Option<u32>> =
        agenda.rooms.iter().map(|room| (room.id, room.seats)).collect();
    agenda
        .sessions
        .iter()
        .filter_map(|session| {
            let expected = session.expected?;
            let known: Option<Vec<u32>> =
                session.room_ids.iter().map(|room| seats.get(room).copied().flatten()).collect();
            let seats: u32 = known.filter(|seats| !seats.is_empty())?.iter().sum();
            (expected > seats).then(|| {
                Finding::new(
                    "capacity",
                    Level::Warning,
                    &[
                        ("one", &session.title_zh),
                        ("expected", &expected.to_string()),
                        ("seats", &seats.to_string()),
                    ],
                )
                .about([session.id.0])
            })
        })
        .collect()
}

/// A session with a time and no room.
fn no_room(agenda: &Agenda<'_>) -> Vec<Finding> {
    placed(agenda)
        .filter(|(session, _)| session.room_ids.is_empty())
        .map(|(session, start)| {
            Finding::new(
                "no_room",
                Level::Warning,
                &[("one", &session.title_zh), ("at", &start.time().to_string())],
            )
            .about([session.id.0])
        })
        .collect()
}

/// A session whose kind needs somebody on the stage, and nobody is named.
fn no_speaker(agenda: &Agenda<'_>) -> Vec<Finding> {
    agenda
        .sessions
        .iter()
        .filter(|session| session.kind.needs_speaker() && session.roles.is_empty())
        .map(|session| {
            Finding::new("no_speaker", Level::Warning, &[("one", &session.title_zh)])
                .about([session.id.0])
        })
        .collect()
}

/// The same title twice, where it is no break.
fn same_title(agenda: &Agenda<'_>) -> Vec<Finding> {
    let mut by_title: BTreeMap<&str, Vec<&Session>> = BTreeMap::new();
    for session in agenda.sessions.iter().filter(|session| !session.kind.repeats()) {
        by_title.entry(&session.title_zh).or_default().push(session);
    }
    by_title
        .into_iter()
        .filter(|(_, sessions)| sessions.len() > 1)
        .map(|(title, sessions)| {
            Finding::new("same_title", Level::Warning, &[("one", title)])
                .about(sessions.iter().map(|session| session.id.0))
        })
        .collect()
}

/// Somebody who is to stand at a booth and on a stage on the same day of the exhibition.
fn stage_and_booth(agenda: &Agenda<'_>) -> Vec<Finding> {
    agenda
        .booth_staff
        .iter()
        .filter_map(|(person, booth)| {
            let (session, start) = placed(agenda).find(|(session, _)| {
                session.roles.iter().any(|role| role.person_id.0 == *person)
            })?;
            let name = &session.roles.iter().find(|role| role.person_id.0 == *person)?.full_name;
            let alone = agenda.booth_staff.iter().filter(|(_, other)| other == booth).count() == 1;
            alone.then(|| {
                Finding::new(
                    "stage_and_booth",
                    Level::Warning,
                    &[
                        ("person", name),
                        ("booth", booth),
                        ("one", &session.title_zh),
                        ("at", &start.time().to_string()),
                    ],
                )
                .about([session.id.0, *person])
            })
        })
        .collect()
}

fn placed<'a>(agenda: &Agenda<'a>) -> impl Iterator<Item = (&'a Session, crate::time::VenueTime)> {
    agenda.sessions.iter().filter_map(|session| session.starts_at.map(|start| (session, start)))
}

/// Answers the pairs that overlap in time, by one walk over the sessions in order.
fn overlaps(mut sessions: Vec<&Session>) -> Vec<(&Session, &Session)> {
    sessions.retain(|session| session.starts_at.is_some());
    sessions.sort_by_key(|session| (session.starts_at, session.id));
    let mut open: Vec<&Session> = Vec::new();
    let mut pairs = Vec::new();
    for session in sessions {
        open.retain(|earlier| earlier.ends_at() > session.starts_at);
        pairs.extend(open.iter().map(|earlier| (*earlier, session)));
        open.push(session);
    }
    pairs
}

fn later_start(one: &Session, other: &Session) -> String {
    one.starts_at.max(other.starts_at).map(|start| start.time().to_string()).unwrap_or_default()
}

fn room_name(agenda: &Agenda<'_>, id: RoomId) -> String {
    agenda
        .rooms
        .iter()
        .find(|room| room.id == id)
        .map(|room| room.name_zh.clone())
        .unwrap_or_default()
}
