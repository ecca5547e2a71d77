//! How well a name fits what was typed. Pure.
//!
//! First the name itself, then names that begin so (as written, or as the surname is usually
//! read), then those whose other characters or first letters do, and last the second readings.

use super::pinyin::{Syllable, all_readings, readings_of};
use crate::text;

/// Answers the rank of a name by its reading; none where it is something else that fits.
pub(super) fn fit(name: &str, reading: &str, typed: &str) -> Option<u8> {
    let name = text::folded(&text::line(name));
    let letters: String =
        text::folded(reading).chars().filter(|letter| letter.is_alphanumeric()).collect();
    if name == typed {
        return Some(0);
    }
    if name.starts_with(typed) || letters == typed {
        return Some(1);
    }
    if letters.starts_with(typed) {
        return Some(2);
    }
    if name.contains(typed) {
        return Some(3);
    }
    let usual: Vec<Syllable> =
        name.chars().filter_map(|character| readings_of(character).into_iter().next()).collect();
    let first: String = usual.iter().filter_map(|syllable| syllable.chars().next()).collect();
    // The surname may be read otherwise than its character usually is.
    let surname = letters.get(..1).unwrap_or_default();
    if first.starts_with(typed) || typed.starts_with(surname) && first.get(1..) == typed.get(1..) {
        return Some(3);
    }
    let begins = |reading: &[Syllable], from: usize| reading[from..].concat().starts_with(typed);
    if (1..usual.len()).any(|from| begins(&usual, from)) {
        return Some(4);
    }
    let all = all_readings(&name);
    if all.iter().any(|reading| is_whole(reading, typed)) {
        return Some(5);
    }
    let by_chance = all.iter().any(|reading| {
        let first = reading.iter().filter_map(|syllable| syllable.chars().next());
        (0..reading.len()).any(|from| begins(reading, from))
            || first.collect::<String>().starts_with(typed)
    });
    by_chance.then_some(6)
}

/// Says whether these are the first syllables of a reading, each of them whole.
fn is_whole(reading: &[Syllable], typed: &str) -> bool {
    let mut rest = typed;
    for syllable in reading {
        match rest.strip_prefix(syllable.as_ref()) {
            Some("") => return true,
            Some(more) => rest = more,
            None => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_so_comes_before_what_fits_by_chance() {
        for (typed, ranked) in [
            ("阿", &[("阿", "A", 0), ("阿依古丽", "Ayiguli", 1), ("哈甯阿", "Ha Ninga", 3)][..]),
            (
                "zh",
                &[
                    ("张三", "Zhang San", 2),
                    ("曾辉", "Zeng Hui", 3),
                    ("王哲", "Wang Zhe", 4),
                    ("佘炤", "She Zhao", 4),
                ],
            ),
            (
                "cha",
                &[
                    ("柴进", "Chai Jin", 2),
                    ("李察", "Li Cha", 4),
                    ("查良镛", "Zha Liangyong", 5),
                    ("单雄信", "Shan Xiongxin", 6),
                ],
            ),
            ("sxm", &[("单晓明", "Shan Xiaoming", 3)]),
            ("zhangsan", &[("张三", "Zhang San", 1), ("张三丰", "Zhang Sanfeng", 2)]),
        ] {
            for (name, reading, rank) in ranked {
                assert_eq!(fit(name, reading, typed), Some(*rank), "{typed}: {name}");
            }
        }
        assert_eq!(fit("张三", "Zhang San", "qq"), None);
    }
}
