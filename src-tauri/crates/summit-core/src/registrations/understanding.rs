//! What the window says while a filter is typed: its parts, what is wrong with it, how it may go on.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    CustomField, FieldKind, FilterKey, RegistrationFilter, RegistrationState, Term,
    categories::{categories, fields},
    meanings::{reply_names, state_names},
    narrowing::{ACCOMPANYING, HAVING, Narrowing, diet_names},
    query::{quoted, terms},
    views::views,
};
use crate::{
    error::{Details, Error, Result},
    receptions::Diet,
    search, signups,
    store::Reading,
};

/// The most ways to go on that are offered.
const MOST: usize = 12;

/// The days on which guests come, and on which they leave.
const ARRIVALS: &str = "SELECT DISTINCT arrives_on FROM receptions
   WHERE instr(arrives_on, ?1) > 0 ORDER BY arrives_on LIMIT ?2";
const DEPARTURES: &str = "SELECT DISTINCT leaves_on FROM receptions
   WHERE instr(leaves_on, ?1) > 0 ORDER BY leaves_on LIMIT ?2";

/// Those who come with others.
const PRINCIPALS: &str = "SELECT DISTINCT full_name FROM people
   WHERE id IN (SELECT person_id FROM registrations WHERE id IN (
     SELECT companion_of FROM registrations WHERE companion_of IS NOT NULL))
     AND instr(lower(full_name), ?1) > 0 ORDER BY sort_key LIMIT ?2";

/// Asks what a filter means that is being typed.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct UnderstandRequest {
    pub query: String,
    /// The language in which ways to go on are offered.
    pub in_english: bool,
}

/// What a filter means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Understood {
    /// None while a word is not understood.
    pub terms: Vec<Term>,
    pub failure: Option<FilterFailure>,
    /// The whole filter as it could go on.
    pub suggestions: Vec<String>,
}

/// Why a filter is not understood, as the words files say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FilterFailure {
    pub code: String,
    pub details: Details,
}

/// Says what a filter means, and how it may go on.
pub fn understand(reading: &Reading<'_>, request: UnderstandRequest) -> Result<Understood> {
    let suggestions = suggestions(reading, &request.query, request.in_english)?;
    let filter =
        RegistrationFilter { query: Some(request.query.clone()), ..RegistrationFilter::default() };
    match Narrowing::of(reading, &filter) {
        Ok(_) => Ok(Understood { terms: terms(&request.query)?, failure: None, suggestions }),
        Err(error @ Error::Filter { .. }) => {
            let failure = FilterFailure { code: error.code().to_owned(), details: error.details() };
            // A value that is not known leaves the other parts readable.
            let terms = terms(&request.query).unwrap_or_default();
            Ok(Understood { terms, failure: Some(failure), suggestions })
        }
        Err(error) => Err(error),
    }
}

fn suggestions(db: &Connection, query: &str, in_english: bool) -> Result<Vec<String>> {
    let (before, last) = match query.rfind(char::is_whitespace) {
        Some(at) => {
            let next =
                at + query.get(at..).and_then(|s| s.chars().next()).map_or(1, char::len_utf8);
            query.split_at(next)
        }
        None => ("", query),
    };
    let (minus, last) = last.strip_prefix('-').map_or(("", last), |rest| ("-", rest));
    let Some((name, values)) = last.split_once([':', '：']) else {
        let names = FilterKey::ALL.iter().map(|key| key.names());
        let fits = names.filter(|names| names.iter().any(|name| name.starts_with(last)));
        let told = fits.map(|names| format!("{before}{minus}{}:", names[usize::from(in_english)]));
        return Ok(told.collect());
    };
    let read = terms(&format!("{name}:x")).unwrap_or_default();
    let Some(key) = read.first().and_then(|term| term.key) else {
        return Ok(Vec::new());
    };
    let comma = values.rfind([',', '，']).map_or(0, |at| {
        at + values.get(at..).and_then(|s| s.chars().next()).map_or(1, char::len_utf8)
    });
    let (earlier, begun) = values.split_at(comma);
    let begun = begun.trim_start_matches(['"', '“']).to_lowercase();
    let fits = known(db, key, &begun, in_english)?.into_iter();
    let fits = fits.filter(|value| value.to_lowercase().contains(&begun)).take(MOST);
    Ok(fits.map(|value| format!("{before}{minus}{name}:{earlier}{}", quoted(&value))).collect())
}

