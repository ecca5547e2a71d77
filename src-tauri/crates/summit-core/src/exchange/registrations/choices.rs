//! What a row names that the event has: its sessions and its category.

use super::{
    RowTrouble,
    fields::Field,
    names::{nearest, nearest_first},
    planner::Planner,
    values::Row,
};
use crate::{agenda::SessionId, registrations::Category};

impl Planner<'_> {
    /// Writes the sessions of a row as the program itself does, whatever they are called there.
    pub(super) fn name_sessions(&mut self, row: &mut Row) {
        let cell = std::mem::take(&mut row.values[Field::Sessions.at()]);
        if cell.is_empty() {
            return;
        }
        let (asked, unknown) = self.register.sessions.read_cell(&cell);
        let ids: Vec<SessionId> = asked.iter().map(|(id, _)| *id).collect();
        let named = self.register.sessions.cell(&ids);
        row.waits = asked.iter().filter_map(|(id, place)| Some((*id, (*place)?))).collect();
        for name in unknown {
            let names: Vec<&str> = self.register.sessions.names().collect();
            let near = nearest(&name, &names);
            row.values[Field::Sessions.at()] = name.into();
            self.tell(row, Field::Sessions, RowTrouble::UnknownSession, &near);
            if let Some(told) = self.troubles.last_mut() {
                told.is_optional = true;
            }
        }
        row.values[Field::Sessions.at()] = named.into();
    }

    pub(super) fn category(&mut self, row: &Row, name: &str) -> String {
        let known = self.register.categories.iter().find(|known| is_called(known, name));
        if let Some(known) = known {
            return known.name_zh.clone();
        }
        if self.plan.new_categories.iter().any(|new| new == name) {
            return name.to_owned();
        }
        if self.rules.makes_categories && name.chars().count() <= 20 {
            self.plan.new_categories.push(name.to_owned());
            self.tell(row, Field::Category, RowTrouble::CategoryMade, name);
        } else {
            let names: Vec<&str> =
                self.register.categories.iter().map(|known| known.name_zh.as_str()).collect();
            let suggestion = nearest_first(name, &names).join("、");
            self.tell(row, Field::Category, RowTrouble::UnknownCategory, &suggestion);
        }
        name.to_owned()
    }
}

fn is_called(category: &Category, name: &str) -> bool {
    [&category.name_zh, &category.name_en]
        .iter()
        .any(|other| !other.is_empty() && other.to_lowercase() == name.to_lowercase())
}
