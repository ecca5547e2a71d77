//! The agenda: sessions, tracks and the people who stand for them.

mod commands;
pub mod conflicts;
mod tracks;
pub use commands::*;
pub use tracks::{get_track, list_tracks, remove_track, save_track};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    error::{Problems, Result},
    event::{Day, Finding},
    ids::{ids, words},
    people::{PersonId, PictureId},
    registrations::is_color,
    time::{Date, VenueTime},
    venue::{Room, RoomId},
};

ids! {
    /// Identifies a session; also its GUID in exchange files.
    SessionId,
    /// Identifies a track.
    TrackId,
    /// Identifies the room of a session.
    SessionRoomId,
    /// Identifies the role of a person in a session.
    SessionRoleId,
}

words! {
    /// What kind of thing a session is.
    pub enum SessionKind {
        /// 致辞
        Opening = "opening",
        /// 宣读倡议书
        Reading = "reading",
        /// 主题演讲
        Keynote = "keynote",
        /// 报告
        Talk = "talk",
        /// 圆桌讨论
        Panel = "panel",
        /// 仪式
        Ceremony = "ceremony",
        /// 茶歇
        Break = "break",
        /// 用餐
        Meal = "meal",
        /// 参观展览
        Tour = "tour",
        /// 闭门会议
        Closed = "closed",
    }
}

impl SessionKind {
    /// Says whether somebody has to stand on the stage.
    pub fn needs_speaker(self) -> bool {
        use SessionKind::{
            Break, Ceremony, Closed, Keynote, Meal, Opening, Panel, Reading, Talk, Tour,
        };
        match self {
            Opening | Reading | Keynote | Talk | Panel => true,
            Ceremony | Break | Meal | Tour | Closed => false,
        }
    }

    /// Says whether the same title may well stand twice in an agenda.
    pub fn repeats(self) -> bool {
        matches!(self, SessionKind::Break | SessionKind::Meal)
    }
}

words! {
    /// What a person does in a session.
    pub enum SessionRole {
        /// 主讲
        Speaker = "speaker",
        /// 会议主席
        Chair = "chair",
        /// 主持（圆桌）
        Moderator = "moderator",
        /// 讨论嘉宾
        Panelist = "panelist",
        /// 宣读人
        Reader = "reader",
        /// 主持人
        Host = "host",
    }
}

words! {
    /// The language spoken in a session.
    pub enum SessionLanguage {
        Chinese = "zh",
        English = "en",
        /// Chinese with interpretation into English, or the other way round.
        Both = "both",
    }
}

/// A session as stored, with its rooms and roles in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Session {
    pub id: SessionId,
    pub kind: SessionKind,
    pub title_zh: String,
    pub title_en: String,
    pub abstract_zh: String,
    pub abstract_en: String,
    /// None while the session waits to be placed.
    pub starts_at: Option<VenueTime>,
    pub minutes: u32,
    pub track_id: Option<TrackId>,
    pub language: Option<SessionLanguage>,
    /// How many people are expected.
    pub expected: Option<u32>,
    pub notes: String,
    pub room_ids: Vec<RoomId>,
    pub roles: Vec<Role>,
}

impl Session {
    /// Answers when the session is over.
    pub fn ends_at(&self) -> Option<VenueTime> {
        self.starts_at.map(|start| start.plus_minutes(self.minutes))
    }
}

/// What a person does in a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Role {
    pub person_id: PersonId,
    pub role: SessionRole,
    pub full_name: String,
    pub latin_name: String,
    pub pinyin: String,
    pub position_zh: String,
    pub position_en: String,
    pub organisation_zh: String,
    pub organisation_en: String,
    pub photo_id: Option<PictureId>,
}

