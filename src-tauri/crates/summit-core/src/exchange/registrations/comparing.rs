//! What a row says otherwise than the register knows it.

use super::{
    FieldDifference, ImportPolicy, RowTrouble, fields::Field, plan::Action, planner::Planner,
    values::Row,
};
use crate::registrations::RegistrationState;

impl Planner<'_> {
    /// Lays a row over somebody who is known. Answers nothing when nothing changes.
    pub(super) fn compare(
        &mut self,
        at: usize,
        mut row: Row,
        unit: Option<usize>,
    ) -> Option<Action> {
        self.check_state(at, &row);
        let known = &self.register.people[at];
        let is_fill = self.rules.policy == ImportPolicy::Fill;
        let says_unit = !row.values[Field::OrganisationZh.at()].is_empty();
        let mut fields = Vec::new();
        let mut is_changed = known.registration_id.is_none();
        for &field in Field::ALL {
            let (before, after) = (&known.values[field.at()], &row.values[field.at()]);
            let is_same = after.is_empty()
                || before == after
                || match field {
                    Field::BadgeNumber
                    | Field::SharesWith
                    | Field::CompanionOf
                    // Who waits already keeps the place that they have.
                    | Field::WaitingPlace => true,
                    // Beside a Chinese name the English one says nothing of its own.
                    Field::OrganisationEn => says_unit || known.organisation == unit,
                    Field::ExternalId => self.register.was_known_by(at, after),
                    Field::OrganisationZh => known.organisation == unit,
                    Field::Email => before.eq_ignore_ascii_case(after),
                    _ => false,
                };
            let is_kept = !is_same && is_fill && !before.is_empty();
            if !is_same {
                is_changed |= !is_kept;
                fields.push(difference(field.word(), before, after, is_kept));
            }
            if is_same || is_kept {
                row.values[field.at()] = before.clone();
            }
        }
        let mut custom = known.custom.clone();
        for (id, after) in &row.custom {
            let before = custom.get(id).cloned().unwrap_or_default();
            if before == *after || after.is_empty() {
                continue;
            }
            let is_kept = is_fill && !before.is_empty();
            is_changed |= !is_kept;
            fields.push(difference(&format!("custom:{id}"), &before, after, is_kept));
            if !is_kept {
                custom.insert(id.clone(), after.clone());
            }
        }
        row.custom = custom;
        let is_moved =
            fields.iter().any(|field| field.field.starts_with("organisation_") && !field.is_kept);
        let unit = if is_moved { unit } else { known.organisation };
        self.differing = fields;
        self.note_move(&row, at);
        is_changed.then_some(Action::Change { at, row, unit })
    }

    fn check_state(&mut self, at: usize, row: &Row) {
        let known = &self.register.people[at];
        let wanted = RegistrationState::from_word(&row.values[Field::State.at()]);
        let (Some(from), Some(to)) = (known.state, wanted) else { return };
        if self.rules.policy != ImportPolicy::Overwrite || from == to {
            return;
        }
        let is_inside = known.registration_id.is_some_and(|id| self.register.inside.contains(&id));
        if !from.may_become(to) {
            self.tell(row, Field::State, RowTrouble::IllegalState, from.word());
        } else if from.shuts_out(to) && is_inside {
            self.tell(row, Field::State, RowTrouble::IsInside, "");
        }
    }
}

fn difference(field: &str, before: &str, after: &str, is_kept: bool) -> FieldDifference {
    let [field, before, after] = [field, before, after].map(str::to_owned);
    FieldDifference { field, before, after, is_kept }
}
