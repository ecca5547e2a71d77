//! What the lists of the reception have in common: guests under headings, a line each.

use super::card::{GRAY, INK};
use super::list;
use super::style::Maker;
use crate::event::{Stay, both};
use crate::findings::Subject;
use crate::flow::{Column, Table};
use crate::options::{Size, Words};

/// The sizes of these lists: upright and across.
pub const SIZES: &[Size] = &[Size::A4, Size::new(297.0, 210.0)];

/// The guests under one heading.
pub struct Group {
    pub title: Words,
    pub stays: Vec<Stay>,
}

/// A column: its head, which share of the width it has, and the lines that a guest has in it.
pub struct Part {
    pub head: &'static str,
    pub share: f32,
    pub lines: fn(&Stay, &Maker<'_, '_>) -> Lines,
}

/// A bold or plain text, and small gray ones under it.
#[derive(Default)]
pub struct Lines {
    pub first: String,
    pub is_bold: bool,
    pub second: String,
    pub third: String,
}

/// Parts the guests, who come in the order of the list, by what `title` says of each.
pub fn groups(stays: Vec<Stay>, title: fn(&Stay) -> Words) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for stay in stays {
        let title = title(&stay);
        match groups.last_mut() {
            Some(group) if group.title == title => group.stays.push(stay),
            Some(_) | None => groups.push(Group { title, stays: vec![stay] }),
        }
    }
    groups
}

/// Fills a table with the groups.
pub fn fill(parts: &[Part], groups: &[Group], maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    let gap = 3.0;
    let room = column.width - gap * (parts.len().saturating_sub(1)) as f32;
    let whole: f32 = parts.iter().map(|part| part.share).sum();
    let widths: Vec<f32> = parts.iter().map(|part| room * part.share / whole).collect();
    let mut table = Table::new(&widths, gap);
    table.padding = 1.7;
    let heads: Vec<Words> = parts.iter().map(|part| both(part.head)).collect();
    list::head(&heads, &mut table, maker, column);
    table.begin(column);
    for group in groups {
        list::heading(&group.title, group.stays.len(), maker, &mut table, column);
        for stay in &group.stays {
            row(parts, stay, maker, &table, column);
        }
    }
}

fn row(
    parts: &[Part],
    stay: &Stay,
    maker: &Maker<'_, '_>,
    table: &Table,
    column: &mut Column<'_, '_>,
) {
    let cells = parts.iter().enumerate().map(|(at, part)| {
        let lines = (part.lines)(stay, maker);
        let subject = Subject { name: &stay.name, name_en: &stay.latin_name, id: &stay.id };
        let of = (subject, field_of(part.head));
        let mut cell = table.cell(at, column);
        let style = maker.style(9.4, INK);
        let first = (if lines.is_bold { style.bold() } else { style }, maker.setting(2.1));
        let small = (maker.style(8.0, GRAY), maker.setting(1.7));
        for (text, how) in [(&lines.first, first), (&lines.second, small), (&lines.third, small)] {
            maker.check_of(subject, field_of(part.head), &Words::new(text, text));
            maker.say(of, text, how, &mut cell);
        }
        cell.strips
    });
    let cells = cells.collect();
    table.row(cells, maker.size.height * 0.6, column);
}

/// Answers what findings call the texts of a column.
fn field_of(head: &str) -> &'static str {
    match head {
        "people.full_name" => "name",
        "people.organisation" => "organisation",
        _ => "reception",
    }
}

/// The name, and under it the name in Latin letters and with whom they come.
pub fn who(stay: &Stay, maker: &Maker<'_, '_>) -> Lines {
    let language = maker.language;
    Lines {
        first: language.pick(&stay.name, &stay.latin_name).to_owned(),
        is_bold: true,
        second: language.under(&stay.name, &stay.latin_name).to_owned(),
        third: maker.both(&stay.comes_with),
    }
}

/// The organisation. A hotel and a kitchen need no phone numbers.
pub fn whence(stay: &Stay, maker: &Maker<'_, '_>) -> Lines {
    let [first, second] =
        [stay.organisation.lead(maker.language), stay.organisation.under(maker.language)]
            .map(str::to_owned);
    Lines { first, second, ..Lines::default() }
}

/// The organisation, and under it the phone, for those who look for a guest at a station.
pub fn to_be_met(stay: &Stay, maker: &Maker<'_, '_>) -> Lines {
    Lines { third: stay.phone.clone(), ..whence(stay, maker) }
}

/// The hotel, and under it the room.
pub fn bed(stay: &Stay, maker: &Maker<'_, '_>) -> Lines {
    let [first, second] =
        [stay.hotel.lead(maker.language), stay.hotel.under(maker.language)].map(str::to_owned);
    Lines { first, second, third: stay.facts.room.clone(), ..Lines::default() }
}

/// The days from arrival to departure.
pub fn days(stay: &Stay, _: &Maker<'_, '_>) -> Lines {
    let short = |on: Option<summit_core::time::Date>| {
        on.map_or_else(|| "?".to_owned(), |day| day.0.format("%-m/%-d").to_string())
    };
    let facts = &stay.facts;
    let first = match (facts.arrives_on, facts.leaves_on) {
        (None, None) => String::new(),
        (Some(from), Some(to)) if from == to => short(Some(from)),
        (from, to) => format!("{}–{}", short(from), short(to)),
    };
    Lines { first, ..Lines::default() }
}

#[cfg(test)]
pub mod trial {
    use super::{Stay, Words};
    use crate::documents::trial;
    use summit_core::receptions::{Diet, Facts};

    /// A guest of whom everything is known, at its longest.
    pub fn stay() -> Stay {
        let guest = trial::long();
        Stay {
            id: guest.id,
            name: guest.name,
            latin_name: guest.latin_name,
            organisation: guest.organisation,
            phone: "+86 138 0000 1234".to_owned(),
            diet: Words::new("清真", "Halal"),
            facts: Facts {
                arrives_on: "2019-04-12".parse().ok(),
                arrives_at: "14:05".parse().ok(),
                arrives_by: "MU9795".to_owned(),
                arrival_place: "上海虹桥国际机场二号航站楼".to_owned(),
                wants_pick_up: Some(true),
                driver: "王师傅 139 0000 5678".to_owned(),
                plate: "苏B·A1234".to_owned(),
                hotel: "无锡君来世尊酒店".to_owned(),
                room: "801".to_owned(),
                nights: Some(2),
                diet: Some(Diet::Halal),
                allergies: "花生、海鲜、乳制品、含麸质的食物".to_owned(),
                leaves_on: "2019-04-14".parse().ok(),
                leaves_at: "10:30".parse().ok(),
                leaves_by: "G7021".to_owned(),
                departure_place: "无锡东站".to_owned(),
                remarks: String::new(),
            },
            hotel: Words::new("无锡君来世尊酒店", "Juna Hotel, Wuxi"),
            shares_with: Words::new("㛃𬭎", "Jie Hong"),
            comes_with: Words::new("随 欧阳修明 · 秘书", "with OUYANG Xiuming · secretary"),
        }
    }
}
