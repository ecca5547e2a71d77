//! Threads through the agenda: what a track is, and reading and changing it.

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::TrackId;
use crate::{
    error::{OrMissing, Problems, Result},
    lists::ById,
    registrations::is_color,
    store::{Change, Reading},
    text,
};

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

/// Lists the tracks in their order.
pub fn list_tracks(reading: &Reading<'_>, (): ()) -> Result<Vec<Track>> {
    tracks(reading)
}

/// Answers one track.
pub fn get_track(reading: &Reading<'_>, request: ById<TrackId>) -> Result<Track> {
    track_of(reading, request.id)
}

/// Adds or changes a track.
pub fn save_track(change: &mut Change<'_>, draft: TrackDraft) -> Result<Track> {
    draft.check()?;
    let id = match draft.id {
        Some(id) => track_of(change, id)?.id,
        None => TrackId::new(change.now()),
    };
    change
        .prepare_cached(
            "INSERT INTO tracks (id, name_zh, name_en, color, position)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET name_zh = ?2, name_en = ?3, color = ?4, position = ?5",
        )?
        .execute(params![
            id,
            text::title(&draft.name_zh),
            text::title(&draft.name_en),
            draft.color.to_lowercase(),
            draft.position
        ])?;
    let track = track_of(change, id)?;
    let title = if draft.id.is_some() { "tracks.change" } else { "tracks.add" };
    change.title(title, track.name_zh.clone());
    Ok(track)
}

/// Removes a track. Its sessions stay, without one.
pub fn remove_track(change: &mut Change<'_>, request: ById<TrackId>) -> Result<()> {
    let track = track_of(change, request.id)?;
    change.execute("DELETE FROM tracks WHERE id = ?1", [track.id])?;
    change.title("tracks.remove", track.name_zh);
    Ok(())
}

pub(crate) fn tracks(db: &Connection) -> Result<Vec<Track>> {
    db.prepare_cached("SELECT * FROM tracks ORDER BY position, id")?
        .query_and_then([], track)?
        .collect()
}

fn track_of(db: &Connection, id: TrackId) -> Result<Track> {
    db.prepare_cached("SELECT * FROM tracks WHERE id = ?1")?
        .query_and_then([id], track)?
        .next()
        .or_missing("track")?
}

fn track(row: &Row<'_>) -> Result<Track> {
    Ok(Track {
        id: row.get("id")?,
        name_zh: row.get("name_zh")?,
        name_en: row.get("name_en")?,
        color: row.get("color")?,
        position: row.get("position")?,
    })
}
