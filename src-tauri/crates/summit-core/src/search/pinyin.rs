//! How Chinese names are read: every reading for finding, one for showing and sorting.

use std::borrow::Cow;

use pinyin::{ToPinyin, ToPinyinMulti};

use crate::{people::split_name, text};

/// Surnames whose usual reading is not the most frequent one of the character.
const SURNAMES: &[(&str, &str)] = &[
    ("万俟", "moqi"),
    ("尉迟", "yuchi"),
    ("澹台", "tantai"),
    ("子车", "ziju"),
    ("乐正", "yuezheng"),
    ("句龙", "goulong"),
    ("长孙", "zhangsun"),
    ("宿", "su"),
    ("乐", "yue"),
    ("卜", "bu"),
    ("缪", "miao"),
    ("解", "xie"),
    ("单", "shan"),
    ("隗", "wei"),
    ("仇", "qiu"),
    ("薄", "bo"),
    ("能", "nai"),
    ("翟", "zhai"),
    ("都", "du"),
    ("阚", "kan"),
    ("曾", "zeng"),
    ("乜", "nie"),
    ("查", "zha"),
    ("盖", "ge"),
    ("区", "ou"),
    ("覃", "qin"),
    ("朴", "piao"),
    ("繁", "po"),
    ("员", "yun"),
    ("句", "gou"),
    ("折", "she"),
    ("召", "shao"),
    ("六", "lu"),
    ("黑", "he"),
    ("贠", "yun"),
    ("种", "chong"),
    ("适", "kuo"),
    ("华", "hua"),
    ("任", "ren"),
    ("冼", "xian"),
    ("蔚", "yu"),
    ("郇", "xun"),
    ("颉", "xie"),
];

/// Says whether this is a surname that is read otherwise than its characters usually are.
pub(crate) fn is_surname(family_name: &str) -> bool {
    SURNAMES.iter().any(|(surname, _)| *surname == family_name)
}

/// Readings that the table of characters does not hold, or holds under another sound.
const FURTHER: &[(char, &[&str])] = &[
    ('黑', &["he"]),
    ('贠', &["yun"]),
    ('隗', &["kui"]),
    ('覃', &["tan"]),
    ('召', &["zhao"]),
    ('重', &["zhong"]),
    ('种', &["zhong"]),
    ('六', &["lu"]),
    ('浣', &["wan"]),
    ('貟', &["yun"]),
    ('𠮷', &["ji"]),
    ('𠮟', &["chi"]),
];

/// One character's sound, or a Latin word. Most sounds stand in a table, and are not copied.
pub(super) type Syllable = Cow<'static, str>;

/// The most readings of one name that are kept.
const MOST_READINGS: usize = 64;

/// Answers every reading of a character without tones, the usual one first; none for Latin letters.
pub(super) fn readings_of(character: char) -> Vec<Syllable> {
    let mut readings: Vec<Syllable> = Vec::new();
    let mut add_spelled = |reading: Syllable| {
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    };
    let mut add = |reading: &'static str| {
        if reading.is_ascii() {
            add_spelled(reading.into());
        } else {
            spellings(reading).into_iter().for_each(&mut add_spelled);
        }
    };
    if let Some(usual) = character.to_pinyin() {
        add(usual.plain());
    }
    for reading in character.to_pinyin_multi().into_iter().flatten() {
        add(reading.plain());
    }
    for (_, further) in FURTHER.iter().filter(|(other, _)| *other == character) {
        further.iter().for_each(|reading| add(reading));
    }
    readings
}

/// Spells ü in every way that a keyboard without it allows.
fn spellings(reading: &str) -> Vec<Syllable> {
    if reading.contains('ü') {
        ["v", "u", "yu"].iter().map(|letter| reading.replace('ü', letter).into()).collect()
    } else {
        vec![reading.to_owned().into()]
    }
}

/// Answers the usual reading of a character, the first of all.
fn usual_reading_of(character: char) -> Option<Syllable> {
    match character.to_pinyin().map(|usual| usual.plain()) {
        Some(usual) if usual.is_ascii() => Some(usual.into()),
        Some(_) | None => readings_of(character).into_iter().next(),
    }
}

/// Answers the readings of a name, syllable by syllable; each Latin word counts as one syllable.
///
/// At most 64 combinations are kept: enough for every name of five polyphonic characters but one.
pub(super) fn all_readings(name: &str) -> Vec<Vec<Syllable>> {
    let (family, _) = split_name(name);
    let mut combinations: Vec<Vec<Syllable>> = vec![Vec::new()];
    for choices in syllables(name) {
        combinations = combinations
            .iter()
            .flat_map(|head| {
                choices.iter().map(|choice| {
                    let mut whole = head.clone();
                    whole.push(choice.clone());
                    whole
                })
            })
            .take(MOST_READINGS)
            .collect();
    }
    if let Some((_, reading)) = SURNAMES.iter().find(|(surname, _)| *surname == family) {
        // The surname's own reading goes first, whatever its characters are read as elsewhere.
        let skipped = family.chars().count();
        let rest = combinations.iter().map(|whole| whole[skipped.min(whole.len())..].to_vec());
        let named = rest.map(|rest| {
            let mut whole: Vec<Syllable> = vec![(*reading).into()];
            whole.extend(rest);
            whole
        });
        combinations = named.chain(combinations.iter().cloned()).collect();
        combinations.dedup();
    }
    combinations
}

