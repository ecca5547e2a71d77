//! Who in a list is to share a room with whom: names and numbers become guests once all rows are read.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    FieldDifference, ImportPolicy, MOST_TOLD, RowDifference, RowProblem, RowTrouble,
    fields::{Field, Values},
    known::Register,
    plan::{Plan, Rules},
};
use crate::text;

/// Somebody who can be named: a place in the register, or the row by which they come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Guest {
    Known(usize),
    /// The place of the action that adds them.
    Added(usize),
}

/// A row that was taken: by what others may name its guest, and whom it names.
pub(super) struct Mention {
    pub row: u32,
    pub guest: Option<Guest>,
    external_id: Box<str>,
    badge_number: Box<str>,
    full_name: Box<str>,
    pub says: Box<str>,
    pub is_changed: bool,
}

impl Mention {
    /// Keeps of a row what links need.
    pub(super) fn of(row: u32, values: &Values) -> Mention {
        let value = |field: Field| values[field.at()].clone();
        Mention {
            row,
            guest: None,
            external_id: value(Field::ExternalId),
            badge_number: value(Field::BadgeNumber),
            full_name: value(Field::FullName),
            says: value(Field::SharesWith),
            is_changed: false,
        }
    }
}

/// Adds to a plan who shares a room; `title` is that of the column.
pub(super) fn add(
    plan: &mut Plan,
    register: &Register,
    rules: &Rules,
    mentions: &[Mention],
    title: &str,
) {
    let names = Names::of(register, mentions);
    let mut rooms = Rooms::default();
    for mention in mentions.iter().filter(|mention| !mention.says.is_empty()) {
        let Some(guest) = mention.guest else { continue };
        for word in words(&mention.says) {
            match names.find(&word).filter(|other| *other != guest) {
                Some(other) => rooms.join(guest, other),
                None => tell(plan, mention.row, title, &word),
            }
        }
    }
    let mut changed = BTreeSet::new();
    for mention in mentions {
        let Some(guest) = mention.guest else { continue };
        let Some(room) = rooms.of(guest).filter(|_| !mention.says.is_empty()) else { continue };
        let mates: BTreeSet<Guest> = room.iter().copied().filter(|mate| *mate != guest).collect();
        let before = mates_before(register, guest);
        if mates == before {
            continue;
        }
        let is_kept = rules.policy == ImportPolicy::Fill && !before.is_empty();
        if let Guest::Known(at) = guest {
            differ(plan, register, mention, at, is_kept);
        }
        if !is_kept {
            if !mention.is_changed {
                plan.unchanged -= 1;
                plan.relinked += 1;
            }
            changed.insert(room.clone());
        }
    }
    plan.rooms = changed.into_iter().collect();
}

fn mates_before(register: &Register, guest: Guest) -> BTreeSet<Guest> {
    match guest {
        Guest::Known(at) => {
            let mates = register.people[at].mates.iter();
            mates.filter_map(|badge| register.with_badge(badge).map(Guest::Known)).collect()
        }
        Guest::Added(_) => BTreeSet::new(),
    }
}

fn differ(plan: &mut Plan, register: &Register, mention: &Mention, at: usize, is_kept: bool) {
    let values = &register.people[at].values;
    let field = FieldDifference {
        field: Field::SharesWith.word().to_owned(),
        before: values[Field::SharesWith.at()].to_string(),
        after: mention.says.to_string(),
        is_kept,
    };
    if let Some(told) = plan.differences.iter_mut().find(|told| told.row == mention.row) {
        told.fields.push(field);
    } else if plan.differences.len() < MOST_TOLD {
        let full_name = values[Field::FullName.at()].to_string();
        plan.differences.push(RowDifference { row: mention.row, full_name, fields: vec![field] });
    }
}

fn tell(plan: &mut Plan, row: u32, title: &str, value: &str) {
    plan.problem_count += 1;
    if plan.problems.len() < MOST_TOLD {
        plan.problems.push(RowProblem {
            row,
            column: title.to_owned(),
            value: value.to_owned(),
            trouble: RowTrouble::UnknownGuest,
            suggestion: String::new(),
            keeps_out: RowTrouble::UnknownGuest.keeps_out(),
        });
    }
}

/// Parts a cell into the names or numbers that it lists.
fn words(says: &str) -> Vec<String> {
    let parts = says.split(['、', '，', ',', ';', '；', '\n']);
    parts.map(text::line).filter(|word| !word.is_empty()).collect()
}

/// By what guests are named; nothing where two have the same.
struct Names<'a> {
    register: &'a Register,
    in_file: BTreeMap<&'a str, Option<Guest>>,
    by_id: BTreeMap<&'a str, Option<Guest>>,
    by_name: BTreeMap<&'a str, Option<Guest>>,
}

impl<'a> Names<'a> {
    fn of(register: &'a Register, mentions: &'a [Mention]) -> Names<'a> {
        let mut names = Names {
            register,
            in_file: BTreeMap::new(),
            by_id: BTreeMap::new(),
            by_name: BTreeMap::new(),
        };
        for mention in mentions {
            let Some(guest) = mention.guest else { continue };
            for name in [&mention.external_id, &mention.badge_number, &mention.full_name] {
                note(&mut names.in_file, name, guest);
            }
        }
        for (at, known) in register.people.iter().enumerate() {
            if known.registration_id.is_some() {
                let value = |field: Field| &known.values[field.at()];
                note(&mut names.by_id, value(Field::ExternalId), Guest::Known(at));
                note(&mut names.by_name, value(Field::FullName), Guest::Known(at));
            }
        }
        names
    }

    /// Finds a guest: first among the rows of the list, then in the register.
    fn find(&self, word: &str) -> Option<Guest> {
        let listed = |names: &BTreeMap<&str, Option<Guest>>| names.get(word).copied();
        if let Some(found) = listed(&self.in_file).or_else(|| listed(&self.by_id)) {
            return found;
        }
        let by_badge = self.register.with_badge(word).map(Guest::Known);
        by_badge.or_else(|| listed(&self.by_name).flatten())
    }
}

fn note<'a>(names: &mut BTreeMap<&'a str, Option<Guest>>, name: &'a str, guest: Guest) {
    if !name.is_empty() {
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

/// Who are in a room with whom, as far as the rows say.
#[derive(Default)]
struct Rooms {
    rooms: Vec<BTreeSet<Guest>>,
}

impl Rooms {
    fn join(&mut self, one: Guest, other: Guest) {
        let mut room = BTreeSet::from([one, other]);
        self.rooms.retain(|known| {
            let is_same = known.contains(&one) || known.contains(&other);
            if is_same {
                room.extend(known);
            }
            !is_same
        });
        self.rooms.push(room);
    }

    fn of(&self, guest: Guest) -> Option<&BTreeSet<Guest>> {
        self.rooms.iter().find(|room| room.contains(&guest))
    }
}
