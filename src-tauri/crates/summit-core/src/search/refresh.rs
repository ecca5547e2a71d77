//! Keeping the keys right after every write, a whole register at once if need be.

use rusqlite::{
    Connection, OptionalExtension, params, params_from_iter,
    types::{ToSqlOutput, ValueRef},
};
use uuid::Uuid;

use super::keys::{self, Findable, KINDS, Key};
use crate::{error::Result, registrations::badge_number, text};

/// How many things get their keys at a time: sorted together, and not too many for the memory.
const PIECE: usize = 150_000;

/// How many keys one statement adds where there are so many.
const AT_ONCE: usize = 250;

/// Makes the keys of everything that a change touched right again.
///
/// Called once at the end of every change, undo included, so that no feature can forget it.
pub(crate) fn refresh(db: &Connection, change: i64, tables: &[String]) -> Result<()> {
    let touched = |table: &str| tables.iter().any(|other| other == table);
    let mut people = Vec::new();
    if touched("people") {
        people.extend(rows_of(db, change, "people")?);
    }
    if touched("registrations") {
        people.extend(registered(db, change)?);
    }
    let people = once(people);
    for piece in people.chunks(PIECE) {
        replace(db, piece, keys_of_person)?;
    }
    if touched("organisations") {
        replace(db, &once(rows_of(db, change, "organisations")?), keys_of_organisation)?;
    }
    Ok(())
}

/// Makes the keys right of whoever has an accent in the name: files of before have them as written.
pub(crate) fn refresh_accented(db: &Connection) -> Result<()> {
    let accented = |sql: &str| -> Result<Vec<Uuid>> {
        let mut statement = db.prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let names: String = row.get(1)?;
            if text::folded(&names) != names.to_lowercase() {
                found.push(row.get(0)?);
            }
        }
        Ok(found)
    };
    let people =
        accented("SELECT id, full_name || ' ' || latin_name || ' ' || pinyin FROM people")?;
    replace(db, &people, keys_of_person)?;
    let units =
        accented("SELECT id, name_zh || ' ' || name_en || ' ' || short_name FROM organisations")?;
    replace(db, &units, keys_of_organisation)
}

