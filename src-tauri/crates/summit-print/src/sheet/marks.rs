//! Short lines that say where a sheet is cut and folded.

use crate::page::{Color, Item};

/// How long a mark is, and how far it keeps from what it marks.
pub const LONG: f32 = 4.0;
pub const AWAY: f32 = 1.0;

/// What is printed on a sheet, left, top, right and bottom, and what is cut off around it.
#[derive(Debug, Clone, Copy)]
pub struct Block {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
    pub bleed: f32,
}

impl Block {
    /// Marks above and below the block, at each of these places.
    pub fn upright(&self, places: &[f32], dash: f32, items: &mut Vec<Item>) {
        let away = AWAY + self.bleed;
        for x in places {
            line([*x, self.top - away - LONG], [*x, self.top - away], dash, items);
            line([*x, self.bottom + away], [*x, self.bottom + away + LONG], dash, items);
        }
    }

    /// Marks to the left and the right of the block, at each of these places.
    pub fn across(&self, places: &[f32], items: &mut Vec<Item>) {
        let away = AWAY + self.bleed;
        for y in places {
            line([self.left - away - LONG, *y], [self.left - away, *y], 0.0, items);
            line([self.right + away, *y], [self.right + away + LONG, *y], 0.0, items);
        }
    }
}

/// A hairline.
pub fn line([x1, y1]: [f32; 2], [x2, y2]: [f32; 2], dash: f32, items: &mut Vec<Item>) {
    items.push(Item::Line { x1, y1, x2, y2, width: 0.1, dash, color: Color::BLACK });
}
