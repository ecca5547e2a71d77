//! Tables for other programs.

use std::{
    borrow::Cow,
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::Cell;
use crate::{
    error::{Error, FileTrouble, Result},
    outputs::Output,
};

/// The longest text that a cell of Excel takes, in its own units.
const LONGEST_TEXT: usize = 32_767;

/// How hard a workbook is packed, from 0 to 9.
const PACKING: u8 = 2;

/// What stands at the end of a text that was cut.
const CUT: &str = "…（过长，已截断 too long, cut）";

/// A column of a sheet: what stands above it, and how wide it is in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub title: String,
    pub width: u16,
}

/// Writes a workbook row by row; rows are never all in memory.
///
/// Texts are stored as texts: one that begins with `=` is no formula.
pub struct XlsxWriter {
    workbook: Workbook,
    path: PathBuf,
    formats: Formats,
    sheet: usize,
    row: u32,
}

struct Formats {
    head: Format,
    day: Format,
    moment: Format,
    time: Format,
}

impl XlsxWriter {
    /// Begins a workbook that will stand at this path.
    pub fn new(path: &Path) -> XlsxWriter {
        let formats = Formats {
            head: Format::new().set_bold(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            moment: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
            time: Format::new().set_num_format("hh:mm"),
        };
        let mut workbook = Workbook::new();
        // Half of the time went into packing, and higher levels make the file hardly smaller.
        workbook.set_zip_compression_level(PACKING);
        XlsxWriter { workbook, path: path.to_owned(), formats, sheet: 0, row: 0 }
    }

    /// Begins a sheet with the names of its columns, which stay in sight.
    pub fn sheet(&mut self, name: &str, columns: &[Column]) -> Result<()> {
        self.sheet = self.workbook.worksheets().len();
        self.row = 1;
        let head = self.formats.head.clone();
        let begin = |sheet: &mut Worksheet| -> Result<(), rust_xlsxwriter::XlsxError> {
            sheet.set_name(sheet_name(name))?;
            for (at, column) in (0..).zip(columns) {
                sheet.set_column_width(at, f64::from(column.width))?;
                sheet.write_string_with_format(0, at, &column.title, &head)?;
            }
            sheet.set_freeze_panes(1, 0)?;
            Ok(())
        };
        let sheet = self.workbook.add_worksheet_with_constant_memory();
        let done = sheet.and_then(begin);
        self.checked(done)
    }

    /// Adds a row to the sheet that was begun last.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a Cell>) -> Result<()> {
        let row = self.row;
        self.row += 1;
        let formats = &self.formats;
        let written = self.workbook.worksheet_from_index(self.sheet).and_then(|sheet| {
            for (at, cell) in (0..).zip(cells) {
                put(sheet, formats, (row, at), cell)?;
            }
            Ok(())
        });
        self.checked(written)
    }

    /// Writes the file: all of it, or none.
    pub fn finish(mut self) -> Result<()> {
        let output = Output::at(&self.path)?;
        let saved = self.workbook.save(output.part());
        self.checked(saved)?;
        output.put()
    }

    fn checked<T>(&self, done: Result<T, rust_xlsxwriter::XlsxError>) -> Result<()> {
        done.map(|_| ()).map_err(|_| Error::file(FileTrouble::Unwritable, &self.path))
    }
}

fn put(
    sheet: &mut Worksheet,
    formats: &Formats,
    (row, column): (u32, u16),
    cell: &Cell,
) -> Result<(), rust_xlsxwriter::XlsxError> {
    match cell {
        Cell::Empty => Ok(()),
        Cell::Text(text) | Cell::Formula(text) => {
            sheet.write_string(row, column, fitting(text)).map(|_| ())
        }
        Cell::Number(number) => sheet.write_number(row, column, *number).map(|_| ()),
        Cell::Truth(truth) => sheet.write_boolean(row, column, *truth).map(|_| ()),
        Cell::Time(time) => {
            let days = f64::from(chrono::Timelike::num_seconds_from_midnight(time)) / 86_400.0;
            sheet.write_number_with_format(row, column, days, &formats.time).map(|_| ())
        }
        Cell::Moment(moment) => {
            let is_day = moment.time() == chrono::NaiveTime::MIN;
            let format = if is_day { &formats.day } else { &formats.moment };
            sheet.write_number_with_format(row, column, days(*moment), format).map(|_| ())
        }
    }
}

