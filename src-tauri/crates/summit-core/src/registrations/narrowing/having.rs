//! What somebody may be asked to have.

use serde_json::{Value, json};

use super::{Narrowing, RegisterField, Term, each, unknown};
use crate::error::Result;

/// What somebody may be asked to have, and the words for it.
pub(in crate::registrations) const HAVING: &[(&str, [&str; 2])] = &[
    ("photo", ["照片", "photo"]),
    ("phone", ["手机", "phone"]),
    ("email", ["邮箱", "email"]),
    ("organisation", ["单位", "organisation"]),
    ("notes", ["备注", "notes"]),
    ("tag", ["标签", "tag"]),
    ("companions", ["陪同人员", "companions"]),
    ("arrival", ["到达", "arrival"]),
    ("hotel", ["酒店", "hotel"]),
    ("room", ["房间", "room"]),
    ("seat", ["座位", "seat"]),
];

impl Narrowing {
    pub(super) fn of_having(&mut self, term: &Term) -> Result<()> {
        let things = each(term, |value| {
            let text = value.text.to_lowercase();
            let found = HAVING.iter().find(|(_, names)| names.contains(&text.as_str()));
            let known = HAVING.iter().flat_map(|(_, names)| *names);
            found.map(|(thing, _)| json!(thing)).ok_or_else(|| unknown(value, known))
        })?;
        let said = Some(!term.is_not);
        match (things.first().and_then(Value::as_str), things.len()) {
            (Some("notes"), 1) if self.has_notes.is_none_or(|_| self.has_notes == said) => {
                self.has_notes = said;
            }
            (Some("tag"), 1) if self.has_tag.is_none_or(|_| self.has_tag == said) => {
                self.has_tag = said;
            }
            (Some("phone"), 1) => self.having.push((RegisterField::Phone, !term.is_not)),
            (Some("email"), 1) => self.having.push((RegisterField::Email, !term.is_not)),
            (Some("seat"), 1) => self.having.push((RegisterField::Seat, !term.is_not)),
            (Some("organisation"), 1) => {
                self.having.push((RegisterField::Organisation, !term.is_not));
            }
            _ => self.also("has", term, things),
        }
        Ok(())
    }
}
