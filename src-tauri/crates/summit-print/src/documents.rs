//! The printed things, one file each.

pub mod badge;
pub mod program;
