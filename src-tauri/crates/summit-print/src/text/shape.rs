//! From characters to glyphs: which face has which character, and the shapes that the face gives.

use std::collections::BTreeMap;

use harfrust::{
    Buffer, Direction, Feature, Language, Script, ShapeOptions, ShapePlan, ShaperFont, Tag,
};

use super::classes::{Class, class, is_han, is_shared, wide_signs};
use super::{PT, Span};
use crate::fonts::{FaceId, FontBook, Weight, is_selector};

/// One glyph on its way to a line. Lengths are millimeters.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    pub face: FaceId,
    pub glyph: u16,
    pub advance: f32,
    /// Space after the glyph that vanishes at the end of a line.
    pub gap: f32,
    pub dx: f32,
    pub dy: f32,
    /// The bytes of the text that the glyph stands for.
    pub start: u32,
    pub end: u32,
    pub span: u16,
    /// No face has the character: `GETA` stands for it.
    pub missing: bool,
    pub class: Class,
    pub character: char,
    /// The type size, in millimeters.
    pub em: f32,
}

/// Shapes runs of text, keeping what each face needs for it.
pub struct Shaper<'book> {
    book: &'book FontBook,
    fonts: BTreeMap<FaceId, ShaperFont<'book, 'static>>,
    plans: BTreeMap<(FaceId, bool, Way), ShapePlan>,
    buffer: Buffer,
    language: Option<Language>,
}

/// Which way a line goes: from left to right, or as one cell of a vertical line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Across,
    Down,
}

/// Characters that are set in one face, as one run.
struct Run {
    face: FaceId,
    latin: bool,
    start: usize,
    end: usize,
}

impl<'book> Shaper<'book> {
    pub fn new(book: &'book FontBook) -> Self {
        Shaper {
            book,
            fonts: BTreeMap::new(),
            plans: BTreeMap::new(),
            buffer: Buffer::new(),
            language: Language::new("zh-Hans"),
        }
    }

