//! Which row names the columns of a list, and which field each column fills.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::tables::{self, Cell, Sheet},
    ColumnUse, ImportKey, clock,
    fields::{Field, guess_by_content},
    gathering::{between, takes_first},
    headings,
    synonyms::is_vague,
    totals,
    values::{self, Slot},
};
use crate::{
    error::{Error, ListTrouble, Result},
    registrations::CustomField,
    text,
};

/// How many rows are looked at to tell what a column holds.
const LOOKED_AT: usize = 60;

/// How many columns are named to somebody who asked for one that is not there.
const MOST_NAMED: usize = 40;

/// A sheet with the row that names its columns set apart.
pub(super) struct List<'a> {
    pub titles: Vec<String>,
    /// The row of the titles, 1 first; 0 when the list has none.
    pub header_row: u32,
    /// How many rows say what the columns are called, and what stands above that.
    head: u32,
    rows: &'a [Vec<Cell>],
}

impl<'a> List<'a> {
    /// Sets the titles apart: those of the row that is said, else of the row that is found.
    pub(super) fn new(sheet: &'a Sheet, header_row: Option<u32>) -> List<'a> {
        let rows = &sheet.rows;
        let header_row = header_row.unwrap_or_else(|| {
            let found = tables::header_row(rows, |title| Field::called(title).is_some());
            let is_parted = |at: usize| headings::is_second_row(rows, at + 1);
            let last = found.map(|at| if is_parted(at) { at + 1 } else { at });
            last.map_or(0, |at| u32::try_from(at).unwrap_or_default() + 1)
        });
        let header_row = header_row.min(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        let width = sheet.width();
        let titles = match header_row.checked_sub(1).map(|at| at as usize) {
            Some(at) => headings::titles(rows, at, width),
            None => vec![String::new(); width],
        };
        let is_repeated = header_row > 0 && headings::repeats_titles(rows, header_row as usize);
        let head = header_row + u32::from(is_repeated);
        List { titles, header_row, head, rows: &rows[head as usize..] }
    }

    /// Answers what each column is called: by its title, else by its letter.
    pub(super) fn names(&self) -> Vec<String> {
        let name = |(at, title): (usize, &String)| match title.as_str() {
            "" => letter(at),
            title => title.to_owned(),
        };
        self.titles.iter().enumerate().map(name).collect()
    }

    /// Walks through the rows that hold something, each with its number as people count. Formulas alone are
    /// nothing: they are written ahead for rows to come.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u32, &'a [Cell])> + '_ {
        (self.head + 1..)
            .zip(self.rows)
            .filter(|(_, row)| row.iter().any(|cell| !cell.is_blank() && !is_formula(cell)))
            .map(|(number, row)| (number, row.as_slice()))
    }

    /// Guesses what each column fills: by its title, else by what it holds. A field is filled by one column,
    /// but for those that several fill together.
    pub(super) fn guess(&self, customs: &[CustomField]) -> Vec<ColumnUse> {
        self.guess_beside(BTreeMap::new(), customs)
    }

    /// Guesses what the columns fill beside those of which it is known; an empty text is a column that
    /// fills nothing.
    fn guess_beside(
        &self,
        mut guessed: BTreeMap<usize, String>,
        customs: &[CustomField],
    ) -> Vec<ColumnUse> {
        let take = |guessed: &mut BTreeMap<usize, String>, column: usize, field: String| {
            if !guessed.values().any(|other| *other == field) {
                guessed.entry(column).or_insert(field);
            }
        };
        let mut counters = BTreeSet::new();
        // A column with the very name of a field goes before one with another word for it.
        for (column, title) in self.titles.iter().enumerate() {
            // Most lists number their rows, and so does the next list with other people in it.
            let counts = Field::called(title) == Some(Field::ExternalId)
                && !Field::ExternalId.is_titled(title)
                && self.is_counted(column);
            if counts {
                counters.insert(column);
            } else if let Some(field) =
                Field::named(title).filter(|field| self.suits(*field, column))
            {
                take(&mut guessed, column, field.word().to_owned());
            }
        }
        // Where two titles say the same, the plainer one is read: 手机号 before 电话.
        let mut titles: Vec<(usize, &String)> = self.titles.iter().enumerate().collect();
        titles.sort_by_key(|(_, title)| is_vague(title));
        for (column, title) in titles {
            let custom = customs.iter().find(|custom| {
                !title.is_empty() && (custom.name_zh == *title || custom.name_en == *title)
            });
            if let Some(custom) = custom {
                take(&mut guessed, column, format!("custom:{}", custom.id));
            } else if let Some(field) = Field::called(title)
                .filter(|field| !counters.contains(&column) && self.suits(*field, column))
            {
                if self.joins(field, column, &guessed) {
                    guessed.entry(column).or_insert_with(|| field.word().to_owned());
                } else {
                    take(&mut guessed, column, field.word().to_owned());
                }
            }
        }
        for column in 0..self.titles.len() {
            if guessed.contains_key(&column) {
                continue;
            }
            let cells: Vec<&Cell> =
                self.rows.iter().take(LOOKED_AT).filter_map(|row| row.get(column)).collect();
            if let Some(field) = guess_by_content(&cells) {
                take(&mut guessed, column, field.word().to_owned());
            }
        }
        guessed
            .into_iter()
            .filter(|(_, field)| !field.is_empty())
            .map(|(column, field)| ColumnUse {
                column: u32::try_from(column).unwrap_or(u32::MAX),
                field,
            })
            .collect()
    }

    /// Says whether a column can be what its title seems to say: under State may stand MA and CA. A column
    /// with one value that is understood counts, so that the others are told.
    fn suits(&self, field: Field, column: usize) -> bool {
        if ![Field::State, Field::Reply, Field::Gender].contains(&field) {
            return true;
        }
        let cells = self.rows.iter().take(LOOKED_AT).filter_map(|row| row.get(column));
        let mut filled = cells.filter(|cell| !cell.is_blank()).peekable();
        filled.peek().is_none() || filled.any(|cell| values::read(field, cell).is_ok())
    }

    /// Says whether a column adds to what others say about a field: a post of another kind, or the time
    /// of a day.
    fn joins(&self, field: Field, column: usize, guessed: &BTreeMap<usize, String>) -> bool {
        let mut others = guessed.iter().filter(|(_, other)| *other == field.word());
        let is_rank = |column: usize| self.titles[column].contains("职称");
        match field {
            Field::ArrivesAt | Field::LeavesAt => {
                others.all(|(other, _)| self.holds_times(*other) != self.holds_times(column))
            }
            // A post and a rank go together; a role at the event is something else.
            Field::PositionZh | Field::PositionEn => {
                others.all(|(other, _)| is_rank(*other) != is_rank(column))
            }
            field => between(field).is_some() || takes_first(field),
        }
    }

    /// Says whether a column holds times of the day and no days.
    fn holds_times(&self, column: usize) -> bool {
        let cells = self.rows.iter().take(LOOKED_AT).filter_map(|row| row.get(column));
        let mut filled = cells.filter(|cell| !cell.is_blank()).peekable();
        filled.peek().is_some() && filled.all(|cell| clock::of(cell).is_some())
    }

    /// Says whether a column only counts the rows: 1, 2, 3 and so on, perhaps anew in every part of the
    /// list, and with gaps where rows were deleted.
    fn is_counted(&self, column: usize) -> bool {
        let cells = || self.rows().filter_map(|(_, row)| row.get(column));
        // Who refers to people writes no formula.
        if cells().any(is_formula) {
            return true;
        }
        let cells = cells().map(Cell::text);
        let (mut last, mut most, mut count) = (0_u64, 0, 0_u64);
        for text in cells.filter(|text| !text.trim().is_empty() && !totals::is_sum(text)) {
            let Ok(number) = text.trim().parse::<u64>() else { return false };
            if number != 1 && (number <= last || last == 0) {
                return false;
            }
            (last, most, count) = (number, most.max(number), count + 1);
        }
        count > 0 && most <= count * 2
    }

    /// Chooses by what rows are recognised: the surest of what the list says.
    pub(super) fn key(&self, uses: &[ColumnUse]) -> ImportKey {
        let used = |field: Field| uses.iter().find(|column| column.field == field.word());
        if used(Field::ExternalId).is_some_and(|used| !self.is_counted(used.column as usize)) {
            ImportKey::ExternalId
        } else if used(Field::Phone).is_some() {
            ImportKey::Phone
        } else if used(Field::Email).is_some() {
            ImportKey::Email
        } else {
            ImportKey::NameOrganisation
        }
    }

    /// Answers the use of the columns that a mapping names by their titles, and guesses the others.
    ///
    /// # Errors
    /// [`Error::List`] with the first title that the list has not, or the first field that is none.
    pub(super) fn mapped(
        &self,
        mapping: &BTreeMap<String, String>,
        customs: &[CustomField],
    ) -> Result<Vec<ColumnUse>> {
        let names = self.names();
        let said = mapping.iter().map(|(title, field)| {
            let wanted = text::title(title);
            let at = names.iter().position(|other| *other == wanted);
            let at = at.ok_or_else(|| self.without(ListTrouble::UnknownColumn, title))?;
            let is_left_out = field.trim().is_empty();
            let field =
                if is_left_out { String::new() } else { Slot::asked(field, customs)?.word() };
            Ok((at, field))
        });
        Ok(self.guess_beside(said.collect::<Result<_>>()?, customs))
    }

    /// Answers which columns hold something: a title, or a cell in a row.
    pub(super) fn filled(&self) -> Vec<usize> {
        let mut filled: Vec<bool> = self.titles.iter().map(|title| !title.is_empty()).collect();
        for (_, row) in self.rows() {
            for (is_filled, cell) in filled.iter_mut().zip(row) {
                *is_filled = *is_filled || !cell.is_blank();
            }
        }
        filled.iter().enumerate().filter(|(_, is_filled)| **is_filled).map(|(at, _)| at).collect()
    }

    /// Builds the error for something that the list has not, with the columns that it has.
    pub(super) fn without(&self, trouble: ListTrouble, name: &str) -> Error {
        let known = self.names();
        let known = known.iter().take(MOST_NAMED).map(String::as_str).collect::<Vec<_>>();
        Error::List { trouble, name: name.to_owned(), known: known.join(", ") }
    }

    /// Answers by what lists of the same make are recognised: their titles, one a line.
    pub(super) fn mark(&self) -> String {
        self.titles.join("\n")
    }
}

fn is_formula(cell: &Cell) -> bool {
    matches!(cell, Cell::Formula(_))
}

/// Answers the letter by which spreadsheets call a column.
pub(super) fn letter(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.insert(0, char::from(b'A' + u8::try_from(at % 26).unwrap_or_default()));
        match at / 26 {
            0 => return letters.into_iter().collect(),
            next => at = next - 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let rows =
            rows.iter().map(|row| row.iter().map(|text| Cell::of(*text)).collect()).collect();
        Sheet { rows, ..Sheet::default() }
    }

    #[track_caller]
    fn check(rows: &[&[&str]], header_row: u32, fields: &[(u32, &str)]) {
        let sheet = sheet(rows);
        let list = List::new(&sheet, None);
        let guessed: Vec<(u32, String)> =
            list.guess(&[]).into_iter().map(|used| (used.column, used.field)).collect();
        let fields: Vec<(u32, String)> =
            fields.iter().map(|(column, field)| (*column, (*field).to_owned())).collect();
        assert_eq!((list.header_row, guessed), (header_row, fields));
    }

    #[test]
    fn columns_are_found_below_a_title_and_by_content() {
        check(
            &[
                &["第十届大会报名表"],
                &["序号", "姓名", "单位", "手机", "血型"],
                &["1", "张三", "无锡市人民医院", "13800001234", "5 排"],
            ],
            2,
            &[(1, "full_name"), (2, "organisation_zh"), (3, "phone")],
        );
        check(
            &[&["张三", "13800001234"], &["李四", "13900001234"]],
            0,
            &[(0, "full_name"), (1, "phone")],
        );
        check(
            &[&["姓名", "联系电话", "手机"], &["张三", "0510-85800000", "13800001234"]],
            1,
            &[(0, "full_name"), (1, "phone"), (2, "phone")],
        );
    }

    #[test]
    fn a_field_that_two_columns_tell_is_filled_by_both() {
        let titles = &["姓名", "职务", "职称", "到达日期", "到达时间"];
        let fields = [
            (0, "full_name"),
            (1, "position_zh"),
            (2, "position_zh"),
            (3, "arrives_at"),
            (4, "arrives_at"),
        ];
        check(&[titles, &["张三", "主任", "教授", "2026-06-28", "14:05"]], 1, &fields);
        // Two days are not put together.
        check(
            &[titles, &["张三", "主任", "教授", "2026-06-28", "6月28日"]],
            1,
            &[fields[0], fields[1], fields[2], fields[4]],
        );
    }

    #[test]
    fn titles_that_are_merged_over_two_rows_are_read() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let (page, form) = (book.add_worksheet(), rust_xlsxwriter::Format::new());
        page.merge_range(0, 0, 0, 4, "参会回执汇总表", &form).unwrap();
        for (column, title) in [(0, "姓名"), (1, "工作单位")] {
            page.merge_range(1, column, 2, column, title, &form).unwrap();
        }
        page.merge_range(1, 2, 1, 4, "到达", &form).unwrap();
        page.write_row(2, 2, ["日期", "时间", "航班"]).unwrap();
        page.write_row(3, 0, ["张三", "甲公司", "4月30日", "14:30", "MU5101"]).unwrap();
        let book = tables::read_bytes(book.save_to_buffer().unwrap(), None).unwrap();

        let list = List::new(&book.sheets[0], None);

        assert_eq!(list.header_row, 3);
        assert_eq!(list.titles, ["姓名", "工作单位", "到达日期", "到达时间", "到达航班"]);
    }

