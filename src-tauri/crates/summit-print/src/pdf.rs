//! The pen that draws pages as PDF.
//!
//! The page streams and the fonts are written by printpdf; what it cannot write (nested bookmarks, page
//! boxes, one set of resources a page, the same bytes for the same pages) is set on the document itself.

mod faces;
mod pen;
mod places;

use std::ops::ControlFlow;

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};
use printpdf::{
    Codepoint, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt,
    TextItem,
};

use crate::Progress;
use crate::error::{PrintError, Result};
use crate::fonts::FontBook;
use crate::page::Page;
use faces::{Fonts, SubsetFont, subset_fonts};
use pen::{Art, UsedArt, draw_page};

/// Points in a millimeter.
const MM: f32 = 72.0 / 25.4;

/// Pages that are translated at a time: enough to be quick, few enough to stay small.
const BATCH: usize = 100;

/// What the file says of itself.
#[derive(Debug, Clone, Default)]
pub struct About {
    pub title: String,
    pub author: String,
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
    let fonts = subset_fonts(pages, book)?;
    let (mut document, font_list) = begin(&fonts, about);
    let tree = document.new_object_id();
    let mut art = Art::default();
    let mut page_ids = Vec::with_capacity(pages.len());

    for (batch, some) in pages.chunks(BATCH).enumerate() {
        let mut drawn = Vec::with_capacity(some.len());
        for page in some {
            drawn.push(draw_page(page, &fonts, &mut art, &mut document)?);
        }
        let (operations, art_of_page): (Vec<_>, Vec<_>) = drawn.into_iter().unzip();
        let streams = translate(operations, &fonts);
        for ((page, stream), used) in some.iter().zip(streams).zip(art_of_page) {
            let content = document.add_object(stream);
            page_ids.push(document.add_object(page_entry(page, tree, content, &font_list, used)));
        }
        let done = (batch * BATCH + some.len()).min(pages.len());
        if let ControlFlow::Break(()) = progress(done, pages.len()) {
            return Err(PrintError::Canceled);
        }
    }

    let kids: Vec<Object> = page_ids.iter().map(|id| Object::Reference(*id)).collect();
    let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
    document.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    if let Ok(catalog) = document.catalog_mut() {
        catalog.set("Pages", tree);
    }
    places::add_links(&mut document, pages, &page_ids);
    places::add_bookmarks(&mut document, pages, &page_ids);
    finish(document)
}

/// Starts the file: fonts, catalog and what the file says of itself. Also answers where the fonts are.
fn begin(fonts: &Fonts, about: &About) -> (lopdf::Document, Object) {
    // One page that shows every glyph makes the writer embed the fonts; the page itself is not kept.
    let mut operations = vec![Op::StartTextSection];
    for font in fonts.values() {
        operations
            .push(Op::SetFont { font: PdfFontHandle::External(font.id.clone()), size: Pt(1.0) });
        let points = font.meanings.iter().map(|(glyph, meaning)| Codepoint {
            gid: *glyph,
            offset: 0.0,
            cid: Some(meaning.clone()),
        });
        operations.push(Op::ShowText { items: vec![TextItem::GlyphIds(points.collect())] });
    }
    operations.push(Op::EndTextSection);
    let specimen = printed(vec![operations], fonts, |font| font.whole.clone());
    let mut document = specimen.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());

    let page = document.page_iter().next();
    let list = page.and_then(|page| {
        let resources = document.get_dictionary(page).ok()?.get(b"Resources").ok()?.as_reference();
        document.get_dictionary(resources.ok()?).ok()?.get(b"Font").ok().cloned()
    });
    let mut info = dictionary! {
        "Title" => words(&about.title),
        "Author" => words(&about.author),
        "Creator" => words("Summit Desk 峰会台"),
        "Producer" => words("Summit Desk 峰会台"),
    };
    if let Some(made_at) = &about.made_at {
        info.set("CreationDate", Object::string_literal(format!("D:{made_at}Z")));
    }
    let info = document.add_object(info);
    document.trailer.set("Info", info);
    if let Ok(catalog) = document.catalog_mut() {
        catalog.set("Lang", Object::string_literal(about.language.clone()));
        catalog.set(
            "ViewerPreferences",
            dictionary! { "DisplayDocTitle" => true, "PrintScaling" => "None" },
        );
        catalog.set("PageLayout", "SinglePage");
    }
    (document, list.unwrap_or_else(|| Dictionary::new().into()))
}

