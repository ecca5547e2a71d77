//! Changing many registrations in one step, and telling beforehand what that would change.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    CategoryId, FieldKind, FreePlaces, Placed, RegistrationDraft, RegistrationFilter,
    RegistrationId, RegistrationRow, RegistrationState, Reply, all,
    categories::fields,
    commands::check_category,
    in_line, registration_of,
    states::answered,
    tags::{change_tags, is_tag},
    waiting::{Standing, with_place},
};
use crate::{
    error::{Problems, Result},
    ids::words,
    lists::Count,
    store::{Change, Reading},
    text,
};

/// The most examples that a preview shows.
pub(crate) const EXAMPLES: usize = 8;
/// The longest notes that a registration can have.
const LONGEST_NOTES: usize = 2000;

words! {
    /// What happens to the choices of a field that takes several.
    pub enum ChoicesChange {
        /// These and no others.
        Replace = "replace",
        Add = "add",
        Remove = "remove",
    }
}

/// Asks to change registrations; what is not said stays.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct EditManyRequest {
    pub filter: RegistrationFilter,
    /// Left out of the filter.
    #[serde(default)]
    pub except: Vec<RegistrationId>,
    pub state: Option<RegistrationState>,
    pub reply: Option<Reply>,
    pub category_id: Option<CategoryId>,
    pub add_tag: Option<String>,
    pub remove_tag: Option<String>,
    /// A field of the organisers' own, and the value it gets; an empty one clears it.
    pub custom_field_id: Option<String>,
    pub custom_value: Option<String>,
    /// For a field that takes several choices; none: these and no others.
    pub custom_change: Option<ChoicesChange>,
    /// A line that is added to the notes.
    pub note: Option<String>,
}

/// What a change of many would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct ManyPreview {
    pub meant: u32,
    pub changed: u32,
    /// Those who are like this already.
    pub same: u32,
    /// Those who cannot go to the state from where they are, or are inside and would be shut out by it;
    /// they stay as they are altogether.
    pub refused: u32,
    /// Those who would have to wait for a place, or go on waiting.
    pub waits: u32,
    /// How many of those who change are among the examples.
    pub shown: u32,
    pub examples: Vec<EditExample>,
}

/// One value that would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EditExample {
    pub full_name: String,
    /// `state`, `reply`, `category_id`, `tags`, `notes`, or `custom.` and the id of a field of the
    /// organisers' own.
    pub field: String,
    pub before: String,
    pub after: String,
}

/// Tells what [`edit_many`] would do.
pub fn try_edit(reading: &Reading<'_>, request: EditManyRequest) -> Result<ManyPreview> {
    let edit = Edit::of(reading, &request)?;
    let mut places = FreePlaces::default();
    let mut preview = ManyPreview::default();
    for row in edit.meant(reading)? {
        preview.meant += 1;
        if !edit.may_be_made(&row) {
            preview.refused += 1;
            continue;
        }
        let mut after = edit.applied(&row);
        let waits = edit.place(reading, &mut places, &row, &mut after)?;
        preview.waits += u32::from(waits);
        if after == row {
            preview.same += u32::from(!waits);
            continue;
        }
        preview.changed += 1;
        if preview.examples.len() < EXAMPLES {
            preview.shown += 1;
            preview.examples.extend(differences(&row, &after));
        }
    }
    Ok(preview)
}

