//! Reading and changing the agenda.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, named_params, params};
use uuid::Uuid;

use super::{
    AgendaDay, AgendaRequest, PlaceRequest, Role, Session, SessionDraft, SessionId, SessionRoleId,
    SessionRoomId, SessionRow, SessionsRequest,
    conflicts::{Agenda, conflicts},
    tracks,
};
use crate::{
    error::{OrMissing, Problems, Result},
    event::{self, Finding},
    lists::{ById, Rows, piece},
    store::{Change, Reading},
    text,
    venue::{self, RoomId},
};

/// Answers one day of the agenda with what looks wrong on it.
pub fn day(reading: &Reading<'_>, request: AgendaRequest) -> Result<AgendaDay> {
    let days = event::days(reading)?;
    let date = request.date.or(days.first().map(|day| day.date));
    let day = days.iter().find(|day| Some(day.date) == date).cloned();
    let rooms = venue::rooms(reading)?;
    let findings = findings(reading)?;
    let rows = rows(reading, &findings)?;
    let (sessions, others): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|row| row.starts_at.map(|start| start.date()) == date);
    let unscheduled = others.into_iter().filter(|row| row.starts_at.is_none()).collect();
    let is_of_day = |finding: &Finding| {
        finding.about.iter().any(|id| sessions.iter().any(|session| session.id.0 == *id))
    };
    let findings = findings.iter().filter(|finding| is_of_day(finding)).cloned().collect();
    let tracks = tracks::tracks(reading)?;
    Ok(AgendaDay { days, day, rooms, tracks, sessions, unscheduled, findings })
}

/// Lists sessions in the order of time.
pub fn list(reading: &Reading<'_>, request: SessionsRequest) -> Result<Rows<SessionRow>> {
    let words = request.search.as_deref().map(|search| text::line(search).to_lowercase());
    let mut rows = rows(reading, &findings(reading)?)?;
    rows.retain(|row| {
        request.date.is_none_or(|date| row.starts_at.map(|start| start.date()) == Some(date))
            && request.room_id.is_none_or(|id| row.room_ids.contains(&id))
            && request.track_id.is_none_or(|id| row.track_id == Some(id))
            && request.person_id.is_none_or(|id| row.people_ids.contains(&id))
            && words.as_ref().is_none_or(|words| mentions(row, words))
    });
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let offset = request.offset.unwrap_or(0) as usize;
    let rows = rows.into_iter().skip(offset).take(piece(request.limit) as usize).collect();
    Ok(Rows { total, rows })
}

fn mentions(row: &SessionRow, words: &str) -> bool {
    let has = |text: &str| text.to_lowercase().contains(words);
    has(&row.title_zh) || has(&row.title_en) || row.people.iter().any(|name| has(name))
}

/// Answers one session.
pub fn get(reading: &Reading<'_>, request: ById<SessionId>) -> Result<Session> {
    session_of(reading, request.id)
}

/// Adds or changes a session with its rooms and roles.
pub fn save(change: &mut Change<'_>, draft: SessionDraft) -> Result<Session> {
    draft.check()?;
    let before = draft.id.map(|id| session_of(change, id)).transpose()?;
    let id = before.as_ref().map_or_else(|| SessionId::new(change.now()), |session| session.id);
    check_links(change, &draft)?;
    write(change, id, &draft)?;
    if before.as_ref().is_none_or(|before| before.room_ids != draft.room_ids) {
        write_rooms(change, id, &draft.room_ids)?;
    }
    let same_roles = |before: &Session| {
        let roles = before.roles.iter().map(|role| (role.person_id, role.role));
        roles.eq(draft.roles.iter().map(|role| (role.person_id, role.role)))
    };
    if !before.as_ref().is_some_and(same_roles) {
        write_roles(change, id, &draft)?;
    }
    let session = session_of(change, id)?;
    let title = if before.is_some() { "sessions.change" } else { "sessions.add" };
    change.title(title, session.title_zh.clone());
    Ok(session)
}

