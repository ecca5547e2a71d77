//! The event file: one SQLite database, one writer and a pool of readers.

mod guard;
mod in_order;
pub(crate) use guard::APPLICATION_ID;
pub use guard::MIGRATIONS;
pub(crate) use in_order::InOrder;

use std::{
    fs::File,
    ops::Deref,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior, params};

use crate::{
    error::{Error, FileTrouble, Result},
    ids, journal,
    outputs::past_link,
    places,
    registrations::{self, Orders},
    search,
    time::{Clock, Moment},
};
use guard::{
    Lock, check_header, check_identity, check_pages, check_writable, configure, keep_statements,
    lock, migrate,
};

/// How the one connection that writes is opened; names stay names, also `file:x?mode=ro`.
const WRITING: OpenFlags = OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// An open event file. No second program can open it until this is dropped.
pub struct Store {
    path: PathBuf,
    clock: Clock,
    // Dropped in this order: the readers, the writer, and the lock last.
    readers: Mutex<Vec<Connection>>,
    orders: Orders,
    writer: Mutex<Connection>,
    _lock: Lock,
}

/// One look at the event: everything read through it is of the same instant.
pub struct Reading<'a> {
    tx: Transaction<'a>,
    now: Moment,
    orders: &'a Orders,
}

/// A write in progress: all of it happens, or none. The only way to write.
pub struct Change<'a> {
    tx: Transaction<'a>,
    now: Moment,
    number: i64,
    author: &'a Author,
    title: &'static str,
    subject: String,
    count: u32,
    may_be_undone: bool,
}

/// Who writes, and where they sit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    pub operator: String,
    pub station: String,
}

/// What a change left behind: its number and the tables it touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    pub number: i64,
    pub tables: Vec<String>,
}

impl Store {
    /// Makes an event file where none is, and opens it.
    pub fn create(path: &Path, clock: Clock) -> Result<Store> {
        places::check(path)?;
        if path.symlink_metadata().is_ok() {
            return Err(Error::file(FileTrouble::Exists, path));
        }
        let lock = lock(path)?;
        File::create_new(path).map_err(|_| Error::file(FileTrouble::Unwritable, path))?;
        let writer = Connection::open_with_flags(path, WRITING)?;
        writer.pragma_update(None, "application_id", APPLICATION_ID)?;
        Store::prepare(path, clock, writer, lock)
    }

    /// Opens an event file; brings an older one up to date after making a copy of it.
    ///
    /// Reads every page, so that a damaged file is refused as a whole.
    ///
    /// # Errors
    /// Every kind of [`Error::File`]: each reason that speaks against working on this file.
    pub fn open(path: &Path, clock: Clock) -> Result<Store> {
        Store::enter(path, clock, check_pages)
    }

