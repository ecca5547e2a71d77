//! Each day at a glance: its rooms side by side, the hours from top to bottom.
//!
//! The hours are elastic. A row is as tall as what stands in it needs, and what room is left goes to the
//! sessions by how long they take, so that a day of short talks and long breaks fills one page and is read.

mod rows;
mod title;

use super::agenda::day_title;
use super::{Day, Session, hosts};
use crate::documents::style::{GRAY, HAIR, HALF, INK, Maker};
use crate::findings::{FindingKind, Subject};
use crate::flow::{Column, Strip};
use crate::options::Words;
use crate::page::{Color, Item, Target};
use crate::text::{Align, Fit, PT, Rule, Style};
use rows::Rows;
use title::Title;

/// Space between the edge of a box and its text.
const PAD: f32 = 1.0;
/// Space between two boxes, on each side.
const GAP: f32 = 0.3;
/// The bar at the left of a session.
const BAR: f32 = 0.6;
/// The type of the titles, largest first.
const SIZES: [f32; 5] = [8.0, 7.4, 6.8, 6.2, 5.6];
/// How many of them are tried with the English before it stands only where a box has room for it.
const WITH_ENGLISH: usize = 4;

pub fn add(days: &[Day], maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    if days.iter().all(|day| day.sessions.is_empty()) {
        return;
    }
    maker.open_part(column, "timetable", &Words::new("日程总览", "Days at a glance"));
    let most = if maker.size.width > 180.0 { 7 } else { 5 };
    let mut first = true;
    for (number, day) in days.iter().enumerate() {
        let groups = day.rooms.len().div_ceil(most).max(1);
        let each = day.rooms.len().div_ceil(groups).max(1);
        for group in 0..groups {
            if day.sessions.is_empty() {
                continue;
            }
            let rooms = day.rooms.iter().skip(group * each).take(each).collect();
            // The first page has the heading of the part.
            let share = if first { 0.78 } else { 0.92 };
            if !std::mem::take(&mut first) {
                column.new_page();
            }
            day_title(day, maker, column);
            let grid = Grid { day, number, rooms, width: column.width, maker };
            column.push(Strip { before: HALF * 0.6, ..grid.set(maker.area(0).height * share) });
        }
    }
}

/// A page of the timetable on its way.
struct Grid<'maker, 'run, 'book> {
    day: &'maker Day,
    number: usize,
    rooms: Vec<&'maker Words>,
    width: f32,
    maker: &'maker Maker<'run, 'book>,
}

/// A session in its columns, before its height is known.
#[derive(Clone, Copy)]
struct Placed<'day> {
    session: &'day Session,
    at: usize,
    starts: u32,
    ends: u32,
    /// The first column and how many.
    columns: (usize, usize),
    x: f32,
    width: f32,
}

impl<'maker, 'run, 'book> Grid<'maker, 'run, 'book> {
    fn set(&self, height: f32) -> Strip {
        let (placed, count) = self.placed();
        let (heads, below) = self.heads(count);
        let room = height - below;
        let fitting = SIZES.map(|size| size * self.maker.scale);
        let least = fitting[SIZES.len() - 1];
        let both = fitting.into_iter().take(WITH_ENGLISH).map(|size| (size, true));
        let attempts = both.chain(fitting.into_iter().map(|size| (size, false)));
        let fits = |attempt: &(f32, bool)| self.rows(&placed, *attempt).height() <= room;
        let (size, english) = attempts.into_iter().find(fits).unwrap_or((least, false));
        let rows = self.rows(&placed, (size, english)).filled(room);
        let mut items = heads;
        self.hours(&rows, below, &mut items);
        let mut without: Vec<String> = Vec::new();
        for one in &placed {
            let top = below + rows.y(one.starts);
            let bottom = below + rows.y(one.ends);
            if !self.draw(one, size, (top, bottom - top), &mut items) {
                without.push(one.session.title.under(self.maker.language).to_owned());
            }
        }
        if !without.is_empty() {
            let (whose, titles) = (Subject::of(&self.day.date), hosts::first_of(&without));
            let inside = self.maker.tells_agenda;
            let kind = if inside { FindingKind::Elsewhere } else { FindingKind::LeftOut };
            self.maker.findings.borrow_mut().add(kind, whose, "title", &titles);
        }
        Strip { height: below + rows.height(), items, ..Strip::default() }
    }

