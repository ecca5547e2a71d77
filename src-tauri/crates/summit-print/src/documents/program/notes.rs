//! Ruled pages for notes.

use crate::documents::style::{HAIR, Maker};
use crate::flow::{self, FlowPage, Setting};
use crate::options::Words;

/// The distance of the lines that somebody writes on: 8 mm on A5.
const RULED: f32 = 8.0;

/// So many pages of lines; the first says what they are for.
pub fn set(count: usize, before: usize, maker: &Maker<'_, '_>) -> Vec<FlowPage> {
    if count == 0 {
        return Vec::new();
    }
    let mut column = maker.column();
    maker.open_part(&mut column, "notes", &Words::new("笔记", "Notes"));
    let area = maker.area(before);
    let leading = RULED * maker.scale;
    let lines = (area.height / leading).ceil() as usize * count;
    for _ in 0..lines {
        column.rule(area.width, 0.15, HAIR, Setting::new(leading));
    }
    let size = (maker.size.width, maker.size.height);
    let mut pages = flow::paginate(column.strips, size, |page| maker.area(page + before));
    pages.truncate(count);
    pages
}
