//! The register in the order of a column, kept in memory between looks.
//!
//! Sorting 100,000 registrations anew for every page would be felt. An order is made when it is
//! first asked for; from then on only what the journal says was touched is put in its place.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, PoisonError},
};

use rusqlite::Connection;
use uuid::Uuid;

use super::{
    GroupCounts, RegisterColumn,
    fitting::Fitting,
    groups::Tally,
    order_keys::{Entry, Key, entries},
};
use crate::{error::Result, search};

/// How many orders are kept: the last ones that were asked for.
const KEPT: usize = 6;
/// Where more was touched than this, an order is made anew.
const MOST_TOUCHED: u32 = 2_000;

/// Every registration in the order of a column.
#[derive(Debug, Clone)]
struct Order {
    column: RegisterColumn,
    /// The last change that is in it.
    number: i64,
    entries: Vec<Entry>,
}

/// The orders that were asked for last, of one event file.
#[derive(Debug, Default)]
pub struct Orders {
    kept: Mutex<Vec<Order>>,
    /// Whom the last filters mean.
    pub(super) fitting: Fitting,
    /// How many registrations each organisation has.
    tally: Mutex<Option<Tally>>,
}

/// A piece of a list: where its rows stand in the table, and how many there are in all.
pub(super) struct Piece {
    pub places: Vec<i64>,
    pub total: u32,
}

impl Orders {
    /// Answers how many registrations each organisation has.
    pub(super) fn counts(&self, db: &Connection) -> Result<BTreeMap<Option<Uuid>, GroupCounts>> {
        let number = last_change(db)?;
        let mut kept = self.tally.lock().unwrap_or_else(PoisonError::into_inner);
        let tally = match kept.take() {
            Some(tally) => tally.brought_to(db, number)?,
            None => Tally::of(db, number)?,
        };
        Ok(kept.insert(tally).counts.clone())
    }

    /// Answers where the registrations stand that have something in a column, or have nothing.
    pub(super) fn with_value(
        &self,
        db: &Connection,
        column: RegisterColumn,
        has: bool,
    ) -> Result<Places> {
        self.with(db, column, |order| order.with_value(has))
    }

    /// Answers a piece of the register in an order; `fits` says which registrations are meant.
    pub(super) fn piece(
        &self,
        db: &Connection,
        (column, descending): (RegisterColumn, bool),
        fits: Option<&Places>,
        range: (u32, u32),
    ) -> Result<Piece> {
        self.with(db, column, |order| order.piece(descending, fits, range))
    }

    /// Says whether the order of a column lies ready, with the last change in it.
    pub(super) fn is_ready(&self, db: &Connection, column: RegisterColumn) -> Result<bool> {
        let number = last_change(db)?;
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(kept.iter().any(|order| order.column == column && order.number == number))
    }

    /// Looks at an order as it is at the time of this look.
    fn with<T>(
        &self,
        db: &Connection,
        column: RegisterColumn,
        look: impl FnOnce(&Order) -> T,
    ) -> Result<T> {
        let number = last_change(db)?;
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.iter().position(|order| order.column == column);
        let order = match known.map(|at| kept.remove(at)) {
            Some(order) if order.number == number => order,
            // A look that began before the last change finds the file as it was then.
            Some(order) if order.number > number => {
                kept.push(order);
                return Ok(look(&Order::of(db, column, number)?));
            }
            Some(order) => order.brought_to(db, number)?,
            None => Order::of(db, column, number)?,
        };
        let seen = look(&order);
        kept.push(order);
        if kept.len() > KEPT {
            kept.remove(0);
        }
        Ok(seen)
    }
}

impl Order {
    fn of(db: &Connection, column: RegisterColumn, number: i64) -> Result<Order> {
        let mut entries = entries(db, column, None)?;
        entries.sort_unstable();
        Ok(Order { column, number, entries })
    }

    /// Puts what was touched since in its place.
    fn brought_to(mut self, db: &Connection, number: i64) -> Result<Order> {
        let Some(touched) = touched(db, self.number)? else {
            return Order::of(db, self.column, number);
        };
        self.number = number;
        if touched.is_empty() {
            return Ok(self);
        }
        self.entries.retain(|entry| !touched.contains(&entry.id));
        let ids = search::hex_array(touched);
        self.entries.extend(entries(db, self.column, Some(&ids))?);
        // All but the last few are in order already: a stable sort only has to merge them.
        self.entries.sort();
        Ok(self)
    }

    /// Answers those with a value in the column, and those without.
    fn parts(&self) -> (&[Entry], &[Entry]) {
        self.entries.split_at(self.entries.partition_point(|entry| entry.key != Key::Nothing))
    }

