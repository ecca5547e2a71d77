//! The register as a list for other programs: what comes back in changes nothing.

use std::{collections::BTreeMap, path::Path};

use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    ExportId,
    fields::Field,
    known::{Known, chosen},
    stays,
    values::Slot,
    write_cards::{self, CardVersion},
};
use crate::{
    app::Task,
    error::{Error, Result},
    exchange::tables::{self, Cell, Column, XlsxWriter},
    receptions::{self, MealCount, ReceptionList, ReceptionRow},
    registrations::{FieldKind, RegistrationFilter, RegistrationId, RegistrationState, fields},
    words::{Language, word},
};

/// Asks to write the registrations that are meant; the ending of the file says in which form.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ExportRequest {
    /// `.xlsx`, `.csv` or `.vcf`.
    pub path: String,
    #[ts(optional)]
    pub filter: Option<RegistrationFilter>,
    /// Left out of the filter.
    #[ts(optional, as = "Option<Vec<RegistrationId>>")]
    pub except: Vec<RegistrationId>,
    /// Words of [`Field`], or `custom:` and an id; none: everything that an import reads. Of these a card
    /// of addresses holds what it has a place for, and always the name.
    pub columns: Option<Vec<String>>,
    /// Only those on a list of the reception, and in its order.
    pub list: Option<ReceptionList>,
    /// For cards of addresses; none: 3.0, which every phone reads.
    pub card_version: Option<CardVersion>,
}

/// What an export wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExportReport {
    pub path: String,
    pub rows: u32,
    /// Of the columns that were asked for those for which a card of addresses has no place.
    pub left_out: Vec<String>,
}

/// Writes a list, and keeps in the history that it left the event.
pub fn export(task: &Task<'_>, request: ExportRequest) -> Result<ExportReport> {
    let path = Path::new(&request.path);
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if !["xlsx", "csv", "vcf"].contains(&ending.as_str()) {
        return Err(Error::ExportForm { ending, known: ".xlsx, .csv, .vcf" });
    }
    let filter = request.filter.unwrap_or_default();
    let store = task.app.store()?;
    let (slots, left_out, mut people, meals) = store.read(|reading| {
        let customs = fields(reading)?;
        let slots = match &request.columns {
            Some(columns) => columns
                .iter()
                .map(|word| Slot::asked(word, &customs))
                .collect::<Result<Vec<_>>>()?,
            None => everything(&customs),
        };
        let (slots, mut left_out) = match ending.as_str() {
            "vcf" => write_cards::held(&slots),
            _ => (slots, Vec::new()),
        };
        if request.columns.is_none() {
            left_out.clear();
        }
        let mut people = chosen(reading, &filter)?;
        if let Some(list) = request.list {
            put_in_order(&mut people, &receptions::whole(reading, list, &filter)?);
        }
        let meals = match request.list {
            Some(ReceptionList::Diets) => receptions::meal_counts(reading, ())?,
            Some(ReceptionList::Arrivals | ReceptionList::Departures | ReceptionList::Rooms)
            | None => Vec::new(),
        };
        Ok((slots, left_out, people, meals))
    })?;
    people.retain(|known| known.registration_id.is_none_or(|id| !request.except.contains(&id)));
    match ending.as_str() {
        "xlsx" => write_book(task, path, &slots, &people, &meals)?,
        "csv" => write_values(task, path, &slots, &people)?,
        _ => write_cards::write(path, request.card_version, &slots, &people)?,
    }
    let rows = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let columns: Vec<String> = slots.iter().map(|slot| slot.word()).collect();
    task.app.change(task.asking, "registrations.export", |change| {
        change
            .prepare_cached(
                "INSERT INTO exports (id, file_name, rows, columns, made_at)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                ExportId::new(change.now()),
                name,
                rows,
                columns.join("\n"),
                change.now()
            ])?;
        change.title("registrations.export", name.clone());
        change.count(people.len());
        change.keep_for_good();
        Ok(())
    })?;
    let left_out = left_out.iter().map(Slot::word).collect();
    Ok(ExportReport { path: request.path, rows, left_out })
}

/// Keeps those who are on a list, and puts them in its order.
fn put_in_order(people: &mut Vec<Known>, list: &[ReceptionRow]) {
    let places: BTreeMap<RegistrationId, usize> =
        list.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
    let place = |known: &Known| known.registration_id.and_then(|id| places.get(&id).copied());
    people.retain(|known| place(known).is_some());
    people.sort_by_key(place);
}

