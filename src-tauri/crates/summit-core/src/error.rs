//! Everything that can go wrong, as a small closed set of codes. The sentences stand in `ui/src/lib/words`.

mod file;
mod print;
mod problems;
pub use file::FileTrouble;
pub use print::PrintTrouble;
pub use problems::*;

use std::collections::BTreeMap;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::{event::Finding, exchange::tables::TableTrouble, registrations::FilterTrouble};

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Values that a sentence names, such as a path or a desk.
pub type Details = BTreeMap<String, String>;

/// Why a command was not carried out. Nothing was written when one of these comes back.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no such {0}")]
    Missing(&'static str),
    #[error("the draft has problems: {0:?}")]
    Invalid(Vec<Problem>),
    /// The thing is still used by others.
    #[error("{noun} is used by {count} {by}")]
    InUse { noun: &'static str, by: &'static str, count: u32 },
    /// Somebody's badge was scanned, and what was scanned stays.
    #[error("the badge was scanned {count} times")]
    WasScanned { name: String, count: u32 },
    /// A state may not follow another.
    #[error("{from} cannot become {to}")]
    IllegalMove { from: String, to: String },
    #[error("{0} may not be called from here")]
    Forbidden(String),
    #[error("malformed request: {0}")]
    Malformed(String),
    #[error("no event is open")]
    NoEvent,
    #[error("{reason:?}: {path}")]
    File { reason: FileTrouble, path: String },
    /// A list of another program could not be read.
    #[error("{reason:?}: {path}")]
    Table { reason: TableTrouble, path: String },
    /// A list, or what is asked of it, names what is not there; `known` says what is.
    #[error("{trouble:?}: {name}")]
    List { trouble: ListTrouble, name: String, known: String },
    #[error("there is nothing to undo")]
    NothingToUndo,
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// A later change touched the same rows.
    #[error("{subject} was changed again since")]
    ChangedSince { title: String, subject: String },
    #[error("cancelled")]
    Cancelled,
    /// A rule of the agenda that the event has made block would be broken.
    #[error("the agenda does not allow it: {}", .0.code)]
    Blocked(Box<Finding>),
    /// A word of a filter is not understood; `at` says at which character it stands.
    #[error("{trouble:?} at {at}: {word}")]
    Filter { trouble: FilterTrouble, at: u32, word: String, known: [String; 2] },
    /// The fonts for printing are not installed.
    #[error("the fonts are missing: {0}")]
    NoFonts(String),
    /// A document cannot be printed so: `choice` says what it does not offer.
    #[error("{} has no {choice:?}", .document.1)]
    PrintChoice { document: (&'static str, &'static str), choice: PrintTrouble },
    /// Nothing fits the selection to be printed.
    #[error("there is nothing to print")]
    NothingToPrint,
    /// A page is larger than the sheet that it was to share with others.
    #[error("a page does not fit on the sheet")]
    PrintTooLarge,
    /// A file of another program could not be taken in; line and element say where.
    #[error("{trouble:?} in line {line} at {element}: {found}")]
    Import { trouble: ImportTrouble, line: u32, element: String, found: String },
    /// The ending of a file names no form that can be written.
    #[error("nothing can be written as {ending}")]
    ExportForm { ending: String, known: &'static str },
    /// The printer did not take it.
    #[error("not printed: {0}")]
    NotPrinted(String),
    #[error("the program itself failed: {0}")]
    Broken(String),
    #[error(transparent)]
    Database(#[from] rusqlite::Error),
}

/// What a list does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListTrouble {
    /// No column of it holds names of people.
    NoNames,
    /// It has no column of this title.
    UnknownColumn,
    /// No column can fill or show this.
    UnknownField,
    /// The file that says which column fills what cannot be understood; `known` is its line.
    BadMapping,
    /// The file has no sheet of this name.
    NoSuchSheet,
    /// Another column fills the same field, which takes one; `known` is the field.
    FieldTwice,
}

/// Why a file of another program could not be taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportTrouble {
    /// It is none of the formats that are known.
    UnknownFormat,
    /// It is cut off, or its form is broken.
    Broken,
    /// It declares a document type, which may hide more than it shows.
    Doctype,
    /// Its characters cannot be read.
    Encoding,
    TooLarge,
    /// It is named like a known format and has other elements.
    OtherDialect,
    NoSessions,
    /// A value is not what its element holds.
    BadValue,
    /// Its sessions lie on more days than an event can have.
    TooManyDays,
}

