//! What the first rows of a list become, beside what stands in them.

use serde::Serialize;
use ts_rs::TS;

use super::{
    super::tables::Cell,
    fields::Field,
    gathering::takes_first,
    values::{Row, Slot},
};
use crate::ids::words;

/// So many rows are told.
const SHOWN: usize = 20;

words! {
    /// What a row of a list does.
    pub enum RowOutcome {
        Added = "added",
        Changed = "changed",
        Unchanged = "unchanged",
        Refused = "refused",
    }
}

/// What a row becomes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RowPreview {
    /// As the other program counts, 1 first.
    pub row: u32,
    pub outcome: RowOutcome,
    pub full_name: String,
    pub cells: Vec<CellPreview>,
}

/// What a cell becomes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CellPreview {
    /// The first column is 0.
    pub column: u32,
    /// As it is stored: a state by its word.
    pub value: String,
    /// Whether it goes to the notes: a further phone beside the one that counts.
    pub is_noted: bool,
}

/// The rows as far as they are told.
#[derive(Default)]
pub(super) struct Previews(Vec<RowPreview>);

impl Previews {
    /// Notes what a row says, made regular, as long as there is room; `shown` is what stands in it.
    pub(super) fn note(&mut self, slots: &[(usize, Slot)], row: &Row, shown: &[Cell]) {
        if self.0.len() >= SHOWN {
            return;
        }
        let is_blank = |column: usize| shown.get(column).is_none_or(Cell::is_blank);
        let is_in_latin = slots.iter().any(|(_, slot)| *slot == Slot::Field(Field::LatinName));
        let cells = slots.iter().map(|(column, slot)| {
            let noted = row.beside.iter().find(|(at, _)| at == column);
            let value = match slot {
                _ if noted.is_some() => noted.map(|(_, line)| line.clone()).unwrap_or_default(),
                // Another column says it.
                Slot::Field(field) if takes_first(*field) && is_blank(*column) => String::new(),
                // For which of them they wait stands in the cell alone.
                Slot::Field(Field::Sessions) if !row.waits.is_empty() => {
                    shown.get(*column).map(|cell| cell.text().into_owned()).unwrap_or_default()
                }
                Slot::Field(Field::FullName) if !is_in_latin => in_both_scripts(row),
                Slot::Field(field) => row.values[field.at()].to_string(),
                Slot::Custom(custom) => {
                    let value = row.custom.get(&custom.id.to_string());
                    value.map(|value| value.replace('\n', "、")).unwrap_or_default()
                }
            };
            let column = u32::try_from(*column).unwrap_or(u32::MAX);
            CellPreview { column, value, is_noted: noted.is_some() }
        });
        self.0.push(RowPreview {
            row: row.number,
            outcome: RowOutcome::Refused,
            full_name: row.values[Field::FullName.at()].to_string(),
            cells: cells.collect(),
        });
    }

    /// Says what a cell of a row becomes, if it is among those that are told.
    pub(super) fn say(&mut self, slots: &[(usize, Slot)], row: u32, field: Field, value: &str) {
        let column = slots.iter().find(|(_, slot)| *slot == Slot::Field(field)).map(|(at, _)| *at);
        let Some(last) = self.0.last_mut().filter(|last| last.row == row) else { return };
        let cells = last.cells.iter_mut();
        for cell in cells.filter(|cell| usize::try_from(cell.column).ok() == column) {
            value.clone_into(&mut cell.value);
        }
    }

    /// Says what a row does, if it is among those that are told.
    pub(super) fn end(&mut self, row: u32, outcome: RowOutcome) {
        if let Some(last) = self.0.last_mut().filter(|last| last.row == row) {
            last.outcome = outcome;
        }
    }

    pub(super) fn told(self) -> Vec<RowPreview> {
        self.0
    }
}

/// Answers the name of a row, and in letters where it says that as well.
fn in_both_scripts(row: &Row) -> String {
    let [name, latin] = [Field::FullName, Field::LatinName].map(|field| &row.values[field.at()]);
    if latin.is_empty() { name.to_string() } else { format!("{name} / {latin}") }
}
