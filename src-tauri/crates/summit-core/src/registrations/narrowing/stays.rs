//! What a filter asks of how somebody comes, stays and eats.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::{
    super::{days, meanings::YES_NO},
    FilterKey, Word, unknown,
};
use crate::{
    error::Result,
    receptions::Diet,
    words::{Language, word},
};

/// Answers what a value means for a key of the reception, as `filter.sql` takes it.
pub(super) fn asked(db: &Connection, key: FilterKey, value: &Word) -> Result<Value> {
    match key {
        FilterKey::Arrives | FilterKey::Leaves => days::near(db, value),
        FilterKey::PickUp => Ok(json!(wanted(value)?)),
        FilterKey::Diet => Ok(json!(diet(value))),
        FilterKey::State
        | FilterKey::Category
        | FilterKey::Organisation
        | FilterKey::Tag
        | FilterKey::Day
        | FilterKey::Admitted
        | FilterKey::Import
        | FilterKey::Has
        | FilterKey::Notes
        | FilterKey::Field
        | FilterKey::View
        | FilterKey::Companion
        | FilterKey::Session
        | FilterKey::WaitsFor
        | FilterKey::Hotel => Ok(json!(value.text.to_lowercase())),
    }
}

/// Answers the two names of a diet.
pub(in crate::registrations) fn diet_names(diet: Diet) -> [String; 2] {
    let path = format!("enums.diet.{}", diet.word());
    [word(Language::Chinese, &path), word(Language::English, &path)]
}

/// Answers the word of a diet that goes by this name; else the text, which may stand in allergies.
fn diet(value: &Word) -> String {
    let text = value.text.to_lowercase();
    let is_called = |diet: &&Diet| diet_names(**diet).iter().any(|n| n.to_lowercase() == text);
    let found = Diet::ALL.iter().find(is_called).map(|diet| diet.word().to_owned());
    found.unwrap_or(text)
}

fn wanted(value: &Word) -> Result<bool> {
    match value.text.to_lowercase().as_str() {
        "yes" | "是" | "要" => Ok(true),
        "no" | "否" | "不要" => Ok(false),
        _ => Err(unknown(value, YES_NO.into_iter())),
    }
}
