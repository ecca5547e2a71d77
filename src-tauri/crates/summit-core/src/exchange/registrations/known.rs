//! Who is registered already: read once, so that no row of a list asks the file again.

use std::collections::{BTreeMap, BTreeSet};

use ecow::EcoString;
use rusqlite::{Connection, Row};

use super::{
    ImportKey,
    fields::{FIELDS, Field, Values, blank},
    keys::{Places, key_of, key_of_name},
    standing,
    values::{tags_of, tags_text},
};
use crate::{
    error::Result,
    organisations::{Filed, Filing, OrganisationId},
    people::PersonId,
    registrations::{
        self, Category, CategoryId, RegistrationFilter, RegistrationId, RegistrationState,
        badge_number, categories,
    },
    signups::{self, Titles},
};

/// Where the columns of `known.sql` stand that are no fields. By their names they would be looked
/// for anew in every row.
mod at {
    use super::FIELDS;

    pub(super) const MATES: usize = FIELDS;
    pub(super) const PRINCIPAL: usize = FIELDS + 1;
    pub(super) const ORGANISATION: usize = FIELDS + 2;
    pub(super) const PERSON: usize = FIELDS + 3;
    pub(super) const REGISTRATION: usize = FIELDS + 4;
    pub(super) const CATEGORY: usize = FIELDS + 5;
    pub(super) const SERIAL: usize = FIELDS + 6;
    pub(super) const CUSTOM: usize = FIELDS + 7;
    pub(super) const SORT_KEY: usize = FIELDS + 8;
}

/// Somebody in the file, registered or not.
pub(super) struct Known {
    pub person_id: PersonId,
    pub registration_id: Option<RegistrationId>,
    pub category_id: Option<CategoryId>,
    pub state: Option<RegistrationState>,
    pub organisation: Option<usize>,
    pub values: Values,
    pub custom: BTreeMap<String, String>,
    /// The badge numbers of who shares the room.
    pub mates: Vec<EcoString>,
    /// With whom they come.
    pub principal: Option<Principal>,
}

/// With whom somebody comes, and by what a list can name them.
pub(super) struct Principal {
    pub badge_number: EcoString,
    full_name: String,
    unit: String,
    external_id: String,
}

/// An organisation: one of the file, or one that a list brings.
pub(super) struct Unit {
    pub id: OrganisationId,
    pub name_zh: EcoString,
    pub name_en: EcoString,
    pub short_name: EcoString,
    pub is_new: bool,
    /// Whether it is known and the list brings its name in English.
    pub is_named: bool,
}

/// Everything in the file that a row can mean.
pub(super) struct Register {
    pub people: Vec<Known>,
    pub units: Vec<Unit>,
    pub categories: Vec<Category>,
    pub sessions: Titles,
    /// Who is inside.
    pub inside: BTreeSet<RegistrationId>,
    by_key: Places,
    /// The references by which people were known before two registrations became one.
    former: BTreeSet<(EcoString, usize)>,
    by_name: Places,
    by_badge: Places,
    /// Everybody in the order of a key by which the list is not recognised, once one is asked for.
    in_order: BTreeMap<ImportKey, Vec<u32>>,
    filing: Filing,
}

/// Answers the references by which people were known before two registrations became one.
fn former(db: &Connection, people: &[Known]) -> Result<BTreeSet<(EcoString, usize)>> {
    let mut found = BTreeSet::new();
    let mut statement =
        db.prepare_cached("SELECT external_id, registration_id FROM former_references")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (key, id): (String, RegistrationId) = (row.get(0)?, row.get(1)?);
        let place = people.iter().position(|known| known.registration_id == Some(id));
        found.extend(place.map(|at| (key.into(), at)));
    }
    Ok(found)
}

