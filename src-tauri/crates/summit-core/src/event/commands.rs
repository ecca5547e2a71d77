//! Reading and changing the event, its days and its hosts.

use rusqlite::{Connection, Row, named_params, params};

use super::{Day, DayDraft, DayId, Event, EventDraft, EventId, Host, HostDraft, HostId, HostRole};
use crate::{
    error::{Error, OrMissing, Problems, Result},
    lists::ById,
    registrations,
    store::{Change, Reading},
    text,
    time::{Date, TimeOfDay},
};

/// Answers what the file is about.
pub fn get(reading: &Reading<'_>, (): ()) -> Result<Event> {
    event(reading)
}

/// Changes the facts of the event. Days are added for new dates; a day with sessions stays.
pub fn save(change: &mut Change<'_>, draft: EventDraft) -> Result<Event> {
    draft.check()?;
    let before = event(change)?;
    write(change, before.id, &draft)?;
    add_days(change, &draft)?;
    remove_idle_days(change, &draft)?;
    change.title("event.change", draft.name_zh);
    event(change)
}

/// Begins an event in an empty file: its facts, its days, its categories and its signing key.
pub fn begin(change: &mut Change<'_>, draft: &EventDraft) -> Result<()> {
    write(change, EventId::new(change.now()), draft)?;
    add_days(change, draft)?;
    registrations::add_usual_categories(change)?;
    registrations::add_signing_key(change)?;
    change.title("event.add", draft.name_zh.clone());
    // The event cannot be taken back out of its own file.
    change.keep_for_good();
    Ok(())
}

fn write(change: &Change<'_>, id: EventId, draft: &EventDraft) -> Result<()> {
    change
        .prepare_cached(
            "INSERT INTO event (id, name_zh, name_en, starts_on, ends_on, venue_zh, venue_en,
               address, time_zone, welcome_zh, welcome_en, notes)
             VALUES (:id, :name_zh, :name_en, :starts_on, :ends_on, :venue_zh, :venue_en,
               :address, :time_zone, :welcome_zh, :welcome_en, :notes)
             ON CONFLICT (id) DO UPDATE SET name_zh = :name_zh, name_en = :name_en,
               starts_on = :starts_on, ends_on = :ends_on, venue_zh = :venue_zh,
               venue_en = :venue_en, address = :address, time_zone = :time_zone,
               welcome_zh = :welcome_zh, welcome_en = :welcome_en, notes = :notes",
        )?
        .execute(named_params! {
            ":id": id,
            ":name_zh": text::title(&draft.name_zh),
            ":name_en": text::title(&draft.name_en),
            ":starts_on": draft.starts_on,
            ":ends_on": draft.ends_on,
            ":venue_zh": text::title(&draft.venue_zh),
            ":venue_en": text::title(&draft.venue_en),
            ":address": text::title(&draft.address),
            ":time_zone": draft.time_zone,
            ":welcome_zh": text::paragraphs(&draft.welcome_zh),
            ":welcome_en": text::paragraphs(&draft.welcome_en),
            ":notes": text::paragraphs(&draft.notes),
        })?;
    Ok(())
}

fn add_days(change: &Change<'_>, draft: &EventDraft) -> Result<()> {
    let (Some(first), Some(last)) = (draft.starts_on, draft.ends_on) else { return Ok(()) };
    for date in first.0.iter_days().take_while(|date| *date <= last.0) {
        change
            .prepare_cached(
                "INSERT INTO days (id, date) VALUES (?1, ?2) ON CONFLICT (date) DO NOTHING",
            )?
            .execute(params![DayId::new(change.now()), Date(date)])?;
    }
    Ok(())
}

fn remove_idle_days(change: &Change<'_>, draft: &EventDraft) -> Result<()> {
    change.execute(
        "DELETE FROM days WHERE NOT date BETWEEN ?1 AND ?2
         AND NOT EXISTS (SELECT 1 FROM sessions WHERE substr(starts_at, 1, 10) = days.date)",
        params![draft.starts_on, draft.ends_on],
    )?;
    Ok(())
}

/// Lists the days in order.
pub fn list_days(reading: &Reading<'_>, (): ()) -> Result<Vec<Day>> {
    days(reading)
}

/// Answers one day.
pub fn get_day(reading: &Reading<'_>, request: ById<DayId>) -> Result<Day> {
    day_of(reading, request.id)
}

/// Adds or changes a day.
pub fn save_day(change: &mut Change<'_>, draft: DayDraft) -> Result<Day> {
    draft.check()?;
    let id = match draft.id {
        Some(id) => day_of(change, id)?.id,
        None => DayId::new(change.now()),
    };
    let taken: bool = change.query_row(
        "SELECT EXISTS (SELECT 1 FROM days WHERE date = ?1 AND id <> ?2)",
        params![draft.date, id],
        |row| row.get(0),
    )?;
    let mut problems = Problems::default();
    problems.demand(!taken, "date", "taken");
    problems.done()?;
    change
        .prepare_cached(
            "INSERT INTO days (id, date, name_zh, name_en, opens_at, closes_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET date = ?2, name_zh = ?3, name_en = ?4,
               opens_at = ?5, closes_at = ?6",
        )?
        .execute(params![
            id,
            draft.date,
            text::title(&draft.name_zh),
            text::title(&draft.name_en),
            draft.opens_at,
            draft.closes_at
        ])?;
    let title = if draft.id.is_some() { "days.change" } else { "days.add" };
    change.title(title, draft.date.to_string());
    day_of(change, id)
}

