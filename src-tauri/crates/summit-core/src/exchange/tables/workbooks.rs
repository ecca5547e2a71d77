//! Workbooks of Excel, WPS and LibreOffice.

use std::io::Cursor;

use calamine::{
    CellErrorType, Data, DataRef, DataType, Dimensions, ExcelDateTime, Ods, OdsError, Reader,
    SheetVisible, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
};
use chrono::{NaiveDateTime, NaiveTime};

use super::{Book, Cell, MOST_CELLS, MOST_TEXT, Sheet, TableTrouble, packages::Kind, trimmed};

type Bytes = Cursor<Vec<u8>>;

/// Reads all sheets of a workbook that hold cells.
pub(super) fn read(bytes: Vec<u8>, kind: Kind) -> Result<Book, TableTrouble> {
    let mut space = Space::default();
    let bytes = Cursor::new(bytes);
    let sheets = match kind {
        Kind::Xlsx { has_merges } => xlsx(bytes, &mut space, has_merges)?,
        Kind::Xlsb { merges } => xlsb(bytes, &mut space, &merges)?,
        Kind::Ods { spans } => {
            let ods: Ods<Bytes> = Ods::new(bytes).map_err(|error| match error {
                OdsError::Password => TableTrouble::Encrypted,
                OdsError::CellLimitExceeded { .. } => TableTrouble::TooLarge,
                OdsError::InvalidMime(_) => TableTrouble::NotATable,
                _ => TableTrouble::Damaged,
            })?;
            let place = |ods: &Ods<Bytes>, name: &str| {
                ods.sheet_names().iter().position(|other| other == name)
            };
            whole(ods, &mut space, |ods, name| {
                place(ods, name).map(|at| spans.of(at)).unwrap_or_default()
            })?
        }
        Kind::Xls => match Xls::<Bytes>::new(bytes.clone()) {
            Ok(xls) => whole(xls, &mut space, |xls, name| {
                xls.merge_cells_by_sheet_name(name).unwrap_or_default()
            })?,
            Err(XlsError::Password) => return Err(TableTrouble::Encrypted),
            Err(_) => return Err(locked_or_damaged(bytes)),
        },
    };
    Ok(Book { sheets, ..Book::default() })
}

