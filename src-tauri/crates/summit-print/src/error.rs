//! What can stop a print run.

use std::path::PathBuf;

/// A reason why nothing was printed. What is merely wrong with a page is a finding, not an error.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// No folder holds the four faces that every page needs.
    #[error("the fonts are missing; looked in {}", list(.looked_in))]
    FontsMissing { looked_in: Vec<PathBuf> },
    /// A font file is there but cannot be used.
    #[error("the font {} cannot be used: {reason}", .path.display())]
    FontUnusable { path: PathBuf, reason: String },
    /// A picture is neither JPEG nor PNG, or is damaged.
    #[error("the picture cannot be read: {reason}")]
    PictureUnreadable { reason: String },
    /// The text is too long for a QR code.
    #[error("the text of {length} characters is too long for a QR code")]
    CodeTooLong { length: usize },
    /// A page is larger than the sheet that it was to share.
    #[error("a page does not fit on the sheet")]
    TooLarge,
    /// The caller asked to stop.
    #[error("canceled")]
    Canceled,
    /// The disk refused to take the file.
    #[error("the file cannot be written: {0}")]
    Disk(#[from] std::io::Error),
    /// What is to be printed could not be read from the event.
    #[error("{0}")]
    Event(#[from] Box<summit_core::Error>),
    /// The PDF could not be put together.
    #[error("the PDF could not be written: {reason}")]
    NotWritten { reason: String },
}

/// The result of everything that prints.
pub type Result<T> = std::result::Result<T, PrintError>;

fn list(folders: &[PathBuf]) -> String {
    folders.iter().map(|folder| folder.display().to_string()).collect::<Vec<_>>().join(", ")
}
