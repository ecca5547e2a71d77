//! Whom words mean: looks into the table of keys, put together.
//!
//! A box that shows twenty people stops after the first that fit; a list needs all of them.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{
    best::by_rank,
    letters::{
        MOST_INITIALS, characters_then_letters, is_letters, surname_then_initials, with_surname,
    },
    refresh,
};
use crate::{
    error::Result,
    ids::IdSet,
    people::{clean_phone, is_mobile},
    registrations::serial_of,
    text,
};

/// Somebody or something that was found, and how well it fits; 0 is best.
pub(super) type Ranked = (u8, Uuid);

/// Up to this many owners of a word are put side by side with those of another. What more have is
/// so common that a box is full before all of them were asked for the other words.
const COMMON: usize = 4_000;

/// How many people a unit has, for a guess at which word is the rarest.
const USUAL_STAFF: usize = 30;

/// People of a unit that is meant come after everybody who is meant by name.
const BY_UNIT: u8 = 8;

/// Answers the words of a query, made regular.
pub(super) fn words_of(query: &str) -> Vec<String> {
    let line = text::line(query);
    if let Some(phone) = phone_of(&line) {
        return vec![phone];
    }
    text::folded(&line).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// No whole phone number has fewer digits: what is shorter is a tail, also with zeros in front.
const WHOLE_PHONE: usize = 8;

/// Answers the digits of a whole phone number, however it is written: `+86 138 0013 8001`.
fn phone_of(line: &str) -> Option<String> {
    let is_of_phone = |sign: char| sign.is_ascii_digit() || "+-() ".contains(sign);
    let digits = line.chars().filter(char::is_ascii_digit).count();
    if digits < WHOLE_PHONE || !line.chars().all(is_of_phone) {
        return None;
    }
    let phone = clean_phone(line);
    let is_whole = phone.starts_with('+') || is_mobile(&phone);
    is_whole.then(|| phone.chars().filter(char::is_ascii_digit).collect())
}

/// Answers people whom all words fit, the best first: all of them, or enough to show `most`.
pub(super) fn people(
    db: &Connection,
    words: &[String],
    most: Option<usize>,
) -> Result<Vec<Ranked>> {
    let mut found = match words {
        [] => Vec::new(),
        [word] => whom(db, word, most)?,
        _ => whom_all_fit(db, words, most)?,
    };
    found.sort_by_key(|(rank, _)| *rank);
    Ok(found)
}

/// Answers organisations that all words fit, the best first.
pub(super) fn organisations(
    db: &Connection,
    words: &[String],
    most: Option<usize>,
) -> Result<Vec<Ranked>> {
    let [first, others @ ..] = words else { return Ok(Vec::new()) };
    let most = if others.is_empty() { most } else { None };
    let mut all = units(db, first, most)?;
    for word in others {
        let found = units(db, word, None)?;
        all.retain(|id, _| found.contains_key(id));
    }
    let mut all: Vec<Ranked> = all.into_iter().map(|(id, rank)| (rank, id)).collect();
    all.sort_by_key(|(rank, _)| *rank);
    Ok(all)
}

/// Answers whom one word means: by what is known of them, then by their unit.
fn whom(db: &Connection, word: &str, most: Option<usize>) -> Result<Vec<Ranked>> {
    let mut found = Owners::new(most);
    by_rank(db, word, &mut found, |found| by_own_keys(db, word, found))?;
    if !found.is_full() {
        for (unit, rank) in units(db, word, most)? {
            if found.is_full() {
                break;
            }
            staff(db, unit, rank, &mut found)?;
        }
    }
    Ok(found.ranked)
}

/// What a word means, as far as it has been looked up.
struct Reach<'a> {
    word: &'a str,
    /// By their own keys, sorted by id.
    own: Vec<(Uuid, u8)>,
    /// Whether `own` has everybody.
    is_whole: bool,
    units: BTreeMap<Uuid, u8>,
}

fn whom_all_fit(db: &Connection, words: &[String], most: Option<usize>) -> Result<Vec<Ranked>> {
    let joined = joined_name(db, words, most)?;
    if joined.is_full() {
        return Ok(joined.ranked);
    }
    let mut reaches = words.iter().map(|word| reach(db, word, most)).collect::<Result<Vec<_>>>()?;
    // The rarest word names the candidates; the others are asked of each.
    reaches.sort_by_key(|reach| {
        let own = if reach.is_whole { reach.own.len() } else { 2 * COMMON };
        own + reach.units.len().saturating_mul(USUAL_STAFF)
    });
    let Some((rarest, others)) = reaches.split_first() else { return Ok(Vec::new()) };
    let mut fitting = joined.ranked;
    let enough = most.unwrap_or(usize::MAX);
    for (id, rank) in candidates(db, rarest, most)? {
        if fitting.len() >= enough {
            break;
        }
        if joined.known.contains(&id) {
            continue;
        }
        if let Some(further) = rank_in_all(db, others, id)? {
            fitting.push((rank.saturating_add(2).saturating_add(further), id));
        }
    }
    Ok(fitting)
}

