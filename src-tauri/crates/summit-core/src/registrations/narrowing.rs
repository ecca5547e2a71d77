//! A filter as SQL takes it: every value bound, every list one JSON value.

mod accompanying;
mod conditions;
mod having;
mod looking;
mod sessions;
mod stays;

pub(super) use accompanying::ACCOMPANYING;
use conditions::Written;
pub(super) use conditions::{Condition, Of, Part};
use having::COLUMNS;
pub(super) use having::HAVING;
pub(super) use stays::diet_names;

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde_json::json;

use super::{
    FilterKey, FilterTrouble, RegisterField, RegistrationFilter, RegistrationState, Term, Word,
    asked::asked,
    categories::categories,
    days,
    meanings::{alike, both, imported, replied, state, unknown},
    query::{terms, trouble},
    views::views,
};
use crate::{
    error::{Error, Result},
    search,
};

/// What a filter asks for. All of it must hold.
#[derive(Debug, Default)]
pub(super) struct Narrowing {
    /// Who is found by the words that are searched for; none: no words.
    found: Option<String>,
    /// Columns that must hold something, or nothing. They stand apart because an order that is
    /// kept in memory knows the answer.
    having: Vec<(RegisterField, bool)>,
    conditions: Vec<Condition>,
    /// Words to search for.
    wanted: String,
}

impl Narrowing {
    /// Makes out what a filter means.
    pub(super) fn of(db: &Connection, filter: &RegistrationFilter) -> Result<Narrowing> {
        let mut narrowing = Narrowing::default();
        if let Some(state) = filter.state {
            narrowing.must(Part::of("state", json!([state.word()]).to_string()));
        }
        for (part, id) in [
            ("category", filter.category_id.map(|id| id.0)),
            ("organisation", filter.organisation_id.map(|id| id.0)),
        ] {
            if let Some(id) = id {
                narrowing.must(Part::of(part, json!([hex(id)]).to_string()));
            }
        }
        if let Some(ids) = &filter.ids {
            narrowing.must(Part::of("registration", search::hex_array(ids.iter().map(|id| id.0))));
        }
        narrowing.having.extend(filter.admitted.map(|is_so| (RegisterField::Admitted, is_so)));
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
                    self.also(&term, out.map(|out| Part::of("person", out)).into_iter().collect());
                }
            }
        }
        Ok(())
    }

    /// Says whether every registration is meant.
    pub(super) fn is_everything(&self) -> bool {
        self.found.is_none() && self.having.is_empty() && self.conditions.is_empty()
    }

    /// Answers all that is asked for, condition by condition.
    pub(super) fn all_conditions(&self) -> Vec<Condition> {
        let of = |is_not, part| Condition { is_not, any: vec![part] };
        let found = self.found.iter().map(|found| of(false, Part::of("person", found.clone())));
        let having = self.having.iter().filter_map(|(field, has)| {
            let (_, part) = COLUMNS.iter().find(|(column, _)| column == field)?;
            Some(of(!has, Part::plain(part)))
        });
        found.chain(having).chain(self.conditions.iter().cloned()).collect()
    }

    /// Writes all that is asked for as SQL takes it.
    fn written(&self) -> Written {
        let mut written = Written::default();
        self.all_conditions().iter().for_each(|condition| written.add(condition));
        written
    }

    fn narrow(&mut self, db: &Connection, key: FilterKey, term: &Term) -> Result<()> {
        let any = match key {
            FilterKey::State => {
                let named = each(term, |value| Ok(state(value)?.word()))?;
                let all = RegistrationState::ALL.iter().map(|state| state.word());
                self.must(one_of("state", all, &named, term.is_not));
                return Ok(());
            }
            FilterKey::Category => {
                let all = categories(db)?;
                let named = each(term, |value| {
                    let named = |name: &str| name.eq_ignore_ascii_case(&value.text);
                    let found = all.iter().find(|one| named(&one.name_zh) || named(&one.name_en));
                    let known = all.iter().map(|one| both(&one.name_zh, &one.name_en));
                    found.map(|one| hex(one.id.0)).ok_or_else(|| unknown(value, known))
                })?;
                let all = all.iter().map(|one| hex(one.id.0));
                self.must(one_of("category", all, &named, term.is_not));
                return Ok(());
            }
            FilterKey::Reply => each(term, replied)?,
            FilterKey::Has => return self.of_having(term),
            FilterKey::Admitted => return self.of_admitted(db, term),
            // Laid over by `ask`, which knows in which views it stands.
            FilterKey::View => return Ok(()),
            FilterKey::Organisation => vec![named_organisations(db, term)?],
            FilterKey::Tag => {
                let tags = each(term, |value| Ok(value.text.as_str()))?;
                vec![Part::of("tag", json!(tags).to_string())]
            }
            FilterKey::Day => each(term, |value| on_day(db, "day", value))?,
            FilterKey::Import => {
                let numbers = each(term, |value| imported(db, value))?.concat();
                vec![Part::of("import", json!(numbers).to_string())]
            }
            FilterKey::Notes => {
                each(term, |value| Ok(Part::of("notes", value.text.to_lowercase())))?
            }
            FilterKey::Arrives => each(term, |value| stays::on_day(db, "arrives", value))?,
            FilterKey::Leaves => each(term, |value| stays::on_day(db, "leaves", value))?,
            FilterKey::Hotel => each(term, |value| Ok(stays::hotel(value)))?,
            FilterKey::PickUp => each(term, stays::pick_up)?,
            FilterKey::Diet => each(term, |value| Ok(stays::eats(value)))?,
            FilterKey::Companion => each(term, |value| accompanying::asked(db, value))?,
            FilterKey::WaitsFor => vec![sessions::asked(db, "waits_for", term)?],
            FilterKey::Session => {
                let signed = sessions::asked(db, "signed", term)?;
                let states = RegistrationState::ALL.iter().filter(|state| state.takes_place());
                let states: Vec<&str> = states.map(|state| state.word()).collect();
                let comes = Part::of("state", json!(states).to_string());
                if term.is_not {
                    let any = vec![signed.turned(), comes.turned()];
                    self.conditions.push(Condition { is_not: false, any });
                } else {
                    self.must(signed);
                    self.must(comes);
                }
                return Ok(());
            }
            FilterKey::Field => each(term, |value| asked(db, value))?,
        };
        self.also(term, any);
        Ok(())
    }

    /// Answers the columns that must hold something, and all other conditions.
    pub(super) fn parted(mut self) -> (Vec<(RegisterField, bool)>, Narrowing) {
        (std::mem::take(&mut self.having), self)
    }

    /// What one view shows is laid over like any condition; of several, and of those that are not
    /// meant, it is looked up who they show.
    fn of_views(&mut self, db: &Connection, term: &Term, within: &mut Vec<String>) -> Result<()> {
        let mut shown = Vec::new();
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
                shown_by(db, &view.query, within).map(|ids| shown.extend(ids))
            };
            done.map_err(|error| of_view(error, value))?;
            within.pop();
            if is_one {
                return Ok(());
            }
        }
        self.also(term, vec![Part::of("registration", json!(shown).to_string())]);
        Ok(())
    }

    fn of_admitted(&mut self, db: &Connection, term: &Term) -> Result<()> {
        let said = match &term.values[..] {
            [value] => match value.text.to_lowercase().as_str() {
                "yes" | "是" => Some(true),
                "no" | "否" => Some(false),
                _ => None,
            },
            _ => None,
        };
        if let Some(is_so) = said {
            self.having.push((RegisterField::Admitted, is_so != term.is_not));
        } else {
            self.also(term, each(term, |value| on_day(db, "admitted_on", value))?);
        }
        Ok(())
    }

    fn must(&mut self, part: Part) {
        self.conditions.push(Condition { is_not: false, any: vec![part] });
    }

    fn also(&mut self, term: &Term, any: Vec<Part>) {
        self.conditions.push(Condition { is_not: term.is_not, any });
    }
}

