//! What comes in from other programs and goes out to them.

pub mod agenda;
mod decode;
mod lines;
pub mod tables;
