//! The agenda of the event in the formats of other programs.

mod clock;
mod commands;
mod json;
mod kinds;
mod markup;
mod merge;
mod origins;
mod outgoing;
mod places;
mod read_calendar;
mod read_json;
mod read_opass;
mod read_schedule;
mod read_table;
mod read_xml;
mod table;
mod timetable;
mod write_calendar;
mod write_json;
mod write_table;
mod write_xml;
pub use commands::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    agenda::TrackId,
    ids::{ids, words},
    people::PersonId,
    venue::RoomId,
};

ids! {
    /// Identifies the memory of where a person, room or track came from.
    OriginId,
}

words! {
    /// A form in which other programs keep an agenda.
    pub enum AgendaFormat {
        /// schedule.xml of pentabarf, frab and pretalx.
        ScheduleXml = "schedule_xml",
        /// schedule.json of frab and pretalx.
        ScheduleJson = "schedule_json",
        /// The talks of pretalx's own interface.
        PretalxJson = "pretalx_json",
        /// session.json of OPass.
        OpassJson = "opass_json",
        /// iCalendar.
        Calendar = "calendar",
        /// A workbook or a list of values, one row a session.
        Table = "table",
    }
}

/// Asks to take in the agenda from a file of another program.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AgendaImportRequest {
    pub path: String,
    /// Only tell what would happen.
    #[serde(default)]
    pub dry_run: bool,
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgendaImported {
    pub format: AgendaFormat,
    pub new: u32,
    pub updated: u32,
    pub unchanged: u32,
    pub new_people: u32,
    pub new_rooms: u32,
    pub new_tracks: u32,
    pub new_days: u32,
    /// What somebody should look at.
    pub remarks: Vec<ImportRemark>,
}

/// Something in a file that was taken in otherwise than it stands there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportRemark {
    pub code: String,
    pub line: u32,
    /// The title of the session.
    pub subject: String,
}

/// Every code that an [`ImportRemark`] can carry; each has a sentence in both words files.
pub const REMARK_CODES: &[&str] = &[
    "times_disagree",
    "cut_short",
    "same_guid",
    "namesakes",
    "whole_day",
    "repeats",
    "unknown_zone",
    "untitled",
];

/// Asks to write the agenda to a file; its ending says in which form.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AgendaExportRequest {
    pub path: String,
    /// Only the sessions of a room, a track or a person.
    pub room_id: Option<RoomId>,
    pub track_id: Option<TrackId>,
    pub person_id: Option<PersonId>,
}

/// What an export wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgendaExported {
    pub path: String,
    pub format: AgendaFormat,
    pub sessions: u32,
    /// Sessions that the form has no place for, because they have no time.
    pub left_out: u32,
}
