//! Lists of values: CSV, TSV and their relatives.

use std::borrow::Cow;

use csv::ReaderBuilder;
use encoding_rs::Encoding;

use super::{Book, Cell, MOST_CELLS, Sheet, TableTrouble, encodings, trimmed};

/// What may stand between two values.
const SEPARATORS: &[u8] = b",\t;|";

/// The most line breaks that an honest value holds. One with more began with a quote by mistake.
const MOST_BREAKS: usize = 200;

/// The most quotes that are taken to have been left open.
const MOST_OPEN: usize = 20;

/// Reads a list of values in any encoding.
pub(super) fn read(
    bytes: &[u8],
    encoding: Option<&'static Encoding>,
) -> Result<Book, TableTrouble> {
    let asked = encoding.map(|_| TableTrouble::WrongEncoding);
    let encoding = encoding.unwrap_or_else(|| encodings::detect(bytes));
    let text = encodings::decode(bytes, encoding);
    if is_no_text(&text) {
        return Err(asked.unwrap_or(TableTrouble::NotATable));
    }
    let (rows, open_quotes) = rows_of(&text)?;
    let sheets = vec![Sheet { rows, ..Sheet::default() }];
    Ok(Book { sheets, encoding: Some(encoding.name()), open_quotes, ..Book::default() })
}

/// Reads a list of values, finding out what stands between them.
pub fn read_text(text: &str) -> Result<Vec<Vec<Cell>>, TableTrouble> {
    Ok(rows_of(text)?.0)
}

/// Reads a list of values, and tells in which rows a quote was left open.
fn rows_of(text: &str) -> Result<(Vec<Vec<Cell>>, Vec<u32>), TableTrouble> {
    let (text, said) = without_hint(text);
    let separator = said.unwrap_or_else(|| separator_of(text));
    let mut text = Cow::Borrowed(text);
    let mut open = Vec::new();
    // A quote that never ends would swallow everybody below it: it is read as if it were not there.
    while let Some(at) = open_quote(&text, separator).filter(|_| open.len() < MOST_OPEN) {
        let before = parse(&format!("{}x", &text[..at]), separator, true)?;
        open.push(u32::try_from(before.len()).unwrap_or(u32::MAX));
        text.to_mut().remove(at);
    }
    let rows = parse(&text, separator, true)?;
    let is_swallowed =
        rows.iter().flatten().any(|cell| cell.text().matches('\n').count() > MOST_BREAKS);
    let rows = if is_swallowed { parse(&text, separator, false)? } else { rows };
    Ok((trimmed(rows), open))
}

/// Finds the quote that begins a value and never ends it, or only where another row's begins.
fn open_quote(text: &str, separator: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let quote = |from: usize| {
        let further = bytes.get(from..)?.iter().position(|byte| *byte == b'"')?;
        Some(from + further)
    };
    let (mut at, mut begins) = (0, true);
    while let Some(&byte) = bytes.get(at) {
        if begins && byte == b'"' {
            let opened = at;
            loop {
                let Some(next) = quote(at + 1) else { return Some(opened) };
                at = next;
                if bytes.get(at + 1) != Some(&b'"') {
                    break;
                }
                // Two of them are one that belongs to the value.
                at += 1;
            }
            let is_end = |byte: &u8| *byte == separator || matches!(*byte, b'\n' | b'\r');
            let ends_value = bytes.get(at + 1).is_none_or(is_end);
            if !ends_value && bytes[opened..at].contains(&b'\n') {
                return Some(opened);
            }
        }
        begins = byte == separator || matches!(byte, b'\n' | b'\r');
        at += 1;
    }
    None
}

/// Bytes that are no characters: what decodes to many of them is a picture or a program.
fn is_no_text(text: &str) -> bool {
    let head = text.chars().take(20_000);
    let (mut all, mut odd) = (0_usize, 0_usize);
    for character in head {
        all += 1;
        let is_odd = character == '\u{FFFD}'
            || (character.is_control()
                && !matches!(character, '\n' | '\r' | '\t' | '\u{C}' | '\u{1A}'));
        odd += usize::from(is_odd);
    }
    odd * 20 > all
}

/// Excel writes and understands a first line such as `sep=;`.
fn without_hint(text: &str) -> (&str, Option<u8>) {
    let Some(rest) = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP=")) else {
        return (text, None);
    };
    let line = rest.split_inclusive('\n').next().unwrap_or_default();
    match line.trim_end_matches(['\r', '\n']).as_bytes() {
        [separator] => (&rest[line.len()..], Some(*separator)),
        _ => (text, None),
    }
}

