//! Whom the parts of a filter mean, as places in the table. Each is looked for once; they are put
//! together without the file.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, ToSql};

use super::{
    narrowing::{Condition, Narrowing, Of, Part},
    orders::{Places, last_change},
};
use crate::{error::Result, ids::IdMap};

/// How many parts are remembered with whom they mean: the last ones that were asked for.
const REMEMBERED: usize = 16;

/// Whom the parts of filters that were asked for last mean, of one event file.
#[derive(Debug, Default)]
pub(super) struct Fitting {
    remembered: Mutex<Vec<Remembered>>,
    /// Where registrations stand, by their own ids.
    by_id: Mutex<Option<Spots>>,
    /// The same by the ids of their people.
    by_person: Mutex<Option<Spots>>,
}

/// Whom a part means, as of a change.
#[derive(Debug)]
struct Remembered {
    number: i64,
    part: Part,
    places: Arc<Places>,
}

/// Where registrations stand, by the ids by which they are looked for.
#[derive(Debug, Clone)]
struct Spots {
    number: i64,
    known: Arc<IdMap<i64>>,
}

impl Fitting {
    /// Answers where the registrations stand that are meant; none: all of them.
    pub(super) fn places(&self, db: &Connection, narrowing: &Narrowing) -> Result<Option<Places>> {
        let mut fits: Option<Places> = None;
        for condition in narrowing.all_conditions() {
            let found = self.of_condition(db, &condition)?;
            match &mut fits {
                Some(fits) => fits.keep(&found),
                None => fits = Some(found),
            }
        }
        Ok(fits)
    }

    fn of_condition(&self, db: &Connection, condition: &Condition) -> Result<Places> {
        let mut any = Places::default();
        for part in &condition.any {
            let found = self.of_part(db, part)?;
            if part.is_not {
                any.add_all(&self.everybody(db)?.without(&found));
            } else {
                any.add_all(&found);
            }
        }
        Ok(if condition.is_not { self.everybody(db)?.without(&any) } else { any })
    }

    /// Answers for whom a part holds, whether those or the others are meant.
    fn of_part(&self, db: &Connection, part: &Part) -> Result<Arc<Places>> {
        let number = last_change(db)?;
        let remembered = || self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        let is_it = |one: &&Remembered| {
            one.number == number
                && one.part.source() == part.source()
                && one.part.values == part.values
        };
        let known = remembered().iter().find(is_it).map(|one| Arc::clone(&one.places));
        if let Some(places) = known {
            return Ok(places);
        }
        let places = Arc::new(self.look(db, part)?);
        let mut remembered = remembered();
        // What was true before the last change is of no more use.
        remembered.retain(|one| one.number >= number);
        if remembered.len() >= REMEMBERED {
            remembered.remove(0);
        }
        remembered.push(Remembered { number, part: part.clone(), places: Arc::clone(&places) });
        Ok(places)
    }

    fn look(&self, db: &Connection, part: &Part) -> Result<Places> {
        let mut places = Places::default();
        let (of, sql) = part.source();
        let ids = part.ids()?;
        let spots = match of {
            Of::Rows => None,
            Of::Registrations => Some(spots(&self.by_id, db, "id")?),
            Of::People => Some(spots(&self.by_person, db, "person_id")?),
        };
        if let Some((ids, spots)) = ids.zip(spots.as_deref()) {
            ids.iter().filter_map(|id| spots.get(id)).for_each(|place| places.add(*place));
            return Ok(places);
        }
        let rows = format!("SELECT registrations.rowid FROM registrations WHERE {sql}");
        let mut statement = db.prepare_cached(if spots.is_some() { sql } else { &rows })?;
        let values = part.values.iter().map(|(name, value)| (*name, value as &dyn ToSql));
        let mut rows = statement.query(&*values.collect::<Vec<_>>())?;
        while let Some(row) = rows.next()? {
            match &spots {
                Some(spots) => {
                    // Not everybody is registered.
                    if let Some(place) = spots.get(&row.get(0)?) {
                        places.add(*place);
                    }
                }
                None => places.add(row.get(0)?),
            }
        }
        Ok(places)
    }

    fn everybody(&self, db: &Connection) -> Result<Places> {
        let mut all = Places::default();
        spots(&self.by_id, db, "id")?.values().for_each(|place| all.add(*place));
        Ok(all)
    }
}

/// Answers where registrations stand by a column that is another for each of them; reads it anew
/// where somebody was added or removed since.
fn spots(kept: &Mutex<Option<Spots>>, db: &Connection, column: &str) -> Result<Arc<IdMap<i64>>> {
    let number = last_change(db)?;
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(spots) = kept.as_mut().filter(|spots| spots.number <= number)
        && (spots.number == number || are_alike(db, spots.number)?)
    {
        spots.number = number;
        return Ok(Arc::clone(&spots.known));
    }
    let sql = format!("SELECT {column}, rowid FROM registrations");
    let known = db
        .prepare_cached(&sql)?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<IdMap<i64>>>()?;
    let known = Arc::new(known);
    // A look that began before the last change finds the file as it was then.
    if kept.as_ref().is_none_or(|spots| spots.number <= number) {
        *kept = Some(Spots { number, known: Arc::clone(&known) });
    }
    Ok(known)
}

/// Says whether the same registrations of the same people are there since a change.
fn are_alike(db: &Connection, since: i64) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT NOT EXISTS (
               SELECT 1 FROM change_rows
               WHERE change_number > ?1 AND table_name = 'registrations'
                 AND (before IS NULL OR after IS NULL
                   OR before ->> '$.person_id' IS NOT after ->> '$.person_id'))",
        )?
        .query_row([since], |row| row.get(0))?)
}
