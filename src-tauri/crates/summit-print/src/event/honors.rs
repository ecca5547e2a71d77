//! Who is honored for what: those who spoke, and the members of the alliance.

use summit_core::{
    Reading, Result,
    agenda::{self, Role, Session, SessionKind, SessionRole},
    organisations::{OrganisationRow, OrganisationsRequest, Sector, Standing},
    people::PersonId,
    prints::{Fact, Subject},
};

use super::{Guest, ShortNames, every_organisation, guests, program, said};
use crate::options::{Order, Words};
use crate::pieces::{Piece, by_name};

/// Somebody, or an organisation, that is thanked or named for something.
#[derive(Debug, Clone, Default)]
pub struct Honor {
    pub name: String,
    pub latin_name: String,
    pub post: Words,
    pub organisation: Words,
    /// The standing in the alliance.
    pub standing: Words,
    /// What somebody did at the event.
    pub deeds: Vec<Deed>,
}

/// What somebody did in a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    pub act: Act,
    pub title: Words,
}

/// The ways to take part, in the order in which a certificate names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    Talk,
    Address,
    Reading,
    /// As chair or moderator.
    Lead,
    /// As one of a round.
    Join,
}

/// What it means to have a role in a session.
fn act(session: &Session, role: SessionRole) -> Act {
    match (role, session.kind) {
        (SessionRole::Chair | SessionRole::Moderator | SessionRole::Host, _) => Act::Lead,
        (SessionRole::Panelist, _) | (SessionRole::Speaker, SessionKind::Panel) => Act::Join,
        (SessionRole::Reader, _) | (SessionRole::Speaker, SessionKind::Reading) => Act::Reading,
        (SessionRole::Speaker, SessionKind::Opening) => Act::Address,
        (
            SessionRole::Speaker,
            SessionKind::Keynote
            | SessionKind::Talk
            | SessionKind::Ceremony
            | SessionKind::Signing
            | SessionKind::Unveiling
            | SessionKind::Break
            | SessionKind::Meal
            | SessionKind::Tour
            | SessionKind::Closed,
        ) => Act::Talk,
    }
}

impl Honor {
    /// The name in an English sentence.
    pub fn english_name(&self) -> &str {
        if self.latin_name.is_empty() { &self.name } else { &self.latin_name }
    }

    /// What somebody is and where, as one phrase in each language.
    pub fn who(&self) -> Words {
        guests::who(&self.organisation, &self.post)
    }
}

/// Takes those who speak or lead, each with what they do in which session.
pub fn speakers(reading: &Reading<'_>) -> Result<Vec<Piece<Honor>>> {
    let speaks = |session: &Session, role: &Role| {
        session.kind.needs_speaker() && role.role != SessionRole::Host
    };
    with_parts(reading, speaks, honored, |honor, session, role| {
        let title = Words::new(&session.title_zh, &session.title_en);
        let deed = Deed { act: act(session, role.role), title };
        if !honor.deeds.contains(&deed) {
            honor.deeds.push(deed);
        }
    })
}

/// Takes everybody who has a part in the agenda, whatever it is, as a card on the stage names them.
pub fn on_stage(reading: &Reading<'_>) -> Result<Vec<Piece<Guest>>> {
    let short = ShortNames::read(reading)?;
    let guest = |role: &Role| Guest {
        id: role.person_id.to_string(),
        name: role.full_name.clone(),
        latin_name: program::latin(&role.full_name, &role.latin_name, &role.pinyin),
        position: Words::new(&role.position_zh, &role.position_en),
        organisation: Words::new(&role.organisation_zh, &role.organisation_en),
        organisation_short: short.of(&role.organisation_zh, &role.organisation_en).to_owned(),
        ..Guest::default()
    };
    with_parts(reading, |_, _| true, guest, |_, _, _| ())
}

