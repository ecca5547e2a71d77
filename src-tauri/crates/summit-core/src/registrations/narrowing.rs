//! A filter as SQL takes it: every value bound, every list one JSON value.

mod accompanying;
mod having;
mod looking;
mod sessions;
mod stays;

pub(super) use accompanying::ACCOMPANYING;
pub(super) use having::HAVING;
use having::Having;
use sessions::Signed;
pub(super) use stays::diet_names;

use std::collections::BTreeSet;

use rusqlite::{Connection, types::Value as Sql};
use serde_json::{Value, json};

use super::{
    FilterKey, FilterTrouble, RegisterField, RegistrationFilter, RegistrationState, Term, Word,
    asked::asked,
    categories::categories,
    days,
    meanings::{alike, both, imported, state, unknown},
    query::{terms, trouble},
    views::views,
};
use crate::{
    error::{Error, Result},
    search,
};

/// The values of `filter.sql`.
#[derive(Debug, Default)]
pub(super) struct Narrowing {
    found: Option<String>,
    not_found: Option<String>,
    states: Option<Value>,
    categories: Option<Value>,
    organisations: Option<Value>,
    not_organisations: Option<Value>,
    admitted: Option<bool>,
    ids: Option<String>,
    /// Shown by views that are meant, and by views that are not.
    viewed: Option<Value>,
    not_viewed: Option<Value>,
    /// Columns of the person that must hold something, or nothing. They stand apart from `terms`
    /// because an order that is kept in memory knows the answer.
    having: Vec<(RegisterField, bool)>,
    has: Having,
    is_companion: Option<bool>,
    /// Still to come though the principal has cancelled.
    is_left: Option<bool>,
    /// The people with whom they come.
    comes_with: Option<Value>,
    signed: Signed,
    /// A part of the notes.
    notes: Option<String>,
    /// Words to search for.
    wanted: String,
    /// Of the first condition of its kind; what more there is stands in `terms`.
    tags: Option<Value>,
    not_tags: Option<Value>,
    imports: Option<Value>,
    first: Option<String>,
    last: Option<String>,
    terms: Option<Value>,
}

impl Narrowing {
    /// Makes out what a filter means.
    pub(super) fn of(db: &Connection, filter: &RegistrationFilter) -> Result<Narrowing> {
        let mut narrowing = Narrowing {
            states: filter.state.map(|state| json!([state.word()])),
            categories: filter.category_id.map(|id| json!([hex(id.0)])),
            organisations: filter.organisation_id.map(|id| json!([hex(id.0)])),
            admitted: filter.admitted,
            ids: filter.ids.as_ref().map(|ids| search::hex_array(ids.iter().map(|id| id.0))),
            ..Narrowing::default()
        };
        narrowing.wanted = filter.search.clone().unwrap_or_default();
        narrowing.ask(db, filter.query.as_deref().unwrap_or_default(), &mut Vec::new())?;
        narrowing.found = search::people_matching(db, Some(&narrowing.wanted))?;
        Ok(narrowing)
    }

    /// Makes out whom a filter may have meant that searches for words; none without such words.
    pub(super) fn near(db: &Connection, filter: &RegistrationFilter) -> Result<Option<Narrowing>> {
        let narrowing = Narrowing::of(db, filter)?;
        let near = search::people_near(db, &narrowing.wanted)?;
        let is_search = narrowing.found.is_some();
        Ok(is_search.then_some(Narrowing { found: Some(near), ..narrowing }))
    }

    /// Lays the conditions of a query over what is asked for already; `within` names the views
    /// that the query stands in.
    fn ask(&mut self, db: &Connection, query: &str, within: &mut Vec<String>) -> Result<()> {
        for term in terms(query)? {
            match (term.key, term.is_not) {
                (Some(FilterKey::View), _) => self.of_views(db, &term, within)?,
                (Some(key), _) => self.narrow(db, key, &term)?,
                (None, false) => self.wanted = format!("{} {}", self.wanted, term.values[0].text),
                (None, true) => {
                    let out = search::people_matching(db, Some(&term.values[0].text))?;
                    let out = listed(out.as_deref())?;
                    self.not_found =
                        Some(either(listed(self.not_found.as_deref())?, &out).to_string());
                }
            }
        }
        Ok(())
    }

