//! By what rows and people are recognised.

use ecow::EcoString;

use super::{
    ImportKey,
    fields::{Field, Values},
};
use crate::organisations::matching_key;

/// Answers by what a row or a person is recognised; empty when it says nothing to go by.
pub(super) fn key_of(key: ImportKey, values: &Values) -> EcoString {
    let value = |field: Field| &values[field.at()];
    match key {
        ImportKey::Phone => value(Field::Phone).clone(),
        ImportKey::Email => value(Field::Email).to_lowercase(),
        ImportKey::ExternalId => value(Field::ExternalId).clone(),
        ImportKey::NameOrganisation => {
            let units = [Field::OrganisationZh, Field::OrganisationEn].map(value);
            let unit = units.into_iter().find(|unit| !unit.is_empty());
            key_of_name(value(Field::FullName), unit.map_or("", |unit| unit))
        }
    }
}

/// Answers by what a person is recognised who has only a name and an organisation.
pub(super) fn key_of_name(name: &str, unit: &str) -> EcoString {
    let name = name.to_lowercase();
    let unit = if unit.is_empty() { String::new() } else { matching_key(unit) };
    if name.is_empty() { "".into() } else { format!("{name}\u{1}{unit}").into() }
}

/// Where things with a key stand in their list: the keys in their order, each with a place.
#[derive(Default)]
pub(super) struct Places(pub Vec<(EcoString, usize)>);

impl Places {
    /// Puts keys in order; those that are empty are of nobody.
    pub(super) fn of(keys: impl Iterator<Item = (EcoString, usize)>) -> Places {
        let mut places: Vec<_> = keys.filter(|(key, _)| !key.is_empty()).collect();
        places.sort_unstable();
        Places(places)
    }

    /// Answers everybody with a key.
    pub(super) fn find(&self, key: &str) -> &[(EcoString, usize)] {
        let from = self.0.partition_point(|(other, _)| &**other < key);
        let count = self.0[from..].iter().take_while(|(other, _)| &**other == key).count();
        &self.0[from..from + count]
    }
}