    #[test]
    fn titles_in_two_rows_are_all_titles() {
        let rows: &[&[&str]] = &[
            &["序号", "姓名", "单位", "联系方式"],
            &["", "", "", "手机", "邮箱"],
            &["1", "张三", "无锡市人民医院", "13800001234", "z@example.com"],
        ];
        let fields = [(1, "full_name"), (2, "organisation_zh"), (3, "phone"), (4, "email")];
        check(rows, 2, &fields);
        // A row without a name is no row of titles.
        check(
            &[&["姓名", "单位", "手机"], &["", "甲公司", ""], &["张三", "乙公司", "13800001234"]],
            1,
            &[(0, "full_name"), (1, "organisation_zh"), (2, "phone")],
        );
    }

    #[test]
    fn a_column_that_counts_the_rows_is_no_reference() {
        check(
            &[&["编号", "姓名", "手机"], &["1", "张三", "13800001234"], &["2", "李四", ""]],
            1,
            &[(1, "full_name"), (2, "phone")],
        );
        check(
            &[&["编号", "姓名"], &["1", "张三"], &["3", "李四"], &["1", "王五"], &["合计", "3人"]],
            1,
            &[(1, "full_name")],
        );
        check(
            &[&["编号", "姓名"], &["1", "张三"], &["2087", "李四"]],
            1,
            &[(0, "external_id"), (1, "full_name")],
        );
        check(
            &[&["编号", "姓名"], &["A17", "张三"], &["A19", "李四"]],
            1,
            &[(0, "external_id"), (1, "full_name")],
        );
    }

    #[test]
    fn a_column_without_a_title_has_its_letter() {
        let letters = [0, 25, 26, 51, 52, 701, 702].map(letter);

        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn rows_keep_the_numbers_that_people_see() {
        let sheet = sheet(&[&["姓名"], &[], &["张三"], &[" "], &["李四"]]);
        let list = List::new(&sheet, None);

        let numbers: Vec<u32> = list.rows().map(|(number, _)| number).collect();

        assert_eq!(numbers, [3, 5]);
    }
}