/// Answers the condition that somebody is of one of the organisations that are named.
fn named_organisations(db: &Connection, term: &Term) -> Result<Part> {
    let mut ids = BTreeSet::new();
    for value in &term.values {
        // A whole name means that organisation, and none that has it in its own.
        let named = named(db, &value.text)?;
        if named.is_empty() {
            let found = search::organisations_matching(db, Some(&value.text))?;
            ids.extend(listed(found.as_deref())?);
        } else {
            ids.extend(named);
        }
    }
    Ok(Part::of("organisation", json!(ids).to_string()))
}

fn on_day(db: &Connection, part: &'static str, value: &Word) -> Result<Part> {
    let [first, last] = days::span(db, value)?;
    Ok(Part::plain(part).with(":first", first).with(":last", last))
}

/// Answers the condition that something is one of a few, or one of all others.
fn one_of<T: PartialEq + serde::Serialize>(
    part: &'static str,
    all: impl Iterator<Item = T>,
    named: &[T],
    is_not: bool,
) -> Part {
    let meant: Vec<T> = all.filter(|one| named.contains(one) != is_not).collect();
    Part::of(part, json!(meant).to_string())
}

/// Answers the organisations that have this very name.
fn named(db: &Connection, name: &str) -> Result<Vec<String>> {
    let ids: String = db
        .prepare_cached(
            "SELECT json_group_array(lower(hex(id))) FROM organisations
             WHERE name_zh = ?1 OR (name_en <> '' AND name_en = ?1)",
        )?
        .query_row([name], |row| row.get(0))?;
    listed(Some(&ids))
}

/// Answers whom a query of a view means.
fn shown_by(db: &Connection, query: &str, within: &mut Vec<String>) -> Result<Vec<String>> {
    let mut narrowing = Narrowing::default();
    narrowing.ask(db, query, within)?;
    narrowing.found = search::people_matching(db, Some(&narrowing.wanted))?;
    let mut ids = Vec::new();
    let parts = ("SELECT lower(hex(registrations.id)) FROM registrations", "");
    narrowing.look(db, parts, &[], |row| {
        ids.push(row.get(0)?);
        Ok(())
    })?;
    Ok(ids)
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

fn each<'t, T>(term: &'t Term, value: impl Fn(&'t Word) -> Result<T>) -> Result<Vec<T>> {
    term.values.iter().map(value).collect()
}

fn listed(text: Option<&str>) -> Result<Vec<String>> {
    Ok(serde_json::from_str(text.unwrap_or("[]"))?)
}
