//! By what a list names the guests that its rows are linked with.

use std::collections::BTreeMap;

use ecow::EcoString;

use super::{
    ImportKey,
    fields::Field,
    keys::{key_of, key_of_name},
    known::Register,
    links::{Guest, Mention},
};
use crate::people;

/// By what guests are named; nothing where two have the same.
pub(super) struct Names<'a> {
    register: &'a Register,
    in_file: BTreeMap<&'a str, Option<Guest>>,
    by_id: BTreeMap<&'a str, Option<Guest>>,
    by_name: BTreeMap<&'a str, Option<Guest>>,
    /// With their organisations.
    in_units: BTreeMap<EcoString, Option<Guest>>,
}

impl<'a> Names<'a> {
    pub(super) fn of(register: &'a Register, mentions: &'a [Mention]) -> Names<'a> {
        let mut names = Names {
            register,
            in_file: BTreeMap::new(),
            by_id: BTreeMap::new(),
            by_name: BTreeMap::new(),
            in_units: BTreeMap::new(),
        };
        for mention in mentions {
            let Some(guest) = mention.guest else { continue };
            for name in mention.names() {
                note(&mut names.in_file, name, guest);
            }
            note(&mut names.in_units, mention.name_in_unit.clone(), guest);
        }
        for (at, known) in register.people.iter().enumerate() {
            if known.registration_id.is_some() {
                let value = |field: Field| &*known.values[field.at()];
                note(&mut names.by_id, value(Field::ExternalId), Guest::Known(at));
                note(&mut names.by_name, value(Field::FullName), Guest::Known(at));
                let whole = key_of(ImportKey::NameOrganisation, &known.values);
                note(&mut names.in_units, whole, Guest::Known(at));
            }
        }
        names
    }

    /// Finds a guest: first among the rows of the list, then in the register.
    pub(super) fn find(&self, word: &str) -> Option<Guest> {
        let listed = |names: &BTreeMap<&str, Option<Guest>>| names.get(word).copied();
        if let Some(found) = listed(&self.in_file).or_else(|| listed(&self.by_id)) {
            return found;
        }
        let by_badge = self.register.with_badge(word).map(Guest::Known);
        by_badge.or_else(|| listed(&self.by_name).flatten())
    }

    /// Finds a guest by a name that may have the organisation after it: `王强（药明生物）`.
    pub(super) fn find_in_unit(&self, words: &str) -> Option<Guest> {
        let name = people::clean_name(words);
        self.find(&name).or_else(|| {
            let inner = words.strip_suffix([')', '）'])?;
            let mut parts = inner.match_indices(['(', '（']);
            parts.find_map(|(at, sign)| {
                let (name, unit) = (inner.get(..at)?, inner.get(at + sign.len()..)?);
                let whole = key_of_name(&people::clean_name(name), unit.trim());
                self.in_units.get(&whole).copied().flatten()
            })
        })
    }
}

fn note<K: Ord + AsRef<str>>(names: &mut BTreeMap<K, Option<Guest>>, name: K, guest: Guest) {
    if !name.as_ref().is_empty() {
        names
            .entry(name)
            .and_modify(|known| {
                if *known != Some(guest) {
                    *known = None;
                }
            })
            .or_insert(Some(guest));
    }
}

/// The most names that are told to who wrote another.
const MOST_NAMED: usize = 12;

/// Answers the names to choose from, the nearest in front.
pub(super) fn nearest_first<'n>(name: &str, names: &[&'n str]) -> Vec<&'n str> {
    let near = nearest(name, names);
    let (near, others): (Vec<_>, Vec<_>) = names.iter().partition(|other| **other == near);
    near.into_iter().chain(others).take(MOST_NAMED).collect()
}

/// Answers the name that shares the most characters; nothing when none shares half of them.
pub(super) fn nearest(name: &str, names: &[&str]) -> String {
    let shared = |other: &str| name.chars().filter(|letter| other.contains(*letter)).count();
    names
        .iter()
        .map(|other| (shared(other), *other))
        .max_by_key(|(count, _)| *count)
        .filter(|(count, _)| count * 2 >= name.chars().count())
        .map(|(_, other)| other.to_owned())
        .unwrap_or_default()
}
