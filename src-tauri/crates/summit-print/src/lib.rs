//! An event on paper: badges and programs, laid out once and drawn by two pens.
//!
//! A document takes plain values and answers pages: things placed in millimeters (`page`). The pages go
//! on sheets (`sheet`), and are drawn as PDF (`pdf`) or, for the preview, as SVG (`svg`). Text is set by
//! `text` with the faces of `fonts`; what runs over columns and pages is cut by `flow`.
//!
//! A new document is one file under `documents` and one line in [`DOCUMENTS`].

use std::ops::ControlFlow;

pub mod codes;
pub mod commands;
pub mod documents;
pub mod error;
pub mod event;
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

pub use commands::COMMANDS;

use documents::{badge::Badges, program::Program};
use error::Result;
use findings::Finding;
use fonts::FontBook;
use options::{Options, Size};
use page::Page;
use text::Typesetter;

/// Everything that can be printed, in the order in which it is offered.
pub const DOCUMENTS: &[Kind] = &[Badges::KIND, Program::KIND];

/// Something that can be printed: values that know how they are laid out.
pub trait Document {
    const KIND: Kind;

    /// Puts everything in its place. Pure: the same values make the same pages.
    fn lay_out(
        &self,
        options: &Options,
        setter: &Typesetter<'_>,
        progress: &mut Progress<'_>,
    ) -> Result<Printed>;
}

/// What a document is called and which choices it has.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name in Chinese and in English.
    pub title: (&'static str, &'static str),
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

/// Hears how many of how many pieces are done, and may stop the run.
pub type Progress<'run> = dyn FnMut(usize, usize) -> ControlFlow<()> + 'run;

/// Lays out a document with the faces of a book.
pub fn lay_out<D: Document>(
    document: &D,
    options: &Options,
    book: &FontBook,
    progress: &mut Progress<'_>,
) -> Result<Printed> {
    document.lay_out(options, &Typesetter::new(book), progress)
}

/// Prints a document: the bytes of a PDF file, its pages, and the findings.
///
/// Half of the progress is layout, half is writing; `total` is the same in every call.
pub fn print<D: Document>(
    document: &D,
    options: &Options,
    book: &FontBook,
    about: &pdf::About,
    progress: &mut Progress<'_>,
) -> Result<(Vec<u8>, Printed)> {
    const WHOLE: usize = 1000;
    let share = |done: usize, of: usize| done * WHOLE / 2 / of.max(1);
    let printed =
        lay_out(document, options, book, &mut |done, of| progress(share(done, of), WHOLE))?;
    let about = pdf::About { title: printed.title.clone(), ..about.clone() };
    let mut later = |done, of| progress(WHOLE / 2 + share(done, of), WHOLE);
    let bytes = pdf::write(&printed.pages, book, &about, &mut later)?;
    Ok((bytes, printed))
}