    /// The left edge and the width of some columns, of so many.
    fn column(&self, (at, columns): (usize, usize), of: usize) -> (f32, f32) {
        let left = 11.0 * self.maker.scale;
        let each = (self.width - left) / of as f32;
        (left + at as f32 * each, each * columns as f32)
    }

    /// The names of the rooms, and how much height they take.
    fn heads(&self, count: usize) -> (Vec<Item>, f32) {
        let language = self.maker.language;
        let mut items = Vec::new();
        let mut tallest: f32 = 0.0;
        for (at, room) in self.rooms.iter().enumerate() {
            let (left, width) = self.column((at, 1), count);
            let mut y = 0.0;
            for (text, style) in [
                (room.lead(language), self.maker.style(8.0, INK).bold()),
                (room.under(language), self.maker.style(6.4, GRAY)),
            ] {
                let fit = self.fit(style, 2, width - 2.0 * PAD, Align::Center);
                let fitted = self.maker.setter.fit(text, &fit);
                self.maker.fitted(&fitted, style.size, room, "room", text);
                let leading = fitted.size * PT * 1.3;
                for line in fitted.lines {
                    line.place(left + PAD, y + leading * 0.75, &mut items);
                    y += leading;
                }
            }
            tallest = tallest.max(y);
        }
        let y = tallest + 1.0;
        let (width, height) = (self.width, 0.4);
        let color = self.maker.accent;
        items.push(Item::Rect { x: 0.0, y, width, height, radius: 0.0, color });
        (items, y + 1.2)
    }

    /// The hours at the left, each with a hairline across the page.
    fn hours(&self, rows: &Rows, below: f32, items: &mut Vec<Item>) {
        let style = self.maker.style(6.6, GRAY);
        for (minute, y) in rows.moments() {
            let y = below + y;
            let (width, height) = (self.width, 0.12);
            items.push(Item::Rect { x: 0.0, y, width, height, radius: 0.0, color: HAIR });
            if rows.moments().last().is_some_and(|(last, _)| last != minute) {
                let text = format!("{:02}:{:02}", minute / 60, minute % 60);
                let baseline = y + style.size * PT * 1.05;
                self.maker.setter.line(&text, style).place(0.0, baseline, items);
            }
        }
    }

    /// Gives every session its columns: without a room it goes across all, unless something else
    /// takes place at the same time; then it has a column of its own at the right.
    fn placed(&self) -> (Vec<Placed<'maker>>, usize) {
        let mut placed: Vec<Placed<'maker>> = Vec::new();
        for (at, session) in self.day.sessions.iter().enumerate() {
            let Some(starts) = minute(&session.starts) else { continue };
            let ends = minute(&session.ends).unwrap_or(starts + 30);
            let ends = if ends > starts { ends } else { 24 * 60 };
            let whole = Placed { session, at, starts, ends, columns: (0, 0), x: 0.0, width: 0.0 };
            if session.rooms.is_empty() {
                placed.push(whole);
                continue;
            }
            for (column, room) in self.rooms.iter().enumerate() {
                if session.rooms.contains(room) {
                    placed.push(Placed { columns: (column, 1), ..whole });
                }
            }
        }
        let rooms = self.rooms.len();
        let beside =
            |one: &Placed<'_>| placed.iter().any(|other| other.columns.1 > 0 && meet(one, other));
        let roomless = placed.iter().map(|one| one.columns.1 == 0 && beside(one));
        let apart: Vec<bool> = roomless.collect();
        let count = (rooms + usize::from(apart.contains(&true))).max(1);
        for (one, apart) in placed.iter_mut().zip(apart) {
            if one.columns.1 == 0 {
                one.columns = if apart { (rooms, 1) } else { (0, count) };
            }
        }
        join_rooms(&mut placed);
        for one in &mut placed {
            (one.x, one.width) = self.column(one.columns, count);
        }
        part_lanes(&mut placed);
        (placed, count)
    }

