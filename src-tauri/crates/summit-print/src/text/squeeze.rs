//! Space inside a line: full-width punctuation gives half of its square back, Chinese and Latin keep apart.

use super::classes::{Class, is_half_empty};
use super::shape::Mark;

/// The space between Chinese and Latin letters or digits, in ems.
pub const BETWEEN_SCRIPTS: f32 = 0.25;

/// Squeezes neighboring punctuation and parts the scripts.
pub fn squeeze(marks: &mut [Mark]) {
    for mark in marks.iter_mut() {
        // A dot between the parts of a name takes half a square, not a whole one.
        if mark.character == '·' && mark.class == Class::Middle && is_full(mark) {
            mark.advance -= mark.em * 0.5;
            mark.dx -= mark.em * 0.25;
        }
    }
    for index in 1..marks.len() {
        let (left, right) = (marks[index - 1], marks[index]);
        match (left.class, right.class) {
            (Class::Close, Class::Close | Class::Open) => {
                marks[index - 1].advance -= trailing_half(&left);
            }
            (Class::Open, Class::Open) => {
                let half = leading_half(&right);
                marks[index].advance -= half;
                marks[index].dx -= half;
            }
            // A hyphen joins what it stands between.
            (Class::Han, Class::Latin) if right.character == '-' => {}
            (Class::Latin, Class::Han) if left.character == '-' => {}
            (Class::Han, Class::Latin) | (Class::Latin, Class::Han) => {
                marks[index - 1].gap = left.em.min(right.em) * BETWEEN_SCRIPTS;
            }
            _ => {}
        }
    }
}

/// The empty half after a closing sign, which goes at the end of a line.
pub fn trailing_half(mark: &Mark) -> f32 {
    let has_half = mark.class == Class::Close && is_half_empty(mark.character) && is_full(mark);
    if has_half { mark.em * 0.5 } else { 0.0 }
}

/// How far a stop at the end of a line may hang over its edge: 行末悬挂, for stops alone.
pub fn overhang(mark: &Mark) -> f32 {
    let hangs = matches!(mark.character, '，' | '。' | '、') && is_full(mark);
    if hangs { mark.advance - trailing_half(mark) } else { 0.0 }
}

/// The empty half before an opening sign, which goes at the start of a line.
pub fn leading_half(mark: &Mark) -> f32 {
    if mark.class == Class::Open && is_full(mark) { mark.em * 0.5 } else { 0.0 }
}

/// How much narrower the mark and the space after it may become to pull one more word into the line.
pub fn give(mark: &Mark) -> f32 {
    let own = match mark.class {
        Class::Open => leading_half(mark) * 0.5,
        Class::Close => trailing_half(mark) * 0.5,
        Class::Space => mark.advance * 0.25,
        Class::Middle | Class::Han | Class::Latin | Class::Other => 0.0,
    };
    // Between the scripts an eighth of an em always stays.
    own + mark.gap * 0.5
}

/// Whether a line may be stretched between two neighbors.
pub fn may_stretch(left: &Mark, right: &Mark) -> bool {
    let before_stop = matches!(right.class, Class::Close | Class::Middle | Class::Space);
    let after_start = matches!(left.class, Class::Open | Class::Middle);
    let accent = right.start == left.start;
    let of_word = |mark: &Mark| matches!(mark.class, Class::Latin | Class::Other);
    let in_word = of_word(left) && of_word(right);
    !(before_stop || after_start || accent || in_word)
}

fn is_full(mark: &Mark) -> bool {
    mark.advance > mark.em * 0.9
}
