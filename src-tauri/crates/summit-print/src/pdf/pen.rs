//! The things of a page as the operations of a PDF page, and the pictures that they show.

use std::collections::{BTreeMap, VecDeque};
use std::io::Write;
use std::sync::Arc;

use lopdf::{Object, ObjectId, Stream, dictionary};
use printpdf::{
    Codepoint, CurTransMat, DictItem, Op, PaintMode, PdfFontHandle, Pt, Rect, Rgb, TextItem,
    TextMatrix, XObjectId, XObjectTransform,
};

use super::faces::Fonts;
use super::file::File;
use super::{MM, resources, short, utf16};
use crate::error::Result;
use crate::fonts::FontBook;
use crate::page::{
    Artwork, Code, Color, Group, Item, Page, Picture, PictureKind, Step, Text, rounded,
};

/// Pictures and artwork: each stored once, named where a page uses it.
#[derive(Default)]
pub struct Art {
    pictures: BTreeMap<String, ObjectId>,
    artworks: VecDeque<(Arc<Artwork>, ObjectId)>,
    codes: VecDeque<(Box<[u8]>, ObjectId)>,
}

/// How many pieces of artwork are remembered: a run has a few, and one a page gains nothing.
const ARTWORKS: usize = 16;

/// How many codes are remembered: a badge has the same on its back, at most a sheet later.
const CODES: usize = 64;

/// From so many thousandths of the type size between two characters readers take them for two words.
const SPREAD: f32 = 300.0;

/// The names by which a page calls its pictures.
pub type UsedArt = BTreeMap<String, ObjectId>;

/// What pages are drawn with.
pub struct Desk<'run, W> {
    pub book: &'run FontBook,
    pub fonts: &'run mut Fonts,
    pub font_list: ObjectId,
    pub art: &'run mut Art,
    pub file: &'run mut File<W>,
}

impl<W: Write> Desk<'_, W> {
    /// Draws a page; answers its operations and what it shows.
    pub fn draw(&mut self, page: &Page) -> Result<(Vec<Op>, UsedArt)> {
        let corner = (page.bleed * MM, (page.height + page.bleed) * MM);
        self.draw_items(&page.items, corner)
    }

    fn draw_items(
        &mut self,
        items: &[Item],
        (left, top): (f32, f32),
    ) -> Result<(Vec<Op>, UsedArt)> {
        let (book, font_list) = (self.book, self.font_list);
        let desk = Desk { book, font_list, fonts: self.fonts, art: self.art, file: self.file };
        let mut pen = Pen { desk, used: UsedArt::new(), color: None, operations: Vec::new() };
        pen.operations.push(Op::SetTransformationMatrix {
            matrix: CurTransMat::Raw([1.0, 0.0, 0.0, 1.0, short(left), short(top)]),
        });
        pen.items(items)?;
        Ok((pen.operations, pen.used))
    }

    /// The number of a piece of artwork, which is drawn the first time that it is asked for.
    fn artwork(&mut self, artwork: &Arc<Artwork>) -> Result<ObjectId> {
        let same = |other: &Arc<Artwork>| Arc::ptr_eq(other, artwork) || other == artwork;
        if let Some((_, id)) = self.art.artworks.iter().rev().find(|(other, _)| same(other)) {
            return Ok(*id);
        }
        let (operations, used) = self.draw_items(&artwork.items, (0.0, 0.0))?;
        let content = self.fonts.translate(vec![operations]).into_iter().next().unwrap_or_default();
        let [x, y, width, height] = artwork.frame;
        let sides = [x, -y - height, x + width, -y].map(|side| Object::Real(short(side * MM)));
        let entry = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "FormType" => 1, "BBox" => sides.to_vec(),
            "Resources" => resources(self.font_list, used),
        };
        let id = self.file.add(Stream::new(entry, content))?;
        remember(&mut self.art.artworks, ARTWORKS, (Arc::clone(artwork), id));
        Ok(id)
    }

    /// The number of a code, which is stored the first time that it is asked for.
    fn code(&mut self, code: &Code) -> Result<ObjectId> {
        if let Some((_, id)) = self.art.codes.iter().find(|(rows, _)| *rows == code.rows) {
            return Ok(*id);
        }
        let id = self.file.add(mask(code))?;
        remember(&mut self.art.codes, CODES, (code.rows.clone(), id));
        Ok(id)
    }

    /// The number of a picture, which is stored the first time that it is asked for.
    fn picture(&mut self, picture: &Picture) -> Result<ObjectId> {
        if let Some(id) = self.art.pictures.get(&picture.mark) {
            return Ok(*id);
        }
        let id = add_picture(self.file, picture)?;
        self.art.pictures.insert(picture.mark.clone(), id);
        Ok(id)
    }
}

fn remember<T>(known: &mut VecDeque<T>, most: usize, one: T) {
    if known.len() == most {
        known.pop_front();
    }
    known.push_back(one);
}

struct Pen<'run, W> {
    desk: Desk<'run, W>,
    used: UsedArt,
    color: Option<Color>,
    operations: Vec<Op>,
}

