//! The house is in order: the arrows, sizes and shapes that the compiler does not see.

use std::{
    fs,
    path::{Path, PathBuf},
};

const LONGEST_FILE: usize = 420;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every source file below a folder with this ending, with its path from the top.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if !["node_modules", "target", "dist", "gen", "results"].contains(&&*name) {
                    folders.push(path);
                }
            } else if name.ends_with(ending) {
                let text = fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}

#[track_caller]
fn only_in(word: &str, files: &[(String, String)], allowed: impl Fn(&str) -> bool) {
    let strangers: Vec<_> = files
        .iter()
        .filter(|(path, text)| text.contains(word) && !allowed(path))
        .map(|(path, _)| path.as_str())
        .collect();
    assert_eq!(strangers, Vec::<&str>::new(), "{word} is named where it does not belong");
}

#[test]
fn the_arrows_point_one_way() {
    let core = files("src-tauri/crates/summit-core/src", ".rs");
    let store = [
        "store.rs",
        "store/guard.rs",
        "store/in_order.rs",
        "ids.rs",
        "error.rs",
        "time.rs",
        "journal/images.rs",
        "people/duplicates.rs",
        "people/merging.rs",
        "people/pictures.rs",
        "journal/parties.rs",
        "registrations/days.rs",
        "registrations/door.rs",
        "registrations/field_values.rs",
        "registrations/groups.rs",
        "registrations/signing.rs",
        "registrations/waiting.rs",
        "search/best.rs",
        "search/letters.rs",
        "search/matching.rs",
        "search/refresh.rs",
        "search/nearly.rs",
        "registrations/categories.rs",
        "registrations/companions.rs",
        "registrations/fitting.rs",
        "registrations/lists.rs",
        "registrations/many.rs",
        "registrations/narrowing.rs",
        "registrations/narrowing/accompanying.rs",
        "registrations/narrowing/conditions.rs",
        "registrations/narrowing/looking.rs",
        "registrations/narrowing/sessions.rs",
        "registrations/narrowing/stays.rs",
        "registrations/meanings.rs",
        "registrations/order_keys.rs",
        "registrations/orders.rs",
        "registrations/asked.rs",
        "registrations/days.rs",
        "registrations/tags.rs",
        "registrations/understanding.rs",
        "registrations/uniting.rs",
        "registrations/views.rs",
        "organisations/contacts.rs",
        "agenda/tracks.rs",
        "agenda/reading.rs",
        "agenda/moves.rs",
        "agenda/rules.rs",
        "agenda/away.rs",
        "agenda/editions.rs",
        "booths/equipment.rs",
        "receptions/lists.rs",
        "receptions/many.rs",
        "journal/telling.rs",
        "event/overview.rs",
        "exchange/agenda/origins.rs",
        "exchange/registrations/export.rs",
        "exchange/registrations/known.rs",
        "exchange/registrations/standing.rs",
    ];
    only_in("rusqlite::", &core, |path| {
        path.ends_with("commands.rs") || store.iter().any(|name| path.ends_with(name))
    });
    let rust = files("src-tauri", ".rs");
    for word in ["printpdf::", "lopdf::"] {
        only_in(word, &rust, |path| {
            path.starts_with("src-tauri/crates/summit-print/src/pdf")
                || path == "src-tauri/crates/summit-print/src/fonts.rs"
        });
    }
    only_in("tauri::", &rust, |path| {
        path.starts_with("src-tauri/src/") || path == "src-tauri/build.rs"
    });
    only_in("axum::", &rust, |path| path.starts_with("src-tauri/crates/summit-lan/"));
    let web: Vec<_> = [files("ui/src", ".ts"), files("ui/src", ".vue")].concat();
    only_in("@tauri-apps", &web, |path| path == "ui/src/lib/host/tauri.ts");
}

#[test]
fn rules_are_pure() {
    for (path, text) in files("src-tauri/crates/summit-core/src", "mod.rs") {
        for word in ["rusqlite", "std::fs", "Utc::now", "getrandom"] {
            assert!(!text.contains(word), "{path} names {word}");
        }
    }
}

#[test]
fn files_hold_one_idea() {
    let sources = [
        files("src-tauri", ".rs"),
        files("tests", ".rs"),
        files("ui/src", ".ts"),
        files("ui/src", ".vue"),
    ];
    let long: Vec<_> = sources
        .iter()
        .flatten()
        .filter(|(path, text)| {
            !path.ends_with("contract.ts") && text.lines().count() > LONGEST_FILE
        })
        .map(|(path, text)| format!("{path}: {} lines", text.lines().count()))
        .collect();

    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn nothing_is_left_for_the_next_reader() {
    let sources = [files("src-tauri", ".rs"), files("ui/src", ".ts"), files("ui/src", ".vue")];
    for (path, text) in sources.iter().flatten() {
        for word in ["TODO", "FIXME", "XXX", "todo!(", "unimplemented!("] {
            assert!(!text.contains(word), "{path} says {word}");
        }
    }
}

#[test]
fn every_feature_has_its_test_and_its_module_sentence() {
    let features = [
        "event",
        "venue",
        "organisations",
        "people",
        "registrations",
        "receptions",
        "agenda",
        "booths",
        "checkins",
        "prints",
        "search",
        "journal",
        "files",
        "exchange",
    ];
    for feature in features {
        assert!(root().join(format!("tests/features/{feature}.rs")).exists(), "{feature}");
    }
    for (path, text) in files("src-tauri", ".rs") {
        if !path.ends_with("build.rs") {
            let first = text.lines().find(|line| !line.starts_with("#!")).unwrap_or_default();
            assert!(first.starts_with("//! "), "{path} does not say what it is");
        }
    }
}

#[test]
fn versions_are_pinned() {
    assert!(root().join("Cargo.lock").exists());
    let lock = fs::read_to_string(root().join("ui/package-lock.json")).unwrap();
    assert!(!lock.contains("\"resolved\""), "the lock names where packages were fetched from");
    let package = fs::read_to_string(root().join("ui/package.json")).unwrap();
    assert!(!package.contains("\": \"^") && !package.contains("\": \"~"), "a version floats");
}
