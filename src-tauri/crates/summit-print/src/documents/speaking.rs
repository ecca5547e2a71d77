//! Certificates for those who spoke.

use summit_core::registrations::FilterKey;

use super::certificate::{self, Certificate, SIZES};
use super::{Choice, Kind, Purpose, Whom};
use crate::Run;
use crate::event::{self, Act, Deed, Honor, Occasion};
use crate::options::{Language, Order, Words};
use crate::pieces::Making;
use crate::text::{Quotes, quoted};

pub const KIND: Kind = Kind {
    name: "speaking",
    title: ("演讲嘉宾证书", "Certificates for speakers"),
    purpose: Purpose::Honors,
    whom: Whom::Agenda,
    sizes: SIZES,
    choices: &[Choice::Batch, Choice::Bleed, Choice::Accent],
    orders: &[Order::Agenda, Order::Pinyin, Order::Organisation],
    take: |reading, filter, options| {
        let making = Making {
            kind: &KIND,
            keys: &[FilterKey::Organisation, FilterKey::Session, FilterKey::Day],
            draw,
            show: |occasion, honor, shown| certificate(occasion, honor).show(occasion, shown),
        };
        making.take(reading, filter, options, event::speakers(reading)?)
    },
};

fn draw(occasion: &Occasion, honor: &Honor, run: &mut Run<'_, '_>) {
    certificate::draw(&certificate(occasion, honor), occasion, "", run);
}

fn certificate(occasion: &Occasion, honor: &Honor) -> Certificate {
    let mut deeds: Vec<&Deed> = honor.deeds.iter().collect();
    deeds.sort_by_key(|deed| deed.act);
    let text = sentence(occasion, &deeds, deeds.len());
    // Where somebody did more than there is room for, what comes first stands for all.
    let fewer = (1..deeds.len()).rev().map(|named| {
        let left_out: Vec<&str> =
            deeds[named..].iter().map(|deed| deed.title.lead(Language::Zh)).collect();
        (sentence(occasion, &deeds, named), left_out.join("、"))
    });
    let shorter = fewer.collect();
    Certificate {
        title: Words::new("演讲嘉宾证书", "Certificate of Appreciation"),
        name: Words::new(&honor.name, honor.english_name()),
        who: honor.who(),
        text,
        shorter,
        number: String::new(),
    }
}

/// Says what somebody did: so many of it by name, in the order of the acts.
fn sentence(occasion: &Occasion, deeds: &[&Deed], named: usize) -> Words {
    let (count, talks) = (deeds.len(), deeds.iter().all(|deed| deed.act == Act::Talk));
    let deeds = &deeds[..named];
    let mut zh: Vec<String> = of_acts(deeds).map(|(act, titles)| chinese(act, &titles)).collect();
    match (count - named, zh.last_mut()) {
        (0, _) | (_, None) => {}
        (_, Some(last)) if talks => {
            *last = format!("{}等{count}个报告", last.trim_end_matches("报告"));
        }
        (_, Some(last)) => last.push_str(&format!("等共{count}项")),
    }
    let zh = format!(
        "于{}在{}上{}，谨致谢忱，特颁此证。",
        occasion.days_zh(),
        quoted(occasion.title.lead(Language::Zh), Quotes::Plain),
        zh.join("，")
    );

    let more = match count - named {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let speaks = |deed: &&&Deed| matches!(deed.act, Act::Talk | Act::Address);
    let spoken: Vec<String> =
        deeds.iter().filter(speaks).map(|deed| english(&deed.title)).collect();
    let others: Vec<&Deed> = deeds.iter().filter(|deed| !speaks(deed)).copied().collect();
    let others = of_acts(&others).map(|(act, titles)| {
        let titles: Vec<String> = titles.iter().map(|title| english(title)).collect();
        format!("{} {}", verb(act), titles.join(", "))
    });
    let others: Vec<String> = others.collect();
    let at = format!("at {} on {}", occasion.the_title(), occasion.dates.en);
    let en = match (spoken.as_slice(), others.as_slice()) {
        ([], others) => format!("{} {at}{more}", others.join(" and ")),
        (spoken, []) => format!("spoke {at}: {}{more}", spoken.join(", ")),
        (spoken, others) => {
            format!("spoke {at}: {}; {}{more}", spoken.join(", "), others.join("; "))
        }
    };
    Words::new(zh, format!("{en}. With our thanks."))
}

/// The titles of each act.
fn of_acts<'deed>(deeds: &[&'deed Deed]) -> impl Iterator<Item = (Act, Vec<&'deed Words>)> {
    let mut acts: Vec<(Act, Vec<&Words>)> = Vec::new();
    for deed in deeds {
        match acts.last_mut().filter(|(act, _)| *act == deed.act) {
            Some((_, titles)) => titles.push(&deed.title),
            None => acts.push((deed.act, vec![&deed.title])),
        }
    }
    acts.into_iter()
}

