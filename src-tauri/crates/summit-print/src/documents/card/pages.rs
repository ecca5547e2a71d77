//! What one page does not hold: set as large as that needs, on as few pages as it takes.

use super::Card;
use crate::findings::{FindingKind, Subject};
use crate::options::Words;

/// A way to set something: the share of the usual size of its type, and what else is tried.
pub type Way<Else> = (f32, Else);

impl Card<'_, '_, '_> {
    /// Sets something in the first of some ways that needs no more pages than any other; later ways are
    /// tried only while one page does not hold it. Answers the pages and the share of the usual size.
    ///
    /// That it goes on over further pages, and that it is set smaller, is told.
    pub fn on_fewest_pages<Else, Page>(
        &mut self,
        field: &'static str,
        ways: impl IntoIterator<Item = Way<Else>>,
        set: impl Fn(&Self, Way<Else>) -> Vec<Page>,
    ) -> (Vec<Page>, f32) {
        let mut tried: Vec<(Vec<Page>, f32)> = Vec::new();
        for (share, other) in ways {
            let pages = set(self, (share, other));
            let is_one = pages.len() <= 1;
            tried.push((pages, share));
            if is_one {
                break;
            }
        }
        let fewest = tried.iter().map(|(pages, _)| pages.len()).min().unwrap_or_default();
        let best = tried.into_iter().find(|(pages, _)| pages.len() == fewest);
        let (pages, share) = best.unwrap_or((Vec::new(), 1.0));
        let subject = Subject { name: &self.name, name_en: &self.name_en, id: "" };
        let findings = &mut self.run.findings;
        if fewest > 1 {
            findings.add(FindingKind::Continued, subject, field, &fewest.to_string());
        }
        if share < 1.0 {
            findings.smaller(FindingKind::Reduced, share, subject, field, &self.name);
        }
        (pages, share)
    }
}

/// Words of which one page of several says which it is; those that are empty stay so.
pub fn on_page(words: &Words, (number, count): (usize, usize)) -> Words {
    let (zh, en) = match (number, count) {
        (_, 0 | 1) => (String::new(), String::new()),
        (1, _) => (format!("（1/{count}）"), format!(" (1 of {count})")),
        _ => (format!("（续 {number}/{count}）"), format!(" (continued, {number} of {count})")),
    };
    let with = |text: &str, page: &str| match text {
        "" => String::new(),
        text => format!("{text}{page}"),
    };
    Words::new(with(&words.zh, &zh), with(&words.en, &en))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_of_several_says_which_it_is_and_one_alone_says_nothing() {
        let said = |zh: &str, en: &str, page: (usize, usize)| {
            let words = on_page(&Words::new(zh, en), page);
            (words.zh, words.en)
        };
        let pair = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());

        assert_eq!(said("上午", "Morning", (1, 1)), pair("上午", "Morning"));
        assert_eq!(said("上午", "Morning", (1, 3)), pair("上午（1/3）", "Morning (1 of 3)"));
        let third = pair("上午（续 3/3）", "Morning (continued, 3 of 3)");
        assert_eq!(said("上午", "Morning", (3, 3)), third);
        assert_eq!(said("上午", "", (2, 3)), pair("上午（续 2/3）", ""));
    }
}
