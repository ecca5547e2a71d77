//! The pen that draws a page as SVG, glyphs as outlines: the preview is the printed page.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::fonts::{FaceId, FontBook};
use crate::page::{Code, Color, Group, Item, Page, Picture, PictureKind, Step, Target, Text, Turn};
use crate::text::PT;

/// Draws a page. Names inside the picture begin with `prefix`, so that several can share one document.
pub fn draw(page: &Page, book: &FontBook, prefix: &str) -> String {
    let mut pen = Pen { book, prefix, glyphs: BTreeMap::new(), clips: 0, body: String::new() };
    pen.items(&page.items);

    let (left, width) = (-page.bleed, page.width + 2.0 * page.bleed);
    let height = page.height + 2.0 * page.bleed;
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {left} {width} {height}" width="{width}mm" height="{height}mm">"#
    );
    svg.push_str("<defs>");
    for ((face, glyph), outline) in &pen.glyphs {
        if !outline.is_empty() {
            write!(svg, r#"<path id="{prefix}{}-{glyph}" d="{outline}"/>"#, face.0).ok();
        }
    }
    svg.push_str("</defs>");
    write!(svg, r##"<rect x="{left}" y="{left}" width="{width}" height="{height}" fill="#fff"/>"##)
        .ok();
    svg.push_str(&pen.body);
    svg.push_str("</svg>");
    svg
}

struct Pen<'run> {
    book: &'run FontBook,
    prefix: &'run str,
    glyphs: BTreeMap<(FaceId, u16), String>,
    clips: usize,
    body: String,
}