/// Changes all that are meant, as one change; those who may not go to the state stay as they are, and
/// those who are nearest to a place get one first.
///
/// # Errors
/// A problem of `state` or `category_id`: nothing changes, because no place is free.
pub fn edit_many(change: &mut Change<'_>, request: EditManyRequest) -> Result<Count> {
    let edit = Edit::of(change, &request)?;
    let mut places = FreePlaces::default();
    let mut placed = Placed::default();
    let (mut count, mut waits, mut name) = (0, false, String::new());
    for row in edit.meant(change)? {
        if !edit.may_be_made(&row) {
            continue;
        }
        let wanted = edit.applied(&row);
        let mut after = wanted.clone();
        waits |= edit.place(change, &mut places, &row, &mut after)?;
        if after == row {
            continue;
        }
        let before = registration_of(change, row.id)?;
        let draft = RegistrationDraft {
            state: Some(wanted.state),
            reply: wanted.reply,
            category_id: Some(wanted.category_id),
            notes: wanted.notes,
            custom: wanted.custom,
            ..before.draft()
        };
        placed.alter(change, &before, &draft)?;
        change_tags(change, row.id, &edit.add, &edit.remove)?;
        count += 1;
        name = row.full_name;
    }
    let mut problems = Problems::default();
    let field = if request.state.is_some() { "state" } else { "category_id" };
    problems.demand(count > 0 || !waits, field, "no_place");
    problems.done()?;
    if count == 1 {
        placed.title(change, "registrations.change", &name);
    } else {
        placed.title_many(change, "registrations.edit_many", count);
    }
    change.count(count);
    Ok(Count { count: count as u32 })
}

/// A checked request.
struct Edit<'r> {
    request: &'r EditManyRequest,
    add: BTreeSet<String>,
    remove: BTreeSet<String>,
    note: String,
    /// What the organisers' own field gets, as it is stored.
    value: String,
    /// What can be chosen in the organisers' own field, where that takes several.
    choices: Option<Vec<String>>,
}

