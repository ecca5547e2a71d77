//! The register in the order of a column, kept in memory between looks.
//!
//! Sorting 100,000 registrations anew for every page would be felt. An order is made when it is
//! first asked for; from then on only what the journal says was touched is put in its place.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, PoisonError},
};

use rusqlite::{Connection, Row, ToSql};
use uuid::Uuid;

use super::{
    CustomField, FieldKind, RegisterColumn, RegisterField, RegistrationState, Reply,
    categories::fields,
};
use crate::{error::Result, search};

/// How many orders are kept: the last ones that were asked for.
const KEPT: usize = 4;
/// Where more was touched than this, an order is made anew.
const MOST_TOUCHED: u32 = 2_000;

/// What a registration is sorted by; whatever has no value comes last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Text(Box<str>),
    Nothing,
}

/// A registration in an order: its key, then who was registered first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    key: Key,
    id: Uuid,
    /// Its place in the table, by which it is read.
    place: i64,
}

/// Every registration in the order of a column.
#[derive(Debug, Clone)]
struct Order {
    column: RegisterColumn,
    /// The last change that is in it.
    number: i64,
    entries: Vec<Entry>,
}

/// The orders that were asked for last, of one event file.
#[derive(Debug, Default)]
pub struct Orders {
    kept: Mutex<Vec<Order>>,
}

/// A piece of a list: where its rows stand in the table, and how many there are in all.
pub(super) struct Piece {
    pub places: Vec<i64>,
    pub total: u32,
}

impl Orders {
    /// Answers a piece of the register in an order; `fits` says which registrations are meant.
    pub(super) fn piece(
        &self,
        db: &Connection,
        (column, descending): (RegisterColumn, bool),
        fits: Option<&Places>,
        range: (u32, u32),
    ) -> Result<Piece> {
        let number = last_change(db)?;
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.iter().position(|order| order.column == column);
        let order = match known.map(|at| kept.remove(at)) {
            Some(order) if order.number == number => order,
            // A look that began before the last change finds the file as it was then.
            Some(order) if order.number > number => {
                let piece = Order::of(db, column, number)?.piece(descending, fits, range);
                kept.push(order);
                return Ok(piece);
            }
            Some(order) => order.brought_to(db, number)?,
            None => Order::of(db, column, number)?,
        };
        let piece = order.piece(descending, fits, range);
        kept.push(order);
        if kept.len() > KEPT {
            kept.remove(0);
        }
        Ok(piece)
    }
}

impl Order {
    fn of(db: &Connection, column: RegisterColumn, number: i64) -> Result<Order> {
        let mut entries = entries(db, column, None)?;
        entries.sort_unstable();
        Ok(Order { column, number, entries })
    }

    /// Puts what was touched since in its place.
    fn brought_to(mut self, db: &Connection, number: i64) -> Result<Order> {
        let Some(touched) = touched(db, self.number)? else {
            return Order::of(db, self.column, number);
        };
        self.number = number;
        if touched.is_empty() {
            return Ok(self);
        }
        self.entries.retain(|entry| !touched.contains(&entry.id));
        let ids = search::hex_array(touched);
        self.entries.extend(entries(db, self.column, Some(&ids))?);
        // All but the last few are in order already: a stable sort only has to merge them.
        self.entries.sort();
        Ok(self)
    }

    fn piece(&self, descending: bool, fits: Option<&Places>, range: (u32, u32)) -> Piece {
        let (offset, limit) = (range.0 as usize, range.1 as usize);
        let valued = self.entries.partition_point(|entry| entry.key != Key::Nothing);
        let (valued, empty) = self.entries.split_at(valued);
        let place = |entry: &Entry| entry.place;
        let is_meant = |place: &i64| fits.is_none_or(|fits| fits.has(*place));
        let places: Vec<i64> = if descending {
            let turned = valued.iter().rev().chain(empty).map(place);
            turned.filter(is_meant).skip(offset).take(limit).collect()
        } else {
            self.entries.iter().map(place).filter(is_meant).skip(offset).take(limit).collect()
        };
        let total = fits.map_or(self.entries.len(), |fits| fits.count);
        Piece { places, total: u32::try_from(total).unwrap_or(u32::MAX) }
    }
}

/// Places in the table, one bit each.
#[derive(Debug, Default)]
pub(super) struct Places {
    bits: Vec<u64>,
    count: usize,
}

impl Places {
    pub(super) fn add(&mut self, place: i64) {
        let (at, bit) = spot(place);
        if self.bits.len() <= at {
            self.bits.resize(at + 1, 0);
        }
        self.count += usize::from(self.bits[at] & bit == 0);
        self.bits[at] |= bit;
    }