/// Answers the sum of the ranks when all words fit.
fn rank_in_all(db: &Connection, reaches: &[Reach<'_>], id: Uuid) -> Result<Option<u8>> {
    let mut sum = 0_u8;
    for reach in reaches {
        let Some(rank) = rank_in(db, reach, id)? else { return Ok(None) };
        sum = sum.saturating_add(rank);
    }
    Ok(Some(sum))
}

/// Finds names whose parts were typed apart: `zhang s`, `shan xm`, `li xiao ming`, and with the surname
/// at the end `xiaoming li`. They are the best of all.
fn joined_name(db: &Connection, words: &[String], most: Option<usize>) -> Result<Owners> {
    let mut found = Owners::new(most);
    let mut turned = words.to_vec();
    turned.rotate_right(1);
    for joined in [words.concat(), turned.concat()] {
        by_rank(db, &joined, &mut found, |found| {
            look(db, "name", &joined, 0, found)?;
            look(db, "pinyin", &apart_from_signs(&joined), 1, found)
        })?;
    }
    if let [surname, rest] = words
        && is_letters(surname)
        && is_letters(rest)
        && rest.len() <= MOST_INITIALS
    {
        let joined = words.concat();
        by_rank(db, &joined, &mut found, |found| {
            look(db, "initials", &joined, 3, found)?;
            with_surname(db, surname, rest, found)
        })?;
    }
    Ok(found)
}

fn reach<'a>(db: &Connection, word: &'a str, most: Option<usize>) -> Result<Reach<'a>> {
    let mut found = Owners::new(most.map(|_| COMMON));
    by_own_keys(db, word, &mut found)?;
    let is_whole = !found.is_full();
    let mut own: Vec<(Uuid, u8)> = found.by_id().collect();
    own.sort_unstable();
    Ok(Reach { word, own, is_whole, units: units(db, word, None)? })
}

fn candidates(db: &Connection, reach: &Reach<'_>, most: Option<usize>) -> Result<Vec<(Uuid, u8)>> {
    let mut all = Owners::new(most.map(|_| COMMON + reach.own.len()));
    all.add_all(&reach.own);
    for (&unit, &rank) in &reach.units {
        staff(db, unit, rank, &mut all)?;
    }
    let mut candidates: Vec<(Uuid, u8)> = all.by_id().collect();
    candidates.sort_unstable_by_key(|(id, rank)| (*rank, *id));
    Ok(candidates)
}