    fn with_value(&self, has: bool) -> Places {
        let (valued, empty) = self.parts();
        let mut places = Places::default();
        for entry in if has { valued } else { empty } {
            places.add(entry.place);
        }
        places
    }

    fn piece(&self, descending: bool, fits: Option<&Places>, range: (u32, u32)) -> Piece {
        let (offset, limit) = (range.0 as usize, range.1 as usize);
        let (valued, empty) = self.parts();
        let place = |entry: &Entry| entry.place;
        let is_meant = |place: &i64| fits.is_none_or(|fits| fits.has(*place));
        let places: Vec<i64> = if descending {
            let turned = valued.iter().rev().chain(empty).map(place);
            turned.filter(is_meant).skip(offset).take(limit).collect()
        } else {
            self.entries.iter().map(place).filter(is_meant).skip(offset).take(limit).collect()
        };
        let total = fits.map_or(self.entries.len(), |fits| fits.count);
        Piece { places, total: u32::try_from(total).unwrap_or(u32::MAX) }
    }
}

/// Places in the table, one bit each.
#[derive(Debug, Default)]
pub(super) struct Places {
    bits: Vec<u64>,
    count: usize,
}

impl Places {
    pub(super) fn add(&mut self, place: i64) {
        let (at, bit) = spot(place);
        if self.bits.len() <= at {
            self.bits.resize(at + 1, 0);
        }
        self.count += usize::from(self.bits[at] & bit == 0);
        self.bits[at] |= bit;
    }

    /// Keeps what is in the others as well.
    pub(super) fn keep(&mut self, others: &Places) {
        for (at, bits) in self.bits.iter_mut().enumerate() {
            *bits &= others.bits.get(at).copied().unwrap_or_default();
        }
        self.recount();
    }

    /// Adds all others.
    pub(super) fn add_all(&mut self, others: &Places) {
        if self.bits.len() < others.bits.len() {
            self.bits.resize(others.bits.len(), 0);
        }
        self.bits.iter_mut().zip(&others.bits).for_each(|(bits, more)| *bits |= more);
        self.recount();
    }

    /// Answers these but for others.
    pub(super) fn without(mut self, others: &Places) -> Places {
        self.bits.iter_mut().zip(&others.bits).for_each(|(bits, less)| *bits &= !less);
        self.recount();
        self
    }

    fn recount(&mut self) {
        self.count = self.bits.iter().map(|bits| bits.count_ones() as usize).sum();
    }

    fn has(&self, place: i64) -> bool {
        let (at, bit) = spot(place);
        self.bits.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

fn spot(place: i64) -> (usize, u64) {
    (usize::try_from(place / 64).unwrap_or_default(), 1 << (place % 64))
}

pub(super) fn last_change(db: &Connection) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT COALESCE(MAX(number), 0) FROM changes")?
        .query_row([], |row| row.get(0))?)
}

/// Answers which registrations were touched since a change; none when it is easier to look anew.
pub(super) fn touched(db: &Connection, since: i64) -> Result<Option<BTreeSet<Uuid>>> {
    let (count, is_wide): (u32, bool) = db
        .prepare_cached(
            "SELECT COUNT(*), COALESCE(MAX(table_name IN ('categories', 'custom_fields')), 0)
             FROM (SELECT table_name FROM change_rows WHERE change_number > ?1 LIMIT ?2)",
        )?
        .query_row((since, MOST_TOUCHED), |row| Ok((row.get(0)?, row.get(1)?)))?;
    if count == MOST_TOUCHED || is_wide {
        return Ok(None);
    }
    let touched = db
        .prepare_cached(include_str!("touched.sql"))?
        .query_map([since], |row| row.get::<_, Uuid>(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Some(touched))
}

#[cfg(test)]
mod tests {
    use super::{super::RegisterField, *};

    #[test]
    fn what_has_no_value_comes_last_either_way() {
        let entry = |key, place| Entry { key, id: Uuid::from_u128(7), place };
        let entries = vec![
            entry(Key::Text("a".into()), 1),
            entry(Key::Text("b".into()), 2),
            entry(Key::Nothing, 3),
        ];
        let column = RegisterColumn::Field(RegisterField::Source);
        let order = Order { column, number: 1, entries };

        assert_eq!(order.piece(false, None, (0, 9)).places, [1, 2, 3]);
        assert_eq!(order.piece(true, None, (0, 9)).places, [2, 1, 3]);
        assert_eq!(order.piece(true, None, (1, 1)).places, [1]);
    }
}
