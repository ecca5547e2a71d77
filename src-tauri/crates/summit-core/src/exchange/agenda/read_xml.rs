//! schedule.xml of pentabarf, frab, pretalx and their relatives, in every dialect since 2007.

use roxmltree::{Document, Error as XmlError, Node, ParsingOptions};

use super::{
    AgendaFormat,
    clock::Written,
    read_schedule::{Event, Frame, GENERATOR, day_change},
    timetable::{Named, Timetable},
};
use crate::{
    error::{Error, ImportTrouble, Result},
    exchange::lines::Lines,
};

/// Reads a schedule.
///
/// # Errors
/// Every kind of [`ImportTrouble`] that a text can have, with its line.
pub fn read(text: &str) -> Result<Timetable> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 4_000_000, ..Default::default() };
    let document =
        Document::parse_with_options(text, options).map_err(|error| broken(&error, text))?;
    let (root, lines) = (document.root_element(), Lines::of(text));
    if root.tag_name().name() != "schedule" {
        let name = root.tag_name().name();
        return Err(Error::import(ImportTrouble::OtherDialect, line(&lines, root), name, name));
    }
    check_dialect(root, &lines)?;
    let conference = child(root, "conference");
    let tell = |name| conference.and_then(|node| child(node, name)).map_or("", words);
    let name = ["acronym", "title"].map(tell).into_iter().find(|name| !name.is_empty());
    let mut timetable = Timetable::new(AgendaFormat::ScheduleXml, name.unwrap_or_default());
    let zone = tell("time_zone_name");
    let frame = Frame {
        day: None,
        day_change: day_change(tell("day_change")),
        time_zone: if zone.is_empty() { "UTC" } else { zone },
        is_ours: child(root, "generator").is_some_and(|node| attribute(node, "name") == GENERATOR),
    };
    timetable.tracks = conference.into_iter().flat_map(tracks).collect();
    for day in root.children().filter(|node| node.has_tag_name("day")) {
        let frame = Frame { day: date(day, &lines)?, ..frame };
        for node in day.descendants().filter(|node| node.has_tag_name("event")) {
            timetable.take(event(node, &lines), frame)?;
        }
    }
    Ok(timetable)
}

/// Says at once when a file is of another kind than its root says.
fn check_dialect(root: Node<'_, '_>, lines: &Lines) -> Result<()> {
    let days = root.children().filter(|node| node.has_tag_name("day"));
    let mut entries = days.flat_map(|day| day.children()).filter(Node::is_element);
    let is_known = |node: &Node<'_, '_>| node.has_tag_name("room") || node.has_tag_name("event");
    match entries.find(|node| !is_known(node)) {
        Some(stranger) => {
            let name = stranger.tag_name().name();
            Err(Error::import(ImportTrouble::OtherDialect, line(lines, stranger), name, name))
        }
        None => Ok(()),
    }
}

fn broken(error: &XmlError, text: &str) -> Error {
    let trouble = match error {
        XmlError::DtdDetected => ImportTrouble::Doctype,
        XmlError::NodesLimitReached => ImportTrouble::TooLarge,
        _ => ImportTrouble::Broken,
    };
    // The reader does not say where the declaration stands.
    let line = match text.find("<!DOCTYPE") {
        Some(at) if trouble == ImportTrouble::Doctype => Lines::of(text).at(at),
        _ => error.pos().row,
    };
    Error::import(trouble, line, "", "")
}

fn date(day: Node<'_, '_>, lines: &Lines) -> Result<Option<crate::time::Date>> {
    match attribute(day, "date") {
        "" => Ok(None),
        text => Written::read(text).map(|time| Some(time.date())).ok_or_else(|| {
            Error::import(ImportTrouble::BadValue, line(lines, day), "day date", text)
        }),
    }
}

fn event<'a>(node: Node<'a, '_>, lines: &Lines) -> Event<'a> {
    let tell = |name| child(node, name).map_or("", words);
    let parent = node.parent().filter(|parent| parent.has_tag_name("room"));
    let room = parent.map(|room| attribute(room, "name")).filter(|name| !name.is_empty());
    Event {
        line: line(lines, node),
        guid: attribute(node, "guid"),
        id: attribute(node, "id"),
        date: tell("date"),
        start: tell("start"),
        duration: tell("duration"),
        title: tell("title"),
        subtitle: tell("subtitle"),
        track: tell("track"),
        kind: tell("type"),
        language: tell("language"),
        abstract_: tell("abstract"),
        description: tell("description"),
        room: Named {
            id: parent.map_or("", |room| attribute(room, "guid")).to_owned(),
            ..Named::only(room.unwrap_or_else(|| tell("room")))
        },
        people: within(node, "persons", "person").map(person).collect(),
        links: within(node, "links", "link")
            .chain(within(node, "attachments", "attachment"))
            .filter_map(link)
            .collect(),
    }
}

fn person(node: Node<'_, '_>) -> Named {
    let id = ["guid", "id", "code"].map(|name| attribute(node, name));
    let id = id.into_iter().find(|id| !id.is_empty()).unwrap_or_default();
    Named { id: id.to_owned(), ..Named::only(words(node)) }
}

fn link(node: Node<'_, '_>) -> Option<String> {
    let (address, title) = (attribute(node, "href"), words(node));
    match (address.is_empty(), title.is_empty() || title == address) {
        (true, _) => None,
        (false, true) => Some(address.to_owned()),
        (false, false) => Some(format!("{title}: {address}")),
    }
}

fn tracks<'a>(conference: Node<'a, 'a>) -> impl Iterator<Item = Named> {
    conference.children().filter(|node| node.has_tag_name("track")).map(|node| Named {
        id: attribute(node, "slug").to_owned(),
        about: attribute(node, "color").to_owned(),
        ..Named::only(attribute(node, "name"))
    })
}

fn within<'a, 'b>(
    node: Node<'a, 'b>,
    outer: &'static str,
    inner: &'static str,
) -> impl Iterator<Item = Node<'a, 'b>> {
    let outer = node.children().filter(move |node| node.has_tag_name(outer));
    outer.flat_map(|node| node.children()).filter(move |node| node.has_tag_name(inner))
}

fn child<'a, 'b>(node: Node<'a, 'b>, name: &str) -> Option<Node<'a, 'b>> {
    node.children().find(|child| child.tag_name().name() == name)
}

fn words<'a>(node: Node<'a, '_>) -> &'a str {
    node.text().unwrap_or_default().trim()
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.attribute(name).unwrap_or_default().trim()
}

fn line(lines: &Lines, node: Node<'_, '_>) -> u32 {
    lines.at(node.range().start)
}