    /// Says whether every registration is meant.
    pub(super) fn is_everything(&self) -> bool {
        let texts = [&self.found, &self.not_found, &self.ids, &self.first, &self.notes];
        let lists = [
            &self.states,
            &self.categories,
            &self.organisations,
            &self.not_organisations,
            &self.tags,
            &self.not_tags,
            &self.imports,
            &self.terms,
            &self.viewed,
            &self.not_viewed,
            &self.comes_with,
        ];
        let said = [self.admitted, self.is_companion, self.is_left];
        self.having.is_empty()
            && self.signed.is_nothing()
            && self.has.values().iter().all(|(_, said)| said.is_none())
            && texts.iter().all(|text| text.is_none())
            && lists.iter().all(|list| list.is_none())
            && said.iter().all(|said| said.is_none())
    }

    /// Answers the values by the names that `filter.sql` has for them.
    fn values(&self) -> Vec<(&'static str, Sql)> {
        let text = |text: &Option<String>| text.clone().map_or(Sql::Null, Sql::Text);
        let list = |list: &Option<Value>| {
            list.as_ref().map_or(Sql::Null, |list| Sql::Text(list.to_string()))
        };
        let said = |said: Option<bool>| said.map_or(Sql::Null, |said| i64::from(said).into());
        let has = self.has.values().map(|(name, has)| (name, said(has)));
        let mut values = vec![
            (":found", text(&self.found)),
            (":not_found", text(&self.not_found)),
            (":states", list(&self.states)),
            (":categories", list(&self.categories)),
            (":organisations", list(&self.organisations)),
            (":not_organisations", list(&self.not_organisations)),
            (":admitted", said(self.admitted)),
            (":is_companion", said(self.is_companion)),
            (":is_left", said(self.is_left)),
            (":comes_with", list(&self.comes_with)),
            (":notes", text(&self.notes)),
            (":viewed", list(&self.viewed)),
            (":not_viewed", list(&self.not_viewed)),
            (":ids", text(&self.ids)),
            (":tags", list(&self.tags)),
            (":not_tags", list(&self.not_tags)),
            (":imports", list(&self.imports)),
            (":first", text(&self.first)),
            (":last", text(&self.last)),
            (":terms", list(&self.all_terms())),
        ];
        values.extend(has);
        values.extend(self.signed.values());
        values
    }

    /// Answers the conditions that are looked at row by row.
    fn all_terms(&self) -> Option<Value> {
        let having = self
            .having
            .iter()
            .map(|(field, has)| json!({ "key": "has", "is_not": !has, "any": [field.word()] }));
        let terms = self.terms.iter().filter_map(Value::as_array).flatten().cloned();
        let all: Vec<Value> = terms.chain(having).collect();
        if all.is_empty() { None } else { Some(json!(all)) }
    }

