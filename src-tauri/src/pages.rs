//! Which pages may be shown: those that came with the program, and no other.

use tauri::{
    Url, Wry, is_dev,
    plugin::{Builder, TauriPlugin},
};

/// Refuses to leave the program's own pages, whatever a link or a script asks for.
pub fn only_our_own() -> TauriPlugin<Wry> {
    Builder::new("own-pages").on_navigation(|_, url| is_own(url, is_dev())).build()
}

fn is_own(url: &Url, is_dev: bool) -> bool {
    let host = url.host_str().unwrap_or_default();
    url.scheme() == "tauri"
        // How Windows spells `tauri://localhost`.
        || (url.scheme() == "http" && host == "tauri.localhost")
        // Where a window is before it shows its first page.
        || url.as_str() == "about:blank"
        || (is_dev && host == "localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_at_home() {
        let goes = |url: &str| is_own(&url.parse().unwrap(), false);

        assert!(goes("tauri://localhost/index.html#/agenda"));
        assert!(goes("http://tauri.localhost/index.html"));
        assert!(goes("about:blank"));
        assert!(!goes("http://localhost:5173/"));
        assert!(!goes("https://example.com/"));
        assert!(!goes("http://tauri.localhost.example.com/"));
        assert!(!goes("file:///etc/passwd"));
        assert!(!goes("data:text/html,hello"));
    }
}
