//! Fields that the organisers add to registrations, and what each may hold.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CustomFieldId;
use crate::{
    error::{Problems, Result},
    ids::words,
};

/// The signs that part words that stand in one cell.
pub const SEPARATORS: [char; 6] = [',', '，', '、', ';', '；', '\n'];

words! {
    /// What a field of the organisers' own holds.
    pub enum FieldKind {
        Text = "text",
        Number = "number",
        Date = "date",
        YesNo = "yes_no",
        Choice = "choice",
        /// Several of the choices, one a line in the order in which they are offered.
        Choices = "choices",
    }
}

/// A field that the organisers added to registrations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CustomField {
    pub id: CustomFieldId,
    pub name_zh: String,
    pub name_en: String,
    pub kind: FieldKind,
    pub choices: Vec<String>,
    pub position: i32,
}

/// What the office types in about a field of its own.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct CustomFieldDraft {
    pub id: Option<CustomFieldId>,
    pub name_zh: String,
    #[serde(default)]
    pub name_en: String,
    pub kind: FieldKind,
    #[serde(default)]
    pub choices: Vec<String>,
    #[serde(default)]
    pub position: i32,
}

impl CustomFieldDraft {
    /// Lists everything that keeps this from being a field.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        problems.require("name_zh", &self.name_zh, 40);
        problems.limit("name_en", &self.name_en, 80);
        let needs_choices = [FieldKind::Choice, FieldKind::Choices].contains(&self.kind);
        problems.demand(!needs_choices || self.choices.len() > 1, "choices", "required");
        let is_parted = self.choices.iter().any(|choice| choice.contains(SEPARATORS));
        let is_several = self.kind == FieldKind::Choices;
        problems.demand(!is_several || !is_parted, "choices", "out_of_range");
        problems.done()
    }
}

impl FieldKind {
    /// Says whether a value suits this kind. An empty value always does.
    pub fn accepts(self, value: &str, choices: &[String]) -> bool {
        value.is_empty()
            || match self {
                FieldKind::Text => value.chars().count() <= 500,
                FieldKind::Number => value.parse::<f64>().is_ok_and(f64::is_finite),
                FieldKind::Date => value.parse::<crate::time::Date>().is_ok(),
                FieldKind::YesNo => ["yes", "no"].contains(&value),
                FieldKind::Choice => choices.iter().any(|choice| choice == value),
                FieldKind::Choices => {
                    value.lines().all(|line| choices.iter().any(|choice| choice == line))
                }
            }
    }
}
