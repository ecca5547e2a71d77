//! What can be chosen about a print run.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use crate::page::Color;
use crate::sheet::calibration::Correction;

/// Which language a document speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    Zh,
    En,
    /// Chinese first, English under it.
    #[default]
    Both,
}

impl Language {
    pub fn zh(self) -> bool {
        self != Language::En
    }

    pub fn en(self) -> bool {
        self != Language::Zh
    }

    /// The one of two texts that leads in this language; the other one where it is missing.
    pub fn pick<'text>(self, zh: &'text str, en: &'text str) -> &'text str {
        let (first, second) = if self.zh() { (zh, en) } else { (en, zh) };
        if first.is_empty() { second } else { first }
    }

    /// What stands under the leading text: the English of a document in both languages.
    pub fn under<'text>(self, zh: &'text str, en: &'text str) -> &'text str {
        if self == Language::Both && !zh.is_empty() && zh != en { en } else { "" }
    }
}

/// A text in both languages, either of which may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Words {
    pub zh: String,
    pub en: String,
}

impl Words {
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Words {
        Words { zh: zh.into(), en: en.into() }
    }

    /// The text that leads in a language.
    pub fn lead(&self, language: Language) -> &str {
        language.pick(&self.zh, &self.en)
    }

    /// The English under the Chinese, in a document in both languages.
    pub fn under(&self, language: Language) -> &str {
        language.under(&self.zh, &self.en)
    }

    /// Both languages on one line, in a document in both; else the text that leads.
    pub fn both(&self, language: Language) -> String {
        let (lead, under) = (self.lead(language), self.under(language));
        if under.is_empty() { lead.to_owned() } else { format!("{lead} {under}") }
    }

    pub fn is_empty(&self) -> bool {
        self.zh.is_empty() && self.en.is_empty()
    }
}

/// How pages are put on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Sheet {
    /// One page a sheet, the sheet as large as the page.
    #[default]
    Single,
    /// As many as fit on A4, with cut marks.
    A4,
    /// As many as fit on A3, with cut marks.
    A3,
}

impl Sheet {
    /// All sheets, in the order in which they are offered.
    pub const ALL: [Sheet; 3] = [Sheet::Single, Sheet::A4, Sheet::A3];

    /// Reads `single`, `a4` or `a3`.
    pub fn parse(name: &str) -> Option<Sheet> {
        Sheet::ALL.into_iter().find(|sheet| sheet.name().eq_ignore_ascii_case(name))
    }

    pub fn name(self) -> &'static str {
        match self {
            Sheet::Single => "single",
            Sheet::A4 => "a4",
            Sheet::A3 => "a3",
        }
    }
}

/// The size of a page in millimeters. Written as its name, `a6`, or as `90x54`.
#[derive(Debug, Clone, Copy, PartialEq, TS)]
#[ts(type = "string")]
pub struct Size {
    pub width: f32,
    pub height: f32,
}

impl Size {
    pub const A3: Size = Size { width: 297.0, height: 420.0 };
    pub const A4: Size = Size { width: 210.0, height: 297.0 };
    pub const A5: Size = Size { width: 148.0, height: 210.0 };
    pub const A6: Size = Size { width: 105.0, height: 148.0 };
    pub const A7: Size = Size { width: 74.0, height: 105.0 };

    const NAMED: [(&'static str, Size); 4] =
        [("a4", Size::A4), ("a5", Size::A5), ("a6", Size::A6), ("a7", Size::A7)];

    pub const fn new(width: f32, height: f32) -> Size {
        Size { width, height }
    }

    /// Reads `a6` or `90x54` (also `90×54`), between 30 and 1200 millimeters a side.
    pub fn parse(text: &str) -> Option<Size> {
        let text = text.trim().to_lowercase();
        if let Some((_, size)) = Size::NAMED.iter().find(|(name, _)| *name == text) {
            return Some(*size);
        }
        let (width, height) = text.split_once(['x', '×', '*'])?;
        let side = |side: &str| {
            let side: f32 = side.trim().trim_end_matches("mm").trim().parse().ok()?;
            (30.0..=1200.0).contains(&side).then_some(side)
        };
        Some(Size { width: side(width)?, height: side(height)? })
    }
}

impl std::fmt::Display for Size {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match Size::NAMED.iter().find(|(_, size)| size == self) {
            Some((name, _)) => formatter.write_str(name),
            None => write!(formatter, "{}x{}", self.width, self.height),
        }
    }
}

impl Serialize for Size {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Size {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Size, D::Error> {
        let text = String::deserialize(from)?;
        Size::parse(&text)
            .ok_or_else(|| D::Error::custom(format!("{text} is no size such as a6 or 90x54")))
    }
}

/// What the organizer chose for a print run.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Options {
    pub language: Language,
    pub sheet: Sheet,
    /// The size of a badge or a page; each document has its own usual one.
    pub size: Option<Size>,
    /// How far color reaches beyond the cut, in millimeters, for a print shop that trims.
    pub bleed: f32,
    /// Sets names of two characters as wide as three: 张　三.
    pub spread_names: bool,
    /// The color of the event, `#1f6f8b`.
    pub accent: Option<Color>,
    /// What stands on the other side; each document has its own usual one.
    pub back: Option<Back>,
    /// Names from top to bottom.
    pub vertical: bool,
    /// The name alone, without organisation and position.
    pub name_only: bool,
    /// Portraits of those who have one.
    pub photo: bool,
    /// Where the slot for a lanyard is cut.
    pub slot: bool,
    /// What is marked on cards: yes-or-no fields of the organisers by their ids, [`SEAT_MARK`]
    /// and [`SESSIONS_MARK`].
    pub marks: Vec<String>,
    /// In which order the pieces come out of the printer; each document has its own usual one.
    pub order: Option<Order>,
    /// What a list is parted by.
    pub grouping: Grouping,
    /// The sheet of labels that is in the printer.
    pub labels: Labels,
    /// How many labels of the first sheet are gone already.
    pub used_labels: u8,
    /// How many pages for notes a booklet has.
    pub notes_pages: u8,
    /// The parts of a program that are left out.
    pub without: Vec<ProgramPart>,
    /// Where a program in both languages has its English: beside the Chinese instead of under it.
    pub side_by_side: bool,
    /// Whether a day of the program is told room by room instead of hour by hour.
    pub by_room: bool,
    /// Two pages beside each other on sheets to be folded, instead of page after page.
    pub booklet: Option<Booklet>,
    /// About which edge the printer turns a sheet; usually the long one, for booklets the short one.
    pub flip: Option<Flip>,
    /// The printer that the sheets are for, where they are put right for one.
    #[serde(skip)]
    #[ts(skip)]
    pub printer: Option<Correction>,
}

/// How sheets become a booklet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Booklet {
    /// How many sheets are folded into one another before the next ones begin; 0 takes all of them.
    pub sheets: u8,
    /// How thick a sheet is, in tenths of a millimeter: the pages of inner sheets move inward by it.
    pub creep: u8,
}

