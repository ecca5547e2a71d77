//! What each verb does: asks the App, and says what it answered.

use std::{
    env,
    io::Read,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use summit_core::{
    App, Asking, Caller, Command, Error,
    app::system_clock,
    error::{Details, ListTrouble},
    words::{self, Language},
};

use crate::{
    arguments::{Arguments, MessageLanguage, PrintOptions, Verb},
    say::{Said, pretty},
};

const TABLES: &[&[Command]] = &[summit_core::COMMANDS, summit_print::COMMANDS];

/// What the window calls its folder: the `identifier` of tauri.conf.json.
const IDENTIFIER: &str = "org.summitdesk.desk";

/// Lists every command of the table, for the help of `summit call`.
pub fn commands_help() -> String {
    let names = TABLES.iter().copied().flatten().map(|command| command.name);
    format!("Commands:\n  {}", names.collect::<Vec<_>>().join("\n  "))
}

/// An event file that is open for one run.
pub struct Desk {
    app: App,
    asking: Asking,
    pub language: Language,
    pub json: bool,
}

/// Where the program keeps what belongs to no event, such as how printers are put right: the same
/// place as the window's, so that both know the same. `SUMMIT_HOME` names another.
fn home() -> PathBuf {
    match env::var_os("SUMMIT_HOME") {
        Some(folder) => PathBuf::from(folder),
        None => dirs::data_dir().unwrap_or_else(env::temp_dir).join(IDENTIFIER),
    }
}

/// Does what was asked.
pub fn run(arguments: &Arguments) -> Said {
    let language = language_of(arguments);
    let desk = Desk {
        app: App::new(home(), system_clock(), TABLES),
        asking: asking(&arguments.verb),
        language,
        json: arguments.json,
    };
    match desk.run(&arguments.verb) {
        Ok(said) => said,
        // The window offers the columns to choose from; here they are named in a file.
        Err(error @ Error::List { trouble: ListTrouble::NoNames, .. }) => {
            let hint = words::word(language, "lists.mappingHint");
            let line = format!("{} {hint}", words::error(language, &error));
            Said::Refused { line, code: error.code() }
        }
        Err(error @ (Error::Malformed(_) | Error::Filter { .. } | Error::List { .. })) => {
            Said::Misused(words::error(language, &error))
        }
        Err(error) => {
            let line = words::error(language, &error);
            // Here nothing is marked in red: what is wrong stands behind the sentence.
            let line = match error.problems() {
                [] => line,
                _ => words::problems(language, &error),
            };
            Said::Refused { line, code: error.code() }
        }
    }
}

fn language_of(arguments: &Arguments) -> Language {
    match arguments.messages {
        Some(MessageLanguage::Zh) => Language::Chinese,
        Some(MessageLanguage::En) => Language::English,
        None => usual_language(),
    }
}

/// The language of the system.
pub fn usual_language() -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let named = names.iter().filter_map(|name| env::var(name).ok());
    let first = named.into_iter().find(|value| !value.is_empty());
    match first.is_some_and(|value| value.starts_with("zh")) {
        true => Language::Chinese,
        false => Language::English,
    }
}

/// The language that was asked for, where the rest of what was typed could not be understood.
pub fn asked_language() -> Language {
    let typed: Vec<String> = env::args().collect();
    let pair = typed.windows(2).find(|pair| pair[0] == "--messages").map(|pair| pair[1].as_str());
    let joined = typed.iter().find_map(|one| one.strip_prefix("--messages="));
    match pair.or(joined) {
        Some("zh") => Language::Chinese,
        Some("en") => Language::English,
        _ => usual_language(),
    }
}

fn asking(verb: &Verb) -> Asking {
    let host = gethostname::gethostname().to_string_lossy().into_owned();
    let station = match verb {
        Verb::Checkin { desk: Some(desk), .. } => desk.clone(),
        _ => host,
    };
    let operator =
        ["USER", "USERNAME"].iter().find_map(|name| env::var(name).ok()).unwrap_or_default();
    Asking { caller: Caller::Office, operator, station, job: None }
}

