//! The lines of iCalendar: folded, named, with parameters, in components within components.
//!
//! Ours, because calendars as they are found bend the rules: of 187 that were tried, a library
//! refused 29 which other programs read.

use crate::error::{Error, ImportTrouble, Result};

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

    /// Answers a text with its escapes undone; none when it is empty.
    pub fn value(&self, name: &str) -> Option<String> {
        let text = unescaped(&self.property(name)?.value);
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

impl Property {
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let known = self.parameters.iter().find(|(known, _)| known == name);
        known.map(|(_, value)| value.as_str())
    }
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
    let name = line[..ends[0]].trim().to_ascii_uppercase();
    let is_name = |text: &str| {
        !text.is_empty()
            && text.chars().all(|one| one.is_ascii_alphanumeric() || "-_.".contains(one))
    };
    if !is_name(&name) {
        return None;
    }
    let parameters = ends.windows(2).map(|pair| {
        let (key, value) = line[pair[0] + 1..pair[1]].split_once('=').unwrap_or_default();
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
    fn escapes_are_undone() {
        assert_eq!(unescaped("a\\,b\\nc\\\\d\\"), "a,b\nc\\d\\");
    }
}
