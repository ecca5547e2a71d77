//! Two commands for a fresh machine: `cargo xtask run` opens the window, `cargo xtask test` proves it.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a runner talks to its user")]

mod machine;
mod memory;
mod pages;
mod shell;
mod steps;

use std::{env, process::ExitCode};

const HELP: &str = "\
Usage: cargo xtask COMMAND

  run       install what the system lacks, build, and open the window on the sample event
  test      install what the tests need as well, and run every check and test
  pictures  take the pictures of the README from the running program
  bench     run the benchmarks
  fuzz [S]  try the readers of other programs' files with random input, S seconds each (60);
            `quick`: sooner built, 20 seconds
  frames    measure the frames of the timetable
  memory    measure what the window takes while nobody does anything (Linux)";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["run"] => steps::run(),
        ["test"] => steps::test(),
        ["pictures"] => steps::pictures(),
        ["bench"] => steps::bench(),
        ["fuzz"] => steps::fuzz("60", steps::THOROUGH),
        ["fuzz", "quick"] => steps::fuzz("20", steps::QUICK),
        ["fuzz", seconds] => steps::fuzz(seconds, steps::THOROUGH),
        ["frames"] => steps::frames(),
        ["memory"] => steps::memory(),
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => {
            eprintln!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
