//! Cards of addresses: whatever the bytes are, the answer is rows of one width or one reason.

#![no_main]

use libfuzzer_sys::fuzz_target;
use summit_core::exchange::registrations::cards;

fuzz_target!(|bytes: &[u8]| {
    let Ok(rows) = cards(bytes) else { return };
    assert!(rows.windows(2).all(|pair| pair[0].len() == pair[1].len()));
});
