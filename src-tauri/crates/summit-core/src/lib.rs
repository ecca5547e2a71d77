//! What an event is: its types, its rules, its file, and the commands that change it.

pub mod agenda;
pub mod booths;
pub mod checkins;
pub mod event;
pub mod exchange;
pub mod files;
pub mod journal;
pub mod organisations;
pub mod people;
pub mod prints;
pub mod receptions;
pub mod registrations;
pub mod search;
pub mod signups;
pub mod venue;

pub mod app;
pub mod commands;
pub mod contract;
pub mod error;
pub mod ids;
pub mod left;
pub mod lists;
pub mod outputs;
pub mod places;
pub mod proofs;
pub mod sample;
pub mod store;
pub mod text;
pub mod time;
mod vacancies;
pub mod words;

pub use app::{App, Asking, Caller, Command, Signal, Task};
pub use commands::COMMANDS;
pub use error::{Error, Problem, Result};
pub use store::{Change, Reading, Store};
