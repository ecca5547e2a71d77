//! Lists of registrations: filtered, ordered, and handed out in pieces.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, types::Value as Sql};

use super::{
    RegisterColumn, RegisterField, RegistrationFilter, RegistrationId, RegistrationRow,
    RegistrationsRequest, RowSession, badge_number, narrowing::Narrowing, orders::Places,
};
use crate::{
    error::Result,
    lists::{Rows, piece},
    people::mask,
    search,
    store::{InOrder, Reading},
};

/// Writes out how rows stand in an order, so that each order can use its own index.
macro_rules! in_order {
    ($from:literal, $key:literal, $direction:literal) => {
        concat!(
            "SELECT registrations.rowid FROM ",
            $from,
            " ORDER BY ",
            $key,
            $direction,
            ", registrations.id",
            $direction,
            " LIMIT ?1 OFFSET ?2"
        )
    };
}

/// How far into the register its own indexes are followed.
const NEAR: u32 = 1_000;

/// How many are offered where none fits.
const MOST_NEAR: u32 = 8;

/// Answers the statement of an order that an index of the file gives by itself: where rows stand.
///
/// CROSS JOIN keeps the order of the tables, and with it the index that gives the order of rows. What a
/// row shows is read afterwards: of equal keys all are looked at before the first is answered.
fn indexed(column: RegisterColumn, descending: bool) -> Option<&'static str> {
    macro_rules! both {
        ($from:literal, $key:literal) => {
            Some(if descending {
                in_order!($from, $key, " DESC")
            } else {
                in_order!($from, $key, " ASC")
            })
        };
    }
    if column == RegisterColumn::Field(RegisterField::Name) {
        return both!(
            "people CROSS JOIN registrations ON person_id = people.id",
            "people.sort_key"
        );
    }
    if column == RegisterColumn::Field(RegisterField::Number) {
        return both!("registrations", "serial");
    }
    if column == RegisterColumn::Field(RegisterField::RegisteredAt) {
        return both!("registrations", "registered_at");
    }
    None
}

