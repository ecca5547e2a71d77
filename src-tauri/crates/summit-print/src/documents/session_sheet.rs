//! A sheet for the chair of a session: who speaks, when, and room to write.

use summit_core::registrations::FilterKey;

use super::card::{Card, Frame, GRAY, HAIR, Row, post, post_under};
use super::program::Part;
use super::{Choice, Kind, Purpose, Whom};
use crate::Run;
use crate::event::{self, Occasion, Talk};
use crate::findings::{FindingKind, Subject};
use crate::fonts::Weight;
use crate::options::{Language, Order, Size, Words};
use crate::page::{Color, Item};
use crate::pieces::Making;
use crate::snapshots::Shown;
use crate::text::{Align, Style};

pub const KIND: Kind = Kind {
    name: "session-sheets",
    title: ("主持人用表", "Session sheets for chairs"),
    purpose: Purpose::Rooms,
    whom: Whom::Agenda,
    sizes: &[Size::A4, Size::A5],
    choices: &[Choice::Batch, Choice::Accent],
    orders: &[Order::Agenda, Order::Room],
    take: |reading, filter, options| {
        let making = Making {
            kind: &KIND,
            keys: &[FilterKey::Organisation, FilterKey::Session, FilterKey::Day],
            draw,
            show,
        };
        making.take(reading, filter, options, event::talks(reading)?)
    },
};

fn show(occasion: &Occasion, talk: &Talk, shown: &mut Shown<'_>) {
    let (language, session) = (shown.language(), &talk.session);
    [&session.starts, &session.ends].into_iter().for_each(|text| shown.text(text));
    [&talk.date, &session.room, &session.title].into_iter().for_each(|words| shown.words(words));
    for part in &session.people {
        shown.words(&Words::new(&part.name, &part.latin_name));
        shown.words(&part.role);
        shown.text(&post(&part.organisation, &part.position, language));
        shown.text(&post_under(&part.organisation, &part.position, language));
    }
    shown.words(&occasion.title);
}

fn draw(occasion: &Occasion, talk: &Talk, run: &mut Run<'_, '_>) {
    let Size { width, height } = run.options.size.unwrap_or(KIND.sizes[0]);
    let language = run.options.language;
    let session = &talk.session;
    let mut card = Card::begin(run, Subject::of(&session.title));
    let unit = width / 210.0;
    let style = |size: f32, color: Color| Style::new(size * unit.max(0.8), Weight::Regular, color);
    let room = Frame::new(0.0, 0.0, width, height).inside(20.0 * unit, 20.0 * unit);
    let accent = card.accent();
    card.rect(Frame::new(room.x, room.y, 14.0 * unit, 1.2 * unit), accent);

    let when = when(talk);
    let place = (room.x, room.y + 9.0 * unit, room.width);
    card.one_line(
        "date",
        when.lead(language),
        style(10.5, card.accent_text()).bold(),
        place,
        Align::Start,
    );
    let under = when.under(language);
    let step = if under.is_empty() { 0.0 } else { 4.6 * unit };
    let place = (room.x, room.y + 9.0 * unit + step, room.width);
    card.one_line("date", under, style(8.4, GRAY), place, Align::Start);
    let head = Frame::new(room.x, room.y + 13.0 * unit + step, room.width, 34.0 * unit);
    let rows = [
        Row::new("title", session.title.lead(language), 20.0 * unit).bold().lines(3),
        Row::new("title", session.title.under(language), 10.0 * unit).colored(GRAY).before(0.6),
    ];
    let y = card.stack(&rows, head, Align::Start, 0.0) + 8.0 * unit;
    let below = Frame { y, height: room.y + room.height - y, ..room };
    let y = people(talk, below, unit, &mut card);
    notes(Frame { y, height: room.y + room.height - y, ..room }, unit, &mut card);
    let place = (room.x, height - 9.5 * unit, room.width);
    card.signed(&occasion.title, style(7.6, GRAY), place, Align::Start);
    card.end(width, height);
}

