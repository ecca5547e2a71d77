//! Editions: the agenda as it was published, and what has changed since.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditionId, Role, Session, SessionId, sessions};
use crate::{
    error::{OrMissing, Problems, Result},
    ids::words,
    store::{Change, Reading},
    text,
    time::{Moment, VenueTime},
    venue::{self, Room, RoomId},
};

/// A published agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Edition {
    pub id: EditionId,
    pub number: u32,
    pub note: String,
    pub published_by: String,
    pub published_at: Moment,
    /// How many sessions it has.
    pub sessions: u32,
}

/// Asks to publish the agenda as it is.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct PublishRequest {
    pub note: String,
}

/// Asks what changed from one edition to another; without the second, to the agenda as it is.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ChangesRequest {
    pub from: u32,
    pub to: Option<u32>,
}

words! {
    /// What became of a session between two editions.
    pub enum ChangeKind {
        Added = "added",
        Cancelled = "cancelled",
        Moved = "moved",
        /// Longer or shorter.
        Resized = "resized",
        Room = "room",
        Retitled = "retitled",
        People = "people",
    }
}

/// A difference between two editions, as an errata slip tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EditionChange {
    pub session_id: SessionId,
    pub kind: ChangeKind,
    pub title_zh: String,
    pub title_en: String,
    /// What stood there before and what stands there now, in both languages.
    pub before_zh: String,
    pub before_en: String,
    pub after_zh: String,
    pub after_en: String,
}

/// A session as an edition keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub id: SessionId,
    pub title_zh: String,
    pub title_en: String,
    pub starts_at: VenueTime,
    pub minutes: u32,
    pub rooms_zh: String,
    pub rooms_en: String,
    pub people_zh: String,
    pub people_en: String,
}

/// Lists the editions, the newest first.
pub fn list_editions(reading: &Reading<'_>, (): ()) -> Result<Vec<Edition>> {
    reading
        .prepare_cached(
            "SELECT *, json_array_length(agenda) AS sessions FROM editions ORDER BY number DESC",
        )?
        .query_and_then([], edition)?
        .collect()
}

/// Publishes the agenda as it is.
pub fn publish(change: &mut Change<'_>, request: PublishRequest) -> Result<Edition> {
    let mut problems = Problems::default();
    problems.limit("note", &request.note, 500);
    problems.done()?;
    let number = change.next_number("editions", 1)?;
    let agenda = serde_json::to_string(&kept(change)?)?;
    change
        .prepare_cached(
            "INSERT INTO editions (id, number, note, published_by, published_at, agenda)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            EditionId::new(change.now()),
            number,
            text::line(&request.note),
            change.author().operator,
            change.now(),
            agenda
        ])?;
    change.title("editions.publish", number.to_string());
    change
        .prepare_cached(
            "SELECT *, json_array_length(agenda) AS sessions FROM editions WHERE number = ?1",
        )?
        .query_and_then([number], edition)?
        .next()
        .or_missing("edition")?
}

/// Answers what changed between two editions, or since one.
pub fn edition_changes(
    reading: &Reading<'_>,
    request: ChangesRequest,
) -> Result<Vec<EditionChange>> {
    let before = published(reading, request.from)?;
    let after = match request.to {
        Some(number) => published(reading, number)?,
        None => kept(reading)?,
    };
    Ok(differences(&before, &after))
}

/// Answers the number of the newest edition, and whether the agenda is still as it says.
pub fn current_edition(db: &Connection) -> Result<Option<(u32, bool)>> {
    let number: Option<u32> = db
        .query_row("SELECT MAX(number) FROM editions", [], |row| row.get(0))
        .optional()?
        .flatten();
    let Some(number) = number else { return Ok(None) };
    Ok(Some((number, published(db, number)? == kept(db)?)))
}

/// Lists the differences of two agendas in the order of time. Pure.
pub fn differences(before: &[Kept], after: &[Kept]) -> Vec<EditionChange> {
    let old: BTreeMap<SessionId, &Kept> = before.iter().map(|kept| (kept.id, kept)).collect();
    let new: BTreeMap<SessionId, &Kept> = after.iter().map(|kept| (kept.id, kept)).collect();
    let mut changes: Vec<(VenueTime, EditionChange)> = Vec::new();
    for kept in before.iter().filter(|kept| !new.contains_key(&kept.id)) {
        changes.push((kept.starts_at, told(kept, ChangeKind::Cancelled, when(kept), none())));
    }
    for kept in after {
        match old.get(&kept.id) {
            None => {
                changes.push((kept.starts_at, told(kept, ChangeKind::Added, none(), when(kept))));
            }
            Some(was) => {
                let of_one = compared(was, kept).into_iter();
                changes.extend(of_one.map(|change| (kept.starts_at, change)));
            }
        }
    }
    changes.sort_by_key(|(at, change)| (*at, change.session_id, change.kind));
    changes.into_iter().map(|(_, change)| change).collect()
}

