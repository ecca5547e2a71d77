//! An event on paper: badges and programs, laid out once and drawn by two pens.
//!
//! A document takes plain values and answers pages: things placed in millimeters (`page`). The pages go
//! on sheets (`sheet`), and are drawn as PDF (`pdf`) or, for the preview, as SVG (`svg`). Text is set by
//! `text` with the faces of `fonts`; what runs over columns and pages is cut by `flow`.
//!
//! A new document is one file under `documents` and one line in [`DOCUMENTS`].

use std::io::Write;
use std::ops::{ControlFlow, Range};

pub mod album;
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
pub mod pieces;
pub mod printers;
pub mod proofs;
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

    /// How many pieces it has that are laid out one without the other.
    ///
    /// A document that is laid out as a whole has one, and none when there is nothing to print.
    fn pieces(&self) -> usize;

    /// Whether each piece takes as many pages as any other.
    fn is_even(&self) -> bool {
        true
    }

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
    let shares = options.booklet.is_none() && options.sheet != options::Sheet::Single;
    if shares && pages.first().is_some_and(|page| !sheet::holds(page, options.sheet)) {
        return Err(PrintError::TooLarge);
    }
    Ok(Printed { title: document.title(options.language), pages, findings: findings.into_list() })
}

/// What was printed: enough to say it, without the pages.
#[derive(Debug, Clone)]
pub struct Written {
    pub title: String,
    /// How many sides of paper there are.
    pub sheets: usize,
    /// The first sheet with what is cut off, in millimeters.
    pub paper: Option<(f32, f32)>,
    pub findings: Vec<Finding>,
}

/// How many pieces are laid out before they are written: enough to be quick, few enough to stay small.
const SLICE: usize = 100;

/// Prints a document as a PDF file. Answers what it was written to, and what was printed.
///
/// A document of many pieces is laid out and written slice by slice: the next slice takes the room of
/// the last. Progress counts pieces; for a document that is laid out as a whole it counts thousandths,
/// half for the layout and half for the writing.
pub fn print<W: Write>(
    document: &dyn Document,
    options: &Options,
    book: &FontBook,
    about: &pdf::About,
    to: W,
    progress: &mut Progress<'_>,
) -> Result<(W, Written)> {
    const WHOLE: usize = 1000;
    let pieces = document.pieces();
    let mut writer = pdf::Writer::begin(to, book)?;
    let mut arranger = sheet::Arranger::new(options);
    let mut findings = Findings::default();
    for start in (0..pieces).step_by(SLICE) {
        let slice = start..(start + SLICE).min(pieces);
        let printed = if pieces > 1 {
            let mut tell = |done, _| progress(start + done, pieces);
            lay_out_some(document, slice, options, book, &mut tell)?
        } else {
            let mut tell = |done: usize, of: usize| progress(done * WHOLE / 2 / of.max(1), WHOLE);
            lay_out_some(document, slice, options, book, &mut tell)?
        };
        findings.extend(printed.findings);
        let count = printed.pages.len();
        for (index, page) in printed.pages.into_iter().enumerate() {
            for sheet in arranger.take(page) {
                writer.add(&sheet)?;
            }
            let done = WHOLE / 2 + (index + 1) * WHOLE / 2 / count;
            if pieces == 1 && progress(done, WHOLE).is_break() {
                return Err(PrintError::Canceled);
            }
        }
    }
    for sheet in arranger.end() {
        writer.add(&sheet)?;
    }
    let title = document.title(options.language);
    let (sheets, paper) = (writer.count(), writer.paper());
    let to = writer.finish(&pdf::About { title: title.clone(), ..about.clone() })?;
    Ok((to, Written { title, sheets, paper, findings: findings.into_list() }))
}
