//! Identities: one type a noun, all of them uuid v7, and enums that are stored as words.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasherDefault, Hasher},
    sync::Mutex,
};

use uuid::{ContextV7, Timestamp, Uuid};

use crate::time::Moment;

/// Counts within a millisecond, so that ids made one after the other sort so.
static CONTEXT: Mutex<ContextV7> = Mutex::new(ContextV7::new());

/// Makes an id that sorts by the time it was made.
pub fn new_uuid(now: Moment) -> Uuid {
    let seconds = u64::try_from(now.0.timestamp()).unwrap_or_default();
    Uuid::new_v7(Timestamp::from_unix(&CONTEXT, seconds, now.0.timestamp_subsec_nanos()))
}

/// Something for each of many ids, without an order.
pub(crate) type IdMap<T> = HashMap<Uuid, T, BuildHasherDefault<Tail>>;

/// Many ids, without an order.
pub(crate) type IdSet = HashSet<Uuid, BuildHasherDefault<Tail>>;

/// The last eight bytes of an id, which were made by chance, but for two bits that say of what make it is.
#[derive(Debug, Default)]
pub(crate) struct Tail(u64);

impl Hasher for Tail {
    fn write(&mut self, bytes: &[u8]) {
        if let Some(tail) = bytes.last_chunk() {
            let tail = u64::from_le_bytes(*tail);
            self.0 = tail ^ (tail >> 32);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Declares the id of a noun.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize,
            serde::Deserialize, ts_rs::TS,
        )]
        pub struct $name(#[ts(type = "string")] pub uuid::Uuid);

        impl $name {
            /// Makes an id for a thing that begins now.
            pub fn new(now: crate::time::Moment) -> $name {
                $name(crate::ids::new_uuid(now))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<$name, uuid::Error> {
                text.parse().map($name)
            }
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(
                value: rusqlite::types::ValueRef<'_>,
            ) -> rusqlite::types::FromSqlResult<$name> {
                uuid::Uuid::column_result(value).map($name)
            }
        }
    )+};
}

/// Declares an enum that is stored and sent as a word.
macro_rules! words {
    ($(#[$doc:meta])* pub enum $name:ident {
        $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize,
            serde::Deserialize, ts_rs::TS,
        )]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant),+
        }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// Answers the word that is stored.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// Finds the value of a stored word.
            pub fn from_word(word: &str) -> Option<$name> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.word().into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(
                value: rusqlite::types::ValueRef<'_>,
            ) -> rusqlite::types::FromSqlResult<$name> {
                $name::from_word(value.as_str()?)
                    .ok_or(rusqlite::types::FromSqlError::InvalidType)
            }
        }
    };
}

pub(crate) use {ids, words};
