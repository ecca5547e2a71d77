//! The plan of each hall: its booths drawn to scale, with their numbers, and who has them.

mod key;

use super::{Booth, HallPlan};
use crate::documents::card::short_for;
use crate::documents::style::{GRAY, HALF, INK, Maker};
use crate::flow::{Column, Strip};
use crate::options::Words;
use crate::page::{Color, Item, Step};
use crate::text::{Align, Fit, Fitted, PT, Rule};

pub fn add(halls: &[HallPlan], maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    if halls.is_empty() {
        return;
    }
    maker.open_part(column, "halls", &Words::new("展馆平面图", "Floor plan"));
    for (number, hall) in halls.iter().enumerate() {
        if number > 0 {
            column.new_page();
        }
        let name = maker.both(&hall.name);
        maker.check(&hall.name, "name", &hall.name);
        column.anchor(&format!("hall-{number}"), Some((2, &name)));
        let style = maker.style(12.0, maker.accent_text).bold();
        column.text(&name, style, maker.setting(2.6).keeps_next());
        let room = maker.area(0).height * if number == 0 { 0.6 } else { 0.7 };
        let plan = Plan::of(hall, column.width, room);
        let strip = plan.draw(hall, maker);
        column.push(Strip { before: HALF, keeps_next: true, ..strip });
        column.push(plan.scale_bar(maker));
        key::add(hall, maker, column);
    }
}

/// How a floor is put on paper.
struct Plan {
    /// The corner of the floor that is nearest to its origin, and its sides.
    left: f32,
    top: f32,
    width: f32,
    depth: f32,
    /// Millimeters of paper for a millimeter of the hall.
    scale: f32,
    /// A hall that is wider than the page is tall stands on its side.
    turned: bool,
}

impl Plan {
    /// Makes the floor as large as the room on the page lets it be.
    fn of(hall: &HallPlan, width: f32, height: f32) -> Plan {
        let (left, top, floor_width, floor_depth) = floor(hall);
        let scale = |across: f32, down: f32| (width / across).min(height / down);
        let upright = scale(floor_width, floor_depth);
        let turned = scale(floor_depth, floor_width);
        // A plan is read more easily as the house knows it: it turns only where that gains much.
        let is_turned = turned > upright * 1.3;
        Plan {
            left,
            top,
            width: floor_width,
            depth: floor_depth,
            scale: if is_turned { turned } else { upright },
            turned: is_turned,
        }
    }

    /// Where a rectangle of the hall stands on paper: left, top, width, height.
    fn place(&self, x: f32, y: f32, width: f32, depth: f32) -> [f32; 4] {
        let (x, y) = (x - self.left, y - self.top);
        let place = if self.turned {
            [self.depth - y - depth, x, depth, width]
        } else {
            [x, y, width, depth]
        };
        place.map(|length| length * self.scale)
    }

    fn draw(&self, hall: &HallPlan, maker: &Maker<'_, '_>) -> Strip {
        let [_, _, width, height] = self.place(self.left, self.top, self.width, self.depth);
        let mut items = vec![frame([0.0, 0.0, width, height], None, (GRAY, 0.35))];
        for booth in &hall.booths {
            self.draw_booth(booth, maker, &mut items);
        }
        Strip { height, items, ..Strip::default() }
    }

    fn draw_booth(&self, booth: &Booth, maker: &Maker<'_, '_>, items: &mut Vec<Item>) {
        let (width, depth) = (booth.width as f32, booth.depth as f32);
        let place = self.place(booth.x as f32, booth.y as f32, width, depth);
        let fill = if booth.exhibitor.is_empty() { Color::WHITE } else { maker.accent.tint(0.14) };
        items.push(frame(place, Some(fill), (maker.accent, 0.2)));
        let [left, top, width, height] = place;
        let inner = width - 0.8;
        let style = maker.style(7.4, INK).bold();
        let fit = Fit {
            style,
            floor: 3.6,
            lines: 1,
            width: inner,
            rule: Rule::Shrink,
            align: Align::Center,
        };
        let number = maker.setter.fit(&booth.number, &fit);
        // A number is as large as its booth lets it be: only what is cut off is worth a word.
        if number.overflow {
            let whose = Words::new(&booth.number, "");
            maker.fitted(&number, style.size, &whose, "booth", &booth.number);
        }
        let names = self.exhibitor(booth, inner, height, maker);
        let leading = number.size * PT * 1.3;
        let name_leading = |name: &Fitted| name.size * PT * 1.2;
        let under = names.iter().map(|name| name.lines.len() as f32 * name_leading(name));
        let mut y = top + (height - leading - under.sum::<f32>()) / 2.0;
        for line in number.lines {
            line.place(left + 0.4, y + leading / 2.0 + number.size * PT * 0.36, items);
        }
        y += leading;
        for name in names {
            let leading = name_leading(&name);
            for line in name.lines {
                line.place(left + 0.4, y + leading * 0.8, items);
                y += leading;
            }
        }
    }

