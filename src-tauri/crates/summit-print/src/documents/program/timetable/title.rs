//! The title of a session in its box of the timetable: the Chinese, and the English where there is room.

use crate::documents::style::{GRAY, INK, Maker};
use crate::fonts::Weight;
use crate::options::Words;
use crate::page::Item;
use crate::text::{Align, Fit, Fitted, PT, Rule, Style};

/// How many lines a title gets before its type becomes smaller, and its English.
const LINES: usize = 6;
const ENGLISH_LINES: usize = 3;

/// How large the English is, as a share of the Chinese, and its smallest size.
const ENGLISH: f32 = 0.82;
const LEAST: f32 = 5.0;

/// A title on its way into a box of some width.
pub struct Title<'maker, 'run, 'book> {
    pub words: &'maker Words,
    /// Whether it is a break, which is told quietly.
    pub pause: bool,
    pub size: f32,
    pub width: f32,
    pub maker: &'maker Maker<'run, 'book>,
}

impl Title<'_, '_, '_> {
    /// The height that a box needs for the whole of it: with its English, where that is wanted.
    pub fn needs(&self, with_english: bool) -> f32 {
        let setter = self.maker.setter;
        let lead = self.words.lead(self.maker.language);
        let lines = setter.paragraph(lead, self.style(), Align::Start, self.width);
        let height = lines.len().min(LINES) as f32 * leading(self.size);
        let under = self.words.under(self.maker.language);
        if !with_english || under.is_empty() {
            return height;
        }
        let english = self.english();
        let lines = setter.paragraph(under, english, Align::Start, self.width).len();
        height + lines.min(ENGLISH_LINES) as f32 * leading(english.size)
    }

    /// Places it into a box of this height; answers how the Chinese was fitted, and whether there was room
    /// for the English.
    ///
    /// The English stands under the Chinese, or beside it in a box of one line; a box that has no room
    /// for it leaves it to the details of the session.
    pub fn place(&self, (x, y, height): (f32, f32, f32), items: &mut Vec<Item>) -> (Fitted, bool) {
        let lines = (height / leading(self.size)).floor().max(1.0) as usize;
        let mut fitted = self.maker.setter.fit(
            self.words.lead(self.maker.language),
            &self.fit(self.style(), lines, (self.size * 0.8).max(LEAST)),
        );
        let step = leading(fitted.size);
        let used = fitted.lines.len() as f32 * step;
        let last = fitted.lines.last().map_or(0.0, |line| line.width);
        let under = self.under(height - used);
        let single = fitted.lines.len() == 1;
        let stands_under = !under.lines.is_empty();
        let beside = single && under.lines.is_empty() && self.stands_beside(last);
        // A box of one line has it in its middle.
        let whole = used + under.lines.len() as f32 * leading(under.size);
        let mut top = if height < 2.0 * step { y + (height - whole) / 2.0 } else { y };
        if beside {
            let words = self.words.under(self.maker.language);
            let line = self.maker.setter.line(words, self.english());
            line.place(x + last + self.gap(), top + step * 0.76, items);
        }
        for line in std::mem::take(&mut fitted.lines) {
            line.place(x, top + step * 0.76, items);
            top += step;
        }
        for line in under.lines {
            line.place(x, top + leading(under.size) * 0.76, items);
            top += leading(under.size);
        }
        let has_english = !self.words.under(self.maker.language).is_empty();
        (fitted, beside || stands_under || !has_english)
    }

    /// The English as it fits under the Chinese; nothing where it does not fit whole.
    fn under(&self, room: f32) -> Fitted {
        let style = self.english();
        let lines = ((room + 0.05) / leading(style.size)).floor() as usize;
        let text = self.words.under(self.maker.language);
        if lines == 0 || text.is_empty() {
            return Fitted::default();
        }
        let fit = self.fit(style, lines.min(ENGLISH_LINES), style.size.min(LEAST));
        let fitted = self.maker.setter.fit(text, &fit);
        if fitted.overflow { Fitted::default() } else { fitted }
    }

    /// Whether the English has room on the line of the Chinese, which is so wide.
    fn stands_beside(&self, lead: f32) -> bool {
        let under = self.words.under(self.maker.language);
        let line = self.maker.setter.line(under, self.english());
        lead + self.gap() + line.width <= self.width
    }

    fn gap(&self) -> f32 {
        self.size * PT * 0.8
    }

    fn fit(&self, style: Style, lines: usize, floor: f32) -> Fit {
        Fit { style, floor, lines, width: self.width, rule: Rule::Wrap, align: Align::Start }
    }

    fn style(&self) -> Style {
        let style = Style::new(self.size, Weight::Regular, if self.pause { GRAY } else { INK });
        if self.pause { style } else { style.bold() }
    }

    fn english(&self) -> Style {
        Style::new((self.size * ENGLISH).max(LEAST), Weight::Regular, GRAY)
    }
}

fn leading(size: f32) -> f32 {
    size * PT * 1.28
}
