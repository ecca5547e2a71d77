//! An application to test, on a real file, with a clock that stands still.

pub mod given;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use serde_json::{Value, json};
use summit_core::{App, Asking, Caller, Command, Error, Result, time::Moment};
use tempfile::TempDir;

/// Every command table of the program.
pub const TABLES: &[&[Command]] = &[summit_core::COMMANDS, summit_print::COMMANDS];

/// Answers a folder of files that nobody here wrote; nothing where they do not lie beside the project.
pub fn found(folder: &str) -> Option<PathBuf> {
    let shared = std::env::var("SUMMIT_SHARED_DATA").map(PathBuf::from);
    let shared =
        shared.unwrap_or_else(|_| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"));
    Some(shared.join(folder)).filter(|folder| folder.is_dir())
}

/// Answers the files in a folder and in those within it.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// The office with an event file of its own, thrown away at the end of the test.
pub struct Office {
    pub app: Arc<App>,
    pub folder: TempDir,
    now: Arc<Mutex<Moment>>,
    asking: Asking,
}

impl Office {
    /// Opens the window with no event in it.
    pub fn without_event() -> Office {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let now = Arc::new(Mutex::new("2019-04-01T02:00:00.000Z".parse().expect("a moment")));
        let clock = {
            let now = Arc::clone(&now);
            Arc::new(move || *now.lock().unwrap_or_else(PoisonError::into_inner))
        };
        let app = Arc::new(App::new(folder.path().join("home"), clock, TABLES));
        let asking = Asking {
            caller: Caller::Office,
            operator: "Lin".to_owned(),
            station: "office".to_owned(),
            job: None,
        };
        Office { app, folder, now, asking }
    }

    /// Opens a new event of two days.
    pub fn new() -> Office {
        let office = Office::without_event();
        office.call(
            "files.create",
            json!({ "path": office.path("event.summit"), "event": {
                "name_zh": "峰会", "name_en": "Summit",
                "starts_on": "2019-04-13", "ends_on": "2019-04-14" } }),
        );
        office
    }

    /// Opens the sample event.
    pub fn with_sample() -> Office {
        let office = Office::without_event();
        office.call("files.open_sample", json!({ "path": office.path("sample.summit") }));
        office
    }

    /// Answers a path in the test's own folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Asks, and expects to be answered.
    #[track_caller]
    pub fn call(&self, name: &str, request: Value) -> Value {
        match self.ask(name, request) {
            Ok(answer) => answer,
            Err(error) => panic!("{name} was refused: {error}"),
        }
    }

    /// Asks, and expects to be refused.
    #[track_caller]
    pub fn refused(&self, name: &str, request: Value) -> Error {
        match self.ask(name, request) {
            Ok(answer) => panic!("{name} was not refused but answered {answer}"),
            Err(error) => error,
        }
    }

    /// Asks.
    pub fn ask(&self, name: &str, request: Value) -> Result<Value> {
        self.app.call(&self.asking, name, request)
    }

    /// Asks as the office does, under the name of a job.
    pub fn asking(&self, job: &str) -> Asking {
        Asking { job: Some(job.to_owned()), ..self.asking.clone() }
    }

    /// Asks for something long, whose progress is told under the name of its job.
    pub fn work(&self, name: &str, job: &str, request: Value) -> Result<Value> {
        self.app.call(&self.asking(job), name, request)
    }

    /// Asks as somebody else.
    pub fn ask_as(
        &self,
        caller: Caller,
        station: &str,
        name: &str,
        request: Value,
    ) -> Result<Value> {
        let asking = Asking { caller, station: station.to_owned(), ..self.asking.clone() };
        self.app.call(&asking, name, request)
    }

    /// Lets time pass.
    pub fn wait_minutes(&self, minutes: i64) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.0 += std::time::Duration::from_secs(60 * u64::try_from(minutes).expect("forwards"));
    }

    /// Answers the path of the open file.
    pub fn file(&self) -> PathBuf {
        let store = self.app.store().expect("an event is open");
        Path::new(store.path()).to_owned()
    }
}

impl Default for Office {
    fn default() -> Office {
        Office::new()
    }
}
