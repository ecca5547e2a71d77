//! Certificates for those who spoke.

use summit_core::registrations::FilterKey;

use super::certificate::{self, Certificate, SIZES};
use super::{Choice, Kind, Purpose, Whom};
use crate::Run;
use crate::event::{self, Honor, Occasion};
use crate::options::{Order, Words};
use crate::pieces::Making;

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
    let Occasion { title, dates, .. } = occasion;
    let days = occasion.days_zh();
    let zh: Vec<&str> = honor.what.iter().map(|talk| talk.zh.as_str()).collect();
    // A talk without an English title has its Chinese one, in marks already.
    let english = |talk: &Words| match talk.en.as_str() {
        "" => talk.zh.clone(),
        title => format!("“{title}”"),
    };
    let en: Vec<String> = honor.what.iter().map(english).collect();
    // Where somebody spoke more often than there is room for, the first talks stand for all.
    let naming = |named: usize| {
        let (and_zh, and_en) = match zh.len() - named {
            0 => (String::new(), String::new()),
            more => (format!("等{}个报告", zh.len()), format!(" and {more} more")),
        };
        Words::new(
            format!(
                "于{days}在“{}”上作{}{and_zh}，谨致谢忱，特颁此证。",
                title.zh,
                zh[..named].join("、")
            ),
            format!(
                "spoke at {} on {}: {}{and_en}. With our thanks.",
                occasion.the_title(),
                dates.en,
                en[..named].join(", ")
            ),
        )
    };
    let text = naming(zh.len());
    let fewer = (1..zh.len()).rev().map(|named| (naming(named), zh[named..].join("、")));
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

    fn honor() -> Honor {
        Honor {
            name: "㛃𬭎".to_owned(),
            latin_name: "Jie Hong".to_owned(),
            post: Words::new("总工程师", "Chief Engineer"),
            organisation: Words::new("示例生物科技有限公司", "Sample Biotech Ltd."),
            what: vec![Words::new("《质量评价》", "Quality")],
        }
    }
}
