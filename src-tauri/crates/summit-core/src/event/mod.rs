//! The event itself: its names, days and hosts, and how it stands at a glance.

mod commands;
mod overview;
pub use commands::*;
pub use overview::{check, counts, findings, overview};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    agenda::SessionRow,
    error::{Problems, Result},
    ids::{ids, words},
    organisations::OrganisationId,
    time::{Date, Moment, TimeOfDay, VenueTime, is_time_zone},
};

ids! {
    /// Identifies the event; part of what badge tokens sign.
    EventId,
    /// Identifies a day of the event.
    DayId,
    /// Identifies the part that an organisation has in holding the event.
    HostId,
}

/// What the file is about. There is exactly one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Event {
    pub id: EventId,
    pub name_zh: String,
    pub name_en: String,
    pub starts_on: Date,
    pub ends_on: Date,
    pub venue_zh: String,
    pub venue_en: String,
    pub address: String,
    /// A name of the IANA time zone database, such as `Asia/Shanghai`.
    pub time_zone: String,
    /// The word of welcome printed in the program.
    pub welcome_zh: String,
    pub welcome_en: String,
    pub notes: String,
}

/// What the office types in about the event.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct EventDraft {
    pub name_zh: String,
    pub name_en: String,
    #[ts(type = "string")]
    pub starts_on: Option<Date>,
    #[ts(type = "string")]
    pub ends_on: Option<Date>,
    pub venue_zh: String,
    pub venue_en: String,
    pub address: String,
    pub time_zone: String,
    pub welcome_zh: String,
    pub welcome_en: String,
    pub notes: String,
}

impl Default for EventDraft {
    fn default() -> EventDraft {
        EventDraft {
            name_zh: String::new(),
            name_en: String::new(),
            starts_on: None,
            ends_on: None,
            venue_zh: String::new(),
            venue_en: String::new(),
            address: String::new(),
            time_zone: "Asia/Shanghai".to_owned(),
            welcome_zh: String::new(),
            welcome_en: String::new(),
            notes: String::new(),
        }
    }
}

/// The longest event that is accepted, in days.
const LONGEST_EVENT: i64 = 31;

impl EventDraft {
    /// Lists everything that keeps this from being an event.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        problems.require("name_zh", &self.name_zh, 120);
        problems.limit("name_en", &self.name_en, 240);
        problems.demand(self.starts_on.is_some(), "starts_on", "required");
        problems.demand(self.ends_on.is_some(), "ends_on", "required");
        if let (Some(first), Some(last)) = (self.starts_on, self.ends_on) {
            let length = (last.0 - first.0).num_days();
            problems.demand(length >= 0, "ends_on", "end_before_start");
            problems.demand(length < LONGEST_EVENT, "ends_on", "out_of_range");
        }
        problems.demand(is_time_zone(&self.time_zone), "time_zone", "not_a_time_zone");
        problems.done()
    }
}

/// A day of the event and the hours of the house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Day {
    pub id: DayId,
    pub date: Date,
    pub name_zh: String,
    pub name_en: String,
    pub opens_at: TimeOfDay,
    pub closes_at: TimeOfDay,
}

/// What the office types in about a day.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct DayDraft {
    pub id: Option<DayId>,
    pub date: Date,
    #[serde(default)]
    pub name_zh: String,
    #[serde(default)]
    pub name_en: String,
    pub opens_at: TimeOfDay,
    pub closes_at: TimeOfDay,
}

impl DayDraft {
    /// Lists everything that keeps this from being a day.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        problems.limit("name_zh", &self.name_zh, 60);
        problems.limit("name_en", &self.name_en, 120);
        problems.demand(self.closes_at > self.opens_at, "closes_at", "end_before_start");
        problems.done()
    }
}

words! {
    /// The part an organisation has in holding the event, in the order in which covers name them.
    pub enum HostRole {
        /// 指导单位
        Patron = "patron",
        /// 主办单位
        Host = "host",
        /// 承办单位
        Organiser = "organiser",
        /// 协办单位
        CoOrganiser = "co_organiser",
        /// 支持单位
        Supporter = "supporter",
        /// 赞助单位
        Sponsor = "sponsor",
        /// 支持媒体
        MediaPartner = "media_partner",
    }
}

/// An organisation that has a part in holding the event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Host {
    pub id: HostId,
    pub organisation_id: OrganisationId,
    pub name_zh: String,
    pub name_en: String,
    pub role: HostRole,
    pub position: i32,
}