impl Default for Booklet {
    fn default() -> Booklet {
        Booklet { sheets: 0, creep: 1 }
    }
}

/// About which edge of the paper a printer turns a sheet to print its other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Flip {
    LongEdge,
    ShortEdge,
}

/// What stands on the other side of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Back {
    /// Nothing.
    Blank,
    /// A page of its own, for printing on both sides.
    Page,
    /// Beside the front on the same page, to be folded over.
    Folded,
}

/// In which order the pieces of a batch come out; those that are alike by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(rename = "PrintOrder")]
pub enum Order {
    /// By name, as the register has it.
    #[default]
    Pinyin,
    /// By the name of the organisation; those without one come last.
    Organisation,
    /// By category, in the order of the categories.
    Category,
    /// By the number of the badge or the booth.
    Number,
    /// By seat, `9 桌` before `10 桌`; those without one come last.
    Seat,
    /// By day and time.
    Agenda,
    /// By room, in the order of the house.
    Room,
    /// By sector, and in each by the standing in the alliance.
    Standing,
}

impl Order {
    /// The orders in which papers for guests come, as they are offered.
    pub const OF_GUESTS: &[Order] =
        &[Order::Pinyin, Order::Organisation, Order::Category, Order::Number, Order::Seat];

    pub fn name(self) -> &'static str {
        match self {
            Order::Pinyin => "pinyin",
            Order::Organisation => "organisation",
            Order::Category => "category",
            Order::Number => "number",
            Order::Seat => "seat",
            Order::Agenda => "agenda",
            Order::Room => "room",
            Order::Standing => "standing",
        }
    }
}

/// What a list of people is parted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Grouping {
    #[default]
    Organisation,
    Category,
    /// The first letter of the name in pinyin.
    Pinyin,
    /// One list, by name.
    Nothing,
}

/// A part of the program that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProgramPart {
    Welcome,
    Timetable,
    Agenda,
    Speakers,
    Sponsors,
    Exhibitors,
    Halls,
    Members,
    Index,
    BackCover,
}

impl ProgramPart {
    /// All parts, in the order in which they are bound.
    pub const ALL: [ProgramPart; 10] = [
        ProgramPart::Welcome,
        ProgramPart::Timetable,
        ProgramPart::Agenda,
        ProgramPart::Speakers,
        ProgramPart::Sponsors,
        ProgramPart::Exhibitors,
        ProgramPart::Halls,
        ProgramPart::Members,
        ProgramPart::Index,
        ProgramPart::BackCover,
    ];
}

/// A sheet of labels as shops sell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Labels {
    /// 3 × 7 labels of 63.5 × 38.1 mm.
    #[default]
    L7160,
    /// 2 × 7 labels of 99.1 × 38.1 mm.
    L7163,
    /// 2 × 5 labels of 99.1 × 57 mm.
    L7173,
    /// 2 × 4 labels of 99.1 × 67.7 mm.
    L7165,
    /// 3 × 8 labels of 70 × 37 mm without gaps.
    L3474,
}

/// The mark that says where somebody sits.
pub const SEAT_MARK: &str = "seat";

/// The mark that says in which sessions somebody has a place.
pub const SESSIONS_MARK: &str = "sessions";

/// The color of an event that has none of its own.
pub const ACCENT: Color = Color([15, 92, 107]);

impl Options {
    /// The face of a card that may be folded. A size that has a name is a sheet of paper: it is folded in
    /// half, or lies across where nothing is folded. Any other size is that of one face.
    pub fn face(&self, usual: Size, back: Back) -> Size {
        let size = self.size.unwrap_or(usual);
        let Size { width, height } = size;
        if !Size::NAMED.iter().any(|(_, named)| *named == size) {
            return size;
        }
        match back {
            Back::Folded => Size::new(width, height / 2.0),
            Back::Blank | Back::Page if self.vertical => size,
            Back::Blank | Back::Page => Size::new(height, width),
        }
    }

    pub fn accent(&self) -> Color {
        self.accent.unwrap_or(ACCENT)
    }
}
