//! Changing many registrations in one step, and telling beforehand what that would change.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    CategoryId, FieldKind, FreePlaces, RegistrationDraft, RegistrationFilter, RegistrationId,
    RegistrationRow, RegistrationState, Reply, all, alter_in,
    categories::fields,
    commands::check_category,
    registration_of,
    tags::{change_tags, is_tag},
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ManyPreview {
    pub meant: u32,
    pub changed: u32,
    /// Those who cannot go to the state from where they are, or are inside and would stay away by it;
    /// they stay as they are altogether.
    pub refused: u32,
    pub examples: Vec<EditExample>,
}

/// One value that would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EditExample {
    pub full_name: String,
    /// `state`, `reply`, `category_id`, `tags`, `custom` or `notes`.
    pub field: String,
    pub before: String,
    pub after: String,
}

/// Tells what [`edit_many`] would do.
pub fn try_edit(reading: &Reading<'_>, request: EditManyRequest) -> Result<ManyPreview> {
    let edit = Edit::of(reading, &request)?;
    let mut preview = ManyPreview { meant: 0, changed: 0, refused: 0, examples: Vec::new() };
    for row in meant(reading, &request)? {
        preview.meant += 1;
        if !edit.may_be_made(&row) {
            preview.refused += 1;
            continue;
        }
        let after = edit.applied(&row);
        if after == row {
            continue;
        }
        preview.changed += 1;
        if preview.examples.len() < EXAMPLES {
            preview.examples.extend(differences(&row, &after));
        }
    }
    Ok(preview)
}

/// Changes all that are meant, as one change; those who may not go to the state stay as they are.
pub fn edit_many(change: &mut Change<'_>, request: EditManyRequest) -> Result<Count> {
    let edit = Edit::of(change, &request)?;
    let mut vacancies = FreePlaces::default();
    let mut count = 0;
    for row in meant(change, &request)? {
        let after = edit.applied(&row);
        if after == row || !edit.may_be_made(&row) {
            continue;
        }
        let before = registration_of(change, row.id)?;
        let draft = RegistrationDraft {
            state: Some(after.state),
            reply: after.reply,
            category_id: Some(after.category_id),
            notes: after.notes,
            custom: after.custom,
            ..before.draft()
        };
        alter_in(change, &mut vacancies, &before, &draft)?;
        change_tags(change, row.id, &edit.add, &edit.remove)?;
        count += 1;
    }
    change.title("registrations.edit_many", count.to_string());
    change.count(count);
    Ok(Count { count: count as u32 })
}

/// A checked request.
struct Edit<'r> {
    request: &'r EditManyRequest,
    add: BTreeSet<String>,
    remove: BTreeSet<String>,
    note: String,
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
            choices: None,
        };
        let mut problems = Problems::default();
        for tag in &edit.add {
            problems.demand(is_tag(tag), "add_tag", "not_a_tag");
        }
        problems.limit("note", &edit.note, 500);
        if let Some(id) = &request.custom_field_id {
            let value = request.custom_value.as_deref().unwrap_or_default();
            match fields(db)?.iter().find(|field| field.id.to_string() == *id) {
                None => problems.add("custom_field_id", "unknown"),
                Some(field) => {
                    let is_right = field.kind.accepts(value, &field.choices);
                    problems.demand(is_right, "custom_value", "out_of_range");
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
            let is_inside = row.admitted_at.is_some() && row.state != state;
            row.state.may_become(state) && !(is_inside && state.stays_away())
        };
        fits && self.request.state.is_none_or(may_become)
    }

    /// Answers what the organisers' own field would hold, in the order in which it is offered.
    fn custom_value(&self, before: &str) -> String {
        let said = self.request.custom_value.clone().unwrap_or_default();
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
        after.state = self.request.state.unwrap_or(row.state);
        after.reply = self.request.reply.or(row.reply);
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

fn meant(db: &rusqlite::Connection, request: &EditManyRequest) -> Result<Vec<RegistrationRow>> {
    let except: BTreeSet<RegistrationId> = request.except.iter().copied().collect();
    let rows = all(db, &request.filter)?.into_iter();
    Ok(rows.filter(|row| !except.contains(&row.id)).collect())
}

fn differences(before: &RegistrationRow, after: &RegistrationRow) -> Vec<EditExample> {
    let told = |row: &RegistrationRow| {
        [
            ("state", row.state.word().to_owned()),
            ("reply", row.reply.map_or("", Reply::word).to_owned()),
            ("category_id", row.category_id.to_string()),
            ("tags", row.tags.join(", ")),
            ("custom", row.custom.values().cloned().collect::<Vec<_>>().join(", ")),
            ("notes", row.notes.clone()),
        ]
    };
    let pairs = told(before).into_iter().zip(told(after));
    pairs
        .filter(|((_, before), (_, after))| before != after)
        .map(|((field, old), (_, new))| EditExample {
            full_name: before.full_name.clone(),
            field: field.to_owned(),
            before: old,
            after: new,
        })
        .collect()
}