/// Lists registrations: a piece, and the length of the whole.
pub fn list(reading: &Reading<'_>, request: RegistrationsRequest) -> Result<Rows<RegistrationRow>> {
    let filter = request.filter.unwrap_or_default();
    let column = request.sort.unwrap_or(RegisterColumn::Field(RegisterField::Name));
    let descending = request.descending.unwrap_or(false);
    let phone = if request.phones.unwrap_or(false) { str::to_owned } else { mask };
    let narrowing = Narrowing::of(reading, &filter)?;
    let range = (request.offset.unwrap_or(0), piece(request.limit));
    let is_near = narrowing.is_everything()
        && range.0 <= NEAR
        && !reading.orders().is_ready(reading, column)?;
    if let Some(sql) = indexed(column, descending).filter(|_| is_near) {
        let total =
            reading.query_row("SELECT COUNT(*) FROM registrations", [], |row| row.get(0))?;
        let places: Vec<i64> = reading
            .prepare_cached(sql)?
            .query_map((range.1, range.0), |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        return Ok(Rows { total, rows: at_places(reading, &places, phone)? });
    }
    let fits = places(reading, narrowing)?;
    let found = reading.orders().piece(reading, (column, descending), fits.as_ref(), range)?;
    Ok(Rows { total: found.total, rows: at_places(reading, &found.places, phone)? })
}

/// Lists registrations that may have been meant by a search that none fits; the filter's other
/// conditions hold.
pub fn near(reading: &Reading<'_>, filter: RegistrationFilter) -> Result<Vec<RegistrationRow>> {
    let Some(narrowing) = Narrowing::near(reading, &filter)? else { return Ok(Vec::new()) };
    let Some(fits) = places(reading, narrowing)? else { return Ok(Vec::new()) };
    let by_name = (RegisterColumn::Field(RegisterField::Name), false);
    let found = reading.orders().piece(reading, by_name, Some(&fits), (0, MOST_NEAR))?;
    at_places(reading, &found.places, mask)
}

/// Lists all registrations that a filter means, by name.
pub fn all(db: &Connection, filter: &RegistrationFilter) -> Result<Vec<RegistrationRow>> {
    let before = concat!(
        include_str!("columns.sql"),
        " FROM people CROSS JOIN registrations ON person_id = people.id
          LEFT JOIN organisations AS unit ON unit.id = people.organisation_id"
    );
    let mut rows = Vec::new();
    let after = "ORDER BY people.sort_key, registrations.id";
    look(db, filter, (before, after), &[], |row| {
        rows.push(registration_row(row, mask)?);
        Ok(())
    })?;
    sign_up(db, &mut rows)?;
    Ok(rows)
}

/// Asks for those whom a filter means, row by row.
///
/// `before` is a statement up to its conditions and has registrations in it, `after` is what
/// follows them; `more` are the values of its own.
pub(crate) fn look(
    db: &Connection,
    filter: &RegistrationFilter,
    (before, after): (&str, &str),
    more: &[(&'static str, Sql)],
    take: impl FnMut(&Row<'_>) -> Result<()>,
) -> Result<()> {
    Narrowing::of(db, filter)?.look(db, (before, after), more, take)
}

/// Answers where the registrations stand that are meant; none: all of them.
fn places(reading: &Reading<'_>, narrowing: Narrowing) -> Result<Option<Places>> {
    let orders = reading.orders();
    let (having, others) = narrowing.parted();
    let mut fits = orders.fitting.places(reading, &others)?;
    for (field, has) in having {
        let found = orders.with_value(reading, RegisterColumn::Field(field), has)?;
        match &mut fits {
            Some(fits) => fits.keep(&found),
            None => fits = Some(found),
        }
    }
    Ok(fits)
}

/// Reads the registrations at these places, one after the other.
fn at_places(
    db: &Connection,
    places: &[i64],
    phone: fn(&str) -> String,
) -> Result<Vec<RegistrationRow>> {
    let mut statement = db.prepare_cached(concat!(
        include_str!("columns.sql"),
        " FROM registrations CROSS JOIN people ON people.id = person_id
          LEFT JOIN organisations AS unit ON unit.id = people.organisation_id
          WHERE registrations.rowid = ?1"
    ))?;
    let mut rows = Vec::with_capacity(places.len());
    for place in places {
        let mut found = statement.query([place])?;
        while let Some(row) = found.next()? {
            rows.push(registration_row(row, phone)?);
        }
    }
    sign_up(db, &mut rows)?;
    Ok(rows)
}

/// Tells for which sessions the registrations of a list are signed up: one statement for all of them.
fn sign_up(db: &Connection, rows: &mut [RegistrationRow]) -> Result<()> {
    let at: BTreeMap<RegistrationId, usize> =
        rows.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
    let ids = search::hex_array(at.keys().map(|id| id.0));
    let mut statement = db.prepare_cached(
        "SELECT signed.registration_id, title_zh, title_en, waiting_since IS NOT NULL AS waits
         FROM json_each(?1) AS asked
         CROSS JOIN signups AS signed ON signed.registration_id = unhex(asked.value)
         CROSS JOIN sessions ON sessions.id = signed.session_id
         ORDER BY waits, starts_at IS NULL, starts_at, title_zh",
    )?;
    let mut found = statement.query([ids])?;
    while let Some(signed) = found.next()? {
        let Some(row) = at.get(&signed.get(0)?).and_then(|at| rows.get_mut(*at)) else { continue };
        let waits: bool = signed.get(3)?;
        let has_place = !waits && row.state.takes_place();
        let (title_zh, title_en) = (signed.get(1)?, signed.get(2)?);
        row.sessions.push(RowSession { title_zh, title_en, has_place, waits });
    }
    Ok(())
}

fn registration_row(row: &Row<'_>, phone: fn(&str) -> String) -> Result<RegistrationRow> {
    let mut row = InOrder::of(row);
    Ok(RegistrationRow {
        id: row.get("id")?,
        person_id: row.get("person_id")?,
        badge_number: badge_number(row.get("serial")?),
        full_name: row.get("full_name")?,
        latin_name: row.get("latin_name")?,
        pinyin: row.get("pinyin")?,
        position_zh: row.get("position_zh")?,
        position_en: row.get("position_en")?,
        organisation_zh: row.get::<Option<String>>("organisation_zh")?.unwrap_or_default(),
        organisation_en: row.get::<Option<String>>("organisation_en")?.unwrap_or_default(),
        phone: phone(&row.get::<String>("phone")?),
        email: row.get("email")?,
        gender: row.get("gender")?,
        protocol_rank: row.get("protocol_rank")?,
        category_id: row.get("category_id")?,
        state: row.get("state")?,
        reply: row.get("reply")?,
        replied_at: row.get("replied_at")?,
        source: row.get("source")?,
        external_id: row.get("external_id")?,
        seat: row.get("seat")?,
        notes: row.get("notes")?,
        custom: serde_json::from_str(&row.get::<String>("custom")?)?,
        tags: serde_json::from_str(&row.get::<String>("tags")?)?,
        registered_at: row.get("registered_at")?,
        admitted_at: row.get("admitted_at")?,
        principal: row.get::<Option<String>>("principal")?.unwrap_or_default(),
        companion_as: row.get("companion_as")?,
        companions: row.get("companions")?,
        // They are read for the whole list at once.
        sessions: Vec::new(),
    })
}