    fn has(&self, place: i64) -> bool {
        let (at, bit) = spot(place);
        self.bits.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

fn spot(place: i64) -> (usize, u64) {
    (usize::try_from(place / 64).unwrap_or_default(), 1 << (place % 64))
}

fn last_change(db: &Connection) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT COALESCE(MAX(number), 0) FROM changes")?
        .query_row([], |row| row.get(0))?)
}

/// Answers which registrations were touched since a change; none when it is easier to look anew.
fn touched(db: &Connection, since: i64) -> Result<Option<BTreeSet<Uuid>>> {
    let (count, is_wide): (u32, bool) = db
        .prepare_cached(
            "SELECT COUNT(*), COALESCE(MAX(table_name IN ('categories', 'custom_fields')), 0)
             FROM (SELECT table_name FROM change_rows WHERE change_number > ?1 LIMIT ?2)",
        )?
        .query_row((since, MOST_TOUCHED), |row| Ok((row.get(0)?, row.get(1)?)))?;
    if count == MOST_TOUCHED || is_wide {
        return Ok(None);
    }
    let touched = db
        .prepare_cached(include_str!("touched.sql"))?
        .query_map([since], |row| row.get::<_, Uuid>(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Some(touched))
}

/// Writes out how the key of a column is read, of all registrations and of some.
macro_rules! read_by {
    ($key:literal) => {
        [
            concat!(
                "SELECT registrations.id, registrations.rowid AS place, ",
                $key,
                " AS key FROM registrations JOIN people ON people.id = person_id"
            ),
            concat!(
                "SELECT registrations.id, registrations.rowid AS place, ",
                $key,
                " AS key FROM registrations JOIN people ON people.id = person_id
                 WHERE registrations.id IN (SELECT unhex(value) FROM json_each(:ids))"
            ),
        ]
    };
}

fn statements(column: RegisterColumn) -> [&'static str; 2] {
    let RegisterColumn::Field(field) = column else {
        return read_by!("registrations.custom ->> ('$.\"' || :field || '\"')");
    };
    match field {
        RegisterField::Number => read_by!("serial"),
        RegisterField::Name => read_by!("people.sort_key"),
        RegisterField::LatinName => read_by!("people.latin_name"),
        RegisterField::Pinyin => read_by!("people.pinyin"),
        RegisterField::Gender => read_by!("people.gender"),
        RegisterField::Organisation => {
            read_by!("(SELECT sort_key FROM organisations WHERE id = people.organisation_id)")
        }
        RegisterField::PositionZh => read_by!("people.position_zh"),
        RegisterField::PositionEn => read_by!("people.position_en"),
        RegisterField::Phone => read_by!("people.phone"),
        RegisterField::Email => read_by!("people.email"),
        RegisterField::Category => {
            read_by!("(SELECT position * 1000 + number FROM categories WHERE id = category_id)")
        }
        RegisterField::State => read_by!("state"),
        RegisterField::Reply => read_by!("reply"),
        RegisterField::RepliedAt => read_by!("replied_at"),
        RegisterField::Tags => read_by!(
            "(SELECT group_concat(tag, ' ' ORDER BY tag) FROM registration_tags
              WHERE registration_id = registrations.id)"
        ),
        RegisterField::Source => read_by!("registrations.source"),
        RegisterField::Notes => read_by!("registrations.notes"),
        RegisterField::ExternalId => read_by!("external_id"),
        RegisterField::ProtocolRank => read_by!("people.protocol_rank"),
        RegisterField::Admitted | RegisterField::ArrivedAt => read_by!(
            "(SELECT MAX(at) FROM checkins AS entry
              WHERE entry.registration_id = registrations.id AND kind IN ('entry', 'override')
                AND outcome = 1
                AND NOT EXISTS (SELECT 1 FROM checkins AS later WHERE later.undoes_id = entry.id))"
        ),
        RegisterField::RegisteredAt => read_by!("registered_at"),
    }
}

fn entries(db: &Connection, column: RegisterColumn, ids: Option<&str>) -> Result<Vec<Entry>> {
    let [all, some] = statements(column);
    let mut statement = db.prepare_cached(if ids.is_some() { some } else { all })?;
    let field = match column {
        RegisterColumn::Custom(id) => id.to_string(),
        RegisterColumn::Field(_) => String::new(),
    };
    let mut values: Vec<(&str, &dyn ToSql)> = Vec::new();
    for (name, value) in [(":ids", &ids as &dyn ToSql), (":field", &field)] {
        if statement.parameter_index(name)?.is_some() {
            values.push((name, value));
        }
    }
    let mut reader = KeyReader::of(db, column)?;
    statement
        .query_and_then(&*values, |row| {
            Ok(Entry { key: reader.key(row)?, id: row.get("id")?, place: row.get("place")? })
        })?
        .collect()
}

