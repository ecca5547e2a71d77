//! Programs with more in them than usual: nothing runs off its page, and what belongs together stays there.

use crate::documents::program::{
    Day, Equipment, Exhibitor, Hosts, Member, Part, Program, Sector, Session, Speaker,
};
use crate::documents::trial;
use crate::findings::{Finding, FindingKind};
use crate::options::{Language, Options, ProgramPart, Size, Words};
use crate::page::{Item, Page, Picture, Text};

/// The foot of the text on A5; below it stands the number of the page.
const FOOT: f32 = 192.0;

fn texts(page: &Page) -> Vec<&Text> {
    let mut texts = Vec::new();
    page.visit(&mut |item, _| {
        if let Item::Text(text) = item {
            texts.push(text);
        }
    });
    texts
}

/// The pages on which a text stands.
fn pages_of(pages: &[Page], words: &str) -> Vec<usize> {
    let holds = |page: &Page| texts(page).iter().any(|text| text.text.contains(words));
    (0..pages.len()).filter(|at| holds(&pages[*at])).collect()
}

/// The only text with these words on a page.
#[track_caller]
fn text<'page>(page: &'page Page, words: &str) -> &'page Text {
    let found: Vec<&Text> =
        texts(page).into_iter().filter(|text| text.text.contains(words)).collect();
    assert_eq!(found.len(), 1, "{words}");
    found[0]
}

/// A session of so many people, which no page holds.
fn panel(people: usize, above: usize) -> Program {
    let room = Words::new("分会场一（太湖博览中心三层会议厅）", "Taihu");
    let part = |number: usize| Part {
        role: Words::new("对话嘉宾", "Panelist"),
        name: format!("王若溪{number:02}"),
        latin_name: format!("Wang Ruoxi{number:02}"),
        position: Words::new("研究员", "Research Fellow"),
        organisation: Words::new("示例研究院", "Sample Institute of Cell Therapy and Medicine"),
        ..Part::default()
    };
    let session = |title: &str, people| Session {
        starts: "11:30".to_owned(),
        ends: "12:15".to_owned(),
        kind: Words::new("圆桌对话", "Panel"),
        title: Words::new(title, "The future"),
        room: room.clone(),
        rooms: vec![room.clone()],
        people,
        ..Session::default()
    };
    let mut sessions: Vec<Session> = (0..above).map(|_| session("短", Vec::new())).collect();
    sessions.push(session("细胞治疗的未来", (0..people).map(part).collect()));
    let date = Words::new("第一天", "Day 1");
    Program { days: vec![Day { date, rooms: vec![room], sessions }], ..Program::default() }
}

#[test]
fn a_session_of_many_people_goes_on_over_pages_as_it_began() {
    for (above, size) in [(0, Size::A5), (4, Size::A5), (5, Size::A5), (6, Size::A5), (8, Size::A4)]
    {
        let options = Options { size: Some(size), ..Options::default() };
        let pages = trial::printed(&panel(30, above), &options).pages;

        let agenda = pages_of(&pages, "王若溪");
        assert!(agenda.len() > 1, "{agenda:?}");
        // The heading, the time and the whole room stand beside the first people.
        let first = &pages[agenda[0]];
        let title = text(first, "细胞治疗的未来").y;
        let beside = |words: &str| {
            let below = |text: &&Text| text.y > title - 9.0 && text.text.contains(words);
            texts(first).into_iter().filter(below).count()
        };
        // Where it goes on, it says what it is.
        for page in &agenda[1..] {
            let again = text(&pages[*page], "细胞治疗的未来");
            assert!(again.text.ends_with("（续）"), "{}", again.text);
            text(&pages[*page], "The future (continued)");
        }
        for words in ["11:30", "12:15", "太湖", "Taihu", "王若溪00"] {
            assert_eq!(beside(words), 1, "{words} with {above} sessions above");
        }
        for number in 0..30 {
            let name = format!("王若溪{number:02}");
            let latin = format!("Wang Ruoxi{number:02}");
            let page = pages_of(&pages, &name);
            assert_eq!(page, pages_of(&pages, &latin), "{name}");
            let [page] = page[..] else { panic!("{name} stands on {page:?}") };
            let lower = text(&pages[page], &latin).y - text(&pages[page], &name).y;
            let most = 4.5 * options.size.unwrap_or(Size::A5).width / Size::A5.width;
            assert!(lower > 0.0 && lower < most, "{name}: {lower}");
        }
    }
}

