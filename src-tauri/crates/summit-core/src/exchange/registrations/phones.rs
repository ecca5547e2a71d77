//! Phone numbers out of cells. What a spreadsheet has rounded is told, and never guessed.

use super::super::tables::Cell;
use crate::{
    people::{clean_phone, is_masked, is_phone},
    text,
};

/// What a cell says about a phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhoneReading {
    Nothing,
    Phone(String),
    /// Some of the digits are gone: `1.39E+10`, or hidden: `138****0012`.
    DigitsLost,
    /// Several numbers stand in the cell: all of them, in their order.
    Several(Vec<String>),
    NotAPhone,
}

/// A number that ends in so many zeros was rounded by a program, not given out by a company.
const ROUND: u64 = 1_000_000;

/// Says whether a number begins as mobile phones of the mainland do and is not as long as they are.
pub(super) fn is_odd(phone: &str) -> bool {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let begins = digits.starts_with('1') && matches!(digits.as_bytes().get(1), Some(b'3'..=b'9'));
    // No number of twelve or thirteen digits begins so, whatever follows.
    let is_long = digits.starts_with('1') && matches!(digits.len(), 12 | 13);
    let is_near = begins && (8..=10).contains(&digits.len());
    !phone.starts_with('+') && (is_long || is_near)
}

/// Reads the phone in a cell.
pub fn read_phone(cell: &Cell) -> PhoneReading {
    if let Cell::Number(number) = cell {
        return whole(*number);
    }
    let shown = cell.text();
    let typed = text::line(shown.trim_start_matches(is_circled));
    let typed = without_count(&typed);
    let typed = typed.trim_start_matches(['\'', '‘', '’']).trim();
    if typed.is_empty() {
        return PhoneReading::Nothing;
    }
    if let Some(reading) = scientific(typed) {
        return reading;
    }
    if is_masked(typed) {
        return PhoneReading::DigitsLost;
    }
    let typed = typed.strip_suffix(".0").or_else(|| typed.strip_suffix(".00")).unwrap_or(typed);
    let phone = clean_phone(typed);
    if is_phone(typed) && is_phone(&phone) {
        return PhoneReading::Phone(phone);
    }
    let mut numbers = numbers(typed);
    let is_alone = numbers.len() == 1;
    match numbers.iter().position(|number| is_mobile(number)) {
        None => PhoneReading::NotAPhone,
        Some(at) if is_alone => PhoneReading::Phone(numbers.remove(at)),
        Some(_) => PhoneReading::Several(numbers),
    }
}

/// Says whether a sign counts what stands behind it: ①, ⑴, ⒈.
fn is_circled(sign: char) -> bool {
    ('\u{2460}'..='\u{249B}').contains(&sign)
}

/// Takes off what counts the numbers of a cell, as in `1.13912340108` and `(2)13912340108`.
fn without_count(typed: &str) -> &str {
    let count = typed.trim_start_matches('(');
    let rest = count.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let is_count = (1..=2).contains(&(count.len() - rest.len()));
    let rest = rest.trim_start_matches(['.', '、', ')', ':', ' ']);
    if is_count && is_mobile(&clean_phone(rest)) { rest } else { typed }
}

/// Answers the numbers in a text in their order: mobile phones of the mainland as they are stored, others
/// as they stand there.
fn numbers(typed: &str) -> Vec<String> {
    // What parts the digits of one number does not part two.
    let is_within = |sign: char| sign.is_ascii_digit() || matches!(sign, ' ' | '-');
    let mut numbers = Vec::new();
    for run in typed.split(|sign: char| !is_within(sign)) {
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        let mobiles: Vec<String> = digits
            .as_bytes()
            .chunks(MOBILE)
            .map(|part| String::from_utf8_lossy(part).into_owned())
            .collect();
        if digits.len() > 4 && mobiles.iter().all(|part| is_mobile(part)) {
            numbers.extend(mobiles);
        } else if digits.len() > 4 {
            let run = run.trim_matches([' ', '-']);
            let mobile = clean_phone(run);
            numbers.push(if is_mobile(&mobile) { mobile } else { run.to_owned() });
        }
    }
    numbers
}

/// How many digits a mobile phone of the mainland has.
const MOBILE: usize = 11;

fn is_mobile(run: &str) -> bool {
    let digits = run.bytes().all(|byte| byte.is_ascii_digit());
    digits
        && run.len() == MOBILE
        && run.starts_with('1')
        && matches!(run.as_bytes()[1], b'3'..=b'9')
}

/// Says whether words stand beside the digits of a phone.
pub(super) fn has_words(shown: &str) -> bool {
    shown.chars().any(char::is_alphabetic) && scientific(text::line(shown).as_str()).is_none()
}

fn whole(number: f64) -> PhoneReading {
    if number.fract() != 0.0 || !(0.0..1e15).contains(&number) {
        return PhoneReading::NotAPhone;
    }
    let digits = number as u64;
    if digits >= ROUND * 1000 && digits.is_multiple_of(ROUND) {
        return PhoneReading::DigitsLost;
    }
    let phone = clean_phone(&digits.to_string());
    if is_phone(&phone) { PhoneReading::Phone(phone) } else { PhoneReading::NotAPhone }
}

