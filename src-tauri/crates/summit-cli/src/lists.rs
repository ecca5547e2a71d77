//! `import … registrations` and `export … registrations`: lists of people.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::{Value, json};
use summit_core::{
    Error,
    error::{Details, FileTrouble, ListTrouble},
    exchange::registrations::said,
    words::{self, Language},
};

use crate::{
    arguments::ListOptions,
    say::{Said, pretty},
    verbs::{Desk, text},
};

/// What is counted of an import, in the order in which it is told.
const COUNTS: &[&str] =
    &["rows", "added", "changed", "unchanged", "refused", "without_cells", "new_organisations"];

/// What says itself what becomes of a cell that is not taken as it stands.
const SAY_THEMSELVES: &[&str] =
    &["unknown_session", "unknown_guest", "bad_principal", "rooms_differ"];

/// The most problems and differences that are written out one by one.
const MOST: usize = 40;

/// The most remarks of one kind that are written out.
const MOST_ALIKE: usize = 5;

impl Desk {
    /// Takes a list in, or tells what would happen.
    pub fn import_list(
        &self,
        input: &Path,
        dry_run: bool,
        options: &ListOptions,
    ) -> Result<Said, Error> {
        let mut request = json!({
            "list": { "path": input, "sheet": options.sheet, "encoding": options.encoding,
                "header_row": options.header_row },
            "dry_run": dry_run,
            "new_categories": options.new_categories,
            "leave_out": options.rejects.is_some(),
            "rejects": options.rejects,
            "differences": options.differences,
            "drop_cells": options.drop_bad_cells,
            "renames": options.renames,
            "language": match self.language {
                Language::Chinese => "zh",
                Language::English => "en",
            },
            "policy": options.policy,
            // As the help writes them: with a sign between the words.
            "key": options.key.as_ref().map(|key| key.replace(['+', '-'], "_").replace("organization", "organisation")),
        });
        if let Some(path) = &options.mapping {
            request["mapping"] = mapping(path)?;
        }
        let told = self.ask("registrations.import", request)?;
        let remarks = self.problems(&told);
        let answer = if self.json {
            pretty(&told)
        } else {
            self.tally(&told, dry_run, options.differences.is_some())
        };
        let is_clean = ["refused", "without_cells"].iter().all(|count| told[*count] == 0);
        Ok(match is_clean {
            true => Said::Done { answer, remarks },
            false => Said::Findings { answer, remarks },
        })
    }

    fn tally(&self, told: &Value, dry_run: bool, asks_differences: bool) -> String {
        let mut lines: Vec<String> = COUNTS
            .iter()
            .map(|name| {
                let count = told[*name].as_u64().unwrap_or_default();
                format!("{count:>8}  {}", self.word(&format!("lists.{name}")))
            })
            .collect();
        if told["rows"] == 0 {
            lines.insert(0, self.word("lists.nobodyInIt"));
        }
        let unused = told["unused_columns"].as_array().into_iter().flatten().map(text);
        let unused = unused.collect::<Vec<_>>().join(&self.word("lists.comma"));
        if !unused.is_empty() {
            lines.push(format!("{}: {unused}", self.word("lists.unused")));
        }
        if told["uncategorised"].as_u64().unwrap_or_default() > 0 {
            let details = Details::from([
                ("count".to_owned(), text(&told["uncategorised"])),
                ("name".to_owned(), self.category(&told["usual_category"])),
            ]);
            lines.push(words::sentence(self.language, "lists.uncategorised", &details));
        }
        if let Some(sheet) = told["sheet"].as_str() {
            lines.insert(0, format!("{}: {sheet}", self.word("lists.sheet")));
            let others = told["other_lists"].as_array().into_iter().flatten().map(text);
            let names = others.collect::<Vec<_>>().join(&self.word("lists.comma"));
            if !names.is_empty() {
                let details = [("sheet".to_owned(), sheet.to_owned()), ("names".to_owned(), names)];
                let details = Details::from(details);
                lines.insert(0, words::sentence(self.language, "lists.otherLists", &details));
            }
        }
        lines.extend(self.differences(told));
        if asks_differences && told["differences_file"].is_null() {
            lines.push(self.word("lists.noDifferences"));
        }
        if dry_run {
            lines.push(self.word("lists.dryRun"));
        } else if told["is_done"] == false {
            lines.push(self.word("lists.nothingDone"));
            if told["optional"].as_u64().unwrap_or_default() > 0 {
                let count = ("count".to_owned(), text(&told["optional"]));
                let details = Details::from([count]);
                lines.push(words::sentence(self.language, "lists.dropHint", &details));
            }
        } else if let Some(path) = told["rejects"].as_str() {
            lines.push(format!("{} {path}", self.word("lists.rejectsWritten")));
        }
        lines.join("\n")
    }

