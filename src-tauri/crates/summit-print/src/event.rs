//! What is printed, taken from an event: the one place where paper meets the event file.

mod badges;
mod guests;
mod program;
mod reception;
mod rooms;
mod short_names;
mod sponsors;

use summit_core::{
    registrations::RegistrationFilter,
    time::Date,
    words::{Language, word},
};

use crate::options::Words;

pub use badges::{badges, meant};
pub use guests::{Guest, Occasion, guests, occasion};
pub use program::{exhibitors, photo, program};
pub use reception::{Meals, Stay, both, day_of, meals, stays};
pub use rooms::{Door, Honor, Talk, booths, doors, members, speakers, talks};
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

/// Everything that decides what is printed of the registrations.
pub type Filter = RegistrationFilter;

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
