//! schedule.xml as its official schema demands it.

use super::{
    kinds::language_code,
    outgoing::{OutDay, OutEvent, Outgoing, length, number_of, people, slug},
    read_schedule::GENERATOR,
};

/// Writes the whole schedule.
pub fn write(agenda: &Outgoing) -> String {
    let mut pen = Pen { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), depth: 0 };
    pen.open("schedule", &[]);
    pen.empty("generator", &[("name", GENERATOR), ("version", env!("CARGO_PKG_VERSION"))]);
    pen.leaf("version", &agenda.edition.to_string());
    let days = agenda.by_day();
    conference(&mut pen, agenda, days.len());
    for day in &days {
        write_day(&mut pen, agenda, day);
    }
    pen.close("schedule");
    pen.out
}

fn conference(pen: &mut Pen, agenda: &Outgoing, days: usize) {
    let (first, last) = agenda.span();
    pen.open("conference", &[]);
    pen.leaf("acronym", &agenda.acronym());
    pen.leaf("title", agenda.title());
    pen.leaf("start", &first.to_string());
    pen.leaf("end", &last.to_string());
    pen.leaf("days", &days.to_string());
    pen.leaf("timeslot_duration", "00:05");
    pen.leaf("time_zone_name", &agenda.event.time_zone);
    for (number, track) in (1..).zip(&agenda.tracks) {
        let slug = format!("track-{number}");
        pen.empty("track", &[("name", &track.name_zh), ("color", &track.color), ("slug", &slug)]);
    }
    pen.close("conference");
}

fn write_day(pen: &mut Pen, agenda: &Outgoing, day: &OutDay<'_>) {
    let (start, end) = (agenda.zoned(day.starts_at), agenda.zoned(day.ends_at));
    let (index, date) = (day.index.to_string(), day.date.to_string());
    pen.open("day", &[("index", &index), ("date", &date), ("start", &start), ("end", &end)]);
    for room in &day.rooms {
        let guid = room.id.map(|id| id.to_string());
        let name = [("name", room.name)];
        let guid = guid.as_deref().map(|guid| ("guid", guid));
        pen.open("room", &name.into_iter().chain(guid).collect::<Vec<_>>());
        for event in &room.events {
            write_event(pen, agenda, room.name, event);
        }
        pen.close("room");
    }
    pen.close("day");
}

fn write_event(pen: &mut Pen, agenda: &Outgoing, room: &str, event: &OutEvent<'_>) {
    let session = event.session;
    let (guid, number) = (event.guid.to_string(), event.number.to_string());
    pen.open("event", &[("guid", &guid), ("id", &number)]);
    pen.leaf("date", &agenda.zoned(event.starts_at));
    pen.leaf("start", &event.starts_at.time().to_string());
    pen.leaf("duration", &length(session.minutes));
    pen.leaf("room", room);
    pen.leaf("slug", &slug_of(agenda, event));
    pen.leaf("title", &session.title_zh);
    pen.leaf("subtitle", &session.title_en);
    pen.leaf("track", agenda.track_of(session));
    pen.leaf("type", session.kind.word());
    pen.leaf("language", language_code(session.language));
    pen.leaf("abstract", &session.abstract_zh);
    pen.leaf("description", &session.abstract_en);
    pen.open("persons", &[]);
    for (id, name) in people(session) {
        let (number, guid) = (number_of(id.0).to_string(), id.to_string());
        pen.leaf_with("person", &[("id", &number), ("guid", &guid)], name);
    }
    pen.close("persons");
    pen.empty("links", &[]);
    pen.empty("attachments", &[]);
    pen.close("event");
}

/// Answers the name of an event in addresses, which no other event of the file has.
pub fn slug_of(agenda: &Outgoing, event: &OutEvent<'_>) -> String {
    let mut words = slug(&event.session.title_en, '-');
    words.truncate(60);
    let words = words.trim_matches('-');
    let words = if words.is_empty() { event.session.kind.word() } else { words };
    format!("{}-{}-{words}", agenda.acronym(), event.number)
}

/// Writes elements, each on its line.
struct Pen {
    out: String,
    depth: usize,
}

impl Pen {
    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.begin(name, attributes);
        self.out.push_str(">\n");
        self.depth += 1;
    }

    fn close(&mut self, name: &str) {
        self.depth -= 1;
        self.indent();
        self.out.push_str(&format!("</{name}>\n"));
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.begin(name, attributes);
        self.out.push_str("/>\n");
    }

    fn leaf(&mut self, name: &str, text: &str) {
        self.leaf_with(name, &[], text);
    }

    fn leaf_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.begin(name, attributes);
        self.out.push('>');
        escape(&mut self.out, text);
        self.out.push_str(&format!("</{name}>\n"));
    }

    fn begin(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.out.push_str(&format!("<{name}"));
        for (name, value) in attributes {
            self.out.push_str(&format!(" {name}=\""));
            escape(&mut self.out, value);
            self.out.push('"');
        }
    }

    fn indent(&mut self) {
        self.out.extend(std::iter::repeat_n("  ", self.depth));
    }
}

/// Writes text so that it is read back as it is; what XML has no form for is left out.
fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(character),
            '\u{FFFE}' | '\u{FFFF}' => {}
            control if control.is_control() => {}
            character => out.push(character),
        }
    }
}
