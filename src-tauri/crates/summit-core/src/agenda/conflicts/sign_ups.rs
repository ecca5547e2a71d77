//! Rules about those who signed up for sessions: places, seats, and who waits.

use super::{Agenda, Item, SignUps};
use crate::event::{Finding, Level};

/// More people have a place than there are seats, also after a move to a smaller room.
pub(super) fn sign_ups_over_seats(agenda: &Agenda) -> Vec<Finding> {
    each(agenda, |item| {
        let (taken, seats) = (item.sign_ups.taken, agenda.seats(item)?);
        let details = [("taken", taken), ("seats", seats)];
        (taken > seats).then(|| finding("sign_ups_over_seats", Level::Error, item, details))
    })
}

/// More people have a place than there are places.
pub(super) fn overbooked(agenda: &Agenda) -> Vec<Finding> {
    each(agenda, |item| {
        let (taken, places) = (item.sign_ups.taken, item.sign_ups.places?);
        let details = [("taken", taken), ("places", places)];
        (taken > places).then(|| finding("overbooked", Level::Warning, item, details))
    })
}

/// More places are offered than there are seats; not told again where they are taken already.
pub(super) fn places_over_seats(agenda: &Agenda) -> Vec<Finding> {
    each(agenda, |item| {
        let SignUps { places, taken, .. } = item.sign_ups;
        let (places, seats) = (places?, agenda.seats(item)?);
        let details = [("places", places), ("seats", seats)];
        let is_so = places > seats && taken <= seats;
        is_so.then(|| finding("places_over_seats", Level::Warning, item, details))
    })
}

/// People wait although there are places.
pub(super) fn places_left(agenda: &Agenda) -> Vec<Finding> {
    each(agenda, |item| {
        let SignUps { places, taken, waiting } = item.sign_ups;
        let free = places.map_or(waiting, |places| places.saturating_sub(taken));
        let details = [("free", free), ("waiting", waiting)];
        let is_so = free > 0 && waiting > 0;
        is_so.then(|| finding("places_left", Level::Warning, item, details))
    })
}

fn each(agenda: &Agenda, check: impl Fn(&Item) -> Option<Finding>) -> Vec<Finding> {
    agenda.sessions.iter().filter_map(check).collect()
}

fn finding(code: &'static str, level: Level, item: &Item, figures: [(&str, u32); 2]) -> Finding {
    let figures = figures.map(|(name, figure)| (name, figure.to_string()));
    let details = [0, 1].map(|at: usize| (figures[at].0, figures[at].1.as_str()));
    Finding::new(code, level, &details).one(item).when(item.starts_at).about([item.id.0])
}
