//! Files that are written for people: whole or not there, and never over an event.

use std::{
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

use crate::error::{Error, FileTrouble, Result};

/// A file that is written beside its place and moved there at the end, so that nobody ever finds half
/// a file under the real name, and an older one stays whole until then.
#[derive(Debug)]
pub struct Output {
    named: PathBuf,
    place: PathBuf,
    part: PathBuf,
}

impl Output {
    /// Begins a file; behind a link it is the file that is meant.
    ///
    /// # Errors
    /// [`FileTrouble::IsAnEvent`] where an event would be written over, [`FileTrouble::Unwritable`] where
    /// something else than a file stands there.
    pub fn at(path: &Path) -> Result<Output> {
        let place = past_link(path);
        if is_of_event(&place) {
            return Err(Error::file(FileTrouble::IsAnEvent, path));
        }
        if fs::metadata(&place).is_ok_and(|found| !found.is_file()) {
            return Err(Error::file(FileTrouble::Unwritable, path));
        }
        let mut part = place.clone().into_os_string();
        part.push(".part");
        Ok(Output { named: path.to_owned(), place, part: PathBuf::from(part) })
    }

    /// Answers what is written first.
    pub fn part(&self) -> &Path {
        &self.part
    }

    /// Moves what was written first to its place.
    pub fn put(self) -> Result<()> {
        fs::rename(&self.part, &self.place)
            .map_err(|_| Error::file(FileTrouble::Unwritable, &self.named))
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // It is there only where something went wrong.
        let _ = fs::remove_file(&self.part);
    }
}

/// Writes a file: all of it, or none.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let output = Output::at(path)?;
    fs::write(output.part(), bytes).map_err(|_| Error::file(FileTrouble::Unwritable, path))?;
    output.put()
}

/// Refuses to write over what is being read.
///
/// # Errors
/// [`FileTrouble::IsTheSource`].
pub fn is_another(output: &Path, source: &Path) -> Result<()> {
    match (output.canonicalize(), source.canonicalize()) {
        (Ok(output_place), Ok(source)) if output_place == source => {
            Err(Error::file(FileTrouble::IsTheSource, output))
        }
        _ => Ok(()),
    }
}

/// Answers the file that a link leads to, or the path itself.
pub(crate) fn past_link(path: &Path) -> PathBuf {
    let is_link = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    let real = if is_link { path.canonicalize().ok() } else { None };
    real.map_or_else(
        || path.to_owned(),
        |real| {
            // Windows writes such paths in a form that few programs know.
            let plain = real.to_str().and_then(|text| text.strip_prefix(r"\\?\"));
            plain.filter(|plain| !plain.starts_with("UNC")).map(PathBuf::from).unwrap_or(real)
        },
    )
}

/// Says whether this is an event file, or lies beside one as a part of it.
fn is_of_event(path: &Path) -> bool {
    let text = path.as_os_str().to_string_lossy();
    let owners = ["-wal", "-shm", ".lock"].into_iter().filter_map(|end| text.strip_suffix(end));
    is_event(path) || owners.into_iter().any(|owner| is_event(Path::new(owner)))
}

fn is_event(path: &Path) -> bool {
    let mut header = [0; 72];
    let is_read = path.is_file()
        && File::open(path).and_then(|mut file| file.read_exact(&mut header)).is_ok();
    // SQLite keeps the mark of the program at byte 68 (sqlite.org/fileformat.html, 1.3).
    is_read
        && header.starts_with(b"SQLite format 3\0")
        && header[68..72] == crate::store::APPLICATION_ID.to_be_bytes()
}
