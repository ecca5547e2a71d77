//! Lists of registrations: filtered, ordered, and handed out in pieces.

use rusqlite::{Connection, Row, Rows as Found, Statement, named_params};

use super::{
    RegistrationFilter, RegistrationRow, RegistrationSort, RegistrationsRequest, badge_number,
};
use crate::{
    error::Result,
    lists::{Rows, piece},
    people::mask,
    search,
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
    let rows = select(reading, sql, &filter, piece(request.limit), request.offset.unwrap_or(0))?;
    Ok(Rows { total: count(reading, &filter)?, rows })
}

/// Lists all registrations that a filter means, by name.
pub fn all(db: &Connection, filter: &RegistrationFilter) -> Result<Vec<RegistrationRow>> {
    select(db, statement(RegistrationSort::Name, false), filter, u32::MAX, 0)
}

/// Asks a statement that has `filter.sql` in it.
pub(crate) fn with_filter<'s>(
    statement: &'s mut Statement<'_>,
    db: &Connection,
    filter: &RegistrationFilter,
) -> Result<Found<'s>> {
    let (found, ids) = arrays(db, filter)?;
    Ok(statement.query(named_params! {
        ":found": found, ":state": filter.state, ":category_id": filter.category_id,
        ":organisation_id": filter.organisation_id, ":admitted": filter.admitted,
        ":ids": ids,
    })?)
}

fn count(db: &Connection, filter: &RegistrationFilter) -> Result<u32> {
    let is_everything = filter.search.as_deref().is_none_or(|search| search.trim().is_empty())
        && filter.state.is_none()
        && filter.category_id.is_none()
        && filter.organisation_id.is_none()
        && filter.admitted.is_none()
        && filter.ids.is_none();
    if is_everything {
        return Ok(db.query_row("SELECT COUNT(*) FROM registrations", [], |row| row.get(0))?);
    }
    let (found, ids) = arrays(db, filter)?;
    Ok(db
        .prepare_cached(concat!(
            include_str!("inside.sql"),
            "SELECT COUNT(*) FROM registrations JOIN people ON people.id = person_id ",
            include_str!("filter.sql")
        ))?
        .query_row(
            named_params! {
                ":found": found, ":state": filter.state, ":category_id": filter.category_id,
                ":organisation_id": filter.organisation_id, ":admitted": filter.admitted,
                ":ids": ids,
            },
            |row| row.get(0),
        )?)
}

fn select(
    db: &Connection,
    sql: &str,
    filter: &RegistrationFilter,
    limit: u32,
    offset: u32,
) -> Result<Vec<RegistrationRow>> {
    let (found, ids) = arrays(db, filter)?;
    db.prepare_cached(sql)?
        .query_and_then(
            named_params! {
                ":found": found, ":state": filter.state, ":category_id": filter.category_id,
                ":organisation_id": filter.organisation_id, ":admitted": filter.admitted,
                ":ids": ids, ":limit": limit, ":offset": offset,
            },
            registration_row,
        )?
        .collect()
}

/// Answers the lists of a filter as JSON arrays of hex, which SQL takes as one value each.
fn arrays(
    db: &Connection,
    filter: &RegistrationFilter,
) -> Result<(Option<String>, Option<String>)> {
    let found = search::people_matching(db, filter.search.as_deref())?;
    let ids = filter.ids.as_ref().map(|ids| search::hex_array(ids.iter().map(|id| id.0)));
    Ok((found, ids))
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
        registered_at: row.get("registered_at")?,
        admitted_at: row.get("admitted_at")?,
    })
}
