//! What the first rows of a list become, beside what stands in them.

use serde::Serialize;
use ts_rs::TS;

use super::{
    fields::Field,
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
}

/// The rows as far as they are told.
#[derive(Default)]
pub(super) struct Previews(Vec<RowPreview>);

impl Previews {
    /// Notes what a row says, made regular, as long as there is room.
    pub(super) fn note(&mut self, slots: &[(usize, Slot)], row: &Row) {
        if self.0.len() >= SHOWN {
            return;
        }
        // What goes to the notes stays as it stands.
        let is_beside = |column: usize| row.beside.iter().any(|(at, _)| *at == column);
        let slots = slots.iter().filter(|(column, _)| !is_beside(*column));
        let cells = slots.map(|(column, slot)| CellPreview {
            column: u32::try_from(*column).unwrap_or(u32::MAX),
            value: match slot {
                Slot::Field(field) => row.values[field.at()].to_string(),
                Slot::Custom(custom) => {
                    let value = row.custom.get(&custom.id.to_string());
                    value.map(|value| value.replace('\n', "、")).unwrap_or_default()
                }
            },
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
