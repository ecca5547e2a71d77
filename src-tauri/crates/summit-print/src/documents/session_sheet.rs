//! A sheet for the chair of a session: who speaks, when, and room to write.

mod people;

use summit_core::registrations::FilterKey;

use super::card::{Card, Frame, GRAY, HAIR, Row, on_page, post, post_under};
use super::{Choice, Kind, Purpose, Whom};
use crate::Run;
use crate::event::{self, Occasion, Talk};
use crate::findings::Subject;
use crate::fonts::Weight;
use crate::options::{Language, Order, Size, Words};
use crate::page::{Color, Item};
use crate::pieces::{Making, Uneven};
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
        Ok(Box::new(Uneven(making.take(reading, filter, options, event::talks(reading)?)?)))
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
        shown.text(&part.short);
    }
    shown.words(&occasion.title);
}

fn draw(occasion: &Occasion, talk: &Talk, run: &mut Run<'_, '_>) {
    let Size { width, height } = run.options.size.unwrap_or(KIND.sizes[0]);
    let unit = width / 210.0;
    let room = Frame::new(0.0, 0.0, width, height).inside(20.0 * unit, 20.0 * unit);
    let mut pages = Vec::new();
    let mut number = 0;
    while number == 0 || number < pages.len() {
        let mut card = Card::begin(run, Subject::of(&talk.session.title));
        let below = head(talk, (number + 1, pages.len()), room, unit, &mut card);
        if number == 0 {
            pages =
                people::pages(talk, below, under_later(talk, room, unit, &card), unit, &mut card);
        }
        let people = pages.get_mut(number).map(std::mem::take).unwrap_or_default();
        let end = people::place(people, below, unit, &mut card) + 9.0 * unit;
        if number + 1 >= pages.len() {
            notes(Frame { y: end, height: room.y + room.height - end, ..room }, unit, &mut card);
        }
        let style = Style::new(7.6 * unit.max(0.8), Weight::Regular, GRAY);
        let place = (room.x, height - 9.5 * unit, room.width);
        card.signed(&occasion.title, style, place, Align::Start);
        card.end(width, height);
        number += 1;
    }
}

/// When and where, and what: large on the first page, and as what goes on on the others. Answers what
/// is left of the page.
fn head(
    talk: &Talk,
    (number, count): (usize, usize),
    room: Frame,
    unit: f32,
    card: &mut Card<'_, '_, '_>,
) -> Frame {
    let language = card.language();
    let style = |size: f32, color: Color| Style::new(size * unit.max(0.8), Weight::Regular, color);
    let accent = card.accent();
    card.rect(Frame::new(room.x, room.y, 14.0 * unit, 1.2 * unit), accent);
    let when = when(talk);
    let place = (room.x, room.y + 9.0 * unit, room.width);
    let bold = style(10.5, card.accent_text()).bold();
    card.one_line("date", when.lead(language), bold, place, Align::Start);
    let step = step(talk, language, unit);
    let place = (room.x, room.y + 9.0 * unit + step, room.width);
    card.one_line("date", when.under(language), style(8.4, GRAY), place, Align::Start);

    let title = &talk.session.title;
    let y = room.y + 13.0 * unit + step;
    if number > 1 {
        let title = on_page(title, (number, count));
        let rows = [
            Row::new("title", title.lead(language), 13.0 * unit).bold(),
            Row::new("title", title.under(language), 8.4 * unit).colored(GRAY),
        ];
        card.stack(&rows, Frame::new(room.x, y, room.width, LATER * unit), Align::Start, 0.0);
        return under_later(talk, room, unit, card);
    }
    let head = Frame::new(room.x, y, room.width, 34.0 * unit);
    let rows = [
        Row::new("title", title.lead(language), 20.0 * unit).bold().lines(3),
        Row::new("title", title.under(language), 10.0 * unit).colored(GRAY).before(0.6),
    ];
    let y = card.stack(&rows, head, Align::Start, 0.0) + 8.0 * unit;
    Frame { y, height: room.y + room.height - y, ..room }
}

/// How much room the title has on the pages after the first, on A4.
const LATER: f32 = 20.0;

/// What is left of a page after the first.
fn under_later(talk: &Talk, room: Frame, unit: f32, card: &Card<'_, '_, '_>) -> Frame {
    let down = 13.0 * unit + step(talk, card.language(), unit) + (LATER + 3.0) * unit;
    Frame { y: room.y + down, height: room.height - down, ..room }
}

