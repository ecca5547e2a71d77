//! What the images of a row say to people: names instead of ids, and one fact for what stands in several
//! columns.

use rusqlite::Connection;
use serde_json::Value;

use super::{FieldChange, differences, parties};
use crate::{error::Result, receptions};

/// Tells what a change made of a row.
pub(super) fn told(
    db: &Connection,
    table: &str,
    [before, after]: [Option<&Value>; 2],
) -> Result<Vec<FieldChange>> {
    match table {
        "receptions" => Ok(of_reception(before, after)),
        "registration_tags" => Ok(vec![of_tag(before, after)]),
        "signups" => of_signup(db, [before, after]),
        _ => {
            let mut told = Vec::new();
            for change in parties::named(db, differences(table, before, after))? {
                match (table, change.field.as_str()) {
                    ("registrations", "custom") => told.extend(of_own_fields(&change)),
                    ("registrations", "category_id") => told.push(of_category(db, change)?),
                    _ => told.push(change),
                }
            }
            Ok(told)
        }
    }
}

/// Adds what is told of a row to what is told of a change: tags are told together.
pub(super) fn join(fields: &mut Vec<FieldChange>, told: Vec<FieldChange>) {
    for change in told {
        let is_tags = |one: &&mut FieldChange| one.field == "tags" && change.field == "tags";
        match fields.iter_mut().find(is_tags) {
            Some(tags) => {
                tags.before = listed(&tags.before, &change.before);
                tags.after = listed(&tags.after, &change.after);
            }
            None => fields.push(change),
        }
    }
}

fn listed(one: &Value, other: &Value) -> Value {
    let words = [one, other].map(|value| value.as_str().unwrap_or_default());
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("、").into()
}

fn field(table: &str, field: &str, before: Value, after: Value) -> FieldChange {
    FieldChange { table: table.to_owned(), field: field.to_owned(), before, after }
}

fn text<'v>(image: Option<&'v Value>, column: &str) -> &'v str {
    image.and_then(|image| image[column].as_str()).unwrap_or_default()
}

fn of_reception(before: Option<&Value>, after: Option<&Value>) -> Vec<FieldChange> {
    let [before, after] = [before, after].map(receptions::told_image);
    let pairs = before.into_iter().zip(after).filter(|(before, after)| before != after);
    pairs.map(|((name, old), (_, new))| field("receptions", name, old.into(), new.into())).collect()
}

fn of_tag(before: Option<&Value>, after: Option<&Value>) -> FieldChange {
    field("registrations", "tags", text(before, "tag").into(), text(after, "tag").into())
}

/// A sign-up is for a place in a session, or for the line of those who wait for one.
fn of_signup(db: &Connection, images: [Option<&Value>; 2]) -> Result<Vec<FieldChange>> {
    let mut told = [["", ""].map(str::to_owned), ["", ""].map(str::to_owned)];
    for (at, image) in images.into_iter().enumerate() {
        let Some(image) = image else { continue };
        let waits = !image["waiting_since"].is_null();
        told[usize::from(waits)][at] = session_called(db, text(Some(image), "session_id"))?;
    }
    let fields = ["title", "waitingFor"].into_iter().zip(told);
    let fields = fields.filter(|(_, [before, after])| before != after);
    Ok(fields
        .map(|(name, [before, after])| field("signups", name, before.into(), after.into()))
        .collect())
}

/// Answers what a session is called, or was before it was removed.
fn session_called(db: &Connection, id: &str) -> Result<String> {
    let title = parties::last_value(db, "sessions", "title_zh", id)?;
    if title.is_empty() { parties::last_value(db, "sessions", "title_en", id) } else { Ok(title) }
}

/// Tells the organisers' own fields one by one, under their ids.
fn of_own_fields(change: &FieldChange) -> Vec<FieldChange> {
    let parse = |image: &Value| -> Value {
        serde_json::from_str(image.as_str().unwrap_or_default()).unwrap_or_default()
    };
    let (before, after) = (parse(&change.before), parse(&change.after));
    let ids = [&before, &after].into_iter().filter_map(Value::as_object).flat_map(|own| own.keys());
    let ids: std::collections::BTreeSet<&String> = ids.collect();
    let value = |own: &Value, id: &String| match (&change.before, &own[id]) {
        // Whoever was added had no field before.
        (Value::Null, Value::Null) => Value::Null,
        (_, value) => value.as_str().unwrap_or_default().into(),
    };
    let told = ids.into_iter().map(|id| field("custom", id, value(&before, id), value(&after, id)));
    told.filter(|change| change.before != change.after).collect()
}

/// Tells a category by its Chinese name.
fn of_category(db: &Connection, change: FieldChange) -> Result<FieldChange> {
    let name = |id: &Value| -> Result<Value> {
        let Some(id) = id.as_str() else { return Ok(Value::Null) };
        Ok(parties::last_value(db, "categories", "name_zh", id)?.into())
    };
    let (before, after) = (name(&change.before)?, name(&change.after)?);
    Ok(field("registrations", "category", before, after))
}
