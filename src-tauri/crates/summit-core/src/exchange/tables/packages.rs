//! What is in a packed file, and whether unpacking it would fill the memory.

use std::io::{self, Cursor, Read, Write};

use calamine::Dimensions;
use zip::ZipArchive;

use super::{
    LARGEST_UNPACKED, MOST_CELLS, TableTrouble, binary,
    spans::{Spans, number},
};

/// The kinds of workbooks that are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx {
        /// Whether cells of it are merged, which is told behind all of them.
        has_merges: bool,
    },
    Xlsb {
        /// The cells that are merged, each with the name of its sheet.
        merges: Vec<(String, Dimensions)>,
    },
    Ods {
        /// The cells that are merged.
        spans: Spans,
    },
    Xls,
}

/// The most parts that an honest workbook consists of.
const MOST_PARTS: usize = 20_000;

/// The most merges of cells that an honest workbook has.
pub(super) const MOST_MERGES: usize = 1_000_000;

/// Tells the kind of a packed file, having unpacked it once into nothing to learn its true size.
pub(super) fn look_into(bytes: &[u8]) -> Result<Kind, TableTrouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableTrouble::Damaged)?;
    let mut kind = kind_of(&archive)?;
    if archive.len() > MOST_PARTS {
        return Err(TableTrouble::TooLarge);
    }
    let mut left = LARGEST_UNPACKED;
    let mut merges = 0;
    let mut regions: Vec<(String, Vec<Dimensions>)> = Vec::new();
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else { continue };
        let name = part.name().map(|name| name.to_lowercase()).unwrap_or_default();
        if !is_read(&name) {
            continue;
        }
        if part.size() > left {
            return Err(TableTrouble::TooLarge);
        }
        let is_ods_content = matches!(kind, Kind::Ods { .. }) && name == "content.xml";
        let is_sheet = matches!(kind, Kind::Xlsx { .. }) && name.contains("sheet");
        let is_binary_sheet = matches!(kind, Kind::Xlsb { .. }) && name.contains("sheet");
        let mut sink = Sink {
            cells: is_ods_content.then(RepeatedCells::default),
            merges: is_sheet.then(Merges::default),
            records: is_binary_sheet.then(binary::Records::of_merges),
        };
        let taken = io::copy(&mut part.take(left), &mut sink).map_err(|_| TableTrouble::Damaged)?;
        left -= taken;
        merges += sink.merges.map_or(0, |merges| merges.total);
        if let Some(records) = sink.records {
            let found = records.merges();
            merges += found.len();
            regions.push((name, found));
        }
        if let Some(RepeatedCells { spans, total, .. }) = sink.cells {
            if total > MOST_CELLS {
                return Err(TableTrouble::TooLarge);
            }
            merges += spans.merges.len();
            kind = Kind::Ods { spans };
        }
        if left == 0 || merges > MOST_MERGES {
            return Err(TableTrouble::TooLarge);
        }
    }
    Ok(match kind {
        Kind::Xlsx { .. } => Kind::Xlsx { has_merges: merges > 0 },
        Kind::Xlsb { .. } => Kind::Xlsb { merges: by_sheet(&mut archive, &regions) },
        Kind::Ods { .. } | Kind::Xls => kind,
    })
}

/// Puts the name of the sheet to what is merged in a part.
fn by_sheet<R: Read + io::Seek>(
    archive: &mut ZipArchive<R>,
    regions: &[(String, Vec<Dimensions>)],
) -> Vec<(String, Dimensions)> {
    if regions.iter().all(|(_, found)| found.is_empty()) {
        return Vec::new();
    }
    let mut merges = Vec::new();
    for (sheet, part) in binary::sheets(archive) {
        let found = regions.iter().filter(|(name, _)| name.replace('\\', "/") == part);
        merges.extend(found.flat_map(|(_, found)| found).map(|region| (sheet.clone(), *region)));
    }
    merges
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
        return Ok(Kind::Xlsb { merges: Vec::new() });
    }
    if begins("xl/") || (has("[content_types].xml") && !begins("word/") && !begins("ppt/")) {
        return Ok(Kind::Xlsx { has_merges: false });
    }
    if begins("index/") || has("index.zip") || has("index.apxl") {
        return Err(TableTrouble::Numbers);
    }
    if has("content.xml") && !begins("word/") {
        return Ok(Kind::Ods { spans: Spans::default() });
    }
    Err(TableTrouble::NotATable)
}

/// Takes what is unpacked and keeps nothing of it.
struct Sink {
    cells: Option<RepeatedCells>,
    merges: Option<Merges>,
    records: Option<binary::Records>,
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(cells) = &mut self.cells {
            bytes.iter().for_each(|byte| cells.take(*byte));
        }
        if let Some(merges) = &mut self.merges {
            merges.take(bytes);
        }
        if let Some(records) = &mut self.records {
            records.take(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Counts the merges of cells in a sheet.
#[derive(Default)]
struct Merges {
    /// The end of the piece before: a mark may be cut in two.
    end: Vec<u8>,
    total: usize,
}

impl Merges {
    fn take(&mut self, bytes: &[u8]) {
        const MARK: &[u8] = b"mergeCell ";
        let count = |bytes: &[u8]| memchr::memmem::find_iter(bytes, MARK).count();
        let head = &bytes[..bytes.len().min(MARK.len() - 1)];
        self.end.extend_from_slice(head);
        self.total += count(&self.end) + count(bytes);
        self.end.clear();
        self.end.extend_from_slice(&bytes[bytes.len().saturating_sub(MARK.len() - 1)..]);
    }
}

/// Counts the cells that a short text makes long: filled ones that are said to be repeated.
#[derive(Default)]
struct RepeatedCells {
    tag: Vec<u8>,
    is_inside: bool,
    total: usize,
    spans: Spans,
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
                self.spans.take(&self.tag);
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
        let times = number(&self.tag, REPEATED).unwrap_or(1).max(1);
        self.total = self.total.saturating_add(times as usize);
    }
}
