//! Who signs, and that the sentences end above them.

use super::*;
use crate::Printed;
use crate::documents::card::Cards;
use crate::documents::{invitation, trial};
use crate::event::Guest;
use crate::findings::FindingKind;
use crate::options::Options;

const ALL: [Language; 3] = [Language::Zh, Language::En, Language::Both];

fn held_by(count: usize) -> Occasion {
    let host = |number: usize| {
        Words::new(
            format!("长三角细胞治疗产业技术创新战略联盟第{number}专业委员会"),
            format!("Committee {number} of the Yangtze Delta Cell Therapy Innovation Alliance"),
        )
    };
    Occasion { hosts: (1..=count).map(host).collect(), ..trial::occasion() }
}

/// Prints a certificate for somebody who spoke about many things.
fn printed(occasion: Occasion, options: &Options, talks: usize) -> Printed {
    let draw = |occasion: &Occasion, talks: &usize, run: &mut Run<'_, '_>| {
        let text = |count: usize| {
            let zh = "《细胞治疗产品产业化生产的挑战与发展趋势》、".repeat(count);
            let en = "“Challenges and Trends in the Production of Cell Therapy Products”, "
                .repeat(count);
            Words::new(format!("于此作{zh}特颁此证。"), format!("spoke here: {en}with our thanks."))
        };
        let shorter = (1..*talks).rev().map(|count| (text(count), "《其他》".to_owned()));
        let certificate = Certificate {
            title: Words::new("演讲嘉宾证书", "Certificate of Appreciation"),
            name: Words::new("张三", "Zhang San"),
            who: Words::new("示例研究院", "Sample Institute"),
            text: text(*talks),
            shorter: shorter.collect(),
            number: String::new(),
        };
        super::draw(&certificate, occasion, "", run);
    };
    trial::printed(&Cards { occasion, each: vec![talks], draw }, options)
}

/// The texts of the first page with their baselines.
fn texts(printed: &Printed) -> Vec<(String, f32)> {
    let mut texts = Vec::new();
    printed.pages[0].visit(&mut |item, _| {
        if let Item::Text(text) = item {
            texts.push((text.text.to_string(), text.y));
        }
    });
    texts
}

#[track_caller]
fn check_signed(printed: &Printed, hosts: &[Words], language: Language) {
    let left_out = printed.findings.iter().filter(|finding| finding.field == "hosts");
    let left_out: Vec<(FindingKind, usize)> =
        left_out.map(|finding| (finding.kind, finding.text.split('、').count())).collect();
    let texts: Vec<String> = texts(printed).into_iter().map(|(text, _)| text).collect();
    let text = texts.concat();
    // Of very many even the end of a name may be cut off, which is told as well.
    let known = |host: &Words| host.lead(language).chars().take(40).collect::<String>();
    let signed = hosts.iter().filter(|host| text.contains(&known(host))).count();
    match left_out.as_slice() {
        [] => assert_eq!(signed, hosts.len(), "{text}"),
        [(FindingKind::LeftOut, count)] => assert!(signed + count >= hosts.len(), "{text}"),
        _ => panic!("{left_out:?}"),
    }
    assert!(hosts.len() > 12 || left_out.is_empty(), "{left_out:?} of {}", hosts.len());
}

#[test]
fn every_host_signs_and_who_has_no_room_is_named() {
    for count in [1, 3, 4, 5, 8, 12, 40] {
        for language in ALL {
            for size in SIZES {
                let options = Options { size: Some(*size), language, ..Options::default() };
                let printed = printed(held_by(count), &options, 1);
                check_signed(&printed, &held_by(count).hosts, language);
            }
            let options = Options { language, ..Options::default() };
            let letter = Cards {
                occasion: held_by(count),
                each: vec![trial::guest()],
                draw: invitation::draw as fn(&Occasion, &Guest, &mut Run<'_, '_>),
            };
            check_signed(&trial::printed(&letter, &options), &held_by(count).hosts, language);
        }
    }
}

