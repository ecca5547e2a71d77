//! What the command line says: one line for a refusal, plain lines or JSON for an answer.

use std::io::{self, Write};

use serde_json::{Value, json};

/// How a run ended and what is said about it.
pub enum Said {
    /// Done: what stands on standard output, and remarks for standard error.
    Done { answer: String, remarks: Vec<String> },
    /// Done, and there is something to look at.
    Findings { answer: String, remarks: Vec<String> },
    /// Nothing was done, and why: in words, and by the code of the error.
    Refused { line: String, code: &'static str },
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

/// Says it: answers on standard output, everything else on standard error; in JSON a refusal is an
/// answer as well.
///
/// # Errors
/// The answer could not be written, as on a full disk.
pub fn out(said: &Said, as_json: bool) -> io::Result<()> {
    let refusal = |line: &str, code: &str| {
        if as_json {
            pretty(&json!({ "error": { "code": code, "message": line } }))
        } else {
            String::new()
        }
    };
    let (answer, remarks): (String, &[String]) = match said {
        Said::Done { answer, remarks } | Said::Findings { answer, remarks } => {
            (answer.clone(), remarks)
        }
        Said::Refused { line, code } => (refusal(line, code), std::slice::from_ref(line)),
        Said::Misused(line) => (refusal(line, "misused"), std::slice::from_ref(line)),
    };
    let mut errors = io::stderr().lock();
    for line in remarks.iter().filter(|line| !line.is_empty()) {
        // Where errors go nowhere, nobody can be told of it.
        let _ = writeln!(errors, "summit: {line}");
    }
    let mut output = io::stdout().lock();
    let ended = if answer.is_empty() {
        Ok(())
    } else {
        writeln!(output, "{answer}").and_then(|()| output.flush())
    };
    match ended {
        // A reader that has gone away wants no more.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => {
            let _ = writeln!(errors, "summit: {error}");
            Err(error)
        }
        Ok(()) => Ok(()),
    }
}