/// Answers each once, in their order.
fn once(mut ids: Vec<Uuid>) -> Vec<Uuid> {
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn rows_of(db: &Connection, change: i64, table: &str) -> Result<Vec<Uuid>> {
    Ok(db
        .prepare_cached(
            "SELECT row_id FROM change_rows WHERE change_number = ?1 AND table_name = ?2",
        )?
        .query_map(params![change, table], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Answers whose registrations a change touched: those who had them, and those who have them now.
fn registered(db: &Connection, change: i64) -> Result<Vec<Uuid>> {
    let mut people = Vec::new();
    let mut statement = db.prepare_cached(
        "SELECT CASE WHEN before IS NOT NULL THEN unhex(json_extract(before, '$.person_id')) END,
           (SELECT person_id FROM registrations WHERE id = row_id)
         FROM change_rows WHERE change_number = ?1 AND table_name = 'registrations'",
    )?;
    let mut rows = statement.query([change])?;
    while let Some(row) = rows.next()? {
        people.extend(row.get::<_, Option<Uuid>>(0)?);
        people.extend(row.get::<_, Option<Uuid>>(1)?);
    }
    Ok(people)
}

/// Makes the keys of several things right, in the order of the index: each page is written once.
fn replace<'a>(
    db: &Connection,
    owners: impl IntoIterator<Item = &'a Uuid>,
    keys_of: fn(&Connection, Uuid) -> Result<Vec<Key>>,
) -> Result<()> {
    let (mut gone, mut new) = (Pile::default(), Pile::default());
    for owner in owners {
        let before = known(db, *owner)?;
        let keys = keys_of(db, *owner)?;
        let after = lines(&keys);
        if before == after {
            continue;
        }
        remember(db, *owner, &after)?;
        if before.is_empty() {
            keys.iter().for_each(|(kind, word)| new.add(*owner, kind, word));
            continue;
        }
        let had: Vec<&str> = lines_of(&before).collect();
        let has: Vec<&str> = lines_of(&after).collect();
        // Both are short: looking through beats sorting.
        had.iter().filter(|line| !has.contains(line)).for_each(|line| gone.add_line(*owner, line));
        has.iter().filter(|line| !had.contains(line)).for_each(|line| new.add_line(*owner, line));
    }
    let mut delete = db
        .prepare_cached("DELETE FROM search_keys WHERE kind = ?1 AND key = ?2 AND owner_id = ?3")?;
    for key in gone.in_order() {
        delete.execute(gone.row(key))?;
    }
    new.insert(db)
}

/// Answers the statement that adds so many keys.
fn insert(rows: usize) -> String {
    let row = ["(?, ?, ?)"].repeat(rows).join(", ");
    format!("INSERT INTO search_keys (kind, key, owner_id) VALUES {row}")
}

fn lines(keys: &[Key]) -> String {
    let mut lines = String::with_capacity(24 * keys.len());
    for (kind, key) in keys {
        if !lines.is_empty() {
            lines.push('\n');
        }
        lines.extend([kind, " ", key]);
    }
    lines
}

fn lines_of(keys: &str) -> impl Iterator<Item = &str> {
    keys.split('\n').filter(|line| !line.is_empty())
}

/// Answers the keys that something is found by now, one a line.
pub(super) fn known(db: &Connection, owner: Uuid) -> Result<String> {
    Ok(db
        .prepare_cached("SELECT keys FROM search_owners WHERE owner_id = ?1")?
        .query_row([owner], |row| row.get(0))
        .optional()?
        .unwrap_or_default())
}

fn remember(db: &Connection, owner: Uuid, keys: &str) -> Result<()> {
    if keys.is_empty() {
        db.prepare_cached("DELETE FROM search_owners WHERE owner_id = ?1")?.execute([owner])?;
    } else {
        db.prepare_cached("REPLACE INTO search_owners (owner_id, keys) VALUES (?1, ?2)")?
            .execute(params![owner, keys])?;
    }
    Ok(())
}

fn keys_of_person(db: &Connection, id: Uuid) -> Result<Vec<Key>> {
    let keys = db
        .prepare_cached(
            // A join would be planned anew for every person.
            "SELECT full_name, latin_name, pinyin, phone, email,
               (SELECT serial FROM registrations WHERE person_id = people.id) AS serial
             FROM people WHERE id = ?1",
        )?
        .query_row([id], |row| {
            let text = |at: usize| Ok::<_, rusqlite::Error>(row.get_ref(at)?.as_str()?);
            let badge = row.get::<_, Option<u32>>(5)?.map(badge_number).unwrap_or_default();
            Ok(keys::of_person(&Findable {
                full_name: text(0)?,
                latin_name: text(1)?,
                pinyin: text(2)?,
                phone: text(3)?,
                email: text(4)?,
                badge_number: &badge,
            }))
        })
        .optional()?;
    Ok(keys.unwrap_or_default())
}

fn keys_of_organisation(db: &Connection, id: Uuid) -> Result<Vec<Key>> {
    let keys = db
        .prepare_cached("SELECT name_zh, name_en, short_name FROM organisations WHERE id = ?1")?
        .query_row([id], |row| {
            let names: [String; 3] = [row.get(0)?, row.get(1)?, row.get(2)?];
            let names: Vec<&str> =
                names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
            Ok(keys::of_organisation(&names))
        })
        .optional()?;
    Ok(keys.unwrap_or_default())
}

/// Keys of many owners, close together: a register has a million and a half of them.
#[derive(Default)]
struct Pile {
    text: String,
    owners: Vec<Uuid>,
    keys: Vec<Heaped>,
}

/// Where a key stands in the text, and whose it is.
#[derive(Clone, Copy)]
struct Heaped {
    /// How it begins, as a number: most keys are told apart without looking at the text.
    head: u128,
    /// Where the key itself begins, after its kind.
    from: u32,
    to: u32,
    owner: u32,
    /// Which of [`KINDS`] it is.
    kind: u8,
}

impl Pile {
    /// Adds a key as it is remembered.
    fn add_line(&mut self, owner: Uuid, line: &str) {
        let (kind, word) = split(line);
        self.add(owner, kind, word);
    }

    fn add(&mut self, owner: Uuid, kind: &str, word: &str) {
        if self.owners.last() != Some(&owner) {
            self.owners.push(owner);
        }
        let kind = KINDS.iter().position(|known| *known == kind).expect("a key is of a known kind");
        let kind = u8::try_from(kind).expect("the kinds are few");
        let from = self.text.len();
        self.text.push_str(word);
        let [from, to, owner] = [from, self.text.len(), self.owners.len() - 1]
            .map(|size| u32::try_from(size).expect("the keys of a piece are less than 4 GB"));
        self.keys.push(Heaped { head: head(kind, word), from, to, owner, kind });
    }

    fn word(&self, key: Heaped) -> &str {
        &self.text[key.from as usize..key.to as usize]
    }

    /// Answers the keys in the order of the index.
    fn in_order(&mut self) -> Vec<Heaped> {
        let mut keys = std::mem::take(&mut self.keys);
        // Whoever came first has the smaller id.
        keys.sort_unstable_by(|one, other| {
            let heads = one.head.cmp(&other.head);
            heads
                .then_with(|| self.word(*one).cmp(self.word(*other)))
                .then_with(|| one.owner.cmp(&other.owner))
        });
        keys
    }

    fn row(&self, key: Heaped) -> [ToSqlOutput<'_>; 3] {
        let owner = self.owners[key.owner as usize].as_bytes();
        let kind = KINDS[usize::from(key.kind)];
        [kind.into(), self.word(key).into(), ToSqlOutput::Borrowed(ValueRef::Blob(owner))]
    }

    /// Adds the keys, many with one statement: it stays where it is in the index from one to the next.
    fn insert(mut self, db: &Connection) -> Result<()> {
        let keys = self.in_order();
        let (many, rest) = keys.as_chunks::<AT_ONCE>();
        if !many.is_empty() {
            let mut statement = db.prepare_cached(&insert(AT_ONCE))?;
            for keys in many {
                statement.execute(params_from_iter(keys.iter().flat_map(|key| self.row(*key))))?;
            }
        }
        let mut statement = db.prepare_cached(&insert(1))?;
        for key in rest {
            statement.execute(self.row(*key))?;
        }
        Ok(())
    }
}

/// Answers a number that comes in the order of the keys: their kind, then their first letters.
fn head(kind: u8, key: &str) -> u128 {
    let mut head = [0; 16];
    head[0] = kind;
    head[1..].iter_mut().zip(key.bytes()).for_each(|(place, letter)| *place = letter);
    u128::from_be_bytes(head)
}

fn split(line: &str) -> (&str, &str) {
    line.split_once(' ').unwrap_or((line, ""))
}
