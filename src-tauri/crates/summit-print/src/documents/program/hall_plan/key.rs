//! Who stands where in a hall, by the numbers of the booths: two columns, which each page fills for itself.

use std::collections::VecDeque;

use crate::documents::program::{Booth, HallPlan};
use crate::documents::style::{GRAY, HAIR, HALF, INK, LEAD, Maker};
use crate::flow::{Column, Strip, Table};
use summit_core::text::numbered;

/// What share of a page is worth beginning the list on.
const LEAST: f32 = 0.12;

pub fn add(hall: &HallPlan, maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    let mut given: Vec<&Booth> =
        hall.booths.iter().filter(|booth| !booth.exhibitor.is_empty()).collect();
    given.sort_by_cached_key(|booth| numbered(&booth.number));
    let gap = 5.0 * maker.scale;
    let half = (column.width - gap) / 2.0;
    let whole = maker.area(0).height;
    let mut entries = column.inner(half);
    let number = 13.0 * maker.scale;
    let mut table = Table::new(&[number, half - number - gap], gap);
    table.padding = HALF * 0.2;
    table.line = Some((0.15, HAIR));
    for booth in given {
        entry(booth, &table, maker, &mut entries);
    }
    let left = whole - used(&column.strips) - LEAD;
    let mut rest = VecDeque::from(entries.strips);
    let mut is_first = true;
    while !rest.is_empty() {
        let first = rest.front().map_or(0.0, |first| first.height);
        let begins_below = is_first && left >= first.max(whole * LEAST);
        let room = if begins_below { left } else { whole };
        let strip = columns(&mut rest, room, half + gap);
        let (before, new_page) = if begins_below { (LEAD, false) } else { (0.0, true) };
        column.push(Strip { before, new_page, ..strip });
        is_first = false;
    }
}

/// How much of its page is filled by what stands on it already.
fn used(strips: &[Strip]) -> f32 {
    let begins = strips.iter().rposition(|strip| strip.new_page).unwrap_or_default();
    let here = strips[begins..].iter().enumerate();
    here.map(|(at, strip)| strip.height + if at == 0 { 0.0 } else { strip.before }).sum()
}

/// Fills two columns as high as the room, or as low as both hold what is left.
fn columns(rest: &mut VecDeque<Strip>, room: f32, step: f32) -> Strip {
    let height = even(rest).min(room);
    let mut filled = Strip::default();
    for side in 0..2 {
        let mut y = 0.0;
        while let Some(next) = rest.front() {
            // An entry taller than the page is set all the same.
            let may_wait = y > 0.0 || side > 0;
            if may_wait && y + next.height > height + 0.01 {
                break;
            }
            let Some(next) = rest.pop_front() else { break };
            let x = side as f32 * step;
            filled.items.extend(next.items.into_iter().map(|item| item.moved(x, y)));
            y += next.height;
        }
        filled.height = filled.height.max(y);
    }
    filled
}

/// The height at which two columns hold all, the second no higher than the first.
fn even(rest: &VecDeque<Strip>) -> f32 {
    let all: f32 = rest.iter().map(|strip| strip.height).sum();
    let mut first = 0.0;
    for strip in rest {
        first += strip.height;
        if all - first <= first {
            break;
        }
    }
    first
}

fn entry(booth: &Booth, table: &Table, maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    let mut tag = table.cell(0, column);
    let style = maker.style(8.2, maker.accent_text).bold();
    tag.text(&booth.number, style, maker.setting(1.7));
    let mut who = table.cell(1, column);
    let lead = booth.exhibitor.lead(maker.language);
    who.text(lead, maker.style(8.2, INK), maker.setting(1.7));
    let under = booth.exhibitor.under(maker.language);
    who.text(under, maker.style(7.0, GRAY), maker.setting(1.5));
    table.row(vec![tag.strips, who.strips], f32::MAX, column);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::program::Program;
    use crate::documents::trial;
    use crate::options::{Language, Options, Words};
    use crate::page::Item;

    #[test]
    fn the_numbers_are_read_column_by_column_on_each_page() {
        for count in [1, 7, 30, 120] {
            let booth = |number: u32| Booth {
                number: format!("A{number}"),
                exhibitor: Words::new(format!("第{number}家生物科技"), ""),
                x: number as i32 * 3000,
                width: 3000,
                depth: 3000,
                ..Booth::default()
            };
            let booths = (1..=count).map(booth).collect();
            let hall = HallPlan { name: Words::new("A馆", ""), booths, floor: None };
            let program = Program { halls: vec![hall], ..Program::default() };
            let options = Options { language: Language::Zh, ..Options::default() };

            let pages = trial::printed(&program, &options).pages;

            let mut read = Vec::new();
            for page in &pages {
                let mut here: Vec<(i32, i32, u32)> = Vec::new();
                for item in &page.items {
                    let Item::Text(text) = item else { continue };
                    let named = text
                        .text
                        .strip_prefix('第')
                        .and_then(|rest| rest.strip_suffix("家生物科技"));
                    if let (Some(number), true) = (named, text.size > 8.0) {
                        here.push((text.x as i32, text.y as i32, number.parse().unwrap()));
                    }
                }
                here.sort_unstable();
                read.extend(here.into_iter().map(|(_, _, number)| number));
            }
            assert_eq!(read, (1..=count).collect::<Vec<_>>());
        }
    }
}
