//! Finding things, and keeping the keys right after every write.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{
    Hit, HitKind, SearchRequest,
    keys::{self, Findable, Key},
};
use crate::{
    agenda, error::Result, lists::piece, registrations::badge_number, store::Reading, text,
};

/// Finds people, organisations, sessions and booths, the best match first.
///
/// Several words must all fit: `zhang 药明` is a Zhang of that company.
pub fn find(reading: &Reading<'_>, request: SearchRequest) -> Result<Vec<Hit>> {
    let words = words_of(&request.query);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let limit = piece(request.limit.or(Some(20))) as usize;
    let mut people: Vec<(u8, Uuid)> =
        ranked_people(reading, &words)?.into_iter().map(|(id, rank)| (rank, id)).collect();
    people.sort_unstable();
    people.truncate(limit.max(200));
    let mut hits = Vec::new();
    for (rank, id) in people {
        hits.push((rank, person_hit(reading, id)?));
    }
    for (id, rank) in ranked_organisations(reading, &words)? {
        hits.push((rank, organisation_hit(reading, id)?));
    }
    hits.extend(sessions(reading, &words)?.into_iter().map(|hit| (20, hit)));
    hits.extend(booths(reading, &words)?.into_iter().map(|hit| (3, hit)));
    hits.sort_by(|(rank, hit), (other_rank, other)| {
        (rank, &hit.title, &hit.subtitle).cmp(&(other_rank, &other.title, &other.subtitle))
    });
    Ok(hits.into_iter().map(|(_, hit)| hit).take(limit).collect())
}

/// Answers the people that a search means, as a JSON array of hex ids; nothing for no search.
pub(crate) fn people_matching(db: &Connection, search: Option<&str>) -> Result<Option<String>> {
    let words = words_of(search.unwrap_or_default());
    if words.is_empty() {
        return Ok(None);
    }
    Ok(Some(hex_array(ranked_people(db, &words)?.into_keys())))
}

/// Answers the organisations that a search means, as a JSON array of hex ids.
pub(crate) fn organisations_matching(
    db: &Connection,
    search: Option<&str>,
) -> Result<Option<String>> {
    let words = words_of(search.unwrap_or_default());
    if words.is_empty() {
        return Ok(None);
    }
    Ok(Some(hex_array(ranked_organisations(db, &words)?.into_keys())))
}

/// Writes ids so that SQL can take them as one value.
pub(crate) fn hex_array(ids: impl IntoIterator<Item = Uuid>) -> String {
    let ids = ids.into_iter().map(|id| format!("\"{}\"", id.simple()));
    format!("[{}]", ids.collect::<Vec<_>>().join(","))
}

/// Makes the keys of everything that a change touched right again.
///
/// Called once at the end of every change, undo included, so that no feature can forget it.
pub(crate) fn refresh(db: &Connection, change: i64, tables: &[String]) -> Result<()> {
    let touched = |table: &str| tables.iter().any(|other| other == table);
    let mut people: BTreeSet<Uuid> = BTreeSet::new();
    if touched("people") {
        people.extend(rows_of(db, change, "people")?);
    }
    if touched("registrations") {
        let mut statement = db.prepare_cached(
            "SELECT DISTINCT unhex(json_extract(COALESCE(after, before), '$.person_id'))
             FROM change_rows WHERE change_number = ?1 AND table_name = 'registrations'",
        )?;
        for id in statement.query_map([change], |row| row.get::<_, Uuid>(0))? {
            people.insert(id?);
        }
    }
    for id in people {
        replace(db, id, keys_of_person(db, id)?)?;
    }
    if touched("organisations") {
        for id in rows_of(db, change, "organisations")? {
            replace(db, id, keys_of_organisation(db, id)?)?;
        }
    }
    Ok(())
}