#[test]
fn the_sentences_end_above_those_who_sign_and_what_they_leave_out_is_told() {
    for (talks, hosts) in [(1, 3), (6, 3), (6, 5), (30, 5), (40, 12)] {
        for language in ALL {
            for size in SIZES {
                let options = Options { size: Some(*size), language, ..Options::default() };
                let printed = printed(held_by(hosts), &options, talks);

                let texts = texts(&printed);
                let first = held_by(hosts).hosts[0].lead(language).to_owned();
                let at = texts.iter().position(|(text, _)| text.starts_with(&first[..6])).unwrap();
                let (above, signed) = texts.split_at(at);
                let end = above.iter().map(|(_, y)| *y).fold(0.0, f32::max);
                let top = signed.iter().map(|(_, y)| *y).fold(f32::MAX, f32::min);
                assert!(end + 2.0 < top, "{talks} talks, {hosts} hosts, {language:?}, {size}");
                let said = above.iter().map(|(text, _)| text.as_str()).collect::<String>();
                let is_told = printed.findings.iter().any(|finding| {
                    matches!(finding.kind, FindingKind::LeftOut | FindingKind::Overflow)
                        && matches!(finding.field.as_str(), "sessions" | "text")
                });
                let named =
                    said.matches("细胞治疗产品产业化").count() + said.matches("Challenges").count();
                assert!(named >= talks || is_told, "{said}");
                let untrue = printed.findings.iter().find(|finding| {
                    finding.kind == FindingKind::Overflow && finding.field == "card"
                });
                assert_eq!(untrue, None);
            }
        }
    }
}

/// Where the middle of each line of an English sentence is.
fn middles(text: &str) -> Vec<f32> {
    let draw = |occasion: &Occasion, text: &String, run: &mut Run<'_, '_>| {
        let certificate = Certificate {
            title: Words::new("演讲嘉宾证书", "Certificate of Appreciation"),
            name: Words::new("张三", "Zhang San"),
            who: Words::default(),
            text: Words::new("", text),
            shorter: Vec::new(),
            number: String::new(),
        };
        super::draw(&certificate, occasion, "", run);
    };
    let options = Options { language: Language::En, ..Options::default() };
    let document = Cards { occasion: held_by(1), each: vec![text.to_owned()], draw };
    let mut middles = Vec::new();
    trial::printed(&document, &options).pages[0].visit(&mut |item, _| {
        if let Item::Text(set) = item
            && set.size > 14.9
            && set.size < 15.1
            && let Some(last) = set.glyphs.last()
        {
            middles.push(set.x + last.x / 2.0);
        }
    });
    middles
}

#[test]
fn an_english_sentence_stands_in_the_middle_whatever_is_named_in_it() {
    let long =
        "spoke at the Cell Therapy Industry Summit Forum and Founding Assembly of the Alliance: ";
    for title in ["“Quality of Products and their Development”", "《细胞治疗产品的质量评价与发展》"]
    {
        let middles = middles(&format!("{long}{title}. With our thanks."));

        assert!(middles.len() > 1, "{middles:?}");
        assert!(middles.iter().all(|x| (x - 148.5).abs() < 4.0), "{title}: {middles:?}");
    }
}

#[test]
fn a_long_office_takes_two_lines_and_the_sentence_stands_under_it() {
    let organisation = "伊宁市中西医结合干细胞与再生医学转化研究中心（临床研究机构）";
    let guest = Guest {
        organisation: Words::new(organisation, "Yining Integrated Center for Stem Cells"),
        position: Words::new("副主任委员、学术带头人、博士生导师、首席科学家", "Chief Scientist"),
        ..trial::guest()
    };
    for language in ALL {
        let draw = |occasion: &Occasion, guest: &Guest, run: &mut Run<'_, '_>| {
            let certificate = Certificate {
                title: Words::new("参会证明", "Certificate of Attendance"),
                name: Words::new(&guest.name, guest.english_name()),
                who: guest.who(),
                text: Words::new("于此参加论坛，特此证明。", "attended the forum here."),
                shorter: Vec::new(),
                number: String::new(),
            };
            super::draw(&certificate, occasion, "", run);
        };
        let options = Options { language, ..Options::default() };
        let document = Cards { occasion: held_by(2), each: vec![guest.clone()], draw };

        let printed = trial::printed(&document, &options);

        assert_eq!(printed.findings, [], "{language:?}");
        let texts = texts(&printed);
        let at = |words: &str| texts.iter().find(|(text, _)| text.contains(words)).unwrap().1;
        let (office, sentence) = match language {
            Language::Zh | Language::Both => (at("首席科学家"), at("于此参加")),
            Language::En => (at("Chief Scientist"), at("attended")),
        };
        assert!(sentence > office + 6.0, "{language:?}: {office} {sentence}");
    }
}
