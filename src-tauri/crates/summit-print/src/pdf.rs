//! The pen that draws pages as PDF.
//!
//! The page streams and the fonts are written by printpdf; what it cannot write (nested bookmarks, page
//! boxes, artwork shown on many pages, a file that grows page by page) is put around them by `file`.

mod faces;
mod file;
mod pen;
mod places;

use std::io::Write;

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};
use printpdf::Op;

use crate::Progress;
use crate::error::{PrintError, Result};
use crate::fonts::FontBook;
use crate::page::Page;
use faces::Fonts;
use file::File;
use pen::{Art, Desk, UsedArt};
use places::Places;

/// Points in a millimeter.
const MM: f32 = 72.0 / 25.4;

/// Pages that are translated at a time: enough to be quick, few enough to stay small.
const BATCH: usize = 50;

/// Pages that hang on one branch of the page tree: viewers find a page of thousands at once.
const BRANCH: usize = 64;

/// What the file says of itself.
#[derive(Debug, Clone, Default)]
pub struct About {
    pub title: String,
    pub author: String,
    /// What the document is, in a few words.
    pub subject: String,
    /// `zh-CN` or `en`.
    pub language: String,
    /// When the file was made, as `20190413090000` in universal time; without it the file carries no time.
    pub made_at: Option<String>,
}

/// Draws pages as the bytes of a PDF file. The same pages always make the same bytes.
pub fn write(
    pages: &[Page],
    book: &FontBook,
    about: &About,
    progress: &mut Progress<'_>,
) -> Result<Vec<u8>> {
    let mut writer = Writer::begin(Vec::new(), book)?;
    for (index, page) in pages.iter().enumerate() {
        writer.add(page)?;
        let done = index + 1;
        let tells = done % BATCH == 0 || done == pages.len();
        if tells && progress(done, pages.len()).is_break() {
            return Err(PrintError::Canceled);
        }
    }
    writer.finish(about)
}

/// A PDF file that is written page by page: what was added is on its way to the disk.
pub struct Writer<'book, W> {
    book: &'book FontBook,
    file: File<W>,
    fonts: Fonts,
    /// Where the file will say which fonts it has.
    font_list: ObjectId,
    art: Art,
    waiting: Vec<Waiting>,
    root: ObjectId,
    branches: Vec<Object>,
    branch: Branch,
    count: i64,
    paper: Option<(f32, f32)>,
    places: Places,
}

/// A page that is drawn and not yet written.
struct Waiting {
    entry: Dictionary,
    id: ObjectId,
    operations: Vec<Op>,
}

/// The pages of a branch that is not yet full.
struct Branch {
    id: ObjectId,
    pages: Vec<Object>,
}

impl<'book, W: Write> Writer<'book, W> {
    pub fn begin(to: W, book: &'book FontBook) -> Result<Self> {
        let mut file = File::begin(to)?;
        let (root, font_list) = (file.reserve(), file.reserve());
        let branch = Branch { id: file.reserve(), pages: Vec::new() };
        Ok(Writer {
            book,
            file,
            fonts: Fonts::default(),
            font_list,
            art: Art::default(),
            waiting: Vec::new(),
            root,
            branches: Vec::new(),
            branch,
            count: 0,
            paper: None,
            places: Places::default(),
        })
    }

    /// Answers how many pages there are so far.
    pub fn count(&self) -> usize {
        usize::try_from(self.count).unwrap_or(0)
    }

    /// The first page with what is cut off, in millimeters.
    pub fn paper(&self) -> Option<(f32, f32)> {
        self.paper
    }

    pub fn add(&mut self, page: &Page) -> Result<()> {
        let cut = 2.0 * page.bleed;
        self.paper.get_or_insert((page.width + cut, page.height + cut));
        let mut desk = Desk {
            book: self.book,
            fonts: &mut self.fonts,
            font_list: self.font_list,
            art: &mut self.art,
            file: &mut self.file,
        };
        let (operations, used) = desk.draw(page)?;
        let id = self.file.reserve();
        let mut entry = page_entry(page, self.branch.id, self.font_list, used);
        if let Some(links) = self.places.note(page, id, &mut self.file) {
            entry.set("Annots", links);
        }
        self.waiting.push(Waiting { entry, id, operations });
        self.branch.pages.push(Object::Reference(id));
        self.count += 1;
        if self.branch.pages.len() == BRANCH {
            self.end_branch()?;
        }
        if self.waiting.len() == BATCH { self.write_waiting() } else { Ok(()) }
    }

