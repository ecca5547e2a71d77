//! What looks wrong in an agenda. Pure: an agenda in, findings out. One rule, one function.

mod people;
mod pieces;
mod rooms;

use std::collections::BTreeMap;

use super::{PlaceRequest, SessionId, SessionKind, SessionRole};
use crate::{
    event::{Day, Finding},
    people::PersonId,
    time::VenueTime,
    venue::{Room, RoomId},
};

/// Everything the rules look at: a whole agenda, or what stands around a few sessions of it.
#[derive(Debug, Clone, Default)]
pub struct Agenda {
    pub sessions: Vec<Item>,
    /// Everybody with a role.
    pub people: BTreeMap<PersonId, Guest>,
    pub rooms: BTreeMap<RoomId, Room>,
    pub days: Vec<Day>,
    /// Who stands at a booth, and at which.
    pub booth_staff: Vec<(PersonId, String)>,
}

/// A session, as far as the rules look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub id: SessionId,
    pub kind: SessionKind,
    pub title_zh: String,
    pub title_en: String,
    pub starts_at: Option<VenueTime>,
    pub minutes: u32,
    pub expected: Option<u32>,
    pub capacity: Option<u32>,
    pub room_ids: Vec<RoomId>,
    pub roles: Vec<(PersonId, SessionRole)>,
}

/// Somebody with a role, as far as the rules look at them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    pub full_name: String,
    pub latin_name: String,
    pub protocol_rank: Option<u32>,
}

type Rule = fn(&Agenda) -> Vec<Finding>;

const RULES: &[Rule] = &[
    rooms::room_overlap,
    people::person_twice,
    rooms::outside_days,
    rooms::outside_hours,
    rooms::capacity,
    pieces::no_room,
    pieces::no_speaker,
    pieces::same_title,
    people::stage_and_booth,
];

/// Applies every rule.
pub fn conflicts(agenda: &Agenda) -> Vec<Finding> {
    RULES.iter().flat_map(|rule| rule(agenda)).collect()
}

/// Applies every rule and keeps what concerns these sessions.
pub fn conflicts_of(agenda: &Agenda, ids: &[SessionId]) -> Vec<Finding> {
    let concerns = |finding: &Finding| finding.about.iter().any(|id| ids.contains(&SessionId(*id)));
    conflicts(agenda).into_iter().filter(concerns).collect()
}

impl Agenda {
    /// Places a session as asked, without writing it down. A session that is not here is left out.
    pub fn place(&mut self, place: &PlaceRequest) {
        if let Some(item) = self.sessions.iter_mut().find(|item| item.id == place.id) {
            item.starts_at = place.starts_at;
            item.minutes = place.minutes.unwrap_or(item.minutes);
            if let Some(room_ids) = &place.room_ids {
                item.room_ids.clone_from(room_ids);
            }
        }
    }

    fn placed(&self) -> impl Iterator<Item = (&Item, VenueTime)> {
        self.sessions.iter().filter_map(|item| item.starts_at.map(|start| (item, start)))
    }

    fn room_names(&self, id: RoomId) -> (&str, &str) {
        self.rooms.get(&id).map_or(("", ""), |room| (&room.name_zh, &room.name_en))
    }

    fn person_names(&self, id: PersonId) -> (&str, &str) {
        self.people.get(&id).map_or(("", ""), |guest| (&guest.full_name, &guest.latin_name))
    }
}

impl Item {
    /// Answers when the session is over.
    pub fn ends_at(&self) -> Option<VenueTime> {
        self.starts_at.map(|start| start.plus_minutes(self.minutes))
    }
}

impl Finding {
    fn one(self, item: &Item) -> Finding {
        self.naming("one", &item.title_zh, &item.title_en)
    }

    fn other(self, item: &Item) -> Finding {
        self.naming("other", &item.title_zh, &item.title_en)
    }

    fn room(self, agenda: &Agenda, id: RoomId) -> Finding {
        let (zh, en) = agenda.room_names(id);
        self.naming("room", zh, en)
    }

    fn person(self, agenda: &Agenda, id: PersonId) -> Finding {
        let (zh, en) = agenda.person_names(id);
        self.naming("person", zh, en)
    }

    /// Says when it happens.
    fn when(self, at: Option<VenueTime>) -> Finding {
        let Some(at) = at else { return self };
        self.naming("at", &at.time().to_string(), "").naming("date", &at.date().to_string(), "")
    }
}

/// Answers the pairs that overlap in time, by one walk over the sessions in order.
fn overlaps<'a>(items: &[&'a Item]) -> Vec<(&'a Item, &'a Item)> {
    let mut items: Vec<&Item> =
        items.iter().copied().filter(|item| item.starts_at.is_some()).collect();
    items.sort_unstable_by_key(|item| (item.starts_at, item.id));
    let mut open: Vec<&Item> = Vec::new();
    let mut pairs = Vec::new();
    for item in items {
        open.retain(|earlier| earlier.ends_at() > item.starts_at);
        pairs.extend(open.iter().map(|earlier| (*earlier, item)));
        open.push(item);
    }
    pairs
}
