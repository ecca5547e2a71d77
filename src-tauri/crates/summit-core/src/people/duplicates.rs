//! Who may be in the file twice. Shown as pairs with the reasons; nothing is merged by itself.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use super::{
    Alike, AlikeRequest, Candidate, CandidateRegistration, Duplicate, DuplicateReason,
    DuplicatesRequest, PersonId, clean_name, clean_phone, person_of, split_name,
};
use crate::{
    error::Result,
    lists::{Rows, piece},
    organisations::{OrganisationId, matching_key},
    registrations::{badge_number, held},
    search,
    store::Reading,
    text,
};

/// Of more than so many with one phone, as of a whole office, only neighbors become pairs.
const CROWD: usize = 6;

/// How many of those alike are worth showing beside a form.
const SHOWN: usize = 5;

type Pairs = BTreeMap<(PersonId, PersonId), BTreeSet<DuplicateReason>>;

/// Lists pairs of people who may be one, those with the most reasons first.
pub fn duplicates(reading: &Reading<'_>, request: DuplicatesRequest) -> Result<Rows<Duplicate>> {
    let mut pairs: Vec<_> = pairs(reading)?.into_iter().collect();
    pairs.sort_by_key(|((one, other), reasons)| (usize::MAX - reasons.len(), *one, *other));
    let total = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
    let offset = request.offset.unwrap_or(0) as usize;
    let rows = pairs
        .into_iter()
        .skip(offset)
        .take(piece(request.limit) as usize)
        .map(|((one, other), reasons)| {
            let (one, other) = (candidate(reading, one)?, candidate(reading, other)?);
            let (one, other) =
                if weight(&other) > weight(&one) { (other, one) } else { (one, other) };
            Ok(Duplicate { one, other, reasons: reasons.into_iter().collect() })
        })
        .collect::<Result<_>>()?;
    Ok(Rows { total, rows })
}

/// Answers who is there already and may be the one who is being typed in, the likeliest first.
pub fn alike(reading: &Reading<'_>, request: AlikeRequest) -> Result<Vec<Alike>> {
    let name = clean_name(&request.full_name);
    let unit = request.organisation_id.map(|id| unit_key(reading, id)).transpose()?.flatten();
    let mut found: BTreeMap<PersonId, BTreeSet<DuplicateReason>> = BTreeMap::new();
    let mut add = |ids: Vec<PersonId>, reason| {
        for id in ids {
            found.entry(id).or_default().insert(reason);
        }
    };
    let phone: String = clean_phone(&request.phone).chars().filter(char::is_ascii_digit).collect();
    if phone.len() > 4 {
        let reversed: String = phone.chars().rev().collect();
        add(owners(reading, "phone", &reversed)?, DuplicateReason::Phone);
    }
    let email = text::line(&request.email).to_lowercase();
    add(owners(reading, "email", &email)?, DuplicateReason::Email);
    let namesakes =
        if name.is_empty() { Vec::new() } else { owners(reading, "name", &text::folded(&name))? };
    for id in namesakes {
        let person = person_of(reading, id)?;
        // The key of a given name alone is the same text as a whole name elsewhere.
        if text::folded(&person.full_name) != text::folded(&name) {
            continue;
        }
        let theirs = person.organisation_id.map(|id| unit_key(reading, id)).transpose()?.flatten();
        let same_unit = unit.is_some() && theirs == unit;
        add(vec![id], if same_unit { DuplicateReason::NameAndUnit } else { DuplicateReason::Name });
    }
    for id in sounding_so(reading, &name)? {
        found.entry(id).or_insert_with(|| [DuplicateReason::Sound].into());
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|(id, reasons)| (reasons.first().copied(), usize::MAX - reasons.len(), *id));
    found
        .into_iter()
        .take(SHOWN)
        .map(|(id, reasons)| {
            let candidate = candidate(reading, id)?;
            Ok(Alike { candidate, reasons: reasons.into_iter().collect() })
        })
        .collect()
}

/// Answers who has just this name and this phone, if it is one person alone.
pub(crate) fn same(db: &Connection, full_name: &str, phone: &str) -> Result<Option<PersonId>> {
    let name = text::folded(&clean_name(full_name));
    let phone = clean_phone(phone);
    let digits: String = phone.chars().filter(char::is_ascii_digit).rev().collect();
    let mut found = Vec::new();
    for id in if digits.len() > 4 { owners(db, "phone", &digits)? } else { Vec::new() } {
        let person = person_of(db, id)?;
        if text::folded(&person.full_name) == name && person.phone == phone {
            found.push(id);
        }
    }
    Ok(if let [one] = found[..] { Some(one) } else { None })
}

/// Answers those whose names are written otherwise and read alike: 張三 and 章三 for 张三.
fn sounding_so(db: &Connection, name: &str) -> Result<Vec<PersonId>> {
    let length = name.chars().count();
    if length < 2 || !name.chars().all(text::is_han) {
        return Ok(Vec::new());
    }
    let (usual, _) = split_name(name);
    let letters = |reading: &str| -> String {
        reading.chars().filter(|letter| letter.is_alphanumeric()).collect()
    };
    let read = letters(&text::folded(&search::reading(name, &usual)));
    let mut found = Vec::new();
    for id in owners(db, "pinyin", &read)? {
        let theirs: String = db
            .prepare_cached("SELECT full_name FROM people WHERE id = ?1")?
            .query_row([id], |row| row.get(0))?;
        if theirs.chars().count() == length && theirs != name {
            found.push(id);
        }
    }
    Ok(found)
}

