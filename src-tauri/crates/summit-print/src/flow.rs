//! Text that runs over pages: strips under one another, cut into pages where a reader is not disturbed.
//!
//! Everything in a column becomes strips, one for a line of text, one for a row of a table. A strip is
//! never cut. What belongs together says so: a heading keeps the next strip with it, a paragraph its first
//! two and its last two lines, and a table gives its head to every page it reaches.

mod pages;
mod table;

use std::rc::Rc;

use crate::page::{Bookmark, Color, Item, Picture, Target};
use crate::text::{Align, Fit, Line, PT, Rule, Span, Style, Typesetter};
pub use pages::{Area, FlowPage, paginate, paginate_in_columns};
pub use table::{Cell, Table};

/// A piece of a column that stays whole. Its things stand relative to its own top left corner.
#[derive(Debug, Clone, Default)]
pub struct Strip {
    pub height: f32,
    /// Space above, which goes at the top of a page.
    pub before: f32,
    pub items: Vec<Item>,
    /// Whether the next strip must stand on the same page.
    pub keeps_next: bool,
    /// Whether a new page starts here.
    pub new_page: bool,
    /// Whether it only parts what stands above from what stands below: it is left out at the top of a page.
    pub parts: bool,
    /// What is printed again above this strip where it starts a page: the head of its table.
    pub head: Option<Rc<Strip>>,
    /// What the running head says from here on.
    pub running: Option<String>,
}

impl Strip {
    /// Strips under one another as one.
    pub fn stacked(strips: Vec<Strip>) -> Strip {
        let mut whole = Strip::default();
        whole.stack(strips);
        whole
    }

    /// Adds strips under what stands here already.
    pub fn stack(&mut self, strips: Vec<Strip>) {
        for strip in strips {
            let top = self.height + strip.before;
            self.items.extend(strip.items.into_iter().map(|item| item.moved(0.0, top)));
            self.height = top + strip.height;
        }
    }
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    pub align: Align,
    /// The distance of the lines, in millimeters.
    pub leading: f32,
    pub before: f32,
    /// How far the first line and the whole paragraph are moved in.
    pub indent: f32,
    pub left: f32,
    /// Whether it stays with what follows it.
    pub keeps_next: bool,
}

impl Setting {
    pub fn new(leading: f32) -> Setting {
        Setting {
            align: Align::Start,
            leading,
            before: 0.0,
            indent: 0.0,
            left: 0.0,
            keeps_next: false,
        }
    }

    pub fn before(self, before: f32) -> Setting {
        Setting { before, ..self }
    }

    pub fn left(self, left: f32) -> Setting {
        Setting { left, ..self }
    }

    pub fn aligned(self, align: Align) -> Setting {
        Setting { align, ..self }
    }

    pub fn keeps_next(self) -> Setting {
        Setting { keeps_next: true, ..self }
    }
}

/// Builds the strips of a column.
pub struct Column<'run, 'book> {
    pub setter: &'run Typesetter<'book>,
    pub width: f32,
    pub strips: Vec<Strip>,
    waiting: Waiting,
}

/// What the next strip will carry.
#[derive(Default)]
struct Waiting {
    before: f32,
    new_page: bool,
    running: Option<String>,
    anchors: Vec<Item>,
}

impl<'run, 'book> Column<'run, 'book> {
    pub fn new(setter: &'run Typesetter<'book>, width: f32) -> Self {
        Column { setter, width, strips: Vec::new(), waiting: Waiting::default() }
    }

    /// A narrower column, to be placed inside this one.
    pub fn inner(&self, width: f32) -> Column<'run, 'book> {
        Column::new(self.setter, width)
    }

    pub fn text(&mut self, text: &str, style: Style, setting: Setting) {
        self.spans(&[Span { text, style }], setting);
    }

    /// Adds a text whose few lines are about as long as one another, so that none is a character alone.
    pub fn heading(&mut self, text: &str, style: Style, setting: Setting) {
        let width = self.width - setting.left;
        let (floor, lines, rule) = (style.size, usize::MAX, Rule::Wrap);
        let fit = Fit { style, floor, lines, width, rule, align: setting.align };
        self.lines(self.setter.fit(text, &fit).lines, style.size, setting);
    }

