//! Which row names the columns. Above it stand titles, dates and logos.

use super::Cell;

/// How far down the row of the columns' names is looked for.
const DEEPEST: usize = 40;

/// Finds the row that names the columns; none when the list begins with its data.
///
/// `knows` says whether a text is the usual name of a column. The row with the most of them wins;
/// without any, the first row of several short texts that are no numbers, with rows below it.
pub fn header_row(rows: &[Vec<Cell>], knows: impl Fn(&str) -> bool) -> Option<usize> {
    let known = |row: &[Cell]| row.iter().filter(|cell| knows(&cell.text())).count();
    let best = rows
        .iter()
        .take(DEEPEST)
        .enumerate()
        .map(|(at, row)| (known(row), at))
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    match best {
        // One known word in a row of ten cells is chance: somebody works at "Company".
        Some((count, at)) if count >= 2 || (count == 1 && filled(&rows[at]) <= 3) => Some(at),
        _ => rows.iter().take(DEEPEST).position(|row| is_names(row)).filter(|at| {
            let width = filled(&rows[*at]);
            rows[at + 1..].iter().take(5).any(|row| filled(row) * 2 >= width)
        }),
    }
}

fn filled(row: &[Cell]) -> usize {
    row.iter().filter(|cell| !cell.is_blank()).count()
}

/// Names of columns are short texts, each once, without digits or addresses in them.
fn is_names(row: &[Cell]) -> bool {
    let texts: Vec<_> = row.iter().filter(|cell| !cell.is_blank()).map(Cell::text).collect();
    let is_name = |text: &str| {
        text.chars().count() <= 30
            && !text.contains('@')
            && text.chars().filter(char::is_ascii_digit).count() < 4
    };
    let is_text = |cell: &Cell| match cell {
        Cell::Text(_) | Cell::Empty => true,
        Cell::Number(_) | Cell::Moment(_) | Cell::Time(_) | Cell::Truth(_) | Cell::Formula(_) => {
            false
        }
    };
    let mut once: Vec<_> = texts.iter().map(|text| text.trim().to_lowercase()).collect();
    once.sort();
    once.dedup();
    texts.len() >= 2
        && once.len() == texts.len()
        && row.iter().all(is_text)
        && texts.iter().all(|text| is_name(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rows: &[&[&str]], expected: Option<usize>) {
        let rows: Vec<Vec<Cell>> =
            rows.iter().map(|row| row.iter().map(|text| Cell::of(*text)).collect()).collect();
        let knows = |text: &str| ["姓名", "手机", "单位", "Name"].contains(&text);
        assert_eq!(header_row(&rows, knows), expected);
    }

    #[test]
    fn the_row_of_names_is_found_below_titles() {
        check(&[&["姓名", "手机"], &["张三", "138"]], Some(0));
        check(
            &[&["第十届大会报名表"], &[], &["序号", "姓名", "单位"], &["1", "张三", "医院"]],
            Some(2),
        );
        check(&[&["联系方式", ""], &["姓名", "手机"], &["张三", "138"]], Some(1));
        check(&[&["Name"], &["Ada"]], Some(0));
        check(&[&["Vorname", "Ort"], &["Ada", "London"]], Some(0));
    }

    #[test]
    fn a_list_without_names_has_none() {
        check(&[&["张三", "13800001234"], &["李四", "13900001234"]], None);
        check(&[&["Ada", "ada@example.com"]], None);
    }
}