    /// Opens an event file that is as this program left it, without reading every page.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn reopen(path: &Path, clock: Clock) -> Result<Store> {
        Store::enter(path, clock, |_, _| Ok(()))
    }

    fn enter(
        path: &Path,
        clock: Clock,
        look_through: fn(&Connection, &Path) -> Result<()>,
    ) -> Result<Store> {
        // Behind a link lies the file that is to be locked, and its folder is what counts.
        let path = &past_link(path);
        if path.is_dir() {
            return Err(Error::file(FileTrouble::NotAnEvent, path));
        }
        if !path.is_file() {
            return Err(Error::file(FileTrouble::Missing, path));
        }
        places::check(path)?;
        check_header(path)?;
        check_writable(path)?;
        let lock = lock(path)?;
        let writer = Connection::open_with_flags(path, WRITING)?;
        check_identity(&writer, path)?;
        look_through(&writer, path)?;
        Store::prepare(path, clock, writer, lock).map_err(|error| match error.code() {
            "file_damaged" => Error::file(FileTrouble::Damaged, path),
            _ => error,
        })
    }

    fn prepare(path: &Path, clock: Clock, mut writer: Connection, lock: Lock) -> Result<Store> {
        configure(&writer, path)?;
        migrate(&mut writer, path)?;
        journal::install(&writer)?;
        let path = path.to_owned();
        let (readers, writer) = (Mutex::default(), Mutex::new(writer));
        Ok(Store { path, clock, readers, orders: Orders::default(), writer, _lock: lock })
    }

    /// Answers where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `work` on one consistent look at the event. Never waits for a writer.
    pub fn read<T>(&self, work: impl FnOnce(&Reading<'_>) -> Result<T>) -> Result<T> {
        let pooled = enter(&self.readers).pop();
        let mut reader = match pooled {
            Some(reader) => reader,
            None => self.new_reader()?,
        };
        let reading =
            Reading { tx: reader.transaction()?, now: (self.clock)(), orders: &self.orders };
        let value = work(&reading);
        drop(reading);
        enter(&self.readers).push(reader);
        value
    }

    /// Runs `work` in a transaction: keeps its success with its journal, forgets its failure.
    ///
    /// Answers no trace when nothing in the event became different.
    pub fn change<T>(
        &self,
        author: &Author,
        command: &str,
        work: impl FnOnce(&mut Change<'_>) -> Result<T>,
    ) -> Result<(T, Option<Trace>)> {
        let mut writer = enter(&self.writer);
        let now = (self.clock)();
        let tx = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let number = begin(&tx, author, command, now)?;
        let mut change = Change {
            tx,
            now,
            number,
            author,
            title: "",
            subject: String::new(),
            count: 1,
            may_be_undone: true,
        };
        let value = work(&mut change)?;
        let trace = change.finish()?;
        Ok((value, trace))
    }

    fn new_reader(&self) -> Result<Connection> {
        let reader = Connection::open_with_flags(
            &self.path,
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        reader.execute_batch(
            "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;
             PRAGMA busy_timeout = 5000; PRAGMA query_only = ON; PRAGMA cache_size = -48000;",
        )?;
        keep_statements(&reader)?;
        Ok(reader)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        enter(&self.readers).clear();
        // The file alone must be the whole event once it is closed. A failure leaves the log
        // beside it, from which the next opening recovers.
        let writer = enter(&self.writer);
        let _ = writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }
}

impl Reading<'_> {
    /// Answers the time at which this look began.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Answers the orders of the register that are kept between looks.
    pub(crate) fn orders(&self) -> &Orders {
        self.orders
    }
}

impl Change<'_> {
    /// Answers the time of this change.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Answers the number of this change in the journal.
    pub fn number(&self) -> i64 {
        self.number
    }

    /// Answers who makes this change.
    pub fn author(&self) -> &Author {
        self.author
    }

    /// Says what is being done, as a code of the words files, and to what.
    pub fn title(&mut self, title: &'static str, subject: impl Into<String>) {
        self.title = title;
        self.subject = subject.into();
    }

    /// Says how many things this change touches.
    pub fn count(&mut self, count: usize) {
        self.count = u32::try_from(count).unwrap_or(u32::MAX);
    }

    /// Says that this change is history, such as a scan at the door, and is never undone.
    pub fn keep_for_good(&mut self) {
        self.may_be_undone = false;
    }

    /// Gives the next number of a series, which is never given again.
    pub fn next_number(&self, series: &str, first: u32) -> Result<u32> {
        self.next_numbers(series, first, 1)
    }

    /// Gives so many numbers of a series, one after the other, and answers the first.
    pub fn next_numbers(&self, series: &str, first: u32, count: u32) -> Result<u32> {
        Ok(self
            .prepare_cached(
                "INSERT INTO counters (name, value) VALUES (?1, ?2 + ?3 - 1)
                 ON CONFLICT (name) DO UPDATE SET value = value + ?3
                 RETURNING value - ?3 + 1",
            )?
            .query_row(params![series, first, count], |row| row.get(0))?)
    }

    fn finish(self) -> Result<Option<Trace>> {
        let tables = journal::touched_tables(&self.tx, self.number)?;
        search::refresh(&self.tx, self.number, &tables)?;
        if tables.iter().any(|table| table == "registrations") {
            registrations::refresh_field_values(&self.tx, self.number)?;
        }
        if tables.is_empty() {
            self.tx.execute("DELETE FROM changes WHERE number = ?1", [self.number])?;
        } else {
            debug_assert!(!self.title.is_empty(), "a change says what it does");
            self.tx
                .prepare_cached(
                    "UPDATE changes SET title = ?2, subject = ?3, count = ?4, state = ?5
                     WHERE number = ?1",
                )?
                .execute(params![
                    self.number,
                    self.title,
                    self.subject,
                    self.count,
                    if self.may_be_undone { "done" } else { "fixed" },
                ])?;
            if self.may_be_undone {
                journal::drop_undone(&self.tx, &self.author.station)?;
            }
        }
        let (title, subject) = (self.title.to_owned(), self.subject);
        match self.tx.commit() {
            Ok(()) => Ok((!tables.is_empty()).then_some(Trace { number: self.number, tables })),
            // Only undo and redo defer foreign keys: what a row leans on is gone since.
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                Err(Error::ChangedSince { title, subject })
            }
            Err(error) => Err(error.into()),
        }
    }
}

impl Deref for Reading<'_> {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        &self.tx
    }
}

impl Deref for Change<'_> {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        &self.tx
    }
}

/// A panic elsewhere leaves nothing half written: the transaction rolls back by itself.
fn enter<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn begin(tx: &Transaction<'_>, author: &Author, command: &str, now: Moment) -> Result<i64> {
    let number = tx
        .prepare_cached(
            "INSERT INTO changes (id, at, operator, station, command, title, state)
             VALUES (?1, ?2, ?3, ?4, ?5, '', 'fixed')
             RETURNING number",
        )?
        .query_row(
            params![ids::new_uuid(now), now, author.operator, author.station, command],
            |row| row.get(0),
        )?;
    tx.prepare_cached("UPDATE temp.running_change SET number = ?1")?.execute([number])?;
    Ok(number)
}
