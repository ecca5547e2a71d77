//! What the router answers, asked over real connections on this machine.

use std::{fs, sync::Arc};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
    response::Response,
};
use serde_json::{Value, json};
use summit_core::{App, COMMANDS, Caller, app::system_clock};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::{Door, router};

struct Site {
    router: Router,
    folder: TempDir,
}

/// Opens a door with the sample event behind it.
fn site(caller: Caller) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let path = |name| folder.path().join(name);
    fs::create_dir(path("pages")).unwrap();
    fs::write(path("pages").join("index.html"), "<!doctype html>").unwrap();
    fs::write(path("secret.txt"), "secret").unwrap();
    let app = Arc::new(App::new(path("home"), system_clock(), &[COMMANDS]));
    let asking = summit_core::Asking {
        caller: Caller::Office,
        operator: "Lin".to_owned(),
        station: "office".to_owned(),
        job: None,
    };
    app.call(&asking, "files.open_sample", json!({})).unwrap();
    let door = Door {
        app,
        caller,
        operator: "Lin".to_owned(),
        station: "office".to_owned(),
        files: path("files"),
        pages: path("pages"),
    };
    Site { router: router(door), folder }
}

impl Site {
    async fn send(&self, request: Request<Body>) -> Response {
        self.router.clone().oneshot(request).await.unwrap()
    }

    async fn get(&self, address: &str) -> Response {
        self.send(request("GET", address).body(Body::empty()).unwrap()).await
    }

    async fn post(&self, address: &str, body: Value) -> (StatusCode, Value) {
        let request = request("POST", address).body(Body::from(body.to_string())).unwrap();
        let response = self.send(request).await;
        let status = response.status();
        (status, serde_json::from_slice(&bytes(response).await).unwrap())
    }
}

fn request(method: &str, address: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(address).header(header::HOST, "127.0.0.1:4780")
}

async fn bytes(response: Response) -> Vec<u8> {
    to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()
}

#[tokio::test]
async fn a_command_answers_in_json() {
    let site = site(Caller::Office);

    let (status, event) = site.post("/call/event.get", Value::Null).await;

    assert_eq!(status, StatusCode::OK);
    assert_eq!(event["starts_on"], "2019-04-13");
}

#[tokio::test]
async fn a_refusal_says_why() {
    let site = site(Caller::Office);

    let (status, error) = site.post("/call/people.save", json!({ "full_name": "" })).await;

    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(error["code"], "invalid");
    assert_eq!(error["problems"][0]["field"], "full_name");
}

#[tokio::test]
async fn a_desk_cannot_do_what_the_office_can() {
    let site = site(Caller::Desk);

    let (status, error) = site.post("/call/people.list", json!({})).await;

    assert_eq!(status, StatusCode::FORBIDDEN);
    assert_eq!(error["code"], "forbidden");
}

#[tokio::test]
async fn a_name_in_any_script_reaches_the_journal() {
    let site = site(Caller::Office);
    let request = request("POST", "/call/people.save")
        .header("x-operator", "%E6%9E%97")
        .body(Body::from(json!({ "full_name": "周宁" }).to_string()))
        .unwrap();

    site.send(request).await;

    let (_, changes) = site.post("/call/journal.list", json!({})).await;
    assert_eq!(changes["rows"][0]["operator"], "林");
}

#[tokio::test]
async fn a_file_comes_back_under_its_name_and_no_other_file_does() {
    let site = site(Caller::Office);
    let upload = request("POST", "/files?name=%E8%83%B8%E5%8D%A1.pdf").body(Body::from("%PDF"));

    let answer = bytes(site.send(upload.unwrap()).await).await;
    let path = serde_json::from_slice::<Value>(&answer).unwrap()["path"].clone();
    let path = path.as_str().unwrap().replace('\\', "%5C");
    let back =
        site.get(&format!("/files?path={}", path.replace("胸卡", "%E8%83%B8%E5%8D%A1"))).await;
    let secret = site.folder.path().join("secret.txt");
    let secret = site.get(&format!("/files?path={}", secret.display())).await;

    assert_eq!(
        back.headers()[header::CONTENT_DISPOSITION],
        "attachment; filename*=UTF-8''%E8%83%B8%E5%8D%A1%2Epdf"
    );
    assert_eq!(bytes(back).await, b"%PDF");
    assert_eq!(secret.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn pages_are_protected() {
    let site = site(Caller::Office);

    let page = site.get("/").await;
    let outside = site.get("/%2e%2e/secret.txt").await;

    assert_eq!(page.headers()[header::CONTENT_TYPE], "text/html; charset=utf-8");
    let policy = page.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    assert_eq!(outside.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_foreign_page_is_refused() {
    let site = site(Caller::Office);
    let status = async |host: &str, origin: Option<&str>| {
        let mut request = Request::builder().uri("/").header(header::HOST, host);
        if let Some(origin) = origin {
            request = request.header(header::ORIGIN, origin);
        }
        site.send(request.body(Body::empty()).unwrap()).await.status()
    };

    assert_eq!(status("localhost:4780", None).await, StatusCode::OK);
    assert_eq!(status("[::1]:4780", Some("http://[::1]:4780")).await, StatusCode::OK);
    assert_eq!(status("example.com", None).await, StatusCode::FORBIDDEN);
    assert_eq!(status("127.0.0.1:4780", Some("http://example.com")).await, StatusCode::FORBIDDEN);
    assert_eq!(status("127.0.0.1:4780", Some("null")).await, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_change_is_told_to_the_browser() {
    let site = site(Caller::Office);
    let events = site.get("/events").await;
    site.post("/call/people.save", json!({ "full_name": "周宁" })).await;

    let mut body = events.into_body().into_data_stream();
    let first = futures_util::StreamExt::next(&mut body).await.unwrap().unwrap();

    let first = String::from_utf8(first.to_vec()).unwrap();
    assert!(first.contains("event: changed") && first.contains("\"people\""), "{first}");
}
