//! The native menu: what the page offers, in the words of the page.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use serde::Deserialize;
use serde_json::json;
use summit_core::Error;
use tauri::{
    AppHandle, Emitter, Manager, Wry,
    menu::{Menu, MenuEvent, MenuItem, Submenu},
};

/// A heading of the menu bar with what stands under it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Group {
    id: String,
    title: String,
    items: Vec<Item>,
}

/// One thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Item {
    id: String,
    title: String,
    /// As the page writes it: `mod+shift+n`, or two keys one after the other: `g a`.
    shortcut: Option<String>,
    enabled: bool,
}

/// The menu bar that is shown, so that a changed word does not build it anew.
#[derive(Default)]
pub struct Bar(Mutex<Shown>);

#[derive(Default)]
struct Shown {
    groups: Vec<Group>,
    items: BTreeMap<String, MenuItem<Wry>>,
}

/// Shows these groups as the menu bar.
pub fn show(handle: &AppHandle, groups: Vec<Group>) -> Result<(), Error> {
    let bar = handle.state::<Bar>();
    let mut shown = bar.0.lock().unwrap_or_else(PoisonError::into_inner);
    let done = if shape(&shown.groups) == shape(&groups) {
        reword(&shown, &groups)
    } else {
        build(handle, &groups).map(|items| shown.items = items)
    };
    shown.groups = groups;
    done.map_err(|error| Error::Broken(error.to_string()))
}

/// Tells the page what was chosen.
pub fn chosen(handle: &AppHandle, event: MenuEvent) {
    // A window that is closing hears nothing more.
    let _ = handle.emit("menu", json!({ "id": event.id().as_ref() }));
}

/// What cannot be changed without building the menu anew: the titles of the groups, and the ids and
/// shortcuts of their items.
type Shape<'a> = Vec<(&'a str, Vec<(&'a str, Option<&'a str>)>)>;

fn shape(groups: &[Group]) -> Shape<'_> {
    let shapes = groups.iter().map(|group| {
        let items = group.items.iter().map(|item| (item.id.as_str(), item.shortcut.as_deref()));
        (group.title.as_str(), items.collect())
    });
    shapes.collect()
}

fn reword(shown: &Shown, groups: &[Group]) -> tauri::Result<()> {
    let before = shown.groups.iter().flat_map(|group| &group.items);
    let after = groups.iter().flat_map(|group| &group.items);
    let changed = before.zip(after).filter(|(before, after)| before != after);
    for after in changed.map(|(_, after)| after) {
        let Some(item) = shown.items.get(&after.id) else { continue };
        item.set_text(label(after))?;
        item.set_enabled(after.enabled)?;
    }
    Ok(())
}

fn build(handle: &AppHandle, groups: &[Group]) -> tauri::Result<BTreeMap<String, MenuItem<Wry>>> {
    let menu = Menu::new(handle)?;
    #[cfg(target_os = "macos")]
    menu.append(&system::program(handle, groups)?)?;
    let mut items = BTreeMap::new();
    for group in groups {
        let submenu = Submenu::with_id(handle, &group.id, plain(&group.title), true)?;
        for item in &group.items {
            let accelerator = item.shortcut.as_deref().and_then(accelerator);
            let built =
                MenuItem::with_id(handle, &item.id, label(item), item.enabled, accelerator)?;
            submenu.append(&built)?;
            items.insert(item.id.clone(), built);
        }
        #[cfg(target_os = "macos")]
        if group.id == "edit" {
            system::append_editing(handle, groups, &submenu)?;
        }
        menu.append(&submenu)?;
    }
    handle.set_menu(menu)?;
    Ok(items)
}

/// Shows `&` as itself: the menus of all systems take it as a sign of their own.
fn plain(text: &str) -> String {
    text.replace('&', "&&")
}

/// The words of an item, with its keys where the system does not write them itself.
///
/// The page listens to the keys, because only the page knows whether somebody is writing.
fn label(item: &Item) -> String {
    let title = plain(&item.title);
    match &item.shortcut {
        Some(shortcut) if accelerator(shortcut).is_none() => {
            format!("{title}\t{}", plain(&keys(shortcut)))
        }
        _ => title,
    }
}

