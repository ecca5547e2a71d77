//! Names that are probably more than a name: taken as they stand, and told.

use crate::text;

/// What people are called by beside their names, behind a Chinese one.
const BEHIND: [&str; 14] = [
    "先生", "女士", "小姐", "教授", "主任", "博士", "院长", "老师", "经理", "局长", "处长", "主席",
    "会长", "院士",
];

/// The same before a name in letters.
const BEFORE: [&str; 8] = ["dr", "mr", "ms", "mrs", "miss", "prof", "professor", "sir"];

/// Says whether this is a form of address before a name in letters: `Dr.`.
pub(super) fn is_title(word: &str) -> bool {
    BEFORE.contains(&&*word.trim_end_matches('.').to_lowercase())
}

/// Says whether something stands beside the name: `张三先生`, `Dr. 李华`, `周九（取消）`, `张三 李四`,
/// `陈 Mary`, `张XX`.
pub(super) fn is_odd(shown: &str) -> bool {
    let shown = text::line(shown);
    let han = |sign: char| text::is_han(sign);
    let has_han = shown.chars().any(han);
    let is_called = BEHIND.iter().any(|word| {
        let name = shown.strip_suffix(word);
        name.is_some_and(|name| name.trim_end().chars().next_back().is_some_and(han))
    });
    let first = shown.split([' ', '.']).next().unwrap_or_default().to_lowercase();
    let is_greeted = first.len() < shown.len() && BEFORE.contains(&&*first);
    let has_signs =
        shown.contains(|sign: char| sign.is_ascii_digit() || "*()（）&+=；;".contains(sign));
    let words: Vec<&str> = shown.split(' ').collect();
    let is_whole = |word: &&str| word.chars().count() > 1 && word.chars().all(han);
    // Whole names in both scripts are one person: 王五 Wang Wu.
    let is_both = words.len() > 2
        && is_whole(&words[0])
        && words[1..].iter().all(|word| word.chars().all(|sign| sign.is_ascii_alphabetic()));
    let is_mixed = has_han && !is_both && shown.chars().any(|sign| sign.is_ascii_alphabetic());
    // Two names of two signs or more; a name that is set apart to be as wide as others has one each.
    let are_two = words.len() > 1 && words.iter().all(is_whole);
    let is_joined = has_han && [" 和 ", "及夫人", "一行"].iter().any(|word| shown.contains(word));
    is_called || is_greeted || has_signs || is_mixed || are_two || is_joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_more_than_a_name_is_seen() {
        for odd in [
            "张三先生",
            "何二 教授",
            "Dr. 李华",
            "Mr John Doe",
            "周九（取消）",
            "张三 李四",
            "张三及夫人",
            "陈 Mary",
            "张XX",
            "张*",
            "John Smith & Jane Smith",
            "John Smith +1",
            "=A1",
        ] {
            assert!(is_odd(odd), "{odd}");
        }
        for plain in [
            "张三",
            "张 三",
            "孙 海 东",
            "欧阳修",
            "阿依古丽·买买提",
            "John Q. Smith",
            "O'Neil",
            "Jean-Luc Picard",
            "先生",
            "Drew Barry",
            "𠮷田三郎",
            "王五 Wang Wu",
        ] {
            assert!(!is_odd(plain), "{plain}");
        }
    }
}
