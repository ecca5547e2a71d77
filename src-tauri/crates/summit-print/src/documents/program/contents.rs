//! The contents, and on which page everything is found.

use std::collections::BTreeSet;

use crate::documents::style::{GRAY, HALF, INK, Maker};
use crate::flow::{self, FlowPage, Strip};
use crate::options::Words;
use crate::page::{Item, Target};
use crate::text::{Align, Fit, PT, Rule};

/// A line of the contents.
#[derive(Debug, Clone)]
pub struct Entry {
    level: u8,
    title: String,
    place: String,
}

/// The lines of the contents: every part and every day, none of the people.
pub fn entries<'items>(items: impl Iterator<Item = &'items Item>) -> Vec<Entry> {
    let entries = items.filter_map(|item| match item {
        Item::Anchor { name, bookmark: Some(bookmark), .. } => {
            let people = name.starts_with("speaker-") || name.starts_with("exhibitor-");
            let entry =
                Entry { level: bookmark.level, title: bookmark.title.clone(), place: name.clone() };
            (!people).then_some(entry)
        }
        _ => None,
    });
    entries.collect()
}

/// On which page each named place is, and where each person is found.
#[derive(Debug, Default)]
pub struct Places(Vec<(String, usize)>);

impl Places {
    /// Adds the places of some pages, before which `before` others stand.
    pub fn add(&mut self, pages: &[FlowPage], before: usize) {
        for (index, page) in pages.iter().enumerate() {
            page.page.visit(&mut |item, _| {
                if let Item::Anchor { name, .. } = item {
                    self.0.push((name.clone(), index + before + 1));
                }
            });
        }
    }

    /// The pages on which somebody is found, in order, each once, with the place there.
    pub fn of(&self, person: &str) -> Vec<(usize, String)> {
        let mut found: Vec<(usize, String)> = Vec::new();
        for (name, number) in &self.0 {
            let here = name.strip_prefix("person-").and_then(|rest| rest.rsplit_once('-'));
            if here.is_some_and(|(id, _)| id == person)
                && found.iter().all(|(other, _)| other != number)
            {
                found.push((*number, name.clone()));
            }
        }
        found
    }

    /// Takes away what leads to a part that is left out.
    pub fn drop_dead_links(&self, items: &mut Vec<Item>) {
        let known: BTreeSet<&str> = self.0.iter().map(|(name, _)| name.as_str()).collect();
        items.retain(|item| match item {
            Item::Link { to: Target::Place(place), .. } => known.contains(place.as_str()),
            _ => true,
        });
    }

    pub fn page_of(&self, place: &str) -> usize {
        self.0.iter().find(|(name, _)| name == place).map_or(0, |(_, number)| *number)
    }
}

/// The pages of the contents.
pub fn set(entries: &[Entry], places: &Places, maker: &Maker<'_, '_>) -> Vec<FlowPage> {
    if entries.is_empty() {
        return Vec::new();
    }
    let mut column = maker.column();
    maker.open_part(&mut column, "contents", &Words::new("目录", "Contents"));
    for entry in entries {
        let number = places.page_of(&entry.place);
        column.push(contents_line(entry, number, maker, column.width));
    }
    flow::paginate(column.strips, (maker.size.width, maker.size.height), |page| {
        maker.area(page + 1)
    })
}

fn contents_line(entry: &Entry, number: usize, maker: &Maker<'_, '_>, width: f32) -> Strip {
    let part = entry.level == 1;
    let style = if part { maker.style(11.0, INK).bold() } else { maker.style(9.0, INK) };
    let left = if part { 0.0 } else { 6.0 * maker.scale };
    let height = HALF * maker.scale * if part { 2.8 } else { 2.1 };
    let baseline = height / 2.0 + style.size * PT * 0.38;

    let mut items = Vec::new();
    let digits = maker.setter.line(&number.to_string(), style);
    let digits_left = width - digits.width;
    let width_of_title = width - left - 16.0;
    let fit = |rule, lines| {
        let (floor, align) = (style.size * 0.8, Align::Start);
        Fit { style, floor, lines, width: width_of_title, rule, align }
    };
    // A title that is too long for a line takes more of them; its page stands beside the last.
    let title = maker.setter.fit(&entry.title, &fit(Rule::Shrink, 1));
    let title = match title.overflow {
        true => maker.setter.fit(&entry.title, &fit(Rule::Wrap, 4)),
        false => title,
    };
    maker.fitted(&title, style.size, &Words::new(&entry.title, ""), "title", &entry.title);
    let title_end = left + title.lines.last().map_or(0.0, |line| line.width);
    let leading = style.size * PT * 1.3;
    let first = baseline;
    let baseline = first + title.lines.len().saturating_sub(1) as f32 * leading;
    let height = height + baseline - first;
    for (at, line) in title.lines.into_iter().enumerate() {
        line.place(left, first + at as f32 * leading, &mut items);
    }
    digits.place(digits_left, baseline, &mut items);
    // Dots stand on one grid from line to line, counted from the right edge.
    let step = 1.6;
    let mut dot = width - 9.0;
    while dot > title_end + 2.5 {
        items.push(Item::Rect {
            x: dot,
            y: baseline - 0.3,
            width: 0.3,
            height: 0.3,
            radius: 0.15,
            color: GRAY,
        });
        dot -= step;
    }
    items.push(Item::Link {
        x: 0.0,
        y: 0.0,
        width,
        height,
        to: Target::Place(entry.place.clone()),
    });
    let before = if part { HALF * 0.8 } else { 0.0 };
    Strip { height, before, items, ..Strip::default() }
}
