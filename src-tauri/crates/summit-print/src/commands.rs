//! What can be asked about printing: the documents, a preview, what to look at, and the file.

use std::{
    fs,
    io::BufWriter,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use serde::{Deserialize, Serialize};
use summit_core::{
    Command, Error, Result, Task,
    error::FileTrouble,
    outputs::Output,
    prints::{PrintRunId, Reprint},
    registrations::{RegistrationFilter, RegistrationId},
    task,
};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    DOCUMENTS, Document, Printed, Written,
    batches::{self, Place, taken},
    documents::{Choice, Kind, Purpose, Whom},
    error::PrintError,
    findings::Finding,
    fonts::FontBook,
    lay_out, lay_out_some,
    options::{Options, Order, Sheet, Size},
    page::Page,
    pdf::About,
    print, printers, proofs,
    queues::{self, Job, Queues, Sides},
    sheet, svg,
};

/// The commands of printing.
pub const COMMANDS: &[Command] = &[
    task!("print.documents", Office, documents),
    task!("print.preview", Office, preview),
    task!("print.findings", Office, findings),
    task!("print.proof", Office, proofs::make),
    task!("print.save", Office, save),
    task!("print.count", Office, batches::count),
    task!("print.queues", Office, queues),
    task!("print.calibrate", Office, printers::calibrate),
    task!("print.measure", Office, printers::measure),
    task!("print.send", Office, send),
];

/// How often a document is printed at most in one job.
const MOST_COPIES: u32 = 99;

static FONT_FOLDER: OnceLock<PathBuf> = OnceLock::new();
static BOOK: OnceLock<FontBook> = OnceLock::new();

/// Says where the program's own fonts were installed. Called once, before anything is printed.
pub fn use_fonts_in(folder: PathBuf) {
    // A second call finds the first one's folder in use.
    let _ = FONT_FOLDER.set(folder);
}

/// A printed thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DocumentKind {
    pub name: String,
    pub title_zh: String,
    pub title_en: String,
    pub purpose: Purpose,
    /// Whom it is made for; where it is registrations, the filter says which of them.
    pub whom: Whom,
    /// The usual sizes, the default first: `a6` or `95x134`.
    pub sizes: Vec<String>,
    /// The sheets that several pages may share; empty for a document that has whole pages.
    pub sheets: Vec<Sheet>,
    /// What can be chosen besides.
    pub choices: Vec<Choice>,
    /// In which orders its pieces come, the usual one first.
    pub orders: Vec<Order>,
}

/// What is to be printed.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct PrintRequest {
    /// The name of the document.
    pub document: String,
    #[serde(default)]
    #[ts(optional, as = "Option<Options>")]
    pub options: Options,
    /// For whom; everybody who has not cancelled when nothing is said. Of what is not made for
    /// registrations only words can be asked for.
    pub filter: Option<RegistrationFilter>,
    /// Left out of the filter.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<RegistrationId>>")]
    pub except: Vec<RegistrationId>,
    /// Of what is not made for registrations: only for these people, organisations, booths, sessions
    /// or rooms; all when none is named.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Uuid>>")]
    pub things: Vec<Uuid>,
    /// Only what was never printed, or would show something else now.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub only_changed: bool,
    /// The same pieces as in this run, instead of a filter.
    pub again: Option<PrintRunId>,
    /// Why it is printed again; badges are issued anew by it.
    pub reprint: Option<Reprint>,
}

/// Asks for some pages of a document as pictures.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct PreviewRequest {
    #[serde(flatten)]
    pub print: PrintRequest,
    /// The first page that is wanted, from 0.
    pub from: Option<u32>,
    /// How many pages are wanted at most.
    pub count: Option<u32>,
}

/// Some pages of a document, drawn exactly as they will be printed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Preview {
    /// How many sheets the whole document has.
    pub total: u32,
    pub pages: Vec<PreviewPage>,
    /// What to look at on these pages.
    pub findings: Vec<Finding>,
}

/// A page as an SVG picture.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PreviewPage {
    pub svg: String,
    /// In millimeters.
    pub width: f32,
    pub height: f32,
}

/// Asks for the file.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveRequest {
    #[serde(flatten)]
    pub print: PrintRequest,
    /// Where the PDF goes. An older file of that name is replaced once the new one is whole.
    pub path: String,
    /// The queue that it will be printed on, where the file is to be put right for it, and on which sides.
    pub queue: Option<String>,
    pub sides: Option<Sides>,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Saved {
    pub path: String,
    pub pages: u32,
    pub findings: Vec<Finding>,
}

