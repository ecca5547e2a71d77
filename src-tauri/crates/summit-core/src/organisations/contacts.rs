//! Reading and changing whom to turn to in an organisation.

use rusqlite::{Connection, Row, params};

use super::{
    Contact, ContactDraft, ContactId, ContactsRequest, OrganisationId, commands::organisation_of,
};
use crate::{
    error::{OrMissing, Problems, Result},
    lists::ById,
    people::{self, PersonId},
    store::{Change, Reading},
    text,
};

/// Lists the contacts of an organisation, the first one first.
pub fn list_contacts(reading: &Reading<'_>, request: ContactsRequest) -> Result<Vec<Contact>> {
    organisation_of(reading, request.organisation_id)?;
    reading
        .prepare_cached(
            "SELECT contacts.*, full_name, phone, email FROM contacts
             JOIN people ON people.id = person_id
             WHERE contacts.organisation_id = ?1 ORDER BY contacts.position, contacts.id",
        )?
        .query_and_then([request.organisation_id], contact)?
        .collect()
}

/// Answers one contact.
pub fn get_contact(reading: &Reading<'_>, request: ById<ContactId>) -> Result<Contact> {
    contact_of(reading, request.id)
}

/// Adds or changes a contact.
pub fn save_contact(change: &mut Change<'_>, draft: ContactDraft) -> Result<Contact> {
    let organisation = organisation_of(change, draft.organisation_id)?;
    people::person_of(change, draft.person_id)?;
    let id = match draft.id {
        Some(id) => contact_of(change, id)?.id,
        None => ContactId::new(change.now()),
    };
    let taken: bool = change.query_row(
        "SELECT EXISTS (SELECT 1 FROM contacts
         WHERE organisation_id = ?1 AND person_id = ?2 AND id <> ?3)",
        params![organisation.id, draft.person_id, id],
        |row| row.get(0),
    )?;
    let mut problems = Problems::default();
    problems.demand(!taken, "person_id", "twice");
    problems.limit("duty", &draft.duty, 60);
    problems.done()?;
    change
        .prepare_cached(
            "INSERT INTO contacts (id, organisation_id, person_id, duty, position)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET organisation_id = ?2, person_id = ?3, duty = ?4,
               position = ?5",
        )?
        .execute(params![
            id,
            organisation.id,
            draft.person_id,
            text::title(&draft.duty),
            draft.position
        ])?;
    let contact = contact_of(change, id)?;
    let title = if draft.id.is_some() { "contacts.change" } else { "contacts.add" };
    change.title(title, format!("{} · {}", organisation.name_zh, contact.full_name));
    Ok(contact)
}

/// Makes somebody the first contact of an organisation; a new one is called a leader.
pub(crate) fn put_first(
    change: &Change<'_>,
    organisation_id: OrganisationId,
    person_id: PersonId,
) -> Result<()> {
    change
        .prepare_cached("UPDATE contacts SET position = position + 1 WHERE organisation_id = ?1")?
        .execute([organisation_id])?;
    change
        .prepare_cached(
            "INSERT INTO contacts (id, organisation_id, person_id, duty, position)
             VALUES (?1, ?2, ?3, ?4, (SELECT MIN(0, COALESCE(MIN(position), 1) - 1) FROM contacts
               WHERE organisation_id = ?2))
             ON CONFLICT (organisation_id, person_id) DO UPDATE SET position = excluded.position",
        )?
        .execute(params![ContactId::new(change.now()), organisation_id, person_id, LEADER])?;
    Ok(())
}

/// What a leader of a group is called among the contacts of an organisation.
const LEADER: &str = "领队";

/// Takes a contact away. The person stays.
pub fn remove_contact(change: &mut Change<'_>, request: ById<ContactId>) -> Result<()> {
    let contact = contact_of(change, request.id)?;
    change.execute("DELETE FROM contacts WHERE id = ?1", [contact.id])?;
    change.title("contacts.remove", contact.full_name);
    Ok(())
}

fn contact_of(db: &Connection, id: ContactId) -> Result<Contact> {
    db.prepare_cached(
        "SELECT contacts.*, full_name, phone, email FROM contacts
         JOIN people ON people.id = person_id WHERE contacts.id = ?1",
    )?
    .query_and_then([id], contact)?
    .next()
    .or_missing("contact")?
}

fn contact(row: &Row<'_>) -> Result<Contact> {
    Ok(Contact {
        id: row.get("id")?,
        organisation_id: row.get("organisation_id")?,
        person_id: row.get("person_id")?,
        full_name: row.get("full_name")?,
        phone: row.get("phone")?,
        email: row.get("email")?,
        duty: row.get("duty")?,
        position: row.get("position")?,
    })
}