fn pairs(db: &Connection) -> Result<Pairs> {
    let mut pairs = Pairs::new();
    for (kind, reason) in [("phone", DuplicateReason::Phone), ("email", DuplicateReason::Email)] {
        let mut keys = db.prepare_cached(
            "SELECT key FROM search_keys WHERE kind = ?1 GROUP BY key HAVING COUNT(*) > 1",
        )?;
        for key in keys.query_map([kind], |row| row.get::<_, String>(0))? {
            pair_up(&owners(db, kind, &key?)?, reason, &mut pairs);
        }
    }
    for people in namesakes_of_units(db)?.into_values() {
        pair_up(&people, DuplicateReason::NameAndUnit, &mut pairs);
    }
    let mut apart = db.prepare_cached("SELECT one_id, other_id FROM different_people")?;
    for pair in apart.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
        pairs.remove(&pair?);
    }
    Ok(pairs)
}

/// Everybody who shares a unit, apart from its legal form, and a name with somebody else.
fn namesakes_of_units(db: &Connection) -> Result<BTreeMap<(usize, String), Vec<PersonId>>> {
    let units = units(db)?;
    let mut people: BTreeMap<(usize, String), Vec<PersonId>> = BTreeMap::new();
    let mut statement = db.prepare_cached(
        "SELECT id, full_name, organisation_id FROM people WHERE organisation_id IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let Some(unit) = units.get(&row.get(2)?) else { continue };
        let name = text::folded(&row.get::<_, String>(1)?);
        people.entry((*unit, name)).or_default().push(row.get(0)?);
    }
    people.retain(|_, people| people.len() > 1);
    Ok(people)
}

/// Answers a number for each organisation, the same for those whose names mean the same.
fn units(db: &Connection) -> Result<BTreeMap<OrganisationId, usize>> {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut units = BTreeMap::new();
    let mut statement = db.prepare_cached("SELECT id, name_zh FROM organisations")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let next = numbers.len();
        let number = *numbers.entry(matching_key(&row.get::<_, String>(1)?)).or_insert(next);
        units.insert(row.get(0)?, number);
    }
    Ok(units)
}

fn unit_key(db: &Connection, id: OrganisationId) -> Result<Option<String>> {
    let name: Option<String> = db
        .prepare_cached("SELECT name_zh FROM organisations WHERE id = ?1")?
        .query_map([id], |row| row.get(0))?
        .next()
        .transpose()?;
    Ok(name.map(|name| matching_key(&name)))
}

fn owners(db: &Connection, kind: &str, key: &str) -> Result<Vec<PersonId>> {
    Ok(db
        .prepare_cached("SELECT owner_id FROM search_keys WHERE kind = ?1 AND key = ?2 LIMIT 200")?
        .query_map(params![kind, key], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

fn pair_up(people: &[PersonId], reason: DuplicateReason, pairs: &mut Pairs) {
    let reach = if people.len() > CROWD { 1 } else { people.len() };
    for (at, one) in people.iter().enumerate() {
        for other in people.iter().skip(at + 1).take(reach) {
            let pair = if one < other { (*one, *other) } else { (*other, *one) };
            pairs.entry(pair).or_default().insert(reason);
        }
    }
}

/// What speaks for keeping this one of two: scans before a registration before roles.
fn weight(candidate: &Candidate) -> (u32, bool, u32) {
    let scans = candidate.registration.as_ref().map_or(0, |registration| registration.scans);
    (scans, candidate.registration.is_some(), candidate.roles)
}

fn candidate(db: &Connection, id: PersonId) -> Result<Candidate> {
    let registration = db
        .prepare_cached(
            "SELECT id, serial, state, (SELECT COUNT(*) FROM checkins
               WHERE registration_id = registrations.id AND outcome = 1) AS scans
             FROM registrations WHERE person_id = ?1",
        )?
        .query_map([id], |row| {
            Ok(CandidateRegistration {
                held: Vec::new(),
                id: row.get("id")?,
                badge_number: badge_number(row.get("serial")?),
                state: row.get("state")?,
                scans: row.get("scans")?,
            })
        })?
        .next()
        .transpose()?;
    let registration = match registration {
        Some(found) => Some(CandidateRegistration { held: held(db, found.id)?, ..found }),
        None => None,
    };
    let roles = db
        .prepare_cached(
            "SELECT (SELECT COUNT(*) FROM session_roles WHERE person_id = ?1)
               + (SELECT COUNT(*) FROM contacts WHERE person_id = ?1)
               + (SELECT COUNT(*) FROM booth_staff WHERE person_id = ?1)",
        )?
        .query_row([id], |row| row.get(0))?;
    Ok(Candidate { person: person_of(db, id)?, registration, roles })
}
