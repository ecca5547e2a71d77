//! The files that travel: uploads, and what the program writes for somebody to take away.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use axum::{
    body::Bytes,
    http::header,
    response::{IntoResponse, Response},
};
use futures_util::{Stream, StreamExt, pin_mut};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use summit_core::{Error, Result, error::FileTrouble};
use tokio::io::AsyncWriteExt;

use crate::pages::media_type;

/// The files that this door has named. No other file of the machine can be asked for through it.
pub(crate) struct Files {
    folder: PathBuf,
    named: Mutex<BTreeSet<PathBuf>>,
}

impl Files {
    pub(crate) fn new(folder: PathBuf) -> Files {
        Files { folder, named: Mutex::default() }
    }

    /// Answers a path for a file of this name where no other file is.
    pub(crate) fn name(&self, name: &str) -> Result<PathBuf> {
        let mut named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = self.folder.join(named.len().to_string());
        fs::create_dir_all(&folder).map_err(|_| Error::file(FileTrouble::Unwritable, &folder))?;
        let path = folder.join(plain(name));
        named.insert(path.clone());
        Ok(path)
    }

    /// Writes what comes in to a path that [`Files::name`] answered.
    pub(crate) async fn write(
        &self,
        path: &Path,
        bytes: impl Stream<Item = io::Result<Bytes>>,
    ) -> Result<()> {
        let unwritable = |_| Error::file(FileTrouble::Unwritable, path);
        let mut file = tokio::fs::File::create_new(path).await.map_err(unwritable)?;
        pin_mut!(bytes);
        while let Some(bytes) = bytes.next().await {
            file.write_all(&bytes.map_err(unwritable)?).await.map_err(unwritable)?;
        }
        file.flush().await.map_err(unwritable)
    }

    /// Reads a file that this door has named.
    pub(crate) async fn read(&self, path: &Path) -> Result<Vec<u8>> {
        let is_ours = self.named.lock().unwrap_or_else(PoisonError::into_inner).contains(path);
        if !is_ours {
            return Err(Error::Missing("file"));
        }
        tokio::fs::read(path).await.map_err(|_| Error::file(FileTrouble::Unreadable, path))
    }
}

/// Sends a file to be kept under its own name.
pub(crate) fn download(path: &Path, bytes: Vec<u8>) -> Response {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = utf8_percent_encode(&name, NON_ALPHANUMERIC);
    let headers = [
        (header::CONTENT_TYPE, media_type(path).to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{name}")),
    ];
    (headers, bytes).into_response()
}

/// Leaves of a wished name what every system takes as the name of one file.
fn plain(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept = last.chars().filter(|letter| !letter.is_control() && !"<>:\"|?*".contains(*letter));
    let kept: String = kept.collect();
    let kept = kept.trim_matches([' ', '.']);
    if kept.is_empty() { "file".to_owned() } else { kept.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_leaves_its_folder() {
        let names = ["../../etc/passwd", "C:\\Windows\\x.pdf", "..", "", "胸卡 A4.pdf"];

        let kept = names.map(plain);

        assert_eq!(kept, ["passwd", "x.pdf", "file", "file", "胸卡 A4.pdf"]);
    }
}
