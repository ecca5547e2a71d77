//! What registrations are sorted by, column by column.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, ToSql};
use uuid::Uuid;

use super::{
    CustomField, FieldKind, RegisterColumn, RegisterField, RegistrationState, Reply,
    categories::fields,
};
use crate::{error::Result, search, text::numbered};

/// What a registration is sorted by; whatever has no value comes last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Number(i64),
    Text(Box<str>),
    Nothing,
}

/// A registration in an order: its key, then who was registered first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub key: Key,
    pub id: Uuid,
    /// Its place in the table, by which it is read.
    pub place: i64,
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
                " AS key FROM json_each(:ids) AS touched
                 CROSS JOIN registrations ON registrations.id = unhex(touched.value)
                 CROSS JOIN people ON people.id = person_id"
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
        // Parties stay together: the principal, then who comes with them.
        RegisterField::Companion => read_by!(
            "CASE WHEN companion_of IS NOT NULL THEN (
               SELECT host.sort_key || char(1) || principal.serial || char(2)
               FROM registrations AS principal JOIN people AS host ON host.id = principal.person_id
               WHERE principal.id = registrations.companion_of) || people.sort_key
             WHEN EXISTS (SELECT 1 FROM registrations AS own
               WHERE own.companion_of = registrations.id)
             THEN people.sort_key || char(1) || serial END"
        ),
        // Those who have places in the same sessions stand together.
        RegisterField::Sessions => read_by!(
            "(SELECT group_concat(iif(title_zh = '', title_en, title_zh), ' '
                ORDER BY signed.waiting_since IS NOT NULL, starts_at IS NULL, starts_at, title_zh)
              FROM signups AS signed JOIN sessions ON sessions.id = signed.session_id
              WHERE signed.registration_id = registrations.id)"
        ),
        RegisterField::Source => read_by!("registrations.source"),
        RegisterField::Notes => read_by!("registrations.notes"),
        RegisterField::ExternalId => read_by!("external_id"),
        RegisterField::Seat => read_by!("seat"),
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

/// Reads the keys of a column, of all registrations or of some.
pub(super) fn entries(
    db: &Connection,
    column: RegisterColumn,
    ids: Option<&str>,
) -> Result<Vec<Entry>> {
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
    /// Texts in which numbers count as numbers: seat 9 comes before seat 10.
    Numbered,
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
            Nature::Numbered => Key::Text(numbered(text).into()),
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
        | RegisterField::Companion
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
        RegisterField::Seat => Nature::Numbered,
        RegisterField::PositionZh
        | RegisterField::Tags
        | RegisterField::Sessions
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
}
