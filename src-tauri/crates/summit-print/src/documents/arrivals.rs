//! Who comes when, by what, and who fetches them.

use summit_core::receptions::ReceptionList;

use super::list::List;
use super::reception::{self, Group, Lines, Part};
use super::style::Maker;
use super::{Choice, Kind, Purpose, Whom};
use crate::event::{self, Stay};
use crate::flow::Column;
use crate::options::Words;

pub const KIND: Kind = Kind {
    name: "arrivals",
    title: ("到达名单", "Arrivals"),
    purpose: Purpose::Reception,
    whom: Whom::Registrations,
    sizes: reception::SIZES,
    choices: &[Choice::Accent],
    orders: &[],
    take: |reading, filter, _| {
        let stays = event::stays(reading, ReceptionList::Arrivals, filter)?;
        Ok(Box::new(List {
            occasion: event::occasion(reading)?,
            title: Words::new("到达名单", "Arrivals"),
            of: reception::groups(stays, title),
            fill,
        }))
    },
};

const PARTS: &[Part] = &[
    Part { head: "reception.time", share: 0.08, lines: time },
    Part { head: "reception.by", share: 0.2, lines: journey },
    Part { head: "people.full_name", share: 0.2, lines: reception::who },
    Part { head: "people.organisation", share: 0.3, lines: reception::to_be_met },
    Part { head: "enums.import_field.pick_up", share: 0.22, lines: fetched },
];

fn fill(groups: &[Group], maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    reception::fill(PARTS, groups, maker, column);
}

fn title(stay: &Stay) -> Words {
    event::day_of(stay.facts.arrives_on)
}

fn journey(stay: &Stay, _: &Maker<'_, '_>) -> Lines {
    let facts = &stay.facts;
    Lines {
        first: facts.arrives_by.clone(),
        second: facts.arrival_place.clone(),
        ..Lines::default()
    }
}

fn time(stay: &Stay, _: &Maker<'_, '_>) -> Lines {
    let first = stay.facts.arrives_at.map(|time| time.to_string()).unwrap_or_default();
    Lines { first, is_bold: true, ..Lines::default() }
}

/// Who fetches them, and with which car; that nobody was found yet is said.
fn fetched(stay: &Stay, maker: &Maker<'_, '_>) -> Lines {
    let facts = &stay.facts;
    let first = match facts.wants_pick_up {
        Some(true) if facts.driver.is_empty() => maker.both(&event::both("documents.noDriver")),
        Some(true) => facts.driver.clone(),
        Some(false) | None => String::new(),
    };
    let second = if first.is_empty() { String::new() } else { facts.plate.clone() };
    Lines { first, second, ..Lines::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{reception::trial::stay, trial};
    use crate::options::Options;

    fn list(count: usize) -> List<Group> {
        List {
            occasion: trial::occasion(),
            title: Words::new("到达名单", "Arrivals"),
            of: reception::groups(vec![stay(); count], title),
            fill,
        }
    }

    #[test]
    fn everything_has_its_place() {
        insta::assert_snapshot!(trial::placed(&list(1), &Options::default()));
    }

    #[test]
    fn the_longest_words_stay_inside_of_every_size() {
        trial::stays_inside_every_size(&list(30), &KIND);
    }
}