    pub fn spans(&mut self, spans: &[Span<'_>], setting: Setting) {
        if spans.iter().all(|span| span.text.trim().is_empty()) {
            return;
        }
        let width = self.width - setting.left;
        let lines = self.without_a_lone_end(spans, width, setting);
        let size = spans.iter().map(|span| span.style.size).fold(0.0, f32::max);
        self.lines(lines, size, setting);
    }

    /// Sets a paragraph; where its last line would be a single character, the lines before give it another.
    fn without_a_lone_end(&self, spans: &[Span<'_>], width: f32, setting: Setting) -> Vec<Line> {
        let set = |width| self.setter.spans(spans, setting.align, width, setting.indent);
        let lines = set(width);
        let is_alone = |lines: &[Line]| {
            lines.len() > 1
                && lines.last().is_some_and(|last| last.text().trim().chars().count() == 1)
        };
        if setting.align != Align::Start || !is_alone(&lines) {
            return lines;
        }
        let em = spans.iter().map(|span| span.style.size * PT).fold(0.0, f32::max);
        let narrower = [0.5, 1.0, 1.5, 2.0, 3.0].map(|ems| width - ems * em);
        let mut others = narrower.into_iter().filter(|width| *width > em * 4.0).map(set);
        let better = others.find(|other| other.len() == lines.len() && !is_alone(other));
        better.unwrap_or(lines)
    }

    /// Adds lines that are set already.
    pub fn lines(&mut self, lines: Vec<Line>, size: f32, setting: Setting) {
        let count = lines.len();
        for (index, line) in lines.into_iter().enumerate() {
            let mut items = Vec::new();
            line.place(setting.left, setting.leading / 2.0 + size * PT * 0.38, &mut items);
            let last = index + 1 == count;
            // Neither the first line nor the last line of a paragraph stands alone on a page.
            let pair = index == 0 || index + 2 == count;
            self.push(Strip {
                height: setting.leading,
                before: if index == 0 { setting.before } else { 0.0 },
                items,
                keeps_next: if last { setting.keeps_next } else { pair },
                ..Strip::default()
            });
        }
    }

    pub fn push(&mut self, mut strip: Strip) {
        let waiting = std::mem::take(&mut self.waiting);
        strip.before = strip.before.max(waiting.before);
        strip.new_page |= waiting.new_page;
        strip.running = waiting.running.or(strip.running);
        strip.items.extend(waiting.anchors);
        self.strips.push(strip);
    }

    /// Takes all strips of another column, each moved to the right.
    pub fn take(&mut self, strips: Vec<Strip>, left: f32) {
        for mut strip in strips {
            strip.items = strip.items.into_iter().map(|item| item.moved(left, 0.0)).collect();
            self.push(strip);
        }
    }

    /// Keeps room before the next strip.
    pub fn space(&mut self, height: f32) {
        self.waiting.before = self.waiting.before.max(height);
    }

    /// Begins a new page with the next strip.
    pub fn new_page(&mut self) {
        self.let_go();
        self.waiting.new_page = true;
    }

    /// Keeps the strips from one on together on one page.
    pub fn keep(&mut self, from: usize) {
        let last = self.strips.len().saturating_sub(1);
        for strip in self.strips.get_mut(from..last).unwrap_or_default() {
            strip.keeps_next = true;
        }
    }

    /// Keeps what came last with what follows.
    pub fn hold(&mut self) {
        if let Some(last) = self.strips.last_mut() {
            last.keeps_next = true;
        }
    }

    /// Ends an entry: what came last need not stay with what follows.
    pub fn let_go(&mut self) {
        if let Some(last) = self.strips.last_mut() {
            last.keeps_next = false;
        }
    }

    /// Lets the strips after one say again whose they are where they start a page: above the head of their
    /// table, where they have one.
    pub fn say_again(&mut self, from: usize, again: &Strip) {
        for strip in self.strips.iter_mut().skip(from + 1) {
            let head = strip.head.as_deref().cloned();
            let mut whole = again.clone();
            whole.stack(head.into_iter().collect());
            strip.head = Some(Rc::new(whole));
        }
    }

    pub fn running(&mut self, text: &str) {
        self.waiting.running = Some(text.to_owned());
    }

    /// Marks the place of the next strip.
    pub fn anchor(&mut self, name: &str, bookmark: Option<(u8, &str)>) {
        let bookmark = bookmark.map(|(level, title)| Bookmark { level, title: title.to_owned() });
        self.waiting.anchors.push(Item::Anchor { y: 0.0, name: name.to_owned(), bookmark });
    }

    pub fn rule(&mut self, length: f32, width: f32, color: Color, setting: Setting) {
        let x = setting.left;
        let y = (setting.leading - width) / 2.0;
        let items = vec![Item::Rect { x, y, width: length, height: width, radius: 0.0, color }];
        let Setting { leading: height, before, keeps_next, .. } = setting;
        self.push(Strip { height, before, items, keeps_next, ..Strip::default() });
    }

    /// A hairline between two entries.
    pub fn part(&mut self, color: Color, above: f32, below: f32) {
        self.let_go();
        let (width, height) = (self.width, 0.15);
        let items = vec![Item::Rect { x: 0.0, y: 0.0, width, height, radius: 0.0, color }];
        let strip = Strip {
            height: below,
            before: above,
            items,
            keeps_next: true,
            parts: true,
            ..Strip::default()
        };
        self.push(strip);
    }

    /// A picture with a column of text at its right; the text keeps the picture's first lines with it.
    pub fn beside(
        &mut self,
        picture: Picture,
        size: (f32, f32),
        gap: f32,
        fill: impl FnOnce(&mut Column<'run, 'book>),
    ) {
        let (width, height) = size;
        let image = Item::Picture { x: 0.0, y: 0.6, width, height, fills: true, picture };
        self.beside_items(vec![image], size, gap, fill);
    }

    /// Things of a size, from 0.6 mm down on, with a column of text at their right.
    pub fn beside_items(
        &mut self,
        items: Vec<Item>,
        (width, height): (f32, f32),
        gap: f32,
        fill: impl FnOnce(&mut Column<'run, 'book>),
    ) {
        let mut inner = self.inner(self.width - width - gap);
        fill(&mut inner);
        let first = self.strips.len();
        self.take(inner.strips, width + gap);
        if self.strips.len() == first {
            self.push(Strip { height, items, ..Strip::default() });
            return;
        }
        self.strips[first].items.extend(items);
        // The lines beside the picture stay with it, and a short text is filled up to its foot.
        let mut reached = 0.0;
        let last = self.strips.len() - 1;
        for (index, strip) in self.strips[first..].iter_mut().enumerate() {
            reached += strip.height + if index == 0 { 0.0 } else { strip.before };
            if reached < height && first + index < last {
                strip.keeps_next = true;
            }
        }
        if reached < height + 0.6 {
            self.strips[last].height += height + 0.6 - reached;
        }
    }

    /// Makes the last strips, from one on, a link.
    pub fn link(&mut self, from: usize, to: &Target) {
        let width = self.width;
        for strip in &mut self.strips[from..] {
            let height = strip.height;
            strip.items.push(Item::Link { x: 0.0, y: 0.0, width, height, to: to.clone() });
        }
    }
}
