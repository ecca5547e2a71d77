//! Receptions: how guests come and leave, where they stay, what they eat.

mod commands;
mod lists;
mod many;
mod meals;
pub use commands::*;
pub use lists::*;
pub use many::{edit_many, try_edit};
pub use meals::{Eater, Meal, MealCount, meals};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::{
    error::{Problems, Result},
    ids::{ids, words},
    registrations::{RegistrationFilter, RegistrationId},
    text,
    time::{Date, TimeOfDay, VenueTime},
};

ids! {
    /// Identifies what the reception knows of a registration.
    ReceptionId,
    /// Identifies a room that guests share.
    SharedRoomId,
}

words! {
    /// What somebody eats who does not eat everything.
    pub enum Diet {
        /// 清真
        Halal = "halal",
        /// 素食
        Vegetarian = "vegetarian",
        /// 纯素
        Vegan = "vegan",
    }
}

/// What the reception knows of a guest. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Facts {
    pub arrives_on: Option<Date>,
    /// None while only the day is known.
    pub arrives_at: Option<TimeOfDay>,
    /// The number of the flight or train.
    pub arrives_by: String,
    pub arrival_place: String,
    /// None: nobody has asked yet.
    pub wants_pick_up: Option<bool>,
    /// By whom they are picked up.
    pub driver: String,
    pub plate: String,
    pub hotel: String,
    /// Its number, or of what kind it is to be.
    pub room: String,
    pub nights: Option<u32>,
    pub diet: Option<Diet>,
    pub allergies: String,
    pub leaves_on: Option<Date>,
    pub leaves_at: Option<TimeOfDay>,
    pub leaves_by: String,
    pub departure_place: String,
    pub remarks: String,
}

/// What the reception knows of a registration, and with whom they share a room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Reception {
    pub registration_id: RegistrationId,
    pub facts: Facts,
    pub shares_with: Vec<RoomMate>,
}

/// Somebody in the same room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RoomMate {
    pub registration_id: RegistrationId,
    pub full_name: String,
}

/// What the office types in about how somebody comes and stays.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ReceptionDraft {
    pub registration_id: RegistrationId,
    pub facts: Facts,
    /// Everybody else in the room; who is left out is not in it any more.
    pub shares_with: Vec<RegistrationId>,
}

/// Asks to lay facts over those of many; what is empty stays as it is.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct EditReceptionsRequest {
    pub filter: RegistrationFilter,
    /// Only those on this list.
    pub list: Option<ReceptionList>,
    /// Left out of the filter.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<RegistrationId>>")]
    pub except: Vec<RegistrationId>,
    pub facts: Facts,
}

/// Asks to let companions come, stay and leave as those do with whom they come.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct JoinRequest {
    /// Of the companions.
    pub ids: Vec<RegistrationId>,
}

/// The nights that somebody may stay at most.
pub const MOST_NIGHTS: u32 = 90;

impl Facts {
    /// Answers the facts with every text made regular.
    pub fn tidied(&self) -> Facts {
        Facts {
            arrives_by: text::line(&self.arrives_by),
            arrival_place: text::title(&self.arrival_place),
            driver: text::title(&self.driver),
            plate: text::line(&self.plate),
            hotel: text::title(&self.hotel),
            room: text::line(&self.room),
            allergies: text::title(&self.allergies),
            leaves_by: text::line(&self.leaves_by),
            departure_place: text::title(&self.departure_place),
            remarks: text::paragraphs(&self.remarks),
            ..self.clone()
        }
    }

