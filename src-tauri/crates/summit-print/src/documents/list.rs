//! Lists on whole pages: a heading, a table whose head is printed on every page, page x of y.

use std::ops::Range;

use super::card::{GRAY, HAIR, INK};
use super::style::Maker;
use crate::error::Result;
use crate::event::Occasion;
use crate::findings::Subject;
use crate::flow::{self, Area, Column};
use crate::options::{Language, Size, Words};
use crate::text::{Align, Span};
use crate::{Document, Run};

/// A document that is one list over as many pages as it takes.
pub struct List<Of> {
    pub occasion: Occasion,
    pub title: Words,
    pub of: Vec<Of>,
    pub fill: fn(&[Of], &Maker<'_, '_>, &mut Column<'_, '_>),
}

/// The usual size of a list.
pub const USUAL: Size = Size::A4;

impl<Of> Document for List<Of> {
    fn title(&self, language: Language) -> String {
        format!("{} {}", self.occasion.title.lead(language), self.title.lead(language))
    }

    fn pieces(&self) -> usize {
        usize::from(!self.of.is_empty())
    }

    fn lay_out(&self, _: Range<usize>, run: &mut Run<'_, '_>) -> Result<()> {
        let maker = Maker::new(run.setter, run.options, USUAL);
        let (width, height) = (maker.size.width, maker.size.height);
        let margin = 18.0 * maker.scale;
        let inner = width - 2.0 * margin;
        let mut column = Column::new(run.setter, inner);
        self.head(&maker, &mut column);
        (self.fill)(&self.of, &maker, &mut column);

        let area = |_| Area { x: margin, y: 18.0, width: inner, height: height - 18.0 - 20.0 };
        let mut pages = flow::paginate(column.strips, (width, height), area);
        let count = pages.len();
        for (index, page) in pages.iter_mut().enumerate() {
            let number = index + 1;
            let text = match run.options.language {
                Language::Zh => format!("第 {number} 页，共 {count} 页"),
                Language::En => format!("Page {number} of {count}"),
                Language::Both => {
                    format!("第 {number} 页，共 {count} 页\u{3000}Page {number} of {count}")
                }
            };
            let items = &mut page.page.items;
            let place = (margin, height - 10.0, inner);
            maker.one_line(items, &text, maker.style(8.0, GRAY), place, Align::End);
            let title = self.foot(&maker, inner * 0.7);
            let place = (margin, height - 10.0, inner * 0.7);
            maker.one_line(items, &title, maker.style(8.0, GRAY), place, Align::Start);
            run.progress(number, count)?;
        }
        run.pages.extend(pages.into_iter().map(|page| page.page));
        run.findings = maker.findings.into_inner();
        Ok(())
    }
}

impl<Of> List<Of> {
    /// What stands at the foot of each page: the event and the list, or the list alone where both are too long.
    fn foot(&self, maker: &Maker<'_, '_>, width: f32) -> String {
        let title = maker.both(&self.title);
        let whole = format!("{} {title}", self.occasion.title.lead(maker.language));
        let fits = maker.setter.line(&whole, maker.style(8.0, GRAY)).width <= width;
        if fits { whole } else { title }
    }

    fn head(&self, maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
        let language = maker.language;
        let lead = self.title.lead(language);
        column.anchor("list", Some((1, lead)));
        column.rule(13.0, 1.2, maker.accent, maker.setting(1.4));
        column.text(lead, maker.style(20.0, INK).bold(), maker.setting(3.8));
        let under = self.title.under(language);
        column.text(under, maker.style(10.0, GRAY), maker.setting(2.0));
        let event = &self.occasion.title;
        column.text(event.lead(language), maker.style(10.0, INK), maker.setting(2.0).before(2.0));
        column.text(event.under(language), maker.style(8.4, GRAY), maker.setting(1.8));
        let when = self.occasion.when_and_where();
        column.text(when.lead(language), maker.style(9.0, GRAY), maker.setting(2.0));
        column.text(when.under(language), maker.style(8.4, GRAY), maker.setting(1.8));
        column.space(7.0);
    }
}

/// The head of a table: small gray words over a line of the color of the event.
pub fn head(
    heads: &[Words],
    table: &mut flow::Table,
    maker: &Maker<'_, '_>,
    column: &Column<'_, '_>,
) {
    table.line = Some((0.15, HAIR));
    let cells = heads.iter().enumerate().map(|(at, words)| {
        let mut cell = table.cell(at, column);
        cell.text(&maker.both(words), maker.style(7.8, GRAY), maker.setting(1.6));
        cell.strips
    });
    let cells = cells.collect();
    table.set_head(cells, column.width, (0.4, maker.accent));
}

/// A heading within a table: what its rows have in common, and how many they are. It stands again on
/// every page that its rows reach.
pub fn heading(
    title: &Words,
    count: usize,
    maker: &Maker<'_, '_>,
    table: &mut flow::Table,
    column: &mut Column<'_, '_>,
) {
    let language = maker.language;
    let lead = title.lead(language);
    if lead.is_empty() {
        table.begin_group(Vec::new());
        return;
    }
    let strong = maker.style(10.0, maker.accent_text).bold();
    let strong = maker.for_its_words(lead, strong, column.width, (Subject::of(title), "title"));
    let mut again = column.inner(column.width);
    again.space(2.0);
    let spans = [
        Span { text: lead, style: strong },
        Span { text: "\u{3000}", style: maker.style(8.4, GRAY) },
        Span { text: language.pick("续", "continued"), style: maker.style(8.4, GRAY) },
    ];
    again.spans(&spans, maker.setting(2.6));
    table.begin_group(again.strips);
    let count = count.to_string();
    let quiet = maker.style(8.4, GRAY);
    let under = title.under(language);
    let both = format!("{lead}\u{3000}{under}\u{3000}{count}");
    // English that does not fit beside the Chinese has a line of its own.
    let beside = maker.setter.line(&both, strong).width <= column.width;
    let (beside, below) = if beside { (under, "") } else { ("", under) };
    let spans = [
        Span { text: lead, style: strong },
        Span { text: "\u{3000}", style: quiet },
        Span { text: beside, style: quiet },
        Span { text: if beside.is_empty() { "" } else { "\u{3000}" }, style: quiet },
        Span { text: &count, style: quiet },
    ];
    let first = column.strips.len();
    column.space(3.4);
    column.spans(&spans, maker.setting(2.6).keeps_next());
    column.text(below, quiet, maker.setting(1.9).keeps_next());
    for strip in &mut column.strips[first..] {
        strip.head.clone_from(&table.head);
    }
}
