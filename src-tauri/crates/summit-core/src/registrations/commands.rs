//! Reading and changing registrations.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, params};

use super::{
    CategoryId, FreePlaces, MoveRequest, Placing, Registration, RegistrationDetail,
    RegistrationDraft, RegistrationFilter, RegistrationId, RegistrationState, ReplyRequest,
    SelectionRequest, all, badge_number,
    badge_number::FIRST_SERIAL,
    categories, companions_of,
    placed::Placed,
    states::{answered, replied},
    tags::tags_of,
    waiting::{self, Standing},
};
use crate::{
    checkins,
    error::{Error, OrMissing, Problems, Result},
    lists::{ById, Count},
    people::{self, PersonId},
    prints, signups,
    store::{Change, Reading},
    text,
};

/// The series that the serials behind badge numbers are of.
const SERIES: &str = "registrations";

/// Answers one registration with its person and its history at the door.
pub fn get(reading: &Reading<'_>, request: ById<RegistrationId>) -> Result<RegistrationDetail> {
    detail(reading, request.id)
}

/// Answers the registration of a person, if there is one.
pub fn of_person(
    reading: &Reading<'_>,
    request: ById<PersonId>,
) -> Result<Option<RegistrationDetail>> {
    let id = reading
        .prepare_cached("SELECT id FROM registrations WHERE person_id = ?1")?
        .query_map([request.id], |row| row.get(0))?
        .next()
        .transpose()?;
    id.map(|id| detail(reading, id)).transpose()
}

/// Adds or changes a registration, and with it the person when the draft brings one.
pub fn save(change: &mut Change<'_>, draft: RegistrationDraft) -> Result<RegistrationDetail> {
    draft.check()?;
    let before = draft.id.map(|id| registration_of(change, id)).transpose()?;
    let person_id = person_for(change, &draft, before.as_ref())?;
    check_custom(change, &draft)?;
    let (id, placing, title) = match &before {
        Some(before) => {
            let placing = alter(change, before, &draft)?;
            (before.id, placing, "registrations.change")
        }
        None => {
            let id = add(change, person_id, &draft)?;
            let waits = registration_of(change, id)?.state == RegistrationState::Waiting
                && draft.state != Some(RegistrationState::Waiting);
            let placing = if waits { Placing::Waits } else { Placing::Settled };
            (id, placing, "registrations.add")
        }
    };
    let detail = detail(change, id)?;
    Placed::one(placing).title(change, title, &detail.person.full_name);
    Ok(detail)
}

/// Removes a registration whose badge was never scanned; the person stays, and so do companions, who
/// come for themselves from now on.
pub fn remove(change: &mut Change<'_>, request: ById<RegistrationId>) -> Result<()> {
    let detail = detail(change, request.id)?;
    let left = companions_of(change, request.id)?.len();
    remove_one(change, &detail.registration)?;
    if left > 0 {
        change.title("registrations.remove_principal", detail.person.full_name);
        change.count(left);
    } else {
        change.title("registrations.remove", detail.person.full_name);
    }
    Ok(())
}

/// Removes all registrations that are meant, or none of them.
pub fn remove_many(change: &mut Change<'_>, request: SelectionRequest) -> Result<Count> {
    let ids = selected(change, &request.filter, &request.except)?;
    let mut companions = BTreeSet::new();
    for id in &ids {
        companions.extend(companions_of(change, *id)?);
        remove_one(change, &registration_of(change, *id)?)?;
    }
    companions.retain(|id| !ids.contains(id));
    if companions.is_empty() {
        change.title("registrations.remove_many", ids.len().to_string());
    } else {
        change.title("registrations.remove_principals", companions.len().to_string());
    }
    change.count(ids.len());
    Ok(Count { count: ids.len() as u32 })
}

