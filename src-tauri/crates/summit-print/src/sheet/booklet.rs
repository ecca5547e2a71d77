//! Booklets: two pages on each side of a sheet, in the order in which folded sheets are read.

use super::keeps_its_top;
use super::marks::{self, AWAY, LONG};
use crate::options::{Booklet, Flip, Size};
use crate::page::{Cut, Group, Item, Page, Part, Turn};

/// The sheets that are tried, the smallest first: the plain ones, and those that print shops trim.
const PLAIN: [Size; 2] = [Size::new(297.0, 210.0), Size::new(420.0, 297.0)];
const TO_TRIM: [Size; 2] = [Size::new(320.0, 225.0), Size::new(450.0, 320.0)];

/// Collects the pages of a signature: the sheets that are folded into one another.
pub struct Folding {
    booklet: Booklet,
    flip: Flip,
    pages: Vec<Page>,
}

impl Folding {
    pub fn new(booklet: Booklet, flip: Option<Flip>) -> Folding {
        Folding { booklet, flip: flip.unwrap_or(Flip::ShortEdge), pages: Vec::new() }
    }

    pub fn take(&mut self, page: Page) -> Vec<Page> {
        let full = usize::from(self.booklet.sheets) * 4;
        let done = full > 0 && self.pages.len() == full;
        let signature = if done { self.pages.drain(..).collect() } else { Vec::new() };
        self.pages.push(page);
        self.fold(signature)
    }

    /// Ends the booklet: with empty pages before the back cover, or at the end where it has none.
    pub fn end(&mut self) -> Vec<Page> {
        let mut pages = std::mem::take(&mut self.pages);
        let Some(last) = pages.last() else { return Vec::new() };
        let (width, height, count) = (last.width, last.height, pages.len());
        let at = if last.part == Part::BackCover { count - 1 } else { count };
        let blanks = vec![Page::new(width, height); count.next_multiple_of(4) - count];
        pages.splice(at..at, blanks);
        self.fold(pages)
    }

    /// Puts the pages of a signature on its sheets: the outer sheet first, its front before its back.
    fn fold(&self, pages: Vec<Page>) -> Vec<Page> {
        let Some(spread) = pages.first().map(Spread::of) else { return Vec::new() };
        let count = pages.len();
        let mut pages: Vec<Option<Page>> = pages.into_iter().map(Some).collect();
        let mut side = |left: usize, right: usize, inward: f32| {
            let pair = [left, right].map(|at| pages.get_mut(at).and_then(Option::take));
            spread.side(pair, inward)
        };
        let mut sheets = Vec::with_capacity(count / 2);
        for sheet in 0..count / 4 {
            let inward = sheet as f32 * f32::from(self.booklet.creep) / 10.0;
            let (first, last) = (2 * sheet, count - 1 - 2 * sheet);
            sheets.push(side(last, first, inward));
            let back = side(first + 1, last - 1, inward);
            sheets.push(if keeps_its_top(spread.paper, self.flip) {
                back
            } else {
                upside_down(back)
            });
        }
        sheets
    }
}

/// Two pages beside each other on their paper, the fold between them in its middle.
struct Spread {
    paper: Size,
    width: f32,
    height: f32,
    bleed: f32,
    /// Whether there is paper around the pages, which is cut off.
    trims: bool,
}

impl Spread {
    fn of(page: &Page) -> Spread {
        let Page { width, height, bleed, .. } = *page;
        let spread = Size::new(2.0 * width, height);
        let holds = |paper: &&Size, around: f32| {
            paper.width + 0.01 >= spread.width + 2.0 * around
                && paper.height + 0.01 >= spread.height + 2.0 * around
        };
        let around = bleed + AWAY + LONG;
        let plain = PLAIN.iter().find(|paper| bleed == 0.0 && holds(paper, 0.0));
        // A mark may be somewhat shorter than usual at the edge of the paper.
        let to_trim = TO_TRIM.iter().find(|paper| bleed > 0.0 && holds(paper, around - 1.5));
        let (paper, trims) = match (plain, to_trim) {
            (Some(paper), _) => (*paper, false),
            (None, Some(paper)) => (*paper, true),
            (None, None) => {
                (Size::new(spread.width + 2.0 * around, spread.height + 2.0 * around), true)
            }
        };
        Spread { paper, width, height, bleed, trims }
    }

    /// One side of a sheet. The pages move `inward`, because the inner sheets stick out at the front edge.
    fn side(&self, [left, right]: [Option<Page>; 2], inward: f32) -> Page {
        let Spread { paper, width, height, bleed, .. } = *self;
        let (fold, top) = (paper.width / 2.0, (paper.height - height) / 2.0);
        let cut = Some(Cut { width: 2.0 * width, height, bleed });
        let mut sheet = Page { cut, ..Page::new(paper.width, paper.height) };
        // No page reaches over the fold.
        let beyond = self.beyond(inward);
        let outer = bleed.max(beyond);
        let clip = |from: f32| Some([from, -bleed, width + outer - inward, height + 2.0 * bleed]);
        let pages = [
            (left, fold - width + inward, clip(-outer), Edge::Left),
            (right, fold - inward, clip(inward), Edge::Right),
        ];
        for (page, x, clip, edge) in pages {
            let mut items = page.map(|page| page.items).unwrap_or_default();
            if !items.is_empty() {
                items.iter_mut().for_each(|item| reach(item, edge, width, beyond));
                let group = Group { x, y: top, turn: Turn::None, clip, reads: None, items };
                sheet.items.push(Item::Group(group));
            }
        }
        self.marks(fold, top, &mut sheet.items);
        sheet
    }

    /// How far the color of a page reaches beyond it, so that no white is left at the edge of a paper that
    /// is hardly wider than two pages; nowhere where the paper is cut.
    fn beyond(&self, inward: f32) -> f32 {
        const HARDLY: f32 = 1.0;
        let margin = self.paper.width / 2.0 - self.width;
        if self.trims || margin > HARDLY { 0.0 } else { margin + inward }
    }

    fn marks(&self, fold: f32, top: f32, items: &mut Vec<Item>) {
        let Spread { paper, width, height, bleed, trims } = *self;
        let (left, right, bottom) = (fold - width, fold + width, top + height);
        if !trims {
            // Without paper to spare the ends of the fold itself are marked.
            let short = LONG - AWAY;
            marks::line([fold, 0.0], [fold, short], 0.8, items);
            marks::line([fold, paper.height - short], [fold, paper.height], 0.8, items);
            return;
        }
        let block = marks::Block { left, top, right, bottom, bleed };
        block.upright(&[left, right], 0.0, items);
        block.upright(&[fold], 0.8, items);
        block.across(&[top, bottom], items);
    }
}

/// The edge of a page that lies away from the fold.
#[derive(Clone, Copy)]
enum Edge {
    Left,
    Right,
}

/// Makes a field of color that ends at an edge of its page go on beyond it.
fn reach(item: &mut Item, edge: Edge, page: f32, beyond: f32) {
    let Item::Rect { x, width, radius: 0.0, .. } = item else { return };
    match edge {
        Edge::Left if *x <= 0.0 => {
            *x -= beyond;
            *width += beyond;
        }
        Edge::Right if *x + *width >= page => *width += beyond,
        Edge::Left | Edge::Right => {}
    }
}

/// The same side of a sheet, its top at its foot.
fn upside_down(sheet: Page) -> Page {
    let Page { width, height, cut, items, .. } = sheet;
    let group = Group { x: width, y: height, turn: Turn::Half, clip: None, reads: None, items };
    Page { cut, items: vec![Item::Group(group)], ..Page::new(width, height) }
}
