//! The lists that the reception lives by: who comes when, leaves when, sleeps where, eats what.

use rusqlite::{Connection, Row, types::Value as Sql};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Eater, Facts, MealCount, commands::facts, meals};
use crate::{
    error::Result,
    event,
    ids::words,
    lists::{Rows, piece},
    people::{PersonId, mask},
    registrations::{
        self, CategoryId, RegistrationFilter, RegistrationId, RegistrationState, badge_number,
    },
    store::Reading,
    time::Date,
};

words! {
    /// A list of the reception, each in its own order.
    pub enum ReceptionList {
        /// By day and time of arrival.
        Arrivals = "arrivals",
        /// By day and time of departure.
        Departures = "departures",
        /// By hotel and room; who has none yet comes last.
        Rooms = "rooms",
        /// By what they eat.
        Diets = "diets",
    }
}

/// Asks for a piece of a list of the reception.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReceptionsRequest {
    pub list: ReceptionList,
    #[ts(optional)]
    pub filter: Option<RegistrationFilter>,
    pub offset: Option<u32>,
    pub limit: Option<u32>,
}

/// Somebody on a list of the reception; the phone is masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReceptionRow {
    /// Of the registration.
    pub id: RegistrationId,
    pub person_id: PersonId,
    pub badge_number: String,
    pub full_name: String,
    pub latin_name: String,
    pub pinyin: String,
    pub organisation_zh: String,
    pub organisation_en: String,
    pub phone: String,
    pub category_id: CategoryId,
    pub state: RegistrationState,
    pub facts: Facts,
    /// The names of who is in the same room.
    pub shares_with: Vec<String>,
    /// The same in Latin letters, as far as they are known so.
    pub shares_with_latin: Vec<String>,
    /// The name of whom they come with; empty for who comes for themselves.
    pub principal: String,
    pub principal_latin: String,
    /// As what they come with them.
    pub companion_as: String,
}

/// How many come, or leave, in an hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HourCount {
    /// None: they have not said.
    pub on: Option<Date>,
    /// None: only the day is known.
    pub hour: Option<u32>,
    pub guests: u32,
    pub pick_ups: u32,
}

/// How many sleep in a hotel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HotelCount {
    /// Empty for those who have no hotel yet.
    pub hotel: String,
    pub guests: u32,
    /// Who shares a room counts once together.
    pub rooms: u32,
    /// Guests who have no room yet.
    pub without_room: u32,
}

/// How many come, leave and sleep where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReceptionCounts {
    pub arrivals: Vec<HourCount>,
    pub departures: Vec<HourCount>,
    pub hotels: Vec<HotelCount>,
}

/// Whom a list is about, up to the conditions.
macro_rules! from {
    ($select:expr) => {
        concat!(
            $select,
            " FROM receptions CROSS JOIN registrations
                ON registrations.id = receptions.registration_id
              CROSS JOIN people ON people.id = person_id"
        )
    };
}

/// Writes out what follows the conditions of a filter: that they still come, and belong here.
macro_rules! who_come {
    ($belongs:literal) => {
        concat!("AND registrations.state <> 'cancelled' AND (", $belongs, ")")
    };
}

macro_rules! of_arrivals {
    () => {
        who_come!("arrives_on IS NOT NULL OR arrives_by <> '' OR wants_pick_up = 1")
    };
}

macro_rules! of_departures {
    () => {
        who_come!("leaves_on IS NOT NULL OR leaves_by <> ''")
    };
}

/// Who says nothing of nights and comes from afar needs a bed; who stays no night does not.
macro_rules! of_rooms {
    () => {
        who_come!(
            "hotel <> '' OR room <> '' OR shared_room IS NOT NULL OR nights > 0
             OR (nights IS NULL AND arrives_on IS NOT NULL)"
        )
    };
}

macro_rules! of_diets {
    () => {
        who_come!("diet IS NOT NULL OR allergies <> ''")
    };
}

macro_rules! in_order {
    ($who:expr, $order:literal) => {
        concat!(
            $who,
            " ORDER BY ",
            $order,
            ", ",
            include_str!("party.sql"),
            " LIMIT :limit OFFSET :offset"
        )
    };
}

/// Answers what follows the conditions of a filter in the statement of a list.
fn in_its_order(list: ReceptionList) -> &'static str {
    match list {
        ReceptionList::Arrivals => in_order!(
            of_arrivals!(),
            "arrives_on IS NULL, arrives_on, arrives_at IS NULL, arrives_at, arrives_by"
        ),
        ReceptionList::Departures => in_order!(
            of_departures!(),
            "leaves_on IS NULL, leaves_on, leaves_at IS NULL, leaves_at, leaves_by"
        ),
        ReceptionList::Rooms => in_order!(
            of_rooms!(),
            "hotel = '', hotel, room = '', CAST(room AS INTEGER), room, shared_room"
        ),
        ReceptionList::Diets => in_order!(of_diets!(), "diet IS NULL, diet"),
    }
}

fn belonging(list: ReceptionList) -> &'static str {
    match list {
        ReceptionList::Arrivals => of_arrivals!(),
        ReceptionList::Departures => of_departures!(),
        ReceptionList::Rooms => of_rooms!(),
        ReceptionList::Diets => of_diets!(),
    }
}

