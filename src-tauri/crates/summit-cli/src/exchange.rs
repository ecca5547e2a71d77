//! `import` and `export`: files of other programs.

use std::path::Path;

use serde_json::{Value, json};
use summit_core::{Error, error::Details, words};

use crate::{
    say::{Said, pretty},
    verbs::{Desk, text},
};

/// What is counted of an import, in the order in which it is told.
const COUNTS: &[&str] =
    &["new", "updated", "unchanged", "new_people", "new_rooms", "new_tracks", "new_days"];

impl Desk {
    /// Takes a file in, or tells what would happen.
    pub fn import(&self, what: &str, input: &Path, dry_run: bool) -> Result<Said, Error> {
        let command = match what {
            "agenda" => "agenda.import",
            _ => {
                return Err(Error::Malformed(format!(
                    "{what} cannot be imported; there are agenda and registrations"
                )));
            }
        };
        let told = self.ask(command, json!({ "path": input, "dry_run": dry_run }))?;
        let remarks = told["remarks"].as_array().into_iter().flatten();
        let remarks = remarks.map(|remark| self.remark(remark)).collect();
        let answer = if self.json { pretty(&told) } else { self.counts(&told, dry_run) };
        Ok(Said::Done { answer, remarks })
    }

    fn counts(&self, told: &Value, dry_run: bool) -> String {
        let mut lines = vec![self.word(&format!("enums.agenda_format.{}", text(&told["format"])))];
        for name in COUNTS {
            let count = told[*name].as_u64().unwrap_or_default();
            // What happens to the sessions is always told, the rest where there is something.
            if count > 0 || !name.starts_with("new_") {
                lines.push(format!("{count:>8}  {}", self.word(&format!("exchange.{name}"))));
            }
        }
        if dry_run {
            lines.push(
                self.either(
                    "Nothing was changed: this was a dry run.",
                    "仅为试运行，未作任何更改。",
                ),
            );
        }
        lines.join("\n")
    }

    fn remark(&self, remark: &Value) -> String {
        let details = Details::from([
            ("line".to_owned(), text(&remark["line"])),
            ("subject".to_owned(), text(&remark["subject"])),
        ]);
        let path = format!("import_remarks.{}", text(&remark["code"]));
        words::sentence(self.language, &path, &details)
    }

    /// Writes a file, of everything or of what belongs to a room, a track or a person.
    pub fn export(
        &self,
        what: &str,
        output: &Path,
        only: [(&'static str, Option<&str>); 3],
    ) -> Result<Said, Error> {
        if what != "agenda" {
            return Err(Error::Malformed(format!(
                "{what} cannot be exported; there are agenda and registrations"
            )));
        }
        let mut request = json!({ "path": output });
        for (by, name) in only {
            if let Some(name) = name {
                request[format!("{by}_id")] = self.find(by, name)?;
            }
        }
        let told = self.ask("agenda.export", request)?;
        if self.json {
            return Ok(Said::json(&told));
        }
        let (sessions, left_out) = (text(&told["sessions"]), text(&told["left_out"]));
        let nouns = self.word("nouns.sessions");
        let answer = format!("{}  {sessions} {nouns}", text(&told["path"]));
        let remarks = match &*left_out {
            "0" => Vec::new(),
            count => vec![self.either(
                &format!("{count} without a time were left out"),
                &format!("{count} 场未排定时间，未写入"),
            )],
        };
        Ok(Said::Done { answer, remarks })
    }

    /// Finds the id of the one room, track or person of this name.
    fn find(&self, by: &'static str, name: &str) -> Result<Value, Error> {
        let (command, request) = match by {
            "room" => ("rooms.list", json!(null)),
            "track" => ("tracks.list", json!(null)),
            _ => ("people.list", json!({ "search": name })),
        };
        let answer = self.ask(command, request)?;
        let rows = answer.as_array().or(answer["rows"].as_array()).cloned().unwrap_or_default();
        let fields = ["name_zh", "name_en", "full_name", "latin_name", "pinyin"];
        let is_named = |row: &&Value| {
            fields.iter().any(|field| {
                row[field].as_str().is_some_and(|known| known.eq_ignore_ascii_case(name))
            })
        };
        let found = rows.iter().find(is_named).map(|row| row["id"].clone());
        found.ok_or(Error::Missing(by))
    }
}
