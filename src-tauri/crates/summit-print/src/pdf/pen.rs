//! The things of a page as the operations of a PDF page, and the pictures that they show.

use std::collections::BTreeMap;

use lopdf::{Object, ObjectId, Stream, dictionary};
use printpdf::{
    Codepoint, CurTransMat, DictItem, Op, PaintMode, PdfFontHandle, Pt, Rect, Rgb, TextItem,
    TextMatrix, XObjectId, XObjectTransform,
};

use super::faces::Fonts;
use super::{MM, short};
use crate::error::Result;
use crate::page::{Code, Color, Group, Item, Page, Picture, PictureKind, Step, Text, rounded};

/// Pictures and codes: each stored once, named where a page uses it.
#[derive(Default)]
pub struct Art {
    pictures: BTreeMap<usize, ObjectId>,
    codes: BTreeMap<Box<[u8]>, ObjectId>,
}

/// The names by which a page calls its pictures.
pub type UsedArt = BTreeMap<String, ObjectId>;

/// Draws a page; answers its operations and what it shows.
pub fn draw_page(
    page: &Page,
    fonts: &Fonts,
    art: &mut Art,
    document: &mut lopdf::Document,
) -> Result<(Vec<Op>, UsedArt)> {
    let mut pen =
        Pen { fonts, art, document, used: UsedArt::new(), color: None, operations: Vec::new() };
    let (left, top) = (page.bleed * MM, (page.height + page.bleed) * MM);
    pen.operations.push(Op::SetTransformationMatrix {
        matrix: CurTransMat::Raw([1.0, 0.0, 0.0, 1.0, short(left), short(top)]),
    });
    pen.items(&page.items)?;
    Ok((pen.operations, pen.used))
}

struct Pen<'run> {
    fonts: &'run Fonts,
    art: &'run mut Art,
    document: &'run mut lopdf::Document,
    used: UsedArt,
    color: Option<Color>,
    operations: Vec<Op>,
}

impl Pen<'_> {
    fn items(&mut self, items: &[Item]) -> Result<()> {
        for item in items {
            match item {
                Item::Text(text) => self.text(text),
                Item::Rect { x, y, width, height, radius, color } if *radius > 0.0 => {
                    self.path(&rounded(*x, *y, *width, *height, *radius), Some(*color), None);
                }
                Item::Rect { x, y, width, height, radius: _, color } => {
                    self.fill(*color);
                    self.rect([*x, *y, *width, *height], PaintMode::Fill);
                }
                Item::Line { x1, y1, x2, y2, width, dash, color } => {
                    if *dash > 0.0 {
                        let dash = DictItem::Array(vec![number(dash * MM)]);
                        self.raw("d", vec![dash, number(0.0)]);
                    }
                    let steps = [Step::Move(*x1, *y1), Step::Line(*x2, *y2)];
                    self.path(&steps, None, Some((*color, *width)));
                    if *dash > 0.0 {
                        self.raw("d", vec![DictItem::Array(Vec::new()), number(0.0)]);
                    }
                }
                Item::Path { steps, fill, stroke } => self.path(steps, *fill, *stroke),
                Item::Picture { x, y, width, height, fills, picture } => {
                    self.picture([*x, *y, *width, *height], *fills, picture)?;
                }
                Item::Code { x, y, size, code } => self.code(*x, *y, *size, code),
                Item::Group(group) => self.group(group)?,
                Item::Link { .. } | Item::Anchor { .. } => {}
            }
        }
        Ok(())
    }

    fn group(&mut self, group: &Group) -> Result<()> {
        let (cos, sin) = group.turn.cos_sin();
        let place = [cos, -sin, sin, cos, short(group.x * MM), short(-group.y * MM)];
        let color = self.color;
        self.operations.push(Op::SaveGraphicsState);
        self.operations.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(place) });
        if let Some(clip) = group.clip {
            self.rect(clip, PaintMode::Clip);
        }
        self.items(&group.items)?;
        self.operations.push(Op::RestoreGraphicsState);
        self.color = color;
        Ok(())
    }

    fn fill(&mut self, color: Color) {
        if self.color != Some(color) {
            self.color = Some(color);
            self.operations.push(Op::SetFillColor { col: paint(color) });
        }
    }

    fn rect(&mut self, [x, y, width, height]: [f32; 4], mode: PaintMode) {
        let rectangle = Rect {
            x: Pt(short(x * MM)),
            y: Pt(short(-(y + height) * MM)),
            width: Pt(short(width * MM)),
            height: Pt(short(height * MM)),
            mode: Some(mode),
            winding_order: None,
        };
        self.operations.push(Op::DrawRectangle { rectangle });
    }

    fn text(&mut self, text: &Text) {
        self.fill(text.color);
        self.operations.push(Op::StartTextSection);
        let mut byte = 0;
        for run in text.glyphs.chunk_by(|left, right| left.face == right.face && left.y == right.y)
        {
            let Some(font) = self.fonts.get(&run[0].face) else { continue };
            let em = text.size / MM;
            let mut points: Vec<Codepoint> = Vec::with_capacity(run.len());
            let mut pen = run[0].x;
            for glyph in run {
                let (small, advance) = font.glyphs.get(&glyph.id).copied().unwrap_or((0, 0.0));
                // How far the glyph stands from where the one before it ends, in the file's own measure.
                let away = ((pen - glyph.x) / em * 1000.0).round();
                if let Some(last) = points.last_mut() {
                    last.offset = away;
                    pen -= away * em / 1000.0;
                }
                let end = byte + usize::from(glyph.bytes);
                let meaning = text.text.get(byte..end).unwrap_or_default().to_owned();
                byte = end;
                points.push(Codepoint { gid: small, offset: 0.0, cid: Some(meaning) });
                pen += advance * em / 1000.0;
            }
            let (x, y) = ((text.x + run[0].x) * MM, -(text.y + run[0].y) * MM);
            let font = PdfFontHandle::External(font.id.clone());
            self.operations.push(Op::SetFont { font, size: Pt(text.size) });
            let matrix = TextMatrix::Translate(Pt(short(x)), Pt(short(y)));
            self.operations.push(Op::SetTextMatrix { matrix });
            self.operations.push(Op::ShowText { items: vec![TextItem::GlyphIds(points)] });
        }
        self.operations.push(Op::EndTextSection);
    }

    fn path(&mut self, steps: &[Step], fill: Option<Color>, stroke: Option<(Color, f32)>) {
        if let Some(color) = fill {
            self.fill(color);
        }
        if let Some((color, width)) = stroke {
            self.operations.push(Op::SetOutlineColor { col: paint(color) });
            self.operations.push(Op::SetOutlineThickness { pt: Pt(short(width * MM)) });
        }
        for step in steps {
            match step {
                Step::Move(x, y) => self.raw("m", points(&[*x, *y])),
                Step::Line(x, y) => self.raw("l", points(&[*x, *y])),
                Step::Curve(places) => self.raw("c", points(places)),
                Step::Close => self.raw("h", Vec::new()),
            }
        }
        let operator = match (fill, stroke) {
            (Some(_), Some(_)) => "B",
            (Some(_), None) => "f",
            (None, Some(_)) => "S",
            (None, None) => "n",
        };
        self.raw(operator, Vec::new());
    }

    fn raw(&mut self, operator: &str, value: Vec<DictItem>) {
        self.operations.push(Op::Unknown { key: operator.to_owned(), value });
    }

    fn picture(&mut self, frame: [f32; 4], fills: bool, picture: &Picture) -> Result<()> {
        let key = picture.bytes.as_ptr() as usize;
        let id = match self.art.pictures.get(&key) {
            Some(id) => *id,
            None => {
                let id = add_picture(self.document, picture)?;
                self.art.pictures.insert(key, id);
                id
            }
        };
        let [x, y, width, height] = picture.frame_in(frame, fills);
        self.operations.push(Op::SaveGraphicsState);
        if fills {
            self.rect(frame, PaintMode::Clip);
        }
        self.show(id, [x, y, width, height]);
        self.operations.push(Op::RestoreGraphicsState);
        Ok(())
    }

    fn code(&mut self, x: f32, y: f32, size: f32, code: &Code) {
        let id = match self.art.codes.get(&code.rows) {
            Some(id) => *id,
            None => {
                let id = self.document.add_object(mask(code));
                self.art.codes.insert(code.rows.clone(), id);
                id
            }
        };
        self.fill(Color::BLACK);
        self.show(id, [x, y, size, size]);
    }

    fn show(&mut self, id: ObjectId, [x, y, width, height]: [f32; 4]) {
        let name = format!("X{}", id.0);
        let transform = XObjectTransform {
            translate_x: Some(Pt(short(x * MM))),
            translate_y: Some(Pt(short(-(y + height) * MM))),
            scale_x: Some(short(width * MM)),
            scale_y: Some(short(height * MM)),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.operations.push(Op::UseXobject { id: XObjectId(name.clone()), transform });
        self.used.insert(name, id);
    }
}

