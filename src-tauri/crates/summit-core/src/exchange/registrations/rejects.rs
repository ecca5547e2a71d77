//! The rows that stayed out, or came in without a cell, as a workbook to be put right and imported again.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{RowProblem, columns::List, plan::Plan};
use crate::{
    error::{Details, Result},
    exchange::tables::{Cell, Column, XlsxWriter},
    words::{Language, in_one_or_both, said_in, sentence},
};

/// Writes the rows with everything that speaks against them, and answers where.
pub(super) fn write(
    path: &Path,
    list: &List<'_>,
    plan: &Plan,
    language: Option<Language>,
) -> Result<String> {
    let mut book = XlsxWriter::new(path);
    let sheets = [
        ("lists.book.refused", "lists.book.reason", &plan.refused),
        ("lists.book.dropped", "lists.book.without", &plan.dropped),
    ];
    for (name, reason, rows) in sheets.into_iter().filter(|(_, _, rows)| !rows.is_empty()) {
        write_sheet(&mut book, (list, &plan.meant), rows, [name, reason], language)?;
    }
    book.finish()?;
    Ok(path.display().to_string())
}

fn write_sheet(
    book: &mut XlsxWriter,
    (list, meant): (&List<'_>, &BTreeMap<u32, Vec<Cell>>),
    rows: &BTreeMap<u32, Vec<RowProblem>>,
    [name, reason]: [&str; 2],
    language: Option<Language>,
) -> Result<()> {
    let filled = list.filled();
    let titles = filled.iter().map(|at| list.titles[*at].clone());
    let mut columns: Vec<Column> = titles.map(|title| Column { title, width: 16 }).collect();
    columns.push(Column { title: in_one_or_both(language, reason), width: 80 });
    book.sheet(&in_one_or_both(language, name), &columns)?;
    for (number, cells) in list.rows() {
        let Some(problems) = rows.get(&number) else { continue };
        let cells = meant.get(&number).map_or(cells, Vec::as_slice);
        let cell = |at: &usize| cells.get(*at).cloned().unwrap_or_default();
        let mut row: Vec<Cell> = filled.iter().map(cell).collect();
        row.push(Cell::of(said_in(language, |language| because(language, problems))));
        book.row(&row)?;
    }
    Ok(())
}

/// Says what keeps a row out, or which cells it came in without.
fn because(language: Language, problems: &[RowProblem]) -> String {
    let counts = problems.iter().filter(|problem| problem.keeps_out || problem.is_optional);
    let said: BTreeSet<String> = counts.map(|problem| said(language, problem)).collect();
    said.into_iter().collect::<Vec<_>>().join(" ")
}

/// Says what is the matter, and where.
fn said(language: Language, problem: &RowProblem) -> String {
    let details = Details::from([
        ("column".to_owned(), problem.column.clone()),
        ("value".to_owned(), problem.value.clone()),
        ("suggestion".to_owned(), problem.suggestion.clone()),
    ]);
    let said = sentence(language, &format!("row_troubles.{}", problem.trouble.word()), &details);
    let details = Details::from([
        ("row".to_owned(), problem.row.to_string()),
        ("column".to_owned(), problem.column.clone()),
        ("said".to_owned(), said),
    ]);
    let place = if problem.column.is_empty() { "lists.row" } else { "lists.cell" };
    sentence(language, place, &details)
}
