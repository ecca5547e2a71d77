//! Tables of other programs: each is read, or refused with the one sentence that helps.

use std::fs;

use summit_core::exchange::tables::{self, Book, Cell, Column, TableTrouble, XlsxWriter};
use tempfile::tempdir;
use tests::{files_below, found};

fn texts(book: &Book) -> Vec<Vec<String>> {
    book.sheets[0]
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.text().into_owned()).collect())
        .collect()
}

#[test]
fn what_is_written_is_read_back() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("list.xlsx");
    let day = chrono_day(2019, 4, 13);
    let rows = vec![
        vec![Cell::of("张三"), Cell::of("013800001234"), Cell::Number(3.5), Cell::Moment(day)],
        vec![Cell::of("=1+1"), Cell::Empty, Cell::Truth(true)],
        vec![],
        vec![Cell::of("a\nb"), Cell::of("𠮷")],
    ];

    let mut writer = XlsxWriter::new(&path);
    let column = |title: &str| Column { title: title.to_owned(), width: 12 };
    writer.sheet("名单", &["姓名", "电话", "数", "日期"].map(column)).unwrap();
    for row in &rows {
        writer.row(row).unwrap();
    }
    writer.finish().unwrap();
    let book = tables::read(&path, None).unwrap();

    assert_eq!(book.sheets[0].name, "名单");
    assert_eq!(book.sheets[0].rows[1..], rows);
    assert_eq!(texts(&book)[0], ["姓名", "电话", "数", "日期"]);
    assert!(!folder.path().join("list.xlsx.part").exists());
}

fn chrono_day(year: i32, month: u32, day: u32) -> chrono::NaiveDateTime {
    chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap().into()
}

#[track_caller]
fn refused(bytes: &[u8], trouble: TableTrouble) {
    assert_eq!(tables::read_bytes(bytes.to_vec(), None), Err(trouble));
}

#[test]
fn what_is_no_table_is_refused_with_a_reason() {
    refused(b"", TableTrouble::Empty);
    refused(b"\n\n", TableTrouble::Empty);
    refused(b"%PDF-1.7\n", TableTrouble::NotATable);
    refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", TableTrouble::NotATable);
    refused("<html><table><tr><td>张三</td></tr></table>".as_bytes(), TableTrouble::WebPage);
    refused(b"<?xml version=\"1.0\"?><Workbook></Workbook>", TableTrouble::WebPage);
    refused(b"PK\x03\x04 cut short", TableTrouble::Damaged);
    refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 cut short", TableTrouble::Damaged);
    assert_eq!(
        tables::read_bytes(b"a,b".to_vec(), Some("klingon")),
        Err(TableTrouble::UnknownEncoding)
    );
    // What is no text in the encoding that a person says may well be one in another.
    let wide: Vec<u8> = "姓名,a\n".repeat(9).encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(tables::read_bytes(wide, Some("UTF-8")), Err(TableTrouble::WrongEncoding));
}

#[test]
fn a_cut_workbook_is_damaged_wherever_it_is_cut() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("list.xlsx");
    let mut writer = XlsxWriter::new(&path);
    writer.sheet("a", &[Column { title: "姓名".to_owned(), width: 9 }]).unwrap();
    for number in 0..200 {
        writer.row(&[Cell::of(format!("guest {number}"))]).unwrap();
    }
    writer.finish().unwrap();
    let whole = fs::read(&path).unwrap();

    for length in (4..whole.len()).step_by(97) {
        refused(&whole[..length], TableTrouble::Damaged);
    }
}

#[test]
fn a_list_is_read_in_the_encoding_that_a_person_says() {
    let gbk = b"\xd0\xd5\xc3\xfb,\xb5\xe7\xbb\xb0\n\xd5\xc5\xc8\xfd,138\n".to_vec();

    let found = tables::read_bytes(gbk.clone(), None).unwrap();
    let said = tables::read_bytes(gbk, Some("windows-1252")).unwrap();

    assert_eq!(found.encoding, Some("gb18030"));
    assert_eq!(texts(&found)[1], ["张三", "138"]);
    assert_ne!(texts(&said)[1][0], "张三");
}