/// Every code that [`Error::code`] can answer; each has a sentence in both words files.
pub const CODES: &[&str] = &[
    "missing",
    "invalid",
    "in_use",
    "was_scanned",
    "illegal_move",
    "forbidden",
    "malformed",
    "no_event",
    "file_missing",
    "file_exists",
    "file_is_an_event",
    "file_is_the_source",
    "file_read_only",
    "file_not_an_event",
    "file_newer",
    "file_damaged",
    "file_locked",
    "file_on_network",
    "file_in_cloud_folder",
    "file_unreadable",
    "file_unwritable",
    "file_not_a_picture",
    "table_encrypted",
    "table_damaged",
    "table_too_large",
    "table_not_a_table",
    "table_web_page",
    "table_numbers",
    "table_empty",
    "table_no_such_sheet",
    "table_unknown_encoding",
    "table_wrong_encoding",
    "table_unreadable",
    "table_no_names",
    "list_unknown_column",
    "list_unknown_field",
    "list_bad_mapping",
    "disk_full",
    "nothing_to_undo",
    "nothing_to_redo",
    "changed_since",
    "cancelled",
    "blocked",
    "no_fonts",
    "nothing_to_print",
    "print_no_pieces",
    "print_no_filter",
    "print_no_order",
    "print_no_booklet",
    "print_no_sheet",
    "print_too_large",
    "print_not_known",
    "import_unknown_format",
    "import_broken",
    "import_doctype",
    "import_encoding",
    "import_too_large",
    "import_other_dialect",
    "import_no_sessions",
    "import_bad_value",
    "import_too_many_days",
    "export_unknown_form",
    "filter_unknown_key",
    "filter_unknown_value",
    "filter_unknown_import",
    "filter_no_value",
    "filter_not_a_day",
    "filter_open_quote",
    "filter_broken_view",
    "filter_view_in_circle",
    "filter_not_here",
    "filter_no_fields",
    "filter_none_yet",
    "filter_or",
    "filter_not",
    "not_printed",
    "broken",
];

impl Error {
    /// Builds the error for a file that could not be used.
    pub fn file(reason: FileTrouble, path: &std::path::Path) -> Error {
        Error::File { reason, path: path.display().to_string() }
    }

    /// Builds the error for a file of another program.
    pub fn import(trouble: ImportTrouble, line: u32, element: &str, found: &str) -> Error {
        // What was found may be a whole file.
        let found = found.chars().take(60).collect();
        Error::Import { trouble, line, element: element.to_owned(), found }
    }

    /// Builds the error for a list of another program that could not be read.
    pub fn table(reason: TableTrouble, path: &std::path::Path) -> Error {
        // Where a browser sends a list from, the folder is a passing one.
        let name = path.file_name().unwrap_or(path.as_os_str());
        Error::Table { reason, path: name.to_string_lossy().into_owned() }
    }

