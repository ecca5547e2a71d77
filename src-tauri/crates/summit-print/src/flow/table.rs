//! Tables: columns of fixed width, rows that stay whole, a head on every page.

use std::rc::Rc;

use super::{Column, Strip};
use crate::page::{Color, Item};

/// A cell: what stands in it, set to the width of its column.
pub type Cell = Vec<Strip>;

/// A table on its way into a column. Lengths are millimeters.
pub struct Table {
    /// The left edge and the width of each column.
    pub columns: Vec<(f32, f32)>,
    /// Space above and below what stands in a row.
    pub padding: f32,
    pub line: Option<(f32, Color)>,
    pub head: Option<Rc<Strip>>,
    /// What rows have above them on a new page instead: the head, and the heading of their group.
    group_head: Option<Rc<Strip>>,
}

impl Table {
    /// Columns of these widths with a gap between them.
    pub fn new(widths: &[f32], gap: f32) -> Table {
        let mut left = 0.0;
        let columns = widths
            .iter()
            .map(|width| {
                let column = (left, *width);
                left += width + gap;
                column
            })
            .collect();
        Table { columns, padding: 1.2, line: None, head: None, group_head: None }
    }

    /// An empty column as wide as that of the table.
    pub fn cell<'run, 'book>(
        &self,
        at: usize,
        column: &Column<'run, 'book>,
    ) -> Column<'run, 'book> {
        column.inner(self.columns.get(at).map_or(column.width, |(_, width)| *width))
    }

    /// Sets the head, which is printed again on every page the table reaches.
    pub fn set_head(&mut self, cells: Vec<Cell>, width: f32, line: (f32, Color)) {
        let mut head = self.join(cells);
        let (thickness, color) = line;
        let y = head.height - thickness;
        head.items.push(Item::Rect { x: 0.0, y, width, height: thickness, radius: 0.0, color });
        head.keeps_next = true;
        self.head = Some(Rc::new(head));
    }

    /// Begins a group of rows, whose heading is printed again under the head on every page the group
    /// reaches; without strips a group has none.
    pub fn begin_group(&mut self, heading: Vec<Strip>) {
        self.group_head = None;
        if heading.is_empty() {
            return;
        }
        let mut whole = self.head.as_deref().cloned().unwrap_or_default();
        whole.stack(heading);
        whole.keeps_next = true;
        self.group_head = Some(Rc::new(whole));
    }

    /// Adds the head to a column.
    pub fn begin(&self, column: &mut Column<'_, '_>) {
        if let Some(head) = &self.head {
            column.push(Strip::clone(head));
        }
    }

    /// Adds a row to a column: one strip, or several if it is taller than `tallest`.
    pub fn row(&self, cells: Vec<Cell>, tallest: f32, column: &mut Column<'_, '_>) {
        self.row_that_says(cells, tallest, (0, Vec::new()), column);
    }

    /// Adds a row that says again what it is where it goes on over a page: what stands there in which
    /// column.
    pub fn row_that_says(
        &self,
        cells: Vec<Cell>,
        tallest: f32,
        (at, again): (usize, Cell),
        column: &mut Column<'_, '_>,
    ) {
        let height = cells.iter().map(height_of).fold(0.0, f32::max);
        let whole = height <= tallest;
        let mut strips = if whole { vec![self.join(cells)] } else { self.cut(cells, tallest) };
        let head = self.group_head.as_ref().or(self.head.as_ref());
        // Where a row goes on, it stands as far under the head as one that begins there.
        let padding = self.padding;
        let left = self.columns.get(at).map_or(0.0, |(left, _)| *left);
        let taller = |head: &Rc<Strip>| {
            let mut head = Strip { height: head.height + padding, ..Strip::clone(head) };
            for strip in again {
                let (y, items) = (head.height, strip.items.into_iter());
                head.items.extend(items.map(|item| item.moved(left, y)));
                head.height += strip.height;
            }
            Rc::new(head)
        };
        let goes_on = head.filter(|_| !whole).map(taller);
        for (index, strip) in strips.iter_mut().enumerate() {
            strip.head = if index == 0 { head.cloned() } else { goes_on.clone() };
        }
        if let (Some((height, color)), Some(last)) = (self.line, strips.last_mut()) {
            let (y, width) = (last.height - height, column.width);
            last.items.push(Item::Rect { x: 0.0, y, width, height, radius: 0.0, color });
        }
        strips.into_iter().for_each(|strip| column.push(strip));
    }

