//! The real window on a display that nobody sees, driven as a person would: `cargo xtask test` runs this.

#[cfg(test)]
mod real_window;
#[cfg(test)]
mod window;
