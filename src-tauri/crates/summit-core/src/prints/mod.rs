//! The print log: what was printed for whom, when, where, and what stood on it.

mod commands;
mod subjects;
mod wanted;
pub use commands::*;
pub use subjects::Subject;
pub use wanted::{Fact, Wanted};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::{
    error::{Problems, Result},
    ids::{ids, words},
    registrations::{RegistrationFilter, RegistrationId},
    time::{Date, Moment},
};

ids! {
    /// Identifies a run of a document.
    PrintRunId,
    /// Identifies one piece of a run.
    PrintId,
}

words! {
    /// Where a run went.
    pub enum PrintTarget {
        File = "file",
        /// A printer of the station.
        Queue = "queue",
    }
}

words! {
    /// Why something is printed again.
    pub enum ReprintReason {
        Lost = "lost",
        Damaged = "damaged",
        /// What stood on it was wrong.
        Wrong = "wrong",
        /// As the words say.
        Other = "other",
    }
}

/// Says why something is printed again. A badge that is printed again voids the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct Reprint {
    pub reason: ReprintReason,
    /// In the words of whoever prints; needed for [`ReprintReason::Other`].
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub words: String,
}

impl Reprint {
    /// Lists everything that keeps this from being a reason.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        match self.reason {
            ReprintReason::Other => problems.require("words", &self.words, 200),
            ReprintReason::Lost | ReprintReason::Damaged | ReprintReason::Wrong => {
                problems.limit("words", &self.words, 200);
            }
        }
        problems.done()
    }
}

/// What stands on a piece, as the log remembers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    pub subject: Subject,
    /// The name that stands on it.
    pub name: String,
    /// The issue of the badge; none for what has no code.
    pub issue: Option<u8>,
    /// A short hash of everything that it shows.
    pub hash: String,
}

/// Answers a short hash of what a piece shows, which tells it from what was printed before.
pub fn short_hash(shown: &[u8]) -> String {
    Sha256::digest(shown).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// For whom a list was made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Chosen {
    pub filter: RegistrationFilter,
    /// Left out of the filter.
    pub except: Vec<RegistrationId>,
}

/// A run that has just come out.
#[derive(Debug, Clone)]
pub struct NewRun<'run> {
    pub document: &'run str,
    /// What was chosen, as JSON.
    pub options: String,
    /// For whom, where the pieces do not tell it.
    pub chosen: Option<Chosen>,
    pub target: PrintTarget,
    /// The name of the file or the queue.
    pub place: &'run str,
    pub copies: u32,
    pub pages: u32,
    pub reprint: Option<&'run Reprint>,
}

/// A run of a document, as the log shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PrintRun {
    pub id: PrintRunId,
    pub at: Moment,
    pub station: String,
    pub operator: String,
    pub document: String,
    /// What was chosen, as JSON.
    pub options: String,
    /// For whom a list was made; none where the pieces tell it, or the log does not know.
    pub chosen: Option<Chosen>,
    pub target: PrintTarget,
    /// The name of the file or the queue.
    pub place: String,
    pub copies: u32,
    pub pages: u32,
    /// How many pieces it has; none where a document has none that could be told apart.
    pub pieces: u32,
    /// The first names on it.
    pub names: Vec<String>,
    pub reason: Option<ReprintReason>,
    pub reason_words: String,
    /// When somebody said that nothing usable had come out.
    pub discarded_at: Option<Moment>,
}

/// What one run made for one registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Printing {
    pub run: PrintRun,
    /// The name that stands on it.
    pub name: String,
    pub issue: Option<u8>,
}

/// Asks for the runs, the latest first.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct PrintLogRequest {
    pub station: Option<String>,
    pub document: Option<String>,
    /// Of a day at the venue.
    pub day: Option<Date>,
    pub offset: Option<u32>,
    pub limit: Option<u32>,
}

/// A piece of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PrintLog {
    pub total: u32,
    pub rows: Vec<PrintRun>,
    /// Every station that ever printed.
    pub stations: Vec<String>,
}

/// Says of a run that nothing usable came out, or takes that back.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct DiscardRequest {
    pub id: PrintRunId,
    pub discarded: bool,
}

/// How a piece compares with what was printed last for the same subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    New,
    Changed,
    Unchanged,
}

/// Compares a piece with the hashes of what was printed last.
pub fn since_last(snapshot: &Snapshot, last: &BTreeMap<Subject, String>) -> Since {
    match last.get(&snapshot.subject) {
        None => Since::New,
        Some(hash) if *hash != snapshot.hash => Since::Changed,
        Some(_) => Since::Unchanged,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_was_never_printed_is_new_and_what_shows_something_else_is_changed() {
        let guest = |number| Subject::Registration(RegistrationId(Uuid::from_u128(number)));
        let last = BTreeMap::from([(guest(1), "a".to_owned()), (guest(2), "b".to_owned())]);
        let check = |number: u128, hash: &str, expected: Since| {
            let (name, hash) = ("张三".to_owned(), hash.to_owned());
            let piece = Snapshot { subject: guest(number), name, issue: None, hash };
            assert_eq!(since_last(&piece, &last), expected);
        };

        check(1, "a", Since::Unchanged);
        check(2, "a", Since::Changed);
        check(3, "a", Since::New);
    }

    #[test]
    fn another_reason_needs_words() {
        let of = |reason, words: &str| Reprint { reason, words: words.to_owned() }.check();

        assert!(of(ReprintReason::Lost, "").is_ok());
        assert!(of(ReprintReason::Other, "沾了咖啡").is_ok());
        assert_eq!(of(ReprintReason::Other, " ").unwrap_err().problems()[0].field, "words");
    }
}
