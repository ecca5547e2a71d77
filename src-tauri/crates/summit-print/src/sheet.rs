//! Pages on sheets: many in rows to be cut, or two beside each other to be folded into a booklet.
//!
//! Pages in, pages out, one at a time: [`Arranger`].

mod booklet;
pub mod calibration;
mod grid;
mod marks;
mod scaled;

use crate::options::{Flip, Options, Sheet, Size};
use crate::page::Page;
use booklet::Folding;
use calibration::Correction;
use grid::{Grid, ManyUp};

/// Puts pages on sheets as they come, so that a long run never has to be in memory at once.
///
/// It holds back the pages of one sheet, with their other sides; for a booklet, those of one signature.
pub struct Arranger {
    way: Way,
    printer: Option<Correction>,
    /// How many sheets were answered.
    sheets: usize,
}

enum Way {
    /// Every page is a sheet.
    Single,
    ManyUp(ManyUp),
    Folding(Folding),
}

impl Arranger {
    pub fn new(options: &Options) -> Arranger {
        let way = match (options.booklet, options.sheet) {
            (Some(booklet), _) => Way::Folding(Folding::new(booklet, options.flip)),
            (None, Sheet::Single) => Way::Single,
            (None, sheet @ (Sheet::A4 | Sheet::A3)) => {
                Way::ManyUp(ManyUp::new(sheet, options.flip))
            }
        };
        Arranger { way, printer: options.printer, sheets: 0 }
    }

    /// Takes the next page; answers the sheets that are full by now. A page that no sheet holds stays as it is.
    pub fn take(&mut self, page: Page) -> Vec<Page> {
        let full = match &mut self.way {
            Way::Single => vec![page],
            Way::ManyUp(many_up) => many_up.take(page),
            Way::Folding(folding) => folding.take(page),
        };
        self.ready(full)
    }

    /// Answers the sheets of the pages that are left.
    pub fn end(mut self) -> Vec<Page> {
        let last = match &mut self.way {
            Way::Single => Vec::new(),
            Way::ManyUp(many_up) => many_up.end(),
            Way::Folding(folding) => folding.end(),
        };
        self.ready(last)
    }

    /// Makes sheets ready for the printer, if it is known which.
    fn ready(&mut self, sheets: Vec<Page>) -> Vec<Page> {
        let begun = self.sheets;
        self.sheets += sheets.len();
        match self.printer {
            Some(printer) => {
                let numbered = sheets.into_iter().zip(begun..);
                numbered.map(|(sheet, number)| printer.apply(sheet, number)).collect()
            }
            None => sheets,
        }
    }
}

/// Puts all pages of a document on its sheets.
pub fn arrange(pages: Vec<Page>, options: &Options) -> Vec<Page> {
    let mut arranger = Arranger::new(options);
    let mut sheets: Vec<Page> = pages.into_iter().flat_map(|page| arranger.take(page)).collect();
    sheets.extend(arranger.end());
    sheets
}

/// So many pages fill so many sheets; the page after them begins the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    pub pages: usize,
    pub sheets: usize,
}

/// How the pages of a document of many alike pieces fill its sheets, told from the pages of one piece.
pub fn block(piece: &[Page], options: &Options) -> Block {
    let grid = piece.first().and_then(|page| Grid::best(page, options.sheet));
    let sides = if piece.iter().any(Page::is_other_side) { 2 } else { 1 };
    match grid {
        Some(grid) => Block { pages: grid.fits() * sides, sheets: sides },
        None => Block { pages: 1, sheets: 1 },
    }
}

/// Says whether a sheet has room for a page.
pub fn holds(page: &Page, sheet: Sheet) -> bool {
    Grid::best(page, sheet).is_some()
}

/// Whether the other side of a sheet has its top where the front has it, or at the foot.
///
/// A sheet that is turned like the page of a book keeps its top; turned like a calendar it does not.
fn keeps_its_top(paper: Size, flip: Flip) -> bool {
    match flip {
        Flip::LongEdge => paper.height >= paper.width,
        Flip::ShortEdge => paper.height < paper.width,
    }
}

#[cfg(test)]
mod tests;
