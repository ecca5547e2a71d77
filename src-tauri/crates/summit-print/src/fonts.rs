//! The faces that pages are set in: where their files are, and which face has which character.

mod computer;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use harfrust::font::Blob;
use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, SvgSink};
use harfrust::{Font, GlyphId};
use serde::{Deserialize, Serialize};

use crate::error::{PrintError, Result};
use computer::Computer;

/// One of the faces of the book. The number is its place in `FACES`, or that of a face of the computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FaceId(pub u16);

impl FaceId {
    /// From this number on they are faces of the computer.
    const OF_COMPUTER: u16 = 100;
}

/// How heavy a text is set: each weight has a face of its own, never a smeared one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Weight {
    Regular,
    Bold,
}

struct FaceFile {
    /// The name inside the PDF.
    name: &'static str,
    file: &'static str,
    /// Where the file stands inside the npm package that ships it.
    package: &'static str,
    /// Where the system keeps it, for faces that are not shipped everywhere.
    system: &'static [&'static str],
    needed: bool,
}

const SANS: FaceId = FaceId(0);
const SANS_BOLD: FaceId = FaceId(1);
const LATIN: FaceId = FaceId(2);
const LATIN_BOLD: FaceId = FaceId(3);
const RARE: FaceId = FaceId(4);

const FACES: [FaceFile; 5] = [
    FaceFile {
        name: "NotoSansSC-Regular",
        file: "NotoSansSC_400Regular.ttf",
        package: "noto-sans-sc/400Regular",
        system: &[],
        needed: true,
    },
    FaceFile {
        name: "NotoSansSC-Bold",
        file: "NotoSansSC_700Bold.ttf",
        package: "noto-sans-sc/700Bold",
        system: &[],
        needed: true,
    },
    FaceFile {
        name: "NotoSans-Regular",
        file: "NotoSans_400Regular.ttf",
        package: "noto-sans/400Regular",
        system: &[],
        needed: true,
    },
    FaceFile {
        name: "NotoSans-Bold",
        file: "NotoSans_700Bold.ttf",
        package: "noto-sans/700Bold",
        system: &[],
        needed: true,
    },
    FaceFile {
        name: "HanaMinB",
        file: "HanaMinB.ttf",
        package: "",
        system: &[
            "/usr/share/fonts/truetype/hanazono",
            "/usr/share/fonts/hanazono",
            "/usr/local/share/fonts",
        ],
        needed: false,
    },
];

/// What stands where a character is missing, as printers always put it, and never a box.
pub const GETA: &str = "〓";

impl Weight {
    /// The faces to ask for a character, first to last.
    pub fn chain(self) -> [FaceId; 3] {
        match self {
            Weight::Regular => [SANS, LATIN, RARE],
            Weight::Bold => [SANS_BOLD, LATIN_BOLD, RARE],
        }
    }

    /// The face with proportional quotes, dashes and dots, for Latin text.
    pub fn latin(self) -> FaceId {
        match self {
            Weight::Regular => LATIN,
            Weight::Bold => LATIN_BOLD,
        }
    }
}

/// A loaded face.
#[derive(Clone)]
pub struct Face {
    pub name: String,
    pub font: Font,
    pub data: Arc<Vec<u8>>,
    /// Which face of its file it is.
    pub index: u32,
    pub units_per_em: f32,
    /// Heights above and below the baseline, in font units.
    pub ascent: f32,
    pub descent: f32,
}

impl Face {
    fn load(path: &Path, name: String, index: u32) -> Result<Face> {
        let unusable = |reason: String| PrintError::FontUnusable { path: path.into(), reason };
        let data = Arc::new(std::fs::read(path).map_err(|error| unusable(error.to_string()))?);
        let font = Font::new(Blob::Shared(data.clone()), index)
            .ok_or_else(|| unusable("it is no TrueType or OpenType font".into()))?;
        let line = font.metrics().hhea_line.map(|line| line.extents());
        let (ascent, descent) =
            line.map_or((880.0, -120.0), |line| (line.ascender.to_f32(), line.descender.to_f32()));
        let units_per_em = f32::from(font.units_per_em());
        Ok(Face { name, font, data, index, units_per_em, ascent, descent })
    }

    pub fn has(&self, character: char) -> bool {
        self.font.charmap().map_unicode(character).is_some()
    }

    /// The glyph that stands where a character is missing.
    pub fn stand_in(&self) -> u16 {
        let charmap = self.font.charmap();
        let glyph = GETA
            .chars()
            .next()
            .and_then(|geta| charmap.map_unicode(geta))
            .or_else(|| charmap.map_unicode(' '));
        glyph.and_then(|glyph| u16::try_from(glyph.to_u32()).ok()).unwrap_or(0)
    }

    /// The natural advance of a glyph in thousandths of the type size.
    pub fn advance(&self, glyph: u16) -> f32 {
        let advance = self.font.glyph_metrics().h_advance(GlyphId::new(glyph.into()));
        advance * 1000.0 / self.units_per_em
    }