/// The day, the time and the room, on one line in each language.
fn when(talk: &Talk) -> Words {
    let Talk { date, session } = talk;
    let ends = if session.ends.is_empty() { String::new() } else { format!("–{}", session.ends) };
    let time = format!("{}{ends}", session.starts);
    let line = |date: &str, room: &str, between: &str| {
        let parts = [date, &time, room].into_iter().filter(|text| !text.is_empty());
        parts.collect::<Vec<_>>().join(between)
    };
    let english = line(&date.en, session.room.lead(Language::En), " · ");
    Words::new(line(&date.zh, session.room.lead(Language::Zh), "\u{3000}"), english)
}

/// Everybody in the session, each with a line for the times; answers where they end.
fn people(talk: &Talk, room: Frame, unit: f32, card: &mut Card<'_, '_, '_>) -> f32 {
    let language = card.language();
    let scale = unit.max(0.8);
    let style = |size: f32, color: Color| Style::new(size * scale, Weight::Regular, color);
    let count = talk.session.people.len().max(1) as f32;
    // Each row is as high as the page allows, and never so low that nobody can write in it.
    let most = room.height - 14.0 * unit;
    let height = ((room.height * 0.55) / count).clamp(11.0 * unit, 20.0 * unit);
    let height = height.min(most / count).max(least_row(language));
    let fitting = (most / height + 0.01) as usize;
    let left_out = talk.session.people.iter().skip(fitting);
    let left_out: Vec<&str> = left_out.map(|part| part.name.as_str()).collect();
    if !left_out.is_empty() {
        let subject = Subject { name: &card.name, name_en: &card.name_en, id: "" };
        let names = left_out.join("、");
        card.run.findings.add(FindingKind::LeftOut, subject, "people", &names);
    }
    let widths = [0.52, 0.16, 0.16, 0.16].map(|share| share * room.width);
    let heads = [
        Words::new("人员", "Who"),
        Words::new("开始", "Begins"),
        Words::new("结束", "Ends"),
        Words::new("备注", "Remarks"),
    ];
    let mut x = room.x;
    for (head, width) in heads.iter().zip(widths) {
        let text = head.both(language);
        let place = (x, room.y + 3.0 * unit, width - 2.0);
        card.one_line("text", &text, style(8.0, GRAY), place, Align::Start);
        x += width;
    }
    let mut y = room.y + 5.0 * unit;
    let accent = card.accent();
    card.rect(Frame::new(room.x, y, room.width, 0.4), accent);
    for part in talk.session.people.iter().take(fitting) {
        person(part, Frame::new(room.x, y, widths[0] - 3.0, height), scale, card);
        let mut x = room.x + widths[0];
        for width in &widths[1..] {
            let line = y + height - 3.0 * unit;
            card.line((x, line), (x + width - 4.0 * unit, line), 0.2, 0.0, GRAY);
            x += width;
        }
        y += height;
        card.line((room.x, y), (room.x + room.width, y), 0.15, 0.0, HAIR);
    }
    y + 9.0 * unit
}

/// Rows of many hold each line once, at its smallest.
const TIGHT: f32 = 14.0;

/// How high the row of somebody is at least, in millimeters: two lines, and the English under them.
fn least_row(language: Language) -> f32 {
    if language == Language::Both { 9.8 } else { 8.0 }
}

fn person(part: &Part, frame: Frame, scale: f32, card: &mut Card<'_, '_, '_>) {
    let language = card.language();
    let name = language.pick(&part.name, &part.latin_name);
    let role = part.role.lead(language);
    let name = if role.is_empty() { name.to_owned() } else { format!("{name}\u{3000}{role}") };
    let line = post(&part.organisation, &part.position, language);
    let whose = Words::new(&part.name, &part.latin_name);
    let english = [
        whose.under(language),
        part.role.under(language),
        &post_under(&part.organisation, &part.position, language),
    ];
    let english: Vec<&str> = english.into_iter().filter(|text| !text.is_empty()).collect();
    let (lines, margin) = if frame.height < TIGHT { (1, 0.3) } else { (2, 1.0) };
    let rows = [
        Row::new("name", name, 11.5 * scale).bold().lines(1),
        Row::new("organisation", line, 8.4 * scale).floor(6.0).lines(lines),
        Row::new("organisation", english.join(", "), 7.2 * scale)
            .floor(6.0)
            .lines(lines)
            .colored(GRAY),
    ];
    // What cannot be printed of somebody is told with the person, not with the session.
    let known = card.take_place_of(&whose);
    card.stack(&rows, frame.inside(0.0, margin), Align::Start, 0.5);
    card.give_back(known);
}

