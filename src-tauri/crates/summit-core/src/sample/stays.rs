//! How some guests of the sample event come and stay. All of it is made up.

use crate::{
    error::Result,
    people::PersonId,
    receptions::{self, Diet, Facts, ReceptionDraft},
    registrations::RegistrationId,
    store::Change,
};

/// By what they come: the number, the place, the hour.
const JOURNEYS: &[(&str, &str, &str, &str)] = &[
    ("2019-04-12", "14:05", "MU9795", "苏南硕放机场"),
    ("2019-04-12", "14:40", "G7016", "无锡站"),
    ("2019-04-12", "17:20", "CA1575", "苏南硕放机场"),
    ("2019-04-12", "19:48", "G1234", "无锡东站"),
    ("2019-04-13", "08:12", "G7003", "无锡站"),
];

const HOTELS: &[&str] = &["无锡君来世尊酒店", "无锡君来世尊酒店", "湖滨饭店"];

const DRIVERS: &[(&str, &str)] = &[("王师傅", "苏B·A1234"), ("李师傅", "苏B·C5678"), ("", "")];

/// Every third guest comes from elsewhere.
pub(super) fn add(change: &mut Change<'_>, guests: &[(PersonId, RegistrationId)]) -> Result<()> {
    let mut before: Option<RegistrationId> = None;
    for (at, (_, registration_id)) in guests.iter().enumerate().skip(1).step_by(3) {
        let turn = at / 3;
        // Some share a room with the one before.
        let mate = before.filter(|_| turn % 7 == 3);
        let facts = facts(turn, mate.is_some());
        let shares_with = mate.into_iter().collect();
        let draft = ReceptionDraft { registration_id: *registration_id, facts, shares_with };
        receptions::save(change, draft)?;
        before = Some(*registration_id);
    }
    Ok(())
}

fn facts(turn: usize, shares: bool) -> Facts {
    let (on, at, by, place) = JOURNEYS[turn % JOURNEYS.len()];
    let wants_pick_up = turn % 5 != 4;
    let (driver, plate) = if wants_pick_up { DRIVERS[turn % DRIVERS.len()] } else { ("", "") };
    // Who shares a room gets that of the other.
    let hotel = if shares { "" } else { HOTELS[turn % HOTELS.len()] };
    let (stays_on, goes_by_train) = (turn.is_multiple_of(4), turn.is_multiple_of(2));
    let room = if shares || turn % 6 == 5 { String::new() } else { (801 + turn).to_string() };
    Facts {
        arrives_on: on.parse().ok(),
        arrives_at: at.parse().ok(),
        arrives_by: by.to_owned(),
        arrival_place: place.to_owned(),
        wants_pick_up: Some(wants_pick_up),
        driver: driver.to_owned(),
        plate: plate.to_owned(),
        hotel: hotel.to_owned(),
        room,
        nights: Some(if stays_on { 2 } else { 1 }),
        diet: match turn % 9 {
            2 => Some(Diet::Halal),
            5 => Some(Diet::Vegetarian),
            _ => None,
        },
        allergies: if turn % 11 == 6 { "花生、海鲜".to_owned() } else { String::new() },
        leaves_on: if stays_on { "2019-04-14" } else { "2019-04-13" }.parse().ok(),
        leaves_at: if stays_on { "10:30" } else { "18:45" }.parse().ok(),
        leaves_by: if goes_by_train { "G7021" } else { "MU9796" }.to_owned(),
        departure_place: if goes_by_train { "无锡站" } else { "苏南硕放机场" }.to_owned(),
        ..Facts::default()
    }
}
