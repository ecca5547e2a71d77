//! Whether two names are the same name: written otherwise, with another script added, or misspelled
//! as input methods do.

use super::fields::{Field, Values};
use crate::{people::split_name, search, text};

/// Says whether a row can mean somebody who is known, by its names alone.
pub(super) fn are_alike(known: &Values, row: &Values) -> bool {
    let [ours, theirs] = [known, row].map(|values| &values[Field::FullName.at()]);
    if ours == theirs {
        return true;
    }
    let marks = |values: &Values, fields: &[Field]| -> Vec<String> {
        let names = fields.iter().map(|field| &values[field.at()]);
        names.filter(|name| !name.is_empty()).map(|name| name_mark(name)).collect()
    };
    let mut known_as = marks(known, &[Field::FullName, Field::LatinName, Field::Pinyin]);
    known_as.push(name_mark(&read(ours)));
    let mut called = marks(row, &[Field::FullName, Field::LatinName]);
    // 张伟 and 张玮 are one; 张伟 and 章伟 are two.
    if ours.chars().next() == theirs.chars().next() {
        called.push(name_mark(&read(theirs)));
    }
    called.iter().any(|name| !name.is_empty() && known_as.contains(name))
}

/// Reduces a name to what tells it from others: the characters of a Chinese name without a Latin
/// one beside it, else the words in the order of the alphabet.
pub(super) fn name_mark(name: &str) -> String {
    let name = name.to_lowercase();
    if name.chars().any(text::is_han) {
        return name
            .chars()
            .filter(|letter| letter.is_alphabetic() && *letter > '\u{24F}')
            .collect();
    }
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

fn read(name: &str) -> String {
    let (family_name, _) = split_name(name);
    search::reading(name, &family_name)
}

#[cfg(test)]
mod tests {
    use super::{super::fields::blank, *};

    fn named(name: &str) -> Values {
        let mut values = blank();
        values[Field::FullName.at()] = name.into();
        values
    }

    #[test]
    fn names_that_are_the_same_and_names_that_are_not() {
        for (known, row) in [
            ("张三", "张三"),
            ("张三", "张三 Zhang San"),
            ("张三 (Sam)", "张三"),
            ("张三", "Zhang San"),
            ("John Smith", "SMITH, John"),
            ("阿依古丽·买买提", "阿依古丽买买提"),
            ("王小明", "王晓明"),
        ] {
            assert!(are_alike(&named(known), &named(row)), "{known} {row}");
        }
        for (known, row) in [
            ("甲一", "丙三"),
            ("张三", "李四"),
            ("张伟", "章伟"),
            ("John Smith", "Jane Smith"),
            ("张三", ""),
            ("Zhang San", "Zhang Si"),
        ] {
            assert!(!are_alike(&named(known), &named(row)), "{known} {row}");
        }
    }
}
