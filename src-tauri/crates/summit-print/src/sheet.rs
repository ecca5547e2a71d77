//! Pages on sheets: as many as fit, in rows, with marks to cut along. Pages in, pages out.

use crate::options::{Sheet, Size};
use crate::page::{Color, Group, Item, Page, Turn};

/// What a desktop printer cannot reach, on each side of a sheet.
const EDGE: f32 = 5.0;

/// How long a cut mark is, and how far it keeps from what it marks.
const MARK: f32 = 4.0;
const AWAY: f32 = 1.0;

/// Puts pages on sheets. A page too large for the sheet stays as it is.
pub fn arrange(pages: Vec<Page>, sheet: Sheet) -> Vec<Page> {
    match pages.first().and_then(|first| best_grid(first, sheet)) {
        Some(grid) => many_up(pages, &grid),
        None => pages,
    }
}

/// How many pages of a size stand on a sheet.
pub fn pages_a_sheet(page: &Page, sheet: Sheet) -> usize {
    best_grid(page, sheet).map_or(1, |grid| grid.fits())
}

/// How pages of one size stand on a sheet.
struct Grid {
    columns: usize,
    rows: usize,
    paper: Size,
    left: f32,
    top: f32,
    width: f32,
    height: f32,
    gap: f32,
}

/// The grid that holds more pages: on the sheet upright or on its side.
fn best_grid(page: &Page, sheet: Sheet) -> Option<Grid> {
    let paper = match sheet {
        Sheet::Single => return None,
        Sheet::A4 => Size::A4,
        Sheet::A3 => Size::new(Size::A4.height, Size::A4.width * 2.0),
    };
    // Color beyond the cut needs its own strip of paper; without it one cut parts two pages.
    let gap = 2.0 * page.bleed;
    let upright = grid(paper, page.width, page.height, gap);
    let across = grid(Size::new(paper.height, paper.width), page.width, page.height, gap);
    let best = if across.fits() > upright.fits() { across } else { upright };
    (best.fits() > 0).then_some(best)
}

fn many_up(pages: Vec<Page>, grid: &Grid) -> Vec<Page> {
    let Grid { width, height, gap, .. } = *grid;
    let mut sheets = Vec::with_capacity(pages.len().div_ceil(grid.fits()));
    let mut pages = pages.into_iter().peekable();
    while pages.peek().is_some() {
        let mut sheet = Page::new(grid.paper.width, grid.paper.height);
        cut_marks(grid, &mut sheet.items);
        for (place, page) in (0..grid.fits()).zip(pages.by_ref()) {
            let (column, row) = (place % grid.columns, place / grid.columns);
            let bleed = gap / 2.0;
            sheet.items.push(Item::Group(Group {
                x: grid.left + column as f32 * (width + gap),
                y: grid.top + row as f32 * (height + gap),
                turn: Turn::None,
                clip: Some([-bleed, -bleed, width + 2.0 * bleed, height + 2.0 * bleed]),
                items: page.items,
            }));
        }
        sheets.push(sheet);
    }
    sheets
}

impl Grid {
    fn fits(&self) -> usize {
        self.columns * self.rows
    }
}

fn grid(paper: Size, width: f32, height: f32, gap: f32) -> Grid {
    let margin = EDGE + MARK + AWAY;
    let count = |room: f32, side: f32, margin: f32| {
        ((room - 2.0 * margin + gap + 0.01) / (side + gap)).max(0.0) as usize
    };
    // Where marks would cost a whole row, they are drawn into the edge that the printer leaves white.
    let best = |room: f32, side: f32| count(room, side, margin).max(count(room, side, 2.0));
    let (columns, rows) = (best(paper.width, width), best(paper.height, height));
    let used = |count: usize, side: f32| count as f32 * (side + gap) - gap;
    Grid {
        columns,
        rows,
        paper,
        left: (paper.width - used(columns, width)) / 2.0,
        top: (paper.height - used(rows, height)) / 2.0,
        width,
        height,
        gap,
    }
}

/// Short lines outside of the pages, at every edge that is cut.
fn cut_marks(grid: &Grid, items: &mut Vec<Item>) {
    let edges = |count: usize, start: f32, side: f32| {
        let starts = (0..count).map(move |at| start + at as f32 * (side + grid.gap));
        let mut edges: Vec<f32> = starts.flat_map(|start| [start, start + side]).collect();
        edges.dedup_by(|right, left| (*right - *left).abs() < 0.01);
        edges
    };
    let away = AWAY + grid.gap / 2.0;
    let (right, bottom) = (grid.paper.width - grid.left, grid.paper.height - grid.top);
    let mut line = |x1: f32, y1: f32, x2: f32, y2: f32| {
        items.push(Item::Line { x1, y1, x2, y2, width: 0.1, dash: 0.0, color: Color::BLACK });
    };
    for x in edges(grid.columns, grid.left, grid.width) {
        line(x, grid.top - away - MARK, x, grid.top - away);
        line(x, bottom + away, x, bottom + away + MARK);
    }
    for y in edges(grid.rows, grid.top, grid.height) {
        line(grid.left - away - MARK, y, grid.left - away, y);
        line(right + away, y, right + away + MARK, y);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(width: f32, height: f32, expected: (usize, usize, f32)) {
        let sheets = arrange(vec![Page::new(width, height); 30], Sheet::A4);

        let groups = sheets[0].items.iter().filter(|item| matches!(item, Item::Group(_))).count();
        assert_eq!((groups, sheets.len(), sheets[0].width), expected);
    }

    #[test]
    fn as_many_as_fit_stand_on_a_sheet() {
        check(95.0, 134.0, (4, 8, 210.0));
        check(90.0, 54.0, (10, 3, 210.0));
        check(86.0, 54.0, (10, 3, 210.0));
        check(70.0, 100.0, (8, 4, 297.0));
        check(105.0, 148.0, (2, 15, 297.0));
        check(400.0, 400.0, (0, 30, 400.0));
    }
}
