//! The number printed under the code of a badge: seven digits and one that checks them.

/// The table of the quasigroup by H. M. Damm, 2004: finds every single wrong digit and every swap
/// of neighbors.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// The first serial. It has seven digits, so that no spreadsheet drops a leading zero.
pub const FIRST_SERIAL: u32 = 1_000_001;

/// Answers the badge number of a serial.
pub fn badge_number(serial: u32) -> String {
    let digits = serial.to_string();
    let check = remainder(&digits).unwrap_or_default();
    format!("{digits}{check}")
}

/// Answers the serial of a badge number; nothing when a digit is wrong.
pub fn serial_of(badge_number: &str) -> Option<u32> {
    let is_whole = badge_number.len() == 8 && remainder(badge_number) == Some(0);
    if is_whole { badge_number[..7].parse().ok() } else { None }
}

fn remainder(digits: &str) -> Option<u8> {
    digits.chars().try_fold(0, |interim, digit| {
        let digit = digit.to_digit(10)? as usize;
        Some(DAMM[usize::from(interim)][digit])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_leads_back_to_its_serial() {
        // 572 with the check digit 4 is the example of Damm's thesis.
        assert_eq!(badge_number(572), "5724");
        assert_eq!(serial_of(&badge_number(FIRST_SERIAL)), Some(FIRST_SERIAL));
    }

    #[test]
    fn a_slip_of_the_finger_is_found() {
        let number: Vec<char> = badge_number(1_000_427).chars().collect();
        for at in 0..8 {
            for digit in '0'..='9' {
                let mut wrong = number.clone();
                wrong[at] = digit;
                if wrong != number {
                    assert_eq!(serial_of(&wrong.iter().collect::<String>()), None);
                }
            }
            let mut swapped = number.clone();
            swapped.swap(at, (at + 1).min(7));
            if swapped != number {
                assert_eq!(serial_of(&swapped.iter().collect::<String>()), None);
            }
        }
    }
}
