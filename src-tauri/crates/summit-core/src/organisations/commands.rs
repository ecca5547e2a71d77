//! Reading and changing organisations.

use rusqlite::{Connection, Row, named_params};

use super::{
    Filed, Filing, Organisation, OrganisationDraft, OrganisationId, OrganisationOrder,
    OrganisationRow, OrganisationsRequest, Sector, Standing,
};
use crate::{
    error::{Error, OrMissing, Problems, Result},
    lists::{ById, Rows, piece},
    search,
    store::{Change, Reading},
    text,
};

/// Lists organisations, by the pinyin of their names where nothing else is asked for.
pub fn list(reading: &Reading<'_>, request: OrganisationsRequest) -> Result<Rows<OrganisationRow>> {
    let found = search::organisations_matching(reading, request.search.as_deref())?;
    let total = reading
        .prepare_cached(concat!("SELECT COUNT(*) FROM organisations ", include_str!("filter.sql")))?
        .query_row(
            named_params! {
                ":found": found, ":sector": request.sector, ":standing": request.standing,
                ":members": request.members, ":exhibitors": request.exhibitors,
            },
            |row| row.get(0),
        )?;
    let rows = reading
        .prepare_cached(&format!(
            "SELECT organisations.*,
               (SELECT COUNT(*) FROM people WHERE organisation_id = organisations.id) AS people,
               (SELECT COALESCE(GROUP_CONCAT(number, ' '), '') FROM
                 (SELECT number FROM booths WHERE exhibitor_id = organisations.id ORDER BY number)
               ) AS booths,
               COALESCE((SELECT full_name FROM contacts
                 JOIN people ON people.id = contacts.person_id
                 WHERE contacts.organisation_id = organisations.id
                 ORDER BY contacts.position, contacts.id LIMIT 1), '') AS contact
             FROM organisations {filter} ORDER BY {order} LIMIT :limit OFFSET :offset",
            filter = include_str!("filter.sql"),
            order = order_of(&request),
        ))?
        .query_and_then(
            named_params! {
                ":found": found, ":sector": request.sector, ":standing": request.standing,
                ":members": request.members, ":exhibitors": request.exhibitors,
                ":limit": piece(request.limit), ":offset": request.offset.unwrap_or(0),
            },
            organisation_row,
        )?
        .collect::<Result<_>>()?;
    Ok(Rows { total, rows })
}

/// Answers by what the rows of a list are put in order.
fn order_of(request: &OrganisationsRequest) -> String {
    let way = if request.descending == Some(true) { "DESC" } else { "ASC" };
    let first = match request.sort.unwrap_or(OrganisationOrder::Name) {
        OrganisationOrder::Name => return format!("sort_key {way}, id {way}"),
        OrganisationOrder::Sector => ranked("sector", Sector::ALL.iter().map(|one| one.word())),
        OrganisationOrder::Standing => {
            ranked("standing", Standing::ALL.iter().map(|one| one.word()))
        }
        OrganisationOrder::People => "people".to_owned(),
    };
    format!("{first} {way}, sort_key, id")
}

/// Answers the place of a column's value among the words that it can be.
fn ranked(column: &str, words: impl Iterator<Item = &'static str>) -> String {
    let places = words.enumerate().map(|(at, word)| format!("WHEN '{word}' THEN {at} "));
    format!("CASE {column} {}ELSE 1000 END", places.collect::<String>())
}

/// Answers one organisation.
pub fn get(reading: &Reading<'_>, request: ById<OrganisationId>) -> Result<Organisation> {
    organisation_of(reading, request.id)
}

/// Adds or changes an organisation.
pub fn save(change: &mut Change<'_>, draft: OrganisationDraft) -> Result<Organisation> {
    let id = match draft.id {
        Some(id) => organisation_of(change, id)?.id,
        None => OrganisationId::new(change.now()),
    };
    put(change, id, &draft)?;
    let organisation = organisation_of(change, id)?;
    let title = if draft.id.is_some() { "organisations.change" } else { "organisations.add" };
    change.title(title, organisation.name_zh.clone());
    Ok(organisation)
}

