//! Check-in: what happens at the doors, and the verdict on each scan.

mod commands;
pub use commands::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ids::{ids, words},
    people::PictureId,
    registrations::{RegistrationId, RegistrationState},
    time::Moment,
};

ids! {
    /// Identifies an event at a door; made by the station.
    CheckinId,
}

words! {
    /// What happened at a door.
    pub enum CheckinKind {
        /// Somebody was let in as the rules say.
        Entry = "entry",
        /// Somebody was let in although the rules said no, with a reason.
        Override = "override",
        /// Somebody was not let in.
        Failed = "failed",
        /// An entry was taken back.
        Undo = "undo",
    }
}

words! {
    /// What the screen at the door shows.
    pub enum Verdict {
        /// 欢迎
        Welcome = "welcome",
        /// 已经签到过
        Already = "already",
        /// 不能入场
        Refused = "refused",
        /// 未找到此码
        Unknown = "unknown",
    }
}

words! {
    /// Why somebody is not let in.
    pub enum RefusalReason {
        /// The registration was cancelled.
        Cancelled = "cancelled",
        /// Invited, and not registered yet.
        NotRegistered = "not_registered",
        /// All places of the category are taken: they wait for one.
        Waiting = "waiting",
        /// A newer badge was issued.
        Reissued = "reissued",
        /// The code was not made by this event.
        Forged = "forged",
    }
}

/// An event at a door, as its history shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Checkin {
    pub id: CheckinId,
    pub kind: CheckinKind,
    pub at: Moment,
    pub station: String,
    pub operator: String,
    pub reason: String,
    /// Whether it was taken back since.
    pub undone: bool,
}

/// An event at a door with the person, for the list of what came last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CheckinRow {
    pub checkin: Checkin,
    pub registration_id: Option<RegistrationId>,
    pub full_name: String,
    pub organisation_zh: String,
    pub organisation_en: String,
    pub badge_number: String,
}

/// A scan or a choice from the list. Give a code or a registration.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ScanRequest {
    /// Made by the station. The same id again gets the same answer and adds nothing.
    pub id: Option<CheckinId>,
    /// The digits of a badge token or a badge number.
    pub code: Option<String>,
    pub registration_id: Option<RegistrationId>,
    /// Lets the person in although the rules say no; the reason is kept.
    pub override_reason: Option<String>,
}

/// What the door answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScanAnswer {
    pub id: CheckinId,
    pub verdict: Verdict,
    pub reason: Option<RefusalReason>,
    pub at: Moment,
    pub guest: Option<Guest>,
    /// The entry that came first, where the person was let in before.
    pub first: Option<Checkin>,
}

/// The person at the door, as far as the door needs to know them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Guest {
    pub registration_id: RegistrationId,
    pub badge_number: String,
    pub full_name: String,
    pub latin_name: String,
    pub organisation_zh: String,
    pub organisation_en: String,
    pub position_zh: String,
    pub category_zh: String,
    pub category_en: String,
    pub color: String,
    pub photo_id: Option<PictureId>,
    pub phone_tail: String,
    /// Which place they have among those who wait; none for who does not.
    pub waiting_place: Option<u32>,
}

/// Names the scan to take back.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct UndoScanRequest {
    pub id: CheckinId,
    #[serde(default)]
    pub reason: String,
}

/// Asks for what came last at the doors.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct CheckinsRequest {
    pub station: Option<String>,
    pub offset: Option<u32>,
    pub limit: Option<u32>,
}

/// The numbers at the top of the check-in page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct CheckinCounters {
    /// How many registrations may enter.
    pub expected: u32,
    /// How many of them have been let in.
    pub admitted: u32,
    /// How many were let in during the last five minutes.
    pub last_five_minutes: u32,
}

/// What the rules look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub state: RegistrationState,
    /// The issue of the badge that is valid.
    pub issue: u8,
    /// The issue that the scanned badge claims; none when a number or a name was used.
    pub claimed_issue: Option<u8>,
    pub is_inside: bool,
}

/// Decides on a scan. A fixed order: what forbids entry comes before what happened already.
pub fn decide(standing: Standing) -> (Verdict, Option<RefusalReason>) {
    if standing.state == RegistrationState::Cancelled {
        return (Verdict::Refused, Some(RefusalReason::Cancelled));
    }
    if standing.state == RegistrationState::Waiting {
        return (Verdict::Refused, Some(RefusalReason::Waiting));
    }
    if !standing.state.admits() {
        return (Verdict::Refused, Some(RefusalReason::NotRegistered));
    }
    if standing.claimed_issue.is_some_and(|issue| issue < standing.issue) {
        return (Verdict::Refused, Some(RefusalReason::Reissued));
    }
    if standing.is_inside {
        return (Verdict::Already, None);
    }
    (Verdict::Welcome, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(standing: Standing, expected: (Verdict, Option<RefusalReason>)) {
        assert_eq!(decide(standing), expected);
    }

    #[test]
    fn the_door_decides() {
        let good = Standing {
            state: RegistrationState::Confirmed,
            issue: 2,
            claimed_issue: Some(2),
            is_inside: false,
        };
        check(good, (Verdict::Welcome, None));
        check(Standing { is_inside: true, ..good }, (Verdict::Already, None));
        check(
            Standing { claimed_issue: Some(1), ..good },
            (Verdict::Refused, Some(RefusalReason::Reissued)),
        );
        check(Standing { claimed_issue: None, ..good }, (Verdict::Welcome, None));
        check(
            Standing { state: RegistrationState::Cancelled, is_inside: true, ..good },
            (Verdict::Refused, Some(RefusalReason::Cancelled)),
        );
        check(
            Standing { state: RegistrationState::Invited, ..good },
            (Verdict::Refused, Some(RefusalReason::NotRegistered)),
        );
        check(
            Standing { state: RegistrationState::Waiting, ..good },
            (Verdict::Refused, Some(RefusalReason::Waiting)),
        );
    }
}
