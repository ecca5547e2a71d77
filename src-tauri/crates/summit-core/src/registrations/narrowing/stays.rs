//! What a filter asks of how somebody comes, stays and eats.

use rusqlite::Connection;

use super::{
    super::{days, meanings::YES_NO},
    Part, Word, unknown,
};
use crate::{
    error::Result,
    receptions::Diet,
    words::{Language, word},
};

/// Answers the day on which guests come or leave.
pub(super) fn on_day(db: &Connection, part: &'static str, value: &Word) -> Result<Part> {
    Ok(Part::of(part, days::near(db, value)?))
}

/// Answers the condition of a part of a hotel's name.
pub(super) fn hotel(value: &Word) -> Part {
    Part::of("hotel", value.text.to_lowercase())
}

/// Answers the condition of a diet, or of a word that may stand in allergies.
pub(super) fn eats(value: &Word) -> Part {
    Part::of("diet", diet(value))
}

/// Answers whether somebody is to be picked up.
pub(super) fn pick_up(value: &Word) -> Result<Part> {
    let picked_up = Part::plain("picked_up");
    Ok(if wanted(value)? { picked_up } else { picked_up.turned() })
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
