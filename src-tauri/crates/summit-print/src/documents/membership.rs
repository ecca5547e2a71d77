//! Certificates of membership in the alliance.

use super::card::Cards;
use super::certificate::{self, Certificate, SIZES};
use super::{Choice, Kind, Purpose, Whom};
use crate::Run;
use crate::event::{self, Honor, Occasion};
use crate::options::Words;

pub const KIND: Kind = Kind {
    name: "membership",
    title: ("会员证书", "Certificates of membership"),
    purpose: Purpose::Honors,
    whom: Whom::Organisations,
    sizes: SIZES,
    choices: &[Choice::Bleed, Choice::Accent],
    take: |reading, _, _| {
        Ok(Box::new(Cards {
            occasion: event::occasion(reading)?,
            each: event::members(reading)?,
            draw,
        }))
    },
};

fn draw(occasion: &Occasion, honor: &Honor, run: &mut Run<'_, '_>) {
    let standing = honor.what.first().cloned().unwrap_or_default();
    let text = Words::new(
        format!("经审核，现为本联盟{}，特颁此证。", standing.zh),
        format!("is hereby certified as {} of the alliance.", article(&standing.en)),
    );
    let certificate = Certificate {
        title: Words::new("会员证书", "Certificate of Membership"),
        name: honor.organisation.clone(),
        who: Words::default(),
        text,
        number: String::new(),
    };
    certificate::draw(&certificate, occasion, &honor.id, run);
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
            what: vec![Words::new("理事单位", "Council member")],
            ..Honor::default()
        }
    }
}
