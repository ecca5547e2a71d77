//! To which organisation a row belongs, and what is told of it.

use super::{
    RowTrouble,
    fields::Field,
    planner::Planner,
    values::{Row, longest},
};
use crate::organisations::{Filed, OrganisationId};

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
        let filed = match row.values[Field::BadgeNumber.at()].is_empty() {
            true => self.register.unit(name, own),
            false => self.register.unit_named(name, own).map_or(Filed::New, Filed::Named),
        };
        match filed {
            Filed::Named(at) => return Some(at),
            Filed::Meant(at) => {
                let unit = &self.register.units[at];
                let known = if unit.name_zh.is_empty() { &unit.name_en } else { &unit.name_zh };
                let known = known.to_string();
                self.tell(row, field, RowTrouble::OrganisationJoined, &known);
                self.plan.previews.say(self.slots, row.number, field, &known);
                row.values[field.at()] = known.into();
                return Some(at);
            }
            Filed::Unclear => self.tell(row, field, RowTrouble::OrganisationUnclear, ""),
            Filed::New => {}
        }
        let id = OrganisationId::new(self.rules.now);
        Some(self.register.add_unit(id, name, &en))
    }
}
