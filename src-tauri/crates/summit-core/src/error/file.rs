//! Why a file cannot be opened or written.

/// Why a file could not be opened or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileTrouble {
    Missing,
    Exists,
    NotAnEvent,
    Newer,
    Damaged,
    Locked,
    OnNetwork,
    InCloudFolder,
    Unreadable,
    Unwritable,
    /// What was to be written would take the place of an event, or of a part of one.
    IsAnEvent,
    /// What was to be written would take the place of what is being read.
    IsTheSource,
    /// It can be read and not written.
    ReadOnly,
    /// The picture is neither JPEG nor PNG, or too large.
    NotAPicture,
}

impl FileTrouble {
    /// Answers the code of its sentence.
    pub(super) fn code(self) -> &'static str {
        match self {
            FileTrouble::Missing => "file_missing",
            FileTrouble::Exists => "file_exists",
            FileTrouble::IsAnEvent => "file_is_an_event",
            FileTrouble::IsTheSource => "file_is_the_source",
            FileTrouble::ReadOnly => "file_read_only",
            FileTrouble::NotAnEvent => "file_not_an_event",
            FileTrouble::Newer => "file_newer",
            FileTrouble::Damaged => "file_damaged",
            FileTrouble::Locked => "file_locked",
            FileTrouble::OnNetwork => "file_on_network",
            FileTrouble::InCloudFolder => "file_in_cloud_folder",
            FileTrouble::Unreadable => "file_unreadable",
            FileTrouble::Unwritable => "file_unwritable",
            FileTrouble::NotAPicture => "file_not_a_picture",
        }
    }
}
