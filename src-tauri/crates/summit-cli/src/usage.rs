//! What was typed wrongly, in one line of the reader's language.

use std::{env, ffi::OsStr};

use clap::{
    CommandFactory, Error,
    error::{ContextKind, ContextValue, ErrorKind},
};
use summit_core::words::Language;

use crate::{arguments::Arguments, say::Said};

/// Says what is wrong, or shows the help that was asked for; answers nothing where that was all.
pub fn told(error: &Error, language: Language) -> Option<Said> {
    let is_asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if is_asked || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        // A reader that has gone away wants no more.
        let _ = error.print();
        return if is_asked { None } else { Some(Said::Misused(String::new())) };
    }
    let (en, zh) = sentences(error);
    let help = match verb() {
        Some(verb) => format!("summit {verb} --help"),
        None => "summit --help".to_owned(),
    };
    Some(Said::Misused(match language {
        Language::Chinese => format!("{zh}。用法见 {help}"),
        Language::English => format!("{en}; see {help}"),
    }))
}

/// Says it in English and in Chinese.
fn sentences(error: &Error) -> (String, String) {
    let value = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(all)) => all.join(", "),
        _ => String::new(),
    };
    let (argument, given) = (value(ContextKind::InvalidArg), value(ContextKind::InvalidValue));
    let possible = value(ContextKind::ValidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = value(ContextKind::InvalidSubcommand);
            (format!("there is no command “{name}”"), format!("没有命令“{name}”"))
        }
        ErrorKind::MissingRequiredArgument => {
            (format!("missing: {argument}"), format!("缺少：{argument}"))
        }
        ErrorKind::UnknownArgument => {
            (format!("“{argument}” is not understood here"), format!("这里不能写“{argument}”"))
        }
        ErrorKind::InvalidValue if given.is_empty() => {
            (format!("{argument} needs a value"), format!("{argument} 后面要写一个值"))
        }
        ErrorKind::InvalidValue => (
            format!("“{given}” does not fit {argument}; it takes: {possible}"),
            format!("{argument} 不能是“{given}”；可以是：{possible}"),
        ),
        ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(ToString::to_string);
            let reason = reason.unwrap_or_default();
            (
                format!("“{given}” does not fit {argument}: {reason}"),
                format!("{argument} 不能是“{given}”：{reason}"),
            )
        }
        ErrorKind::ArgumentConflict => {
            let other = value(ContextKind::PriorArg);
            (
                format!("{argument} and {other} do not go together"),
                format!("{argument} 与 {other} 不能同时使用"),
            )
        }
        _ => {
            let text = error.to_string();
            let line = text.lines().next().unwrap_or_default();
            let line = line.trim_start_matches("error: ").to_owned();
            (line.clone(), line)
        }
    }
}

/// Answers the verb that was typed, if one was.
fn verb() -> Option<String> {
    let typed: Vec<String> = env::args().skip(1).collect();
    let command = Arguments::command();
    let names = command.get_subcommands().map(|verb| verb.get_name().to_owned());
    names.into_iter().find(|name| typed.contains(name))
}

/// Says whether something was typed that is no text, which no file of ours can be called.
pub fn has_no_text() -> bool {
    env::args_os().any(|typed| <OsStr>::to_str(&typed).is_none())
}
