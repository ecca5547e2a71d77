//! What is typed or pasted into cells of the register: read as a list is read, written as one change.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use ts_rs::TS;

use super::{
    super::tables::Cell,
    RowTrouble,
    fields::Field,
    own_values,
    values::{self, tags_of},
};
use crate::{
    error::{Error, Problems, Result},
    lists::Count,
    organisations::{self, OrganisationId},
    people::{self, Gender, Person, PersonDraft},
    registrations::{
        self, Category, CustomField, Placed, RegisterColumn, RegisterField, Registration,
        RegistrationDraft, RegistrationId, RegistrationState, Reply, categories, fields,
    },
    store::Change,
};

/// The most cells that are written at once.
const MOST_CELLS: usize = 20_000;

/// A cell of the register, and what is to stand in it.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CellDraft {
    pub id: RegistrationId,
    pub column: RegisterColumn,
    /// As people write it; an empty text clears the cell.
    pub text: String,
}

/// Asks to write into cells of the register: all of them, or none.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetCellsRequest {
    pub cells: Vec<CellDraft>,
}

/// Writes into cells of the register.
///
/// # Errors
/// The problem of a cell stands under `cells.` and its place among those asked for, from 0.
pub fn set_cells(change: &mut Change<'_>, request: SetCellsRequest) -> Result<Count> {
    let mut problems = Problems::default();
    problems.demand(request.cells.len() <= MOST_CELLS, "cells", "too_long");
    problems.done()?;
    let mut rows: BTreeMap<RegistrationId, Vec<(usize, &CellDraft)>> = BTreeMap::new();
    for (at, cell) in request.cells.iter().enumerate() {
        rows.entry(cell.id).or_default().push((at, cell));
    }
    let mut sheet = Sheet {
        categories: categories(change)?,
        customs: fields(change)?,
        units: BTreeMap::new(),
        placed: Placed::default(),
        problems: Problems::default(),
    };
    let mut name = String::new();
    let count = rows.len();
    let rows = registrations::in_line(change, rows.into_iter().collect(), |(id, _)| *id)?;
    for (id, cells) in &rows {
        name = sheet.write(change, *id, cells)?;
    }
    sheet.problems.done()?;
    if count == 1 {
        sheet.placed.title(change, "registrations.change", &name);
    } else {
        sheet.placed.title_many(change, "registrations.edit_many", count);
    }
    change.count(count);
    Ok(Count { count: u32::try_from(count).unwrap_or(u32::MAX) })
}

/// What is known while cells are written.
struct Sheet {
    categories: Vec<Category>,
    customs: Vec<CustomField>,
    /// Units that were looked for already, by the name that was typed.
    units: BTreeMap<String, OrganisationId>,
    /// What became of the places of those who change.
    placed: Placed,
    problems: Problems,
}

/// A row as it is to be.
struct Drafts {
    person: PersonDraft,
    registration: RegistrationDraft,
    tags: Option<BTreeSet<String>>,
}

impl Sheet {
    /// Writes the cells of one registration, and answers whose it is.
    fn write(
        &mut self,
        change: &Change<'_>,
        id: RegistrationId,
        cells: &[(usize, &CellDraft)],
    ) -> Result<String> {
        let before = registrations::registration_of(change, id)?;
        let person = people::person_of(change, before.person_id)?;
        let mut drafts =
            Drafts { person: person.draft(), registration: before.draft(), tags: None };
        for (at, cell) in cells {
            if let Err(code) = self.set(change, &mut drafts, cell)? {
                self.problems.add(format!("cells.{at}"), code);
            }
        }
        let column_of = |field: &str| cells.iter().find(|(_, cell)| is_of(cell.column, field));
        match put(change, &mut self.placed, (&person, &before), &drafts) {
            // Nothing of it stays: the whole change is given up at its end.
            Err(Error::Invalid(found)) => {
                for problem in found {
                    let at = column_of(&problem.field).or(cells.first()).map_or(0, |(at, _)| *at);
                    self.problems.add(format!("cells.{at}"), known(&problem.code));
                }
                Ok(person.full_name)
            }
            done => done.map(|()| drafts.person.full_name),
        }
    }

