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

/// Writes bytes as one decimal number of [`LENGTH`] digits, by dividing by ten again and again.
fn decimal(bytes: &[u8; BYTES]) -> String {
    let mut rest = *bytes;
    let mut digits = [b'0'; LENGTH];
    for digit in digits.iter_mut().rev() {
        let mut remainder = 0u16;
        for byte in &mut rest {
            let value = remainder << 8 | u16::from(*byte);
            *byte = (value / 10) as u8;
            remainder = value % 10;
        }
        *digit += remainder as u8;
    }
    digits.iter().map(|digit| char::from(*digit)).collect()
}

fn bytes_of(digits: &str) -> Option<[u8; BYTES]> {
    if digits.len() != LENGTH {
        return None;
    }
    let mut bytes = [0u8; BYTES];
    for digit in digits.chars() {
        let mut carry = digit.to_digit(10)?;
        for byte in bytes.iter_mut().rev() {
            let value = u32::from(*byte) * 10 + carry;
            *byte = (value & 0xff) as u8;
            carry = value >> 8;
        }
        if carry > 0 {
            return None;
        }
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
