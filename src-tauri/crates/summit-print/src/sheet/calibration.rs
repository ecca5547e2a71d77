//! What a printer does wrong, put right before it prints: moved, stretched, and turned as it feeds paper.

use serde::{Deserialize, Serialize};
use summit_core::{Result, error::Problems};
use ts_rs::TS;

use super::scaled::scaled;
use crate::options::Size;
use crate::page::{Cut, Group, Item, Page, Turn};

/// Where the lines of the calibration page stand, in millimeters from the upper left corner.
pub const LINE: f32 = 20.0;

/// How far apart its crosses are, on wide and on narrow paper: no printer is as wrong as to mix them up.
const ACROSS: [f32; 2] = [170.0, 50.0];
const WIDE: f32 = 200.0;

/// How far a page may be moved in millimeters, and stretched in percent of its size.
const MOST: f32 = 20.0;
const MOST_STRETCH: f32 = 10.0;

/// How what goes to a printer is changed so that it comes out where it should.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Calibration {
    /// How far a front is moved to the right and down, in millimeters.
    pub x: f32,
    pub y: f32,
    /// The same for the other side of the paper.
    pub back_x: f32,
    pub back_y: f32,
    /// How large it is printed, in percent.
    pub scale: f32,
}

impl Default for Calibration {
    fn default() -> Calibration {
        Calibration { x: 0.0, y: 0.0, back_x: 0.0, back_y: 0.0, scale: 100.0 }
    }
}

/// What a ruler says on a printed calibration page, in millimeters; as it should be where nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct Measured {
    /// From the left edge of the paper to the upright line.
    pub left: Option<f32>,
    /// From the upper edge to the level line.
    pub top: Option<f32>,
    /// Between the two crosses.
    pub across: Option<f32>,
    /// On the other side.
    pub back_left: Option<f32>,
    pub back_top: Option<f32>,
}

/// How far apart the crosses of the calibration page are on paper of a width.
pub fn across(width: f32) -> f32 {
    if width >= WIDE { ACROSS[0] } else { ACROSS[1] }
}

impl Calibration {
    /// Demands that it is no more than a printer can be wrong.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        let moves =
            [("x", self.x), ("y", self.y), ("back_x", self.back_x), ("back_y", self.back_y)];
        for (field, by) in moves {
            problems.demand(by.abs() <= MOST, field, "out_of_range");
        }
        let is_near = (self.scale - 100.0).abs() <= MOST_STRETCH;
        problems.demand(is_near, "scale", "out_of_range");
        problems.done()
    }

    /// What it becomes by a page that was printed with it and measured.
    ///
    /// The printer maps `p` to `a·p + o`. The lines tell `a` and `o`; what is undone by them comes out right.
    pub fn corrected(&self, measured: Measured) -> Calibration {
        let scale = self.scale / 100.0;
        let stretch = measured.across.map_or(1.0 / scale, |across| {
            let should = ACROSS
                .into_iter()
                .min_by(|one, other| (one - across).abs().total_cmp(&(other - across).abs()));
            across / (scale * should.unwrap_or(across))
        });
        let moved = |measured: Option<f32>, by: f32| {
            let off = measured.unwrap_or(LINE) - stretch * (scale * LINE + by);
            hundredths(-off / stretch)
        };
        Calibration {
            x: moved(measured.left, self.x),
            y: moved(measured.top, self.y),
            back_x: moved(measured.back_left, self.back_x),
            back_y: moved(measured.back_top, self.back_y),
            scale: hundredths(100.0 / stretch),
        }
    }
}

fn hundredths(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

/// How the sheets of one job are made ready for a printer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Correction {
    pub calibration: Calibration,
    /// Whether every second page is printed on the other side of the one before.
    pub two_sided: bool,
}

impl Correction {
    /// Makes the sheet of a number, counted from 0, ready. Its paper stays as large as it is.
    ///
    /// A lying A4 or A3 is turned upright, as printers take it, so that the printer has nothing to decide
    /// and is always wrong in the same direction.
    pub fn apply(&self, sheet: Page, number: usize) -> Page {
        let sheet = if is_lying(&sheet) { upright(sheet) } else { sheet };
        let Calibration { x, y, back_x, back_y, scale } = self.calibration;
        let is_back = self.two_sided && number % 2 == 1;
        let (x, y) = if is_back { (back_x, back_y) } else { (x, y) };
        let scale = scale / 100.0;
        // The corner of the paper stays where it is; the trimmed page begins the bleed away from it.
        let corner = sheet.bleed * (scale - 1.0);
        if self.calibration == Calibration::default() {
            return sheet;
        }
        let items = if scale == 1.0 { sheet.items } else { scaled(sheet.items, scale) };
        let (x, y) = (x + corner, y + corner);
        let group = Group { x, y, turn: Turn::None, clip: None, reads: None, items };
        Page { items: vec![Item::Group(group)], ..sheet }
    }
}

