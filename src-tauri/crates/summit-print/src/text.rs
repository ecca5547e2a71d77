//! Text: shaped, broken into lines, squeezed, justified, and fitted into boxes.

mod breaks;
mod classes;
mod fill;
mod fit;
mod quotes;
mod shape;
mod squeeze;

use std::cell::RefCell;

use crate::fonts::{FontBook, Weight};
use crate::page::{Color, Glyph, Item, Text};
use breaks::Breaker;
pub use fit::{Fit, Fitted, Rule, is_shorter};
pub use quotes::{Quotes, quoted};
use shape::{Mark, Shaper};

/// A point in millimeters.
pub const PT: f32 = 25.4 / 72.0;

/// How characters look: size in points, weight and color.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    pub size: f32,
    pub weight: Weight,
    pub color: Color,
}

impl Style {
    pub const fn new(size: f32, weight: Weight, color: Color) -> Style {
        Style { size, weight, color }
    }

    pub fn sized(self, size: f32) -> Style {
        Style { size, ..self }
    }

    pub fn colored(self, color: Color) -> Style {
        Style { color, ..self }
    }

    pub fn bold(self) -> Style {
        Style { weight: Weight::Bold, ..self }
    }
}

/// Whether a text has Chinese characters.
pub fn is_chinese(text: &str) -> bool {
    text.chars().any(classes::is_han)
}

/// Whether a character belongs to a script that is written from right to left, such as Arabic.
pub fn is_right_to_left(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Whether a character belongs to a script whose characters take their shape and place from their
/// neighbors, such as Devanagari, Thai or Khmer: set one after the other they are not what is read.
pub fn needs_shaping(character: char) -> bool {
    matches!(character,
        // From Devanagari to Sinhala, Thai, Lao, Tibetan and Burmese.
        '\u{900}'..='\u{109F}'
        // The scripts of the Philippines, Khmer, Mongolian and Limbu, and on to Lepcha.
        | '\u{1700}'..='\u{18AF}' | '\u{1900}'..='\u{1C7F}' | '\u{1CD0}'..='\u{1CFF}'
        | '\u{A800}'..='\u{A82F}' | '\u{A840}'..='\u{A8FF}' | '\u{A930}'..='\u{A95F}'
        | '\u{A980}'..='\u{AADF}' | '\u{AAE0}'..='\u{AAFF}' | '\u{ABC0}'..='\u{ABFF}'
        | '\u{11000}'..='\u{1247F}')
}

/// A stretch of text in one style.
#[derive(Debug, Clone, Copy)]
pub struct Span<'text> {
    pub text: &'text str,
    pub style: Style,
}

/// Where lines stand in their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Start,
    Center,
    End,
    /// Both edges straight, the last line free.
    Justify,
}

/// One line, ready to be placed. Lengths are millimeters.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// How wide it is, without the stop that hangs over the edge of its column.
    pub width: f32,
    /// How far the line is moved in its column.
    pub shift: f32,
    /// Where in the text the line starts and ends, in bytes.
    pub start: usize,
    pub end: usize,
    /// Whether a word was cut because it is wider than the column.
    pub forced: bool,
    pieces: Vec<Piece>,
}

/// The part of a line that has one style.
#[derive(Debug, Clone)]
struct Piece {
    x: f32,
    style: Style,
    text: Box<str>,
    glyphs: Vec<Glyph>,
}

impl Line {
    /// Puts the line on a page: the left edge of the column and the baseline.
    pub fn place(self, x: f32, baseline: f32, items: &mut Vec<Item>) {
        let left = x + self.shift;
        items.extend(self.pieces.into_iter().map(|piece| {
            Item::Text(Text {
                x: left + piece.x,
                y: baseline,
                size: piece.style.size,
                color: piece.style.color,
                text: piece.text,
                glyphs: piece.glyphs,
            })
        }));
    }

    /// The characters of the line.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| &*piece.text).collect()
    }
}

/// Sets text with the faces of a book.
pub struct Typesetter<'book> {
    book: &'book FontBook,
    shaper: RefCell<Shaper<'book>>,
    breaker: Breaker,
}

impl<'book> Typesetter<'book> {
    pub fn new(book: &'book FontBook) -> Self {
        let shaper = RefCell::new(Shaper::new(book));
        Typesetter { book, shaper, breaker: Breaker::default() }
    }

    pub fn book(&self) -> &'book FontBook {
        self.book
    }

    /// Sets a text on one line, however long it gets.
    pub fn line(&self, text: &str, style: Style) -> Line {
        let spans = [Span { text, style }];
        let marks = self.marks(text, &spans);
        fill::line(&marks, 0..marks.len(), text, &spans, fill::Target::Natural)
    }

    /// Sets a text that stands in a vertical line: brackets and stops in their upright forms.
    pub fn upright(&self, text: &str, style: Style) -> Line {
        let spans = [Span { text, style }];
        let mut marks = self.shaper.borrow_mut().shape_upright(text, &spans);
        squeeze::squeeze(&mut marks);
        fill::line(&marks, 0..marks.len(), text, &spans, fill::Target::Natural)
    }

    /// Sets a text in a column; a line feed starts a new line.
    pub fn paragraph(&self, text: &str, style: Style, align: Align, width: f32) -> Vec<Line> {
        self.spans(&[Span { text, style }], align, width, 0.0)
    }

    /// Sets a text of several styles in a column, its first line indented.
    pub fn spans(&self, spans: &[Span<'_>], align: Align, width: f32, indent: f32) -> Vec<Line> {
        let text: String = spans.iter().map(|span| span.text).collect();
        let marks = self.marks(&text, spans);
        let breaks = self.breaker.breaks(&text);
        let justified = align == Align::Justify;
        let hyphens = if justified { self.hyphens(spans) } else { Vec::new() };
        let column = fill::Column { width, indent, justified, hyphens };
        let mut lines = fill::fill(&marks, &breaks, &text, spans, &column);
        for line in &mut lines {
            line.shift += match align {
                Align::Start | Align::Justify => 0.0,
                Align::Center => (width - line.width) / 2.0,
                Align::End => width - line.width,
            };
        }
        lines
    }

    /// Sets a heading in exactly so many lines, if they hold it; says whether one ends inside of a word.
    fn heading(
        &self,
        text: &str,
        style: Style,
        count: usize,
        width: f32,
    ) -> Option<(Vec<Line>, bool)> {
        let spans = [Span { text, style }];
        let marks = self.marks(text, &spans);
        let breaks = self.breaker.heading_breaks(text);
        let lines = fill::balance(&marks, &breaks, text, &spans, width, count)?;
        let in_word = |line: &Line| {
            let at = |byte: usize| byte == line.end;
            breaks.iter().any(|(byte, cost)| at(*byte) && *cost >= breaks::IN_WORD)
        };
        let parts = lines.split_last().is_some_and(|(_, before)| before.iter().any(in_word));
        Some((lines, parts))
    }

    fn hyphens(&self, spans: &[Span<'_>]) -> Vec<Mark> {
        let hyphen = |span: &Span<'_>| self.marks("-", &[Span { text: "-", ..*span }]);
        spans.iter().map_while(|span| hyphen(span).into_iter().next()).collect()
    }

    fn marks(&self, text: &str, spans: &[Span<'_>]) -> Vec<Mark> {
        let mut marks = self.shaper.borrow_mut().shape(text, spans);
        squeeze::squeeze(&mut marks);
        marks
    }
}

#[cfg(test)]
mod tests;
