//! Which cells of an XLSB are merged: the reader of such files leaves that out.
//!
//! A part is a row of records as [MS-XLSB] has them: a kind of one or two bytes and a length of one
//! to four, seven bits each with the lowest first, then the body.

use std::io::{Read, Seek};

use calamine::Dimensions;
use zip::ZipArchive;

use super::packages::MOST_MERGES;

/// `BrtBundleSh`: a sheet of the workbook, its state and number, its relationship and its name.
const SHEET: u32 = 156;

/// `BrtMergeCell`: first and last row, first and last column.
const MERGE: u32 = 176;

/// The longest body that is kept: two texts of 255 characters and some numbers.
const LONGEST_BODY: usize = 2048;

/// The records of one kind in a part that comes in pieces.
#[derive(Debug)]
pub(super) struct Records {
    wanted: u32,
    /// What of the kind and the length has come.
    head: Vec<u8>,
    kind: u32,
    body: Vec<u8>,
    /// How many bytes of the body are still to come.
    left: usize,
    found: Vec<Vec<u8>>,
}

impl Records {
    fn of(wanted: u32) -> Records {
        Records { wanted, head: Vec::new(), kind: 0, body: Vec::new(), left: 0, found: Vec::new() }
    }

    /// Waits for the merges of a sheet.
    pub(super) fn of_merges() -> Records {
        Records::of(MERGE)
    }

    /// Takes the next piece of the part.
    pub(super) fn take(&mut self, mut piece: &[u8]) {
        while let Some((&first, rest)) = piece.split_first() {
            if self.left == 0 {
                piece = rest;
                self.head.push(first);
                if let Some((kind, length)) = head(&self.head) {
                    (self.kind, self.left) = (kind, length);
                    self.head.clear();
                    self.body.clear();
                }
                continue;
            }
            let (body, rest) = piece.split_at(piece.len().min(self.left));
            piece = rest;
            self.left -= body.len();
            if self.kind == self.wanted && self.found.len() <= MOST_MERGES {
                self.body.extend(body.iter().take(LONGEST_BODY - self.body.len()));
                if self.left == 0 {
                    self.found.push(self.body.clone());
                }
            }
        }
    }

    /// Answers the merges over several rows.
    pub(super) fn merges(&self) -> Vec<Dimensions> {
        let merge = |body: &Vec<u8>| {
            let [top, bottom, left, right] = [0, 4, 8, 12].map(|at| number(body, at));
            Some(Dimensions { start: (top?, left?), end: (bottom?, right?) })
        };
        self.found.iter().filter_map(merge).filter(|at| at.end.0 > at.start.0).collect()
    }
}

/// Answers the name of each sheet and the part of the package that holds it, in small letters.
pub(super) fn sheets<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Vec<(String, String)> {
    let mut part = |name: &str, most: u64| {
        let mut bytes = Vec::new();
        let read = archive.by_name(name).map(|part| part.take(most).read_to_end(&mut bytes));
        matches!(read, Ok(Ok(_))).then_some(bytes)
    };
    let (Some(book), Some(links)) =
        (part("xl/workbook.bin", 1 << 26), part("xl/_rels/workbook.bin.rels", 1 << 22))
    else {
        return Vec::new();
    };
    let links = String::from_utf8_lossy(&links);
    let Ok(links) = roxmltree::Document::parse(&links) else { return Vec::new() };
    let target = |id: &str| {
        let mut all = links.root_element().children();
        let link = all.find(|link| link.attribute("Id") == Some(id))?;
        let target = link.attribute("Target")?.to_lowercase();
        Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
    };
    let mut records = Records::of(SHEET);
    records.take(&book);
    let sheet = |body: &Vec<u8>| {
        let (id, end) = wide(body, 8)?;
        let (name, _) = wide(body, end)?;
        Some((name, target(&id)?))
    };
    records.found.iter().filter_map(sheet).collect()
}

/// Reads the kind and the length of a record once all their bytes are there.
fn head(bytes: &[u8]) -> Option<(u32, usize)> {
    let (kind, rest) = bits(bytes, 2)?;
    let (length, _) = bits(rest, 4)?;
    Some((kind, length as usize))
}

fn bits(bytes: &[u8], most: usize) -> Option<(u32, &[u8])> {
    let mut value = 0;
    for (at, byte) in bytes.iter().enumerate().take(most) {
        value |= u32::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 || at + 1 == most {
            return Some((value, &bytes[at + 1..]));
        }
    }
    None
}

fn number(body: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(body.get(at..at + 4)?.try_into().ok()?))
}

