//! Where people, rooms and tracks came from, so that the next import finds them under any name.

use std::collections::BTreeMap;

use rusqlite::params;
use uuid::Uuid;

use super::OriginId;
use crate::{error::Result, store::Change};

/// What can have come from a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Person,
    Room,
    Track,
}

/// The memory of earlier imports.
pub struct Origins(BTreeMap<(Kind, String), Uuid>);

impl Origins {
    /// Remembers everything that came from this source.
    pub fn of(change: &Change<'_>, source: &str) -> Result<Origins> {
        let mut known = BTreeMap::new();
        let mut statement = change.prepare_cached(
            "SELECT name, person_id, room_id, track_id FROM origins WHERE source = ?1",
        )?;
        let mut rows = statement.query([source])?;
        while let Some(row) = rows.next()? {
            let things = [
                (Kind::Person, row.get("person_id")?),
                (Kind::Room, row.get("room_id")?),
                (Kind::Track, row.get("track_id")?),
            ];
            for (kind, thing) in things {
                let thing: Option<Uuid> = thing;
                known.extend(
                    thing.map(|thing| ((kind, row.get("name").unwrap_or_default()), thing)),
                );
            }
        }
        Ok(Origins(known))
    }

    /// Answers what a name of the file stood for.
    pub fn find(&self, kind: Kind, name: &str) -> Option<Uuid> {
        self.0.get(&(kind, name.to_owned())).copied()
    }

    /// Remembers what a name of the file stands for.
    pub fn keep(
        &mut self,
        change: &Change<'_>,
        source: &str,
        (kind, name): (Kind, &str),
        thing: Uuid,
    ) -> Result<()> {
        if self.find(kind, name) == Some(thing) {
            return Ok(());
        }
        let only = |of: Kind| (of == kind).then_some(thing);
        change
            .prepare_cached(
                "INSERT INTO origins (id, source, name, person_id, room_id, track_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                OriginId::new(change.now()),
                source,
                name,
                only(Kind::Person),
                only(Kind::Room),
                only(Kind::Track)
            ])?;
        self.0.insert((kind, name.to_owned()), thing);
        Ok(())
    }
}
