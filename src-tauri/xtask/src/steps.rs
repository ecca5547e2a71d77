//! The commands of the runner, as steps with names.

use std::{
    fs::{self, File},
    iter,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    machine, memory, pages,
    shell::{Done, built, cargo, command, root, run as start},
};

/// Every cargo step chooses the same packages and features, so that nothing is built twice.
const EVERYTHING: &[&str] =
    &["--workspace", "--features", "summit-desk/custom-protocol,tests/desktop"];

/// The module of the tests that need a display; they are a step of their own.
const WINDOW_TESTS: &str = "real_window";

type Step = (&'static str, fn() -> Done);

/// What must hold before a commit is good, the quickest to fail first.
const CHECKS: &[Step] = &[
    ("packages of the system", machine::prepare_tests),
    ("packages of the pages", || pages::install("ui")),
    ("packages of the browser tests", || pages::install("tests/browser")),
    ("format", || start(&mut cargo(&["fmt", "--all", "--check"]))),
    ("pages: types, lints, unit tests", || start(&mut command("npm", &["--prefix", "ui", "test"]))),
    ("pages: build", pages::build),
    ("lints", || {
        let all = ["--features", "tests/peers", "--all-targets", "--", "-D", "warnings"];
        start(&mut everything("clippy", &all))
    }),
    ("documentation", document),
    ("tests", || start(&mut everything("test", &["--", "--skip", WINDOW_TESTS]))),
    ("browser tests", || browser("test")),
    ("window: build", || start(&mut everything("build", &[]))),
    ("window test", window_test),
    ("readers under random input", || fuzz("60", QUICK)),
];

/// Opens the window on the sample event.
pub fn run() -> Done {
    machine::prepare_window()?;
    pages::install("ui")?;
    pages::build_if_older()?;
    start(&mut everything("build", &["--bin", "summit-desk"]))?;
    start(command(&built("summit-desk").to_string_lossy(), &["--sample"]).current_dir(root()))
}

/// Runs every check and test, and stops at the first that fails.
pub fn test() -> Done {
    let begun = Instant::now();
    let mut passed = 0;
    for (name, work) in CHECKS {
        println!("\n== {name}");
        let step = Instant::now();
        if let Err(why) = work() {
            println!("\n== {name} failed after {}: {why}", in_words(step.elapsed()));
            println!("{passed} passed, 1 failed");
            return Err(format!("The step that failed: {name}"));
        }
        println!("== {name}: {}", in_words(step.elapsed()));
        passed += 1;
    }
    println!("\n== all in {}\n{passed} passed, 0 failed", in_words(begun.elapsed()));
    Ok(())
}

/// Takes the pictures of the README from the running program.
pub fn pictures() -> Done {
    machine::prepare_tests()?;
    pages::install("ui")?;
    pages::install("tests/browser")?;
    pages::build_if_older()?;
    start(&mut everything("build", &["--bin", "serve"]))?;
    browser("pictures")
}

/// Runs the benchmarks, optimized as the product is.
pub fn bench() -> Done {
    start(&mut cargo(&["bench", "-p", "tests", "--features", "peers", "--bench", "*"]))
}

/// The readers of other programs' files that are tried with random input.
const FUZZED: &[&str] = &["values", "workbooks", "cards"];

/// Readers that are sooner built than tried: for the look before every commit.
pub const QUICK: &str = "--dev";

/// Readers that take longer to build and try ten times as much in the same time.
pub const THOROUGH: &str = "--release";

/// Tries the readers with random input, all at the same time, for so many seconds.
pub fn fuzz(seconds: &str, build: &str) -> Done {
    let tool = machine::fuzzer()?;
    let tool = tool.to_string_lossy();
    start(&mut fuzzer(&tool, "build", build, &[]))?;
    let time = format!("-max_total_time={seconds}");
    let mut trials = Vec::new();
    for target in FUZZED {
        let found = root().join("target/fuzz/corpus").join(target);
        let log = root().join("target/fuzz").join(format!("{target}.log"));
        let written = fs::create_dir_all(&found).and_then(|()| File::create(&log));
        let written = written.map_err(|why| format!("{}: {why}", log.display()))?;
        let (found, seeds) = (found.to_string_lossy(), format!("tests/fuzz/seeds/{target}"));
        let limits = [*target, &found, &seeds, "--", &time, "-max_len=16384", "-timeout=20"];
        let trial =
            fuzzer(&tool, "run", build, &limits).stdout(Stdio::null()).stderr(written).spawn();
        let trial = trial.map_err(|why| format!("{target} could not be started: {why}"))?;
        trials.push((target, log, trial));
    }
    let mut broken = Vec::new();
    for (target, log, mut trial) in trials {
        let ended = trial.wait().map_err(|why| format!("{target}: {why}"))?;
        let told = fs::read(&log).unwrap_or_default();
        let told = String::from_utf8_lossy(&told);
        let tries = told.lines().rfind(|line| line.starts_with("Done ")).unwrap_or_default();
        println!("{target}: {tries}");
        if !ended.success() || tries.is_empty() {
            println!("{told}");
            broken.push(*target);
        }
    }
    if broken.is_empty() {
        return Ok(());
    }
    Err(format!("Input that broke a reader lies in tests/fuzz/artifacts: {}", broken.join(", ")))
}

fn fuzzer(tool: &str, verb: &str, build: &str, more: &[&str]) -> Command {
    let place = ["--fuzz-dir", "tests/fuzz", "--target-dir", "target/fuzz"];
    command(tool, &[&["fuzz", verb, build, "--sanitizer", "none"], &place[..], more].concat())
}

/// Measures how long a frame of the timetable takes.
pub fn frames() -> Done {
    machine::prepare_tests()?;
    pages::install("ui")?;
    pages::install("tests/browser")?;
    pages::build_if_older()?;
    start(&mut everything("build", &["--bin", "serve"]))?;
    browser("frames")
}

/// Measures the memory of the window as it is shipped.
pub fn memory() -> Done {
    if !cfg!(target_os = "linux") {
        return Err(
            "Only Linux tells what each process takes; look in the task manager.".to_owned()
        );
    }
    machine::prepare_tests()?;
    pages::install("ui")?;
    pages::build_if_older()?;
    let window = ["build", "--release", "-p", "summit-desk", "--features", "custom-protocol"];
    start(&mut cargo(&window))?;
    memory::measure()
}

fn everything(verb: &str, more: &[&str]) -> Command {
    let arguments: Vec<&str> =
        iter::once(verb).chain(EVERYTHING.iter().copied()).chain(more.iter().copied()).collect();
    cargo(&arguments)
}

fn document() -> Done {
    let mut doc = everything("doc", &["--no-deps", "--document-private-items"]);
    start(doc.env("RUSTDOCFLAGS", "-D warnings"))
}

/// Runs a script of the browser tests against the server that was built.
fn browser(script: &str) -> Done {
    let Some(browser) = machine::browser() else {
        return Err("no Chromium was found; set CHROMIUM to its path".to_owned());
    };
    start(
        command("npm", &["--prefix", "tests/browser", "run", script])
            .env("CHROMIUM", browser)
            .env("SUMMIT_SERVE", built("serve")),
    )
}

/// Drives the window on a display that nobody sees.
fn window_test() -> Done {
    if !cfg!(target_os = "linux") {
        println!("Only the webview of Linux can be driven: this step is left out here.");
        return Ok(());
    }
    let test = everything("test", &["--test", "desktop"]);
    let cargo = test.get_program().to_string_lossy().into_owned();
    let arguments: Vec<String> =
        test.get_args().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let screen = ["-a", "-s", "-screen 0 1440x900x24", &cargo];
    let arguments: Vec<&str> =
        screen.into_iter().chain(arguments.iter().map(String::as_str)).collect();
    start(command("xvfb-run", &arguments).env("SUMMIT_DESK", built("summit-desk")))
}

fn in_words(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{} min {:02} s", seconds / 60, seconds % 60)
}
