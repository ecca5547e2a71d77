//! Registrations in lists of other programs: how a row becomes somebody who comes, and back.

mod apply;
mod cells;
mod choices;
mod clock;
mod columns;
mod commands;
mod comparing;
mod differences;
mod export;
mod fields;
mod gathering;
mod headings;
mod keys;
mod known;
mod likeness;
mod links;
mod names;
mod naming;
mod odd_names;
mod optional;
mod own_values;
mod parties;
mod phones;
mod plan;
mod planner;
mod previews;
mod read_cards;
mod recognising;
mod rejects;
mod rooms;
mod sharing;
mod stand_ins;
mod standing;
mod stays;
mod synonyms;
mod totals;
mod troubles;
mod units;
mod values;
mod waits;
mod whole_names;
mod write_cards;
pub use cells::{CellDraft, SetCellsRequest, set_cells};
pub use commands::{import, look};
pub use export::{ExportReport, ExportRequest, export};
pub use fields::Field;
pub use phones::{PhoneReading, read_phone};
pub use previews::{CellPreview, RowOutcome, RowPreview};
pub use read_cards::cards;
pub use troubles::RowTrouble;
pub use values::said;
pub use write_cards::CardVersion;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ids::{ids, words},
    registrations::CategoryId,
    words::Language,
};

ids! {
    /// Identifies the memory of a list that left the event.
    ExportId,
}

words! {
    /// By what a row is recognised as somebody who is in the file already.
    pub enum ImportKey {
        Phone = "phone",
        Email = "email",
        NameOrganisation = "name_organisation",
        ExternalId = "external_id",
    }
}

words! {
    /// What becomes of a field that holds something else than the list says.
    pub enum ImportPolicy {
        /// It takes what the list says. What is empty in the list erases nothing.
        Overwrite = "overwrite",
        /// It stays; only what is empty is filled.
        Fill = "fill",
    }
}

/// Which field a column fills: a word of [`Field`], or `custom:` and the id of a field of the
/// organisers' own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColumnUse {
    /// The first column is 0.
    pub column: u32,
    pub field: String,
}

/// Names a list, and how it is to be read where what was found is not right.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ListRequest {
    pub path: String,
    /// None: the first that holds anything.
    pub sheet: Option<String>,
    /// None: as it looks.
    pub encoding: Option<String>,
    /// The row that names the columns, 1 first; 0 when none does; none to have it found.
    pub header_row: Option<u32>,
}

/// What a list looks like before anything is done with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListLook {
    pub sheets: Vec<SheetLook>,
    pub sheet: String,
    /// The other sheets that are seen and hold people.
    pub other_lists: Vec<String>,
    /// For lists of values; workbooks say themselves how they are written.
    pub encoding: Option<String>,
    pub encodings: Vec<String>,
    pub header_row: u32,
    pub columns: Vec<ColumnLook>,
    /// The first rows below the names of the columns, as they read.
    pub rows: Vec<RowLook>,
    /// How many rows hold something.
    pub row_count: u32,
    /// Whether the columns are used as they were when a list like this was last imported.
    pub is_remembered: bool,
    /// By what its rows are best recognised.
    pub key: ImportKey,
    /// The fields that several columns may fill together.
    pub gathering: Vec<String>,
}

/// A sheet of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetLook {
    pub name: String,
    pub rows: u32,
}

/// A row of the list as it reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RowLook {
    /// As the other program counts, 1 first.
    pub row: u32,
    pub cells: Vec<String>,
}

/// A column of the list, with what it seems to hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ColumnLook {
    pub column: u32,
    pub title: String,
    /// Empty: it fills nothing.
    pub field: String,
}

