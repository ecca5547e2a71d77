//! What can be done with event files. These commands work on the program, not inside an event.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{CreateRequest, FileRequest, OpenFile, RecentFile, SampleRequest, remember};
use crate::{
    app::{App, Task},
    error::{Error, FileTrouble, Result},
    event, sample,
    store::{Author, Store},
};

/// Makes an event file and opens it.
pub fn create(task: &Task<'_>, request: CreateRequest) -> Result<OpenFile> {
    request.event.check()?;
    let path = with_ending(&request.path);
    make(task.app, &task.asking.author(), &path, |change| event::begin(change, &request.event))?;
    opened(task.app)
}

/// Opens an event file.
pub fn open(task: &Task<'_>, request: FileRequest) -> Result<OpenFile> {
    task.app.open(Path::new(&request.path))?;
    opened(task.app)
}

/// Opens the sample event, making it first where it is not yet.
pub fn open_sample(task: &Task<'_>, request: SampleRequest) -> Result<OpenFile> {
    let path = match request.path {
        Some(path) => with_ending(&path),
        None => {
            let folder = &task.app.home;
            fs::create_dir_all(folder).map_err(|_| Error::file(FileTrouble::Unwritable, folder))?;
            let path = folder.join("wuxi-2019.summit");
            if path.exists() {
                task.app.open(&path)?;
                return opened(task.app);
            }
            path
        }
    };
    make(task.app, &task.asking.author(), &path, sample::fill)?;
    opened(task.app)
}

/// Closes the event. The file alone is then the whole event.
pub fn close(task: &Task<'_>, (): ()) -> Result<()> {
    task.app.close()
}

/// Answers the open file, if one is open.
pub fn current(task: &Task<'_>, (): ()) -> Result<Option<OpenFile>> {
    let Ok(store) = task.app.store() else { return Ok(None) };
    let event = store.read(|reading| event::get(reading, ()))?;
    Ok(Some(OpenFile { path: store.path().display().to_string(), event }))
}

/// Lists the files that were open before, the latest first.
#[expect(clippy::unnecessary_wraps, reason = "every command answers a result")]
pub fn recent(task: &Task<'_>, (): ()) -> Result<Vec<RecentFile>> {
    let files = read_recent(task.app).into_iter();
    Ok(files.map(|file| RecentFile { exists: Path::new(&file.path).is_file(), ..file }).collect())
}

/// Takes a file off the list of recent ones; the file itself stays.
pub fn forget(task: &Task<'_>, request: FileRequest) -> Result<()> {
    let mut files = read_recent(task.app);
    files.retain(|file| file.path != request.path);
    write_recent(task.app, &files)
}

fn make(
    app: &App,
    author: &Author,
    path: &Path,
    fill: impl FnOnce(&mut crate::Change<'_>) -> Result<()>,
) -> Result<()> {
    app.create(|| {
        let store = Store::create(path, app.clock())?;
        match store.change(author, "files.create", fill) {
            Ok(_) => Ok(store),
            Err(error) => {
                drop(store);
                remove_file(path);
                Err(error)
            }
        }
    })
}

/// Removes a file that was begun and could not be finished, with what SQLite keeps beside it.
fn remove_file(path: &Path) {
    for ending in ["", "-wal", "-shm", ".lock"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        // What is not there need not be removed.
        let _ = fs::remove_file(name);
    }
}

fn opened(app: &App) -> Result<OpenFile> {
    let store = app.store()?;
    let event = store.read(|reading| event::get(reading, ()))?;
    let path = absolute(store.path()).display().to_string();
    let file = RecentFile {
        path: path.clone(),
        name_zh: event.name_zh.clone(),
        name_en: event.name_en.clone(),
        opened_at: app.now(),
        exists: true,
    };
    // A list of recent files that cannot be written must not keep an event from opening.
    let _ = write_recent(app, &remember(read_recent(app), file));
    Ok(OpenFile { path, event })
}

fn with_ending(path: &str) -> PathBuf {
    let path = PathBuf::from(path);
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("summit")) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".summit");
    PathBuf::from(name)
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn read_recent(app: &App) -> Vec<RecentFile> {
    fs::read(app.home.join("recent.json"))
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

fn write_recent(app: &App, files: &[RecentFile]) -> Result<()> {
    let path = app.home.join("recent.json");
    let unwritable = |_| Error::file(FileTrouble::Unwritable, &path);
    fs::create_dir_all(&app.home).map_err(unwritable)?;
    fs::write(&path, serde_json::to_vec_pretty(files)?).map_err(unwritable)
}
