//! What the values of a filter mean.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::{FilterTrouble, RegistrationState, Word, query::trouble};
use crate::{
    error::{Error, Result},
    words::{Language, word},
};

/// Builds the error for a value that is none of those that are known.
pub(super) fn unknown<'n>(value: &Word, known: impl Iterator<Item = &'n str>) -> Error {
    let known = known.collect::<Vec<_>>().join(", ");
    let word = value.text.clone();
    Error::Filter { trouble: FilterTrouble::UnknownValue, at: value.at, word, known }
}

/// Answers the two names of a state.
pub(super) fn state_names(state: RegistrationState) -> [String; 2] {
    let path = format!("enums.registration_state.{}", state.word());
    [word(Language::Chinese, &path), word(Language::English, &path)]
}

/// Finds the state that a value names.
pub(super) fn state(value: &Word) -> Result<RegistrationState> {
    let plain = |text: &str| text.to_lowercase().replace(['-', '_', ' '], "");
    let wanted = plain(&value.text);
    let is_called = |state: &&RegistrationState| {
        plain(state.word()) == wanted || state_names(**state).iter().any(|n| plain(n) == wanted)
    };
    let names: Vec<String> =
        RegistrationState::ALL.iter().flat_map(|state| state_names(*state)).collect();
    let found = RegistrationState::ALL.iter().find(is_called).copied();
    found.ok_or_else(|| unknown(value, names.iter().map(String::as_str)))
}

/// Answers the changes that are an import of this number, or of a file of this name; none when all
/// of them were taken back.
pub(super) fn imported(db: &Connection, value: &Word) -> Result<Value> {
    let number = value.text.trim_start_matches('#').parse::<i64>().ok();
    let numbers = db
        .prepare_cached(
            "SELECT number, state = 'done' AS is_done FROM changes
             WHERE title = 'registrations.import' AND (number = ?1 OR instr(lower(subject), ?2) > 0)",
        )?
        .query_map((number, value.text.to_lowercase()), |row| {
            Ok((row.get::<_, i64>("number")?, row.get::<_, bool>("is_done")?))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    if numbers.is_empty() {
        return Err(trouble(FilterTrouble::UnknownImport, value));
    }
    let done = numbers.iter().filter(|(_, is_done)| *is_done).map(|(number, _)| *number);
    Ok(json!(done.collect::<Vec<_>>()))
}
