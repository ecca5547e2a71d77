//! Cards of addresses (vCard 2.1 to 4.0) as a list: one card a row.

use std::{fs, path::Path};

use super::fields::Field;
use crate::{
    error::{Error, FileTrouble, Result},
    exchange::{
        content_lines::{Component, Property, components, joined_quoted_lines, unescaped_parts},
        decode,
        tables::{self, Book, Cell, LARGEST_FILE, Sheet, TableTrouble},
    },
    people, text,
    words::{Language, in_one_or_both},
};

/// What a card can say, in the order of the columns.
const FIELDS: &[Field] = &[
    Field::FullName,
    Field::FamilyName,
    Field::GivenName,
    Field::Gender,
    Field::OrganisationZh,
    Field::PositionZh,
    Field::Phone,
    Field::Email,
    Field::Tags,
    Field::Notes,
];

/// Says whether a file calls itself one of cards.
pub(super) fn is_cards(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    ["vcf", "vcard"].contains(&ending.as_str())
}

/// Reads all cards of a file.
pub(super) fn read(path: &Path) -> Result<Book> {
    let size = fs::metadata(path).map_err(|_| Error::file(FileTrouble::Missing, path))?.len();
    if size > LARGEST_FILE {
        return Err(Error::table(TableTrouble::TooLarge, path));
    }
    let bytes = fs::read(path).map_err(|_| Error::file(FileTrouble::Unreadable, path))?;
    let (rows, others) = rows(&bytes)?;
    if rows.is_empty() {
        return Err(Error::table(TableTrouble::Empty, path));
    }
    let titles = FIELDS.iter().map(|field| Cell::of(field.title(Language::Chinese))).collect();
    let rows = std::iter::once(titles).chain(rows).collect();
    let sheets = vec![Sheet { name: "vCard".to_owned(), rows, is_hidden: false }];
    let others = others.into_iter().map(|(row, name)| (row + 1, name)).collect();
    Ok(Book { sheets, others, ..Book::default() })
}

/// Reads the cards of a file as rows, in whatever encoding they are.
///
/// # Errors
/// [`Error::Import`] with the line that makes no sense.
pub fn cards(bytes: &[u8]) -> Result<Vec<Vec<Cell>>> {
    rows(bytes).map(|(rows, _)| rows)
}

/// The rows of cards; those of no person are empty, and named with their number, 1 first.
type Rows = (Vec<Vec<Cell>>, Vec<(u32, String)>);

fn rows(bytes: &[u8]) -> Result<Rows> {
    // Telephones of before save GBK and say so nowhere.
    let text = match decode::text(bytes) {
        Ok(text) => text,
        Err(error) => tables::plain(bytes).ok_or(error)?,
    };
    let cards = components(&joined_quoted_lines(&text))?;
    let cards = cards.iter().filter(|card| card.name == "VCARD");
    let (mut rows, mut others) = (Vec::new(), Vec::new());
    for (number, card) in (1..).zip(cards) {
        if is_person(card) {
            rows.push(FIELDS.iter().map(|field| Cell::of(value(card, *field))).collect());
        } else {
            others.push((number, value(card, Field::FullName)));
            rows.push(Vec::new());
        }
    }
    Ok((rows, others))
}

/// Says whether a card is that of a person, and not of a group, or of a company that nobody is named in.
fn is_person(card: &Component) -> bool {
    let says = |name: &str, kinds: &[&str]| {
        let said = card.value(name).unwrap_or_default();
        kinds.iter().any(|kind| said.eq_ignore_ascii_case(kind))
    };
    let is_named = || {
        let parts = card.property("N").map(unescaped_parts).unwrap_or_default();
        parts.iter().take(2).any(|part| !part.is_empty())
    };
    let is_group = ["KIND", "X-ADDRESSBOOKSERVER-KIND"]
        .iter()
        .any(|name| says(name, &["group", "location", "device", "application"]));
    let is_company = says("KIND", &["org"]) || says("X-ABSHOWAS", &["company"]);
    !is_group && (!is_company || is_named())
}

