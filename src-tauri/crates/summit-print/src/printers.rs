//! What this computer remembers of its printers: how each is put right. No event has it.

use std::{collections::BTreeMap, fs, path::Path};

use serde::Deserialize;
use summit_core::{Error, Result, Task, error::FileTrouble};
use ts_rs::TS;

use crate::queues::Sides;
use crate::sheet::calibration::{Calibration, Correction, Measured};

/// Where it stands in the program's own folder.
const FILE: &str = "printers.json";

/// Sets how a printer is put right.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CalibrateRequest {
    /// The name of the queue.
    pub queue: String,
    pub calibration: Calibration,
}

/// Asks what follows from a calibration page that this printer has printed.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct MeasureRequest {
    pub queue: String,
    pub measured: Measured,
}

/// Remembers how a printer is put right.
pub fn calibrate(task: &Task<'_>, request: CalibrateRequest) -> Result<Calibration> {
    let CalibrateRequest { queue, calibration } = request;
    calibration.check()?;
    let home = &task.app.home;
    let mut printers = read(home);
    if calibration == Calibration::default() {
        printers.remove(&queue);
    } else {
        printers.insert(queue, calibration);
    }
    let path = home.join(FILE);
    let unwritable = |_| Error::file(FileTrouble::Unwritable, &path);
    fs::create_dir_all(home).map_err(unwritable)?;
    fs::write(&path, serde_json::to_vec_pretty(&printers)?).map_err(unwritable)?;
    Ok(calibration)
}

/// Works out how a printer is to be put right, from what a ruler says. Nothing is remembered yet.
pub fn measure(task: &Task<'_>, request: MeasureRequest) -> Result<Calibration> {
    let found = calibration_of(&task.app.home, &request.queue).corrected(request.measured);
    found.check()?;
    Ok(found)
}

/// How a printer is put right; as it is where nothing was said.
pub fn calibration_of(home: &Path, queue: &str) -> Calibration {
    read(home).remove(queue).unwrap_or_default()
}

/// How a job on some sides is made ready for a printer.
pub fn correction(home: &Path, queue: &str, sides: Sides) -> Correction {
    Correction { calibration: calibration_of(home, queue), two_sided: sides != Sides::One }
}

/// What is remembered; nothing where the file is gone or unreadable.
fn read(home: &Path) -> BTreeMap<String, Calibration> {
    let bytes = fs::read(home.join(FILE)).ok();
    bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}