    /// Lays a cell over the drafts; answers the code of what is wrong with it.
    fn set(
        &mut self,
        change: &Change<'_>,
        drafts: &mut Drafts,
        cell: &CellDraft,
    ) -> Result<Result<(), &'static str>> {
        let typed = Cell::of(cell.text.as_str());
        let field = match cell.column {
            RegisterColumn::Field(field) => field,
            RegisterColumn::Custom(id) => {
                let Some(custom) = self.customs.iter().find(|custom| custom.id == id) else {
                    return Ok(Err("unknown"));
                };
                let refusal = |trouble| match trouble {
                    RowTrouble::DoesNotSuit => custom.kind.refusal(),
                    trouble => code_of(trouble),
                };
                return Ok(own_values::read_custom(custom, &typed).map_err(refusal).map(|value| {
                    drafts.registration.custom.insert(id.to_string(), value);
                }));
            }
        };
        let Some(reads) = field_of(field) else { return Ok(Err("not_editable")) };
        let value = match values::read(reads, &typed) {
            Ok(value) => value,
            Err(trouble) => return Ok(Err(code_of(trouble))),
        };
        let (person, registration) = (&mut drafts.person, &mut drafts.registration);
        match field {
            RegisterField::Name => person.full_name = value,
            RegisterField::LatinName => person.latin_name = value,
            RegisterField::Pinyin => person.pinyin = value,
            RegisterField::Gender => person.gender = Gender::from_word(&value),
            RegisterField::PositionZh => person.position_zh = value,
            RegisterField::PositionEn => person.position_en = value,
            RegisterField::Phone => person.phone = value,
            RegisterField::Email => person.email = value,
            RegisterField::ProtocolRank => person.protocol_rank = value.parse().ok(),
            RegisterField::Organisation => person.organisation_id = self.unit(change, &value)?,
            RegisterField::Category => match self.category(&value) {
                Some(category) => registration.category_id = Some(category.id),
                None => return Ok(Err("not_a_choice")),
            },
            RegisterField::State => match RegistrationState::from_word(&value) {
                Some(state) => registration.state = Some(state),
                None => return Ok(Err("required")),
            },
            RegisterField::Reply => registration.reply = Reply::from_word(&value),
            RegisterField::Source => registration.source = value,
            RegisterField::Notes => registration.notes = value,
            RegisterField::ExternalId => registration.external_id = value,
            RegisterField::Seat => registration.seat = value,
            RegisterField::Tags => drafts.tags = Some(tags_of(&value)),
            RegisterField::Number
            | RegisterField::RepliedAt
            | RegisterField::Companion
            | RegisterField::Sessions
            | RegisterField::Admitted
            | RegisterField::ArrivedAt
            | RegisterField::RegisteredAt => return Ok(Err("not_editable")),
        }
        Ok(Ok(()))
    }

    fn category(&self, name: &str) -> Option<&Category> {
        let is_called =
            |other: &str| !other.is_empty() && other.to_lowercase() == name.to_lowercase();
        self.categories.iter().find(|one| is_called(&one.name_zh) || is_called(&one.name_en))
    }

    /// Finds the unit that a name means; makes one where it means none, or any of several.
    fn unit(&mut self, change: &Change<'_>, name: &str) -> Result<Option<OrganisationId>> {
        if name.is_empty() {
            return Ok(None);
        }
        if let Some(known) = self.units.get(name) {
            return Ok(Some(*known));
        }
        let id = organisations::meant_by(change, name)?;
        self.units.insert(name.to_owned(), id);
        Ok(Some(id))
    }
}

fn put(
    change: &Change<'_>,
    placed: &mut Placed,
    (person, before): (&Person, &Registration),
    drafts: &Drafts,
) -> Result<()> {
    people::put(change, &PersonDraft { id: Some(person.id), ..drafts.person.clone() })?;
    drafts.registration.check()?;
    placed.alter(change, before, &drafts.registration)?;
    if let Some(tags) = &drafts.tags {
        registrations::set_tags(change, before.id, tags)?;
    }
    Ok(())
}

