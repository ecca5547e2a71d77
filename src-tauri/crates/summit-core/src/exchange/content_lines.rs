//! The lines of iCalendar and vCard: folded, named, with parameters, in components within components.
//!
//! Ours, because calendars as they are found bend the rules: of 187 that were tried, a library
//! refused 29 which other programs read.

use std::borrow::Cow;

use encoding_rs::Encoding;

use crate::error::{Error, ImportTrouble, Result};

/// The longest line that a file may have, in bytes.
const LONGEST: usize = 75;

/// A component: a calendar, an event, an alarm.
#[derive(Debug, Default)]
pub struct Component {
    /// In capitals.
    pub name: String,
    /// The line in which it begins.
    pub line: u32,
    properties: Vec<Property>,
}

/// A named value.
#[derive(Debug, PartialEq, Eq)]
pub struct Property {
    name: String,
    parameters: Vec<(String, String)>,
    /// As it stands, with its escapes.
    pub value: String,
}

impl Component {
    pub fn property(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name == name)
    }

    /// Walks through all properties of a name.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &Property> {
        self.properties.iter().filter(move |property| property.name == name)
    }

    /// Answers a text with its escapes undone; none when it is empty.
    pub fn value(&self, name: &str) -> Option<String> {
        let text = unescaped(&self.property(name)?.decoded());
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

impl Property {
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let known = self.parameters.iter().find(|(known, _)| known == name);
        known.map(|(_, value)| value.as_str())
    }

    /// Says whether the property is of a kind, as `TYPE=cell` or, in old files, `CELL` alone.
    pub fn has_type(&self, kind: &str) -> bool {
        self.parameters.iter().any(|(name, value)| {
            let kinds = if name == "TYPE" { value.as_str() } else { name.as_str() };
            kinds.split(',').any(|known| known.eq_ignore_ascii_case(kind))
        })
    }

    /// Answers the value as characters where it was written as bytes in quoted-printable.
    fn decoded(&self) -> Cow<'_, str> {
        let quoted = "QUOTED-PRINTABLE";
        let is_quoted = self.parameters.iter().any(|(name, value)| {
            name == quoted || (name == "ENCODING" && value.eq_ignore_ascii_case(quoted))
        });
        if !is_quoted {
            return Cow::Borrowed(&self.value);
        }
        let bytes = quoted_printable::decode(&self.value, quoted_printable::ParseMode::Robust)
            .unwrap_or_default();
        let label = self.parameter("CHARSET").unwrap_or("utf-8");
        let encoding = Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::UTF_8);
        Cow::Owned(encoding.decode(&bytes).0.into_owned())
    }
}

/// Answers the parts of a structured value, each with its escapes undone.
pub fn unescaped_parts(property: &Property) -> Vec<String> {
    let value = property.decoded();
    let mut parts = vec![String::new()];
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        let part = parts.last_mut().expect("there is always one");
        match character {
            ';' => parts.push(String::new()),
            '\\' => part.extend(std::iter::once('\\').chain(characters.next())),
            other => part.push(other),
        }
    }
    parts.iter().map(|part| unescaped(part).trim().to_owned()).collect()
}

/// Joins the lines that quoted-printable has broken with a `=` at their end.
pub fn joined_quoted_lines(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut is_quoted = false;
    for line in text.lines() {
        let line = line.trim_end_matches('\r');
        let goes_on = is_quoted && !joined.is_empty() && !joined.ends_with('\n');
        if !goes_on {
            is_quoted = line.to_ascii_uppercase().contains("QUOTED-PRINTABLE");
        }
        match line.strip_suffix('=') {
            Some(part) if is_quoted => joined.push_str(part),
            Some(_) | None => {
                joined.push_str(line);
                joined.push('\n');
            }
        }
    }
    joined
}

/// Writes a line, folded where it is too long; no character is cut.
pub fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut rest = line;
    let mut room = LONGEST;
    while rest.len() > room {
        let mut end = room;
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let (part, after) = rest.split_at(end);
        out.push_str(part);
        out.push_str("\r\n ");
        rest = after;
        // The space that marks a folded line belongs to it.
        room = LONGEST - 1;
    }
    out.push_str(rest);
    out.push_str("\r\n");
    out
}

