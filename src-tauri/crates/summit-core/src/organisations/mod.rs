//! Organisations: members of the alliance, exhibitors, hosts, and where people come from.

mod commands;
mod contacts;
mod filing;
mod names;
pub use commands::*;
pub(crate) use contacts::put_first;
pub use contacts::{get_contact, list_contacts, remove_contact, save_contact};
pub(crate) use filing::{Filed, Filing, says_form};
pub use names::matching_key;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    error::{Problems, Result},
    ids::{ids, words},
    people::PersonId,
};

ids! {
    /// Identifies an organisation.
    OrganisationId,
    /// Identifies a contact of an organisation.
    ContactId,
}

words! {
    /// What a list of organisations is put in order by; where that is the same, by name.
    pub enum OrganisationOrder {
        Name = "name",
        /// In the order of 政产学研用融; who has no sector comes last.
        Sector = "sector",
        /// From the initiators on; who has no standing comes last.
        Standing = "standing",
        /// By how many people it has.
        People = "people",
    }
}

words! {
    /// The field an organisation works in. Each belongs to one letter of 政产学研用融.
    pub enum Sector {
        /// 政府
        Government = "government",
        /// 产业
        Industry = "industry",
        /// 院校
        Academia = "academia",
        /// 科研
        Research = "research",
        /// 检测
        Testing = "testing",
        /// 医院
        Hospital = "hospital",
        /// 用户临床应用
        ClinicalUser = "clinical_user",
        /// 资本
        Capital = "capital",
    }
}

impl Sector {
    /// Answers the letter of 政产学研用融 that this sector counts under.
    pub fn letter(self) -> char {
        match self {
            Sector::Government => '政',
            Sector::Industry => '产',
            Sector::Academia => '学',
            Sector::Research | Sector::Testing => '研',
            Sector::Hospital | Sector::ClinicalUser => '用',
            Sector::Capital => '融',
        }
    }
}

words! {
    /// The place of an organisation in the alliance, the highest first.
    pub enum Standing {
        /// 发起单位
        Initiator = "initiator",
        /// 副理事长单位
        ViceChair = "vice_chair",
        /// 理事单位
        Council = "council",
        /// 会员单位
        Member = "member",
        /// 观察员
        Observer = "observer",
        /// 意向单位
        Prospect = "prospect",
    }
}

impl Standing {
    /// Whether it makes a member: who only thinks of joining is none yet.
    pub fn is_member(self) -> bool {
        self != Standing::Prospect
    }
}

/// An organisation, once in the whole file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Organisation {
    pub id: OrganisationId,
    pub name_zh: String,
    pub name_en: String,
    /// The name used where the full one does not fit.
    pub short_name: String,
    pub sector: Option<Sector>,
    /// Its place in the alliance; none for organisations outside it.
    pub standing: Option<Standing>,
    pub website: String,
    pub address: String,
    pub profile_zh: String,
    pub profile_en: String,
    pub notes: String,
}

/// What the office types in about an organisation.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct OrganisationDraft {
    pub id: Option<OrganisationId>,
    pub name_zh: String,
    pub name_en: String,
    pub short_name: String,
    pub sector: Option<Sector>,
    pub standing: Option<Standing>,
    pub website: String,
    pub address: String,
    pub profile_zh: String,
    pub profile_en: String,
    pub notes: String,
}

impl OrganisationDraft {
    /// Lists everything that keeps this from being an organisation.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        problems.require("name_zh", &self.name_zh, 120);
        problems.limit("name_en", &self.name_en, 240);
        problems.limit("short_name", &self.short_name, 40);
        problems.limit("website", &self.website, 200);
        problems.limit("address", &self.address, 240);
        problems.limit("profile_zh", &self.profile_zh, 4000);
        problems.limit("profile_en", &self.profile_en, 8000);
        problems.done()
    }
}

/// An organisation as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrganisationRow {
    pub id: OrganisationId,
    pub name_zh: String,
    pub name_en: String,
    pub short_name: String,
    pub sector: Option<Sector>,
    /// The letter of 政产学研用融.
    pub letter: Option<char>,
    pub standing: Option<Standing>,
    /// How many people of the event belong to it.
    pub people: u32,
    /// The numbers of its booths.
    pub booths: String,
    /// The first contact.
    pub contact: String,
}

/// Asks for a piece of the list of organisations.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct OrganisationsRequest {
    pub search: Option<String>,
    pub sector: Option<Sector>,
    pub standing: Option<Standing>,
    /// Only members of the alliance: those with a standing.
    pub members: Option<bool>,
    /// Only those with a booth.
    pub exhibitors: Option<bool>,
    /// None: by name.
    pub sort: Option<OrganisationOrder>,
    /// The other way round.
    pub descending: Option<bool>,
    pub offset: Option<u32>,
    pub limit: Option<u32>,
}

/// A person to turn to in an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Contact {
    pub id: ContactId,
    pub organisation_id: OrganisationId,
    pub person_id: PersonId,
    pub full_name: String,
    pub phone: String,
    pub email: String,
    /// What the person is the contact for.
    pub duty: String,
    pub position: i32,
}

/// What the office types in about a contact.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ContactDraft {
    pub id: Option<ContactId>,
    pub organisation_id: OrganisationId,
    pub person_id: PersonId,
    #[serde(default)]
    pub duty: String,
    #[serde(default)]
    pub position: i32,
}

/// Asks for the contacts of one organisation.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ContactsRequest {
    pub organisation_id: OrganisationId,
}
