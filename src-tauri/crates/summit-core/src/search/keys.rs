//! The keys under which a thing is found. Pure: a thing in, its keys out.

use super::pinyin::all_readings;
use crate::{people::split_name, text};

/// A kind of key and the key itself. The kinds are few and short, for they stand in every row.
pub(super) type Key = (&'static str, String);

/// The kinds of keys, sorted as the index has them.
pub(super) const KINDS: &[&str] = &[
    "badge",
    "email",
    "initials",
    "name",
    "phone",
    "pinyin",
    "unit",
    "unit_initials",
    "unit_pinyin",
];

/// What is known of a person, as far as they are looked for by it.
pub(super) struct Findable<'a> {
    pub full_name: &'a str,
    pub latin_name: &'a str,
    pub pinyin: &'a str,
    pub phone: &'a str,
    pub email: &'a str,
    pub badge_number: &'a str,
}

/// Answers the keys of a person.
pub(super) fn of_person(person: &Findable<'_>) -> Vec<Key> {
    let mut keys = of_name(person.full_name, "name", "pinyin", "initials");
    for word in words(person.latin_name).chain(words(person.pinyin)) {
        keys.push(("pinyin", word));
    }
    for whole in [person.latin_name, person.pinyin] {
        let joined: String = words(whole).collect();
        if !joined.is_empty() {
            keys.push(("pinyin", joined));
        }
    }
    let digits: String = person.phone.chars().filter(char::is_ascii_digit).collect();
    if digits.len() >= 2 {
        // Written backwards, so that the last digits are a prefix.
        keys.push(("phone", digits.chars().rev().collect()));
    }
    if !person.email.is_empty() {
        keys.push(("email", person.email.to_lowercase()));
    }
    if !person.badge_number.is_empty() {
        keys.push(("badge", person.badge_number.to_owned()));
    }
    once(keys)
}

/// Answers each key once, in their order.
fn once(mut keys: Vec<Key>) -> Vec<Key> {
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Answers the keys of an organisation by its names.
pub(super) fn of_organisation(names: &[&str]) -> Vec<Key> {
    let keys = names.iter().flat_map(|name| of_name(name, "unit", "unit_pinyin", "unit_initials"));
    once(keys.collect())
}

/// Says whether characters are read so, in whole or by their first letters, as far as was typed.
pub(crate) fn is_read_so(characters: &str, typed: &str) -> bool {
    all_readings(characters).iter().any(|reading| {
        let initials = reading.iter().filter_map(|syllable| syllable.chars().next());
        reading.concat().starts_with(typed) || initials.collect::<String>().starts_with(typed)
    })
}

/// Says whether the surname of a name has this reading.
pub(super) fn has_surname_read(name: &str, reading: &str) -> bool {
    let (surname, _) = split_name(name);
    all_readings(&surname).iter().any(|syllables| syllables.concat() == reading)
}

/// Answers the keys of a name, some of them more than once: from each character on, as written, as
/// read, and by initials.
fn of_name(
    name: &str,
    written: &'static str,
    read: &'static str,
    initials: &'static str,
) -> Vec<Key> {
    let mut keys = Vec::new();
    let name = text::folded(&text::line(name));
    for (at, character) in name.char_indices() {
        if text::is_han(character) || at == 0 {
            keys.push((written, name[at..].to_owned()));
        }
    }
    // The readings of a long name are many and nobody types them whole.
    let head: String = name.chars().take(12).collect();
    for reading in all_readings(&head) {
        for from in 0..reading.len() {
            keys.push((read, reading[from..].concat()));
        }
        let letters: String =
            reading.iter().filter_map(|syllable| syllable.chars().next()).collect();
        if !letters.is_empty() {
            keys.push((initials, letters));
        }
    }
    keys
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(text::folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_found_by_whatever_is_known() {
        let keys = of_person(&Findable {
            full_name: "单晓明",
            latin_name: "Simon Shan",
            pinyin: "Shan Xiaoming",
            phone: "13800001234",
            email: "Shan@example.com",
            badge_number: "10000017",
        });

        for key in [
            ("name", "单晓明"),
            ("name", "晓明"),
            ("pinyin", "shanxiaoming"),
            ("pinyin", "danxiaoming"),
            ("pinyin", "xiaoming"),
            ("pinyin", "simon"),
            ("initials", "sxm"),
            ("initials", "dxm"),
            ("phone", "43210000831"),
            ("email", "shan@example.com"),
            ("badge", "10000017"),
        ] {
            assert!(keys.contains(&(key.0, key.1.to_owned())), "{key:?} is missing");
        }
    }
}