#[test]
fn a_word_longer_than_its_line_is_set_smaller() {
    let mut program = panel(1, 0);
    let word = "Konstantinopolitanischerdudelsackpfeifenmachergesellenverein";
    program.days[0].sessions[0].people[0].organisation = Words::new(word, "");

    let printed = trial::printed(&program, &Options::default());

    assert_eq!(pages_of(&printed.pages, word).len(), 1, "on one line");
    let told: Vec<FindingKind> = printed.findings.iter().map(|one| one.kind).collect();
    assert_eq!(told, [FindingKind::Shrunk]);
}

#[test]
fn a_session_with_a_long_summary_loses_no_line_and_keeps_its_time() {
    let mut program = panel(0, 0);
    program.days[0].sessions[0].summary = Words::new("介绍干细胞的研究。".repeat(200), "");

    let pages = trial::printed(&program, &Options::default()).pages;

    let agenda = pages_of(&pages, "干细胞");
    assert_eq!(pages_of(&pages, "–12:15"), agenda[..1]);
    let told: String = pages.iter().flat_map(texts).map(|text| &*text.text).collect();
    // A page may end inside of the sentence.
    assert_eq!(told.matches('绍').count(), 200);
}

#[test]
fn the_index_stays_on_its_pages() {
    let speaker = |number: usize| Speaker {
        name: format!("王{number}"),
        latin_name: format!("Wang {number:03}"),
        reading: format!("Wang {number:03}"),
        ..Speaker::default()
    };
    let program = Program { speakers: (0..150).map(speaker).collect(), ..Program::default() };

    let pages = trial::printed(&program, &Options::default()).pages;

    let index = pages_of(&pages, "人名索引");
    assert!(index.len() > 2, "{index:?}");
    for (at, page) in pages.iter().enumerate() {
        for text in texts(page) {
            let number = (at + 1).to_string();
            assert!(text.y < FOOT || *text.text == *number, "{} on page {number}", text.text);
        }
    }
}

/// A speaker with nothing but a long position.
fn speaker(number: usize) -> Speaker {
    Speaker {
        name: format!("王若溪{number}"),
        organisation: Words::new("细胞资源储藏及研究中心".repeat(12), ""),
        ..Speaker::default()
    }
}

#[test]
fn the_heading_of_a_speaker_stays_whole() {
    for lines in 0..40 {
        let biography = Words::new("长期从事细胞研究。\n".repeat(lines), "");
        let first = Speaker { biography, ..speaker(0) };
        let program = Program { speakers: vec![first, speaker(1)], ..Program::default() };

        let pages = trial::printed(&program, &Options::default()).pages;

        let heading = pages_of(&pages, "王若溪1")[0];
        let heavy = pages_of(&pages, "细胞资源").into_iter().filter(|page| *page >= heading);
        assert_eq!(heavy.collect::<Vec<_>>(), [heading], "after {lines} lines");
    }
}

#[test]
fn what_goes_on_over_a_page_says_whose_it_is() {
    let biography = Words::new("长期从事细胞制剂质量研究。".repeat(400), "");
    let device = Equipment { name: Words::new("离心机", "Centrifuge"), ..Equipment::default() };
    let member = Member { name: Words::new("示例集团", "Sample Group"), ..Member::default() };
    let program = Program {
        speakers: vec![Speaker { biography, ..speaker(0) }],
        exhibitors: vec![Exhibitor {
            name: Words::new("博雅控股集团", "Boyalife Group"),
            equipment: vec![device; 40],
            ..Exhibitor::default()
        }],
        sectors: vec![Sector {
            title: Words::new("产业界", "Industry"),
            members: vec![member; 100],
        }],
        ..Program::default()
    };

    let pages = trial::printed(&program, &Options::default()).pages;

    for (name, english, of_it) in [
        (speaker(0).name.as_str(), "", "细胞制剂"),
        ("博雅控股集团", "Boyalife Group", "离心机"),
        ("产业界", "Industry", "示例集团"),
    ] {
        let told = pages_of(&pages, of_it);
        assert!(told.len() > 1, "{name}: {told:?}");
        for page in &told[1..] {
            let again = text(&pages[*page], &format!("{name}（续）"));
            let first = texts(&pages[*page]).into_iter().find(|text| text.text.contains(of_it));
            assert!(again.y < first.unwrap().y, "{name} on page {page}");
        }
        let again = pages_of(&pages, &format!("{name}（续）"));
        assert_eq!(again, told[1..], "{name}");
        let latin = pages_of(&pages, &format!("{english} (continued)"));
        assert!(english.is_empty() || latin == again, "{english} on {latin:?}");
    }
}

