//! schedule.json as its official schema demands it.

use serde_json::{Map, Value, json};

use super::{
    kinds::language_code,
    outgoing::{OutDay, OutEvent, Outgoing, length, number_of, people},
    read_schedule::GENERATOR,
    write_xml::slug_of,
};

/// Writes the whole schedule.
pub fn write(agenda: &Outgoing) -> String {
    let days = agenda.by_day();
    let (first, last) = agenda.span();
    let mut conference = json!({
        "acronym": agenda.acronym(),
        "title": agenda.title(),
        "start": first,
        "end": last,
        "daysCount": days.len(),
        "timeslot_duration": "00:05",
        "time_zone_name": agenda.event.time_zone,
        "rooms": agenda.rooms.iter().map(|room| json!({
            "name": room.name_zh, "guid": room.id, "capacity": room.seats
        })).collect::<Vec<_>>(),
        "tracks": (1..).zip(&agenda.tracks).map(|(number, track)| json!({
            "name": track.name_zh, "slug": format!("track-{number}"), "color": track.color
        })).collect::<Vec<_>>(),
        "days": days.iter().map(|day| write_day(agenda, day)).collect::<Vec<_>>(),
    });
    // The schema knows zones only as a continent with a city.
    if !agenda.event.time_zone.contains('/')
        && let Some(conference) = conference.as_object_mut()
    {
        conference.insert("time_zone_name".to_owned(), json!("UTC"));
        conference.retain(|name, _| name != "time_zone_name" || agenda.event.time_zone == "UTC");
    }
    let file = json!({
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": { "name": GENERATOR, "version": env!("CARGO_PKG_VERSION") },
        "schedule": { "version": agenda.edition.to_string(), "conference": conference },
    });
    format!("{file:#}\n")
}

fn write_day(agenda: &Outgoing, day: &OutDay<'_>) -> Value {
    let mut rooms: Map<String, Value> = Map::new();
    for room in &day.rooms {
        let events = room.events.iter().map(|event| write_event(agenda, room.name, event));
        let events: Vec<Value> = events.collect();
        match rooms.get_mut(room.name).and_then(Value::as_array_mut) {
            Some(others) => others.extend(events),
            None => drop(rooms.insert(room.name.to_owned(), json!(events))),
        }
    }
    json!({
        "index": day.index,
        "date": day.date,
        "day_start": agenda.zoned(day.starts_at),
        "day_end": agenda.zoned(day.ends_at),
        "rooms": rooms,
    })
}

fn write_event(agenda: &Outgoing, room: &str, event: &OutEvent<'_>) -> Value {
    let session = event.session;
    let or_null = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
    json!({
        "guid": event.guid,
        "id": event.number,
        "date": agenda.zoned(event.starts_at),
        "start": event.starts_at.time(),
        "end": agenda.zoned(event.starts_at.plus_minutes(session.minutes)),
        "duration": length(session.minutes),
        "room": room,
        "slug": slug_of(agenda, event),
        // The program has no page for a session: its id is its address.
        "url": format!("urn:uuid:{}", event.guid),
        "title": session.title_zh,
        "subtitle": session.title_en,
        "track": or_null(agenda.track_of(session)),
        "type": session.kind.word(),
        "language": or_null(language_code(session.language)),
        "abstract": session.abstract_zh,
        "description": session.abstract_en,
        "persons": people(session).into_iter().map(|(id, name)| json!({
            "id": number_of(id.0), "guid": id, "public_name": name
        })).collect::<Vec<_>>(),
        "links": [],
        "attachments": [],
    })
}
