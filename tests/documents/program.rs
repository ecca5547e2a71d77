//! The program: everything of the event in its place.

use serde_json::json;
use tests::{Office, given};

use super::paper::Paper;

#[test]
fn the_program_of_the_sample_tells_the_whole_summit() {
    let office = Office::with_sample();

    let paper = Paper::print(&office, json!({ "document": "program" }));

    paper.is_sound();
    let pages = paper.text();
    let told = pages.concat();
    for words in [
        "细胞治疗产业高峰论坛",
        "Juna Hotel, Wuxi",
        "孙海东",
        "临床研究用干细胞的质量评价规范要点",
        "《细胞治疗产品产业化生产的挑战与发展趋势》",
        "BioArchive",
        "药明生物",
        "发起单位",
    ] {
        let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(told.contains(&words), "{words} is missing");
    }
    assert!(pages[0].contains("主办单位"));
    assert!(pages[1].contains("目录"));
}

#[test]
fn bookmarks_and_links_lead_where_they_say() {
    let office = Office::with_sample();
    let paper = Paper::print(&office, json!({ "document": "program" }));
    let pages = paper.text();
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();

    let bookmarks = paper.bookmarks();
    let links = paper.links();

    assert!(bookmarks.len() > 12, "{bookmarks:?}");
    for (title, page) in &bookmarks {
        let page = &pages[page - 1];
        let first = title.split(' ').next().unwrap();
        assert!(page.contains(&bare(first)), "{title} does not lead to {page}");
    }
    // The contents name every part with its number, and each line leads there.
    let listed = links.iter().filter(|(from, _)| *from == 2).map(|(_, to)| *to);
    let listed: Vec<usize> = listed.collect();
    let parts =
        ["关于会议", "日程总览", "议程", "讲者", "参展单位", "展馆平面图", "联盟成员", "人名索引"];
    for part in parts {
        let found = bookmarks.iter().find(|(title, _)| title.starts_with(part)).unwrap();
        assert!(listed.contains(&found.1), "{part}");
        let line = format!("{}{}", bare(&found.0), found.1);
        assert!(pages[1].contains(&line), "{line} is not in {}", pages[1]);
    }
}

#[test]
fn each_number_in_the_index_leads_to_a_page_that_names_the_person() {
    let office = Office::with_sample();
    let paper = Paper::print(&office, json!({ "document": "program" }));
    let pages = paper.text();
    let speakers = ["孙海东", "李诣书", "袁宝珠", "王春仁", "张传森", "肖海蓉"];

    for title in ["人名索引Indexofnamesbypinyin", "英文人名索引Indexofnames"] {
        let index = pages.iter().rposition(|page| page.starts_with(title)).unwrap() + 1;
        let lines = paper.lines_of_links(index);

        for speaker in speakers {
            assert!(lines.iter().any(|(line, _)| line.contains(speaker)), "{speaker}: {lines:?}");
        }
        for (line, to) in lines {
            let name = speakers.iter().find(|name| line.contains(**name)).expect("a speaker");
            assert!(pages[to - 1].contains(name), "{line} leads to {}", pages[to - 1]);
            // It is the number of that page.
            let line = line.trim_end_matches(',');
            assert!(line.ends_with(&to.to_string()), "{line} leads to page {to}");
        }
    }
}

#[test]
fn each_language_stands_alone() {
    let office = Office::with_sample();
    let print = |language: &str| {
        let options = json!({ "language": language });
        Paper::print(&office, json!({ "document": "program", "options": options })).text().concat()
    };

    let (zh, en) = (print("zh"), print("en"));

    assert!(zh.contains("致辞") && !zh.contains("Openingaddress"));
    assert!(en.contains("Openingaddress") && !en.contains("致辞"));
}

#[test]
fn a_part_that_is_not_wanted_is_left_out_with_every_link_to_it() {
    let office = Office::with_sample();
    let print = |without: serde_json::Value| {
        let options = json!({ "language": "zh", "without": without });
        Paper::print(&office, json!({ "document": "program", "options": options }))
    };

    let whole = print(json!([])).text().concat();
    let paper = print(json!(["agenda", "members", "index", "halls"]));

    paper.is_sound();
    let told = paper.text().concat();
    for gone in ["联盟成员", "人名索引", "展馆平面图"] {
        assert!(whole.contains(gone) && !told.contains(gone), "{gone}");
    }
    assert!(told.contains("日程总览") && told.contains("讲者"));
    let from =
        |title: &str| paper.text().iter().rposition(|page| page.contains(title)).unwrap() + 1;
    let days = from("日程总览");
    assert!(paper.links().iter().all(|(page, _)| *page != days), "{:?}", paper.links());
}

