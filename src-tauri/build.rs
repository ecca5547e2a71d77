//! Puts the window's configuration into the program.

use tauri_build::{AppManifest, Attributes, try_build};

fn main() {
    // Only commands listed here can be granted or withheld by a capability; without the list every
    // page in every window could call all of them.
    let manifest = AppManifest::new().commands(&["call", "proof"]);
    try_build(Attributes::new().app_manifest(manifest)).expect("the configuration is sound");
}
