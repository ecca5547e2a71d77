//! How far a registration is settled, and what may follow.

use crate::ids::words;

words! {
    /// How far a registration is settled.
    pub enum RegistrationState {
        /// 已邀请
        Invited = "invited",
        /// 已回执
        Replied = "replied",
        /// 候补
        Waiting = "waiting",
        /// 已报名
        Registered = "registered",
        /// 已审核
        Approved = "approved",
        /// 已确认
        Confirmed = "confirmed",
        /// 已取消
        Cancelled = "cancelled",
        /// 未到场
        NoShow = "no_show",
    }
}

words! {
    /// What somebody who was invited has answered.
    pub enum Reply {
        /// 参加
        Yes = "yes",
        /// 不参加
        No = "no",
        /// 未定
        Undecided = "undecided",
    }
}

impl Reply {
    /// Finds the answer that organisers, guests and their lists mean with a word.
    pub fn called(text: &str) -> Option<Reply> {
        match text.to_lowercase().as_str() {
            "是" | "参加" | "出席" | "参会" | "来" | "能" | "确认参加" | "√" | "✓" | "yes"
            | "y" | "accepted" | "attending" => Some(Reply::Yes),
            "否" | "不参加" | "不出席" | "不参会" | "不来" | "不能" | "×" | "✗" | "no" | "n"
            | "declined" | "not attending" => Some(Reply::No),
            "待定" | "未定" | "不确定" | "undecided" | "maybe" | "tentative" => {
                Some(Reply::Undecided)
            }
            _ => None,
        }
    }
}

impl RegistrationState {
    /// Answers the states that may follow this one.
    pub fn next(self) -> &'static [RegistrationState] {
        use RegistrationState::{
            Approved, Cancelled, Confirmed, Invited, NoShow, Registered, Replied, Waiting,
        };
        match self {
            Invited => &[Replied, Registered, Waiting, Cancelled],
            Replied => &[Registered, Invited, Waiting, Cancelled],
            Waiting => &[Registered, Cancelled],
            Registered => &[Approved, Confirmed, Waiting, Cancelled],
            Approved => &[Confirmed, Registered, Cancelled],
            Confirmed => &[Approved, NoShow, Cancelled],
            Cancelled => &[Registered, Invited],
            NoShow => &[Confirmed],
        }
    }

    /// Says whether `next` may follow; staying is always allowed.
    pub fn may_become(self, next: RegistrationState) -> bool {
        self == next || self.next().contains(&next)
    }

    /// Says whether somebody in this state is let in.
    pub fn admits(self) -> bool {
        use RegistrationState::{
            Approved, Cancelled, Confirmed, Invited, NoShow, Registered, Replied, Waiting,
        };
        match self {
            Registered | Approved | Confirmed | NoShow => true,
            Invited | Replied | Waiting | Cancelled => false,
        }
    }

    /// Says whether going on to `next` would shut out somebody who is inside: who is there did come,
    /// and keeps the right by which they were let in.
    pub fn shuts_out(self, next: RegistrationState) -> bool {
        use RegistrationState::{Cancelled, NoShow};
        let stays_away = matches!(next, Cancelled | NoShow);
        self != next && (stays_away || (self.admits() && !next.admits()))
    }

    /// Answers how near somebody in this state is to a place, the nearest first.
    pub(super) fn nearness(self) -> u8 {
        use RegistrationState::{
            Approved, Cancelled, Confirmed, Invited, NoShow, Registered, Replied, Waiting,
        };
        match self {
            Confirmed | NoShow => 0,
            Approved => 1,
            Registered => 2,
            Waiting => 3,
            Replied => 4,
            Invited => 5,
            Cancelled => 6,
        }
    }

    /// Says whether somebody in this state takes one of the places of their category.
    pub fn takes_place(self) -> bool {
        self.admits()
    }
}

/// Answers the state of somebody who changes, and what they have answered then.
///
/// An invitation that was answered is a reply; whoever takes the reply back is invited as before, and
/// whoever is invited again has not replied.
pub(super) fn answered(
    before: (RegistrationState, Option<Reply>),
    state: Option<RegistrationState>,
    reply: Option<Reply>,
) -> (RegistrationState, Option<Reply>) {
    use RegistrationState::{Invited, Replied};
    let is_answered = reply != before.1;
    let to = state.unwrap_or(before.0);
    let to = if is_answered { replied(to, reply) } else { to };
    let takes_back = is_answered && reply.is_none() && state.is_none_or(|state| state == before.0);
    let to = if takes_back && to == Replied { Invited } else { to };
    (to, reply.filter(|_| to != Invited))
}

/// Answers the state of somebody who has answered: an invitation that was answered is a reply.
pub(super) fn replied(state: RegistrationState, reply: Option<Reply>) -> RegistrationState {
    match (state, reply) {
        (RegistrationState::Invited, Some(_)) => RegistrationState::Replied,
        (state, _) => state,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_can_be_left_and_reached() {
        for &state in RegistrationState::ALL {
            assert!(!state.next().is_empty(), "{state:?} is a dead end");
            let reached = RegistrationState::ALL.iter().any(|from| from.next().contains(&state));
            assert!(reached, "{state:?} cannot be reached");
        }
    }

    #[test]
    fn the_cancelled_come_back_by_registering_again() {
        use RegistrationState::{Cancelled, Confirmed, Registered};

        assert!(Confirmed.may_become(Cancelled));
        assert!(!Cancelled.may_become(Confirmed));
        assert!(Cancelled.may_become(Registered));
    }
}
