//! Summit Desk on the command line: the same commands as the window, for scripts and for a glance.

mod arguments;
mod exchange;
mod folding;
mod lists;
mod paper;
mod printing;
mod say;
mod verbs;

use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;
use say::Said;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let said = verbs::run(&arguments);
    say::out(&said);
    match said {
        Said::Done { .. } => ExitCode::SUCCESS,
        Said::Findings { .. } | Said::Refused(_) => ExitCode::from(1),
        Said::Misused(_) => ExitCode::from(2),
    }
}
