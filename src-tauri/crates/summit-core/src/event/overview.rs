//! How the event stands at a glance, and everything that looks wrong in it.

use std::collections::BTreeMap;

use rusqlite::Connection;
use uuid::Uuid;

use super::{
    CategoryCount, CheckReport, Counts, Finding, Level, Overview, SectorCount,
    commands::{days, event, hosts},
};
use crate::{agenda, booths, checkins, error::Result, organisations::matching_key, store::Reading};

/// How many of the coming sessions the first page shows.
const SHOWN: usize = 6;

/// Answers how the event stands.
pub fn overview(reading: &Reading<'_>, (): ()) -> Result<Overview> {
    let event = event(reading)?;
    let venue_now = reading.now().at_venue(&event.time_zone);
    let findings = findings(reading)?;
    let rows = agenda::rows(reading, &findings)?;
    let unscheduled = rows.iter().filter(|row| row.starts_at.is_none()).count();
    let mut coming = rows.clone();
    coming.retain(|row| row.ends_at.is_some_and(|end| end > venue_now));
    if coming.is_empty() {
        coming = rows.into_iter().filter(|row| row.starts_at.is_some()).collect();
    }
    coming.truncate(SHOWN);
    let counters = checkins::count(reading, reading.now())?;
    Ok(Overview {
        days: days(reading)?,
        hosts: hosts(reading)?,
        counts: counts(reading)?,
        speakers: reading.query_row(
            "SELECT COUNT(DISTINCT person_id) FROM session_roles",
            [],
            |row| row.get(0),
        )?,
        expected: counters.expected,
        admitted: counters.admitted,
        unscheduled: u32::try_from(unscheduled).unwrap_or(u32::MAX),
        findings,
        venue_now,
        coming,
        by_category: by_category(reading)?,
        by_sector: by_sector(reading)?,
        event,
    })
}

/// Looks through the whole file: its pages, its links, and everything that looks wrong in it.
pub fn check(reading: &Reading<'_>, (): ()) -> Result<CheckReport> {
    let mut damages = reading
        .prepare("PRAGMA integrity_check")?
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    damages.retain(|line| line != "ok");
    let dangling = reading
        .prepare("PRAGMA foreign_key_check")?
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    damages.extend(dangling.into_iter().map(|table| format!("foreign key of {table}")));
    Ok(CheckReport { damages, counts: counts(reading)?, findings: findings(reading)? })
}

/// Answers how many of each noun there are.
pub fn counts(db: &Connection) -> Result<Counts> {
    Ok(db.query_row(
        "SELECT (SELECT COUNT(*) FROM people) AS people,
           (SELECT COUNT(*) FROM registrations) AS registrations,
           (SELECT COUNT(*) FROM sessions) AS sessions,
           (SELECT COUNT(*) FROM organisations) AS organisations,
           (SELECT COUNT(*) FROM booths) AS booths,
           (SELECT COUNT(*) FROM equipment) AS equipment,
           (SELECT COUNT(*) FROM checkins) AS checkins",
        [],
        |row| {
            Ok(Counts {
                people: row.get("people")?,
                registrations: row.get("registrations")?,
                sessions: row.get("sessions")?,
                organisations: row.get("organisations")?,
                booths: row.get("booths")?,
                equipment: row.get("equipment")?,
                checkins: row.get("checkins")?,
            })
        },
    )?)
}

/// Answers everything that looks wrong in the event, the gravest first.
pub fn findings(db: &Connection) -> Result<Vec<Finding>> {
    let mut findings = agenda::findings(db)?;
    findings.extend(booths::findings(db)?);
    findings.extend(twins_of_organisations(db)?);
    findings.extend(twins_of_people(db)?);
    findings.sort_by_key(|finding| finding.level);
    Ok(findings)
}

fn twins_of_organisations(db: &Connection) -> Result<Vec<Finding>> {
    let mut by_key: BTreeMap<String, Vec<(Uuid, String)>> = BTreeMap::new();
    let mut statement = db.prepare_cached("SELECT id, name_zh FROM organisations")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (id, name): (Uuid, String) = (row.get(0)?, row.get(1)?);
        by_key.entry(matching_key(&name)).or_default().push((id, name));
    }
    let twins = by_key.into_values().filter(|twins| twins.len() > 1);
    Ok(twins
        .map(|twins| {
            let names = [("one", twins[0].1.as_str()), ("other", twins[1].1.as_str())];
            Finding::new("organisation_twice", Level::Warning, &names)
                .about(twins.iter().map(|(id, _)| *id))
        })
        .collect())
}

fn twins_of_people(db: &Connection) -> Result<Vec<Finding>> {
    let mut statement = db.prepare_cached(
        "SELECT MIN(full_name) AS name, JSON_GROUP_ARRAY(hex(id)) AS ids FROM people
         WHERE phone <> '' GROUP BY phone, full_name HAVING COUNT(*) > 1",
    )?;
    let mut rows = statement.query([])?;
    let mut findings = Vec::new();
    while let Some(row) = rows.next()? {
        let ids: Vec<String> = serde_json::from_str(&row.get::<_, String>("ids")?)?;
        let ids = ids.iter().filter_map(|id| Uuid::try_parse(id).ok());
        let name: String = row.get("name")?;
        findings.push(
            Finding::new("person_twice_in_list", Level::Warning, &[("person", &name)]).about(ids),
        );
    }
    Ok(findings)
}

fn by_category(db: &Connection) -> Result<Vec<CategoryCount>> {
    Ok(db
        .prepare_cached(concat!(
            include_str!("../registrations/inside.sql"),
            "SELECT name_zh, name_en, color, COUNT(registrations.id) AS registrations,
               COUNT(inside.registration_id) AS admitted
             FROM categories LEFT JOIN registrations ON category_id = categories.id
             LEFT JOIN inside ON inside.registration_id = registrations.id
             GROUP BY categories.id ORDER BY position, number"
        ))?
        .query_map([], |row| {
            Ok(CategoryCount {
                name_zh: row.get("name_zh")?,
                name_en: row.get("name_en")?,
                color: row.get("color")?,
                registrations: row.get("registrations")?,
                admitted: row.get("admitted")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

fn by_sector(db: &Connection) -> Result<Vec<SectorCount>> {
    let mut sectors = db
        .prepare_cached(
            "SELECT sector, COUNT(*) AS organisations FROM organisations
             WHERE sector IS NOT NULL GROUP BY sector",
        )?
        .query_map([], |row| {
            Ok(SectorCount { sector: row.get("sector")?, organisations: row.get("organisations")? })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    sectors.sort_by_key(|count| count.sector);
    Ok(sectors)
}