/// A workbook with a password is wrapped in the container of old workbooks; so are old documents.
fn locked_or_damaged(bytes: Bytes) -> TableTrouble {
    let wide = |name: &str| -> Vec<u8> { name.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let holds = |name: &str| {
        let name = wide(name);
        bytes.get_ref().windows(name.len()).any(|piece| piece == name)
    };
    if holds("EncryptedPackage") {
        TableTrouble::Encrypted
    } else if !holds("Workbook") && !holds("Book") && (holds("WordDocument") || holds("PowerPoint"))
    {
        TableTrouble::NotATable
    } else {
        TableTrouble::Damaged
    }
}

fn xlsx(bytes: Bytes, space: &mut Space, has_merges: bool) -> Result<Vec<Sheet>, TableTrouble> {
    let trouble = |error: XlsxError| match error {
        XlsxError::Password => TableTrouble::Encrypted,
        _ => TableTrouble::Damaged,
    };
    let mut book: Xlsx<Bytes> = Xlsx::new(bytes).map_err(trouble)?;
    let mut sheets = Vec::new();
    for (name, is_hidden) in sheets_of(&book) {
        // A sheet of charts has no cells; it is not a reason to refuse the others.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        let mut rows = Rows { rows: Vec::new(), space };
        let mut has_empty = false;
        while let Some(cell) = cells.next_cell().map_err(trouble)? {
            has_empty |= *cell.get_value() == DataRef::Empty;
            rows.put(cell.get_position(), shared(cell.get_value()))?;
        }
        drop(cells);
        // A cell without a value may have a formula: to learn of them the sheet is read once more.
        if has_empty {
            let mut cells = book.worksheet_cells_reader(&name).map_err(trouble)?;
            while let Some(cell) = cells.next_cell_with_formula().map_err(trouble)? {
                if let (DataRef::Empty, Some(formula)) = (cell.value, cell.formula) {
                    rows.put(cell.pos, Cell::Formula(format!("={formula}").into()))?;
                }
            }
        }
        // So it is for what is merged.
        if has_merges {
            rows.merge(&book.merge_cells_by_sheet_name(&name).map_err(trouble)?)?;
        }
        sheets.push(Sheet { name, rows: trimmed(rows.rows), is_hidden });
    }
    Ok(sheets)
}

fn xlsb(
    bytes: Bytes,
    space: &mut Space,
    merges: &[(String, Dimensions)],
) -> Result<Vec<Sheet>, TableTrouble> {
    let trouble = |error: XlsbError| match error {
        XlsbError::Password => TableTrouble::Encrypted,
        // Its parts were all unpacked before: what is not understood need not be damaged.
        _ => TableTrouble::Unreadable,
    };
    let mut book: Xlsb<Bytes> = Xlsb::new(bytes).map_err(trouble)?;
    let mut sheets = Vec::new();
    for (name, is_hidden) in sheets_of(&book) {
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        let mut rows = Rows { rows: Vec::new(), space };
        while let Some(cell) = cells.next_cell().map_err(trouble)? {
            rows.put(cell.get_position(), shared(cell.get_value()))?;
        }
        let of_sheet = merges.iter().filter(|(sheet, _)| *sheet == name);
        rows.merge(&of_sheet.map(|(_, region)| *region).collect::<Vec<_>>())?;
        sheets.push(Sheet { name, rows: trimmed(rows.rows), is_hidden });
    }
    Ok(sheets)
}

fn whole<R: Reader<Bytes>>(
    mut book: R,
    space: &mut Space,
    merges: impl Fn(&R, &str) -> Vec<Dimensions>,
) -> Result<Vec<Sheet>, TableTrouble> {
    let mut sheets = Vec::new();
    for (name, is_hidden) in sheets_of(&book) {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let (top, left) = range.start().unwrap_or_default();
        let mut rows = Rows { rows: Vec::new(), space };
        for (row, column, value) in range.used_cells() {
            let place =
                |at: usize, first: u32| first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
            rows.put((place(row, top), place(column, left)), owned(value))?;
        }
        rows.merge(&merges(&book, &name))?;
        sheets.push(Sheet { name, rows: trimmed(rows.rows), is_hidden });
    }
    Ok(sheets)
}

/// Answers the names of all sheets, and whether they are hidden.
fn sheets_of<R: Reader<Bytes>>(book: &R) -> Vec<(String, bool)> {
    let sheets = book.sheets_metadata().iter();
    sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
}

/// How much of the memory that all sheets share is taken.
#[derive(Default)]
struct Space {
    cells: usize,
    text: usize,
}

struct Rows<'a> {
    rows: Vec<Vec<Cell>>,
    space: &'a mut Space,
}

impl Rows<'_> {
    fn put(&mut self, (row, column): (u32, u32), cell: Cell) -> Result<(), TableTrouble> {
        if cell.is_blank() {
            return Ok(());
        }
        let (row, column) = (row as usize, column as usize);
        // A row that is not there yet costs as much as a cell.
        let new_rows = (row + 1).saturating_sub(self.rows.len());
        let length = self.rows.get(row).map_or(0, Vec::len);
        self.space.cells += new_rows + (column + 1).saturating_sub(length);
        if let Cell::Text(text) | Cell::Formula(text) = &cell {
            self.space.text += text.len();
        }
        if self.space.cells > MOST_CELLS || self.space.text > MOST_TEXT {
            return Err(TableTrouble::TooLarge);
        }
        if new_rows > 0 {
            self.rows.resize(row + 1, Vec::new());
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
        Ok(())
    }

    /// Lets the value of a merged cell count for all its rows that hold something else.
    ///
    /// Across columns it counts for the first: the others are of another kind.
    fn merge(&mut self, regions: &[Dimensions]) -> Result<(), TableTrouble> {
        let mut steps = 0;
        for &Dimensions { start: (top, column), end: (bottom, _) } in regions {
            let cell = |rows: &[Vec<Cell>], row: u32| {
                rows.get(row as usize).and_then(|row| row.get(column as usize)).cloned()
            };
            let value = cell(&self.rows, top).filter(|cell| !cell.is_blank());
            let Some(value) = value else { continue };
            let last = u32::try_from(self.rows.len()).unwrap_or(u32::MAX).saturating_sub(1);
            for row in top.saturating_add(1)..=bottom.min(last) {
                steps += 1;
                if steps > MOST_CELLS {
                    return Err(TableTrouble::TooLarge);
                }
                let is_empty = cell(&self.rows, row).is_none_or(|cell| cell.is_blank());
                if is_empty && !self.rows[row as usize].is_empty() {
                    self.put((row, column), value.clone())?;
                }
            }
        }
        Ok(())
    }
}