/// Lists those on a list of the reception: a piece, and the length of the whole.
pub fn list(reading: &Reading<'_>, request: ReceptionsRequest) -> Result<Rows<ReceptionRow>> {
    let filter = request.filter.unwrap_or_default();
    let parts = (from!("SELECT COUNT(*)"), belonging(request.list));
    let total: u32 =
        each(reading, parts, &filter, &[], |row| Ok(row.get::<_, u32>(0)?))?.into_iter().sum();
    let offset = request.offset.unwrap_or(0);
    let mut rows = select(reading, request.list, &filter, piece(request.limit), offset)?;
    for row in &mut rows {
        row.phone = mask(&row.phone);
    }
    Ok(Rows { total, rows })
}

/// Answers a whole list in its order, with phones that can be called.
pub fn whole(
    db: &Connection,
    list: ReceptionList,
    filter: &RegistrationFilter,
) -> Result<Vec<ReceptionRow>> {
    select(db, list, filter, u32::MAX, 0)
}

/// Counts who comes, leaves and sleeps where.
pub fn counts(reading: &Reading<'_>, filter: RegistrationFilter) -> Result<ReceptionCounts> {
    macro_rules! hours {
        ($day:literal, $time:literal, $who:expr) => {
            (
                from!(concat!(
                    "SELECT ",
                    $day,
                    " AS day, CAST(substr(",
                    $time,
                    ", 1, 2) AS INTEGER) AS hour,
                       COUNT(*) AS guests, SUM(COALESCE(wants_pick_up, 0)) AS pick_ups"
                )),
                concat!($who, " GROUP BY 1, 2 ORDER BY day IS NULL, day, hour IS NULL, hour"),
            )
        };
    }
    let hours = |parts: (&str, &str)| -> Result<Vec<HourCount>> {
        each(reading, parts, &filter, &[], |row| {
            Ok(HourCount {
                on: row.get("day")?,
                hour: row.get("hour")?,
                guests: row.get("guests")?,
                pick_ups: row.get("pick_ups")?,
            })
        })
    };
    let hotels = (
        from!(
            "SELECT hotel, COUNT(*) AS guests,
               COUNT(DISTINCT COALESCE(shared_room, receptions.id)) AS rooms,
               SUM(room = '') AS without_room"
        ),
        concat!(of_rooms!(), " GROUP BY hotel ORDER BY hotel = '', hotel"),
    );
    Ok(ReceptionCounts {
        arrivals: hours(hours!("arrives_on", "arrives_at", of_arrivals!()))?,
        departures: hours(hours!("leaves_on", "leaves_at", of_departures!()))?,
        hotels: each(reading, hotels, &filter, &[], |row| {
            Ok(HotelCount {
                hotel: row.get("hotel")?,
                guests: row.get("guests")?,
                rooms: row.get("rooms")?,
                without_room: row.get("without_room")?,
            })
        })?,
    })
}

/// Counts every meal of the event and who eats what.
pub fn meal_counts(reading: &Reading<'_>, (): ()) -> Result<Vec<MealCount>> {
    let event = event::get(reading, ())?;
    let eaters = reading
        .prepare_cached(
            "SELECT receptions.* FROM registrations
             LEFT JOIN receptions ON registration_id = registrations.id
             WHERE state IN ('registered', 'approved', 'confirmed')",
        )?
        .query_map([], |row| match row.get_ref("id")? {
            rusqlite::types::ValueRef::Null => Ok(Eater::default()),
            _ => Ok(Eater { facts: facts(row)? }),
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(meals(event.starts_on, event.ends_on, &eaters))
}

fn select(
    db: &Connection,
    list: ReceptionList,
    filter: &RegistrationFilter,
    limit: u32,
    offset: u32,
) -> Result<Vec<ReceptionRow>> {
    let parts = (from!(include_str!("columns.sql")), in_its_order(list));
    let more = [(":limit", Sql::from(limit)), (":offset", Sql::from(offset))];
    each(db, parts, filter, &more, reception_row)
}

fn each<T>(
    db: &Connection,
    parts: (&str, &str),
    filter: &RegistrationFilter,
    more: &[(&'static str, Sql)],
    read: impl Fn(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let mut rows = Vec::new();
    registrations::look(db, filter, parts, more, |row| {
        rows.push(read(row)?);
        Ok(())
    })?;
    Ok(rows)
}

fn reception_row(row: &Row<'_>) -> Result<ReceptionRow> {
    let text = |name: &str| row.get::<_, Option<String>>(name).map(Option::unwrap_or_default);
    Ok(ReceptionRow {
        id: row.get("registration")?,
        person_id: row.get("person_id")?,
        badge_number: badge_number(row.get("serial")?),
        full_name: row.get("full_name")?,
        latin_name: row.get("latin_name")?,
        pinyin: row.get("pinyin")?,
        organisation_zh: text("organisation_zh")?,
        organisation_en: text("organisation_en")?,
        phone: row.get("phone")?,
        category_id: row.get("category_id")?,
        state: row.get("state")?,
        facts: facts(row)?,
        shares_with: serde_json::from_str(&row.get::<_, String>("mates")?)?,
        shares_with_latin: serde_json::from_str(&row.get::<_, String>("mates_latin")?)?,
        principal: text("principal")?,
        principal_latin: text("principal_latin")?,
        companion_as: row.get("companion_as")?,
    })
}
