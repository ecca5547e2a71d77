//! What equipment needs besides power, which is typed as one text: the words that everybody uses are
//! known in both languages.

use crate::options::Words;
use crate::text::is_chinese;

/// The words as they are mostly written, each with its English.
const KNOWN: [(&str, &str); 27] = [
    ("液氮", "liquid nitrogen"),
    ("液氮LN2", "liquid nitrogen (LN2)"),
    ("氮气", "nitrogen"),
    ("氧气", "oxygen"),
    ("二氧化碳", "carbon dioxide"),
    ("压缩空气", "compressed air"),
    ("洁净压缩空气", "clean compressed air"),
    ("真空", "vacuum"),
    ("水", "water"),
    ("给水", "water"),
    ("上水", "water"),
    ("下水", "drain"),
    ("排水", "drain"),
    ("给排水", "water and drain"),
    ("上下水", "water and drain"),
    ("纯水", "purified water"),
    ("冷却水", "cooling water"),
    ("网络", "network"),
    ("有线网络", "wired network"),
    ("无线网络", "Wi-Fi"),
    ("三相", "three-phase"),
    ("三相电", "three-phase power"),
    ("单相", "single-phase"),
    ("不间断电源", "uninterruptible power"),
    ("通风", "ventilation"),
    ("地面承重", "floor load"),
    ("接地", "grounding"),
];

/// A text about supplies in both languages, if everything that it names is known; else as it was typed.
pub fn supply(text: &str) -> Words {
    let parts = text.split(['、', '，', '；', ',', ';']).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let both: Option<Vec<(String, String)>> = parts.iter().map(|part| both(part)).collect();
    let Some(both) = both else { return Words::new(text, "") };
    let joined = |between: &str, said: fn(&(String, String)) -> &str| {
        both.iter().map(said).collect::<Vec<_>>().join(between)
    };
    Words::new(joined("、", |(zh, _)| zh), joined(", ", |(_, en)| en))
}

/// A word in both languages: one that is known, with a voltage before or behind it, or one of no language.
fn both(part: &str) -> Option<(String, String)> {
    let bare: String = part.chars().filter(|character| !character.is_whitespace()).collect();
    if let Some((zh, en)) = KNOWN.iter().find(|(zh, en)| *zh == bare || *en == part.to_lowercase())
    {
        let zh = if is_chinese(part) { part } else { zh };
        return Some((zh.to_owned(), (*en).to_owned()));
    }
    if !is_chinese(part) {
        let is_word = part.chars().filter(|character| character.is_alphabetic()).count() > 4;
        return (!is_word).then(|| (part.to_owned(), part.to_owned()));
    }
    let is_han = |character: char| is_chinese(character.encode_utf8(&mut [0; 4]));
    let word: String = bare.chars().filter(|character| is_han(*character)).collect();
    let value: String = bare.chars().filter(|character| !is_han(*character)).collect();
    let is_value = value.starts_with(|character: char| character.is_ascii_digit());
    let (_, english) = KNOWN.iter().find(|(zh, _)| is_value && *zh == word)?;
    let apart = bare == format!("{word}{value}") || bare == format!("{value}{word}");
    apart.then(|| (part.to_owned(), format!("{english} {value}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, zh: &str, en: &str) {
        assert_eq!(supply(text), Words::new(zh, en));
    }

    #[test]
    fn what_everybody_writes_is_said_in_both_languages() {
        check(
            "液氮 LN2、通风、地面承重",
            "液氮 LN2、通风、地面承重",
            "liquid nitrogen (LN2), ventilation, floor load",
        );
        check("三相 380V，网络", "三相 380V、网络", "three-phase 380V, network");
        check("220V；上下水", "220V、上下水", "220V, water and drain");
        check("Liquid nitrogen, LN2", "液氮、LN2", "liquid nitrogen, LN2");
        check("LN2", "LN2", "LN2");
    }

    #[test]
    fn what_is_not_known_stays_as_it_was_typed() {
        check("液氮，靠近货梯", "液氮，靠近货梯", "");
        check("Near the freight elevator", "Near the freight elevator", "");
        check("", "", "");
    }
}