fn mask(code: &Code) -> Stream {
    let side = i64::try_from(code.modules).unwrap_or(i64::MAX);
    let entry = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => side, "Height" => side,
        "ImageMask" => true, "BitsPerComponent" => 1, "Decode" => vec![1.into(), 0.into()],
    };
    Stream::new(entry, code.rows.to_vec())
}

fn add_picture(document: &mut lopdf::Document, picture: &Picture) -> Result<ObjectId> {
    let entry = |space: &str| {
        dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => i64::from(picture.width),
            "Height" => i64::from(picture.height), "BitsPerComponent" => 8,
            "ColorSpace" => Object::Name(space.into()),
        }
    };
    match picture.kind {
        PictureKind::Jpeg { channels } => {
            let space = match channels {
                1 => "DeviceGray",
                4 => "DeviceCMYK",
                _ => "DeviceRGB",
            };
            let mut entry = entry(space);
            entry.set("Filter", "DCTDecode");
            if channels == 4 {
                // Programs that save four inks in a JPEG save them upside down.
                let upside_down = [1, 0].repeat(4).into_iter().map(Object::Integer);
                entry.set("Decode", upside_down.collect::<Vec<_>>());
            }
            let stream = Stream::new(entry, picture.bytes.to_vec()).with_compression(false);
            Ok(document.add_object(stream))
        }
        PictureKind::Png => {
            let pixels = picture.pixels()?;
            let mut colors = entry("DeviceRGB");
            if let Some(opacity) = pixels.opacity {
                let opacity = document.add_object(Stream::new(entry("DeviceGray"), opacity));
                colors.set("SMask", opacity);
            }
            Ok(document.add_object(Stream::new(colors, pixels.colors)))
        }
    }
}

fn paint(color: Color) -> printpdf::Color {
    let [r, g, b] = color.0.map(|part| (f32::from(part) / 255.0 * 1000.0).round() / 1000.0);
    printpdf::Color::Rgb(Rgb { r, g, b, icc_profile: None })
}

fn number(value: f32) -> DictItem {
    DictItem::Real(short(value))
}

/// Places on the page, x and y in turn, as the file measures them.
fn points(places: &[f32]) -> Vec<DictItem> {
    let upwards = |(index, place): (usize, &f32)| if index % 2 == 0 { *place } else { -place };
    places.iter().enumerate().map(upwards).map(|place| number(place * MM)).collect()
}
