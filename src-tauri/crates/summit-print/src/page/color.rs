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

    /// White where it is read on this color, else the color of text, else black.
    pub fn ink(self) -> Color {
        let inks = [Color::WHITE, Color([24, 26, 31])];
        inks.into_iter().find(|ink| ink.contrast(self) >= READABLE).unwrap_or(Color::BLACK)
    }

    /// The color for text on white paper: itself, or as much darker as it takes to be read.
    pub fn for_text(self) -> Color {
        let darker = |hundredths: u16| {
            let Color(parts) = self;
            Color(parts.map(|part| (u16::from(part) * hundredths / 100) as u8))
        };
        let readable = |color: &Color| color.contrast(Color::WHITE) >= READABLE;
        (1..=100).rev().map(darker).find(readable).unwrap_or(Color::BLACK)
    }

    /// How well one color is read on the other, from 1 to 21, as WCAG counts it.
    pub fn contrast(self, other: Color) -> f32 {
        let (one, other) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(other) / one.min(other)
    }

    fn luminance(self) -> f32 {
        let Color(parts) = self;
        let [red, green, blue] = parts.map(|part| {
            let part = f32::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// The least contrast of text that WCAG asks for.
const READABLE: f32 = 4.5;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_on_every_color_and_in_every_color() {
        let colors = (0..=255_u32).step_by(15).flat_map(|red| {
            let part = |step: u32| (step * 51) as u8;
            (0..36).map(move |rest| Color([red as u8, part(rest / 6), part(rest % 6)]))
        });
        for color in colors {
            assert!(color.ink().contrast(color) >= READABLE, "on {color}");
            assert!(color.for_text().contrast(Color::WHITE) >= READABLE, "in {color}");
        }
        let dark = Color([15, 92, 107]);
        assert_eq!((dark.for_text(), dark.ink()), (dark, Color::WHITE));
        assert_eq!(Color::BLACK.contrast(Color::WHITE).round(), 21.0);
    }
}