impl Desk {
    fn run(&self, verb: &Verb) -> Result<Said, Error> {
        match verb {
            Verb::New { file, sample, name, name_en, from, to } => {
                let words = [name, name_en, from, to].map(|word| word.as_deref());
                self.create(file, *sample, words)
            }
            Verb::Info { file } => self.open(file).and_then(|()| self.info()),
            Verb::Print(PrintOptions { list: true, .. }) => self.list_documents(),
            Verb::Print(options) => self.print(options),
            Verb::Search { file, query } => {
                self.open(file)?;
                self.search(&query.join(" "))
            }
            Verb::Checkin { code, .. } if code.trim().is_empty() => {
                Ok(Said::Misused(self.either("the code is missing", "没有给出号码")))
            }
            Verb::Checkin { file, code, .. } => {
                self.open(file)?;
                self.checkin(code)
            }
            Verb::Check { file } => self.open(file).and_then(|()| self.check()),
            Verb::Call { file, command, request } => {
                self.call_any(file, command, request.as_deref())
            }
            Verb::Import { file, what, input, dry_run, list } => {
                self.open(file)?;
                match what.as_str() {
                    "registrations" => self.import_list(input, *dry_run, list),
                    _ => self.import(what, input, *dry_run),
                }
            }
            Verb::Export { file, what, output, only, columns, card_version, .. }
                if what == "registrations" =>
            {
                self.open(file)?;
                let how = [only, columns, card_version].map(Option::as_deref);
                self.export_list(output, how)
            }
            Verb::Export { file, what, output, room, track, person, .. } => {
                self.open(file)?;
                let only = [("room", room), ("track", track), ("person", person)];
                self.export(what, output, only.map(|(by, name)| (by, name.as_deref())))
            }
            Verb::Undo { file } => self.open(file).and_then(|()| self.undo()),
            Verb::Log { file, limit } => {
                self.open(file)?;
                self.log(*limit)
            }
        }
    }

    pub fn ask(&self, name: &str, request: Value) -> Result<Value, Error> {
        self.app.call(&self.asking, name, request)
    }

    pub fn open(&self, file: &Path) -> Result<(), Error> {
        // Not as one of the recent files: a script would push out those that somebody works on.
        self.app.open(file)
    }

    fn create(
        &self,
        file: &Path,
        sample: bool,
        [name, name_en, from, to]: [Option<&str>; 4],
    ) -> Result<Said, Error> {
        let opened = if sample {
            self.ask("files.open_sample", json!({ "path": file }))?
        } else {
            let today = self.app.now().to_string()[..10].to_owned();
            let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let first = from.unwrap_or(&today);
            self.ask(
                "files.create",
                json!({ "path": file, "event": {
                    "name_zh": name.unwrap_or(&stem), "name_en": name_en.unwrap_or_default(),
                    "starts_on": first, "ends_on": to.unwrap_or(first) } }),
            )?
        };
        if self.json {
            return Ok(Said::json(&opened));
        }
        Ok(Said::lines(vec![text(&opened["path"])]))
    }

    fn info(&self) -> Result<Said, Error> {
        let overview = self.ask("event.overview", json!(null))?;
        let findings = overview["findings"].as_array().map_or(0, Vec::len);
        let (event, counts) = (&overview["event"], &overview["counts"]);
        if self.json {
            let info = json!({ "event": event, "counts": counts, "findings": findings });
            return Ok(Said::json(&info));
        }
        let mut lines = vec![text(&event["name_zh"])];
        lines.extend(Some(text(&event["name_en"])).filter(|name| !name.is_empty()));
        lines.push(format!("{} – {}", text(&event["starts_on"]), text(&event["ends_on"])));
        lines.extend(Some(text(&event["venue_zh"])).filter(|venue| !venue.is_empty()));
        for (noun, count) in counts.as_object().into_iter().flatten() {
            lines.push(format!("{:>8}  {}", text(count), self.word(&format!("nouns.{noun}"))));
        }
        lines.push(format!("{findings:>8}  {}", self.either("findings", "待查问题")));
        Ok(Said::lines(lines))
    }

    fn search(&self, query: &str) -> Result<Said, Error> {
        let hits = self.ask("search.find", json!({ "query": query, "limit": 50 }))?;
        if self.json {
            return Ok(Said::json(&hits));
        }
        let line = |hit: &Value| {
            let parts = ["title", "subtitle", "mark"].map(|field| text(&hit[field]));
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\t")
        };
        let hits = hits.as_array().map_or(&[][..], Vec::as_slice);
        let near = hits.iter().find(|hit| hit["is_near"] == true);
        let asked = near.map(|_| self.word("palette.nearAsked"));
        Ok(Said::lines(asked.into_iter().chain(hits.iter().map(line)).collect()))
    }

    fn checkin(&self, code: &str) -> Result<Said, Error> {
        let answer = self.ask("checkins.record", json!({ "code": code }))?;
        let is_welcome = answer["verdict"] == "welcome";
        let said = if self.json { pretty(&answer) } else { self.verdict(&answer) };
        Ok(match is_welcome {
            true => Said::Done { answer: said, remarks: Vec::new() },
            false => Said::Findings { answer: said, remarks: Vec::new() },
        })
    }

    fn verdict(&self, answer: &Value) -> String {
        let mut parts = vec![self.word(&format!("enums.verdict.{}", text(&answer["verdict"])))];
        if let Some(reason) = answer["reason"].as_str() {
            parts.push(self.word(&format!("enums.refusal_reason.{reason}")));
        }
        for field in ["full_name", "organisation_zh", "category_zh", "badge_number"] {
            parts.push(text(&answer["guest"][field]));
        }
        if answer["verdict"] == "already" {
            parts.push(text(&answer["first"]["at"]));
            parts.push(text(&answer["first"]["station"]));
        }
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
    }

