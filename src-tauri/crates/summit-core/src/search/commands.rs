//! Finding things.

use rusqlite::Connection;
use uuid::Uuid;

use super::{
    Hit, HitKind, SearchRequest,
    matching::{self, Ranked, words_of},
    nearly,
    pinyin::{reading, sort_key_of_reading},
};
use crate::{
    agenda, error::Result, lists::piece, people::split_name, registrations::badge_number,
    store::Reading,
};

/// How many answers there are when the asker does not say.
const USUAL: u32 = 20;

/// Finds people, organisations, sessions and booths, the best match first.
///
/// Several words must all fit: `zhang 药明` is a Zhang of that company. Where nothing fits, what
/// comes nearest is answered and says so.
pub fn find(reading: &Reading<'_>, request: SearchRequest) -> Result<Vec<Hit>> {
    let words = words_of(&request.query);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let most = piece(request.limit.or(Some(USUAL))) as usize;
    let mut hits = Vec::new();
    for (rank, id) in best(matching::people(reading, &words, Some(most))?, most) {
        hits.push((rank, person_hit(reading, id)?));
    }
    for (rank, id) in best(matching::organisations(reading, &words, Some(most))?, most) {
        hits.push((rank, organisation_hit(reading, id)?));
    }
    hits.extend(sessions(reading, &words)?.into_iter().map(|hit| (20, hit)));
    hits.extend(booths(reading, &words)?.into_iter().map(|hit| (3, hit)));
    if hits.is_empty() {
        hits.extend(near_hits(reading, &words)?.into_iter().map(|hit| (0, hit)));
    }
    hits.sort_by_cached_key(|(rank, hit)| (*rank, read(&hit.title), hit.subtitle.clone()));
    Ok(hits.into_iter().map(|(_, hit)| hit).take(most).collect())
}

/// Names of one rank stand in the order of their readings.
fn read(title: &str) -> String {
    sort_key_of_reading(&reading(title, &split_name(title).0), title)
}

/// Finds people and organisations that may have been meant by what fits none of them.
pub fn near(reading: &Reading<'_>, request: SearchRequest) -> Result<Vec<Hit>> {
    near_hits(reading, &words_of(&request.query))
}

fn near_hits(db: &Connection, words: &[String]) -> Result<Vec<Hit>> {
    let people = nearly::people(db, words)?.into_iter().map(|id| person_hit(db, id));
    let units = nearly::organisations(db, words)?.into_iter().map(|id| organisation_hit(db, id));
    people.chain(units).map(|hit| Ok(Hit { is_near: true, ..hit? })).collect()
}

/// Answers the people that a search may have meant, as a JSON array of hex ids.
pub(crate) fn people_near(db: &Connection, search: &str) -> Result<String> {
    Ok(hex_array(nearly::people(db, &words_of(search))?))
}

fn best(mut ranked: Vec<Ranked>, most: usize) -> Vec<Ranked> {
    ranked.truncate(most);
    ranked
}

/// Answers the people that a search means, as a JSON array of hex ids; nothing for no search.
pub(crate) fn people_matching(db: &Connection, search: Option<&str>) -> Result<Option<String>> {
    let words = words_of(search.unwrap_or_default());
    if words.is_empty() {
        return Ok(None);
    }
    Ok(Some(hex_array(matching::people(db, &words, None)?.into_iter().map(|(_, id)| id))))
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
    Ok(Some(hex_array(matching::organisations(db, &words, None)?.into_iter().map(|(_, id)| id))))
}

/// Writes ids so that SQL can take them as one value.
pub(crate) fn hex_array(ids: impl IntoIterator<Item = Uuid>) -> String {
    let ids = ids.into_iter().map(|id| format!("\"{}\"", id.simple()));
    format!("[{}]", ids.collect::<Vec<_>>().join(","))
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
                is_near: false,
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
                is_near: false,
            })
        },
    )?)
}

fn sessions(db: &Connection, words: &[String]) -> Result<Vec<Hit>> {
    let fits: bool = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM sessions WHERE NOT EXISTS (
               SELECT 1 FROM json_each(?1)
               WHERE instr(lower(title_zh || ' ' || title_en), value) = 0))",
        )?
        .query_row([serde_json::to_string(words)?], |row| row.get(0))?;
    if !fits {
        return Ok(Vec::new());
    }
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
            is_near: false,
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
                is_near: false,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

fn joined(parts: &[&str]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty()).copied();
    parts.collect::<Vec<_>>().join(" · ")
}
