//! How many eat what at each meal, and who must not eat what.

use summit_core::receptions::ReceptionList;

use super::card::{GRAY, INK};
use super::list::{self, List};
use super::reception::{self, Group, Lines, Part};
use super::style::Maker;
use super::{Choice, Kind, Purpose, Whom};
use crate::event::{self, Meals, Stay};
use crate::flow::{Column, Table};
use crate::options::Words;

pub const KIND: Kind = Kind {
    name: "diets",
    title: ("用餐名单", "Meals and diets"),
    purpose: Purpose::Reception,
    whom: Whom::Registrations,
    sizes: reception::SIZES,
    choices: &[Choice::Accent],
    orders: &[],
    take: |reading, filter, _| {
        let stays = event::stays(reading, ReceptionList::Diets, filter)?;
        Ok(Box::new(List {
            occasion: event::occasion(reading)?,
            title: Words::new("用餐名单", "Meals and diets"),
            of: kitchen(event::meals(reading)?, reception::groups(stays, title)),
            fill,
        }))
    },
};

/// What a kitchen has to know.
pub struct Kitchen {
    meals: Vec<Meals>,
    groups: Vec<Group>,
}

/// The one kitchen there is; none when nobody eats.
fn kitchen(meals: Vec<Meals>, groups: Vec<Group>) -> Vec<Kitchen> {
    if meals.is_empty() && groups.is_empty() { vec![] } else { vec![Kitchen { meals, groups }] }
}

const PARTS: &[Part] = &[
    Part { head: "people.full_name", share: 0.2, lines: reception::who },
    Part { head: "enums.import_field.allergies", share: 0.24, lines: not_eaten },
    Part { head: "people.organisation", share: 0.26, lines: reception::whence },
    Part { head: "enums.import_field.hotel", share: 0.2, lines: reception::bed },
    Part { head: "documents.stay", share: 0.12, lines: reception::days },
];

fn fill(kitchens: &[Kitchen], maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    for kitchen in kitchens {
        counts(&kitchen.meals, maker, column);
        if !kitchen.groups.is_empty() {
            column.space(6.0);
            reception::fill(PARTS, &kitchen.groups, maker, column);
        }
    }
}

fn counts(meals: &[Meals], maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    let gap = 3.0;
    let width = column.width;
    let (day, meal) = (width * 0.26, width * 0.14);
    let each = (width - day - meal - 6.0 * gap) / 5.0;
    let mut table = Table::new(&[day, meal, each, each, each, each, each], gap);
    table.padding = 1.4;
    let heads = [
        "reception.day",
        "reception.meal",
        "reception.guestsHead",
        "enums.diet.halal",
        "enums.diet.vegetarian",
        "enums.diet.vegan",
        "enums.import_field.allergies",
    ];
    list::head(&heads.map(event::both), &mut table, maker, column);
    table.begin(column);
    for (at, one) in meals.iter().enumerate() {
        let is_first = at == 0 || meals[at - 1].day != one.day;
        let day = if is_first { one.day.clone() } else { Words::default() };
        let counts =
            one.counts.map(|count| if count == 0 { "–".into() } else { count.to_string() });
        let texts = [day, one.meal.clone()];
        let counts = counts.map(|count| Words::new(count, ""));
        let cells = texts.into_iter().chain(counts).enumerate().map(|(at, words)| {
            let text = words.lead(maker.language);
            let style = maker.style(9.4, if text == "–" { GRAY } else { INK });
            let mut cell = table.cell(at, column);
            cell.text(text, style, maker.setting(2.1));
            cell.text(words.under(maker.language), maker.style(7.6, GRAY), maker.setting(1.6));
            cell.strips
        });
        let cells = cells.collect();
        table.row(cells, f32::MAX, column);
    }
}

fn title(stay: &Stay) -> Words {
    if stay.diet.is_empty() {
        event::both("enums.import_field.allergies")
    } else {
        stay.diet.clone()
    }
}

fn not_eaten(stay: &Stay, _: &Maker<'_, '_>) -> Lines {
    Lines { first: stay.facts.allergies.clone(), ..Lines::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{reception::trial::stay, trial};
    use crate::options::Options;

    fn list(count: usize) -> List<Kitchen> {
        let meals = vec![Meals {
            day: Words::new("2019年4月13日 星期六", "Saturday, 13 April 2019"),
            meal: Words::new("午餐", "Lunch"),
            counts: [1200, 12, 8, 0, 3],
        }];
        List {
            occasion: trial::occasion(),
            title: Words::new("用餐名单", "Meals and diets"),
            of: kitchen(meals, reception::groups(vec![stay(); count], title)),
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