/// The files of the world, where they are at hand: none may be met without an answer.
#[test]
fn every_file_of_the_collection_is_read_or_refused() {
    let Some(folder) = found("tables") else { return };
    let mut refusals = Vec::new();
    for path in files_below(&folder) {
        let name = path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        if name.ends_with(".json") {
            continue;
        }
        match tables::read(&path, None) {
            Ok(book) => assert!(book.first().is_ok(), "{name} holds nothing"),
            Err(error) => refusals.push(format!("{name}: {}", error.code())),
        }
    }

    insta::assert_snapshot!(refusals.join("\n"));
}

#[test]
fn lists_of_the_collection_say_what_their_answers_say() {
    let Some(folder) = found("tables") else { return };
    for name in ["csv-spectrum", "csv-test-data"] {
        for path in files_below(&folder.join(name)) {
            let answer = path.with_extension("json");
            if path.extension().is_none_or(|ending| ending != "csv") || !answer.exists() {
                continue;
            }
            let (Ok(book), Ok(answer)) = (tables::read(&path, None), fs::read_to_string(answer))
            else {
                continue;
            };
            let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
            let rows = texts(&book);
            for (at, expected) in answer.as_array().unwrap().iter().enumerate() {
                let (row, values): (&[String], Vec<&str>) = match expected {
                    serde_json::Value::Object(fields) => (
                        &rows[at + 1],
                        fields.values().filter_map(|value| value.as_str()).collect(),
                    ),
                    other => {
                        let values = other.as_array().unwrap().iter();
                        (&rows[at], values.filter_map(|value| value.as_str()).collect())
                    }
                };
                let end = values.iter().rposition(|value| !value.trim().is_empty());
                let values = &values[..end.map_or(0, |end| end + 1)];
                assert_eq!(row, values, "{}", path.display());
            }
        }
    }
}

/// The same sheet, saved as four programs save it: a cell that is merged counts for all its rows.
#[test]
fn merged_cells_are_the_same_in_every_kind_of_workbook() {
    let Some(folder) = found("tables") else { return };
    let read = |name: &str| {
        let book = tables::read(&folder.join("sheetjs").join(name), None).unwrap();
        texts(&book)
    };

    let rows = read("merge_cells.xlsx");

    assert!(rows.len() > 1);
    for name in ["merge_cells.xlsb", "merge_cells.xls", "merge_cells.ods"] {
        assert_eq!(read(name), rows, "{name}");
    }
}

/// Whatever happens to a file on its way, reading it ends with an answer.
#[test]
fn a_file_with_anything_written_over_is_met_with_an_answer() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("seed.xlsx");
    let mut writer = XlsxWriter::new(&path);
    writer.sheet("a", &[Column { title: "姓名".to_owned(), width: 9 }]).unwrap();
    writer.row(&[Cell::of("张三"), Cell::Number(1.0)]).unwrap();
    writer.finish().unwrap();
    let mut seeds = vec![path, folder.path().join("seed.csv")];
    fs::write(&seeds[1], "姓名,电话\n\"张,三\",138\n").unwrap();
    if let Some(folder) = found("tables") {
        for name in [
            "calamine/date.xls",
            "calamine/date.xlsb",
            "sheetjs/merge_cells.xlsb",
            "calamine/date.ods",
            "calamine/issues.xlsx",
            "poi/password.xls",
            "calamine/biff5-rich-text-string.xls",
        ] {
            seeds.push(folder.join(name));
        }
    }
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random >> 33).unwrap()
    };

    for path in seeds {
        let bytes = fs::read(&path).unwrap();
        for _ in 0..60 {
            let mut bytes = bytes.clone();
            for _ in 0..1 + next() % 8 {
                let at = next() % bytes.len();
                match next() % 3 {
                    0 => bytes[at] = u8::try_from(next() % 256).unwrap(),
                    1 => bytes.truncate(at.max(1)),
                    _ => bytes[at] ^= 1 << (next() % 8),
                }
            }
            drop(tables::read_bytes(bytes, None));
        }
    }
}