/// Removes a day without sessions.
pub fn remove_day(change: &mut Change<'_>, request: ById<DayId>) -> Result<()> {
    let day = day_of(change, request.id)?;
    let sessions: u32 = change.query_row(
        "SELECT COUNT(*) FROM sessions WHERE substr(starts_at, 1, 10) = ?1",
        [day.date],
        |row| row.get(0),
    )?;
    if sessions > 0 {
        return Err(Error::InUse { noun: "day", by: "sessions", count: sessions });
    }
    change.execute("DELETE FROM days WHERE id = ?1", [day.id])?;
    change.title("days.remove", day.date.to_string());
    Ok(())
}

/// Lists who holds the event, in the order of the cover.
pub fn list_hosts(reading: &Reading<'_>, (): ()) -> Result<Vec<Host>> {
    hosts(reading)
}

/// Answers one host.
pub fn get_host(reading: &Reading<'_>, request: ById<HostId>) -> Result<Host> {
    host_of(reading, request.id)
}

/// Adds or changes a host.
pub fn save_host(change: &mut Change<'_>, draft: HostDraft) -> Result<Host> {
    let id = match draft.id {
        Some(id) => host_of(change, id)?.id,
        None => HostId::new(change.now()),
    };
    let (known, taken): (bool, bool) = change.query_row(
        "SELECT EXISTS (SELECT 1 FROM organisations WHERE id = ?1),
           EXISTS (SELECT 1 FROM hosts WHERE organisation_id = ?1 AND role = ?2 AND id <> ?3)",
        params![draft.organisation_id, draft.role, id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let mut problems = Problems::default();
    problems.demand(known, "organisation_id", "unknown");
    problems.demand(!taken, "organisation_id", "twice");
    problems.done()?;
    change
        .prepare_cached(
            "INSERT INTO hosts (id, organisation_id, role, position) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET organisation_id = ?2, role = ?3, position = ?4",
        )?
        .execute(params![id, draft.organisation_id, draft.role, draft.position])?;
    let host = host_of(change, id)?;
    let title = if draft.id.is_some() { "hosts.change" } else { "hosts.add" };
    change.title(title, host.name_zh.clone());
    Ok(host)
}

/// Takes an organisation's part in holding the event away.
pub fn remove_host(change: &mut Change<'_>, request: ById<HostId>) -> Result<()> {
    let host = host_of(change, request.id)?;
    change.execute("DELETE FROM hosts WHERE id = ?1", [host.id])?;
    change.title("hosts.remove", host.name_zh);
    Ok(())
}

pub(super) fn event(db: &Connection) -> Result<Event> {
    db.prepare_cached("SELECT * FROM event")?
        .query_row([], |row| {
            Ok(Event {
                id: row.get("id")?,
                name_zh: row.get("name_zh")?,
                name_en: row.get("name_en")?,
                starts_on: row.get("starts_on")?,
                ends_on: row.get("ends_on")?,
                venue_zh: row.get("venue_zh")?,
                venue_en: row.get("venue_en")?,
                address: row.get("address")?,
                time_zone: row.get("time_zone")?,
                welcome_zh: row.get("welcome_zh")?,
                welcome_en: row.get("welcome_en")?,
                notes: row.get("notes")?,
            })
        })
        .or_missing("event")
}

pub(crate) fn days(db: &Connection) -> Result<Vec<Day>> {
    db.prepare_cached("SELECT * FROM days ORDER BY date")?.query_and_then([], day)?.collect()
}

fn day_of(db: &Connection, id: DayId) -> Result<Day> {
    db.prepare_cached("SELECT * FROM days WHERE id = ?1")?
        .query_and_then([id], day)?
        .next()
        .or_missing("day")?
}

fn day(row: &Row<'_>) -> Result<Day> {
    let (opens_at, closes_at): (TimeOfDay, TimeOfDay) =
        (row.get("opens_at")?, row.get("closes_at")?);
    Ok(Day {
        id: row.get("id")?,
        date: row.get("date")?,
        name_zh: row.get("name_zh")?,
        name_en: row.get("name_en")?,
        opens_at,
        closes_at,
    })
}

pub(super) fn hosts(db: &Connection) -> Result<Vec<Host>> {
    let mut hosts = db
        .prepare_cached(
            "SELECT hosts.*, name_zh, name_en FROM hosts
             JOIN organisations ON organisations.id = organisation_id
             ORDER BY hosts.position, hosts.id",
        )?
        .query_and_then([], host)?
        .collect::<Result<Vec<_>>>()?;
    hosts.sort_by_key(|host| HostRole::ALL.iter().position(|role| *role == host.role));
    Ok(hosts)
}

fn host_of(db: &Connection, id: HostId) -> Result<Host> {
    db.prepare_cached(
        "SELECT hosts.*, name_zh, name_en FROM hosts
         JOIN organisations ON organisations.id = organisation_id
         WHERE hosts.id = ?1",
    )?
    .query_and_then([id], host)?
    .next()
    .or_missing("host")?
}

fn host(row: &Row<'_>) -> Result<Host> {
    Ok(Host {
        id: row.get("id")?,
        organisation_id: row.get("organisation_id")?,
        name_zh: row.get("name_zh")?,
        name_en: row.get("name_en")?,
        role: row.get("role")?,
        position: row.get("position")?,
    })
}
