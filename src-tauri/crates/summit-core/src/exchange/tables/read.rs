//! From a file of whatever kind to its rows: told apart by content, never by the name.

use std::{
    fs::{self, File},
    io::Read,
    path::Path,
};

use super::{Book, LARGEST_FILE, TableTrouble, encodings, packages, separated, walls, workbooks};
use crate::error::{Error, FileTrouble, Result};

/// Reads a table file. `encoding` overrules what a list of values looks like it is written in.
///
/// # Errors
/// [`Error::Table`] with the one thing that speaks against the file; [`Error::File`] when it cannot
/// be read at all.
pub fn read(path: &Path, encoding: Option<&str>) -> Result<Book> {
    if !path.is_file() {
        return Err(Error::file(FileTrouble::Missing, path));
    }
    let unreadable = |_| Error::file(FileTrouble::Unreadable, path);
    if fs::metadata(path).map_err(unreadable)?.len() > LARGEST_FILE {
        return Err(Error::table(TableTrouble::TooLarge, path));
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(LARGEST_FILE).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    read_bytes(bytes, encoding).map_err(|trouble| Error::table(trouble, path))
}

/// Reads the content of a table file.
///
/// The parsers of others run behind a wall: one that panics has met a file that it cannot read.
pub fn read_bytes(bytes: Vec<u8>, encoding: Option<&str>) -> Result<Book, TableTrouble> {
    let encoding = encoding
        .map(|name| encodings::by_name(name).ok_or(TableTrouble::UnknownEncoding))
        .transpose()?;
    let book =
        walls::behind(|| dispatch(bytes, encoding)).unwrap_or(Err(TableTrouble::Unreadable))?;
    if book.sheets.iter().all(super::Sheet::is_empty) {
        return Err(TableTrouble::Empty);
    }
    Ok(book)
}

fn dispatch(
    bytes: Vec<u8>,
    encoding: Option<&'static encoding_rs::Encoding>,
) -> Result<Book, TableTrouble> {
    if bytes.is_empty() {
        return Err(TableTrouble::Empty);
    }
    if bytes.starts_with(b"PK") {
        let kind = packages::look_into(&bytes)?;
        return workbooks::read(bytes, kind);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return workbooks::read(bytes, packages::Kind::Xls);
    }
    if let Some(trouble) = other_kind(&bytes) {
        return Err(trouble);
    }
    separated::read(&bytes, encoding)
}

/// Recognises what is certainly not a list of values.
fn other_kind(bytes: &[u8]) -> Option<TableTrouble> {
    let magics: [&[u8]; 12] = [
        b"%PDF",
        b"\x89PNG",
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"{\\rtf",
        b"Rar!",
        b"7z\xBC\xAF",
        b"\x1F\x8B",
        b"BM",
        b"SQLite format 3",
        b"MZ",
        b"\x7FELF",
    ];
    let is_text = !bytes.iter().take(4096).any(|byte| *byte == 0);
    if magics.iter().any(|magic| bytes.starts_with(magic)) && !(bytes.starts_with(b"BM") && is_text)
    {
        return Some(TableTrouble::NotATable);
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    let head = head.trim_start_matches('\u{FEFF}').trim_start().to_lowercase();
    let is_markup = ["<?xml", "<!doctype", "<html", "<table", "<workbook", "<meta", "<head"]
        .iter()
        .any(|tag| head.starts_with(tag))
        || (head.starts_with('<') && head.contains("<table"));
    // Mail messages in which Excel saves "single file web pages".
    (is_markup || head.starts_with("mime-version:")).then_some(TableTrouble::WebPage)
}