#[test]
fn the_back_cover_says_where_more_is_told_and_can_be_left_out() {
    let office = Office::new();
    let unit = json!({ "name_zh": "甲集团", "website": "www.example.org/峰会" });
    let unit = office.call("organisations.save", unit)["id"].clone();
    office.call("hosts.save", json!({ "organisation_id": unit, "role": "host" }));
    let print = |without: serde_json::Value| {
        let options = json!({ "language": "zh", "without": without });
        Paper::print(&office, json!({ "document": "program", "options": options }))
    };

    let paper = print(json!([]));

    let (pages, told) = (paper.pages(), paper.text());
    let last = &told[pages - 1];
    assert!(last.contains("主办单位甲集团") && last.contains("www.example.org"), "{last}");
    assert_eq!(paper.codes(pages), ["https://www.example.org/峰会"]);
    // A left-hand page, so that printed on both sides of its leaf it is the outside.
    assert_eq!(pages % 2, 0);
    let without = print(json!(["back_cover"])).text();
    assert_eq!(without, told[..without.len()]);
    assert!(told[without.len()..pages - 1].iter().all(String::is_empty), "{told:?}");
}

#[test]
fn a_cover_with_many_hosts_covers_nothing() {
    let office = Office::with_sample();
    let roles =
        ["patron", "host", "organiser", "co_organiser", "supporter", "sponsor", "media_partner"];
    let add = |numbers: std::ops::Range<usize>| {
        numbers.map(|number| {
            let name = format!("第{number}细胞治疗产业技术创新战略联盟");
            let unit = json!({ "name_zh": name, "name_en": format!("Alliance No. {number}") });
            let unit = office.call("organisations.save", unit)["id"].clone();
            let host = json!({ "organisation_id": unit, "role": roles[number % 7] });
            office.call("hosts.save", host);
            name
        })
    };
    let request = json!({ "document": "program", "options": { "language": "zh" } });
    let cut_off = || {
        let findings = office.call("print.findings", request.clone());
        let is_it = |one: &serde_json::Value| one["field"] == "hosts" && one["kind"] == "overflow";
        findings.as_array().unwrap().iter().any(is_it)
    };

    let names: Vec<String> = add(0..14).collect();
    assert!(!cut_off());
    let told = Paper::print(&office, request.clone()).text();
    for name in &names {
        for cover in [&told[0], told.last().unwrap()] {
            assert!(cover.contains(name.as_str()), "{name} is not on a cover: {cover}");
        }
    }

    // So many have no room: all are listed after the contents, and the title keeps its place.
    let names: Vec<String> = names.into_iter().chain(add(14..80)).collect();
    assert_eq!(names.len(), 80);
    assert!(!cut_off());
    let told = Paper::print(&office, request.clone()).text();
    assert!(told[0].starts_with("会议手册细胞治疗产业高峰论坛"), "{}", told[0]);
    let all = "等82家单位（全部见第3页）";
    assert!(told[0].contains(all) && told[1].contains("主办与支持单位3"), "{}", told[0]);
    let listed: String = told[2..].concat();
    for name in &names {
        assert!(listed.contains(name.as_str()), "{name} is not listed");
    }
}

#[test]
fn sponsors_stand_by_their_place_in_the_alliance_with_what_they_say_of_themselves() {
    let office = Office::new();
    for (name, standing) in [("甲药业", json!(null)), ("乙生物", json!("council"))] {
        let unit = json!({ "name_zh": name, "profile_zh": format!("{name}做细胞制剂。"),
            "website": "https://example.org", "standing": standing });
        let unit = office.call("organisations.save", unit)["id"].clone();
        office.call("hosts.save", json!({ "organisation_id": unit, "role": "sponsor" }));
    }
    let options = json!({ "language": "zh", "without": ["members"] });

    let told = Paper::print(&office, json!({ "document": "program", "options": options })).text();

    let page = told.iter().find(|page| page.contains("甲药业做细胞制剂。")).unwrap();
    let places = ["理事单位", "乙生物做细胞制剂。", "赞助单位甲", "甲药业做细胞制剂。"];
    let places = places.map(|words| page.find(words).unwrap_or(usize::MAX));
    assert!(places.is_sorted(), "{page}");
    assert_eq!(page.matches("example.org").count(), 2);
}

