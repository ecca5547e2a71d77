//! The keys that sign badges, and the codes they sign.

use ed25519_dalek::SigningKey;
use rusqlite::{Connection, params};

use super::{Payload, RegistrationId, RegistrationRow, Token};
use crate::{
    error::{Error, OrMissing, Result},
    event,
    store::Change,
};

pub(crate) fn add_signing_key(change: &Change<'_>) -> Result<()> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| Error::Broken(error.to_string()))?;
    change.execute(
        "INSERT INTO signing_keys (kid, seed, created_at) VALUES (0, ?1, ?2)",
        params![seed.to_vec(), change.now()],
    )?;
    Ok(())
}

/// Answers the key of this number; none when the event never had it.
pub(crate) fn signing_key(db: &Connection, kid: u8) -> Result<Option<SigningKey>> {
    let seed: Option<Vec<u8>> = db
        .prepare_cached("SELECT seed FROM signing_keys WHERE kid = ?1")?
        .query_map([kid], |row| row.get(0))?
        .next()
        .transpose()?;
    Ok(seed.and_then(|seed| Some(SigningKey::from_bytes(&seed.try_into().ok()?))))
}

/// Answers the digits that stand in the code of a badge.
pub fn token(db: &Connection, registration: &RegistrationRow) -> Result<Token> {
    token_by(db, &key_of_badges(db)?, registration.id)
}

/// Answers the key that signs badges, for many of them.
pub fn key_of_badges(db: &Connection) -> Result<SigningKey> {
    signing_key(db, 0)?.or_missing("signing_key")
}

/// Answers what the code on a badge says, signed by the key of the event.
pub fn token_by(db: &Connection, key: &SigningKey, id: RegistrationId) -> Result<Token> {
    let (event, serial, issue, category): (event::EventId, u32, u8, u8) = db
        .prepare_cached(
            "SELECT event.id, serial, issue, categories.number
             FROM event, registrations JOIN categories ON categories.id = category_id
             WHERE registrations.id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    let payload = Payload { kid: 0, serial, issue, category, days: 0xff };
    Ok(Token::sign(key, event, payload))
}