/// Writes a text so that none of its signs has a meaning.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// Answers all components of a file, those within others after them.
///
/// # Errors
/// [`ImportTrouble::Broken`] with the first line that cannot be one of a calendar.
pub fn components(text: &str) -> Result<Vec<Component>> {
    let mut open: Vec<Component> = Vec::new();
    let mut done: Vec<Component> = Vec::new();
    let mut last = 1;
    for (line, text) in unfolded(text) {
        last = line;
        let broken = || Error::import(ImportTrouble::Broken, line, "", &text);
        let property = property(&text).ok_or_else(broken)?;
        match property.name.as_str() {
            "BEGIN" => {
                let name = property.value.trim().to_ascii_uppercase();
                open.push(Component { name, line, properties: Vec::new() });
            }
            "END" => done.push(open.pop().ok_or_else(broken)?),
            _ => open.last_mut().ok_or_else(broken)?.properties.push(property),
        }
    }
    if !open.is_empty() {
        return Err(Error::import(ImportTrouble::Broken, last, "", ""));
    }
    done.sort_by_key(|component| component.line);
    Ok(done)
}

/// Joins folded lines; each comes with the number of the line in which it begins.
fn unfolded(text: &str) -> Vec<(u32, String)> {
    let mut lines: Vec<(u32, String)> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim_end_matches('\r').trim_start_matches('\u{feff}');
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, before))) => before.push_str(rest),
            _ if line.trim().is_empty() => {}
            _ => lines.push((number, line.to_owned())),
        }
    }
    lines
}

/// Reads `NAME;PARAMETER=value:value`. A colon within quotes ends nothing.
fn property(line: &str) -> Option<Property> {
    let mut in_quotes = false;
    let mut ends = Vec::new();
    let mut colon = None;
    for (at, character) in line.char_indices() {
        match character {
            '"' => in_quotes = !in_quotes,
            ';' if !in_quotes => ends.push(at),
            ':' if !in_quotes => {
                colon = Some(at);
                break;
            }
            _ => {}
        }
    }
    // An odd quote hides the colon; then the first one is meant.
    let colon = colon.or_else(|| line.find(':'))?;
    ends.retain(|end| *end < colon);
    ends.push(colon);
    // A group before the name ties properties together and says nothing else.
    let name = line[..ends[0]].trim().rsplit('.').next().unwrap_or_default().to_ascii_uppercase();
    let is_name = |text: &str| {
        !text.is_empty()
            && text.chars().all(|one| one.is_ascii_alphanumeric() || "-_.".contains(one))
    };
    if !is_name(&name) {
        return None;
    }
    let parameters = ends.windows(2).map(|pair| {
        let parameter = &line[pair[0] + 1..pair[1]];
        let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        (key.trim().to_ascii_uppercase(), value.trim().trim_matches('"').to_owned())
    });
    Some(Property { parameters: parameters.collect(), value: line[colon + 1..].to_owned(), name })
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            plain.push(character);
            continue;
        }
        match characters.next() {
            Some('n' | 'N') => plain.push('\n'),
            Some(other) => plain.push(other),
            None => plain.push('\\'),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_name_parameters_and_a_value() {
        let read = property("dtstart;TZID=\"a:b;c\";VALUE=DATE-TIME:20190413T090000").unwrap();

        assert_eq!(read.name, "DTSTART");
        assert_eq!(read.parameter("TZID"), Some("a:b;c"));
        assert_eq!(read.parameter("VALUE"), Some("DATE-TIME"));
        assert_eq!(read.value, "20190413T090000");
        assert_eq!(property("what is this"), None);
        assert_eq!(property("what is: this"), None);
    }

    #[test]
    fn folded_lines_are_one_and_keep_their_number() {
        let lines = unfolded("A:1\r\n 2\r\n\r\nB:3\n\t4\n");

        assert_eq!(lines, [(1, "A:12".to_owned()), (4, "B:34".to_owned())]);
    }

    #[test]
    fn values_of_old_phones_are_read() {
        let text = "BEGIN:VCARD\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0;=\n=E4=B8=89;;;\n\
                    TEL;CELL:13800001234\nitem1.ORG:a\\;b;c\nEND:VCARD\n";

        let cards = components(&joined_quoted_lines(text)).unwrap();

        let parts = |name: &str| unescaped_parts(cards[0].property(name).unwrap());
        assert_eq!(parts("N")[..2], ["张", "三"]);
        assert_eq!(parts("ORG"), ["a;b", "c"]);
        assert!(cards[0].property("TEL").unwrap().has_type("cell"));
    }

    #[test]
    fn escapes_are_undone() {
        assert_eq!(unescaped("a\\,b\\nc\\\\d\\"), "a,b\nc\\d\\");
    }
}
