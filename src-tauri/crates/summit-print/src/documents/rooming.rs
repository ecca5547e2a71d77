//! Who sleeps in which room of which hotel, and with whom; who has none yet comes last.

use summit_core::receptions::ReceptionList;

use super::list::List;
use super::reception::{self, Group, Lines, Part};
use super::style::Maker;
use super::{Choice, Kind, Purpose, Whom};
use crate::event::{self, Stay};
use crate::flow::Column;
use crate::options::Words;

pub const KIND: Kind = Kind {
    name: "rooming",
    title: ("住房名单", "Rooming list"),
    purpose: Purpose::Reception,
    whom: Whom::Registrations,
    sizes: reception::SIZES,
    choices: &[Choice::Accent],
    orders: &[],
    take: |reading, filter, _| {
        let stays = event::stays(reading, ReceptionList::Rooms, filter)?;
        Ok(Box::new(List {
            occasion: event::occasion(reading)?,
            title: Words::new("住房名单", "Rooming list"),
            of: reception::groups(stays, title),
            fill,
        }))
    },
};

const PARTS: &[Part] = &[
    Part { head: "enums.import_field.room", share: 0.12, lines: room },
    Part { head: "people.full_name", share: 0.2, lines: reception::who },
    Part { head: "enums.import_field.shares_with", share: 0.18, lines: mates },
    Part { head: "people.organisation", share: 0.28, lines: reception::whence },
    Part { head: "enums.import_field.nights", share: 0.08, lines: nights },
    Part { head: "documents.stay", share: 0.14, lines: reception::days },
];

fn fill(groups: &[Group], maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    reception::fill(PARTS, groups, maker, column);
}

fn title(stay: &Stay) -> Words {
    if stay.hotel.is_empty() { event::both("documents.noHotel") } else { stay.hotel.clone() }
}

fn room(stay: &Stay, _: &Maker<'_, '_>) -> Lines {
    Lines { first: stay.facts.room.clone(), is_bold: true, ..Lines::default() }
}

fn mates(stay: &Stay, maker: &Maker<'_, '_>) -> Lines {
    let [first, second] =
        [stay.shares_with.lead(maker.language), stay.shares_with.under(maker.language)]
            .map(str::to_owned);
    Lines { first, second, ..Lines::default() }
}

fn nights(stay: &Stay, _: &Maker<'_, '_>) -> Lines {
    let first = stay.facts.nights.map(|nights| nights.to_string()).unwrap_or_default();
    Lines { first, ..Lines::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{reception::trial::stay, trial};
    use crate::options::Options;

    fn list(count: usize) -> List<Group> {
        List {
            occasion: trial::occasion(),
            title: Words::new("住房名单", "Rooming list"),
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