impl Edit<'_> {
    fn of<'r>(db: &rusqlite::Connection, request: &'r EditManyRequest) -> Result<Edit<'r>> {
        let tag = |tag: &Option<String>| -> BTreeSet<String> {
            let tag = tag.as_deref().map(text::line).filter(|tag| !tag.is_empty());
            tag.into_iter().collect()
        };
        let mut edit = Edit {
            request,
            add: tag(&request.add_tag),
            remove: tag(&request.remove_tag),
            note: text::paragraphs(request.note.as_deref().unwrap_or_default()),
            value: String::new(),
            choices: None,
        };
        let mut problems = Problems::default();
        for tag in &edit.add {
            problems.demand(is_tag(tag), "add_tag", "not_a_tag");
        }
        problems.limit("note", &edit.note, 500);
        if let Some(id) = &request.custom_field_id {
            match fields(db)?.iter().find(|field| field.id.to_string() == *id) {
                None => problems.add("custom_field_id", "unknown"),
                Some(field) => {
                    let value = field.read(request.custom_value.as_deref().unwrap_or_default());
                    problems.demand(value.is_some(), "custom_value", field.kind.refusal());
                    edit.value = value.unwrap_or_default();
                    let takes_several = field.kind == FieldKind::Choices;
                    edit.choices = takes_several.then(|| field.choices.clone());
                }
            }
        }
        problems.done()?;
        if let Some(id) = request.category_id {
            check_category(db, id)?;
        }
        Ok(edit)
    }

    fn may_be_made(&self, row: &RegistrationRow) -> bool {
        let fits = row.notes.chars().count() + self.note.chars().count() < LONGEST_NOTES;
        let may_become = |state: RegistrationState| {
            let is_inside = row.admitted_at.is_some();
            row.state.may_become(state) && !(is_inside && row.state.shuts_out(state))
        };
        fits && self.request.state.is_none_or(may_become)
    }

    /// Lists who is meant: by name, or where places are given as they get them.
    fn meant(&self, db: &rusqlite::Connection) -> Result<Vec<RegistrationRow>> {
        let except: BTreeSet<RegistrationId> = self.request.except.iter().copied().collect();
        let rows = all(db, &self.request.filter)?.into_iter();
        let rows = rows.filter(|row| !except.contains(&row.id)).collect();
        let gives_places = self.request.category_id.is_some()
            || self.request.state.is_some_and(RegistrationState::takes_place);
        if gives_places { in_line(db, rows, |row| row.id) } else { Ok(rows) }
    }

    /// Lets a row wait that gets no place, and says whether it is so.
    fn place(
        &self,
        db: &rusqlite::Connection,
        places: &mut FreePlaces,
        before: &RegistrationRow,
        after: &mut RegistrationRow,
    ) -> Result<bool> {
        let stands =
            |row: &RegistrationRow| Standing { category_id: row.category_id, state: row.state };
        let is_inside = || Ok(before.admitted_at.is_some());
        let state = with_place(db, places, Some(stands(before)), stands(after), is_inside)?;
        let waits = after.state.takes_place() && state == RegistrationState::Waiting;
        after.state = state;
        Ok(waits)
    }

    /// Answers what the organisers' own field would hold, in the order in which it is offered.
    fn custom_value(&self, before: &str) -> String {
        let said = self.value.clone();
        let change = self.request.custom_change.unwrap_or(ChoicesChange::Replace);
        let Some(choices) = self.choices.as_ref().filter(|_| change != ChoicesChange::Replace)
        else {
            return said;
        };
        let had = |choice: &str| before.split('\n').any(|one| one == choice);
        let named = |choice: &str| said.split('\n').any(|one| one == choice);
        let kept = choices.iter().filter(|choice| match change {
            ChoicesChange::Remove => had(choice) && !named(choice),
            ChoicesChange::Add | ChoicesChange::Replace => had(choice) || named(choice),
        });
        kept.map(String::as_str).collect::<Vec<_>>().join("\n")
    }

    /// Answers the row as it would be.
    fn applied(&self, row: &RegistrationRow) -> RegistrationRow {
        let mut after = row.clone();
        let reply = self.request.reply.or(row.reply);
        let stands = (row.state, row.reply);
        (after.state, after.reply) =
            answered(stands, Some(self.request.state.unwrap_or(row.state)), reply);
        after.category_id = self.request.category_id.unwrap_or(row.category_id);
        after.tags.retain(|tag| !self.remove.iter().any(|gone| gone.eq_ignore_ascii_case(tag)));
        for tag in &self.add {
            if !after.tags.iter().any(|had| had.eq_ignore_ascii_case(tag)) {
                after.tags.push(tag.clone());
            }
        }
        if let Some(id) = &self.request.custom_field_id {
            let value = self.custom_value(row.custom.get(id).map_or("", String::as_str));
            if value.is_empty() {
                after.custom.remove(id);
            } else {
                after.custom.insert(id.clone(), value);
            }
        }
        if !self.note.is_empty() {
            let notes = [row.notes.as_str(), self.note.as_str()];
            let notes = notes.into_iter().filter(|notes| !notes.is_empty());
            after.notes = notes.collect::<Vec<_>>().join("\n");
        }
        after
    }
}

fn differences(before: &RegistrationRow, after: &RegistrationRow) -> Vec<EditExample> {
    let own = |row: &RegistrationRow, id: &String| row.custom.get(id).cloned().unwrap_or_default();
    let ids: BTreeSet<&String> = before.custom.keys().chain(after.custom.keys()).collect();
    let owns = ids.into_iter().map(|id| (format!("custom.{id}"), own(before, id), own(after, id)));
    let told = |row: &RegistrationRow| {
        [
            ("state", row.state.word().to_owned()),
            ("reply", row.reply.map_or("", Reply::word).to_owned()),
            ("category_id", row.category_id.to_string()),
            ("tags", row.tags.join(", ")),
            ("notes", row.notes.clone()),
        ]
    };
    let pairs = told(before).into_iter().zip(told(after));
    let pairs = pairs.map(|((field, old), (_, new))| (field.to_owned(), old, new));
    let full_name = &before.full_name;
    pairs
        .chain(owns)
        .filter(|(_, old, new)| old != new)
        .map(|(field, before, after)| EditExample {
            full_name: full_name.clone(),
            field,
            before,
            after,
        })
        .collect()
}
