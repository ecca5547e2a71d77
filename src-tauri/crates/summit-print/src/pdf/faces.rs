//! The fonts of a PDF: of each face only the glyphs that the pages use, numbered as they come.

use std::collections::BTreeMap;
use std::io::Write;

use lopdf::{Object, ObjectId};
use printpdf::{
    Codepoint, FontId, FontMetrics, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfSaveOptions, Pt, TextItem,
};
use subsetter::GlyphRemapper;

use super::file::File;
use super::not_written;
use crate::error::Result;
use crate::fonts::{Face, FaceId, FontBook};

/// The glyphs of one face that the pages use.
pub struct UsedFace {
    pub id: FontId,
    remapper: GlyphRemapper,
    glyphs: BTreeMap<u16, UsedGlyph>,
}

/// A glyph in the file.
#[derive(Debug, Clone, Default)]
struct UsedGlyph {
    /// Its number in the subset.
    small: u16,
    /// Its advance in whole thousandths of the type size: the writer keeps no smaller parts, and the same
    /// rounding keeps the lines straight.
    advance: f32,
    /// The text that it stands for.
    meaning: Box<str>,
}

/// The faces that the pages use.
#[derive(Default)]
pub struct Fonts(BTreeMap<FaceId, UsedFace>);

impl Fonts {
    /// The face that pages name, if this computer has it.
    pub fn face(&mut self, id: FaceId, book: &FontBook) -> Option<&mut UsedFace> {
        book.face(id)?;
        Some(self.0.entry(id).or_insert_with(|| UsedFace {
            id: FontId(format!("F{}", id.0)),
            remapper: GlyphRemapper::new(),
            glyphs: BTreeMap::new(),
        }))
    }

    /// Turns the operations of pages into page streams, in the order of the pages.
    pub fn translate(&self, pages: Vec<Vec<Op>>) -> Vec<Vec<u8>> {
        let fonts = self.0.values().map(|used| {
            let metrics = FontMetrics { ascent: 0, descent: 0 };
            let widths = BTreeMap::new();
            let bare = ParsedFont::with_glyph_data(
                Vec::new(),
                0,
                None,
                BTreeMap::new(),
                widths,
                1000,
                metrics,
            );
            (used.id.clone(), bare)
        });
        let document = printed(pages, fonts);
        document.page_iter().map(|page| document.get_page_content(page)).collect()
    }

    /// Writes the fonts, and under `list` the names by which pages call them.
    pub fn write<W: Write>(
        self,
        book: &FontBook,
        list: ObjectId,
        file: &mut File<W>,
    ) -> Result<()> {
        let mut fonts = Vec::new();
        // One page that shows every glyph makes the writer embed the fonts; the page itself is not kept.
        let mut specimen = vec![Op::StartTextSection];
        for (id, used) in &self.0 {
            let Some(face) = book.face(*id) else { continue };
            fonts.push((used.id.clone(), used.subset(*id, face)?));
            let font = PdfFontHandle::External(used.id.clone());
            specimen.push(Op::SetFont { font, size: Pt(1.0) });
            let points = used.glyphs.values().map(|glyph| Codepoint {
                gid: glyph.small,
                offset: 0.0,
                cid: Some(glyph.meaning.to_string()),
            });
            specimen.push(Op::ShowText { items: vec![TextItem::GlyphIds(points.collect())] });
        }
        specimen.push(Op::EndTextSection);
        let mut document = printed(vec![specimen], fonts.into_iter());
        let names = document.page_iter().next().and_then(|page| {
            let page = document.get_dictionary(page).ok()?;
            let resources = page.get(b"Resources").ok()?.as_reference().ok()?;
            let names = document.get_dictionary(resources).ok()?.get(b"Font").ok()?;
            document.get_dictionary(names.as_reference().ok()?).ok().cloned()
        });
        let mut numbers = BTreeMap::new();
        let names = Object::Dictionary(names.unwrap_or_default());
        let names = take_over(names, &mut document, &mut numbers, file)?;
        file.set(list, names)
    }
}

