//! The printers of this computer: which queues there are, and sending a document to one of them.
//!
//! macOS and Linux print through CUPS, whose own programs know every printer that the system knows.
//! Windows has no queue that takes a PDF: there the window opens the file in the system's viewer.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

use serde::{Deserialize, Serialize};
use summit_core::{Error, Result};
use ts_rs::TS;

use crate::sheet::calibration::Calibration;

/// What this computer can print on.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Queues {
    /// Whether documents can be sent to a queue at all; where not, the file is opened and printed from there.
    pub can_send: bool,
    pub queues: Vec<Queue>,
}

/// A printer as the system names it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Queue {
    pub name: String,
    pub is_default: bool,
    /// How what is printed there is put right.
    pub calibration: Calibration,
}

/// On which sides of the paper a document is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sides {
    #[default]
    One,
    /// Turned like a book.
    LongEdge,
    /// Turned like a calendar.
    ShortEdge,
}

impl Sides {
    /// The word of IPP for it.
    fn word(self) -> &'static str {
        match self {
            Sides::One => "one-sided",
            Sides::LongEdge => "two-sided-long-edge",
            Sides::ShortEdge => "two-sided-short-edge",
        }
    }
}

/// How a file is printed.
#[derive(Debug, Clone)]
pub struct Job<'job> {
    pub queue: &'job str,
    pub title: &'job str,
    pub copies: u32,
    pub sides: Sides,
    /// The size of the paper in whole millimeters.
    pub paper: (u32, u32),
}

/// Lists the queues of this computer; none where there is no CUPS.
pub fn queues(calibration_of: impl Fn(&str) -> Calibration) -> Queues {
    if cfg!(windows) {
        return Queues { can_send: false, queues: Vec::new() };
    }
    let Ok(listed) = cups("lpstat").arg("-e").output() else {
        return Queues { can_send: false, queues: Vec::new() };
    };
    let usual = cups("lpstat").arg("-d").output().map(|output| said(&output)).unwrap_or_default();
    let usual = usual.rsplit_once(':').map_or("", |(_, name)| name.trim());
    let listed = said(&listed);
    let queues = listed.lines().map(|name| name.trim().to_owned());
    let queues = queues.filter(|name| !name.is_empty());
    Queues {
        can_send: true,
        queues: queues
            .map(|name| Queue {
                is_default: name == usual,
                calibration: calibration_of(&name),
                name,
            })
            .collect(),
    }
}

/// Hands a PDF to a queue; answers the job, as the system names it.
///
/// The bytes go from hand to hand: no file with the names of guests is left on the disk.
pub fn send(pdf: &[u8], job: &Job<'_>) -> Result<String> {
    let refused = |why: &str| Error::NotPrinted(format!("{}: {why}", job.queue));
    if !queues(|_| Calibration::default()).queues.iter().any(|queue| queue.name == job.queue) {
        return Err(Error::NotPrinted(job.queue.to_owned()));
    }
    let (width, height) = job.paper;
    let mut printing = cups("lp")
        .args(["-d", job.queue, "-t", job.title, "-n", &job.copies.to_string()])
        .args(["-o", "document-format=application/pdf"])
        .args(["-o", &format!("media=Custom.{width}x{height}mm")])
        // The page was laid out to the millimeter: a printer that fits it to the sheet would spoil it.
        .args(["-o", "print-scaling=none"])
        .args(["-o", &format!("sides={}", job.sides.word())])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| refused(&error.to_string()))?;
    let given = match printing.stdin.take() {
        Some(mut hand) => hand.write_all(pdf),
        None => Ok(()),
    };
    let output = printing.wait_with_output().map_err(|error| refused(&error.to_string()))?;
    if !output.status.success() {
        return Err(refused(String::from_utf8_lossy(&output.stderr).trim()));
    }
    given.map_err(|error| refused(&error.to_string()))?;
    // It says: request id is Office-12 (0 file(s))
    let said = said(&output);
    let begins = format!("{}-", job.queue);
    let number = said.split_whitespace().find(|word| word.starts_with(&begins));
    Ok(number.unwrap_or(job.queue).to_owned())
}

/// A program of CUPS, speaking English so that its answer can be read.
fn cups(program: &str) -> Command {
    let mut command = Command::new(program);
    command.env("LC_ALL", "C.UTF-8").env("LANG", "C.UTF-8");
    command
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}