    /// The exhibitor's name under the number, where the booth is large enough for it; the English under
    /// it, where that has room as well.
    fn exhibitor(
        &self,
        booth: &Booth,
        width: f32,
        height: f32,
        maker: &Maker<'_, '_>,
    ) -> Vec<Fitted> {
        let mut room = height - 3.6;
        let mut names = Vec::new();
        let language = maker.language;
        let lead = (booth.exhibitor.lead(language), maker.style(5.4, GRAY));
        let under = (booth.exhibitor.under(language), maker.style(4.6, GRAY));
        for (name, style) in [lead, under] {
            let leading = style.size * PT * 1.2;
            let lines = (room / leading).floor();
            if lines < 1.0 || name.is_empty() {
                break;
            }
            let fit = Fit {
                style,
                floor: style.size * 0.85,
                lines: (lines as usize).min(4),
                width,
                rule: Rule::Wrap,
                align: Align::Center,
            };
            let fitted = maker.setter.fit_or_shorten(name, short_for(name, &booth.short), &fit);
            if fitted.overflow {
                break;
            }
            room -= fitted.lines.len() as f32 * leading;
            names.push(fitted);
        }
        names
    }

    /// A bar as long as some round number of meters.
    fn scale_bar(&self, maker: &Maker<'_, '_>) -> Strip {
        let meters = [50.0, 20.0, 10.0, 5.0, 2.0, 1.0];
        let length = |meters: f32| meters * 1000.0 * self.scale;
        let meters = meters.into_iter().find(|meters| length(*meters) < 36.0).unwrap_or(1.0);
        let (width, y) = (length(meters), 2.0);
        let line = |x1: f32, y1: f32, x2: f32, y2: f32| Item::Line {
            x1,
            y1,
            x2,
            y2,
            width: 0.3,
            dash: 0.0,
            color: GRAY,
        };
        let mut items = vec![
            line(0.0, y, width, y),
            line(0.0, y - 0.9, 0.0, y + 0.9),
            line(width, y - 0.9, width, y + 0.9),
        ];
        let label = format!("{meters} m");
        let place = (width + 2.0, y + 0.9, 20.0);
        maker.one_line(&mut items, &label, maker.style(7.2, GRAY), place, Align::Start);
        Strip { height: HALF * 1.6, before: HALF, items, ..Strip::default() }
    }
}

/// The floor as it is measured, or, where it is not, as far as its booths reach.
fn floor(hall: &HallPlan) -> (f32, f32, f32, f32) {
    let booths = &hall.booths;
    let left = booths.iter().map(|booth| booth.x).min().unwrap_or(0);
    let top = booths.iter().map(|booth| booth.y).min().unwrap_or(0);
    let right = booths.iter().map(|booth| i64::from(booth.x) + i64::from(booth.width)).max();
    let bottom = booths.iter().map(|booth| i64::from(booth.y) + i64::from(booth.depth)).max();
    let (right, bottom) = (right.unwrap_or(1) as f32, bottom.unwrap_or(1) as f32);
    match hall.floor {
        // A booth outside of the measured floor is drawn where it stands all the same.
        Some((width, depth)) => {
            let (left, top) = (left.min(0) as f32, top.min(0) as f32);
            let (right, bottom) = (right.max(width as f32), bottom.max(depth as f32));
            (left, top, right - left, bottom - top)
        }
        None => {
            const AISLE: f32 = 2000.0;
            let (left, top) = (left as f32 - AISLE, top as f32 - AISLE);
            (left, top, right + AISLE - left, bottom + AISLE - top)
        }
    }
}

fn frame([x, y, width, height]: [f32; 4], fill: Option<Color>, stroke: (Color, f32)) -> Item {
    let (right, bottom) = (x + width, y + height);
    let corners =
        [Step::Move(x, y), Step::Line(right, y), Step::Line(right, bottom), Step::Line(x, bottom)];
    let steps = corners.into_iter().chain([Step::Close]).collect();
    Item::Path { steps, fill, stroke: Some(stroke) }
}