    fn check(&self) -> Result<Said, Error> {
        let report = self.ask("event.check", json!(null))?;
        let damages = report["damages"].as_array().cloned().unwrap_or_default();
        let findings = report["findings"].as_array().cloned().unwrap_or_default();
        let mut lines: Vec<String> = damages.iter().map(text).collect();
        lines.extend(findings.iter().map(|finding| self.finding(finding)));
        let paper = self.paper()?;
        lines.extend(paper.lines(self, true));
        let is_sound = lines.is_empty();
        let looks = paper.lines(self, false);
        if is_sound {
            let sound = match looks.is_empty() {
                true => ("The file is sound, and nothing looks wrong.", "文件完好，没有发现问题。"),
                false => (
                    "The file is sound. Where texts are set smaller or shorter than usual in print:",
                    "文件完好。打印时改小或改短的文字：",
                ),
            };
            lines.push(self.either(sound.0, sound.1));
        }
        lines.extend(looks);
        let answer = match self.json {
            true => {
                let mut report = report;
                report["print"] = json!(paper.0);
                pretty(&report)
            }
            false => lines.join("\n"),
        };
        Ok(match is_sound {
            true => Said::Done { answer, remarks: Vec::new() },
            false => Said::Findings { answer, remarks: Vec::new() },
        })
    }

    fn finding(&self, finding: &Value) -> String {
        let details: Details =
            serde_json::from_value(finding["details"].clone()).unwrap_or_default();
        let path = format!("findings.{}", text(&finding["code"]));
        let level = self.word(&format!("enums.level.{}", text(&finding["level"])));
        format!("{level}: {}", words::sentence(self.language, &path, &details))
    }

    fn call_any(&self, file: &Path, command: &str, request: Option<&str>) -> Result<Said, Error> {
        if !TABLES.iter().copied().flatten().any(|known| known.name == command) {
            return Err(Error::Malformed(format!("there is no command {command}")));
        }
        let request = match request {
            Some("-") => {
                let mut typed = String::new();
                std::io::stdin()
                    .read_to_string(&mut typed)
                    .map_err(|error| Error::Malformed(error.to_string()))?;
                Some(typed)
            }
            other => other.map(str::to_owned),
        };
        let request: Option<Value> =
            request.map(|request| serde_json::from_str(&request)).transpose()?;
        self.open(file)?;
        let answer = match request {
            Some(request) => self.ask(command, request)?,
            // Nothing said: nothing asked for, or everything by default.
            None => match self.ask(command, json!(null)) {
                Err(Error::Malformed(_)) => self.ask(command, json!({}))?,
                answered => answered?,
            },
        };
        Ok(Said::json(&answer))
    }

    fn undo(&self) -> Result<Said, Error> {
        let entry = self.ask("journal.undo", json!(null))?;
        if self.json {
            return Ok(Said::json(&entry));
        }
        let undone = self.either("Undone", "已撤销");
        Ok(Said::lines(vec![format!("{undone}: {}", self.change(&entry))]))
    }

    fn log(&self, limit: u32) -> Result<Said, Error> {
        let entries = self.ask("journal.list", json!({ "limit": limit }))?;
        if self.json {
            return Ok(Said::json(&entries));
        }
        let line = |entry: &Value| {
            let undone = match entry["undone"] == true {
                true => self.either(" (undone)", "（已撤销）"),
                false => String::new(),
            };
            format!(
                "{:>6}  {}  {}  {}  {}{undone}",
                text(&entry["number"]),
                text(&entry["at"]),
                text(&entry["operator"]),
                text(&entry["station"]),
                self.change(entry)
            )
        };
        Ok(Said::lines(entries["rows"].as_array().into_iter().flatten().map(line).collect()))
    }

    fn change(&self, entry: &Value) -> String {
        let details = Details::from([
            ("subject".to_owned(), text(&entry["subject"])),
            ("count".to_owned(), text(&entry["count"])),
        ]);
        let path = format!("journal.{}", text(&entry["title"]));
        words::sentence(self.language, &path, &details)
    }

    pub fn word(&self, path: &str) -> String {
        words::word(self.language, path)
    }

    pub fn either(&self, en: &str, zh: &str) -> String {
        match self.language {
            Language::English => en.to_owned(),
            Language::Chinese => zh.to_owned(),
        }
    }
}

/// Answers a JSON value as people read it: a text without quotes, nothing for null.
pub fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_keeps_its_things_in_the_same_place() {
        let settings = include_str!("../../../tauri.conf.json");
        let settings: Value = serde_json::from_str(settings).unwrap();

        assert_eq!(settings["identifier"], IDENTIFIER);
    }
}
