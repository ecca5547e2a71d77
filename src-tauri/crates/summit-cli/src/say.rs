//! What the command line says: one line for a refusal, plain lines or JSON for an answer.

use std::io::{self, Write};

use serde_json::Value;

/// How a run ended and what is said about it.
pub enum Said {
    /// Done: what stands on standard output, and remarks for standard error.
    Done { answer: String, remarks: Vec<String> },
    /// Done, and there is something to look at.
    Findings { answer: String, remarks: Vec<String> },
    /// Nothing was done, and why.
    Refused(String),
    /// It was asked wrongly.
    Misused(String),
}

impl Said {
    /// An answer in lines.
    pub fn lines(lines: Vec<String>) -> Said {
        Said::Done { answer: lines.join("\n"), remarks: Vec::new() }
    }

    /// An answer as JSON.
    pub fn json(value: &Value) -> Said {
        Said::Done { answer: pretty(value), remarks: Vec::new() }
    }
}

/// Writes JSON for people and programs alike.
pub fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// Says it: answers on standard output, everything else on standard error.
pub fn out(said: &Said) {
    let (answer, remarks): (&str, &[String]) = match said {
        Said::Done { answer, remarks } | Said::Findings { answer, remarks } => (answer, remarks),
        Said::Refused(line) | Said::Misused(line) => ("", std::slice::from_ref(line)),
    };
    let mut output = io::stdout().lock();
    if !answer.is_empty() {
        // A reader that has gone away wants no more.
        let _ = writeln!(output, "{answer}");
    }
    let mut errors = io::stderr().lock();
    for line in remarks {
        let _ = writeln!(errors, "summit: {line}");
    }
}