/// Asks to print on a printer of this computer.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SendRequest {
    #[serde(flatten)]
    pub print: PrintRequest,
    /// The name of the queue.
    pub queue: String,
    /// How often; once when nothing is said.
    pub copies: Option<u32>,
    pub sides: Option<Sides>,
}

/// What a printer was given.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Sent {
    /// The job, as the system names it.
    pub job: String,
    pub pages: u32,
    pub findings: Vec<Finding>,
}

/// Lists what can be printed.
#[expect(clippy::unnecessary_wraps, reason = "every command answers a result")]
pub fn documents(_: &Task<'_>, (): ()) -> Result<Vec<DocumentKind>> {
    let told = |kind: &Kind| DocumentKind {
        name: kind.name.to_owned(),
        title_zh: kind.title.0.to_owned(),
        title_en: kind.title.1.to_owned(),
        purpose: kind.purpose,
        whom: kind.whom,
        sizes: kind.sizes.iter().map(Size::to_string).collect(),
        sheets: match kind.choices.contains(&Choice::Sheet) {
            true => Sheet::ALL.to_vec(),
            false => Vec::new(),
        },
        choices: kind.choices.to_vec(),
        orders: kind.orders.to_vec(),
    };
    Ok(DOCUMENTS.iter().map(told).collect())
}

/// Draws some pages of a document.
pub fn preview(task: &Task<'_>, request: PreviewRequest) -> Result<Preview> {
    let from = request.from.unwrap_or(0) as usize;
    let count = request.count.unwrap_or(8).min(64) as usize;
    let book = book()?;
    let document = batches::piecewise(task, &request.print)?;
    let sight = in_sight(&*document, &request.print.options, book, from, count)?;
    let pages = sight.pages.iter().enumerate().map(|(at, page)| PreviewPage {
        svg: svg::draw(page, book, &format!("p{}-", from + at)),
        width: page.width,
        height: page.height,
    });
    Ok(Preview { total: short(sight.total), pages: pages.collect(), findings: sight.findings })
}

/// Lays the whole document out and answers what somebody should look at before it is printed.
pub fn findings(task: &Task<'_>, request: PrintRequest) -> Result<Vec<Finding>> {
    let document = taken(task, &request)?;
    let printed = lay_out(&*document, &request.options, book()?, &mut telling(task));
    Ok(printed.map_err(trouble)?.findings)
}

/// Writes a document to a file, all of it or nothing.
pub fn save(task: &Task<'_>, request: SaveRequest) -> Result<Saved> {
    batches::run(task, &request.print, Place::File(&request.path), |document| {
        let saved = write(task, &request, document)?;
        let pages = saved.pages;
        Ok((saved, pages))
    })
}

fn write(task: &Task<'_>, request: &SaveRequest, document: &dyn Document) -> Result<Saved> {
    let book = book()?;
    let path = Path::new(&request.path);
    let sides = request.sides.unwrap_or_default();
    let printer = request.queue.as_deref();
    let printer = printer.map(|queue| printers::correction(&task.app.home, queue, sides));
    let options = &Options { printer, ..request.print.options.clone() };
    let about = About { language: language_tag(options), ..About::default() };
    let written = write_whole(path, |file| {
        let (_, written) = print(document, options, book, &about, file, &mut telling(task))?;
        Ok(written)
    })?;
    Ok(Saved {
        path: request.path.clone(),
        pages: short(written.sheets),
        findings: written.findings,
    })
}

/// Lists the printers of this computer.
#[expect(clippy::unnecessary_wraps, reason = "every command answers a result")]
pub fn queues(task: &Task<'_>, (): ()) -> Result<Queues> {
    Ok(queues::queues(|queue| printers::calibration_of(&task.app.home, queue)))
}

/// Hands a document to a printer, as large as it was laid out.
pub fn send(task: &Task<'_>, request: SendRequest) -> Result<Sent> {
    let copies = request.copies.unwrap_or(1).clamp(1, MOST_COPIES);
    let place = Place::Queue { name: &request.queue, copies };
    batches::run(task, &request.print, place, |document| {
        let sent = hand_over(task, &request, copies, document)?;
        let pages = sent.pages;
        Ok((sent, pages))
    })
}

