//! Names out of cells: the whole one, one person a cell, and what is none.

use crate::{people, text};

/// Says whether names of several people stand in one cell; a quote that never ended makes such ones.
pub(super) fn holds_several(shown: &str) -> bool {
    if is_heading(shown) {
        return false;
    }
    if is_party(shown) {
        return true;
    }
    let parts = shown.split(['\n', '、', '，', ',', ';', '；', '/', '／']);
    parts.filter(|part| part.chars().any(text::is_han)).count() > 1
}

/// Says whether a name stands for others, too: `孙七等3人`, `张三夫妇`.
fn is_party(shown: &str) -> bool {
    let shown = text::line(shown);
    let is_number = |sign: char| sign.is_ascii_digit() || NUMERALS.contains(sign);
    let others = shown.rsplit_once('等').filter(|(name, _)| name.chars().count() > 1);
    let others = others.map(|(_, rest)| rest.trim_matches(|sign| is_number(sign) || sign == ' '));
    let is_pair = |word: &&str| shown.strip_suffix(*word).is_some_and(|name| !name.is_empty());
    others.is_some_and(|rest| ["", "人", "位", "名"].contains(&rest))
        || ["夫妇", "伉俪"].iter().any(is_pair)
}

/// Says whether this is a line between people: `一、主席台嘉宾`, `（二）媒体`, `第一组`.
fn is_heading(shown: &str) -> bool {
    let shown = text::line(shown);
    let numbered = |text: &str| -> Option<String> {
        let rest = text.trim_start_matches(|sign| NUMERALS.contains(sign));
        (rest.len() < text.len()).then(|| rest.to_owned())
    };
    let counted = numbered(&shown).is_some_and(|rest| rest.starts_with(['、', '．', '.']));
    let bracketed = shown.strip_prefix(['(', '（']).and_then(numbered);
    let bracketed = bracketed.is_some_and(|rest| rest.starts_with([')', '）']));
    let group = shown.strip_prefix('第').map(|rest| {
        rest.trim_start_matches(|sign: char| sign.is_ascii_digit() || NUMERALS.contains(sign))
    });
    let is_group = |rest: &str| ["组", "桌", "排", "批", "部分", "分会场"].contains(&rest);
    counted || bracketed || group.is_some_and(is_group)
}

/// How Chinese counts.
const NUMERALS: &str = "一二三四五六七八九十百两";

/// Turns `Smith, John` round, as lists sorted by family name have it.
pub(super) fn turned(name: &str) -> String {
    let parts: Vec<&str> = name.split(',').map(str::trim).collect();
    match parts[..] {
        [family, given] if !family.is_empty() && !given.is_empty() => format!("{given} {family}"),
        _ => name.to_owned(),
    }
}

/// Says whether this stands where a name is missing, and is none: `待定`, `无`, `12345`, `共3人`,
/// `制表：小李`.
pub(super) fn is_no_name(name: &str) -> bool {
    let plain = name.to_lowercase();
    let plain = plain.trim_matches(|letter: char| !letter.is_alphanumeric());
    let count = plain.strip_prefix("以上").unwrap_or(plain);
    let count = count.strip_prefix(['共', '约']).unwrap_or(count);
    let count = count.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    let digits = plain.chars().filter(char::is_ascii_digit).count();
    !plain.chars().any(char::is_alphabetic)
        // A phone number stands in the wrong cell, or in front of another.
        || digits > 6
        || PLACEHOLDERS.contains(&plain)
        || (count.len() < plain.len() && ["人", "位", "名"].contains(&count))
        || is_page(plain)
        || is_heading(name)
        || plain.contains([':', '：'])
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
        for several in [
            "张三，李四",
            "王五/赵六",
            "张三、李四",
            "张三\n李四",
            "张三,甲,13800000001\n李四,乙",
            "孙七等3人",
            "孙七等三人",
            "孙七 等",
            "张三夫妇",
        ] {
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
            "以上共3人",
            "联系人：小王 13911112222",
            "制表：小李",
            "第一组",
            "第12桌",
            "一、主席台嘉宾",
            "（二）媒体",
        ] {
            assert!(is_no_name(name), "{name}");
        }
        for one in ["第五明", "一凡", "万一", "张等", "张一行"] {
            assert!(!holds_several(one), "{one}");
            assert!(!is_no_name(one), "{one}");
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
