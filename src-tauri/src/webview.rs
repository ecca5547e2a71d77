//! What the webview of Linux is asked to do without, so that the whole program stays small.
//!
//! `cargo xtask memory` shows what each of these is worth.

use tauri::WebviewWindow;
use webkit2gtk::{CacheModel, HardwareAccelerationPolicy, SettingsExt, WebContextExt, WebViewExt};

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
