//! A whole document, to be looked through and searched before it is printed.

use std::io::BufWriter;

use serde::Serialize;
use summit_core::{Error, Result, Task, proofs::ProofId};
use ts_rs::TS;

use crate::{
    batches::taken,
    commands::{PrintRequest, book, language_tag, short, telling, trouble},
    findings::Finding,
    pdf::About,
    print,
};

/// A document that was made to be looked at. Its bytes are those of a saved file.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Proof {
    /// Under this id the page fetches the file.
    pub id: ProofId,
    /// How many sheets there are.
    pub pages: u32,
    /// What to look at in the whole document.
    pub findings: Vec<Finding>,
}

/// Makes the whole document, to be looked at. Nothing is noted in the print log.
pub fn make(task: &Task<'_>, request: PrintRequest) -> Result<Proof> {
    let document = taken(task, &request)?;
    let about = About { language: language_tag(&request.options), ..About::default() };
    let unkept = |error: std::io::Error| Error::Broken(error.to_string());
    let file = BufWriter::new(tempfile::tempfile().map_err(unkept)?);
    let (file, written) =
        print(&*document, &request.options, book()?, &about, file, &mut telling(task))
            .map_err(trouble)?;
    let file = file.into_inner().map_err(|error| unkept(error.into_error()))?;
    Ok(Proof {
        id: task.app.proofs.keep(file, task.app.now()),
        pages: short(written.sheets),
        findings: written.findings,
    })
}
