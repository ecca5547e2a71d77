//! The fonts of a PDF: of each face only the glyphs that the pages use.

use std::collections::BTreeMap;

use printpdf::{FontId, FontMetrics, ParsedFont};
use subsetter::GlyphRemapper;

use super::not_written;
use crate::error::Result;
use crate::fonts::{Face, FaceId, FontBook};
use crate::page::{Item, Page};

/// The glyphs of one face that the pages use.
pub struct SubsetFont {
    pub id: FontId,
    /// The number of each glyph in the subset, and its advance in whole thousandths of the type size.
    pub glyphs: BTreeMap<u16, (u16, f32)>,
    /// What each glyph of the subset stands for.
    pub meanings: BTreeMap<u16, String>,
    pub whole: ParsedFont,
    /// The same font without its outlines: enough to translate pages.
    pub light: ParsedFont,
}

pub type Fonts = BTreeMap<FaceId, SubsetFont>;

pub fn subset_fonts(pages: &[Page], book: &FontBook) -> Result<Fonts> {
    let mut used: BTreeMap<FaceId, BTreeMap<u16, &str>> = BTreeMap::new();
    for page in pages {
        page.visit(&mut |item, _| {
            let Item::Text(text) = item else { return };
            let mut byte = 0;
            for glyph in &text.glyphs {
                let end = byte + usize::from(glyph.bytes);
                let meaning = text.text.get(byte..end).unwrap_or_default();
                byte = end;
                let known = used.entry(glyph.face).or_default().entry(glyph.id).or_insert(meaning);
                if known.is_empty() {
                    *known = meaning;
                }
            }
        });
    }

    let mut fonts = Fonts::new();
    for (face_id, glyphs) in used {
        let Some(face) = book.face(face_id) else { continue };
        fonts.insert(face_id, subset_font(face_id, face, &glyphs)?);
    }
    Ok(fonts)
}

fn subset_font(id: FaceId, face: &Face, used: &BTreeMap<u16, &str>) -> Result<SubsetFont> {
    let mut remapper = GlyphRemapper::new();
    let mut glyphs = BTreeMap::new();
    let mut meanings = BTreeMap::new();
    let mut widths = BTreeMap::new();
    for (glyph, meaning) in used {
        let small = remapper.remap(*glyph);
        // The writer keeps advances as whole thousandths: the same rounding keeps the lines straight.
        let advance = face.advance(*glyph).trunc();
        glyphs.insert(*glyph, (small, advance));
        meanings.insert(small, (*meaning).to_owned());
        widths.insert(small, advance as u16);
    }
    let bytes = subsetter::subset(&face.data, 0, &remapper)
        .map_err(|error| not_written(&format!("{}: {error}", face.name)))?;

    let tag: String =
        (0..6u8).map(|place| char::from(b'A' + (id.0 * 7 + place * 3) % 26)).collect();
    let name = format!("{tag}+{}", face.name);
    let parsed = |bytes: Vec<u8>| {
        let thousandths = |units: f32| (units * 1000.0 / face.units_per_em) as i16;
        let metrics =
            FontMetrics { ascent: thousandths(face.ascent), descent: thousandths(face.descent) };
        let name = Some(name.clone());
        let mut font = ParsedFont::with_glyph_data(
            bytes,
            0,
            name,
            BTreeMap::new(),
            widths.clone(),
            1000,
            metrics,
        );
        let bounds = face.font.metrics().bounds;
        font.pdf_font_metrics.x_min = thousandths(bounds.x_min.to_f32());
        font.pdf_font_metrics.y_min = thousandths(bounds.y_min.to_f32());
        font.pdf_font_metrics.x_max = thousandths(bounds.x_max.to_f32());
        font.pdf_font_metrics.y_max = thousandths(bounds.y_max.to_f32());
        font
    };
    let (whole, light) = (parsed(bytes), parsed(Vec::new()));
    Ok(SubsetFont { id: FontId(format!("F{}", id.0)), glyphs, meanings, whole, light })
}