/// Lists the values that a key can have.
fn known(db: &Connection, key: FilterKey, begun: &str, in_english: bool) -> Result<Vec<String>> {
    let at = usize::from(in_english);
    Ok(match key {
        FilterKey::State => {
            let names = RegistrationState::ALL.iter().map(|state| state_names(*state));
            names.map(|[zh, en]| if in_english { en } else { zh }).collect()
        }
        FilterKey::Reply => reply_names().map(|names| names[at].clone()).collect(),
        FilterKey::Category => {
            let names = categories(db)?.into_iter().map(|one| (one.name_zh, one.name_en));
            let either = |(zh, en): (String, String)| {
                if in_english && !en.is_empty() { en } else { zh }
            };
            names.map(either).collect()
        }
        FilterKey::Organisation => {
            let found = search::organisations_matching(db, Some(begun))?;
            texts(
                db,
                "SELECT name_zh FROM organisations
                 WHERE id IN (SELECT unhex(value) FROM json_each(?1)) LIMIT ?2",
                found.unwrap_or_else(|| "[]".to_owned()),
            )?
        }
        FilterKey::Tag => texts(
            db,
            "SELECT DISTINCT tag FROM registration_tags WHERE instr(lower(tag), ?1) > 0 LIMIT ?2",
            begun.to_owned(),
        )?,
        FilterKey::Import => texts(
            db,
            // One of several by its number; a name alone means all of them.
            "WITH imports (number, subject) AS (
               SELECT number, subject FROM changes
               WHERE title = 'registrations.import' AND state = 'done'
                 AND instr(lower(subject), ?1) > 0)
             SELECT DISTINCT subject FROM imports
             UNION ALL
             SELECT subject || ' #' || number FROM imports
             WHERE subject IN (SELECT subject FROM imports GROUP BY subject HAVING COUNT(*) > 1)
             LIMIT ?2",
            begun.to_owned(),
        )?,
        FilterKey::Has => HAVING.iter().map(|(_, names, _)| names[at].to_owned()).collect(),
        FilterKey::Admitted | FilterKey::PickUp => {
            [["是", "yes"], ["否", "no"]].map(|names| names[at].to_owned()).to_vec()
        }
        FilterKey::Field => suggested_fields(db, in_english)?,
        FilterKey::View => views(db)?.into_iter().map(|view| view.name).collect(),
        FilterKey::Hotel => texts(
            db,
            "SELECT DISTINCT hotel FROM receptions
             WHERE hotel <> '' AND instr(lower(hotel), ?1) > 0 LIMIT ?2",
            begun.to_owned(),
        )?,
        FilterKey::Arrives => texts(db, ARRIVALS, begun.to_owned())?,
        FilterKey::Leaves => texts(db, DEPARTURES, begun.to_owned())?,
        FilterKey::Diet => {
            let names = Diet::ALL.iter().map(|diet| diet_names(*diet));
            names.map(|[zh, en]| if in_english { en } else { zh }).collect()
        }
        FilterKey::Session | FilterKey::WaitsFor => {
            let offered = signups::sessions(db)?.into_iter();
            offered.map(|one| if in_english { one.name_en } else { one.name_zh }).collect()
        }
        FilterKey::Companion => {
            let ways = ACCOMPANYING.iter().map(|(_, names)| names[at].to_owned());
            ways.chain(texts(db, PRINCIPALS, begun.to_owned())?).collect()
        }
        FilterKey::Day | FilterKey::Notes => Vec::new(),
    })
}

/// Lists the organisers' own fields, each with what can be chosen in it.
fn suggested_fields(db: &Connection, in_english: bool) -> Result<Vec<String>> {
    let told = |field: CustomField| {
        let is_english = in_english && !field.name_en.is_empty();
        let name = if is_english { field.name_en } else { field.name_zh };
        let yes_no = if in_english { ["yes", "no"] } else { ["是", "否"] }.map(str::to_owned);
        let values = match field.kind {
            FieldKind::YesNo => yes_no.to_vec(),
            FieldKind::Choice | FieldKind::Choices => field.choices,
            FieldKind::Text | FieldKind::Number | FieldKind::Date => Vec::new(),
        };
        let each: Vec<_> = values.into_iter().map(|value| format!("{name}={value}")).collect();
        [vec![name], each].concat()
    };
    Ok(fields(db)?.into_iter().flat_map(told).collect())
}

fn texts(db: &Connection, sql: &'static str, about: String) -> Result<Vec<String>> {
    db.prepare_cached(sql)?
        .query_and_then(params![about, MOST as u32], |row| Ok(row.get(0)?))?
        .collect()
}
