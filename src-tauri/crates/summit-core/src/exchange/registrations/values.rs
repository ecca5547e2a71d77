//! What a cell says about a field: made regular, or why it cannot be taken.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use super::{
    super::tables::{self, Cell},
    PhoneReading, RowTrouble,
    fields::{Field, Values},
    read_phone,
    stand_ins::is_fault,
    stays,
};
use crate::{
    agenda::SessionId,
    error::{Error, ListTrouble},
    people::{self, Gender},
    registrations::{CustomField, LONGEST_AS, RegistrationState, Reply, SEPARATORS, is_tag},
    text,
    words::{self, Language},
};

/// What one row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub number: u32,
    pub values: Values,
    /// By the id of the organisers' own field.
    pub custom: BTreeMap<String, String>,
    /// What goes to the notes of other columns, each with its place: further phones and addresses.
    pub beside: Vec<(usize, String)>,
    /// For which sessions it says that they wait, each with their place.
    pub waits: Vec<(SessionId, u32)>,
}

/// What a column fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Slot {
    Field(Field),
    Custom(CustomField),
}

impl Slot {
    /// Answers the word by which a request means this.
    pub(super) fn word(&self) -> String {
        match self {
            Slot::Field(field) => field.word().to_owned(),
            Slot::Custom(custom) => format!("custom:{}", custom.id),
        }
    }

    /// Answers what a column of it is called.
    pub(super) fn called(&self) -> String {
        match self {
            Slot::Field(field) => field.heading(),
            Slot::Custom(custom) => custom.name_zh.clone(),
        }
    }

    /// Says whether a row can get the name of its person from here.
    pub(super) fn names_people(&self) -> bool {
        let names = [Field::FullName, Field::FamilyName, Field::GivenName, Field::LatinName];
        matches!(self, Slot::Field(field) if names.contains(field))
    }

    /// Finds what a word in a request means, or says what else there is.
    ///
    /// # Errors
    /// [`Error::List`] when nothing is called so.
    pub(super) fn asked(word: &str, customs: &[CustomField]) -> Result<Slot, Error> {
        let own = || customs.iter().find(|own| own.name_zh == word || own.name_en == word);
        let found = Slot::of(word, customs).or_else(|| Field::named(word).map(Slot::Field));
        found.or_else(|| own().cloned().map(Slot::Custom)).ok_or_else(|| {
            let fields = Field::ALL.iter().map(|field| field.word());
            let own = customs.iter().map(|own| own.name_zh.as_str());
            let known = fields.chain(own).collect::<Vec<_>>().join(", ");
            Error::List { trouble: ListTrouble::UnknownField, name: word.to_owned(), known }
        })
    }

    /// Finds what a word means by which the program itself calls it.
    pub(super) fn of(word: &str, customs: &[CustomField]) -> Option<Slot> {
        match word.strip_prefix("custom:") {
            Some(id) => customs
                .iter()
                .find(|custom| custom.id.to_string() == id)
                .map(|custom| Slot::Custom(custom.clone())),
            None => Field::from_word(word).map(Slot::Field),
        }
    }
}

/// Answers a value as people read it, where it is stored as a word.
pub fn said(language: Option<Language>, field: &str, value: &str) -> String {
    let path = match field {
        "state" => format!("enums.registration_state.{value}"),
        "reply" | "gender" | "diet" => format!("enums.{field}.{value}"),
        "pick_up" => format!("common.{value}"),
        _ => return value.to_owned(),
    };
    // What is written in words of one's own stays as it is.
    let is_word = !value.is_empty() && words::word(Language::English, &path) != path;
    if is_word { words::in_one_or_both(language, &path) } else { value.to_owned() }
}

/// Reads a cell for a field. The category is read elsewhere: it depends on the event.
pub(super) fn read(field: Field, cell: &Cell) -> Result<String, RowTrouble> {
    let shown = cell.text();
    let shown = fused(&shown);
    if is_fault(cell) {
        return Err(RowTrouble::FormulaError);
    }
    if is_broken(shown) {
        return Err(RowTrouble::BrokenText);
    }
    let value = match field {
        Field::FullName | Field::FamilyName | Field::GivenName => people::clean_name(shown),
        Field::Phone => match read_phone(cell) {
            PhoneReading::Nothing => String::new(),
            PhoneReading::Phone(phone) => phone,
            PhoneReading::DigitsLost => return Err(RowTrouble::DigitsLost),
            PhoneReading::Several(_) => return Err(RowTrouble::SeveralPhones),
            PhoneReading::NotAPhone => return Err(RowTrouble::NotAPhone),
        },
        Field::Email => email(shown)?,
        Field::Gender => gender(shown)?,
        Field::State => state(shown)?,
        Field::Reply => reply(shown)?,
        Field::ProtocolRank | Field::WaitingPlace => rank(shown)?,
        Field::Tags => tags(shown)?,
        Field::ArrivesAt | Field::LeavesAt | Field::PickUp | Field::Nights | Field::Diet => {
            stays::read(field, cell, shown)?
        }
        Field::Notes
        | Field::Remarks
        | Field::SharesWith
        | Field::Sessions
        | Field::CompanionOf => text::paragraphs(shown),
        Field::BadgeNumber => text::line(shown).chars().filter(char::is_ascii_digit).collect(),
        Field::ExternalId
        | Field::LatinName
        | Field::Pinyin
        | Field::ArrivesBy
        | Field::LeavesBy
        | Field::Plate
        | Field::Room
        | Field::Seat => text::line(shown),
        Field::OrganisationZh
        | Field::OrganisationEn
        | Field::PositionZh
        | Field::PositionEn
        | Field::Category
        | Field::Source
        | Field::ArrivalPlace
        | Field::DeparturePlace
        | Field::Driver
        | Field::Hotel
        | Field::CompanionAs
        | Field::Allergies => text::title(shown),
    };
    if value.chars().count() > longest(field) {
        return Err(RowTrouble::TooLong);
    }
    Ok(value)
}

