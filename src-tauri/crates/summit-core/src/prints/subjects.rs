//! Whom or what a piece is made for.

use uuid::Uuid;

use crate::{
    agenda::SessionId, booths::BoothId, organisations::OrganisationId, people::PersonId,
    registrations::RegistrationId, time::Date, venue::RoomId,
};

/// Whom or what a piece is made for. A document has at most one piece for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Registration(RegistrationId),
    Person(PersonId),
    Organisation(OrganisationId),
    Booth(BoothId),
    Session(SessionId),
    /// A room on one day.
    Room(RoomId, Date),
}

impl Subject {
    /// Answers what kind of thing it is.
    pub fn kind(self) -> &'static str {
        match self {
            Subject::Registration(_) => "registration",
            Subject::Person(_) => "person",
            Subject::Organisation(_) => "organisation",
            Subject::Booth(_) => "booth",
            Subject::Session(_) => "session",
            Subject::Room(..) => "room",
        }
    }

    /// Answers which of its kind it is.
    pub fn id(self) -> Uuid {
        match self {
            Subject::Registration(id) => id.0,
            Subject::Person(id) => id.0,
            Subject::Organisation(id) => id.0,
            Subject::Booth(id) => id.0,
            Subject::Session(id) => id.0,
            Subject::Room(id, _) => id.0,
        }
    }

    /// Answers the day that the piece is for; none where it is for all of them.
    pub fn day(self) -> Option<Date> {
        match self {
            Subject::Room(_, day) => Some(day),
            Subject::Registration(_)
            | Subject::Person(_)
            | Subject::Organisation(_)
            | Subject::Booth(_)
            | Subject::Session(_) => None,
        }
    }
}
