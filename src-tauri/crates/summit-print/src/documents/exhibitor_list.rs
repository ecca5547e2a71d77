//! The exhibitors by booth, with the equipment that each brings.

use summit_core::{prints::Subject, registrations::FilterKey};

use super::card::{GRAY, INK};
use super::list::{self, List};
use super::program::{Equipment, Exhibitor};
use super::style::Maker;
use super::{Choice, Kind, Purpose, Whom};
use crate::event;
use crate::findings;
use crate::flow::{Column, Table};
use crate::options::{Language, Size, Words};
use crate::pieces;

pub const KIND: Kind = Kind {
    name: "exhibitors",
    title: ("展商与设备清单", "Exhibitors and equipment"),
    purpose: Purpose::Exhibition,
    whom: Whom::Booths,
    sizes: &[Size::A4, Size::new(297.0, 210.0)],
    choices: &[Choice::Filter, Choice::Accent],
    orders: &[],
    take: |reading, filter, _| {
        // Whom the signs of booths would be made for.
        let mut booths = event::booths(reading)?;
        pieces::retain(&mut booths, reading, filter, &[FilterKey::Organisation])?;
        let booths: Vec<Subject> = booths.iter().map(|booth| booth.subject).collect();
        Ok(Box::new(List {
            occasion: event::occasion(reading)?,
            title: Words::new("展商与设备清单", "Exhibitors and equipment"),
            of: event::exhibitors_at(reading, |booth| booths.contains(&Subject::Booth(booth)))?,
            fill,
        }))
    },
};

fn fill(exhibitors: &[Exhibitor], maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    let width = column.width;
    let gap = 4.0;
    let (booth, name) = (18.0, width * 0.32);
    let mut table = Table::new(&[booth, name, width - booth - name - 2.0 * gap], gap);
    table.padding = 2.4;
    let heads = [
        Words::new("展位", "Booth"),
        Words::new("参展单位", "Exhibitor"),
        Words::new("设备", "Equipment"),
    ];
    list::head(&heads, &mut table, maker, column);
    table.begin(column);
    for exhibitor in exhibitors {
        row(exhibitor, maker, &table, column);
    }
}

fn row(exhibitor: &Exhibitor, maker: &Maker<'_, '_>, table: &Table, column: &mut Column<'_, '_>) {
    let language = maker.language;
    let lead = exhibitor.name.lead(language);
    maker.check(&exhibitor.name, "name", &exhibitor.name);
    let mut booth = table.cell(0, column);
    booth.text(&exhibitor.booth, maker.style(11.0, maker.accent_text).bold(), maker.setting(2.1));
    let mut name = table.cell(1, column);
    let of = (findings::Subject::of(&exhibitor.name), "name");
    maker.say(of, lead, (maker.style(10.0, INK).bold(), maker.setting(2.1)), &mut name);
    let under = (maker.style(8.0, GRAY), maker.setting(1.7));
    maker.say(of, exhibitor.name.under(language), under, &mut name);
    name.text(&exhibitor.website, maker.style(7.8, GRAY), maker.setting(1.7));
    let mut equipment = table.cell(2, column);
    for one in &exhibitor.equipment {
        maker.check(&exhibitor.name, "equipment", &one.name);
        let title = match one.count {
            0 | 1 => one.name.lead(language).to_owned(),
            count => format!("{} × {count}", one.name.lead(language)),
        };
        let before = if equipment.strips.is_empty() { 0.0 } else { 1.6 };
        equipment.text(&title, maker.style(9.4, INK), maker.setting(2.0).before(before));
        equipment.text(one.name.under(language), maker.style(8.0, GRAY), maker.setting(1.7));
        let figures = figures(one);
        equipment.text(figures.lead(language), maker.style(8.0, GRAY), maker.setting(1.7));
        let said = one.maker.under(language).len() + one.supply.under(language).len();
        let english = if said > 0 { figures.under(language) } else { "" };
        equipment.text(english, maker.style(7.4, GRAY), maker.setting(1.6));
    }
    let tallest = maker.size.height * 0.6;
    table.row(vec![booth.strips, name.strips, equipment.strips], tallest, column);
}

/// Model, maker, power, supply, size and weight on one line in each language.
fn figures(one: &Equipment) -> Words {
    let line = |language: Language, between: &str| {
        let [made_by, supply] = [&one.maker, &one.supply].map(|words| words.lead(language));
        let parts = [&one.model, made_by, &one.power, supply, &one.footprint, &one.weight];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        // A comma may end a line.
        parts.join(between)
    };
    Words::new(line(Language::Zh, "，"), line(Language::En, ", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::trial;
    use crate::options::Options;

    #[test]
    fn everything_has_its_place() {
        let exhibitor = Exhibitor {
            name: Words::new("示例生物科技有限公司", "Sample Biotech Ltd."),
            booth: "A12".to_owned(),
            equipment: vec![Equipment {
                name: Words::new("自动化液氮存储系统", "Liquid nitrogen storage"),
                model: "BioArchive".to_owned(),
                count: 2,
                power: "1500 W".to_owned(),
                supply: Words::new("LN2", ""),
                ..Equipment::default()
            }],
            ..Exhibitor::default()
        };
        let title = Words::new("展商与设备清单", "Exhibitors and equipment");
        let document = List { occasion: trial::occasion(), title, of: vec![exhibitor], fill };

        insta::assert_snapshot!(trial::placed(&document, &Options::default()));
    }
}
