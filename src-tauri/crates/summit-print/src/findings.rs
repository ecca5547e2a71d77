//! What somebody should look at before it is printed.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fonts::FontBook;
use crate::options::{Language, Words};
use crate::text::{Fitted, is_right_to_left, needs_shaping};

/// Something about a page that somebody should look at before it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(rename = "PrintFinding")]
pub struct Finding {
    pub kind: FindingKind,
    /// Whose badge or which entry it is: a name as people know it, and its id if it has one.
    pub subject: String,
    /// The same in English; empty where there is no English name.
    pub subject_en: String,
    pub subject_id: Option<String>,
    /// Which text: `name`, `organisation`, `title`. The words files name it under `print_fields`.
    pub field: String,
    /// The characters that are missing, or the text that does not fit.
    pub text: String,
    /// How large the text is set, in hundredths of its usual size, where it is set smaller.
    pub percent: Option<u32>,
}

/// What is wrong, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// No font has the character: the page shows a gap there.
    MissingCharacter,
    /// The text is written from right to left, which is not set: it stands there the wrong way round.
    RightToLeft,
    /// The characters of the text's script take their shapes from one another, which is not set.
    Unshaped,
    /// The text does not fit, even at its smallest: its end is cut off.
    Overflow,
    /// There is no room for the text: it is not printed.
    LeftOut,
    /// The content of the code is too long: the badge has none.
    NoCode,
    /// There is no room for the text here: it stands further inside of the booklet.
    Elsewhere,
    /// One page does not hold it: it goes on over further pages. The text says how many there are.
    Continued,
    /// The name of an organisation did not fit: its short name is printed.
    Shortened,
    /// The name is too long to stand upright: it stands on a line.
    Level,
    /// A word is longer than its line: it is parted where the line ends.
    Parted,
    /// All texts of a card had to be set smaller, so that it holds them.
    Reduced,
    /// The text had to be set smaller than usual.
    Shrunk,
}

/// Whose text is set: the names people know, and the id of the record.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'text> {
    pub name: &'text str,
    /// Empty where there is no English name.
    pub name_en: &'text str,
    pub id: &'text str,
}

impl<'text> Subject<'text> {
    pub fn of(words: &'text Words) -> Subject<'text> {
        let name = words.lead(Language::Zh);
        Subject { name, name_en: &words.en, id: "" }
    }
}

/// Collects the findings of a run, each once, in the order in which they came up.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    known: HashSet<Finding>,
}

impl Findings {
    pub fn add(&mut self, kind: FindingKind, subject: Subject<'_>, field: &str, text: &str) {
        self.extend([finding(kind, subject, field, text)]);
    }

    /// Notes that a text is set at a share of its usual size.
    pub fn smaller(
        &mut self,
        kind: FindingKind,
        share: f32,
        subject: Subject<'_>,
        field: &str,
        text: &str,
    ) {
        let percent = Some((share * 100.0).round().clamp(1.0, 99.0) as u32);
        self.extend([Finding { percent, ..finding(kind, subject, field, text) }]);
    }

    /// Takes over what another run has found.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        for finding in findings {
            if self.known.insert(finding.clone()) {
                self.list.push(finding);
            }
        }
    }

    /// Notes the characters of a text that no font has.
    pub fn missing(&mut self, book: &FontBook, subject: Subject<'_>, field: &str, text: &str) {
        let characters: String = book.missing(text).into_iter().collect();
        // A reading that is made of the name, and a sentence that tells it, lack what the name lacks:
        // one word about each person is enough.
        let name = finding(FindingKind::MissingCharacter, subject, "name", &characters);
        if !characters.is_empty() && !self.known.contains(&name) {
            self.add(FindingKind::MissingCharacter, subject, field, &characters);
        }
        // What is in no font is told already.
        let printed = |character| !characters.contains(character);
        let is_back = |character| is_right_to_left(character) && printed(character);
        let is_bare = |character| needs_shaping(character) && printed(character);
        let words_with = |is_wrong: &dyn Fn(char) -> bool| {
            let words = text.split_whitespace().filter(|word| word.contains(is_wrong));
            words.collect::<Vec<_>>().join(" ")
        };
        let wrong = [
            (FindingKind::RightToLeft, words_with(&is_back)),
            (FindingKind::Unshaped, words_with(&is_bare)),
        ];
        for (kind, words) in wrong {
            let name = finding(kind, subject, "name", &words);
            if !words.is_empty() && !self.known.contains(&name) {
                self.add(kind, subject, field, &words);
            }
        }
    }

    /// Notes the characters that no font has in the words that are printed.
    pub fn missing_words(
        &mut self,
        book: &FontBook,
        subject: Subject<'_>,
        field: &str,
        words: &Words,
        language: Language,
    ) {
        self.missing(book, subject, field, words.lead(language));
        self.missing(book, subject, field, words.under(language));
    }

    /// Notes what had to be done to put a text into its box. `usual` is the size it usually has.
    pub fn fitted(
        &mut self,
        fitted: &Fitted,
        usual: f32,
        subject: Subject<'_>,
        field: &str,
        text: &str,
    ) {
        if fitted.shortened {
            self.add(FindingKind::Shortened, subject, field, text);
        }
        if fitted.parted {
            self.add(FindingKind::Parted, subject, field, text);
        }
        if fitted.overflow {
            self.add(FindingKind::Overflow, subject, field, text);
        } else if fitted.shrunk && fitted.size < usual * 0.995 {
            self.smaller(FindingKind::Shrunk, fitted.size / usual, subject, field, text);
        }
    }

    /// The findings, the gravest first; of texts that are set smaller, the smallest first.
    pub fn into_list(self) -> Vec<Finding> {
        let mut list = self.list;
        list.sort_by_key(|finding| (finding.kind, finding.percent));
        // Of one piece the smallest share says enough.
        let mut reduced = HashSet::new();
        list.retain(|finding| {
            finding.kind != FindingKind::Reduced
                || reduced.insert((finding.subject.clone(), finding.subject_id.clone()))
        });
        list
    }
}

