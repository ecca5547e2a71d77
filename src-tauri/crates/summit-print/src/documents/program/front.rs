//! What stands before the parts: the cover and the welcome.

use super::beside::{self, pair};
use super::{Program, hosts};
use crate::documents::style::{GRAY, HALF, INK, LEAD, Maker};
use crate::flow::{Column, Strip};
use crate::options::Words;
use crate::page::{Bookmark, Item, Page};
use crate::text::{Align, Fit, Fitted, PT, Rule, Style};

/// The cover: the title on the color of the event, then when, where and by whom. Where it does not name
/// all hosts, all are listed on the page `listed`.
pub fn cover(program: &Program, listed: usize, maker: &Maker<'_, '_>) -> Page {
    let mut page = maker.page();
    let foot = Foot::set(program, listed, maker);
    let heading = Heading::set(program, foot.title, maker);
    heading.tell(program, maker);
    hosts::elsewhere(program, &foot.left_out(program, maker), maker);
    let field = foot.field(maker, &mut page.items);
    let title = maker.both(&program.title);
    page.items.push(Item::Anchor {
        y: 0.0,
        name: "cover".to_owned(),
        bookmark: Some(Bookmark { level: 1, title }),
    });
    maker.check(&program.title, "title", &program.title);
    heading.place(field, maker, &mut page.items);
    foot.place(field, maker, &mut page.items);
    page
}

/// Draws the field of color of the cover; answers where it ends.
pub fn field(program: &Program, maker: &Maker<'_, '_>, items: &mut Vec<Item>) -> f32 {
    Foot::set(program, 0, maker).field(maker, items)
}

/// Whether the cover has room for all who hold the event, in both languages.
pub fn names_all_hosts(program: &Program, maker: &Maker<'_, '_>) -> bool {
    Foot::set(program, 0, maker).left_out(program, maker).is_empty()
}

/// The shares of its usual size at which the title is set: the smaller one leaves more room for hosts.
const TITLES: [f32; 2] = [1.0, 0.8];

/// The title in its field of color.
struct Heading {
    lead: Fitted,
    under: Fitted,
    /// The sizes that both wanted.
    sizes: (f32, f32),
}

impl Heading {
    fn set(program: &Program, share: f32, maker: &Maker<'_, '_>) -> Heading {
        let ink = maker.accent.ink();
        let large = maker.style(27.0 * share, ink).bold();
        let small = maker.style(12.0 * share, ink);
        let fit = |style: Style, lines: usize, floor: f32| Fit {
            style,
            floor: style.size * floor,
            lines,
            width: Heading::width(maker),
            rule: Rule::Wrap,
            align: Align::Start,
        };
        let words = (program.title.lead(maker.language), program.title.under(maker.language));
        let whole = |fitted: &Fitted| !fitted.overflow && !fitted.parted;
        // A title that four lines do not hold takes more of them, of a middling size.
        let lead = maker.setter.fit(words.0, &fit(large, 4, 0.55));
        let more = || maker.setter.fit(words.0, &fit(large.sized(large.size * 0.62), 7, 0.7));
        let lead = if whole(&lead) { lead } else { more() };
        let under = maker.setter.fit(words.1, &fit(small, 4, 0.7));
        Heading { lead, under, sizes: (large.size, small.size) }
    }

    /// Notes what had to be done to put the title into its field.
    fn tell(&self, program: &Program, maker: &Maker<'_, '_>) {
        let title = &program.title;
        let (lead, under) = (title.lead(maker.language), title.under(maker.language));
        maker.fitted(&self.lead, self.sizes.0, title, "title", lead);
        maker.fitted(&self.under, self.sizes.1, title, "title", under);
    }

    fn margin(maker: &Maker<'_, '_>) -> f32 {
        maker.size.width * 0.105
    }

    fn width(maker: &Maker<'_, '_>) -> f32 {
        maker.size.width - 2.0 * Heading::margin(maker)
    }

    /// How far apart the lines of both languages are.
    fn leadings(&self) -> (f32, f32) {
        (self.lead.size * PT * 1.4, self.under.size * PT * 1.45)
    }

    fn lines_height(&self) -> f32 {
        let (lead, under) = self.leadings();
        self.lead.lines.len() as f32 * lead + self.under.lines.len() as f32 * under + 4.0
    }

    /// The least height of the field: the line that says what this is, the bar, the title, and air.
    fn height(&self, maker: &Maker<'_, '_>) -> f32 {
        (19.0 + 12.0) * maker.scale + 12.0 + self.lines_height()
    }

