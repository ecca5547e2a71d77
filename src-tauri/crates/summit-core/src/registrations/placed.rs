//! What became of the places that one step asked for, and what the step is called by it.

use super::{FreePlaces, Placing, Registration, RegistrationDraft, alter_in};
use crate::{error::Result, store::Change};

/// What became of the places of many.
#[derive(Debug, Default)]
pub(crate) struct Placed {
    /// The places that are left.
    places: FreePlaces,
    /// How many have to wait.
    waits: usize,
    passes_line: bool,
}

impl Placed {
    /// What became of the place of one.
    pub(crate) fn one(placing: Placing) -> Placed {
        let mut placed = Placed::default();
        placed.note(placing);
        placed
    }

    /// Changes one of many, and notes what becomes of their place.
    pub(crate) fn alter(
        &mut self,
        change: &Change<'_>,
        before: &Registration,
        draft: &RegistrationDraft,
    ) -> Result<()> {
        let placing = alter_in(change, &mut self.places, before, draft)?;
        self.note(placing);
        Ok(())
    }

    fn note(&mut self, placing: Placing) {
        match placing {
            Placing::Settled => {}
            Placing::Waits => self.waits += 1,
            Placing::PassesLine => self.passes_line = true,
        }
    }

    /// Calls a change of one by its title, or by what people would not expect of it.
    pub(crate) fn title(&self, change: &mut Change<'_>, title: &'static str, name: &str) {
        let title = match (self.waits, self.passes_line) {
            (1.., _) => "registrations.waits",
            (0, true) => "registrations.passes_line",
            (0, false) => title,
        };
        change.title(title, name);
    }

    /// Calls a change of many by its title, or by what people would not expect of it.
    pub(crate) fn title_many(&self, change: &mut Change<'_>, title: &'static str, count: usize) {
        match (self.waits, self.passes_line) {
            (1.., _) => change.title("registrations.many_wait", self.waits.to_string()),
            (0, true) => change.title("registrations.many_pass_line", count.to_string()),
            (0, false) => change.title(title, count.to_string()),
        }
    }
}
