//! What the code on a badge says: a signed statement that every desk can check without a network.
//!
//! Eight bytes (version and key, serial, issue, category, days) and an Ed25519 signature over
//! them and the event, written as one decimal number: digits survive a scanner that types through
//! an input method, any keyboard layout and caps lock.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use crate::event::EventId;

/// How many digits a token has: 72 bytes whose first is below 32.
pub const LENGTH: usize = 173;

const VERSION: u8 = 1;
const DOMAIN: &[u8] = b"summit-badge-v1";
const PAYLOAD: usize = 8;
const BYTES: usize = PAYLOAD + 64;

/// What a badge states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payload {
    /// Which of the event's keys signed it, 0 to 15.
    pub kid: u8,
    pub serial: u32,
    pub issue: u8,
    /// The number of the category.
    pub category: u8,
    /// A bit for each of the first eight days; all set admits on every day.
    pub days: u8,
}

/// A badge's token as digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token(pub String);

/// Why a token is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenError {
    /// It is no token of this program.
    Unreadable,
    /// It was not signed for this event.
    Forged,
}

impl Token {
    /// Signs a payload for an event.
    pub fn sign(key: &SigningKey, event: EventId, payload: Payload) -> Token {
        let head = payload.bytes();
        let signature = key.sign(&statement(event, &head));
        let mut bytes = [0; BYTES];
        bytes[..PAYLOAD].copy_from_slice(&head);
        bytes[PAYLOAD..].copy_from_slice(&signature.to_bytes());
        Token(decimal(&bytes))
    }

    /// Reads which key a token claims, without believing anything else of it.
    pub fn kid(&self) -> Option<u8> {
        bytes_of(&self.0).map(|bytes| bytes[0] & 0x0f)
    }

    /// Reads which issue of a badge a token claims, without believing anything else of it.
    pub fn issue(&self) -> Option<u8> {
        bytes_of(&self.0).and_then(|bytes| Payload::read(&bytes[..PAYLOAD])).map(|read| read.issue)
    }

    /// Checks the signature and answers what the badge states.
    pub fn verify(&self, key: &VerifyingKey, event: EventId) -> Result<Payload, TokenError> {
        let bytes = bytes_of(&self.0).ok_or(TokenError::Unreadable)?;
        let (head, signature) = bytes.split_at(PAYLOAD);
        let signature = Signature::from_slice(signature).map_err(|_| TokenError::Unreadable)?;
        key.verify_strict(&statement(event, head), &signature).map_err(|_| TokenError::Forged)?;
        Payload::read(head).ok_or(TokenError::Unreadable)
    }
}

impl Payload {
    fn bytes(self) -> [u8; PAYLOAD] {
        let serial = self.serial.to_be_bytes();
        [
            VERSION << 4 | self.kid & 0x0f,
            serial[0],
            serial[1],
            serial[2],
            serial[3],
            self.issue,
            self.category,
            self.days,
        ]
    }

    fn read(bytes: &[u8]) -> Option<Payload> {
        let [head, a, b, c, d, issue, category, days] = *bytes else { return None };
        (head >> 4 == VERSION).then_some(Payload {
            kid: head & 0x0f,
            serial: u32::from_be_bytes([a, b, c, d]),
            issue,
            category,
            days,
        })
    }
}

fn statement(event: EventId, head: &[u8]) -> Vec<u8> {
    [DOMAIN, event.0.as_bytes(), head].concat()
}

/// How many 32 bit words a token has, the highest first.
const WORDS: usize = BYTES / 4;

/// How many digits are worked on at a time: what fits in a word.
const AT_ONCE: usize = 9;

/// Writes bytes as one decimal number of [`LENGTH`] digits, by dividing again and again.
fn decimal(bytes: &[u8; BYTES]) -> String {
    let mut rest = [0u32; WORDS];
    for (word, four) in rest.iter_mut().zip(bytes.as_chunks::<4>().0) {
        *word = u32::from_be_bytes(*four);
    }
    let mut digits = [b'0'; LENGTH];
    for digits in digits.rchunks_mut(AT_ONCE) {
        let divisor = 10u64.pow(digits.len() as u32);
        let mut remainder = 0u64;
        for word in &mut rest {
            let value = remainder << 32 | u64::from(*word);
            *word = (value / divisor) as u32;
            remainder = value % divisor;
        }
        for digit in digits.iter_mut().rev() {
            *digit += (remainder % 10) as u8;
            remainder /= 10;
        }
    }
    digits.iter().map(|digit| char::from(*digit)).collect()
}