    /// Lists everything that keeps these from being facts.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        for (field, text, longest) in [
            ("arrives_by", &self.arrives_by, 40),
            ("arrival_place", &self.arrival_place, 60),
            ("driver", &self.driver, 60),
            ("plate", &self.plate, 20),
            ("hotel", &self.hotel, 80),
            ("room", &self.room, 40),
            ("allergies", &self.allergies, 120),
            ("leaves_by", &self.leaves_by, 40),
            ("departure_place", &self.departure_place, 60),
            ("remarks", &self.remarks, 500),
        ] {
            problems.limit(field, text, longest);
        }
        let has_day = |day: Option<Date>, time: Option<TimeOfDay>| day.is_some() || time.is_none();
        problems.demand(has_day(self.arrives_on, self.arrives_at), "arrives_on", "required");
        problems.demand(has_day(self.leaves_on, self.leaves_at), "leaves_on", "required");
        let is_late = self.leaves().zip(self.arrives()).is_some_and(|(out, here)| out < here);
        problems.demand(!is_late, "leaves_on", "end_before_start");
        problems.demand(
            self.nights.is_none_or(|nights| nights <= MOST_NIGHTS),
            "nights",
            "out_of_range",
        );
        problems.done()
    }

    /// Takes from the facts of another what goes by a word of an import, where it is not empty.
    pub(crate) fn take(&mut self, from: &Facts, word: &str) {
        let text = |to: &mut String, from: &String| {
            if !from.is_empty() {
                to.clone_from(from);
            }
        };
        match word {
            "arrives_at" if from.arrives_on.is_some() => {
                (self.arrives_on, self.arrives_at) = (from.arrives_on, from.arrives_at);
            }
            "leaves_at" if from.leaves_on.is_some() => {
                (self.leaves_on, self.leaves_at) = (from.leaves_on, from.leaves_at);
            }
            "pick_up" => self.wants_pick_up = from.wants_pick_up.or(self.wants_pick_up),
            "nights" => self.nights = from.nights.or(self.nights),
            "diet" => self.diet = from.diet.or(self.diet),
            "arrives_by" => text(&mut self.arrives_by, &from.arrives_by),
            "arrival_place" => text(&mut self.arrival_place, &from.arrival_place),
            "driver" => text(&mut self.driver, &from.driver),
            "plate" => text(&mut self.plate, &from.plate),
            "hotel" => text(&mut self.hotel, &from.hotel),
            "room" => text(&mut self.room, &from.room),
            "allergies" => text(&mut self.allergies, &from.allergies),
            "leaves_by" => text(&mut self.leaves_by, &from.leaves_by),
            "departure_place" => text(&mut self.departure_place, &from.departure_place),
            "remarks" => text(&mut self.remarks, &from.remarks),
            _ => {}
        }
    }

    /// Answers the earliest that they can be here.
    pub fn arrives(&self) -> Option<VenueTime> {
        self.arrives_on.map(|day| day.at(self.arrives_at.unwrap_or(TimeOfDay::midnight())))
    }

    /// Answers the latest that they can be here.
    pub fn leaves(&self) -> Option<VenueTime> {
        let time = self.leaves_at.unwrap_or(TimeOfDay::last());
        self.leaves_on.map(|day| day.at(time))
    }

    /// Lays what these say over others; what is empty here stays as it is there.
    pub fn over(self, before: &Facts) -> Facts {
        let text = |after: String, before: &String| {
            if after.is_empty() { before.clone() } else { after }
        };
        // A day without a time says that the time is not known any more.
        let comes = self.arrives_on.map(|day| (Some(day), self.arrives_at));
        let (arrives_on, arrives_at) = comes.unwrap_or((before.arrives_on, before.arrives_at));
        let goes = self.leaves_on.map(|day| (Some(day), self.leaves_at));
        let (leaves_on, leaves_at) = goes.unwrap_or((before.leaves_on, before.leaves_at));
        Facts {
            arrives_on,
            arrives_at,
            arrives_by: text(self.arrives_by, &before.arrives_by),
            arrival_place: text(self.arrival_place, &before.arrival_place),
            wants_pick_up: self.wants_pick_up.or(before.wants_pick_up),
            driver: text(self.driver, &before.driver),
            plate: text(self.plate, &before.plate),
            hotel: text(self.hotel, &before.hotel),
            room: text(self.room, &before.room),
            nights: self.nights.or(before.nights),
            diet: self.diet.or(before.diet),
            allergies: text(self.allergies, &before.allergies),
            leaves_on,
            leaves_at,
            leaves_by: text(self.leaves_by, &before.leaves_by),
            departure_place: text(self.departure_place, &before.departure_place),
            remarks: text(self.remarks, &before.remarks),
        }
    }

    /// Answers every fact as a text under the name of its field; a day has its time with it.
    pub(super) fn told(&self) -> [(&'static str, String); 15] {
        let when = |day: Option<Date>, time: Option<TimeOfDay>| {
            let day = day.map(|day| day.to_string());
            [day, time.map(|time| time.to_string())]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
        };
        let wants = |wants| if wants { "yes" } else { "no" };
        [
            ("arrives_at", when(self.arrives_on, self.arrives_at)),
            ("arrives_by", self.arrives_by.clone()),
            ("arrival_place", self.arrival_place.clone()),
            ("pick_up", self.wants_pick_up.map(wants).unwrap_or_default().to_owned()),
            ("driver", self.driver.clone()),
            ("plate", self.plate.clone()),
            ("hotel", self.hotel.clone()),
            ("room", self.room.clone()),
            ("nights", self.nights.map(|nights| nights.to_string()).unwrap_or_default()),
            ("diet", self.diet.map(|diet| diet.word()).unwrap_or_default().to_owned()),
            ("allergies", self.allergies.clone()),
            ("leaves_at", when(self.leaves_on, self.leaves_at)),
            ("leaves_by", self.leaves_by.clone()),
            ("departure_place", self.departure_place.clone()),
            ("remarks", self.remarks.clone()),
        ]
    }

    /// Reads the facts of an image that the journal keeps; without one nothing is known.
    fn of_image(image: Option<&Value>) -> Facts {
        let Some(mut image) = image.cloned() else { return Facts::default() };
        if let Some(wants) = image.get("wants_pick_up").and_then(Value::as_i64) {
            image["wants_pick_up"] = (wants == 1).into();
        }
        serde_json::from_value(image).unwrap_or_default()
    }

    /// Answers what those have in common who travel together: the way here, the hotel, the way back.
    ///
    /// A room and what somebody eats are their own.
    pub fn of_the_journey(&self) -> Facts {
        Facts {
            room: String::new(),
            diet: None,
            allergies: String::new(),
            remarks: String::new(),
            ..self.clone()
        }
    }

    /// Answers what stays with the place when another person takes it: the bed that is booked.
    ///
    /// Tickets, cars, diets and room mates are of the person and go with them.
    pub fn of_the_place(&self) -> Facts {
        Facts {
            hotel: self.hotel.clone(),
            room: self.room.clone(),
            nights: self.nights,
            ..Facts::default()
        }
    }
}

