//! Which cells a row can do without, when what stands in them cannot be read.

use super::{ImportKey, fields::Field, values::Slot};

/// Says whether a row still means the same person and the same place without a cell.
///
/// Names, units and what people are recognised by say who it is; category and state say as what
/// they come.
pub(super) fn is_optional(slot: &Slot, key: ImportKey) -> bool {
    let Slot::Field(field) = slot else { return true };
    let is_key = match key {
        ImportKey::Phone => *field == Field::Phone,
        ImportKey::Email => *field == Field::Email,
        ImportKey::ExternalId => *field == Field::ExternalId,
        ImportKey::NameOrganisation => false,
    };
    let says_who = [
        Field::BadgeNumber,
        Field::FullName,
        Field::FamilyName,
        Field::GivenName,
        Field::LatinName,
        Field::OrganisationZh,
        Field::OrganisationEn,
        Field::Category,
        Field::State,
    ];
    !is_key && !says_who.contains(field)
}
