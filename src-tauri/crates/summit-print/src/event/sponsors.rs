//! The sponsors of an event, by their place in the alliance.

use summit_core::{
    Reading, Result, event,
    event::HostRole,
    lists::ById,
    organisations::{self, Standing},
};

use super::said;
use crate::{
    documents::program::{Level, Sponsor},
    options::Words,
};

/// Takes the sponsors from the event: those with a standing in the alliance first, the others after.
pub fn sponsors(reading: &Reading<'_>) -> Result<Vec<Level>> {
    let mut sponsors: Vec<(Option<Standing>, Sponsor)> = Vec::new();
    for host in event::list_hosts(reading, ())? {
        if host.role != HostRole::Sponsor {
            continue;
        }
        let unit = organisations::get(reading, ById { id: host.organisation_id })?;
        let sponsor = Sponsor {
            name: Words::new(unit.name_zh, unit.name_en),
            about: Words::new(unit.profile_zh, unit.profile_en),
            website: unit.website,
        };
        // A sponsor who is no member yet is named as a sponsor, not as somebody who thinks of joining.
        sponsors.push((unit.standing.filter(|standing| standing.is_member()), sponsor));
    }
    let standings = Standing::ALL.iter().copied().map(Some).chain([None]);
    let levels = standings.map(|standing| {
        let here = sponsors.iter().filter(|(own, _)| *own == standing);
        let title = match standing {
            Some(standing) => said(&format!("enums.standing.{}", standing.word())),
            None => said("enums.host_role.sponsor"),
        };
        Level { title, sponsors: here.map(|(_, sponsor)| sponsor.clone()).collect() }
    });
    Ok(levels.filter(|level| !level.sponsors.is_empty()).collect())
}
