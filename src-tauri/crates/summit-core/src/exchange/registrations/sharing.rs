//! Which rows of a list have a key in common, before it is asked whom each of them means.

use std::collections::{BTreeMap, BTreeSet};

use ecow::EcoString;

use super::{
    super::tables::Cell,
    ImportKey,
    columns::List,
    fields::{Field, Values},
    gathering::{first_of, takes_first},
    likeness::name_mark,
    recognising::field_of,
    values::{self, Row, Slot},
    whole_names::joined_name,
};

/// The names beside every key that several rows of a list have, and whether rows lack theirs.
#[derive(Default)]
pub(super) struct Sharing {
    names: BTreeMap<EcoString, BTreeSet<String>>,
    lacks_keys: bool,
}

impl Sharing {
    /// Looks through a list. By name and organisation no two names have a key in common.
    pub(super) fn of(list: &List<'_>, slots: &[(usize, Slot)], key: ImportKey) -> Sharing {
        let columns = |field: Field| {
            let wanted = Slot::Field(field);
            slots.iter().filter(move |(_, slot)| *slot == wanted).map(|(column, _)| *column)
        };
        let read = |cells: &[Cell], field: Field| {
            let filled: Vec<&Cell> = columns(field).filter_map(|at| cells.get(at)).collect();
            let value = match filled[..] {
                [_, _, ..] if takes_first(field) => {
                    first_of(field, &filled).map(|first| first.value)
                }
                [cell, ..] => values::read(field, cell),
                [] => return String::new(),
            };
            value.unwrap_or_default()
        };
        let name = |cells: &[Cell]| {
            let whole = read(cells, Field::FullName);
            let parts = [Field::FamilyName, Field::GivenName].map(|field| read(cells, field));
            name_mark(&if whole.is_empty() { joined_name(&parts[0], &parts[1]) } else { whole })
        };
        let mut sharing = Sharing::default();
        if key == ImportKey::NameOrganisation {
            return sharing;
        }
        let mut firsts: BTreeMap<EcoString, &[Cell]> = BTreeMap::new();
        for (_, cells) in list.rows() {
            let value = mark(key, &read(cells, field_of(key)));
            if value.is_empty() {
                sharing.lacks_keys = true;
            } else if let Some(first) = firsts.get(&value) {
                let names = sharing.names.entry(value).or_insert_with(|| [name(first)].into());
                names.insert(name(cells));
            } else {
                firsts.insert(value, cells);
            }
        }
        sharing
    }

    /// Says whether rows lack the key by which the list is recognised.
    pub(super) fn lacks_keys(&self) -> bool {
        self.lacks_keys
    }

    /// Says whether the very name of somebody who is known stands beside a key in another row than this.
    pub(super) fn names_elsewhere(&self, value: &str, known: &Values, row: &Row) -> bool {
        let Some(names) = self.names.get(value) else { return false };
        let [known, own] =
            [known, &row.values].map(|values| name_mark(&values[Field::FullName.at()]));
        known != own && names.contains(&known)
    }
}

/// Answers a key as it is compared: addresses in small letters.
fn mark(key: ImportKey, value: &str) -> EcoString {
    match key {
        ImportKey::Email => value.to_lowercase().into(),
        ImportKey::Phone | ImportKey::ExternalId | ImportKey::NameOrganisation => value.into(),
    }
}
