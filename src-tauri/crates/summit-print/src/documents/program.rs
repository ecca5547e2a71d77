//! The program booklet: cover, contents, agenda, speakers, exhibitors, members.

mod agenda;
mod back;
mod beside;
mod content;
mod contents;
mod exhibitors;
mod front;
mod hall_plan;
mod hosts;
mod index;
#[cfg(test)]
mod long;
mod members;
mod notes;
#[cfg(test)]
mod placed;
mod speakers;
mod sponsors;
mod timetable;

use std::ops::Range;

use crate::documents::style::Maker;
use crate::documents::{Choice, Kind, Purpose, Whom};
use crate::error::Result;
use crate::event;
use crate::flow::{self, Column, FlowPage};
use crate::options::{Language, ProgramPart, Size};
use crate::page::{Item, Page};
use crate::{Document, Run};
pub use content::{
    Booth, Day, Equipment, Exhibitor, HallPlan, Hosts, Level, Member, Part, Program, Sector,
    Session, Speaker, Sponsor,
};
use contents::Places;

pub const KIND: Kind = Kind {
    name: "program",
    title: ("会议手册", "Program"),
    purpose: Purpose::Program,
    whom: Whom::Event,
    sizes: &[Size::A5, Size::A4],
    choices: &[Choice::Bleed, Choice::Accent, Choice::Notes, Choice::Parts, Choice::Impose],
    orders: &[],
    take: |reading, _, _| Ok(Box::new(event::program(reading)?)),
};

impl Document for Program {
    fn title(&self, language: Language) -> String {
        self.title.lead(language).to_owned()
    }

    fn pieces(&self) -> usize {
        1
    }

    fn lay_out(&self, _: Range<usize>, run: &mut Run<'_, '_>) -> Result<()> {
        let maker = Maker::new(run.setter, run.options, KIND.sizes[0]);
        let mut body = maker.column();
        // Whom the cover has no room for is not left out.
        let names_all = front::names_all_hosts(self, &maker);
        if !names_all {
            hosts::add(&self.hosts, &maker, &mut body);
        }
        let wanted = |part: &ProgramPart| !run.options.without.contains(part);
        for part in ProgramPart::ALL.iter().filter(|part| wanted(part)) {
            self.add(*part, &maker, &mut body);
        }
        let indexed = if wanted(&ProgramPart::Index) { self.speakers.as_slice() } else { &[] };

        // The contents know page numbers only when the pages are made, and the pages when they know how many
        // pages the contents take: so the contents are set twice, first for their length alone.
        let size = (maker.size.width, maker.size.height);
        let notes = usize::from(run.options.notes_pages);
        let mut places = Places::default();
        let later = index::set(indexed, &places, 0, &maker).into_iter().chain(notes::set(
            notes.min(1),
            0,
            &maker,
        ));
        let later: Vec<Item> = later.flat_map(|page| page.page.items).collect();
        let items = body.strips.iter().flat_map(|strip| &strip.items).chain(&later);
        let entries = contents::entries(items);
        let before = 1 + contents::set(&entries, &places, &maker).len();

        let mut body = flow::paginate(body.strips, size, |page| maker.area(page + before));
        places.add(&body, before);
        let back = before + body.len();
        let mut end = index::set(indexed, &places, back, &maker);
        end.extend(notes::set(notes, back + end.len(), &maker));
        places.add(&end, back);
        body.extend(end);
        for page in &mut body {
            places.drop_dead_links(&mut page.page.items);
        }

        let listed = places.page_of(hosts::PLACE);
        let mut cover = front::cover(self, listed, &maker);
        cover.label = Some(run.options.language.pick("封面", "Cover").to_owned());
        let cover = FlowPage { page: cover, running: None, opens: true };
        let contents = contents::set(&entries, &places, &maker);
        let mut pages: Vec<FlowPage> = std::iter::once(cover).chain(contents).chain(body).collect();
        let count = pages.len();
        for (index, page) in pages.iter_mut().enumerate().skip(1) {
            maker.furnish(page, index + 1, &self.title);
            page.page.bleed = maker.bleed;
            page.page.label = Some((index + 1).to_string());
            run.progress(index + 1, count)?;
        }
        run.pages.extend(pages.into_iter().map(|page| page.page));
        let back = wanted(&ProgramPart::BackCover)
            .then(|| back::cover(self, (!names_all).then_some(listed), &maker))
            .flatten();
        if let Some(page) = back {
            // The outside of the last leaf is a left-hand page: printed on both sides, it lies at the back.
            let number = run.pages.len() + 1;
            if number % 2 == 1 {
                run.pages.push(Page { label: Some(number.to_string()), ..maker.page() });
            }
            let label = Some(run.options.language.pick("封底", "Back cover").to_owned());
            run.pages.push(Page { label, ..page });
        }
        run.findings = maker.findings.into_inner();
        Ok(())
    }
}

