//! Reading and changing people.

use std::{fs, path::Path};

use rusqlite::{Connection, Row, named_params, params};

use super::{
    PeopleRequest, Person, PersonDraft, PersonId, PersonRow, PictureId, PictureRequest, clean_name,
    clean_phone, mask, pictures, split_name,
};
use crate::{
    error::{Error, FileTrouble, OrMissing, Problems, Result},
    lists::{ById, Rows, piece},
    organisations, search,
    store::{Change, Reading},
    text,
};

/// Lists people by the pinyin of their names.
pub fn list(reading: &Reading<'_>, request: PeopleRequest) -> Result<Rows<PersonRow>> {
    let found = search::people_matching(reading, request.search.as_deref())?;
    let is_everything =
        found.is_none() && request.organisation_id.is_none() && request.speakers.is_none();
    let total = if is_everything {
        // Counting alone is done from the smallest index.
        reading.prepare_cached("SELECT COUNT(*) FROM people")?.query_row([], |row| row.get(0))?
    } else {
        reading
            .prepare_cached(concat!("SELECT COUNT(*) FROM people ", include_str!("filter.sql")))?
            .query_row(
                named_params! {
                    ":found": found, ":organisation_id": request.organisation_id,
                    ":speakers": request.speakers,
                },
                |row| row.get(0),
            )?
    };
    let rows = reading
        .prepare_cached(concat!(
            "SELECT people.*, organisations.name_zh AS organisation_zh,
               organisations.name_en AS organisation_en,
               (SELECT COALESCE(JSON_GROUP_ARRAY(
                   JSON_OBJECT('title_zh', title_zh, 'title_en', title_en)), '[]') FROM
                 (SELECT DISTINCT title_zh, title_en, starts_at FROM session_roles
                  JOIN sessions ON sessions.id = session_id
                  WHERE person_id = people.id ORDER BY starts_at IS NULL, starts_at)) AS sessions,
               EXISTS (SELECT 1 FROM registrations WHERE person_id = people.id) AS is_registered
             FROM people LEFT JOIN organisations ON organisations.id = organisation_id ",
            include_str!("filter.sql"),
            " ORDER BY people.sort_key, people.id LIMIT :limit OFFSET :offset"
        ))?
        .query_and_then(
            named_params! {
                ":found": found, ":organisation_id": request.organisation_id,
                ":speakers": request.speakers,
                ":limit": piece(request.limit), ":offset": request.offset.unwrap_or(0),
            },
            person_row,
        )?
        .collect::<Result<_>>()?;
    Ok(Rows { total, rows })
}

/// Answers one person.
pub fn get(reading: &Reading<'_>, request: ById<PersonId>) -> Result<Person> {
    person_of(reading, request.id)
}

/// Adds or changes a person.
pub fn save(change: &mut Change<'_>, draft: PersonDraft) -> Result<Person> {
    let person = put(change, &draft)?;
    let title = if draft.id.is_some() { "people.change" } else { "people.add" };
    change.title(title, person.full_name.clone());
    Ok(person)
}