/// Cuts a text to what a cell of Excel takes, and says so at its end.
fn fitting(text: &str) -> Cow<'_, str> {
    // No character is more of Excel's units than it has bytes.
    if text.len() <= LONGEST_TEXT || text.encode_utf16().count() <= LONGEST_TEXT {
        return Cow::Borrowed(text);
    }
    let mut room = LONGEST_TEXT - CUT.encode_utf16().count();
    let takes = |letter: &char| {
        let fits = room >= letter.len_utf16();
        room = room.saturating_sub(letter.len_utf16());
        fits
    };
    Cow::Owned(text.chars().take_while(takes).chain(CUT.chars()).collect())
}

/// Counts days as Excel does, which believes that there was a 29 February 1900.
fn days(moment: chrono::NaiveDateTime) -> f64 {
    let first = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day of the calendar");
    let since = moment - first.and_time(chrono::NaiveTime::MIN);
    since.num_seconds() as f64 / 86_400.0
}

/// Excel takes 31 characters and none of these signs.
fn sheet_name(name: &str) -> String {
    let kept: String = name
        .chars()
        .map(|character| if "[]:*?/\\'".contains(character) { '_' } else { character })
        .collect();
    let mut short = String::new();
    for character in kept.chars() {
        if short.encode_utf16().count() + character.len_utf16() > 31 {
            break;
        }
        short.push(character);
    }
    if short.is_empty() { "Sheet1".to_owned() } else { short }
}

/// Writes a list of values that Excel opens with its characters right, formulas defused.
pub fn write_csv(
    path: &Path,
    columns: &[Column],
    rows: impl IntoIterator<Item = Result<Vec<Cell>>>,
) -> Result<()> {
    let unwritable = || Error::file(FileTrouble::Unwritable, path);
    let output = Output::at(path)?;
    let mut file = BufWriter::new(File::create(output.part()).map_err(|_| unwritable())?);
    file.write_all("\u{FEFF}".as_bytes()).map_err(|_| unwritable())?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(file);
    let titles = columns.iter().map(|column| defused(&column.title));
    writer.write_record(titles).map_err(|_| unwritable())?;
    for row in rows {
        let cells = row?;
        writer
            .write_record(cells.iter().map(|cell| defused(&cell.text())))
            .map_err(|_| unwritable())?;
    }
    let mut file = writer.into_inner().map_err(|_| unwritable())?;
    file.flush().map_err(|_| unwritable())?;
    drop(file);
    output.put()
}

/// Puts an apostrophe before what a spreadsheet would run as a formula; numbers stay as they are.
///
/// What looks so already gets one more, so that taking one off always gives the text.
pub fn defused(text: &str) -> String {
    if is_formula(text.trim_start_matches('\'')) { format!("'{text}") } else { text.to_owned() }
}

/// Says whether a spreadsheet could take a text for a formula.
pub(super) fn is_formula(text: &str) -> bool {
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let is_number = text.len() > 1
        && text.strip_prefix(['+', '-']).is_some_and(|rest| {
            rest.starts_with(|digit: char| digit.is_ascii_digit())
                && rest.chars().all(|sign| sign.is_ascii_digit() || " .".contains(sign))
        });
    begins && !is_number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        for (text, written) in [
            ("=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0"),
            ("@SUM(1)", "'@SUM(1)"),
            ("+86 138 0000 1234", "+86 138 0000 1234"),
            ("+1+cmd", "'+1+cmd"),
            ("-2", "-2"),
            ("-", "'-"),
            ("＝1", "'＝1"),
            ("\t=1", "'\t=1"),
            ("张三", "张三"),
            ("'=1", "''=1"),
            ("'张", "'张"),
        ] {
            assert_eq!(defused(text), written);
        }
    }

    #[test]
    fn the_name_of_a_sheet_is_made_to_fit() {
        assert_eq!(sheet_name("4/13 上午"), "4_13 上午");
        assert_eq!(sheet_name(""), "Sheet1");
        assert_eq!(sheet_name(&"会".repeat(40)).chars().count(), 31);
    }
}