impl Program {
    fn add<'run, 'book>(
        &self,
        part: ProgramPart,
        maker: &Maker<'run, 'book>,
        body: &mut Column<'run, 'book>,
    ) {
        match part {
            ProgramPart::Welcome => front::welcome(self, maker, body),
            ProgramPart::Timetable => timetable::add(&self.days, maker, body),
            ProgramPart::Agenda => agenda::add(&self.days, maker, body),
            ProgramPart::Speakers => speakers::add(&self.speakers, maker, body),
            ProgramPart::Sponsors => sponsors::add(&self.sponsors, maker, body),
            ProgramPart::Exhibitors => exhibitors::add(&self.exhibitors, maker, body),
            ProgramPart::Halls => hall_plan::add(&self.halls, maker, body),
            ProgramPart::Members => members::add(&self.sectors, maker, body),
            // The index follows the pages that it names, and the back cover everything.
            ProgramPart::Index | ProgramPart::BackCover => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::Printed;
    use crate::findings::FindingKind;
    use crate::fonts::FontBook;
    use crate::options::{Options, Words};
    use crate::page::{Target, describe};

    fn program(sessions: usize) -> Program {
        let session = |number: usize| Session {
            starts: format!("{:02}:00", 8 + number % 12),
            ends: format!("{:02}:40", 8 + number % 12),
            kind: Words::new("主题演讲", "Keynote"),
            title: Words::new(
                format!("细胞治疗产品的质量评价 {number}"),
                format!("Quality {number}"),
            ),
            room: Words::new("世尊厅", "Grand Hall"),
            people: vec![Part {
                name: "林若溪".to_owned(),
                latin_name: "LIN Ruoxi".to_owned(),
                position: Words::new("研究员", "Research Fellow"),
                organisation: Words::new("示例研究院", "Sample Institute"),
                ..Part::default()
            }],
            ..Session::default()
        };
        let day = |number: usize| Day {
            date: Words::new(format!("第{number}天"), format!("Day {number}")),
            rooms: vec![Words::new("世尊厅", "Grand Hall")],
            sessions: (0..sessions).map(session).collect(),
        };
        let speaker = |number: usize| Speaker {
            name: format!("林若溪{number}"),
            biography: Words::new("长期从事细胞制剂质量研究。".repeat(12), ""),
            ..Speaker::default()
        };
        Program {
            title: Words::new("细胞治疗产业高峰论坛", "Cell Therapy Industry Summit Forum"),
            dates: Words::new("2019年4月13日", "13 April 2019"),
            hosts: vec![Hosts {
                role: Words::new("主办单位", "Host"),
                names: vec![Words::new("示例集团", "Sample Group"); 4],
            }],
            days: (1..=3).map(day).collect(),
            speakers: (0..9).map(speaker).collect(),
            sectors: vec![Sector {
                title: Words::new("产业", "Industry"),
                members: vec![
                    Member { name: Words::new("示例集团", ""), ..Member::default() };
                    40
                ],
            }],
            ..Program::default()
        }
    }

    fn printed(program: &Program, options: &Options) -> Printed {
        let book = FontBook::find().unwrap();
        crate::lay_out(program, options, &book, &mut |_, _| ControlFlow::Continue(())).unwrap()
    }

    #[test]
    fn the_contents_name_the_page_on_which_each_part_stands() {
        let pages = printed(&program(14), &Options::default()).pages;

        let page_of = |place: &str| {
            let holds = |page: &Page| describe(page).contains(&format!("anchor {place} "));
            pages.iter().position(holds).unwrap() + 1
        };
        let mut checked = 0;
        let items = &pages[1].items;
        for (index, item) in items.iter().enumerate() {
            let Item::Link { to: Target::Place(place), .. } = item else { continue };
            let number = items[..index].iter().rev().find_map(|item| match item {
                Item::Text(text) => text.text.parse::<usize>().ok(),
                _ => None,
            });
            assert_eq!(number, Some(page_of(place)), "{place}");
            checked += 1;
        }
        assert_eq!(checked, 10);
    }

    #[test]
    fn nothing_stands_below_the_area_of_the_text_but_the_page_number() {
        let without = vec![ProgramPart::BackCover];
        let options = Options { without, ..Options::default() };
        let pages = printed(&program(14), &options).pages;

        assert!(pages.len() > 12);
        for (index, page) in pages.iter().enumerate().skip(1) {
            let number = (index + 1).to_string();
            page.visit(&mut |item, _| {
                let Item::Text(text) = item else { return };
                assert!(text.y < 192.0 || *text.text == *number, "{} on page {number}", text.text);
                assert!(text.x > 14.0 && text.x < 134.0);
            });
        }
    }

    #[test]
    fn an_agenda_has_everything_in_its_place() {
        let options = Options::default();
        let program = Program { days: program(2).days[..1].to_vec(), ..Program::default() };

        let pages = printed(&program, &options).pages;

        insta::assert_snapshot!(describe(&pages[2]) + "\n\n" + &describe(&pages[3]));
    }

    /// What is written on a page, line by line as it was placed.
    fn words(page: &Page) -> Vec<String> {
        let texts = page.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some(text.text.to_string()),
            _ => None,
        });
        texts.collect()
    }

