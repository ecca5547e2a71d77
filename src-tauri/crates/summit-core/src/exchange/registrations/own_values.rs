//! What a cell says about a field of the organisers' own, made regular.

use chrono::NaiveDate;

use super::{
    super::tables::Cell,
    RowTrouble,
    fields::Field,
    phones,
    stand_ins::is_fault,
    values::{Slot, fused},
};
use crate::{
    receptions::MOST_NIGHTS,
    registrations::{CustomField, FieldKind, SEPARATORS, nearest},
    text,
    time::{Date, VenueTime},
};

/// What stands around numbers in lists and is no part of them.
const AROUND_NUMBERS: [char; 10] = [',', '，', '￥', '¥', '$', '€', '元', '%', ' ', '人'];

/// Reads a cell for a field of the organisers' own.
pub(super) fn read_custom(custom: &CustomField, cell: &Cell) -> Result<String, RowTrouble> {
    let typed = cell.text();
    let typed = fused(&typed);
    let shown = text::line(typed);
    if is_fault(cell) {
        return Err(RowTrouble::FormulaError);
    }
    let value = match custom.kind {
        FieldKind::Text => text::paragraphs(typed),
        FieldKind::YesNo => match shown.to_lowercase().as_str() {
            "是" | "有" | "要" | "y" | "yes" | "true" | "1" | "√" | "✓" => "yes".to_owned(),
            "否" | "无" | "不" | "没有" | "n" | "no" | "false" | "0" | "×" | "✗" => {
                "no".to_owned()
            }
            _ => shown,
        },
        FieldKind::Date => day(cell, &shown).unwrap_or(shown),
        FieldKind::Number => number(shown),
        FieldKind::Choice => {
            let is_meant = |choice: &&String| choice.to_lowercase() == shown.to_lowercase();
            custom.choices.iter().find(is_meant).cloned().unwrap_or(shown)
        }
        FieldKind::Choices => several_of(&custom.choices, typed),
    };
    if custom.kind.accepts(&value, &custom.choices) {
        Ok(value)
    } else {
        Err(RowTrouble::DoesNotSuit)
    }
}

/// Answers what could stand in a cell instead.
pub(super) fn suggestion(slot: &Slot, cell: &Cell, trouble: RowTrouble) -> String {
    match (slot, trouble) {
        (Slot::Custom(custom), RowTrouble::DoesNotSuit) => example(custom),
        (Slot::Field(Field::Nights), RowTrouble::DoesNotSuit) => format!("0–{MOST_NIGHTS}"),
        (Slot::Field(_), RowTrouble::DoesNotSuit) => "是、否 / yes, no".to_owned(),
        (_, RowTrouble::SeveralPhones) => match phones::read_phone(cell) {
            phones::PhoneReading::Several(all) => all.join("、"),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

/// Answers what could stand in a field of the organisers' own, for who wrote something else.
fn example(custom: &CustomField) -> String {
    match custom.kind {
        FieldKind::Choice | FieldKind::Choices => custom.choices.join("、"),
        FieldKind::Date => "2019-04-13".to_owned(),
        FieldKind::Number => "1200".to_owned(),
        FieldKind::YesNo => "是、否 / yes, no".to_owned(),
        FieldKind::Text => String::new(),
    }
}

/// Answers a day with its year as it is stored.
fn day(cell: &Cell, shown: &str) -> Option<String> {
    if let Cell::Moment(moment) = cell {
        return Some(VenueTime(*moment).date().to_string());
    }
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
fn several_of(choices: &[String], text: &str) -> String {
    let said = text.split(SEPARATORS).map(text::line).filter(|one| !one.is_empty());
    let said: Vec<String> = said.collect();
    let is_said = |choice: &&String| said.iter().any(|one| one.eq_ignore_ascii_case(choice));
    let is_strange = |one: &&String| !choices.iter().any(|choice| one.eq_ignore_ascii_case(choice));
    let known = choices.iter().filter(is_said);
    known.chain(said.iter().filter(is_strange)).cloned().collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registrations::CustomFieldId;

    #[track_caller]
    fn check(kind: FieldKind, typed: &str, expected: Result<&str, RowTrouble>) {
        let custom = CustomField {
            id: CustomFieldId(uuid::Uuid::nil()),
            name_zh: "T恤尺码".to_owned(),
            name_en: String::new(),
            kind,
            choices: ["S", "M", "XL"].map(str::to_owned).to_vec(),
            position: 0,
        };
        let expected = expected.map(str::to_owned);
        assert_eq!(read_custom(&custom, &Cell::of(typed)), expected, "{typed}");
    }

    #[test]
    fn what_is_meant_is_stored_as_it_is_shown() {
        for typed in ["1985-03-02", "1985-3-2", "1985/3/2", "1985.3.2", "1985年3月2日"] {
            check(FieldKind::Date, typed, Ok("1985-03-02"));
        }
        check(FieldKind::Date, "3月2日", Err(RowTrouble::DoesNotSuit));
        for typed in ["1200", "1,200", "￥1200", "1200元"] {
            check(FieldKind::Number, typed, Ok("1200"));
        }
        check(FieldKind::Number, "1,200.50", Ok("1200.50"));
        check(FieldKind::Number, "1,5", Err(RowTrouble::DoesNotSuit));
        check(FieldKind::Number, "免费", Err(RowTrouble::DoesNotSuit));
        check(FieldKind::Choice, "xl", Ok("XL"));
        check(FieldKind::Choice, "XXL", Err(RowTrouble::DoesNotSuit));
        check(FieldKind::Choices, "m，S", Ok("S\nM"));
        check(FieldKind::YesNo, "√", Ok("yes"));
    }
}
