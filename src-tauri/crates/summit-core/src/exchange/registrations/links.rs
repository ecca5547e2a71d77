//! Who in a list is to share a room with whom: names and numbers become guests once all rows are read.

use std::collections::BTreeSet;

use ecow::EcoString;

use super::{
    FieldDifference, ImportKey, ImportPolicy, RowProblem, RowTrouble,
    fields::{Field, Values},
    keys::key_of,
    known::Register,
    names::Names,
    plan::{Plan, Rules},
    planner::problem,
    rooms::{self, Place, place_of},
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
    external_id: EcoString,
    badge_number: EcoString,
    full_name: EcoString,
    /// The name with the organisation, by which homonyms are told apart.
    pub name_in_unit: EcoString,
    says: EcoString,
    /// Where they stay.
    pub place: Place,
    /// With whom they come.
    pub comes_with: EcoString,
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
            name_in_unit: key_of(ImportKey::NameOrganisation, values),
            says: value(Field::SharesWith),
            place: place_of(values),
            comes_with: value(Field::CompanionOf),
            is_changed: false,
        }
    }
}

impl Mention {
    /// Answers by what others may name the guest.
    pub(super) fn names(&self) -> [&str; 3] {
        [&self.external_id, &self.badge_number, &self.full_name]
    }

    /// Counts the row as one that changes something, where it was not yet.
    pub(super) fn changes(&mut self, plan: &mut Plan) {
        if !self.is_changed {
            plan.unchanged -= 1;
            plan.relinked += 1;
            self.is_changed = true;
        }
    }
}

/// Adds to a plan who shares a room; `titles` are those of the columns of room mates and of rooms.
pub(super) fn add(
    plan: &mut Plan,
    register: &Register,
    rules: &Rules,
    mentions: &mut [Mention],
    titles: [&str; 2],
) {
    let names = Names::of(register, mentions);
    let mut named = Rooms::default();
    for mention in mentions.iter().filter(|mention| !mention.says.is_empty()) {
        let Some(guest) = mention.guest else { continue };
        for word in words(&mention.says) {
            match names.find(&word).filter(|other| *other != guest) {
                Some(other) => named.join(guest, other),
                None => tell(plan, mention.row, titles[0], &word, RowTrouble::UnknownGuest),
            }
        }
    }
    let mut changed = BTreeSet::new();
    for mention in mentions.iter_mut() {
        let Some(guest) = mention.guest else { continue };
        let Some(room) = named.of(guest).filter(|_| !mention.says.is_empty()) else { continue };
        let mates: BTreeSet<Guest> = room.iter().copied().filter(|mate| *mate != guest).collect();
        let before = mates_before(register, guest);
        if mates == before {
            continue;
        }
        let is_kept = rules.policy == ImportPolicy::Fill && !before.is_empty();
        differ(plan, register, mention, Field::SharesWith, is_kept);
        if !is_kept {
            mention.changes(plan);
            changed.insert(room.clone());
        }
    }
    for room in changed {
        let guests = rooms::agree(plan, register, &room, mentions, titles[1]);
        plan.rooms.push(guests);
    }
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

/// Tells of somebody who is known that a row says another link than there was.
pub(super) fn differ(
    plan: &mut Plan,
    register: &Register,
    mention: &Mention,
    field: Field,
    is_kept: bool,
) {
    let Some(Guest::Known(at)) = mention.guest else { return };
    let values = &register.people[at].values;
    let after = if field == Field::CompanionOf { &mention.comes_with } else { &mention.says };
    let field = FieldDifference {
        field: field.word().to_owned(),
        before: values[field.at()].to_string(),
        after: after.to_string(),
        is_kept,
    };
    plan.differences.add(mention.row, &values[Field::FullName.at()], vec![field]);
}

/// Tells that a link which a row asks for is not made: the row comes in without it.
pub(super) fn tell(plan: &mut Plan, row: u32, title: &str, value: &str, trouble: RowTrouble) {
    let told = problem(row, title.to_owned(), value.to_owned(), trouble, "");
    plan.drop_cell(RowProblem { is_optional: true, ..told });
}

/// Parts a cell into the names or numbers that it lists.
fn words(says: &str) -> Vec<String> {
    let parts = says.split(['、', '，', ',', ';', '；', '\n']);
    parts.map(text::line).filter(|word| !word.is_empty()).collect()
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
