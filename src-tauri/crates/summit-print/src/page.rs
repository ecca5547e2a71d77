//! A page: things placed in millimeters from its top left corner. What draws it is not its business.

mod color;

use std::sync::Arc;

use crate::album::Bytes;
use crate::fonts::FaceId;
pub use color::Color;

/// One side of a sheet or one badge.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// The trimmed size.
    pub width: f32,
    pub height: f32,
    /// How far artwork reaches beyond the trim, to be cut off.
    pub bleed: f32,
    /// What is cut out of the middle of a sheet as one piece; else the page itself is the piece.
    pub cut: Option<Cut>,
    /// What viewers call the page, beside its place in the file: its printed number, `cover`.
    pub label: Option<String>,
    pub items: Vec<Item>,
    pub part: Part,
}

/// A piece that is cut out of the middle of a sheet: the open spread of a booklet.
///
/// A sheet of many cards has none: it is cut many times, along its marks, and reaches the knife whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cut {
    pub width: f32,
    pub height: f32,
    /// How far artwork reaches beyond it.
    pub bleed: f32,
}

/// What a page is to the pages around it, for those who put pages on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    #[default]
    Page,
    /// The other side of the page before it.
    OtherSide,
    /// The outside of a booklet's back: it stays last, whatever is filled in before it.
    BackCover,
}

/// A thing on a page. Later things cover earlier ones.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    Text(Text),
    Rect {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        radius: f32,
        color: Color,
    },
    Line {
        x1: f32,
        y1: f32,
        x2: f32,
        y2: f32,
        width: f32,
        dash: f32,
        color: Color,
    },
    Path {
        steps: Vec<Step>,
        fill: Option<Color>,
        stroke: Option<(Color, f32)>,
    },
    Picture {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        fills: bool,
        picture: Picture,
    },
    Code {
        x: f32,
        y: f32,
        size: f32,
        code: Code,
    },
    Group(Group),
    /// Things that many pages show, stored once; `x` and `y` say where their own corner stands.
    Artwork {
        x: f32,
        y: f32,
        artwork: Arc<Artwork>,
    },
    /// An area that leads to a place of the document or to an address.
    Link {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        to: Target,
    },
    /// A place that links and the list of bookmarks can lead to.
    Anchor {
        y: f32,
        name: String,
        bookmark: Option<Bookmark>,
    },
}

/// A line of text in one size and color. `x` is its left end, `y` its baseline, `size` is in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    pub x: f32,
    pub y: f32,
    pub size: f32,
    pub color: Color,
    /// What a reader copies or searches.
    pub text: Box<str>,
    pub glyphs: Vec<Glyph>,
}

/// A glyph of a line of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    pub face: FaceId,
    pub id: u16,
    /// How many bytes of the text it stands for.
    pub bytes: u8,
    /// Its place relative to the start of the text.
    pub x: f32,
    pub y: f32,
}

/// Things moved, turned and clipped together: a badge on a sheet, the second half of a folded card.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Where the top left corner of the group stands.
    pub x: f32,
    pub y: f32,
    pub turn: Turn,
    /// Before turning: left, top, width and height of what stays visible.
    pub clip: Option<[f32; 4]>,
    /// What a reader copies or searches where the parts alone would not tell it: a name of single characters.
    pub reads: Option<Box<str>>,
    pub items: Vec<Item>,
}

/// Things that many pages show alike: the head of all badges, a drawn logo.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Artwork {
    /// What stays visible, measured from its own corner: left, top, width and height.
    pub frame: [f32; 4],
    pub items: Vec<Item>,
}

/// A turn clockwise about the top left corner of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Turn {
    #[default]
    None,
    Quarter,
    Half,
    ThreeQuarters,
}

impl Turn {
    /// Cosine and sine of the turn.
    pub fn cos_sin(self) -> (f32, f32) {
        match self {
            Turn::None => (1.0, 0.0),
            Turn::Quarter => (0.0, 1.0),
            Turn::Half => (-1.0, 0.0),
            Turn::ThreeQuarters => (0.0, -1.0),
        }
    }
}

/// A step of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    Move(f32, f32),
    Line(f32, f32),
    Curve([f32; 6]),
    Close,
}

/// The steps of a rectangle with round corners.
pub fn rounded(x: f32, y: f32, width: f32, height: f32, radius: f32) -> Vec<Step> {
    let radius = radius.min(width / 2.0).min(height / 2.0);
    let (right, bottom) = (x + width, y + height);
    // The share of the radius at which a curve comes closest to a quarter of a circle.
    let away = radius * (1.0 - 0.5523);
    vec![
        Step::Move(x + radius, y),
        Step::Line(right - radius, y),
        Step::Curve([right - away, y, right, y + away, right, y + radius]),
        Step::Line(right, bottom - radius),
        Step::Curve([right, bottom - away, right - away, bottom, right - radius, bottom]),
        Step::Line(x + radius, bottom),
        Step::Curve([x + away, bottom, x, bottom - away, x, bottom - radius]),
        Step::Line(x, y + radius),
        Step::Curve([x, y + away, x + away, y, x + radius, y]),
        Step::Close,
    ]
}

/// A photograph or a logo, as it came.
#[derive(Debug, Clone)]
pub struct Picture {
    pub kind: PictureKind,
    /// The size in pixels.
    pub width: u32,
    pub height: u32,
    /// A short hash of its bytes, which tells it from others.
    pub mark: String,
    pub bytes: Bytes,
}

impl PartialEq for Picture {
    fn eq(&self, other: &Picture) -> bool {
        self.mark == other.mark
    }
}

impl Eq for Picture {}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureKind {
    Jpeg { channels: u8 },
    Png,
}