    /// The outline of a glyph as SVG path data in font units, y upwards.
    pub fn outline(&self, glyph: u16) -> String {
        let mut sink = SvgSink::with_precision(0);
        if let Some(outline) = self.font.outline_glyphs().get(GlyphId::new(glyph.into())) {
            // A glyph that cannot be drawn is left blank, as every PDF viewer does.
            let _drawn = outline.draw(&DrawOptions::new(), DrawMemory::default(), &mut sink);
        }
        sink.to_string()
    }
}

/// The faces of the product, each read from its file when a text first needs it.
pub struct FontBook {
    files: Vec<Option<PathBuf>>,
    faces: Vec<OnceLock<Option<Face>>>,
    computer: Computer,
}

impl FontBook {
    /// Finds the fonts beside the program, in its bundle, or in the workspace.
    pub fn find() -> Result<FontBook> {
        FontBook::look_in(&[])
    }

    /// Finds the fonts, asking the given folders (a bundle's resources) before the usual places.
    pub fn look_in(first: &[&Path]) -> Result<FontBook> {
        let places = places(first);
        let files: Vec<Option<PathBuf>> =
            FACES.iter().map(|face| find_file(face, &places)).collect();
        let missing = FACES.iter().zip(&files).any(|(face, file)| face.needed && file.is_none());
        if missing {
            return Err(PrintError::FontsMissing { looked_in: places });
        }

        let faces = files.iter().map(|_| OnceLock::new()).collect();
        let book = FontBook { files, faces, computer: Computer::default() };
        for id in [SANS, SANS_BOLD, LATIN, LATIN_BOLD] {
            book.load(id)?;
        }
        Ok(book)
    }

    /// The face of that number, if this computer has it and its file is sound.
    pub fn face(&self, id: FaceId) -> Option<&Face> {
        if let Some(at) = id.0.checked_sub(FaceId::OF_COMPUTER) {
            return self.computer.face(usize::from(at));
        }
        let slot = self.faces.get(usize::from(id.0))?;
        slot.get_or_init(|| self.read(id).ok().flatten()).as_ref()
    }

    /// The first face of the chain that has the character, else one of the computer.
    pub fn face_for(&self, character: char, weight: Weight) -> Option<FaceId> {
        let has = |id: &FaceId| self.face(*id).is_some_and(|face| face.has(character));
        let of_computer = || {
            let at = self.computer.face_for(character, weight)?;
            Some(FaceId(FaceId::OF_COMPUTER + u16::try_from(at).ok()?))
        };
        weight.chain().into_iter().find(has).or_else(of_computer)
    }

    /// The characters of a text that no face can print, each once, in order.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing = Vec::new();
        for character in text.chars() {
            let silent = character.is_control() || is_selector(character);
            if !silent
                && !missing.contains(&character)
                && self.face_for(character, Weight::Regular).is_none()
            {
                missing.push(character);
            }
        }
        missing
    }

    fn load(&self, id: FaceId) -> Result<()> {
        let face = self.read(id)?;
        self.faces[usize::from(id.0)].get_or_init(|| face);
        Ok(())
    }

    fn read(&self, id: FaceId) -> Result<Option<Face>> {
        let index = usize::from(id.0);
        let (Some(face), Some(Some(path))) = (FACES.get(index), self.files.get(index)) else {
            return Ok(None);
        };
        Face::load(path, face.name.to_owned(), 0).map(Some)
    }
}

/// Signs that choose a form of the character before them and have no shape of their own.
pub(crate) fn is_selector(character: char) -> bool {
    matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{2060}')
}

fn find_file(face: &FaceFile, places: &[PathBuf]) -> Option<PathBuf> {
    let system = face.system.iter().map(PathBuf::from);
    let packaged = |place: &Path| place.join(face.package).join(face.file);
    let shipped = places.iter().flat_map(|place| [place.join(face.file), packaged(place)]);
    shipped.chain(system.map(|folder| folder.join(face.file))).find(|path| path.is_file())
}

/// The folders to look in, in order, each once.
fn places(first: &[&Path]) -> Vec<PathBuf> {
    let mut places: Vec<PathBuf> =
        std::env::var_os("SUMMIT_FONTS").map(PathBuf::from).into_iter().collect();
    places.extend(first.iter().flat_map(|folder| [folder.to_path_buf(), folder.join("fonts")]));

    let executable = std::env::current_exe().ok();
    let beside = executable.as_deref().and_then(Path::parent);
    if let Some(beside) = beside {
        for bundle in [
            "fonts",
            "resources/fonts",
            "../Resources/fonts",
            "../lib/summit-desk/fonts",
            "../lib/Summit Desk/fonts",
        ] {
            places.push(beside.join(bundle));
        }
    }

    let here = std::env::current_dir().ok();
    let built = Path::new(env!("CARGO_MANIFEST_DIR"));
    for start in [beside, here.as_deref(), Some(built)].into_iter().flatten() {
        let packages = start.ancestors().map(|up| up.join("ui/node_modules/@expo-google-fonts"));
        places.extend(packages.filter(|folder| folder.is_dir()));
    }

    let mut seen = Vec::new();
    places.retain(|place| {
        let first_time = !seen.contains(place);
        seen.push(place.clone());
        first_time
    });
    places
}