fn rows_of(db: &Connection, change: i64, table: &str) -> Result<Vec<Uuid>> {
    Ok(db
        .prepare_cached(
            "SELECT DISTINCT row_id FROM change_rows WHERE change_number = ?1 AND table_name = ?2",
        )?
        .query_map(params![change, table], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

fn replace(db: &Connection, owner: Uuid, keys: BTreeSet<Key>) -> Result<()> {
    db.prepare_cached("DELETE FROM search_keys WHERE owner_id = ?1")?.execute([owner])?;
    let mut insert =
        db.prepare_cached("INSERT INTO search_keys (kind, key, owner_id) VALUES (?1, ?2, ?3)")?;
    for (kind, key) in keys {
        insert.execute(params![kind, key, owner])?;
    }
    Ok(())
}

fn keys_of_person(db: &Connection, id: Uuid) -> Result<BTreeSet<Key>> {
    let keys = db
        .prepare_cached(
            "SELECT full_name, latin_name, pinyin, phone, email, serial FROM people
             LEFT JOIN registrations ON person_id = people.id WHERE people.id = ?1",
        )?
        .query_row([id], |row| {
            let text = |name: &str| row.get::<_, String>(name);
            let badge = row.get::<_, Option<u32>>("serial")?.map(badge_number).unwrap_or_default();
            Ok(keys::of_person(&Findable {
                full_name: &text("full_name")?,
                latin_name: &text("latin_name")?,
                pinyin: &text("pinyin")?,
                phone: &text("phone")?,
                email: &text("email")?,
                badge_number: &badge,
            }))
        })
        .optional()?;
    Ok(keys.unwrap_or_default())
}

fn keys_of_organisation(db: &Connection, id: Uuid) -> Result<BTreeSet<Key>> {
    let keys = db
        .prepare_cached("SELECT name_zh, name_en, short_name FROM organisations WHERE id = ?1")?
        .query_row([id], |row| {
            let names: [String; 3] = [row.get(0)?, row.get(1)?, row.get(2)?];
            let names: Vec<&str> =
                names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
            Ok(keys::of_organisation(&names))
        })
        .optional()?;
    Ok(keys.unwrap_or_default())
}

fn words_of(query: &str) -> Vec<String> {
    text::line(query)
        .to_lowercase()
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Answers everybody whom all words fit, each with the sum of the ranks; 0 is best.
fn ranked_people(db: &Connection, words: &[String]) -> Result<BTreeMap<Uuid, u8>> {
    let mut all: Option<BTreeMap<Uuid, u8>> = None;
    for word in words {
        let found = people_for(db, word)?;
        all = Some(match all {
            None => found,
            Some(before) => before
                .into_iter()
                .filter_map(|(id, rank)| Some((id, rank.saturating_add(*found.get(&id)?))))
                .collect(),
        });
    }
    Ok(all.unwrap_or_default())
}

fn people_for(db: &Connection, word: &str) -> Result<BTreeMap<Uuid, u8>> {
    let mut found = BTreeMap::new();
    let is_number = word.chars().all(|character| character.is_ascii_digit());
    if is_number {
        let reversed: String = word.chars().rev().collect();
        if word.len() >= 2 {
            by_key(db, "phone", &reversed, 4, &mut found)?;
        }
        by_key(db, "badge", word, 5, &mut found)?;
        return Ok(found);
    }
    by_key(db, "name", word, 0, &mut found)?;
    by_key(db, "pinyin", &apart_from_signs(word), 2, &mut found)?;
    by_key(db, "initials", &apart_from_signs(word), 4, &mut found)?;
    by_key(db, "email", word, 6, &mut found)?;
    mixed(db, word, &mut found)?;
    for (organisation, rank) in organisations_for(db, word)? {
        let mut people = db.prepare_cached("SELECT id FROM people WHERE organisation_id = ?1")?;
        for id in people.query_map([organisation], |row| row.get(0))? {
            found.entry(id?).or_insert(rank.saturating_add(8));
        }
    }
    Ok(found)
}

/// Pinyin is typed with apostrophes and hyphens as often as without.
fn apart_from_signs(word: &str) -> String {
    word.chars().filter(|character| !matches!(character, '\'' | '’' | '-')).collect()
}

/// Finds 张s and 张san: characters first, letters for the rest.
fn mixed(db: &Connection, word: &str, found: &mut BTreeMap<Uuid, u8>) -> Result<()> {
    let head: String = word.chars().take_while(|character| text::is_han(*character)).collect();
    let tail = &word[head.len()..];
    if head.is_empty()
        || tail.is_empty()
        || !tail.chars().all(|letter| letter.is_ascii_alphabetic())
    {
        return Ok(());
    }
    let mut names = db.prepare_cached(
        "SELECT owner_id, key FROM search_keys WHERE kind = 'name' AND key >= ?1 AND key < ?2",
    )?;
    let mut rows = names.query(params![head, after(&head)])?;
    while let Some(row) = rows.next()? {
        let (id, name): (Uuid, String) = (row.get(0)?, row.get(1)?);
        let rest = keys::of_organisation(&[&name[head.len()..]]);
        let fits = rest.iter().any(|(kind, key)| *kind != "unit" && key.starts_with(tail));
        if fits {
            found.entry(id).or_insert(3);
        }
    }
    Ok(())
}

fn ranked_organisations(db: &Connection, words: &[String]) -> Result<BTreeMap<Uuid, u8>> {
    let mut all: Option<BTreeMap<Uuid, u8>> = None;
    for word in words {
        let found = organisations_for(db, word)?;
        all = Some(match all {
            None => found,
            Some(before) => before.into_iter().filter(|(id, _)| found.contains_key(id)).collect(),
        });
    }
    Ok(all.unwrap_or_default())
}

fn organisations_for(db: &Connection, word: &str) -> Result<BTreeMap<Uuid, u8>> {
    let mut found = BTreeMap::new();
    by_key(db, "unit", word, 1, &mut found)?;
    // One letter of pinyin would bring every unit of the region.
    if word.chars().count() > 1 {
        by_key(db, "unit_pinyin", &apart_from_signs(word), 6, &mut found)?;
        by_key(db, "unit_initials", &apart_from_signs(word), 7, &mut found)?;
    }
    Ok(found)
}

/// Adds the owners of keys that begin so; a key that is the whole word ranks one better.
fn by_key(
    db: &Connection,
    kind: &str,
    word: &str,
    rank: u8,
    found: &mut BTreeMap<Uuid, u8>,
) -> Result<()> {
    if word.is_empty() {
        return Ok(());
    }
    let mut statement = db.prepare_cached(
        "SELECT owner_id, key = ?2 FROM search_keys WHERE kind = ?1 AND key >= ?2 AND key < ?3",
    )?;
    let mut rows = statement.query(params![kind, word, after(word)])?;
    while let Some(row) = rows.next()? {
        let (id, is_whole): (Uuid, bool) = (row.get(0)?, row.get(1)?);
        let rank = if is_whole { rank } else { rank + 1 };
        found.entry(id).and_modify(|known| *known = rank.min(*known)).or_insert(rank);
    }
    Ok(())
}

/// Answers a text that comes after everything that begins with `prefix`.
fn after(prefix: &str) -> String {
    format!("{prefix}\u{10FFFF}")
}

fn person_hit(db: &Connection, id: Uuid) -> Result<Hit> {
    Ok(db
        .prepare_cached(
            "SELECT full_name, position_zh, phone, name_zh, registrations.id AS registration_id,
               serial
             FROM people LEFT JOIN organisations ON organisations.id = organisation_id
             LEFT JOIN registrations ON person_id = people.id
             WHERE people.id = ?1",
        )?
        .query_row([id], |row| {
            let phone: String = row.get("phone")?;
            let skipped = phone.chars().count().saturating_sub(4);
            let tail: String = phone.chars().skip(skipped).collect();
            let badge = row.get::<_, Option<u32>>("serial")?.map(badge_number).unwrap_or_default();
            let unit = row.get::<_, Option<String>>("name_zh")?.unwrap_or_default();
            Ok(Hit {
                kind: HitKind::Person,
                id,
                title: row.get("full_name")?,
                subtitle: joined(&[&unit, &row.get::<_, String>("position_zh")?]),
                mark: joined(&[&tail, &badge]),
                registration_id: row.get("registration_id")?,
            })
        })?)
}

fn organisation_hit(db: &Connection, id: Uuid) -> Result<Hit> {
    Ok(db.prepare_cached("SELECT name_zh, name_en FROM organisations WHERE id = ?1")?.query_row(
        [id],
        |row| {
            Ok(Hit {
                kind: HitKind::Organisation,
                id,
                title: row.get("name_zh")?,
                subtitle: row.get("name_en")?,
                mark: String::new(),
                registration_id: None,
            })
        },
    )?)
}

fn sessions(db: &Connection, words: &[String]) -> Result<Vec<Hit>> {
    let rows = agenda::rows(db, &[])?.into_iter().filter(|row| {
        let text = format!("{} {}", row.title_zh, row.title_en).to_lowercase();
        words.iter().all(|word| text.contains(word))
    });
    Ok(rows
        .map(|row| Hit {
            kind: HitKind::Session,
            id: row.id.0,
            subtitle: joined(&[
                &row.starts_at.map(|start| start.to_string().replace('T', " ")).unwrap_or_default(),
                &row.rooms_zh,
            ]),
            title: row.title_zh,
            mark: String::new(),
            registration_id: None,
        })
        .collect())
}

fn booths(db: &Connection, words: &[String]) -> Result<Vec<Hit>> {
    let [number] = words else { return Ok(Vec::new()) };
    Ok(db
        .prepare_cached(
            "SELECT booths.id, number, COALESCE(name_zh, '') FROM booths
             LEFT JOIN organisations ON organisations.id = exhibitor_id
             WHERE lower(number) = ?1",
        )?
        .query_map([number], |row| {
            Ok(Hit {
                kind: HitKind::Booth,
                id: row.get(0)?,
                title: row.get(1)?,
                subtitle: row.get(2)?,
                mark: String::new(),
                registration_id: None,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

fn joined(parts: &[&str]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty()).copied();
    parts.collect::<Vec<_>>().join(" · ")
}