impl Pen<'_> {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Text(text) => self.text(text),
                Item::Rect { x, y, width, height, radius, color } => {
                    self.add(format_args!(
                        r#"<rect x="{x:.3}" y="{y:.3}" width="{width:.3}" height="{height:.3}" rx="{radius}" fill="{color}"/>"#
                    ));
                }
                Item::Line { x1, y1, x2, y2, width, dash, color } => {
                    let steps = [Step::Move(*x1, *y1), Step::Line(*x2, *y2)];
                    self.path(&steps, None, Some((*color, *width)), *dash);
                }
                Item::Path { steps, fill, stroke } => self.path(steps, *fill, *stroke, 0.0),
                Item::Picture { x, y, width, height, fills, picture } => {
                    self.picture([*x, *y, *width, *height], *fills, picture);
                }
                Item::Code { x, y, size, code } => self.code(*x, *y, *size, code),
                Item::Group(group) => self.group(group),
                Item::Artwork { x, y, artwork } => {
                    let clip = Some(artwork.frame);
                    self.group_at((*x, *y), Turn::None, clip, &artwork.items);
                }
                Item::Link { x, y, width, height, to } => {
                    if let Target::Address(address) = to {
                        let address = escape(address);
                        self.add(format_args!(
                            r#"<a href="{address}"><rect x="{x}" y="{y}" width="{width}" height="{height}" fill="none" pointer-events="all"/></a>"#
                        ));
                    }
                }
                Item::Anchor { .. } => {}
            }
        }
    }

    fn add(&mut self, piece: std::fmt::Arguments<'_>) {
        self.body.write_fmt(piece).expect("writing to a string cannot fail");
    }

    fn text(&mut self, text: &Text) {
        self.add(format_args!(r#"<g fill="{}">"#, text.color));
        for glyph in &text.glyphs {
            let Some(face) = self.book.face(glyph.face) else { continue };
            let outline =
                self.glyphs.entry((glyph.face, glyph.id)).or_insert_with(|| face.outline(glyph.id));
            if outline.is_empty() {
                continue;
            }
            let scale = text.size * PT / face.units_per_em;
            let (x, y) = (text.x + glyph.x, text.y + glyph.y);
            let (prefix, number, id) = (self.prefix, glyph.face.0, glyph.id);
            self.add(format_args!(
                r##"<use href="#{prefix}{number}-{id}" transform="matrix({scale:.6} 0 0 -{scale:.6} {x:.3} {y:.3})"/>"##
            ));
        }
        self.body.push_str("</g>");
    }

    fn path(
        &mut self,
        steps: &[Step],
        fill: Option<Color>,
        stroke: Option<(Color, f32)>,
        dash: f32,
    ) {
        let mut data = String::new();
        for step in steps {
            match step {
                Step::Move(x, y) => write!(data, "M{x:.3} {y:.3}"),
                Step::Line(x, y) => write!(data, "L{x:.3} {y:.3}"),
                Step::Curve([a, b, c, d, x, y]) => {
                    write!(data, "C{a:.3} {b:.3} {c:.3} {d:.3} {x:.3} {y:.3}")
                }
                Step::Close => write!(data, "Z"),
            }
            .expect("writing to a string cannot fail");
        }
        let fill = fill.map_or_else(|| "none".to_owned(), |color| color.to_string());
        self.add(format_args!(r#"<path d="{data}" fill="{fill}""#));
        if let Some((color, width)) = stroke {
            self.add(format_args!(r#" stroke="{color}" stroke-width="{width}""#));
        }
        if dash > 0.0 {
            self.add(format_args!(r#" stroke-dasharray="{dash}""#));
        }
        self.body.push_str("/>");
    }

    fn picture(&mut self, frame: [f32; 4], fills: bool, picture: &Picture) {
        let [x, y, width, height] = picture.frame_in(frame, fills);
        let kind = match picture.kind {
            PictureKind::Jpeg { .. } => "jpeg",
            PictureKind::Png => "png",
        };
        // One that can no longer be read is missing here, and a reason not to write the file.
        let Ok(bytes) = picture.bytes.read() else { return };
        let clip = self.clip(frame);
        let data = base64(&bytes);
        self.add(format_args!(
            r#"<g {clip}><image x="{x:.3}" y="{y:.3}" width="{width:.3}" height="{height:.3}" preserveAspectRatio="none" href="data:image/{kind};base64,{data}"/></g>"#
        ));
    }

    fn clip(&mut self, [x, y, width, height]: [f32; 4]) -> String {
        self.clips += 1;
        let (prefix, clip) = (self.prefix, self.clips);
        self.add(format_args!(
            r#"<clipPath id="{prefix}clip{clip}"><rect x="{x:.3}" y="{y:.3}" width="{width:.3}" height="{height:.3}"/></clipPath>"#
        ));
        format!(r#"clip-path="url(#{prefix}clip{clip})""#)
    }

    fn code(&mut self, x: f32, y: f32, size: f32, code: &Code) {
        let module = size / code.modules as f32;
        self.add(format_args!(
            r#"<path shape-rendering="crispEdges" transform="matrix({module:.5} 0 0 {module:.5} {x:.3} {y:.3})" d=""#
        ));
        for row in 0..code.modules {
            let mut column = 0;
            while column < code.modules {
                let dark = (column..code.modules).take_while(|at| code.is_dark(*at, row)).count();
                if dark > 0 {
                    self.add(format_args!("M{column} {row}h{dark}v1h-{dark}z"));
                }
                column += dark.max(1);
            }
        }
        self.body.push_str(r#""/>"#);
    }

    fn group(&mut self, group: &Group) {
        self.group_at((group.x, group.y), group.turn, group.clip, &group.items);
    }

    fn group_at(&mut self, (x, y): (f32, f32), turn: Turn, clip: Option<[f32; 4]>, items: &[Item]) {
        let (cos, sin) = turn.cos_sin();
        self.add(format_args!(
            r#"<g transform="matrix({cos} {sin} {} {cos} {x:.3} {y:.3})">"#,
            -sin
        ));
        let clip = clip.map(|clip| self.clip(clip)).unwrap_or_default();
        self.add(format_args!("<g {clip}>"));
        self.items(items);
        self.body.push_str("</g></g>");
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let number = three.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte));
        let number = number << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(number >> (18 - 6 * place)) as usize & 63];
            text.push(if place > three.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn bytes_are_written_as_base64() {
        assert_eq!(super::base64(b"Summit"), "U3VtbWl0");
        assert_eq!(super::base64(b"Desk"), "RGVzaw==");
        assert_eq!(super::base64(b"Badge"), "QmFkZ2U=");
    }
}
