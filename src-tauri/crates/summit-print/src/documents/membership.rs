//! Certificates of membership in the alliance.

use summit_core::registrations::FilterKey;

use super::certificate::{self, Certificate, SIZES};
use super::{Choice, Kind, Purpose, Whom};
use crate::Run;
use crate::event::{self, Honor, Occasion};
use crate::options::{Order, Words};
use crate::pieces::Making;

pub const KIND: Kind = Kind {
    name: "membership",
    title: ("会员证书", "Certificates of membership"),
    purpose: Purpose::Honors,
    whom: Whom::Organisations,
    sizes: SIZES,
    choices: &[Choice::Batch, Choice::Bleed, Choice::Accent],
    orders: &[Order::Standing, Order::Pinyin],
    take: |reading, filter, options| {
        let making = Making {
            kind: &KIND,
            keys: &[FilterKey::Organisation],
            draw,
            show: |occasion, honor, shown| certificate(honor).show(occasion, shown),
        };
        making.take(reading, filter, options, event::members(reading)?)
    },
};

fn draw(occasion: &Occasion, honor: &Honor, run: &mut Run<'_, '_>) {
    certificate::draw(&certificate(honor), occasion, "", run);
}

fn certificate(honor: &Honor) -> Certificate {
    let standing = &honor.standing;
    let text = Words::new(
        format!("经审核，现为本联盟{}，特颁此证。", standing.zh),
        format!("is hereby certified as {} of the alliance.", article(&standing.en)),
    );
    Certificate {
        title: Words::new("会员证书", "Certificate of Membership"),
        name: honor.organisation.clone(),
        who: Words::default(),
        text,
        shorter: Vec::new(),
        number: String::new(),
    }
}

/// A standing in the middle of an English sentence: an initiator, a council member.
fn article(standing: &str) -> String {
    let lower = standing.to_lowercase();
    let vowel = lower.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {lower}", if vowel { "an" } else { "a" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::card::Cards;
    use crate::documents::trial;
    use crate::options::{Language, Options, Size};
    use crate::page::Item;

    #[test]
    fn everything_has_its_place() {
        let document = Cards { occasion: trial::occasion(), each: vec![honor()], draw };

        insta::assert_snapshot!(trial::placed(&document, &Options::default()));
    }

    #[test]
    fn a_long_name_takes_two_lines_before_it_is_small() {
        let print = |name: &str, size: Size| {
            let organisation = Words::new("", name);
            let honor = Honor { organisation, ..honor() };
            let document = Cards { occasion: trial::occasion(), each: vec![honor], draw };
            let options =
                Options { language: Language::En, size: Some(size), ..Options::default() };
            trial::stays_inside(&document, &options);
            let mut lines = Vec::new();
            trial::printed(&document, &options).pages[0].visit(&mut |item, _| {
                if let Item::Text(text) = item
                    && name.contains(text.text.trim())
                {
                    lines.push((text.text.to_string(), text.size));
                }
            });
            lines
        };
        let long = "Institute of Stem Cells and Regenerative Medicine, Second Military Medical \
                    University of the People’s Liberation Army";
        for (size, unit) in [(SIZES[0], 1.0), (SIZES[1], 148.0 / 210.0)] {
            let [first, second] = &print(long, size)[..] else { panic!("two lines on {size}") };

            assert!(first.1 >= 18.0 * unit && first.1 == second.1, "{first:?} on {size}");
            assert_eq!(print("Sample Biotech Ltd.", size)[0].1, 27.0 * unit);
        }
    }

    fn honor() -> Honor {
        Honor {
            name: "㛃𬭎".to_owned(),
            latin_name: "Jie Hong".to_owned(),
            post: Words::new("总工程师", "Chief Engineer"),
            organisation: Words::new("示例生物科技有限公司", "Sample Biotech Ltd."),
            standing: Words::new("理事单位", "Council member"),
            deeds: Vec::new(),
        }
    }
}
