//! Taking an agenda in from a file, and giving it out to one.

use std::{fs, path::Path};

use super::{
    AgendaExportRequest, AgendaExported, AgendaFormat, AgendaImportRequest, AgendaImported,
    merge::merge, outgoing::Outgoing, read_calendar, read_json, read_table, read_xml,
    timetable::Timetable, write_calendar, write_json, write_table, write_xml,
};
use crate::{
    agenda,
    app::Task,
    error::{Error, FileTrouble, ImportTrouble, Result},
    event,
    exchange::decode,
    outputs,
    store::Reading,
    time::Moment,
    venue,
};

/// Takes the agenda of a file in: all of it as one change, or nothing.
pub fn import(task: &Task<'_>, request: AgendaImportRequest) -> Result<AgendaImported> {
    let path = Path::new(&request.path);
    let timetable = read(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut told = None;
    let done = task.app.change(task.asking, "agenda.import", |change| {
        let answer = merge(change, task, timetable)?;
        change.title("agenda.import", name);
        change.count((answer.new + answer.updated) as usize);
        told = Some(answer);
        // What fails is forgotten as if it had never been.
        if request.dry_run { Err(Error::Cancelled) } else { Ok(()) }
    });
    match (told, done) {
        (Some(told), Ok(())) => Ok(told),
        (Some(told), Err(Error::Cancelled)) if request.dry_run => Ok(told),
        (_, Err(error)) => Err(error),
        (None, Ok(())) => Err(Error::Broken("agenda.import".to_owned())),
    }
}

fn read(path: &Path) -> Result<Timetable> {
    let size = fs::metadata(path).map_err(|_| Error::file(FileTrouble::Missing, path))?.len();
    if size > decode::LARGEST {
        return Err(Error::import(ImportTrouble::TooLarge, 1, "", ""));
    }
    if is_table(path) {
        return with_sessions(read_table::read(path)?);
    }
    let bytes = fs::read(path).map_err(|_| Error::file(FileTrouble::Unreadable, path))?;
    let text = decode::text(&bytes)?;
    let timetable = match text.trim_start().chars().next() {
        Some('<') => read_xml::read(&text)?,
        Some('{' | '[') => read_json::read(&text)?,
        Some(_) if is_calendar(&text) => read_calendar::read(&text)?,
        _ => {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            return Err(Error::import(ImportTrouble::UnknownFormat, 1, "", &name));
        }
    };
    with_sessions(timetable)
}

fn with_sessions(timetable: Timetable) -> Result<Timetable> {
    if timetable.entries.is_empty() {
        return Err(Error::import(ImportTrouble::NoSessions, 1, "", ""));
    }
    Ok(timetable)
}

fn is_table(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    ["xlsx", "xls", "xlsb", "ods", "csv", "tsv"].contains(&ending.as_str())
}

fn is_calendar(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(read_calendar::BEGIN.len()).collect();
    start.eq_ignore_ascii_case(read_calendar::BEGIN)
}

/// Writes the agenda to a file; its ending says in which form.
pub fn export(task: &Task<'_>, request: AgendaExportRequest) -> Result<AgendaExported> {
    let path = Path::new(&request.path);
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if ending == "xlsx" {
        let (agenda, left_out) = task.app.store()?.read(|reading| outgoing(reading, &request))?;
        write_table::write(&agenda, path)?;
        let sessions = u32::try_from(agenda.sessions.len()).unwrap_or(u32::MAX);
        let format = AgendaFormat::Table;
        return Ok(AgendaExported { path: request.path, format, sessions, left_out });
    }
    let (format, write): (_, fn(&Outgoing, Moment) -> String) = match &*ending {
        "xml" => (AgendaFormat::ScheduleXml, |agenda, _| write_xml::write(agenda)),
        "json" => (AgendaFormat::ScheduleJson, |agenda, _| write_json::write(agenda)),
        "ics" => (AgendaFormat::Calendar, write_calendar::write),
        _ => {
            return Err(Error::ExportForm { ending, known: ".xlsx, .ics, .xml, .json" });
        }
    };
    let (agenda, left_out) = task.app.store()?.read(|reading| outgoing(reading, &request))?;
    outputs::write(path, write(&agenda, task.app.now()).as_bytes())?;
    let sessions = u32::try_from(agenda.sessions.len()).unwrap_or(u32::MAX);
    Ok(AgendaExported { path: request.path, format, sessions, left_out })
}

fn outgoing(reading: &Reading<'_>, request: &AgendaExportRequest) -> Result<(Outgoing, u32)> {
    let mut sessions = agenda::sessions(reading)?;
    sessions.retain(|session| {
        request.room_id.is_none_or(|id| session.room_ids.contains(&id))
            && request.track_id.is_none_or(|id| session.track_id == Some(id))
            && request
                .person_id
                .is_none_or(|id| session.roles.iter().any(|role| role.person_id == id))
    });
    let all = sessions.len();
    // A table has a place for what has no time yet.
    let is_table = request.path.to_lowercase().ends_with(".xlsx");
    sessions.retain(|session| is_table || session.starts_at.is_some());
    let left_out = u32::try_from(all - sessions.len()).unwrap_or(u32::MAX);
    let agenda = Outgoing {
        event: event::get(reading, ())?,
        days: event::days(reading)?,
        rooms: venue::rooms(reading)?,
        tracks: agenda::tracks(reading)?,
        sessions,
        edition: agenda::current_edition(reading)?.map_or(0, |(number, _)| number),
    };
    Ok((agenda, left_out))
}