/// Moves all registrations that are meant to a state, or none of them; those who are nearest to a place
/// get one first.
pub fn move_many(change: &mut Change<'_>, request: MoveRequest) -> Result<Count> {
    let ids = selected(change, &request.filter, &request.except)?;
    let ids = waiting::in_line(change, ids, |id| *id)?;
    let mut placed = Placed::default();
    let mut name = String::new();
    for id in &ids {
        let registration = registration_of(change, *id)?;
        let draft = RegistrationDraft { state: Some(request.state), ..registration.draft() };
        placed.alter(change, &registration, &draft)?;
        name = people::person_of(change, registration.person_id)?.full_name;
    }
    if ids.len() == 1 {
        placed.title(change, "registrations.move", &name);
    } else {
        placed.title_many(change, "registrations.move_many", ids.len());
    }
    change.count(ids.len());
    Ok(Count { count: ids.len() as u32 })
}

/// Notes what all who are meant have answered. Whoever was invited has replied by it.
pub fn reply_many(change: &mut Change<'_>, request: ReplyRequest) -> Result<Count> {
    let ids = selected(change, &request.filter, &request.except)?;
    let mut name = String::new();
    for id in &ids {
        let before = registration_of(change, *id)?;
        alter(change, &before, &RegistrationDraft { reply: request.reply, ..before.draft() })?;
        name = people::person_of(change, before.person_id)?.full_name;
    }
    if ids.len() == 1 {
        change.title("registrations.reply", name);
    } else {
        change.title("registrations.reply_many", ids.len().to_string());
    }
    change.count(ids.len());
    Ok(Count { count: ids.len() as u32 })
}

/// Issues a badge anew: the badge printed before no longer admits.
pub fn reissue(
    change: &mut Change<'_>,
    request: ById<RegistrationId>,
) -> Result<RegistrationDetail> {
    registration_of(change, request.id)?;
    let mut problems = Problems::default();
    problems.demand(prints::raise_issue(change, request.id)?, "issue", "out_of_range");
    problems.done()?;
    let detail = detail(change, request.id)?;
    change.title("registrations.reissue", detail.person.full_name.clone());
    Ok(detail)
}

fn person_for(
    change: &Change<'_>,
    draft: &RegistrationDraft,
    before: Option<&Registration>,
) -> Result<PersonId> {
    let known = before.map(|before| before.person_id).or(draft.person_id);
    let person_id = match (&draft.person, known) {
        (Some(person), known) => {
            let person = people::PersonDraft { id: known.or(person.id), ..person.clone() };
            people::put(change, &person)?.id
        }
        (None, Some(known)) => people::person_of(change, known)?.id,
        (None, None) => return Err(Error::Missing("person")),
    };
    let taken: bool = change
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM registrations WHERE person_id = ?1)")?
        .query_row([person_id], |row| row.get(0))?;
    let mut problems = Problems::default();
    problems.demand(before.is_some() || !taken, "person_id", "twice");
    problems.done()?;
    Ok(person_id)
}

fn check_custom(change: &Change<'_>, draft: &RegistrationDraft) -> Result<()> {
    if draft.custom.is_empty() {
        return Ok(());
    }
    let fields = categories::fields(change)?;
    let mut problems = Problems::default();
    for (id, value) in &draft.custom {
        match fields.iter().find(|field| field.id.to_string() == *id) {
            None => problems.add(format!("custom.{id}"), "unknown"),
            Some(field) if !field.kind.accepts(value, &field.choices) => {
                problems.add(format!("custom.{id}"), field.kind.refusal());
            }
            Some(_) => {}
        }
    }
    problems.done()
}

fn check_move(from: RegistrationState, to: RegistrationState) -> Result<()> {
    if from.may_become(to) {
        return Ok(());
    }
    Err(Error::IllegalMove { from: from.word().to_owned(), to: to.word().to_owned() })
}