/// A document of the writer with these pages.
fn printed(
    pages: Vec<Vec<Op>>,
    fonts: &Fonts,
    font: impl Fn(&SubsetFont) -> ParsedFont,
) -> PdfDocument {
    let mut document = PdfDocument::new("");
    for subset in fonts.values() {
        document.resources.fonts.map.insert(subset.id.clone(), PdfFont::new(font(subset)));
    }
    document.pages = pages
        .into_iter()
        .map(|operations| PdfPage::new(Pt(1.0).into(), Pt(1.0).into(), operations))
        .collect();
    document
}

/// Turns the operations of pages into compressed page streams.
fn translate(pages: Vec<Vec<Op>>, fonts: &Fonts) -> Vec<Stream> {
    let batch = printed(pages, fonts, |font| font.light.clone());
    let options = PdfSaveOptions { secure: false, ..PdfSaveOptions::default() };
    let document = batch.to_lopdf_document(&options, &mut Vec::new());
    let streams = document.page_iter().map(|page| {
        let mut stream = Stream::new(Dictionary::new(), document.get_page_content(page));
        // A stream that does not shrink stays as it is.
        let _smaller = stream.compress();
        stream
    });
    streams.collect()
}

fn page_entry(
    page: &Page,
    tree: ObjectId,
    content: ObjectId,
    fonts: &Object,
    art: UsedArt,
) -> Dictionary {
    let bleed = page.bleed * MM;
    let (width, height) = (page.width * MM, page.height * MM);
    let frame = |inset: f32| -> Object {
        let sides = [inset, inset, width + 2.0 * bleed - inset, height + 2.0 * bleed - inset];
        sides.map(|side| Object::Real(short(side))).to_vec().into()
    };
    let mut resources = dictionary! { "Font" => fonts.clone() };
    if !art.is_empty() {
        resources.set(
            "XObject",
            Dictionary::from_iter(art.into_iter().map(|(name, id)| (name, Object::Reference(id)))),
        );
    }
    let mut entry = dictionary! {
        "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => resources,
        "MediaBox" => frame(0.0),
    };
    if bleed > 0.0 {
        entry.set("BleedBox", frame(0.0));
        entry.set("TrimBox", frame(bleed));
    }
    entry
}

/// Closes the file: the same identity for the same contents, and packed small.
fn finish(mut document: lopdf::Document) -> Result<Vec<u8>> {
    document.version = "1.7".to_owned();
    document.prune_objects();
    document.renumber_objects();
    document.compress();
    let identity = Object::String(identity(&document), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![identity.clone(), identity]);

    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).map_err(|error| not_written(&error.to_string()))?;
    Ok(bytes)
}

/// Sixteen bytes that stand for the contents of the file (FNV, twice).
fn identity(document: &lopdf::Document) -> Vec<u8> {
    let mut sums: [u64; 2] = [0xCBF2_9CE4_8422_2325, 0x6C62_272E_07BB_0142];
    for object in document.objects.values() {
        let Object::Stream(stream) = object else { continue };
        for byte in &stream.content {
            sums = sums.map(|sum| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3));
        }
    }
    sums.iter().flat_map(|sum| sum.to_be_bytes()).collect()
}

/// A text as PDF keeps the ones that people read: UTF-16, the larger byte first.
fn words(text: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
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
    use super::*;
    use crate::documents::badge::{Badge, Badges};
    use crate::options::{Options, Words};

    fn badges(count: usize) -> Vec<Page> {
        let badge = |number: usize| Badge {
            id: number.to_string(),
            name: "㛃𬭎".to_owned(),
            latin_name: "JIE Hong".to_owned(),
            organisation: Words::new("示例医院", "Sample Hospital"),
            category: Words::new("嘉宾", "Guest"),
            color: "#b4232a".to_owned(),
            code: format!("{number:0173}"),
            number: format!("A-{number:04}"),
            ..Badge::default()
        };
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
        assert_eq!(calls, [(100, 230)]);
    }
}