fn shared(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::of(text.as_str()),
        DataRef::SharedString(text) => Cell::of(*text),
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(truth) => Cell::Truth(*truth),
        DataRef::DateTime(moment) => moment_of(moment),
        DataRef::DateTimeIso(text) => iso(text, value.as_datetime(), value.as_time()),
        DataRef::DurationIso(text) => iso(text, None, value.as_time()),
        DataRef::Error(error) => fault(error),
    }
}

fn owned(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::String(text) => Cell::of(text.as_str()),
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(truth) => Cell::Truth(*truth),
        Data::DateTime(moment) => moment_of(moment),
        Data::DateTimeIso(text) => iso(text, value.as_datetime(), value.as_time()),
        Data::DurationIso(text) => iso(text, None, value.as_time()),
        Data::Error(error) => fault(error),
    }
}

/// A day number below one is a time of day; one that is no date at all stays a number.
fn moment_of(moment: &ExcelDateTime) -> Cell {
    let number = moment.as_f64();
    match moment.as_datetime() {
        _ if !(0.0..2_958_466.0).contains(&number) => Cell::Number(number),
        Some(at) if number < 1.0 || moment.is_duration() => Cell::Time(at.time()),
        Some(at) => Cell::Moment(whole_minute(at)),
        None => Cell::Number(number),
    }
}

/// Floating-point days miss the minute by some milliseconds.
fn whole_minute(at: NaiveDateTime) -> NaiveDateTime {
    use chrono::{DurationRound, TimeDelta};
    at.duration_round(TimeDelta::seconds(1)).unwrap_or(at)
}

fn iso(text: &str, moment: Option<NaiveDateTime>, time: Option<NaiveTime>) -> Cell {
    match (moment, time) {
        (Some(moment), _) => Cell::Moment(moment),
        (None, Some(time)) => Cell::Time(time),
        (None, None) => Cell::of(text),
    }
}

fn fault(error: &CellErrorType) -> Cell {
    Cell::of(error.to_string())
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Format, Workbook};

    use std::io::{Cursor, Read, Write};

    use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

    use super::super::{Cell, read_bytes};

    /// Takes the results of all formulas out of a book, as programs write it that work none out.
    fn without_results(book: Vec<u8>) -> Vec<u8> {
        let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            out.start_file(part.name().unwrap(), SimpleFileOptions::default()).unwrap();
            let text = text.replace("<v>0</v>", "<v></v>").replace("<v>none</v>", "<v></v>");
            out.write_all(text.as_bytes()).unwrap();
        }
        out.finish().unwrap().into_inner()
    }

    #[test]
    fn a_formula_without_a_result_is_no_empty_cell() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, ["姓名", "手机", "备注"]).unwrap();
        sheet.write(1, 0, "张三").unwrap().write_formula(1, 1, "=B2+1").unwrap();
        sheet
            .write_formula(1, 2, rust_xlsxwriter::Formula::new("=\"\"").set_result("none"))
            .unwrap();

        let read = read_bytes(without_results(book.save_to_buffer().unwrap()), None).unwrap();

        // What was worked out to nothing is empty.
        assert_eq!(read.sheets[0].rows[1], [Cell::of("张三"), Cell::Formula("=B2+1".into())]);
    }

    #[test]
    fn a_merged_cell_counts_for_all_its_rows() {
        let mut book = Workbook::new();
        let (sheet, form) = (book.add_worksheet(), Format::new());
        sheet.merge_range(0, 0, 0, 2, "报名表", &form).unwrap();
        sheet.merge_range(1, 0, 2, 0, "姓名", &form).unwrap();
        sheet.merge_range(1, 1, 1, 2, "联系方式", &form).unwrap();
        sheet.write(2, 1, "手机").unwrap().write(2, 2, "邮箱").unwrap();
        for (row, name) in (3..).zip(["张三", "李四", "王五"]) {
            sheet.write(row, 0, name).unwrap();
        }
        sheet.merge_range(3, 3, 5, 3, "甲公司", &form).unwrap();
        sheet.merge_range(6, 0, 9, 3, "备注", &form).unwrap();
        let bytes = book.save_to_buffer().unwrap();

        let book = read_bytes(bytes, None).unwrap();

        let rows = book.sheets[0].rows.iter();
        let rows: Vec<String> = rows
            .map(|row| {
                row.iter().map(|cell| cell.text().into_owned()).collect::<Vec<_>>().join(",")
            })
            .collect();
        assert_eq!(
            rows,
            [
                "报名表",
                "姓名,联系方式",
                "姓名,手机,邮箱",
                "张三,,,甲公司",
                "李四,,,甲公司",
                "王五,,,甲公司",
                "备注"
            ]
        );
    }
}
