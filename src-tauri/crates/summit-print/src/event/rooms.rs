//! What hangs at doors and booths, and what lies on the table of a chair.

use summit_core::{
    Reading, Result, agenda, booths as exhibition,
    prints::{Fact, Subject},
    text::numbered,
    time::Date,
    venue::{self, Room},
};

use super::{ShortNames, day, program};
use crate::documents::program::Session;
use crate::options::{Order, Words};
use crate::pieces::{Piece, by_name};

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

/// A booth that somebody has.
#[derive(Debug, Clone, Default)]
pub struct Sign {
    pub number: String,
    pub exhibitor: Words,
}

/// Takes the rooms, each on every day on which something takes place in it.
pub fn doors(reading: &Reading<'_>) -> Result<Vec<Piece<Door>>> {
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
                doors.push(door(room, *date, sessions));
            }
        }
    }
    Ok(doors)
}

fn door(room: &Room, date: Date, sessions: Vec<Session>) -> Piece<Door> {
    let name = Words::new(&room.name_zh, &room.name_en);
    let on = |room: &str| if room.is_empty() { String::new() } else { format!("{room} {date}") };
    let mut piece = Piece {
        subject: Subject::Room(room.id, date),
        name: Words::new(on(&name.zh), on(&name.en)),
        facts: vec![Fact::Day(date)],
        keys: vec![(Order::Agenda, date.to_string())],
        one: Door { room: name.clone(), date: day(date), sessions: Vec::new() },
    };
    piece.known_by(Fact::Name, &name);
    for session in &sessions {
        know(&mut piece, session);
    }
    piece.one.sessions = sessions;
    piece
}

/// Takes the sessions that somebody leads or speaks in.
pub fn talks(reading: &Reading<'_>) -> Result<Vec<Piece<Talk>>> {
    let rooms = venue::list_rooms(reading, ())?;
    let shorts = ShortNames::read(reading)?;
    let mut talks = Vec::new();
    for session in agenda::sessions(reading)? {
        let Some(at) = session.starts_at else { continue };
        if session.roles.is_empty() {
            continue;
        }
        let place = rooms.iter().position(|room| session.room_ids.contains(&room.id));
        let mut printed = program::printed_session(&session, &rooms);
        for part in &mut printed.people {
            let Words { zh, en } = &part.organisation;
            shorts.of(zh, en).clone_into(&mut part.short);
        }
        let mut piece = Piece {
            subject: Subject::Session(session.id),
            name: printed.title.clone(),
            facts: vec![Fact::Day(at.date())],
            // Sessions without a room come last.
            keys: vec![(Order::Room, place.map(|at| format!("{at:05}")).unwrap_or_default())],
            one: Talk { date: day(at.date()), session: Session::default() },
        };
        know(&mut piece, &printed);
        piece.known_by(Fact::Name, &printed.room);
        piece.one.session = printed;
        talks.push(piece);
    }
    Ok(talks)
}

/// A piece is known by the title of its session and by everybody in it.
fn know<One>(piece: &mut Piece<One>, session: &Session) {
    piece.known_by(Fact::Session, &session.title);
    for part in &session.people {
        piece.known_by(Fact::Name, &Words::new(&part.name, &part.latin_name));
        piece.known_by(Fact::Organisation, &part.organisation);
    }
}

/// Answers all booths in the order of their numbers: A2 before A10.
pub(super) fn by_number(reading: &Reading<'_>) -> Result<Vec<exhibition::Booth>> {
    let mut booths = exhibition::booths(reading)?;
    booths.sort_by_cached_key(|booth| numbered(&booth.number));
    Ok(booths)
}

/// Takes the booths that somebody has: the number and the name of the exhibitor.
pub fn booths(reading: &Reading<'_>) -> Result<Vec<Piece<Sign>>> {
    let booths = by_number(reading)?;
    let halls = venue::list_halls(reading, ())?;
    let given = booths.into_iter().filter(|booth| booth.exhibitor_id.is_some());
    let sign = |booth: exhibition::Booth| {
        let hall = halls.iter().find(|hall| booth.hall_id == Some(hall.id));
        let exhibitor = Words::new(booth.exhibitor_zh, booth.exhibitor_en);
        let mut piece = Piece {
            subject: Subject::Booth(booth.id),
            name: Words::new(
                format!("{} {}", booth.number, exhibitor.zh),
                format!("{} {}", booth.number, exhibitor.en),
            ),
            facts: vec![Fact::Name(booth.number.clone())],
            keys: vec![(Order::Organisation, by_name(&exhibitor))],
            one: Sign { number: booth.number, exhibitor: exhibitor.clone() },
        };
        piece.known_by(Fact::Organisation, &exhibitor);
        if let Some(hall) = hall {
            piece.known_by(Fact::Name, &Words::new(&hall.name_zh, &hall.name_en));
        }
        piece
    };
    Ok(given.map(sign).collect())
}
