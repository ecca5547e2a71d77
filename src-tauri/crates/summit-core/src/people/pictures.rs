//! Pictures of people: taken in from a file, told apart by their content.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::PictureId;
use crate::{
    error::{OrMissing, Result},
    time::Moment,
};

/// The largest picture that is taken in, in bytes.
pub const LARGEST: usize = 8 * 1024 * 1024;

/// A picture with its bytes, for printing and for the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// `jpeg` or `png`.
    pub kind: String,
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
}

/// Answers a picture.
pub fn picture(db: &Connection, id: PictureId) -> Result<Picture> {
    db.prepare_cached("SELECT kind, width, height, bytes FROM pictures WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(Picture {
                kind: row.get("kind")?,
                width: row.get("width")?,
                height: row.get("height")?,
                bytes: row.get("bytes")?,
            })
        })
        .or_missing("picture")
}

/// Stores a picture once, however often it is taken in.
pub(super) fn store(db: &Connection, now: Moment, picture: &Picture) -> Result<PictureId> {
    let digest = Sha256::digest(&picture.bytes).to_vec();
    let known = db
        .query_row("SELECT id FROM pictures WHERE sha256 = ?1", [&digest], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    let id = PictureId::new(now);
    db.execute(
        "INSERT INTO pictures (id, sha256, kind, width, height, bytes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![id, digest, picture.kind, picture.width, picture.height, picture.bytes],
    )?;
    Ok(id)
}

/// Reads kind and size from the head of a JPEG or PNG; nothing for any other content.
pub(super) fn recognise(bytes: Vec<u8>) -> Option<Picture> {
    let (kind, (width, height)) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        ("png", png_size(&bytes)?)
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        ("jpeg", jpeg_size(&bytes)?)
    } else {
        return None;
    };
    let fits = (1..=20_000).contains(&width) && (1..=20_000).contains(&height);
    fits.then(|| Picture { kind: kind.to_owned(), width, height, bytes })
}

fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| {
        bytes.get(at..at + 4).map(|four| u32::from_be_bytes([four[0], four[1], four[2], four[3]]))
    };
    Some((number(16)?, number(20)?))
}

/// Walks the segments of a JPEG to the first frame header (ITU-T T.81, table B.1).
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let pair = |at: usize| bytes.get(at..at + 2).map(|two| u16::from_be_bytes([two[0], two[1]]));
    let mut at = 2;
    loop {
        let [0xff, marker] = *bytes.get(at..at + 2)? else { return None };
        match marker {
            0xc0..=0xcf if ![0xc4, 0xc8, 0xcc].contains(&marker) => {
                return Some((u32::from(pair(at + 7)?), u32::from(pair(at + 5)?)));
            }
            0xff => at += 1,
            _ => at += 2 + usize::from(pair(at + 2)?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_stands_in_the_head() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 0, 1, 0x2c, 0, 0, 1, 0xa4]);
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08\x01\xa4\x01\x2c\x03".to_vec();

        let size = |bytes| recognise(bytes).map(|picture| (picture.width, picture.height));

        assert_eq!(size(png), Some((300, 420)));
        assert_eq!(size(jpeg), Some((300, 420)));
        assert_eq!(size(b"GIF89a".to_vec()), None);
        assert_eq!(size(b"\xff\xd8\xff".to_vec()), None);
    }
}