/// Reads a text and answers where it ends.
fn wide(body: &[u8], at: usize) -> Option<(String, usize)> {
    let letters = usize::try_from(number(body, at)?).ok()?;
    let end = at.checked_add(4)?.checked_add(letters.checked_mul(2)?)?;
    let units: Vec<u16> = body
        .get(at + 4..end)?
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    Some((String::from_utf16(&units).ok()?, end))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

    use super::{super::read_bytes, MERGE, Records, SHEET, bits};

    fn record(kind: u32, body: &[u8]) -> Vec<u8> {
        let [low, high] = [(kind & 0x7f) as u8, (kind >> 7) as u8];
        let kind = if high == 0 { vec![low] } else { vec![low | 0x80, high] };
        [&kind[..], &[u8::try_from(body.len()).unwrap()], body].concat()
    }

    fn numbers<const N: usize>(values: [u32; N]) -> Vec<u8> {
        values.map(u32::to_le_bytes).concat()
    }

    fn text(text: &str) -> Vec<u8> {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [numbers([u32::try_from(units.len() / 2).unwrap()]), units].concat()
    }

    /// The smallest book of two sheets; the second lies in the part that is named first.
    fn xlsb(rows: &[&[&str]], merges: &[[u32; 4]]) -> Vec<u8> {
        let sheet = |rows: &[&[&str]], merges: &[[u32; 4]]| {
            let mut part = [record(0x81, &[]), record(0x94, &numbers([0, 9, 0, 9]))].concat();
            part.extend(record(0x91, &[]));
            for (row, cells) in (0..).zip(rows) {
                part.extend(record(0, &numbers([row])));
                for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
                    part.extend(record(6, &[numbers([column, 0]), text(cell)].concat()));
                }
            }
            part.extend(record(0x92, &[]));
            part.extend(merges.iter().flat_map(|merge| record(MERGE, &numbers(*merge))));
            part
        };
        let link = |id: &str, file: &str| {
            let kind =
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
            format!(r#"<Relationship Id="{id}" Type="{kind}" Target="worksheets/{file}.bin"/>"#)
        };
        let links = format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}{}</Relationships>"#,
            link("rId1", "sheet2"),
            link("rId2", "sheet1")
        );
        let bundle = |number: u32, id: &str, name: &str| {
            record(SHEET, &[numbers([0, number]), text(id), text(name)].concat())
        };
        let book = [
            record(0x83, &[]),
            bundle(1, "rId1", "说明"),
            bundle(2, "rId2", "名单"),
            record(0x90, &[]),
            record(0x84, &[]),
        ];
        let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let parts = [
            ("xl/workbook.bin", book.concat()),
            ("xl/_rels/workbook.bin.rels", links.into_bytes()),
            ("xl/worksheets/sheet1.bin", sheet(rows, merges)),
            ("xl/worksheets/sheet2.bin", sheet(&[&["请填写"], &["谢谢"]], &[])),
        ];
        for (name, bytes) in parts {
            packed.start_file(name, stored).unwrap();
            packed.write_all(&bytes).unwrap();
        }
        packed.finish().unwrap().into_inner()
    }

    #[test]
    fn a_merged_cell_of_an_xlsb_counts_for_all_its_rows() {
        let rows: &[&[&str]] =
            &[&["姓名", "单位"], &["张三", "甲公司"], &["李四"], &["王五", "乙公司"], &["赵六"]];

        let book = read_bytes(xlsb(rows, &[[1, 2, 1, 1], [3, 3, 0, 1]]), None).unwrap();

        let texts = |sheet: usize| -> Vec<String> {
            let rows = book.sheets[sheet].rows.iter();
            rows.map(|row| row.iter().map(|cell| cell.text()).collect::<Vec<_>>().join(","))
                .collect()
        };
        assert_eq!(texts(0), ["请填写", "谢谢"]);
        assert_eq!(texts(1), ["姓名,单位", "张三,甲公司", "李四,甲公司", "王五,乙公司", "赵六"]);
    }

    #[test]
    fn a_record_that_comes_byte_by_byte_is_the_same() {
        let region = |row: u32| [row, row + 2, 3, 3].map(u32::to_le_bytes).concat();
        let wide = [7_u32, 7, 0, 5].map(u32::to_le_bytes).concat();
        let part = [
            &[1, 2, 9, 9][..],
            &[176, 1, 16],
            &region(4),
            &[177, 1, 0],
            &[176, 1, 16],
            &wide,
            &[176, 1, 144, 0],
            &region(70_000),
            &[176, 1, 16, 1, 2],
        ]
        .concat();

        let [mut whole, mut torn] = [Records::of_merges(), Records::of_merges()];
        whole.take(&part);
        part.iter().for_each(|byte| torn.take(&[*byte]));

        let rows = |records: &Records| -> Vec<(u32, u32)> {
            records.merges().iter().map(|merge| (merge.start.0, merge.end.0)).collect()
        };
        assert_eq!(rows(&whole), [(4, 6), (70_000, 70_002)]);
        assert_eq!(rows(&torn), rows(&whole));
    }

    #[test]
    fn a_number_of_seven_bits_a_byte_ends_with_the_first_byte_that_says_so() {
        assert_eq!(bits(&[0xb0, 0x01, 5], 2), Some((176, &[5][..])));
        assert_eq!(bits(&[0xff, 0xff], 2), Some((0x3fff, &[][..])));
        assert_eq!(bits(&[0x80], 2), None);
    }
}