    /// Writes what is left and closes the file.
    pub fn finish(mut self, about: &About) -> Result<W> {
        self.write_waiting()?;
        self.end_branch()?;
        let (kids, count) = (std::mem::take(&mut self.branches), self.count);
        self.file
            .set(self.root, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count })?;
        self.fonts.write(self.book, self.font_list, &mut self.file)?;
        let mut catalog = dictionary! {
            "Type" => "Catalog", "Pages" => self.root, "PageLayout" => "SinglePage",
            "Lang" => Object::string_literal(about.language.clone()),
            "ViewerPreferences" =>
                dictionary! { "DisplayDocTitle" => true, "PrintScaling" => "None" },
        };
        self.places.write(&mut catalog, &mut self.file)?;
        let root = self.file.add(catalog)?;
        let info = self.file.add(info(about))?;
        self.file.finish(root, info)
    }

    fn write_waiting(&mut self) -> Result<()> {
        let mut entries = Vec::with_capacity(self.waiting.len());
        let mut pages = Vec::with_capacity(self.waiting.len());
        for Waiting { entry, id, operations } in self.waiting.drain(..) {
            entries.push((id, entry));
            pages.push(operations);
        }
        let contents = self.fonts.translate(pages);
        for ((id, mut entry), content) in entries.into_iter().zip(contents) {
            entry.set("Contents", self.file.add(Stream::new(Dictionary::new(), content))?);
            self.file.set(id, entry)?;
        }
        Ok(())
    }

    fn end_branch(&mut self) -> Result<()> {
        if self.branch.pages.is_empty() {
            return Ok(());
        }
        let next = Branch { id: self.file.reserve(), pages: Vec::new() };
        let Branch { id, pages } = std::mem::replace(&mut self.branch, next);
        let count = i64::try_from(pages.len()).unwrap_or(i64::MAX);
        self.branches.push(Object::Reference(id));
        self.file.set(
            id,
            dictionary! {
                "Type" => "Pages", "Parent" => self.root, "Kids" => pages, "Count" => count,
            },
        )
    }
}

fn page_entry(page: &Page, parent: ObjectId, fonts: ObjectId, art: UsedArt) -> Dictionary {
    let [media, bleed, trim] = boxes(page).map(|sides| -> Object {
        sides.map(|side| Object::Real(short(side * MM))).to_vec().into()
    });
    dictionary! {
        "Type" => "Page", "Parent" => parent, "Resources" => resources(fonts, art),
        "MediaBox" => media.clone(), "CropBox" => media, "BleedBox" => bleed, "TrimBox" => trim,
    }
}

/// The paper, how far color reaches, and what is left when it is cut: each its left, lower, right and
/// upper side in millimeters.
fn boxes(page: &Page) -> [[f32; 4]; 3] {
    let paper = [page.width, page.height].map(|side| side + 2.0 * page.bleed);
    let (piece, bleed) = match page.cut {
        Some(cut) => ([cut.width, cut.height], cut.bleed),
        None => ([page.width, page.height], page.bleed),
    };
    // In the middle of the paper, and never beyond it.
    let inset = |by: f32| {
        let [x, y] = [0, 1].map(|side| ((paper[side] - piece[side]) / 2.0 - by).max(0.0));
        [x, y, paper[0] - x, paper[1] - y]
    };
    [[0.0, 0.0, paper[0], paper[1]], inset(bleed), inset(0.0)]
}

/// What a page or a piece of artwork is drawn with.
fn resources(fonts: ObjectId, art: UsedArt) -> Dictionary {
    let mut resources = dictionary! { "Font" => fonts };
    if !art.is_empty() {
        let art = art.into_iter().map(|(name, id)| (name, Object::Reference(id)));
        resources.set("XObject", Dictionary::from_iter(art));
    }
    resources
}

/// What the file says of itself.
fn info(about: &About) -> Dictionary {
    let mut info = dictionary! {
        "Title" => words(&about.title),
        "Author" => words(&about.author),
        "Creator" => words("Summit Desk 峰会台"),
        "Producer" => words("Summit Desk 峰会台"),
    };
    if !about.subject.is_empty() {
        info.set("Subject", words(&about.subject));
    }
    if let Some(made_at) = &about.made_at {
        info.set("CreationDate", Object::string_literal(format!("D:{made_at}Z")));
    }
    info
}