fn syllables(name: &str) -> Vec<Vec<Syllable>> {
    let mut syllables: Vec<Vec<Syllable>> = Vec::new();
    let mut word = String::new();
    for character in name.chars() {
        let readings = readings_of(character);
        if readings.is_empty() && character.is_alphanumeric() {
            word.extend(character.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            syllables.push(vec![std::mem::take(&mut word).into()]);
        }
        if !readings.is_empty() {
            syllables.push(readings);
        }
    }
    if !word.is_empty() {
        syllables.push(vec![word.into()]);
    }
    syllables
}

/// Answers the reading that is shown: `Sun Haidong` for 孙海东, a Latin name as it stands.
pub fn reading(full_name: &str, family_name: &str) -> String {
    if !full_name.chars().any(text::is_han) {
        return full_name.to_owned();
    }
    let given = full_name.strip_prefix(family_name).unwrap_or(full_name);
    let family_name = if given.len() == full_name.len() { "" } else { family_name };
    let family = match SURNAMES.iter().find(|(surname, _)| *surname == family_name) {
        Some((_, reading)) => (*reading).to_owned(),
        None => usual_reading(family_name),
    };
    let given = given.split(['·', ' ']).map(usual_reading);
    let parts = std::iter::once(family).chain(given);
    parts.filter(|part| !part.is_empty()).map(|part| capital(&part)).collect::<Vec<_>>().join(" ")
}

fn usual_reading(characters: &str) -> String {
    characters
        .chars()
        .map(|character| match usual_reading_of(character) {
            Some(reading) => reading,
            None => character.to_lowercase().collect::<String>().into(),
        })
        .collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Answers what an organisation or a title is sorted by.
pub fn sort_key(name: &str) -> String {
    sort_key_of_reading(&usual_reading(name), name)
}

/// Answers what a name is sorted by: its reading, then its characters, so that the same name stands
/// together among all names that sound alike.
pub fn sort_key_of_reading(reading: &str, name: &str) -> String {
    let letters: String = reading
        .to_lowercase()
        .chars()
        .map(|letter| if letter == 'ü' { 'v' } else { letter })
        .collect();
    format!("{letters}\u{1}{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_characters_of_names_are_read() {
        for (name, reading) in [
            ("𠮷田三郎", "Ji Tiansanlang"),
            ("李㛃", "Li Jie"),
            ("王𬭎", "Wang Hong"),
            ("张䶮", "Zhang Yan"),
        ] {
            let family: String = name.chars().take(1).collect();
            assert_eq!(super::reading(name, &family), reading);
        }
    }

    #[test]
    fn a_surname_is_read_as_a_surname() {
        for (name, shown) in [
            ("孙海东", "Sun Haidong"),
            ("单晓明", "Shan Xiaoming"),
            ("曾志伟", "Zeng Zhiwei"),
            ("解晓东", "Xie Xiaodong"),
            ("尉迟恭", "Yuchi Gong"),
            ("仇英", "Qiu Ying"),
            ("查良镛", "Zha Liangyong"),
            ("吕布", "Lv Bu"),
            ("阿依古丽·买买提", "Ayiguli Maimaiti"),
            ("张 ·伟", "Zhang Wei"),
            ("John Smith", "John Smith"),
        ] {
            assert_eq!(reading(name, &split_name(name).0), shown);
        }
    }

    #[test]
    fn every_reading_is_known() {
        let joined = |name: &str| -> Vec<String> {
            all_readings(name).iter().map(|reading| reading.concat()).collect()
        };
        for (name, readings) in [
            ("单雄信", &["shanxiongxin", "danxiongxin"][..]),
            ("曾国藩", &["zengguofan", "cengguofan"]),
            ("吕蒙", &["lvmeng", "lumeng", "lyumeng"]),
            ("尉迟恭", &["yuchigong", "weichigong"]),
            ("黑伯龙", &["hebolong", "heibolong"]),
        ] {
            for reading in readings {
                assert!(joined(name).contains(&(*reading).to_owned()), "{name} as {reading}");
            }
        }
    }

    #[test]
    fn names_that_sound_alike_stand_together() {
        let mut names = ["李伟", "张三", "李薇", "李伟", "阿三"];
        names.sort_by_key(|name| sort_key_of_reading(&reading(name, &split_name(name).0), name));
        assert_eq!(names, ["阿三", "李伟", "李伟", "李薇", "张三"]);
    }
}
