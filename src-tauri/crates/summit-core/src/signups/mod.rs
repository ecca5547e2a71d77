//! Sign-ups: who asked for a place in a session, who has one, and who waits.
//!
//! A registration that takes no place in the event (invited, waiting, cancelled) takes none in a
//! session either; what it asked for is kept.

mod commands;
mod titles;

pub use commands::*;
pub(crate) use titles::{Asked, Titles};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    agenda::SessionId,
    ids::ids,
    registrations::{RegistrationId, RegistrationState},
    time::{Moment, VenueTime},
};

ids! {
    /// Identifies that somebody asked for a place in a session.
    SignupId,
}

/// Somebody who signed up for a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Signup {
    pub id: SignupId,
    pub registration_id: RegistrationId,
    pub badge_number: String,
    pub full_name: String,
    pub organisation_zh: String,
    pub organisation_en: String,
    pub state: RegistrationState,
    pub asked_at: Moment,
    /// Whether one of the places is theirs: who is invited, waits or has cancelled has none.
    pub has_place: bool,
    /// Which place they have among those who wait, 1 first; none for who does not wait.
    pub waiting_place: Option<u32>,
}

/// A session and everybody who signed up for it: those who have a place first, then those who take
/// none in the event, and those who wait, in the order in which they asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SessionSignups {
    pub session_id: SessionId,
    /// What means this session and no other in filters.
    pub name: String,
    /// How many places there are; none without an end.
    pub places: Option<u32>,
    pub taken: u32,
    pub waiting: u32,
    pub people: Vec<Signup>,
}

/// A session that has an end of places or for which somebody signed up, as menus offer it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OfferedSession {
    pub id: SessionId,
    /// What means this session and no other in filters, for readers of Chinese.
    pub name_zh: String,
    /// The same for readers of English.
    pub name_en: String,
    pub starts_at: Option<VenueTime>,
    /// How many places there are; none without an end.
    pub places: Option<u32>,
    pub taken: u32,
    pub waiting: u32,
}

/// A session that somebody signed up for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SignedUp {
    pub id: SignupId,
    pub session_id: SessionId,
    pub title_zh: String,
    pub title_en: String,
    pub starts_at: Option<VenueTime>,
    /// Whether one of the places is theirs: who is invited, waits or has cancelled has none.
    pub has_place: bool,
    /// Which place they have among those who wait, 1 first; none for who does not wait.
    pub waiting_place: Option<u32>,
}

/// Asks to sign people up for a session.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SignupRequest {
    pub session_id: SessionId,
    pub registration_ids: Vec<RegistrationId>,
}

/// Names sign-ups that are withdrawn.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct WithdrawRequest {
    pub ids: Vec<SignupId>,
}

/// Asks to give the free places of a session to those who have waited longest.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct GivePlacesRequest {
    pub session_id: SessionId,
}

/// What became of those who signed up; who is in neither number takes no place in the event yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct SignupCount {
    pub placed: u32,
    pub waiting: u32,
}