/// The most characters that a field takes.
pub(super) fn longest(field: Field) -> usize {
    match field {
        Field::FullName | Field::FamilyName | Field::GivenName | Field::LatinName => 80,
        Field::Pinyin | Field::ExternalId => 120,
        Field::OrganisationZh | Field::PositionZh => 120,
        Field::PositionEn => 160,
        Field::OrganisationEn => 240,
        Field::Notes | Field::Tags => 2000,
        Field::Sessions => 4000,
        Field::Source => 60,
        Field::Plate => 20,
        Field::ArrivesBy | Field::LeavesBy | Field::Room | Field::Seat => 40,
        Field::ArrivalPlace | Field::DeparturePlace | Field::Driver => 60,
        Field::Hotel => 80,
        Field::Allergies => 120,
        Field::Remarks => 500,
        // A name and a unit.
        Field::CompanionOf => 400,
        Field::CompanionAs => LONGEST_AS,
        Field::BadgeNumber
        | Field::Gender
        | Field::Phone
        | Field::Email
        | Field::Category
        | Field::State
        | Field::WaitingPlace
        | Field::Reply
        | Field::ArrivesAt
        | Field::LeavesAt
        | Field::PickUp
        | Field::Nights
        | Field::SharesWith
        | Field::Diet
        | Field::ProtocolRank => 200,
    }
}

fn tags(shown: &str) -> Result<String, RowTrouble> {
    let tags = tags_of(shown);
    if tags.iter().all(|tag| is_tag(tag)) { Ok(tags_text(&tags)) } else { Err(RowTrouble::BadTag) }
}

/// Answers the tags that stand in a text, each once, whatever parts them.
pub(super) fn tags_of(text: &str) -> BTreeSet<String> {
    let mut tags: BTreeMap<String, String> = BTreeMap::new();
    for tag in text.split(SEPARATORS).map(text::line).filter(|tag| !tag.is_empty()) {
        tags.entry(tag.to_ascii_lowercase()).or_insert(tag);
    }
    tags.into_values().collect()
}

/// Writes tags into one cell.
pub(super) fn tags_text(tags: &BTreeSet<String>) -> String {
    tags.iter().map(String::as_str).collect::<Vec<_>>().join("、")
}

/// Says whether bytes of a text could not be read.
pub(super) fn is_broken(shown: &str) -> bool {
    shown.contains(char::REPLACEMENT_CHARACTER)
}

/// Reads an address; of one that stands behind a name, `Ada <ada@example.com>`, what is in the brackets.
fn email(shown: &str) -> Result<String, RowTrouble> {
    if shown.matches(['@', '＠']).count() > 1 {
        return Err(RowTrouble::SeveralEmails);
    }
    let line = text::line(shown);
    let bracketed = line.split_once('<').and_then(|(_, rest)| rest.strip_suffix('>'));
    let value = bracketed.unwrap_or(&line).trim();
    let value = value.trim_start_matches("mailto:").replace(" @", "@").replace("@ ", "@");
    if value.is_empty() || people::is_email(&value) {
        Ok(value)
    } else {
        Err(RowTrouble::NotAnEmail)
    }
}

fn gender(shown: &str) -> Result<String, RowTrouble> {
    let value = text::line(shown).to_lowercase();
    let gender = match value.trim_end_matches('.') {
        "" => return Ok(String::new()),
        "男" | "男性" | "先生" | "m" | "male" | "mr" => Gender::Male,
        "女" | "女性" | "女士" | "小姐" | "f" | "female" | "ms" | "mrs" | "miss" => {
            Gender::Female
        }
        _ => return Err(RowTrouble::UnknownGender),
    };
    Ok(gender.word().to_owned())
}

