//! The colors of the things on a page.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// Red, green and blue. Written as `#1f6f8b`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, TS)]
#[ts(type = "string")]
pub struct Color(pub [u8; 3]);

impl Color {
    pub const BLACK: Color = Color([0, 0, 0]);
    pub const WHITE: Color = Color([255, 255, 255]);

    /// Reads `#1f6f8b` or `1f6f8b`.
    pub fn parse(text: &str) -> Option<Color> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() != 6 {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Color([red, green, blue]))
    }

    /// The color as it looks with so much of it (0 to 1) on white paper.
    pub fn tint(self, share: f32) -> Color {
        let Color(parts) = self;
        Color(parts.map(|part| 255 - ((255.0 - f32::from(part)) * share).round() as u8))
    }

    /// Black or white, whichever is read more easily on this color.
    pub fn ink(self) -> Color {
        let Color([red, green, blue]) = self;
        let part = |part: u8| (f32::from(part) / 255.0).powf(2.2);
        let light = 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
        if light > 0.36 { Color([24, 26, 31]) } else { Color::WHITE }
    }
}

impl std::fmt::Display for Color {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Color([red, green, blue]) = self;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Serialize for Color {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Color, D::Error> {
        let text = String::deserialize(from)?;
        Color::parse(&text)
            .ok_or_else(|| D::Error::custom(format!("{text} is no color such as #1f6f8b")))
    }
}