/// Spells a shortcut as people read it: `Ctrl+Shift+N`, `G A`.
fn keys(shortcut: &str) -> String {
    let key = |key: &str| match key {
        "mod" if cfg!(target_os = "macos") => "Cmd".to_owned(),
        "mod" => "Ctrl".to_owned(),
        "shift" => "Shift".to_owned(),
        "alt" => "Alt".to_owned(),
        "escape" => "Esc".to_owned(),
        "enter" => "Enter".to_owned(),
        "delete" => "Del".to_owned(),
        "space" => "Space".to_owned(),
        key => key.to_uppercase(),
    };
    let press = |press: &str| press.split('+').map(key).collect::<Vec<_>>().join("+");
    shortcut.split(' ').map(press).collect::<Vec<_>>().join(" ")
}

/// Answers the keys that the system itself should listen to.
///
/// macOS asks the page first and the menu after it, so both may know a shortcut. On Windows and Linux
/// the menu would take the keys away from the page, or both would answer. Undo and redo stay with the
/// page everywhere: in a field they mean the text.
fn accelerator(shortcut: &str) -> Option<String> {
    let is_undo = matches!(shortcut, "mod+z" | "mod+shift+z" | "mod+y");
    let is_for_system = cfg!(target_os = "macos") && shortcut.starts_with("mod+") && !is_undo;
    is_for_system.then(|| shortcut.replace("mod", "CmdOrCtrl"))
}

/// What macOS expects in the menu bar of every program.
#[cfg(target_os = "macos")]
mod system {
    use tauri::{
        AppHandle, Wry,
        menu::{PredefinedMenuItem as Entry, Submenu, SubmenuBuilder},
    };

    use super::Group;

    /// The two languages of the page; the headings tell which one it speaks.
    fn say(groups: &[Group], zh: &'static str, en: &'static str) -> &'static str {
        let is_chinese = groups.iter().any(|group| !group.title.is_ascii());
        if is_chinese { zh } else { en }
    }

    pub fn program(handle: &AppHandle, groups: &[Group]) -> tauri::Result<Submenu<Wry>> {
        let say = |zh, en| say(groups, zh, en);
        SubmenuBuilder::new(handle, "Summit Desk")
            .about_with_text(say("关于峰会台", "About Summit Desk"), None)
            .separator()
            .hide_with_text(say("隐藏峰会台", "Hide Summit Desk"))
            .hide_others_with_text(say("隐藏其他", "Hide Others"))
            .show_all_with_text(say("全部显示", "Show All"))
            .separator()
            .quit_with_text(say("退出峰会台", "Quit Summit Desk"))
            .build()
    }

    pub fn append_editing(
        handle: &AppHandle,
        groups: &[Group],
        submenu: &Submenu<Wry>,
    ) -> tauri::Result<()> {
        let say = |zh, en| Some(say(groups, zh, en));
        submenu.append(&Entry::separator(handle)?)?;
        submenu.append(&Entry::cut(handle, say("剪切", "Cut"))?)?;
        submenu.append(&Entry::copy(handle, say("拷贝", "Copy"))?)?;
        submenu.append(&Entry::paste(handle, say("粘贴", "Paste"))?)?;
        submenu.append(&Entry::select_all(handle, say("全选", "Select All"))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(not(target_os = "macos"))]
    fn an_item_shows_its_keys() {
        let item = |shortcut: Option<&str>| Item {
            id: "file.new".to_owned(),
            title: "R&D".to_owned(),
            shortcut: shortcut.map(str::to_owned),
            enabled: true,
        };

        assert_eq!(label(&item(None)), "R&&D");
        assert_eq!(label(&item(Some("mod+shift+n"))), "R&&D\tCtrl+Shift+N");
        assert_eq!(label(&item(Some("g a"))), "R&&D\tG A");
    }
}
