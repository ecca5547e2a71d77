//! What the program does, asked through the same door as the window.

mod documents;
#[cfg(test)]
mod features;
