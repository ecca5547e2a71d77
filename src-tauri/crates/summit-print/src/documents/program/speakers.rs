//! The speakers, with portraits and biographies.

use super::Speaker;
use super::agenda::who;
use super::beside::{english, pair};
use crate::documents::style::{GRAY, HAIR, HALF, INK, LEAD, Maker};
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
        add_speaker(speaker, portraits, maker, column);
        let whose = Words::new(&speaker.name, &speaker.latin_name);
        maker.says_again(&whose, first, column);
    }
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
    column.text(&post, maker.style(8.8, INK).bold(), maker.setting(1.9).keeps_next());
    if language == Language::Both
        && !(speaker.position.zh.is_empty() && speaker.organisation.zh.is_empty())
    {
        let english = who(
            &Words::new("", &speaker.organisation.en),
            &Words::new("", &speaker.position.en),
            Language::En,
        );
        column.text(&english, maker.style(7.8, GRAY), maker.setting(1.7).keeps_next());
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
