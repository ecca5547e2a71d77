//! The halls and rooms of the house.

mod commands;
pub use commands::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    error::{Problems, Result},
    ids::ids,
    time::TimeOfDay,
};

ids! {
    /// Identifies a hall.
    HallId,
    /// Identifies a room.
    RoomId,
}

/// A part of the building that holds rooms or booths.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Hall {
    pub id: HallId,
    pub name_zh: String,
    pub name_en: String,
    /// The floor in millimetres, where it is measured.
    pub width_mm: Option<u32>,
    pub depth_mm: Option<u32>,
    pub position: i32,
}

/// What the office types in about a hall.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct HallDraft {
    pub id: Option<HallId>,
    pub name_zh: String,
    #[serde(default)]
    pub name_en: String,
    pub width_mm: Option<u32>,
    pub depth_mm: Option<u32>,
    #[serde(default)]
    pub position: i32,
}

impl HallDraft {
    /// Lists everything that keeps this from being a hall.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        problems.require("name_zh", &self.name_zh, 60);
        problems.limit("name_en", &self.name_en, 120);
        problems.demand(self.width_mm != Some(0), "width_mm", "out_of_range");
        problems.demand(self.depth_mm != Some(0), "depth_mm", "out_of_range");
        problems.done()
    }
}

/// A room in which sessions take place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Room {
    pub id: RoomId,
    pub hall_id: Option<HallId>,
    pub name_zh: String,
    pub name_en: String,
    pub seats: Option<u32>,
    /// The hours in which it can be used, where they are not those of the house.
    pub opens_at: Option<TimeOfDay>,
    pub closes_at: Option<TimeOfDay>,
    pub position: i32,
}

/// What the office types in about a room.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct RoomDraft {
    pub id: Option<RoomId>,
    pub hall_id: Option<HallId>,
    pub name_zh: String,
    #[serde(default)]
    pub name_en: String,
    pub seats: Option<u32>,
    pub opens_at: Option<TimeOfDay>,
    pub closes_at: Option<TimeOfDay>,
    #[serde(default)]
    pub position: i32,
}

impl RoomDraft {
    /// Lists everything that keeps this from being a room.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        problems.require("name_zh", &self.name_zh, 60);
        problems.limit("name_en", &self.name_en, 120);
        problems.demand(self.seats != Some(0), "seats", "out_of_range");
        let is_open =
            self.opens_at.zip(self.closes_at).is_none_or(|(opens, closes)| opens < closes);
        problems.demand(is_open, "closes_at", "end_before_start");
        problems.done()
    }
}
