//! Reading and changing the agenda.

use rusqlite::{named_params, params};

use super::{
    AgendaDay, AgendaRequest, MaterialId, Session, SessionDraft, SessionId, SessionRoleId,
    SessionRoomId, SessionRow, SessionsRequest,
    reading::{findings, rows, session_of},
    rules::Guard,
    tracks,
};
use crate::{
    error::{Problems, Result},
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
    let guard = Guard::before(change, before.as_ref().map(|before| before.id).as_slice())?;
    put(change, id, before.as_ref(), &draft)?;
    guard.after(change, &[id])?;
    let session = session_of(change, id)?;
    let title = if before.is_some() { "sessions.change" } else { "sessions.add" };
    change.title(title, session.title_zh.clone());
    Ok(session)
}

/// Writes a draft under an id, without saying what the change is called.
pub(crate) fn put(
    change: &Change<'_>,
    id: SessionId,
    before: Option<&Session>,
    draft: &SessionDraft,
) -> Result<()> {
    draft.check()?;
    check_links(change, draft)?;
    write(change, id, draft)?;
    write_parts(change, id, before, draft)
}

/// Writes the rooms, roles and materials that differ from those before.
pub(super) fn write_parts(
    change: &Change<'_>,
    id: SessionId,
    before: Option<&Session>,
    draft: &SessionDraft,
) -> Result<()> {
    let before = before.map(Session::draft).unwrap_or_default();
    if before.room_ids != draft.room_ids {
        write_rooms(change, id, &draft.room_ids)?;
    }
    if before.roles != draft.roles {
        write_roles(change, id, draft)?;
    }
    if before.materials != draft.materials {
        write_materials(change, id, draft)?;
    }
    Ok(())
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

pub(super) fn check_rooms(change: &Change<'_>, room_ids: &[RoomId]) -> Result<()> {
    let mut problems = Problems::default();
    for (at, id) in room_ids.iter().enumerate() {
        let known: bool = change
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM rooms WHERE id = ?1)")?
            .query_row([id], |row| row.get(0))?;
        problems.demand(known, &format!("room_ids.{at}"), "unknown");
    }
    problems.done()
}

pub(super) fn write(change: &Change<'_>, id: SessionId, draft: &SessionDraft) -> Result<()> {
    change
        .prepare_cached(
            "INSERT INTO sessions (id, kind, title_zh, title_en, abstract_zh, abstract_en,
               starts_at, minutes, track_id, language, interpreted, expected,
               capacity, sign_up_limit, notes)
             VALUES (:id, :kind, :title_zh, :title_en, :abstract_zh, :abstract_en,
               :starts_at, :minutes, :track_id, :language, :interpreted, :expected,
               :capacity, :sign_up_limit, :notes)
             ON CONFLICT (id) DO UPDATE SET kind = :kind, title_zh = :title_zh,
               title_en = :title_en, abstract_zh = :abstract_zh, abstract_en = :abstract_en,
               starts_at = :starts_at, minutes = :minutes, track_id = :track_id,
               language = :language, interpreted = :interpreted, expected = :expected,
               capacity = :capacity, sign_up_limit = :sign_up_limit, notes = :notes",
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
            ":interpreted": draft.interpreted,
            ":expected": draft.expected,
            ":capacity": draft.capacity,
            ":sign_up_limit": draft.sign_up_limit,
            ":notes": text::paragraphs(&draft.notes),
        })?;
    Ok(())
}

pub(super) fn write_rooms(change: &Change<'_>, id: SessionId, room_ids: &[RoomId]) -> Result<()> {
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

fn write_materials(change: &Change<'_>, id: SessionId, draft: &SessionDraft) -> Result<()> {
    change.execute("DELETE FROM session_materials WHERE session_id = ?1", [id])?;
    for (position, material) in (0_i32..).zip(&draft.materials) {
        change
            .prepare_cached(
                "INSERT INTO session_materials (id, session_id, name, link, position)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                MaterialId::new(change.now()),
                id,
                text::title(&material.name),
                material.link.trim(),
                position
            ])?;
    }
    Ok(())
}