/// How far the English of the time and the room stands under the Chinese.
fn step(talk: &Talk, language: Language, unit: f32) -> f32 {
    if when(talk).under(language).is_empty() { 0.0 } else { 4.6 * unit }
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

/// Lines to write on.
fn notes(room: Frame, unit: f32, card: &mut Card<'_, '_, '_>) {
    if room.height < 24.0 * unit {
        return;
    }
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
    use crate::documents::program::{Part, Session};
    use crate::documents::trial;
    use crate::findings::FindingKind;
    use crate::options::Options;
    use crate::page::describe;
    use crate::text::PT;

    #[test]
    fn the_name_of_the_event_is_never_too_small_to_be_read() {
        let document = Cards { occasion: trial::long_event(), each: vec![talk()], draw };
        trial::foot_can_be_read(&document, &[KIND.sizes[0], Size::A6]);
    }

    #[test]
    fn everything_has_its_place() {
        let document = Cards { occasion: trial::occasion(), each: vec![talk()], draw };

        insta::assert_snapshot!(trial::placed(&document, &Options::default()));
    }

    #[test]
    fn a_round_of_many_goes_on_over_the_page_and_nobody_is_left_out_or_cut() {
        let print = |count: usize, size: Size| {
            let mut talk = talk();
            let person = |number: usize| Part {
                name: format!("第{number}位"),
                latin_name: format!("Number {number}"),
                organisation: Words::new(
                    "国家药品监督管理局药品审评中心细胞与基因治疗产品审评与监管科学重点实验室",
                    "Key Laboratory of Regulatory Science for Cell and Gene Therapy Products, \
                     National Medical Products Administration",
                ),
                position: Words::new("首席科学家、博士生导师", "Chief Scientist"),
                ..Part::default()
            };
            talk.session.people = (1..=count).map(person).collect();
            let document = Cards { occasion: trial::occasion(), each: vec![talk], draw };
            let options = Options { size: Some(size), ..Options::default() };
            trial::stays_inside(&document, &options);
            trial::printed(&document, &options)
        };

        for size in KIND.sizes {
            assert_eq!(print(3, *size).pages.len(), 1);
            let printed = print(14, *size);
            let text: String = printed.pages.iter().map(describe).collect();
            for number in 1..=14 {
                assert_eq!(text.matches(&format!("第{number}位")).count(), 1, "{number} on {size}");
            }
            assert_eq!(text.matches("博士生导师").count(), 14, "on {size}");
            let kinds: Vec<FindingKind> =
                printed.findings.iter().map(|finding| finding.kind).collect();
            let spoiled = [FindingKind::Overflow, FindingKind::LeftOut];
            assert!(kinds.iter().all(|kind| !spoiled.contains(kind)), "{kinds:?} on {size}");
        }
        let printed = print(14, Size::A5);
        assert!(describe(&printed.pages[1]).contains("（续 2/"));
        assert!(printed.findings.iter().any(|finding| finding.kind == FindingKind::Continued));
    }

    #[test]
    fn no_rule_strikes_through_a_line_and_no_two_lines_meet() {
        let mut talk = talk();
        talk.session.people = vec![
            Part {
                latin_name: "Lin Ruoxi".to_owned(),
                organisation: Words::new(
                    "新疆维吾尔自治区人民医院血液科造血干细胞移植中心".repeat(3),
                    "People’s Hospital of Xinjiang Uygur Autonomous Region, ".repeat(3),
                ),
                ..talk.session.people[0].clone()
            };
            4
        ];
        let document = Cards { occasion: trial::occasion(), each: vec![talk], draw };

        for size in KIND.sizes {
            let options = Options { size: Some(*size), ..Options::default() };
            for page in trial::printed(&document, &options).pages {
                let mut rules = Vec::new();
                page.visit(&mut |item, _| {
                    if let Item::Line { x1, y1, x2, .. } = item {
                        rules.push((*x1, *x2, *y1));
                    }
                });
                page.visit(&mut |item, _| {
                    let Item::Text(text) = item else { return };
                    let em = text.size * PT;
                    let struck = rules.iter().any(|(from, to, y)| {
                        *from <= text.x && text.x <= *to && (text.y - em * 0.7..text.y).contains(y)
                    });
                    assert!(!struck, "{} on {size}", text.text);
                });
            }
        }
    }

    #[test]
    fn what_cannot_be_printed_of_somebody_is_told_with_the_person() {
        let mut talk = talk();
        let person = &talk.session.people[0];
        talk.session.people.push(Part {
            name: "钱\u{F0001}".to_owned(),
            organisation: Words::new("国家干细胞与再生医学产业技术创新战略联盟".repeat(6), ""),
            short: "干细胞联盟".to_owned(),
            ..person.clone()
        });
        let document = Cards { occasion: trial::occasion(), each: vec![talk], draw };

        let printed = trial::printed(&document, &Options::default());

        let told = printed.findings.iter();
        let told: Vec<_> = told.map(|one| (one.kind, one.subject.as_str())).collect();
        let whose = "钱\u{F0001}";
        let expected = [FindingKind::MissingCharacter, FindingKind::Shortened];
        assert_eq!(told, expected.map(|kind| (kind, whose)));
        assert!(describe(&printed.pages[0]).contains("干细胞联盟"));
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
