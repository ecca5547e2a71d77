//! What a plan says, written: organisations and categories first, then people and registrations.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    commands::Asked,
    fields::{Field, Values},
    known::{Known, Register},
    links::Guest,
    plan::{Action, Plan},
    stays,
    values::{Row, tags_of},
};
use crate::{
    agenda::SessionId,
    app::Task,
    error::Result,
    journal,
    organisations::{self, OrganisationDraft, OrganisationId},
    people::{self, Gender, PersonDraft, PersonId},
    receptions,
    registrations::{
        self, Category, CategoryDraft, CategoryId, FreePlaces, RegistrationDraft, RegistrationId,
        RegistrationState, Reply,
    },
    signups,
    store::Change,
    vacancies::Vacancies,
};

/// The colors of categories that lists bring, one after the other.
const COLORS: &[&str] = &["#0b5c83", "#8b0a2a", "#7a3e9d", "#0f7b5f", "#b54708", "#344054"];

/// Carries a plan out.
pub(super) fn apply(
    change: &mut Change<'_>,
    task: &Task<'_>,
    asked: &Asked,
    plan: &Plan,
    register: &Register,
) -> Result<()> {
    add_units(change, plan, register)?;
    let categories = add_categories(change, plan)?;
    let total = plan.actions.len();
    let added = plan.actions.iter().filter(|action| action.adds()).count();
    let added = u32::try_from(added).unwrap_or(u32::MAX);
    let mut serials = registrations::take_serials(change, added)?..;
    let mut write = Write {
        register,
        categories,
        usual: asked.rules.category_id,
        places: Vacancies::default(),
        left: FreePlaces::default(),
        line: Vec::new(),
        lines: Vec::new(),
        moved: Vec::new(),
    };
    let mut ids = BTreeMap::new();
    let mut done = 0;
    // Rows that add somebody are written together with those of their kind that follow.
    for run in plan.actions.chunk_by(|one, other| one.adds() && other.adds()) {
        // The first half of the work was to plan it.
        let step = |rows: usize| task.progress(total + done + rows, total * 2);
        if let [Action::Change { at, row, unit }] = run {
            step(0)?;
            let id = write.alter(change, &register.people[*at], row, *unit)?;
            ids.insert(Guest::Known(*at), id);
        } else {
            let added = write.add(change, run, serials.by_ref(), step)?;
            ids.extend((done..).map(Guest::Added).zip(added));
        }
        done += run.len();
    }
    write.line_up(change)?;
    share_rooms(change, plan, register, &ids)?;
    for id in &write.moved {
        receptions::settle(change, *id)?;
    }
    make_parties(change, plan, register, &ids)
}

/// Answers the registration of a guest, once all rows are written.
fn id_of(
    guest: Guest,
    register: &Register,
    ids: &BTreeMap<Guest, RegistrationId>,
) -> Option<RegistrationId> {
    let known = match guest {
        Guest::Known(at) => register.people[at].registration_id,
        Guest::Added(_) => None,
    };
    ids.get(&guest).copied().or(known)
}

fn make_parties(
    change: &Change<'_>,
    plan: &Plan,
    register: &Register,
    ids: &BTreeMap<Guest, RegistrationId>,
) -> Result<()> {
    let id = |guest: &Guest| id_of(*guest, register, ids);
    let parties = plan.parties.iter().filter_map(|(guest, host)| Some((id(guest)?, id(host)?)));
    let parties: Vec<_> = parties.collect();
    // Who comes with another now is in nobody's way.
    for (companion, _) in &parties {
        registrations::detach(change, *companion)?;
    }
    for (companion, principal) in parties {
        registrations::attach(change, companion, principal)?;
    }
    Ok(())
}

fn share_rooms(
    change: &Change<'_>,
    plan: &Plan,
    register: &Register,
    ids: &BTreeMap<Guest, RegistrationId>,
) -> Result<()> {
    for room in &plan.rooms {
        let guests = room.iter().filter_map(|guest| id_of(*guest, register, ids));
        let guests: Vec<RegistrationId> = guests.collect();
        if let [first, mates @ ..] = &guests[..] {
            receptions::share(change, *first, mates)?;
            receptions::settle(change, *first)?;
        }
    }
    Ok(())
}