    /// Answers the stable code that the words files explain.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Missing(_) => "missing",
            Error::Invalid(_) => "invalid",
            Error::InUse { .. } => "in_use",
            Error::WasScanned { .. } => "was_scanned",
            Error::IllegalMove { .. } => "illegal_move",
            Error::Forbidden(_) => "forbidden",
            Error::Malformed(_) => "malformed",
            Error::NoEvent => "no_event",
            Error::File { reason, .. } => reason.code(),
            Error::Table { reason, .. } => reason.code(),
            Error::List { trouble, .. } => match trouble {
                ListTrouble::NoNames => "table_no_names",
                ListTrouble::UnknownColumn => "list_unknown_column",
                ListTrouble::UnknownField => "list_unknown_field",
                ListTrouble::BadMapping => "list_bad_mapping",
                ListTrouble::NoSuchSheet => "table_no_such_sheet",
                ListTrouble::FieldTwice => "list_field_twice",
            },
            Error::NothingToUndo => "nothing_to_undo",
            Error::NothingToRedo => "nothing_to_redo",
            Error::ChangedSince { .. } => "changed_since",
            Error::Cancelled => "cancelled",
            Error::Blocked(_) => "blocked",
            Error::NoFonts(_) => "no_fonts",
            Error::NothingToPrint => "nothing_to_print",
            Error::PrintTooLarge => "print_too_large",
            Error::PrintChoice { choice, .. } => choice.code(),
            Error::ExportForm { .. } => "export_unknown_form",
            Error::Filter { trouble, .. } => trouble.code(),
            Error::Import { trouble, .. } => match trouble {
                ImportTrouble::UnknownFormat => "import_unknown_format",
                ImportTrouble::Broken => "import_broken",
                ImportTrouble::Doctype => "import_doctype",
                ImportTrouble::Encoding => "import_encoding",
                ImportTrouble::TooLarge => "import_too_large",
                ImportTrouble::OtherDialect => "import_other_dialect",
                ImportTrouble::NoSessions => "import_no_sessions",
                ImportTrouble::BadValue => "import_bad_value",
                ImportTrouble::TooManyDays => "import_too_many_days",
            },
            Error::NotPrinted(_) => "not_printed",
            Error::Broken(_) => "broken",
            Error::Database(error) => match error.sqlite_error_code() {
                Some(rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase) => {
                    "file_damaged"
                }
                Some(rusqlite::ErrorCode::DiskFull) => "disk_full",
                _ => "broken",
            },
        }
    }

    /// Answers the values that the sentence of this error names.
    pub fn details(&self) -> Details {
        if let Error::Blocked(finding) = self {
            // The sentence of the finding stands in that of the error.
            let mut details = finding.details.clone();
            details.insert("finding".to_owned(), finding.code.clone());
            return details;
        }
        let pairs: Vec<(&str, String)> = match self {
            Error::Missing(noun) => vec![("noun", (*noun).to_owned())],
            Error::InUse { noun, by, count } => vec![
                ("noun", (*noun).to_owned()),
                ("by", (*by).to_owned()),
                ("count", count.to_string()),
            ],
            Error::WasScanned { name, count } => {
                vec![("name", name.clone()), ("count", count.to_string())]
            }
            Error::IllegalMove { from, to } => vec![("from", from.clone()), ("to", to.clone())],
            Error::Forbidden(name) => vec![("command", name.clone())],
            Error::Malformed(why)
            | Error::Broken(why)
            | Error::NoFonts(why)
            | Error::NotPrinted(why) => {
                vec![("why", why.clone())]
            }
            Error::File { path, .. } | Error::Table { path, .. } => vec![("path", path.clone())],
            Error::ChangedSince { title, subject } => {
                vec![("title", title.clone()), ("subject", subject.clone())]
            }
            Error::List { name, known, .. } => {
                vec![("name", name.clone()), ("known", known.clone())]
            }
            Error::PrintChoice { document: (zh, en), .. } => {
                vec![("document", (*zh).to_owned()), ("document_en", (*en).to_owned())]
            }
            Error::ExportForm { ending, known } => {
                vec![("ending", ending.clone()), ("known", (*known).to_owned())]
            }
            Error::Filter { at, word, known, .. } => {
                let [zh, en] = known.clone();
                let word = word.clone();
                vec![("at", at.to_string()), ("word", word), ("known", zh), ("known_en", en)]
            }
            Error::Import { line, element, found, .. } => vec![
                ("line", line.to_string()),
                ("element", element.clone()),
                ("found", found.clone()),
            ],
            Error::Database(error) => vec![("why", error.to_string())],
            Error::Invalid(_)
            | Error::NoEvent
            | Error::NothingToUndo
            | Error::NothingToRedo
            | Error::Cancelled
            | Error::Blocked(_)
            | Error::NothingToPrint
            | Error::PrintTooLarge => vec![],
        };
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// Answers what the user can put right; empty unless the error is [`Error::Invalid`].
    pub fn problems(&self) -> &[Problem] {
        match self {
            Error::Invalid(problems) => problems,
            _ => &[],
        }
    }
}

/// Travels to the window as `{ code, problems, details }`.
impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut error = serializer.serialize_struct("Error", 3)?;
        error.serialize_field("code", self.code())?;
        error.serialize_field("problems", self.problems())?;
        error.serialize_field("details", &self.details())?;
        error.end()
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Error {
        Error::Malformed(error.to_string())
    }
}

/// Turns an absent value into [`Error::Missing`].
pub trait OrMissing<T> {
    /// Answers the value, or says which noun does not exist.
    fn or_missing(self, noun: &'static str) -> Result<T>;
}

impl<T> OrMissing<T> for Option<T> {
    fn or_missing(self, noun: &'static str) -> Result<T> {
        self.ok_or(Error::Missing(noun))
    }
}

impl<T> OrMissing<T> for rusqlite::Result<T> {
    fn or_missing(self, noun: &'static str) -> Result<T> {
        match self {
            Err(rusqlite::Error::QueryReturnedNoRows) => Err(Error::Missing(noun)),
            other => Ok(other?),
        }
    }
}

impl<T> OrMissing<T> for Result<T> {
    fn or_missing(self, noun: &'static str) -> Result<T> {
        match self {
            Err(Error::Database(rusqlite::Error::QueryReturnedNoRows)) => Err(Error::Missing(noun)),
            other => other,
        }
    }
}
