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
    agenda,
    error::Result,
    lists::piece,
    people::split_name,
    registrations::badge_number,
    store::{InOrder, Reading},
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
    // Names of one rank stand in the order of their readings.
    hits.sort_by(|(one_rank, one), (rank, hit)| {
        (one_rank, &one.read, &one.hit.subtitle).cmp(&(rank, &hit.read, &hit.hit.subtitle))
    });
    Ok(hits.into_iter().map(|(_, found)| found.hit).take(most).collect())
}

/// Something that was found, and how its title is read.
struct Found {
    read: String,
    hit: Hit,
}

impl Found {
    fn of(hit: Hit) -> Found {
        let reading = reading(&hit.title, &split_name(&hit.title).0);
        Found { read: sort_key_of_reading(&reading, &hit.title), hit }
    }
}

/// Finds people and organisations that may have been meant by what fits none of them.
pub fn near(reading: &Reading<'_>, request: SearchRequest) -> Result<Vec<Hit>> {
    let near = near_hits(reading, &words_of(&request.query))?;
    Ok(near.into_iter().map(|found| found.hit).collect())
}

fn near_hits(db: &Connection, words: &[String]) -> Result<Vec<Found>> {
    let people = nearly::people(db, words)?.into_iter().map(|id| person_hit(db, id));
    let units = nearly::organisations(db, words)?.into_iter().map(|id| organisation_hit(db, id));
    let near = people.chain(units).map(|found| {
        found.map(|Found { read, hit }| Found { read, hit: Hit { is_near: true, ..hit } })
    });
    near.collect()
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

fn person_hit(db: &Connection, id: Uuid) -> Result<Found> {
    Ok(db
        .prepare_cached(
            "SELECT phone, serial, name_zh, full_name, position_zh, people.sort_key,
               registrations.id AS registration_id
             FROM people LEFT JOIN organisations ON organisations.id = organisation_id
             LEFT JOIN registrations ON person_id = people.id
             WHERE people.id = ?1",
        )?
        .query_row([id], |row| {
            let mut row = InOrder::of(row);
            let phone: String = row.get("phone")?;
            let skipped = phone.chars().count().saturating_sub(4);
            let tail: String = phone.chars().skip(skipped).collect();
            let badge = row.get::<Option<u32>>("serial")?.map(badge_number).unwrap_or_default();
            let unit = row.get::<Option<String>>("name_zh")?.unwrap_or_default();
            let title = row.get("full_name")?;
            let subtitle = joined(&[&unit, &row.get::<String>("position_zh")?]);
            let read = row.get("sort_key")?;
            let hit = Hit {
                kind: HitKind::Person,
                id,
                title,
                subtitle,
                mark: joined(&[&tail, &badge]),
                registration_id: row.get("registration_id")?,
                is_near: false,
            };
            Ok(Found { read, hit })
        })?)
}

fn organisation_hit(db: &Connection, id: Uuid) -> Result<Found> {
    Ok(db
        .prepare_cached("SELECT name_zh, name_en, sort_key FROM organisations WHERE id = ?1")?
        .query_row([id], |row| {
            let hit = Hit {
                kind: HitKind::Organisation,
                id,
                title: row.get(0)?,
                subtitle: row.get(1)?,
                mark: String::new(),
                registration_id: None,
                is_near: false,
            };
            Ok(Found { read: row.get(2)?, hit })
        })?)
}

fn sessions(db: &Connection, words: &[String]) -> Result<Vec<Found>> {
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
    let hits = rows.map(|row| Hit {
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
    });
    Ok(hits.map(Found::of).collect())
}

fn booths(db: &Connection, words: &[String]) -> Result<Vec<Found>> {
    let [number] = words else { return Ok(Vec::new()) };
    Ok(db
        .prepare_cached(
            "SELECT booths.id, number, COALESCE(name_zh, '') FROM booths
             LEFT JOIN organisations ON organisations.id = exhibitor_id
             WHERE lower(number) = ?1",
        )?
        .query_map([number], |row| {
            Ok(Found::of(Hit {
                kind: HitKind::Booth,
                id: row.get(0)?,
                title: row.get(1)?,
                subtitle: row.get(2)?,
                mark: String::new(),
                registration_id: None,
                is_near: false,
            }))
        })?
        .collect::<rusqlite::Result<_>>()?)
}

fn joined(parts: &[&str]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty()).copied();
    parts.collect::<Vec<_>>().join(" · ")
}
