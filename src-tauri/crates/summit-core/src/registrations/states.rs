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

    /// Says whether this means that somebody does not come: nobody who is inside can be so.
    pub fn stays_away(self) -> bool {
        matches!(self, RegistrationState::Cancelled | RegistrationState::NoShow)
    }

    /// Says whether somebody in this state takes one of the places of their category.
    pub fn takes_place(self) -> bool {
        self.admits()
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
