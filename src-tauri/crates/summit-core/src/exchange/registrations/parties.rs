//! Who in a list comes with whom: companions find their principals once all rows are read.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ImportPolicy, RowTrouble,
    fields::Field,
    known::Register,
    links::{Guest, Mention, differ, tell},
    names::Names,
    plan::{Plan, Rules},
};

/// A row that names with whom its guest comes.
struct Wish {
    /// The place of its mention.
    at: usize,
    guest: Guest,
    principal: Guest,
}

/// Adds to a plan who comes with whom; `title` is that of the column.
pub(super) fn add(
    plan: &mut Plan,
    register: &Register,
    rules: &Rules,
    mentions: &mut [Mention],
    title: &str,
) {
    let before = known_links(register);
    let mut wishes = Vec::new();
    let names = Names::of(register, mentions);
    for (at, mention) in mentions.iter().enumerate() {
        let Some(guest) = mention.guest.filter(|_| !mention.comes_with.is_empty()) else {
            continue;
        };
        match names.find_in_unit(&mention.comes_with) {
            Some(principal) => wishes.push(Wish { at, guest, principal }),
            None => {
                let trouble = RowTrouble::UnknownGuest;
                tell(plan, mention.row, title, &mention.comes_with, trouble);
            }
        }
    }
    let mut wanted = Vec::new();
    for wish in wishes {
        if before.get(&wish.guest) == Some(&wish.principal) {
            continue;
        }
        let is_kept = rules.policy == ImportPolicy::Fill && before.contains_key(&wish.guest);
        if is_kept {
            differ(plan, register, &mentions[wish.at], Field::CompanionOf, is_kept);
        } else {
            wanted.push(wish);
        }
    }
    let (parties, refused) = sorted_out(&before, wanted);
    for wish in refused {
        let mention = &mentions[wish.at];
        tell(plan, mention.row, title, &mention.comes_with, RowTrouble::BadPrincipal);
    }
    for wish in parties {
        let mention = &mut mentions[wish.at];
        differ(plan, register, mention, Field::CompanionOf, false);
        mention.changes(plan);
        plan.parties.push((wish.guest, wish.principal));
    }
}

/// Answers with whom each comes who is registered already.
fn known_links(register: &Register) -> BTreeMap<Guest, Guest> {
    let principal = |at: usize| {
        let principal = register.people[at].principal.as_ref()?;
        register.with_badge(&principal.badge_number).map(Guest::Known)
    };
    let all = 0..register.people.len();
    all.filter_map(|at| Some((Guest::Known(at), principal(at)?))).collect()
}

/// Parts wishes that can come true from those that cannot: nobody comes with themselves or with
/// somebody who is a companion, and who has companions is nobody's companion.
fn sorted_out(before: &BTreeMap<Guest, Guest>, wishes: Vec<Wish>) -> (Vec<Wish>, Vec<Wish>) {
    let (mut refused, wishes): (Vec<_>, Vec<_>) =
        wishes.into_iter().partition(|wish| wish.guest == wish.principal);
    let mut links = before.clone();
    links.extend(wishes.iter().map(|wish| (wish.guest, wish.principal)));
    let is_chained = |wish: &Wish| links.contains_key(&wish.principal);
    let (chained, wishes): (Vec<_>, Vec<_>) = wishes.into_iter().partition(is_chained);
    let mut links = before.clone();
    links.extend(wishes.iter().map(|wish| (wish.guest, wish.principal)));
    let hosts: BTreeSet<Guest> = links.into_values().collect();
    let (hosting, parties): (Vec<_>, Vec<_>) =
        wishes.into_iter().partition(|wish| hosts.contains(&wish.guest));
    refused.extend(chained.into_iter().chain(hosting));
    (parties, refused)
}