    /// How tall the rows must be for titles of this size, and for their English where it is wanted.
    fn rows(&self, placed: &[Placed<'maker>], (size, english): (f32, bool)) -> Rows {
        let needs = placed.iter().map(|one| {
            let height = self.title(one, size).needs(english) + 2.0 * (PAD + GAP);
            (one.starts, one.ends, height)
        });
        Rows::of(&needs.collect::<Vec<_>>())
    }

    fn title(&self, one: &Placed<'maker>, size: f32) -> Title<'maker, 'run, 'book> {
        let Session { title: words, pause, .. } = one.session;
        Title { words, pause: *pause, size, width: inner(one), maker: self.maker }
    }

    fn fit(&self, style: Style, lines: usize, width: f32, align: Align) -> Fit {
        let floor = (style.size * 0.8).max(5.0);
        Fit { style, floor, lines, width, rule: Rule::Wrap, align }
    }

    /// Draws the box of a session; answers whether it tells everything of the title.
    fn draw(
        &self,
        one: &Placed<'maker>,
        size: f32,
        place: (f32, f32),
        items: &mut Vec<Item>,
    ) -> bool {
        let (top, height) = place;
        let (x, width) = (one.x + GAP, one.width - 2.0 * GAP);
        let (y, height) = (top + GAP, height - 2.0 * GAP);
        let color =
            if one.session.pause { Color([244, 245, 246]) } else { self.maker.accent.tint(0.1) };
        items.push(Item::Rect { x, y, width, height, radius: 0.6, color });
        if !one.session.pause {
            let color = self.maker.accent;
            items.push(Item::Rect { x, y, width: BAR, height, radius: 0.0, color });
        }
        let title = self.title(one, size);
        let place = (x + PAD + BAR / 2.0, y + PAD * 0.7, height - PAD * 1.4);
        let (fitted, is_whole) = title.place(place, items);
        let text = title.words.lead(self.maker.language);
        self.maker.fitted(&fitted, size, title.words, "title", text);
        let to = Target::Place(format!("session-{}.{}", self.number, one.at));
        items.push(Item::Link { x, y, width, height, to });
        is_whole
    }
}

/// How wide the text in a box may be.
fn inner(one: &Placed<'_>) -> f32 {
    one.width - 2.0 * (PAD + GAP) - BAR / 2.0
}

/// Minutes since midnight.
fn minute(time: &str) -> Option<u32> {
    let (hours, minutes) = time.split_once(':')?;
    Some(hours.parse::<u32>().ok()? * 60 + minutes.parse::<u32>().ok()?)
}

/// Makes one box of a session in neighboring rooms, where nothing else stands in them meanwhile.
fn join_rooms(placed: &mut Vec<Placed<'_>>) {
    let mut index = 1;
    while index < placed.len() {
        let (left, right) = (placed[index - 1], placed[index]);
        let (from, count) = left.columns;
        let neighbors = left.at == right.at && from + count == right.columns.0;
        let alone = |columns: (usize, usize)| {
            let inside =
                |one: &Placed<'_>| (columns.0..columns.0 + columns.1).contains(&one.columns.0);
            placed.iter().all(|one| one.at == left.at || !inside(one) || !meet(one, &left))
        };
        if neighbors && alone(left.columns) && alone(right.columns) {
            placed[index - 1].columns = (from, count + right.columns.1);
            placed.remove(index);
        } else {
            index += 1;
        }
    }
}

/// Whether two sessions take place at the same time.
fn meet(one: &Placed<'_>, other: &Placed<'_>) -> bool {
    one.starts < other.ends && other.starts < one.ends
}

/// Puts sessions that stand in the same columns at the same time side by side.
fn part_lanes(placed: &mut [Placed<'_>]) {
    let mut order: Vec<usize> = (0..placed.len()).collect();
    order.sort_by_key(|at| (placed[*at].columns, placed[*at].starts));
    let mut group: Vec<usize> = Vec::new();
    let mut ends = 0;
    for at in order {
        let (columns, starts) = (placed[at].columns, placed[at].starts);
        let goes_on = group.last().is_some_and(|last| placed[*last].columns == columns);
        if !goes_on || starts >= ends {
            spread(&group, placed);
            group.clear();
            ends = 0;
        }
        ends = ends.max(placed[at].ends);
        group.push(at);
    }
    spread(&group, placed);
}

/// Gives each session of a group the first lane that is free.
fn spread(group: &[usize], placed: &mut [Placed<'_>]) {
    let mut lanes: Vec<u32> = Vec::new();
    let mut lane_of = Vec::new();
    for at in group {
        let (starts, ends) = (placed[*at].starts, placed[*at].ends);
        let free = lanes.iter().position(|until| *until <= starts).unwrap_or(lanes.len());
        if free == lanes.len() {
            lanes.push(ends);
        } else {
            lanes[free] = ends;
        }
        lane_of.push(free);
    }
    for (at, lane) in group.iter().zip(lane_of) {
        let one = &mut placed[*at];
        one.width /= lanes.len() as f32;
        one.x += lane as f32 * one.width;
    }
}