fn value(card: &Component, field: Field) -> String {
    let part = |name: &str, at: usize| {
        let parts = card.property(name).map(unescaped_parts).unwrap_or_default();
        parts.into_iter().nth(at).unwrap_or_default()
    };
    match field {
        Field::FullName => {
            let whole = card.value("FN").unwrap_or_default();
            let (family, given) = (part("N", 0), part("N", 1));
            // Phones put the given name of a Chinese name in front.
            let is_chinese = !family.is_empty() && family.chars().all(text::is_han);
            if is_chinese && given.chars().all(text::is_han) {
                people::clean_name(&format!("{family}{given}"))
            } else {
                whole
            }
        }
        Field::FamilyName => part("N", 0),
        Field::GivenName => part("N", 1),
        Field::OrganisationZh => part("ORG", 0),
        Field::PositionZh => card.value("TITLE").or_else(|| card.value("ROLE")).unwrap_or_default(),
        Field::Phone => phone(card),
        Field::Email => card.value("EMAIL").unwrap_or_default(),
        Field::Gender => match part("GENDER", 0).to_uppercase().as_str() {
            sex @ ("M" | "F") => sex.to_owned(),
            _ => String::new(),
        },
        Field::Tags => values(card.all("CATEGORIES")).collect::<Vec<_>>().join(","),
        Field::Notes => notes(card),
        Field::BadgeNumber
        | Field::ExternalId
        | Field::LatinName
        | Field::Pinyin
        | Field::OrganisationEn
        | Field::PositionEn
        | Field::Category
        | Field::State
        | Field::WaitingPlace
        | Field::Reply
        | Field::Source
        | Field::ProtocolRank
        | Field::Seat
        | Field::Sessions
        | Field::CompanionOf
        | Field::CompanionAs
        | Field::ArrivesAt
        | Field::ArrivesBy
        | Field::ArrivalPlace
        | Field::PickUp
        | Field::Driver
        | Field::Plate
        | Field::Hotel
        | Field::Room
        | Field::Nights
        | Field::SharesWith
        | Field::Diet
        | Field::Allergies
        | Field::LeavesAt
        | Field::LeavesBy
        | Field::DeparturePlace
        | Field::Remarks => String::new(),
    }
}

/// The mobile phone, where the card says which one it is; else the first.
fn phone(card: &Component) -> String {
    phones(card).into_iter().next().unwrap_or_default()
}

/// All phones, that by which somebody is reached in front.
fn phones(card: &Component) -> Vec<String> {
    let mut phones: Vec<_> = card.all("TEL").collect();
    if let Some(at) = phones.iter().position(|phone| phone.has_type("CELL")) {
        let mobile = phones.remove(at);
        phones.insert(0, mobile);
    }
    values(phones.into_iter()).map(|value| value.trim_start_matches("tel:").to_owned()).collect()
}

fn values<'c>(properties: impl Iterator<Item = &'c Property>) -> impl Iterator<Item = String> {
    let values = properties.map(|property| unescaped_parts(property).join(";"));
    values.filter(|value| !value.trim().is_empty())
}

/// The note, and below it what a guest has no other field for: the department, further phones and
/// addresses.
fn notes(card: &Component) -> String {
    let unit = card.property("ORG").map(unescaped_parts).unwrap_or_default();
    let parts = unit.into_iter().skip(1).filter(|part| !part.trim().is_empty());
    let kinds: [(&str, Vec<String>); 3] = [
        ("lists.cards.department", parts.collect()),
        ("lists.cards.phone", phones(card).into_iter().skip(1).collect()),
        ("lists.cards.email", values(card.all("EMAIL")).skip(1).collect()),
    ];
    let further = kinds.into_iter().flat_map(|(path, values)| {
        let said = in_one_or_both(None, path);
        values.into_iter().map(move |value| format!("{said}: {value}"))
    });
    card.value("NOTE").into_iter().chain(further).collect::<Vec<_>>().join("\n")
}