#[test]
fn the_panel_of_a_speaker_without_a_portrait_covers_nobody() {
    let bare = |number: usize| Speaker { name: format!("王若溪{number}"), ..Speaker::default() };
    let head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x02\0\0\0\x03".to_vec();
    let photo = Some(Picture::read(head).unwrap());
    let speakers = vec![bare(0), bare(1), Speaker { photo, ..bare(2) }];

    let pages = trial::printed(&Program { speakers, ..Program::default() }, &Options::default());

    let page = &pages.pages[pages_of(&pages.pages, "王若溪0")[0]];
    let panel = page.items.iter().find_map(|item| match item {
        Item::Rect { y, height, .. } if *height > 20.0 => Some(y + height),
        _ => None,
    });
    assert!(panel.unwrap() < text(page, "王若溪1").y - 4.0);
}

#[test]
fn a_long_address_stays_under_its_code() {
    let program = Program {
        title: Words::new("细胞治疗产业高峰论坛", "Cell Therapy Industry Summit Forum"),
        dates: Words::new("2026年9月10日", "10 September 2026"),
        venue: Words::new(
            "无锡太湖国际博览中心君来世尊酒店三层宴会厅及A1至A6号馆",
            "Wuxi Taihu International Expo Centre, Juna Hotel, Third-Floor Banquet Hall",
        ),
        website: "https://www.internationalcelltherapysummit.example.com/very/long/path/to/the\
                  /organisation/page-with-an-endless-name?x=1"
            .to_owned(),
        ..Program::default()
    };
    for language in [Language::Zh, Language::En, Language::Both] {
        let printed = trial::printed(&program, &Options { language, ..Options::default() });

        let back = printed.pages.last().unwrap();
        let code = back.items.iter().find_map(|item| match item {
            Item::Code { x, y, size, .. } => Some((*x, y + size)),
            _ => None,
        });
        let (left, foot) = code.unwrap();
        let address: Vec<&Text> = texts(back).into_iter().filter(|text| text.size < 7.0).collect();
        assert!(address.len() > 2);
        assert!(address.iter().all(|text| text.x > left - 0.01 && text.y > foot));
        assert!(address.is_sorted_by(|above, below| below.y - above.y > 2.0));
        let told: String = address.iter().map(|text| &*text.text).collect();
        assert!(told.starts_with("www.internationalcelltherapysummit.example.com/"), "{told}");
        assert_eq!(printed.findings.len(), 1, "{:?}", printed.findings);
    }
}

/// An event whose name and place are long, and which many hold.
fn covered(hosts: usize) -> Program {
    let host = |number: usize| {
        Words::new(
            format!("细胞治疗产业技术创新战略联盟第{number:02}专业委员会"),
            format!("Professional Committee No. {number:02} of the Alliance"),
        )
    };
    let group = |role: usize| Hosts {
        role: Words::new(format!("第{role}类单位"), format!("Role {role}")),
        names: (0..hosts).filter(|number| number % 5 == role).map(host).collect(),
    };
    Program {
        title: Words::new(
            "第二十三届中国国际细胞与基因治疗产业高质量发展高峰论坛",
            "The 23rd China (Yangtze River Delta) International Summit on High-Quality Development \
             of the Cell and Gene Therapy Industry and Second Plenary Council Meeting of the Alliance",
        ),
        dates: Words::new("2026年9月10日", "10 September 2026"),
        venue: Words::new(
            "无锡太湖国际博览中心君来世尊酒店三层宴会厅及A1至A6号馆",
            "Wuxi Taihu International Expo Centre, Juna Hotel, Third-Floor Banquet Hall",
        ),
        hosts: (0..5).map(group).filter(|group| !group.names.is_empty()).collect(),
        ..Program::default()
    }
}

#[test]
fn no_line_of_the_venue_is_a_character_alone() {
    for language in [Language::Zh, Language::Both] {
        let options = Options { language, ..Options::default() };
        let pages = trial::printed(&covered(2), &options).pages;

        for cover in [&pages[0], &pages[pages.len() - 1]] {
            let lines = texts(cover).into_iter().map(|text| text.text.chars().count());
            assert!(lines.min().unwrap() > 2, "{language:?}");
        }
    }
}

#[test]
fn a_long_english_title_stands_whole_on_the_cover() {
    for hosts in [2, 60] {
        let options = Options { language: Language::En, ..Options::default() };
        let program = covered(hosts);

        let printed = trial::printed(&program, &options);

        let large = texts(&printed.pages[0]).into_iter().filter(|text| text.size > 10.6);
        let title: Vec<&str> = large.map(|text| &*text.text).collect();
        assert!(title.join(" ").contains(&program.title.en), "{title:?}");
    }
}