/// A QR code: a square of dark and light modules, without its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// How many modules a side has.
    pub modules: usize,
    /// One bit a module, dark is 1, each row filled up to whole bytes.
    pub rows: Box<[u8]>,
}

impl Code {
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        let byte = self.rows[row * self.modules.div_ceil(8) + column / 8];
        byte & (0x80 >> (column % 8)) != 0
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Place(String),
    Address(String),
}

/// A line in the list of bookmarks that viewers show beside the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    /// 1 for a part, 2 for what is in it, and so on.
    pub level: u8,
    pub title: String,
}

impl Page {
    pub fn new(width: f32, height: f32) -> Page {
        Page { width, height, ..Page::default() }
    }

    /// The same page as the other side of the one before it.
    pub fn behind(self) -> Page {
        Page { part: Part::OtherSide, ..self }
    }

    pub fn is_other_side(&self) -> bool {
        self.part == Part::OtherSide
    }

    /// Walks over everything on the page, groups opened, with the frame that each thing stands in.
    pub fn visit<'page>(&'page self, see: &mut dyn FnMut(&'page Item, Frame)) {
        visit(&self.items, Frame { x: 0.0, y: 0.0, cos: 1.0, sin: 0.0 }, see);
    }
}

impl Item {
    /// The same thing, moved.
    pub fn moved(self, right: f32, down: f32) -> Item {
        match self {
            Item::Text(text) => Item::Text(Text { x: text.x + right, y: text.y + down, ..text }),
            Item::Rect { x, y, width, height, radius, color } => {
                Item::Rect { x: x + right, y: y + down, width, height, radius, color }
            }
            Item::Line { x1, y1, x2, y2, width, dash, color } => {
                let (x1, x2) = (x1 + right, x2 + right);
                Item::Line { x1, y1: y1 + down, x2, y2: y2 + down, width, dash, color }
            }
            Item::Path { .. } => {
                let items = vec![self];
                Item::Group(Group {
                    x: right,
                    y: down,
                    turn: Turn::None,
                    clip: None,
                    reads: None,
                    items,
                })
            }
            Item::Picture { x, y, width, height, fills, picture } => {
                Item::Picture { x: x + right, y: y + down, width, height, fills, picture }
            }
            Item::Code { x, y, size, code } => Item::Code { x: x + right, y: y + down, size, code },
            Item::Group(group) => {
                Item::Group(Group { x: group.x + right, y: group.y + down, ..group })
            }
            Item::Link { x, y, width, height, to } => {
                Item::Link { x: x + right, y: y + down, width, height, to }
            }
            Item::Artwork { x, y, artwork } => Item::Artwork { x: x + right, y: y + down, artwork },
            Item::Anchor { y, name, bookmark } => Item::Anchor { y: y + down, name, bookmark },
        }
    }
}

/// Where the inside of a group stands on its page.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    x: f32,
    y: f32,
    cos: f32,
    sin: f32,
}

impl Frame {
    /// Where a point of the frame stands on the page.
    pub fn point(self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.cos - y * self.sin, self.y + x * self.sin + y * self.cos)
    }

    fn moved(self, x: f32, y: f32) -> Frame {
        let (x, y) = self.point(x, y);
        Frame { x, y, ..self }
    }

    fn inner(self, group: &Group) -> Frame {
        let (x, y) = self.point(group.x, group.y);
        let (cos, sin) = group.turn.cos_sin();
        Frame { x, y, cos: self.cos * cos - self.sin * sin, sin: self.sin * cos + self.cos * sin }
    }
}

fn visit<'page>(items: &'page [Item], frame: Frame, see: &mut dyn FnMut(&'page Item, Frame)) {
    for item in items {
        match item {
            Item::Group(group) => visit(&group.items, frame.inner(group), see),
            Item::Artwork { x, y, artwork } => visit(&artwork.items, frame.moved(*x, *y), see),
            Item::Text(_)
            | Item::Rect { .. }
            | Item::Line { .. }
            | Item::Path { .. }
            | Item::Picture { .. }
            | Item::Code { .. }
            | Item::Link { .. }
            | Item::Anchor { .. } => see(item, frame),
        }
    }
}

/// Everything on a page in words, a line each, for tests.
#[cfg(test)]
pub fn describe(page: &Page) -> String {
    let mut lines = vec![format!("page {} x {}, bleed {}", page.width, page.height, page.bleed)];
    page.visit(&mut |item, frame| {
        let at = |x: f32, y: f32| {
            let (x, y) = frame.point(x, y);
            format!("{x:.1} {y:.1}")
        };
        lines.push(match item {
            Item::Text(Text { x, y, size, text, color, .. }) => {
                format!("{} text {size:.1} {color} {text}", at(*x, *y))
            }
            Item::Rect { x, y, width, height, color, .. } => {
                format!("{} rect {width:.1} x {height:.1} {color}", at(*x, *y))
            }
            Item::Line { x1, y1, x2, y2, .. } => {
                format!("{} line to {}", at(*x1, *y1), at(*x2, *y2))
            }
            Item::Path { steps, .. } => format!("path of {} steps", steps.len()),
            Item::Picture { x, y, width, height, .. } => {
                format!("{} picture {width:.1} x {height:.1}", at(*x, *y))
            }
            Item::Code { x, y, size, code } => {
                format!("{} code {size:.1}, {} modules", at(*x, *y), code.modules)
            }
            Item::Link { to, .. } => format!("link to {to:?}"),
            Item::Anchor { name, bookmark, .. } => format!("anchor {name} {bookmark:?}"),
            Item::Group(_) | Item::Artwork { .. } => String::new(),
        });
    });
    lines.join("\n")
}
