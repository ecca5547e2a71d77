//! To which organisation a row belongs, and what is told of it.

use std::collections::BTreeSet;

use super::{
    RowTrouble,
    columns::List,
    fields::Field,
    planner::Planner,
    values::{self, Row, Slot, longest},
};
use crate::organisations::{Filed, Filing, OrganisationId, says_form};

/// The organisations that a list names with their legal form. A short name means one of them wherever in
/// the list it stands.
#[derive(Default)]
pub(super) struct Whole {
    names: Vec<String>,
    filing: Filing,
}

impl Whole {
    /// Reads the names of a list.
    pub(super) fn of(list: &List<'_>, slots: &[(usize, Slot)]) -> Whole {
        const UNITS: [Slot; 2] =
            [Slot::Field(Field::OrganisationZh), Slot::Field(Field::OrganisationEn)];
        let columns = slots.iter().filter(|(_, slot)| UNITS.contains(slot));
        let columns: Vec<usize> = columns.map(|(column, _)| *column).collect();
        let cells =
            list.rows().flat_map(|(_, cells)| columns.iter().filter_map(|at| cells.get(*at)));
        let mut seen = BTreeSet::new();
        let mut whole = Whole::default();
        for cell in cells.filter(|cell| seen.insert(cell.text())) {
            let Ok(name) = values::read(Field::OrganisationZh, cell) else { continue };
            if says_form(&name) {
                whole.filing.add(whole.names.len(), &[&name]);
                whole.names.push(name);
            }
        }
        whole
    }

    /// Answers which of them a name without a legal form means.
    fn find(&self, name: &str) -> Filed {
        if says_form(name) { Filed::New } else { self.filing.find(name, None) }
    }
}

impl Planner<'_> {
    /// Answers where the organisation of a row stands in the register; `found` is who it means.
    pub(super) fn unit_of(&mut self, row: &mut Row, found: Option<usize>) -> Option<usize> {
        let [zh, en] = [Field::OrganisationZh, Field::OrganisationEn]
            .map(|field| row.values[field.at()].to_string());
        let (field, name) = match zh.is_empty() {
            true => (Field::OrganisationEn, en.as_str()),
            false => (Field::OrganisationZh, zh.as_str()),
        };
        if name.is_empty() {
            return None;
        }
        // Without a Chinese name the English one stands for it, and has less room there.
        if name.chars().count() > longest(Field::OrganisationZh) {
            self.tell(row, Field::OrganisationEn, RowTrouble::TooLong, "");
            return None;
        }
        let own = found.and_then(|at| self.register.people[at].organisation);
        // What the program itself wrote out comes in again as it is.
        let is_own = !row.values[Field::BadgeNumber.at()].is_empty();
        let filed = match is_own {
            true => self.register.unit_named(name, own).map_or(Filed::New, Filed::Named),
            false => self.register.unit(name, own),
        };
        match filed {
            Filed::Named(at) => {
                if !zh.is_empty() {
                    self.name_in_english(row, at, &en);
                }
                return Some(at);
            }
            Filed::Meant(at) => {
                let unit = &self.register.units[at];
                let known = if unit.name_zh.is_empty() { &unit.name_en } else { &unit.name_zh };
                let known = known.to_string();
                self.say_joined(row, field, &known);
                return Some(at);
            }
            Filed::Unclear => self.tell(row, field, RowTrouble::OrganisationUnclear, ""),
            Filed::New if is_own => {}
            Filed::New => match self.whole.find(name) {
                Filed::Meant(at) => {
                    let whole = self.whole.names[at].clone();
                    self.say_joined(row, field, &whole);
                    let en = if zh.is_empty() { &whole } else { "" };
                    return Some(self.add_unit(&whole, en));
                }
                Filed::Unclear => self.tell(row, field, RowTrouble::OrganisationUnclear, ""),
                Filed::Named(_) | Filed::New => {}
            },
        }
        Some(self.add_unit(name, &en))
    }

    /// Takes in what an organisation is called in English. A name that it has stays, and that is told.
    fn name_in_english(&mut self, row: &Row, at: usize, name_en: &str) {
        let unit = &self.register.units[at];
        if unit.name_en.is_empty() {
            if unit.is_new {
                self.register.name_unit(at, name_en);
            } else if !name_en.is_empty() {
                self.tell(row, Field::OrganisationEn, RowTrouble::OrganisationNamed, "");
                self.english = Some((at, name_en.to_owned()));
            }
            return;
        }
        let known = unit.name_en.to_string();
        let is_same = name_en.is_empty() || known.to_lowercase() == name_en.to_lowercase();
        if !is_same && self.told_names.insert((at, name_en.to_owned())) {
            self.tell(row, Field::OrganisationEn, RowTrouble::OrganisationOtherwise, &known);
        }
    }

    fn add_unit(&mut self, name: &str, en: &str) -> usize {
        self.register.add_unit(OrganisationId::new(self.rules.now), name, en)
    }

    /// Files a row under an organisation that is called otherwise, and tells so.
    fn say_joined(&mut self, row: &mut Row, field: Field, called: &str) {
        self.tell(row, field, RowTrouble::OrganisationJoined, called);
        self.plan.previews.say(self.slots, row.number, field, called);
        row.values[field.at()] = called.into();
    }
}
