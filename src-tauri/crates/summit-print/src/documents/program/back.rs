//! The back cover: the color of the front goes on around the spine; under it who holds the event, when and
//! where, and the address on the web as a code, where the event gives one.

use super::front::{self, AIR, UNDER, height_of, place};
use super::{Program, hosts};
use crate::codes::QUIET;
use crate::documents::style::{GRAY, HALF, INK, LEAD, Maker};
use crate::flow::Column;
use crate::options::Words;
use crate::page::{Code, Item, Page, Part, Target};
use crate::text::{Align, Fitted, Style};

/// How wide the code is on A5.
const CODE: f32 = 23.0;

/// Sets the back cover; a program that has nothing to say on it has none. All hosts are listed on the page
/// `listed`, or named by the front.
pub fn cover(program: &Program, listed: Option<usize>, maker: &Maker<'_, '_>) -> Option<Page> {
    let said = [&program.title, &program.dates, &program.venue, &program.address];
    if said.iter().all(|words| words.is_empty()) && program.hosts.is_empty() {
        return None;
    }
    let mut page = Page { part: Part::BackCover, ..maker.page() };
    let field = front::field(program, maker, &mut page.items);
    let margin = maker.size.width * 0.105;
    let width = maker.size.width - 2.0 * margin;
    title(program, (margin, width), maker, &mut page.items);

    let top = field + AIR * maker.scale;
    let (taken, code_end) = code(&program.website, (margin + width, top), maker, &mut page.items);
    let mut occasion = Column::new(maker.setter, width - taken);
    for (words, size) in [(&program.dates, 11.0), (&program.venue, 11.0)] {
        both(words, size, maker, &mut occasion);
        occasion.space(HALF * 0.5);
    }
    let address = maker.both(&program.address);
    occasion.text(&address, maker.style(8.6, GRAY), maker.setting(1.8));

    // Nothing of the occasion or of the code beside it may be covered by the hosts.
    let used = top + height_of(&occasion.strips).max(code_end) + AIR * maker.scale;
    let end = maker.size.height - UNDER * maker.scale;
    let all = match listed {
        Some(page) => Words::new(format!("第 {page} 页"), format!("on page {page}")),
        None => Words::new("封面", "on the front cover"),
    };
    let hosts = hosts::in_room(program, width, end - used, &all, maker);
    place(occasion.strips, margin, top, &mut page.items);
    let foot = end - height_of(&hosts);
    place(hosts, margin, foot, &mut page.items);
    Some(page)
}

/// The title once more, small, where the front has it large.
fn title(
    program: &Program,
    (margin, width): (f32, f32),
    maker: &Maker<'_, '_>,
    items: &mut Vec<Item>,
) {
    let ink = maker.accent.ink();
    let mut column = Column::new(maker.setter, width);
    let lead = maker.style(12.0, ink).bold();
    column.heading(program.title.lead(maker.language), lead, maker.setting(2.4));
    let under = maker.style(8.6, ink);
    column.heading(program.title.under(maker.language), under, maker.setting(1.8));
    place(column.strips, margin, 15.0 * maker.scale, items);
}

fn both(words: &Words, size: f32, maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    let language = maker.language;
    column.heading(words.lead(language), maker.style(size, INK).bold(), maker.setting(2.2));
    column.heading(words.under(language), maker.style(8.6, GRAY), maker.setting(1.8));
}

/// The address as a code in the upper right corner, and in words under it, no wider than the code: the
/// venue stands beside both. Answers the width and the height they take.
fn code(
    address: &str,
    (right, top): (f32, f32),
    maker: &Maker<'_, '_>,
    items: &mut Vec<Item>,
) -> (f32, f32) {
    let Some(target) = super::sponsors::whole_address(address) else { return (0.0, 0.0) };
    // An address too long for a code is too long for people as well.
    let Ok(code) = Code::of(&target) else { return (0.0, 0.0) };
    let size = CODE * maker.scale;
    let left = right - size;
    let quiet = size / code.modules as f32 * QUIET as f32;
    items.push(Item::Code { x: left, y: top, size, code });
    let style = maker.style(6.6, GRAY);
    let shown = super::sponsors::said_address(address);
    let mut lines = lines_of(shown, style, size, maker);
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        let cut = Fitted { size: style.size, overflow: true, ..Fitted::default() };
        maker.fitted(&cut, style.size, &Words::new(shown, ""), "text", shown);
        if let Some(last) = lines.last_mut() {
            last.truncate(last.trim_end_matches(PARTS).len());
            while maker.setter.line(&format!("{last}…"), style).width > size && last.pop().is_some()
            {
            }
            last.push('…');
        }
    }
    let mut baseline = top + size + 3.4 * maker.scale;
    let leading = 2.8 * maker.scale;
    for line in &lines {
        maker.one_line(items, line, style, (left, baseline, size), Align::End);
        baseline += leading;
    }
    let height = baseline - leading - top + 1.0;
    items.push(Item::Link { x: left, y: top, width: size, height, to: Target::Address(target) });
    (size + quiet + LEAD, height + 1.6 * maker.scale)
}

/// So many lines an address has at most.
const MOST_LINES: usize = 4;

/// The signs of an address after which a line may end.
const PARTS: [char; 7] = ['.', '/', '-', '?', '&', '=', '_'];

/// An address in lines of a width.
fn lines_of(address: &str, style: Style, width: f32, maker: &Maker<'_, '_>) -> Vec<String> {
    let wide = |text: &str| maker.setter.line(text, style).width > width;
    let mut lines: Vec<String> = vec![String::new()];
    let mut add = |piece: &str| {
        let longer = lines.last().map(|last| format!("{last}{piece}"));
        match (longer, lines.last_mut()) {
            (Some(longer), Some(last)) if last.is_empty() || !wide(&longer) => *last = longer,
            _ => lines.push(piece.to_owned()),
        }
    };
    for piece in address.split_inclusive(PARTS) {
        // A name longer than a line is parted where the line is full.
        for line in maker.setter.paragraph(piece, style, Align::Start, width) {
            add(&line.text());
        }
    }
    lines
}