    #[test]
    fn the_index_names_every_page_on_which_somebody_is_found() {
        let mut program = Program { days: program(1).days[..1].to_vec(), ..Program::default() };
        program.days[0].sessions[0].people[0].person = "p1".to_owned();
        let speaker = |person: &str, name: &str, latin: &str, reading: &str| Speaker {
            person: person.to_owned(),
            name: name.to_owned(),
            latin_name: latin.to_owned(),
            reading: reading.to_owned(),
            biography: Words::new("长期从事细胞制剂质量研究。", ""),
            ..Speaker::default()
        };
        program.speakers = vec![
            speaker("p1", "林若溪", "Lin Ruoxi", "Lin Ruoxi"),
            speaker("p2", "Emily Carter", "", ""),
        ];

        let pages = printed(&program, &Options::default()).pages;

        // Cover, contents, the day at a glance, agenda, speakers, and the two indexes.
        assert_eq!(pages.len(), 7);
        let pinyin = ["C", "Emily Carter", "5", "L", "林若溪", "Lin Ruoxi", "4,", "5", "6"];
        let latin = ["C", "Carter, Emily", "5", "L", "Lin Ruoxi", "林若溪", "4,", "5", "7"];
        assert_eq!(words(&pages[5])[2..], pinyin);
        assert_eq!(words(&pages[6])[2..], latin);
    }

