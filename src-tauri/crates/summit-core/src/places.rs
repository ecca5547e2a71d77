//! Where an event file may live. SQLite's log needs a local disk that nobody copies behind its back.

use std::path::{Component, Path, Prefix};

use crate::error::{Error, FileTrouble, Result};

/// Refuses a path on a network share or in a folder that a cloud service keeps in step.
pub fn check(path: &Path) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let real = folder.canonicalize().map_err(|_| Error::file(FileTrouble::Missing, folder))?;
    if is_cloud_folder(&real) {
        return Err(Error::file(FileTrouble::InCloudFolder, path));
    }
    if is_share(&real) || is_on_network(&real) {
        return Err(Error::file(FileTrouble::OnNetwork, path));
    }
    Ok(())
}

/// Names of folders that sync programs keep, as they stand in paths on Windows and macOS.
const CLOUD_FOLDERS: &[&str] = &[
    "Mobile Documents",
    "com~apple~CloudDocs",
    "CloudStorage",
    "iCloudDrive",
    "Dropbox",
    "Google Drive",
    "GoogleDrive",
    "Nutstore",
    "我的坚果云",
    "坚果云",
    "BaiduNetdisk",
    "BaiduSyncdisk",
    "百度网盘",
    "百度云同步盘",
    "WPSDrive",
    "WPS云盘",
    "WPS Cloud Files",
    "阿里云盘",
    "微云",
    "微云同步助手",
    "腾讯微云",
    "百度网盘同步空间",
    "iCloud Drive",
    "Box Sync",
    "pCloud Drive",
    "Nextcloud",
    "ownCloud",
    "MEGAsync",
    "Seafile",
];

/// Says whether a folder belongs to a sync program, by its name.
pub fn is_cloud_folder(folder: &Path) -> bool {
    folder.components().any(|component| {
        let name = component.as_os_str().to_string_lossy();
        // A business account names its folder "OneDrive - Company".
        let name = name.to_lowercase();
        name == "onedrive"
            || name.starts_with("onedrive - ")
            || CLOUD_FOLDERS.iter().any(|known| known.to_lowercase() == name)
    })
}

/// Says whether a path names a server, as Windows writes it; a mapped drive letter resolves to this.
fn is_share(folder: &Path) -> bool {
    matches!(
        folder.components().next(),
        Some(Component::Prefix(prefix))
            if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
    )
}

#[cfg(target_os = "linux")]
fn is_on_network(folder: &Path) -> bool {
    std::fs::read_to_string("/proc/self/mountinfo")
        .is_ok_and(|mounts| file_system_of(&mounts, folder).is_some_and(|kind| is_remote(&kind)))
}

#[cfg(target_os = "macos")]
fn is_on_network(folder: &Path) -> bool {
    const MNT_LOCAL: u32 = 0x1000;
    rustix::fs::statfs(folder).is_ok_and(|found| found.f_flags & MNT_LOCAL == 0)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn is_on_network(_: &Path) -> bool {
    false
}

/// Finds the kind of file system that holds a folder, from the text of `/proc/self/mountinfo`.
///
/// The fifth field is the mount point, the first after ` - ` the kind (proc(5)).
#[cfg(any(target_os = "linux", test))]
fn file_system_of(mounts: &str, folder: &Path) -> Option<String> {
    mounts
        .lines()
        .filter_map(|line| {
            let (left, right) = line.split_once(" - ")?;
            let point = left.split(' ').nth(4)?.replace("\\040", " ");
            folder.starts_with(&point).then(|| (point.len(), right.split(' ').next()))
        })
        // Of mounts on the same point the last one is seen.
        .max_by_key(|(length, _)| *length)
        .and_then(|(_, kind)| kind.map(str::to_owned))
}

#[cfg(any(target_os = "linux", test))]
fn is_remote(kind: &str) -> bool {
    const REMOTE: &[&str] =
        &["nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "9p", "fuse.sshfs", "fuse.rclone"];
    REMOTE.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cloud_folder_is_known_by_its_name() {
        for folder in [
            "/Users/li/Library/Mobile Documents/com~apple~CloudDocs/峰会",
            "/home/li/OneDrive - Boyalife/summit",
            "/home/li/我的坚果云",
            "/home/li/onedrive",
            "/home/li/Nextcloud/峰会",
        ] {
            assert!(is_cloud_folder(Path::new(folder)), "{folder}");
        }
        assert!(!is_cloud_folder(Path::new("/home/li/峰会/OneDriveless")));
    }

    #[test]
    fn a_share_is_known_by_its_mount() {
        let mounts = "22 1 254:1 / / rw - ext4 /dev/vda1 rw\n\
                      40 22 0:35 / /mnt/our\\040share rw shared:1 - nfs4 server:/x rw\n";

        let kind = |folder| file_system_of(mounts, Path::new(folder));

        assert_eq!(kind("/home/li").as_deref(), Some("ext4"));
        assert_eq!(kind("/mnt/our share/events").as_deref(), Some("nfs4"));
        assert!(is_remote("nfs4") && !is_remote("ext4"));
    }
}