    /// Cuts a row that is too tall into the lines of its long cells. The short ones, such as the time
    /// of a session, stand whole beside the first of these lines, which are kept together for them.
    fn cut(&self, mut cells: Vec<Cell>, tallest: f32) -> Vec<Strip> {
        let heights: Vec<f32> = cells.iter().map(height_of).collect();
        let most = heights.iter().copied().fold(0.0, f32::max);
        let is_long = |height: f32| height > tallest || height >= most;
        let mut strips: Vec<Strip> = Vec::new();
        for ((cell, height), (left, _)) in cells.iter_mut().zip(heights).zip(&self.columns) {
            if !is_long(height) {
                continue;
            }
            for (index, line) in std::mem::take(cell).into_iter().enumerate() {
                if strips.len() <= index {
                    strips.push(Strip::default());
                }
                let strip = &mut strips[index];
                let above = if index == 0 { self.padding } else { 0.0 };
                strip.height = strip.height.max(above + line.height);
                strip.before = if index == 0 { 0.0 } else { strip.before.max(line.before) };
                strip.keeps_next |= line.keeps_next;
                strip.items.extend(line.items.into_iter().map(|item| item.moved(*left, above)));
            }
        }
        let short = self.join(cells);
        let mut reached = 0.0;
        for strip in &mut strips {
            reached += strip.before + strip.height;
            strip.keeps_next |= reached < short.height;
        }
        if let Some(first) = strips.first_mut() {
            first.items.splice(0..0, short.items);
        }
        if let Some(last) = strips.last_mut() {
            last.height += self.padding;
            last.keeps_next = false;
        }
        keep_the_end(&mut strips);
        strips
    }

    /// Puts cells beside one another.
    fn join(&self, cells: Vec<Cell>) -> Strip {
        let mut joined = Strip::default();
        for ((left, _), cell) in self.columns.iter().zip(cells) {
            let mut y = self.padding;
            for (index, strip) in cell.into_iter().enumerate() {
                y += if index > 0 { strip.before } else { 0.0 };
                joined.items.extend(strip.items.into_iter().map(|item| item.moved(*left, y)));
                y += strip.height;
            }
            joined.height = joined.height.max(y + self.padding);
        }
        joined
    }
}

/// Keeps what would stand alone on the last page with what comes before it.
fn keep_the_end(strips: &mut [Strip]) {
    let ends = strips.iter().enumerate().filter(|(_, strip)| !strip.keeps_next).map(|(at, _)| at);
    if let [.., _, before, _] = ends.collect::<Vec<_>>()[..] {
        strips[before].keeps_next = true;
    }
}

fn height_of(cell: &Cell) -> f32 {
    cell.iter().map(|strip| strip.height + strip.before).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::FontBook;
    use crate::text::Typesetter;

    #[test]
    fn a_row_that_is_too_tall_is_cut_between_lines_and_short_cells_stay_whole() {
        let book = FontBook::find().unwrap();
        let setter = Typesetter::new(&book);
        let mut column = Column::new(&setter, 100.0);
        let cell = |name: &str, lines: usize, height: f32| -> Cell {
            let anchor = Item::Anchor { y: 0.0, name: name.to_owned(), bookmark: None };
            let strip = Strip { height, items: vec![anchor], ..Strip::default() };
            vec![strip; lines]
        };
        let mut table = Table::new(&[20.0, 30.0, 30.0], 5.0);
        table.padding = 2.0;
        table.head = Some(Rc::new(Strip { height: 6.0, ..Strip::default() }));

        let cells = vec![cell("time", 2, 5.0), cell("first", 4, 10.0), cell("second", 5, 9.0)];
        table.row(cells, 35.0, &mut column);

        // So far apart are the lines as they would be in a row that is whole; padding is at both ends.
        let heights: Vec<f32> = column.strips.iter().map(|strip| strip.height).collect();
        assert_eq!(heights, [12.0, 10.0, 10.0, 10.0, 11.0]);
        let is_time = |item: &&Item| matches!(item, Item::Anchor { name, .. } if name == "time");
        let names = |strip: &Strip| strip.items.iter().filter(is_time).count();
        assert_eq!(column.strips.iter().map(names).collect::<Vec<_>>(), [2, 0, 0, 0, 0]);
        // The lines beside the short cell stay with it, and the last is never alone.
        let kept = column.strips.iter().map(|strip| strip.keeps_next).collect::<Vec<_>>();
        assert_eq!(kept, [true, false, false, true, false]);
        let heads = column.strips.iter().map(|strip| strip.head.as_ref().unwrap().height);
        assert_eq!(heads.collect::<Vec<_>>(), [6.0, 8.0, 8.0, 8.0, 8.0]);
    }
}
