//! Printing: what there is, what of it is new or changed, and the file.

use serde_json::{Value, json};
use summit_core::{
    Error,
    error::Details,
    prints::ReprintReason,
    words::{self},
};

use summit_print::{Choice, Kind, documents::label};

use crate::{
    arguments::{PrintOptions, ProgramOptions},
    say::{Said, pretty},
    verbs::{Desk, text},
};

impl Desk {
    pub fn list_documents(&self) -> Result<Said, Error> {
        let documents = self.ask("print.documents", json!(null))?;
        if self.json {
            return Ok(Said::json(&documents));
        }
        let line = |document: &Value| {
            let title = self.either(&text(&document["title_en"]), &text(&document["title_zh"]));
            let each = |list: &Value| {
                list.as_array().into_iter().flatten().map(text).collect::<Vec<_>>().join(" ")
            };
            let [sizes, choices, orders] =
                ["sizes", "choices", "orders"].map(|part| each(&document[part]));
            let orders = orders.replace("organisation", "organization");
            format!("{}\t{title}\t{sizes}\t{choices}\t{orders}", text(&document["name"]))
        };
        Ok(Said::lines(documents.as_array().into_iter().flatten().map(line).collect()))
    }

    pub fn print(&self, options: &PrintOptions) -> Result<Said, Error> {
        let PrintOptions {
            file: Some(file), document: Some(document), output: Some(output), ..
        } = options
        else {
            return Err(Error::Malformed("print".to_owned()));
        };
        let Some(kind) = summit_print::documents::named(document) else {
            return Ok(Said::Misused(self.either(
                &format!("there is no document “{document}”; summit print --list names them"),
                &format!("没有名为“{document}”的文件；summit print --list 列出全部"),
            )));
        };
        let mut request = request_of(document, options);
        if let Some(refused) = self.not_offered(kind, options, &request["options"]) {
            return Ok(Said::Misused(refused));
        }
        self.open(file)?;
        let counted = if options.changed { Some(self.count(&request)?) } else { None };
        if let Some((0, said)) = &counted {
            return Ok(match self.json {
                true => Said::json(&json!({ "path": null, "pages": 0, "findings": [] })),
                false => Said::lines(vec![said.clone()]),
            });
        }
        if !options.anyway {
            let missing = self.missing_characters(&self.ask("print.findings", request.clone())?);
            if !missing.is_empty() {
                let hint = self.either("--anyway prints it all the same", "加 --anyway 则照样打印");
                let line = format!("{}; {hint}", missing.join("; "));
                return Ok(Said::Refused { line, code: "missing_character" });
            }
        }
        request["path"] = json!(output);
        let saved = self.ask("print.save", request)?;
        let remarks = self.print_remarks(&saved["findings"]);
        let remarks = counted.into_iter().map(|(_, said)| said).chain(remarks).collect();
        let answer = match self.json {
            true => pretty(&saved),
            false => {
                let pages = if saved["pages"] == 1 { "page" } else { "pages" };
                let pages = self.either(pages, "页");
                format!("{}  {} {pages}", text(&saved["path"]), saved["pages"])
            }
        };
        Ok(Said::Done { answer, remarks })
    }

    /// Says what of the choices a document does not have, or cannot do; nothing where all is well.
    fn not_offered(&self, kind: &Kind, options: &PrintOptions, set: &Value) -> Option<String> {
        let name = kind.name;
        let mut chosen = options.set.iter().filter_map(|(option, _)| choice_of(option));
        if let Some((said, _)) = chosen.find(|(_, choice)| !kind.choices.contains(choice)) {
            return Some(self.either(
                &format!("{name} cannot be set “{said}”; summit print --list names what each can"),
                &format!("{name} 没有“{said}”这个选项；summit print --list 列出各文件的选项"),
            ));
        }
        let labels = serde_json::from_value(set["labels"].clone()).unwrap_or_default();
        let (count, used) = (label::labels_on(labels), set["used_labels"].as_u64());
        let most = count as u64 - 1;
        used.filter(|used| *used > most).map(|used| {
            self.either(
                &format!("a sheet has {count} labels: at most {most} can be gone, not {used}"),
                &format!("一张标签纸有 {count} 枚，最多已用 {most} 枚，不能是 {used}"),
            )
        })
    }

