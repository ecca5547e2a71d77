//! Names out of cells: the whole one, one person a cell, and what is none.

use crate::{people, text};

/// Says whether names of several people stand in one cell; a quote that never ended makes such ones.
pub(super) fn holds_several(shown: &str) -> bool {
    let parts = shown.split(['\n', '、', '，', ',', ';', '；', '/', '／']);
    parts.filter(|part| part.chars().any(text::is_han)).count() > 1
}

/// Turns `Smith, John` round, as lists sorted by family name have it.
pub(super) fn turned(name: &str) -> String {
    let parts: Vec<&str> = name.split(',').map(str::trim).collect();
    match parts[..] {
        [family, given] if !family.is_empty() && !given.is_empty() => format!("{given} {family}"),
        _ => name.to_owned(),
    }
}

/// Says whether this stands where a name is missing, and is none: `待定`, `无`, `12345`, `共3人`.
pub(super) fn is_no_name(name: &str) -> bool {
    let plain = name.to_lowercase();
    let plain = plain.trim_matches(|letter: char| !letter.is_alphanumeric());
    let count = plain.strip_prefix(['共', '约']).unwrap_or(plain);
    let count = count.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    !plain.chars().any(char::is_alphabetic)
        || PLACEHOLDERS.contains(&plain)
        || (count.len() < plain.len() && ["人", "位", "名"].contains(&count))
        || is_page(plain)
}

/// Says whether this counts the pages of a printed list: `第 1 页 共 2 页`, `Page 1 of 2`.
fn is_page(plain: &str) -> bool {
    let letters: String = plain.chars().filter(|letter| letter.is_alphabetic()).collect();
    let counts = plain.chars().any(|letter| letter.is_ascii_digit());
    counts && ["第页", "共页", "第页共页", "共页第页", "page", "pageof"].contains(&&*letters)
}

/// What is written where nobody is known yet.
const PLACEHOLDERS: &[&str] = &[
    "无",
    "暂无",
    "没有",
    "待定",
    "未定",
    "待确认",
    "待补",
    "待补充",
    "空",
    "空缺",
    "空位",
    "待聘",
    "不详",
    "n/a",
    "na",
    "tbd",
    "tba",
    "tbc",
    "none",
    "null",
    "unknown",
    "nil",
];

/// Makes of family and given name the whole one, as each script joins them.
pub(super) fn joined_name(family: &str, given: &str) -> String {
    let (family, given) = (people::clean_name(family), people::clean_name(given));
    let is_chinese = !family.is_empty() && family.chars().chain(given.chars()).all(text::is_han);
    let joined = if is_chinese { format!("{family}{given}") } else { format!("{given} {family}") };
    people::clean_name(&joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cell_is_one_person() {
        for several in
            ["张三，李四", "王五/赵六", "张三、李四", "张三\n李四", "张三,甲,13800000001\n李四,乙"]
        {
            assert!(holds_several(several), "{several}");
        }
        for one in ["张三\nZhang San", "Smith, John", "阿依古丽·买买提", "张三 / Zhang San"]
        {
            assert!(!holds_several(one), "{one}");
        }
        assert_eq!(turned("Smith, John"), "John Smith");
        assert_eq!(turned("Smith, John, Dr."), "Smith, John, Dr.");
        for name in [
            "无",
            "待定",
            "12345",
            "共3人",
            "约 20 位",
            "N/A",
            "TBD",
            "—",
            "3人",
            "(空缺)",
            "（空缺）",
            "第 1 页 共 2 页",
            "第2页",
            "Page 1 of 2",
        ] {
            assert!(is_no_name(name), "{name}");
        }
        for name in ["共工", "位小明", "人见", "Na Li", "吴", "名取裕子", "3M 王"] {
            assert!(!is_no_name(name), "{name}");
        }
    }

    #[test]
    fn names_in_two_columns_are_joined() {
        assert_eq!(joined_name("曾", "国 藩"), "曾国藩");
        assert_eq!(joined_name("欧　阳", "修"), "欧阳修");
        assert_eq!(joined_name("尉迟", "恭"), "尉迟恭");
        assert_eq!(joined_name("Smith", "John Q."), "John Q. Smith");
        assert_eq!(joined_name("Smith", ""), "Smith");
    }
}
