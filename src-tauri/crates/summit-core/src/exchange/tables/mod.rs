//! Tables of other programs: any workbook or list of values as rows of cells, and back.
//!
//! Reading trusts nothing. Whatever a file holds, the answer is rows or one [`TableTrouble`].

mod binary;
mod encodings;
mod headers;
mod packages;
mod read;
mod separated;
mod spans;
mod walls;
mod workbooks;
mod write;
pub use encodings::ENCODINGS;
pub(super) use encodings::plain;
pub use headers::header_row;
pub use read::{read, read_bytes};
pub use separated::read_text;
pub use write::{Column, XlsxWriter, defused, write_csv};

use std::borrow::Cow;

use chrono::{NaiveDateTime, NaiveTime};
use ecow::EcoString;

/// The largest file that is read.
pub const LARGEST_FILE: u64 = 200 << 20;
/// The most that a packed file may unpack to.
pub const LARGEST_UNPACKED: u64 = 1 << 30;
/// The most cells that all sheets of a file may take together, empty ones between others included.
pub const MOST_CELLS: usize = 10_000_000;
/// The most text that all cells together may hold, in bytes.
pub const MOST_TEXT: usize = 256 << 20;

/// Why a file could not be read as a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableTrouble {
    /// It asks for a password.
    Encrypted,
    /// It breaks off, or contradicts itself.
    Damaged,
    /// The reader for such files gave up on it, which says nothing about the file.
    Unreadable,
    /// It would take more memory than an honest list ever does.
    TooLarge,
    /// It is of another kind altogether: a document, a picture.
    NotATable,
    /// It is a page of the web or a text in XML that only calls itself a workbook.
    WebPage,
    /// It is of Apple's Numbers.
    Numbers,
    /// There is nothing in it.
    Empty,
    /// The encoding that was asked for is not known.
    UnknownEncoding,
    /// In the encoding that was asked for it is no text.
    WrongEncoding,
}

impl TableTrouble {
    /// Answers the code that the words files explain.
    pub fn code(self) -> &'static str {
        match self {
            TableTrouble::Encrypted => "table_encrypted",
            TableTrouble::Damaged => "table_damaged",
            TableTrouble::Unreadable => "table_unreadable",
            TableTrouble::TooLarge => "table_too_large",
            TableTrouble::NotATable => "table_not_a_table",
            TableTrouble::WebPage => "table_web_page",
            TableTrouble::Numbers => "table_numbers",
            TableTrouble::Empty => "table_empty",
            TableTrouble::UnknownEncoding => "table_unknown_encoding",
            TableTrouble::WrongEncoding => "table_wrong_encoding",
        }
    }
}

/// One cell, with what the other program knew of its kind.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    Text(EcoString),
    Number(f64),
    Moment(NaiveDateTime),
    Time(NaiveTime),
    Truth(bool),
    /// A formula that was never worked out, as it is written.
    Formula(EcoString),
}

/// A sheet: its rows from the first one on, each as long as its last cell that holds something.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Vec<Cell>>,
    /// Whether who opens the file does not see it.
    pub is_hidden: bool,
}

/// All sheets of a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Book {
    pub sheets: Vec<Sheet>,
    /// How the characters were written, where the file does not say so itself: for lists of values.
    pub encoding: Option<&'static str>,
    /// The rows, 1 first, in which a quotation mark was left open: for lists of values.
    pub open_quotes: Vec<u32>,
    /// The rows, 1 first, that are of no person, each with its name: for cards of addresses.
    pub others: Vec<(u32, String)>,
}

impl Book {
    /// Finds the first sheet that holds anything, a hidden one where no other does.
    ///
    /// # Errors
    /// [`TableTrouble::Empty`].
    pub fn first(&self) -> Result<&Sheet, TableTrouble> {
        let filled = || self.sheets.iter().filter(|sheet| !sheet.is_empty());
        let seen = filled().find(|sheet| !sheet.is_hidden);
        seen.or_else(|| filled().next()).ok_or(TableTrouble::Empty)
    }
}

impl Sheet {
    /// Says whether no cell holds anything.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(Vec::is_empty)
    }

    /// Answers how many columns the longest row has.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or_default()
    }
}

impl Cell {
    /// Makes a cell of a text; of an empty one an empty cell.
    pub fn of(text: impl Into<EcoString>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// Says whether there is nothing in it but space.
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.trim().is_empty(),
            Cell::Number(_)
            | Cell::Moment(_)
            | Cell::Time(_)
            | Cell::Truth(_)
            | Cell::Formula(_) => false,
        }
    }

    /// Answers the cell as people read it: whole numbers without a point, dates as 2019-04-13.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) | Cell::Formula(text) => Cow::Borrowed(text),
            Cell::Number(number) => Cow::Owned(number_text(*number)),
            Cell::Moment(moment) if moment.time() == NaiveTime::MIN => {
                Cow::Owned(moment.format("%Y-%m-%d").to_string())
            }
            Cell::Moment(moment) => Cow::Owned(moment.format("%Y-%m-%d %H:%M").to_string()),
            Cell::Time(time) => Cow::Owned(time.format("%H:%M").to_string()),
            Cell::Truth(true) => Cow::Borrowed("yes"),
            Cell::Truth(false) => Cow::Borrowed("no"),
        }
    }
}

/// Writes a number as it was typed: phone numbers that became numbers keep all their digits.
fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e16 {
        format!("{number:.0}")
    } else {
        format!("{number}")
    }
}

/// Cuts the empty cells off the end of every row, and the empty rows off the end.
fn trimmed(mut rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    for row in &mut rows {
        let length = row.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1);
        row.truncate(length);
    }
    let length = rows.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1);
    rows.truncate(length);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_reads_as_it_was_typed() {
        for (cell, text) in [
            (Cell::Number(13_912_345_678.0), "13912345678"),
            (Cell::Number(0.5), "0.5"),
            (Cell::Number(-3.0), "-3"),
            (Cell::Text("张三".into()), "张三"),
            (Cell::Truth(true), "yes"),
            (Cell::Empty, ""),
        ] {
            assert_eq!(cell.text(), text);
        }
    }

    #[test]
    fn a_date_without_a_time_is_a_date() {
        let day = chrono::NaiveDate::from_ymd_opt(2019, 4, 13).expect("a day");
        let morning = day.and_hms_opt(9, 30, 0).expect("a time");

        assert_eq!(Cell::Moment(day.into()).text(), "2019-04-13");
        assert_eq!(Cell::Moment(morning).text(), "2019-04-13 09:30");
        assert_eq!(Cell::Time(morning.time()).text(), "09:30");
    }

    #[test]
    fn what_is_empty_at_the_end_is_cut_off() {
        let rows = vec![vec![Cell::of("a"), Cell::Empty, Cell::of(" ")], vec![Cell::Empty]];
        assert_eq!(trimmed(rows), vec![vec![Cell::of("a")]]);
    }
}
