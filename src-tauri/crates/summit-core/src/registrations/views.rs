//! Ways to look at the register that have a name: a filter, columns, and their order.

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{RegisterColumn, RegistrationFilter, narrowing::Narrowing};
use crate::{
    error::{OrMissing, Problems, Result},
    ids::ids,
    lists::ById,
    store::{Change, Reading},
    text,
};

/// The widest and the narrowest that a column can be, in pixels.
const WIDTHS: std::ops::RangeInclusive<u32> = 40..=2_000;
/// The most columns that a view shows.
const MOST_COLUMNS: usize = 200;

ids! {
    /// Identifies a view of the register.
    ViewId,
}

/// A column of a view, and how many pixels wide it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ViewColumn {
    pub column: RegisterColumn,
    pub width: u32,
}

/// A view of the register as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct View {
    pub id: ViewId,
    /// By this it is meant in filters: `view:NAME`.
    pub name: String,
    /// In the language of filters; empty: everybody.
    pub query: String,
    pub columns: Vec<ViewColumn>,
    pub sort: RegisterColumn,
    pub descending: bool,
}

/// What the office says of a view.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ViewDraft {
    pub id: Option<ViewId>,
    pub name: String,
    pub query: String,
    pub columns: Vec<ViewColumn>,
    pub sort: RegisterColumn,
    pub descending: bool,
}

impl ViewDraft {
    /// Lists everything that keeps this from being a view.
    pub fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        problems.require("name", &self.name, 40);
        problems.demand(!self.name.contains(['"', '“', '”', '＂']), "name", "out_of_range");
        problems.limit("query", &self.query, 1000);
        let is_shown = !self.columns.is_empty() && self.columns.len() <= MOST_COLUMNS;
        problems.demand(is_shown, "columns", "required");
        let fit = self.columns.iter().all(|column| WIDTHS.contains(&column.width));
        problems.demand(fit, "columns", "out_of_range");
        problems.done()
    }
}

/// Lists the views, in the order in which they were made.
pub fn list_views(reading: &Reading<'_>, (): ()) -> Result<Vec<View>> {
    views(reading)
}

/// Adds or changes a view.
pub fn save_view(change: &mut Change<'_>, draft: ViewDraft) -> Result<View> {
    draft.check()?;
    let id = match draft.id {
        Some(id) => view_of(change, id)?.id,
        None => ViewId::new(change.now()),
    };
    let name = text::title(&draft.name);
    let taken: bool = change
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM register_views WHERE name = ?1 AND id <> ?2)",
        )?
        .query_row(params![name, id], |row| row.get(0))?;
    let mut problems = Problems::default();
    problems.demand(!taken, "name", "taken");
    problems.done()?;
    let query = text::title(&draft.query);
    change
        .prepare_cached(
            "INSERT INTO register_views (id, name, query, columns, sort, descending, position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6,
               (SELECT COALESCE(MAX(position), 0) + 1 FROM register_views))
             ON CONFLICT (id) DO UPDATE SET name = ?2, query = ?3, columns = ?4, sort = ?5,
               descending = ?6",
        )?
        .execute(params![
            id,
            name,
            query,
            serde_json::to_string(&draft.columns)?,
            draft.sort.to_string(),
            draft.descending
        ])?;
    // It must mean something, and not itself.
    let filter = RegistrationFilter {
        query: Some(super::FilterKey::View.about(&name)),
        ..RegistrationFilter::default()
    };
    Narrowing::of(change, &filter)?;
    let title = if draft.id.is_some() { "views.change" } else { "views.add" };
    change.title(title, name);
    view_of(change, id)
}

/// Removes a view; whom it showed stays.
pub fn remove_view(change: &mut Change<'_>, request: ById<ViewId>) -> Result<()> {
    let view = view_of(change, request.id)?;
    change.execute("DELETE FROM register_views WHERE id = ?1", [view.id])?;
    change.title("views.remove", view.name);
    Ok(())
}

/// Lists the views, in the order in which they were made.
pub(super) fn views(db: &Connection) -> Result<Vec<View>> {
    db.prepare_cached("SELECT * FROM register_views ORDER BY position, id")?
        .query_and_then([], view)?
        .collect()
}

fn view_of(db: &Connection, id: ViewId) -> Result<View> {
    db.prepare_cached("SELECT * FROM register_views WHERE id = ?1")?
        .query_and_then([id], view)?
        .next()
        .or_missing("view")?
}

fn view(row: &Row<'_>) -> Result<View> {
    Ok(View {
        id: row.get("id")?,
        name: row.get("name")?,
        query: row.get("query")?,
        columns: serde_json::from_str(&row.get::<_, String>("columns")?)?,
        sort: serde_json::from_value(row.get::<_, String>("sort")?.into())?,
        descending: row.get("descending")?,
    })
}
