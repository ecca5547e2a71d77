//! Photographs and logos: recognized, measured, and taken apart where a writer needs their pixels.

use std::io::Cursor;

use summit_core::prints::short_hash;

use crate::error::{PrintError, Result};
use crate::page::{Picture, PictureKind};

/// The pixels of a PNG: red, green and blue, and how opaque each pixel is, if any is not.
pub struct Pixels {
    pub colors: Vec<u8>,
    pub opacity: Option<Vec<u8>>,
}

impl Picture {
    /// Recognizes a JPEG or PNG file and reads its size.
    pub fn read(bytes: Vec<u8>) -> Result<Picture> {
        let (kind, width, height) = if bytes.starts_with(&[0xFF, 0xD8]) {
            jpeg_size(&bytes)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            png_size(&bytes)
        } else {
            None
        }
        .ok_or_else(|| unreadable("it is neither JPEG nor PNG"))?;
        if width == 0 || height == 0 {
            return Err(unreadable("it has no pixels"));
        }
        let mark = short_hash(&bytes);
        Ok(Picture { kind, width, height, mark, bytes: bytes.into() })
    }

    /// Where the whole picture goes to fill a frame (and reach beyond it) or to stand inside it.
    pub fn frame_in(&self, [x, y, width, height]: [f32; 4], fills: bool) -> [f32; 4] {
        let (across, down) = (width / self.width as f32, height / self.height as f32);
        let scale = if fills { across.max(down) } else { across.min(down) };
        let (own_width, own_height) = (self.width as f32 * scale, self.height as f32 * scale);
        let top = if fills { (height - own_height) * 0.25 } else { (height - own_height) / 2.0 };
        [x + (width - own_width) / 2.0, y + top, own_width, own_height]
    }

    /// The pixels of a PNG.
    pub fn pixels(&self) -> Result<Pixels> {
        let bytes = self.bytes.read()?;
        let mut decoder = png::Decoder::new(Cursor::new(&*bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(|error| unreadable(&error.to_string()))?;
        let size = reader.output_buffer_size().ok_or_else(|| unreadable("it is too large"))?;
        let mut data = vec![0; size];
        let frame = reader.next_frame(&mut data).map_err(|error| unreadable(&error.to_string()))?;
        data.truncate(frame.buffer_size());

        let channels = frame.color_type.samples();
        let count = data.len() / channels;
        let mut colors = Vec::with_capacity(count * 3);
        let mut opacity = Vec::with_capacity(count);
        for pixel in data.chunks_exact(channels) {
            match *pixel {
                [gray] => colors.extend([gray; 3]),
                [gray, alpha] => {
                    colors.extend([gray; 3]);
                    opacity.push(alpha);
                }
                [red, green, blue] => colors.extend([red, green, blue]),
                [red, green, blue, alpha] => {
                    colors.extend([red, green, blue]);
                    opacity.push(alpha);
                }
                _ => return Err(unreadable("it has a kind of color that is not known")),
            }
        }
        let opacity = (opacity.iter().any(|alpha| *alpha != 255)).then_some(opacity);
        Ok(Pixels { colors, opacity })
    }
}

fn unreadable(reason: &str) -> PrintError {
    PrintError::PictureUnreadable { reason: reason.to_owned() }
}

/// Reads the frame header of a JPEG.
fn jpeg_size(bytes: &[u8]) -> Option<(PictureKind, u32, u32)> {
    let mut at = 2;
    loop {
        while *bytes.get(at)? != 0xFF {
            at += 1;
        }
        let marker = *bytes.get(at + 1)?;
        at += 2;
        match marker {
            0xFF => at -= 1,
            0x01 | 0xD0..=0xD8 => {}
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                let height = two(bytes, at + 3)?;
                let width = two(bytes, at + 5)?;
                let channels = *bytes.get(at + 7)?;
                let known = matches!(channels, 1 | 3 | 4);
                return known.then_some((PictureKind::Jpeg { channels }, width, height));
            }
            0xD9 | 0xDA => return None,
            _ => at += two(bytes, at)? as usize,
        }
    }
}

fn png_size(bytes: &[u8]) -> Option<(PictureKind, u32, u32)> {
    let four = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some((PictureKind::Png, four(16)?, four(20)?))
}

fn two(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}
