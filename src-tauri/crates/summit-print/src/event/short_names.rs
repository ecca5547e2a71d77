//! The short names of organisations, for boxes that the long ones do not fit into.

use std::collections::BTreeMap;

use summit_core::{
    Reading, Result,
    lists::LONGEST_PIECE,
    organisations::{self, OrganisationRow, OrganisationsRequest},
};

/// The short name of each organisation that has one, by its name.
#[derive(Debug, Default)]
pub struct ShortNames(BTreeMap<String, String>);

impl ShortNames {
    pub fn read(reading: &Reading<'_>) -> Result<ShortNames> {
        let all = every_organisation(reading, OrganisationsRequest::default())?;
        let named = all.into_iter().filter(|one| !one.short_name.is_empty());
        let by_name = named.flat_map(|one| {
            let names = [one.name_zh, one.name_en].into_iter().filter(|name| !name.is_empty());
            let short = one.short_name;
            names.map(move |name| (name, short.clone()))
        });
        Ok(ShortNames(by_name.collect()))
    }

    /// The short name of an organisation; empty where it has none.
    pub fn of(&self, name_zh: &str, name_en: &str) -> &str {
        [name_zh, name_en].iter().find_map(|name| self.0.get(*name)).map_or("", String::as_str)
    }
}

/// Takes all organisations that are asked for, piece by piece.
pub fn every_organisation(
    reading: &Reading<'_>,
    request: OrganisationsRequest,
) -> Result<Vec<OrganisationRow>> {
    let mut all = Vec::new();
    loop {
        let request = OrganisationsRequest {
            offset: u32::try_from(all.len()).ok(),
            limit: Some(LONGEST_PIECE),
            ..request.clone()
        };
        let piece = organisations::list(reading, request)?;
        let reached_end = piece.rows.is_empty();
        all.extend(piece.rows);
        if reached_end || all.len() >= piece.total as usize {
            return Ok(all);
        }
    }
}