    /// Tells the first of what differs, how much more there is, and where all of it stands.
    fn differences(&self, told: &Value) -> Vec<String> {
        let own = self.own_fields();
        let all = || told["differences"].as_array().into_iter().flatten();
        let mut lines: Vec<String> =
            all().take(MOST).map(|difference| self.difference(difference, &own)).collect();
        let counts = || told["difference_counts"].as_array().into_iter().flatten();
        let total: u64 = counts().filter_map(|one| one["count"].as_u64()).sum();
        let shown: usize =
            all().take(MOST).filter_map(|one| Some(one["fields"].as_array()?.len())).sum();
        let rest = total - shown as u64;
        if rest > 0 {
            let counts = counts().map(|one| {
                format!("{} {}", self.field(&text(&one["field"]), &own), text(&one["count"]))
            });
            let counts: Vec<String> = counts.collect();
            let details = Details::from([
                ("count".to_owned(), rest.to_string()),
                ("total".to_owned(), total.to_string()),
                ("fields".to_owned(), counts.join(&self.word("lists.comma"))),
            ]);
            let path = match told["differences_file"].is_string() {
                true => "lists.moreDifferences",
                false => "lists.moreDifferencesHow",
            };
            lines.push(words::sentence(self.language, path, &details));
        }
        if let Some(path) = told["differences_file"].as_str() {
            lines.push(format!("{} {path}", self.word("lists.differencesWritten")));
        }
        lines
    }

    /// Answers what the category of an id is called.
    fn category(&self, id: &Value) -> String {
        let all = self.ask("categories.list", Value::Null).unwrap_or_default();
        let known = all.as_array().into_iter().flatten().find(|one| one["id"] == *id);
        let names = known.map(|one| [text(&one["name_zh"]), text(&one["name_en"])]);
        let [zh, en] = names.unwrap_or_default();
        if en.is_empty() { zh } else { self.either(&en, &zh) }
    }

    /// Answers what the fields of the organisers' own are called, by the word that means them.
    fn own_fields(&self) -> BTreeMap<String, String> {
        let all = self.ask("custom_fields.list", Value::Null).unwrap_or_default();
        let name = |field: &Value| {
            let name = self.either(&text(&field["name_en"]), &text(&field["name_zh"]));
            if name.is_empty() { text(&field["name_zh"]) } else { name }
        };
        let all = all.as_array().into_iter().flatten();
        all.map(|field| (format!("custom:{}", text(&field["id"])), name(field))).collect()
    }

    fn field(&self, name: &str, own: &BTreeMap<String, String>) -> String {
        let path = format!("enums.import_field.{name}");
        let said = self.word(&path);
        match own.get(name) {
            Some(own) => own.clone(),
            None if said == path => name.to_owned(),
            None => said,
        }
    }

    fn difference(&self, difference: &Value, own: &BTreeMap<String, String>) -> String {
        let fields = difference["fields"].as_array().into_iter().flatten().map(|field| {
            let name = text(&field["field"]);
            let value = |which: &str| said(Some(self.language), &name, &text(&field[which]));
            let (before, after) = (value("before"), value("after"));
            let title = self.field(&name, own);
            let kept = if field["is_kept"] == true { " =" } else { "" };
            format!("{title}: {before} → {after}{kept}")
        });
        let fields: Vec<String> = fields.collect();
        format!(
            "  {} {}  {}",
            text(&difference["row"]),
            text(&difference["full_name"]),
            fields.join("; ")
        )
    }

