//! Recording scans and looking back at them.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{
    Checkin, CheckinCounters, CheckinId, CheckinKind, CheckinRow, CheckinsRequest, Guest,
    RefusalReason, ScanAnswer, ScanRequest, Standing, UndoScanRequest, Verdict, decide,
};
use crate::{
    error::{Error, OrMissing, Problems, Result},
    event,
    lists::{Rows, piece},
    registrations::{self, RegistrationId, Token, badge_number, serial_of},
    store::{Change, Reading},
    text,
    time::Moment,
};

/// The columns of a [`Checkin`], from `checkins AS entry`.
macro_rules! columns {
    () => {
        "entry.id AS checkin_id, entry.kind, entry.at, entry.station, entry.operator, entry.reason,
         EXISTS (SELECT 1 FROM checkins AS later WHERE later.undoes_id = entry.id) AS undone
         FROM checkins AS entry"
    };
}

/// What was found behind a scan.
struct Found {
    registration: Option<RegistrationId>,
    claimed_issue: Option<u8>,
    token_kid: Option<u8>,
    is_forged: bool,
}

/// Decides on a scan and records what happened, in one step.
pub fn record(change: &mut Change<'_>, request: ScanRequest) -> Result<ScanAnswer> {
    if let Some(id) = request.id
        && let Some(answer) = answered(change, id)?
    {
        return Ok(answer);
    }
    let found = find(change, &request)?;
    let id = request.id.unwrap_or_else(|| CheckinId::new(change.now()));
    let reason = request.override_reason.as_deref().map(text::line).unwrap_or_default();
    let (verdict, refusal) = verdict_on(change, &found)?;
    let kind = match verdict {
        Verdict::Welcome => CheckinKind::Entry,
        _ if found.registration.is_some() && !reason.is_empty() => CheckinKind::Override,
        _ => CheckinKind::Failed,
    };
    let first = found.registration.map(|id| inside(change, id)).transpose()?.flatten();
    let noted = if kind == CheckinKind::Failed { word_of(verdict, refusal) } else { reason };
    let admitted = kind != CheckinKind::Failed;
    insert(change, id, kind, &found, None, admitted, &noted)?;
    if let Some(id) = found.registration.filter(|_| admitted) {
        registrations::has_come(change, id)?;
    }
    let guest = found.registration.map(|id| guest(change, id)).transpose()?;
    let subject = guest.as_ref().map(|guest| guest.full_name.clone()).unwrap_or_default();
    change.title(if admitted { "checkins.record" } else { "checkins.refuse" }, subject);
    change.keep_for_good();
    let (verdict, reason) =
        if kind == CheckinKind::Override { (Verdict::Welcome, None) } else { (verdict, refusal) };
    Ok(ScanAnswer { id, verdict, reason, at: change.now(), guest, first })
}

/// Takes an entry back. The entry stays in the record, and so does the undoing.
pub fn undo(change: &mut Change<'_>, request: UndoScanRequest) -> Result<Checkin> {
    let (checkin, registration) = change
        .prepare_cached(concat!("SELECT registration_id, ", columns!(), " WHERE entry.id = ?1"))?
        .query_row([request.id], |row| {
            Ok((checkin(row)?, row.get::<_, Option<RegistrationId>>("registration_id")?))
        })
        .or_missing("checkin")?;
    let is_entry = matches!(checkin.kind, CheckinKind::Entry | CheckinKind::Override);
    if !is_entry || checkin.undone {
        return Err(Error::NothingToUndo);
    }
    let found = Found { registration, claimed_issue: None, token_kid: None, is_forged: false };
    let id = CheckinId::new(change.now());
    insert(change, id, CheckinKind::Undo, &found, Some(checkin.id), false, &request.reason)?;
    let name = registration.map(|id| guest(change, id)).transpose()?.map(|guest| guest.full_name);
    change.title("checkins.undo", name.unwrap_or_default());
    change.keep_for_good();
    Ok(Checkin { undone: true, ..checkin })
}