/// `1.3912345678E+10` still has all its digits; `1.39E+10` has not.
fn scientific(typed: &str) -> Option<PhoneReading> {
    let (mantissa, exponent) = typed.split_once(['E', 'e'])?;
    let exponent: usize = exponent.strip_prefix('+').unwrap_or(exponent).parse().ok()?;
    let (front, rest) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if front.len() != 1 || !is_digits(front) || !is_digits(rest) || exponent > 17 {
        return None;
    }
    if rest.len() != exponent {
        return Some(PhoneReading::DigitsLost);
    }
    let phone = clean_phone(&format!("{front}{rest}"));
    Some(if is_phone(&phone) { PhoneReading::Phone(phone) } else { PhoneReading::NotAPhone })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &Cell, phone: &str) {
        assert_eq!(read_phone(cell), PhoneReading::Phone(phone.to_owned()));
    }

    #[test]
    fn every_way_in_which_a_phone_is_typed() {
        for (typed, phone) in [
            ("13800001234", "13800001234"),
            ("138 0000 1234", "13800001234"),
            ("138-0000-1234", "13800001234"),
            ("１３８００００１２３４", "13800001234"),
            ("+86 13800001234", "13800001234"),
            ("0086-13800001234", "13800001234"),
            ("86 13800001234", "13800001234"),
            ("'13800001234", "13800001234"),
            ("\u{202D}13800001234\u{202C}", "13800001234"),
            ("13800001234.0", "13800001234"),
            ("1.3912345678E+10", "13912345678"),
            ("+852 9123 4567", "+85291234567"),
            ("+853 6612 3456", "+85366123456"),
            ("+886 912 345 678", "+886912345678"),
            ("+1 (650) 253-0000", "+16502530000"),
            ("0510-8580 0000", "0510-85800000"),
            ("①13912340108", "13912340108"),
            ("1.13912340108", "13912340108"),
            ("(1)13912340111", "13912340111"),
            ("2）139 1234 0112", "13912340112"),
            ("0510-85800000 x12", "0510-85800000 x12"),
            ("013800001234", "13800001234"),
            ("0 138-0000-1234", "13800001234"),
        ] {
            check(&Cell::of(typed), phone);
        }
        check(&Cell::Number(13_912_345_678.0), "13912345678");
        check(&Cell::Number(8_613_912_345_678.0), "13912345678");
    }

    #[test]
    fn what_is_lost_is_told() {
        let masked = ["138****0012", "138xxxx0001", "138＊＊＊＊0012", "1380000****"];
        for typed in ["1.39E+10", "1.39123E+10", "1.4E10", "1E+10"].into_iter().chain(masked) {
            assert_eq!(read_phone(&Cell::of(typed)), PhoneReading::DigitsLost, "{typed}");
        }
        assert_eq!(read_phone(&Cell::Number(13_900_000_000.0)), PhoneReading::DigitsLost);
    }

    #[test]
    fn a_mobile_phone_with_a_digit_too_few_or_too_many_is_odd() {
        for odd in ["1351111222", "135 1111 222", "135111122223", "135111122", "113511112222"] {
            assert!(is_odd(odd), "{odd}");
        }
        for usual in
            ["13511112222", "0510-85800000", "85800000", "+16502530000", "4008001234", "2135551234"]
        {
            assert!(!is_odd(usual), "{usual}");
        }
    }

    #[test]
    fn a_number_among_words_is_found() {
        for typed in [
            "13912345672(微信同号)",
            "手机13912345672",
            "Tel: 139 1234 5672 (WeChat)",
            "139-1234-5672/秘书",
        ] {
            check(&Cell::of(typed), "13912345672");
        }
        for typed in ["13912345672/13800001234", "13912345672、13800001234 秘书"] {
            let both = ["13912345672", "13800001234"].map(str::to_owned).to_vec();
            assert_eq!(read_phone(&Cell::of(typed)), PhoneReading::Several(both), "{typed}");
        }
        assert_eq!(
            read_phone(&Cell::of("13912345672 转 85801234")),
            PhoneReading::Several(["13912345672", "85801234"].map(str::to_owned).to_vec())
        );
        for typed in [
            "13800000002 13800000003",
            "0510-85800000、13800000002",
            "138-0000-0002；+49 89 123456",
        ] {
            assert!(
                matches!(read_phone(&Cell::of(typed)), PhoneReading::Several(all) if all.len() == 2),
                "{typed}"
            );
        }
    }

    #[test]
    fn what_is_no_phone_is_told() {
        for typed in ["无", "暂无", "1234", "张三", "#N/A", "分机12345"] {
            assert_eq!(read_phone(&Cell::of(typed)), PhoneReading::NotAPhone, "{typed}");
        }
        assert_eq!(read_phone(&Cell::Number(0.5)), PhoneReading::NotAPhone);
        assert_eq!(read_phone(&Cell::of("  ")), PhoneReading::Nothing);
    }
}