impl<W: Write> Pen<'_, W> {
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
                Item::Code { x, y, size, code } => self.code(*x, *y, *size, code)?,
                Item::Artwork { x, y, artwork } => self.artwork(*x, *y, artwork)?,
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
        if let Some(text) = &group.reads {
            self.operations.push(reads(text));
        }
        self.items(&group.items)?;
        if group.reads.is_some() {
            self.operations.push(Op::EndMarkedContent);
        }
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
        let begin = self.operations.len();
        self.operations.push(Op::StartTextSection);
        let (mut byte, mut is_spread) = (0, false);
        for run in text.glyphs.chunk_by(|left, right| left.face == right.face && left.y == right.y)
        {
            let desk = &mut self.desk;
            let Some(face) = desk.book.face(run[0].face) else { continue };
            let Some(used) = desk.fonts.face(run[0].face, desk.book) else { continue };
            let em = text.size / MM;
            let mut points: Vec<Codepoint> = Vec::with_capacity(run.len());
            let mut pen = run[0].x;
            let mut before = "";
            for glyph in run {
                let end = byte + usize::from(glyph.bytes);
                let meaning = text.text.get(byte..end).unwrap_or_default();
                byte = end;
                let (gid, advance) = used.glyph(glyph.id, meaning, face);
                // How far the glyph stands from where the one before it ends, in the file's own measure.
                let away = ((pen - glyph.x) / em * 1000.0).round();
                if let Some(last) = points.last_mut() {
                    is_spread |= away < -SPREAD && !is_blank(before) && !is_blank(meaning);
                    last.offset = away;
                    pen -= away * em / 1000.0;
                }
                points.push(Codepoint { gid, offset: 0.0, cid: None });
                pen += advance * em / 1000.0;
                before = meaning;
            }
            let (x, y) = ((text.x + run[0].x) * MM, -(text.y + run[0].y) * MM);
            let font = PdfFontHandle::External(used.id.clone());
            self.operations.push(Op::SetFont { font, size: Pt(text.size) });
            let matrix = TextMatrix::Translate(Pt(short(x)), Pt(short(y)));
            self.operations.push(Op::SetTextMatrix { matrix });
            self.operations.push(Op::ShowText { items: vec![TextItem::GlyphIds(points)] });
        }
        self.operations.push(Op::EndTextSection);
        let meant = together(&text.text);
        if is_spread || meant.is_some() {
            self.operations.insert(begin, reads(meant.as_deref().unwrap_or(&text.text)));
            self.operations.push(Op::EndMarkedContent);
        }
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
        let id = self.desk.picture(picture)?;
        let [x, y, width, height] = picture.frame_in(frame, fills);
        self.operations.push(Op::SaveGraphicsState);
        if fills {
            self.rect(frame, PaintMode::Clip);
        }
        self.show(id, (x, y + height), Some((width, height)));
        self.operations.push(Op::RestoreGraphicsState);
        Ok(())
    }

    fn code(&mut self, x: f32, y: f32, size: f32, code: &Code) -> Result<()> {
        let id = self.desk.code(code)?;
        self.fill(Color::BLACK);
        self.show(id, (x, y + size), Some((size, size)));
        Ok(())
    }

    fn artwork(&mut self, x: f32, y: f32, artwork: &Arc<Artwork>) -> Result<()> {
        let id = self.desk.artwork(artwork)?;
        self.show(id, (x, y), None);
        Ok(())
    }

    /// Shows what is stored under a number; `x` and `y` are the place of its origin.
    fn show(&mut self, id: ObjectId, (x, y): (f32, f32), size: Option<(f32, f32)>) {
        let name = format!("X{}", id.0);
        let transform = XObjectTransform {
            translate_x: Some(Pt(short(x * MM))),
            translate_y: Some(Pt(short(-y * MM))),
            scale_x: size.map(|(width, _)| short(width * MM)),
            scale_y: size.map(|(_, height)| short(height * MM)),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.operations.push(Op::UseXobject { id: XObjectId(name.clone()), transform });
        self.used.insert(name, id);
    }
}

/// Opens a part that readers copy and search as this text, however far apart its characters stand.
fn reads(text: &str) -> Op {
    let data = utf16(text);
    let words = DictItem::String { data, literal: false };
    let map = BTreeMap::from([("ActualText".to_owned(), words)]);
    let properties = DictItem::Dict { map };
    Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties }
}

/// What a text means that is nothing but single characters set apart: 张　三, 证　书.
fn together(text: &str) -> Option<String> {
    let single = |part: &str| part.chars().count() == 1;
    let is_apart = text.contains('\u{3000}') && text.split('\u{3000}').all(single);
    is_apart.then(|| text.replace('\u{3000}', ""))
}

fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

fn mask(code: &Code) -> Stream {
    let side = i64::try_from(code.modules).unwrap_or(i64::MAX);
    let entry = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => side, "Height" => side,
        "ImageMask" => true, "BitsPerComponent" => 1, "Decode" => vec![1.into(), 0.into()],
    };
    // Codes look like noise: nothing is gained by packing them.
    Stream::new(entry, code.rows.to_vec()).with_compression(false)
}

fn add_picture<W: Write>(file: &mut File<W>, picture: &Picture) -> Result<ObjectId> {
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
            let stream =
                Stream::new(entry, picture.bytes.read()?.into_owned()).with_compression(false);
            file.add(stream)
        }
        PictureKind::Png => {
            let pixels = picture.pixels()?;
            let mut colors = entry("DeviceRGB");
            if let Some(opacity) = pixels.opacity {
                let opacity = file.add(Stream::new(entry("DeviceGray"), opacity))?;
                colors.set("SMask", opacity);
            }
            file.add(Stream::new(colors, pixels.colors))
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