fn add_units(change: &mut Change<'_>, plan: &Plan, register: &Register) -> Result<()> {
    let used: BTreeSet<usize> = plan.actions.iter().filter_map(Action::unit).collect();
    for unit in used.into_iter().map(|at| &register.units[at]).filter(|unit| unit.is_new) {
        let draft = OrganisationDraft {
            name_zh: unit.name_zh.to_string(),
            name_en: unit.name_en.to_string(),
            ..OrganisationDraft::default()
        };
        organisations::put(change, unit.id, &draft)?;
    }
    for unit in register.units.iter().filter(|unit| unit.is_named) {
        organisations::name_in_english(change, unit.id, &unit.name_en)?;
    }
    Ok(())
}

fn add_categories(change: &mut Change<'_>, plan: &Plan) -> Result<Vec<Category>> {
    let mut position = registrations::categories(change)?.len();
    for name in plan.used_categories() {
        let color = COLORS[position % COLORS.len()].to_owned();
        position += 1;
        let draft = CategoryDraft {
            id: None,
            name_zh: name.clone(),
            name_en: String::new(),
            color,
            position: i32::try_from(position).unwrap_or(i32::MAX),
            quota: None,
        };
        registrations::save_category(change, draft)?;
    }
    registrations::categories(change)
}

struct Write<'a> {
    register: &'a Register,
    categories: Vec<Category>,
    usual: CategoryId,
    /// The free places of sessions.
    places: Vacancies<SessionId>,
    /// The free places of categories.
    left: FreePlaces,
    /// Those who come as people who wait in a category, with their places.
    line: Vec<(u32, RegistrationId)>,
    /// Those who are said to wait for a session, with their places.
    lines: Vec<(SessionId, u32, RegistrationId)>,
    /// Those who were known and come or stay otherwise than before.
    moved: Vec<RegistrationId>,
}

impl Write<'_> {
    /// Adds guests who were not in the file, and answers their registrations.
    fn add(
        &mut self,
        change: &Change<'_>,
        run: &[Action],
        mut serials: impl Iterator<Item = u32>,
        step: impl Fn(usize) -> Result<()>,
    ) -> Result<Vec<RegistrationId>> {
        let people = journal::add_many(change, change.number(), "people", run.len(), || {
            run.iter()
                .enumerate()
                .map(|(at, action)| {
                    step(at / 2)?;
                    let unit = self.unit(action.unit());
                    people::add(change, &person(PersonDraft::default(), &action.row().values, unit))
                })
                .collect::<Result<Vec<PersonId>>>()
        })?;
        let ids = journal::add_many(change, change.number(), "registrations", run.len(), || {
            run.iter()
                .zip(people)
                .enumerate()
                .map(|(at, (action, person_id))| {
                    step((run.len() + at) / 2)?;
                    let row = action.row();
                    let category_id = self.category(&row.values).unwrap_or(self.usual);
                    let serial = serials.next().expect("there are serials without end");
                    let draft = registration(RegistrationDraft::default(), row);
                    registrations::insert(
                        change,
                        &mut self.left,
                        (person_id, category_id, serial),
                        &draft,
                    )
                })
                .collect::<Result<Vec<RegistrationId>>>()
        })?;
        for (action, id) in run.iter().zip(&ids) {
            let row = action.row();
            tag(change, *id, "", row)?;
            come_as(change, *id, "", row)?;
            self.sign_up(change, *id, "", row)?;
            self.wait(*id, row);
            if stays::says_any(&row.values) {
                let facts = stays::facts(&row.values);
                receptions::put(change, *id, &facts)?;
            }
        }
        Ok(ids)
    }

    fn alter(
        &mut self,
        change: &Change<'_>,
        known: &Known,
        row: &Row,
        unit: Option<usize>,
    ) -> Result<RegistrationId> {
        let before = people::person_of(change, known.person_id)?;
        people::put(change, &person(before.draft(), &row.values, self.unit(unit)))?;
        let category_id = self.category(&row.values).or(known.category_id);
        let id = match known.registration_id {
            Some(id) => {
                let before = registrations::registration_of(change, id)?;
                let draft = RegistrationDraft { category_id, ..registration(before.draft(), row) };
                registrations::alter_in(change, &mut self.left, &before, &draft)?;
                if draft.state.is_some_and(|state| state != before.state) {
                    self.places.forget();
                }
                tag(change, id, &known.values[Field::Tags.at()], row)?;
                id
            }
            None => {
                let serial = registrations::take_serials(change, 1)?;
                let place = (known.person_id, category_id.unwrap_or(self.usual), serial);
                let draft = registration(RegistrationDraft::default(), row);
                let id = registrations::insert(change, &mut self.left, place, &draft)?;
                tag(change, id, "", row)?;
                self.wait(id, row);
                id
            }
        };
        come_as(change, id, &known.values[Field::CompanionAs.at()], row)?;
        self.sign_up(change, id, &known.values[Field::Sessions.at()], row)?;
        let facts = stays::facts(&row.values);
        if facts != stays::facts(&known.values) {
            receptions::put(change, id, &facts)?;
            self.moved.push(id);
        }
        Ok(id)
    }

    /// Signs somebody up for what a row says, where it is something else than before.
    fn sign_up(
        &mut self,
        change: &Change<'_>,
        id: RegistrationId,
        before: &str,
        row: &Row,
    ) -> Result<()> {
        let after = &*row.values[Field::Sessions.at()];
        if after == before {
            return Ok(());
        }
        let (asked, _) = self.register.sessions.read_cell(after);
        let ids: Vec<SessionId> = asked.iter().map(|(id, _)| *id).collect();
        let later: Vec<SessionId> = row.waits.iter().map(|(id, _)| *id).collect();
        self.lines.extend(row.waits.iter().map(|(session, place)| (*session, *place, id)));
        signups::set(change, &mut self.places, id, &ids, &later)
    }

    /// Notes which place somebody has among those who wait in their category.
    fn wait(&mut self, id: RegistrationId, row: &Row) {
        let place = row.values[Field::WaitingPlace.at()].parse();
        let waits = *row.values[Field::State.at()] == *RegistrationState::Waiting.word();
        self.line.extend(place.ok().filter(|_| waits).map(|place| (place, id)));
    }

    /// Puts those who come as people who wait into the order of their places, when all have theirs.
    fn line_up(&mut self, change: &Change<'_>) -> Result<()> {
        self.line.sort_by_key(|(place, _)| *place);
        let ids: Vec<RegistrationId> = self.line.iter().map(|(_, id)| *id).collect();
        registrations::line_up(change, &ids)?;
        self.lines.sort_by_key(|(session, place, _)| (*session, *place));
        for (session, _, id) in &self.lines {
            signups::line_up(change, &mut self.places, *session, *id)?;
        }
        Ok(())
    }

    fn unit(&self, at: Option<usize>) -> Option<OrganisationId> {
        at.map(|at| self.register.units[at].id)
    }

    fn category(&self, values: &Values) -> Option<CategoryId> {
        let name = &*values[Field::Category.at()];
        self.categories.iter().find(|category| category.name_zh == name).map(|known| known.id)
    }
}

