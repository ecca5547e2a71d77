//! What somebody may be asked to have.

use super::{Narrowing, Part, RegisterField, Term, each, unknown};
use crate::error::Result;

/// What somebody may be asked to have: its word, its names, and its part of `filter.sql`.
pub(in crate::registrations) const HAVING: &[(&str, [&str; 2], &str)] = &[
    ("photo", ["照片", "photo"], "has_photo"),
    ("phone", ["手机", "phone"], "has_phone"),
    ("email", ["邮箱", "email"], "has_email"),
    ("organisation", ["单位", "organization"], "has_organisation"),
    ("notes", ["备注", "notes"], "has_notes"),
    ("tag", ["标签", "tag"], "has_tag"),
    ("companions", ["陪同人员", "companions"], "has_companions"),
    ("sessions", ["场次", "sessions"], "has_sessions"),
    ("arrival", ["到达", "arrival"], "has_arrival"),
    ("hotel", ["酒店", "hotel"], "has_hotel"),
    ("room", ["房间", "room"], "has_room"),
    ("seat", ["座位", "seat"], "has_seat"),
];

/// The columns whose kept order knows who has something in them, by the parts of `filter.sql`.
pub(super) const COLUMNS: &[(RegisterField, &str)] = &[
    (RegisterField::Phone, "has_phone"),
    (RegisterField::Email, "has_email"),
    (RegisterField::Seat, "has_seat"),
    (RegisterField::Organisation, "has_organisation"),
    (RegisterField::Admitted, "admitted"),
];

impl Narrowing {
    pub(super) fn of_having(&mut self, term: &Term) -> Result<()> {
        let things = each(term, |value| {
            let text = value.text.to_lowercase();
            let is_called = |(thing, names, _): &&(&str, [&str; 2], &str)| {
                *thing == text || names.contains(&text.as_str())
            };
            let known = HAVING.iter().map(|(_, names, _)| *names);
            HAVING
                .iter()
                .find(is_called)
                .map(|(.., part)| *part)
                .ok_or_else(|| unknown(value, known))
        })?;
        if let [thing] = things[..]
            && let Some((field, _)) = COLUMNS.iter().find(|(_, part)| *part == thing)
        {
            self.having.push((*field, !term.is_not));
        } else {
            self.also(term, things.into_iter().map(Part::plain).collect());
        }
        Ok(())
    }
}
