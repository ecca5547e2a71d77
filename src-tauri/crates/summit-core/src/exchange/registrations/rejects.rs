//! The rows that stayed out, as a workbook to be put right and imported again.

use std::{collections::BTreeSet, path::Path};

use super::{RowProblem, columns::List, plan::Plan};
use crate::{
    error::{Details, Result},
    exchange::tables::{Cell, Column, XlsxWriter},
    words::{Language, sentence},
};

/// Writes the rows with everything that speaks against them, and answers where.
pub(super) fn write(path: &Path, list: &List<'_>, plan: &Plan) -> Result<String> {
    let mut columns: Vec<Column> =
        list.titles.iter().map(|title| Column { title: title.clone(), width: 16 }).collect();
    columns.push(Column { title: "未导入的原因 Reason".to_owned(), width: 80 });
    let mut book = XlsxWriter::new(path);
    book.sheet("未导入 Not imported", &columns)?;
    for (number, cells) in list.rows() {
        let Some(problems) = plan.refused.get(&number) else { continue };
        let mut row: Vec<Cell> = cells.to_vec();
        row.resize(list.titles.len(), Cell::Empty);
        row.push(Cell::of(reason(problems)));
        book.row(&row)?;
    }
    book.finish()?;
    Ok(path.display().to_string())
}

/// Says in both languages what keeps a row out.
fn reason(problems: &[RowProblem]) -> String {
    let keeping = || problems.iter().filter(|problem| problem.keeps_out);
    let say = |language| {
        let said: BTreeSet<String> = keeping().map(|problem| said(language, problem)).collect();
        said.into_iter().collect::<Vec<_>>().join(" ")
    };
    format!("{} {}", say(Language::Chinese), say(Language::English))
}

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
