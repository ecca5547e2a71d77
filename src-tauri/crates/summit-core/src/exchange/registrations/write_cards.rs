//! Registrations as cards of addresses (vCard, RFC 2426 and RFC 6350), for phones.

use std::path::Path;

use super::{fields::Field, known::Known, values::Slot};
use crate::{
    error::Result,
    exchange::content_lines::{escaped, folded},
    ids::words,
    outputs, text,
};

words! {
    /// How new a form of cards is written.
    pub enum CardVersion {
        Three = "3.0",
        Four = "4.0",
    }
}

/// No card is without its name.
const NAMES: [Field; 3] = [Field::FullName, Field::FamilyName, Field::GivenName];

/// What a card says of somebody where it is asked for.
const FURTHER: [Field; 8] = [
    Field::LatinName,
    Field::Pinyin,
    Field::OrganisationZh,
    Field::OrganisationEn,
    Field::PositionZh,
    Field::PositionEn,
    Field::Phone,
    Field::Email,
];

/// Answers what cards hold of what is asked for, and what they have no place for.
pub(super) fn held(slots: &[Slot]) -> (Vec<Slot>, Vec<Slot>) {
    let is_asked = |field: &Field| slots.contains(&Slot::Field(*field));
    let fields = NAMES.into_iter().chain(FURTHER.into_iter().filter(is_asked));
    let held: Vec<Slot> = fields.map(Slot::Field).collect();
    let others = slots.iter().filter(|slot| !held.contains(slot)).cloned().collect();
    (held, others)
}

/// Writes one card for each person, with what is asked for.
pub(super) fn write(
    path: &Path,
    version: Option<CardVersion>,
    slots: &[Slot],
    people: &[Known],
) -> Result<()> {
    let version = version.unwrap_or(CardVersion::Three);
    let mut cards = String::new();
    for known in people {
        put(&mut cards, version, slots, known);
    }
    outputs::write(path, cards.as_bytes())
}

fn put(cards: &mut String, version: CardVersion, slots: &[Slot], known: &Known) {
    let value = |field: Field| match slots.contains(&Slot::Field(field)) {
        true => &*known.values[field.at()],
        false => "",
    };
    let mut line = |name: &str, value: String| cards.push_str(&folded(&format!("{name}:{value}")));
    line("BEGIN", "VCARD".to_owned());
    line("VERSION", version.word().to_owned());
    line("UID", format!("urn:uuid:{}", known.person_id));
    line("FN", escaped(value(Field::FullName)));
    // Family name first in both languages: the field is structured, its order is fixed.
    let parts = [Field::FamilyName, Field::GivenName].map(|field| escaped(value(field)));
    line("N", format!("{};{};;;", parts[0], parts[1]));
    let latin =
        [Field::LatinName, Field::Pinyin].map(value).into_iter().find(|name| !name.is_empty());
    if let Some(latin) = latin.filter(|_| value(Field::FullName).chars().any(text::is_han)) {
        line("NICKNAME", escaped(latin));
    }
    let (zh, en) = (value(Field::OrganisationZh), value(Field::OrganisationEn));
    if let Some(unit) = [zh, en].into_iter().find(|name| !name.is_empty()) {
        line("ORG", escaped(unit));
    }
    let positions = [Field::PositionZh, Field::PositionEn].map(value);
    if let Some(position) = positions.into_iter().find(|name| !name.is_empty()) {
        line("TITLE", escaped(position));
    }
    let (phone, email) = (value(Field::Phone), value(Field::Email));
    if !phone.is_empty() {
        match version {
            CardVersion::Three => line("TEL;TYPE=CELL", escaped(phone)),
            CardVersion::Four => line("TEL;VALUE=text;TYPE=cell", escaped(phone)),
        }
    }
    if !email.is_empty() {
        line("EMAIL", escaped(email));
    }
    line("END", "VCARD".to_owned());
}