/// Places a session in time and rooms, or takes it off the agenda.
pub fn place(change: &mut Change<'_>, request: PlaceRequest) -> Result<Session> {
    let before = session_of(change, request.id)?;
    let minutes = request.minutes.unwrap_or(before.minutes);
    let mut problems = Problems::default();
    problems.demand((1..=1440).contains(&minutes), "minutes", "out_of_range");
    problems.done()?;
    change
        .prepare_cached("UPDATE sessions SET starts_at = ?2, minutes = ?3 WHERE id = ?1")?
        .execute(params![before.id, request.starts_at, minutes])?;
    if let Some(room_ids) = request.room_ids
        && room_ids != before.room_ids
    {
        check_rooms(change, &room_ids)?;
        write_rooms(change, before.id, &room_ids)?;
    }
    change.title("sessions.place", before.title_zh);
    session_of(change, request.id)
}

/// Removes a session with its roles. The people stay.
pub fn remove(change: &mut Change<'_>, request: ById<SessionId>) -> Result<()> {
    let session = session_of(change, request.id)?;
    change.execute("DELETE FROM sessions WHERE id = ?1", [session.id])?;
    change.title("sessions.remove", session.title_zh);
    Ok(())
}

/// Answers everything that looks wrong in the agenda.
pub fn findings(db: &Connection) -> Result<Vec<Finding>> {
    let staff = db
        .prepare_cached(
            "SELECT person_id, number FROM booth_staff JOIN booths ON booths.id = booth_id
             ORDER BY number, booth_staff.position",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<Vec<(Uuid, String)>>>()?;
    Ok(conflicts(&Agenda {
        sessions: &sessions(db)?,
        rooms: &venue::rooms(db)?,
        days: &event::days(db)?,
        booth_staff: &staff,
    }))
}

/// Answers all sessions in the order of time, those without a time last.
pub fn sessions(db: &Connection) -> Result<Vec<Session>> {
    read_sessions(db, None)
}

pub(crate) fn rows(db: &Connection, findings: &[Finding]) -> Result<Vec<SessionRow>> {
    let rooms: BTreeMap<RoomId, _> =
        venue::rooms(db)?.into_iter().map(|room| (room.id, room)).collect();
    let names = |session: &Session, name: fn(&venue::Room) -> &str| {
        let rooms = session.room_ids.iter().filter_map(|id| rooms.get(id));
        rooms.map(name).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" / ")
    };
    let mut counts: BTreeMap<Uuid, u32> = BTreeMap::new();
    for id in findings.iter().flat_map(|finding| &finding.about) {
        *counts.entry(*id).or_default() += 1;
    }
    let rows = sessions(db)?.into_iter().map(|session| SessionRow {
        rooms_zh: names(&session, |room| &room.name_zh),
        rooms_en: names(&session, |room| &room.name_en),
        findings: counts.get(&session.id.0).copied().unwrap_or(0),
        ends_at: session.ends_at(),
        people: session.roles.iter().map(|role| role.full_name.clone()).collect(),
        people_ids: session.roles.iter().map(|role| role.person_id).collect(),
        id: session.id,
        kind: session.kind,
        title_zh: session.title_zh,
        title_en: session.title_en,
        starts_at: session.starts_at,
        minutes: session.minutes,
        track_id: session.track_id,
        room_ids: session.room_ids,
    });
    Ok(rows.collect())
}

fn check_links(change: &Change<'_>, draft: &SessionDraft) -> Result<()> {
    let mut problems = Problems::default();
    for (at, role) in draft.roles.iter().enumerate() {
        let known: bool = change
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM people WHERE id = ?1)")?
            .query_row([role.person_id], |row| row.get(0))?;
        problems.demand(known, &format!("roles.{at}.person_id"), "unknown");
    }
    if let Some(track_id) = draft.track_id {
        let known: bool = change
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM tracks WHERE id = ?1)")?
            .query_row([track_id], |row| row.get(0))?;
        problems.demand(known, "track_id", "unknown");
    }
    problems.done()?;
    check_rooms(change, &draft.room_ids)
}

fn check_rooms(change: &Change<'_>, room_ids: &[RoomId]) -> Result<()> {
    let mut problems = Problems::default();
    for (at, id) in room_ids.iter().enumerate() {
        let known: bool = change
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM rooms WHERE id = ?1)")?
            .query_row([id], |row| row.get(0))?;
        problems.demand(known, &format!("room_ids.{at}"), "unknown");
    }
    problems.done()
}