fn hand_over(
    task: &Task<'_>,
    request: &SendRequest,
    copies: u32,
    document: &dyn Document,
) -> Result<Sent> {
    let book = book()?;
    let sides = request.sides.unwrap_or_default();
    let printer = Some(printers::correction(&task.app.home, &request.queue, sides));
    let options = &Options { printer, ..request.print.options.clone() };
    let about = About { language: language_tag(options), ..About::default() };
    let (bytes, written) =
        print(document, options, book, &about, Vec::new(), &mut telling(task)).map_err(trouble)?;
    let millimeters = |side: f32| side.round() as u32;
    let paper = written.paper.map(|(width, height)| (millimeters(width), millimeters(height)));
    let job = Job {
        queue: &request.queue,
        title: &written.title,
        copies,
        sides,
        paper: paper.ok_or(Error::NothingToPrint)?,
    };
    let job = queues::send(&bytes, &job)?;
    Ok(Sent { job, pages: short(written.sheets), findings: written.findings })
}

/// The sheets that a preview shows, of how many.
struct Sight {
    total: usize,
    pages: Vec<Page>,
    findings: Vec<Finding>,
}

/// Lays out no more than has to be seen.
fn in_sight(
    document: &dyn Document,
    options: &Options,
    book: &FontBook,
    from: usize,
    count: usize,
) -> Result<Sight> {
    let pieces = document.pieces();
    let laid_out = |range| -> Result<Printed> {
        let mut carry_on = |_, _| ControlFlow::Continue(());
        lay_out_some(document, range, options, book, &mut carry_on).map_err(trouble)
    };
    let is_whole = pieces == 1 || options.booklet.is_some() || !document.is_even();
    let Printed { pages: first, findings, .. } = laid_out(0..if is_whole { pieces } else { 1 })?;
    if is_whole {
        let sheets = sheet::arrange(first, options);
        let total = sheets.len();
        let pages = sheets.into_iter().skip(from).take(count).collect();
        return Ok(Sight { total, pages, findings });
    }
    let (each, block) = (first.len().max(1), sheet::block(&first, options));
    let total = (pieces * each).div_ceil(block.pages) * block.sheets;
    // Whole blocks are laid out, from the one with the first wanted sheet to that with the last.
    let first_block = from / block.sheets;
    let blocks = first_block..(from + count).div_ceil(block.sheets);
    let (begin, end) = (blocks.start * block.pages, blocks.end * block.pages);
    let printed = laid_out((begin / each).min(pieces)..end.div_ceil(each).min(pieces))?;
    let pages = printed.pages.into_iter().skip(begin % each).take(end - begin).collect();
    let sheets = sheet::arrange(pages, options).into_iter();
    let pages = sheets.skip(from - first_block * block.sheets).take(count).collect();
    Ok(Sight { total, pages, findings: printed.findings })
}

pub(crate) fn book() -> Result<&'static FontBook> {
    if let Some(book) = BOOK.get() {
        return Ok(book);
    }
    let folders: Vec<&Path> = FONT_FOLDER.get().map(PathBuf::as_path).into_iter().collect();
    let book = FontBook::look_in(&folders).map_err(trouble)?;
    Ok(BOOK.get_or_init(|| book))
}

pub(crate) fn telling<'task>(
    task: &'task Task<'_>,
) -> impl FnMut(usize, usize) -> ControlFlow<()> + 'task {
    |done, total| match task.progress(done, total) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    }
}

pub(crate) fn language_tag(options: &Options) -> String {
    if options.language.zh() { "zh-CN" } else { "en" }.to_owned()
}

/// Writes beside the place and moves into it, so that a failure leaves an older file as it was.
fn write_whole(
    path: &Path,
    write: impl FnOnce(BufWriter<&fs::File>) -> Result<Written, PrintError>,
) -> Result<Written> {
    let unwritable = |_| Error::file(FileTrouble::Unwritable, path);
    let output = Output::at(path)?;
    let file = fs::File::create(output.part()).map_err(unwritable)?;
    match write(BufWriter::new(&file)) {
        Ok(written) => {
            file.sync_all().map_err(unwritable)?;
            drop(file);
            output.put().map(|()| written)
        }
        Err(PrintError::Disk(error)) => Err(unwritable(error)),
        Err(error) => Err(trouble(error)),
    }
}

pub(crate) fn trouble(error: PrintError) -> Error {
    match error {
        PrintError::Canceled => Error::Cancelled,
        PrintError::TooLarge => Error::PrintTooLarge,
        PrintError::Event(error) => *error,
        PrintError::FontsMissing { .. } | PrintError::FontUnusable { .. } => {
            Error::NoFonts(error.to_string())
        }
        PrintError::Disk(_)
        | PrintError::PictureUnreadable { .. }
        | PrintError::CodeTooLong { .. }
        | PrintError::NotWritten { .. } => Error::Broken(error.to_string()),
    }
}

pub(crate) fn short(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