/// Lists what came last at the doors.
pub fn list(reading: &Reading<'_>, request: CheckinsRequest) -> Result<Rows<CheckinRow>> {
    let total = match &request.station {
        Some(station) => reading
            .prepare_cached("SELECT COUNT(*) FROM checkins WHERE station = ?1")?
            .query_row([station], |row| row.get(0))?,
        None => reading.query_row("SELECT COUNT(*) FROM checkins", [], |row| row.get(0))?,
    };
    let rows = reading
        .prepare_cached(concat!(
            "SELECT registration_id, serial, full_name, name_zh AS organisation_zh,
               name_en AS organisation_en, ",
            columns!(),
            " LEFT JOIN registrations ON registrations.id = registration_id
             LEFT JOIN people ON people.id = person_id
             LEFT JOIN organisations ON organisations.id = organisation_id
             WHERE ?1 IS NULL OR station = ?1 ORDER BY at DESC, entry.id DESC LIMIT ?2 OFFSET ?3"
        ))?
        .query_and_then(
            params![request.station, piece(request.limit), request.offset.unwrap_or(0)],
            |row| -> Result<CheckinRow> {
                let text = |name: &str| -> rusqlite::Result<String> {
                    Ok(row.get::<_, Option<String>>(name)?.unwrap_or_default())
                };
                Ok(CheckinRow {
                    checkin: checkin(row)?,
                    registration_id: row.get("registration_id")?,
                    full_name: text("full_name")?,
                    organisation_zh: text("organisation_zh")?,
                    organisation_en: text("organisation_en")?,
                    badge_number: row
                        .get::<_, Option<u32>>("serial")?
                        .map(badge_number)
                        .unwrap_or_default(),
                })
            },
        )?
        .collect::<Result<_>>()?;
    Ok(Rows { total, rows })
}

/// Answers the numbers at the top of the check-in page.
pub fn counters(reading: &Reading<'_>, (): ()) -> Result<CheckinCounters> {
    count(reading, reading.now())
}

pub(crate) fn count(db: &Connection, now: Moment) -> Result<CheckinCounters> {
    let recently = Moment(now.0 - chrono::Duration::minutes(5));
    Ok(db
        .prepare_cached(concat!(
            include_str!("../registrations/inside.sql"),
            "SELECT
               (SELECT COUNT(*) FROM registrations
                WHERE state IN ('registered', 'approved', 'confirmed', 'no_show')) AS expected,
               (SELECT COUNT(*) FROM inside) AS admitted,
               (SELECT COUNT(*) FROM inside WHERE admitted_at >= ?1) AS last_five_minutes"
        ))?
        .query_row([recently], |row| {
            Ok(CheckinCounters {
                expected: row.get("expected")?,
                admitted: row.get("admitted")?,
                last_five_minutes: row.get("last_five_minutes")?,
            })
        })?)
}

pub(crate) fn of_registration(db: &Connection, id: RegistrationId) -> Result<Vec<Checkin>> {
    Ok(db
        .prepare_cached(concat!(
            "SELECT ",
            columns!(),
            " WHERE registration_id = ?1 ORDER BY at DESC, entry.id DESC"
        ))?
        .query_map([id], checkin)?
        .collect::<rusqlite::Result<_>>()?)
}

fn find(db: &Connection, request: &ScanRequest) -> Result<Found> {
    let nobody =
        Found { registration: None, claimed_issue: None, token_kid: None, is_forged: false };
    if let Some(id) = request.registration_id {
        registrations::detail(db, id)?;
        return Ok(Found { registration: Some(id), ..nobody });
    }
    let Some(code) = &request.code else {
        let mut problems = Problems::default();
        problems.add("code", "required");
        problems.done()?;
        return Ok(nobody);
    };
    let digits: String =
        text::line(code).chars().filter(|character| !character.is_whitespace()).collect();
    if let Some(serial) = serial_of(&digits) {
        let registration = of_serial(db, serial)?.map(|(id, _)| id);
        return Ok(Found { registration, ..nobody });
    }
    let token = Token(digits);
    let Some(kid) = token.kid() else { return Ok(nobody) };
    let Some(key) = registrations::signing_key(db, kid)? else {
        return Ok(Found { is_forged: true, ..nobody });
    };
    let event: event::EventId = db.query_row("SELECT id FROM event", [], |row| row.get(0))?;
    match token.verify(&key.verifying_key(), event) {
        Err(_) => Ok(Found { is_forged: true, ..nobody }),
        Ok(payload) => {
            let found = of_serial(db, payload.serial)?;
            let registration = found.map(|(id, _)| id);
            // How often another badge was printed says nothing of this one.
            let is_own = found.is_none_or(|(_, is_own)| is_own);
            let claimed_issue = is_own.then_some(payload.issue);
            Ok(Found { registration, claimed_issue, token_kid: Some(kid), is_forged: false })
        }
    }
}

