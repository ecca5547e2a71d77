//! The printed things, one file each.

pub mod badge;
pub mod program;

use serde::{Deserialize, Serialize};
use summit_core::{Reading, Result, registrations::RegistrationFilter};
use ts_rs::TS;

use crate::Document;
use crate::options::{Options, Size};

/// Everything that can be printed, in the order in which it is offered.
pub const DOCUMENTS: &[Kind] = &[badge::KIND, program::KIND];

/// What a document is called, which choices it has, and how it is taken from an event.
pub struct Kind {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name in Chinese and in English.
    pub title: (&'static str, &'static str),
    pub purpose: Purpose,
    pub whom: Whom,
    /// The usual sizes, the default first.
    pub sizes: &'static [Size],
    /// What can be chosen besides the language and the size.
    pub choices: &'static [Choice],
    pub take: Take,
}

/// Takes a document from an event: for the registrations that a filter means, as the options say.
pub type Take = fn(&Reading<'_>, &RegistrationFilter, &Options) -> Result<Box<dyn Document>>;

/// What a document is good for. The window groups by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// What is worn.
    Badges,
    /// What guests are given to read.
    Program,
}

/// Whom or what a document is made for, a piece each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    Registrations,
    Event,
}

/// An option that not every document has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Several pages on a sheet.
    Sheet,
    /// Color beyond the cut.
    Bleed,
    /// Names of two characters as wide as three.
    SpreadNames,
    /// The color of the event.
    Accent,
}

/// Finds a document by its name.
pub fn named(name: &str) -> Option<&'static Kind> {
    DOCUMENTS.iter().find(|kind| kind.name == name)
}