/// Adds the registration of a person, without saying what the change is called.
pub(crate) fn add(
    change: &Change<'_>,
    person_id: PersonId,
    draft: &RegistrationDraft,
) -> Result<RegistrationId> {
    let category_id = match draft.category_id {
        Some(id) => id,
        None => categories::usual_category(change)?,
    };
    check_category(change, category_id)?;
    let serial = change.next_number(SERIES, FIRST_SERIAL)?;
    insert(change, &mut FreePlaces::default(), (person_id, category_id, serial), draft)
}

/// Takes serials for so many registrations, and answers the first.
pub(crate) fn take_serials(change: &Change<'_>, count: u32) -> Result<u32> {
    change.next_numbers(SERIES, FIRST_SERIAL, count)
}

/// Writes a new registration of a category that is known, under a serial that was taken for it.
pub(crate) fn insert(
    change: &Change<'_>,
    places: &mut FreePlaces,
    (person_id, category_id, serial): (PersonId, CategoryId, u32),
    draft: &RegistrationDraft,
) -> Result<RegistrationId> {
    let id = RegistrationId::new(change.now());
    let state = replied(draft.state.unwrap_or(RegistrationState::Registered), draft.reply);
    let wanted = Standing { category_id, state };
    let state = waiting::with_place(change, places, None, wanted, || Ok(false))?;
    let waits = state == RegistrationState::Waiting;
    change
        .prepare_cached(
            "INSERT INTO registrations (id, person_id, category_id, state, serial, source, notes,
               custom, registered_at, external_id, reply, replied_at, waiting_since, seat)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?
        .execute(params![
            id,
            person_id,
            category_id,
            state,
            serial,
            text::title(&draft.source),
            text::paragraphs(&draft.notes),
            serde_json::to_string(&draft.custom)?,
            change.now(),
            text::line(&draft.external_id),
            draft.reply,
            draft.reply.map(|_| change.now()),
            waits.then(|| change.now()),
            text::line(&draft.seat)
        ])?;
    Ok(id)
}

/// Changes a registration, without saying what the change is called.
pub(crate) fn alter(
    change: &Change<'_>,
    before: &Registration,
    draft: &RegistrationDraft,
) -> Result<Placing> {
    alter_in(change, &mut FreePlaces::default(), before, draft)
}

/// Changes one of many registrations: the free places of a category are counted once for all.
///
/// # Errors
/// A problem of `state`: they are inside, and would be shut out by it.
pub(crate) fn alter_in(
    change: &Change<'_>,
    places: &mut FreePlaces,
    before: &Registration,
    draft: &RegistrationDraft,
) -> Result<Placing> {
    let state = draft.state.unwrap_or(before.state);
    check_move(before.state, state)?;
    if before.state.shuts_out(state) {
        let mut problems = Problems::default();
        let is_inside = checkins::inside(change, before.id)?.is_some();
        problems.demand(!is_inside, "state", "checked_in");
        problems.done()?;
    }
    let (wanted, reply) = answered((before.state, before.reply), draft.state, draft.reply);
    let replied_at = match reply {
        Some(_) if draft.reply != before.reply => Some(change.now()),
        Some(_) => before.replied_at,
        None => None,
    };
    let category_id = draft.category_id.unwrap_or(before.category_id);
    check_category(change, category_id)?;
    let stood = Standing { category_id: before.category_id, state: before.state };
    let wanted = Standing { category_id, state: wanted };
    let is_inside = || Ok(checkins::inside(change, before.id)?.is_some());
    let state = waiting::with_place(change, places, Some(stood), wanted, is_inside)?;
    let placing = if wanted.state.takes_place() && state == RegistrationState::Waiting {
        Placing::Waits
    } else if waiting::passes_line(change, before, category_id, state)? {
        Placing::PassesLine
    } else {
        Placing::Settled
    };
    let waits = state == RegistrationState::Waiting;
    // Who waits in another category waits there from now on.
    let since = before.waiting_since.filter(|_| before.category_id == category_id);
    let waiting_since = waits.then(|| since.unwrap_or(change.now()));
    change
        .prepare_cached(
            "UPDATE registrations SET category_id = ?2, state = ?3, source = ?4, notes = ?5,
               custom = ?6, external_id = ?7, reply = ?8, replied_at = ?9,
               waiting_since = ?10, seat = ?11
             WHERE id = ?1",
        )?
        .execute(params![
            before.id,
            category_id,
            state,
            text::title(&draft.source),
            text::paragraphs(&draft.notes),
            serde_json::to_string(&draft.custom)?,
            text::line(&draft.external_id),
            reply,
            replied_at,
            waiting_since,
            text::line(&draft.seat)
        ])?;
    if state.takes_place() && !before.state.takes_place() {
        signups::come_back(change, before.id)?;
    }
    Ok(placing)
}

