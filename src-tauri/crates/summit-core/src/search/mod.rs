//! The one search box: people by name, pinyin, initials, phone tail, unit or badge number.

mod best;
mod commands;
mod fitting;
mod keys;
mod letters;
mod matching;
mod nearly;
mod pinyin;
mod refresh;
pub use commands::{find, near};
pub(crate) use commands::{hex_array, organisations_matching, people_matching, people_near};
pub(crate) use keys::is_read_so;
pub(crate) use pinyin::is_surname;
pub use pinyin::{reading, sort_key, sort_key_of_reading};
pub(crate) use refresh::{refresh, refresh_accented};

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::ids::words;

/// What is looked for, and how many answers are wanted.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SearchRequest {
    pub query: String,
    pub limit: Option<u32>,
}

words! {
    /// What kind of thing was found.
    pub enum HitKind {
        Person = "person",
        Organisation = "organisation",
        Session = "session",
        Booth = "booth",
    }
}

/// One thing that was found, with what tells it from others of the same name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Hit {
    pub kind: HitKind,
    #[ts(type = "string")]
    pub id: Uuid,
    pub title: String,
    /// For people unit and position; for sessions time and room.
    pub subtitle: String,
    /// For people the last digits of the phone and the badge number.
    pub mark: String,
    /// For people their registration, where they have one.
    #[ts(type = "string | null")]
    pub registration_id: Option<Uuid>,
    /// Whether it is not what was typed, only near it: nothing is, so it may have been meant.
    pub is_near: bool,
}
