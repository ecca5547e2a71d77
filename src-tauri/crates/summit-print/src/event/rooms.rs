//! What hangs at doors and lies on the table of a chair, and who is honored for what.

use summit_core::{
    Reading, Result,
    agenda::{self, SessionRole},
    booths as exhibition,
    people::PersonId,
    time::Date,
    venue,
};

use super::{day, guests, program};
use crate::documents::program::Session;
use crate::options::Words;

/// A room on one day, with what takes place in it.
#[derive(Debug, Clone, Default)]
pub struct Door {
    pub room: Words,
    pub date: Words,
    pub sessions: Vec<Session>,
}

/// A session, as its chair needs it.
#[derive(Debug, Clone, Default)]
pub struct Talk {
    pub date: Words,
    pub session: Session,
}

/// Somebody, or an organisation, that is thanked or named for something.
#[derive(Debug, Clone, Default)]
pub struct Honor {
    pub id: String,
    pub name: String,
    pub latin_name: String,
    pub post: Words,
    pub organisation: Words,
    /// The titles of the talks, or the standing in the alliance.
    pub what: Vec<Words>,
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

/// Takes the rooms, each on every day on which something takes place in it.
pub fn doors(reading: &Reading<'_>) -> Result<Vec<Door>> {
    let rooms = venue::list_rooms(reading, ())?;
    let sessions = agenda::sessions(reading)?;
    let mut dates: Vec<Date> =
        sessions.iter().filter_map(|session| session.starts_at).map(|at| at.date()).collect();
    dates.sort();
    dates.dedup();
    let mut doors = Vec::new();
    for room in &rooms {
        for date in &dates {
            let here = sessions.iter().filter(|session| {
                session.room_ids.contains(&room.id)
                    && session.starts_at.is_some_and(|at| at.date() == *date)
            });
            let sessions: Vec<Session> =
                here.map(|session| program::printed_session(session, &rooms)).collect();
            if !sessions.is_empty() {
                let room = Words::new(&room.name_zh, &room.name_en);
                doors.push(Door { room, date: day(*date), sessions });
            }
        }
    }
    Ok(doors)
}

/// Takes the sessions that somebody leads or speaks in.
pub fn talks(reading: &Reading<'_>) -> Result<Vec<Talk>> {
    let rooms = venue::list_rooms(reading, ())?;
    let mut talks = Vec::new();
    for session in agenda::sessions(reading)? {
        let Some(at) = session.starts_at else { continue };
        if session.roles.is_empty() {
            continue;
        }
        talks.push(Talk {
            date: day(at.date()),
            session: program::printed_session(&session, &rooms),
        });
    }
    Ok(talks)
}

/// Takes those who stand on the stage, each with what they speak about.
pub fn speakers(reading: &Reading<'_>) -> Result<Vec<Honor>> {
    let mut speakers: Vec<(PersonId, Honor)> = Vec::new();
    for session in agenda::sessions(reading)? {
        if session.starts_at.is_none() || !session.kind.needs_speaker() {
            continue;
        }
        let title = Words::new(&session.title_zh, &session.title_en);
        for role in session.roles.iter().filter(|role| role.role != SessionRole::Host) {
            match speakers.iter_mut().find(|(id, _)| *id == role.person_id) {
                Some((_, speaker)) if speaker.what.contains(&title) => {}
                Some((_, speaker)) => speaker.what.push(title.clone()),
                None => speakers.push((role.person_id, honored(role, title.clone()))),
            }
        }
    }
    Ok(speakers.into_iter().map(|(_, speaker)| speaker).collect())
}

fn honored(role: &agenda::Role, title: Words) -> Honor {
    Honor {
        id: String::new(),
        name: role.full_name.clone(),
        latin_name: program::latin(&role.full_name, &role.latin_name, &role.pinyin),
        post: Words::new(&role.position_zh, &role.position_en),
        organisation: Words::new(&role.organisation_zh, &role.organisation_en),
        what: vec![title],
    }
}

/// Takes the members of the alliance, each with its standing.
pub fn members(reading: &Reading<'_>) -> Result<Vec<Honor>> {
    let members = program::sectors(reading)?.into_iter().flat_map(|sector| sector.members);
    let honor = |member: crate::documents::program::Member| Honor {
        organisation: member.name,
        what: vec![member.standing],
        ..Honor::default()
    };
    Ok(members.map(honor).collect())
}

/// Takes the booths that somebody has: the number and the name of the exhibitor.
pub fn booths(reading: &Reading<'_>) -> Result<Vec<(String, Words)>> {
    let booths = exhibition::booths(reading)?.into_iter();
    let given = booths.filter(|booth| booth.exhibitor_id.is_some());
    let sign = |booth: exhibition::Booth| {
        (booth.number, Words::new(booth.exhibitor_zh, booth.exhibitor_en))
    };
    Ok(given.map(sign).collect())
}
