//! Workbooks: one part of a package that is otherwise right is random, or the whole file is.
//!
//! The library that reads them may panic; [`read_bytes`] must not.

#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use summit_core::exchange::tables::{MOST_CELLS, read_bytes};
use zip::{ZipWriter, write::SimpleFileOptions};

/// The parts of the smallest workbook that Excel opens.
const PARTS: &[(&str, &str)] = &[
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#,
    ),
    (
        "xl/styles.xml",
        r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#,
    ),
    (
        "xl/sharedStrings.xml",
        r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>name</t></si><si><r><t>x</t></r></si></sst>"#,
    ),
    (
        "xl/worksheets/sheet1.xml",
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>43568</v></c></row></sheetData></worksheet>"#,
    ),
];

fuzz_target!(init: {
    // A panic that is caught is what is asked for; one that is not still ends the run.
    std::panic::set_hook(Box::new(|_| {}));
}, |bytes: &[u8]| {
    let Some((&chosen, content)) = bytes.split_first() else { return };
    let file = match PARTS.get(usize::from(chosen.wrapping_sub(b'0'))) {
        Some((name, _)) => packed(name, content),
        None => bytes.to_vec(),
    };
    let Ok(book) = read_bytes(file, None) else { return };
    let rows: Vec<_> = book.sheets.iter().flat_map(|sheet| &sheet.rows).collect();
    assert!(rows.iter().map(|row| row.len()).sum::<usize>() <= MOST_CELLS);
    assert!(rows.iter().all(|row| row.last().is_none_or(|cell| !cell.is_blank())));
});

fn packed(random: &str, content: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, usual) in PARTS {
        zip.start_file(*name, stored).expect("memory takes everything");
        let bytes = if *name == random { content } else { usual.as_bytes() };
        zip.write_all(bytes).expect("memory takes everything");
    }
    zip.finish().expect("memory takes everything").into_inner()
}
