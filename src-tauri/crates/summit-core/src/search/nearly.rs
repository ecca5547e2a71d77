//! What may have been meant where nothing fits: one slip of the finger, another character that
//! sounds alike, a sound of the south.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::{
    matching::{after, apart_from_signs},
    pinyin::all_readings,
};
use crate::{error::Result, text};

/// Sounds that are mistaken for each other, by dialect and by input method.
const ALIKE: &[(&str, &str)] = &[
    ("zh", "z"),
    ("ch", "c"),
    ("sh", "s"),
    ("ang", "an"),
    ("eng", "en"),
    ("ing", "in"),
    ("l", "n"),
    ("f", "h"),
    ("r", "l"),
    ("v", "u"),
];

/// The longest word that is tried in other spellings.
const LONGEST: usize = 24;

/// Enough to choose from.
const MOST: usize = 8;

/// Answers people whose names, numbers or addresses are nearly so.
pub(super) fn people(db: &Connection, words: &[String]) -> Result<Vec<Uuid>> {
    nearest(words, |word| near(db, word))
}

/// Answers organisations whose names are nearly so.
pub(super) fn organisations(db: &Connection, words: &[String]) -> Result<Vec<Uuid>> {
    nearest(words, |word| near_units(db, word))
}

fn nearest(words: &[String], near: impl Fn(&str) -> Result<BTreeSet<Uuid>>) -> Result<Vec<Uuid>> {
    let mut scores: BTreeMap<Uuid, usize> = BTreeMap::new();
    let joined = words.concat();
    let mut tries: BTreeSet<&str> = words.iter().map(String::as_str).collect();
    tries.insert(&joined);
    for word in tries.iter().filter(|word| word.chars().count() <= LONGEST) {
        for id in near(word)? {
            *scores.entry(id).or_default() += word.len();
        }
    }
    let mut people: Vec<(usize, Uuid)> =
        scores.into_iter().map(|(id, score)| (score, id)).collect();
    people.sort_by_key(|(score, _)| usize::MAX - score);
    // One word of several that is far off is no reason to show everybody who fits the others.
    let best = people.first().map_or(0, |(score, _)| *score);
    let near_best = people.into_iter().take_while(|(score, _)| *score == best);
    Ok(near_best.map(|(_, id)| id).take(MOST).collect())
}

fn near(db: &Connection, word: &str) -> Result<BTreeSet<Uuid>> {
    let mut found = BTreeSet::new();
    if word.chars().any(text::is_han) {
        // The same sound in other characters, else one that is mistaken for it.
        let readings: Vec<String> = all_readings(word).iter().map(|one| one.concat()).collect();
        for reading in &readings {
            owners(db, "pinyin", reading, &mut found)?;
        }
        if found.is_empty() {
            for other in readings.iter().flat_map(|reading| sounds_alike(reading)) {
                owners(db, "pinyin", &other, &mut found)?;
            }
        }
        return Ok(found);
    }
    let plain = apart_from_signs(word);
    if plain.len() >= 6 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
        let reversed: String = plain.chars().rev().collect();
        for other in slips(&reversed, "0123456789") {
            begun(db, "phone", &other, &mut found)?;
        }
        for other in slips(&plain, "0123456789") {
            owners(db, "badge", &other, &mut found)?;
        }
    } else if plain.len() >= 3 && plain.bytes().all(|byte| byte.is_ascii_lowercase()) {
        for other in sounds_alike(&plain).into_iter().chain(slips(&plain, LETTERS)) {
            owners(db, "pinyin", &other, &mut found)?;
        }
    } else if word.contains('@') {
        for other in slips(word, "abcdefghijklmnopqrstuvwxyz0123456789.-_") {
            owners(db, "email", &other, &mut found)?;
        }
    }
    Ok(found)
}

fn near_units(db: &Connection, word: &str) -> Result<BTreeSet<Uuid>> {
    let mut found = BTreeSet::new();
    if word.chars().any(text::is_han) {
        for reading in all_readings(word).into_iter().filter(|reading| reading.len() > 1) {
            begun(db, "unit_pinyin", &reading.concat(), &mut found)?;
        }
    } else if word.len() >= 4 && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        for other in sounds_alike(word).into_iter().chain(slips(word, LETTERS)) {
            begun(db, "unit_pinyin", &other, &mut found)?;
        }
    }
    Ok(found)
}

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

/// Answers a word with one sound, or every such sound, put for one that is mistaken for it.
fn sounds_alike(word: &str) -> BTreeSet<String> {
    let mut others = BTreeSet::new();
    for (one, other) in ALIKE {
        for (from, into) in [(one, other), (other, one)] {
            for (at, _) in word.match_indices(from) {
                others.insert(format!("{}{into}{}", &word[..at], &word[at + from.len()..]));
            }
            others.insert(word.replace(from, into));
        }
    }
    others.remove(word);
    others
}

/// Answers everything that one slip of the finger makes of a word of ASCII.
fn slips(word: &str, alphabet: &str) -> BTreeSet<String> {
    let mut others = BTreeSet::new();
    for (at, _) in word.char_indices() {
        let (head, tail) = word.split_at(at);
        let rest = tail.get(1..).unwrap_or_default();
        others.insert(format!("{head}{rest}"));
        if let (Some(first), Some(second)) = (tail.get(..1), tail.get(1..2)) {
            others.insert(format!("{head}{second}{first}{}", &tail[2..]));
        }
        for letter in alphabet.chars() {
            others.insert(format!("{head}{letter}{rest}"));
            others.insert(format!("{head}{letter}{tail}"));
        }
    }
    others.extend(alphabet.chars().map(|letter| format!("{word}{letter}")));
    others.remove(word);
    others
}

/// Adds some owners of just this key.
fn owners(db: &Connection, kind: &str, key: &str, found: &mut BTreeSet<Uuid>) -> Result<()> {
    let mut statement =
        db.prepare_cached("SELECT owner_id FROM search_keys WHERE kind = ?1 AND key = ?2 LIMIT 8")?;
    for id in statement.query_map(params![kind, key], |row| row.get(0))? {
        found.insert(id?);
    }
    Ok(())
}

/// Adds some owners of keys that begin so.
fn begun(db: &Connection, kind: &str, key: &str, found: &mut BTreeSet<Uuid>) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT owner_id FROM search_keys WHERE kind = ?1 AND key >= ?2 AND key < ?3 LIMIT 3",
    )?;
    for id in statement.query_map(params![kind, key, after(key)], |row| row.get(0))? {
        found.insert(id?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_letter() {
        let slips = slips("wang", LETTERS);
        for other in ["wag", "wnag", "wong", "waang", "wangg"] {
            assert!(slips.contains(other), "{other}");
        }
        assert!(!slips.contains("wang"));
    }

    #[test]
    fn sounds_of_the_south_are_known() {
        assert!(sounds_alike("zangsan").contains("zhangsan"));
        assert!(sounds_alike("linna").contains("ninla") || sounds_alike("nina").contains("lila"));
        assert!(sounds_alike("huangying").contains("huangyin"));
    }
}
