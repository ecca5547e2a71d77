//! The register by organisation: who sends how many, how far that is settled, whom to turn to.
//!
//! Counting 100,000 registrations anew for every look would be felt. They are counted when somebody
//! first asks; from then on only what the journal says was touched is counted again.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{RegistrationId, RegistrationState, orders::touched, registration_of};
use crate::{
    error::{Problems, Result},
    ids::words,
    lists::{ById, Rows, piece},
    organisations::{self, OrganisationId},
    people::{self, PersonId, mask},
    search,
    store::{Change, Reading},
};

words! {
    /// In what order groups are listed; who belongs to no organisation comes last.
    pub enum GroupOrder {
        /// The largest first.
        Count = "count",
        Name = "name",
    }
}

/// Asks for a piece of the register by organisation.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GroupsRequest {
    pub search: Option<String>,
    /// The whole name of an organisation, in either language; only that one.
    pub name: Option<String>,
    /// None: the largest first.
    pub sort: Option<GroupOrder>,
    pub offset: Option<u32>,
    pub limit: Option<u32>,
}

/// Those whom an organisation sends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Group {
    /// None: those who belong to no organisation.
    pub organisation_id: Option<OrganisationId>,
    pub name_zh: String,
    pub name_en: String,
    pub counts: GroupCounts,
    pub leader: Option<GroupLeader>,
}

/// How many there are of a group, and how far that is settled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct GroupCounts {
    pub all: u32,
    pub confirmed: u32,
    pub waiting: u32,
    pub cancelled: u32,
    /// Who was let in and is still inside.
    pub admitted: u32,
}

/// Whom to turn to in a group: the first contact of the organisation. The phone is masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GroupLeader {
    pub person_id: PersonId,
    /// None: they do not come themselves.
    pub registration_id: Option<RegistrationId>,
    pub full_name: String,
    pub phone: String,
    pub duty: String,
}

/// Lists groups: a piece, and how many there are.
pub fn list_groups(reading: &Reading<'_>, request: GroupsRequest) -> Result<Rows<Group>> {
    let found = search::organisations_matching(reading, request.search.as_deref())?;
    let found: Option<BTreeSet<Uuid>> = found.map(|ids| serde_json::from_str(&ids)).transpose()?;
    let is_meant = |group: &Group| match (&request.name, group.organisation_id, &found) {
        (Some(name), ..) => [&group.name_zh, &group.name_en].contains(&name),
        (None, Some(id), Some(found)) => found.contains(&id.0),
        (None, None, Some(_)) => false,
        (None, _, None) => true,
    };
    let mut groups = groups(reading)?;
    groups.retain(is_meant);
    if request.sort.unwrap_or(GroupOrder::Count) == GroupOrder::Count {
        // They come by name, and so those of the same size stay.
        groups.sort_by_key(|group| (group.organisation_id.is_none(), Reverse(group.counts.all)));
    }
    let total = u32::try_from(groups.len()).unwrap_or(u32::MAX);
    let (offset, limit) = (request.offset.unwrap_or(0) as usize, piece(request.limit) as usize);
    let mut rows: Vec<Group> = groups.into_iter().skip(offset).take(limit).collect();
    lead(reading, &mut rows)?;
    Ok(Rows { total, rows })
}

/// Makes somebody the leader of the group that they come with: the first contact of their
/// organisation.
///
/// # Errors
/// A problem of `organisation_id`: they belong to none.
pub fn lead_group(change: &mut Change<'_>, request: ById<RegistrationId>) -> Result<()> {
    let registration = registration_of(change, request.id)?;
    let person = people::person_of(change, registration.person_id)?;
    let mut problems = Problems::default();
    problems.demand(person.organisation_id.is_some(), "organisation_id", "required");
    problems.done()?;
    let Some(organisation_id) = person.organisation_id else { return Ok(()) };
    organisations::put_first(change, organisation_id, person.id)?;
    change.title("groups.lead", format!("{} · {}", person.organisation_zh, person.full_name));
    Ok(())
}

/// Answers all groups by name, without their leaders; who belongs to no organisation comes last.
fn groups(reading: &Reading<'_>) -> Result<Vec<Group>> {
    let counts = reading.orders().counts(reading)?;
    let mut groups = reading
        .prepare_cached("SELECT id, name_zh, name_en FROM organisations ORDER BY sort_key, id")?
        .query_map([], |row| {
            let id: OrganisationId = row.get(0)?;
            let counts = counts.get(&Some(id.0)).copied().unwrap_or_default();
            let (name_zh, name_en) = (row.get(1)?, row.get(2)?);
            Ok(Group { organisation_id: Some(id), name_zh, name_en, counts, leader: None })
        })?
        .collect::<rusqlite::Result<Vec<Group>>>()?;
    groups.retain(|group| group.counts.all > 0);
    if let Some(counts) = counts.get(&None).copied().filter(|counts| counts.all > 0) {
        let (name_zh, name_en) = (String::new(), String::new());
        groups.push(Group { organisation_id: None, name_zh, name_en, counts, leader: None });
    }
    Ok(groups)
}

