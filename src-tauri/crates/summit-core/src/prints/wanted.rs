//! Which pieces a filter means where they are not made for registrations. Pure.
//!
//! It is the language of the register, as far as such a piece is known by something: words to look
//! for, `key:value`, a comma for "or", a minus for "not".

use crate::{
    error::{Error, Result},
    registrations::{
        FilterKey, FilterTrouble, RegistrationFilter, Term, Word, nearest, terms_among,
    },
    search::is_read_so,
    time::Date,
};

/// Something that a piece is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// A name, a number, a room, a standing.
    Name(String),
    Organisation(String),
    /// The title of a session.
    Session(String),
    Day(Date),
}

/// What is asked of pieces; all of it must fit.
#[derive(Debug)]
pub struct Wanted {
    terms: Vec<Term>,
    /// Days without a year are the nearest ones to this one.
    near: Date,
}

/// The characters of a name of which the reading is known; nobody types a long one whole.
const READ: usize = 12;

impl Wanted {
    /// Makes out what a filter asks of pieces that are known by these keys.
    pub fn read(filter: &RegistrationFilter, keys: &[FilterKey], near: Date) -> Result<Wanted> {
        let mut wanted = terms_among(keys, filter.query.as_deref().unwrap_or_default())?;
        let typed = filter.search.as_deref().unwrap_or_default();
        wanted.extend(typed.split_whitespace().map(|text| Term {
            key: None,
            is_not: false,
            values: vec![Word { text: text.to_owned(), at: 1 }],
            written: text.to_owned(),
        }));
        for word in wanted.iter().filter(|term| term.key == Some(FilterKey::Day)) {
            if let Some(value) = word.values.iter().find(|value| day(&value.text, near).is_none()) {
                let (trouble, word) = (FilterTrouble::NotADay, value.text.clone());
                return Err(Error::Filter {
                    trouble,
                    at: value.at,
                    word,
                    known: Default::default(),
                });
            }
        }
        Ok(Wanted { terms: wanted, near })
    }

    /// Says whether a piece is meant that is known by these facts.
    pub fn fits(&self, facts: &[Fact]) -> bool {
        self.terms.iter().all(|term| {
            let is_meant = |value: &Word| facts.iter().any(|fact| self.says(fact, term.key, value));
            term.values.iter().any(is_meant) != term.is_not
        })
    }

    fn says(&self, fact: &Fact, key: Option<FilterKey>, value: &Word) -> bool {
        let is_asked = |of: FilterKey| key.is_none_or(|key| key == of);
        match fact {
            Fact::Name(text) => key.is_none() && is_in(text, &value.text),
            Fact::Organisation(text) => {
                is_asked(FilterKey::Organisation) && is_in(text, &value.text)
            }
            Fact::Session(text) => is_asked(FilterKey::Session) && is_in(text, &value.text),
            Fact::Day(on) => is_asked(FilterKey::Day) && day(&value.text, self.near) == Some(*on),
        }
    }
}

fn day(text: &str, near: Date) -> Option<Date> {
    nearest(text, near.0).map(Date)
}

/// Says whether a text has these words in it, or is read so from its beginning.
fn is_in(text: &str, typed: &str) -> bool {
    let (text, typed) = (text.to_lowercase(), typed.to_lowercase());
    let head: String = text.chars().take(READ).collect();
    text.contains(&typed) || (typed.is_ascii() && is_read_so(&head, &typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: &[FilterKey] = &[FilterKey::Organisation, FilterKey::Day];

    fn read(query: &str) -> Result<Wanted> {
        let filter =
            RegistrationFilter { query: Some(query.to_owned()), ..RegistrationFilter::default() };
        Wanted::read(&filter, KEYS, "2019-04-13".parse().unwrap())
    }

    #[track_caller]
    fn check(query: &str, expected: bool) {
        let facts = [
            Fact::Name("孙海东".to_owned()),
            Fact::Name("Sun Haidong".to_owned()),
            Fact::Organisation("博雅控股集团".to_owned()),
            Fact::Session("质量评价".to_owned()),
            Fact::Day("2019-04-13".parse().unwrap()),
        ];
        assert_eq!(read(query).unwrap().fits(&facts), expected, "{query}");
    }

    #[test]
    fn a_piece_is_meant_by_what_it_is_known_by() {
        check("", true);
        check("海东", true);
        check("sunhai", true);
        check("shd 博雅", true);
        check("haidong 4/13", true);
        check("单位:博雅", true);
        check("organisation:boya,药明", true);
        check("单位:孙海东", false);
        check("-单位:博雅", false);
        check("日:2019-04-13 质量", true);
        check("day:4/14", false);
        check("-王五", true);
    }

    #[test]
    fn what_such_a_piece_is_not_known_by_is_said() {
        let told = |query: &str| {
            let error = read(query).unwrap_err();
            let details = error.details();
            (error.code(), format!("{}@{}", details["word"], details["at"]))
        };

        assert_eq!(told("海东 状态:已确认"), ("filter_not_here", "状态@4".to_owned()));
        assert_eq!(told("-状态:\"已确认\""), ("filter_not_here", "状态@2".to_owned()));
        assert_eq!(told("日:明天"), ("filter_not_a_day", "明天@3".to_owned()));
        assert_eq!(told("颜色:红"), ("filter_unknown_key", "颜色@1".to_owned()));
    }
}