fn everything(customs: &[crate::registrations::CustomField]) -> Vec<Slot> {
    let own = customs.iter().cloned().map(Slot::Custom);
    Field::ALL.iter().copied().map(Slot::Field).chain(own).collect()
}

fn columns(slots: &[Slot]) -> Vec<Column> {
    slots
        .iter()
        .map(|slot| {
            let width = match slot {
                Slot::Field(field) => field.width(),
                Slot::Custom(_) => 16,
            };
            Column { title: slot.called(), width }
        })
        .collect()
}

fn cell(slot: &Slot, known: &Known) -> Cell {
    match slot {
        Slot::Field(field) => {
            let value = &known.values[field.at()];
            match field {
                Field::State => {
                    known.state.map_or(Cell::Empty, |state| Cell::of(state_word(state)))
                }
                Field::Reply if !value.is_empty() => {
                    Cell::of(word(Language::Chinese, &format!("enums.reply.{value}")))
                }
                Field::Gender if !value.is_empty() => {
                    Cell::of(word(Language::Chinese, &format!("enums.gender.{value}")))
                }
                Field::PickUp | Field::Diet if !value.is_empty() => {
                    Cell::of(stays::shown(*field, value).unwrap_or_else(|| value.to_string()))
                }
                _ => Cell::of(value.clone()),
            }
        }
        Slot::Custom(custom) => {
            let value = known.custom.get(&custom.id.to_string());
            let value = value.map(String::as_str).unwrap_or_default();
            match custom.kind {
                FieldKind::Choices => Cell::of(value.replace('\n', "、")),
                FieldKind::Text
                | FieldKind::Number
                | FieldKind::Date
                | FieldKind::YesNo
                | FieldKind::Choice => Cell::of(value),
            }
        }
    }
}

fn state_word(state: RegistrationState) -> String {
    word(Language::Chinese, &format!("enums.registration_state.{}", state.word()))
}

fn write_book(
    task: &Task<'_>,
    path: &Path,
    slots: &[Slot],
    people: &[Known],
    meals: &[MealCount],
) -> Result<()> {
    let mut book = XlsxWriter::new(path);
    book.sheet("报名 Registrations", &columns(slots))?;
    for (done, known) in people.iter().enumerate() {
        task.progress(done, people.len())?;
        let cells: Vec<Cell> = slots.iter().map(|slot| marked(cell(slot, known))).collect();
        book.row(&cells)?;
    }
    if !meals.is_empty() {
        write_meals(&mut book, meals)?;
    }
    book.finish()
}

/// Adds a sheet that says how many eat what at each meal.
fn write_meals(book: &mut XlsxWriter, meals: &[MealCount]) -> Result<()> {
    let both = |path: &str| {
        [Language::Chinese, Language::English].map(|language| word(language, path)).join(" ")
    };
    let heads = [
        "reception.day",
        "reception.meal",
        "reception.guestsHead",
        "enums.diet.halal",
        "enums.diet.vegetarian",
        "enums.diet.vegan",
        "enums.import_field.allergies",
    ];
    let columns = heads.map(|path| Column { title: both(path), width: 14 });
    book.sheet(&both("reception.meals"), &columns)?;
    for meal in meals {
        let counts = [meal.guests, meal.halal, meal.vegetarian, meal.vegan, meal.allergies];
        let day = Cell::Moment(meal.on.0.and_time(chrono::NaiveTime::MIN));
        let name = Cell::of(both(&format!("enums.meal.{}", meal.meal.word())));
        let counts = counts.map(|count| Cell::Number(f64::from(count)));
        let cells: Vec<Cell> = [day, name].into_iter().chain(counts).collect();
        book.row(&cells)?;
    }
    Ok(())
}

/// A workbook runs no text as a formula, but an apostrophe before one would be taken off again.
fn marked(cell: Cell) -> Cell {
    match cell {
        Cell::Text(text) if text.starts_with('\'') => Cell::of(tables::defused(&text)),
        Cell::Empty
        | Cell::Text(_)
        | Cell::Number(_)
        | Cell::Moment(_)
        | Cell::Time(_)
        | Cell::Truth(_)
        | Cell::Formula(_) => cell,
    }
}

fn write_values(task: &Task<'_>, path: &Path, slots: &[Slot], people: &[Known]) -> Result<()> {
    let rows = people.iter().enumerate().map(|(done, known)| {
        task.progress(done, people.len())?;
        Ok(slots.iter().map(|slot| cell(slot, known)).collect())
    });
    tables::write_csv(path, &columns(slots), rows)
}
