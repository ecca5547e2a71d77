//! Somebody comes who is not expected, or comes instead of another.

use rusqlite::{OptionalExtension, params};
use serde::Deserialize;
use ts_rs::TS;

use super::{
    CategoryId, RegistrationDetail, RegistrationDraft, RegistrationId, RegistrationState, add,
    alter, detail, registration_of, waiting,
};
use crate::{
    checkins,
    error::{Problems, Result},
    organisations::{self, OrganisationId},
    people::{self, Person, PersonDraft, PersonId},
    prints, receptions,
    store::Change,
    text,
};

/// Asks to register somebody who stands there: a person of the file, or a new one.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct WalkInRequest {
    /// Who it is, when they are in the file already; the rest then says nothing. So it is where
    /// somebody of this name has this phone.
    pub person_id: Option<PersonId>,
    pub full_name: String,
    pub phone: String,
    /// The unit as it was typed; made when there is none of this name.
    pub organisation: String,
    /// None: the category that most registrations have.
    pub category_id: Option<CategoryId>,
    /// How they came to be registered, in words.
    pub source: String,
}

/// Asks to give a registration to another person: one of the file, or a new one.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ReplaceRequest {
    pub id: RegistrationId,
    /// Who comes instead, when they are in the file already. None: who has this name and this phone,
    /// if anybody has both, or somebody new.
    pub person_id: Option<PersonId>,
    /// The name of somebody who is not in the file.
    #[serde(default)]
    pub full_name: String,
    /// Empty: as it is known.
    #[serde(default)]
    pub phone: String,
    /// None: as it is known; of who has none, that of the one who does not come.
    pub organisation_id: Option<OrganisationId>,
}

/// Registers somebody at the door, so that they can be let in.
///
/// Who is registered already is not registered twice: an invitation, a reply or a canceled
/// registration becomes a registration again.
pub fn walk_in(change: &mut Change<'_>, request: WalkInRequest) -> Result<RegistrationDetail> {
    let person_id = match request.person_id {
        Some(id) => people::person_of(change, id)?.id,
        None => match people::same(change, &request.full_name, &request.phone)? {
            Some(id) => id,
            None => new_person(change, &request)?,
        },
    };
    let known: Option<RegistrationId> = change
        .prepare_cached("SELECT id FROM registrations WHERE person_id = ?1")?
        .query_row([person_id], |row| row.get(0))
        .optional()?;
    let id = match known {
        Some(id) => {
            let_in(change, id)?;
            id
        }
        None => {
            let (category_id, source) = (request.category_id, request.source);
            let draft = RegistrationDraft {
                person_id: Some(person_id),
                category_id,
                source,
                ..RegistrationDraft::default()
            };
            draft.check()?;
            add(change, person_id, &draft)?
        }
    };
    let detail = detail(change, id)?;
    let waits = detail.waiting_place.is_some();
    let title = if waits { "registrations.walk_in_waiting" } else { "registrations.walk_in" };
    change.title(title, detail.person.full_name.clone());
    Ok(detail)
}

/// Gives a registration to another person, with its category, notes and number.
///
/// The bed that is booked stays with the place; journeys, diet and room mates are of the first and
/// are forgotten.
/// The badge of the first is void from now on. Who has no unit comes from that of the first.
///
/// # Errors
/// A problem of `person_id`: somebody of the two is checked in, or is registered already; of
/// `full_name`, `phone` or `organisation_id`: what was typed in of the other.
pub fn replace(change: &mut Change<'_>, request: ReplaceRequest) -> Result<RegistrationDetail> {
    let registration = registration_of(change, request.id)?;
    let before = people::person_of(change, registration.person_id)?;
    let after = substitute(change, &request, before.organisation_id)?;
    let taken: bool = change
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM registrations WHERE person_id = ?1)")?
        .query_row([after.id], |row| row.get(0))?;
    let mut problems = Problems::default();
    problems.demand(!taken, "person_id", "registered");
    let is_inside = checkins::inside(change, request.id)?.is_some();
    problems.demand(!is_inside, "person_id", "checked_in");
    problems.demand(prints::raise_issue(change, request.id)?, "issue", "out_of_range");
    problems.done()?;
    change
        .prepare_cached("UPDATE registrations SET person_id = ?2 WHERE id = ?1")?
        .execute(params![request.id, after.id])?;
    receptions::hand_over(change, request.id)?;
    change.title("registrations.replace", format!("{} → {}", before.full_name, after.full_name));
    detail(change, request.id)
}

/// Answers who comes instead, with what was said of them.
fn substitute(
    change: &Change<'_>,
    request: &ReplaceRequest,
    unit: Option<OrganisationId>,
) -> Result<Person> {
    let known = match request.person_id {
        Some(id) => Some(id),
        None => people::same(change, &request.full_name, &request.phone)?,
    };
    let known = known.map(|id| people::person_of(change, id)).transpose()?;
    let mut draft = match &known {
        Some(person) => person.draft(),
        None => PersonDraft { full_name: request.full_name.clone(), ..PersonDraft::default() },
    };
    if !request.phone.trim().is_empty() {
        draft.phone = request.phone.clone();
    }
    draft.organisation_id = request.organisation_id.or(draft.organisation_id).or(unit);
    match known {
        // What is known of them stays untouched where nothing was said.
        Some(person)
            if person.organisation_id == draft.organisation_id && person.phone == draft.phone =>
        {
            Ok(person)
        }
        _ => people::put(change, &draft),
    }
}

fn new_person(change: &Change<'_>, request: &WalkInRequest) -> Result<PersonId> {
    let organisation_id = unit_named(change, &request.organisation)?;
    let draft = PersonDraft {
        full_name: request.full_name.clone(),
        phone: request.phone.clone(),
        organisation_id,
        ..PersonDraft::default()
    };
    Ok(people::put(change, &draft)?.id)
}

/// Finds an organisation by any of its names, or makes one.
fn unit_named(change: &Change<'_>, typed: &str) -> Result<Option<OrganisationId>> {
    let name = text::title(typed);
    if name.is_empty() {
        return Ok(None);
    }
    Ok(Some(organisations::meant_by(change, &name)?))
}

fn let_in(change: &Change<'_>, id: RegistrationId) -> Result<()> {
    let registration = registration_of(change, id)?;
    if registration.state.admits() {
        return Ok(());
    }
    if !waiting::is_next(change, &registration)? {
        return Ok(());
    }
    let state = Some(RegistrationState::Registered);
    alter(change, &registration, &RegistrationDraft { state, ..registration.draft() })?;
    Ok(())
}
