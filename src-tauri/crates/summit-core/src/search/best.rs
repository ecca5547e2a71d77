//! Those first whose names begin as was typed.

use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::{
    fitting::fit,
    matching::{Owners, after, apart_from_signs},
    pinyin::reading,
};
use crate::{error::Result, people::split_name, text};

/// How many names are looked through for those that begin as was typed.
const LOOKED_THROUGH: u32 = 2_000;

/// The most letters of a surname: zhangsun has eight.
const SURNAME: usize = 8;

/// Finds by keys whom a word means, those first whose names begin so. A list needs no ranks: only
/// a box that shows the best has to know who they are.
pub(super) fn by_rank(
    db: &Connection,
    word: &str,
    found: &mut Owners,
    by_keys: impl FnOnce(&mut Owners) -> Result<()>,
) -> Result<()> {
    if found.is_for_all() {
        return by_keys(found);
    }
    who_begin_so(db, word, found)?;
    let begun = found.ranked.len();
    by_keys(found)?;
    for (rank, id) in &mut found.ranked[begun..] {
        *rank = rank_of(db, *id, word)?.unwrap_or(*rank);
    }
    Ok(())
}

/// Finds those whose names begin so, as they are written or usually read: the order of names knows.
fn who_begin_so(db: &Connection, word: &str, found: &mut Owners) -> Result<()> {
    // Digits begin no name, and an apostrophe alone would be in all of them.
    if apart_from_signs(word).chars().all(|character| character.is_ascii_digit()) {
        return Ok(());
    }
    let written = word.chars().any(text::is_han);
    let plain = if written {
        let is_surname = word.chars().count() == 1;
        let surname = if is_surname { word.to_owned() } else { split_name(word).0 };
        reading(word, &surname).to_lowercase()
    } else {
        apart_from_signs(word)
    };
    // The surname stands apart: `zhangs` is `zhang s`.
    let parts = (1..=SURNAME).filter(|at| !written && *at < plain.len());
    let parted = parts.filter_map(|at| Some(format!("{} {}", plain.get(..at)?, plain.get(at..)?)));
    let mut statement = db.prepare_cached(
        "SELECT id, full_name, sort_key FROM (
           SELECT id, full_name, sort_key FROM people WHERE sort_key >= ?1 AND sort_key < ?2
           ORDER BY sort_key LIMIT ?4)
         WHERE ?3 IS NULL OR instr(lower(sort_key), char(1) || ?3) > 0",
    )?;
    let wanted = written.then_some(word);
    for begun in std::iter::once(plain.clone()).chain(parted) {
        let mut rows = statement.query(params![begun, after(&begun), wanted, LOOKED_THROUGH])?;
        while let Some(row) = rows.next()? {
            if found.is_full() {
                return Ok(());
            }
            found.add(row.get(0)?, rank_of_row(row, word)?.unwrap_or(2));
        }
    }
    Ok(())
}

/// Answers how well somebody's name fits a word.
fn rank_of(db: &Connection, id: Uuid, word: &str) -> Result<Option<u8>> {
    Ok(db
        .prepare_cached("SELECT id, full_name, sort_key FROM people WHERE id = ?1")?
        .query_row([id], |row| rank_of_row(row, word))?)
}

fn rank_of_row(row: &Row<'_>, word: &str) -> rusqlite::Result<Option<u8>> {
    let text = |at| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
    let (name, sort_key): (&str, &str) = (text(1)?, text(2)?);
    let reading = sort_key.split('\u{1}').next().unwrap_or_default();
    Ok(fit(name, reading, &apart_from_signs(word)))
}
