//! Event files that come from outside the page: arguments, double clicks, a second start, a drop.

use std::{
    env,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde_json::json;
use summit_core::{
    App, Error,
    words::{self, Language},
};
use tauri::{AppHandle, DragDropEvent, Manager, async_runtime::spawn_blocking};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

use crate::station;

/// What the program was asked to open.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    Sample,
    File(PathBuf),
}

/// Opens what the program was started with, before the page is there.
pub fn start(handle: &AppHandle) {
    let arguments: Vec<String> =
        env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect();
    if let Some(asked) = asked(&arguments, &env::current_dir().unwrap_or_default()) {
        open(handle, &asked);
    }
}

/// Shows the window to whoever started the program a second time, with the file they wanted.
pub fn start_again(handle: &AppHandle, arguments: &[String], folder: &Path) {
    show(handle);
    if let Some(asked) = asked(arguments, folder) {
        open_apart(handle, asked);
    }
}

/// Opens an event file that was dropped on the window.
pub fn dropped(handle: &AppHandle, event: &DragDropEvent) {
    if let DragDropEvent::Drop { paths, .. } = event
        && let Some(path) = paths.iter().find(|path| is_event(path))
    {
        open_apart(handle, Asked::File(path.clone()));
    }
}

/// Opens an event file that was double-clicked, as macOS tells it.
#[cfg(target_os = "macos")]
pub fn opened(handle: &AppHandle, urls: &[tauri::Url]) {
    show(handle);
    if let Some(path) = urls.iter().find_map(|url| url.to_file_path().ok()) {
        open_apart(handle, Asked::File(path));
    }
}

fn show(handle: &AppHandle) {
    if let Some(window) = handle.get_webview_window("main") {
        // A window manager may refuse; the window is there all the same.
        let _ = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    }
}

fn is_event(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("summit"))
}

/// Reads the arguments of a start; the first is the program itself.
fn asked(arguments: &[String], folder: &Path) -> Option<Asked> {
    let mut arguments = arguments.iter().skip(1);
    arguments.find_map(|argument| match argument.as_str() {
        "--sample" => Some(Asked::Sample),
        option if option.starts_with('-') => None,
        path => Some(Asked::File(folder.join(path))),
    })
}

fn open_apart(handle: &AppHandle, asked: Asked) {
    let handle = handle.clone();
    spawn_blocking(move || open(&handle, &asked));
}

fn open(handle: &AppHandle, asked: &Asked) {
    let app = handle.state::<Arc<App>>();
    let (name, request) = match asked {
        Asked::Sample => ("files.open_sample", json!({})),
        // Nothing is gained by closing an event and opening it again.
        Asked::File(path) if app.store().is_ok_and(|store| store.path() == path) => return,
        Asked::File(path) => ("files.open", json!({ "path": path })),
    };
    if let Err(error) = app.call(&station::asking(), name, request) {
        let message = handle.dialog().message(sentences(&error));
        message.title("峰会台 Summit Desk").kind(MessageDialogKind::Error).show(|_| {});
    }
}

/// Says in both languages what went wrong: which one is read is known to the page alone.
fn sentences(error: &Error) -> String {
    [Language::Chinese, Language::English].map(|one| words::error(one, error)).join("\n\n")
}

#[cfg(test)]
mod tests {
    use summit_core::error::FileTrouble;

    use super::*;

    #[test]
    fn a_start_names_a_file_or_the_sample() {
        let asked = |arguments: &[&str]| {
            let arguments: Vec<String> = arguments.iter().map(|&text| text.to_owned()).collect();
            asked(&arguments, Path::new("/home/li"))
        };

        assert_eq!(asked(&["summit-desk"]), None);
        assert_eq!(asked(&["summit-desk", "--sample"]), Some(Asked::Sample));
        assert_eq!(
            asked(&["summit-desk", "--quiet", "峰会.summit"]),
            Some(Asked::File("/home/li/峰会.summit".into()))
        );
        assert_eq!(
            asked(&["summit-desk", "/srv/a.summit"]),
            Some(Asked::File("/srv/a.summit".into()))
        );
    }

    #[test]
    fn a_file_that_cannot_be_opened_is_told_in_both_languages() {
        let error = Error::file(FileTrouble::Missing, Path::new("/srv/a.summit"));

        let told = sentences(&error);

        assert!(told.contains("找不到文件：/srv/a.summit"), "{told}");
        assert!(told.contains("There is no such file: /srv/a.summit"), "{told}");
    }
}
