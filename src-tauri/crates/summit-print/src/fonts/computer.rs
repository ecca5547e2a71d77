//! The fonts of the computer itself, for characters that the faces of the product lack. They are
//! read for one document and embedded only where their makers allow it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};

use fontdb::{Database, FaceInfo, Source, Style};
use ttf_parser::Permissions;

use super::{Face, FaceId, Weight};

/// Families that go with ours, the best first. Others are taken after them.
const PREFERRED: &[&str] = &[
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "SimSun-ExtB",
    "SimSun-ExtG",
    "HanaMinB",
    "Songti SC",
    "Noto Serif CJK SC",
];

/// What parts of the names of families say that their shapes are no letters: boxes for every
/// character, and pictures.
const NO_LETTERS: &[&str] = &["LastResort", "Last Resort", "Adobe Blank", "Emoji"];

/// The faces that the computer offers, looked for when a character is first missing.
#[derive(Default)]
pub struct Computer {
    offered: OnceLock<Offered>,
    /// Which face has a character in a weight, as far as it was asked.
    known: Mutex<BTreeMap<(char, bool), Option<usize>>>,
}

struct Offered {
    database: Database,
    faces: Vec<Candidate>,
}

struct Candidate {
    info: FaceInfo,
    /// A bit for each character that it may print.
    characters: Vec<u64>,
    face: OnceLock<Option<Face>>,
}

impl Computer {
    /// The face that has a character, the weight and the family that go best with ours first.
    pub fn face_for(&self, character: char, weight: Weight) -> Option<usize> {
        if is_private(character) {
            return None;
        }
        let wanted = (character, weight == Weight::Bold);
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known().get(&wanted) {
            return *found;
        }
        let found = self.offered().find(character, weight);
        known().insert(wanted, found);
        found
    }

    pub fn face(&self, at: usize) -> Option<&Face> {
        let Candidate { info, face, .. } = self.offered().faces.get(at)?;
        let load = || {
            let (Source::File(path) | Source::SharedFile(path, _)) = &info.source else {
                return None;
            };
            Face::load(path, info.post_script_name.clone(), info.index).ok()
        };
        face.get_or_init(load).as_ref()
    }

    fn offered(&self) -> &Offered {
        self.offered.get_or_init(|| {
            let mut database = Database::new();
            database.load_system_fonts();
            let letters = |info: &&FaceInfo| {
                let is_named =
                    |(family, _): &(String, _)| NO_LETTERS.iter().any(|part| family.contains(part));
                info.style == Style::Normal && !info.families.iter().any(is_named)
            };
            let mut faces: Vec<FaceInfo> = database.faces().filter(letters).cloned().collect();
            faces.sort_by_key(|info| (rank(info), path(info), info.index));
            // A number of a face has room for so many.
            faces.truncate(usize::from(u16::MAX - FaceId::OF_COMPUTER));
            let candidates = faces.into_iter().filter_map(|info| {
                let characters = database.with_face_data(info.id, characters_of)??;
                Some(Candidate { info, characters, face: OnceLock::new() })
            });
            let faces = candidates.collect();
            Offered { database, faces }
        })
    }
}

impl Offered {
    fn find(&self, character: char, weight: Weight) -> Option<usize> {
        let heavy = match weight {
            Weight::Regular => 400,
            Weight::Bold => 700,
        };
        let (at, bit) = spot(character);
        let has = |candidate: &Candidate| {
            candidate.characters.get(at).is_some_and(|bits| bits & bit != 0)
        };
        let fitting = self.faces.iter().enumerate().filter(|(_, candidate)| has(candidate));
        let mut fitting: Vec<_> = fitting.collect();
        fitting.sort_by_key(|(at, Candidate { info, .. })| {
            (rank(info), info.weight.0.abs_diff(heavy), *at)
        });
        let drawn = |Candidate { info, .. }: &Candidate| {
            let draws = |data: &[u8], index| draws(data, index, character);
            self.database.with_face_data(info.id, draws) == Some(true)
        };
        fitting.into_iter().find(|(_, candidate)| drawn(candidate)).map(|(at, _)| at)
    }
}

fn rank(info: &FaceInfo) -> usize {
    let place = |name: &String| PREFERRED.iter().position(|wanted| wanted == name);
    info.families.iter().filter_map(|(name, _)| place(name)).min().unwrap_or(PREFERRED.len())
}

fn path(info: &FaceInfo) -> Option<PathBuf> {
    match &info.source {
        Source::File(path) | Source::SharedFile(path, _) => Some(path.clone()),
        Source::Binary(_) => None,
    }
}

/// The characters of a face that may stand in a document in part; none of one that may not.
fn characters_of(data: &[u8], index: u32) -> Option<Vec<u64>> {
    let face = ttf_parser::Face::parse(data, index).ok()?;
    let is_allowed = !matches!(face.permissions(), Some(Permissions::Restricted))
        && face.is_subsetting_allowed()
        && face.is_outline_embedding_allowed();
    let mut characters = Vec::new();
    for subtable in face.tables().cmap.filter(|_| is_allowed)?.subtables {
        if subtable.is_unicode() {
            subtable.codepoints(|code| {
                let Some((at, bit)) = char::from_u32(code).map(spot) else { return };
                if characters.len() <= at {
                    characters.resize(at + 1, 0_u64);
                }
                characters[at] |= bit;
            });
        }
    }
    Some(characters)
}

fn spot(character: char) -> (usize, u64) {
    let code = u32::from(character);
    ((code / 64) as usize, 1 << (code % 64))
}

/// Says whether a face has a shape for a character: some have an empty one.
fn draws(data: &[u8], index: u32, character: char) -> bool {
    let Ok(face) = ttf_parser::Face::parse(data, index) else { return false };
    let glyph = face.glyph_index(character);
    glyph.is_some_and(|glyph| face.glyph_bounding_box(glyph).is_some())
}

/// Characters that everybody gives a meaning of their own: any font may show something else.
fn is_private(character: char) -> bool {
    matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}
