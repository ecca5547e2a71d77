//! Registrations: who comes, as what, and how far that is settled.

mod asked;
mod badge_number;
mod categories;
mod columns;
mod commands;
mod companions;
mod connectives;
mod custom_fields;
mod days;
mod door;
mod field_values;
mod fitting;
mod groups;
mod lists;
mod many;
mod meanings;
mod narrowing;
mod order_keys;
mod orders;
mod placed;
mod query;
mod signing;
mod states;
mod tags;
mod token;
mod understanding;
mod uniting;
mod views;
mod waiting;
pub use badge_number::{badge_number, serial_of};
pub use categories::*;
pub use columns::{RegisterColumn, RegisterField};
pub use commands::*;
pub use companions::*;
pub use custom_fields::*;
pub(crate) use days::nearest;
pub use door::*;
pub(crate) use field_values::refresh as refresh_field_values;
pub use groups::*;
pub(crate) use lists::look;
pub use lists::{all, list, near};
pub(crate) use many::EXAMPLES;
pub use many::{ChoicesChange, EditExample, EditManyRequest, ManyPreview, edit_many, try_edit};
pub use orders::Orders;
pub(crate) use placed::Placed;
pub(crate) use query::terms_among;
pub use query::{FilterKey, FilterTrouble, Term, Word};
pub(crate) use signing::{add_signing_key, signing_key};
pub use signing::{key_of_badges, token, token_by};
pub use states::{RegistrationState, Reply};
pub(crate) use tags::{is_tag, set_tags};
pub use tags::{list_days, list_imports, list_tags, list_units};
pub use token::{Payload, Token, TokenError};
pub use understanding::understand;
pub use uniting::HeldValue;
pub(crate) use uniting::{held, is_held, unite};
pub use views::{list_views, remove_view, save_view};
pub(crate) use waiting::{FreePlaces, Placing, in_line, line_up, waiting_place};
pub use waiting::{PromoteRequest, promote};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    checkins::Checkin,
    error::{Problems, Result},
    ids::ids,
    organisations::OrganisationId,
    people::{Gender, Person, PersonDraft, PersonId},
    time::Moment,
};

ids! {
    /// Identifies a registration.
    RegistrationId,
    /// Identifies a category of registrations.
    CategoryId,
    /// Identifies a field that the organisers added.
    CustomFieldId,
}

/// A registration as stored, with its badge number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Registration {
    pub id: RegistrationId,
    pub person_id: PersonId,
    pub category_id: CategoryId,
    pub state: RegistrationState,
    /// Eight digits; the last one checks the others.
    pub badge_number: String,
    /// Raised by every reprint; a badge of an earlier issue no longer admits.
    pub issue: u8,
    /// The number that the registration has where it came from.
    pub external_id: String,
    /// Where they sit: `3 桌 5 座`, `A-12`; empty without a place.
    pub seat: String,
    pub source: String,
    pub notes: String,
    /// Values of the organisers' own fields by the id of the field.
    pub custom: BTreeMap<String, String>,
    pub registered_at: Moment,
    pub reply: Option<Reply>,
    /// When the reply came; none without one.
    pub replied_at: Option<Moment>,
    /// Since when they wait for a place; none for who does not.
    pub waiting_since: Option<Moment>,
}

/// What the office types in about a registration.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct RegistrationDraft {
    pub id: Option<RegistrationId>,
    /// Whose registration it is; or `person`, to add or change the person in the same step.
    pub person_id: Option<PersonId>,
    pub person: Option<PersonDraft>,
    /// None: the category that most registrations have.
    pub category_id: Option<CategoryId>,
    /// None: as it is; registered for a new one.
    pub state: Option<RegistrationState>,
    pub external_id: String,
    pub seat: String,
    pub source: String,
    pub notes: String,
    pub custom: BTreeMap<String, String>,
    /// Whoever was invited has replied by it.
    pub reply: Option<Reply>,
}

impl Registration {
    /// Answers the draft that changes nothing.
    pub fn draft(&self) -> RegistrationDraft {
        RegistrationDraft {
            id: Some(self.id),
            person_id: Some(self.person_id),
            person: None,
            category_id: Some(self.category_id),
            state: Some(self.state),
            external_id: self.external_id.clone(),
            seat: self.seat.clone(),
            source: self.source.clone(),
            notes: self.notes.clone(),
            custom: self.custom.clone(),
            reply: self.reply,
        }
    }
}

impl RegistrationDraft {
    /// Lists everything that keeps this from being a registration.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        let has_person = self.person_id.is_some() || self.person.is_some() || self.id.is_some();
        problems.demand(has_person, "person_id", "required");
        problems.limit("external_id", &self.external_id, 120);
        problems.limit("seat", &self.seat, 40);
        problems.limit("source", &self.source, 60);
        problems.limit("notes", &self.notes, 2000);
        problems.done()
    }
}

