//! Names of people as they are typed, made regular and taken apart.

use crate::text;

/// Surnames of two characters. The list is of those in use; a rarer one is put right by hand.
const COMPOUND_SURNAMES: &[&str] = &[
    "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛",
    "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容",
    "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马",
    "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐",
    "段干", "百里", "呼延", "东郭", "南门", "羊舌", "微生", "梁丘", "左丘", "东门", "西门", "句龙",
];

/// Tidies a name: no space inside a Chinese name, one form of the dot between parts.
pub fn clean_name(name: &str) -> String {
    let name = text::line(name);
    let characters: Vec<char> = name.chars().collect();
    let han =
        |at: Option<usize>| at.and_then(|at| characters.get(at)).copied().is_some_and(text::is_han);
    let mut out = String::with_capacity(name.len());
    for (at, &character) in characters.iter().enumerate() {
        let between = han(at.checked_sub(1)) && han(Some(at + 1));
        match character {
            ' ' if between => {}
            '•' | '・' | '‧' | '.' | '·' if between => out.push('·'),
            _ => out.push(character),
        }
    }
    out
}

/// Takes a name apart into family and given name.
///
/// A Chinese name has the family name in front, a Latin one at the end. A name with a dot
/// (阿依古丽·买买提) has no Chinese family name and stays whole as the given name.
pub fn split_name(name: &str) -> (String, String) {
    if name.contains('·') {
        return (String::new(), name.to_owned());
    }
    if name.chars().all(text::is_han) {
        let length = name.chars().count();
        let compound = COMPOUND_SURNAMES.iter().any(|surname| name.starts_with(surname));
        let family = if compound && length > 2 { 2 } else { 1 };
        if length < 2 {
            return (name.to_owned(), String::new());
        }
        return (name.chars().take(family).collect(), name.chars().skip(family).collect());
    }
    // What stands behind a Chinese name is a remark on it: 李四 (主任).
    let end = name.find([' ', '(', '（']).unwrap_or(name.len());
    if name[..end].chars().count() > 1 && name[..end].chars().all(text::is_han) {
        return split_name(&name[..end]);
    }
    match name.rsplit_once(' ') {
        Some((given, family)) => (family.to_owned(), given.to_owned()),
        None => (name.to_owned(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tidied() {
        for (typed, name) in [
            ("张　三", "张三"),
            (" 孙 海 东 ", "孙海东"),
            ("阿依古丽•买买提", "阿依古丽·买买提"),
            ("阿依古丽 · 买买提", "阿依古丽 · 买买提"),
            ("John  Smith", "John Smith"),
            ("𠮷田 三郎", "𠮷田三郎"),
        ] {
            assert_eq!(clean_name(typed), name);
        }
    }

    #[test]
    fn names_are_taken_apart() {
        for (name, family, given) in [
            ("孙海东", "孙", "海东"),
            ("尉迟恭", "尉迟", "恭"),
            ("欧阳", "欧", "阳"),
            ("李", "李", ""),
            ("阿依古丽·买买提", "", "阿依古丽·买买提"),
            ("John Q. Smith", "Smith", "John Q."),
            ("Plato", "Plato", ""),
            ("李四 (主任)", "李", "四"),
            ("王伟（大）", "王", "伟"),
            ("张三 Zhang San", "张", "三"),
        ] {
            assert_eq!(split_name(name), (family.to_owned(), given.to_owned()), "{name}");
        }
    }
}
