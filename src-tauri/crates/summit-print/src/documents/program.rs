//! The program booklet: cover, contents, agenda, speakers, exhibitors, members.

mod agenda;
mod exhibitors;
mod front;
mod members;
mod speakers;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::documents::style::Maker;
use crate::documents::{Choice, Kind, Purpose, Whom};
use crate::error::Result;
use crate::event;
use crate::flow::{self, FlowPage};
use crate::options::{Language, Size, Words};
use crate::page::Picture;
use crate::{Document, Run};

/// Everything that a program tells.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Program {
    pub title: Words,
    /// When and where, a line each.
    pub dates: Words,
    pub venue: Words,
    pub address: Words,
    /// Which edition of the agenda it shows; empty before the first.
    pub edition: Words,
    /// A few words of welcome, or what the event is about.
    pub about: Words,
    /// Who hosts, organizes and supports, in order.
    pub hosts: Vec<Hosts>,
    pub days: Vec<Day>,
    pub speakers: Vec<Speaker>,
    pub exhibitors: Vec<Exhibitor>,
    pub sectors: Vec<Sector>,
}

/// Organisations with one part in the event: its hosts, its supporters.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Hosts {
    pub role: Words,
    pub names: Vec<Words>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Day {
    /// As it is printed: 2019年4月13日 星期六.
    pub date: Words,
    /// In the order in which they are printed.
    pub sessions: Vec<Session>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// `09:00`, venue time.
    pub starts: String,
    pub ends: String,
    pub kind: Words,
    pub title: Words,
    pub summary: Words,
    pub room: Words,
    /// A pause: coffee, lunch, the way to another hall.
    pub pause: bool,
    pub people: Vec<Part>,
}

/// Somebody's part in a session.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Part {
    /// Left empty for those who simply speak.
    pub role: Words,
    pub name: String,
    pub latin_name: String,
    pub position: Words,
    pub organisation: Words,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Speaker {
    pub name: String,
    pub latin_name: String,
    pub position: Words,
    pub organisation: Words,
    pub biography: Words,
    /// The titles of the speaker's sessions.
    pub talks: Vec<Words>,
    #[serde(skip)]
    pub photo: Option<Picture>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Exhibitor {
    pub name: Words,
    /// `A12`, or several.
    pub booth: String,
    pub about: Words,
    pub website: String,
    pub equipment: Vec<Equipment>,
    #[serde(skip)]
    pub logo: Option<Picture>,
}

/// A device at a booth, with the figures that visitors and the venue ask for, as they are printed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Equipment {
    pub name: Words,
    pub model: String,
    pub maker: String,
    pub count: u32,
    pub power: String,
    pub supply: Words,
    pub footprint: String,
    pub weight: String,
}

/// The members of one sector of the alliance.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Sector {
    /// 产业 Industry.
    pub title: Words,
    pub members: Vec<Member>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Member {
    pub name: Words,
    /// 理事单位 Council member.
    pub standing: Words,
}

pub const KIND: Kind = Kind {
    name: "program",
    title: ("会议手册", "Program"),
    purpose: Purpose::Program,
    whom: Whom::Event,
    sizes: &[Size::A5, Size::A4],
    choices: &[Choice::Bleed, Choice::Accent],
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
        front::welcome(self, &maker, &mut body);
        agenda::add(&self.days, &maker, &mut body);
        speakers::add(&self.speakers, &maker, &mut body);
        exhibitors::add(&self.exhibitors, &maker, &mut body);
        members::add(&self.sectors, &maker, &mut body);

        // The contents know page numbers only when the pages are made, and the pages when they know how many
        // pages the contents take: so the contents are set twice, first for their length alone.
        let size = (maker.size.width, maker.size.height);
        let entries = front::entries(&body.strips);
        let length = front::contents(&entries, &[], &maker).len();
        let before = 1 + length;
        let body = flow::paginate(body.strips, size, |page| maker.area(page + before));
        let places = front::places(&body, before);

        let cover = FlowPage { page: front::cover(self, &maker), running: None, opens: true };
        let contents = front::contents(&entries, &places, &maker);
        let mut pages: Vec<FlowPage> = std::iter::once(cover).chain(contents).chain(body).collect();
        let event = self.title.lead(run.options.language);
        let count = pages.len();
        for (index, page) in pages.iter_mut().enumerate().skip(1) {
            maker.furnish(page, index + 1, event);
            page.page.bleed = maker.bleed;
            run.progress(index + 1, count)?;
        }
        run.pages.extend(pages.into_iter().map(|page| page.page));
        run.findings = maker.findings.into_inner();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::Printed;
    use crate::fonts::FontBook;
    use crate::options::Options;
    use crate::page::{Item, Target, describe};

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
            let holds =
                |page: &crate::page::Page| describe(page).contains(&format!("anchor {place} "));
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
        assert_eq!(checked, 7);
    }

    #[test]
    fn nothing_stands_below_the_area_of_the_text_but_the_page_number() {
        let pages = printed(&program(14), &Options::default()).pages;

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

        insta::assert_snapshot!(describe(&printed(&program, &options).pages[2]));
    }

    #[test]
    fn a_program_of_nothing_is_a_cover_and_an_empty_list() {
        assert_eq!(printed(&Program::default(), &Options::default()).pages.len(), 2);
    }
}
