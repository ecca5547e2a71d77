//! Conditions as `filter.sql` has them, with the values that were asked for.

use std::{collections::BTreeMap, fmt::Write, sync::LazyLock};

use rusqlite::types::Value as Sql;

/// The parts of `filter.sql`, by the names that stand above them.
static PARTS: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let parts = include_str!("../filter.sql").split("-- ").filter_map(|part| part.split_once('\n'));
    parts.map(|(name, sql)| (name, sql.trim_end())).collect()
});

/// A part of `filter.sql` and its values.
#[derive(Debug, Clone)]
pub(in crate::registrations) struct Part {
    name: &'static str,
    values: Vec<(&'static str, Sql)>,
}

impl Part {
    /// A part that needs no value.
    pub(in crate::registrations) fn plain(name: &'static str) -> Part {
        Part { name, values: Vec::new() }
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
}

/// One condition: one of its parts holds, or none of them.
#[derive(Debug, Clone)]
pub(super) struct Condition {
    pub(super) is_not: bool,
    pub(super) any: Vec<Part>,
}

/// A statement of which only the conditions that are asked for are a part, with their values.
#[derive(Debug, Default, Clone, PartialEq)]
pub(in crate::registrations) struct Written {
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
        let mut sql = PARTS[part.name].to_owned();
        for (name, value) in &part.values {
            let own = format!("{name}_{}", self.values.len());
            sql = sql.replace(name, &own);
            self.values.push((own, value.clone()));
        }
        format!("({sql})")
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
        written.add(&Condition { is_not: true, any: vec![Part::plain("has_seat")] });
        written.add(&Condition { is_not: true, any: Vec::new() });

        let names: Vec<&str> = written.values.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, [":first_0", ":last_1", ":first_2", ":last_3"]);
        assert!(names.iter().all(|name| written.sql.contains(name)), "{}", written.sql);
        let end = " AND ((registrations.seat <> '')) IS NOT TRUE AND (FALSE) IS NOT TRUE";
        assert!(written.sql.ends_with(end), "{}", written.sql);
    }
}
