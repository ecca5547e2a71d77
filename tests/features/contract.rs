//! The window and the commands speak of the same things.

use std::fs;

/// Rewrites `ui/src/lib/contract.ts`, and fails when it had to.
#[test]
fn the_window_and_the_commands_agree() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/lib/contract.ts");
    let current = summit_core::contract::typescript(tests::TABLES);
    let committed = fs::read_to_string(path).unwrap_or_default();

    if committed != current {
        fs::write(path, &current).unwrap();
    }

    assert!(committed == current, "contract.ts was out of date and is rewritten: commit it");
}
