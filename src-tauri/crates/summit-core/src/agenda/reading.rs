//! Reading the agenda from the file: sessions as they are shown, and what the rules look at.

use std::collections::{BTreeMap, btree_map::Entry};

use rusqlite::{CachedStatement, Connection, Row, Rows, named_params};
use uuid::Uuid;

use super::{
    Material, PlaceRequest, Role, Session, SessionId, SessionRow,
    away::availabilities,
    conflicts::{Agenda, Guest, Item, SignUps, conflicts, conflicts_of},
    rules::{mark_accepted, settings, walks},
};
use crate::{
    error::{OrMissing, Result},
    event::{self, Finding},
    search::hex_array,
    time::VenueTime,
    venue::{self, RoomId},
};

/// Which sessions are read: all, or those of a list of ids.
#[derive(Clone, Copy)]
pub(super) enum Which<'a> {
    All,
    These(&'a [SessionId]),
}

/// Two statements for one thing: the list of ids is looked up by the index, never walked past.
struct Query {
    all: &'static str,
    these: &'static str,
}

macro_rules! query {
    ($file:literal, $id:literal, $order:literal) => {
        Query {
            all: concat!(include_str!($file), $order),
            these: concat!(
                include_str!($file),
                " WHERE ",
                $id,
                " IN (SELECT unhex(value) FROM json_each(:ids)) ",
                $order
            ),
        }
    };
}

const SESSIONS: Query = query!(
    "sessions.sql",
    "sessions.id",
    "ORDER BY starts_at IS NULL, starts_at, title_zh, sessions.id"
);
const ROOMS: Query = query!("rooms.sql", "session_id", "ORDER BY session_id, position");
const ROLES: Query =
    query!("roles.sql", "session_id", "ORDER BY session_id, session_roles.position");
const SIGN_UPS: Query = query!("sign_ups.sql", "session_id", "GROUP BY session_id");
const MATERIALS: Query = query!("materials.sql", "session_id", "ORDER BY session_id, position");

impl Query {
    fn prepare<'a>(&self, db: &'a Connection, which: Which<'_>) -> Result<CachedStatement<'a>> {
        let sql = match which {
            Which::All => self.all,
            Which::These(_) => self.these,
        };
        Ok(db.prepare_cached(sql)?)
    }
}

fn rows_of<'a>(statement: &'a mut CachedStatement<'_>, which: Which<'_>) -> Result<Rows<'a>> {
    Ok(match which {
        Which::All => statement.query([])?,
        Which::These(ids) => statement.query(named_params! { ":ids": hex(ids) })?,
    })
}

fn hex(ids: &[SessionId]) -> String {
    hex_array(ids.iter().map(|id| id.0))
}

/// Answers all sessions in the order of time, those without a time last.
pub fn sessions(db: &Connection) -> Result<Vec<Session>> {
    read_sessions(db, Which::All)
}

pub(crate) fn session_of(db: &Connection, id: SessionId) -> Result<Session> {
    read_sessions(db, Which::These(&[id]))?.pop().or_missing("session")
}

pub(super) fn read_sessions(db: &Connection, which: Which<'_>) -> Result<Vec<Session>> {
    let mut rooms = gather(db, &ROOMS, which, |row| Ok(row.get("room_id")?))?;
    let mut roles = gather(db, &ROLES, which, role)?;
    let mut materials = gather(db, &MATERIALS, which, |row| {
        Ok(Material { name: row.get("name")?, link: row.get("link")? })
    })?;
    let mut statement = SESSIONS.prepare(db, which)?;
    let mut rows = rows_of(&mut statement, which)?;
    let mut sessions = Vec::new();
    while let Some(row) = rows.next()? {
        let mut session = session(row)?;
        session.room_ids = rooms.remove(&session.id).unwrap_or_default();
        session.roles = roles.remove(&session.id).unwrap_or_default();
        session.materials = materials.remove(&session.id).unwrap_or_default();
        sessions.push(session);
    }
    Ok(sessions)
}

