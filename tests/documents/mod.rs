//! Printed documents, judged by readers that others wrote: poppler, qpdf, mutool and zbar.

mod badges;
mod characters;
mod every;
mod gray;
mod looks;
mod paper;
mod program;
mod sheets;
