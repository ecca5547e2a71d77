//! Signing up, withdrawing, and giving free places to those who wait.

use rusqlite::{Connection, OptionalExtension, params};

use super::{
    GivePlacesRequest, OfferedSession, SessionSignups, SignedUp, Signup, SignupCount, SignupId,
    SignupRequest, Titles, WithdrawRequest, titles,
};
use crate::{
    agenda::{self, Guard, SessionId},
    error::{Error, Problems, Result},
    lists::{ById, Count},
    people,
    registrations::{self, Registration, RegistrationId, RegistrationState, badge_number},
    store::{Change, Reading},
    vacancies::Vacancies,
};

/// Answers who signed up for a session.
pub fn of_session(reading: &Reading<'_>, request: ById<SessionId>) -> Result<SessionSignups> {
    let places = places_of(reading, request.id)?;
    let people: Vec<Signup> = reading
        .prepare_cached(
            "SELECT signups.id, registration_id, serial, full_name, state, asked_at,
               COALESCE(name_zh, '') AS name_zh, COALESCE(name_en, '') AS name_en,
               CASE WHEN signups.waiting_since IS NOT NULL THEN row_number() OVER (
                 PARTITION BY signups.waiting_since IS NULL ORDER BY signups.waiting_since, signups.id) END AS place
             FROM signups JOIN registrations ON registrations.id = registration_id
             JOIN people ON people.id = person_id
             LEFT JOIN organisations ON organisations.id = organisation_id
             WHERE session_id = ?1
             ORDER BY signups.waiting_since IS NOT NULL,
               state NOT IN ('registered', 'approved', 'confirmed', 'no_show'),
               signups.waiting_since, signups.id",
        )?
        .query_map([request.id], |row| {
            let state: RegistrationState = row.get("state")?;
            let waiting_place: Option<u32> = row.get("place")?;
            Ok(Signup {
                id: row.get("id")?,
                registration_id: row.get("registration_id")?,
                badge_number: badge_number(row.get("serial")?),
                full_name: row.get("full_name")?,
                organisation_zh: row.get("name_zh")?,
                organisation_en: row.get("name_en")?,
                state,
                asked_at: row.get("asked_at")?,
                has_place: waiting_place.is_none() && state.takes_place(),
                waiting_place,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let waiting = people.iter().filter(|one| one.waiting_place.is_some()).count();
    Ok(SessionSignups {
        session_id: request.id,
        name: session_titles(reading)?.words(request.id)[0].clone(),
        places,
        taken: taken(reading, request.id)?,
        waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
        people,
    })
}

/// Lists the sessions that have an end of places or for which somebody signed up, in the order of
/// the agenda.
pub fn list_sessions(reading: &Reading<'_>, (): ()) -> Result<Vec<OfferedSession>> {
    sessions(reading)
}

pub(crate) fn sessions(db: &Connection) -> Result<Vec<OfferedSession>> {
    let titles = session_titles(db)?;
    db.prepare_cached(
        "SELECT sessions.id, starts_at, sign_up_limit, COUNT(signups.waiting_since) AS waiting,
           COUNT(signups.id) FILTER (WHERE signups.waiting_since IS NULL
             AND state IN ('registered', 'approved', 'confirmed', 'no_show')) AS taken
         FROM sessions LEFT JOIN signups ON session_id = sessions.id
         LEFT JOIN registrations ON registrations.id = registration_id
         GROUP BY sessions.id HAVING sign_up_limit IS NOT NULL OR COUNT(signups.id) > 0
         ORDER BY starts_at IS NULL, starts_at, title_zh, sessions.id",
    )?
    .query_and_then([], |row| {
        let id = row.get("id")?;
        let [name_zh, name_en] = titles.words(id);
        Ok(OfferedSession {
            id,
            name_zh,
            name_en,
            starts_at: row.get("starts_at")?,
            places: row.get("sign_up_limit")?,
            taken: row.get("taken")?,
            waiting: row.get("waiting")?,
        })
    })?
    .collect()
}

/// Answers what somebody signed up for, in the order of the agenda.
pub fn of_registration(
    reading: &Reading<'_>,
    request: ById<RegistrationId>,
) -> Result<Vec<SignedUp>> {
    signed_up(reading, request.id)
}

pub(super) fn signed_up(db: &Connection, id: RegistrationId) -> Result<Vec<SignedUp>> {
    Ok(db
        .prepare_cached(
            "SELECT mine.id, mine.session_id, title_zh, title_en, starts_at,
               CASE WHEN mine.waiting_since IS NOT NULL THEN (
                 SELECT COUNT(*) FROM signups AS other
                 WHERE other.session_id = mine.session_id AND other.waiting_since IS NOT NULL
                   AND (other.waiting_since, other.id) <= (mine.waiting_since, mine.id)) END,
               state
             FROM signups AS mine JOIN sessions ON sessions.id = mine.session_id
             JOIN registrations ON registrations.id = mine.registration_id
             WHERE mine.registration_id = ?1
             ORDER BY starts_at IS NULL, starts_at, title_zh, mine.id",
        )?
        .query_map([id], |row| {
            let (waiting_place, state): (Option<u32>, RegistrationState) =
                (row.get(5)?, row.get(6)?);
            Ok(SignedUp {
                id: row.get(0)?,
                session_id: row.get(1)?,
                title_zh: row.get(2)?,
                title_en: row.get(3)?,
                starts_at: row.get(4)?,
                has_place: waiting_place.is_none() && state.takes_place(),
                waiting_place,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Signs people up for a session. Where all places are taken, they wait; who is signed up already
/// stays as they are.
///
/// # Errors
/// A problem of `registration_ids`: somebody has cancelled, or did not come.
pub fn sign_up(change: &mut Change<'_>, request: SignupRequest) -> Result<SignupCount> {
    let session = agenda::session_of(change, request.session_id)?;
    let guard = Guard::before(change, &[session.id])?;
    let mut count = SignupCount::default();
    let mut places = Vacancies::default();
    let mut name = String::new();
    for (at, id) in request.registration_ids.iter().enumerate() {
        let registration = registrations::registration_of(change, *id)?;
        let mut problems = Problems::default();
        let comes =
            !matches!(registration.state, RegistrationState::Cancelled | RegistrationState::NoShow);
        problems.demand(comes, &format!("registration_ids.{at}"), "does_not_come");
        problems.done()?;
        match add(change, &mut places, session.id, &registration)? {
            Added::Placed => count.placed += 1,
            Added::Waiting => count.waiting += 1,
            Added::Noted | Added::Known => {}
        }
        name = people::person_of(change, registration.person_id)?.full_name;
    }
    guard.after(change, &[session.id])?;
    let many = request.registration_ids.len();
    let title = titles::lead(&session.title_zh, &session.title_en);
    let subject = if many == 1 { name } else { many.to_string() };
    change.title("signups.add", format!("{subject} · {title}"));
    change.count(many);
    Ok(count)
}

/// Takes sign-ups back. Places that come free so are given to nobody by themselves.
pub fn withdraw(change: &mut Change<'_>, request: WithdrawRequest) -> Result<Count> {
    let mut subject = String::new();
    for id in &request.ids {
        let (session, name) = about(change, *id)?;
        subject = format!("{name} · {session}");
        change.prepare_cached("DELETE FROM signups WHERE id = ?1")?.execute([id])?;
    }
    if request.ids.len() > 1 {
        subject = request.ids.len().to_string();
    }
    change.title("signups.withdraw", subject);
    change.count(request.ids.len());
    Ok(Count { count: u32::try_from(request.ids.len()).unwrap_or(u32::MAX) })
}

/// Gives the free places of a session to those who have waited longest.
///
/// # Errors
/// A problem of `session_id`: nobody waits, or no place is free.
pub fn give_places(change: &mut Change<'_>, request: GivePlacesRequest) -> Result<Count> {
    let session = agenda::session_of(change, request.session_id)?;
    let guard = Guard::before(change, &[session.id])?;
    let free = free_places(change, session.id)?.unwrap_or(u32::MAX);
    let given = change
        .prepare_cached(
            "UPDATE signups SET waiting_since = NULL WHERE id IN (
               SELECT signups.id FROM signups
               JOIN registrations ON registrations.id = registration_id
               WHERE session_id = ?1 AND signups.waiting_since IS NOT NULL
                 AND state IN ('registered', 'approved', 'confirmed', 'no_show')
               ORDER BY signups.waiting_since, signups.id LIMIT ?2)",
        )?
        .execute(params![session.id, free])?;
    let mut problems = Problems::default();
    problems.demand(given > 0, "session_id", "no_place");
    problems.done()?;
    guard.after(change, &[session.id])?;
    let title = titles::lead(&session.title_zh, &session.title_en);
    change.title("signups.give_places", format!("{given} · {title}"));
    change.count(given);
    Ok(Count { count: u32::try_from(given).unwrap_or(u32::MAX) })
}

/// Reads what all sessions are called in lists.
pub(crate) fn session_titles(db: &Connection) -> Result<Titles> {
    let mut statement = db.prepare_cached(
        "SELECT id, title_zh, title_en, starts_at FROM sessions
         ORDER BY starts_at IS NULL, starts_at, title_zh, id",
    )?;
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Titles::of(rows))
}

/// Signs somebody up for just these sessions; for those of `later`, [`line_up`] does it.
pub(crate) fn set(
    change: &Change<'_>,
    places: &mut Vacancies<SessionId>,
    id: RegistrationId,
    sessions: &[SessionId],
    later: &[SessionId],
) -> Result<()> {
    let registration = registrations::registration_of(change, id)?;
    let ids: Vec<String> = sessions.iter().map(|id| id.0.simple().to_string()).collect();
    let withdrawn = change
        .prepare_cached(
            "DELETE FROM signups WHERE registration_id = ?1
               AND session_id NOT IN (SELECT unhex(value) FROM json_each(?2))",
        )?
        .execute(params![id, serde_json::to_string(&ids)?])?;
    if withdrawn > 0 {
        places.forget();
    }
    for session in sessions.iter().filter(|session| !later.contains(session)) {
        if registration.state.takes_place() {
            add(change, places, *session, &registration)?;
        } else {
            // Whether they wait shows when they take a place in the event.
            put(change, *session, id, false)?;
        }
    }
    Ok(())
}

/// Signs somebody up who is said to wait, behind all others, whether a place is free or not. Where there
/// is no end of places they have one.
pub(crate) fn line_up(
    change: &Change<'_>,
    places: &mut Vacancies<SessionId>,
    session: SessionId,
    id: RegistrationId,
) -> Result<()> {
    if places_of(change, session)?.is_some() {
        put(change, session, id, true)?;
    } else {
        add(change, places, session, &registrations::registration_of(change, id)?)?;
    }
    Ok(())
}

/// Lets those wait who come back to a session that is full by now.
///
/// Called where a registration begins to take a place in the event.
pub(crate) fn come_back(change: &Change<'_>, registration: RegistrationId) -> Result<()> {
    for signed in signed_up(change, registration)? {
        let others = match places_of(change, signed.session_id)? {
            Some(places) if signed.waiting_place.is_none() => {
                let wanted =
                    taken(change, signed.session_id)? + waiting(change, signed.session_id)?;
                wanted.saturating_sub(places)
            }
            Some(_) | None => 0,
        };
        if others > 0 {
            change
                .prepare_cached("UPDATE signups SET waiting_since = ?2 WHERE id = ?1")?
                .execute(params![signed.id, change.now()])?;
        }
    }
    Ok(())
}

/// Gives a registration what another of the same person signed up for.
pub(crate) fn unite(
    change: &Change<'_>,
    stays: RegistrationId,
    goes: RegistrationId,
) -> Result<()> {
    // Whoever has a place in one of both keeps it.
    change
        .prepare_cached(
            "UPDATE signups SET waiting_since = NULL
             WHERE registration_id = ?1 AND waiting_since IS NOT NULL AND EXISTS (
               SELECT 1 FROM signups AS other WHERE other.registration_id = ?2
                 AND other.session_id = signups.session_id AND other.waiting_since IS NULL)",
        )?
        .execute(params![stays, goes])?;
    change
        .prepare_cached(
            "UPDATE OR IGNORE signups SET registration_id = ?1 WHERE registration_id = ?2",
        )?
        .execute(params![stays, goes])?;
    Ok(())
}

/// What became of a sign-up.
enum Added {
    Placed,
    Waiting,
    /// They take no place in the event yet, and so none here.
    Noted,
    /// They were signed up already.
    Known,
}

/// Signs somebody up; where all places are taken they wait.
fn add(
    change: &Change<'_>,
    places: &mut Vacancies<SessionId>,
    session: SessionId,
    registration: &Registration,
) -> Result<Added> {
    // Whoever waits goes first.
    let free = || -> Result<Option<u32>> {
        let Some(free) = free_places(change, session)? else { return Ok(None) };
        Ok(Some(free.saturating_sub(waiting(change, session)?)))
    };
    let waits = places.free(session, free)? == Some(0);
    if !put(change, session, registration.id, waits)? {
        return Ok(Added::Known);
    }
    if waits {
        return Ok(Added::Waiting);
    }
    if !registration.state.takes_place() {
        return Ok(Added::Noted);
    }
    places.take(session);
    Ok(Added::Placed)
}

/// Writes that somebody signed up, and answers whether that is new.
fn put(
    change: &Change<'_>,
    session: SessionId,
    registration: RegistrationId,
    waits: bool,
) -> Result<bool> {
    let (id, now) = (SignupId::new(change.now()), change.now());
    let added = change
        .prepare_cached(
            "INSERT OR IGNORE INTO signups
               (id, session_id, registration_id, asked_at, waiting_since)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![id, session, registration, now, waits.then_some(now)])?;
    Ok(added > 0)
}

/// Answers how many places are left in a session; none where there is no end of them.
fn free_places(db: &Connection, session: SessionId) -> Result<Option<u32>> {
    let Some(places) = places_of(db, session)? else { return Ok(None) };
    Ok(Some(places.saturating_sub(taken(db, session)?)))
}

fn places_of(db: &Connection, session: SessionId) -> Result<Option<u32>> {
    db.prepare_cached("SELECT sign_up_limit FROM sessions WHERE id = ?1")?
        .query_row([session], |row| row.get(0))
        .optional()?
        .ok_or(Error::Missing("session"))
}

fn taken(db: &Connection, session: SessionId) -> Result<u32> {
    Ok(db
        .prepare_cached(
            "SELECT COUNT(*) FROM signups
             JOIN registrations ON registrations.id = registration_id
             WHERE session_id = ?1 AND signups.waiting_since IS NULL
               AND state IN ('registered', 'approved', 'confirmed', 'no_show')",
        )?
        .query_row([session], |row| row.get(0))?)
}

/// Answers how many wait who could have a place.
fn waiting(db: &Connection, session: SessionId) -> Result<u32> {
    Ok(db
        .prepare_cached(
            "SELECT COUNT(*) FROM signups
             JOIN registrations ON registrations.id = registration_id
             WHERE session_id = ?1 AND signups.waiting_since IS NOT NULL
               AND state IN ('registered', 'approved', 'confirmed', 'no_show')",
        )?
        .query_row([session], |row| row.get(0))?)
}

/// Answers the title of the session and the name of the person of a sign-up.
fn about(db: &Connection, id: SignupId) -> Result<(String, String)> {
    db.prepare_cached(
        "SELECT iif(title_zh = '', title_en, title_zh), full_name FROM signups
         JOIN sessions ON sessions.id = session_id
         JOIN registrations ON registrations.id = registration_id
         JOIN people ON people.id = person_id
         WHERE signups.id = ?1",
    )?
    .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
    .optional()?
    .ok_or(Error::Missing("signup"))
}