fn compared(was: &Kept, is: &Kept) -> Vec<EditionChange> {
    let same = |text: &str| (text.to_owned(), text.to_owned());
    let both = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    let minutes = |kept: &Kept| same(&kept.minutes.to_string());
    let pairs = [
        (ChangeKind::Moved, was.starts_at != is.starts_at, when(was), when(is)),
        (ChangeKind::Resized, was.minutes != is.minutes, minutes(was), minutes(is)),
        (
            ChangeKind::Room,
            was.rooms_zh != is.rooms_zh,
            both(&was.rooms_zh, &was.rooms_en),
            both(&is.rooms_zh, &is.rooms_en),
        ),
        (
            ChangeKind::Retitled,
            (&was.title_zh, &was.title_en) != (&is.title_zh, &is.title_en),
            both(&was.title_zh, &was.title_en),
            both(&is.title_zh, &is.title_en),
        ),
        (
            ChangeKind::People,
            was.people_zh != is.people_zh,
            both(&was.people_zh, &was.people_en),
            both(&is.people_zh, &is.people_en),
        ),
    ];
    let changed = pairs.into_iter().filter(|(_, changed, ..)| *changed);
    changed.map(|(kind, _, before, after)| told(is, kind, before, after)).collect()
}

type Both = (String, String);

fn none() -> Both {
    (String::new(), String::new())
}

fn when(kept: &Kept) -> Both {
    let text = format!("{} {}", kept.starts_at.date(), kept.starts_at.time());
    (text.clone(), text)
}

fn told(kept: &Kept, kind: ChangeKind, before: Both, after: Both) -> EditionChange {
    EditionChange {
        session_id: kept.id,
        kind,
        title_zh: kept.title_zh.clone(),
        title_en: kept.title_en.clone(),
        before_zh: before.0,
        before_en: before.1,
        after_zh: after.0,
        after_en: after.1,
    }
}

/// Takes the placed sessions as an edition keeps them.
fn kept(db: &Connection) -> Result<Vec<Kept>> {
    let rooms: BTreeMap<RoomId, Room> =
        venue::rooms(db)?.into_iter().map(|room| (room.id, room)).collect();
    let placed = sessions(db)?.into_iter();
    Ok(placed.filter_map(|session| keep(&session, &rooms)).collect())
}

fn keep(session: &Session, rooms: &BTreeMap<RoomId, Room>) -> Option<Kept> {
    let names = |name: fn(&Room) -> &str| {
        let rooms = session.room_ids.iter().filter_map(|id| rooms.get(id)).map(name);
        rooms.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" / ")
    };
    let people = session.roles.iter();
    let english = session.roles.iter().map(Role::english_name);
    Some(Kept {
        id: session.id,
        title_zh: session.title_zh.clone(),
        title_en: session.title_en.clone(),
        starts_at: session.starts_at?,
        minutes: session.minutes,
        rooms_zh: names(|room| &room.name_zh),
        rooms_en: names(|room| &room.name_en),
        people_zh: people.map(|role| role.full_name.as_str()).collect::<Vec<_>>().join("、"),
        people_en: english.collect::<Vec<_>>().join(", "),
    })
}

fn published(db: &Connection, number: u32) -> Result<Vec<Kept>> {
    let agenda: String = db
        .prepare_cached("SELECT agenda FROM editions WHERE number = ?1")?
        .query_row([number], |row| row.get(0))
        .or_missing("edition")?;
    Ok(serde_json::from_str(&agenda)?)
}

fn edition(row: &Row<'_>) -> Result<Edition> {
    Ok(Edition {
        id: row.get("id")?,
        number: row.get("number")?,
        note: row.get("note")?,
        published_by: row.get("published_by")?,
        published_at: row.get("published_at")?,
        sessions: row.get("sessions")?,
    })
}
