//! The built pages, from their folder.

use std::path::{Component, Path, PathBuf};

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use percent_encoding::percent_decode_str;

/// Sends a file of the built pages.
pub(crate) async fn page(folder: &Path, address: &str) -> Response {
    let Some(path) = inside(address) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Ok(bytes) = tokio::fs::read(folder.join(&path)).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // Files under `assets` carry a digest in their name; everything else may become different.
    let keep = if path.starts_with("assets") { "max-age=31536000, immutable" } else { "no-cache" };
    let headers = [(header::CONTENT_TYPE, media_type(&path)), (header::CACHE_CONTROL, keep)];
    (headers, bytes).into_response()
}

/// Turns an address into a path that stays inside the folder.
fn inside(address: &str) -> Option<PathBuf> {
    let address = percent_decode_str(address).decode_utf8().ok()?;
    let address = address.trim_start_matches('/');
    let path = Path::new(if address.is_empty() { "index.html" } else { address });
    let is_plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    (is_plain && !address.contains('\\')).then(|| path.to_owned())
}

/// Answers the media type of a file by its ending.
pub(crate) fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("pdf") => "application/pdf",
        Some("summit") => "application/x-summit-desk",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stays_in_the_folder() {
        assert_eq!(inside("/"), Some("index.html".into()));
        assert_eq!(inside("/assets/a%20b.js"), Some("assets/a b.js".into()));
        assert_eq!(inside("/../secret"), None);
        assert_eq!(inside("/%2e%2e/secret"), None);
        assert_eq!(inside("//etc/passwd"), Some("etc/passwd".into()));
        assert_eq!(inside("/C:%5Csecret"), None);
    }
}