    /// Tells what keeps rows out, then the first remarks of each kind.
    fn problems(&self, told: &Value) -> Vec<String> {
        let problems = told["problems"].as_array().into_iter().flatten();
        let (keeping, remarks): (Vec<_>, Vec<_>) =
            problems.partition(|one| one["keeps_out"] == true || one["is_optional"] == true);
        let mut lines: Vec<String> =
            keeping.iter().take(MOST).map(|problem| self.problem(problem)).collect();
        let told_of = lines.len() + remarks.len();
        let asks_name = |one: &&&Value| one["trouble"] == "other_name";
        lines.extend(keeping.iter().find(asks_name).map(|_| self.word("lists.renameHint")));
        let mut kinds: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
        for remark in remarks {
            kinds.entry(text(&remark["trouble"])).or_default().push(remark);
        }
        for kind in kinds.values() {
            lines.extend(kind.iter().take(MOST_ALIKE).map(|remark| self.problem(remark)));
            let (rest, last) = (kind.len().saturating_sub(MOST_ALIKE), lines.pop());
            lines.extend(last.map(|said| match rest {
                0 => said,
                rest => {
                    let details =
                        [("said".to_owned(), said), ("count".to_owned(), rest.to_string())];
                    words::sentence(self.language, "lists.andAlike", &Details::from(details))
                }
            }));
        }
        let all = told["problem_count"].as_u64().unwrap_or_default() as usize;
        if all > told_of {
            let rest = all - told_of;
            lines.push(self.either(&format!("and {rest} more"), &format!("另有 {rest} 处")));
        }
        lines
    }

    fn problem(&self, problem: &Value) -> String {
        let names = ["column", "value", "suggestion"];
        let mut details: Details = names.map(|name| (name.to_owned(), text(&problem[name]))).into();
        let path = format!("row_troubles.{}", text(&problem["trouble"]));
        let mut said = words::sentence(self.language, &path, &details);
        let says_itself = SAY_THEMSELVES.iter().any(|said| problem["trouble"] == *said);
        if problem["is_optional"] == true && problem["keeps_out"] == false && !says_itself {
            let details = Details::from([("said".to_owned(), said)]);
            said = words::sentence(self.language, "lists.withoutCell", &details);
        }
        let place = if details["column"].is_empty() { "lists.row" } else { "lists.cell" };
        details.insert("row".to_owned(), text(&problem["row"]));
        details.insert("said".to_owned(), said);
        words::sentence(self.language, place, &details)
    }

    /// Writes the list of those whom a filter means.
    pub fn export_list(
        &self,
        output: &Path,
        [only, columns, card_version]: [Option<&str>; 3],
    ) -> Result<Said, Error> {
        let columns = columns.map(|columns| {
            columns.split([',', '，']).map(|column| column.trim().to_owned()).collect::<Vec<_>>()
        });
        let request = json!({ "path": output, "filter": { "query": only }, "columns": columns,
            "card_version": card_version });
        let told = self.ask("registrations.export", request)?;
        if self.json {
            return Ok(Said::json(&told));
        }
        let nouns = self.word("nouns.registrations");
        let answer = format!("{}  {} {nouns}", text(&told["path"]), text(&told["rows"]));
        let left_out = told["left_out"].as_array().into_iter().flatten().map(text);
        let names = left_out.collect::<Vec<_>>().join(&self.word("lists.comma"));
        let say = |names| {
            let details = Details::from([("names".to_owned(), names)]);
            words::sentence(self.language, "lists.notInCards", &details)
        };
        let mut remarks: Vec<String> =
            Some(names).filter(|names| !names.is_empty()).map(say).into_iter().collect();
        let is_card = output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("vcf"));
        if is_card && columns.is_none() {
            remarks.push(self.word("lists.cardsHold"));
        }
        Ok(Said::Done { answer, remarks })
    }
}

fn mapping(path: &Path) -> Result<Value, Error> {
    let bytes = fs::read(path).map_err(|_| Error::file(FileTrouble::Unreadable, path))?;
    // Editors on Windows put a mark before the text.
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let read: BTreeMap<String, String> = serde_json::from_slice(text).map_err(|error| {
        let (name, known) = (path.display().to_string(), error.line().to_string());
        Error::List { trouble: ListTrouble::BadMapping, name, known }
    })?;
    Ok(json!(read))
}
