//! What protects the door: only this machine, only our own pages, nothing fetched from elsewhere.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use summit_core::Error;

use crate::router::Refusal;

/// What a page may load: its own files, and pictures that it made itself.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

const PROTECTION: [(HeaderName, &str); 4] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Refuses requests that a foreign page makes a browser on this machine send.
///
/// A foreign name that resolves to this machine shows in `Host`, a foreign page in `Origin`.
pub(crate) async fn local_only(request: Request, next: Next) -> Response {
    if is_local(request.headers()) {
        next.run(request).await
    } else {
        Refusal(Error::Forbidden(request.uri().path().to_owned())).into_response()
    }
}

/// Puts the protecting headers on every answer.
pub(crate) async fn protect(mut response: Response) -> Response {
    for (name, value) in PROTECTION {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

fn is_local(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let Some(host) = text(header::HOST) else { return false };
    let name = host.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_owned));
    let is_loopback = matches!(name.as_deref(), Some("127.0.0.1" | "localhost" | "[::1]"));
    let is_ours = text(header::ORIGIN)
        .is_none_or(|origin| origin.strip_prefix("http://").is_some_and(|from| from == host));
    is_loopback && is_ours
}
