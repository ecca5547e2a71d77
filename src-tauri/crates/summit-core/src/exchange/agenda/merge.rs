//! From a file into the event: what is known is brought up to date, what is new is added.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{
    AgendaImported, kinds,
    origins::{Kind, Origins},
    places,
    timetable::{Bilingual, Entry, Named, Timetable, shortened},
};
use crate::{
    agenda::{self, RoleDraft, Session, SessionDraft, SessionId, SessionKind, SessionRole},
    app::Task,
    error::Result,
    people::{self, PersonDraft, PersonId},
    store::Change,
    text,
};

/// What is known while a file is taken in.
pub(super) struct Merge<'a, 'b> {
    pub change: &'a mut Change<'b>,
    pub source: String,
    pub origins: Origins,
    pub told: AgendaImported,
    people: BTreeMap<String, Vec<PersonId>>,
    /// The name under which the file first told a person's id.
    named: BTreeMap<String, String>,
}

/// Takes a whole file in.
pub(super) fn merge(
    change: &mut Change<'_>,
    task: &Task<'_>,
    timetable: Timetable,
) -> Result<AgendaImported> {
    let mut before: BTreeMap<SessionId, Session> =
        agenda::sessions(change)?.into_iter().map(|session| (session.id, session)).collect();
    let Timetable { format, source, entries, tracks, remarks, .. } = timetable;
    let told = AgendaImported {
        format,
        new: 0,
        updated: 0,
        unchanged: 0,
        new_people: 0,
        new_rooms: 0,
        new_tracks: 0,
        new_days: 0,
        remarks,
    };
    let origins = Origins::of(change, &source)?;
    let people = people_by_name(change)?;
    let mut merge = Merge { change, source, origins, told, people, named: BTreeMap::new() };
    places::add_days(&mut merge, &entries)?;
    let tracks = places::tracks(&mut merge, &entries, &tracks)?;
    let rooms = places::rooms(&mut merge, &entries)?;
    let total = entries.len();
    for (done, entry) in entries.iter().enumerate() {
        task.progress(done, total)?;
        let session = before.remove(&SessionId(entry.id));
        let mut draft = begin(session.as_ref(), entry);
        let track = tracks.get(&entry.track);
        draft.track_id = track.copied().or(draft.track_id);
        let found = entry.rooms.iter().filter_map(|room| rooms.get(&room.name).copied());
        let found: BTreeSet<_> = found.collect();
        if found != draft.room_ids.iter().copied().collect() && !found.is_empty() {
            let order = entry.rooms.iter().filter_map(|room| rooms.get(&room.name).copied());
            draft.room_ids.clear();
            for room in order {
                if !draft.room_ids.contains(&room) {
                    draft.room_ids.push(room);
                }
            }
        }
        let cast = merge.cast(entry)?;
        draft.roles = roles(&draft.roles, &cast, draft.kind);
        merge.put(entry, session.as_ref(), &draft)?;
    }
    task.progress(total, total)?;
    Ok(merge.told)
}

/// Begins the draft of a session with what the file tells of it.
fn begin(session: Option<&Session>, entry: &Entry) -> SessionDraft {
    let mut draft = session.map(Session::draft).unwrap_or_default();
    let known = kinds::kind(&entry.kind, entry.title.any(), !entry.people.is_empty());
    draft.kind = known.unwrap_or(draft.kind);
    take_title(&entry.title, &mut draft.title_zh, &mut draft.title_en);
    for (text, field) in
        [(&entry.about.zh, &mut draft.abstract_zh), (&entry.about.en, &mut draft.abstract_en)]
    {
        if !text.is_empty() {
            field.clone_from(text);
        }
    }
    draft.starts_at = entry.starts_at.or(draft.starts_at);
    draft.minutes = entry.minutes;
    let language = kinds::language(&entry.language);
    if kinds::language_code(language) != kinds::language_code(draft.language) {
        draft.language = language.or(draft.language);
    }
    if draft.notes.is_empty() {
        draft.notes = text::paragraphs(&entry.links.join("\n"));
    }
    draft
}

/// A title in another language stands in the Chinese field until somebody translates it.
fn take_title(title: &Bilingual, zh: &mut String, en: &mut String) {
    if !title.zh.is_empty() {
        zh.clone_from(&title.zh);
        if !title.en.is_empty() {
            en.clone_from(&title.en);
        }
        return;
    }
    let is_translated = zh.chars().any(text::is_han);
    match shortened(&title.en, 160) {
        _ if is_translated => en.clone_from(&title.en),
        None if *en == title.en => {}
        None => zh.clone_from(&title.en),
        Some(short) => {
            *zh = short;
            en.clone_from(&title.en);
        }
    }
}

