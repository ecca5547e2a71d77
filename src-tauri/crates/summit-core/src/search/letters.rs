//! Names typed in characters and letters, or as a surname and the first letters of the rest.

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::{
    keys,
    matching::{Owners, after, look},
    pinyin::all_readings,
};
use crate::{error::Result, text};

/// The most first letters behind a surname: names have three characters after it at most.
pub(super) const MOST_INITIALS: usize = 3;

/// Finds 张s and 张san: characters first, letters for the rest.
pub(super) fn characters_then_letters(
    db: &Connection,
    word: &str,
    found: &mut Owners,
) -> Result<()> {
    let head: String = word.chars().take_while(|character| text::is_han(*character)).collect();
    let tail = &word[head.len()..];
    if head.is_empty() || !is_letters(tail) {
        return Ok(());
    }
    for reading in all_readings(&head) {
        let initials: String =
            reading.iter().filter_map(|syllable| syllable.chars().next()).collect();
        for (kind, letters) in [("pinyin", reading.concat()), ("initials", initials)] {
            let mut sounding = Owners::new(None);
            look(db, kind, &format!("{letters}{tail}"), 3, &mut sounding)?;
            for (rank, id) in sounding.ranked {
                if !found.is_full() && is_written_so(db, id, &head, tail)? {
                    found.add(id, rank);
                }
            }
        }
    }
    Ok(())
}

fn is_written_so(db: &Connection, id: Uuid, head: &str, tail: &str) -> Result<bool> {
    let name = text::folded(&name_of(db, id)?);
    Ok(name.split_once(head).is_some_and(|(_, rest)| keys::is_read_so(rest, tail)))
}

/// Finds shanxm for 单晓明: the surname in full, the first letters of the rest.
pub(super) fn surname_then_initials(db: &Connection, word: &str, found: &mut Owners) -> Result<()> {
    if !is_letters(word) || !found.ranked.is_empty() {
        return Ok(());
    }
    for rest in (1..=MOST_INITIALS).filter(|rest| rest + 1 < word.len()) {
        let (surname, rest) = word.split_at(word.len() - rest);
        with_surname(db, surname, rest, found)?;
    }
    Ok(())
}

/// Finds those whose surname is read so and whose other characters begin with these letters.
pub(super) fn with_surname(
    db: &Connection,
    surname: &str,
    rest: &str,
    found: &mut Owners,
) -> Result<()> {
    let initials = format!("{}{rest}", &surname[..1]);
    let mut owners = db.prepare_cached(
        "SELECT owner_id FROM search_keys WHERE kind = 'initials' AND key >= ?1 AND key < ?2",
    )?;
    let mut rows = owners.query(params![initials, after(&initials)])?;
    while let Some(row) = rows.next()? {
        let id: Uuid = row.get(0)?;
        if !found.is_full() && has_surname(db, id, surname)? {
            found.add(id, 3);
        }
    }
    Ok(())
}

fn has_surname(db: &Connection, id: Uuid, reading: &str) -> Result<bool> {
    Ok(keys::has_surname_read(&name_of(db, id)?, reading))
}

fn name_of(db: &Connection, id: Uuid) -> Result<String> {
    Ok(db
        .prepare_cached("SELECT full_name FROM people WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?)
}

pub(super) fn is_letters(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_ascii_alphabetic())
}
