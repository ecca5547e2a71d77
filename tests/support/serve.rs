//! The real program behind a browser: for browser tests, and for looking at the pages while writing them.

use std::{path::PathBuf, sync::Arc, time::Instant};

use clap::Parser;
use serde_json::json;
use summit_core::{
    App, Asking, Caller,
    app::system_clock,
    time::{Clock, Moment},
};
use summit_lan::{Door, router, serve};
use tests::TABLES;
use tokio::net::TcpListener;

/// Serves the program to browsers on this machine, from a folder that is thrown away at the end.
#[derive(Parser)]
struct Arguments {
    /// The port; without it a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// The folder of the built pages.
    #[arg(long, default_value = "ui/dist")]
    ui: PathBuf,
    /// Opens the sample event.
    #[arg(long, conflicts_with = "file")]
    sample: bool,
    /// When it is, instead of the system's time: 2019-04-12T01:00:00.000Z.
    #[arg(long)]
    now: Option<Moment>,
    /// The event file to open.
    file: Option<PathBuf>,
}

#[tokio::main]
#[expect(clippy::print_stdout, reason = "whoever starts it reads the address there")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = Arguments::parse();
    let folder = tempfile::tempdir()?;
    let app = Arc::new(App::new(folder.path().join("home"), clock(arguments.now), TABLES));
    let asking = Asking {
        caller: Caller::Office,
        operator: "Lin".to_owned(),
        station: "office".to_owned(),
        job: None,
    };
    if let Some(file) = &arguments.file {
        app.call(&asking, "files.open", json!({ "path": file }))?;
    } else if arguments.sample {
        app.call(&asking, "files.open_sample", json!({}))?;
    }

    let listener = TcpListener::bind(("127.0.0.1", arguments.port)).await?;
    println!("http://{}", listener.local_addr()?);
    let door = Door {
        app: Arc::clone(&app),
        caller: Caller::Office,
        operator: asking.operator.clone(),
        station: asking.station.clone(),
        files: folder.path().join("files"),
        pages: arguments.ui,
    };
    tokio::select! {
        served = serve(listener, router(door)) => served?,
        () = ended() => {}
    }
    app.call(&asking, "files.close", json!(null))?;
    Ok(())
}

/// The system's clock, or one that begins at a given moment and goes on from there.
fn clock(now: Option<Moment>) -> Clock {
    let Some(now) = now else { return system_clock() };
    let begun = Instant::now();
    Arc::new(move || Moment::new(now.0 + begun.elapsed()))
}

/// Waits until somebody stops the program.
#[cfg(unix)]
async fn ended() {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminated = signal(SignalKind::terminate()).ok();
    let terminated = async {
        match &mut terminated {
            Some(terminated) => terminated.recv().await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated => {}
    }
}

/// Waits until somebody stops the program.
#[cfg(not(unix))]
async fn ended() {
    // Without a signal there is nothing to wait for but the end of the machine.
    let _ = tokio::signal::ctrl_c().await;
}
