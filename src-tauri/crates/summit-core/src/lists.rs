//! What all lists have in common: a piece of a longer list, and how it is asked for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A piece of a list and the length of the whole.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Rows<T> {
    /// How many rows the whole list has under the same filter.
    pub total: u32,
    pub rows: Vec<T>,
}

/// Names one thing.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ById<Id> {
    pub id: Id,
}

/// How many things a command touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Count {
    pub count: u32,
}

/// The longest piece that is handed out at once.
pub const LONGEST_PIECE: u32 = 1000;

/// Answers how many rows to hand out: as many as asked for, 200 when nothing was said.
pub fn piece(limit: Option<u32>) -> u32 {
    limit.unwrap_or(200).min(LONGEST_PIECE)
}
