//! When two names mean the same organisation.

use crate::text;

/// Endings that say what legal form a company has and do not tell two companies apart, longest first.
const LEGAL_FORMS: &[&str] = &[
    "股份有限公司",
    "有限责任公司",
    "集团有限公司",
    "有限公司",
    "控股",
    "集团",
    "公司",
    "co.,ltd.",
    "co., ltd.",
    "co.,ltd",
    "co., ltd",
    "incorporated",
    "corporation",
    "limited",
    "group",
    "gmbh",
    "inc.",
    "inc",
    "ltd.",
    "ltd",
    "llc",
];

/// Answers what is left of a name when case, spaces, brackets and the legal form are put aside.
///
/// Two organisations with the same key are probably one.
pub fn matching_key(name: &str) -> String {
    let mut key = text::line(name).to_lowercase();
    while let Some(rest) = LEGAL_FORMS.iter().find_map(|form| key.strip_suffix(form)) {
        let rest = rest.trim_end_matches([' ', ',', '，']).to_owned();
        if rest.chars().count() < 2 {
            break;
        }
        key = rest;
    }
    key.retain(|character| character.is_alphanumeric());
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(one: &str, other: &str) {
        assert_eq!(matching_key(one), matching_key(other));
    }

    #[test]
    fn the_legal_form_does_not_tell_companies_apart() {
        same("博雅控股集团", "博雅控股集团有限公司");
        same("药明生物技术有限公司", "药明生物技术");
        same("上海（张江）细胞有限公司", "上海(张江)细胞 有限责任公司");
        same("Boyalife Group", "BOYALIFE Co., Ltd.");
        assert_ne!(matching_key("无锡市人民医院"), matching_key("无锡市第二人民医院"));
    }

    #[test]
    fn a_name_never_becomes_empty() {
        assert_eq!(matching_key("集团公司"), "集团");
        assert_eq!(matching_key("Inc"), "inc");
    }
}
