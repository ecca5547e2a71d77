//! Keeping the print log and looking back at it.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, named_params, params};

use super::{
    DiscardRequest, NewRun, PrintId, PrintLog, PrintLogRequest, PrintRun, PrintRunId, Printing,
    Reprint, Snapshot, Subject,
};
use crate::{
    error::{OrMissing, Problems, Result},
    lists::{ById, piece},
    registrations::{self, RegistrationId},
    store::{Change, Reading},
    text,
    time::{Date, Moment, TimeOfDay},
    venue::RoomId,
};

/// The columns of a [`PrintRun`], from `print_runs AS run`.
macro_rules! columns {
    () => {
        "run.*, (SELECT COUNT(*) FROM prints WHERE run_id = run.id) AS pieces,
         (SELECT json_group_array(name) FROM (
           SELECT name FROM prints WHERE run_id = run.id ORDER BY id LIMIT 3)) AS names
         FROM print_runs AS run"
    };
}

/// What the log is narrowed by.
macro_rules! narrowed {
    () => {
        " WHERE (:station IS NULL OR station = :station)
          AND (:document IS NULL OR document = :document)
          AND (:first IS NULL OR (at >= :first AND at < :last))"
    };
}

/// Keeps what has just come out. Paper cannot be taken back, and so the log is not undone either.
pub fn record(
    change: &mut Change<'_>,
    run: &NewRun<'_>,
    snapshots: &[Snapshot],
) -> Result<PrintRunId> {
    let id = PrintRunId::new(change.now());
    let author = change.author();
    change
        .prepare_cached(
            "INSERT INTO print_runs (id, at, station, operator, document, options, chosen, target,
               place, copies, pages, reason, reason_words)
             VALUES (:id, :at, :station, :operator, :document, :options, :chosen, :target,
               :place, :copies, :pages, :reason, :reason_words)",
        )?
        .execute(named_params! {
            ":id": id,
            ":at": change.now(),
            ":station": author.station,
            ":operator": author.operator,
            ":document": run.document,
            ":options": run.options,
            ":chosen": run.chosen.as_ref().map(serde_json::to_string).transpose()?,
            ":target": run.target,
            ":place": run.place,
            ":copies": run.copies,
            ":pages": run.pages,
            ":reason": run.reprint.map(|reprint| reprint.reason),
            ":reason_words": run.reprint.map(|again| text::paragraphs(&again.words)).unwrap_or_default(),
        })?;
    for snapshot in snapshots {
        insert(change, id, snapshot)?;
    }
    let pages = run.pages as usize;
    match snapshots {
        [] => change.title("prints.print_pages", pages.to_string()),
        [only] => change.title("prints.print", only.name.clone()),
        many => change.title("prints.print_many", many.len().to_string()),
    }
    change.count(if snapshots.is_empty() { pages } else { snapshots.len() });
    change.keep_for_good();
    Ok(id)
}

fn insert(change: &Change<'_>, run: PrintRunId, snapshot: &Snapshot) -> Result<()> {
    let subject = snapshot.subject;
    // Somebody may have removed whom it is for while it was being printed.
    change
        .prepare_cached(
            "INSERT INTO prints (id, run_id, registration_id, person_id, organisation_id, booth_id,
               session_id, room_id, day, name, issue, snapshot)
             VALUES (:id, :run_id,
               (SELECT id FROM registrations WHERE :kind = 'registration' AND id = :subject),
               (SELECT id FROM people WHERE :kind = 'person' AND id = :subject),
               (SELECT id FROM organisations WHERE :kind = 'organisation' AND id = :subject),
               (SELECT id FROM booths WHERE :kind = 'booth' AND id = :subject),
               (SELECT id FROM sessions WHERE :kind = 'session' AND id = :subject),
               (SELECT id FROM rooms WHERE :kind = 'room' AND id = :subject),
               :day, :name, :issue, :snapshot)",
        )?
        .execute(named_params! {
            ":id": PrintId::new(change.now()),
            ":run_id": run,
            ":kind": subject.kind(),
            ":subject": subject.id(),
            ":day": subject.day(),
            ":name": snapshot.name,
            ":issue": snapshot.issue,
            ":snapshot": snapshot.hash,
        })?;
    Ok(())
}

