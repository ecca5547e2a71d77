//! The event over HTTP: the commands, signals, files and pictures that the window has, for browsers.

mod files;
mod guard;
mod pages;
mod router;
#[cfg(test)]
mod tests;

pub use router::{Door, router, serve};
