//! What the program does, asked through the same door as the window.

mod documents;
mod features;