fn rank_in(db: &Connection, reach: &Reach<'_>, id: Uuid) -> Result<Option<u8>> {
    if let Ok(at) = reach.own.binary_search_by_key(&id, |(known, _)| *known) {
        return Ok(Some(reach.own[at].1));
    }
    if !reach.is_whole && has_key(db, reach.word, id)? {
        return Ok(Some(4));
    }
    if reach.units.is_empty() {
        return Ok(None);
    }
    let unit: Option<Option<Uuid>> = db
        .prepare_cached("SELECT organisation_id FROM people WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    let rank = unit.flatten().and_then(|unit| reach.units.get(&unit));
    Ok(rank.map(|rank| rank.saturating_add(BY_UNIT)))
}

/// Says whether somebody has a key that begins with a word.
fn has_key(db: &Connection, word: &str, id: Uuid) -> Result<bool> {
    let plain = apart_from_signs(word);
    let keys = refresh::known(db, id)?;
    let mut keys = keys.split('\n').filter_map(|line| line.split_once(' '));
    Ok(keys.any(|(kind, key)| {
        let wanted = if matches!(kind, "pinyin" | "initials") { plain.as_str() } else { word };
        kind != "phone" && key.starts_with(wanted)
    }))
}

fn by_own_keys(db: &Connection, word: &str, found: &mut Owners) -> Result<()> {
    if word.chars().all(|character| character.is_ascii_digit()) {
        if word.len() >= 2 {
            let reversed: String = word.chars().rev().collect();
            look(db, "phone", &reversed, 4, found)?;
        }
        look(db, "badge", word, 5, found)?;
        return match serial_of(word) {
            Some(_) => formerly_numbered(db, word, found),
            None => Ok(()),
        };
    }
    let plain = apart_from_signs(word);
    look(db, "name", word, 0, found)?;
    // An apostrophe alone stands in readings of all kinds and means nobody.
    if plain.is_empty() {
        return Ok(());
    }
    look(db, "pinyin", &plain, 2, found)?;
    look(db, "initials", &plain, 4, found)?;
    look(db, "email", word, 6, found)?;
    characters_then_letters(db, word, found)?;
    surname_then_initials(db, &plain, found)
}

/// Finds whose badge had a number before two registrations became one.
fn formerly_numbered(db: &Connection, number: &str, found: &mut Owners) -> Result<()> {
    let mut owners = db.prepare_cached(
        "SELECT person_id FROM former_references AS former
         JOIN registrations ON registrations.id = registration_id WHERE former.external_id = ?1",
    )?;
    let mut rows = owners.query([number])?;
    while let Some(row) = rows.next()? {
        found.add(row.get(0)?, 5);
    }
    Ok(())
}

fn units(db: &Connection, word: &str, most: Option<usize>) -> Result<BTreeMap<Uuid, u8>> {
    let mut found = Owners::new(most);
    look(db, "unit", word, 1, &mut found)?;
    // One letter of pinyin would bring every unit of the region.
    if word.chars().count() > 1 {
        let plain = apart_from_signs(word);
        look(db, "unit_pinyin", &plain, 6, &mut found)?;
        look(db, "unit_initials", &plain, 7, &mut found)?;
    }
    Ok(found.by_id().collect())
}

fn staff(db: &Connection, unit: Uuid, rank: u8, found: &mut Owners) -> Result<()> {
    let mut people = db.prepare_cached("SELECT id FROM people WHERE organisation_id = ?1")?;
    let mut rows = people.query([unit])?;
    while let Some(row) = rows.next()? {
        if found.is_full() {
            break;
        }
        found.add(row.get(0)?, rank.saturating_add(BY_UNIT));
    }
    Ok(())
}

/// Pinyin is typed with apostrophes and hyphens as often as without.
pub(super) fn apart_from_signs(word: &str) -> String {
    word.chars().filter(|character| !matches!(character, '\'' | '’' | '-')).collect()
}

/// Adds the owners of keys that begin so, in the order of the keys; one that is the whole word
/// ranks one better.
pub(super) fn look(
    db: &Connection,
    kind: &str,
    word: &str,
    rank: u8,
    found: &mut Owners,
) -> Result<()> {
    if word.is_empty() || found.is_full() {
        return Ok(());
    }
    let mut statement = db.prepare_cached(
        "SELECT owner_id, key = ?2 FROM search_keys WHERE kind = ?1 AND key >= ?2 AND key < ?3",
    )?;
    let mut rows = statement.query(params![kind, word, after(word)])?;
    while let Some(row) = rows.next()? {
        let (id, is_whole): (Uuid, bool) = (row.get(0)?, row.get(1)?);
        found.add(id, if is_whole { rank } else { rank + 1 });
        if found.is_full() {
            break;
        }
    }
    Ok(())
}

/// Answers a text that comes after everything that begins with `prefix`.
pub(super) fn after(prefix: &str) -> String {
    format!("{prefix}\u{10FFFF}")
}

/// Owners of keys in the order in which they were found, each with its best rank.
pub(super) struct Owners {
    known: IdSet,
    pub(super) ranked: Vec<Ranked>,
    most: usize,
}

impl Owners {
    pub(super) fn new(most: Option<usize>) -> Owners {
        Owners { known: IdSet::default(), ranked: Vec::new(), most: most.unwrap_or(usize::MAX) }
    }

    /// Answers the owners, each with its best rank.
    fn by_id(self) -> impl Iterator<Item = (Uuid, u8)> {
        self.ranked.into_iter().map(|(rank, id)| (id, rank))
    }

    /// Says whether everybody is wanted, not only the best.
    pub(super) fn is_for_all(&self) -> bool {
        self.most == usize::MAX
    }

    pub(super) fn is_full(&self) -> bool {
        self.known.len() >= self.most
    }

    /// Kinds are looked into from the best to the worst, so the first rank is the best but for
    /// names with a whole key in a later kind, which matter to nobody.
    pub(super) fn add(&mut self, id: Uuid, rank: u8) {
        if self.known.insert(id) {
            self.ranked.push((rank, id));
        }
    }

    fn add_all(&mut self, owners: &[(Uuid, u8)]) {
        for &(id, rank) in owners {
            self.add(id, rank);
        }
    }
}
