//! What somebody should look at before it is printed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fonts::FontBook;
use crate::options::{Language, Words};
use crate::text::Fitted;

/// Something about a page that somebody should look at before it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "PrintFinding")]
pub struct Finding {
    pub kind: FindingKind,
    /// Whose badge or which entry it is: a name as people know it, and its id if it has one.
    pub subject: String,
    pub subject_id: Option<String>,
    /// Which text: `name`, `organization`, `title`.
    pub field: String,
    /// The characters that are missing, or the text that does not fit.
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// No font has the character: the page shows a gap there.
    MissingCharacter,
    /// The text does not fit, even at its smallest: its end is cut off.
    Overflow,
    /// The text had to be set much smaller than usual.
    Shrunk,
    /// The content of the code is too long: the badge has none.
    NoCode,
}

/// Whose text is set: the name people know and the id of the record.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'text> {
    pub name: &'text str,
    pub id: &'text str,
}

/// A text set smaller than this share of its usual size is reported: a reader sees the difference.
const WORTH_A_LOOK: f32 = 0.72;

/// Collects the findings of a run.
#[derive(Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    pub fn add(&mut self, kind: FindingKind, subject: Subject<'_>, field: &str, text: &str) {
        let finding = Finding {
            kind,
            subject: subject.name.to_owned(),
            subject_id: (!subject.id.is_empty()).then(|| subject.id.to_owned()),
            field: field.to_owned(),
            text: text.to_owned(),
        };
        if !self.0.contains(&finding) {
            self.0.push(finding);
        }
    }

    /// Notes the characters of a text that no font has.
    pub fn missing(&mut self, book: &FontBook, subject: Subject<'_>, field: &str, text: &str) {
        let missing = book.missing(text);
        if !missing.is_empty() {
            let characters: String = missing.into_iter().collect();
            self.add(FindingKind::MissingCharacter, subject, field, &characters);
        }
    }

    /// Notes the characters that no font has in the words that are printed.
    pub fn missing_words(
        &mut self,
        book: &FontBook,
        subject: Subject<'_>,
        field: &str,
        words: &Words,
        language: Language,
    ) {
        self.missing(book, subject, field, words.lead(language));
        self.missing(book, subject, field, words.under(language));
    }

    /// Notes what had to be done to put a text into its box. `wanted` is the size it usually has.
    pub fn fitted(
        &mut self,
        fitted: &Fitted,
        wanted: f32,
        subject: Subject<'_>,
        field: &str,
        text: &str,
    ) {
        if fitted.overflow {
            self.add(FindingKind::Overflow, subject, field, text);
        } else if !text.is_empty() && fitted.size < wanted * WORTH_A_LOOK {
            self.add(FindingKind::Shrunk, subject, field, text);
        }
    }

    pub fn into_list(self) -> Vec<Finding> {
        self.0
    }
}