/// What the office types in about a host.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct HostDraft {
    pub id: Option<HostId>,
    pub organisation_id: OrganisationId,
    pub role: HostRole,
    #[serde(default)]
    pub position: i32,
}

/// How many of each noun the event holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Counts {
    pub people: u32,
    pub registrations: u32,
    pub sessions: u32,
    pub organisations: u32,
    pub booths: u32,
    pub equipment: u32,
    pub checkins: u32,
}

/// How the event stands, for the first page.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Overview {
    pub event: Event,
    pub days: Vec<Day>,
    pub hosts: Vec<Host>,
    pub counts: Counts,
    pub speakers: u32,
    /// Registrations that may enter, and how many of those people have been admitted.
    pub expected: u32,
    pub admitted: u32,
    pub unscheduled: u32,
    pub findings: Vec<Finding>,
    /// What the clock at the venue shows.
    pub venue_now: VenueTime,
    /// The sessions that are on or come next; before the event its first ones.
    pub coming: Vec<SessionRow>,
    pub by_category: Vec<CategoryCount>,
    pub by_sector: Vec<SectorCount>,
}

/// What a look through the whole file found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CheckReport {
    /// What is broken in the file itself; empty in a sound file.
    pub damages: Vec<String>,
    pub counts: Counts,
    pub findings: Vec<Finding>,
}

/// How many registrations a category has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CategoryCount {
    pub name_zh: String,
    pub name_en: String,
    pub color: String,
    pub registrations: u32,
    pub admitted: u32,
}

/// How many organisations belong to a sector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SectorCount {
    pub sector: crate::organisations::Sector,
    pub organisations: u32,
}

words! {
    /// How grave a finding is.
    pub enum Level {
        /// Something will go wrong at the venue.
        Error = "error",
        /// Somebody should look at it.
        Warning = "warning",
    }
}

/// Something that looks wrong. It stops nothing unless the office has made its rule block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Finding {
    /// The same for as long as the same things are at odds: the code and the things.
    pub key: String,
    /// A code under `findings` in the words files.
    pub code: String,
    pub level: Level,
    /// Whether a change that adds it is refused.
    pub blocks: bool,
    /// Who has said that it may be so; None while it is open.
    pub accepted: Option<Acceptance>,
    /// Values that the sentence names; `one_en` beside `one` is the same in English.
    pub details: crate::error::Details,
    /// The things it is about: sessions, people, booths.
    #[ts(type = "Array<string>")]
    pub about: Vec<uuid::Uuid>,
}

/// A finding that somebody has looked at and let be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Acceptance {
    pub note: String,
    pub accepted_by: String,
    pub accepted_at: Moment,
}

/// Every code that a [`Finding`] can carry; each has a sentence in both words files.
pub const FINDING_CODES: &[&str] = &[
    "room_overlap",
    "person_twice",
    "outside_days",
    "outside_hours",
    "no_speaker",
    "no_room",
    "same_title",
    "capacity",
    "sign_ups_over_seats",
    "overbooked",
    "places_over_seats",
    "places_left",
    "stage_and_booth",
    "not_available",
    "walking",
    "no_chair",
    "short_break",
    "protocol_order",
    "booth_overlap",
    "booth_without_exhibitor",
    "exhibitor_without_staff",
    "organisation_twice",
    "person_twice_in_list",
];

impl Finding {
    /// Makes a finding with the values that its sentence names.
    pub fn new(code: &'static str, level: Level, details: &[(&str, &str)]) -> Finding {
        debug_assert!(FINDING_CODES.contains(&code), "{code} has no sentence");
        let details = details.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Finding {
            key: code.to_owned(),
            code: code.to_owned(),
            level,
            blocks: false,
            accepted: None,
            details: details.collect(),
            about: Vec::new(),
        }
    }

    /// Names a thing in both languages.
    pub fn naming(mut self, name: &str, zh: &str, en: &str) -> Finding {
        self.details.insert(name.to_owned(), zh.to_owned());
        if !en.is_empty() {
            self.details.insert(format!("{name}_en"), en.to_owned());
        }
        self
    }

    /// Says which things it is about.
    pub fn about(mut self, things: impl IntoIterator<Item = uuid::Uuid>) -> Finding {
        self.about.extend(things);
        let mut ids = self.about.clone();
        ids.sort_unstable();
        let ids: Vec<String> = ids.iter().map(|id| id.simple().to_string()).collect();
        self.key = format!("{}:{}", self.code, ids.join(","));
        self
    }
}
