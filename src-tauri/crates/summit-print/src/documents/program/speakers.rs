//! The speakers, with portraits and biographies.

use super::Speaker;
use super::agenda::who;
use super::beside::{english, pair};
use crate::documents::style::{GRAY, HAIR, HALF, INK, LEAD, Maker};
use crate::findings::Subject;
use crate::flow::{Column, Setting};
use crate::options::{Language, Words};
use crate::page::Item;
use crate::text::{Align, Span};

pub fn add<'run, 'book>(
    speakers: &[Speaker],
    maker: &Maker<'run, 'book>,
    column: &mut Column<'run, 'book>,
) {
    if speakers.is_empty() {
        return;
    }
    maker.open_part(column, "speakers", &Words::new("讲者", "Speakers"));
    let portraits = speakers.iter().any(|speaker| speaker.photo.is_some());
    let mut begins = Vec::new();
    for (number, speaker) in speakers.iter().enumerate() {
        if number > 0 {
            column.part(HAIR, LEAD, LEAD);
        }
        let name = maker.language.pick(&speaker.name, &speaker.latin_name);
        column.anchor(&format!("speaker-{number}"), Some((2, name)));
        if !speaker.person.is_empty() {
            column.anchor(&format!("person-{}-life", speaker.person), None);
        }
        let first = column.strips.len();
        begins.push(first);
        add_speaker(speaker, portraits, maker, column);
        let whose = Words::new(&speaker.name, &speaker.latin_name);
        maker.says_again(&whose, first, column);
    }
    maker.keep_the_end(&begins, column);
}

fn add_speaker<'run, 'book>(
    speaker: &Speaker,
    portraits: bool,
    maker: &Maker<'run, 'book>,
    column: &mut Column<'run, 'book>,
) {
    let size = (22.0 * maker.scale, 28.6 * maker.scale);
    let gap = 5.0 * maker.scale;
    match &speaker.photo {
        Some(photo) => {
            column.beside(photo.clone(), size, gap, |column| write(speaker, maker, column));
        }
        None if portraits => {
            let panel = stand_in(speaker, size, maker);
            column.beside_items(panel, size, gap, |column| write(speaker, maker, column));
        }
        None => write(speaker, maker, column),
    }
}

/// A quiet panel with the first character of the name, where others have a portrait.
fn stand_in(speaker: &Speaker, (width, height): (f32, f32), maker: &Maker<'_, '_>) -> Vec<Item> {
    let color = maker.accent.tint(0.12);
    let mut items = vec![Item::Rect { x: 0.0, y: 0.6, width, height, radius: 0.0, color }];
    let name = maker.language.pick(&speaker.name, &speaker.latin_name);
    let initial: String = name.chars().take(1).collect();
    let style = maker.style(24.0, maker.accent_text.tint(0.7)).bold();
    let baseline = 0.6 + height / 2.0 + style.size * crate::text::PT * 0.36;
    maker.one_line(&mut items, &initial, style, (0.0, baseline, width), Align::Center);
    items
}

fn write<'run, 'book>(
    speaker: &Speaker,
    maker: &Maker<'run, 'book>,
    column: &mut Column<'run, 'book>,
) {
    let language = maker.language;
    let name = language.pick(&speaker.name, &speaker.latin_name);
    let whose = Words::new(&speaker.name, &speaker.latin_name);
    maker.check(&whose, "name", &whose);
    maker.check(&whose, "biography", &speaker.biography);
    maker.check(&whose, "position", &speaker.position);
    maker.check(&whose, "organisation", &speaker.organisation);

    let heading = column.strips.len();
    let second = language.under(&speaker.name, &speaker.latin_name);
    let spans = [
        Span { text: name, style: maker.style(13.0, INK).bold() },
        Span { text: if second.is_empty() { "" } else { "　" }, style: maker.small() },
        Span { text: second, style: maker.style(9.5, GRAY) },
    ];
    column.spans(&spans, maker.setting(2.6).keeps_next());
    let post = who(&speaker.organisation, &speaker.position, language);
    let of = (Subject::of(&whose), "organisation");
    let bold = (maker.style(8.8, INK).bold(), maker.setting(1.9).keeps_next());
    maker.say(of, &post, bold, column);
    if language == Language::Both
        && !(speaker.position.zh.is_empty() && speaker.organisation.zh.is_empty())
    {
        let english = who(
            &Words::new("", &speaker.organisation.en),
            &Words::new("", &speaker.position.en),
            Language::En,
        );
        let quiet = (maker.style(7.8, GRAY), maker.setting(1.7).keeps_next());
        maker.say(of, &english, quiet, column);
    }
    for talk in &speaker.talks {
        let style = maker.style(8.4, maker.accent_text);
        let setting = maker.setting(1.8).before(HALF * 0.4).keeps_next();
        column.text(talk.lead(language), style, setting);
        let english = maker.style(7.6, GRAY);
        column.text(talk.under(language), english, maker.setting(1.6).keeps_next());
    }
    // Who somebody is and what they speak about stays on one page, with the beginning of their life.
    column.keep(heading);
    biography(speaker, maker, column);
}

