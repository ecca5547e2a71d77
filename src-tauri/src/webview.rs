//! What the webview of Linux is asked to do without, so that the whole program stays small.
//!
//! `cargo xtask memory` shows what each of these is worth.

use std::{env, os::unix::process::CommandExt, process::Command};

use tauri::WebviewWindow;
use webkit2gtk::{CacheModel, HardwareAccelerationPolicy, SettingsExt, WebContextExt, WebViewExt};

/// Set in a program that has been started so already.
const MARK: &str = "SUMMIT_STARTED_SMALL";

/// What GTK, WebKit and the C library are told, which look for it only when they start.
///
/// The first three keep the drawing library of the graphics card out of the program, each of them from
/// another side. They are also what makes the wheel turn the agenda: the page begins to load before
/// [`keep_small`] can say that the processor draws, and a page that began otherwise does not scroll.
const TOLD: &[(&str, &str)] = &[
    ("GDK_GL", "disable"),
    ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
    ("WEBKIT_WEB_RENDER_DEVICE_FILE", "/dev/null"),
    ("MALLOC_ARENA_MAX", "1"),
    // Only what runs very often is compiled: pages that wait for people need little of that.
    ("JSC_useFTLJIT", "0"),
    ("JSC_thresholdForJITAfterWarmUp", "4000"),
    ("JSC_thresholdForOptimizeAfterWarmUp", "200000"),
    ("JSC_thresholdForOptimizeAfterLongWarmUp", "200000"),
    ("JSC_thresholdForOptimizeSoon", "200000"),
];

/// Starts the program once more, in its own place, with what has to be said before it starts. What
/// somebody has set already stays.
pub fn start_small() {
    if env::var_os(MARK).is_some() {
        return;
    }
    let Ok(program) = env::current_exe() else { return };
    let mut again = Command::new(program);
    again.args(env::args_os().skip(1)).env(MARK, "1");
    let told = TOLD.iter().filter(|(name, _)| env::var_os(name).is_none());
    again.envs(told.copied());
    // Comes back only where that failed: the program is larger then, and all right.
    let _ = again.exec();
}

/// Has the pages drawn by the processor, and nothing kept that is read from the program itself.
///
/// Pages of plain text and lines gain nothing from a graphics card, and on a machine without one
/// the card is imitated: that alone took more memory than all pages together.
///
/// # Errors
/// When the window is gone.
pub fn keep_small(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|webview| {
        let view = webview.inner();
        if let Some(settings) = view.settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
            settings.set_enable_webgl(false);
            settings.set_enable_page_cache(false);
        }
        if let Some(context) = view.context() {
            context.set_cache_model(CacheModel::DocumentViewer);
        }
    })
}
