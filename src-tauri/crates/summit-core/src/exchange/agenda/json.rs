//! JSON as it is met: with line breaks inside strings, numbers as text, and texts in languages.

use serde_json::Value;

use super::timetable::Bilingual;
use crate::{
    error::{Error, ImportTrouble, Result},
    exchange::lines::Lines,
};

/// Reads JSON; line breaks inside strings are forgiven.
///
/// # Errors
/// [`ImportTrouble::Broken`] with the line.
pub fn parse(text: &str) -> Result<Value> {
    serde_json::from_str(text).or_else(|error| {
        let broken = |_| {
            let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
            Error::import(ImportTrouble::Broken, line, "", "")
        };
        serde_json::from_str(&mended(text)).map_err(broken)
    })
}

/// Writes control characters inside strings in the form that JSON demands.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut is_inside, mut is_escaped) = (false, false);
    for character in text.chars() {
        match character {
            '"' if !is_escaped => is_inside = !is_inside,
            '\n' if is_inside => {
                out.push_str("\\n");
                is_escaped = false;
                continue;
            }
            '\t' if is_inside => {
                out.push_str("\\t");
                continue;
            }
            control if is_inside && control.is_control() => continue,
            _ => {}
        }
        is_escaped = character == '\\' && !is_escaped;
        out.push(character);
    }
    out
}

/// Answers a value as text: a string as it is, a number in digits, else nothing.
pub fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

/// Answers the string, or an empty one.
pub fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Answers the first of several fields that holds something.
pub fn first_of(value: &Value, fields: &[&str]) -> String {
    let texts = fields.iter().map(|field| text(&value[*field]));
    texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default()
}

/// Answers the rows of an array; none of anything else.
pub fn rows(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Reads a text, or a text in several languages.
pub fn languages(value: &Value) -> Bilingual {
    let Some(by_code) = value.as_object() else { return Bilingual::by_script(string(value)) };
    let of = |is_wanted: fn(&str) -> bool| {
        let mut found = by_code.iter().filter(|(code, text)| is_wanted(code) && text.is_string());
        found.next().map(|(_, text)| string(text))
    };
    let english = of(|code| code.starts_with("en")).or_else(|| of(|code| !code.starts_with("zh")));
    Bilingual::both(
        of(|code| code.starts_with("zh")).unwrap_or_default(),
        english.unwrap_or_default(),
    )
}

/// Finds the lines of things that stand in the file one after the other.
pub struct Finder<'a> {
    text: &'a str,
    lines: Lines,
    from: usize,
}

/// How far ahead a thing is looked for, in bytes.
const AHEAD: usize = 1024 * 1024;

impl<'a> Finder<'a> {
    /// Begins at the top.
    pub fn new(text: &'a str) -> Finder<'a> {
        Finder { text, lines: Lines::of(text), from: 0 }
    }

    /// Answers the line in which a text comes next; where the last one stood when it does not.
    pub fn line_of(&mut self, piece: &str) -> u32 {
        let mut end = (self.from + AHEAD).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        let found = (!piece.is_empty()).then(|| self.text[self.from..end].find(piece)).flatten();
        if let Some(at) = found {
            self.from += at;
        }
        self.lines.at(self.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_in_strings_are_forgiven() {
        let value = parse("{\"a\": \"one\ntwo\\\"\tthree\", \"b\": \"\\\\\"}").unwrap();

        assert_eq!((string(&value["a"]), string(&value["b"])), ("one\ntwo\"\tthree", "\\"));
        let error = parse("{\n\"a\": \"b\",\n}").unwrap_err();
        assert_eq!((error.code(), &*error.details()["line"]), ("import_broken", "3"));
    }

    #[test]
    fn a_thing_is_found_after_the_one_before() {
        let mut finder = Finder::new("1\n2 a\n3 b\n4 a 中");

        assert_eq!(["a", "b", "a", "x", "中"].map(|piece| finder.line_of(piece)), [2, 3, 4, 4, 4]);
    }
}
