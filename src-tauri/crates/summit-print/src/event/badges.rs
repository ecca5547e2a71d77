//! The badges of the registrations that are meant.

use summit_core::{
    Reading, Result,
    lists::ById,
    people,
    registrations::{self, RegistrationRow, RegistrationState},
    text::numbered,
};

use super::{
    Filter, ShortNames, guests, occasion,
    program::{latin, photo},
};
use crate::{
    album::Album,
    documents::badge::{Badge, Badges},
    options::{Options, Order, Words},
    page::Picture,
    pieces::by_name,
};

/// Answers whose badges are printed: whom the filter means, and nobody who cancelled unless the
/// filter asks for just those.
pub fn meant(
    reading: &Reading<'_>,
    filter: &Filter,
    order: Option<Order>,
) -> Result<Vec<RegistrationRow>> {
    let mut rows = in_order(reading, filter, order.unwrap_or_default())?;
    if filter.asked.state.is_none() {
        let stays = [RegistrationState::Cancelled, RegistrationState::Waiting];
        rows.retain(|row| !stays.contains(&row.state));
    }
    Ok(rows)
}

/// Those who are alike in an order stay as they are by name.
fn in_order(reading: &Reading<'_>, filter: &Filter, order: Order) -> Result<Vec<RegistrationRow>> {
    let mut rows = registrations::all(reading, &filter.asked)?;
    match order {
        // What guests are not sorted by is not offered for them.
        Order::Pinyin | Order::Agenda | Order::Room | Order::Standing => {}
        Order::Number => rows.sort_by(|one, other| one.badge_number.cmp(&other.badge_number)),
        Order::Seat => rows.sort_by_cached_key(|row| (row.seat.is_empty(), numbered(&row.seat))),
        Order::Category => {
            let categories = registrations::list_categories(reading, ())?;
            rows.sort_by_key(|row| categories.iter().position(|one| one.id == row.category_id));
        }
        Order::Organisation => {
            rows.sort_by_cached_key(|row| {
                let unit = Words::new(&row.organisation_zh, &row.organisation_en);
                (unit.is_empty(), by_name(&unit))
            });
        }
    }
    Ok(rows)
}

/// Takes the badges of these registrations from the event.
pub fn badges(
    reading: &Reading<'_>,
    rows: &[RegistrationRow],
    options: &Options,
) -> Result<Badges> {
    let categories = registrations::list_categories(reading, ())?;
    let shorts = ShortNames::read(reading)?;
    let (key, mut album) = (registrations::key_of_badges(reading)?, Album::default());
    let badge = |row: &RegistrationRow| -> Result<Badge> {
        let category = categories.iter().find(|category| category.id == row.category_id);
        Ok(Badge {
            id: row.id.to_string(),
            name: row.full_name.clone(),
            latin_name: latin(&row.full_name, &row.latin_name, &row.pinyin),
            position: Words::new(&row.position_zh, &row.position_en),
            organisation: Words::new(&row.organisation_zh, &row.organisation_en),
            organisation_short: shorts.of(&row.organisation_zh, &row.organisation_en).to_owned(),
            category: category
                .map(|category| Words::new(&category.name_zh, &category.name_en))
                .unwrap_or_default(),
            color: category.map(|category| category.color.clone()).unwrap_or_default(),
            code: registrations::token_by(reading, &key, row.id)?.0,
            number: row.badge_number.clone(),
            marks: guests::marks(reading, row, options)?,
            photo: if options.photo { portrait(reading, &mut album, row)? } else { None },
        })
    };
    let occasion = occasion(reading)?;
    Ok(Badges {
        occasion: occasion.when_and_where(),
        event: occasion.title,
        badges: rows.iter().map(badge).collect::<Result<_>>()?,
    })
}

fn portrait(
    reading: &Reading<'_>,
    album: &mut Album,
    row: &RegistrationRow,
) -> Result<Option<Picture>> {
    photo(reading, album, people::get(reading, ById { id: row.person_id })?.photo_id)
}
