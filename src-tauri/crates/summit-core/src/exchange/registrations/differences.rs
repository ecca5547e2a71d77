//! What a list says otherwise than the register: counted whole, told as far as there is room, and all
//! of it written into a workbook where that is asked for.

use std::{collections::BTreeMap, path::Path};

use super::{FieldCount, FieldDifference, MOST_TOLD, RowDifference, values::Slot};
use crate::{
    error::{Error, Result},
    exchange::tables::{Cell, Column, XlsxWriter},
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
}

impl Differences {
    /// Keeps what differs of a list with these columns, and writes it where `path` says.
    pub(super) fn of(slots: &[(usize, Slot)], path: Option<&str>) -> Differences {
        let own = slots.iter().filter_map(|(_, slot)| match slot {
            Slot::Custom(custom) => Some((slot.word(), custom.name_zh.clone())),
            Slot::Field(_) => None,
        });
        let file = path.map(|path| Written {
            book: XlsxWriter::new(Path::new(path)),
            path: path.to_owned(),
            rows: 0,
            own: own.collect(),
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
    fn write(&mut self, row: u32, full_name: &str, field: &FieldDifference) -> Result<()> {
        if self.rows.is_multiple_of(MOST_ROWS) {
            let columns = [
                ("行 Row", 8),
                ("姓名 Name", 14),
                ("栏目 Field", 22),
                ("名册内容 In the register", 32),
                ("名单内容 In the list", 32),
                ("结果 Outcome", 18),
            ];
            let columns = columns.map(|(title, width)| Column { title: title.to_owned(), width });
            let name = match self.rows / MOST_ROWS {
                0 => "不同 Differences".to_owned(),
                sheet => format!("不同 Differences {}", sheet + 1),
            };
            self.book.sheet(&name, &columns)?;
        }
        self.rows += 1;
        let title = match super::Field::from_word(&field.field) {
            Some(known) => known.heading(),
            None => self.own.get(&field.field).unwrap_or(&field.field).clone(),
        };
        let outcome = if field.is_kept { "保留 Stays" } else { "更新 Changes" };
        let texts = [full_name, &title, &field.before, &field.after, outcome];
        let cells = std::iter::once(Cell::Number(row.into())).chain(texts.map(Cell::of));
        self.book.row(&cells.collect::<Vec<_>>())
    }
}
