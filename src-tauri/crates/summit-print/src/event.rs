//! What is printed, taken from an event: the one place where paper meets the event file.

mod badges;
mod guests;
mod honors;
mod program;
mod reception;
mod rooms;
mod short_names;
mod sponsors;
mod supplies;

use std::collections::BTreeSet;

use summit_core::{
    prints::Subject,
    registrations::RegistrationFilter,
    time::Date,
    words::{Language, word},
};
use uuid::Uuid;

use crate::{documents::Whom, options::Words};

pub use badges::{badges, meant};
pub use guests::{Guest, Occasion, guests, occasion};
pub use honors::{Act, Deed, Honor, members, on_stage, speakers};
pub use program::{exhibitors_at, photo, program};
pub use reception::{Meals, Stay, both, day_of, meals, stays};
pub use rooms::{Door, Sign, Talk, booths, doors, talks};
use short_names::{ShortNames, every_organisation};

/// Says a stored word, such as a sector, in both languages.
fn said(path: &str) -> Words {
    Words::new(word(Language::Chinese, path), word(Language::English, path))
}

/// Writes a day as each language does: 2019年4月13日 星期六, Saturday, 13 April 2019.
fn day(date: Date) -> Words {
    const DAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    use chrono::Datelike;
    let weekday = DAYS[date.0.weekday().num_days_from_monday() as usize];
    Words::new(
        format!("{} 星期{weekday}", date.0.format("%Y年%-m月%-d日")),
        date.0.format("%A, %-d %B %Y").to_string(),
    )
}

/// Writes the days of an event as each language does.
fn days(first: Date, last: Date) -> Words {
    if first == last {
        return day(first);
    }
    let (from, to) = (first.0, last.0);
    use chrono::Datelike;
    let same_month = (from.year(), from.month()) == (to.year(), to.month());
    let zh = if same_month { to.format("%-d日") } else { to.format("%-m月%-d日") };
    let en = if same_month { from.format("%-d") } else { from.format("%-d %B") };
    Words::new(
        format!("{}–{zh}", from.format("%Y年%-m月%-d日")),
        format!("{en}–{}", to.format("%-d %B %Y")),
    )
}

/// Everything that decides for whom or what something is printed.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Whom the register would show; of other pieces the words that they must fit.
    pub asked: RegistrationFilter,
    /// Only the pieces of these people, organisations, booths, sessions or rooms.
    pub things: Option<Vec<Uuid>>,
    /// Only these pieces.
    pub only: Option<BTreeSet<Subject>>,
}

impl Filter {
    /// The same for some pieces alone. Guests are found by their registrations.
    #[must_use]
    pub fn of(self, whom: Whom, subjects: impl IntoIterator<Item = Subject>) -> Filter {
        if whom != Whom::Registrations {
            return Filter { only: Some(subjects.into_iter().collect()), ..self };
        }
        let guest = |subject| match subject {
            Subject::Registration(id) => Some(id),
            Subject::Person(_)
            | Subject::Organisation(_)
            | Subject::Booth(_)
            | Subject::Session(_)
            | Subject::Room(..) => None,
        };
        let ids = Some(subjects.into_iter().filter_map(guest).collect());
        Filter { asked: RegistrationFilter { ids, ..self.asked }, ..self }
    }

    /// Says whether the piece of a subject may be meant.
    pub fn has(&self, subject: Subject) -> bool {
        self.things.as_ref().is_none_or(|things| things.contains(&subject.id()))
            && self.only.as_ref().is_none_or(|only| only.contains(&subject))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_each_language_does() {
        let date = |text: &str| text.parse::<Date>().unwrap();

        let one = days(date("2019-04-13"), date("2019-04-13"));
        let two = days(date("2019-04-13"), date("2019-04-14"));
        let over = days(date("2019-04-30"), date("2019-05-01"));

        assert_eq!(
            (one.zh.as_str(), one.en.as_str()),
            ("2019年4月13日 星期六", "Saturday, 13 April 2019")
        );
        assert_eq!((two.zh.as_str(), two.en.as_str()), ("2019年4月13日–14日", "13–14 April 2019"));
        assert_eq!(
            (over.zh.as_str(), over.en.as_str()),
            ("2019年4月30日–5月1日", "30 April–1 May 2019")
        );
    }
}