/// Reads what belongs to sessions, in order, by session.
fn gather<T>(
    db: &Connection,
    query: &Query,
    which: Which<'_>,
    mut read: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<BTreeMap<SessionId, Vec<T>>> {
    let mut statement = query.prepare(db, which)?;
    let mut rows = rows_of(&mut statement, which)?;
    let mut gathered: BTreeMap<SessionId, Vec<T>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        gathered.entry(row.get("session_id")?).or_default().push(read(row)?);
    }
    Ok(gathered)
}

fn session(row: &Row<'_>) -> Result<Session> {
    Ok(Session {
        id: row.get("id")?,
        kind: row.get("kind")?,
        title_zh: row.get("title_zh")?,
        title_en: row.get("title_en")?,
        abstract_zh: row.get("abstract_zh")?,
        abstract_en: row.get("abstract_en")?,
        starts_at: row.get("starts_at")?,
        minutes: row.get("minutes")?,
        track_id: row.get("track_id")?,
        language: row.get("language")?,
        interpreted: row.get("interpreted")?,
        expected: row.get("expected")?,
        capacity: row.get("capacity")?,
        sign_up_limit: row.get("sign_up_limit")?,
        notes: row.get("notes")?,
        room_ids: Vec::new(),
        roles: Vec::new(),
        materials: Vec::new(),
    })
}

fn role(row: &Row<'_>) -> Result<Role> {
    Ok(Role {
        person_id: row.get("person_id")?,
        role: row.get("role")?,
        full_name: row.get("full_name")?,
        latin_name: row.get("latin_name")?,
        pinyin: row.get("pinyin")?,
        position_zh: row.get("position_zh")?,
        position_en: row.get("position_en")?,
        organisation_zh: row.get::<_, Option<String>>("organisation_zh")?.unwrap_or_default(),
        organisation_en: row.get::<_, Option<String>>("organisation_en")?.unwrap_or_default(),
        photo_id: row.get("photo_id")?,
    })
}

/// Answers all sessions as lists show them.
pub fn rows(db: &Connection, findings: &[Finding]) -> Result<Vec<SessionRow>> {
    read_rows(db, findings, Which::All)
}

pub(super) fn read_rows(
    db: &Connection,
    findings: &[Finding],
    which: Which<'_>,
) -> Result<Vec<SessionRow>> {
    let rooms: BTreeMap<RoomId, _> =
        venue::rooms(db)?.into_iter().map(|room| (room.id, room)).collect();
    let names = |session: &Session, name: fn(&venue::Room) -> &str| {
        let rooms = session.room_ids.iter().filter_map(|id| rooms.get(id));
        rooms.map(name).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" / ")
    };
    let mut open: BTreeMap<Uuid, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.accepted.is_none()) {
        for id in &finding.about {
            open.entry(*id).or_default().push(finding);
        }
    }
    let rows = read_sessions(db, which)?.into_iter().map(|session| {
        let open = open.get(&session.id.0).map(Vec::as_slice).unwrap_or_default();
        SessionRow {
            rooms_zh: names(&session, |room| &room.name_zh),
            rooms_en: names(&session, |room| &room.name_en),
            findings: u32::try_from(open.len()).unwrap_or(u32::MAX),
            worst: open.iter().map(|finding| finding.level).min(),
            ends_at: session.ends_at(),
            people: session.roles.iter().map(|role| role.full_name.clone()).collect(),
            people_en: session.roles.iter().map(|role| role.english_name().to_owned()).collect(),
            people_ids: session.roles.iter().map(|role| role.person_id).collect(),
            id: session.id,
            kind: session.kind,
            title_zh: session.title_zh,
            title_en: session.title_en,
            starts_at: session.starts_at,
            minutes: session.minutes,
            track_id: session.track_id,
            room_ids: session.room_ids,
        }
    });
    Ok(rows.collect())
}

/// Answers everything that looks wrong in the agenda.
pub fn findings(db: &Connection) -> Result<Vec<Finding>> {
    let mut findings = conflicts(&agenda(db, Which::All)?);
    mark_accepted(db, &mut findings)?;
    Ok(findings)
}

/// Answers what looks wrong about these sessions, by looking only at what stands around them.
pub(super) fn findings_of(db: &Connection, ids: &[SessionId]) -> Result<Vec<Finding>> {
    let mut findings = conflicts_of(&around(db, ids, &[])?, ids);
    mark_accepted(db, &mut findings)?;
    Ok(findings)
}

