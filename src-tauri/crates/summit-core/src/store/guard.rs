//! What stands between a path and an open event: the lock, the header, the pages, the migrations.

use std::{
    fs::{self, File, TryLockError},
    io::Read,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, TransactionBehavior, config::DbConfig};

use crate::{
    error::{Error, FileTrouble, Result},
    search,
};

/// Marks a file as ours in its header: "SMMT".
pub(crate) const APPLICATION_ID: i32 = 0x534D_4D54;

/// The steps that lead from an empty file to the present schema. A released step never changes.
pub const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_journal.sql"),
    include_str!("../../migrations/0002_event.sql"),
    include_str!("../../migrations/0003_organisations.sql"),
    include_str!("../../migrations/0004_people.sql"),
    include_str!("../../migrations/0005_registrations.sql"),
    include_str!("../../migrations/0006_agenda.sql"),
    include_str!("../../migrations/0007_booths.sql"),
    include_str!("../../migrations/0008_checkins.sql"),
    include_str!("../../migrations/0009_search.sql"),
    include_str!("../../migrations/0010_people_of_units.sql"),
    include_str!("../../migrations/0011_duplicates.sql"),
    include_str!("../../migrations/0012_session_details.sql"),
    include_str!("../../migrations/0013_origins.sql"),
    include_str!("../../migrations/0014_agenda_rules.sql"),
    include_str!("../../migrations/0015_editions.sql"),
    include_str!("../../migrations/0016_lists.sql"),
    include_str!("../../migrations/0017_keys_of_owners.sql"),
    include_str!("../../migrations/0018_replies.sql"),
    include_str!("../../migrations/0019_tags.sql"),
    include_str!("../../migrations/0020_quotas.sql"),
    include_str!("../../migrations/0021_prints.sql"),
    include_str!("../../migrations/0022_views.sql"),
    include_str!("../../migrations/0023_receptions.sql"),
    include_str!("../../migrations/0024_seats.sql"),
    include_str!("../../migrations/0025_companions.sql"),
    include_str!("../../migrations/0026_signups.sql"),
    include_str!("../../migrations/0027_histories.sql"),
    include_str!("../../migrations/0028_print_subjects.sql"),
    include_str!("../../migrations/0029_print_choices.sql"),
    include_str!("../../migrations/0030_histories_of_parties.sql"),
    include_str!("../../migrations/0031_looking_and_uniting.sql"),
    include_str!("../../migrations/0032_indexes_of_filters.sql"),
    include_str!("../../migrations/0033_field_values.sql"),
    include_str!("../../migrations/0034_images_told_later.sql"),
];

fn lock_name(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

#[cfg(unix)]
fn is_still_there(file: &File, name: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(name)) {
        (Ok(held), Ok(named)) => (held.dev(), held.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

/// Elsewhere a file that is open keeps its name until it is closed.
#[cfg(not(unix))]
fn is_still_there(_: &File, name: &Path) -> bool {
    name.exists()
}

/// The lock that keeps a second program from an event. With it goes its file: nothing is to lie beside
/// an event that is closed, or beside a file that is none.
#[derive(Debug)]
pub(super) struct Lock {
    name: PathBuf,
    _file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A lock that stays behind locks nobody out.
        let _ = fs::remove_file(&self.name);
    }
}

pub(super) fn lock(path: &Path) -> Result<Lock> {
    let name = lock_name(path);
    let file = File::options()
        .write(true)
        .create(true)
        .truncate(false)
        .open(&name)
        .map_err(|_| Error::file(FileTrouble::Unwritable, path))?;
    match file.try_lock() {
        Ok(()) if is_still_there(&file, &name) => Ok(Lock { name, _file: file }),
        // The program that had it has just closed it and taken its name away.
        Ok(()) => lock(path),
        Err(TryLockError::WouldBlock) => Err(Error::file(FileTrouble::Locked, path)),
        Err(TryLockError::Error(_)) => Err(Error::file(FileTrouble::Unwritable, path)),
    }
}

/// Refuses a file that could be read and never written.
pub(super) fn check_writable(path: &Path) -> Result<()> {
    let is_writable = File::options().append(true).open(path).is_ok();
    let is_marked = fs::metadata(path).is_ok_and(|found| found.permissions().readonly());
    if is_writable && !is_marked { Ok(()) } else { Err(Error::file(FileTrouble::ReadOnly, path)) }
}

pub(super) fn check_header(path: &Path) -> Result<()> {
    let mut header = [0; 16];
    let mut file = File::open(path).map_err(|_| Error::file(FileTrouble::Unreadable, path))?;
    match file.read_exact(&mut header) {
        Ok(()) if &header == b"SQLite format 3\0" => Ok(()),
        _ => Err(Error::file(FileTrouble::NotAnEvent, path)),
    }
}

pub(super) fn check_identity(db: &Connection, path: &Path) -> Result<()> {
    let read = |name: &str| db.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let damaged = |_| Error::file(FileTrouble::Damaged, path);
    if read("application_id").map_err(damaged)? != APPLICATION_ID {
        return Err(Error::file(FileTrouble::NotAnEvent, path));
    }
    let version = usize::try_from(read("user_version").map_err(damaged)?).unwrap_or(0);
    if version > MIGRATIONS.len() {
        return Err(Error::file(FileTrouble::Newer, path));
    }
    Ok(())
}

/// Walks through every page: a file that was cut short or written over is refused as a whole.
pub(super) fn check_pages(db: &Connection, path: &Path) -> Result<()> {
    let verdict: rusqlite::Result<String> =
        db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0));
    match verdict.as_deref() {
        Ok("ok") => Ok(()),
        _ => Err(Error::file(FileTrouble::Damaged, path)),
    }
}

pub(super) fn configure(db: &Connection, path: &Path) -> Result<()> {
    let mode: String = db
        .query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))
        .map_err(|_| Error::file(FileTrouble::Unwritable, path))?;
    if mode != "wal" {
        return Err(Error::file(FileTrouble::Unwritable, path));
    }
    db.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA secure_delete = ON;
         PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -64000;",
    )?;
    keep_statements(db)
}

/// Keeps statements ready between uses. A plan does not depend on the values: SQLite would make
/// it anew for every search, which took a third of its time.
pub(super) fn keep_statements(db: &Connection) -> Result<()> {
    db.set_prepared_statement_cache_capacity(128);
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

/// The first version in which names are found without the accents that they are written with.
const FOLDED: usize = 31;

pub(super) fn migrate(db: &mut Connection, path: &Path) -> Result<()> {
    let version: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let version = version as usize;
    if version > 0 && version < MIGRATIONS.len() {
        copy_before_migration(db, path, version)?;
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (number, sql) in (1..).zip(MIGRATIONS).skip(version) {
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", number)?;
    }
    if (1..FOLDED).contains(&version) {
        search::refresh_accented(&tx)?;
    }
    tx.commit()?;
    Ok(())
}

/// Leaves `NAME.v3.summit` beside a file of version 3, checked, before the file is changed.
fn copy_before_migration(db: &Connection, path: &Path, version: usize) -> Result<()> {
    let copy = path.with_extension(format!("v{version}.summit"));
    if copy.exists() {
        fs::remove_file(&copy).map_err(|_| Error::file(FileTrouble::Unwritable, &copy))?;
    }
    db.execute("VACUUM INTO ?1", [copy.to_string_lossy()])
        .map_err(|_| Error::file(FileTrouble::Unwritable, &copy))?;
    check_pages(&Connection::open(&copy)?, &copy)
}
