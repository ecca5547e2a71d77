//! The application without a window: finds a command by name, checks the caller, runs it.

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use chrono::Utc;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use ts_rs::TS;

use crate::{
    contract::Signature,
    error::{Error, Result},
    left,
    proofs::Proofs,
    store::{Change, Store, Trace},
    time::{Clock, Moment},
};

/// Which door a call came through. Each may do everything the one before may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caller {
    /// A phone or laptop at the entrance, over the local network.
    Desk,
    /// The main window or the command line.
    Office,
}

/// Who asks, from where, and for which long job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    pub caller: Caller,
    pub operator: String,
    pub station: String,
    /// The name under which progress is told and the work can be cancelled.
    pub job: Option<String>,
}

/// One row of the command table.
pub struct Command {
    pub name: &'static str,
    pub caller: Caller,
    pub run: fn(&App, &Asking, Value) -> Result<Value>,
    pub signature: fn() -> Signature,
}

/// What the views are told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "signal", rename_all = "snake_case")]
pub enum Signal {
    /// Tables became different; an empty list when another event was opened.
    Changed {
        #[ts(type = "number")]
        number: i64,
        tables: Vec<String>,
    },
    /// A long job came this far.
    Progress { job: String, done: u32, total: u32 },
}

/// The open event, and whether every page of it was read when it was opened.
#[derive(Clone)]
struct Opened {
    store: Arc<Store>,
    checked_at: Option<Moment>,
}

type Listener = Box<dyn Fn(&Signal) + Send + Sync>;

/// The program behind every door: at most one open event, and the commands on it.
pub struct App {
    /// Where the program keeps what belongs to no event, such as the list of recent files.
    pub home: PathBuf,
    /// The document that the page looks at as a whole.
    pub proofs: Proofs,
    clock: Clock,
    commands: BTreeMap<&'static str, &'static Command>,
    store: Mutex<Option<Opened>>,
    listeners: Mutex<Vec<Listener>>,
    jobs: Mutex<BTreeMap<String, Arc<AtomicBool>>>,
}

/// What a command gets that works on files or takes long.
pub struct Task<'a> {
    pub app: &'a App,
    pub asking: &'a Asking,
    cancelled: Arc<AtomicBool>,
}

/// Tells the time of the system. The only place that reads the clock.
#[expect(clippy::disallowed_methods, reason = "this is the clock that everybody else is given")]
pub fn system_clock() -> Clock {
    Arc::new(|| Moment::new(Utc::now()))
}

