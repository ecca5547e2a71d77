//! The addresses: one for the commands, one for the signals, and a few for bytes.

use std::{convert::Infallible, io, path::PathBuf, sync::Arc};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{DefaultBodyLimit, Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    middleware,
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
    routing::{get, post},
};
use futures_util::{Stream, StreamExt, stream};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use summit_core::{App, Asking, Caller, Error, Result, Signal, people, proofs::ProofId};
use tokio::{
    net::TcpListener,
    sync::broadcast::{self, error::RecvError},
    task::spawn_blocking,
};

use crate::{
    files::{Files, download},
    guard, pages,
};

/// The longest request of a command, in bytes. Larger things travel as files.
const LONGEST_REQUEST: usize = 16 * 1024 * 1024;

/// How many signals a slow browser may be behind before it is told to ask for everything again.
const SIGNALS_KEPT: usize = 256;

/// A way in: who comes through it, and what they find behind it.
pub struct Door {
    pub app: Arc<App>,
    /// What everybody may do who comes through this door.
    pub caller: Caller,
    /// Who asks, and from where, when a request does not say.
    pub operator: String,
    pub station: String,
    /// The folder that uploads and written files are put into.
    pub files: PathBuf,
    /// The folder with the built pages.
    pub pages: PathBuf,
}

struct Served {
    app: Arc<App>,
    caller: Caller,
    operator: String,
    station: String,
    files: Files,
    pages: PathBuf,
    signals: broadcast::Sender<Signal>,
}

/// Builds the addresses of a door. It answers this machine alone.
pub fn router(door: Door) -> Router {
    let (signals, _) = broadcast::channel(SIGNALS_KEPT);
    let teller = signals.clone();
    door.app.listen(move |signal| {
        // Nobody listening is no failure.
        let _ = teller.send(signal.clone());
    });
    let served = Served {
        app: door.app,
        caller: door.caller,
        operator: door.operator,
        station: door.station,
        files: Files::new(door.files),
        pages: door.pages,
        signals,
    };
    Router::new()
        .route("/call/{name}", post(call).layer(DefaultBodyLimit::max(LONGEST_REQUEST)))
        .route("/events", get(events))
        .route("/files", get(give_file).post(take_file))
        .route("/files/new", post(new_file))
        .route("/pictures/{id}", get(picture))
        .route("/proofs/{id}", get(proof))
        .fallback(get(page))
        .with_state(Arc::new(served))
        .layer(middleware::from_fn(guard::local_only))
        .layer(middleware::map_response(guard::protect))
}

/// Answers requests until the program ends.
pub async fn serve(listener: TcpListener, router: Router) -> io::Result<()> {
    axum::serve(listener, router).await
}

/// What goes wrong, as it travels: a status and the error of the closed set.
pub(crate) struct Refusal(pub Error);

impl<E: Into<Error>> From<E> for Refusal {
    fn from(error: E) -> Refusal {
        Refusal(error.into())
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (status(&self.0), json_body(&self.0)).into_response()
    }
}

fn status(error: &Error) -> StatusCode {
    match error {
        Error::Filter { .. } | Error::Malformed(_) => StatusCode::BAD_REQUEST,
        Error::Forbidden(_) => StatusCode::FORBIDDEN,
        Error::Missing(_) => StatusCode::NOT_FOUND,
        Error::Invalid(_) | Error::PrintChoice { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        Error::Broken(_) | Error::Database(_) | Error::NoFonts(_) => {
            StatusCode::INTERNAL_SERVER_ERROR
        }
        Error::InUse { .. }
        | Error::WasScanned { .. }
        | Error::IllegalMove { .. }
        | Error::NoEvent
        | Error::File { .. }
        | Error::NothingToUndo
        | Error::NothingToRedo
        | Error::ChangedSince { .. }
        | Error::Cancelled
        | Error::Blocked(_)
        | Error::Table { .. }
        | Error::List { .. }
        | Error::NothingToPrint
        | Error::Import { .. }
        | Error::ExportForm { .. }
        | Error::PrintTooLarge
        | Error::NotPrinted(_) => StatusCode::CONFLICT,
    }
}

fn json_body<T: Serialize>(value: &T) -> impl IntoResponse + use<T> {
    let text = serde_json::to_vec(value).unwrap_or_default();
    ([(header::CONTENT_TYPE, "application/json")], text)
}

async fn call(
    State(served): State<Arc<Served>>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let request: Value = if body.is_empty() {
        Value::Null
    } else {
        serde_json::from_slice(&body).map_err(Error::from)?
    };
    let asking = Asking {
        caller: served.caller,
        operator: said(&headers, "x-operator").unwrap_or_else(|| served.operator.clone()),
        station: said(&headers, "x-station").unwrap_or_else(|| served.station.clone()),
        job: said(&headers, "x-job"),
    };
    let answer = apart(move || served.app.call(&asking, &name, request)).await?;
    Ok(json_body(&answer).into_response())
}

/// Runs core work, which may wait for the disk, where it holds up nobody else.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    spawn_blocking(work).await.unwrap_or_else(|error| Err(Error::Broken(error.to_string())))
}

