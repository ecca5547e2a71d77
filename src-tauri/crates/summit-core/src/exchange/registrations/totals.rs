//! Sums below a list, which are nobody.

use super::{fields::Field, values::Slot};
use crate::{exchange::tables::Cell, text};

/// What sums are called, in small letters and without spaces.
const WORDS: &[&str] = &[
    "合计",
    "小计",
    "总计",
    "共计",
    "总共",
    "累计",
    "总人数",
    "total",
    "subtotal",
    "grandtotal",
    "sum",
];

/// Answers in which column a row says that it is a sum; nothing when it is not one.
///
/// Whoever can be reached is somebody: a company may well be called Total.
pub(super) fn column(cells: &[Cell], slots: &[(usize, Slot)]) -> Option<usize> {
    let first = cells.iter().position(|cell| !cell.is_blank())?;
    let filled = |wanted: Field| {
        let column = slots.iter().find(|(_, slot)| *slot == Slot::Field(wanted))?.0;
        cells.get(column).filter(|cell| !cell.is_blank()).map(|cell| (column, cell))
    };
    let is_reached = |field: Field| {
        filled(field).is_some_and(|(_, cell)| !is_count(&cell.text()) && !is_sum(&cell.text()))
    };
    if is_reached(Field::Phone) || is_reached(Field::Email) {
        return None;
    }
    match filled(Field::FullName) {
        Some((column, cell)) if is_sum(&cell.text()) => Some(column),
        Some((_, cell)) if !is_count(&cell.text()) => None,
        Some(_) | None => is_sum(&cells[first].text()).then_some(first),
    }
}

/// Says whether a row names the columns once more: every cell is the title above it.
pub(super) fn repeats(cells: &[Cell], titles: &[String]) -> bool {
    let plain = |shown: &str| text::line(shown).to_lowercase();
    let mut filled = cells.iter().zip(titles).filter(|(cell, _)| !cell.is_blank());
    let is_title = |(cell, title): (&Cell, &String)| {
        let shown = plain(&cell.text());
        plain(title).split(' ').next() == Some(shown.as_str()) || plain(title) == shown
    };
    cells.iter().filter(|cell| !cell.is_blank()).count() > 1 && filled.all(is_title)
}

/// Says whether a cell says that its row is a sum: `合计`, `总 计：`, `共计 12 人`, `Total 9`.
pub(super) fn is_sum(shown: &str) -> bool {
    let said: String = text::line(shown).to_lowercase().split(' ').collect();
    WORDS.iter().any(|word| said.strip_prefix(word).is_some_and(is_count))
}

/// A number of people, or nothing at all.
fn is_count(shown: &str) -> bool {
    let said = text::line(shown).to_lowercase();
    let rest =
        said.trim_matches(|letter: char| letter.is_ascii_digit() || !letter.is_alphanumeric());
    let digits = said.chars().filter(char::is_ascii_digit).count();
    digits < 7
        && ["", "人", "位", "名", "人次", "人数", "people", "persons", "guests"].contains(&rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(row: &[&str], expected: Option<usize>) {
        let cells: Vec<Cell> = row.iter().map(|text| Cell::of(*text)).collect();
        let fields = [(1, Field::FullName), (2, Field::OrganisationZh), (3, Field::Phone)];
        let slots = fields.map(|(column, field)| (column, Slot::Field(field)));
        assert_eq!(column(&cells, &slots), expected, "{row:?}");
    }

    #[test]
    fn sums_are_told_from_people() {
        check(&["合计", "9人", "", ""], Some(0));
        check(&["", "合计", "9", ""], Some(1));
        check(&["小 计：", "", "", "12"], Some(0));
        check(&["", "共计 12 人", "", ""], Some(1));
        check(&["Total", "", "", "3"], Some(0));
        check(&["Grand total: 12", "", "", ""], Some(0));
        check(&["", "", "总计", ""], Some(2));

        check(&["1", "张三", "合计科技", "13800001234"], None);
        check(&["Total", "Ada", "", ""], None);
        check(&["", "Total", "", "13800001234"], None);
        check(&["1", "共计明", "", ""], None);
        check(&["1", "Summer", "", ""], None);
        check(&["", "", "", ""], None);
    }
}