    fn place(self, field: f32, maker: &Maker<'_, '_>, items: &mut Vec<Item>) {
        let (margin, width, ink) =
            (Heading::margin(maker), Heading::width(maker), maker.accent.ink());
        let (leading, under_leading) = self.leadings();
        // The title stands on the foot of its field, as on a poster.
        let mut y = field - 12.0 * maker.scale - self.lines_height();
        let bar = 14.0 * maker.scale;
        items.push(Item::Rect {
            x: margin,
            y: y - 7.0,
            width: bar,
            height: 1.2,
            radius: 0.0,
            color: ink,
        });
        for line in self.lead.lines {
            line.place(margin, y + leading / 2.0 + self.lead.size * PT * 0.38, items);
            y += leading;
        }
        y += 4.0;
        for line in self.under.lines {
            line.place(margin, y + under_leading / 2.0 + self.under.size * PT * 0.38, items);
            y += under_leading;
        }
        let label = maker.both(&Words::new("会议手册", "Program"));
        let place = (margin, 19.0 * maker.scale, width);
        maker.one_line(items, &label, maker.style(10.5, ink), place, Align::Start);
    }
}

/// What stands under the title: when and where, and at the very foot the hosts, side by side.
struct Foot {
    occasion: Vec<Strip>,
    /// Rows of cells, with how wide a cell and its gap are.
    hosts: Vec<Vec<Vec<Strip>>>,
    step: f32,
    margin: f32,
    /// The share of its usual size that the title above it has.
    title: f32,
    /// How many of the hosts it names, and whether it gives their English names.
    named: usize,
    english: bool,
}

/// Space between the field of color and what follows it, between rows, and under all.
pub const AIR: f32 = 9.0;
pub const UNDER: f32 = 13.0;

impl Foot {
    /// Sets the foot into its room. With very many hosts their English names are left out, then all
    /// names of a part share their lines, then their type is smaller, and at last the title as well; who
    /// still has no room is left out, and it is said how many all are and on which page they are listed.
    fn set(program: &Program, listed: usize, maker: &Maker<'_, '_>) -> Foot {
        let room_under =
            |title| maker.size.height - Heading::set(program, title, maker).height(maker);
        let [room, more_room] = TITLES.map(room_under);
        let margin = Heading::margin(maker);
        let width = Heading::width(maker);
        let mut foot = Foot {
            occasion: occasion(program, width, maker),
            hosts: Vec::new(),
            step: 0.0,
            margin,
            title: TITLES[0],
            named: program.hosts.iter().map(|hosts| hosts.names.len()).sum(),
            english: true,
        };
        let cells = [(1.0, true), (1.0, false), (0.85, false)];
        for (share, english) in cells {
            foot.in_cells(program, maker, share, english);
            foot.english = english;
            if foot.height(maker) <= room {
                return foot;
            }
        }
        for (title, room) in [(TITLES[0], room), (TITLES[1], more_room)] {
            foot.title = title;
            for share in hosts::SHARES {
                let lines = hosts::in_lines(&program.hosts, false, share, width, maker);
                foot.hosts = vec![vec![lines]];
                if foot.height(maker) <= room {
                    hosts::tell(program, share, maker);
                    return foot;
                }
            }
        }
        let room = more_room - (foot.height(maker) - foot.hosts_height()) - LEAD;
        let page = Words::new(format!("第 {listed} 页"), format!("on page {listed}"));
        let (strips, named) = hosts::some(program, width, room, &page, maker);
        foot.hosts = vec![vec![strips]];
        foot.named = named;
        foot
    }

    /// The hosts and the English names for which there was no room.
    fn left_out(&self, program: &Program, maker: &Maker<'_, '_>) -> Vec<String> {
        let names = program.hosts.iter().flat_map(|hosts| &hosts.names).enumerate();
        let lost = names.filter_map(|(at, name)| match at < self.named {
            true if self.english => None,
            true => Some(name.under(maker.language)),
            false => Some(name.lead(maker.language)),
        });
        lost.filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }

    fn in_cells(&mut self, program: &Program, maker: &Maker<'_, '_>, share: f32, english: bool) {
        let language = maker.language;
        let count = program.hosts.len().clamp(1, 3);
        let gap = 5.0 * maker.scale;
        let each = (Heading::width(maker) - gap * (count as f32 - 1.0)) / count as f32;
        let cells = program.hosts.iter().map(|hosts| {
            let mut cell = Column::new(maker.setter, each);
            let role = maker.style(7.8, maker.accent_text);
            cell.text(&maker.both(&hosts.role), role, maker.setting(1.9));
            for name in &hosts.names {
                maker.check(name, "name", name);
                let style = maker.style(9.4 * share, INK).bold();
                cell.text(name.lead(language), style, maker.setting(2.0 * share));
                if english {
                    cell.text(name.under(language), maker.style(7.4, GRAY), maker.setting(1.6));
                }
            }
            cell.strips
        });
        let cells: Vec<Vec<Strip>> = cells.collect();
        self.hosts = cells.chunks(count).map(<[Vec<Strip>]>::to_vec).collect();
        self.step = each + gap;
    }

