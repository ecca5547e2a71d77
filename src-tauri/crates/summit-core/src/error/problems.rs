//! What is wrong with single fields of a draft.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Error, Result};

/// One thing in a draft that the user can put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Problem {
    /// The field's name; for a row of a list `roles.2.person_id`.
    pub field: String,
    pub code: String,
}

/// Every code that a [`Problem`] can carry; each has a sentence in both words files.
pub const PROBLEM_CODES: &[&str] = &[
    "required",
    "too_long",
    "taken",
    "unknown",
    "not_a_date",
    "not_a_time",
    "not_a_phone",
    "not_an_email",
    "not_a_color",
    "not_a_time_zone",
    "end_before_start",
    "out_of_range",
    "twice",
    "registered",
    "checked_in",
    "no_place",
    "not_offered",
    "not_a_choice",
    "not_a_number",
    "not_numeric",
    "not_yes_or_no",
    "not_a_tag",
    "not_editable",
    "does_not_suit",
    "accompanies_self",
    "is_companion",
    "has_companions",
    "no_principal",
    "does_not_come",
];

/// Collects the problems of a draft, so that the user sees all of them at once.
#[derive(Debug, Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Adds a problem at a field.
    pub fn add(&mut self, field: impl Into<String>, code: &'static str) {
        debug_assert!(PROBLEM_CODES.contains(&code), "{code} has no sentence");
        self.0.push(Problem { field: field.into(), code: code.to_owned() });
    }

    /// Adds a problem unless the statement holds.
    pub fn demand(&mut self, holds: bool, field: &str, code: &'static str) {
        if !holds {
            self.add(field, code);
        }
    }

    /// Demands some text of at most `longest` characters.
    pub fn require(&mut self, field: &str, text: &str, longest: usize) {
        self.demand(!text.trim().is_empty(), field, "required");
        self.limit(field, text, longest);
    }

    /// Demands at most `longest` characters.
    pub fn limit(&mut self, field: &str, text: &str, longest: usize) {
        self.demand(text.chars().count() <= longest, field, "too_long");
    }

    /// Answers success when nothing was added.
    pub fn done(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self.0)) }
    }
}