    /// Shapes a text of several styles. The spans cover `text` without a gap.
    pub fn shape(&mut self, text: &str, spans: &[Span<'_>]) -> Vec<Mark> {
        self.shape_way(text, spans, Way::Across)
    }

    /// Shapes characters of a vertical line: signs that stand otherwise there take that form.
    pub fn shape_upright(&mut self, text: &str, spans: &[Span<'_>]) -> Vec<Mark> {
        self.shape_way(text, spans, Way::Down)
    }

    fn shape_way(&mut self, text: &str, spans: &[Span<'_>], way: Way) -> Vec<Mark> {
        let wide = match way {
            Way::Across => wide_signs(text),
            // A sign of a vertical line stands alone, and always as Chinese has it.
            Way::Down => {
                let shared = text.char_indices().filter(|(_, sign)| is_shared(*sign));
                shared.map(|(at, _)| (at, true)).collect()
            }
        };
        let mut marks = Vec::with_capacity(text.len() / 2);
        let mut start = 0;
        for (index, span) in spans.iter().enumerate() {
            let end = start + span.text.len();
            let span_index = u16::try_from(index).unwrap_or(u16::MAX);
            for run in runs(self.book, text, start..end, span.style.weight, &wide) {
                let em = span.style.size * PT;
                self.shape_run(text, &run, (em, way), span_index, &wide, &mut marks);
            }
            start = end;
        }
        marks
    }

    fn shape_run(
        &mut self,
        text: &str,
        run: &Run,
        (em, way): (f32, Way),
        span: u16,
        wide: &[(usize, bool)],
        marks: &mut Vec<Mark>,
    ) {
        let Some(face) = self.book.face(run.face) else { return };
        let font = self.fonts.entry(run.face).or_insert_with(|| ShaperFont::new(&face.font));
        let script = Script::from_iso15924_tag(Tag::new(if run.latin { b"Latn" } else { b"Hani" }));
        let language = self.language.as_ref();
        let plan = self.plans.entry((run.face, run.latin, way)).or_insert_with(|| {
            let upright = [Feature::new(Tag::new(b"vert"), 1, ..)];
            let features: &[Feature] = match way {
                Way::Across => &[],
                Way::Down => &upright,
            };
            ShapePlan::new(&face.font, Direction::LeftToRight, script, language, features)
        });

        let buffer = &mut self.buffer;
        buffer.reset();
        buffer.push_str(&text[run.start..run.end]);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script);
        buffer.set_language(self.language.clone());
        if harfrust::shape(font, buffer, ShapeOptions::new().plan(Some(plan))).is_err() {
            return;
        }

        let scale = em / face.units_per_em;
        let (glyphs, places) = (buffer.glyph_infos(), buffer.glyph_positions());
        for (index, (glyph, place)) in glyphs.iter().zip(places).enumerate() {
            let cluster = glyph.cluster;
            let first = index == 0 || glyphs[index - 1].cluster != cluster;
            let next = glyphs[index..].iter().find(|other| other.cluster != cluster);
            let length = u32::try_from(run.end - run.start).unwrap_or(u32::MAX);
            let base = u32::try_from(run.start).unwrap_or(u32::MAX);
            let start = base + cluster;
            let end = base + next.map_or(length, |next| next.cluster);
            let character = text[start as usize..].chars().next().unwrap_or(' ');
            let glyph = u16::try_from(glyph.glyph_id).unwrap_or(0);
            let advance = match character {
                '\t' => em * 0.25,
                character if character.is_control() => 0.0,
                _ => place.x_advance as f32 * scale,
            };
            marks.push(Mark {
                face: run.face,
                glyph: if glyph == 0 { face.stand_in() } else { glyph },
                advance,
                gap: 0.0,
                dx: place.x_offset as f32 * scale,
                dy: place.y_offset as f32 * scale,
                start,
                end: if first { end } else { start },
                span,
                missing: glyph == 0,
                class: class(character, is_wide(wide, start as usize)),
                character,
                em,
            });
        }
    }
}

fn is_wide(wide: &[(usize, bool)], at: usize) -> bool {
    wide.binary_search_by_key(&at, |(byte, _)| *byte).is_ok_and(|found| wide[found].1)
}

/// Cuts a stretch of text where the face or the script changes.
///
/// A Latin word is set in one face: the first that has all of its letters.
fn runs(
    book: &FontBook,
    text: &str,
    range: std::ops::Range<usize>,
    weight: Weight,
    wide: &[(usize, bool)],
) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut rest = range.start;
    while rest < range.end {
        let piece = &text[rest..range.end];
        let (length, face, latin) = next_piece(book, piece, rest, weight, wide);
        let end = rest + length;
        match runs.last_mut() {
            Some(last) if last.face == face && last.latin == latin => last.end = end,
            _ => runs.push(Run { face, latin, start: rest, end }),
        }
        rest = end;
    }
    runs
}

/// The next word or character of a text: its bytes, its face, and whether it is Latin.
fn next_piece(
    book: &FontBook,
    text: &str,
    at: usize,
    weight: Weight,
    wide: &[(usize, bool)],
) -> (usize, FaceId, bool) {
    let narrow_sign =
        |byte: usize, character: char| is_shared(character) && !is_wide(wide, at + byte);
    let in_word = |(byte, character): (usize, char)| {
        let letter = character.is_alphanumeric() && !is_han(character);
        letter || is_mark(character) || (narrow_sign(byte, character) && byte > 0)
    };
    let word: usize = text
        .char_indices()
        .take_while(|piece| in_word(*piece))
        .map(|(_, character)| character.len_utf8())
        .sum();
    if word > 0 {
        let letters = &text[..word];
        let signs = letters.char_indices().any(|(byte, sign)| narrow_sign(byte, sign));
        let whole = |id: &FaceId| {
            book.face(*id).is_some_and(|face| letters.chars().all(|letter| face.has(letter)))
        };
        let chain = weight.chain();
        let face = if signs { Some(weight.latin()).filter(whole) } else { None }
            .or_else(|| chain.into_iter().find(whole));
        if let Some(face) = face {
            return (word, face, true);
        }
    }

    let mut characters = text.char_indices();
    let Some((_, character)) = characters.next() else {
        return (text.len(), weight.chain()[0], true);
    };
    let narrow = narrow_sign(0, character);
    let face = if narrow { Some(weight.latin()) } else { book.face_for(character, weight) };
    let with_selectors = characters.find(|(_, next)| !is_selector(*next));
    let length = with_selectors.map_or(text.len(), |(byte, _)| byte);
    let latin = narrow || (character as u32) < 0x2E80 && !is_shared(character);
    (length, face.unwrap_or(weight.chain()[0]), latin)
}

/// An accent written as a character of its own.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{20D0}'..='\u{20FF}')
}
