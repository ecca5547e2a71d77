//! Photos of people for the page, from the open event: `summit://localhost/pictures/<id>`.

use std::sync::Arc;

use serde_json::Value;
use summit_core::{
    App, Error, Result,
    people::{self, Picture, PictureId},
};
use tauri::{
    Manager, UriSchemeContext, UriSchemeResponder, Wry,
    async_runtime::spawn_blocking,
    http::{Request, Response, StatusCode, header},
};

/// The scheme of the addresses.
pub const SCHEME: &str = "summit";

/// Answers a picture that the page asks for.
pub fn answer(
    context: UriSchemeContext<'_, Wry>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let handle = context.app_handle().clone();
    spawn_blocking(move || {
        let found = find(&handle.state::<Arc<App>>(), request.uri().path());
        responder.respond(found.map_or_else(|_| missing(), shown));
    });
}

fn find(app: &App, path: &str) -> Result<Picture> {
    let id = path.strip_prefix("/pictures/").ok_or(Error::Missing("picture"))?;
    let id: PictureId = serde_json::from_value(Value::String(id.to_owned()))?;
    app.store()?.read(|reading| people::picture(reading, id))
}

fn shown(picture: Picture) -> Response<Vec<u8>> {
    let mut response = Response::new(picture.bytes);
    let kind = if picture.kind == "png" { "image/png" } else { "image/jpeg" };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
    response
}

fn missing() -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
