//! What a filter asks of a field of the organisers' own: `饮食=素食`, or only that it is filled.

use rusqlite::Connection;

use super::{
    CustomField, FieldKind, FilterTrouble, Word,
    categories::fields,
    meanings::{YES_NO, alike, both, unknown},
    narrowing::Part,
    query::{EQUALS, trouble},
};
use crate::error::Result;

/// Answers the condition that a value means.
pub(super) fn asked(db: &Connection, word: &Word) -> Result<Part> {
    let (name, wanted) = word.text.split_once(EQUALS).unwrap_or((&word.text, ""));
    let all = fields(db)?;
    if all.is_empty() {
        return Err(trouble(FilterTrouble::NoFields, word));
    }
    let is_called = |other: &str| !other.is_empty() && other.to_lowercase() == name.to_lowercase();
    let found = all.iter().find(|one| is_called(&one.name_zh) || is_called(&one.name_en));
    let known = all.iter().map(|one| both(&one.name_zh, &one.name_en));
    let field = found.ok_or_else(|| unknown(word, known))?;
    let part = if wanted.is_empty() {
        Part::plain("field_filled")
    } else {
        match field.kind {
            FieldKind::Text => Part::of("field_part", wanted.to_lowercase()),
            FieldKind::Number => match wanted.parse::<f64>() {
                Ok(_) => Part::of("field_number", wanted.to_owned()),
                Err(_) => return Err(unknown(word, std::iter::empty())),
            },
            FieldKind::Date => Part::of("field_same", wanted.replace(['/', '.'], "-")),
            FieldKind::YesNo => Part::of("field_same", yes_or_no(word, wanted)?),
            FieldKind::Choice => Part::of("field_same", choice(word, field, wanted)?),
            FieldKind::Choices => Part::of("field_among", choice(word, field, wanted)?),
        }
    };
    Ok(part.with(":field", field.id.to_string()))
}

fn yes_or_no(word: &Word, wanted: &str) -> Result<String> {
    match wanted.to_lowercase().as_str() {
        "yes" | "是" => Ok("yes".to_owned()),
        "no" | "否" => Ok("no".to_owned()),
        _ => Err(unknown(word, YES_NO.into_iter())),
    }
}

fn choice(word: &Word, field: &CustomField, wanted: &str) -> Result<String> {
    let wanted = wanted.to_lowercase();
    let found = field.choices.iter().find(|choice| choice.to_lowercase() == wanted);
    found.cloned().ok_or_else(|| unknown(word, field.choices.iter().map(|choice| alike(choice))))
}
