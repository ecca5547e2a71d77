//! Phone numbers as they are typed, made regular. What cannot be one is never guessed.

use crate::text;

/// Tidies a phone number: a mainland mobile becomes its eleven digits, any other keeps its prefix.
pub fn clean_phone(phone: &str) -> String {
    let phone = text::line(phone);
    let phone = phone.trim_start_matches('\'');
    let international = phone.starts_with('+') || phone.starts_with("00");
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let rest = digits.trim_start_matches('0');
    let mainland = rest.strip_prefix("86").filter(|rest| is_mobile(rest));
    // Whoever calls from another town dials a zero before a mobile phone.
    let trunk = digits.strip_prefix('0').filter(|rest| is_mobile(rest) && !international);
    let mainland = mainland.or(trunk);
    match mainland {
        Some(mobile) => mobile.to_owned(),
        None if international => format!("+{rest}"),
        None if is_mobile(&digits) => digits,
        None if digits.len() == phone.chars().count() => digits,
        None => phone.to_owned(),
    }
}

/// Says whether a text can be a phone number of any country, as E.164 limits them.
pub fn is_phone(phone: &str) -> bool {
    let phone = text::line(phone);
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let others = phone.chars().filter(|character| !character.is_ascii_digit());
    (5..=17).contains(&digits)
        && others.clone().all(|character| "+-() .'/转*#x".contains(character))
        && !is_masked(&phone)
}

/// Says whether digits are hidden: `138****0012`, `138xxxx0012`.
pub(crate) fn is_masked(typed: &str) -> bool {
    const MASKS: &str = "*xX×•●○＊#_?.";
    let signs: Vec<char> = typed.chars().collect();
    let is_mask = |sign: &char| MASKS.contains(*sign);
    let is_digit = |sign: Option<&char>| sign.is_some_and(char::is_ascii_digit);
    signs
        .chunk_by(|one, other| is_mask(one) && is_mask(other))
        .scan(0, |from, run| {
            let at = *from;
            *from += run.len();
            let is_beside = is_digit(at.checked_sub(1).and_then(|before| signs.get(before)))
                || is_digit(signs.get(*from));
            Some(run.len() > 1 && is_beside)
        })
        .any(|is_mask| is_mask)
}

/// Hides the middle of a phone number: `138****5678`.
pub fn mask(phone: &str) -> String {
    let characters: Vec<char> = phone.chars().collect();
    let length = characters.len();
    if length <= 4 {
        return phone.to_owned();
    }
    let shown = if length >= 8 { 3 } else { 0 };
    let head: String = characters[..shown].iter().collect();
    let tail: String = characters[length - 4..].iter().collect();
    format!("{head}****{tail}")
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1') && matches!(digits.as_bytes()[1], b'3'..=b'9')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_are_made_regular() {
        for (typed, phone) in [
            ("138 0000 1234", "13800001234"),
            ("+86-138-0000-1234", "13800001234"),
            ("0086 13800001234", "13800001234"),
            ("'13800001234", "13800001234"),
            ("013800001234", "13800001234"),
            ("010-85800000", "010-85800000"),
            ("１３８００００１２３４", "13800001234"),
            ("+852 9123 4567", "+85291234567"),
            // Eleven digits that begin like a mainland mobile, and are none.
            ("+1 650 253 0000", "+16502530000"),
            ("0510-8580 0000", "0510-8580 0000"),
        ] {
            assert_eq!(clean_phone(typed), phone);
        }
    }

    #[test]
    fn what_cannot_be_a_phone_is_refused() {
        for text in ["1.39E+10", "无", "1234", "abc13800001234", "138****0012", "138xxxx0012"] {
            assert!(!is_phone(text), "{text}");
        }
        for text in ["0510-85800000转801", "0510-85800000*801", "0510-85800000 x12"] {
            assert!(is_phone(text), "{text}");
        }
    }

    #[test]
    fn the_middle_is_hidden() {
        assert_eq!(mask("13800001234"), "138****1234");
        assert_eq!(mask("85800000"), "858****0000");
        assert_eq!(mask("800012"), "****0012");
        assert_eq!(mask(""), "");
    }
}