impl App {
    /// Makes an application without an event. The tables are those of the crates that it knows.
    pub fn new(home: PathBuf, clock: Clock, tables: &[&'static [Command]]) -> App {
        let commands = tables.iter().copied().flatten().map(|command| (command.name, command));
        App {
            home,
            proofs: Proofs::default(),
            clock,
            commands: commands.collect(),
            store: Mutex::default(),
            listeners: Mutex::default(),
            jobs: Mutex::default(),
        }
    }

    /// Runs the command of this name.
    ///
    /// # Errors
    /// What the command refuses; [`Error::Forbidden`] when the caller may not ask for it;
    /// [`Error::Broken`] when the command panicked, which changes nothing and breaks nothing else.
    pub fn call(&self, asking: &Asking, name: &str, request: Value) -> Result<Value> {
        let Some(command) = self.commands.get(name) else {
            return Err(Error::Malformed(format!("there is no command {name}")));
        };
        if asking.caller < command.caller {
            return Err(Error::Forbidden(name.to_owned()));
        }
        catch_unwind(AssertUnwindSafe(|| (command.run)(self, asking, request)))
            .unwrap_or_else(|_| Err(Error::Broken(name.to_owned())))
    }

    /// Answers the open event.
    pub fn store(&self) -> Result<Arc<Store>> {
        enter(&self.store).as_ref().map(|opened| Arc::clone(&opened.store)).ok_or(Error::NoEvent)
    }

    /// Opens an event file, reading every page unless the file is as this program left it.
    pub fn open(&self, path: &Path) -> Result<()> {
        self.replace(|| self.open_store(path).map(Some))
    }

    /// Makes an event file, has it filled, and opens it.
    pub fn create(&self, make: impl FnOnce() -> Result<Store>) -> Result<()> {
        let checked_at = Some(self.now());
        self.replace(|| Ok(Some(Opened { store: Arc::new(make()?), checked_at })))
    }

    /// Closes the event, if one is open.
    pub fn close(&self) -> Result<()> {
        self.replace(|| Ok(None))
    }

    fn open_store(&self, path: &Path) -> Result<Opened> {
        let (store, checked_at) = if left::is_as_left(&self.home, path, self.now()) {
            (Store::reopen(path, self.clock())?, None)
        } else {
            (Store::open(path, self.clock())?, Some(self.now()))
        };
        Ok(Opened { store: Arc::new(store), checked_at })
    }

    fn shut(&self, opened: Opened) {
        let path = opened.store.path().to_owned();
        // Somebody may still be reading; then the file is not closed yet and not noted.
        if let Some(store) = Arc::into_inner(opened.store) {
            drop(store);
            left::note(&self.home, &path, opened.checked_at);
        }
    }

    /// Puts another event, or none, in the place of the open one.
    ///
    /// The old one is closed before `open` runs, so that an event can be opened again; when `open`
    /// fails the old one comes back.
    fn replace(&self, open: impl FnOnce() -> Result<Option<Opened>>) -> Result<()> {
        let mut current = enter(&self.store);
        let before = current.take().map(|opened| {
            let path = opened.store.path().to_owned();
            self.shut(opened);
            path
        });
        match open() {
            Ok(opened) => *current = opened,
            Err(error) => {
                *current = before.and_then(|path| self.open_store(&path).ok());
                return Err(error);
            }
        }
        drop(current);
        self.proofs.forget();
        self.tell(&Signal::Changed { number: 0, tables: Vec::new() });
        Ok(())
    }

    /// Answers the clock that the program goes by.
    pub fn clock(&self) -> Clock {
        Arc::clone(&self.clock)
    }

    /// Answers the time.
    pub fn now(&self) -> Moment {
        (self.clock)()
    }

    /// Has every signal told to `listener` for as long as the program runs.
    pub fn listen(&self, listener: impl Fn(&Signal) + Send + Sync + 'static) {
        enter(&self.listeners).push(Box::new(listener));
    }

    /// Runs a write and tells the views what became different.
    pub fn change<T>(
        &self,
        asking: &Asking,
        command: &str,
        work: impl FnOnce(&mut Change<'_>) -> Result<T>,
    ) -> Result<T> {
        let (value, trace) = self.store()?.change(&asking.author(), command, work)?;
        if let Some(Trace { number, tables }) = trace {
            self.tell(&Signal::Changed { number, tables });
        }
        Ok(value)
    }

    /// Runs a long piece of work under the name of its job.
    pub fn task<T>(&self, asking: &Asking, work: impl FnOnce(&Task<'_>) -> Result<T>) -> Result<T> {
        let cancelled = Arc::new(AtomicBool::new(false));
        if let Some(job) = &asking.job {
            enter(&self.jobs).insert(job.clone(), Arc::clone(&cancelled));
        }
        let value = work(&Task { app: self, asking, cancelled });
        if let Some(job) = &asking.job {
            enter(&self.jobs).remove(job);
        }
        value
    }

    fn tell(&self, signal: &Signal) {
        for listener in enter(&self.listeners).iter() {
            listener(signal);
        }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if let Some(opened) = enter(&self.store).take() {
            self.shut(opened);
        }
    }
}

impl Task<'_> {
    /// Tells how far the work is.
    ///
    /// # Errors
    /// [`Error::Cancelled`] when the user has asked to stop; the work then undoes what it began.
    pub fn progress(&self, done: usize, total: usize) -> Result<()> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(Error::Cancelled);
        }
        let step = (total / 100).max(1);
        if let Some(job) = &self.asking.job
            && (done.is_multiple_of(step) || done == total)
        {
            let short = |count| u32::try_from(count).unwrap_or(u32::MAX);
            let (done, total) = (short(done), short(total));
            self.app.tell(&Signal::Progress { job: job.clone(), done, total });
        }
        Ok(())
    }
}

/// Names a running job.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct JobRequest {
    pub job: String,
}

/// Asks a long job to stop at the next safe place. A job that has ended is left in peace.
#[expect(clippy::unnecessary_wraps, reason = "every command answers a result")]
pub fn cancel(task: &Task<'_>, request: JobRequest) -> Result<()> {
    if let Some(cancelled) = enter(&task.app.jobs).get(&request.job) {
        cancelled.store(true, Ordering::Relaxed);
    }
    Ok(())
}

fn enter<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A table row for a function that only looks.
#[macro_export]
macro_rules! read {
    ($name:literal, $caller:ident, $function:path) => {
        $crate::Command {
            name: $name,
            caller: $crate::Caller::$caller,
            run: |app, _, request| {
                $crate::app::run(request, |request| {
                    app.store()?.read(|reading| $function(reading, request))
                })
            },
            signature: || $crate::contract::read($function),
        }
    };
}

/// A table row for a function that writes: all of it happens, or none.
#[macro_export]
macro_rules! change {
    ($name:literal, $caller:ident, $function:path) => {
        $crate::Command {
            name: $name,
            caller: $crate::Caller::$caller,
            run: |app, asking, request| {
                $crate::app::run(request, |request| {
                    app.change(asking, $name, |change| $function(change, request))
                })
            },
            signature: || $crate::contract::change($function),
        }
    };
}

/// A table row for a function that works on files or takes long.
#[macro_export]
macro_rules! task {
    ($name:literal, $caller:ident, $function:path) => {
        $crate::Command {
            name: $name,
            caller: $crate::Caller::$caller,
            run: |app, asking, request| {
                $crate::app::run(request, |request| {
                    app.task(asking, |task| $function(task, request))
                })
            },
            signature: || $crate::contract::task($function),
        }
    };
}

#[doc(hidden)]
pub fn run<Request: DeserializeOwned, Answer: Serialize>(
    request: Value,
    work: impl FnOnce(Request) -> Result<Answer>,
) -> Result<Value> {
    // Who asks for nothing in particular may say so by an empty object as well.
    let is_nothing = request.as_object().is_some_and(serde_json::Map::is_empty);
    let request = serde_json::from_value(request).or_else(|error| {
        if is_nothing { serde_json::from_value(Value::Null).map_err(|_| error) } else { Err(error) }
    })?;
    let answer = work(request)?;
    serde_json::to_value(answer).map_err(|error| Error::Broken(error.to_string()))
}