/// Says whom to turn to in each group.
fn lead(db: &Connection, groups: &mut [Group]) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT people.id, full_name, phone, duty, registrations.id AS registration
         FROM contacts JOIN people ON people.id = contacts.person_id
         LEFT JOIN registrations ON registrations.person_id = people.id
         WHERE contacts.organisation_id = ?1 ORDER BY contacts.position, contacts.id LIMIT 1",
    )?;
    for group in groups {
        let Some(id) = group.organisation_id else { continue };
        let leader = statement.query_row(params![id], |row| {
            Ok(GroupLeader {
                person_id: row.get("id")?,
                registration_id: row.get("registration")?,
                full_name: row.get("full_name")?,
                phone: mask(&row.get::<_, String>("phone")?),
                duty: row.get("duty")?,
            })
        });
        group.leader = leader.optional()?;
    }
    Ok(())
}

/// A registration, as far as counting goes.
#[derive(Debug, Clone, Copy)]
struct Counted {
    organisation: Option<Uuid>,
    state: RegistrationState,
    is_admitted: bool,
}

/// How many registrations each organisation has, as of a change.
#[derive(Debug, Default)]
pub(super) struct Tally {
    number: i64,
    counted: BTreeMap<Uuid, Counted>,
    pub counts: BTreeMap<Option<Uuid>, GroupCounts>,
}

/// Writes out how registrations are read to be counted, all of them and some.
macro_rules! counted_from {
    ($from:literal) => {
        concat!(
            "SELECT registrations.id, state, organisation_id, EXISTS (
               SELECT 1 FROM checkins AS entry
               WHERE entry.registration_id = registrations.id AND kind IN ('entry', 'override')
                 AND outcome = 1
                 AND NOT EXISTS (SELECT 1 FROM checkins AS later WHERE later.undoes_id = entry.id)
             ) AS is_admitted FROM ",
            $from,
            " CROSS JOIN people ON people.id = person_id"
        )
    };
}

impl Tally {
    /// Counts all registrations.
    pub(super) fn of(db: &Connection, number: i64) -> Result<Tally> {
        let mut tally = Tally { number, ..Tally::default() };
        tally.count(db, counted_from!("registrations"), None)?;
        Ok(tally)
    }

    /// Counts again what was touched since; a tally that is of a later time is of no use.
    pub(super) fn brought_to(mut self, db: &Connection, number: i64) -> Result<Tally> {
        if self.number == number {
            return Ok(self);
        }
        let since = if self.number < number { touched(db, self.number)? } else { None };
        let Some(touched) = since else { return Tally::of(db, number) };
        for id in &touched {
            if let Some(before) = self.counted.remove(id) {
                self.add(before, |count| *count -= 1);
            }
        }
        self.number = number;
        let ids = search::hex_array(touched);
        self.count(
            db,
            counted_from!(
                "json_each(?1) AS touched
                 CROSS JOIN registrations ON registrations.id = unhex(touched.value)"
            ),
            Some(&ids),
        )?;
        Ok(self)
    }

    fn count(&mut self, db: &Connection, sql: &str, ids: Option<&str>) -> Result<()> {
        let mut statement = db.prepare_cached(sql)?;
        let mut rows = match ids {
            Some(ids) => statement.query([ids])?,
            None => statement.query([])?,
        };
        while let Some(row) = rows.next()? {
            let counted = Counted {
                organisation: row.get("organisation_id")?,
                state: row.get("state")?,
                is_admitted: row.get("is_admitted")?,
            };
            self.counted.insert(row.get("id")?, counted);
            self.add(counted, |count| *count += 1);
        }
        Ok(())
    }

    /// Moves every count that a registration is in.
    fn add(&mut self, counted: Counted, step: fn(&mut u32)) {
        let counts = self.counts.entry(counted.organisation).or_default();
        step(&mut counts.all);
        match counted.state {
            RegistrationState::Confirmed => step(&mut counts.confirmed),
            RegistrationState::Waiting => step(&mut counts.waiting),
            RegistrationState::Cancelled => step(&mut counts.cancelled),
            RegistrationState::Invited
            | RegistrationState::Replied
            | RegistrationState::Registered
            | RegistrationState::Approved
            | RegistrationState::NoShow => {}
        }
        if counted.is_admitted {
            step(&mut counts.admitted);
        }
    }
}
