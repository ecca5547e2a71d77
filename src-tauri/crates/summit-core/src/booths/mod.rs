//! The exhibition: booths on the floor and the equipment in them.

mod commands;
mod equipment;
mod rules;
pub use commands::*;
pub use equipment::{get_equipment, list_equipment, remove_equipment, save_equipment};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    error::{Problems, Result},
    ids::{ids, words},
    organisations::{OrganisationId, Sector},
    people::PersonId,
    venue::HallId,
};

ids! {
    /// Identifies a booth.
    BoothId,
    /// Identifies the place of a person at a booth.
    BoothStaffId,
    /// Identifies a piece of equipment.
    EquipmentId,
}

words! {
    /// How a booth is built.
    pub enum BoothKind {
        /// 标准展位
        Shell = "shell",
        /// 光地
        Raw = "raw",
        /// 特装展位
        Custom = "custom",
    }
}

words! {
    /// How far a booth is given away.
    pub enum BoothStatus {
        /// 可预订
        Free = "free",
        /// 已预留
        Held = "held",
        /// 已确认
        Confirmed = "confirmed",
        /// 不开放
        Closed = "closed",
    }
}

/// A booth as stored, with its staff and equipment in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Booth {
    pub id: BoothId,
    pub number: String,
    pub hall_id: Option<HallId>,
    /// The corner nearest to the hall's origin, in millimetres; none while it is not on the plan.
    pub x_mm: Option<i32>,
    pub y_mm: Option<i32>,
    pub width_mm: u32,
    pub depth_mm: u32,
    pub kind: BoothKind,
    pub status: BoothStatus,
    pub exhibitor_id: Option<OrganisationId>,
    pub exhibitor_zh: String,
    pub exhibitor_en: String,
    pub notes: String,
    pub staff: Vec<BoothStaff>,
    pub equipment: Vec<Equipment>,
}

/// Somebody who stands at a booth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BoothStaff {
    pub person_id: PersonId,
    pub full_name: String,
    pub position_zh: String,
}

/// What the office types in about a booth.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct BoothDraft {
    pub id: Option<BoothId>,
    pub number: String,
    pub hall_id: Option<HallId>,
    pub x_mm: Option<i32>,
    pub y_mm: Option<i32>,
    pub width_mm: u32,
    pub depth_mm: u32,
    pub kind: BoothKind,
    pub status: BoothStatus,
    pub exhibitor_id: Option<OrganisationId>,
    #[serde(default)]
    pub notes: String,
    #[serde(default)]
    pub staff: Vec<PersonId>,
}

/// The longest side of a booth that is accepted: 100 metres.
const LONGEST_SIDE: u32 = 100_000;

impl BoothDraft {
    /// Lists everything that keeps this from being a booth.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        problems.require("number", &self.number, 12);
        problems.demand((1..=LONGEST_SIDE).contains(&self.width_mm), "width_mm", "out_of_range");
        problems.demand((1..=LONGEST_SIDE).contains(&self.depth_mm), "depth_mm", "out_of_range");
        let is_given = self.status == BoothStatus::Confirmed;
        problems.demand(!is_given || self.exhibitor_id.is_some(), "exhibitor_id", "required");
        for (at, person) in self.staff.iter().enumerate() {
            let is_first = !self.staff[..at].contains(person);
            problems.demand(is_first, &format!("staff.{at}"), "twice");
        }
        problems.done()
    }
}

/// A booth as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BoothRow {
    pub id: BoothId,
    pub number: String,
    pub hall_id: Option<HallId>,
    pub hall_zh: String,
    pub hall_en: String,
    pub x_mm: Option<i32>,
    pub y_mm: Option<i32>,
    pub width_mm: u32,
    pub depth_mm: u32,
    pub kind: BoothKind,
    pub status: BoothStatus,
    pub exhibitor_id: Option<OrganisationId>,
    pub exhibitor_zh: String,
    pub exhibitor_en: String,
    pub sector: Option<Sector>,
    /// The names of the equipment, in order.
    pub equipment: Vec<String>,
    /// The same in English; a Chinese name where there is no other.
    pub equipment_en: Vec<String>,
    /// The power of all equipment together, in watts.
    pub power_w: u32,
}

/// Asks for a piece of the list of booths.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct BoothsRequest {
    pub search: Option<String>,
    pub hall_id: Option<HallId>,
    pub status: Option<BoothStatus>,
    pub exhibitor_id: Option<OrganisationId>,
    pub offset: Option<u32>,
    pub limit: Option<u32>,
}

/// A piece of equipment that is shown at a booth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Equipment {
    pub id: EquipmentId,
    pub booth_id: BoothId,
    pub name_zh: String,
    pub name_en: String,
    pub model: String,
    pub maker: String,
    pub count: u32,
    /// The power of one piece, in watts.
    pub power_w: Option<u32>,
    /// What it must be fed with besides power, such as LN2.
    pub supply: String,
    /// The weight of one piece, in kilograms.
    pub weight_kg: Option<u32>,
    pub width_mm: Option<u32>,
    pub depth_mm: Option<u32>,
    pub height_mm: Option<u32>,
    pub notes: String,
    pub position: i32,
}

/// What the office types in about equipment.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct EquipmentDraft {
    pub id: Option<EquipmentId>,
    pub booth_id: BoothId,
    pub name_zh: String,
    #[serde(default)]
    pub name_en: String,
    #[serde(default)]
    pub model: String,
    #[serde(default)]
    pub maker: String,
    pub count: u32,
    pub power_w: Option<u32>,
    #[serde(default)]
    pub supply: String,
    pub weight_kg: Option<u32>,
    pub width_mm: Option<u32>,
    pub depth_mm: Option<u32>,
    pub height_mm: Option<u32>,
    #[serde(default)]
    pub notes: String,
    #[serde(default)]
    pub position: i32,
}

impl EquipmentDraft {
    /// Lists everything that keeps this from being equipment.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        problems.require("name_zh", &self.name_zh, 80);
        problems.limit("name_en", &self.name_en, 160);
        problems.limit("model", &self.model, 60);
        problems.limit("maker", &self.maker, 80);
        problems.limit("supply", &self.supply, 80);
        problems.demand((1..=9999).contains(&self.count), "count", "out_of_range");
        let sides = [
            ("width_mm", self.width_mm),
            ("depth_mm", self.depth_mm),
            ("height_mm", self.height_mm),
        ];
        for (field, side) in sides {
            problems.demand(
                side.is_none_or(|side| (1..=LONGEST_SIDE).contains(&side)),
                field,
                "out_of_range",
            );
        }
        problems.demand(
            self.power_w.is_none_or(|power| power <= 1_000_000),
            "power_w",
            "out_of_range",
        );
        problems.demand(
            self.weight_kg.is_none_or(|weight| weight <= 100_000),
            "weight_kg",
            "out_of_range",
        );
        problems.done()
    }
}

/// Asks for the equipment of one booth, or of all.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct EquipmentRequest {
    pub booth_id: Option<BoothId>,
    pub search: Option<String>,
}
