//! An event on paper: badges and programs, laid out once and drawn by two pens.
//!
//! A document takes plain values and answers pages: things placed in millimeters (`page`). The pages go
//! on sheets (`sheet`), and are drawn as PDF (`pdf`) or, for the preview, as SVG (`svg`). Text is set by
//! `text` with the faces of `fonts`; what runs over columns and pages is cut by `flow`.
//!
//! A new document is one file under `documents` and one line in [`DOCUMENTS`].

use std::ops::{ControlFlow, Range};

pub mod batches;
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
pub mod queues;
pub mod sheet;
pub mod snapshots;
pub mod svg;
pub mod text;

pub use commands::COMMANDS;
pub use documents::{Choice, DOCUMENTS, Kind, Purpose, Whom};

use error::{PrintError, Result};
use findings::{Finding, Findings};
use fonts::FontBook;
use options::{Language, Options};
use page::Page;
use summit_core::prints::Snapshot;
use text::Typesetter;

/// Something that can be printed: values that know how they are laid out.
pub trait Document {
    /// What the file is called.
    fn title(&self, language: Language) -> String;

    /// How many pieces it has that are laid out one without the other, each on as many pages.
    ///
    /// A document that is laid out as a whole has one, and none when there is nothing to print.
    fn pieces(&self) -> usize;

    /// Puts some of the pieces in their places. Pure: the same values make the same pages.
    fn lay_out(&self, pieces: Range<usize>, run: &mut Run<'_, '_>) -> Result<()>;

    /// What its pieces show of whom, for the print log; nothing where they are made for nobody.
    fn snapshots(&self) -> &[Snapshot] {
        &[]
    }
}

/// A document on its way to pages.
pub struct Run<'run, 'book> {
    pub options: &'run Options,
    pub setter: &'run Typesetter<'book>,
    pub pages: Vec<Page>,
    pub findings: Findings,
    progress: &'run mut Progress<'run>,
}

impl Run<'_, '_> {
    /// Tells how far the run is, and ends it where that is wanted.
    pub fn progress(&mut self, done: usize, of: usize) -> Result<()> {
        match (self.progress)(done, of) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(PrintError::Canceled),
        }
    }
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

/// Lays out a whole document with the faces of a book, on its sheets.
pub fn lay_out(
    document: &dyn Document,
    options: &Options,
    book: &FontBook,
    progress: &mut Progress<'_>,
) -> Result<Printed> {
    let printed = lay_out_some(document, 0..document.pieces(), options, book, progress)?;
    Ok(Printed { pages: sheet::arrange(printed.pages, options), ..printed })
}

/// Lays out some pieces of a document, each page by itself.
pub fn lay_out_some(
    document: &dyn Document,
    pieces: Range<usize>,
    options: &Options,
    book: &FontBook,
    progress: &mut Progress<'_>,
) -> Result<Printed> {
    let setter = Typesetter::new(book);
    let mut tell = |done, of| progress(done, of);
    let mut run = Run {
        options,
        setter: &setter,
        pages: Vec::new(),
        findings: Findings::default(),
        progress: &mut tell,
    };
    document.lay_out(pieces, &mut run)?;
    let Run { pages, findings, .. } = run;
    Ok(Printed { title: document.title(options.language), pages, findings: findings.into_list() })
}

/// Prints a document: the bytes of a PDF file, its pages, and the findings.
///
/// Half of the progress is layout, half is writing; `total` is the same in every call.
pub fn print(
    document: &dyn Document,
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