/// Takes what cuts the first rows into the most alike pieces.
fn separator_of(text: &str) -> u8 {
    let head: String = text.chars().take(20_000).collect();
    let score =
        |separator: u8| -> f64 {
            let rows = parse(&head, separator, true).unwrap_or_default();
            let widths: Vec<usize> =
                rows.iter().map(Vec::len).filter(|width| *width > 0).take(50).collect();
            let Some(usual) = widths.iter().copied().max_by_key(|width| {
                (widths.iter().filter(|other| *other == width).count(), *width)
            }) else {
                return 0.0;
            };
            let alike = widths.iter().filter(|width| **width == usual).count() as f64;
            let share = alike / widths.len() as f64;
            (usual as f64).ln() * share
        };
    SEPARATORS
        .iter()
        .copied()
        .map(|separator| (score(separator), separator))
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map_or(b',', |(_, separator)| separator)
}

fn parse(text: &str, separator: u8, quotes: bool) -> Result<Vec<Vec<Cell>>, TableTrouble> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .quoting(quotes)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut cells = 0;
    let mut record = csv::StringRecord::new();
    loop {
        let before = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(rows),
            Ok(true) => {
                // The reader passes over empty lines; the numbers of rows must stay those people see.
                let taken = reader.position().line() - before;
                let own = 1 + record.iter().map(breaks).sum::<u64>();
                for _ in 0..taken.saturating_sub(own) {
                    rows.push(Vec::new());
                }
                rows.push(record.iter().map(cell).collect());
                cells += record.len() + 1;
            }
            Err(_) => return Err(TableTrouble::Damaged),
        }
        if cells > MOST_CELLS {
            return Err(TableTrouble::TooLarge);
        }
    }
}

fn breaks(value: &str) -> u64 {
    value.bytes().filter(|byte| *byte == b'\n').count() as u64
}

/// Takes off what others put around a value so that Excel leaves it alone: `="013800"`, `'=1+1`.
fn cell(value: &str) -> Cell {
    if let Some(inner) = value.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return Cell::of(inner);
    }
    match value.strip_prefix('\'') {
        Some(rest) if super::write::is_formula(rest) => Cell::of(rest),
        _ => Cell::of(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, rows: &[&[&str]]) {
        let read = read_text(text).expect("a list");
        let read: Vec<Vec<String>> = read
            .iter()
            .map(|row| row.iter().map(|cell| cell.text().into_owned()).collect())
            .collect();
        assert_eq!(read, rows);
    }

    #[test]
    fn values_are_told_apart() {
        check("姓名,电话\n张三,138\n", &[&["姓名", "电话"], &["张三", "138"]]);
        check("a\tb\r\n1,5\t2\r\n", &[&["a", "b"], &["1,5", "2"]]);
        check("a;b\n1,5;2\n2,5;3\n", &[&["a", "b"], &["1,5", "2"], &["2,5", "3"]]);
        check("sep=|\na|b\n", &[&["a", "b"]]);
        check("a,b\n\"x,\n\"\"y\"\"\",2\n", &[&["a", "b"], &["x,\n\"y\"", "2"]]);
        check("a\n\n\nb\n", &[&["a"], &[], &[], &["b"]]);
        check("\"=\"\"0138\"\"\",'=1+1,'abc\n", &[&["0138", "=1+1", "'abc"]]);
    }

    #[test]
    fn a_quote_that_was_left_open_is_told() {
        for (text, open, rows) in [
            ("name,unit\n\"Zhang,a\nLi,b\n", &[2_u32][..], 3),
            ("name,unit\nZhang,\"a\nLi,b", &[2], 3),
            ("name,unit\n\"Zhang\",a\n\"Li, Jr.\",\"b\nc\"\n\"Wang", &[4], 4),
            ("name,unit\n\"Zhang,a\nLi,b\n\"Smith, Jr.\",c\n", &[2], 4),
            ("name\n\"say \"\"hi\"\"\"\nO\"Hara\n", &[], 3),
            ("name\n\"\"\n\"x\"", &[], 3),
            ("\"", &[1], 0),
        ] {
            let (read, told) = rows_of(text).expect("a list");
            assert_eq!((told.as_slice(), read.len()), (open, rows), "{text}");
        }
    }

    #[test]
    fn a_quote_that_never_ends_swallows_no_list() {
        let mut text = String::from("name,note\n\"张三,x\n");
        for number in 0..500 {
            text.push_str(&format!("guest {number},y\n"));
        }

        let rows = read_text(&text).expect("a list");

        assert_eq!(rows.len(), 502);
    }
}
