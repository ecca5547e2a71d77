//! What would look wrong if sessions were moved, before they are.

use std::collections::BTreeSet;

use super::{
    PlacesRequest, Repair, RepairsRequest, SessionId,
    conflicts::{conflicts, conflicts_of},
    reading::{Which, agenda, around},
    repairs as places,
};
use crate::{
    error::{Error, OrMissing, Result},
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

/// Answers the nearest moves that would mend a finding. Nothing is written.
pub fn repairs(reading: &Reading<'_>, request: RepairsRequest) -> Result<Vec<Repair>> {
    let agenda = agenda(reading, Which::All)?;
    let finding = conflicts(&agenda).into_iter().find(|finding| finding.key == request.key);
    Ok(places::repairs(&agenda, &finding.or_missing("finding")?))
}
