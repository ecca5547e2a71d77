//! Both languages side by side: line by line on one grid, so that a reader finds the same place in either.

use crate::documents::style::Maker;
use crate::flow::{Column, Setting, Strip};

/// Sets a text in both languages: the English under the Chinese, or beside it where that is chosen.
///
/// What has no English takes the whole width.
pub fn pair<'run, 'book>(
    maker: &Maker<'run, 'book>,
    column: &mut Column<'run, 'book>,
    lead: impl Fn(&mut Column<'run, 'book>),
    under: impl Fn(&mut Column<'run, 'book>),
) {
    if !maker.side_by_side {
        lead(column);
        under(column);
        return;
    }
    let width = width(maker, column);
    let set = |fill: &dyn Fn(&mut Column<'run, 'book>)| {
        let mut half = column.inner(width);
        fill(&mut half);
        half.strips
    };
    let (left, right) = (set(&lead), set(&under));
    if right.is_empty() {
        lead(column);
        return;
    }
    for strip in joined(left, right, width + gap(maker)) {
        column.push(strip);
    }
}

/// How wide each language is set.
pub fn width(maker: &Maker<'_, '_>, column: &Column<'_, '_>) -> f32 {
    if maker.side_by_side { (column.width - gap(maker)) / 2.0 } else { column.width }
}

fn gap(maker: &Maker<'_, '_>) -> f32 {
    5.0 * maker.scale
}

/// How the English is set: close under the Chinese, or on the lines of the Chinese beside it.
pub fn english(maker: &Maker<'_, '_>, under: f32, beside: f32) -> Setting {
    maker.setting(if maker.side_by_side { beside } else { under })
}

/// The lines of two columns as lines of one.
fn joined(left: Vec<Strip>, right: Vec<Strip>, shift: f32) -> Vec<Strip> {
    let count = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let strips = (0..count).map(|_| {
        let mut strip = left.next().unwrap_or_default();
        let other = right.next().unwrap_or_default();
        strip.height = strip.height.max(other.height);
        strip.before = strip.before.max(other.before);
        strip.keeps_next |= other.keeps_next;
        strip.items.extend(other.items.into_iter().map(|item| item.moved(shift, 0.0)));
        strip
    });
    strips.collect()
}
