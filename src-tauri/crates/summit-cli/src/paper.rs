//! What would not print well: of every badge and card for `check`, of one document for `print`.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use summit_core::{
    Error,
    error::Details,
    words::{self, Language},
};

use crate::verbs::{Desk, text};

/// What is made for each guest, and so must hold the longest name.
const CARDS: [&str; 4] = ["badges", "table-cards", "place-cards", "labels"];

/// The findings of each document, by its name.
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
    /// Lays out everything that is made for each guest, to see what does not fit.
    pub fn paper(&self) -> Result<Paper, Error> {
        let mut found = BTreeMap::new();
        for document in CARDS {
            match self.ask("print.findings", json!({ "document": document })) {
                Ok(findings) if each(&findings).next().is_none() => {}
                Ok(findings) => {
                    found.insert(document.to_owned(), findings);
                }
                // Nobody is registered yet, or this computer cannot print: neither is wrong with the event.
                Err(Error::NothingToPrint | Error::NoFonts(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Paper(found))
    }

    /// The characters that no font has, with whose they are: a name and its reading may lack the same.
    pub fn missing_characters(&self, findings: &Value) -> Vec<String> {
        let mut missing: Vec<&Value> =
            each(findings).filter(|finding| finding["kind"] == "missing_character").collect();
        missing.dedup_by(|next, last| {
            next["subject"] == last["subject"] && next["text"] == last["text"]
        });
        missing.into_iter().map(|finding| self.print_finding(finding)).collect()
    }

    /// What is said of a document that was printed: what spoils it one by one, the rest in numbers.
    pub fn print_remarks(&self, findings: &Value) -> Vec<String> {
        let grave = each(findings).filter(|finding| is_grave(finding));
        let mut remarks: Vec<String> = grave.map(|finding| self.print_finding(finding)).collect();
        for kind in MILD {
            let of_kind = || each(findings).filter(|finding| finding["kind"] == kind);
            let count = of_kind().count();
            let Some(first) = of_kind().next() else { continue };
            let title = self.word(&format!("print_kinds.{kind}"));
            remarks.push(format!("{title} ({count}): {}", self.print_finding(first)));
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
const MILD: [&str; 5] = ["shortened", "level", "parted", "reduced", "shrunk"];

fn each(findings: &Value) -> impl Iterator<Item = &Value> {
    findings.as_array().into_iter().flatten()
}
