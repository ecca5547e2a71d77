//! An event on paper: badges and programs, laid out once and drawn by two pens.

use std::ops::ControlFlow;

pub mod codes;
pub mod error;
pub mod fonts;
pub mod page;
pub mod pdf;
pub mod pictures;
pub mod svg;
pub mod text;

/// Hears how many of how many pages are done, and may stop the run.
pub type Progress<'run> = dyn FnMut(usize, usize) -> ControlFlow<()> + 'run;