/// Takes people by their parts in sessions that have a time, each person once, in the order in which
/// they come; `told` hears of every session of theirs.
fn with_parts<One>(
    reading: &Reading<'_>,
    is_meant: impl Fn(&Session, &Role) -> bool,
    made: impl Fn(&Role) -> One,
    told: impl Fn(&mut One, &Session, &Role),
) -> Result<Vec<Piece<One>>> {
    let mut people: Vec<(PersonId, Piece<One>)> = Vec::new();
    for session in agenda::sessions(reading)? {
        let Some(at) = session.starts_at else { continue };
        let title = Words::new(&session.title_zh, &session.title_en);
        for role in session.roles.iter().filter(|role| is_meant(&session, role)) {
            let known = people.iter().position(|(id, _)| *id == role.person_id);
            let at_place = known.unwrap_or_else(|| {
                people.push((role.person_id, piece(role, made(role))));
                people.len() - 1
            });
            let (_, person) = &mut people[at_place];
            person.known_by(Fact::Session, &title);
            person.facts.push(Fact::Day(at.date()));
            told(&mut person.one, &session, role);
        }
    }
    Ok(people.into_iter().map(|(_, person)| person).collect())
}

/// The title of a talk, the Chinese in its marks.
pub(super) fn titled(session: &Session) -> Words {
    Words::new(quoted(session), &session.title_en)
}

/// The title of a talk in the marks of a title, as Chinese sentences have it; an address has none.
fn quoted(session: &Session) -> String {
    let title = &session.title_zh;
    let is_address = session.kind == SessionKind::Opening;
    if title.is_empty() || is_address || title.starts_with('《') {
        title.clone()
    } else {
        format!("《{title}》")
    }
}

fn honored(role: &Role) -> Honor {
    Honor {
        name: role.full_name.clone(),
        latin_name: program::latin(&role.full_name, &role.latin_name, &role.pinyin),
        post: Words::new(&role.position_zh, &role.position_en),
        organisation: Words::new(&role.organisation_zh, &role.organisation_en),
        standing: Words::default(),
        deeds: Vec::new(),
    }
}

/// Begins a piece for somebody: what they are found by, and their place in each order.
fn piece<One>(role: &Role, one: One) -> Piece<One> {
    let (name, post, organisation) = (
        Words::new(
            &role.full_name,
            program::latin(&role.full_name, &role.latin_name, &role.pinyin),
        ),
        Words::new(&role.position_zh, &role.position_en),
        Words::new(&role.organisation_zh, &role.organisation_en),
    );
    let read = if role.pinyin.is_empty() { &role.full_name } else { &role.pinyin };
    let keys = vec![
        (Order::Pinyin, summit_core::search::sort_key_of_reading(read, &role.full_name)),
        (Order::Organisation, by_name(&organisation)),
    ];
    let mut piece = Piece {
        subject: Subject::Person(role.person_id),
        name: name.clone(),
        facts: Vec::new(),
        keys,
        one,
    };
    piece.known_by(Fact::Name, &name);
    piece.known_by(Fact::Name, &post);
    piece.known_by(Fact::Organisation, &organisation);
    piece
}

/// Takes the members of the alliance, each with its standing: by sector, those of none last.
pub fn members(reading: &Reading<'_>) -> Result<Vec<Piece<Honor>>> {
    let request = OrganisationsRequest { members: Some(true), ..OrganisationsRequest::default() };
    let mut members = every_organisation(reading, request)?;
    members.retain(|member| member.standing.is_some_and(Standing::is_member));
    members.sort_by_cached_key(|member| {
        let place = Sector::ALL.iter().position(|sector| member.sector == Some(*sector));
        let name = by_name(&Words::new(&member.name_zh, &member.name_en));
        (place.is_none(), place, member.standing, name)
    });
    Ok(members.iter().map(member).collect())
}

fn member(row: &OrganisationRow) -> Piece<Honor> {
    let name = Words::new(&row.name_zh, &row.name_en);
    let standing =
        row.standing.map(|standing| said(&format!("enums.standing.{}", standing.word())));
    let standing = standing.unwrap_or_default();
    let sector = row.sector.map(|sector| said(&format!("enums.sector.{}", sector.word())));
    let mut piece = Piece {
        subject: Subject::Organisation(row.id),
        name: name.clone(),
        facts: Vec::new(),
        keys: vec![(Order::Pinyin, by_name(&name))],
        one: Honor { organisation: name.clone(), standing: standing.clone(), ..Honor::default() },
    };
    piece.known_by(Fact::Organisation, &name);
    piece.known_by(Fact::Organisation, &Words::new(&row.short_name, ""));
    piece.known_by(Fact::Name, &standing);
    piece.known_by(Fact::Name, &sector.unwrap_or_default());
    piece
}
