//! The exhibitors: where they stand, what they show, and the figures of their equipment.

use super::beside::{english, pair};
use super::sponsors::website;
use super::{Equipment, Exhibitor};
use crate::documents::style::{GRAY, HAIR, HALF, INK, LEAD, Maker};
use crate::findings::Subject;
use crate::flow::{Column, Setting, Strip, Table};
use crate::options::Words;
use crate::page::Item;
use crate::text::{Align, Fit, PT, Rule};

pub fn add<'run, 'book>(
    exhibitors: &[Exhibitor],
    maker: &Maker<'run, 'book>,
    column: &mut Column<'run, 'book>,
) {
    if exhibitors.is_empty() {
        return;
    }
    maker.open_part(column, "exhibitors", &Words::new("参展单位", "Exhibitors"));
    let mut begins = Vec::new();
    for (number, exhibitor) in exhibitors.iter().enumerate() {
        if number > 0 {
            column.space(LEAD * 1.6);
        }
        let name = exhibitor.name.lead(maker.language);
        column.anchor(&format!("exhibitor-{number}"), Some((2, name)));
        begins.push(column.strips.len());
        add_exhibitor(exhibitor, maker, column);
    }
    maker.keep_the_end(&begins, column);
}

fn add_exhibitor<'run, 'book>(
    exhibitor: &Exhibitor,
    maker: &Maker<'run, 'book>,
    column: &mut Column<'run, 'book>,
) {
    let language = maker.language;
    let name = exhibitor.name.lead(language);
    maker.check(&exhibitor.name, "name", &exhibitor.name);
    maker.check(&exhibitor.name, "about", &exhibitor.about);

    let first = column.strips.len();
    let tag = booth_tag(&exhibitor.booth, column.width * 0.4, maker);
    let mut heading =
        column.inner(column.width - tag.as_ref().map_or(0.0, |(width, _)| width + 4.0));
    let of = (Subject::of(&exhibitor.name), "name");
    let large = (maker.style(12.0, INK).bold(), maker.setting(2.4).keeps_next());
    maker.say(of, name, large, &mut heading);
    let under = (maker.style(8.6, GRAY), maker.setting(1.8).keeps_next());
    maker.say(of, exhibitor.name.under(language), under, &mut heading);
    column.take(heading.strips, 0.0);
    if let (Some((width, items)), Some(strip)) = (tag, column.strips.get_mut(first)) {
        let left = column.width - width;
        strip.items.extend(items.into_iter().map(|item| item.moved(left, 0.0)));
    }
    website(&exhibitor.website, maker, column);
    let body = maker.setting(1.9).aligned(Align::Justify).before(HALF * 0.6);
    let lead = |column: &mut Column<'_, '_>| {
        for paragraph in exhibitor.about.lead(language).split('\n') {
            column.text(paragraph, maker.style(8.8, INK), body);
        }
    };
    let english = Setting { leading: english(maker, 1.75, 1.9).leading, ..body };
    let under = |column: &mut Column<'_, '_>| {
        for paragraph in exhibitor.about.under(language).split('\n') {
            column.text(paragraph, maker.style(8.0, GRAY), english);
        }
    };
    pair(maker, column, lead, under);
    if !exhibitor.equipment.is_empty() {
        add_equipment(&exhibitor.name, &exhibitor.equipment, maker, column);
    }
    maker.says_again(&exhibitor.name, first, column);
}

/// The booth number, white on the color of the event, and how wide it is.
fn booth_tag(booth: &str, widest: f32, maker: &Maker<'_, '_>) -> Option<(f32, Vec<Item>)> {
    if booth.is_empty() {
        return None;
    }
    let style = maker.style(10.0, maker.accent.ink()).bold();
    let fit = Fit {
        style,
        floor: style.size * 0.6,
        lines: 1,
        width: widest,
        rule: Rule::Shrink,
        align: Align::Start,
    };
    let fitted = maker.setter.fit(booth, &fit);
    maker.fitted(&fitted, style.size, &Words::new(booth, ""), "booth", booth);
    let line = fitted.lines.into_iter().next()?;
    let (width, height) = (line.width + 4.4, style.size * PT * 1.55);
    let top = HALF * 1.2 * maker.scale - height / 2.0;
    let mut items =
        vec![Item::Rect { x: 0.0, y: top, width, height, radius: 0.8, color: maker.accent }];
    line.place(2.2, top + height / 2.0 + style.size * PT * 0.36, &mut items);
    Some((width, items))
}