/// What the values of a column are, and so what comes before what.
enum Nature {
    /// Texts that are sorted as they are: times, and names whose reading is known.
    Ready,
    Plain,
    /// Texts of any language, sorted by their reading.
    Read,
    Number,
    /// One of a few, in the order of the list.
    OneOf(Vec<String>),
}

struct KeyReader {
    nature: Nature,
    /// Readings that were found already: the same words stand in many rows.
    readings: BTreeMap<String, Box<str>>,
}

impl KeyReader {
    fn of(db: &Connection, column: RegisterColumn) -> Result<KeyReader> {
        let nature = match column {
            RegisterColumn::Field(field) => nature_of(field),
            RegisterColumn::Custom(id) => {
                let field = fields(db)?.into_iter().find(|field| field.id == id);
                field.map_or(Nature::Plain, nature_of_custom)
            }
        };
        Ok(KeyReader { nature, readings: BTreeMap::new() })
    }

    fn key(&mut self, row: &Row<'_>) -> Result<Key> {
        let value = row.get_ref("key")?;
        if let Ok(number) = value.as_i64() {
            return Ok(Key::Number(number));
        }
        let text = value.as_str_or_null().map_err(rusqlite::Error::from)?.unwrap_or_default();
        if text.is_empty() {
            return Ok(Key::Nothing);
        }
        Ok(match &self.nature {
            Nature::Ready => Key::Text(text.into()),
            Nature::Plain => Key::Text(text.to_lowercase().into()),
            Nature::Number => text.parse().map_or(Key::Nothing, |number| Key::Number(rank(number))),
            Nature::OneOf(words) => {
                let at = words.iter().position(|word| word == text).unwrap_or(words.len());
                Key::Number(i64::try_from(at).unwrap_or(i64::MAX))
            }
            Nature::Read => {
                if !self.readings.contains_key(text) {
                    self.readings.insert(text.to_owned(), search::sort_key(text).into());
                }
                Key::Text(self.readings[text].clone())
            }
        })
    }
}

fn nature_of(field: RegisterField) -> Nature {
    match field {
        RegisterField::Number | RegisterField::ProtocolRank | RegisterField::Category => {
            Nature::Number
        }
        RegisterField::Name
        | RegisterField::Organisation
        | RegisterField::RepliedAt
        | RegisterField::Admitted
        | RegisterField::ArrivedAt
        | RegisterField::RegisteredAt => Nature::Ready,
        RegisterField::LatinName
        | RegisterField::Pinyin
        | RegisterField::Gender
        | RegisterField::PositionEn
        | RegisterField::Phone
        | RegisterField::Email
        | RegisterField::ExternalId => Nature::Plain,
        RegisterField::PositionZh
        | RegisterField::Tags
        | RegisterField::Source
        | RegisterField::Notes => Nature::Read,
        RegisterField::State => one_of(RegistrationState::ALL.iter().map(|state| state.word())),
        RegisterField::Reply => one_of(Reply::ALL.iter().map(|reply| reply.word())),
    }
}

fn nature_of_custom(field: CustomField) -> Nature {
    match field.kind {
        FieldKind::Text => Nature::Read,
        FieldKind::Number => Nature::Number,
        FieldKind::Date => Nature::Ready,
        FieldKind::YesNo => one_of(["yes", "no"].into_iter()),
        FieldKind::Choice => Nature::OneOf(field.choices),
        FieldKind::Choices => Nature::Read,
    }
}

fn one_of<'w>(words: impl Iterator<Item = &'w str>) -> Nature {
    Nature::OneOf(words.map(str::to_owned).collect())
}

/// Answers whole numbers that are in the order of the given ones.
fn rank(number: f64) -> i64 {
    let bits = i64::from_ne_bytes(number.to_ne_bytes());
    if bits < 0 { i64::MIN - bits } else { bits }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_in_their_order() {
        let numbers = [-1e9, -12.5, -0.1, 0.0, 0.1, 9.0, 10.0, 1e12];

        assert!(numbers.is_sorted_by_key(|number| rank(*number)));
    }

    #[test]
    fn what_has_no_value_comes_last_either_way() {
        let entry = |key, place| Entry { key, id: Uuid::from_u128(7), place };
        let entries = vec![
            entry(Key::Text("a".into()), 1),
            entry(Key::Text("b".into()), 2),
            entry(Key::Nothing, 3),
        ];
        let column = RegisterColumn::Field(RegisterField::Source);
        let order = Order { column, number: 1, entries };

        assert_eq!(order.piece(false, None, (0, 9)).places, [1, 2, 3]);
        assert_eq!(order.piece(true, None, (0, 9)).places, [2, 1, 3]);
        assert_eq!(order.piece(true, None, (1, 1)).places, [1]);
    }
}
