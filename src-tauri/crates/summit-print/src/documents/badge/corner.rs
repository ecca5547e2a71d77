//! The corner beside the code of a badge that stands: what the block above has no room for.

use super::drawing::Drawing;
use super::person::UPRIGHT;
use super::{GRAY, INK};
use crate::documents::card::Frame;
use crate::fonts::Weight;
use crate::text::{Align, Fit, PT, Rule, Style, is_chinese};

/// A text without room, and what it is.
pub(super) type LeftOut = (&'static str, String);

impl Drawing<'_, '_> {
    /// Sets texts beside the code as far as there is room; answers the others.
    pub(super) fn in_corner(&mut self, texts: Vec<LeftOut>, corner: Frame) -> Vec<LeftOut> {
        const LEADING: f32 = 1.36;
        let unit = self.form.scale;
        let least = UPRIGHT.english.least * unit.clamp(0.86, 1.0);
        let size = (UPRIGHT.english.usual * unit).max(least);
        let mut y = corner.y + 1.6 * unit;
        let mut rest = Vec::new();
        for (field, text) in texts {
            let room = corner.y + corner.height - y;
            let color = if is_chinese(&text) { INK } else { GRAY };
            let style = Style::new(size, Weight::Regular, color);
            let lines = (room / (size * PT * LEADING)).max(0.0) as usize;
            let (width, align) = (corner.width, Align::Start);
            let fit = Fit { style, floor: least, lines, width, rule: Rule::Wrap, align };
            let mut fitted = self.setter.fit(&text, &fit);
            if lines == 0 || width <= 0.0 || fitted.overflow || fitted.parted {
                rest.push((field, text));
                continue;
            }
            let height = fitted.size * PT * LEADING;
            for line in std::mem::take(&mut fitted.lines) {
                let baseline = y + height / 2.0 + fitted.size * PT * 0.38;
                line.place(corner.x, baseline, &mut self.items);
                y += height;
            }
        }
        rest
    }
}