    fn narrow(&mut self, db: &Connection, key: FilterKey, term: &Term) -> Result<()> {
        match key {
            FilterKey::State => {
                let states = each(term, |value| Ok(json!(state(value)?.word())))?;
                let all = RegistrationState::ALL.iter().map(|state| json!(state.word()));
                keep(&mut self.states, all.collect(), states, term.is_not);
            }
            FilterKey::Category => {
                let all = categories(db)?;
                let ids = each(term, |value| {
                    let named = |name: &str| name.eq_ignore_ascii_case(&value.text);
                    let found = all.iter().find(|one| named(&one.name_zh) || named(&one.name_en));
                    let known = all.iter().map(|one| both(&one.name_zh, &one.name_en));
                    found.map(|one| json!(hex(one.id.0))).ok_or_else(|| unknown(value, known))
                })?;
                let all = all.iter().map(|one| json!(hex(one.id.0))).collect();
                keep(&mut self.categories, all, ids, term.is_not);
            }
            FilterKey::Organisation => self.of_organisations(db, term)?,
            FilterKey::Tag => {
                let tags = each(term, |value| Ok(json!(value.text)))?;
                if term.is_not {
                    let before = self.not_tags.take().unwrap_or_else(|| json!([]));
                    self.not_tags = Some(either(before, &json!(tags)));
                } else if self.tags.is_none() {
                    self.tags = Some(json!(tags));
                } else {
                    self.also("tag", term, tags);
                }
            }
            FilterKey::Day => {
                let spans = each(term, |value| days::span(db, value))?;
                if self.first.is_none() && !term.is_not {
                    let ends = |at: usize| spans.iter().filter_map(move |span| span[at].as_str());
                    self.first = ends(0).min().map(str::to_owned);
                    self.last = ends(1).max().map(str::to_owned);
                }
                self.also("day", term, spans);
            }
            FilterKey::Admitted => self.of_admitted(db, term)?,
            FilterKey::Import => {
                let numbers = each(term, |value| imported(db, value))?;
                let numbers = numbers.iter().filter_map(Value::as_array).flatten();
                let numbers: Vec<Value> = numbers.cloned().collect();
                if self.imports.is_none() && !term.is_not {
                    self.imports = Some(json!(numbers));
                } else {
                    self.also("import", term, numbers);
                }
            }
            FilterKey::Has => self.of_having(term)?,
            FilterKey::Notes => {
                let texts = each(term, |value| Ok(json!(value.text.to_lowercase())))?;
                match (&texts[..], term.is_not || self.notes.is_some()) {
                    ([Value::String(text)], false) => self.notes = Some(text.clone()),
                    _ => self.also("notes", term, texts),
                }
            }
            FilterKey::Hotel
            | FilterKey::Arrives
            | FilterKey::Leaves
            | FilterKey::PickUp
            | FilterKey::Diet => {
                let any = each(term, |value| stays::asked(db, key, value))?;
                self.also(key.word(), term, any);
            }
            FilterKey::Companion => self.of_companions(db, term)?,
            FilterKey::Session | FilterKey::WaitsFor => self.of_sessions(db, key, term)?,
            FilterKey::Field => {
                let fields = each(term, |value| asked(db, value))?;
                self.also("field", term, fields);
            }
            // Laid over by `ask`, which knows in which views it stands.
            FilterKey::View => {}
        }
        Ok(())
    }

    /// Answers the columns that must hold something, and the values of all other conditions.
    pub(super) fn parted(mut self) -> (Vec<(RegisterField, bool)>, Narrowing) {
        let mut having = std::mem::take(&mut self.having);
        having.extend(self.admitted.take().map(|is_so| (RegisterField::Admitted, is_so)));
        (having, self)
    }

    /// What one view shows is laid over like any condition; of several, and of those that are not
    /// meant, it is looked up who they show.
    fn of_views(&mut self, db: &Connection, term: &Term, within: &mut Vec<String>) -> Result<()> {
        let mut shown = json!([]);
        for value in &term.values {
            let all = views(db)?;
            let name = value.text.to_lowercase();
            let found = all.iter().find(|view| view.name.to_lowercase() == name);
            let names = all.iter().map(|view| alike(&view.name));
            let view = found.ok_or_else(|| unknown(value, names))?;
            if within.contains(&name) {
                return Err(trouble(FilterTrouble::ViewInCircle, value));
            }
            within.push(name);
            let is_one = term.values.len() == 1 && !term.is_not;
            let done = if is_one {
                self.ask(db, &view.query, within)
            } else {
                shown_by(db, &view.query, within).map(|ids| shown = either(shown.take(), &ids))
            };
            done.map_err(|error| of_view(error, value))?;
            within.pop();
            if is_one {
                return Ok(());
            }
        }
        if term.is_not {
            let before = self.not_viewed.take().unwrap_or_else(|| json!([]));
            self.not_viewed = Some(either(before, &shown));
        } else {
            let ids = shown.as_array().cloned().unwrap_or_default();
            keep(&mut self.viewed, ids.clone(), ids, false);
        }
        Ok(())
    }

