//! Many pages of one size on a sheet, in rows, with marks to cut along; their other sides behind them.

use super::keeps_its_top;
use super::marks::{self, AWAY, LONG};
use crate::options::{Flip, Sheet, Size};
use crate::page::{Group, Item, Page, Turn};

/// What a desktop printer cannot reach, on each side of a sheet.
const EDGE: f32 = 5.0;

/// How pages of one size stand on a sheet.
pub struct Grid {
    columns: usize,
    rows: usize,
    paper: Size,
    left: f32,
    top: f32,
    width: f32,
    height: f32,
    bleed: f32,
}

/// Collects the pages of a sheet.
pub struct ManyUp {
    sheet: Sheet,
    flip: Flip,
    grid: Option<Grid>,
    /// The pages of the sheet at hand, each with its other side if it has one.
    cards: Vec<(Page, Option<Page>)>,
}

impl ManyUp {
    pub fn new(sheet: Sheet, flip: Option<Flip>) -> ManyUp {
        let flip = flip.unwrap_or(Flip::LongEdge);
        ManyUp { sheet, flip, grid: None, cards: Vec::new() }
    }

    pub fn take(&mut self, page: Page) -> Vec<Page> {
        if let (true, Some((_, back @ None))) = (page.is_other_side(), self.cards.last_mut()) {
            *back = Some(page);
            return Vec::new();
        }
        let room = self.grid.as_ref().filter(|grid| grid.is_for(&page));
        let mut full = Vec::new();
        if room.is_none_or(|grid| self.cards.len() == grid.fits()) {
            full = self.end();
            self.grid = Grid::best(&page, self.sheet);
        }
        match self.grid {
            Some(_) => self.cards.push((page, None)),
            None => full.push(page),
        }
        full
    }

    pub fn end(&mut self) -> Vec<Page> {
        let Some(grid) = self.grid.as_ref().filter(|_| !self.cards.is_empty()) else {
            return Vec::new();
        };
        let (fronts, backs): (Vec<Page>, Vec<Option<Page>>) = self.cards.drain(..).unzip();
        let has_backs = backs.iter().any(Option::is_some);
        let mut sheets = vec![grid.front(fronts)];
        if has_backs {
            sheets.push(grid.back(backs, self.flip));
        }
        sheets
    }
}

impl Grid {
    /// The grid that holds more pages: on the sheet upright or on its side.
    pub fn best(page: &Page, sheet: Sheet) -> Option<Grid> {
        let paper = match sheet {
            Sheet::Single => return None,
            Sheet::A4 => Size::A4,
            Sheet::A3 => Size::A3,
        };
        let upright = Grid::on(paper, page);
        let across = Grid::on(Size::new(paper.height, paper.width), page);
        let best = if across.fits() > upright.fits() { across } else { upright };
        (best.fits() > 0).then_some(best)
    }

    pub fn fits(&self) -> usize {
        self.columns * self.rows
    }

    fn on(paper: Size, page: &Page) -> Grid {
        let Page { width, height, bleed, .. } = *page;
        // Color beyond the cut needs its own strip of paper; without it one cut parts two pages.
        let gap = 2.0 * bleed;
        let count = |room: f32, side: f32, margin: f32| {
            ((room - 2.0 * margin + gap + 0.01) / (side + gap)).max(0.0) as usize
        };
        // Where marks would cost a whole row, they are drawn into the edge that the printer leaves white.
        let margin = EDGE + LONG + AWAY;
        let best = |room: f32, side: f32| count(room, side, margin).max(count(room, side, 2.0));
        let (columns, rows) = (best(paper.width, width), best(paper.height, height));
        let used = |count: usize, side: f32| count as f32 * (side + gap) - gap;
        let left = (paper.width - used(columns, width)) / 2.0;
        let top = (paper.height - used(rows, height)) / 2.0;
        Grid { columns, rows, paper, left, top, width, height, bleed }
    }

    fn is_for(&self, page: &Page) -> bool {
        let own = [self.width, self.height, self.bleed];
        own.iter().zip([page.width, page.height, page.bleed]).all(|(a, b)| (a - b).abs() < 0.01)
    }

    fn front(&self, pages: Vec<Page>) -> Page {
        let mut sheet = self.empty();
        for (place, page) in pages.into_iter().enumerate() {
            let (x, y) = self.corner(place);
            sheet.items.push(self.group(page, x, y, Turn::None));
        }
        sheet
    }

    /// The other side of a sheet: every page behind its front, wherever the sheet is turned.
    fn back(&self, pages: Vec<Option<Page>>, flip: Flip) -> Page {
        let mut sheet = self.empty();
        for (place, page) in pages.into_iter().enumerate() {
            let (Some(page), (x, y)) = (page, self.corner(place)) else { continue };
            let item = if keeps_its_top(self.paper, flip) {
                self.group(page, self.paper.width - x - self.width, y, Turn::None)
            } else {
                self.group(page, x + self.width, self.paper.height - y, Turn::Half)
            };
            sheet.items.push(item);
        }
        sheet
    }

    /// Where the page at a place of the sheet begins.
    fn corner(&self, place: usize) -> (f32, f32) {
        let (column, row) = (place % self.columns, place / self.columns);
        let step = |side: f32| side + 2.0 * self.bleed;
        let x = self.left + column as f32 * step(self.width);
        (x, self.top + row as f32 * step(self.height))
    }

    fn group(&self, page: Page, x: f32, y: f32, turn: Turn) -> Item {
        let Grid { width, height, bleed, .. } = *self;
        let clip = Some([-bleed, -bleed, width + 2.0 * bleed, height + 2.0 * bleed]);
        Item::Group(Group { x, y, turn, clip, reads: None, items: page.items })
    }

    /// A sheet with marks at every edge that is cut.
    fn empty(&self) -> Page {
        let mut sheet = Page::new(self.paper.width, self.paper.height);
        let edges = |count: usize, start: f32, side: f32| {
            let starts = (0..count).map(|at| start + at as f32 * (side + 2.0 * self.bleed));
            let mut edges: Vec<f32> = starts.flat_map(|start| [start, start + side]).collect();
            edges.dedup_by(|right, left| (*right - *left).abs() < 0.01);
            edges
        };
        let block = marks::Block {
            left: self.left,
            top: self.top,
            right: self.paper.width - self.left,
            bottom: self.paper.height - self.top,
            bleed: self.bleed,
        };
        block.upright(&edges(self.columns, self.left, self.width), 0.0, &mut sheet.items);
        block.across(&edges(self.rows, self.top, self.height), &mut sheet.items);
        sheet
    }
}
