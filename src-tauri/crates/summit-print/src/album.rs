//! Where the bytes of pictures wait until they are printed: in memory, and where there are many, in a
//! file without a name, which is gone when the last of them is.

use std::borrow::Cow;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::error::Result;
use crate::page::Picture;

/// How many bytes of pictures wait in memory: enough for a program, and far from all photos of a register.
const IN_MEMORY: usize = 16 << 20;

/// The pictures of one document.
#[derive(Debug)]
pub struct Album {
    /// How many more bytes may wait in memory.
    room: usize,
    drawer: Option<Arc<Mutex<File>>>,
}

impl Default for Album {
    fn default() -> Album {
        Album { room: IN_MEMORY, drawer: None }
    }
}

impl Album {
    /// Takes in a picture as it came.
    ///
    /// # Errors
    /// When it is no picture, or when the disk does not take it.
    pub fn keep(&mut self, bytes: Vec<u8>) -> Result<Picture> {
        let picture = Picture::read(bytes)?;
        let length = picture.bytes.len();
        if length <= self.room {
            self.room -= length;
            return Ok(picture);
        }
        let bytes = self.put_away(&picture.bytes.read()?)?;
        Ok(Picture { bytes, ..picture })
    }

    fn put_away(&mut self, bytes: &[u8]) -> Result<Bytes> {
        let drawer = match &self.drawer {
            Some(drawer) => Arc::clone(drawer),
            None => Arc::new(Mutex::new(tempfile::tempfile()?)),
        };
        self.drawer = Some(Arc::clone(&drawer));
        let from = {
            let mut file = alone(&drawer);
            let from = file.seek(SeekFrom::End(0))?;
            file.write_all(bytes)?;
            from
        };
        Ok(Bytes(Kept::Drawer { drawer, from, length: bytes.len() }))
    }
}

/// The bytes of a picture, wherever they wait.
#[derive(Debug, Clone)]
pub struct Bytes(Kept);

#[derive(Debug, Clone)]
enum Kept {
    Memory(Arc<Vec<u8>>),
    Drawer { drawer: Arc<Mutex<File>>, from: u64, length: usize },
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Bytes {
        Bytes(Kept::Memory(Arc::new(bytes)))
    }
}

impl Bytes {
    /// How many there are.
    #[expect(clippy::len_without_is_empty, reason = "a picture without bytes is none")]
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Kept::Memory(bytes) => bytes.len(),
            Kept::Drawer { length, .. } => *length,
        }
    }

    /// Answers them.
    ///
    /// # Errors
    /// When the file in which they wait cannot be read.
    pub fn read(&self) -> Result<Cow<'_, [u8]>> {
        match &self.0 {
            Kept::Memory(bytes) => Ok(Cow::Borrowed(bytes)),
            Kept::Drawer { drawer, from, length } => {
                let mut bytes = vec![0; *length];
                let mut file = alone(drawer);
                file.seek(SeekFrom::Start(*from))?;
                file.read_exact(&mut bytes)?;
                Ok(Cow::Owned(bytes))
            }
        }
    }
}

/// The file for oneself. Each use finds its own place in it, so one that broke off does no harm.
fn alone(drawer: &Mutex<File>) -> MutexGuard<'_, File> {
    drawer.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The head of a PNG, and something after it that tells it from others.
    fn picture(mark: u8, length: usize) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x02\0\0\0\x03".to_vec();
        bytes.resize(length, mark);
        bytes
    }

    #[test]
    fn pictures_come_back_from_wherever_they_waited() {
        let mut album = Album { room: 150, drawer: None };
        let all: Vec<_> = (1..=4).map(|mark| picture(mark, 100)).collect();

        let kept: Vec<_> = all.iter().map(|bytes| album.keep(bytes.clone()).unwrap()).collect();

        let in_memory = |picture: &&Picture| matches!(picture.bytes.0, Kept::Memory(_));
        assert_eq!(kept.iter().filter(in_memory).count(), 1);
        drop(album);
        for (picture, bytes) in kept.iter().zip(&all).rev() {
            assert_eq!(*picture.bytes.read().unwrap(), bytes[..]);
            assert_eq!((picture.width, picture.height), (2, 3));
        }
    }

    #[test]
    fn what_is_no_picture_takes_no_room() {
        let mut album = Album { room: 150, drawer: None };

        assert!(album.keep(vec![7; 100]).is_err());

        assert_eq!(album.room, 150);
    }
}