/// Reads all that can be at odds with these sessions, where they are and where they would be
/// placed: those with a room, a person or a title in common, and those of colleagues at a booth.
pub(super) fn around(
    db: &Connection,
    ids: &[SessionId],
    places: &[PlaceRequest],
) -> Result<Agenda> {
    let listed = hex(ids);
    let (first, last): (Option<VenueTime>, Option<VenueTime>) = db
        .prepare_cached(
            "SELECT MIN(starts_at), MAX(starts_at) FROM sessions
             WHERE id IN (SELECT unhex(value) FROM json_each(?1))",
        )?
        .query_row([&listed], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let times = || places.iter().filter_map(|place| place.starts_at).chain(first).chain(last);
    // A session lasts a day at the most.
    let from = times().min().map(|time| time.moved_by(-1440));
    let to = times().max().map(|time| time.moved_by(1440));
    let rooms = places.iter().flat_map(|place| place.room_ids.iter().flatten());
    let near = db
        .prepare_cached(include_str!("around.sql"))?
        .query_map(
            named_params! {
                ":ids": listed,
                ":rooms": hex_array(rooms.map(|id| id.0)),
                ":from": from,
                ":to": to,
            },
            |row| row.get(0),
        )?
        .collect::<rusqlite::Result<Vec<SessionId>>>()?;
    agenda(db, Which::These(&near))
}

/// Reads what the rules look at.
pub(super) fn agenda(db: &Connection, which: Which<'_>) -> Result<Agenda> {
    let mut rooms = gather(db, &ROOMS, which, |row| Ok(row.get("room_id")?))?;
    let mut people = BTreeMap::new();
    let mut roles = gather(db, &ROLES, which, |row| {
        let id = row.get("person_id")?;
        if let Entry::Vacant(place) = people.entry(id) {
            place.insert(guest(row)?);
        }
        Ok((id, row.get("role")?))
    })?;
    let mut sign_ups = gather(db, &SIGN_UPS, which, |row| {
        Ok(SignUps { places: None, taken: row.get("taken")?, waiting: row.get("waiting")? })
    })?;
    let mut statement = SESSIONS.prepare(db, which)?;
    let mut rows = rows_of(&mut statement, which)?;
    let mut sessions = Vec::new();
    while let Some(row) = rows.next()? {
        let id = row.get("id")?;
        let signed = sign_ups.remove(&id).and_then(|mut counts| counts.pop());
        sessions.push(Item {
            id,
            kind: row.get("kind")?,
            title_zh: row.get("title_zh")?,
            title_en: row.get("title_en")?,
            starts_at: row.get("starts_at")?,
            minutes: row.get("minutes")?,
            expected: row.get("expected")?,
            capacity: row.get("capacity")?,
            sign_ups: SignUps { places: row.get("sign_up_limit")?, ..signed.unwrap_or_default() },
            room_ids: rooms.remove(&id).unwrap_or_default(),
            roles: roles.remove(&id).unwrap_or_default(),
        });
    }
    Ok(Agenda {
        sessions,
        people,
        rooms: venue::rooms(db)?.into_iter().map(|room| (room.id, room)).collect(),
        days: event::days(db)?,
        booth_staff: booth_staff(db)?,
        availabilities: availabilities(db)?,
        walks: walks(db)?,
        settings: settings(db)?,
    })
}

fn guest(row: &Row<'_>) -> Result<Guest> {
    let (latin_name, pinyin): (String, String) = (row.get("latin_name")?, row.get("pinyin")?);
    Ok(Guest {
        full_name: row.get("full_name")?,
        latin_name: if latin_name.is_empty() { pinyin } else { latin_name },
        protocol_rank: row.get("protocol_rank")?,
    })
}

fn booth_staff(db: &Connection) -> Result<Vec<(crate::people::PersonId, String)>> {
    Ok(db
        .prepare_cached(
            "SELECT person_id, number FROM booth_staff JOIN booths ON booths.id = booth_id
             ORDER BY number, booth_staff.position",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}