/// An act as a Chinese sentence has it: only a talk is given as a report.
fn chinese(act: Act, titles: &[&Words]) -> String {
    let titles = titles.iter().map(|title| title.lead(Language::Zh));
    let all = |quotes: Quotes| {
        titles.clone().map(|title| quoted(title, quotes)).collect::<Vec<_>>().join("、")
    };
    match act {
        Act::Talk => format!("作{}报告", all(Quotes::Title)),
        // What is called an address or a reading already is not called so twice.
        Act::Address if titles.clone().all(|title| title.ends_with("致辞")) => {
            format!("作{}", titles.collect::<Vec<_>>().join("、"))
        }
        Act::Address => format!("于{}致辞", all(Quotes::Plain)),
        Act::Reading if titles.clone().all(|title| title.starts_with("宣读")) => {
            titles.collect::<Vec<_>>().join("、")
        }
        Act::Reading => format!("宣读{}", all(Quotes::Title)),
        Act::Lead => format!("主持{}", all(Quotes::Plain)),
        Act::Join => format!("参加{}", all(Quotes::Plain)),
    }
}

/// A title in an English sentence; one without English is in its marks already, or gets them.
fn english(title: &Words) -> String {
    match title.en.as_str() {
        "" => quoted(&title.zh, Quotes::Title),
        title => quoted(title, Quotes::Plain),
    }
}

fn verb(act: Act) -> &'static str {
    match act {
        Act::Talk | Act::Address => "spoke on",
        Act::Reading => "read",
        Act::Lead => "chaired",
        Act::Join => "took part in",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::card::Cards;
    use crate::documents::trial;
    use crate::options::Options;

    #[test]
    fn everything_has_its_place() {
        let document = Cards { occasion: trial::occasion(), each: vec![honor()], draw };

        insta::assert_snapshot!(trial::placed(&document, &Options::default()));
    }

    #[test]
    fn only_a_talk_is_given_as_a_report() {
        let said = |deeds: &[(Act, &str, &str)], named: usize| {
            let deeds: Vec<Deed> = deeds
                .iter()
                .map(|(act, zh, en)| Deed { act: *act, title: Words::new(*zh, *en) })
                .collect();
            let deeds: Vec<&Deed> = deeds.iter().collect();
            sentence(&trial::occasion(), &deeds, named)
        };
        let talk = (Act::Talk, "质量评价", "Quality");
        let address = (Act::Address, "致辞", "Opening address");
        let (lead, join) = ((Act::Lead, "圆桌", "Panel"), (Act::Join, "对话", "Dialogue"));
        let check = |deeds: &[(Act, &str, &str)], named, zh: &str, en: &str| {
            let said = said(deeds, named);
            let (_, rest) = said.zh.split_once("”上").unwrap();
            assert_eq!(rest.strip_suffix("，谨致谢忱，特颁此证。"), Some(zh));
            let place = "at the Cell Therapy Industry Summit Forum on Saturday, 13 April 2019";
            assert_eq!(said.en.replace(place, "at X"), format!("{en}. With our thanks."));
        };

        check(&[talk], 1, "作《质量评价》报告", "spoke at X: “Quality”");
        check(&[talk; 3], 1, "作《质量评价》等3个报告", "spoke at X: “Quality” and 2 more");
        check(&[address], 1, "作致辞", "spoke at X: “Opening address”");
        check(&[(Act::Address, "开幕式", "Opening")], 1, "于“开幕式”致辞", "spoke at X: “Opening”");
        check(&[lead], 1, "主持“圆桌”", "chaired “Panel” at X");
        let nested = (Act::Lead, "“双抗”药物圆桌", "“Bispecific” drugs");
        let en = "chaired “‘Bispecific’ drugs” at X";
        check(&[nested], 1, "主持“‘双抗’药物圆桌”", en);
        check(&[join], 1, "参加“对话”", "took part in “Dialogue” at X");
        let all = "spoke at X: “Quality”; chaired “Panel”; took part in “Dialogue”";
        check(&[talk, lead, join], 3, "作《质量评价》报告，主持“圆桌”，参加“对话”", all);
    }

    fn honor() -> Honor {
        Honor {
            name: "㛃𬭎".to_owned(),
            latin_name: "Jie Hong".to_owned(),
            post: Words::new("总工程师", "Chief Engineer"),
            organisation: Words::new("示例生物科技有限公司", "Sample Biotech Ltd."),
            standing: Words::default(),
            deeds: vec![Deed { act: Act::Talk, title: Words::new("质量评价", "Quality") }],
        }
    }
}
