//! Filling a column: which words go on which line, and how a line is spread or pressed to its width.

use std::ops::Range;

use super::classes::{Class, never_starts};
use super::shape::Mark;
use super::squeeze::{give, leading_half, may_stretch, overhang, trailing_half};
use super::{Line, Piece, Span};
use crate::fonts::GETA;
use crate::page::Glyph;

/// The space that lines are set in, in millimeters.
pub struct Column {
    pub width: f32,
    /// How far the first line is moved in.
    pub indent: f32,
    pub justified: bool,
    /// The hyphen of each span, where words may be parted.
    pub hyphens: Vec<Mark>,
}

/// So many lines in a row may end with a hyphen.
const MOST_HYPHENS: usize = 2;

/// How wide a line is made.
#[derive(Clone, Copy)]
pub enum Target {
    /// As wide as its characters are.
    Natural,
    /// Pressed or spread to this width.
    Width(f32),
    /// The same, with the stop at its end outside of it.
    Hanging(f32),
}

/// Lengths below this are rounding, not space.
const NOTHING: f32 = 0.001;

/// A line that has to be spread by more than this share of its type size per gap stays ragged.
const WIDEST_GAP: f32 = 0.6;

/// So much further apart, as a share of the type size, may letters stand where wider gaps are not enough.
const WIDEST_LETTERS: f32 = 0.05;

/// Breaks marks into lines.
pub fn fill(
    marks: &[Mark],
    breaks: &[usize],
    text: &str,
    spans: &[Span<'_>],
    column: &Column,
) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut hyphens = 0;
    while start < marks.len() {
        let indent = if start == 0 { column.indent } else { 0.0 };
        let width = column.width - indent;
        let mut end = line_end(marks, breaks, start, width, column.justified);
        let parted = (hyphens < MOST_HYPHENS)
            .then(|| parted_word(marks, text, start..end.at, width, &column.hyphens))
            .flatten();
        hyphens = if parted.is_some() { hyphens + 1 } else { 0 };
        if let Some((at, _)) = parted {
            end = End { at, forced: false };
        }
        let last = end.at >= marks.len() || marks[end.at - 1].character == '\n';
        let natural = width_of(marks, start..end.at);
        let pressed = natural > width + NOTHING;
        let target = if column.justified && hangs(marks, start..end.at, width) {
            Target::Hanging(width)
        } else if column.justified && (!last || pressed) {
            Target::Width(width)
        } else {
            Target::Natural
        };
        let ending = parted.map(|(_, hyphen)| hyphen);
        let mut line = line_ending(marks, start..end.at, ending, text, spans, target);
        line.shift = indent;
        line.forced = end.forced;
        lines.push(line);
        start = end.at;
    }
    lines
}