fn is_lying(sheet: &Page) -> bool {
    let is = |paper: Size| {
        (sheet.width - paper.height).abs() < 0.5 && (sheet.height - paper.width).abs() < 0.5
    };
    sheet.bleed == 0.0 && (is(Size::A4) || is(Size::A3))
}

fn upright(sheet: Page) -> Page {
    let Page { width, height, cut, items, .. } = sheet;
    let group = Group { x: height, y: 0.0, turn: Turn::Quarter, clip: None, reads: None, items };
    let cut = cut.map(|cut| Cut { width: cut.height, height: cut.width, ..cut });
    Page { cut, items: vec![Item::Group(group)], ..Page::new(height, width) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A printer that stretches, and moves fronts and backs each in its way.
    struct Printer {
        stretch: f32,
        front: (f32, f32),
        back: (f32, f32),
    }

    impl Printer {
        /// Where a point comes out that is meant for a place, with a calibration.
        fn prints(&self, point: (f32, f32), with: Calibration, is_back: bool) -> (f32, f32) {
            let scale = with.scale / 100.0;
            let (by, off) = match is_back {
                false => ((with.x, with.y), self.front),
                true => ((with.back_x, with.back_y), self.back),
            };
            let put = |at: f32, by: f32, off: f32| self.stretch * (scale * at + by) + off;
            (put(point.0, by.0, off.0), put(point.1, by.1, off.1))
        }

        /// What a ruler says on a calibration page of it.
        fn measured(&self, with: Calibration, apart: f32) -> Measured {
            let (left, top) = self.prints((LINE, LINE), with, false);
            let (right, _) = self.prints((LINE + apart, LINE), with, false);
            let (back_left, back_top) = self.prints((LINE, LINE), with, true);
            Measured {
                left: Some(left),
                top: Some(top),
                across: Some(right - left),
                back_left: Some(back_left),
                back_top: Some(back_top),
            }
        }
    }

    #[track_caller]
    fn check(printer: &Printer, begun: Calibration, width: f32) {
        let found = begun.corrected(printer.measured(begun, across(width)));

        found.check().unwrap();
        for point in [(0.0, 0.0), (20.0, 20.0), (105.0, 148.5), (200.0, 290.0)] {
            for is_back in [false, true] {
                let (x, y) = printer.prints(point, found, is_back);
                let away = (x - point.0).hypot(y - point.1);
                assert!(away < 0.05, "{point:?} comes out at {x} {y} with {found:?}");
            }
        }
    }

    #[test]
    fn a_measured_printer_prints_where_it_should() {
        let printer = Printer { stretch: 0.985, front: (1.5, -0.8), back: (-0.6, 2.1) };
        let other = Printer { stretch: 1.012, front: (-3.0, 4.0), back: (0.0, 0.0) };
        let set = Calibration { x: 0.7, y: -1.1, back_x: 2.0, back_y: 0.4, scale: 101.3 };
        for printer in [&printer, &other] {
            for begun in [Calibration::default(), set] {
                check(printer, begun, 210.0);
                check(printer, begun, 105.0);
            }
        }
    }

    #[test]
    fn what_was_not_measured_stays_as_it_is() {
        let set = Calibration { x: 0.7, y: -1.1, back_x: 2.0, back_y: 0.4, scale: 101.3 };

        assert_eq!(set.corrected(Measured::default()), set);
        let right = Measured { left: Some(19.5), ..Measured::default() };
        let found = Calibration::default().corrected(right);
        assert_eq!(found, Calibration { x: 0.5, ..Calibration::default() });
    }

    #[test]
    fn a_calibration_beyond_reason_is_refused() {
        let refused = |calibration: Calibration| calibration.check().unwrap_err().code();

        assert_eq!(refused(Calibration { x: 21.0, ..Calibration::default() }), "invalid");
        assert_eq!(refused(Calibration { scale: 80.0, ..Calibration::default() }), "invalid");
        assert_eq!(refused(Calibration { y: f32::NAN, ..Calibration::default() }), "invalid");
    }

    #[test]
    fn a_lying_sheet_is_turned_as_paper_is_fed() {
        let line = |x: f32| Item::Anchor { y: x, name: String::new(), bookmark: None };
        let sheet = Page { items: vec![line(0.0)], ..Page::new(297.0, 210.0) };
        let calibration = Calibration { x: 1.0, y: 2.0, ..Calibration::default() };

        let ready = Correction { calibration, two_sided: true }.apply(sheet, 0);

        assert_eq!((ready.width, ready.height), (210.0, 297.0));
        ready.visit(&mut |_, frame| {
            // Its upper left corner comes to the upper right, moved by what the printer does wrong.
            assert_eq!(frame.point(0.0, 0.0), (211.0, 2.0));
            assert_eq!(frame.point(297.0, 0.0), (211.0, 299.0));
        });
    }
}
