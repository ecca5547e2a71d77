//! The sentences that people read. The window, the command line and paper share one pair of files.

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

use crate::error::{Details, Error};

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[ts(rename = "WordsLanguage")]
pub enum Language {
    #[serde(rename = "zh")]
    Chinese,
    #[serde(rename = "en")]
    English,
}

static CHINESE: LazyLock<Value> =
    LazyLock::new(|| read(include_str!("../../../../ui/src/lib/words/zh.json")));
static ENGLISH: LazyLock<Value> =
    LazyLock::new(|| read(include_str!("../../../../ui/src/lib/words/en.json")));

fn read(text: &str) -> Value {
    serde_json::from_str(text).expect("a test reads both files")
}

/// Answers the words at a path such as `enums.sector.government`; the path itself where none are.
pub fn word(language: Language, path: &str) -> String {
    let words = match language {
        Language::Chinese => &*CHINESE,
        Language::English => &*ENGLISH,
    };
    let found = path.split('.').fold(words, |words, part| &words[part]);
    found.as_str().unwrap_or(path).to_owned()
}

/// Answers the words at a path in the language that was asked for, or in both where none was.
pub fn in_one_or_both(language: Option<Language>, path: &str) -> String {
    said_in(language, |language| word(language, path))
}

/// Lets something be said in the language that was asked for, or in both where none was.
pub fn said_in(language: Option<Language>, say: impl Fn(Language) -> String) -> String {
    match language {
        Some(language) => say(language),
        None => [Language::Chinese, Language::English].map(say).join(" "),
    }
}

/// Answers a sentence with its values filled in.
///
/// A value that names a noun, a state or a finding of the program is said in the language as well,
/// and in English `one_en` takes the place of `one`.
pub fn sentence(language: Language, path: &str, details: &Details) -> String {
    let mut sentence = word(language, path);
    for (name, value) in details {
        let english = details.get(&format!("{name}_en"));
        let value = match (language, english) {
            (Language::English, Some(english)) => english,
            (Language::English, None) | (Language::Chinese, _) => value,
        };
        let section = match name.as_str() {
            "noun" | "by" => Some("nouns"),
            "from" | "to" if path == "errors.illegal_move" => Some("enums.registration_state"),
            "value" | "suggestion"
                if matches!(path, "row_troubles.illegal_state" | "row_troubles.is_inside") =>
            {
                Some("enums.registration_state")
            }
            _ => None,
        };
        let said = match section {
            Some(section) => {
                let known = format!("{section}.{value}");
                let said = word(language, &known);
                if said == known { value.clone() } else { said }
            }
            None if name == "finding" => finding(language, value, details),
            None => value.clone(),
        };
        sentence = sentence.replace(&format!("{{{name}}}"), &said);
    }
    sentence
}

/// Answers the sentence of a finding that is named in another one.
fn finding(language: Language, code: &str, details: &Details) -> String {
    let mut details = details.clone();
    details.remove("finding");
    sentence(language, &format!("findings.{code}"), &details)
}

/// Answers what an error says to people, with the problems of a draft behind it.
pub fn error(language: Language, error: &Error) -> String {
    let mut said = sentence(language, &format!("errors.{}", error.code()), &error.details());
    for problem in error.problems() {
        let what = word(language, &format!("problems.{}", problem.code));
        said.push_str(&format!(" [{}: {what}]", problem.field));
    }
    said
}

/// Says what is wrong with each field, where no form shows it.
pub fn problems(language: Language, error: &Error) -> String {
    let said = error.problems().iter().map(|problem| {
        let what = word(language, &format!("problems.{}", problem.code));
        format!("{}: {what}", problem.field)
    });
    said.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_said_in_both_languages() {
        let in_use = Error::InUse { noun: "room", by: "sessions", count: 3 };

        let (zh, en) = (error(Language::Chinese, &in_use), error(Language::English, &in_use));

        assert!(zh.contains("会场") && zh.contains('3'), "{zh}");
        assert!(en.contains("room") && en.contains("3 sessions"), "{en}");
    }
}
