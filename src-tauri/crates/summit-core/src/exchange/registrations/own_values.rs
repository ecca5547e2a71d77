//! What a cell says about a field of the organisers' own, made regular.

use super::{
    super::tables::Cell,
    RowTrouble,
    fields::Field,
    phones,
    stand_ins::is_fault,
    values::{Slot, fused, is_broken},
};
use crate::{
    receptions::MOST_NIGHTS,
    registrations::{CustomField, FieldKind},
    time::VenueTime,
};

/// Reads a cell for a field of the organisers' own.
pub(super) fn read_custom(custom: &CustomField, cell: &Cell) -> Result<String, RowTrouble> {
    let typed = cell.text();
    let typed = fused(&typed);
    if is_fault(cell) {
        return Err(RowTrouble::FormulaError);
    }
    if is_broken(typed) {
        return Err(RowTrouble::BrokenText);
    }
    let value = match (custom.kind, cell) {
        (FieldKind::Date, Cell::Moment(moment)) => Some(VenueTime(*moment).date().to_string()),
        _ => custom.read(typed),
    };
    value.ok_or(RowTrouble::DoesNotSuit)
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