/// Answers every fact of an image that the journal keeps, as a text under the name of its field.
pub(crate) fn told_image(image: Option<&Value>) -> [(&'static str, String); 15] {
    Facts::of_image(image).told()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(arrives: &str, leaves: &str) -> Facts {
        let part = |text: &str, at: usize| text.split(' ').nth(at).map(str::to_owned);
        Facts {
            arrives_on: part(arrives, 0).and_then(|day| day.parse().ok()),
            arrives_at: part(arrives, 1).and_then(|time| time.parse().ok()),
            leaves_on: part(leaves, 0).and_then(|day| day.parse().ok()),
            leaves_at: part(leaves, 1).and_then(|time| time.parse().ok()),
            ..Facts::default()
        }
    }

    #[test]
    fn nobody_leaves_before_they_come() {
        for (arrives, leaves, is_right) in [
            ("2026-06-28 14:05", "2026-06-28", true),
            ("2026-06-28", "2026-06-28 09:00", true),
            ("2026-06-28 14:05", "2026-06-28 09:00", false),
            ("2026-06-28", "2026-06-27", false),
            ("", "2026-06-27", true),
        ] {
            assert_eq!(facts(arrives, leaves).check().is_ok(), is_right, "{arrives} – {leaves}");
        }
    }

    #[test]
    fn what_is_empty_leaves_what_was_there() {
        let before = Facts {
            hotel: "太湖饭店".to_owned(),
            nights: Some(2),
            ..facts("2026-06-28 14:05", "")
        };

        let after = Facts { driver: "王师傅".to_owned(), ..facts("2026-06-29", "") }.over(&before);

        let expected = Facts {
            driver: "王师傅".to_owned(),
            hotel: "太湖饭店".to_owned(),
            nights: Some(2),
            ..facts("2026-06-29", "")
        };
        assert_eq!(after, expected);
    }
}
