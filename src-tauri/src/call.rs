//! The one command of the window. Everything else is a name in a table.

use std::sync::Arc;

use serde_json::Value;
use summit_core::{App, Asking, Error};
use tauri::{AppHandle, Manager, async_runtime::spawn_blocking, command};

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