/// Reads a header that carries a name; anything but ASCII travels percent-encoded.
fn said(headers: &HeaderMap, name: &str) -> Option<String> {
    let text = headers.get(name)?.to_str().ok()?;
    let text = percent_decode_str(text).decode_utf8().ok()?;
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

async fn events(State(served): State<Arc<Served>>) -> impl IntoResponse {
    Sse::new(signals(served.signals.subscribe())).keep_alive(KeepAlive::default())
}

fn signals(receiver: broadcast::Receiver<Signal>) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(receiver, |mut receiver| async {
        let signal = match receiver.recv().await {
            Ok(signal) => signal,
            // No table at all: everything is asked again.
            Err(RecvError::Lagged(_)) => Signal::Changed { number: 0, tables: Vec::new() },
            Err(RecvError::Closed) => return None,
        };
        let name = match signal {
            Signal::Changed { .. } => "changed",
            Signal::Progress { .. } => "progress",
        };
        let data = serde_json::to_string(&signal).unwrap_or_default();
        Some((Ok(Event::default().event(name).data(data)), receiver))
    })
}

#[derive(Deserialize)]
struct FileName {
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
struct FilePath {
    path: PathBuf,
}

async fn take_file(
    State(served): State<Arc<Served>>,
    Query(file): Query<FileName>,
    body: Body,
) -> Result<Response, Refusal> {
    let path = served.files.name(&file.name)?;
    let bytes = body.into_data_stream().map(|bytes| bytes.map_err(io::Error::other));
    served.files.write(&path, bytes).await?;
    Ok(json_body(&json!({ "path": path })).into_response())
}

async fn new_file(State(served): State<Arc<Served>>, body: Bytes) -> Result<Response, Refusal> {
    let file: FileName = serde_json::from_slice(&body).map_err(Error::from)?;
    let path = served.files.name(&file.name)?;
    Ok(json_body(&json!({ "path": path })).into_response())
}

async fn give_file(
    State(served): State<Arc<Served>>,
    Query(file): Query<FilePath>,
) -> Result<Response, Refusal> {
    let bytes = served.files.read(&file.path).await?;
    Ok(download(&file.path, bytes))
}

async fn picture(
    State(served): State<Arc<Served>>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let id: people::PictureId = serde_json::from_value(Value::String(id)).map_err(Error::from)?;
    let app = Arc::clone(&served.app);
    let picture = apart(move || app.store()?.read(|reading| people::picture(reading, id))).await?;
    let headers = [
        (header::CONTENT_TYPE, format!("image/{}", picture.kind)),
        // The bytes behind an id never change.
        (header::CACHE_CONTROL, "private, max-age=31536000, immutable".to_owned()),
    ];
    Ok((headers, picture.bytes).into_response())
}

async fn proof(
    State(served): State<Arc<Served>>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    if served.caller < Caller::Office {
        return Err(Error::Forbidden("proofs".to_owned()).into());
    }
    let id: ProofId = serde_json::from_value(Value::String(id)).map_err(Error::from)?;
    let app = Arc::clone(&served.app);
    let bytes = apart(move || app.proofs.read(id)).await?;
    let headers = [(header::CONTENT_TYPE, "application/pdf"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, bytes).into_response())
}

async fn page(State(served): State<Arc<Served>>, uri: axum::http::Uri) -> Response {
    pages::page(&served.pages, uri.path()).await
}
