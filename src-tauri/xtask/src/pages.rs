//! The pages of the window: their packages, and the built folder.

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::shell::{Done, command, root, run};

/// Installs the npm packages of a folder unless those of its lock file are there.
pub fn install(folder: &str) -> Done {
    let path = root().join(folder);
    let lock = changed_at(&path.join("package-lock.json"));
    let installed = changed_at(&path.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= lock {
        return Ok(());
    }
    run(&mut command("npm", &["--prefix", folder, "ci", "--no-audit", "--no-fund"]))
}

/// Builds `ui/dist` when a source is newer.
pub fn build_if_older() -> Done {
    let pages = root().join("ui");
    let built = changed_at(&pages.join("dist/index.html"));
    let mut sources = files_under(&pages.join("src"));
    sources
        .extend(["index.html", "package-lock.json", "vite.config.ts"].map(|name| pages.join(name)));
    let newest = sources.iter().filter_map(|path| changed_at(path)).max();
    if built.is_some() && built >= newest { Ok(()) } else { build() }
}

/// Builds `ui/dist`.
pub fn build() -> Done {
    run(&mut command("npm", &["--prefix", "ui", "run", "build"]))
}

fn changed_at(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|found| found.modified()).ok()
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.flatten().map(|entry| entry.path());
    paths.flat_map(|path| if path.is_dir() { files_under(&path) } else { vec![path] }).collect()
}