/// Answers as what field of a list a column is read; none for what nobody types.
fn field_of(field: RegisterField) -> Option<Field> {
    Some(match field {
        RegisterField::Name => Field::FullName,
        RegisterField::LatinName => Field::LatinName,
        RegisterField::Pinyin => Field::Pinyin,
        RegisterField::Gender => Field::Gender,
        RegisterField::Organisation => Field::OrganisationZh,
        RegisterField::PositionZh => Field::PositionZh,
        RegisterField::PositionEn => Field::PositionEn,
        RegisterField::Phone => Field::Phone,
        RegisterField::Email => Field::Email,
        RegisterField::Category => Field::Category,
        RegisterField::State => Field::State,
        RegisterField::Reply => Field::Reply,
        RegisterField::Source => Field::Source,
        RegisterField::Notes => Field::Notes,
        RegisterField::ExternalId => Field::ExternalId,
        RegisterField::Seat => Field::Seat,
        RegisterField::ProtocolRank => Field::ProtocolRank,
        RegisterField::Tags => Field::Tags,
        RegisterField::Number
        | RegisterField::RepliedAt
        | RegisterField::Companion
        | RegisterField::Sessions
        | RegisterField::Admitted
        | RegisterField::ArrivedAt
        | RegisterField::RegisteredAt => return None,
    })
}

/// Says whether a problem of a draft is of this column.
fn is_of(column: RegisterColumn, field: &str) -> bool {
    match column {
        RegisterColumn::Custom(id) => field == format!("custom.{id}"),
        RegisterColumn::Field(own) => {
            field_of(own).is_some_and(|own| own.word() == field)
                || field == format!("{}_id", own.word())
        }
    }
}

fn code_of(trouble: RowTrouble) -> &'static str {
    match trouble {
        RowTrouble::NotAPhone | RowTrouble::DigitsLost => "not_a_phone",
        RowTrouble::NotAnEmail | RowTrouble::SeveralEmails => "not_an_email",
        RowTrouble::TooLong => "too_long",
        RowTrouble::NoName => "required",
        RowTrouble::SeveralNames | RowTrouble::NotAName => "not_a_name",
        RowTrouble::SeveralPhones => "not_a_phone",
        RowTrouble::NotANumber => "not_a_number",
        RowTrouble::UnknownGender
        | RowTrouble::UnknownCategory
        | RowTrouble::UnknownState
        | RowTrouble::UnknownReply => "not_a_choice",
        RowTrouble::BadTag => "not_a_tag",
        RowTrouble::NotATime => "not_a_time",
        RowTrouble::DoesNotSuit
        | RowTrouble::IllegalState
        | RowTrouble::IsInside
        | RowTrouble::LeavesBeforeArrival
        | RowTrouble::UnknownGuest
        | RowTrouble::BadPrincipal
        | RowTrouble::RoomsDiffer
        | RowTrouble::MatesMove
        | RowTrouble::UnknownSession
        | RowTrouble::TwiceInFile
        | RowTrouble::TitlesAgain
        | RowTrouble::AnotherPerson
        | RowTrouble::OtherName
        | RowTrouble::SeveralMatch
        | RowTrouble::OpenQuote
        | RowTrouble::Waits
        | RowTrouble::PhoneAmongWords
        | RowTrouble::OddName
        | RowTrouble::BrokenText
        | RowTrouble::UnknownBadge
        | RowTrouble::OrganisationJoined
        | RowTrouble::OrganisationUnclear
        | RowTrouble::OrganisationNamed
        | RowTrouble::OrganisationOtherwise
        | RowTrouble::FormulaError
        | RowTrouble::SameAsAbove
        | RowTrouble::DittoUnclear
        | RowTrouble::Namesake
        | RowTrouble::NamesakeInRegister
        | RowTrouble::CategoryMade
        | RowTrouble::OddPhone
        | RowTrouble::TotalRow
        | RowTrouble::SharedInFile
        | RowTrouble::NotAPerson
        | RowTrouble::SharedInRegister => "does_not_suit",
    }
}

/// Answers a code of the closed set that a draft has told.
fn known(code: &str) -> &'static str {
    crate::error::PROBLEM_CODES.iter().find(|known| **known == code).copied().unwrap_or("unknown")
}