/// What the office types in about a session.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SessionDraft {
    pub id: Option<SessionId>,
    pub kind: SessionKind,
    pub title_zh: String,
    #[serde(default)]
    pub title_en: String,
    #[serde(default)]
    pub abstract_zh: String,
    #[serde(default)]
    pub abstract_en: String,
    pub starts_at: Option<VenueTime>,
    pub minutes: u32,
    pub track_id: Option<TrackId>,
    pub language: Option<SessionLanguage>,
    pub expected: Option<u32>,
    #[serde(default)]
    pub notes: String,
    #[serde(default)]
    pub room_ids: Vec<RoomId>,
    #[serde(default)]
    pub roles: Vec<RoleDraft>,
}

/// What the office types in about a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
pub struct RoleDraft {
    pub person_id: PersonId,
    pub role: SessionRole,
}

impl SessionDraft {
    /// Lists everything that keeps this from being a session.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        problems.require("title_zh", &self.title_zh, 160);
        problems.limit("title_en", &self.title_en, 240);
        problems.limit("abstract_zh", &self.abstract_zh, 8000);
        problems.limit("abstract_en", &self.abstract_en, 16000);
        problems.demand((1..=1440).contains(&self.minutes), "minutes", "out_of_range");
        problems.demand(self.expected != Some(0), "expected", "out_of_range");
        for (at, role) in self.roles.iter().enumerate() {
            let is_first = !self.roles[..at].contains(role);
            problems.demand(is_first, &format!("roles.{at}.person_id"), "twice");
        }
        for (at, room) in self.room_ids.iter().enumerate() {
            let is_first = !self.room_ids[..at].contains(room);
            problems.demand(is_first, &format!("room_ids.{at}"), "twice");
        }
        problems.done()
    }
}

/// A session as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SessionRow {
    pub id: SessionId,
    pub kind: SessionKind,
    pub title_zh: String,
    pub title_en: String,
    pub starts_at: Option<VenueTime>,
    pub ends_at: Option<VenueTime>,
    pub minutes: u32,
    pub track_id: Option<TrackId>,
    pub room_ids: Vec<RoomId>,
    /// The names of the rooms, joined.
    pub rooms_zh: String,
    pub rooms_en: String,
    /// The names of the people, in order.
    pub people: Vec<String>,
    pub people_ids: Vec<PersonId>,
    /// How many findings concern it.
    pub findings: u32,
}

/// Asks for sessions in the order of time; those without a time come last.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct SessionsRequest {
    pub search: Option<String>,
    pub date: Option<Date>,
    pub room_id: Option<RoomId>,
    pub track_id: Option<TrackId>,
    pub person_id: Option<PersonId>,
    pub offset: Option<u32>,
    pub limit: Option<u32>,
}

/// Asks for one day of the agenda; without a date the first one.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct AgendaRequest {
    pub date: Option<Date>,
}

/// A day of the agenda as its page shows it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AgendaDay {
    pub days: Vec<Day>,
    pub day: Option<Day>,
    pub rooms: Vec<Room>,
    pub tracks: Vec<Track>,
    pub sessions: Vec<SessionRow>,
    pub unscheduled: Vec<SessionRow>,
    /// Findings about the sessions of this day.
    pub findings: Vec<Finding>,
}

/// Asks to place a session, or with no time to take it off the agenda.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct PlaceRequest {
    pub id: SessionId,
    pub starts_at: Option<VenueTime>,
    /// None: as long as before.
    pub minutes: Option<u32>,
    /// None: in the rooms it is in.
    pub room_ids: Option<Vec<RoomId>>,
}

/// A thread through the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Track {
    pub id: TrackId,
    pub name_zh: String,
    pub name_en: String,
    pub color: String,
    pub position: i32,
}

/// What the office types in about a track.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct TrackDraft {
    pub id: Option<TrackId>,
    pub name_zh: String,
    #[serde(default)]
    pub name_en: String,
    pub color: String,
    #[serde(default)]
    pub position: i32,
}

impl TrackDraft {
    /// Lists everything that keeps this from being a track.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        problems.require("name_zh", &self.name_zh, 40);
        problems.limit("name_en", &self.name_en, 80);
        problems.demand(is_color(&self.color), "color", "not_a_color");
        problems.done()
    }
}
