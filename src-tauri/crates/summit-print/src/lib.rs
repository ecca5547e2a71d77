//! An event on paper: badges and programs, laid out once and drawn by two pens.
//!
//! A document takes plain values and answers pages: things placed in millimeters (`page`). The pages go
//! on sheets (`sheet`), and are drawn as PDF (`pdf`) or, for the preview, as SVG (`svg`). Text is set by
//! `text` with the faces of `fonts`; what fills columns and pages is `flow`.

use std::ops::ControlFlow;

use options::Size;
use page::Page;

pub mod codes;
pub mod documents;
pub mod error;
pub mod findings;
pub mod flow;
pub mod fonts;
pub mod options;
pub mod page;
pub mod pdf;
pub mod pictures;
pub mod sheet;
pub mod svg;
pub mod text;

use findings::Finding;

/// Everything that can be printed, in the order in which it is offered.
pub const DOCUMENTS: &[Kind] = &[documents::badge::KIND, documents::program::KIND];

/// A printed thing: its name on the command line, and the choices it has.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    pub name: &'static str,
    /// The usual sizes, the default first.
    pub sizes: &'static [Size],
    /// Whether several pages may share a sheet.
    pub many_up: bool,
}

/// Pages, and what somebody should look at before they are printed.
#[derive(Debug, Clone)]
pub struct Printed {
    pub title: String,
    pub pages: Vec<Page>,
    pub findings: Vec<Finding>,
}

/// Hears how many of how many pages are done, and may stop the run.
pub type Progress<'run> = dyn FnMut(usize, usize) -> ControlFlow<()> + 'run;
