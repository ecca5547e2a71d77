//! Phone numbers as they are typed, made regular. What cannot be one is never guessed.

use crate::text;

/// Tidies a phone number: a mobile phone of the mainland becomes its eleven digits, a landline there its
/// area, a dash and the rest, any other keeps its prefix. What says the extension stays as it is.
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
        None if is_mobile(&digits) && !international => digits,
        None => match landline(phone) {
            Some(landline) => landline,
            None if international => format!("+{rest}"),
            None if is_service(&digits) || digits.len() == phone.chars().count() => digits,
            None => phone.to_owned(),
        },
    }
}

/// Answers a landline of the mainland as `0510-85800000`, with its extension if there is one; none where
/// the digits are no such number.
fn landline(phone: &str) -> Option<String> {
    let is_ring = |sign: char| !(sign.is_ascii_digit() || "+-() ".contains(sign));
    let (main, extension) = phone.split_at(phone.find(is_ring).unwrap_or(phone.len()));
    let space = main.len() - main.trim_end().len();
    let whole = |main: &str, extension: &str| {
        let digits: String = main.chars().filter(char::is_ascii_digit).collect();
        let abroad = main.starts_with('+') || main.starts_with("00");
        let national = digits.trim_start_matches('0');
        let national = if abroad { national.strip_prefix("86")? } else { national };
        let national = national.trim_start_matches('0');
        if !abroad && !digits.starts_with('0') {
            return None;
        }
        let area = if national.starts_with("10") || national.starts_with('2') { 2 } else { 3 };
        let (area, local) = national.split_at_checked(area)?;
        let is_local = matches!(local.len(), 7 | 8) && matches!(local.as_bytes()[0], b'2'..=b'8');
        is_local.then(|| format!("0{area}-{local}{extension}"))
    };
    let spaced = &phone[main.len() - space..];
    let parted = || {
        let (before, last) = main.trim_end().rsplit_once('-')?;
        let is_short =
            (1..=5).contains(&last.len()) && last.bytes().all(|sign| sign.is_ascii_digit());
        if extension.is_empty() && is_short { whole(before, &format!("-{last}")) } else { None }
    };
    whole(main, if extension.is_empty() { "" } else { spaced }).or_else(parted)
}

/// Says whether the digits are a number of all the country: 400 and 800.
fn is_service(digits: &str) -> bool {
    digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800"))
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

/// Says whether digits are hidden: `138****0012`, `138xxxx0012`, `138-****-0012`.
pub(crate) fn is_masked(typed: &str) -> bool {
    const MASKS: &str = "*xX×•●○＊#_?.";
    if !typed.contains(|sign: char| MASKS.contains(sign)) {
        return false;
    }
    // What stands between the parts of a number hides nothing.
    let signs: Vec<char> = typed.chars().filter(|sign| !" -－–—()".contains(*sign)).collect();
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

pub(crate) fn is_mobile(digits: &str) -> bool {
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
            ("0510-8580 0000", "0510-85800000"),
            ("0510 85800000", "0510-85800000"),
            ("051085800000", "0510-85800000"),
            ("(0510)85800000", "0510-85800000"),
            ("+86-510-85800000", "0510-85800000"),
            ("+86 (0)510 8580 0000", "0510-85800000"),
            ("0086 21 62345678", "021-62345678"),
            ("01062345678", "010-62345678"),
            ("0510-85800000 x12", "0510-85800000 x12"),
            ("0510-8580 0000转801", "0510-85800000转801"),
            ("0510-85800000-801", "0510-85800000-801"),
            ("400-800-1234", "4008001234"),
            ("85800000", "85800000"),
        ] {
            assert_eq!(clean_phone(typed), phone);
        }
    }

    #[test]
    fn what_cannot_be_a_phone_is_refused() {
        for text in [
            "1.39E+10",
            "无",
            "1234",
            "abc13800001234",
            "138****0012",
            "138xxxx0012",
            "138 **** 1234",
            "138-****-1235",
            "138－＊＊＊＊－1239",
            "138-xxxx-1242",
        ] {
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
