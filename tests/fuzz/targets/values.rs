//! Lists of values in any encoding: whatever the bytes are, the answer is rows or one reason.

#![no_main]

use libfuzzer_sys::fuzz_target;
use summit_core::exchange::tables::{MOST_CELLS, read_bytes};

fuzz_target!(|bytes: &[u8]| {
    // What is packed belongs to the other target.
    if bytes.starts_with(b"PK") {
        return;
    }
    let Ok(book) = read_bytes(bytes.to_vec(), None) else { return };
    let rows: Vec<_> = book.sheets.iter().flat_map(|sheet| &sheet.rows).collect();
    assert!(rows.iter().map(|row| row.len()).sum::<usize>() <= MOST_CELLS);
    assert!(rows.iter().all(|row| row.last().is_none_or(|cell| !cell.is_blank())));
});