/// Gives a registration the tags of a row, where they are others than before.
fn tag(change: &Change<'_>, id: RegistrationId, before: &str, row: &Row) -> Result<()> {
    let after = &*row.values[Field::Tags.at()];
    if after == before {
        return Ok(());
    }
    registrations::set_tags(change, id, &tags_of(after))
}

/// Writes as what somebody comes with another, where a row says otherwise than before.
fn come_as(change: &Change<'_>, id: RegistrationId, before: &str, row: &Row) -> Result<()> {
    let after = &*row.values[Field::CompanionAs.at()];
    if after == before {
        return Ok(());
    }
    registrations::name_companion(change, id, after)
}

/// Lays what a row says of a person over what is known of them.
fn person(before: PersonDraft, values: &Values, unit: Option<OrganisationId>) -> PersonDraft {
    let value = |field: Field| values[field.at()].to_string();
    PersonDraft {
        full_name: value(Field::FullName),
        family_name: value(Field::FamilyName),
        given_name: value(Field::GivenName),
        latin_name: value(Field::LatinName),
        pinyin: value(Field::Pinyin),
        gender: Gender::from_word(&values[Field::Gender.at()]),
        organisation_id: unit,
        position_zh: value(Field::PositionZh),
        position_en: value(Field::PositionEn),
        phone: value(Field::Phone),
        email: value(Field::Email),
        protocol_rank: values[Field::ProtocolRank.at()].parse().ok(),
        ..before
    }
}

/// Lays what a row says of a registration over what is known of it.
fn registration(before: RegistrationDraft, row: &Row) -> RegistrationDraft {
    let value = |field: Field| row.values[field.at()].to_string();
    RegistrationDraft {
        state: RegistrationState::from_word(&row.values[Field::State.at()]),
        reply: Reply::from_word(&row.values[Field::Reply.at()]),
        external_id: value(Field::ExternalId),
        seat: value(Field::Seat),
        source: value(Field::Source),
        notes: value(Field::Notes),
        custom: row.custom.clone(),
        ..before
    }
}
