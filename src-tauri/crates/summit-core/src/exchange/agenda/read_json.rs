//! schedule.json of frab and pretalx, the talks of pretalx's interface, and session.json of OPass.

use serde_json::Value;

use super::{
    AgendaFormat,
    clock::Written,
    json::{Finder, first_of, languages, parse, rows, string, text},
    read_schedule::{Event, Frame, GENERATOR, day_change},
    timetable::{Bilingual, Named, Timetable},
};
use crate::{
    error::{Error, ImportTrouble, Result},
    time::Date,
};

/// Reads an agenda in any of these forms.
///
/// # Errors
/// Every kind of [`ImportTrouble`] that a text can have.
pub fn read(source: &str) -> Result<Timetable> {
    let file = parse(source)?;
    let mut finder = Finder::new(source);
    if file["schedule"]["conference"].is_object() {
        return schedule(&file, &mut finder);
    }
    if file["sessions"].is_array() {
        return super::read_opass::read(&file, &mut finder);
    }
    let mut timetable = Timetable::new(AgendaFormat::PretalxJson, "pretalx");
    talks(&mut timetable, &file, &mut finder)?;
    if timetable.entries.is_empty() {
        let keys = file.as_object().and_then(|file| file.keys().next());
        let key = keys.map_or("", String::as_str);
        return Err(Error::import(ImportTrouble::OtherDialect, 1, key, key));
    }
    Ok(timetable)
}

fn schedule(file: &Value, finder: &mut Finder<'_>) -> Result<Timetable> {
    let conference = &file["schedule"]["conference"];
    let name = first_of(conference, &["acronym", "title"]);
    let mut timetable = Timetable::new(AgendaFormat::ScheduleJson, &name);
    let zone = string(&conference["time_zone_name"]);
    let frame = Frame {
        day: None,
        day_change: day_change(string(&conference["day_change"])),
        time_zone: if zone.is_empty() { "UTC" } else { zone },
        is_ours: file["generator"]["name"] == GENERATOR,
    };
    timetable.tracks = rows(&conference["tracks"])
        .iter()
        .map(|track| Named { about: text(&track["color"]), ..Named::only(string(&track["name"])) })
        .collect();
    let known = rows(&conference["rooms"]);
    let days = [&conference["days"], &file["schedule"]["days"]];
    for day in days.into_iter().flat_map(rows) {
        let frame = Frame { day: date(day, finder)?, ..frame };
        for (name, events) in day["rooms"].as_object().into_iter().flatten() {
            let room = known.iter().find(|room| room["name"] == **name);
            let room = Named {
                id: room.map_or(String::new(), |room| text(&room["guid"])),
                seats: room.and_then(|room| seats(&room["capacity"])),
                ..Named::only(name)
            };
            for value in rows(events) {
                take(&mut timetable, value, frame, &room, finder)?;
            }
        }
    }
    Ok(timetable)
}

fn seats(value: &Value) -> Option<u32> {
    value.as_u64().and_then(|seats| u32::try_from(seats).ok())
}

fn date(day: &Value, finder: &mut Finder<'_>) -> Result<Option<Date>> {
    match string(&day["date"]) {
        "" => Ok(None),
        text => Written::read(text).map(|time| Some(time.date())).ok_or_else(|| {
            Error::import(ImportTrouble::BadValue, finder.line_of(text), "day date", text)
        }),
    }
}

fn take(
    timetable: &mut Timetable,
    value: &Value,
    frame: Frame<'_>,
    room: &Named,
    finder: &mut Finder<'_>,
) -> Result<()> {
    let (id, duration) = (text(&value["id"]), text(&value["duration"]));
    let tell = |name: &str| string(&value[name]);
    let mark = if tell("guid").is_empty() { &id } else { tell("guid") };
    let line = finder.line_of(mark);
    let links = ["links", "attachments"].into_iter().flat_map(|name| rows(&value[name]));
    timetable.take(
        Event {
            line,
            guid: tell("guid"),
            id: &id,
            date: tell("date"),
            start: tell("start"),
            duration: &duration,
            title: tell("title"),
            subtitle: tell("subtitle"),
            track: tell("track"),
            kind: tell("type"),
            language: tell("language"),
            abstract_: tell("abstract"),
            description: tell("description"),
            room: room.clone(),
            people: rows(&value["persons"]).iter().map(person).collect(),
            links: links.filter_map(link).collect(),
        },
        frame,
    )
}

fn person(value: &Value) -> Named {
    Named {
        id: first_of(value, &["guid", "id", "code"]),
        about: text(&value["biography"]),
        ..Named::only(&first_of(value, &["public_name", "name", "full_public_name"]))
    }
}

fn link(value: &Value) -> Option<String> {
    let (address, title) = (first_of(value, &["url", "link"]), text(&value["title"]));
    match (address.is_empty(), title.is_empty() || title == address) {
        (true, _) => None,
        (false, true) => Some(address),
        (false, false) => Some(format!("{title}: {address}")),
    }
}

/// Takes in every talk of pretalx, wherever in the file it stands.
fn talks(timetable: &mut Timetable, value: &Value, finder: &mut Finder<'_>) -> Result<()> {
    if value["title"].is_string() && (value["slot"].is_object() || value["slots"].is_array()) {
        return talk(timetable, value, finder);
    }
    match value {
        Value::Array(values) => values.iter().try_for_each(|value| talks(timetable, value, finder)),
        Value::Object(values) => {
            values.values().try_for_each(|value| talks(timetable, value, finder))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

fn talk(timetable: &mut Timetable, value: &Value, finder: &mut Finder<'_>) -> Result<()> {
    if matches!(string(&value["state"]), "rejected" | "withdrawn" | "canceled" | "deleted") {
        return Ok(());
    }
    let (code, duration) = (text(&value["code"]), text(&value["duration"]));
    let slot = if value["slot"].is_object() { &value["slot"] } else { &value["slots"][0] };
    let line = finder.line_of(&code);
    let called = |value: &Value| {
        let name = if value["name"].is_null() { value } else { &value["name"] };
        languages(name)
    };
    let (room, track) = (called(&slot["room"]), called(&value["track"]));
    let kind = called(&value["submission_type"]);
    timetable.take(
        Event {
            line,
            id: &code,
            date: string(&slot["start"]),
            duration: &duration,
            title: string(&value["title"]),
            track: track.any(),
            kind: if kind.en.is_empty() { &kind.zh } else { &kind.en },
            language: string(&value["content_locale"]),
            abstract_: string(&value["abstract"]),
            description: string(&value["description"]),
            room: named(&room),
            people: rows(&value["speakers"]).iter().map(person).collect(),
            ..Event::default()
        },
        Frame { day: None, day_change: day_change(""), time_zone: "UTC", is_ours: false },
    )
}

/// Names a thing in both languages, where it has two names.
pub fn named(name: &Bilingual) -> Named {
    let name_en = if name.zh.is_empty() { String::new() } else { name.en.clone() };
    Named { name_en, ..Named::only(name.any()) }
}
