//! Which cells of an ODS are merged: the reader of such files leaves that out.

use calamine::Dimensions;

use super::packages::MOST_MERGES;

/// The merges of cells over several rows, each with the place of its sheet among the others.
///
/// It is told of every tag of `content.xml`, in their order, and counts rows and columns by them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Spans {
    pub(super) merges: Vec<(usize, Dimensions)>,
    /// How many sheets have begun.
    sheets: usize,
    /// How many tables are open: one within another is no sheet.
    depth: u32,
    row: u32,
    column: u32,
    /// How many rows alike the open one stands for.
    rows: u32,
}

impl Spans {
    /// Answers the merges of a sheet.
    pub(super) fn of(&self, sheet: usize) -> Vec<Dimensions> {
        self.merges.iter().filter(|(at, _)| *at == sheet).map(|(_, merge)| *merge).collect()
    }

    /// Takes a tag without its angle brackets.
    pub(super) fn take(&mut self, tag: &[u8]) {
        let is_closed = tag.ends_with(b"/");
        let name = tag.split(|byte| byte.is_ascii_whitespace()).next().unwrap_or_default();
        let name = if is_closed { name.strip_suffix(b"/").unwrap_or(name) } else { name };
        match name {
            b"table:table" => {
                if self.depth == 0 {
                    (self.sheets, self.row, self.column) = (self.sheets + 1, 0, 0);
                }
                self.depth += u32::from(!is_closed);
            }
            b"/table:table" => self.depth = self.depth.saturating_sub(1),
            _ if self.depth != 1 => {}
            b"table:table-row" => {
                self.rows = number(tag, b"table:number-rows-repeated=").unwrap_or(1);
                self.column = 0;
                if is_closed {
                    self.row = self.row.saturating_add(self.rows);
                }
            }
            b"/table:table-row" => self.row = self.row.saturating_add(self.rows),
            b"table:table-cell" | b"table:covered-table-cell" => self.cell(tag),
            _ => {}
        }
    }

    fn cell(&mut self, tag: &[u8]) {
        let [rows, columns, times] = [
            &b"table:number-rows-spanned="[..],
            b"table:number-columns-spanned=",
            b"table:number-columns-repeated=",
        ]
        .map(|name| number(tag, name).unwrap_or(1).max(1));
        if rows > 1 && self.merges.len() <= MOST_MERGES {
            let start = (self.row, self.column);
            let end = (start.0.saturating_add(rows - 1), start.1.saturating_add(columns - 1));
            self.merges.push((self.sheets - 1, Dimensions { start, end }));
        }
        self.column = self.column.saturating_add(times);
    }
}

/// Reads the number that an attribute holds.
pub(super) fn number(tag: &[u8], name: &[u8]) -> Option<u32> {
    let at = tag.windows(name.len()).position(|piece| piece == name)? + name.len() + 1;
    let digits = tag.get(at..)?.iter().take_while(|digit| digit.is_ascii_digit());
    let value = |sum: u32, digit: &u8| sum.saturating_mul(10).saturating_add((digit - b'0').into());
    Some(digits.fold(0, value))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

    use super::super::read_bytes;

    const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">
<office:body><office:spreadsheet>"#;
    const END: &str = "</office:spreadsheet></office:body></office:document-content>";

    fn ods(tables: &str) -> Vec<u8> {
        let mut book = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let manifest = r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
        let parts = [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
            ("META-INF/manifest.xml", manifest.to_owned()),
            ("content.xml", format!("{HEAD}{tables}{END}")),
        ];
        for (name, text) in parts {
            book.start_file(name, stored).unwrap();
            book.write_all(text.as_bytes()).unwrap();
        }
        book.finish().unwrap().into_inner()
    }

    fn cell(text: &str, more: &str) -> String {
        format!(
            r#"<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>"#
        )
    }

    #[test]
    fn a_merged_cell_of_an_ods_counts_for_all_its_rows() {
        let row =
            |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
        let covered = "<table:covered-table-cell/>".to_owned();
        let three = r#"table:number-columns-spanned="1" table:number-rows-spanned="3""#;
        let wide = r#"table:number-columns-spanned="2" table:number-rows-spanned="1""#;
        let table = [
            r#"<table:table table:name="空">"#.to_owned(),
            row(&[cell("说明", "")]),
            r#"</table:table><table:table table:name="名单"><table:table-column table:number-columns-repeated="3"/>"#
                .to_owned(),
            row(&[cell("报名表", wide), covered.clone()]),
            r#"<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row>"#
                .to_owned(),
            row(&[cell("姓名", ""), cell("手机", ""), cell("单位", "")]),
            row(&[cell("张三", ""), cell("1", ""), cell("甲公司", three)]),
            row(&[cell("李四", r#"table:number-columns-repeated="2""#), covered.clone()]),
            row(&[cell("王五", ""), "<table:table-cell/>".to_owned(), covered]),
            row(&[cell("赵六", "")]),
            "</table:table>".to_owned(),
        ];

        let book = read_bytes(ods(&table.concat()), None).unwrap();

        let rows = book.sheets[1].rows.iter();
        let text = |row: &Vec<super::super::Cell>| {
            row.iter().map(|cell| cell.text().into_owned()).collect::<Vec<_>>().join(",")
        };
        let rows: Vec<String> = rows.map(text).collect();
        assert_eq!(
            rows,
            [
                "报名表",
                "",
                "",
                "姓名,手机,单位",
                "张三,1,甲公司",
                "李四,李四,甲公司",
                "王五,,甲公司",
                "赵六"
            ]
        );
    }
}
