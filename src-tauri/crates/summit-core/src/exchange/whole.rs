//! Files that are whole or not there: written beside their place, and moved there at the end.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::error::{Error, FileTrouble, Result};

/// Names the file that is written first, so that nobody ever finds half a file under the real name.
pub(super) fn part_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

/// Moves what was written first to its place; an older file stays whole until then.
pub(super) fn put_in_place(path: &Path) -> Result<()> {
    let part = part_of(path);
    fs::rename(&part, path)
        .inspect_err(|_| drop(fs::remove_file(&part)))
        .map_err(|_| Error::file(FileTrouble::Unwritable, path))
}

/// Writes a file: all of it, or none.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(part_of(path), bytes).map_err(|_| Error::file(FileTrouble::Unwritable, path))?;
    put_in_place(path)
}