/// Breaks a heading into so many lines, about as long as one another and parted where it disturbs least.
pub fn balance(
    marks: &[Mark],
    breaks: &[(usize, f32)],
    text: &str,
    spans: &[Span<'_>],
    width: f32,
    count: usize,
) -> Option<Vec<Line>> {
    let places: Vec<(usize, f32)> = breaks
        .iter()
        .map(|(byte, cost)| (marks.partition_point(|mark| (mark.start as usize) < *byte), *cost))
        .collect();
    let mut ends = Vec::new();
    best(marks, &places, 0, width, count, &mut ends)?;
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let lines = starts
        .zip(&ends)
        .map(|(start, end)| line(marks, start..*end, text, spans, Target::Natural));
    Some(lines.collect())
}

/// The ends of the best lines from `start` on, last line first found; answers how bad they are.
fn best(
    marks: &[Mark],
    places: &[(usize, f32)],
    start: usize,
    width: f32,
    count: usize,
    ends: &mut Vec<usize>,
) -> Option<f32> {
    let badness = |end: usize| {
        let used = width_of(marks, start..end);
        (used <= width + NOTHING).then(|| ((width - used) / width).powi(2))
    };
    if count <= 1 {
        ends.push(marks.len());
        return badness(marks.len());
    }
    let mut winner: Option<(f32, Vec<usize>)> = None;
    for (end, cost) in places.iter().filter(|(end, _)| *end > start && *end < marks.len()) {
        let Some(own) = badness(*end) else { break };
        if winner.as_ref().is_some_and(|(least, _)| own + cost >= *least) {
            continue;
        }
        let mut rest = vec![*end];
        let Some(others) = best(marks, places, *end, width, count - 1, &mut rest) else { continue };
        let total = own + cost + others;
        if winner.as_ref().is_none_or(|(least, _)| total < *least) {
            winner = Some((total, rest));
        }
    }
    let (total, found) = winner?;
    ends.extend(found);
    Some(total)
}

struct End {
    /// The mark before which the line ends.
    at: usize,
    forced: bool,
}

fn line_end(marks: &[Mark], breaks: &[usize], start: usize, width: f32, justified: bool) -> End {
    let from = marks[start].start as usize;
    let first = breaks.partition_point(|byte| *byte <= from);
    let mut fitting = None;
    let mut at = start;
    for byte in &breaks[first..] {
        while at < marks.len() && (marks[at].start as usize) < *byte {
            at += 1;
        }
        let over = width_of(marks, start..at) - width;
        if over > NOTHING {
            if justified && hangs(marks, start..at, width) {
                return End { at, forced: false };
            }
            if justified && may_pull_in(marks, start..at, over, fitting, width) {
                return End { at, forced: false };
            }
            break;
        }
        fitting = Some(at);
        if marks[at - 1].character == '\n' {
            break;
        }
    }
    match fitting {
        Some(at) => End { at, forced: false },
        None => End { at: forced_end(marks, start, width), forced: true },
    }
}

/// Where the word after the end of a loose line is parted, and the hyphen that goes there.
fn parted_word(
    marks: &[Mark],
    text: &str,
    range: Range<usize>,
    width: f32,
    hyphens: &[Mark],
) -> Option<(usize, Mark)> {
    let first = marks.get(range.end)?;
    let hyphen = hyphens.get(usize::from(first.span))?;
    let used = width_of(marks, range.clone());
    if used + hyphen.advance + first.em * 1.5 > width {
        return None;
    }
    let from = first.start as usize;
    let letters = text[from..].chars().take_while(char::is_ascii_lowercase).count();
    let word = &text[from..from + letters];
    // A name, an abbreviation, a word of two scripts and the last word of a paragraph stay whole.
    let after = &text[from + letters..];
    let paragraph = after.split('\n').next().unwrap_or_default();
    let goes_on = after.starts_with(char::is_alphanumeric) || !paragraph.contains(' ');
    let begins = text[..from].ends_with(|character: char| character.is_whitespace());
    if letters < SHORTEST_WORD || goes_on || !begins {
        return None;
    }
    let mut ends: Vec<usize> = Vec::new();
    for syllable in hypher::hyphenate(word, hypher::Lang::English) {
        ends.push(ends.last().unwrap_or(&from) + syllable.len());
    }
    ends.pop();
    ends.into_iter().rev().find_map(|byte| {
        let at = marks.partition_point(|mark| (mark.start as usize) < byte);
        let whole = marks.get(at).is_some_and(|mark| mark.start as usize == byte);
        let fits = width_of(marks, range.start..at) + hyphen.advance <= width + NOTHING;
        let place = marks.get(at)?.start;
        let hyphen = Mark { start: place, end: place, span: first.span, ..*hyphen };
        (whole && fits).then_some((at, hyphen))
    })
}

/// Shorter words are not parted.
const SHORTEST_WORD: usize = 7;

/// Whether a line is too long by no more than the stop at its end, which may hang over the edge.
fn hangs(marks: &[Mark], range: Range<usize>, width: f32) -> bool {
    let over = width_of(marks, range.clone()) - width;
    let last = marks[visible(marks, range)].last();
    over > NOTHING && last.is_some_and(|last| over <= overhang(last) + NOTHING)
}

/// Whether pressing the line to take one more word is better than spreading it without the word.
fn may_pull_in(
    marks: &[Mark],
    range: Range<usize>,
    over: f32,
    fitting: Option<usize>,
    width: f32,
) -> bool {
    let visible = visible(marks, range.clone());
    // The first and the last sign have given their halves to the edges of the line already.
    let inside = visible.start + 1..visible.end.saturating_sub(1).max(visible.start + 1);
    let room: f32 = marks[inside].iter().map(give).sum();
    if over > room {
        return false;
    }
    let Some(at) = fitting else { return true };
    let slack = width - width_of(marks, range.start..at);
    slack > over
}

/// Cuts a word that is wider than the column, as late as the column allows.
fn forced_end(marks: &[Mark], start: usize, width: f32) -> usize {
    let whole = |at: usize| marks.get(at).is_none_or(|mark| mark.start != marks[at - 1].start);
    let mut end = start + 1;
    for at in start + 1..=marks.len() {
        if !whole(at) {
            continue;
        }
        if width_of(marks, start..at) > width + NOTHING {
            break;
        }
        end = at;
    }
    let good = |at: &usize| {
        let starts = marks.get(*at).is_some_and(|mark| never_starts(mark.class));
        whole(*at) && !starts && marks[*at - 1].class != Class::Open
    };
    (start + 1..=end).rev().find(good).unwrap_or(end)
}

/// The marks of a line without the spaces at its end.
fn visible(marks: &[Mark], range: Range<usize>) -> Range<usize> {
    let mut end = range.end;
    while end > range.start && marks[end - 1].class == Class::Space {
        end -= 1;
    }
    range.start..end
}

/// The natural width of a line of these marks.
fn width_of(marks: &[Mark], range: Range<usize>) -> f32 {
    let range = visible(marks, range);
    let (Some(first), Some(last)) = (marks.get(range.start), marks[..range.end].last()) else {
        return 0.0;
    };
    if range.is_empty() {
        return 0.0;
    }
    let sum: f32 = marks[range].iter().map(|mark| mark.advance + mark.gap).sum();
    sum - last.gap - leading_half(first) - trailing_half(last)
}

/// Makes a line of marks.
pub fn line(
    marks: &[Mark],
    range: Range<usize>,
    text: &str,
    spans: &[Span<'_>],
    target: Target,
) -> Line {
    line_ending(marks, range, None, text, spans, target)
}

/// Makes a line of marks, with a hyphen where its last word is parted.
fn line_ending(
    marks: &[Mark],
    range: Range<usize>,
    hyphen: Option<Mark>,
    text: &str,
    spans: &[Span<'_>],
    target: Target,
) -> Line {
    let bounds = range.clone();
    let mut marks: Vec<Mark> = marks[visible(marks, range)].to_vec();
    let mut line = Line {
        start: marks.first().map_or(bounds.start, |mark| mark.start as usize),
        end: marks.last().map_or(bounds.start, |mark| mark.end as usize),
        ..Line::default()
    };
    // The hyphen stands for no character of the text.
    marks.extend(hyphen);
    if let Some(first) = marks.first_mut() {
        let half = leading_half(first);
        first.advance -= half;
        first.dx -= half;
    }
    if let Some(last) = marks.last_mut() {
        last.advance -= trailing_half(last);
        last.gap = 0.0;
    }
    match target {
        Target::Natural => {}
        Target::Width(width) => spread(&mut marks, width),
        Target::Hanging(width) => {
            let stop = marks.pop();
            spread(&mut marks, width);
            marks.extend(stop);
        }
    }
    line.width = match target {
        Target::Hanging(width) => width,
        Target::Natural | Target::Width(_) => {
            marks.iter().map(|mark| mark.advance + mark.gap).sum()
        }
    };
    line.pieces = pieces(&marks, text, spans);
    line
}

/// Presses or spreads a line to a width, as far as that looks well.
fn spread(marks: &mut [Mark], width: f32) {
    let natural: f32 = marks.iter().map(|mark| mark.advance + mark.gap).sum();
    let slack = width - natural;
    if slack < 0.0 {
        let room: f32 = marks.iter().map(give).sum();
        let share = if room > 0.0 { (-slack / room).min(1.0) } else { 0.0 };
        for mark in marks {
            let less = give(mark) * share;
            mark.advance -= less;
            if mark.class == Class::Open {
                mark.dx -= less;
            }
        }
        return;
    }
    let gaps: Vec<usize> = (1..marks.len())
        .filter(|right| may_stretch(&marks[right - 1], &marks[*right]))
        .map(|right| right - 1)
        .collect();
    let em = marks.iter().map(|mark| mark.em).fold(0.0, f32::max);
    let each = (slack / gaps.len().max(1) as f32).min(em * WIDEST_GAP);
    // A line of few long words, such as one that ends with a hyphen of its own, has its letters a hair
    // further apart as well.
    let letters = marks.len().saturating_sub(1).max(1) as f32;
    let apart = (slack - each * gaps.len() as f32) / letters;
    if apart > em * WIDEST_LETTERS {
        return;
    }
    for gap in gaps {
        marks[gap].gap += each;
    }
    if apart > NOTHING {
        for left in 0..marks.len().saturating_sub(1) {
            marks[left].gap += apart;
        }
    }
}

fn pieces(marks: &[Mark], text: &str, spans: &[Span<'_>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut x = 0.0;
    for group in marks.chunk_by(|left, right| left.span == right.span) {
        let Some(span) = spans.get(usize::from(group[0].span)) else { continue };
        let start = x;
        let mut source = String::new();
        let mut glyphs = Vec::with_capacity(group.len());
        for mark in group {
            let own = &text[mark.start as usize..mark.end as usize];
            // What is copied from the page must not be some other character that is missing as well.
            let bytes = if mark.missing && !own.is_empty() { GETA } else { own };
            if !mark.character.is_control() {
                source.push_str(bytes);
                glyphs.push(Glyph {
                    face: mark.face,
                    id: mark.glyph,
                    bytes: u8::try_from(bytes.len()).unwrap_or(u8::MAX),
                    x: x - start + mark.dx,
                    y: -mark.dy,
                });
            }
            x += mark.advance + mark.gap;
        }
        pieces.push(Piece { x: start, style: span.style, text: source.into(), glyphs });
    }
    pieces
}
