//! What is in a packed file, and whether unpacking it would fill the memory.

use std::io::{self, Cursor, Read, Write};

use zip::ZipArchive;

use super::{LARGEST_UNPACKED, MOST_CELLS, TableTrouble};

/// The kinds of workbooks that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Xlsb,
    Ods,
    Xls,
}

/// The most parts that an honest workbook consists of.
const MOST_PARTS: usize = 20_000;

/// Tells the kind of a packed file, having unpacked it once into nothing to learn its true size.
pub(super) fn look_into(bytes: &[u8]) -> Result<Kind, TableTrouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableTrouble::Damaged)?;
    let kind = kind_of(&archive)?;
    if archive.len() > MOST_PARTS {
        return Err(TableTrouble::TooLarge);
    }
    let mut left = LARGEST_UNPACKED;
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else { continue };
        let name = part.name().map(|name| name.to_lowercase()).unwrap_or_default();
        if !is_read(&name) {
            continue;
        }
        if part.size() > left {
            return Err(TableTrouble::TooLarge);
        }
        let is_ods_content = kind == Kind::Ods && name == "content.xml";
        let mut sink = Sink { cells: is_ods_content.then(RepeatedCells::default) };
        let taken = io::copy(&mut part.take(left), &mut sink).map_err(|_| TableTrouble::Damaged)?;
        left -= taken;
        if left == 0 || sink.cells.is_some_and(|cells| cells.total > MOST_CELLS) {
            return Err(TableTrouble::TooLarge);
        }
    }
    Ok(kind)
}

/// Pictures and the like are never unpacked.
fn is_read(name: &str) -> bool {
    name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".bin")
}

fn kind_of<R: Read + io::Seek>(archive: &ZipArchive<R>) -> Result<Kind, TableTrouble> {
    let names: Vec<String> = archive
        .file_names()
        .filter_map(|name| Some(name.ok()?.to_lowercase().replace('\\', "/")))
        .collect();
    let has = |name: &str| names.iter().any(|other| other == name);
    let begins = |head: &str| names.iter().any(|other| other.starts_with(head));
    if has("xl/workbook.bin") {
        return Ok(Kind::Xlsb);
    }
    if begins("xl/") || (has("[content_types].xml") && !begins("word/") && !begins("ppt/")) {
        return Ok(Kind::Xlsx);
    }
    if begins("index/") || has("index.zip") || has("index.apxl") {
        return Err(TableTrouble::Numbers);
    }
    if has("content.xml") && !begins("word/") {
        return Ok(Kind::Ods);
    }
    Err(TableTrouble::NotATable)
}

/// Takes what is unpacked and keeps nothing of it.
struct Sink {
    cells: Option<RepeatedCells>,
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(cells) = &mut self.cells {
            bytes.iter().for_each(|byte| cells.take(*byte));
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Counts the cells that a short text makes long: filled ones that are said to be repeated.
#[derive(Default)]
struct RepeatedCells {
    tag: Vec<u8>,
    is_inside: bool,
    total: usize,
}

impl RepeatedCells {
    fn take(&mut self, byte: u8) {
        match byte {
            b'<' => {
                self.is_inside = true;
                self.tag.clear();
            }
            b'>' if self.is_inside => {
                self.is_inside = false;
                self.count();
            }
            _ if self.is_inside && self.tag.len() < 4096 => self.tag.push(byte),
            _ => {}
        }
    }

    fn count(&mut self) {
        const REPEATED: &[u8] = b"number-columns-repeated=";
        if !self.tag.starts_with(b"table:table-cell") || self.tag.ends_with(b"/") {
            return;
        }
        let at = self.tag.windows(REPEATED.len()).position(|piece| piece == REPEATED);
        let digits =
            at.map_or(&[][..], |at| &self.tag[(at + REPEATED.len() + 1).min(self.tag.len())..]);
        let times =
            digits.iter().take_while(|digit| digit.is_ascii_digit()).fold(0_usize, |sum, digit| {
                sum.saturating_mul(10).saturating_add((digit - b'0').into())
            });
        self.total = self.total.saturating_add(times.max(1));
    }
}
