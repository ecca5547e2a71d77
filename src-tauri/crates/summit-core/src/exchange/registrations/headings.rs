//! Titles of columns that stand in two rows: a group above, and below it what is in the group.

use super::{super::tables::Cell, fields::Field};
use crate::text;

/// The fields that name people.
const NAMES: [Field; 4] = [Field::FullName, Field::FamilyName, Field::GivenName, Field::LatinName];

/// Answers what each column is called by the row of titles at `at`, and by the one above it where that
/// names groups of columns.
pub(super) fn titles(rows: &[Vec<Cell>], at: usize, width: usize) -> Vec<String> {
    let named = |row: &[Cell], column: usize| {
        row.get(column).map(|cell| text::title(&cell.text())).unwrap_or_default()
    };
    let above = match is_second_row(rows, at) {
        true => rows[at - 1].as_slice(),
        false => return (0..width).map(|column| named(&rows[at], column)).collect(),
    };
    let mut group = String::new();
    let title = |column: usize| {
        let (over, title) = (named(above, column), named(&rows[at], column));
        if !over.is_empty() {
            group.clone_from(&over);
        }
        if title.is_empty() || title == over { over } else { whole(&group, title) }
    };
    (0..width).map(title).collect()
}

/// Answers the title of a column in a group: 日期 below 到达 is 到达日期, 手机 below 联系方式 is 手机.
fn whole(group: &str, title: String) -> String {
    let joined = format!("{group}{title}");
    if Field::called(&joined).is_some() { joined } else { title }
}

/// Says whether a row goes on naming columns: below `联系方式` stand `手机` and `邮箱`, and below the
/// name nothing. A cell that was merged over both rows stands in both.
pub(super) fn is_second_row(rows: &[Vec<Cell>], at: usize) -> bool {
    let (Some(above), Some(row)) = (at.checked_sub(1).and_then(|at| rows.get(at)), rows.get(at))
    else {
        return false;
    };
    let called =
        |row: &[Cell], column: usize| row.get(column).and_then(|cell| Field::called(&cell.text()));
    let is_name =
        |column: &usize| called(above, *column).is_some_and(|field| NAMES.contains(&field));
    let mut named = (0..above.len()).filter(is_name).peekable();
    let is_blank = |column: usize| {
        row.get(column).is_none_or(|cell| cell.is_blank() || above.get(column) == Some(cell))
    };
    named.peek().is_some()
        && named.all(is_blank)
        && (0..row.len()).any(|column| !is_blank(column) && called(row, column).is_some())
        && row.iter().filter(|cell| !cell.is_blank()).all(is_title)
}

/// Says whether a row only names the columns once more, in another language: below 姓名 and 单位 stand
/// Name and Organization.
pub(super) fn repeats_titles(rows: &[Vec<Cell>], at: usize) -> bool {
    let (Some(above), Some(row)) = (at.checked_sub(1).and_then(|at| rows.get(at)), rows.get(at))
    else {
        return false;
    };
    let pairs = || row.iter().zip(above).filter(|(cell, _)| !cell.is_blank());
    let called = |cell: &Cell| Field::called(&cell.text());
    let is_same = |(cell, over): &(&Cell, &Cell)| {
        called(cell).is_some_and(|field| called(over) == Some(field))
    };
    let same: Vec<_> = pairs().filter(is_same).filter_map(|(cell, _)| called(cell)).collect();
    same.len() >= 2
        && same.iter().any(|field| NAMES.contains(field))
        && row.len() <= above.len()
        // Beside them nothing that contradicts: 序号 and No., or a title that has only one of the two.
        && pairs().all(|(cell, over)| {
            called(cell).is_none() || called(over).is_none() || called(cell) == called(over)
        })
        && row.iter().filter(|cell| !cell.is_blank()).all(is_title)
}

/// Says whether a cell could be what a column is called.
fn is_title(cell: &Cell) -> bool {
    let text = cell.text();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    matches!(cell, Cell::Text(_)) && text.chars().count() <= 20 && digits < 4 && !text.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<Cell>> {
        rows.iter().map(|row| row.iter().map(|text| Cell::of(*text)).collect()).collect()
    }

    #[test]
    fn a_title_below_a_group_is_read_with_it() {
        let names = ["姓名", "工作单位", "联系方式", "", "到达", "", "", "返程", "", "备注"];
        let parts = ["", "", "手机号码", "邮箱", "日期", "时间", "航班", "日期", "航班", ""];
        let merged = parts.map(|part| if part.is_empty() { "姓名" } else { part });
        let titles_of = |below: [&str; 10]| {
            let mut below = below;
            for (at, over) in [(0, "姓名"), (1, "工作单位"), (9, "备注")] {
                if below[at] == "姓名" {
                    below[at] = over;
                }
            }
            let rows = rows(&[&names, &below, &["张三"]]);
            assert!(is_second_row(&rows, 1) && !is_second_row(&rows, 2));
            titles(&rows, 1, 10)
        };
        let expected = [
            "姓名",
            "工作单位",
            "手机号码",
            "邮箱",
            "到达日期",
            "到达时间",
            "到达航班",
            "返程日期",
            "返程航班",
            "备注",
        ];

        assert_eq!(titles_of(parts), expected);
        assert_eq!(titles_of(merged), expected);
    }

    #[test]
    fn titles_that_stand_there_twice_are_no_second_row() {
        let names = ["姓名", "单位", "手机"];
        let rows = rows(&[&names, &names, &["张三", "甲公司", "13800001234"]]);

        assert!(!is_second_row(&rows, 1));
        assert_eq!(titles(&rows, 1, 3), names);
    }

    #[test]
    fn titles_in_another_language_name_the_same_columns() {
        let chinese = ["序号", "姓名", "工作单位", "职务", "备注"];
        let english = ["No.", "Name", "Organization", "Title", ""];
        let person = ["1", "张三", "甲公司", "主任", ""];
        for (first, second) in [(chinese, english), (english, chinese), (chinese, chinese)] {
            let rows = rows(&[&first, &second, &person]);
            assert!(repeats_titles(&rows, 1) && !repeats_titles(&rows, 2));
        }
        for other in [
            &["1", "Name", "甲公司", "主任"][..],
            &["", "姓名", "", ""],
            &["", "姓名", "职务", "工作单位"],
            &["", "张三", "Company", "Title"],
        ] {
            assert!(!repeats_titles(&rows(&[&chinese, other]), 1), "{other:?}");
        }
    }
}
