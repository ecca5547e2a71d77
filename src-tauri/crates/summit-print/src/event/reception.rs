//! Those who come, sleep, eat and leave, as the lists of the reception name them.

use summit_core::{
    Reading, Result, event,
    receptions::{self, Facts, MealCount, ReceptionList, ReceptionRow},
    text::numbered,
    time::Date,
    words::{Language, word},
};

use super::{Filter, day, program, said};
use crate::options::Words;

/// Somebody on a list of the reception.
#[derive(Debug, Clone, Default)]
pub struct Stay {
    /// The id of the registration, for findings.
    pub id: String,
    pub name: String,
    pub latin_name: String,
    pub organisation: Words,
    pub phone: String,
    pub diet: Words,
    pub facts: Facts,
    /// The hotel; in both languages where the event takes place in it.
    pub hotel: Words,
    /// The names of who is in the same room, all of them in each language.
    pub shares_with: Words,
    /// With whom they come, and as what; empty for who comes for themselves.
    pub comes_with: Words,
}

/// How many eat what at a meal.
#[derive(Debug, Clone, Default)]
pub struct Meals {
    pub day: Words,
    pub meal: Words,
    /// Everybody, halal, vegetarian, vegan, allergies.
    pub counts: [u32; 5],
}

/// Takes a list of the reception from the event, in its order.
pub fn stays(reading: &Reading<'_>, list: ReceptionList, filter: &Filter) -> Result<Vec<Stay>> {
    let event = event::get(reading, ())?;
    let venue = Words::new(event.venue_zh, event.venue_en);
    let mut rows = receptions::whole(reading, list, &filter.asked)?;
    if list == ReceptionList::Rooms {
        rows.sort_by_cached_key(|row| {
            let Facts { hotel, room, .. } = &row.facts;
            (hotel.is_empty(), numbered(hotel), room.is_empty(), numbered(room))
        });
    }
    let rows = rows.into_iter();
    Ok(rows.map(|row| Stay { hotel: hotel(&row.facts.hotel, &venue), ..stay(row) }).collect())
}

/// A hotel is written as one name; the venue of the event has its name in both languages.
fn hotel(written: &str, venue: &Words) -> Words {
    let is_venue = !written.is_empty() && [&venue.zh, &venue.en].contains(&&written.to_owned());
    if is_venue { venue.clone() } else { Words::new(written, "") }
}

/// Takes the counts of all meals at which somebody is there.
pub fn meals(reading: &Reading<'_>) -> Result<Vec<Meals>> {
    let counts = receptions::meal_counts(reading, ())?.into_iter();
    Ok(counts.filter(|count| count.guests > 0).map(meal).collect())
}

/// Writes a day as a heading does; of none that it is not known.
pub fn day_of(on: Option<Date>) -> Words {
    on.map_or_else(|| both("documents.noDay"), day)
}

/// Says a word in both languages.
pub fn both(path: &str) -> Words {
    Words::new(word(Language::Chinese, path), word(Language::English, path))
}

/// Says with whom somebody comes, and as what.
fn comes_with(row: &ReceptionRow) -> Words {
    if row.principal.is_empty() {
        return Words::default();
    }
    let latin = &row.principal_latin;
    let said = |language, name: &String| {
        let with = word(language, "documents.comesWith").replace("{name}", name);
        if row.companion_as.is_empty() { with } else { format!("{with} · {}", row.companion_as) }
    };
    Words::new(
        said(Language::Chinese, &row.principal),
        said(Language::English, if latin.is_empty() { &row.principal } else { latin }),
    )
}

fn stay(row: ReceptionRow) -> Stay {
    let comes_with = comes_with(&row);
    let diet = row.facts.diet.map(|diet| said(&format!("enums.diet.{}", diet.word())));
    Stay {
        id: row.id.to_string(),
        // The own name in Latin letters, else the reading, as on the badge.
        latin_name: program::latin(&row.full_name, &row.latin_name, &row.pinyin),
        name: row.full_name,
        organisation: Words::new(row.organisation_zh, row.organisation_en),
        phone: row.phone,
        diet: diet.unwrap_or_default(),
        facts: row.facts,
        hotel: Words::default(),
        shares_with: Words::new(row.shares_with.join("、"), row.shares_with_latin.join(", ")),
        comes_with,
    }
}

fn meal(count: MealCount) -> Meals {
    let MealCount { on, meal, guests, halal, vegetarian, vegan, allergies } = count;
    Meals {
        day: day(on),
        meal: said(&format!("enums.meal.{}", meal.word())),
        counts: [guests, halal, vegetarian, vegan, allergies],
    }
}
