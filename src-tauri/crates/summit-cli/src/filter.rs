//! The small language of `--only`: words to search for, and `key:value` for the rest.

use serde_json::{Value, json};
use summit_core::registrations::RegistrationState;

/// Reads a filter. Categories are found by their Chinese or English name.
///
/// # Errors
/// A sentence about the first thing that is not understood.
pub fn read(text: &str, categories: &Value) -> Result<Value, String> {
    let mut filter = json!({});
    let mut words = Vec::new();
    for part in text.split_whitespace() {
        let Some((key, value)) = part.split_once([':', '：']) else {
            words.push(part);
            continue;
        };
        match key {
            "state" => {
                if RegistrationState::from_word(value).is_none() {
                    let known = RegistrationState::ALL.iter().map(|state| state.word());
                    let known = known.collect::<Vec<_>>().join(", ");
                    return Err(format!("{value} is no state; the states are {known}"));
                }
                filter["state"] = json!(value);
            }
            "category" => filter["category_id"] = category(value, categories)?,
            "admitted" => match value {
                "yes" => filter["admitted"] = json!(true),
                "no" => filter["admitted"] = json!(false),
                _ => return Err(format!("admitted: takes yes or no, not {value}")),
            },
            _ => {
                return Err(format!("{key}: is no filter; there are state:, category:, admitted:"));
            }
        }
    }
    if !words.is_empty() {
        filter["search"] = json!(words.join(" "));
    }
    Ok(filter)
}

fn category(name: &str, categories: &Value) -> Result<Value, String> {
    let rows = categories.as_array().into_iter().flatten();
    let is_named = |row: &&Value| {
        ["name_zh", "name_en"]
            .iter()
            .any(|field| row[field].as_str().is_some_and(|known| known.eq_ignore_ascii_case(name)))
    };
    let found = rows.clone().find(is_named).map(|row| row["id"].clone());
    found.ok_or_else(|| {
        let known = rows.filter_map(|row| row["name_zh"].as_str()).collect::<Vec<_>>().join(", ");
        format!("{name} is no category; the categories are {known}")
    })
}
