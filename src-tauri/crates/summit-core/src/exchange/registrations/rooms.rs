//! Which room those have who share one: where a list gives them several, the first row counts.

use std::collections::BTreeSet;

use ecow::EcoString;

use super::{
    RowProblem, RowTrouble,
    fields::{Field, Values},
    known::Register,
    links::{Guest, Mention},
    plan::{Action, Plan},
    planner::{Planner, problem},
    values::Row,
};

/// In this order they are compared.
const PLACE: [Field; 2] = [Field::Hotel, Field::Room];

/// The hotel and the room; empty where nothing is said.
pub(super) type Place = [EcoString; 2];

/// What a row says of the room of somebody who is known.
pub(super) struct Said {
    row: u32,
    place: Place,
}

/// Somebody who shares a room changes it.
pub(super) struct Move {
    row: u32,
    field: Field,
    value: String,
    mates: Vec<usize>,
}

/// Answers where values say that somebody stays.
pub(super) fn place_of(values: &Values) -> Place {
    PLACE.map(|field| values[field.at()].clone())
}

/// Answers which of hotel and room two places name differently, the first of them.
fn differing(one: &Place, other: &Place) -> Option<usize> {
    let differ =
        |at: &usize| !one[*at].is_empty() && !other[*at].is_empty() && one[*at] != other[*at];
    (0..PLACE.len()).find(differ)
}

impl Planner<'_> {
    /// Gives a row the room of the mates whom earlier rows have put elsewhere, and tells so.
    pub(super) fn agree_on_room(&mut self, row: &mut Row, found: Option<usize>) {
        let Some(at) = found else { return };
        let mates = self.kept_mates(row, at);
        let said = mates.iter().find_map(|mate| {
            let said = self.rooms.get(mate)?;
            differing(&said.place, &place_of(&row.values)).map(|field| (said, field))
        });
        if let Some((said, field)) = said {
            let (first, place) = (said.row, said.place.clone());
            self.tell(row, PLACE[field], RowTrouble::RoomsDiffer, &first.to_string());
            if let Some(told) = self.troubles.last_mut() {
                told.is_optional = true;
            }
            for (field, value) in PLACE.iter().zip(place) {
                row.values[field.at()] = value;
            }
        }
        let place = place_of(&row.values);
        if place.iter().any(|one| !one.is_empty()) {
            self.rooms.insert(at, Said { row: row.number, place });
        }
    }

    /// Forgets the room that a row names which stays out.
    pub(super) fn forget_room(&mut self, number: u32, found: Option<usize>) {
        if let Some(at) = found
            && self.rooms.get(&at).is_some_and(|said| said.row == number)
        {
            self.rooms.remove(&at);
        }
    }

    /// Notes with whom somebody moves: what the list says of them comes later, perhaps.
    pub(super) fn note_move(&mut self, row: &Row, at: usize) {
        let moves = self
            .differing
            .iter()
            .find(|one| !one.is_kept && PLACE.iter().any(|field| one.field == field.word()));
        let Some(field) = moves.and_then(|one| Field::from_word(&one.field)) else { return };
        let mates = self.kept_mates(row, at);
        if !mates.is_empty() {
            let value = row.values[field.at()].to_string();
            self.moves.push(Move { row: row.number, field, value, mates });
        }
    }

    /// Tells who moves as well without a room of theirs in the list.
    pub(super) fn tell_moves(&mut self) {
        for Move { row, field, value, mates } in std::mem::take(&mut self.moves) {
            let others = mates.iter().filter(|mate| !self.rooms.contains_key(mate));
            let name = |mate: &usize| &*self.register.people[*mate].values[Field::FullName.at()];
            let names = others.map(name).collect::<Vec<_>>().join("、");
            if !names.is_empty() && !self.plan.refused.contains_key(&row) {
                let title = self.title_of(field).unwrap_or_default();
                self.plan.tell(problem(row, title, value, RowTrouble::MatesMove, &names));
            }
        }
    }

    /// Answers with whom somebody shares a room after a row as before it.
    fn kept_mates(&self, row: &Row, at: usize) -> Vec<usize> {
        let known = &self.register.people[at];
        let [before, after] =
            [&known.values, &row.values].map(|values| &values[Field::SharesWith.at()]);
        if !after.is_empty() && before != after {
            return Vec::new();
        }
        known.mates.iter().filter_map(|badge| self.register.with_badge(badge)).collect()
    }
}

/// Puts guests who come to share a room into that which the first row names, tells what the others say
/// otherwise, and answers them all, the one of that row first. `title` is that of the column of rooms.
pub(super) fn agree(
    plan: &mut Plan,
    register: &Register,
    room: &BTreeSet<Guest>,
    mentions: &[Mention],
    title: &str,
) -> Vec<Guest> {
    let of_room = mentions.iter().filter_map(|mention| {
        let guest = mention.guest.filter(|guest| room.contains(guest))?;
        Some((guest, mention))
    });
    let of_room: Vec<(Guest, &Mention)> = of_room.collect();
    let says = |mention: &Mention| mention.place.iter().any(|one| !one.is_empty());
    let Some((lead, first)) = of_room.iter().find(|(_, mention)| says(mention)) else {
        return room.iter().copied().collect();
    };
    for (guest, mention) in &of_room {
        let Some(field) = differing(&first.place, &mention.place) else { continue };
        let (value, row) = (mention.place[field].to_string(), first.row.to_string());
        let told = problem(mention.row, title.to_owned(), value, RowTrouble::RoomsDiffer, &row);
        plan.drop_cell(RowProblem { is_optional: true, ..told });
        if let Some(row) = row_of(plan, *guest) {
            for (field, value) in PLACE.iter().zip(&first.place) {
                row.values[field.at()] = value.clone();
            }
        }
    }
    let is_listed = |guest: &Guest| of_room.iter().any(|(listed, _)| listed == guest);
    let moved = room.iter().filter(|guest| !is_listed(guest)).filter_map(|guest| match guest {
        Guest::Known(at) => Some(&register.people[*at].values),
        Guest::Added(_) => None,
    });
    let moved = moved.filter(|values| differing(&first.place, &place_of(values)).is_some());
    let names = moved.map(|values| &*values[Field::FullName.at()]).collect::<Vec<_>>().join("、");
    if !names.is_empty() {
        let value = first.place[1].to_string();
        plan.tell(problem(first.row, title.to_owned(), value, RowTrouble::MatesMove, &names));
    }
    let others = room.iter().filter(|guest| *guest != lead);
    std::iter::once(lead).chain(others).copied().collect()
}

/// Answers the row that a guest comes in or changes by.
fn row_of(plan: &mut Plan, guest: Guest) -> Option<&mut Row> {
    let action = match guest {
        Guest::Added(at) => plan.actions.get_mut(at),
        Guest::Known(known) => plan
            .actions
            .iter_mut()
            .find(|action| matches!(action, Action::Change { at, .. } if *at == known)),
    };
    action.map(|action| match action {
        Action::Add { row, .. } | Action::Change { row, .. } => row,
    })
}