/// A text as PDF keeps the ones that people read: UTF-16, the larger byte first.
fn words(text: &str) -> Object {
    Object::String(utf16(text), StringFormat::Hexadecimal)
}

fn utf16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    bytes
}

/// Hundredths of a point: finer than any printer.
fn short(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn not_written(reason: &str) -> PrintError {
    PrintError::NotWritten { reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::documents::badge::{Badge, Badges};
    use crate::options::{Options, Sheet, Words};

    fn badge(number: usize) -> Badge {
        Badge {
            id: number.to_string(),
            name: "㛃𬭎".to_owned(),
            latin_name: "JIE Hong".to_owned(),
            organisation: Words::new("示例医院", "Sample Hospital"),
            category: Words::new("嘉宾", "Guest"),
            color: "#b4232a".to_owned(),
            code: format!("{number:0173}"),
            number: format!("A-{number:04}"),
            ..Badge::default()
        }
    }

    fn badges(count: usize) -> Vec<Page> {
        let badges = Badges { badges: (0..count).map(badge).collect(), ..Badges::default() };
        let book = FontBook::find().unwrap();
        let mut carry_on = |_, _| ControlFlow::Continue(());
        crate::lay_out(&badges, &Options::default(), &book, &mut carry_on).unwrap().pages
    }

    fn pdf(pages: &[Page]) -> Vec<u8> {
        let about =
            About { title: "峰会".to_owned(), language: "zh-CN".to_owned(), ..About::default() };
        let book = FontBook::find().unwrap();
        write(pages, &book, &about, &mut |_, _| ControlFlow::Continue(())).unwrap()
    }

    #[test]
    fn the_same_pages_make_the_same_bytes() {
        let pages = badges(3);

        assert_eq!(pdf(&pages), pdf(&pages));
    }

    #[test]
    fn a_file_holds_every_page_a_bookmark_each_and_only_the_glyphs_it_needs() {
        let pages = badges(230);

        let bytes = pdf(&pages);

        let document = lopdf::Document::load_mem(&bytes).unwrap();
        let catalog = document.catalog().unwrap();
        let outlines = catalog.get(b"Outlines").unwrap().as_reference().unwrap();
        let count =
            document.get_dictionary(outlines).unwrap().get(b"Count").unwrap().as_i64().unwrap();
        assert_eq!((document.get_pages().len(), count), (230, 230));
        assert!(bytes.len() < 230 * 1200 + 60_000, "{} bytes", bytes.len());
    }

    #[test]
    fn a_run_can_be_stopped() {
        let pages = badges(230);
        let book = FontBook::find().unwrap();
        let mut calls = Vec::new();

        let stopped = write(&pages, &book, &About::default(), &mut |done, total| {
            calls.push((done, total));
            ControlFlow::Break(())
        });

        assert!(matches!(stopped, Err(PrintError::Canceled)));
        assert_eq!(calls, [(50, 230)]);
    }

    #[test]
    fn a_long_run_is_written_slice_by_slice_and_fills_its_sheets() {
        let document = Badges { badges: (0..230).map(badge).collect(), ..Badges::default() };
        let options = Options { sheet: Sheet::A4, ..Options::default() };
        let book = FontBook::find().unwrap();
        let mut told = Vec::new();
        let mut tell = |done, of| {
            told.push((done, of));
            ControlFlow::Continue(())
        };

        let (bytes, written) =
            crate::print(&document, &options, &book, &About::default(), Vec::new(), &mut tell)
                .unwrap();

        let file = lopdf::Document::load_mem(&bytes).unwrap();
        assert_eq!((written.sheets, file.get_pages().len()), (58, 58));
        assert_eq!(told, (1..=230).map(|done| (done, 230)).collect::<Vec<_>>());
    }

    #[test]
    fn a_page_is_called_by_the_number_that_is_printed_on_it() {
        let page = |label: &str| Page { label: Some(label.to_owned()), ..Page::new(20.0, 20.0) };

        let bytes = pdf(&[page("封面"), page("2"), page("3"), page("5")]);

        let file = lopdf::Document::load_mem(&bytes).unwrap();
        let labels = file.catalog().unwrap().get(b"PageLabels").unwrap().as_dict().unwrap();
        let list = labels.get(b"Nums").unwrap().as_array().unwrap();
        let starts: Vec<i64> = list.iter().filter_map(|entry| entry.as_i64().ok()).collect();
        assert_eq!(starts, [0, 1, 3]);
    }
}
