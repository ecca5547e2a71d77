//! Who is there for which meal, and what they eat.

use serde::Serialize;
use ts_rs::TS;

use super::{Diet, Facts};
use crate::{
    ids::words,
    time::{Date, TimeOfDay, VenueTime},
};

words! {
    /// A meal of the day.
    pub enum Meal {
        /// Only for those who stay in a hotel.
        Breakfast = "breakfast",
        Lunch = "lunch",
        Dinner = "dinner",
    }
}

impl Meal {
    /// Answers when it is eaten, to the hour: who comes later or leaves earlier misses it.
    fn time(self) -> TimeOfDay {
        let hour = match self {
            Meal::Breakfast => 8,
            Meal::Lunch => 12,
            Meal::Dinner => 18,
        };
        TimeOfDay(chrono::NaiveTime::from_hms_opt(hour, 0, 0).expect("a day has these hours"))
    }
}

/// Somebody who comes, as far as meals go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Eater {
    pub facts: Facts,
}

/// How many are there for a meal, and how many of them eat otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MealCount {
    pub on: Date,
    pub meal: Meal,
    pub guests: u32,
    pub halal: u32,
    pub vegetarian: u32,
    pub vegan: u32,
    /// Those with something that they must not eat.
    pub allergies: u32,
}

/// How many days before and after the event somebody is still its guest.
const MARGIN: i64 = 7;

/// Counts the meals of the days of an event, and of the days around it on which guests are there.
///
/// Who has said no day of arrival is there from the first day, and without a day of departure to
/// the last.
pub fn meals(first: Date, last: Date, eaters: &[Eater]) -> Vec<MealCount> {
    let margin = chrono::Duration::days(MARGIN);
    let earliest = eaters.iter().filter_map(|eater| eater.facts.arrives_on).min();
    let latest = eaters.iter().filter_map(|eater| eater.facts.leaves_on).max();
    let from = earliest.map_or(first.0, |day| day.0.clamp(first.0 - margin, first.0));
    let until = latest.map_or(last.0, |day| day.0.clamp(last.0, last.0 + margin));
    let days = from.iter_days().take_while(|day| *day <= until).map(Date);
    let each = days.flat_map(|day| Meal::ALL.iter().map(move |meal| (day, *meal)));
    each.map(|(on, meal)| {
        count(
            on,
            meal,
            eaters.iter().filter(|eater| eater.eats(meal, on.at(meal.time()), (first, last))),
        )
    })
    .collect()
}

fn count<'e>(on: Date, meal: Meal, there: impl Iterator<Item = &'e Eater>) -> MealCount {
    let mut count =
        MealCount { on, meal, guests: 0, halal: 0, vegetarian: 0, vegan: 0, allergies: 0 };
    for eater in there {
        count.guests += 1;
        match eater.facts.diet {
            Some(Diet::Halal) => count.halal += 1,
            Some(Diet::Vegetarian) => count.vegetarian += 1,
            Some(Diet::Vegan) => count.vegan += 1,
            None => {}
        }
        count.allergies += u32::from(!eater.facts.allergies.is_empty());
    }
    count
}

impl Eater {
    fn eats(&self, meal: Meal, at: VenueTime, (first, last): (Date, Date)) -> bool {
        let facts = &self.facts;
        let stays = meal != Meal::Breakfast || !facts.hotel.is_empty();
        // Whoever comes during a day has had breakfast elsewhere.
        let slept = meal != Meal::Breakfast || facts.arrives_on.is_none_or(|on| on < at.date());
        let has_come = facts.arrives().map_or(first <= at.date(), |from| from <= at);
        let is_gone = facts.leaves().map_or(last < at.date(), |until| until < at);
        stays && slept && has_come && !is_gone
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_late_or_leaves_early_is_not_counted() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let time = |text: &str| Some(text.parse::<TimeOfDay>().unwrap());
        let guest = Facts {
            arrives_on: Some(day("2026-06-28")),
            arrives_at: time("14:05"),
            leaves_on: Some(day("2026-06-29")),
            leaves_at: time("13:00"),
            hotel: "太湖饭店".to_owned(),
            diet: Some(Diet::Halal),
            ..Facts::default()
        };
        let local = Facts { allergies: "花生".to_owned(), ..Facts::default() };
        let eaters = [guest, local].map(|facts| Eater { facts });

        let counted = meals(day("2026-06-28"), day("2026-06-29"), &eaters);

        let told: Vec<_> =
            counted.iter().map(|count| (count.guests, count.halal, count.allergies)).collect();
        assert_eq!(told, [(0, 0, 0), (1, 0, 1), (2, 1, 1), (1, 1, 0), (2, 1, 1), (1, 0, 1)]);
    }
}
