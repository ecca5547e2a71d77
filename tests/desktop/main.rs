//! The real window on a display that nobody sees, driven as a person would: `cargo xtask test` runs this.

mod real_window;
mod window;
