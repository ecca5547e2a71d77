//! The places that a list takes in categories, and who would have to wait for one.

use std::collections::BTreeMap;

use super::{fields::Field, known::Register, plan::Action};
use crate::registrations::{Category, CategoryId, RegistrationState};

/// How many places are left in the categories that have an end of them, by their Chinese names.
pub(super) struct Places {
    left: BTreeMap<Box<str>, u32>,
    /// The category of rows that name none.
    usual: Box<str>,
}

impl Places {
    /// Counts the places; `usual` is the category of rows that name none.
    pub(super) fn of(categories: &[Category], usual: Option<CategoryId>) -> Places {
        let left = categories.iter().filter_map(|one| {
            Some((one.name_zh.as_str().into(), one.quota?.saturating_sub(one.taken)))
        });
        let usual = categories.iter().find(|one| Some(one.id) == usual);
        let usual = usual.map(|one| one.name_zh.as_str().into()).unwrap_or_default();
        Places { left: left.collect(), usual }
    }

    /// Answers the category in which a row wants a place that it does not have yet.
    pub(super) fn wanted(&self, action: &Action, register: &Register) -> Option<Box<str>> {
        let row = action.row();
        let named = &row.values[Field::Category.at()];
        let category = if named.is_empty() { &self.usual } else { named };
        if !self.left.contains_key(category) {
            return None;
        }
        let state = RegistrationState::from_word(&row.values[Field::State.at()]);
        let before = match action {
            Action::Add { .. } => None,
            Action::Change { at, .. } => Some(&register.people[*at]),
        };
        let had = before.and_then(|known| known.state);
        if !state.or(had).unwrap_or(RegistrationState::Registered).takes_place() {
            return None;
        }
        let has_place = had.is_some_and(RegistrationState::takes_place)
            && before.is_some_and(|known| known.values[Field::Category.at()] == *category);
        (!has_place).then(|| category.clone())
    }

    /// Says whether no place is left in a category.
    pub(super) fn is_full(&self, category: &str) -> bool {
        self.left.get(category) == Some(&0)
    }

    /// Takes the place that a row wants, and gives back the one that somebody had before.
    pub(super) fn change(&mut self, action: &Action, register: &Register, wanted: Option<&str>) {
        if let Action::Change { at, row, .. } = action {
            let before = &register.people[*at];
            let category = &before.values[Field::Category.at()];
            let state = RegistrationState::from_word(&row.values[Field::State.at()]);
            let had = before.state.is_some_and(RegistrationState::takes_place);
            let stays = row.values[Field::Category.at()] == *category
                && state.is_some_and(RegistrationState::takes_place);
            if let Some(left) = self.left.get_mut(category).filter(|_| had && !stays) {
                *left += 1;
            }
        }
        if let Some(left) = wanted.and_then(|category| self.left.get_mut(category)) {
            *left = left.saturating_sub(1);
        }
    }
}
