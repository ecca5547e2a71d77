//! What somebody may be asked to have.

use serde_json::{Value, json};

use super::{Narrowing, RegisterField, Term, each, unknown};
use crate::error::Result;

/// What somebody may be asked to have, and the words for it.
pub(in crate::registrations) const HAVING: &[(&str, [&str; 2])] = &[
    ("photo", ["照片", "photo"]),
    ("phone", ["手机", "phone"]),
    ("email", ["邮箱", "email"]),
    ("organisation", ["单位", "organization"]),
    ("notes", ["备注", "notes"]),
    ("tag", ["标签", "tag"]),
    ("companions", ["陪同人员", "companions"]),
    ("sessions", ["场次", "sessions"]),
    ("arrival", ["到达", "arrival"]),
    ("hotel", ["酒店", "hotel"]),
    ("room", ["房间", "room"]),
    ("seat", ["座位", "seat"]),
];

/// What a statement looks up at once; none where nobody asks for it.
#[derive(Debug, Default)]
pub(super) struct Having {
    notes: Option<bool>,
    tag: Option<bool>,
    companions: Option<bool>,
    sessions: Option<bool>,
}

impl Having {
    /// Answers what is asked for, by the names that `filter.sql` has for it.
    pub(super) fn values(&self) -> [(&'static str, Option<bool>); 4] {
        [
            (":has_notes", self.notes),
            (":has_tag", self.tag),
            (":has_companions", self.companions),
            (":has_sessions", self.sessions),
        ]
    }

    fn of(&mut self, thing: &str) -> Option<&mut Option<bool>> {
        match thing {
            "notes" => Some(&mut self.notes),
            "tag" => Some(&mut self.tag),
            "companions" => Some(&mut self.companions),
            "sessions" => Some(&mut self.sessions),
            _ => None,
        }
    }
}

/// Answers the column whose kept order knows who has something in it.
fn column(thing: &str) -> Option<RegisterField> {
    match thing {
        "phone" => Some(RegisterField::Phone),
        "email" => Some(RegisterField::Email),
        "seat" => Some(RegisterField::Seat),
        "organisation" => Some(RegisterField::Organisation),
        _ => None,
    }
}

impl Narrowing {
    pub(super) fn of_having(&mut self, term: &Term) -> Result<()> {
        let things = each(term, |value| {
            let text = value.text.to_lowercase();
            let is_called = |(thing, names): &&(&str, [&str; 2])| {
                *thing == text || names.contains(&text.as_str())
            };
            let found = HAVING.iter().find(is_called);
            let known = HAVING.iter().map(|(_, names)| *names);
            found.map(|(thing, _)| json!(thing)).ok_or_else(|| unknown(value, known))
        })?;
        let has = !term.is_not;
        if let [Value::String(thing)] = &things[..] {
            if let Some(field) = column(thing) {
                self.having.push((field, has));
                return Ok(());
            }
            let kept = self.has.of(thing).filter(|kept| kept.is_none_or(|before| before == has));
            if let Some(kept) = kept {
                *kept = Some(has);
                return Ok(());
            }
        }
        self.also("has", term, things);
        Ok(())
    }
}