/// A column of the table of equipment: its title, its share of the width, and what it says.
struct Figure {
    title: Words,
    share: f32,
    lines: fn(&Equipment, &Maker<'_, '_>) -> [String; 3],
}

const FIGURES: [fn() -> Figure; 3] = [
    || Figure {
        title: Words::new("数量", "Units"),
        share: 9.0,
        lines: |item, _| [item.count.to_string(), String::new(), String::new()],
    },
    || Figure {
        title: Words::new("供电与供给", "Power and supply"),
        share: 24.0,
        lines: |item, maker| {
            let supply = [item.supply.lead(maker.language), item.supply.under(maker.language)];
            let [lead, under] = supply.map(str::to_owned);
            [item.power.clone(), lead, under]
        },
    },
    || Figure {
        title: Words::new("占地与重量", "Footprint and weight"),
        share: 31.0,
        lines: |item, _| [item.footprint.clone(), item.weight.clone(), String::new()],
    },
];

fn add_equipment(
    exhibitor: &Words,
    equipment: &[Equipment],
    maker: &Maker<'_, '_>,
    column: &mut Column<'_, '_>,
) {
    let all = FIGURES.iter().map(|figure| figure());
    let told = |figure: &Figure| {
        equipment.iter().any(|item| (figure.lines)(item, maker).iter().any(|line| !line.is_empty()))
    };
    let figures: Vec<Figure> = all.filter(told).collect();
    let (gap, width) = (2.5, column.width);
    let shares: Vec<f32> = figures.iter().map(|figure| figure.share * maker.scale).collect();
    let rest = width - shares.iter().map(|share| share + gap).sum::<f32>();
    let widths: Vec<f32> = std::iter::once(rest).chain(shares).collect();
    let mut table = Table::new(&widths, gap);
    table.padding = HALF * 0.45;
    table.line = Some((0.15, HAIR));

    let titles = std::iter::once(Words::new("设备", "Equipment"))
        .chain(figures.iter().map(|figure| figure.title.clone()));
    let heads = titles.enumerate().map(|(at, title)| {
        let mut cell = table.cell(at, column);
        let style = maker.style(7.2, GRAY);
        cell.text(title.lead(maker.language), style, maker.setting(1.5));
        cell.text(title.under(maker.language), maker.style(6.6, GRAY), maker.setting(1.3));
        cell.strips
    });
    let heads: Vec<Vec<Strip>> = heads.collect();
    table.set_head(heads, width, (0.4, maker.accent));
    column.space(HALF * 0.8);
    table.begin(column);
    let mut begins = Vec::new();
    for item in equipment {
        begins.push(column.strips.len());
        maker.check(exhibitor, "equipment", &item.name);
        let mut cells = vec![equipment_cell(item, maker, &table, column)];
        for (at, figure) in figures.iter().enumerate() {
            let mut cell = table.cell(at + 1, column);
            let [first, second, english] = (figure.lines)(item, maker);
            for line in [first, second] {
                cell.text(&line, maker.style(8.2, INK), maker.setting(1.75));
            }
            cell.text(&english, maker.style(7.2, GRAY), maker.setting(1.5));
            cells.push(cell.strips);
        }
        table.row(cells, maker.area(0).height * 0.8, column);
    }
    maker.keep_the_end(&begins, column);
}

fn equipment_cell(
    item: &Equipment,
    maker: &Maker<'_, '_>,
    table: &Table,
    column: &Column<'_, '_>,
) -> Vec<Strip> {
    let language = maker.language;
    let mut cell = table.cell(0, column);
    cell.text(item.name.lead(language), maker.style(8.6, INK).bold(), maker.setting(1.8));
    cell.text(item.name.under(language), maker.style(7.4, GRAY), maker.setting(1.6));
    let made_by = maker.both(&item.maker);
    let origin = [item.model.as_str(), &made_by];
    let origin: Vec<&str> = origin.into_iter().filter(|text| !text.is_empty()).collect();
    cell.text(&origin.join(" · "), maker.style(7.6, GRAY), maker.setting(1.6));
    cell.strips
}