/// A registration with everything its page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RegistrationDetail {
    pub registration: Registration,
    pub person: Person,
    /// The states that may follow.
    pub next: Vec<RegistrationState>,
    /// Which place they have among those who wait, 1 first; none for who does not wait.
    pub waiting_place: Option<u32>,
    pub tags: Vec<String>,
    pub checkins: Vec<Checkin>,
}

/// A registration as lists show it; the phone is masked unless it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RegistrationRow {
    pub id: RegistrationId,
    pub person_id: PersonId,
    pub badge_number: String,
    pub full_name: String,
    pub latin_name: String,
    pub pinyin: String,
    pub position_zh: String,
    pub position_en: String,
    pub organisation_zh: String,
    pub organisation_en: String,
    pub phone: String,
    pub email: String,
    pub gender: Option<Gender>,
    pub protocol_rank: Option<u32>,
    pub category_id: CategoryId,
    pub state: RegistrationState,
    pub reply: Option<Reply>,
    pub replied_at: Option<Moment>,
    pub source: String,
    pub external_id: String,
    pub seat: String,
    pub notes: String,
    /// Values of the organisers' own fields by the id of the field.
    pub custom: BTreeMap<String, String>,
    pub tags: Vec<String>,
    pub registered_at: Moment,
    /// When the person was let in; none while they are not inside.
    pub admitted_at: Option<Moment>,
    /// The name of whom they come with; empty for who comes for themselves.
    pub principal: String,
    /// As what they come with them.
    pub companion_as: String,
    /// How many come with them.
    pub companions: u32,
    /// What they signed up for: where they have a place, then where they wait.
    pub sessions: Vec<RowSession>,
}

/// A session that somebody signed up for, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RowSession {
    pub title_zh: String,
    pub title_en: String,
    /// Whether one of the places is theirs: who is invited, waits or has cancelled has none.
    pub has_place: bool,
    pub waits: bool,
}

/// Says which registrations are meant. Every list, print run and count takes the same filter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RegistrationFilter {
    /// What must hold, in the language of `query.rs`; the rest narrows further.
    pub query: Option<String>,
    pub search: Option<String>,
    pub state: Option<RegistrationState>,
    pub category_id: Option<CategoryId>,
    pub organisation_id: Option<OrganisationId>,
    /// Only those who were let in, or only those who were not.
    pub admitted: Option<bool>,
    /// Only these.
    pub ids: Option<Vec<RegistrationId>>,
}

/// Asks for a piece of the list of registrations.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RegistrationsRequest {
    #[ts(optional)]
    pub filter: Option<RegistrationFilter>,
    /// None: by name.
    pub sort: Option<RegisterColumn>,
    pub descending: Option<bool>,
    /// Shows phone numbers in full.
    pub phones: Option<bool>,
    pub offset: Option<u32>,
    pub limit: Option<u32>,
}

/// Asks to move registrations to a state.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveRequest {
    pub filter: RegistrationFilter,
    /// Left out of the filter.
    #[serde(default)]
    pub except: Vec<RegistrationId>,
    pub state: RegistrationState,
}

/// Asks to note what those who were invited have answered; none takes the answer back.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReplyRequest {
    pub filter: RegistrationFilter,
    /// Left out of the filter.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<RegistrationId>>")]
    pub except: Vec<RegistrationId>,
    pub reply: Option<Reply>,
}

/// Which registrations are meant, where some are left out.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SelectionRequest {
    pub filter: RegistrationFilter,
    #[serde(default)]
    pub except: Vec<RegistrationId>,
}

/// A kind of badge: guest, speaker, exhibitor and so on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Category {
    pub id: CategoryId,
    /// The number in the badge token.
    pub number: u8,
    pub name_zh: String,
    pub name_en: String,
    /// The color of the band on the badge, `#rrggbb`.
    pub color: String,
    pub position: i32,
    /// How many places there are; none: no end of them.
    pub quota: Option<u32>,
    pub registrations: u32,
    /// How many of them take a place; counted where there is an end of places.
    pub taken: u32,
    /// How many of them wait for one.
    pub waiting: u32,
}

/// What the office types in about a category.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct CategoryDraft {
    pub id: Option<CategoryId>,
    pub name_zh: String,
    #[serde(default)]
    pub name_en: String,
    pub color: String,
    #[serde(default)]
    pub position: i32,
    #[serde(default)]
    pub quota: Option<u32>,
}

impl CategoryDraft {
    /// Lists everything that keeps this from being a category.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        problems.require("name_zh", &self.name_zh, 20);
        problems.limit("name_en", &self.name_en, 40);
        problems.demand(is_color(&self.color), "color", "not_a_color");
        problems.demand(self.quota != Some(0), "quota", "out_of_range");
        problems.done()
    }
}

/// Says whether a text is a color as `#rrggbb`.
pub fn is_color(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| {
        digits.len() == 6 && digits.chars().all(|digit| digit.is_ascii_hexdigit())
    })
}
