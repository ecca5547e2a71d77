//! What the cell of the name says: one person, in one script or in both.

use super::{
    super::tables::Cell,
    RowTrouble,
    fields::Field,
    likeness::name_mark,
    odd_names::{is_odd, is_title},
    planner::{Planner, problem},
    values::{Row, Slot},
    whole_names::{holds_several, is_no_name, turned},
};
use crate::{people, text};

impl Planner<'_> {
    /// Sees to it that a cell names one person, family name where it belongs.
    pub(super) fn check_name(&mut self, row: &mut Row, cells: &[Cell]) {
        let slot = Slot::Field(Field::FullName);
        let column = self.slots.iter().find(|(_, other)| *other == slot).map(|(column, _)| *column);
        let shown = column.and_then(|at| cells.get(at)).map(Cell::text).unwrap_or_default();
        let name = row.values[Field::FullName.at()].clone();
        if holds_several(&shown) {
            let title = self.title_of(Field::FullName).unwrap_or_default();
            // That it is too long, too, helps nobody.
            self.troubles.retain(|told| told.column != title);
            let told = RowTrouble::SeveralNames;
            self.troubles.push(problem(row.number, title, shown.into(), told, ""));
        } else if !name.is_empty() && is_no_name(&name) {
            self.tell(row, Field::FullName, RowTrouble::NotAName, "");
        } else if let Some([han, latin]) = both_scripts(&shown)
            && says_the_same(&row.values[Field::LatinName.at()], &latin)
        {
            row.values[Field::FullName.at()] = han.into();
            row.values[Field::LatinName.at()] = latin.into();
        } else {
            row.values[Field::FullName.at()] = turned(&name).into();
            if is_odd(&shown) {
                self.tell(row, Field::FullName, RowTrouble::OddName, "");
            }
        }
    }
}

/// Says whether the Latin name of a row is this one, or is missing.
fn says_the_same(latin_name: &str, latin: &str) -> bool {
    latin_name.is_empty() || name_mark(latin_name) == name_mark(latin)
}

/// Parts a name that is written in both scripts, whichever comes first: `张三 Zhang San`,
/// `Li Hua 李华`, `张三（Zhang San）`. A name in letters has two words or more: `王小明 David` may be
/// two people.
fn both_scripts(shown: &str) -> Option<[String; 2]> {
    let shown = text::line(shown);
    let first = shown.chars().next()?;
    let is_letter = |sign: char| sign.is_alphabetic() && !text::is_han(sign);
    let (before, behind) = if text::is_han(first) {
        shown.split_at(shown.find(is_letter)?)
    } else {
        shown.split_at(shown.find(text::is_han)?)
    };
    let between = |sign: char| sign == ' ' || "/／|()（）".contains(sign);
    let [before, behind] = [before, behind].map(|part| part.trim_matches(between));
    let (han, latin) = if text::is_han(first) { (before, behind) } else { (behind, before) };
    let is_han = han.chars().all(|sign| text::is_han(sign) || sign == ' ' || sign == '·');
    // A name that is set apart to be as wide as others has one sign a word.
    let is_whole = !han.contains(' ') || han.split(' ').all(|word| word.chars().count() == 1);
    let han = people::clean_name(han);
    let words: Vec<&str> = latin.split(' ').collect();
    let is_word = |word: &&str| {
        word.chars().all(|sign| is_letter(sign) || "-'’.,".contains(sign)) && !is_title(word)
    };
    let is_latin = (2..=4).contains(&words.len()) && words.iter().all(is_word);
    let is_name = is_han && is_whole && is_latin && (2..=8).contains(&han.chars().count());
    is_name.then(|| [han, turned(latin)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_both_scripts_is_parted() {
        for (shown, han, latin) in [
            ("张三 Zhang San", "张三", "Zhang San"),
            ("张 三 Zhang San", "张三", "Zhang San"),
            ("Li Hua 李华", "李华", "Li Hua"),
            ("张三（Zhang San）", "张三", "Zhang San"),
            ("张三\nZhang San", "张三", "Zhang San"),
            ("阿依古丽·买买提 / Ayigul Maimaiti", "阿依古丽·买买提", "Ayigul Maimaiti"),
            ("欧阳修 OUYANG, Xiu", "欧阳修", "Xiu OUYANG"),
        ] {
            assert_eq!(both_scripts(shown), Some([han, latin].map(str::to_owned)), "{shown}");
        }
        for shown in [
            "张三",
            "Zhang San",
            "陈 Mary",
            "王小明 David",
            "张三 李四 Zhang San",
            "Dr. Li 李华",
            "张三 Zhang San 李四",
            "张三 2 Zhang San",
            "张XX",
            "",
        ] {
            assert_eq!(both_scripts(shown), None, "{shown}");
        }
    }
}