/// Writes an organisation, without saying what the change is called.
pub(crate) fn put(
    change: &Change<'_>,
    id: OrganisationId,
    draft: &OrganisationDraft,
) -> Result<()> {
    draft.check()?;
    let name_zh = text::title(&draft.name_zh);
    let taken: bool = change
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM organisations WHERE name_zh = ?1 AND id <> ?2)",
        )?
        .query_row((&name_zh, id), |row| row.get(0))?;
    let mut problems = Problems::default();
    problems.demand(!taken, "name_zh", "taken");
    problems.done()?;
    change
        .prepare_cached(
            "INSERT INTO organisations (id, name_zh, name_en, short_name, sector, standing,
               website, address, profile_zh, profile_en, notes, sort_key)
             VALUES (:id, :name_zh, :name_en, :short_name, :sector, :standing,
               :website, :address, :profile_zh, :profile_en, :notes, :sort_key)
             ON CONFLICT (id) DO UPDATE SET name_zh = :name_zh, name_en = :name_en,
               short_name = :short_name, sector = :sector, standing = :standing,
               website = :website, address = :address, profile_zh = :profile_zh,
               profile_en = :profile_en, notes = :notes, sort_key = :sort_key",
        )?
        .execute(named_params! {
            ":id": id,
            ":name_zh": name_zh,
            ":name_en": text::title(&draft.name_en),
            ":short_name": text::title(&draft.short_name),
            ":sector": draft.sector,
            ":standing": draft.standing,
            ":website": text::line(&draft.website),
            ":address": text::title(&draft.address),
            ":profile_zh": text::paragraphs(&draft.profile_zh),
            ":profile_en": text::paragraphs(&draft.profile_en),
            ":notes": text::paragraphs(&draft.notes),
            ":sort_key": search::sort_key(&name_zh),
        })?;
    Ok(())
}

/// Writes what an organisation is called in English.
pub(crate) fn name_in_english(
    change: &Change<'_>,
    id: OrganisationId,
    name_en: &str,
) -> Result<()> {
    change
        .prepare_cached("UPDATE organisations SET name_en = ?2 WHERE id = ?1")?
        .execute((id, text::title(name_en)))?;
    Ok(())
}

/// Lists what every organisation is called, in both languages.
fn names(db: &Connection) -> Result<Vec<(OrganisationId, [String; 3])>> {
    Ok(db
        .prepare_cached("SELECT id, name_zh, name_en, short_name FROM organisations ORDER BY id")?
        .query_map([], |row| Ok((row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?])))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Finds the organisation that a name means; makes one where it means none, or any of several.
pub(crate) fn meant_by(change: &Change<'_>, name: &str) -> Result<OrganisationId> {
    let all = names(change)?;
    let mut filing = Filing::default();
    for (at, (_, names)) in all.iter().enumerate() {
        filing.add(at, &names.each_ref().map(String::as_str));
    }
    match filing.find(name, None) {
        Filed::Named(at) | Filed::Meant(at) => Ok(all[at].0),
        Filed::Unclear | Filed::New => {
            let draft =
                OrganisationDraft { name_zh: name.to_owned(), ..OrganisationDraft::default() };
            let id = OrganisationId::new(change.now());
            put(change, id, &draft)?;
            Ok(id)
        }
    }
}

/// Removes an organisation that nobody belongs to and that has no booth.
pub fn remove(change: &mut Change<'_>, request: ById<OrganisationId>) -> Result<()> {
    let organisation = organisation_of(change, request.id)?;
    let (people, booths): (u32, u32) = change.query_row(
        "SELECT (SELECT COUNT(*) FROM people WHERE organisation_id = ?1),
           (SELECT COUNT(*) FROM booths WHERE exhibitor_id = ?1)",
        [organisation.id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    for (by, count) in [("people", people), ("booths", booths)] {
        if count > 0 {
            return Err(Error::InUse { noun: "organisation", by, count });
        }
    }
    change.execute("DELETE FROM organisations WHERE id = ?1", [organisation.id])?;
    change.title("organisations.remove", organisation.name_zh);
    Ok(())
}

pub(crate) fn organisation_of(db: &Connection, id: OrganisationId) -> Result<Organisation> {
    db.prepare_cached("SELECT * FROM organisations WHERE id = ?1")?
        .query_and_then([id], organisation)?
        .next()
        .or_missing("organisation")?
}

fn organisation(row: &Row<'_>) -> Result<Organisation> {
    Ok(Organisation {
        id: row.get("id")?,
        name_zh: row.get("name_zh")?,
        name_en: row.get("name_en")?,
        short_name: row.get("short_name")?,
        sector: row.get("sector")?,
        standing: row.get("standing")?,
        website: row.get("website")?,
        address: row.get("address")?,
        profile_zh: row.get("profile_zh")?,
        profile_en: row.get("profile_en")?,
        notes: row.get("notes")?,
    })
}

fn organisation_row(row: &Row<'_>) -> Result<OrganisationRow> {
    let sector: Option<Sector> = row.get("sector")?;
    Ok(OrganisationRow {
        id: row.get("id")?,
        name_zh: row.get("name_zh")?,
        name_en: row.get("name_en")?,
        short_name: row.get("short_name")?,
        sector,
        letter: sector.map(Sector::letter),
        standing: row.get("standing")?,
        people: row.get("people")?,
        booths: row.get("booths")?,
        contact: row.get("contact")?,
    })
}