fn finding(kind: FindingKind, subject: Subject<'_>, field: &str, text: &str) -> Finding {
    Finding {
        kind,
        subject: subject.name.to_owned(),
        subject_en: subject.name_en.to_owned(),
        subject_id: (!subject.id.is_empty()).then(|| subject.id.to_owned()),
        field: field.to_owned(),
        text: text.to_owned(),
        percent: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_name_and_reading_lack_is_told_once_for_each_person() {
        let book = FontBook::find().unwrap();
        let mut findings = Findings::default();
        for id in ["r1", "r2"] {
            let subject = Subject { name: "张\u{e000}", name_en: "Zhang \u{e000}", id };
            findings.missing(&book, subject, "name", subject.name);
            findings.missing(&book, subject, "latin_name", subject.name_en);
            findings.missing(&book, subject, "organisation", "\u{e001}");
        }

        let fields: Vec<String> =
            findings.into_list().into_iter().map(|finding| finding.field).collect();

        assert_eq!(fields, ["name", "organisation", "name", "organisation"]);
    }

    #[test]
    fn of_one_piece_the_smallest_share_is_told_and_of_another_its_own() {
        let mut findings = Findings::default();
        for (id, field, share) in [("a", "card", 0.9), ("a", "sessions", 0.6), ("b", "card", 0.8)] {
            let subject = Subject { name: "主会场", name_en: "Main hall", id };
            findings.smaller(FindingKind::Reduced, share, subject, field, "主会场");
        }

        let shares: Vec<Option<u32>> =
            findings.into_list().iter().map(|finding| finding.percent).collect();

        assert_eq!(shares, [Some(60), Some(80)]);
    }

    #[test]
    fn scripts_whose_characters_change_their_shape_are_told_and_others_are_not() {
        let book = FontBook::find().unwrap();
        for name in ["राजेश कुमार", "สมชาย", "রবীন্দ্রনাথ", "தமிழ்", "សុខា"]
        {
            let mut findings = Findings::default();
            findings.missing(&book, Subject { name, name_en: "", id: "r1" }, "name", name);

            // A computer without a font for it says that instead.
            let kinds: Vec<FindingKind> =
                findings.into_list().iter().map(|finding| finding.kind).collect();
            let told = [FindingKind::MissingCharacter, FindingKind::Unshaped];
            assert!(!kinds.is_empty() && kinds.iter().all(|kind| told.contains(kind)), "{name}");
            assert!(name.chars().any(needs_shaping));
        }
        for name in ["㛃𬭎", "Żółć", "Παπαδόπουλος", "Константин", "さくら", "김철수"]
        {
            assert!(!name.chars().any(needs_shaping), "{name}");
        }
    }

    #[test]
    fn the_gravest_comes_first_and_of_the_smaller_texts_the_smallest() {
        let subject = Subject { name: "张三", name_en: "Zhang San", id: "" };
        let mut findings = Findings::default();
        findings.smaller(FindingKind::Shrunk, 0.9, subject, "name", "one");
        findings.smaller(FindingKind::Shrunk, 0.6, subject, "name", "two");
        findings.smaller(FindingKind::Shrunk, 0.9, subject, "name", "one");
        findings.add(FindingKind::Shortened, subject, "organisation", "three");
        findings.add(FindingKind::Overflow, subject, "organisation", "four");

        let list = findings.into_list();

        let texts: Vec<(&str, Option<u32>)> =
            list.iter().map(|finding| (finding.text.as_str(), finding.percent)).collect();
        assert_eq!(texts, [("four", None), ("three", None), ("two", Some(60)), ("one", Some(90))]);
    }
}
