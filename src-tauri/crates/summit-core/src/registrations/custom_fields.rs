//! Fields that the organisers add to registrations, and what each may hold.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CustomFieldId, days::nearest};
use crate::{
    error::{Problems, Result},
    ids::words,
    text,
    time::Date,
};

/// What stands around numbers in lists and is no part of them.
const AROUND_NUMBERS: [char; 10] = [',', '，', '￥', '¥', '$', '€', '元', '%', ' ', '人'];

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

impl CustomField {
    /// Reads what people write into such a field as it is stored; none: it cannot stand there.
    ///
    /// An empty text clears the field.
    pub fn read(&self, typed: &str) -> Option<String> {
        let shown = text::line(typed);
        let value = match self.kind {
            FieldKind::Text => text::paragraphs(typed),
            FieldKind::YesNo => match shown.to_lowercase().as_str() {
                "是" | "有" | "要" | "y" | "yes" | "true" | "1" | "√" | "✓" => {
                    "yes".to_owned()
                }
                "否" | "无" | "不" | "没有" | "n" | "no" | "false" | "0" | "×" | "✗" => {
                    "no".to_owned()
                }
                _ => shown,
            },
            FieldKind::Date => day(&shown).unwrap_or(shown),
            FieldKind::Number => number(shown),
            FieldKind::Choice => {
                let is_meant =
                    |choice: &&String| text::line(choice).to_lowercase() == shown.to_lowercase();
                self.choices.iter().find(is_meant).cloned().unwrap_or(shown)
            }
            FieldKind::Choices => several_of(&self.choices, typed),
        };
        self.kind.accepts(&value, &self.choices).then_some(value)
    }
}

impl FieldKind {
    /// Answers the code of the problem of a value that does not suit this kind.
    pub fn refusal(self) -> &'static str {
        match self {
            FieldKind::Text => "too_long",
            FieldKind::Number => "not_numeric",
            FieldKind::Date => "not_a_date",
            FieldKind::YesNo => "not_yes_or_no",
            FieldKind::Choice | FieldKind::Choices => "not_a_choice",
        }
    }

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

/// Answers a day with its year as it is stored.
fn day(shown: &str) -> Option<String> {
    // Without a year it is not known which day was meant: two readings that differ are none.
    let [early, late] = [2000, 2020].map(|year| NaiveDate::from_ymd_opt(year, 6, 1));
    let (early, late) = (nearest(shown, early?)?, nearest(shown, late?)?);
    (early == late).then(|| Date(early).to_string())
}

/// Answers a number without what stands around it: `￥1,200.00`, `1200 元`.
fn number(shown: String) -> String {
    let plain: String = shown.chars().filter(|sign| !AROUND_NUMBERS.contains(sign)).collect();
    // A comma that parts no thousands may be a decimal one, and then nobody knows.
    let parts: Vec<&str> = shown.split([',', '，']).collect();
    let whole = |part: &&str| part.chars().filter(char::is_ascii_digit).count() == 3;
    let is_grouped = parts[1..].iter().all(|part| {
        let front = part.split('.').next().unwrap_or_default();
        whole(&front)
    });
    if is_grouped && plain.parse::<f64>().is_ok_and(f64::is_finite) { plain } else { shown }
}

/// Answers the choices that stand in a text, one a line, in the order in which they are offered.
///
/// What is no choice comes last, so that it does not suit.
fn several_of(choices: &[String], typed: &str) -> String {
    let said = typed.split(SEPARATORS).map(text::line).filter(|one| !one.is_empty());
    let said: Vec<String> = said.collect();
    let is_one = |said: &str, choice: &String| said.eq_ignore_ascii_case(&text::line(choice));
    let is_said = |choice: &&String| said.iter().any(|one| is_one(one, choice));
    let is_strange = |one: &&String| !choices.iter().any(|choice| is_one(one, choice));
    let known = choices.iter().filter(is_said);
    known.chain(said.iter().filter(is_strange)).cloned().collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: FieldKind, typed: &str, expected: Option<&str>) {
        let custom = CustomField {
            id: CustomFieldId(uuid::Uuid::nil()),
            name_zh: "T恤尺码".to_owned(),
            name_en: String::new(),
            kind,
            choices: ["S", "M", "XL", "丁（早）"].map(str::to_owned).to_vec(),
            position: 0,
        };
        assert_eq!(custom.read(typed).as_deref(), expected, "{typed}");
    }

    #[test]
    fn what_is_meant_is_stored_as_it_is_shown() {
        for typed in ["1985-03-02", "1985-3-2", "1985/3/2", "1985.3.2", "1985年3月2日"] {
            check(FieldKind::Date, typed, Some("1985-03-02"));
        }
        check(FieldKind::Date, "3月2日", None);
        for typed in ["1200", "1,200", "￥1200", "1200元"] {
            check(FieldKind::Number, typed, Some("1200"));
        }
        check(FieldKind::Number, "1,200.50", Some("1200.50"));
        check(FieldKind::Number, "1,5", None);
        check(FieldKind::Number, "免费", None);
        check(FieldKind::Choice, "xl", Some("XL"));
        check(FieldKind::Choice, "XXL", None);
        check(FieldKind::Choices, "m，S", Some("S\nM"));
        check(FieldKind::Choice, "丁(早)", Some("丁（早）"));
        check(FieldKind::YesNo, "√", Some("yes"));
        check(FieldKind::YesNo, "", Some(""));
    }
}