/// Issues badges anew: those printed before no longer admit.
pub fn reissue(change: &mut Change<'_>, ids: &[RegistrationId], reprint: &Reprint) -> Result<()> {
    reprint.check()?;
    let mut problems = Problems::default();
    for id in ids {
        problems.demand(raise_issue(change, *id)?, "issue", "out_of_range");
    }
    problems.done()?;
    match ids {
        [only] => {
            let name = registrations::detail(change, *only)?.person.full_name;
            change.title("registrations.reissue", name);
        }
        many => change.title("registrations.reissue_many", many.len().to_string()),
    }
    change.count(ids.len());
    Ok(())
}

/// Raises the issue of a badge. Says whether there was one left.
///
/// An issue that was printed is never given again, not even after an undo.
pub(crate) fn raise_issue(change: &Change<'_>, id: RegistrationId) -> Result<bool> {
    let raised = change
        .prepare_cached(
            "UPDATE registrations SET issue = 1 + MAX(issue,
               COALESCE((SELECT MAX(issue) FROM prints WHERE registration_id = ?1), 0))
             WHERE id = ?1 AND 255 > MAX(issue,
               COALESCE((SELECT MAX(issue) FROM prints WHERE registration_id = ?1), 0))",
        )?
        .execute([id])?;
    Ok(raised > 0)
}

/// Says of a run that nothing usable came out, so that it does not count as printed; or takes
/// that back.
pub fn discard(change: &mut Change<'_>, request: DiscardRequest) -> Result<PrintRun> {
    let before = run_of(change, request.id)?;
    if before.discarded_at.is_some() != request.discarded {
        let at = request.discarded.then(|| change.now());
        change
            .prepare_cached("UPDATE print_runs SET discarded_at = ?2 WHERE id = ?1")?
            .execute(params![request.id, at])?;
    }
    let title = if request.discarded { "prints.discard" } else { "prints.keep" };
    let count = if before.pieces == 0 { before.pages } else { before.pieces };
    change.title(title, count.to_string());
    change.count(count as usize);
    run_of(change, request.id)
}

/// Lists the runs, the latest first.
pub fn list(reading: &Reading<'_>, request: PrintLogRequest) -> Result<PrintLog> {
    let [first, last] = match request.day {
        Some(day) => instants(reading, day)?.map(Some),
        None => [None, None],
    };
    let total = reading
        .prepare_cached(concat!("SELECT COUNT(*) FROM print_runs AS run ", narrowed!()))?
        .query_row(
            named_params! {
                ":station": request.station, ":document": request.document,
                ":first": first, ":last": last,
            },
            |row| row.get(0),
        )?;
    let stations = reading
        .prepare_cached("SELECT DISTINCT station FROM print_runs ORDER BY station")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let rows = reading
        .prepare_cached(concat!(
            "SELECT ",
            columns!(),
            narrowed!(),
            " ORDER BY at DESC, run.id DESC LIMIT :limit OFFSET :offset"
        ))?
        .query_and_then(
            named_params! {
                ":station": request.station, ":document": request.document,
                ":first": first, ":last": last,
                ":limit": piece(request.limit), ":offset": request.offset.unwrap_or(0),
            },
            run,
        )?
        .collect::<Result<_>>()?;
    Ok(PrintLog { total, rows, stations })
}