fn biography<'run, 'book>(
    speaker: &Speaker,
    maker: &Maker<'run, 'book>,
    column: &mut Column<'run, 'book>,
) {
    let language = maker.language;
    let body = maker.setting(1.9).aligned(Align::Justify);
    let first = body.before(HALF * 0.8);
    let lead = |column: &mut Column<'_, '_>| {
        for (index, paragraph) in speaker.biography.lead(language).split('\n').enumerate() {
            let indent = if index > 0 { maker.body().size * crate::text::PT * 2.0 } else { 0.0 };
            let setting = if index == 0 { first } else { Setting { indent, ..body } };
            column.text(paragraph, maker.style(8.8, INK), setting);
        }
    };
    let english = english(maker, 1.75, 1.9).aligned(Align::Justify).before(HALF * 0.6);
    let under = |column: &mut Column<'_, '_>| {
        for paragraph in speaker.biography.under(language).split('\n') {
            column.text(paragraph, maker.style(8.0, GRAY), english);
        }
    };
    pair(maker, column, lead, under);
}

#[cfg(test)]
mod tests {
    use crate::documents::program::{Member, Program, Sector, Speaker};
    use crate::documents::trial;
    use crate::options::{Options, ProgramPart, Words};
    use crate::page::{Item, Page};

    /// How often some words stand on each page on which they stand.
    fn pages(program: &Program, words: &str) -> Vec<usize> {
        let count = |page: &Page| {
            let mut count = 0;
            page.visit(&mut |item, _| {
                let found = matches!(item, Item::Text(text) if text.text.contains(words));
                count += usize::from(found);
            });
            count
        };
        let without = vec![ProgramPart::Index];
        let options = Options { without, ..Options::default() };
        let pages = trial::printed(program, &options).pages;
        pages[2..].iter().map(count).filter(|count| *count > 0).collect()
    }

    fn speaker(number: usize, paragraphs: usize) -> Speaker {
        Speaker {
            name: format!("王若溪{number}"),
            position: Words::new("研究员", "Research Fellow"),
            organisation: Words::new("示例研究院", "Sample Institute"),
            biography: Words::new("长期从事细胞制剂质量研究。".repeat(paragraphs), ""),
            ..Speaker::default()
        }
    }

    #[test]
    fn no_short_entry_is_alone_on_the_last_page_of_its_part() {
        for count in 2..24 {
            let speakers = (0..count).map(|number| speaker(number, 0)).collect();
            let told = pages(&Program { speakers, ..Program::default() }, "王若溪");
            assert!(*told.last().unwrap() > 1, "{count} speakers: {told:?}");
            assert_eq!(told.iter().sum::<usize>(), count);

            let member = |number| Member {
                name: Words::new(format!("第{number}医院"), "Hospital"),
                ..Member::default()
            };
            let sector = |number| Sector {
                title: Words::new(format!("界别{number}"), ""),
                members: vec![member(number)],
            };
            let sectors = (0..count).map(sector).collect();
            let told = pages(&Program { sectors, ..Program::default() }, "医院");
            assert!(*told.last().unwrap() > 1, "{count} sectors: {told:?}");
        }
    }

    #[test]
    fn a_short_entry_after_a_long_one_has_its_end_beside_it() {
        for sentences in 60..100 {
            let speakers = vec![speaker(1, sentences), speaker(2, 0)];
            let program = Program { speakers, ..Program::default() };
            let [lives, named] = ["细胞制剂", "王若溪"].map(|words| pages(&program, words));

            // On every page on which somebody is named stands something of the first as well.
            assert_eq!(lives.len(), named.len(), "{sentences}");
            assert!(lives.len() == 1 || lives[1] > 2, "{sentences}: {lives:?}");
        }
    }
}
