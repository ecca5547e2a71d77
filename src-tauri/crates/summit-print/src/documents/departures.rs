//! Who leaves when, and by what.

use summit_core::receptions::ReceptionList;

use super::list::List;
use super::reception::{self, Group, Lines, Part};
use super::style::Maker;
use super::{Choice, Kind, Purpose, Whom};
use crate::event::{self, Stay};
use crate::flow::Column;
use crate::options::Words;

pub const KIND: Kind = Kind {
    name: "departures",
    title: ("离开名单", "Departures"),
    purpose: Purpose::Reception,
    whom: Whom::Registrations,
    sizes: reception::SIZES,
    choices: &[Choice::Accent],
    orders: &[],
    take: |reading, filter, _| {
        let stays = event::stays(reading, ReceptionList::Departures, filter)?;
        Ok(Box::new(List {
            occasion: event::occasion(reading)?,
            title: Words::new("离开名单", "Departures"),
            of: reception::groups(stays, title),
            fill,
        }))
    },
};

const PARTS: &[Part] = &[
    Part { head: "reception.time", share: 0.08, lines: time },
    Part { head: "reception.by", share: 0.22, lines: journey },
    Part { head: "people.full_name", share: 0.2, lines: reception::who },
    Part { head: "people.organisation", share: 0.3, lines: reception::to_be_met },
    Part { head: "enums.import_field.hotel", share: 0.2, lines: reception::bed },
];

fn fill(groups: &[Group], maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    reception::fill(PARTS, groups, maker, column);
}

fn title(stay: &Stay) -> Words {
    event::day_of(stay.facts.leaves_on)
}

fn journey(stay: &Stay, _: &Maker<'_, '_>) -> Lines {
    let facts = &stay.facts;
    Lines {
        first: facts.leaves_by.clone(),
        second: facts.departure_place.clone(),
        ..Lines::default()
    }
}

fn time(stay: &Stay, _: &Maker<'_, '_>) -> Lines {
    let first = stay.facts.leaves_at.map(|time| time.to_string()).unwrap_or_default();
    Lines { first, is_bold: true, ..Lines::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{reception::trial::stay, trial};
    use crate::options::Options;

    fn list(count: usize) -> List<Group> {
        List {
            occasion: trial::occasion(),
            title: Words::new("离开名单", "Departures"),
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
