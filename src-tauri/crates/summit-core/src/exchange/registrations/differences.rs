//! What a list says otherwise than the register: counted whole, told as far as there is room, and all
//! of it written into a workbook where that is asked for.

use std::{collections::BTreeMap, path::Path};

use super::{
    FieldCount, FieldDifference, MOST_TOLD, RowDifference,
    values::{Slot, said},
};
use crate::{
    error::{Error, Result},
    exchange::tables::{Cell, Column, XlsxWriter},
    words::{Language, in_one_or_both},
};

/// The most rows that a sheet takes; what goes beyond stands in the next.
const MOST_ROWS: usize = 1_000_000;

/// All that differs.
#[derive(Default)]
pub(super) struct Differences {
    /// The first rows.
    pub told: Vec<RowDifference>,
    /// By the word of the field.
    counts: BTreeMap<String, u32>,
    file: Option<Written>,
    /// Why the file could not be written.
    trouble: Option<Error>,
}

/// The workbook with everything.
struct Written {
    book: XlsxWriter,
    path: String,
    rows: usize,
    /// What fields of the organisers' own are called.
    own: BTreeMap<String, String>,
    language: Option<Language>,
}

impl Differences {
    /// Keeps what differs of a list with these columns, and writes it where `path` says.
    pub(super) fn of(
        slots: &[(usize, Slot)],
        path: Option<&str>,
        language: Option<Language>,
    ) -> Differences {
        let own = slots.iter().filter_map(|(_, slot)| match slot {
            Slot::Custom(custom) => {
                let is_english = language == Some(Language::English) && !custom.name_en.is_empty();
                let name = if is_english { &custom.name_en } else { &custom.name_zh };
                Some((slot.word(), name.clone()))
            }
            Slot::Field(_) => None,
        });
        let file = path.map(|path| Written {
            book: XlsxWriter::new(Path::new(path)),
            path: path.to_owned(),
            rows: 0,
            own: own.collect(),
            language,
        });
        Differences { file, ..Differences::default() }
    }

    /// Adds what differs in a row.
    pub(super) fn add(&mut self, row: u32, full_name: &str, fields: Vec<FieldDifference>) {
        for field in &fields {
            *self.counts.entry(field.field.clone()).or_default() += 1;
            let done = match &mut self.file {
                Some(file) if self.trouble.is_none() => file.write(row, full_name, field),
                Some(_) | None => Ok(()),
            };
            self.trouble = self.trouble.take().or(done.err());
        }
        if let Some(told) = self.told.iter_mut().find(|told| told.row == row) {
            told.fields.extend(fields);
        } else if self.told.len() < MOST_TOLD {
            self.told.push(RowDifference { row, full_name: full_name.to_owned(), fields });
        }
    }

    /// Answers how often each field differs, the most frequent first.
    pub(super) fn counts(&self) -> Vec<FieldCount> {
        let counts = self.counts.iter();
        let mut counts: Vec<FieldCount> = counts
            .map(|(field, count)| FieldCount { field: field.clone(), count: *count })
            .collect();
        counts.sort_by_key(|one| std::cmp::Reverse(one.count));
        counts
    }

    /// Ends the workbook, and answers where it is. Where nothing differs there is none.
    pub(super) fn finish(&mut self) -> Result<Option<String>> {
        if let Some(trouble) = self.trouble.take() {
            return Err(trouble);
        }
        match self.file.take().filter(|file| file.rows > 0) {
            Some(file) => file.book.finish().map(|()| Some(file.path)),
            None => Ok(None),
        }
    }
}

impl Written {
    fn words(&self, path: &str) -> String {
        in_one_or_both(self.language, path)
    }

    fn write(&mut self, row: u32, full_name: &str, field: &FieldDifference) -> Result<()> {
        if self.rows.is_multiple_of(MOST_ROWS) {
            let columns = [
                ("lists.number", 8),
                ("people.full_name", 14),
                ("lists.book.field", 22),
                ("lists.book.before", 32),
                ("lists.book.after", 32),
                ("lists.book.outcome", 18),
            ];
            let columns = columns.map(|(path, width)| Column { title: self.words(path), width });
            let sheet = self.words("lists.book.differences");
            let name = match self.rows / MOST_ROWS {
                0 => sheet,
                number => format!("{sheet} {}", number + 1),
            };
            self.book.sheet(&name, &columns)?;
        }
        self.rows += 1;
        let title = match super::Field::from_word(&field.field) {
            Some(known) => self.words(&format!("enums.import_field.{}", known.word())),
            None => self.own.get(&field.field).unwrap_or(&field.field).clone(),
        };
        let outcome = if field.is_kept { "lists.book.stays" } else { "lists.book.changes" };
        let outcome = self.words(outcome);
        let [before, after] =
            [&field.before, &field.after].map(|value| said(self.language, &field.field, value));
        let texts = [full_name, &title, &before, &after, &outcome];
        let cells = std::iter::once(Cell::Number(row.into())).chain(texts.map(Cell::of));
        self.book.row(&cells.collect::<Vec<_>>())
    }
}
