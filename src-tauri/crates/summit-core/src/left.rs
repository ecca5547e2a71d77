//! Which event files are just as this program left them, so that not every opening reads every page.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use serde::{Deserialize, Serialize};

use crate::time::Moment;

/// After so many days a file is looked through again, even when nobody touched it: disks age.
const TRUSTED_DAYS: i64 = 7;

/// How a file looked when it was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Left {
    length: u64,
    modified_ns: u128,
    /// When every page of it was last read.
    checked_at: Moment,
}

/// Says whether a file is as this program left it and was looked through not long ago.
pub fn is_as_left(home: &Path, path: &Path, now: Moment) -> bool {
    let known = read(home);
    known.get(&key(path)).is_some_and(|left| {
        (now.0 - left.checked_at.0).num_days() < TRUSTED_DAYS
            && look(path, left.checked_at).as_ref() == Some(left)
    })
}

/// Notes how a file looks now that it is closed. `checked_at` is when it was last looked through,
/// where that happened in this run.
pub fn note(home: &Path, path: &Path, checked_at: Option<Moment>) {
    let mut known = read(home);
    let before = known.get(&key(path)).map(|left| left.checked_at);
    let left = checked_at.or(before).and_then(|checked_at| look(path, checked_at));
    match left {
        Some(left) => known.insert(key(path), left),
        None => known.remove(&key(path)),
    };
    known.retain(|path, _| Path::new(path).exists());
    // Without the note the next opening reads every page, which is slower and just as good.
    let _ = fs::create_dir_all(home)
        .and_then(|()| fs::write(list(home), serde_json::to_vec(&known).unwrap_or_default()));
}

fn look(path: &Path, checked_at: Moment) -> Option<Left> {
    let found = fs::metadata(path).ok()?;
    let modified_ns = found.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
    Some(Left { length: found.len(), modified_ns, checked_at })
}

fn key(path: &Path) -> String {
    let whole = path.canonicalize().or_else(|_| std::path::absolute(path));
    whole.unwrap_or_else(|_| path.to_owned()).display().to_string()
}

fn list(home: &Path) -> PathBuf {
    home.join("closed.json")
}

fn read(home: &Path) -> BTreeMap<String, Left> {
    let text = fs::read(list(home)).ok();
    text.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_trusted_until_somebody_touches_it_or_a_week_goes_by() {
        let folder = std::env::temp_dir().join(format!("summit-left-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("event.summit");
        fs::write(&file, "event").unwrap();
        let moment = |text: &str| text.parse::<Moment>().unwrap();
        let (monday, tuesday) =
            (moment("2019-04-01T00:00:00.000Z"), moment("2019-04-02T00:00:00.000Z"));
        let later = moment("2019-04-09T00:00:00.000Z");

        assert!(!is_as_left(&folder, &file, monday));
        note(&folder, &file, Some(monday));
        assert!(is_as_left(&folder, &file, tuesday));
        assert!(!is_as_left(&folder, &file, later));
        fs::write(&file, "scribble").unwrap();
        assert!(!is_as_left(&folder, &file, tuesday));
        note(&folder, &file, None);
        assert!(is_as_left(&folder, &file, tuesday));

        fs::remove_dir_all(folder).unwrap();
    }
}
