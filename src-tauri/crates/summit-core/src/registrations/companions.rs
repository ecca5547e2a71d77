//! Companions: who comes with a guest, as their secretary, driver, interpreter or family.
//!
//! A companion is a registration of its own that belongs to another. Nobody comes with themselves,
//! and who has companions is nobody's companion.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    CategoryId, RegistrationDraft, RegistrationId, RegistrationState, add, badge_number,
    registration_of,
};
use crate::{
    error::{Problems, Result},
    lists::{ById, Count},
    people::{self, PersonDraft, PersonId, mask},
    store::{Change, Reading},
    text,
};

/// Somebody of a party; the phone is masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PartyMember {
    /// Of the registration.
    pub id: RegistrationId,
    pub badge_number: String,
    pub full_name: String,
    pub organisation_zh: String,
    pub organisation_en: String,
    pub phone: String,
    pub state: RegistrationState,
    /// As what they come; empty for a principal.
    pub companion_as: String,
}

/// With whom somebody comes, and who comes with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Party {
    pub id: RegistrationId,
    /// As what they come, also while nobody knows with whom.
    pub companion_as: String,
    pub principal: Option<PartyMember>,
    pub companions: Vec<PartyMember>,
}

/// What the office types in about who comes with a guest: somebody registered, a person of the
/// file, or a new one.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct CompanionDraft {
    pub principal_id: RegistrationId,
    pub registration_id: Option<RegistrationId>,
    pub person_id: Option<PersonId>,
    pub person: Option<PersonDraft>,
    /// As what they come: 秘书、司机、翻译、家属, or in other words.
    #[serde(default)]
    pub companion_as: String,
    /// Of who is not registered yet; none: that of the principal.
    pub category_id: Option<CategoryId>,
}

/// Answers with whom somebody comes, and who comes with them.
pub fn party(reading: &Reading<'_>, request: ById<RegistrationId>) -> Result<Party> {
    registration_of(reading, request.id)?;
    party_of(reading, request.id)
}

/// Counts those who are still to come though their principal has cancelled.
pub fn count_left(reading: &Reading<'_>, (): ()) -> Result<Count> {
    let count = reading
        .prepare_cached(
            "SELECT COUNT(*) FROM registrations
             JOIN registrations AS principal ON principal.id = registrations.companion_of
             WHERE principal.state = 'cancelled' AND registrations.companion_of IS NOT NULL
               AND registrations.state NOT IN ('cancelled', 'no_show')",
        )?
        .query_row([], |row| row.get(0))?;
    Ok(Count { count })
}

/// Lets somebody come with a guest, and says as what; registers them first where needed.
///
/// # Errors
/// A problem of `registration_id`: they are the guest, or have companions of their own; of
/// `principal_id`: the guest is a companion.
pub fn save_companion(change: &mut Change<'_>, draft: CompanionDraft) -> Result<Party> {
    let principal = registration_of(change, draft.principal_id)?;
    let name = people::person_of(change, principal.person_id)?.full_name;
    let id = companion_for(change, &draft, principal.category_id, principal.state)?;
    attach(change, id, principal.id)?;
    name_companion(change, id, &draft.companion_as)?;
    let companion = people::person_of(change, registration_of(change, id)?.person_id)?;
    change.title("companions.save", format!("{} · {name}", companion.full_name));
    party_of(change, principal.id)
}

/// Lets somebody come for themselves again.
pub fn release_companion(change: &mut Change<'_>, request: ById<RegistrationId>) -> Result<Party> {
    let registration = registration_of(change, request.id)?;
    change
        .prepare_cached(
            "UPDATE registrations SET companion_of = NULL, companion_as = '' WHERE id = ?1",
        )?
        .execute([registration.id])?;
    let person = people::person_of(change, registration.person_id)?;
    change.title("companions.release", person.full_name);
    party_of(change, registration.id)
}

