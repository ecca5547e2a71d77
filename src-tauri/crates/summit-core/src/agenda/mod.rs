//! The agenda: sessions, tracks and the people who stand for them.

mod away;
mod commands;
pub mod conflicts;
mod editions;
mod moves;
mod now;
mod reading;
mod repairs;
mod rules;
mod tracks;
mod trial;
pub use away::*;
pub use commands::*;
pub use editions::*;
pub use moves::*;
pub use now::*;
pub(crate) use reading::session_of;
pub use reading::{findings, rows, sessions};
pub use repairs::{Repair, RepairsRequest};
pub use rules::*;
pub use tracks::*;
pub use trial::{repairs, try_places};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    error::{Problems, Result},
    event::{Day, Finding, Level},
    ids::{ids, words},
    people::{PersonId, PictureId},
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
    /// Identifies a material of a session.
    MaterialId,
    /// Identifies what the event decided about a rule.
    RuleId,
    /// Identifies a finding that was let be.
    AcceptanceId,
    /// Identifies a time in which a person is there.
    AvailabilityId,
    /// Identifies the way between two rooms.
    WalkId,
    /// Identifies a published agenda.
    EditionId,
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
        /// 签约仪式
        Signing = "signing",
        /// 揭牌、发布
        Unveiling = "unveiling",
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
            Break, Ceremony, Closed, Keynote, Meal, Opening, Panel, Reading, Signing, Talk, Tour,
            Unveiling,
        };
        match self {
            Opening | Reading | Keynote | Talk | Panel => true,
            Ceremony | Signing | Unveiling | Break | Meal | Tour | Closed => false,
        }
    }

    /// Says whether somebody has to lead it.
    pub fn needs_chair(self) -> bool {
        matches!(self, SessionKind::Panel | SessionKind::Signing | SessionKind::Unveiling)
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
    /// Whether it is interpreted into another language.
    pub interpreted: bool,
    /// How many people are expected.
    pub expected: Option<u32>,
    /// How many people it admits, where that is not what the rooms seat.
    pub capacity: Option<u32>,
    /// How many may sign up; None where nobody has to.
    pub sign_up_limit: Option<u32>,
    pub notes: String,
    pub room_ids: Vec<RoomId>,
    pub roles: Vec<Role>,
    pub materials: Vec<Material>,
}

impl Session {
    /// Answers when the session is over.
    pub fn ends_at(&self) -> Option<VenueTime> {
        self.starts_at.map(|start| start.plus_minutes(self.minutes))
    }

    /// Answers what would have to be typed in to make it.
    pub fn draft(&self) -> SessionDraft {
        let roles = self.roles.iter();
        SessionDraft {
            id: Some(self.id),
            kind: self.kind,
            title_zh: self.title_zh.clone(),
            title_en: self.title_en.clone(),
            abstract_zh: self.abstract_zh.clone(),
            abstract_en: self.abstract_en.clone(),
            starts_at: self.starts_at,
            minutes: self.minutes,
            track_id: self.track_id,
            language: self.language,
            interpreted: self.interpreted,
            expected: self.expected,
            capacity: self.capacity,
            sign_up_limit: self.sign_up_limit,
            notes: self.notes.clone(),
            room_ids: self.room_ids.clone(),
            roles: roles
                .map(|role| RoleDraft { person_id: role.person_id, role: role.role })
                .collect(),
            materials: self.materials.clone(),
        }
    }
}

/// Something to read or to show in a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Material {
    pub name: String,
    /// A web address or a path on the office's disk.
    #[serde(default)]
    pub link: String,
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

impl Role {
    /// Answers what the person is called in English: as they write it, else as it is read.
    pub fn english_name(&self) -> &str {
        let names = [&self.latin_name, &self.pinyin, &self.full_name];
        names.into_iter().find(|name| !name.is_empty()).map_or("", String::as_str)
    }
}

/// What the office types in about a session.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
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
    #[serde(default)]
    pub interpreted: bool,
    pub expected: Option<u32>,
    pub capacity: Option<u32>,
    pub sign_up_limit: Option<u32>,
    #[serde(default)]
    pub notes: String,
    #[serde(default)]
    pub room_ids: Vec<RoomId>,
    #[serde(default)]
    pub roles: Vec<RoleDraft>,
    #[serde(default)]
    pub materials: Vec<Material>,
}

impl Default for SessionDraft {
    fn default() -> SessionDraft {
        SessionDraft {
            id: None,
            kind: SessionKind::Talk,
            title_zh: String::new(),
            title_en: String::new(),
            abstract_zh: String::new(),
            abstract_en: String::new(),
            starts_at: None,
            minutes: 30,
            track_id: None,
            language: None,
            interpreted: false,
            expected: None,
            capacity: None,
            sign_up_limit: None,
            notes: String::new(),
            room_ids: Vec::new(),
            roles: Vec::new(),
            materials: Vec::new(),
        }
    }
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
        problems.demand(self.capacity != Some(0), "capacity", "out_of_range");
        problems.demand(self.sign_up_limit != Some(0), "sign_up_limit", "out_of_range");
        for (at, material) in self.materials.iter().enumerate() {
            problems.require(&format!("materials.{at}.name"), &material.name, 160);
            problems.limit(&format!("materials.{at}.link"), &material.link, 2000);
        }
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
    /// What the same people are called in English.
    pub people_en: Vec<String>,
    pub people_ids: Vec<PersonId>,
    /// How many open findings concern it, and how grave the gravest is.
    pub findings: u32,
    pub worst: Option<Level>,
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