fn state(shown: &str) -> Result<String, RowTrouble> {
    let value = text::line(shown).to_lowercase();
    if value.is_empty() {
        return Ok(value);
    }
    let also = match value.as_str() {
        "取消" | "退出" | "canceled" => Some(RegistrationState::Cancelled),
        "未到" | "缺席" | "no-show" | "noshow" => Some(RegistrationState::NoShow),
        "确认" => Some(RegistrationState::Confirmed),
        "报名" => Some(RegistrationState::Registered),
        "通过" | "审核通过" => Some(RegistrationState::Approved),
        "邀请" => Some(RegistrationState::Invited),
        "回复" => Some(RegistrationState::Replied),
        _ => None,
    };
    let found = also.or_else(|| STATES.get(&value).copied());
    found.map(|state| state.word().to_owned()).ok_or(RowTrouble::UnknownState)
}

fn reply(shown: &str) -> Result<String, RowTrouble> {
    let value = text::line(shown);
    if value.is_empty() {
        return Ok(value);
    }
    Reply::called(&value).map(|reply| reply.word().to_owned()).ok_or(RowTrouble::UnknownReply)
}

/// The states by their word and their names in both languages.
static STATES: LazyLock<BTreeMap<String, RegistrationState>> = LazyLock::new(|| {
    let names = |state: RegistrationState| {
        let path = format!("enums.registration_state.{}", state.word());
        [
            words::word(Language::Chinese, &path),
            words::word(Language::English, &path),
            state.word().to_owned(),
        ]
    };
    let states = RegistrationState::ALL.iter();
    states.flat_map(|state| names(*state).map(|name| (name.to_lowercase(), *state))).collect()
});

/// Takes off the apostrophe that keeps a spreadsheet from running a text as a formula.
pub(super) fn fused(shown: &str) -> &str {
    match shown.strip_prefix('\'') {
        Some(rest) if tables::defused(rest) == *shown => rest,
        Some(_) | None => shown,
    }
}

fn rank(shown: &str) -> Result<String, RowTrouble> {
    let value = text::line(shown);
    match value.parse::<u32>() {
        Ok(rank) if rank > 0 => Ok(rank.to_string()),
        _ if value.is_empty() => Ok(value),
        _ => Err(RowTrouble::NotANumber),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(field: Field, cases: &[(&str, Result<&str, RowTrouble>)]) {
        for (typed, expected) in cases {
            let expected = expected.map(str::to_owned);
            assert_eq!(read(field, &Cell::of(*typed)), expected, "{typed}");
        }
    }

    #[test]
    fn names_are_made_regular() {
        check(
            Field::FullName,
            &[
                ("张　三", Ok("张三")),
                ("\u{200B}李 四\u{FEFF}", Ok("李四")),
                ("阿依古丽•买买提", Ok("阿依古丽·买买提")),
                ("阿依古丽・买买提", Ok("阿依古丽·买买提")),
                ("阿依古丽.买买提", Ok("阿依古丽·买买提")),
                ("\u{2F42}天祥", Ok("文天祥")),
                ("Ｊｏｈｎ  Smith", Ok("John Smith")),
                ("𠮷田三郎", Ok("𠮷田三郎")),
            ],
        );
    }

    #[test]
    fn what_is_no_address_is_told() {
        check(
            Field::Email,
            &[
                (" Ada@example.com ", Ok("Ada@example.com")),
                ("ada＠example.com", Ok("ada@example.com")),
                ("mailto:ada@example.com", Ok("ada@example.com")),
                ("Ada <ada@example.com>", Ok("ada@example.com")),
                ("ada @ example.com", Ok("ada@example.com")),
                ("a da@example.com", Err(RowTrouble::NotAnEmail)),
                ("邮箱：ada@example.com", Err(RowTrouble::NotAnEmail)),
                ("a\u{fffd}a@example.com", Err(RowTrouble::BrokenText)),
                ("ada", Err(RowTrouble::NotAnEmail)),
                ("#N/A", Err(RowTrouble::FormulaError)),
                ("", Ok("")),
            ],
        );
    }

    #[test]
    fn words_of_both_languages_are_understood() {
        check(
            Field::Gender,
            &[("男", Ok("male")), ("Ms.", Ok("female")), ("?", Err(RowTrouble::UnknownGender))],
        );
        check(
            Field::State,
            &[
                ("confirmed", Ok("confirmed")),
                ("已确认", Ok("confirmed")),
                ("也许", Err(RowTrouble::UnknownState)),
            ],
        );
        check(
            Field::Reply,
            &[
                ("参加", Ok("yes")),
                ("Declined", Ok("no")),
                ("未定", Ok("undecided")),
                ("看情况", Err(RowTrouble::UnknownReply)),
            ],
        );
        check(
            Field::ProtocolRank,
            &[("3", Ok("3")), ("0", Err(RowTrouble::NotANumber)), ("", Ok(""))],
        );
    }
}
