//! Conditions as `filter.sql` has them, with the values that were asked for.

use std::{collections::BTreeMap, fmt::Write, sync::LazyLock};

use rusqlite::types::Value as Sql;
use uuid::Uuid;

use crate::error::Result;

/// What a part of `filter.sql` is, as it stands above it behind the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::registrations) enum Of {
    /// A condition of a row of registrations.
    Rows,
    /// A query that answers the ids of registrations.
    Registrations,
    /// A query that answers the ids of people.
    People,
}

/// The parts of `filter.sql`, by the names that stand above them.
static PARTS: LazyLock<BTreeMap<&str, (Of, &str)>> = LazyLock::new(|| {
    let parts = include_str!("../filter.sql").split("-- ").filter_map(|part| part.split_once('\n'));
    let part = |(head, sql): (&'static str, &'static str)| {
        let (name, of) = head.split_once(": ")?;
        let of = match of {
            "rows" => Of::Rows,
            "registrations" => Of::Registrations,
            _ => Of::People,
        };
        Some((name, (of, sql.trim_end())))
    };
    parts.filter_map(part).collect()
});

/// A part of `filter.sql` and its values.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::registrations) struct Part {
    name: &'static str,
    /// Whether those are meant for whom it does not hold.
    pub(in crate::registrations) is_not: bool,
    pub(in crate::registrations) values: Vec<(&'static str, Sql)>,
}

impl Part {
    /// A part that needs no value.
    pub(in crate::registrations) fn plain(name: &'static str) -> Part {
        Part { name, is_not: false, values: Vec::new() }
    }

    /// A part with one value.
    pub(in crate::registrations) fn of(name: &'static str, value: impl Into<Sql>) -> Part {
        Part::plain(name).with(":value", value)
    }

    /// Binds one more value.
    pub(in crate::registrations) fn with(
        mut self,
        name: &'static str,
        value: impl Into<Sql>,
    ) -> Part {
        self.values.push((name, value.into()));
        self
    }

    /// Means all others.
    pub(in crate::registrations) fn turned(self) -> Part {
        Part { is_not: !self.is_not, ..self }
    }

    /// Answers whom it names by their ids, where that is all it does.
    pub(in crate::registrations) fn ids(&self) -> Result<Option<Vec<Uuid>>> {
        match (self.name, self.values.first()) {
            ("person" | "registration", Some((_, Sql::Text(listed)))) => {
                let ids: Vec<&str> = serde_json::from_str(listed)?;
                Ok(Some(ids.into_iter().filter_map(|id| Uuid::try_parse(id).ok()).collect()))
            }
            _ => Ok(None),
        }
    }

    /// Answers what it is, and its statement or condition.
    pub(in crate::registrations) fn source(&self) -> (Of, &'static str) {
        PARTS[self.name]
    }
}

/// One condition: one of its parts holds, or none of them.
#[derive(Debug, Clone)]
pub(in crate::registrations) struct Condition {
    pub(in crate::registrations) is_not: bool,
    pub(in crate::registrations) any: Vec<Part>,
}

/// A statement of which only the conditions that are asked for are a part, with their values.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// ` AND …` for each condition.
    pub(super) sql: String,
    pub(super) values: Vec<(String, Sql)>,
}

impl Written {
    /// Writes one more condition behind the others.
    pub(super) fn add(&mut self, condition: &Condition) {
        let parts: Vec<String> = condition.any.iter().map(|part| self.part(part)).collect();
        // Of no alternatives none holds.
        let any = if parts.is_empty() { "FALSE".to_owned() } else { parts.join(" OR ") };
        let not = if condition.is_not { " IS NOT TRUE" } else { "" };
        // Writing to a text cannot fail.
        let _ = write!(self.sql, " AND ({any}){not}");
    }

    /// Writes a part with names for its values that no other has.
    fn part(&mut self, part: &Part) -> String {
        let (of, sql) = part.source();
        let mut sql = sql.to_owned();
        for (name, value) in &part.values {
            let own = format!("{name}_{}", self.values.len());
            sql = sql.replace(name, &own);
            self.values.push((own, value.clone()));
        }
        let sql = match of {
            Of::Rows => format!("({sql})"),
            Of::Registrations => format!("(registrations.id IN ({sql}))"),
            Of::People => format!("(registrations.person_id IN ({sql}))"),
        };
        if part.is_not { format!("({sql} IS NOT TRUE)") } else { sql }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_has_values_of_its_own() {
        let mut written = Written::default();
        let day = |first: &str, last: &str| {
            Part::plain("day").with(":first", first.to_owned()).with(":last", last.to_owned())
        };

        written.add(&Condition { is_not: false, any: vec![day("a", "b"), day("c", "d")] });
        written.add(&Condition { is_not: true, any: vec![Part::plain("has_seat").turned()] });
        written.add(&Condition { is_not: true, any: Vec::new() });

        let names: Vec<&str> = written.values.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, [":first_0", ":last_1", ":first_2", ":last_3"]);
        assert!(names.iter().all(|name| written.sql.contains(name)), "{}", written.sql);
        let end =
            " AND (((registrations.seat <> '') IS NOT TRUE)) IS NOT TRUE AND (FALSE) IS NOT TRUE";
        assert!(written.sql.ends_with(end), "{}", written.sql);
    }
}