/// Lists what was printed for a registration, the latest first.
pub fn of_registration(
    reading: &Reading<'_>,
    request: ById<RegistrationId>,
) -> Result<Vec<Printing>> {
    reading
        .prepare_cached(concat!(
            "SELECT piece.name, piece.issue, ",
            columns!(),
            " JOIN prints AS piece ON piece.run_id = run.id
             WHERE piece.registration_id = ?1 ORDER BY piece.id DESC"
        ))?
        .query_and_then([request.id], |row| {
            Ok(Printing { name: row.get("name")?, issue: row.get("issue")?, run: run(row)? })
        })?
        .collect()
}

/// Answers the subjects of a run in the order in which they were printed, without those that were
/// removed since.
pub fn subjects_of(db: &Connection, id: PrintRunId) -> Result<Vec<Subject>> {
    run_of(db, id)?;
    let subjects = db
        .prepare_cached("SELECT * FROM prints WHERE run_id = ?1 ORDER BY id")?
        .query_map([id], subject)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(subjects.into_iter().flatten().collect())
}

/// Answers what the pieces of a document showed when they were printed last.
pub fn last(db: &Connection, document: &str) -> Result<BTreeMap<Subject, String>> {
    let shown = db
        .prepare_cached(
            "SELECT prints.* FROM prints JOIN print_runs AS run ON run.id = run_id
             WHERE document = ?1 AND discarded_at IS NULL ORDER BY prints.id",
        )?
        .query_map([document], |row| Ok((subject(row)?, row.get("snapshot")?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    // A later row takes the place of an earlier one.
    Ok(shown.into_iter().filter_map(|(subject, hash)| Some((subject?, hash))).collect())
}

/// Answers one run.
pub fn run_of(db: &Connection, id: PrintRunId) -> Result<PrintRun> {
    db.prepare_cached(concat!("SELECT ", columns!(), " WHERE run.id = ?1"))?
        .query_and_then([id], run)?
        .next()
        .or_missing("print_run")?
}

/// Answers from when to when a day at the venue lasts.
fn instants(db: &Connection, day: Date) -> Result<[Moment; 2]> {
    let zone: String = db.query_row("SELECT time_zone FROM event", [], |row| row.get(0))?;
    let next = Date(day.0.succ_opt().unwrap_or(day.0));
    Ok([day, next].map(|day| day.at(TimeOfDay::midnight()).at_instant(&zone)))
}

fn run(row: &Row<'_>) -> Result<PrintRun> {
    Ok(PrintRun {
        id: row.get("id")?,
        at: row.get("at")?,
        station: row.get("station")?,
        operator: row.get("operator")?,
        document: row.get("document")?,
        options: row.get("options")?,
        // What a later version has chosen may mean nothing here.
        chosen: row
            .get::<_, Option<String>>("chosen")?
            .and_then(|chosen| serde_json::from_str(&chosen).ok()),
        target: row.get("target")?,
        place: row.get("place")?,
        copies: row.get("copies")?,
        pages: row.get("pages")?,
        pieces: row.get("pieces")?,
        names: serde_json::from_str(&row.get::<_, String>("names")?)?,
        reason: row.get("reason")?,
        reason_words: row.get("reason_words")?,
        discarded_at: row.get("discarded_at")?,
    })
}

/// Reads whom a row of `prints` is for; nobody once that was removed.
fn subject(row: &Row<'_>) -> rusqlite::Result<Option<Subject>> {
    if let Some(id) = row.get("registration_id")? {
        return Ok(Some(Subject::Registration(id)));
    }
    if let Some(id) = row.get("person_id")? {
        return Ok(Some(Subject::Person(id)));
    }
    if let Some(id) = row.get("organisation_id")? {
        return Ok(Some(Subject::Organisation(id)));
    }
    if let Some(id) = row.get("booth_id")? {
        return Ok(Some(Subject::Booth(id)));
    }
    if let Some(id) = row.get("session_id")? {
        return Ok(Some(Subject::Session(id)));
    }
    let room: Option<RoomId> = row.get("room_id")?;
    let day: Option<Date> = row.get("day")?;
    Ok(room.zip(day).map(|(id, day)| Subject::Room(id, day)))
}