#[test]
fn both_languages_stand_side_by_side_and_lose_no_word() {
    let office = Office::with_sample();
    let print = |beside: bool| {
        let options = json!({ "language": "both", "side_by_side": beside, "without": ["index"] });
        let paper = Paper::print(&office, json!({ "document": "program", "options": options }));
        paper.is_sound();
        let mut characters: Vec<char> = paper.text().concat().chars().collect();
        characters.retain(|character| character.is_alphabetic());
        characters.sort_unstable();
        characters.dedup();
        (paper.text().concat(), characters)
    };

    let ((_, under), (told, beside)) = (print(false), print(true));

    assert_eq!(under, beside);
    let welcome = told.find("细胞治疗正从实验室").unwrap();
    let english = told.find("Celltherapyismoving").unwrap();
    assert!(english < told.find("愿这一天的报告与交流").unwrap() && welcome < english, "{told}");
}

#[test]
fn a_day_is_told_room_by_room_where_that_is_chosen() {
    let office = Office::new();
    let rooms = ["甲厅", "乙厅"].map(|name| given::room(&office, name, 100));
    let speaker = office.call("people.save", json!({ "full_name": "袁宝珠" }));
    for (title, hour, room) in [("一", 9, 0), ("二", 9, 1), ("三", 10, 0)] {
        let title = format!("报告之{title}");
        let starts = format!("2019-04-13T{hour:02}:00");
        given::talk(&office, &title, &starts, &[&rooms[room]], &[&speaker]);
    }
    let order = |by_room: bool| {
        let options = json!({ "language": "zh", "by_room": by_room, "without": ["timetable"] });
        let paper = Paper::print(&office, json!({ "document": "program", "options": options }));
        let told = paper.text().concat();
        let mut places =
            ["报告之一", "报告之二", "报告之三"].map(|title| (told.find(title).unwrap(), title));
        places.sort_unstable();
        places.map(|(_, title)| title)
    };

    assert_eq!(order(false), ["报告之一", "报告之二", "报告之三"]);
    assert_eq!(order(true), ["报告之一", "报告之三", "报告之二"]);
}

#[test]
fn an_empty_event_still_has_a_program() {
    let office = Office::new();

    let paper = Paper::print(&office, json!({ "document": "program" }));

    paper.is_sound();
    assert!(paper.pages() >= 1);
}

#[test]
fn a_long_biography_loses_no_word() {
    let office = Office::new();
    let biography = "长期从事细胞制剂的质量研究，主持多项国家课题。".repeat(60);
    let speaker =
        office.call("people.save", json!({ "full_name": "袁宝珠", "biography_zh": biography }));
    let room = given::room(&office, "主会场", 100);
    given::talk(&office, "报告", "2019-04-13T09:00", &[&room], &[&speaker]);

    let paper =
        Paper::print(&office, json!({ "document": "program", "options": { "language": "zh" } }));

    let told = paper.text().concat();
    assert_eq!(told.matches("主持多项国家课题").count(), 60);
}

#[test]
fn a_program_names_the_edition_of_its_agenda_and_whether_it_has_changed_since() {
    let office = Office::with_sample();
    let cover = || Paper::print(&office, json!({ "document": "program" })).text()[0].clone();
    let first = office.call("sessions.list", json!({}))["rows"][0]["id"].clone();

    let before = cover();
    office.call("editions.publish", json!({}));
    let published = cover();
    office.call("sessions.place", json!({ "id": first, "starts_at": null }));
    let changed = cover();

    assert!(!before.contains("议程第"), "{before}");
    assert!(published.contains("议程第1版") && !published.contains("此后有改动"), "{published}");
    assert!(changed.contains("议程第1版，此后有改动"), "{changed}");
}

#[test]
fn who_only_thinks_of_joining_is_no_member_and_no_sponsor_of_that_standing() {
    let office = Office::new();
    for (name, standing) in [("无锡药明", "member"), ("成都医院", "prospect")] {
        let unit = office.call(
            "organisations.save",
            json!({ "name_zh": name, "standing": standing, "sector": "industry" }),
        );
        let host = json!({ "organisation_id": unit["id"], "role": "sponsor", "position": 0 });
        office.call("hosts.save", host);
    }
    let without = ["back_cover"];

    let options = json!({ "language": "zh", "without": without });
    let request = json!({ "document": "program", "options": options });
    let pages = Paper::print(&office, request).text();

    let told = pages.concat();
    assert!(!told.contains("意向单位"), "{told}");
    let members = pages.last().unwrap();
    assert!(members.contains("联盟成员") && members.contains("无锡药明"), "{members}");
    assert!(!members.contains("成都医院"), "{members}");
    assert!(told.contains("成都医院"), "{told}");
}
