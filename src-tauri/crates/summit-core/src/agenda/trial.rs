//! What would look wrong if sessions were moved, before they are.

use std::collections::BTreeSet;

use super::{PlacesRequest, SessionId, conflicts::conflicts_of, reading::around};
use crate::{
    error::{Error, Result},
    event::Finding,
    store::Reading,
};

/// Answers the findings that these moves would add. Nothing is written.
pub fn try_places(reading: &Reading<'_>, request: PlacesRequest) -> Result<Vec<Finding>> {
    let ids: Vec<SessionId> = request.places.iter().map(|place| place.id).collect();
    let mut agenda = around(reading, &ids, &request.places)?;
    if ids.iter().any(|id| agenda.sessions.iter().all(|item| item.id != *id)) {
        return Err(Error::Missing("session"));
    }
    let before: BTreeSet<String> =
        conflicts_of(&agenda, &ids).into_iter().map(|finding| finding.key).collect();
    for place in &request.places {
        agenda.place(place);
    }
    let mut added = conflicts_of(&agenda, &ids);
    added.retain(|finding| !before.contains(&finding.key));
    Ok(added)
}
