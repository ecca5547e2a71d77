//! What the rows of a list would do to the register.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    super::tables::Cell, ImportKey, ImportPolicy, ImportReport, MOST_TOLD, RowProblem,
    differences::Differences, fields::Field, known::Register, links::Guest, previews::Previews,
    values::Row,
};
use crate::{registrations::CategoryId, time::Moment};

/// What a row does.
pub(super) enum Action {
    /// Somebody registers who is not in the file.
    Add { row: Row, unit: Option<usize> },
    /// Somebody in the file gets these values.
    Change { at: usize, row: Row, unit: Option<usize> },
}

impl Action {
    /// Answers where the organisation of the row stands in the register.
    pub(super) fn unit(&self) -> Option<usize> {
        match self {
            Action::Add { unit, .. } | Action::Change { unit, .. } => *unit,
        }
    }

    /// Says whether somebody registers by it who is not in the file.
    pub(super) fn adds(&self) -> bool {
        matches!(self, Action::Add { .. })
    }

    pub(super) fn row(&self) -> &Row {
        match self {
            Action::Add { row, .. } | Action::Change { row, .. } => row,
        }
    }
}

/// What all rows would do.
#[derive(Default)]
pub(super) struct Plan {
    pub actions: Vec<Action>,
    pub rows: u32,
    pub unchanged: u32,
    pub problems: Vec<RowProblem>,
    pub problem_count: u32,
    /// How many remarks are among the problems.
    pub remarks: usize,
    pub differences: Differences,
    /// The rows that stay out, with everything that speaks against them.
    pub refused: BTreeMap<u32, Vec<RowProblem>>,
    /// How many of them would come in without cells that they can do without.
    pub optional: u32,
    /// The rows that come in without a cell, with what is the matter with it.
    pub dropped: BTreeMap<u32, Vec<RowProblem>>,
    /// What those rows say where they point at the row above, which does not stand beside them any more
    /// where they are put right.
    pub meant: BTreeMap<u32, Vec<Cell>>,
    pub previews: Previews,
    /// Names of categories that are to be made.
    pub new_categories: Vec<String>,
    /// Guests who come to share a room; that of the first is the room of all.
    pub rooms: Vec<Vec<Guest>>,
    /// Companions, each with whom they come.
    pub parties: Vec<(Guest, Guest)>,
    /// How many change by links alone.
    pub relinked: u32,
    /// How many of those who change are registered by it.
    pub registering: u32,
    /// How many of those who are registered have no category in the list.
    pub uncategorised: u32,
}

/// How rows are to be taken.
pub(super) struct Rules {
    pub key: ImportKey,
    pub policy: ImportPolicy,
    pub makes_categories: bool,
    /// Rows come in without cells that cannot be read, where they can do without them.
    pub drops_cells: bool,
    /// Rows whose name is the right one of whoever has their reference.
    pub renames: BTreeSet<u32>,
    /// Of rows that name none.
    pub category_id: CategoryId,
    pub source: String,
    pub now: Moment,
    /// Days without a year are near to this.
    pub ends_on: NaiveDate,
}

impl Plan {
    /// Keeps what a row means that somebody will put right; `cells` is what stands in it.
    ///
    /// `is_unsettled` says that a cell may still turn out to be one without which the row comes in.
    pub(super) fn keep_meant(
        &mut self,
        number: u32,
        cells: &[Cell],
        meant: &[Cell],
        is_unsettled: bool,
    ) {
        let is_kept = self.refused.contains_key(&number) || self.dropped.contains_key(&number);
        if (is_kept || is_unsettled) && cells != meant {
            let pairs = cells.iter().zip(meant);
            let said = pairs.map(|(shown, meant)| if meant.is_blank() { shown } else { meant });
            self.meant.insert(number, said.cloned().collect());
        }
    }

    /// Tells of a cell without which a row comes in, when all rows are planned.
    pub(super) fn drop_cell(&mut self, problem: RowProblem) {
        self.dropped.entry(problem.row).or_default().push(problem.clone());
        self.tell(problem);
    }

    /// Tells a problem as far as there is room: so many remarks, and as many rows that stay out.
    pub(super) fn tell(&mut self, problem: RowProblem) {
        self.problem_count += 1;
        let is_remark = !problem.keeps_out && !problem.is_optional;
        let told = match !is_remark {
            true => self.problems.len() - self.remarks,
            false => self.remarks,
        };
        if told < MOST_TOLD {
            self.remarks += usize::from(is_remark);
            self.problems.push(problem);
        }
    }

    /// Answers the categories to be made that a row which comes in has.
    pub(super) fn used_categories(&self) -> Vec<&String> {
        let mut used: BTreeSet<&str> = BTreeSet::new();
        for action in &self.actions {
            used.insert(&action.row().values[Field::Category.at()]);
        }
        self.new_categories.iter().filter(|name| used.contains(name.as_str())).collect()
    }

    /// Tells what is done, or would be.
    pub(super) fn report(
        mut self,
        rules: &Rules,
        register: &Register,
        is_done: bool,
        rejects: Option<String>,
    ) -> ImportReport {
        let short = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        // Who is in the file already may be registered anew: somebody else came instead, for one.
        let added =
            self.actions.iter().filter(|action| action.adds()).count() + self.registering as usize;
        let units: BTreeSet<usize> = self.actions.iter().filter_map(Action::unit).collect();
        let new_units = units.into_iter().filter(|at| register.units[*at].is_new).count();
        ImportReport {
            is_done,
            number: None,
            sheet: None,
            other_lists: Vec::new(),
            unused_columns: Vec::new(),
            key: rules.key,
            rows: self.rows,
            added: short(added),
            changed: short(self.actions.len() - added) + self.relinked,
            unchanged: self.unchanged,
            refused: short(self.refused.len()),
            uncategorised: self.uncategorised,
            usual_category: rules.category_id,
            optional: self.optional,
            without_cells: short(self.dropped.len()),
            preview: std::mem::take(&mut self.previews).told(),
            new_organisations: short(new_units),
            new_categories: self.used_categories().into_iter().cloned().collect(),
            problems: self.problems,
            problem_count: self.problem_count,
            difference_counts: self.differences.counts(),
            differences: self.differences.told,
            differences_file: None,
            rejects,
        }
    }
}
