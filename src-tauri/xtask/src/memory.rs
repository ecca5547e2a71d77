//! How much memory the whole program takes while the sample event lies open and nobody does anything.

use std::{
    fs, iter,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};

use crate::shell::{Done, command, release};

/// What all processes together may take, in megabytes.
const LIMIT_MB: u64 = 250;

/// How long the window may take to show the event and come to rest.
const REST: Duration = Duration::from_secs(30);

/// Starts the window as it is shipped, lets it rest, and prints what its processes take.
///
/// Two figures a process. `own` is what it alone has taken and would give back if it ended: what a
/// task manager shows. `with shared` adds its share of the program files and libraries in memory,
/// which the system may drop and read again at any time (`Pss` of Linux).
pub fn measure() -> Done {
    let home = std::env::temp_dir().join(format!("summit-memory-{}", std::process::id()));
    let program = release("summit-desk").to_string_lossy().into_owned();
    let screen = ["-a", "-s", "-screen 0 1440x900x24", &program, "--sample"];
    let mut window = command("xvfb-run", &screen);
    for (name, folder) in [
        ("SUMMIT_HOME", "home"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
    ] {
        window.env(name, home.join(folder));
    }
    // On a shared bus this would only show the window that is open already.
    window.env_remove("DBUS_SESSION_BUS_ADDRESS").stderr(Stdio::null());
    let window = window.spawn().map_err(|error| format!("the window did not start: {error}"))?;
    sleep(REST);
    let processes = window_processes(&window);
    let taken: Vec<Taken> = processes.iter().filter_map(|process| taken(process)).collect();
    end(window, &processes);
    // What could not be removed is in the system's folder for such things.
    let _ = fs::remove_dir_all(home);
    tell(&taken)
}

/// What a process takes, in kilobytes.
struct Taken {
    name: String,
    own: u64,
    with_shared: u64,
}

fn tell(taken: &[Taken]) -> Done {
    if taken.len() < 2 {
        return Err("the window or its page was gone before it could be measured".to_owned());
    }
    for Taken { name, own, with_shared } in taken {
        println!("{name:<16} own {:>4} MB, with shared {:>4} MB", own / 1000, with_shared / 1000);
    }
    let own: u64 = taken.iter().map(|process| process.own).sum();
    let with_shared: u64 = taken.iter().map(|process| process.with_shared).sum();
    for (what, kilobytes) in [("own", own), ("with shared", with_shared)] {
        let share = kilobytes * 100 / (LIMIT_MB * 1000);
        println!("all, {what}: {} MB, {share} % of the limit of {LIMIT_MB} MB", kilobytes / 1000);
    }
    Ok(())
}

/// Answers the processes below the one that was started, without the display.
fn window_processes(started: &Child) -> Vec<String> {
    let mut found = vec![started.id().to_string()];
    let mut at = 0;
    while let Some(parent) = found.get(at).cloned() {
        found.extend(children(&parent));
        at += 1;
    }
    found.retain(|process| {
        let name = name(process);
        name.starts_with("summit-desk") || name.starts_with("WebKit")
    });
    found
}

fn children(process: &str) -> Vec<String> {
    let path = format!("/proc/{process}/task/{process}/children");
    let told = fs::read_to_string(path).unwrap_or_default();
    told.split_whitespace().map(str::to_owned).collect()
}

fn name(process: &str) -> String {
    fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default().trim().to_owned()
}

fn taken(process: &str) -> Option<Taken> {
    let told = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    // The system says kB and means 1024 bytes.
    let figure = |name: &str| -> Option<u64> {
        let line = told.lines().find(|line| line.starts_with(name))?;
        Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1024 / 1000)
    };
    let own = figure("Pss_Anon:")? + figure("Pss_Shmem:")?;
    Some(Taken { name: name(process), own, with_shared: figure("Pss:")? })
}

fn end(mut started: Child, processes: &[String]) {
    let starter = started.id().to_string();
    for process in processes.iter().chain(iter::once(&starter)) {
        // One that has ended is left in peace.
        let _ = Command::new("kill").arg(process).stderr(Stdio::null()).status();
    }
    let _ = started.wait();
}
