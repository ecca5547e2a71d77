//! What the window asks: a name in the tables with its request, or the bytes of a proof.

use std::sync::Arc;

use serde_json::Value;
use summit_core::{App, Asking, Error, proofs::ProofId};
use tauri::{AppHandle, Manager, async_runtime::spawn_blocking, command, ipc::Response};

use crate::{menu, station};

/// Answers a call of the page: a command of the tables, or one of the window's own.
#[command]
pub async fn call(
    handle: AppHandle,
    name: String,
    request: Value,
    job: Option<String>,
    operator: Option<String>,
    station: Option<String>,
) -> Result<Value, Error> {
    let work = move || {
        if name == "window.menu" {
            menu::show(&handle, serde_json::from_value(request)?)?;
            return Ok(Value::Null);
        }
        let own = station::asking();
        let asking = Asking {
            operator: operator.filter(|name| !name.is_empty()).unwrap_or(own.operator),
            station: station.filter(|name| !name.is_empty()).unwrap_or(own.station),
            job,
            ..own
        };
        handle.state::<Arc<App>>().call(&asking, &name, request)
    };
    spawn_blocking(work).await.unwrap_or_else(|error| Err(Error::Broken(error.to_string())))
}

/// Answers the bytes of a proof, which are too many for words.
#[command]
pub async fn proof(handle: AppHandle, id: ProofId) -> Result<Response, Error> {
    let work = move || handle.state::<Arc<App>>().proofs.read(id).map(Response::new);
    spawn_blocking(work).await.unwrap_or_else(|error| Err(Error::Broken(error.to_string())))
}
