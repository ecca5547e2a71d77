//! The sponsors, level by level: who they are and where they are found.

use super::beside::{english, pair};
use super::{Level, Sponsor};
use crate::documents::style::{GRAY, HAIR, HALF, INK, LEAD, Maker};
use crate::flow::Column;
use crate::options::Words;
use crate::page::Target;
use crate::text::{Align, Span};

pub fn add<'run, 'book>(
    levels: &[Level],
    maker: &Maker<'run, 'book>,
    column: &mut Column<'run, 'book>,
) {
    if levels.iter().all(|level| level.sponsors.is_empty()) {
        return;
    }
    maker.open_part(column, "sponsors", &Words::new("赞助单位", "Sponsors"));
    let alone = levels.len() == 1;
    for (number, level) in levels.iter().enumerate() {
        if number > 0 {
            column.space(LEAD * 1.6);
        }
        let mut begins = vec![column.strips.len()];
        if !alone {
            heading(number, level, maker, column);
        }
        for (at, sponsor) in level.sponsors.iter().enumerate() {
            if at > 0 {
                column.part(HAIR, LEAD * 0.8, LEAD * 0.8);
                begins.push(column.strips.len());
            }
            // The names of the first level are the largest.
            let size = if number == 0 { 15.0 } else { 12.0 };
            write(sponsor, size, maker, column);
            // Whoever says nothing of themselves does not hold on to the next.
            column.let_go();
            if at == 1 {
                maker.keep_together(begins[0], column);
            }
        }
        if number + 1 == levels.len() {
            maker.keep_the_end(&begins, column);
        }
    }
}

fn heading(number: usize, level: &Level, maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    column.anchor(&format!("sponsors-{number}"), Some((2, &maker.both(&level.title))));
    let under = level.title.under(maker.language);
    let quiet = maker.style(8.6, GRAY);
    let spans = [
        Span {
            text: level.title.lead(maker.language),
            style: maker.style(11.0, maker.accent_text).bold(),
        },
        Span { text: if under.is_empty() { "" } else { "　" }, style: quiet },
        Span { text: under, style: quiet },
    ];
    column.spans(&spans, maker.setting(2.4).keeps_next());
    let width = column.width;
    column.rule(width, 0.3, maker.accent, maker.setting(0.8).keeps_next());
    column.space(HALF);
}

fn write<'run, 'book>(
    sponsor: &Sponsor,
    size: f32,
    maker: &Maker<'run, 'book>,
    column: &mut Column<'run, 'book>,
) {
    let language = maker.language;
    maker.check(&sponsor.name, "name", &sponsor.name);
    maker.check(&sponsor.name, "about", &sponsor.about);
    let name = maker.style(size, INK).bold();
    column.text(sponsor.name.lead(language), name, maker.setting(size * 0.21).keeps_next());
    let under = maker.style(size * 0.68, GRAY);
    column.text(sponsor.name.under(language), under, maker.setting(1.9).keeps_next());
    website(&sponsor.website, maker, column);
    let lead = |column: &mut Column<'_, '_>| {
        for paragraph in sponsor.about.lead(language).split('\n') {
            let setting = maker.setting(1.9).aligned(Align::Justify).before(HALF * 0.6);
            column.text(paragraph, maker.style(8.8, INK), setting);
        }
    };
    let under = |column: &mut Column<'_, '_>| {
        for paragraph in sponsor.about.under(language).split('\n') {
            let setting = english(maker, 1.75, 1.9).aligned(Align::Justify).before(HALF * 0.6);
            column.text(paragraph, maker.style(8.0, GRAY), setting);
        }
    };
    pair(maker, column, lead, under);
}

/// An address of the web, as people say it, that can be followed.
pub fn website(address: &str, maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    let Some(whole) = whole_address(address) else { return };
    let from = column.strips.len();
    column.text(said_address(address), maker.style(8.0, maker.accent_text), maker.setting(1.7));
    column.link(from, &Target::Address(whole));
}

/// An address of the web as people say it.
pub fn said_address(address: &str) -> &str {
    address.trim_start_matches("https://").trim_end_matches('/')
}

/// An address of the web as programs follow it.
pub fn whole_address(address: &str) -> Option<String> {
    let said = said_address(address);
    if said.is_empty() {
        return None;
    }
    let is_whole = address.contains("://");
    Some(if is_whole { address.to_owned() } else { format!("https://{said}") })
}

#[cfg(test)]
mod tests {
    use crate::documents::program::{Level, Program, Sponsor};
    use crate::documents::trial;
    use crate::options::{Options, Words};
    use crate::page::{Item, Page};

    /// How many sponsors of each level stand on each page that has any, and where the last line is.
    fn pages(levels: &[usize], about: &str) -> Vec<(usize, f32)> {
        let sponsor = |level: usize, number: usize| Sponsor {
            name: Words::new(format!("赞助商{level}第{number}家公司"), ""),
            about: Words::new(about, ""),
            ..Sponsor::default()
        };
        let level = |(at, count): (usize, &usize)| Level {
            title: Words::new(format!("第{at}级"), ""),
            sponsors: (0..*count).map(|number| sponsor(at, number)).collect(),
        };
        let levels = levels.iter().enumerate().map(level).collect();
        let program = Program { sponsors: levels, ..Program::default() };
        let told = |page: &Page| {
            let (mut count, mut last) = (0, 0.0_f32);
            for item in &page.items {
                if let Item::Text(text) = item {
                    let names = text.text.contains("家公司");
                    count += usize::from(names);
                    last = if names { last.max(text.y) } else { last };
                }
            }
            (count, last)
        };
        let pages = trial::printed(&program, &Options::default()).pages;
        pages.iter().map(told).filter(|(count, _)| *count > 0).collect()
    }

    #[test]
    fn sponsors_fill_their_pages_and_none_is_left_alone_on_the_last() {
        for levels in [[2, 9, 9], [1, 20, 2], [9, 9, 1]] {
            let pages = pages(&levels, "");

            let (last, before) = pages.split_last().unwrap();
            let told: usize = pages.iter().map(|(count, _)| *count).sum();
            assert_eq!(told, levels.iter().sum::<usize>());
            assert!(before.iter().all(|(_, end)| *end > 150.0), "{levels:?}: {pages:?}");
            assert!(last.0 > 1 || levels[2] == 1, "{levels:?}: {pages:?}");
        }
    }

    #[test]
    fn a_heading_of_two_short_sponsors_has_both_with_it() {
        for first in 1..14 {
            let pages = pages(&[first, 2], "");

            let last = pages.last().unwrap().0;
            assert!(pages.len() == 1 || last >= 2, "{first}: {pages:?}");
        }
    }
}