/// Lines to write on.
fn notes(room: Frame, unit: f32, card: &mut Card<'_, '_, '_>) {
    let language = card.language();
    let label = Words::new("记录", "Notes");
    let text = label.both(language);
    let style = Style::new(8.0 * unit.max(0.8), Weight::Regular, GRAY);
    card.one_line("text", &text, style, (room.x, room.y, room.width), Align::Start);
    let mut y = room.y + 10.0 * unit;
    while y < room.y + room.height - 4.0 * unit {
        let color = HAIR;
        let (x1, x2) = (room.x, room.x + room.width);
        card.items.push(Item::Line { x1, y1: y, x2, y2: y, width: 0.15, dash: 0.0, color });
        y += 9.0 * unit;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::card::Cards;
    use crate::documents::program::Session;
    use crate::documents::trial;
    use crate::options::Options;

    #[test]
    fn everything_has_its_place() {
        let document = Cards { occasion: trial::occasion(), each: vec![talk()], draw };

        insta::assert_snapshot!(trial::placed(&document, &Options::default()));
    }

    #[test]
    fn a_round_of_many_stays_on_the_page_and_who_is_left_out_is_named() {
        let print = |count: usize| {
            let mut talk = talk();
            talk.session.people = vec![talk.session.people[0].clone(); count];
            let document = Cards { occasion: trial::occasion(), each: vec![talk], draw };
            trial::stays_inside(&document, &Options::default());
            trial::printed(&document, &Options::default()).findings
        };

        assert!(print(16).iter().all(|finding| finding.kind != FindingKind::LeftOut));
        let findings = print(40);
        let left_out = &findings[0];
        assert_eq!((left_out.kind, left_out.field.as_str()), (FindingKind::LeftOut, "people"));
    }

    #[test]
    fn what_cannot_be_printed_of_somebody_is_told_with_the_person() {
        let mut talk = talk();
        let person = &talk.session.people[0];
        talk.session.people.push(Part {
            name: "钱\u{F0001}".to_owned(),
            organisation: Words::new("国家干细胞与再生医学产业技术创新战略联盟".repeat(6), ""),
            ..person.clone()
        });
        let document = Cards { occasion: trial::occasion(), each: vec![talk], draw };

        let findings = trial::printed(&document, &Options::default()).findings;

        let told = findings.iter().map(|finding| (finding.kind, finding.subject.as_str()));
        let told: Vec<_> = told.collect();
        let whose = "钱\u{F0001}";
        assert!(told.contains(&(FindingKind::MissingCharacter, whose)), "{told:?}");
        assert!(told.contains(&(FindingKind::Overflow, whose)), "{told:?}");
        assert!(told.iter().all(|(_, subject)| *subject == whose), "{told:?}");
    }

    fn talk() -> Talk {
        let session = Session {
            starts: "09:00".to_owned(),
            ends: "09:40".to_owned(),
            title: Words::new("细胞治疗产品的质量评价", "Quality evaluation of cell products"),
            room: Words::new("世尊厅", "Grand Hall"),
            people: vec![Part {
                role: Words::new("会议主席", "Chair"),
                name: "林若溪".to_owned(),
                organisation: Words::new("示例研究院", "Sample Institute"),
                ..Part::default()
            }],
            ..Session::default()
        };
        Talk { date: Words::new("2019年4月13日 星期六", "Saturday, 13 April 2019"), session }
    }
}
