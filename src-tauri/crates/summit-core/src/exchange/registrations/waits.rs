//! The places that a list takes in categories, and who would have to wait for one.

use std::collections::BTreeMap;

use ecow::EcoString;

use super::{fields::Field, known::Register, plan::Action};
use crate::registrations::{Category, CategoryId, RegistrationState};

/// How many places are left in the categories that have an end of them, by their Chinese names.
pub(super) struct Places {
    left: BTreeMap<EcoString, Left>,
    /// The category of rows that name none.
    usual: EcoString,
}

/// What is left in a category.
struct Left {
    /// Below zero where more have places than there are.
    free: i64,
    waiting: i64,
}

/// A place that a row wants and does not have yet.
pub(super) struct Wanted {
    pub category: EcoString,
    /// Somebody gives it to one of those who wait.
    moves_up: bool,
    /// They are inside by the place that they have elsewhere, and keep one wherever they go.
    keeps_one: bool,
}

impl Places {
    /// Counts the places; `usual` is the category of rows that name none.
    pub(super) fn of(categories: &[Category], usual: CategoryId) -> Places {
        let left = categories.iter().filter_map(|one| {
            let free = i64::from(one.quota?) - i64::from(one.taken);
            Some((one.name_zh.as_str().into(), Left { free, waiting: one.waiting.into() }))
        });
        let usual = categories.iter().find(|one| one.id == usual);
        let usual = usual.map(|one| one.name_zh.as_str().into()).unwrap_or_default();
        Places { left: left.collect(), usual }
    }

    /// Answers the category and the state that a row comes to, as far as it says so.
    fn standing<'p>(
        &'p self,
        action: &'p Action,
        register: &Register,
    ) -> (&'p str, RegistrationState) {
        let row = action.row();
        let named = &row.values[Field::Category.at()];
        let category = if named.is_empty() { &self.usual } else { named };
        let state = RegistrationState::from_word(&row.values[Field::State.at()]);
        let (_, had) = before(action, register);
        (category, state.or(had).unwrap_or(RegistrationState::Registered))
    }

    /// Answers the place that a row wants and does not have yet.
    pub(super) fn wanted(&self, action: &Action, register: &Register) -> Option<Wanted> {
        let (category, state) = self.standing(action, register);
        if !self.left.contains_key(category) || !state.takes_place() {
            return None;
        }
        let (place, elsewhere) = before(action, register);
        let had = elsewhere.filter(|_| place == category);
        let has_place = had.is_some_and(RegistrationState::takes_place);
        let moves_up = had == Some(RegistrationState::Waiting);
        let keeps_one =
            elsewhere.is_some_and(RegistrationState::takes_place) && is_inside(action, register);
        (!has_place).then(|| Wanted { category: category.into(), moves_up, keeps_one })
    }

    /// Says whether no place is left, or others wait for those that are.
    pub(super) fn is_full(&self, wanted: &Wanted) -> bool {
        let before = |left: &Left| if wanted.moves_up { 0 } else { left.waiting };
        let is_full = |left: &Left| left.free <= before(left);
        !wanted.keeps_one && self.left.get(&wanted.category).is_some_and(is_full)
    }

    /// Takes the place that a row wants or lets it wait, and gives back what somebody had before.
    pub(super) fn change(&mut self, action: &Action, register: &Register, wanted: Option<&Wanted>) {
        let (place, had) = before(action, register);
        let (category, state) = self.standing(action, register);
        let category: EcoString = category.into();
        let waits = match wanted {
            Some(wanted) => self.is_full(wanted),
            None => state == RegistrationState::Waiting,
        };
        let takes = !waits && state.takes_place();
        if let (Some(left), Some(had)) = (self.left.get_mut(place), had) {
            left.free += i64::from(had.takes_place());
            left.waiting -= i64::from(had == RegistrationState::Waiting);
        }
        if let Some(left) = self.left.get_mut(&category) {
            left.free -= i64::from(takes);
            // Who is said to wait stands behind those to whom the same list gives a place.
            left.waiting += i64::from(waits && (wanted.is_some() || had.is_some()));
        }
    }
}

/// Answers in which category somebody was before a row, and in which state.
fn before<'r>(action: &Action, register: &'r Register) -> (&'r str, Option<RegistrationState>) {
    match action {
        Action::Add { .. } => ("", None),
        Action::Change { at, .. } => {
            let known = &register.people[*at];
            (&known.values[Field::Category.at()], known.state)
        }
    }
}

fn is_inside(action: &Action, register: &Register) -> bool {
    let Action::Change { at, .. } = action else { return false };
    let known = register.people[*at].registration_id;
    known.is_some_and(|id| register.inside.contains(&id))
}