    /// Answers how many pieces a batch has that are new or changed, and says so.
    fn count(&self, request: &Value) -> Result<(u64, String), Error> {
        let mut all = request.clone();
        all["only_changed"] = json!(false);
        let count = self.ask("print.count", all)?;
        let names = ["new", "changed", "unchanged"];
        let details = names.map(|name| (name.to_owned(), text(&count[name])));
        let said = words::sentence(self.language, "documents.counted", &Details::from(details));
        let some = |name: &str| count[name].as_u64().unwrap_or_default();
        Ok((some("new") + some("changed"), said))
    }
}

/// What can be set, as `--list` names it.
const CHOICES: [&str; 13] = [
    "vertical",
    "name_only",
    "spread_names",
    "photo",
    "slot",
    "accent",
    "back",
    "bleed",
    "grouping",
    "labels",
    "used_labels",
    "notes",
    "marks",
];

/// The choice that an option belongs to, with how it is set.
fn choice_of(option: &str) -> Option<(&'static str, Choice)> {
    let choices = [
        Choice::Vertical,
        Choice::NameOnly,
        Choice::SpreadNames,
        Choice::Photo,
        Choice::Slot,
        Choice::Accent,
        Choice::Back,
        Choice::Bleed,
        Choice::Grouping,
        Choice::Labels,
        Choice::Labels,
        Choice::Notes,
        Choice::Marks,
    ];
    let option = if option == "notes_pages" { "notes" } else { option };
    CHOICES.into_iter().zip(choices).find(|(name, _)| *name == option)
}

/// Reads `vertical` or `grouping=pinyin`; answers the option of a print and its value.
pub fn choice(text: &str) -> Result<(String, Value), String> {
    let (name, value) = text.split_once('=').unwrap_or((text, "true"));
    if !CHOICES.contains(&name) {
        return Err(format!("{name} is none of {}", CHOICES.join(", ")));
    }
    let option = if name == "notes" { "notes_pages" } else { name };
    let value = match name {
        "marks" => json!(value.split(',').collect::<Vec<_>>()),
        "grouping" => json!(as_stored(value)),
        _ => serde_json::from_str(value).unwrap_or_else(|_| json!(value)),
    };
    let tried = json!({ option: value });
    match serde_json::from_value::<summit_print::options::Options>(tried) {
        Ok(_) => Ok((option.to_owned(), value)),
        Err(error) => Err(error.to_string()),
    }
}

/// Answers the word of a unit as the file has it: both spellings are taken.
fn as_stored(word: &str) -> String {
    word.replace("organization", "organisation")
}

fn request_of(document: &str, options: &PrintOptions) -> Value {
    let PrintOptions { only, changed, sort, reprint, sheet, folding, language, size, .. } = options;
    let ProgramOptions { without, side_by_side, by_room } = &options.parts;
    let mut request = json!({
        "document": document,
        "options": { "sheet": sheet, "language": language,
            "order": sort.as_deref().map(as_stored),
            "without": without, "side_by_side": side_by_side, "by_room": by_room },
        "only_changed": changed,
    });
    if let Some(size) = size {
        request["options"]["size"] = json!(size);
    }
    for (name, value) in &options.set {
        request["options"][name] = value.clone();
    }
    folding.add_to(&mut request["options"]);
    if let Some(only) = only {
        request["filter"] = json!({ "query": only });
    }
    if let Some(reprint) = reprint {
        let (reason, words) = match ReprintReason::from_word(reprint) {
            Some(reason) => (reason, ""),
            None => (ReprintReason::Other, reprint.as_str()),
        };
        request["reprint"] = json!({ "reason": reason, "words": words });
    }
    request
}
