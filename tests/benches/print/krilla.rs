//! The pages of the badges drawn by krilla, which writes the PDF files of Typst.

use std::{collections::BTreeMap, sync::Arc};

use krilla::{
    Document,
    color::rgb,
    geom::{PathBuilder, Point, Rect, Transform},
    graphic::Graphic,
    page::PageSettings,
    paint::Fill,
    surface::Surface,
    text::{Font, GlyphId, KrillaGlyph},
};
use summit_print::{
    fonts::{FaceId, FontBook},
    page::{Artwork, Code, Color, Item, Page, Text},
};

/// Points in a millimeter.
const MM: f32 = 72.0 / 25.4;

/// Writes the pages; answers how many bytes they take.
pub fn write(pages: &[Page], book: &FontBook) -> usize {
    let mut document = Document::new();
    let mut pen = Pen { book, fonts: BTreeMap::new(), artwork: None };
    for page in pages {
        let settings = PageSettings::from_wh(page.width * MM, page.height * MM).expect("a size");
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        pen.items(&page.items, &mut surface);
        surface.finish();
        sheet.finish();
    }
    document.finish().expect("krilla writes the file").len()
}

struct Pen<'book> {
    book: &'book FontBook,
    fonts: BTreeMap<FaceId, Font>,
    artwork: Option<(Arc<Artwork>, Graphic)>,
}

impl Pen<'_> {
    fn items(&mut self, items: &[Item], surface: &mut Surface<'_>) {
        for item in items {
            match item {
                Item::Text(text) => self.text(text, surface),
                Item::Rect { x, y, width, height, radius: _, color } => {
                    surface.set_fill(Some(fill(*color)));
                    let mut path = PathBuilder::new();
                    path.push_rect(rect(*x, *y, *width, *height));
                    surface.draw_path(&path.finish().expect("a path"));
                }
                Item::Code { x, y, size, code } => draw_code([*x, *y, *size], code, surface),
                Item::Artwork { x, y, artwork } => {
                    let graphic = self.graphic(artwork, surface);
                    surface.push_transform(&Transform::from_translate(x * MM, y * MM));
                    surface.draw_graphic(graphic);
                    surface.pop();
                }
                Item::Anchor { .. } => {}
                Item::Line { .. }
                | Item::Path { .. }
                | Item::Picture { .. }
                | Item::Group(_)
                | Item::Link { .. } => panic!("the badges of the benchmark have none of this"),
            }
        }
    }

    /// What all badges share, stored once.
    fn graphic(&mut self, artwork: &Arc<Artwork>, surface: &mut Surface<'_>) -> Graphic {
        if let Some((known, graphic)) = &self.artwork
            && Arc::ptr_eq(known, artwork)
        {
            return graphic.clone();
        }
        let mut builder = surface.stream_builder();
        let mut inner = builder.surface();
        self.items(&artwork.items, &mut inner);
        inner.finish();
        let graphic = Graphic::new(builder.finish(), false);
        self.artwork = Some((Arc::clone(artwork), graphic.clone()));
        graphic
    }

    fn text(&mut self, text: &Text, surface: &mut Surface<'_>) {
        surface.set_fill(Some(fill(text.color)));
        let mut byte = 0;
        for run in text.glyphs.chunk_by(|left, right| left.face == right.face) {
            let face = self.book.face(run[0].face).expect("a face");
            let font = self.fonts.entry(run[0].face).or_insert_with(|| {
                Font::new(Arc::clone(&face.data).into(), 0).expect("krilla reads the font")
            });
            let mut glyphs = Vec::with_capacity(run.len());
            let begin = byte;
            for (index, glyph) in run.iter().enumerate() {
                let end = byte + usize::from(glyph.bytes);
                let next = run.get(index + 1).map(|next| (next.x - glyph.x) * MM / text.size);
                let x_advance = next.unwrap_or_else(|| face.advance(glyph.id) / 1000.0);
                let id = GlyphId::new(u32::from(glyph.id));
                let range = byte - begin..end - begin;
                glyphs.push(KrillaGlyph::new(id, x_advance, 0.0, 0.0, 0.0, range, None));
                byte = end;
            }
            let start = Point::from_xy((text.x + run[0].x) * MM, (text.y + run[0].y) * MM);
            let words = &text.text[begin..byte];
            surface.draw_glyphs(start, &glyphs, font.clone(), words, text.size, false);
        }
    }
}

/// A code as one path: krilla has no mask of one bit.
fn draw_code([x, y, size]: [f32; 3], code: &Code, surface: &mut Surface<'_>) {
    let module = size / code.modules as f32;
    let mut path = PathBuilder::new();
    for row in 0..code.modules {
        let mut column = 0;
        while column < code.modules {
            let begin = column;
            while column < code.modules && code.is_dark(column, row) {
                column += 1;
            }
            if column > begin {
                let (left, top) = (x + begin as f32 * module, y + row as f32 * module);
                path.push_rect(rect(left, top, (column - begin) as f32 * module, module));
            }
            column += 1;
        }
    }
    surface.set_fill(Some(fill(Color::BLACK)));
    surface.draw_path(&path.finish().expect("a path"));
}

fn fill(color: Color) -> Fill {
    let [red, green, blue] = color.0;
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
    Rect::from_xywh(x * MM, y * MM, width * MM, height * MM).expect("a rectangle")
}