#[test]
fn whom_the_cover_has_no_room_for_is_listed_inside() {
    for language in [Language::Zh, Language::En, Language::Both] {
        for hosts in [2, 100] {
            let program = covered(hosts);
            let options = Options { language, ..Options::default() };

            let printed = trial::printed(&program, &options);

            let on =
                |page: &Page| texts(page).into_iter().map(|text| &*text.text).collect::<String>();
            let cover = on(&printed.pages[0]);
            let names = program.hosts.iter().flat_map(|hosts| &hosts.names);
            let bare = |text: &str| text.replace(' ', "");
            let named = |told: &str| {
                let told = bare(told);
                names.clone().filter(|name| told.contains(&bare(name.lead(language)))).count()
            };
            let is_list =
                |item: &Item| matches!(item, Item::Anchor { name, .. } if name == "hosts");
            let list = printed.pages.iter().position(|page| page.items.iter().any(is_list));
            let told = printed.findings.iter().filter(|one: &&Finding| one.field == "hosts");
            let told: Vec<FindingKind> = told.map(|finding| finding.kind).collect();
            let mild = [FindingKind::Shrunk, FindingKind::Elsewhere];
            assert!(told.iter().all(|kind| mild.contains(kind)), "{told:?}");
            assert_eq!(told.contains(&FindingKind::Elsewhere), hosts > 2, "{language:?}");
            if hosts == 2 {
                assert_eq!((named(&cover), list), (2, None), "{language:?}");
                continue;
            }
            let list = list.unwrap();
            let told: String = printed.pages[list..].iter().map(on).collect();
            assert_eq!(named(&told), hosts, "{language:?}");
            let here = named(&cover);
            assert!(here > 25 && here < hosts, "{here} in {language:?}");
            for cover in [&printed.pages[0], &printed.pages[printed.pages.len() - 1]] {
                let note = bare(&on(cover));
                let more = hosts - named(&note);
                let zh = format!("等{hosts}家单位（全部见第{}页）", list + 1);
                let en = format!("and{more}more(allonpage{})", list + 1);
                assert!(note.contains(if language.zh() { &zh } else { &en }), "{note}");
                assert!(texts(cover).iter().all(|text| text.size > 5.9));
            }
        }
    }
}

#[test]
fn every_host_is_named_in_both_languages_somewhere_and_a_finding_says_where_not() {
    for count in [2, 10, 22, 40] {
        let program = covered(count);

        let printed = trial::printed(&program, &Options::default());

        let told: String =
            printed.pages.iter().flat_map(texts).map(|text| text.text.replace(' ', "")).collect();
        for name in program.hosts.iter().flat_map(|hosts| &hosts.names) {
            for words in [&name.zh, &name.en] {
                assert!(told.contains(&words.replace(' ', "")), "{words} of {count}");
            }
        }
        let elsewhere = |one: &&Finding| one.kind == FindingKind::Elsewhere && one.field == "hosts";
        assert_eq!(printed.findings.iter().filter(elsewhere).count(), usize::from(count > 2));
    }
}

#[test]
fn a_day_whose_boxes_have_no_room_for_english_says_so() {
    let day = |minutes: u32, english: &str| {
        let time = |at: u32| format!("{:02}:{:02}", 8 + at / 60, at % 60);
        let rooms: Vec<Words> = (1..6).map(|room| Words::new(format!("厅{room}"), "")).collect();
        let session = |number: u32| Session {
            starts: time(number / 5 * minutes),
            ends: time((number / 5 + 1) * minutes),
            title: Words::new(format!("第{number}场"), english),
            rooms: vec![rooms[number as usize % 5].clone()],
            ..Session::default()
        };
        let sessions = (0..600 / minutes * 5).map(session).collect();
        let date = Words::new("第一天", "Day 1");
        Program { days: vec![Day { date, rooms, sessions }], ..Program::default() }
    };
    let long = "A title of a session in English ".repeat(3);
    let told = |(minutes, english): (u32, &str), without: &[ProgramPart], kind| {
        let options = Options { without: without.to_vec(), ..Options::default() };
        let findings = trial::printed(&day(minutes, english), &options).findings;
        let of_title = |one: &&Finding| one.kind == kind && one.field == "title";
        findings.iter().filter(of_title).map(|one| one.subject.clone()).collect::<Vec<_>>()
    };

    let (elsewhere, nowhere) = (FindingKind::Elsewhere, FindingKind::LeftOut);
    assert_eq!(told((120, "Talk"), &[], elsewhere), Vec::<String>::new());
    assert_eq!(told((15, &long), &[], elsewhere), ["第一天"]);
    assert_eq!(told((15, &long), &[ProgramPart::Agenda], nowhere), ["第一天"]);
}
