//! What the register can show, be put in order by, and be typed into: its columns.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use ts_rs::TS;
use uuid::Uuid;

use super::CustomFieldId;
use crate::ids::words;

words! {
    /// What every event knows of a registration and its person.
    pub enum RegisterField {
        Number = "number",
        Name = "name",
        LatinName = "latin_name",
        Pinyin = "pinyin",
        Gender = "gender",
        Organisation = "organisation",
        PositionZh = "position_zh",
        PositionEn = "position_en",
        Phone = "phone",
        Email = "email",
        Category = "category",
        State = "state",
        Reply = "reply",
        RepliedAt = "replied_at",
        Tags = "tags",
        /// With whom they come, or how many come with them.
        Companion = "companion",
        /// The sessions that they signed up for.
        Sessions = "sessions",
        Source = "source",
        Notes = "notes",
        ExternalId = "external_id",
        /// Where they sit.
        Seat = "seat",
        ProtocolRank = "protocol_rank",
        /// Whether they are inside, and since when.
        Admitted = "admitted",
        ArrivedAt = "arrived_at",
        RegisteredAt = "registered_at",
    }
}

/// A column: a field that every event has, or one of the organisers' own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, TS)]
#[ts(as = "ColumnName")]
pub enum RegisterColumn {
    Field(RegisterField),
    Custom(CustomFieldId),
}

/// How a column is written: `name`, or `custom.` and the id of the field.
#[derive(TS)]
#[ts(rename = "RegisterColumn", untagged)]
#[expect(dead_code, reason = "says in TypeScript what a column is")]
pub enum ColumnName {
    Field(RegisterField),
    Custom(#[ts(type = "`custom.${string}`")] String),
}

/// What stands before the id of a field of the organisers' own.
const CUSTOM: &str = "custom.";

impl fmt::Display for RegisterColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RegisterColumn::Field(field) => f.write_str(field.word()),
            RegisterColumn::Custom(id) => write!(f, "{CUSTOM}{id}"),
        }
    }
}

impl FromStr for RegisterColumn {
    type Err = String;

    fn from_str(text: &str) -> Result<RegisterColumn, String> {
        let custom = text.strip_prefix(CUSTOM).and_then(|id| Uuid::parse_str(id).ok());
        let field = RegisterField::from_word(text).map(RegisterColumn::Field);
        let found = field.or(custom.map(|id| RegisterColumn::Custom(CustomFieldId(id))));
        found.ok_or_else(|| format!("{text} is no column"))
    }
}

impl Serialize for RegisterColumn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RegisterColumn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RegisterColumn, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_read_as_it_is_written() {
        let custom = RegisterColumn::Custom(CustomFieldId(Uuid::from_u128(7)));
        for column in [custom, RegisterColumn::Field(RegisterField::Phone)] {
            assert_eq!(column.to_string().parse(), Ok(column));
        }
        assert!("custom.7".parse::<RegisterColumn>().is_err());
    }
}
