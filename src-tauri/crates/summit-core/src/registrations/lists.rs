//! Lists of registrations: filtered, ordered, and handed out in pieces.

use rusqlite::{Connection, Row, Rows as Found, Statement};

use super::{
    RegistrationFilter, RegistrationRow, RegistrationSort, RegistrationsRequest, badge_number,
    narrowing::{Narrowing, bound},
};
use crate::{
    error::Result,
    lists::{Rows, piece},
    people::mask,
    store::Reading,
};

/// Writes out one list statement for an order, so that each order can use its own index.
macro_rules! in_order {
    ($from:literal, $key:literal, $direction:literal) => {
        concat!(
            include_str!("inside.sql"),
            include_str!("columns.sql"),
            $from,
            include_str!("filter.sql"),
            " ORDER BY ",
            $key,
            $direction,
            ", registrations.id",
            $direction,
            " LIMIT :limit OFFSET :offset"
        )
    };
}

/// Answers the list statement of an order.
///
/// CROSS JOIN keeps the order of the tables, and with it the index that gives the order of rows.
fn statement(sort: RegistrationSort, descending: bool) -> &'static str {
    macro_rules! both {
        ($from:literal, $key:literal) => {
            if descending {
                in_order!($from, $key, " DESC")
            } else {
                in_order!($from, $key, " ASC")
            }
        };
    }
    match sort {
        RegistrationSort::Name => both!(
            " FROM people CROSS JOIN registrations ON person_id = people.id ",
            "people.sort_key"
        ),
        RegistrationSort::Number => {
            both!(" FROM registrations CROSS JOIN people ON people.id = person_id ", "serial")
        }
        RegistrationSort::RegisteredAt => both!(
            " FROM registrations CROSS JOIN people ON people.id = person_id ",
            "registered_at"
        ),
        RegistrationSort::Organisation => both!(
            " FROM registrations JOIN people ON people.id = person_id ",
            "(SELECT sort_key FROM organisations WHERE id = people.organisation_id)"
        ),
    }
}

/// Lists registrations: a piece, and the length of the whole.
pub fn list(reading: &Reading<'_>, request: RegistrationsRequest) -> Result<Rows<RegistrationRow>> {
    let filter = request.filter.unwrap_or_default();
    let sql = statement(
        request.sort.unwrap_or(RegistrationSort::Name),
        request.descending.unwrap_or(false),
    );
    let narrowing = Narrowing::of(reading, &filter)?;
    let offset = request.offset.unwrap_or(0);
    let rows = select(reading, sql, &narrowing, piece(request.limit), offset)?;
    Ok(Rows { total: count(reading, &narrowing)?, rows })
}

/// Lists all registrations that a filter means, by name.
pub fn all(db: &Connection, filter: &RegistrationFilter) -> Result<Vec<RegistrationRow>> {
    let narrowing = Narrowing::of(db, filter)?;
    select(db, statement(RegistrationSort::Name, false), &narrowing, u32::MAX, 0)
}

/// Asks a statement that has `filter.sql` in it.
pub(crate) fn with_filter<'s>(
    statement: &'s mut Statement<'_>,
    db: &Connection,
    filter: &RegistrationFilter,
) -> Result<Found<'s>> {
    let values = Narrowing::of(db, filter)?.values();
    Ok(statement.query(&*bound(&values))?)
}

fn count(db: &Connection, narrowing: &Narrowing) -> Result<u32> {
    if narrowing.is_everything() {
        return Ok(db.query_row("SELECT COUNT(*) FROM registrations", [], |row| row.get(0))?);
    }
    Ok(db
        .prepare_cached(concat!(
            include_str!("inside.sql"),
            "SELECT COUNT(*) FROM registrations ",
            include_str!("filter.sql")
        ))?
        .query_row(&*bound(&narrowing.values()), |row| row.get(0))?)
}

fn select(
    db: &Connection,
    sql: &str,
    narrowing: &Narrowing,
    limit: u32,
    offset: u32,
) -> Result<Vec<RegistrationRow>> {
    let mut values = narrowing.values();
    values.push((":limit", limit.into()));
    values.push((":offset", offset.into()));
    db.prepare_cached(sql)?.query_and_then(&*bound(&values), registration_row)?.collect()
}

fn registration_row(row: &Row<'_>) -> Result<RegistrationRow> {
    Ok(RegistrationRow {
        id: row.get("id")?,
        person_id: row.get("person_id")?,
        badge_number: badge_number(row.get("serial")?),
        full_name: row.get("full_name")?,
        latin_name: row.get("latin_name")?,
        pinyin: row.get("pinyin")?,
        position_zh: row.get("position_zh")?,
        position_en: row.get("position_en")?,
        organisation_zh: row.get::<_, Option<String>>("organisation_zh")?.unwrap_or_default(),
        organisation_en: row.get::<_, Option<String>>("organisation_en")?.unwrap_or_default(),
        phone: mask(&row.get::<_, String>("phone")?),
        category_id: row.get("category_id")?,
        state: row.get("state")?,
        reply: row.get("reply")?,
        source: row.get("source")?,
        notes: row.get("notes")?,
        custom: serde_json::from_str(&row.get::<_, String>("custom")?)?,
        tags: serde_json::from_str(&row.get::<_, String>("tags")?)?,
        registered_at: row.get("registered_at")?,
        admitted_at: row.get("admitted_at")?,
    })
}
