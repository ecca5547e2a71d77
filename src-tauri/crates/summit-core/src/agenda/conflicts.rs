//! What looks wrong in an agenda. Pure: an agenda in, findings out. One rule, one function.

mod people;
mod pieces;
mod rooms;
mod sign_ups;

use std::collections::BTreeMap;

use super::{PlaceRequest, SessionId, SessionKind, SessionRole};
use crate::{
    event::{Day, Finding},
    ids::words,
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
    /// When people are there; somebody who is not named is there all the time.
    pub availabilities: BTreeMap<PersonId, Vec<(VenueTime, VenueTime)>>,
    /// How many minutes rooms are apart, the smaller id first.
    pub walks: BTreeMap<(RoomId, RoomId), u32>,
    /// What the event has decided about its rules, by their codes.
    pub settings: BTreeMap<String, RuleSetting>,
}

words! {
    /// What becomes of a finding of a rule.
    pub enum RuleLevel {
        /// A change that adds it is refused.
        Block = "block",
        /// It is shown.
        Warn = "warn",
        /// Nobody is told.
        Ignore = "ignore",
    }
}

/// What an event has decided about a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleSetting {
    pub level: RuleLevel,
    pub minutes: Option<u32>,
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
    pub sign_ups: SignUps,
    pub room_ids: Vec<RoomId>,
    pub roles: Vec<(PersonId, SessionRole)>,
}

/// Who signed up for a session, as far as the rules look at it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SignUps {
    /// How many places there are; none without an end.
    pub places: Option<u32>,
    pub taken: u32,
    /// How many wait who could be given a place.
    pub waiting: u32,
}

/// Somebody with a role, as far as the rules look at them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    pub full_name: String,
    pub latin_name: String,
    pub protocol_rank: Option<u32>,
}

/// A rule of the agenda: what it is called, and what it is to an event that says nothing else.
pub struct Rule {
    /// The code of its findings.
    pub code: &'static str,
    pub usual: RuleLevel,
    /// The measure it has, where it has one.
    pub minutes: Option<u32>,
    check: fn(&Agenda) -> Vec<Finding>,
}

const fn rule(code: &'static str, check: fn(&Agenda) -> Vec<Finding>) -> Rule {
    Rule { code, usual: RuleLevel::Warn, minutes: None, check }
}

const fn measured(code: &'static str, minutes: u32, check: fn(&Agenda) -> Vec<Finding>) -> Rule {
    Rule { code, usual: RuleLevel::Warn, minutes: Some(minutes), check }
}

/// Every rule, the gravest first.
pub const RULES: &[Rule] = &[
    rule("room_overlap", rooms::room_overlap),
    rule("person_twice", people::person_twice),
    rule("not_available", people::not_available),
    // Between two halls, where nobody has measured the way.
    measured("walking", 5, people::walking),
    rule("outside_days", rooms::outside_days),
    rule("outside_hours", rooms::outside_hours),
    rule("sign_ups_over_seats", sign_ups::sign_ups_over_seats),
    rule("overbooked", sign_ups::overbooked),
    rule("capacity", rooms::capacity),
    rule("places_over_seats", sign_ups::places_over_seats),
    rule("places_left", sign_ups::places_left),
    rule("no_room", pieces::no_room),
    rule("no_speaker", pieces::no_speaker),
    rule("no_chair", pieces::no_chair),
    measured("short_break", 10, pieces::short_break),
    rule("protocol_order", people::protocol_order),
    rule("same_title", pieces::same_title),
    rule("stage_and_booth", people::stage_and_booth),
];

/// Applies every rule that the event does not ignore.
pub fn conflicts(agenda: &Agenda) -> Vec<Finding> {
    let asked = RULES.iter().filter(|rule| agenda.level(rule) != RuleLevel::Ignore);
    let found = asked.flat_map(|rule| {
        let blocks = agenda.level(rule) == RuleLevel::Block;
        (rule.check)(agenda).into_iter().map(move |finding| Finding { blocks, ..finding })
    });
    found.collect()
}

/// Applies every rule and keeps what concerns these sessions.
pub fn conflicts_of(agenda: &Agenda, ids: &[SessionId]) -> Vec<Finding> {
    let concerns = |finding: &Finding| finding.about.iter().any(|id| ids.contains(&SessionId(*id)));
    conflicts(agenda).into_iter().filter(concerns).collect()
}

impl Agenda {
    fn level(&self, rule: &Rule) -> RuleLevel {
        self.settings.get(rule.code).map_or(rule.usual, |setting| setting.level)
    }

    /// The measure of a rule that has one.
    fn minutes(&self, code: &str) -> u32 {
        let usual = RULES.iter().find(|rule| rule.code == code).and_then(|rule| rule.minutes);
        let own = self.settings.get(code).and_then(|setting| setting.minutes);
        own.or(usual).unwrap_or(0)
    }

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

    /// Answers how many seats a session has: its own number, else those of its rooms.
    fn seats(&self, item: &Item) -> Option<u32> {
        let rooms = item.room_ids.iter().map(|id| self.rooms.get(id)?.seats);
        let known: Option<Vec<u32>> = rooms.collect();
        item.capacity.or_else(|| Some(known.filter(|seats| !seats.is_empty())?.iter().sum()))
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
