//! What a page looks at as a whole before it is printed: one file at a time, without a name on the disk.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::{
    error::{Error, Result},
    ids::ids,
    time::Moment,
};

ids! {
    /// Identifies a proof that the page may fetch until the next one is made.
    ProofId,
}

/// Holds the newest proof. Its file has no name, so that nobody finds it and nothing of it stays behind.
#[derive(Debug, Default)]
pub struct Proofs(Mutex<Option<(ProofId, File)>>);

impl Proofs {
    /// Takes a proof in; the one before is gone by that.
    pub fn keep(&self, file: File, now: Moment) -> ProofId {
        let id = ProofId::new(now);
        *self.enter() = Some((id, file));
        id
    }

    /// Reads a proof.
    ///
    /// # Errors
    /// [`Error::Missing`] when another one was made since, or the event was closed.
    pub fn read(&self, id: ProofId) -> Result<Vec<u8>> {
        let mut kept = self.enter();
        let (_, file) = kept.as_mut().filter(|(of, _)| *of == id).ok_or(Error::Missing("proof"))?;
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(0))
            .and_then(|_| file.read_to_end(&mut bytes))
            .map_err(|error| Error::Broken(error.to_string()))?;
        Ok(bytes)
    }

    /// Forgets the proof, if there is one.
    pub fn forget(&self) {
        *self.enter() = None;
    }

    fn enter(&self) -> MutexGuard<'_, Option<(ProofId, File)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