fn bytes_of(digits: &str) -> Option<[u8; BYTES]> {
    if digits.len() != LENGTH || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let mut words = [0u32; WORDS];
    for digits in digits.as_bytes().chunks(AT_ONCE) {
        let factor = 10u64.pow(digits.len() as u32);
        let mut carry =
            digits.iter().fold(0, |number, digit| number * 10 + u64::from(digit - b'0'));
        for word in words.iter_mut().rev() {
            let value = u64::from(*word) * factor + carry;
            *word = value as u32;
            carry = value >> 32;
        }
        // Nothing is left over: 72 bytes hold every number of 173 digits.
    }
    let mut bytes = [0; BYTES];
    for (four, word) in bytes.as_chunks_mut::<4>().0.iter_mut().zip(words) {
        *four = word.to_be_bytes();
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const EVENT: EventId = EventId(Uuid::from_u128(7));
    const PAYLOAD: Payload =
        Payload { kid: 3, serial: 1_000_001, issue: 2, category: 5, days: 0xff };

    #[test]
    fn a_token_is_digits_and_reads_back() {
        let key = SigningKey::from_bytes(&[9; 32]);

        let token = Token::sign(&key, EVENT, PAYLOAD);

        assert_eq!(token.0.len(), LENGTH);
        assert!(token.0.chars().all(|digit| digit.is_ascii_digit()));
        assert_eq!((token.kid(), token.issue()), (Some(3), Some(2)));
        assert_eq!(token.verify(&key.verifying_key(), EVENT), Ok(PAYLOAD));
    }

    #[test]
    fn every_number_is_written_as_it_is_read() {
        let mut bytes = [0; BYTES];
        assert_eq!(decimal(&bytes), "0".repeat(LENGTH));
        bytes[BYTES - 1] = 1;
        assert_eq!(decimal(&bytes), format!("{}1", "0".repeat(LENGTH - 1)));
        bytes[BYTES - 5..].copy_from_slice(&1_000_000_007_u64.to_be_bytes()[3..]);
        assert_eq!(decimal(&bytes), format!("{:0>173}", 1_000_000_007));

        for seed in 0..=255u8 {
            let mut bytes: [u8; BYTES] =
                std::array::from_fn(|at| (at as u8).wrapping_mul(seed).wrapping_add(seed));
            bytes[0] &= 0x1f;
            assert_eq!(bytes_of(&decimal(&bytes)), Some(bytes), "{seed}");
        }
        let most = "9".repeat(LENGTH);
        assert_eq!(bytes_of(&most).map(|bytes| decimal(&bytes)), Some(most));
        assert_eq!(bytes_of(&"１".repeat(LENGTH)), None);
        assert_eq!(bytes_of(&format!("+{}", "1".repeat(LENGTH - 1))), None);
    }

    #[test]
    fn no_other_event_key_or_digit_is_believed() {
        let key = SigningKey::from_bytes(&[9; 32]);
        let token = Token::sign(&key, EVENT, PAYLOAD);
        let other = SigningKey::from_bytes(&[8; 32]).verifying_key();
        let mut wrong = token.0.clone().into_bytes();
        wrong[100] = if wrong[100] == b'0' { b'1' } else { b'0' };
        let wrong = Token(String::from_utf8(wrong).unwrap());

        assert_eq!(token.verify(&other, EVENT), Err(TokenError::Forged));
        assert_eq!(
            token.verify(&key.verifying_key(), EventId(Uuid::from_u128(8))),
            Err(TokenError::Forged)
        );
        assert!(wrong.verify(&key.verifying_key(), EVENT).is_err());
        assert_eq!(
            Token("1".to_owned()).verify(&key.verifying_key(), EVENT),
            Err(TokenError::Unreadable)
        );
    }
}
