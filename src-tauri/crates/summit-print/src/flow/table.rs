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
        for strip in heading {
            let top = whole.height + strip.before;
            whole.items.extend(strip.items.into_iter().map(|item| item.moved(0.0, top)));
            whole.height = top + strip.height;
        }
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
        let height = cells.iter().map(height_of).fold(0.0, f32::max);
        let rows = if height > tallest { lines_of(cells) } else { vec![cells] };
        let count = rows.len();
        for (index, cells) in rows.into_iter().enumerate() {
            let mut strip = self.join(cells);
            strip.head = self.group_head.clone().or_else(|| self.head.clone());
            if let (Some((thickness, color)), true) = (self.line, index + 1 == count) {
                let (y, width) = (strip.height - thickness, column.width);
                strip.items.push(Item::Rect {
                    x: 0.0,
                    y,
                    width,
                    height: thickness,
                    radius: 0.0,
                    color,
                });
            }
            column.push(strip);
        }
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

fn height_of(cell: &Cell) -> f32 {
    cell.iter().map(|strip| strip.height + strip.before).sum()
}

/// Cuts a row that is too tall into rows of one strip a cell.
fn lines_of(cells: Vec<Cell>) -> Vec<Vec<Cell>> {
    let count = cells.iter().map(Vec::len).max().unwrap_or(0);
    let mut rows = vec![Vec::new(); count];
    for cell in cells {
        let mut strips = cell.into_iter();
        for row in &mut rows {
            row.push(strips.next().into_iter().collect());
        }
    }
    rows
}