/// Asks for a list to be imported, or for what would happen.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ImportRequest {
    pub list: ListRequest,
    /// None: as remembered for such lists, else as it seems.
    pub uses: Option<Vec<ColumnUse>>,
    /// Which field a column fills, by the title of the column, instead of `uses`; an empty text leaves
    /// the column out, and the columns that are not named are guessed.
    pub mapping: Option<std::collections::BTreeMap<String, String>>,
    pub key: Option<ImportKey>,
    pub policy: Option<ImportPolicy>,
    /// Makes the categories that are not there yet.
    #[ts(optional, as = "Option<bool>")]
    pub new_categories: bool,
    /// For rows that name no category; none: that which most registrations have.
    pub category_id: Option<CategoryId>,
    /// Where from, for rows that do not say it.
    pub source: Option<String>,
    /// Imports the good rows although others have problems; without it all rows or none.
    #[ts(optional, as = "Option<bool>")]
    pub leave_out: bool,
    /// Takes a row in without a cell that cannot be read, where the row can do without it.
    #[ts(optional, as = "Option<bool>")]
    pub drop_cells: bool,
    /// Rows whose reference is right and whose name is the right one from now on.
    #[ts(optional, as = "Option<Vec<u32>>")]
    pub renames: Vec<u32>,
    /// Where the rows that stay out, or come in without a cell, are written with the reasons.
    pub rejects: Option<String>,
    /// Where everything is written that the list says otherwise than the register, also by a dry run.
    pub differences: Option<String>,
    /// In which language those files are written; none: in both.
    pub language: Option<Language>,
    /// Only tells what would happen.
    #[ts(optional, as = "Option<bool>")]
    pub dry_run: bool,
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportReport {
    /// Whether anything was taken in.
    pub is_done: bool,
    /// The number of the import in the journal, where anything was taken in.
    #[ts(type = "number | null")]
    pub number: Option<i64>,
    /// Which sheet was taken, where the file has several and none was asked for.
    pub sheet: Option<String>,
    /// The other sheets that are seen and hold people, where none was asked for.
    pub other_lists: Vec<String>,
    /// What the columns are called that hold something and fill nothing.
    pub unused_columns: Vec<String>,
    pub key: ImportKey,
    pub rows: u32,
    pub added: u32,
    pub changed: u32,
    pub unchanged: u32,
    /// Rows that stay out.
    pub refused: u32,
    /// How many of them would come in without the cells that cannot be read.
    pub optional: u32,
    /// Rows that come in without a cell that cannot be read.
    pub without_cells: u32,
    /// What the first rows become.
    pub preview: Vec<RowPreview>,
    /// How many are registered whose category the list does not say; they come to `usual_category`.
    pub uncategorised: u32,
    pub usual_category: CategoryId,
    pub new_organisations: u32,
    pub new_categories: Vec<String>,
    /// The first of them; `problem_count` says how many there are.
    pub problems: Vec<RowProblem>,
    pub problem_count: u32,
    /// The first rows that differ from what is registered; `changed` says how many change.
    pub differences: Vec<RowDifference>,
    /// How often each field differs in all rows, the most frequent first.
    pub difference_counts: Vec<FieldCount>,
    /// The file with all that differs, where one was written.
    pub differences_file: Option<String>,
    /// The file with the rows that stayed out, where one was written.
    pub rejects: Option<String>,
}

/// Something that is the matter with one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RowProblem {
    /// As the other program counts, 1 first.
    pub row: u32,
    /// The title of the column, or its letter where it has none; empty when the whole row is meant.
    pub column: String,
    pub value: String,
    pub trouble: RowTrouble,
    /// What could be meant; empty when nothing is near.
    pub suggestion: String,
    /// Whether the row stays out for it.
    pub keeps_out: bool,
    /// Whether the row can do without the cell; then it comes in without it, or could.
    pub is_optional: bool,
}

/// How a row differs from what is registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RowDifference {
    pub row: u32,
    pub full_name: String,
    pub fields: Vec<FieldDifference>,
}

/// How often a field differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldCount {
    /// As in [`ColumnUse::field`].
    pub field: String,
    pub count: u32,
}

/// One field that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldDifference {
    pub field: String,
    pub before: String,
    pub after: String,
    /// It stays as it was, because only empty fields are filled.
    pub is_kept: bool,
}

/// The most rows that stay out, remarks and differences that are told one by one.
pub const MOST_TOLD: usize = 500;
