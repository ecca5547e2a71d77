//! Event files: making, opening and closing them, and the list of recent ones.

mod commands;
pub use commands::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    event::{Event, EventDraft},
    time::Moment,
};

/// The open event file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpenFile {
    pub path: String,
    pub event: Event,
}

/// An event file that was open before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecentFile {
    pub path: String,
    pub name_zh: String,
    pub name_en: String,
    pub opened_at: Moment,
    /// Whether the file is still there; found out when the list is asked for.
    #[serde(default)]
    pub exists: bool,
}

/// Names a file.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct FileRequest {
    pub path: String,
}

/// Asks for a file with a fresh event in it.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CreateRequest {
    pub path: String,
    pub event: EventDraft,
}

/// Asks for the sample event.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SampleRequest {
    /// Where to make it; without a path the one in the program's own folder is opened again.
    pub path: Option<String>,
}

/// How many recent files are remembered.
pub const REMEMBERED: usize = 12;

/// Puts a file at the head of the recent ones.
pub fn remember(recent: Vec<RecentFile>, file: RecentFile) -> Vec<RecentFile> {
    let others = recent.into_iter().filter(|other| other.path != file.path);
    std::iter::once(file.clone()).chain(others).take(REMEMBERED).collect()
}
