//! Who sits at this window, and what the machine is called.

use std::env;

use summit_core::{Asking, Caller};

/// Asks in the name of the system's user.
pub fn asking() -> Asking {
    Asking { caller: Caller::Office, operator: user(), station: machine(), job: None }
}

fn user() -> String {
    let names = ["USER", "USERNAME", "LOGNAME"].into_iter();
    names.filter_map(|name| env::var(name).ok()).find(|name| !name.is_empty()).unwrap_or_default()
}

#[cfg(unix)]
fn machine() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn machine() -> String {
    env::var("COMPUTERNAME").unwrap_or_default()
}