    fn hosts_height(&self) -> f32 {
        self.hosts.iter().map(|row| tallest(row) + LEAD).sum()
    }

    fn height(&self, maker: &Maker<'_, '_>) -> f32 {
        (AIR + UNDER) * maker.scale + height_of(&self.occasion) + self.hosts_height()
    }

    fn field(&self, maker: &Maker<'_, '_>, items: &mut Vec<Item>) -> f32 {
        let (width, height, bleed) = (maker.size.width, maker.size.height, maker.bleed);
        // The field of color gives way where many hosts have to be named.
        let field = (height * 0.56).min(height - self.height(maker));
        items.push(Item::Rect {
            x: -bleed,
            y: -bleed,
            width: width + 2.0 * bleed,
            height: field + bleed,
            radius: 0.0,
            color: maker.accent,
        });
        field
    }

    fn place(self, field: f32, maker: &Maker<'_, '_>, items: &mut Vec<Item>) {
        let mut top = maker.size.height - UNDER * maker.scale - self.hosts_height() + LEAD;
        place(self.occasion, self.margin, field + AIR * maker.scale, items);
        for row in self.hosts {
            let height = tallest(&row);
            for (at, cell) in row.into_iter().enumerate() {
                place(cell, self.margin + at as f32 * self.step, top, items);
            }
            top += height + LEAD;
        }
    }
}

/// When and where.
fn occasion(program: &Program, width: f32, maker: &Maker<'_, '_>) -> Vec<Strip> {
    let language = maker.language;
    let mut column = Column::new(maker.setter, width);
    for (words, size) in [(&program.dates, 14.0), (&program.venue, 12.0)] {
        column.heading(words.lead(language), maker.style(size, INK).bold(), maker.setting(2.6));
        column.heading(words.under(language), maker.style(9.0, GRAY), maker.setting(1.8));
        column.space(HALF * 0.6);
    }
    for words in [&program.address, &program.edition] {
        column.text(&maker.both(words), maker.style(9.0, GRAY), maker.setting(1.8));
    }
    column.strips
}

fn tallest(row: &[Vec<Strip>]) -> f32 {
    row.iter().map(|cell| height_of(cell)).fold(0.0, f32::max)
}

pub fn height_of(strips: &[Strip]) -> f32 {
    strips.iter().map(|strip| strip.before + strip.height).sum()
}

pub fn place(strips: Vec<Strip>, x: f32, top: f32, items: &mut Vec<Item>) {
    let mut y = top;
    for strip in strips {
        y += strip.before;
        items.extend(strip.items.into_iter().map(|item| item.moved(x, y)));
        y += strip.height;
    }
}

/// The words of welcome, or what the event is about.
pub fn welcome<'run, 'book>(
    program: &Program,
    maker: &Maker<'run, 'book>,
    column: &mut Column<'run, 'book>,
) {
    if program.about.is_empty() {
        return;
    }
    let language = maker.language;
    maker.check(&program.title, "about", &program.about);
    maker.open_part(column, "welcome", &Words::new("关于会议", "About the event"));
    let body = maker.body();
    let indent = body.size * PT * 2.0;
    let lead = |column: &mut Column<'_, '_>| {
        for (at, paragraph) in program.about.lead(language).split('\n').enumerate() {
            let mut setting = maker.setting(2.0).aligned(Align::Justify);
            // Chinese paragraphs begin two characters in, English ones stand apart.
            setting.indent = if language.zh() { indent } else { 0.0 };
            setting.before = if language.zh() || at == 0 { 0.0 } else { HALF * 0.8 };
            column.text(paragraph, body, setting);
        }
    };
    let under = |column: &mut Column<'_, '_>| {
        let setting = beside::english(maker, 1.8, 2.0).aligned(Align::Justify);
        for (at, paragraph) in program.about.under(language).split('\n').enumerate() {
            let above = if at == 0 && maker.side_by_side { 0.0 } else { HALF * 0.8 };
            let above = if at == 0 && !maker.side_by_side { LEAD } else { above };
            column.text(paragraph, maker.style(8.2, GRAY), setting.before(above));
        }
    };
    pair(maker, column, lead, under);
}
