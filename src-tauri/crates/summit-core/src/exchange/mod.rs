//! What comes in from other programs and goes out to them.

pub mod agenda;
mod content_lines;
mod decode;
mod lines;
pub mod registrations;
pub mod tables;
