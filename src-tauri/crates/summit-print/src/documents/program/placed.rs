//! Where the things of each part of a program stand, one page of each.

use crate::documents::program::{
    Day, Hosts, Level, Member, Part, Program, Sector, Session, Speaker, Sponsor,
};
use crate::documents::trial;
use crate::options::{Options, ProgramPart, Words};
use crate::page::{Page, describe};

fn program() -> Program {
    let name = Words::new("示例集团", "Sample Group");
    let rooms = [Words::new("世尊厅", "Grand Hall"), Words::new("一号会议室", "Room 1")];
    let session = |starts: &str, ends: &str, room: &Words, title: Words| Session {
        starts: starts.to_owned(),
        ends: ends.to_owned(),
        kind: Words::new("主题演讲", "Keynote"),
        title,
        room: room.clone(),
        rooms: vec![room.clone()],
        people: vec![Part {
            name: "㛃𬭎".to_owned(),
            latin_name: "Jie Hong".to_owned(),
            position: Words::new("总工程师", "Chief Engineer"),
            organisation: name.clone(),
            ..Part::default()
        }],
        ..Session::default()
    };
    let sessions = vec![
        session("09:00", "09:40", &rooms[0], Words::new("质量评价", "Quality assessment")),
        session("09:00", "10:00", &rooms[1], Words::new("设备与耗材", "Devices and supplies")),
    ];
    let date = Words::new("2019年4月13日 星期六", "Saturday, 13 April 2019");
    Program {
        title: Words::new("细胞治疗产业高峰论坛", "Cell Therapy Industry Summit Forum"),
        dates: date.clone(),
        venue: Words::new("无锡君来世尊酒店", "Juna Hotel, Wuxi"),
        website: "https://example.org".to_owned(),
        about: Words::new("欢迎来到无锡。", "Welcome to Wuxi."),
        hosts: vec![Hosts { role: Words::new("主办单位", "Host"), names: vec![name.clone()] }],
        days: vec![Day { date, rooms: rooms.to_vec(), sessions }],
        speakers: vec![Speaker {
            person: "p1".to_owned(),
            name: "㛃𬭎".to_owned(),
            latin_name: "Jie Hong".to_owned(),
            reading: "Jie Hong".to_owned(),
            organisation: name.clone(),
            biography: Words::new("长期从事细胞制剂质量研究。", "Works on the quality of cells."),
            ..Speaker::default()
        }],
        sponsors: vec![Level {
            title: Words::new("理事单位", "Council member"),
            sponsors: vec![Sponsor {
                name: name.clone(),
                about: Words::new("细胞制剂的生产与储存。", "Makes and stores cells."),
                website: "https://example.org".to_owned(),
            }],
        }],
        sectors: vec![Sector {
            title: Words::new("产业", "Industry"),
            members: vec![Member { name, standing: Words::new("理事单位", "Council member") }],
        }],
        ..Program::default()
    }
}

/// The only page after the contents on which these words stand, as it is described.
#[track_caller]
fn page_with(options: &Options, words: &str) -> String {
    let pages = trial::printed(&program(), options).pages;
    let found: Vec<&Page> =
        pages.iter().skip(2).filter(|page| describe(page).contains(words)).collect();
    assert_eq!(found.len(), 1, "{words}: {}", pages.iter().map(describe).collect::<String>());
    describe(found[0])
}

#[test]
fn a_cover_and_its_contents() {
    let pages = trial::printed(&program(), &Options::default()).pages;

    insta::assert_snapshot!(describe(&pages[0]) + "\n\n" + &describe(&pages[1]));
}

#[test]
fn a_sponsor_with_what_it_says_of_itself() {
    insta::assert_snapshot!(page_with(&Options::default(), "细胞制剂的生产与储存。"));
}

#[test]
fn both_languages_beside_each_other() {
    let options = Options { side_by_side: true, ..Options::default() };

    insta::assert_snapshot!(page_with(&options, "欢迎来到无锡。"));
}

#[test]
fn a_day_room_by_room() {
    let without = vec![ProgramPart::Timetable];
    let options = Options { by_room: true, without, ..Options::default() };

    insta::assert_snapshot!(page_with(&options, "一号会议室"));
}

#[test]
fn a_back_cover() {
    let pages = trial::printed(&program(), &Options::default()).pages;

    insta::assert_snapshot!(describe(pages.last().unwrap()));
}