    #[test]
    fn a_day_stands_on_one_page_and_no_box_covers_another() {
        let rooms: Vec<Words> =
            (1..=4).map(|number| Words::new(format!("{number}号会议室"), "")).collect();
        let session = |starts: &str, ends: &str, at: &[usize]| Session {
            starts: starts.to_owned(),
            ends: ends.to_owned(),
            title: Words::new("细胞治疗产品的质量评价与标准", ""),
            rooms: at.iter().map(|at| rooms[*at].clone()).collect(),
            ..Session::default()
        };
        let mut sessions = vec![
            session("09:00", "10:00", &[0, 1]),
            session("09:30", "10:30", &[2]),
            session("10:00", "11:00", &[2]),
            session("10:00", "11:30", &[0, 1]),
            session("10:30", "11:00", &[1]),
            session("11:00", "11:20", &[]),
            session("12:00", "13:00", &[]),
        ];
        sessions.extend((0..24).map(|at| {
            let minutes = 13 * 60 + at / 4 * 10;
            let time = |minutes: usize| format!("{:02}:{:02}", minutes / 60, minutes % 60);
            session(&time(minutes), &time(minutes + 10), &[at % 4])
        }));
        let date = Words::new("第一天", "");
        let program = Program { days: vec![Day { date, rooms, sessions }], ..Program::default() };

        let printed = printed(&program, &Options::default());

        let mut boxes: Vec<[f32; 4]> = Vec::new();
        for item in &printed.pages[2].items {
            let Item::Link { x, y, width, height, .. } = item else { continue };
            let [right, bottom] = [x + width, y + height];
            let covers = |[left, top, other_right, other_bottom]: &[f32; 4]| {
                *x < other_right - 0.01
                    && *left < right
                    && *y < other_bottom - 0.01
                    && *top < bottom
            };
            assert!(!boxes.iter().any(covers), "{x} {y}");
            assert!(*x > 14.0 && right < 134.0 && *y > 20.0 && bottom < 192.0);
            boxes.push([*x, *y, right, bottom]);
        }
        // Two sessions are in two rooms: one of them stands in one box, the other in two.
        assert_eq!(boxes.len(), 32);
        assert_eq!(printed.findings, []);
    }

    #[test]
    fn pages_for_notes_are_ruled_to_the_foot() {
        let options = Options { notes_pages: 3, ..Options::default() };

        let pages = printed(&Program::default(), &options).pages;

        let rules = |page: &Page| {
            page.items.iter().filter(|item| matches!(item, Item::Rect { .. })).count()
        };
        assert_eq!(pages.len(), 5);
        assert_eq!(pages[3..].iter().map(rules).collect::<Vec<_>>(), [21, 21]);
    }

    #[test]
    fn booths_are_drawn_to_scale_where_they_stand() {
        let booth = |number: &str, x: i32, exhibitor: &str| Booth {
            number: number.to_owned(),
            exhibitor: Words::new(exhibitor, ""),
            short: String::new(),
            x,
            y: 1000,
            width: 3000,
            depth: 2000,
        };
        let hall = HallPlan {
            name: Words::new("一号馆", "Hall 1"),
            floor: Some((20_000, 10_000)),
            booths: vec![booth("A1", 0, "示例集团"), booth("A2", 3000, "")],
        };
        let program = Program { halls: vec![hall], ..Program::default() };

        let printed = printed(&program, &Options::default());

        assert_eq!(printed.findings, []);
        insta::assert_snapshot!(describe(&printed.pages[2]));
    }

    #[test]
    fn a_running_head_that_is_too_long_is_found_before_printing() {
        let mut long = program(14);
        long.title = Words::new("细胞治疗产业高峰论坛".repeat(8), "");

        let findings = printed(&long, &Options::default()).findings;

        let cut = |finding: &&crate::findings::Finding| {
            finding.kind == FindingKind::Overflow && finding.text == long.title.zh
        };
        assert_eq!(findings.iter().filter(cut).count(), 1);
    }

    #[test]
    fn a_program_of_nothing_is_a_cover_without_contents() {
        assert_eq!(printed(&Program::default(), &Options::default()).pages.len(), 1);
    }
}