/// Removes a person with their roles. One whose badge was scanned stays, for the record.
pub fn remove(change: &mut Change<'_>, request: ById<PersonId>) -> Result<()> {
    let person = person_of(change, request.id)?;
    let scans: u32 = change.query_row(
        "SELECT COUNT(*) FROM checkins JOIN registrations ON registrations.id = registration_id
         WHERE person_id = ?1",
        [person.id],
        |row| row.get(0),
    )?;
    if scans > 0 {
        return Err(Error::WasScanned { name: person.full_name, count: scans });
    }
    let (is_registered, has_part) = change.query_row(
        "SELECT EXISTS (SELECT 1 FROM registrations WHERE person_id = ?1),
           EXISTS (SELECT 1 FROM session_roles WHERE person_id = ?1)",
        [person.id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    change.execute("DELETE FROM people WHERE id = ?1", [person.id])?;
    // What went along is told, for it stood on other pages.
    let title = match (is_registered, has_part) {
        (true, true) => "people.remove_from_all",
        (true, false) => "people.remove_registered",
        (false, true) => "people.remove_from_agenda",
        (false, false) => "people.remove",
    };
    change.title(title, person.full_name);
    Ok(())
}

/// Takes a picture in from a file and answers its id, to be set as a person's photo.
pub fn add_picture(change: &mut Change<'_>, request: PictureRequest) -> Result<PictureId> {
    let path = Path::new(&request.path);
    let size = fs::metadata(path).map_err(|_| Error::file(FileTrouble::Missing, path))?.len();
    if size > pictures::LARGEST as u64 {
        return Err(Error::file(FileTrouble::NotAPicture, path));
    }
    let bytes = fs::read(path).map_err(|_| Error::file(FileTrouble::Unreadable, path))?;
    let Some(picture) = pictures::recognise(bytes) else {
        return Err(Error::file(FileTrouble::NotAPicture, path));
    };
    pictures::store(change, change.now(), &picture)
}

/// Writes a draft and answers the person, without saying what the change is called.
pub(crate) fn put(change: &Change<'_>, draft: &PersonDraft) -> Result<Person> {
    draft.check()?;
    let before = draft.id.map(|id| person_of(change, id)).transpose()?;
    if let Some(organisation_id) = draft.organisation_id
        && organisations::organisation_of(change, organisation_id).is_err()
    {
        let mut problems = Problems::default();
        problems.add("organisation_id", "unknown");
        problems.done()?;
    }
    let id = write(change, draft, before.as_ref())?;
    person_of(change, id)
}

/// Adds a person whose draft has been checked, without reading it back: for many at once.
pub(crate) fn add(change: &Change<'_>, draft: &PersonDraft) -> Result<PersonId> {
    write(change, draft, None)
}

fn write(change: &Change<'_>, draft: &PersonDraft, before: Option<&Person>) -> Result<PersonId> {
    let id = before.map_or_else(|| PersonId::new(change.now()), |person| person.id);
    let full_name = clean_name(&draft.full_name);
    let (family_name, given_name) = parts_of(draft, &full_name, before);
    let derived = search::reading(&full_name, &family_name);
    let typed = text::line(&draft.pinyin);
    let renamed = before.is_some_and(|person| person.full_name != full_name);
    let kept = before.is_some_and(|person| person.pinyin == typed && renamed);
    // A reading that came with the old name does not outlive it.
    let pinyin = if typed.is_empty() || kept { derived.clone() } else { typed };
    let sort_key = search::sort_key_of_reading(&pinyin, &full_name);
    // Where an update could come of it, SQLite keeps what it needs to take each row back by itself.
    let sql = match before {
        None => include_str!("add.sql"),
        Some(_) => concat!(include_str!("add.sql"), include_str!("alter.sql")),
    };
    change.prepare_cached(sql)?.execute(params![
        id,
        full_name,
        family_name,
        given_name,
        text::line(&draft.latin_name),
        pinyin,
        pinyin != derived,
        draft.gender,
        text::title(&draft.position_zh),
        text::title(&draft.position_en),
        draft.organisation_id,
        clean_phone(&draft.phone),
        text::line(&draft.email),
        draft.photo_id,
        text::paragraphs(&draft.biography_zh),
        text::paragraphs(&draft.biography_en),
        draft.protocol_rank,
        text::paragraphs(&draft.notes),
        sort_key,
    ])?;
    Ok(id)
}

fn parts_of(draft: &PersonDraft, full_name: &str, before: Option<&Person>) -> (String, String) {
    let typed = (text::line(&draft.family_name), text::line(&draft.given_name));
    let is_empty = typed.0.is_empty() && typed.1.is_empty();
    let of_old_name = before.is_some_and(|person| {
        person.full_name != full_name
            && (&person.family_name, &person.given_name) == (&typed.0, &typed.1)
    });
    if is_empty || of_old_name { split_name(full_name) } else { typed }
}

pub(crate) fn person_of(db: &Connection, id: PersonId) -> Result<Person> {
    db.prepare_cached(
        "SELECT people.*, organisations.name_zh AS organisation_zh,
           organisations.name_en AS organisation_en
         FROM people LEFT JOIN organisations ON organisations.id = organisation_id
         WHERE people.id = ?1",
    )?
    .query_and_then([id], person)?
    .next()
    .or_missing("person")?
}

pub(crate) fn person(row: &Row<'_>) -> Result<Person> {
    Ok(Person {
        id: row.get("id")?,
        full_name: row.get("full_name")?,
        family_name: row.get("family_name")?,
        given_name: row.get("given_name")?,
        latin_name: row.get("latin_name")?,
        pinyin: row.get("pinyin")?,
        pinyin_corrected: row.get("pinyin_corrected")?,
        gender: row.get("gender")?,
        position_zh: row.get("position_zh")?,
        position_en: row.get("position_en")?,
        organisation_id: row.get("organisation_id")?,
        organisation_zh: row.get::<_, Option<String>>("organisation_zh")?.unwrap_or_default(),
        organisation_en: row.get::<_, Option<String>>("organisation_en")?.unwrap_or_default(),
        phone: row.get("phone")?,
        email: row.get("email")?,
        photo_id: row.get("photo_id")?,
        biography_zh: row.get("biography_zh")?,
        biography_en: row.get("biography_en")?,
        protocol_rank: row.get("protocol_rank")?,
        notes: row.get("notes")?,
    })
}

fn person_row(row: &Row<'_>) -> Result<PersonRow> {
    Ok(PersonRow {
        id: row.get("id")?,
        full_name: row.get("full_name")?,
        latin_name: row.get("latin_name")?,
        pinyin: row.get("pinyin")?,
        position_zh: row.get("position_zh")?,
        position_en: row.get("position_en")?,
        organisation_zh: row.get::<_, Option<String>>("organisation_zh")?.unwrap_or_default(),
        organisation_en: row.get::<_, Option<String>>("organisation_en")?.unwrap_or_default(),
        phone: mask(&row.get::<_, String>("phone")?),
        photo_id: row.get("photo_id")?,
        protocol_rank: row.get("protocol_rank")?,
        sessions: serde_json::from_str(&row.get::<_, String>("sessions")?)?,
        is_registered: row.get("is_registered")?,
    })
}