    fn of_organisations(&mut self, db: &Connection, term: &Term) -> Result<()> {
        let mut ids = json!([]);
        for value in &term.values {
            let found = search::organisations_matching(db, Some(&value.text))?;
            // A whole name means that organisation, and none that has it in its own.
            let named = named(db, &value.text)?;
            let all = listed(found.as_deref())?;
            ids = either(ids, if named == json!([]) { &all } else { &named });
        }
        if term.is_not {
            let before = self.not_organisations.take().unwrap_or_else(|| json!([]));
            self.not_organisations = Some(either(before, &ids));
        } else {
            let ids = ids.as_array().cloned().unwrap_or_default();
            keep(&mut self.organisations, ids.clone(), ids, false);
        }
        Ok(())
    }

    fn of_admitted(&mut self, db: &Connection, term: &Term) -> Result<()> {
        let [value] = &term.values[..] else {
            let spans = each(term, |value| days::span(db, value))?;
            self.also("admitted", term, spans);
            return Ok(());
        };
        match value.text.to_lowercase().as_str() {
            "yes" | "是" => self.admitted = Some(!term.is_not),
            "no" | "否" => self.admitted = Some(term.is_not),
            _ => {
                let spans = vec![days::span(db, value)?];
                self.also("admitted", term, spans);
            }
        }
        Ok(())
    }

    /// Adds a condition that is looked at row by row.
    fn also(&mut self, key: &str, term: &Term, any: Vec<Value>) {
        let term = json!({ "key": key, "is_not": term.is_not, "any": any });
        match self.terms.as_mut().and_then(Value::as_array_mut) {
            Some(terms) => terms.push(term),
            None => self.terms = Some(json!([term])),
        }
    }
}

/// Answers the organisations that have this very name.
fn named(db: &Connection, name: &str) -> Result<Value> {
    let ids: String = db
        .prepare_cached(
            "SELECT json_group_array(lower(hex(id))) FROM organisations
             WHERE name_zh = ?1 OR (name_en <> '' AND name_en = ?1)",
        )?
        .query_row([name], |row| row.get(0))?;
    Ok(serde_json::from_str(&ids)?)
}

/// Answers whom a query of a view means.
fn shown_by(db: &Connection, query: &str, within: &mut Vec<String>) -> Result<Value> {
    let mut narrowing = Narrowing::default();
    narrowing.ask(db, query, within)?;
    narrowing.found = search::people_matching(db, Some(&narrowing.wanted))?;
    let mut ids = Vec::new();
    let parts = ("SELECT lower(hex(registrations.id)) FROM registrations", "");
    narrowing.look(db, parts, &[], |row| {
        ids.push(Value::String(row.get(0)?));
        Ok(())
    })?;
    Ok(Value::Array(ids))
}

/// Tells of a view what is wrong in it: where it stands there helps nobody here.
fn of_view(error: Error, view: &Word) -> Error {
    match error {
        Error::Filter { trouble: FilterTrouble::ViewInCircle, .. } => {
            trouble(FilterTrouble::ViewInCircle, view)
        }
        Error::Filter { word, .. } => Error::Filter {
            trouble: FilterTrouble::BrokenView,
            at: view.at,
            word: view.text.clone(),
            known: [word.clone(), word],
        },
        error => error,
    }
}

fn hex(id: uuid::Uuid) -> String {
    id.simple().to_string()
}

fn each(term: &Term, value: impl Fn(&Word) -> Result<Value>) -> Result<Vec<Value>> {
    term.values.iter().map(value).collect()
}

/// Keeps of what was allowed so far what a condition allows.
fn keep(allowed: &mut Option<Value>, all: Vec<Value>, named: Vec<Value>, is_not: bool) {
    let before = allowed.take().and_then(|before| before.as_array().cloned()).unwrap_or(all);
    let kept = before.into_iter().filter(|one| named.contains(one) != is_not);
    *allowed = Some(kept.collect());
}

fn either(one: Value, other: &Value) -> Value {
    let values = [&one, other].into_iter().filter_map(Value::as_array).flatten();
    let values: BTreeSet<&str> = values.filter_map(Value::as_str).collect();
    json!(values)
}

fn listed(text: Option<&str>) -> Result<Value> {
    Ok(serde_json::from_str(text.unwrap_or("[]"))?)
}
