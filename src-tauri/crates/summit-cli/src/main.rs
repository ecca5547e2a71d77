//! Summit Desk on the command line: the same commands as the window, for scripts and for a glance.

mod arguments;
mod exchange;
mod folding;
mod lists;
mod paper;
mod printing;
mod say;
mod usage;
mod verbs;

use std::{env, process::ExitCode};

use clap::Parser;

use arguments::Arguments;
use say::Said;
use summit_core::words::Language;

fn main() -> ExitCode {
    let wants_json = env::args_os().any(|typed| typed == "--json");
    let said = if usage::has_no_text() {
        Some(Said::Misused(match verbs::usual_language() {
            Language::Chinese => "文件名或参数不是有效的文字（UTF-8），请改名后再试".to_owned(),
            Language::English => "a name or argument is no text in UTF-8; rename it".to_owned(),
        }))
    } else {
        match Arguments::try_parse() {
            Ok(arguments) => Some(verbs::run(&arguments)),
            Err(error) => usage::told(&error, verbs::asked_language()),
        }
    };
    let Some(said) = said else { return ExitCode::SUCCESS };
    if say::out(&said, wants_json).is_err() {
        return ExitCode::from(1);
    }
    match said {
        Said::Done { .. } => ExitCode::SUCCESS,
        Said::Findings { .. } | Said::Refused { .. } => ExitCode::from(1),
        Said::Misused(_) => ExitCode::from(2),
    }
}