fn inside(db: &Connection) -> Result<BTreeSet<RegistrationId>> {
    Ok(db
        .prepare_cached(concat!(
            include_str!("../../registrations/inside.sql"),
            "SELECT registration_id FROM inside"
        ))?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

impl Register {
    /// Says whether somebody was known by a reference before.
    pub(super) fn was_known_by(&self, at: usize, reference: &str) -> bool {
        self.former.contains(&(reference.into(), at))
    }

    /// Reads the register, ready to recognise rows by a key.
    pub(super) fn read(db: &Connection, key: ImportKey) -> Result<Register> {
        let units = units(db)?;
        let places: BTreeMap<OrganisationId, usize> =
            units.iter().enumerate().map(|(at, unit)| (unit.id, at)).collect();
        let categories = categories(db)?;
        let mut people = people(db, &units, &places, &categories)?;
        let sessions = signups::session_titles(db)?;
        standing::name_sessions(db, &sessions, &mut people)?;
        let keyed = |key: ImportKey| {
            Places::of(
                people.iter().enumerate().map(|(at, known)| (key_of(key, &known.values), at)),
            )
        };
        let mut by_key = keyed(key);
        let former = former(db, &people)?;
        if key == ImportKey::ExternalId {
            // What is somebody's own now means nobody else.
            let others = former.iter().filter(|(key, _)| by_key.find(key).is_empty());
            let others: Vec<_> = others.cloned().collect();
            by_key = Places::of(by_key.0.into_iter().chain(others));
        }
        let mut filing = Filing::default();
        for (at, unit) in units.iter().enumerate() {
            filing.add(at, &[&unit.name_zh, &unit.name_en, &unit.short_name]);
        }
        Ok(Register {
            inside: inside(db)?,
            by_key,
            former,
            by_name: match key {
                ImportKey::NameOrganisation => Places::default(),
                ImportKey::Phone | ImportKey::Email | ImportKey::ExternalId => {
                    keyed(ImportKey::NameOrganisation)
                }
            },
            by_badge: Places::of(
                people
                    .iter()
                    .enumerate()
                    .map(|(at, known)| (known.values[Field::BadgeNumber.at()].clone(), at)),
            ),
            people,
            units,
            categories,
            sessions,
            in_order: BTreeMap::new(),
            filing,
        })
    }

    /// Finds everybody with a key; by name and organisation when the list is keyed otherwise.
    pub(super) fn with_key(&self, key: ImportKey, wanted: ImportKey, value: &str) -> Vec<usize> {
        let places = if key == wanted { &self.by_key } else { &self.by_name };
        places.find(value).iter().map(|(_, at)| *at).collect()
    }

    /// Finds everybody with a key by which the list is not recognised.
    pub(super) fn with_other_key(&mut self, key: ImportKey, value: &str) -> Vec<usize> {
        let people = &self.people;
        let of = |at: &u32| key_of(key, &people[*at as usize].values);
        let order = self.in_order.entry(key).or_insert_with(|| {
            let mut all: Vec<u32> = (0..).take(people.len()).collect();
            all.retain(|at| !of(at).is_empty());
            all.sort_by_cached_key(of);
            all
        });
        let from = order.partition_point(|at| *of(at) < *value);
        let found = order[from..].iter().take_while(|at| *of(at) == *value);
        found.map(|at| *at as usize).collect()
    }

    /// Finds whose badge has this number.
    pub(super) fn with_badge(&self, number: &str) -> Option<usize> {
        self.by_badge.find(number).first().map(|(_, at)| *at)
    }

    /// Finds the organisation that a name means, for somebody who is of `own`.
    pub(super) fn unit(&self, name: &str, own: Option<usize>) -> Filed {
        self.filing.find(name, own)
    }

    /// Finds the organisation of that very name.
    pub(super) fn unit_named(&self, name: &str, own: Option<usize>) -> Option<usize> {
        self.filing.named(name, own)
    }

    /// Notes an organisation that the list brings.
    pub(super) fn add_unit(&mut self, id: OrganisationId, name_zh: &str, name_en: &str) -> usize {
        let at = self.units.len();
        self.units.push(Unit {
            id,
            name_zh: name_zh.into(),
            name_en: name_en.into(),
            short_name: EcoString::new(),
            is_new: true,
            is_named: false,
        });
        self.filing.add(at, &[name_zh, name_en]);
        at
    }

    /// Takes in what an organisation is called in English, if nobody said it before.
    pub(super) fn name_unit(&mut self, at: usize, name_en: &str) {
        let unit = &mut self.units[at];
        if unit.name_en.is_empty() && !name_en.is_empty() {
            unit.name_en = name_en.into();
            unit.is_named = !unit.is_new;
            self.filing.add(at, &[name_en]);
        }
    }
}

fn units(db: &Connection) -> Result<Vec<Unit>> {
    Ok(db
        .prepare_cached("SELECT id, name_zh, name_en, short_name FROM organisations ORDER BY id")?
        .query_map([], |row| {
            Ok(Unit {
                id: row.get("id")?,
                name_zh: row.get_ref("name_zh")?.as_str()?.into(),
                name_en: row.get_ref("name_en")?.as_str()?.into(),
                short_name: row.get_ref("short_name")?.as_str()?.into(),
                is_new: false,
                is_named: false,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

fn people(
    db: &Connection,
    units: &[Unit],
    places: &BTreeMap<OrganisationId, usize>,
    categories: &[Category],
) -> Result<Vec<Known>> {
    let mut statement = db.prepare_cached(concat!(
        include_str!("known.sql"),
        "FROM people LEFT JOIN registrations ON person_id = people.id
         LEFT JOIN receptions ON registration_id = registrations.id
         ORDER BY serial IS NULL, serial, people.id"
    ))?;
    let mut rows = statement.query([])?;
    let mut people = Vec::new();
    while let Some(row) = rows.next()? {
        let mut known = known(row)?;
        let organisation_id: Option<OrganisationId> = row.get(at::ORGANISATION)?;
        known.organisation = organisation_id.and_then(|id| places.get(&id).copied());
        if let Some(unit) = known.organisation.map(|at| &units[at]) {
            known.values[Field::OrganisationZh.at()] = unit.name_zh.clone();
            known.values[Field::OrganisationEn.at()] = unit.name_en.clone();
        }
        let category = categories.iter().find(|other| Some(other.id) == known.category_id);
        if let Some(category) = category {
            known.values[Field::Category.at()] = category.name_zh.as_str().into();
        }
        people.push(known);
    }
    name_principals(db, &mut people)?;
    Ok(people)
}

/// Lists those whom a filter means, by name.
pub(super) fn chosen(db: &Connection, filter: &RegistrationFilter) -> Result<Vec<Known>> {
    let before = concat!(
        include_str!("known.sql"),
        "FROM registrations JOIN people ON people.id = person_id
         LEFT JOIN receptions ON receptions.registration_id = registrations.id"
    );
    let mut people: Vec<Option<Known>> = Vec::new();
    let mut order: Vec<(EcoString, Option<RegistrationId>, usize)> = Vec::new();
    registrations::look(db, filter, (before, ""), &[], |row| {
        let sort_key = row.get_ref(at::SORT_KEY)?.as_str().unwrap_or_default();
        let known = known(row)?;
        order.push((sort_key.into(), known.registration_id, people.len()));
        people.push(Some(known));
        Ok(())
    })?;
    // The rows are wide: neither SQLite nor this sorter is to carry them about.
    order.sort_unstable();
    let mut people: Vec<Known> =
        order.into_iter().filter_map(|(_, _, at)| people[at].take()).collect();
    name_principals(db, &mut people)?;
    standing::name_places(db, &signups::session_titles(db)?, &mut people)?;
    Ok(people)
}

/// Says with whom each comes: by name, with the organisation where another is called so, and by a
/// number where that does not tell them apart either.
fn name_principals(db: &Connection, people: &mut [Known]) -> Result<()> {
    let principals = || people.iter().filter_map(|known| known.principal.as_ref());
    let wanted: BTreeSet<&str> = principals().map(|one| &*one.full_name).collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    let mut in_units: BTreeMap<EcoString, u32> = BTreeMap::new();
    let mut statement = db.prepare_cached(
        "SELECT full_name, COALESCE(NULLIF(name_zh, ''), name_en, '') AS unit
         FROM registrations JOIN people ON people.id = person_id
         LEFT JOIN organisations ON organisations.id = organisation_id
         WHERE full_name IN (SELECT value FROM json_each(?1))",
    )?;
    let mut rows = statement.query([serde_json::to_string(&wanted)?])?;
    while let Some(row) = rows.next()? {
        let (name, unit): (String, String) = (row.get(0)?, row.get(1)?);
        *in_units.entry(key_of_name(&name, &unit)).or_default() += 1;
        *names.entry(name).or_default() += 1;
    }
    for known in people {
        let Some(principal) = &known.principal else { continue };
        let Principal { full_name, unit, external_id, badge_number } = principal;
        let is_alone = names.get(full_name) == Some(&1);
        let is_alone_there = in_units.get(&key_of_name(full_name, unit)) == Some(&1);
        known.values[Field::CompanionOf.at()] = if is_alone {
            full_name.as_str().into()
        } else if is_alone_there && !unit.is_empty() {
            format!("{full_name}（{unit}）").into()
        } else if external_id.is_empty() {
            badge_number.clone()
        } else {
            external_id.as_str().into()
        };
    }
    Ok(())
}

/// Reads a row of `known.sql`: the texts stand in the order of the fields, from the first on.
fn known(row: &Row<'_>) -> Result<Known> {
    let mut values = blank();
    for (at, value) in values.iter_mut().enumerate() {
        if let Ok(text) = row.get_ref(at)?.as_str() {
            *value = text.into();
        }
    }
    let tags = &mut values[Field::Tags.at()];
    *tags = tags_text(&tags_of(tags)).into();
    if let Some(serial) = row.get::<_, Option<u32>>(at::SERIAL)? {
        values[Field::BadgeNumber.at()] = badge_number(serial).into();
    }
    let mates: Vec<(u32, String)> = match row.get_ref(at::MATES)?.as_str() {
        Ok(text) => serde_json::from_str(text)?,
        Err(_) => Vec::new(),
    };
    // The number that a guest has elsewhere is known elsewhere, too.
    let told = mates.iter().map(|(serial, external_id)| match external_id.as_str() {
        "" => badge_number(*serial),
        external_id => external_id.to_owned(),
    });
    values[Field::SharesWith.at()] = told.collect::<Vec<_>>().join("；").into();
    let principal: Option<(u32, String, String, String)> =
        match row.get_ref(at::PRINCIPAL)?.as_str() {
            Ok(text) => Some(serde_json::from_str(text)?),
            Err(_) => None,
        };
    let custom = row.get_ref(at::CUSTOM)?.as_str().unwrap_or("{}");
    Ok(Known {
        person_id: row.get(at::PERSON)?,
        registration_id: row.get(at::REGISTRATION)?,
        category_id: row.get(at::CATEGORY)?,
        state: RegistrationState::from_word(&values[Field::State.at()]),
        organisation: None,
        custom: if custom == "{}" { BTreeMap::new() } else { serde_json::from_str(custom)? },
        mates: mates.into_iter().map(|(serial, _)| badge_number(serial).into()).collect(),
        principal: principal.map(|(serial, full_name, unit, external_id)| Principal {
            badge_number: badge_number(serial).into(),
            full_name,
            unit,
            external_id,
        }),
        values,
    })
}
