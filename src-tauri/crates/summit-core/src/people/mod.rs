//! People: each exists once, whatever they are at the event.

mod commands;
mod duplicates;
mod merging;
mod names;
mod phones;
mod pictures;
pub use commands::*;
pub(crate) use duplicates::same;
pub use duplicates::{alike, duplicates};
pub use merging::{merge, tell_apart};
pub use names::{clean_name, split_name};
pub use phones::{clean_phone, is_phone, mask};
pub(crate) use phones::{is_masked, is_mobile};
pub use pictures::{Picture, picture};

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    error::{Problems, Result},
    ids::{ids, words},
    organisations::OrganisationId,
    registrations::{HeldValue, RegistrationId, RegistrationState},
};

ids! {
    /// Identifies a person.
    PersonId,
    /// Identifies a picture.
    PictureId,
}

words! {
    /// Asked for only where a form of address needs it.
    pub enum Gender {
        Female = "female",
        Male = "male",
    }
}

/// A person as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Person {
    pub id: PersonId,
    pub full_name: String,
    pub family_name: String,
    pub given_name: String,
    /// The name in Latin letters as the person writes it; see `pinyin` for the derived one.
    pub latin_name: String,
    /// The reading that is shown and sorted by, such as `Shan Xiaoming`.
    pub pinyin: String,
    /// Whether somebody put the reading right by hand.
    pub pinyin_corrected: bool,
    pub gender: Option<Gender>,
    pub position_zh: String,
    pub position_en: String,
    pub organisation_id: Option<OrganisationId>,
    pub organisation_zh: String,
    pub organisation_en: String,
    pub phone: String,
    pub email: String,
    pub photo_id: Option<PictureId>,
    pub biography_zh: String,
    pub biography_en: String,
    /// The order of protocol, 1 first.
    pub protocol_rank: Option<u32>,
    pub notes: String,
}

/// What the office types in about a person.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct PersonDraft {
    pub id: Option<PersonId>,
    pub full_name: String,
    /// Empty: found from the full name.
    pub family_name: String,
    pub given_name: String,
    pub latin_name: String,
    /// Empty: derived from the full name.
    pub pinyin: String,
    pub gender: Option<Gender>,
    pub position_zh: String,
    pub position_en: String,
    pub organisation_id: Option<OrganisationId>,
    pub phone: String,
    pub email: String,
    pub photo_id: Option<PictureId>,
    pub biography_zh: String,
    pub biography_en: String,
    pub protocol_rank: Option<u32>,
    pub notes: String,
}

impl Person {
    /// Answers the draft that changes nothing.
    pub fn draft(&self) -> PersonDraft {
        PersonDraft {
            id: Some(self.id),
            full_name: self.full_name.clone(),
            family_name: self.family_name.clone(),
            given_name: self.given_name.clone(),
            latin_name: self.latin_name.clone(),
            pinyin: self.pinyin.clone(),
            gender: self.gender,
            position_zh: self.position_zh.clone(),
            position_en: self.position_en.clone(),
            organisation_id: self.organisation_id,
            phone: self.phone.clone(),
            email: self.email.clone(),
            photo_id: self.photo_id,
            biography_zh: self.biography_zh.clone(),
            biography_en: self.biography_en.clone(),
            protocol_rank: self.protocol_rank,
            notes: self.notes.clone(),
        }
    }
}

impl PersonDraft {
    /// Lists everything that keeps this from being a person.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        problems.require("full_name", &self.full_name, 80);
        problems.limit("latin_name", &self.latin_name, 80);
        problems.limit("position_zh", &self.position_zh, 120);
        problems.limit("position_en", &self.position_en, 160);
        problems.limit("biography_zh", &self.biography_zh, 4000);
        problems.limit("biography_en", &self.biography_en, 8000);
        problems.demand(self.phone.is_empty() || is_phone(&self.phone), "phone", "not_a_phone");
        problems.demand(self.email.is_empty() || is_email(&self.email), "email", "not_an_email");
        problems.demand(self.protocol_rank != Some(0), "protocol_rank", "out_of_range");
        problems.done()
    }
}

/// Says whether a text has the outer form of an e-mail address.
pub fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.trim().rsplit_once('@') else { return false };
    let parts = |sign: char| sign.is_whitespace() || "@,;，；、<>\":：".contains(sign);
    let ok = |part: &str| !part.is_empty() && !part.contains(parts);
    ok(name) && ok(host) && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
}

/// What a session is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SessionTitle {
    pub title_zh: String,
    pub title_en: String,
}

/// A person as lists show it; the phone is masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonRow {
    pub id: PersonId,
    pub full_name: String,
    pub latin_name: String,
    pub pinyin: String,
    pub position_zh: String,
    pub position_en: String,
    pub organisation_zh: String,
    pub organisation_en: String,
    pub phone: String,
    pub photo_id: Option<PictureId>,
    pub protocol_rank: Option<u32>,
    /// The titles of the sessions in which the person has a role.
    pub sessions: Vec<SessionTitle>,
    pub is_registered: bool,
}

/// Asks for a piece of the list of people.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct PeopleRequest {
    pub search: Option<String>,
    pub organisation_id: Option<OrganisationId>,
    /// Only those with a role in the agenda.
    pub speakers: Option<bool>,
    pub offset: Option<u32>,
    pub limit: Option<u32>,
}

words! {
    /// Why two people may be one.
    pub enum DuplicateReason {
        Phone = "phone",
        Email = "email",
        /// The same name in the same unit, whatever the legal form of the unit is written as.
        NameAndUnit = "name_and_unit",
        /// The same name alone, which proves nothing. Only told while somebody is typed in.
        Name = "name",
        /// A name that is written otherwise and read alike: 張三 for 张三. Only told while somebody is
        /// typed in.
        Sound = "sound",
    }
}

/// A person beside another who may be the same, with what hangs on them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Candidate {
    pub person: Person,
    /// None: not registered.
    pub registration: Option<CandidateRegistration>,
    /// How many roles in sessions, duties as a contact and duties at booths.
    pub roles: u32,
}

/// As much of a registration as tells which of two to keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CandidateRegistration {
    pub id: RegistrationId,
    pub badge_number: String,
    pub state: RegistrationState,
    pub scans: u32,
    /// What it holds besides, as far as one of two has to be chosen.
    pub held: Vec<HeldValue>,
}

/// Two people who may be one. Nobody merges them but somebody who looked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Duplicate {
    /// The one that has more to keep.
    pub one: Candidate,
    pub other: Candidate,
    pub reasons: Vec<DuplicateReason>,
}

/// Asks for a piece of the list of pairs.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct DuplicatesRequest {
    pub offset: Option<u32>,
    pub limit: Option<u32>,
}

/// What is known of somebody who is being typed in.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct AlikeRequest {
    pub full_name: String,
    pub phone: String,
    pub email: String,
    pub organisation_id: Option<OrganisationId>,
}

/// Somebody who is there already and may be the one being typed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Alike {
    pub candidate: Candidate,
    pub reasons: Vec<DuplicateReason>,
}

/// Makes one person of two.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct MergeRequest {
    /// What the person is to be like; its id names the one that stays.
    pub person: PersonDraft,
    pub gone_id: PersonId,
    /// What is taken from the registration that goes although the other holds something as well, by
    /// [`HeldValue::field`]. None: nothing but the state, where only that one admits.
    pub taken: Option<BTreeSet<String>>,
}

/// Two people who are not one.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TellApartRequest {
    pub one_id: PersonId,
    pub other_id: PersonId,
}

/// Names a file with a picture in it.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PictureRequest {
    pub path: String,
}
