//! What stands in a cell instead of a value: that there is none, that it is the one above, or that a
//! formula has failed.

use std::borrow::Cow;

use super::{
    super::tables::Cell,
    RowTrouble,
    fields::Field,
    optional::is_optional,
    planner::{Planner, problem},
    values::Slot,
};
use crate::{registrations::FieldKind, text};

/// No sign that stands for something else has more bytes than this.
const LONGEST: usize = 24;

/// With what such signs begin, before their width is made regular.
const BEGINNINGS: &str = "无無暂暫(（nNＮｎ同sSaA〃\"＂″′'＇”“dDＤｄ-—–―－/／\\＼";

/// What a cell says instead of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StandIn {
    /// 无, —
    Nothing,
    /// 同上, 〃
    Ditto,
}

/// Says whether a cell holds the error of a formula that failed, or one that was never worked out.
pub(super) fn is_fault(cell: &Cell) -> bool {
    let shown = match cell {
        Cell::Formula(_) => return true,
        Cell::Text(text) => text,
        Cell::Empty | Cell::Number(_) | Cell::Moment(_) | Cell::Time(_) | Cell::Truth(_) => {
            return false;
        }
    };
    const FAULTS: [&str; 7] = ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"];
    shown.len() <= LONGEST
        && shown.trim_start().starts_with('#')
        && FAULTS.contains(&text::line(shown).to_uppercase().as_str())
}

fn stand_in(cell: &Cell) -> Option<StandIn> {
    let Cell::Text(shown) = cell else { return None };
    // Nearly all cells are told from these by their first sign.
    let first = shown.trim_start().chars().next()?;
    if shown.len() > LONGEST || !BEGINNINGS.contains(first) {
        return None;
    }
    let shown = text::line(shown).to_lowercase();
    match shown.as_str() {
        "" => None,
        "无" | "無" | "暂无" | "暫無" | "n/a" | "(空)" | "(跳过)" => {
            Some(StandIn::Nothing)
        }
        "同上" | "同前" | "same as above" | "as above" | "〃" | "\"" | "″" | "′′" | "''" | "”"
        | "“" | "do." | "ditto" => Some(StandIn::Ditto),
        signs if signs.chars().all(|sign| "-—–―－/／\\ ".contains(sign)) => {
            Some(StandIn::Nothing)
        }
        _ => None,
    }
}

/// Says whether 无 is an answer here and not the lack of one.
fn takes_nothing(slot: &Slot, cell: &Cell) -> bool {
    match slot {
        Slot::Field(Field::FullName | Field::PickUp) => true,
        Slot::Field(_) => false,
        Slot::Custom(custom) => {
            let shown = text::line(&cell.text());
            custom.kind == FieldKind::YesNo || custom.choices.contains(&shown)
        }
    }
}

/// Says whether a value is somebody's own, so that nobody has it from the row above.
fn is_own(slot: &Slot) -> bool {
    let own = [
        Field::BadgeNumber,
        Field::ExternalId,
        Field::FullName,
        Field::FamilyName,
        Field::GivenName,
        Field::LatinName,
        Field::Pinyin,
        Field::Phone,
        Field::Email,
    ];
    matches!(slot, Slot::Field(field) if own.contains(field))
}

impl Planner<'_> {
    /// Answers a row with what is meant: 同上 is what stands above, and 无 is an empty cell.
    ///
    /// `above` is the row before as it was meant. What the program itself wrote out stays as it is.
    pub(super) fn meant<'c>(
        &mut self,
        number: u32,
        cells: &'c [Cell],
        above: &[Cell],
    ) -> Cow<'c, [Cell]> {
        let mut meant = Cow::Borrowed(cells);
        let numbers = Slot::Field(Field::BadgeNumber);
        let mut numbers = self.slots.iter().filter(|(_, slot)| *slot == numbers);
        if numbers.any(|(at, _)| cells.get(*at).is_some_and(|cell| !cell.is_blank())) {
            return meant;
        }
        for (column, slot) in self.slots {
            let Some(cell) = cells.get(*column) else { continue };
            let value = match stand_in(cell) {
                None => continue,
                Some(StandIn::Nothing) if takes_nothing(slot, cell) => continue,
                Some(StandIn::Nothing) => Cell::Empty,
                Some(StandIn::Ditto) => self.ditto(number, (*column, slot), cell, above),
            };
            meant.to_mut()[*column] = value;
        }
        meant
    }

    /// Answers what stands above, and tells it.
    fn ditto(
        &mut self,
        number: u32,
        (column, slot): (usize, &Slot),
        cell: &Cell,
        above: &[Cell],
    ) -> Cell {
        let over = above.get(column).filter(|over| !over.is_blank() && !is_own(slot));
        let trouble = match over {
            Some(_) => RowTrouble::SameAsAbove,
            None => RowTrouble::DittoUnclear,
        };
        let title = self.titles.get(column).cloned().unwrap_or_default();
        let became = over.map(Cell::text).unwrap_or_default();
        let mut told = problem(number, title, cell.text().into(), trouble, &became);
        if over.is_none() {
            told.is_optional = is_optional(slot, self.rules.key);
            told.keeps_out = !(told.is_optional && self.rules.drops_cells);
        }
        self.troubles.push(told);
        over.cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_stand_for_something_else_are_known() {
        for nothing in ["（空）", "(跳过)", "无", " 暂无 ", "-", "—", "——", "/", "N/A", "－"]
        {
            assert_eq!(stand_in(&Cell::of(nothing)), Some(StandIn::Nothing), "{nothing}");
        }
        for ditto in ["同上", "〃", "\"", "do.", "Ditto", "＂"] {
            assert_eq!(stand_in(&Cell::of(ditto)), Some(StandIn::Ditto), "{ditto}");
        }
        for value in ["无锡", "3", "A-1", "do", "上", "", " "] {
            assert_eq!(stand_in(&Cell::of(value)), None, "{value}");
        }
        for fault in ["#N/A", "#REF!", "#value!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"] {
            assert!(is_fault(&Cell::of(fault)), "{fault}");
        }
        assert!(!is_fault(&Cell::of("#1")) && !is_fault(&Cell::of("N/A")));
    }
}