/// Finds the registration that is meant, or makes it.
fn companion_for(
    change: &Change<'_>,
    draft: &CompanionDraft,
    category_id: CategoryId,
    state: RegistrationState,
) -> Result<RegistrationId> {
    if let Some(id) = draft.registration_id {
        return Ok(registration_of(change, id)?.id);
    }
    let mut problems = Problems::default();
    problems.demand(draft.person_id.is_some() || draft.person.is_some(), "person_id", "required");
    problems.done()?;
    let person_id = match (draft.person_id, &draft.person) {
        (Some(id), _) => people::person_of(change, id)?.id,
        (None, person) => people::put(change, &person.clone().unwrap_or_default())?.id,
    };
    let known: Option<RegistrationId> = change
        .prepare_cached("SELECT id FROM registrations WHERE person_id = ?1")?
        .query_row([person_id], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    let registration = RegistrationDraft {
        category_id: draft.category_id.or(Some(category_id)),
        state: Some(state_beside(state)),
        ..RegistrationDraft::default()
    };
    add(change, person_id, &registration)
}

/// Answers how far it is settled that a companion comes, when it is so for the principal.
fn state_beside(principal: RegistrationState) -> RegistrationState {
    use RegistrationState::{
        Approved, Cancelled, Confirmed, Invited, NoShow, Registered, Replied, Waiting,
    };
    match principal {
        Invited | Replied => Invited,
        Approved => Approved,
        Confirmed => Confirmed,
        Waiting | Registered | Cancelled | NoShow => Registered,
    }
}

/// Lets a registration belong to another.
pub(crate) fn attach(
    change: &Change<'_>,
    id: RegistrationId,
    principal: RegistrationId,
) -> Result<()> {
    let mut problems = Problems::default();
    problems.demand(id != principal, "registration_id", "accompanies_self");
    problems.demand(principal_of(change, principal)?.is_none(), "principal_id", "is_companion");
    problems.demand(companions_of(change, id)?.is_empty(), "registration_id", "has_companions");
    problems.done()?;
    set_principal(change, id, Some(principal))
}

/// Lets a registration belong to nobody else.
pub(crate) fn detach(change: &Change<'_>, id: RegistrationId) -> Result<()> {
    set_principal(change, id, None)
}

/// Says as what somebody comes with another.
pub(crate) fn name_companion(change: &Change<'_>, id: RegistrationId, what: &str) -> Result<()> {
    let what = text::title(what);
    let mut problems = Problems::default();
    problems.limit("companion_as", &what, LONGEST_AS);
    problems.done()?;
    change
        .prepare_cached("UPDATE registrations SET companion_as = ?2 WHERE id = ?1")?
        .execute(params![id, what])?;
    Ok(())
}

/// How long it may be as what somebody comes, in characters.
pub(crate) const LONGEST_AS: usize = 40;

/// Keeps a party together when two registrations of it, or of two, become one.
///
/// Where the one that stays would have companions and be one, its companions come with its
/// principal as well: nobody has to be asked again who belongs where.
pub(super) fn unite_parties(
    change: &Change<'_>,
    stays: RegistrationId,
    goes: RegistrationId,
) -> Result<()> {
    let is_other = |id: &RegistrationId| ![stays, goes].contains(id);
    let mut principal = principal_of(change, stays)?.filter(is_other);
    if principal.is_none() {
        principal = principal_of(change, goes)?.filter(is_other);
    }
    set_principal(change, stays, principal)?;
    set_principal(change, goes, None)?;
    for id in [companions_of(change, stays)?, companions_of(change, goes)?].concat() {
        set_principal(change, id, Some(principal.unwrap_or(stays)))?;
    }
    change
        .prepare_cached(
            "UPDATE registrations SET companion_as =
               (SELECT companion_as FROM registrations AS other WHERE other.id = ?2)
             WHERE id = ?1 AND companion_as = ''",
        )?
        .execute(params![stays, goes])?;
    Ok(())
}

fn set_principal(
    change: &Change<'_>,
    id: RegistrationId,
    principal: Option<RegistrationId>,
) -> Result<()> {
    change
        .prepare_cached("UPDATE registrations SET companion_of = ?2 WHERE id = ?1")?
        .execute(params![id, principal])?;
    Ok(())
}

/// Answers with whom somebody comes.
pub(crate) fn principal_of(db: &Connection, id: RegistrationId) -> Result<Option<RegistrationId>> {
    Ok(db
        .prepare_cached("SELECT companion_of FROM registrations WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .flatten())
}

/// Answers who comes with somebody.
pub(crate) fn companions_of(db: &Connection, id: RegistrationId) -> Result<Vec<RegistrationId>> {
    Ok(db
        .prepare_cached("SELECT id FROM registrations WHERE companion_of = ?1 ORDER BY serial")?
        .query_map([id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

fn party_of(db: &Connection, id: RegistrationId) -> Result<Party> {
    let companion_as = db
        .prepare_cached("SELECT companion_as FROM registrations WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    let principal = principal_of(db, id)?.map(|id| member(db, id)).transpose()?;
    let companions = companions_of(db, id)?.into_iter().map(|id| member(db, id));
    Ok(Party { id, companion_as, principal, companions: companions.collect::<Result<_>>()? })
}

fn member(db: &Connection, id: RegistrationId) -> Result<PartyMember> {
    Ok(db
        .prepare_cached(
            "SELECT serial, full_name, phone, state,
               CASE WHEN companion_of IS NULL THEN '' ELSE companion_as END AS companion_as,
               COALESCE(name_zh, '') AS name_zh, COALESCE(name_en, '') AS name_en
             FROM registrations JOIN people ON people.id = person_id
             LEFT JOIN organisations ON organisations.id = organisation_id
             WHERE registrations.id = ?1",
        )?
        .query_row([id], |row| {
            Ok(PartyMember {
                id,
                badge_number: badge_number(row.get("serial")?),
                full_name: row.get("full_name")?,
                organisation_zh: row.get("name_zh")?,
                organisation_en: row.get("name_en")?,
                phone: mask(&row.get::<_, String>("phone")?),
                state: row.get("state")?,
                companion_as: row.get("companion_as")?,
            })
        })?)
}