/// Joins the people of the file with the roles that they have here already.
fn roles(before: &[RoleDraft], cast: &[PersonId], kind: SessionKind) -> Vec<RoleDraft> {
    let here: BTreeSet<PersonId> = before.iter().map(|role| role.person_id).collect();
    if cast.iter().copied().collect::<BTreeSet<_>>() == here || cast.is_empty() {
        return before.to_vec();
    }
    let is_told = |role: &RoleDraft| match role.role {
        SessionRole::Speaker | SessionRole::Panelist => true,
        // No file of another program knows of these.
        SessionRole::Chair | SessionRole::Moderator | SessionRole::Reader | SessionRole::Host => {
            false
        }
    };
    let mut roles: Vec<RoleDraft> = before
        .iter()
        .filter(|role| !is_told(role) || cast.contains(&role.person_id))
        .copied()
        .collect();
    for person_id in cast.iter().copied() {
        if !roles.iter().any(|role| role.person_id == person_id) {
            roles.push(RoleDraft { person_id, role: kinds::usual_role(kind) });
        }
    }
    roles
}

fn people_by_name(change: &Change<'_>) -> Result<BTreeMap<String, Vec<PersonId>>> {
    let mut known: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
    let mut statement = change.prepare_cached("SELECT id, full_name, latin_name FROM people")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id: PersonId = row.get("id")?;
        let names: [String; 2] = [row.get("full_name")?, row.get("latin_name")?];
        let names: BTreeSet<String> = names.into_iter().map(|name| key(&name)).collect();
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            known.entry(name).or_default().push(id);
        }
    }
    Ok(known)
}

fn key(name: &str) -> String {
    people::clean_name(name).to_lowercase()
}

impl Merge<'_, '_> {
    fn put(&mut self, entry: &Entry, before: Option<&Session>, draft: &SessionDraft) -> Result<()> {
        let same = before.is_some_and(|session| session.draft() == *draft);
        match (before, same) {
            (Some(_), true) => self.told.unchanged += 1,
            (Some(_), false) => self.told.updated += 1,
            (None, _) => self.told.new += 1,
        }
        if same {
            return Ok(());
        }
        agenda::put(self.change, SessionId(entry.id), before, draft)
    }

    /// Finds or adds the people of a session.
    fn cast(&mut self, entry: &Entry) -> Result<Vec<PersonId>> {
        let mut cast = Vec::new();
        for named in &entry.people {
            let id = self.person(entry, named)?;
            if !cast.contains(&id) {
                cast.push(id);
            }
        }
        Ok(cast)
    }

    fn person(&mut self, entry: &Entry, named: &Named) -> Result<PersonId> {
        let name = people::clean_name(&named.name);
        let name = shortened(&name, 80).unwrap_or(name);
        let first = self.named.entry(named.id.clone()).or_insert_with(|| name.clone()).clone();
        let origin = match (named.id.is_empty(), first == name) {
            (true, _) => name.clone(),
            (false, true) => named.id.clone(),
            // One id for two people is no id.
            (false, false) => format!("{} {name}", named.id),
        };
        let by_id = Uuid::parse_str(&named.id).ok().map(PersonId);
        let is_here = |id: &PersonId| people::person_of(self.change, *id).is_ok();
        if let Some(id) = self.origins.find(Kind::Person, &origin).map(PersonId) {
            return Ok(id);
        }
        let id = match by_id.filter(is_here) {
            Some(id) => id,
            None => self.person_by_name(entry, &name, named)?,
        };
        self.origins.keep(self.change, &self.source, (Kind::Person, &origin), id.0)?;
        Ok(id)
    }

    fn person_by_name(&mut self, entry: &Entry, name: &str, named: &Named) -> Result<PersonId> {
        let known = self.people.get(&key(name)).map(Vec::as_slice).unwrap_or_default();
        match known {
            [only] => return Ok(*only),
            [] => {}
            // Nobody can tell which of them is meant.
            [_, _, ..] => {
                let remark = super::ImportRemark {
                    code: "namesakes".to_owned(),
                    line: entry.line,
                    subject: name.to_owned(),
                };
                self.told.remarks.push(remark);
            }
        }
        let about = Bilingual::by_script(&named.about);
        let draft = PersonDraft {
            full_name: name.to_owned(),
            latin_name: shortened(&named.name_en, 80).unwrap_or_else(|| named.name_en.clone()),
            biography_zh: shortened(&about.zh, 4000).unwrap_or(about.zh),
            biography_en: shortened(&about.en, 8000).unwrap_or(about.en),
            ..PersonDraft::default()
        };
        let person = people::put(self.change, &draft)?;
        self.told.new_people += 1;
        self.people.entry(key(name)).or_default().push(person.id);
        Ok(person.id)
    }
}
