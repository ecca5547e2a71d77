//! session.json of OPass, which conferences in Taiwan publish in two languages.

use serde_json::Value;

use super::{
    AgendaFormat,
    clock::Written,
    json::{Finder, first_of, languages, rows, string, text},
    read_json::named,
    timetable::{Bilingual, Entry, Named, Timetable},
};
use crate::{
    error::{Error, ImportTrouble, Result},
    time::VenueTime,
};

/// The zone in which its conferences are held, for times in UTC.
const ZONE: &str = "Asia/Taipei";

/// Reads an agenda.
///
/// # Errors
/// [`ImportTrouble::BadValue`] for a session whose times cannot be read.
pub fn read(file: &Value, finder: &mut Finder<'_>) -> Result<Timetable> {
    let sessions = rows(&file["sessions"]);
    let address =
        sessions.iter().map(|session| string(&session["uri"])).find(|uri| !uri.is_empty());
    let site = address.and_then(|uri| uri.rsplit_once('/')).map_or("opass", |(site, _)| site);
    let mut timetable = Timetable::new(AgendaFormat::OpassJson, site);
    for session in sessions {
        let entry = entry(&timetable, file, session, finder)?;
        timetable.add(entry)?;
    }
    Ok(timetable)
}

fn entry(
    timetable: &Timetable,
    file: &Value,
    session: &Value,
    finder: &mut Finder<'_>,
) -> Result<Entry> {
    let id = text(&session["id"]);
    let line = finder.line_of(&format!("\"{id}\""));
    let called = |list: &str, id: &Value| {
        rows(&file[list]).iter().find(|row| row["id"] == *id).map(|row| in_both(row, "name"))
    };
    let kind = called("session_types", &session["type"]).unwrap_or_default();
    let starts_at = time(session, "start", line)?;
    let ends_at = time(session, "end", line)?;
    let minutes = starts_at.zip(ends_at).map(|(start, end)| end.minutes_since(start));
    let minutes = minutes.filter(|minutes| (1..=1440).contains(minutes)).unwrap_or(30);
    let mut rooms = vec![&session["room"]];
    rooms.extend(rows(&session["broadcast"]).iter().filter(|room| **room != session["room"]));
    Ok(Entry {
        line,
        id: timetable.session_id("", &id),
        title: in_both(session, "title"),
        about: in_both(session, "description"),
        starts_at,
        minutes: u32::try_from(minutes).unwrap_or(30),
        rooms: rooms
            .into_iter()
            .map(|room| {
                called("rooms", room).map_or_else(|| Named::only(string(room)), |room| named(&room))
            })
            .collect(),
        track: kind.any().to_owned(),
        kind: format!("{} {}", kind.en, kind.zh),
        language: text(&session["language"]),
        people: rows(&session["speakers"]).iter().map(|speaker| person(file, speaker)).collect(),
        links: ["slide", "record", "live", "qa", "co_write"]
            .map(|name| text(&session[name]))
            .into_iter()
            .filter(|link| !link.is_empty())
            .collect(),
    })
}

fn time(session: &Value, name: &str, line: u32) -> Result<Option<VenueTime>> {
    match string(&session[name]) {
        "" => Ok(None),
        text => Written::read(text)
            .map(|time| time.at_venue(ZONE))
            .ok_or_else(|| Error::import(ImportTrouble::BadValue, line, name, text)),
    }
}

fn person(file: &Value, speaker: &Value) -> Named {
    let found = rows(&file["speakers"]).iter().find(|row| row["id"] == *speaker);
    let Some(row) = found else { return Named::only(string(speaker)) };
    let about = in_both(row, "bio");
    let name = in_both(row, "name");
    let name =
        if name.any().is_empty() { Bilingual::by_script(&first_of(row, &["name"])) } else { name };
    Named { id: text(&row["id"]), about: about.any().to_owned(), ..named(&name) }
}

fn in_both(row: &Value, field: &str) -> Bilingual {
    let zh = string(&row["zh"][field]);
    let en = string(&row["en"][field]);
    if zh.is_empty() && en.is_empty() { languages(&row[field]) } else { Bilingual::both(zh, en) }
}
