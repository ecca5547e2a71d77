//! The window of Summit Desk on the desktop: the only crate that knows Tauri.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod call;
mod files;
mod menu;
mod pages;
mod pictures;
mod station;
#[cfg(target_os = "linux")]
mod webview;

use std::{env, path::PathBuf, sync::Arc};

use serde_json::Value;
use summit_core::{App, Command, Signal, app::system_clock};
use tauri::{AppHandle, Builder, Emitter, Manager, RunEvent, WindowEvent, generate_context};

/// Every command that the window can ask for.
const TABLES: &[&[Command]] = &[summit_core::COMMANDS, summit_print::COMMANDS];

fn main() -> tauri::Result<()> {
    #[cfg(target_os = "linux")]
    webview::start_small();
    let program = Builder::default()
        // First, so that a second start ends before it does anything.
        .plugin(tauri_plugin_single_instance::init(|handle, arguments, folder| {
            files::start_again(handle, &arguments, &PathBuf::from(folder));
        }))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(pages::only_our_own())
        .register_asynchronous_uri_scheme_protocol(pictures::SCHEME, pictures::answer)
        .invoke_handler(tauri::generate_handler![call::call, call::proof])
        .on_menu_event(menu::chosen)
        .on_window_event(|window, event| {
            if let WindowEvent::DragDrop(event) = event {
                files::dropped(window.app_handle(), event);
            }
        })
        .setup(|program| {
            set_up(program.handle())?;
            files::start(program.handle());
            Ok(())
        })
        .build(generate_context!())?;
    program.run(on_event);
    Ok(())
}

/// Makes the application behind the window and lets its signals through to the page.
fn set_up(handle: &AppHandle) -> tauri::Result<()> {
    summit_print::commands::use_fonts_in(handle.path().resource_dir()?.join("fonts"));
    let app = Arc::new(App::new(home(handle)?, system_clock(), TABLES));
    let page = handle.clone();
    app.listen(move |signal| {
        let name = match signal {
            Signal::Changed { .. } => "changed",
            Signal::Progress { .. } => "progress",
        };
        // A window that is closing hears nothing more.
        let _ = page.emit(name, signal);
    });
    #[cfg(target_os = "linux")]
    if let Some(window) = handle.get_webview_window("main") {
        webview::keep_small(&window)?;
    }
    handle.manage(app);
    handle.manage(menu::Bar::default());
    Ok(())
}

/// Where the program keeps what belongs to no event. `SUMMIT_HOME` names another place.
fn home(handle: &AppHandle) -> tauri::Result<PathBuf> {
    match env::var_os("SUMMIT_HOME") {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => handle.path().app_data_dir(),
    }
}

fn on_event(handle: &AppHandle, event: RunEvent) {
    match event {
        // The event is closed in order, so that the file alone is the whole event.
        RunEvent::Exit => {
            let app = handle.state::<Arc<App>>();
            let _ = app.call(&station::asking(), "files.close", Value::Null);
        }
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => files::opened(handle, &urls),
        _ => {}
    }
}
