//! Reading and changing categories and fields of the organisers' own.

use rusqlite::{Connection, Row, params};

use super::{Category, CategoryDraft, CategoryId, CustomField, CustomFieldDraft, CustomFieldId};
use crate::{
    error::{Error, OrMissing, Problems, Result},
    lists::ById,
    store::{Change, Reading},
    text,
};

/// The categories that every new event begins with.
const USUAL: &[(&str, &str, &str)] = &[
    ("参会代表", "Delegate", "#0b5c83"),
    ("嘉宾", "Guest", "#8b0a2a"),
    ("演讲嘉宾", "Speaker", "#7a3e9d"),
    ("展商", "Exhibitor", "#0f7b5f"),
    ("媒体", "Press", "#b54708"),
    ("工作人员", "Staff", "#344054"),
];

pub(crate) fn add_usual_categories(change: &Change<'_>) -> Result<()> {
    for (number, (name_zh, name_en, color)) in (1..).zip(USUAL) {
        change.execute(
            "INSERT INTO categories (id, number, name_zh, name_en, color, position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?2)",
            params![CategoryId::new(change.now()), number, name_zh, name_en, color],
        )?;
    }
    Ok(())
}

/// Lists the categories in their order, with how many registrations each has.
pub fn list_categories(reading: &Reading<'_>, (): ()) -> Result<Vec<Category>> {
    categories(reading)
}

/// Answers one category.
pub fn get_category(reading: &Reading<'_>, request: ById<CategoryId>) -> Result<Category> {
    category_of(reading, request.id)
}

/// Adds or changes a category.
pub fn save_category(change: &mut Change<'_>, draft: CategoryDraft) -> Result<Category> {
    draft.check()?;
    let (id, number) = match draft.id {
        Some(id) => (id, category_of(change, id)?.number),
        None => (CategoryId::new(change.now()), next_category_number(change)?),
    };
    change
        .prepare_cached(
            "INSERT INTO categories (id, number, name_zh, name_en, color, position, quota)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET name_zh = ?3, name_en = ?4, color = ?5, position = ?6,
               quota = ?7",
        )?
        .execute(params![
            id,
            number,
            text::title(&draft.name_zh),
            text::title(&draft.name_en),
            draft.color.to_lowercase(),
            draft.position,
            draft.quota
        ])?;
    let category = category_of(change, id)?;
    let title = if draft.id.is_some() { "categories.change" } else { "categories.add" };
    change.title(title, category.name_zh.clone());
    Ok(category)
}

fn next_category_number(change: &Change<'_>) -> Result<u8> {
    let next: u32 =
        change.query_row("SELECT COALESCE(MAX(number), 0) + 1 FROM categories", [], |row| {
            row.get(0)
        })?;
    let mut problems = Problems::default();
    problems.demand(next <= 255, "name_zh", "out_of_range");
    problems.done()?;
    Ok(u8::try_from(next).unwrap_or(u8::MAX))
}

/// Removes a category that no registration has.
pub fn remove_category(change: &mut Change<'_>, request: ById<CategoryId>) -> Result<()> {
    let category = category_of(change, request.id)?;
    if category.registrations > 0 {
        let count = category.registrations;
        return Err(Error::InUse { noun: "category", by: "registrations", count });
    }
    change.execute("DELETE FROM categories WHERE id = ?1", [category.id])?;
    change.title("categories.remove", category.name_zh);
    Ok(())
}

/// Lists the organisers' own fields.
pub fn list_fields(reading: &Reading<'_>, (): ()) -> Result<Vec<CustomField>> {
    fields(reading)
}

/// Answers one of the organisers' own fields.
pub fn get_field(reading: &Reading<'_>, request: ById<CustomFieldId>) -> Result<CustomField> {
    field_of(reading, request.id)
}