/// Notes that somebody has come who was thought to stay away.
pub(crate) fn has_come(change: &Change<'_>, id: RegistrationId) -> Result<()> {
    let before = registration_of(change, id)?;
    if before.state != RegistrationState::NoShow {
        return Ok(());
    }
    let state = Some(RegistrationState::Confirmed);
    alter(change, &before, &RegistrationDraft { state, ..before.draft() })?;
    Ok(())
}

pub(super) fn check_category(db: &Connection, id: super::CategoryId) -> Result<()> {
    let known: bool = db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM categories WHERE id = ?1)")?
        .query_row([id], |row| row.get(0))?;
    let mut problems = Problems::default();
    problems.demand(known, "category_id", "unknown");
    problems.done()
}

fn remove_one(change: &Change<'_>, registration: &Registration) -> Result<()> {
    let scans: u32 = change
        .prepare_cached("SELECT COUNT(*) FROM checkins WHERE registration_id = ?1")?
        .query_row([registration.id], |row| row.get(0))?;
    if scans > 0 {
        let name = people::person_of(change, registration.person_id)?.full_name;
        return Err(Error::WasScanned { name, count: scans });
    }
    change.prepare_cached("DELETE FROM registrations WHERE id = ?1")?.execute([registration.id])?;
    Ok(())
}

pub(crate) fn selected(
    db: &Connection,
    filter: &RegistrationFilter,
    except: &[RegistrationId],
) -> Result<Vec<RegistrationId>> {
    let rows = all(db, filter)?.into_iter().map(|row| row.id);
    Ok(rows.filter(|id| !except.contains(id)).collect())
}

pub(crate) fn detail(db: &Connection, id: RegistrationId) -> Result<RegistrationDetail> {
    let registration = registration_of(db, id)?;
    Ok(RegistrationDetail {
        person: people::person_of(db, registration.person_id)?,
        next: registration.state.next().to_vec(),
        waiting_place: waiting::waiting_place(db, &registration)?,
        tags: tags_of(db, id)?,
        checkins: checkins::of_registration(db, id)?,
        registration,
    })
}

pub(crate) fn registration_of(db: &Connection, id: RegistrationId) -> Result<Registration> {
    db.prepare_cached("SELECT * FROM registrations WHERE id = ?1")?
        .query_and_then([id], registration)?
        .next()
        .or_missing("registration")?
}

fn registration(row: &Row<'_>) -> Result<Registration> {
    Ok(Registration {
        id: row.get("id")?,
        person_id: row.get("person_id")?,
        category_id: row.get("category_id")?,
        state: row.get("state")?,
        badge_number: badge_number(row.get("serial")?),
        issue: row.get("issue")?,
        external_id: row.get("external_id")?,
        seat: row.get("seat")?,
        source: row.get("source")?,
        notes: row.get("notes")?,
        custom: serde_json::from_str(&row.get::<_, String>("custom")?)?,
        registered_at: row.get("registered_at")?,
        reply: row.get("reply")?,
        replied_at: row.get("replied_at")?,
        waiting_since: row.get("waiting_since")?,
    })
}
