//! What would not print well: of all that can be printed for `check`, of one document for `print`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use summit_core::{
    Error,
    error::Details,
    words::{self, Language},
};

use crate::verbs::{Desk, text};

/// What is made for each guest, speaker, member, session or booth, and so must hold the longest name.
const CARDS: [&str; 13] = [
    "badges",
    "table-cards",
    "stage-cards",
    "place-cards",
    "labels",
    "invitations",
    "attendance",
    "speaking",
    "membership",
    "door-signs",
    "session-sheets",
    "booth-signs",
    "exhibitors",
];

/// What is laid out as a whole and takes long for a large event: once, with both languages, which need
/// the most room.
const WHOLE: [&str; 6] = ["program", "sign-in", "arrivals", "departures", "rooming", "diets"];

/// The languages that each is laid out in, the usual one first, and how it is named with each.
const LANGUAGES: [(&str, &str); 3] = [("both", ""), ("zh", " (zh)"), ("en", " (en)")];

/// How many findings of a kind are named one by one after a print.
const MOST_NAMED: usize = 50;

/// The findings of each document, by its name; those that come up in one language only, by both names.
pub struct Paper(pub BTreeMap<String, Value>);

impl Paper {
    /// The findings in sentences: those that spoil a page, or those that are only worth a look.
    pub fn lines(&self, desk: &Desk, grave: bool) -> Vec<String> {
        let of_each = self.0.iter().flat_map(|(document, findings)| {
            let here = each(findings).filter(move |finding| is_grave(finding) == grave);
            here.map(move |finding| format!("{document}: {}", desk.print_finding(finding)))
        });
        of_each.collect()
    }
}

impl Desk {
    /// Lays out everything that is made of the event, in every language, to see what does not fit.
    pub fn paper(&self) -> Result<Paper, Error> {
        let mut found = BTreeMap::new();
        let cards = CARDS.iter().map(|document| (document, &LANGUAGES[..]));
        let whole = WHOLE.iter().map(|document| (document, &LANGUAGES[..1]));
        for (document, languages) in cards.chain(whole) {
            let mut known = BTreeSet::new();
            for (language, named) in languages {
                let findings = self.found_in(document, language)?;
                let is_new = |finding: &&Value| known.insert(what_of_whom(finding));
                let findings: Vec<&Value> = each(&findings).filter(is_new).collect();
                if !findings.is_empty() {
                    found.insert(format!("{document}{named}"), json!(findings));
                }
            }
        }
        Ok(Paper(found))
    }

    fn found_in(&self, document: &str, language: &str) -> Result<Value, Error> {
        let request = json!({ "document": document, "options": { "language": language } });
        match self.ask("print.findings", request) {
            // Nobody is registered yet, or this computer cannot print: neither is wrong with the event.
            Err(Error::NothingToPrint | Error::NoFonts(_)) => Ok(json!([])),
            answered => answered,
        }
    }

    /// The characters that cannot be printed, with whose they are: a name and its reading may lack the same.
    pub fn missing_characters(&self, findings: &Value) -> Vec<String> {
        let is_missing = |finding: &&Value| {
            ["missing_character", "right_to_left", "unshaped"]
                .iter()
                .any(|kind| finding["kind"] == *kind)
        };
        let mut missing: Vec<&Value> = each(findings).filter(is_missing).collect();
        missing.dedup_by(|next, last| {
            next["subject"] == last["subject"] && next["text"] == last["text"]
        });
        missing.into_iter().map(|finding| self.print_finding(finding)).collect()
    }

    /// What is said of a document that was printed: what spoils it, and then the rest by kind.
    pub fn print_remarks(&self, findings: &Value) -> Vec<String> {
        let grave = each(findings).filter(|finding| is_grave(finding));
        let mut remarks: Vec<String> = grave.map(|finding| self.print_finding(finding)).collect();
        for kind in MILD {
            let of_kind = each(findings).filter(|finding| finding["kind"] == kind);
            let of_kind: Vec<String> = of_kind.map(|finding| self.print_finding(finding)).collect();
            if of_kind.is_empty() {
                continue;
            }
            let title = self.word(&format!("print_kinds.{kind}"));
            remarks.push(format!("{title} ({}):", of_kind.len()));
            remarks.extend(of_kind.iter().take(MOST_NAMED).map(|line| format!("  {line}")));
            if let Some(more) = of_kind.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
                let count = Details::from([("count".to_owned(), more.to_string())]);
                let more = words::sentence(self.language, "documents.moreFindings", &count);
                remarks.push(format!("  {more}"));
            }
        }
        remarks
    }

    pub fn print_finding(&self, finding: &Value) -> String {
        let field = self.word(&format!("print_fields.{}", text(&finding["field"])));
        let mut details = Details::from([("field".to_owned(), field)]);
        for name in ["subject", "text", "percent"] {
            details.insert(name.to_owned(), text(&finding[name]));
        }
        let english = text(&finding["subject_en"]);
        if self.language == Language::English && !english.is_empty() {
            details.insert("subject".to_owned(), english);
        }
        let path = format!("print_findings.{}", text(&finding["kind"]));
        words::sentence(self.language, &path, &details)
    }
}

/// Whether a finding spoils a page; the others are only worth a look.
fn is_grave(finding: &Value) -> bool {
    !MILD.contains(&text(&finding["kind"]).as_str())
}

/// What is only worth a look, the gravest first.
const MILD: [&str; 7] =
    ["elsewhere", "continued", "shortened", "level", "parted", "reduced", "shrunk"];

/// What a finding says of whom, whatever the share it is set at.
fn what_of_whom(finding: &Value) -> [String; 4] {
    ["kind", "subject", "subject_id", "field"].map(|part| text(&finding[part]))
}

fn each(findings: &Value) -> impl Iterator<Item = &Value> {
    findings.as_array().into_iter().flatten()
}