/// Adds or changes a field of the organisers' own.
pub fn save_field(change: &mut Change<'_>, draft: CustomFieldDraft) -> Result<CustomField> {
    draft.check()?;
    let id = match draft.id {
        Some(id) => field_of(change, id)?.id,
        None => CustomFieldId::new(change.now()),
    };
    let choices = draft.choices.iter().map(|choice| text::title(choice));
    let choices = choices.filter(|choice| !choice.is_empty()).collect::<Vec<_>>().join("\n");
    change
        .prepare_cached(
            "INSERT INTO custom_fields (id, name_zh, name_en, kind, choices, position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET name_zh = ?2, name_en = ?3, kind = ?4, choices = ?5,
               position = ?6",
        )?
        .execute(params![
            id,
            text::title(&draft.name_zh),
            text::title(&draft.name_en),
            draft.kind,
            choices,
            draft.position
        ])?;
    let field = field_of(change, id)?;
    let title = if draft.id.is_some() { "custom_fields.change" } else { "custom_fields.add" };
    change.title(title, field.name_zh.clone());
    Ok(field)
}

/// Removes a field of the organisers' own; what was typed into it goes from every registration.
pub fn remove_field(change: &mut Change<'_>, request: ById<CustomFieldId>) -> Result<()> {
    let field = field_of(change, request.id)?;
    change.execute(
        "UPDATE registrations SET custom = json_remove(custom, '$.\"' || ?1 || '\"')
         WHERE json_extract(custom, '$.\"' || ?1 || '\"') IS NOT NULL",
        [field.id.to_string()],
    )?;
    change.execute("DELETE FROM custom_fields WHERE id = ?1", [field.id])?;
    change.title("custom_fields.remove", field.name_zh);
    Ok(())
}

pub(crate) fn categories(db: &Connection) -> Result<Vec<Category>> {
    db.prepare_cached(concat!(include_str!("categories.sql"), " ORDER BY position, number"))?
        .query_and_then([], category)?
        .collect()
}

fn category_of(db: &Connection, id: CategoryId) -> Result<Category> {
    db.prepare_cached(concat!(include_str!("categories.sql"), " WHERE id = ?1"))?
        .query_and_then([id], category)?
        .next()
        .or_missing("category")?
}

fn category(row: &Row<'_>) -> Result<Category> {
    Ok(Category {
        id: row.get("id")?,
        number: row.get("number")?,
        name_zh: row.get("name_zh")?,
        name_en: row.get("name_en")?,
        color: row.get("color")?,
        position: row.get("position")?,
        quota: row.get("quota")?,
        registrations: row.get("registrations")?,
        taken: row.get("taken")?,
        waiting: row.get("waiting")?,
    })
}

pub(crate) fn fields(db: &Connection) -> Result<Vec<CustomField>> {
    db.prepare_cached("SELECT * FROM custom_fields ORDER BY position, id")?
        .query_and_then([], field)?
        .collect()
}

fn field_of(db: &Connection, id: CustomFieldId) -> Result<CustomField> {
    db.prepare_cached("SELECT * FROM custom_fields WHERE id = ?1")?
        .query_and_then([id], field)?
        .next()
        .or_missing("custom_field")?
}

fn field(row: &Row<'_>) -> Result<CustomField> {
    Ok(CustomField {
        id: row.get("id")?,
        name_zh: row.get("name_zh")?,
        name_en: row.get("name_en")?,
        kind: row.get("kind")?,
        choices: row.get::<_, String>("choices")?.lines().map(str::to_owned).collect(),
        position: row.get("position")?,
    })
}

/// Answers the category that most of the newest registrations have.
pub(crate) fn usual_category(db: &Connection) -> Result<CategoryId> {
    db.prepare_cached(
        "SELECT categories.id FROM categories LEFT JOIN (
           SELECT category_id, COUNT(*) AS count FROM (
             SELECT category_id FROM registrations ORDER BY serial DESC LIMIT 200)
           GROUP BY category_id) AS newest ON newest.category_id = categories.id
         ORDER BY newest.count DESC, position, number LIMIT 1",
    )?
    .query_row([], |row| row.get(0))
    .or_missing("category")
}