impl UsedFace {
    /// The number and the advance of a glyph in the file. What it stands for is kept from its first use.
    pub fn glyph(&mut self, id: u16, meaning: &str, face: &Face) -> (u16, f32) {
        let remapper = &mut self.remapper;
        let used = self.glyphs.entry(id).or_insert_with(|| UsedGlyph {
            small: remapper.remap(id),
            advance: face.advance(id).trunc(),
            meaning: meaning.into(),
        });
        if used.meaning.is_empty() {
            used.meaning = meaning.into();
        }
        (used.small, used.advance)
    }

    fn subset(&self, id: FaceId, face: &Face) -> Result<ParsedFont> {
        let bytes = subsetter::subset(&face.data, face.index, &self.remapper)
            .map_err(|error| not_written(&format!("{}: {error}", face.name)))?;
        let widths = self.glyphs.values().map(|glyph| (glyph.small, glyph.advance as u16));
        let turn = u8::try_from(id.0 % 26).unwrap_or_default();
        let tag: String =
            (0..6u8).map(|place| char::from(b'A' + (turn * 7 + place * 3) % 26)).collect();
        let name = Some(format!("{tag}+{}", face.name));
        let thousandths = |units: f32| (units * 1000.0 / face.units_per_em) as i16;
        let metrics =
            FontMetrics { ascent: thousandths(face.ascent), descent: thousandths(face.descent) };
        let (to_glyph, widths) = (BTreeMap::new(), widths.collect());
        let mut font = ParsedFont::with_glyph_data(bytes, 0, name, to_glyph, widths, 1000, metrics);
        let bounds = face.font.metrics().bounds;
        font.pdf_font_metrics.x_min = thousandths(bounds.x_min.to_f32());
        font.pdf_font_metrics.y_min = thousandths(bounds.y_min.to_f32());
        font.pdf_font_metrics.x_max = thousandths(bounds.x_max.to_f32());
        font.pdf_font_metrics.y_max = thousandths(bounds.y_max.to_f32());
        Ok(font)
    }
}

/// Pages as the writer puts them down.
fn printed(
    pages: Vec<Vec<Op>>,
    fonts: impl Iterator<Item = (FontId, ParsedFont)>,
) -> lopdf::Document {
    let mut document = PdfDocument::new("");
    for (id, font) in fonts {
        document.resources.fonts.map.insert(id, PdfFont::new(font));
    }
    let page = |operations| PdfPage::new(Pt(1.0).into(), Pt(1.0).into(), operations);
    document.pages = pages.into_iter().map(page).collect();
    let options = PdfSaveOptions { secure: false, ..PdfSaveOptions::default() };
    document.to_lopdf_document(&options, &mut Vec::new())
}

/// Moves an object, and everything that it names, into the file; answers it with its new names.
fn take_over<W: Write>(
    object: Object,
    from: &mut lopdf::Document,
    numbers: &mut BTreeMap<ObjectId, ObjectId>,
    file: &mut File<W>,
) -> Result<Object> {
    Ok(match object {
        Object::Reference(id) => match numbers.get(&id) {
            Some(known) => Object::Reference(*known),
            None => {
                let new = file.reserve();
                numbers.insert(id, new);
                let named = from.objects.remove(&id).unwrap_or(Object::Null);
                let named = take_over(named, from, numbers, file)?;
                file.set(new, named)?;
                Object::Reference(new)
            }
        },
        Object::Array(list) => {
            let list = list.into_iter().map(|object| take_over(object, from, numbers, file));
            Object::Array(list.collect::<Result<_>>()?)
        }
        Object::Dictionary(mut entries) => {
            for (_, value) in &mut entries {
                *value = take_over(std::mem::replace(value, Object::Null), from, numbers, file)?;
            }
            Object::Dictionary(entries)
        }
        Object::Stream(mut stream) => {
            for (_, value) in &mut stream.dict {
                *value = take_over(std::mem::replace(value, Object::Null), from, numbers, file)?;
            }
            Object::Stream(stream)
        }
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::String(..) => object,
    })
}