fn write(change: &Change<'_>, id: SessionId, draft: &SessionDraft) -> Result<()> {
    change
        .prepare_cached(
            "INSERT INTO sessions (id, kind, title_zh, title_en, abstract_zh, abstract_en,
               starts_at, minutes, track_id, language, expected, notes)
             VALUES (:id, :kind, :title_zh, :title_en, :abstract_zh, :abstract_en,
               :starts_at, :minutes, :track_id, :language, :expected, :notes)
             ON CONFLICT (id) DO UPDATE SET kind = :kind, title_zh = :title_zh,
               title_en = :title_en, abstract_zh = :abstract_zh, abstract_en = :abstract_en,
               starts_at = :starts_at, minutes = :minutes, track_id = :track_id,
               language = :language, expected = :expected, notes = :notes",
        )?
        .execute(named_params! {
            ":id": id,
            ":kind": draft.kind,
            ":title_zh": text::title(&draft.title_zh),
            ":title_en": text::title(&draft.title_en),
            ":abstract_zh": text::paragraphs(&draft.abstract_zh),
            ":abstract_en": text::paragraphs(&draft.abstract_en),
            ":starts_at": draft.starts_at,
            ":minutes": draft.minutes,
            ":track_id": draft.track_id,
            ":language": draft.language,
            ":expected": draft.expected,
            ":notes": text::paragraphs(&draft.notes),
        })?;
    Ok(())
}

fn write_rooms(change: &Change<'_>, id: SessionId, room_ids: &[RoomId]) -> Result<()> {
    change.execute("DELETE FROM session_rooms WHERE session_id = ?1", [id])?;
    for (position, room_id) in (0_i32..).zip(room_ids) {
        change
            .prepare_cached(
                "INSERT INTO session_rooms (id, session_id, room_id, position)
                 VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![SessionRoomId::new(change.now()), id, room_id, position])?;
    }
    Ok(())
}

fn write_roles(change: &Change<'_>, id: SessionId, draft: &SessionDraft) -> Result<()> {
    change.execute("DELETE FROM session_roles WHERE session_id = ?1", [id])?;
    for (position, role) in (0_i32..).zip(&draft.roles) {
        change
            .prepare_cached(
                "INSERT INTO session_roles (id, session_id, person_id, role, position)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                SessionRoleId::new(change.now()),
                id,
                role.person_id,
                role.role,
                position
            ])?;
    }
    Ok(())
}

fn session_of(db: &Connection, id: SessionId) -> Result<Session> {
    read_sessions(db, Some(id))?.pop().or_missing("session")
}

fn read_sessions(db: &Connection, only: Option<SessionId>) -> Result<Vec<Session>> {
    let mut rooms: BTreeMap<SessionId, Vec<RoomId>> = BTreeMap::new();
    let mut statement = db.prepare_cached(
        "SELECT session_id, room_id FROM session_rooms
         WHERE ?1 IS NULL OR session_id = ?1 ORDER BY session_id, position",
    )?;
    let mut pairs = statement.query([only])?;
    while let Some(row) = pairs.next()? {
        rooms.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    let mut roles: BTreeMap<SessionId, Vec<Role>> = BTreeMap::new();
    let mut statement = db.prepare_cached(
        "SELECT session_roles.session_id, session_roles.role, people.id AS person_id, full_name,
           latin_name, pinyin, position_zh, position_en, photo_id,
           organisations.name_zh AS organisation_zh, organisations.name_en AS organisation_en
         FROM session_roles JOIN people ON people.id = person_id
         LEFT JOIN organisations ON organisations.id = people.organisation_id
         WHERE ?1 IS NULL OR session_id = ?1
         ORDER BY session_roles.session_id, session_roles.position",
    )?;
    let mut people = statement.query([only])?;
    while let Some(row) = people.next()? {
        roles.entry(row.get("session_id")?).or_default().push(role(row)?);
    }
    db.prepare_cached(
        "SELECT * FROM sessions WHERE ?1 IS NULL OR id = ?1
         ORDER BY starts_at IS NULL, starts_at, title_zh, id",
    )?
    .query_and_then([only], |row| {
        let id: SessionId = row.get("id")?;
        session(row, rooms.remove(&id).unwrap_or_default(), roles.remove(&id).unwrap_or_default())
    })?
    .collect()
}

fn session(row: &Row<'_>, room_ids: Vec<RoomId>, roles: Vec<Role>) -> Result<Session> {
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
        expected: row.get("expected")?,
        notes: row.get("notes")?,
        room_ids,
        roles,
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