/// Finds whose badge has a number, and says whether it is still theirs: a registration that has become
/// part of another one leaves its number behind.
fn of_serial(db: &Connection, serial: u32) -> Result<Option<(RegistrationId, bool)>> {
    Ok(db
        .prepare_cached(
            "SELECT id, 1 FROM registrations WHERE serial = ?1
             UNION ALL SELECT registration_id, 0 FROM former_references WHERE external_id = ?2
             LIMIT 1",
        )?
        .query_row(params![serial, badge_number(serial)], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

fn verdict_on(db: &Connection, found: &Found) -> Result<(Verdict, Option<RefusalReason>)> {
    if found.is_forged {
        return Ok((Verdict::Refused, Some(RefusalReason::Forged)));
    }
    let Some(id) = found.registration else { return Ok((Verdict::Unknown, None)) };
    let registration = registrations::detail(db, id)?.registration;
    Ok(decide(Standing {
        state: registration.state,
        issue: registration.issue,
        claimed_issue: found.claimed_issue,
        is_inside: inside(db, id)?.is_some(),
    }))
}

fn word_of(verdict: Verdict, reason: Option<RefusalReason>) -> String {
    reason.map_or(verdict.word(), RefusalReason::word).to_owned()
}

/// Answers the check-in by which somebody is inside, if they are.
pub(crate) fn inside(db: &Connection, id: RegistrationId) -> Result<Option<Checkin>> {
    let mut entries = of_registration(db, id)?;
    entries.retain(|entry| {
        matches!(entry.kind, CheckinKind::Entry | CheckinKind::Override) && !entry.undone
    });
    Ok(entries.pop())
}

/// Answers again what was answered to a scan that a station sends a second time.
fn answered(db: &Connection, id: CheckinId) -> Result<Option<ScanAnswer>> {
    let known = db
        .prepare_cached(concat!("SELECT registration_id, ", columns!(), " WHERE entry.id = ?1"))?
        .query_row([id], |row| {
            Ok((checkin(row)?, row.get::<_, Option<RegistrationId>>("registration_id")?))
        })
        .optional()?;
    let Some((checkin, registration)) = known else { return Ok(None) };
    let admitted = matches!(checkin.kind, CheckinKind::Entry | CheckinKind::Override);
    let reason = RefusalReason::from_word(&checkin.reason);
    let verdict = match Verdict::from_word(&checkin.reason) {
        _ if admitted => Verdict::Welcome,
        Some(verdict) => verdict,
        None => Verdict::Refused,
    };
    Ok(Some(ScanAnswer {
        id,
        verdict,
        reason: if admitted { None } else { reason },
        at: checkin.at,
        guest: registration.map(|id| guest(db, id)).transpose()?,
        first: registration.map(|id| inside(db, id)).transpose()?.flatten(),
    }))
}

fn insert(
    change: &Change<'_>,
    id: CheckinId,
    kind: CheckinKind,
    found: &Found,
    undoes: Option<CheckinId>,
    admitted: bool,
    reason: &str,
) -> Result<()> {
    let author = change.author();
    change
        .prepare_cached(
            "INSERT INTO checkins (id, station, station_seq, registration_id, kind, undoes_id, at,
               token_kid, claim, outcome, operator, reason)
             SELECT ?1, ?2, COALESCE(MAX(station_seq), 0) + 1, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9, ?10
             FROM checkins WHERE station = ?2",
        )?
        .execute(params![
            id,
            author.station,
            found.registration,
            kind,
            undoes,
            change.now(),
            found.token_kid,
            admitted,
            author.operator,
            reason
        ])?;
    Ok(())
}

fn guest(db: &Connection, id: RegistrationId) -> Result<Guest> {
    let waiting_place = registrations::waiting_place(db, &registrations::registration_of(db, id)?)?;
    db.prepare_cached(
        "SELECT registrations.id, serial, full_name, latin_name, position_zh, phone, photo_id,
           organisations.name_zh AS organisation_zh, organisations.name_en AS organisation_en,
           categories.name_zh AS category_zh, categories.name_en AS category_en, color
         FROM registrations JOIN people ON people.id = person_id
         JOIN categories ON categories.id = category_id
         LEFT JOIN organisations ON organisations.id = organisation_id
         WHERE registrations.id = ?1",
    )?
    .query_row([id], |row| {
        let phone: String = row.get("phone")?;
        let skipped = phone.chars().count().saturating_sub(4);
        Ok(Guest {
            registration_id: row.get("id")?,
            badge_number: badge_number(row.get("serial")?),
            full_name: row.get("full_name")?,
            latin_name: row.get("latin_name")?,
            organisation_zh: row.get::<_, Option<_>>("organisation_zh")?.unwrap_or_default(),
            organisation_en: row.get::<_, Option<_>>("organisation_en")?.unwrap_or_default(),
            position_zh: row.get("position_zh")?,
            category_zh: row.get("category_zh")?,
            category_en: row.get("category_en")?,
            color: row.get("color")?,
            photo_id: row.get("photo_id")?,
            phone_tail: phone.chars().skip(skipped).collect(),
            waiting_place,
        })
    })
    .or_missing("registration")
}

fn checkin(row: &Row<'_>) -> rusqlite::Result<Checkin> {
    Ok(Checkin {
        id: row.get("checkin_id")?,
        kind: row.get("kind")?,
        at: row.get("at")?,
        station: row.get("station")?,
        operator: row.get("operator")?,
        reason: row.get("reason")?,
        undone: row.get("undone")?,
    })
}
