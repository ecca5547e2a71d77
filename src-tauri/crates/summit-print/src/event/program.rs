//! The program of the event, taken from its agenda, its people, its booths and its members.

use summit_core::{
    Error, Reading, Result,
    agenda::{self, Role, SessionKind, SessionRole},
    booths::{self, BoothId},
    error::FileTrouble,
    event,
    lists::ById,
    organisations::{self, OrganisationsRequest, Sector as Field, Standing},
    people::{self, PersonId},
    venue::{self, Room},
};

use super::supplies::supply;
use super::{ShortNames, day, days, every_organisation, honors, rooms, said, sponsors};
use crate::{
    album::Album,
    documents::program::{
        Booth, Day, Equipment, Exhibitor, HallPlan, Hosts, Member, Part, Program, Sector, Session,
        Speaker,
    },
    error::PrintError,
    options::Words,
    page::Picture,
    pieces::by_name,
    text::is_chinese,
};

/// Takes everything that the program tells from the event.
pub fn program(reading: &Reading<'_>) -> Result<Program> {
    let event = event::get(reading, ())?;
    Ok(Program {
        title: Words::new(event.name_zh, event.name_en),
        dates: days(event.starts_on, event.ends_on),
        venue: Words::new(event.venue_zh, event.venue_en),
        address: Words::new(event.address, ""),
        website: website(reading)?,
        edition: edition(reading)?,
        about: Words::new(event.welcome_zh, event.welcome_en),
        hosts: hosts(reading)?,
        days: agenda_days(reading)?,
        speakers: speakers(reading)?,
        sponsors: sponsors::sponsors(reading)?,
        exhibitors: exhibitors_at(reading, |_| true)?,
        halls: halls(reading)?,
        sectors: sectors(reading)?,
    })
}

/// Names the edition that the agenda stands in, and says when it has changed since.
fn edition(reading: &Reading<'_>) -> Result<Words> {
    Ok(match agenda::current_edition(reading)? {
        None => Words::default(),
        Some((number, true)) => {
            Words::new(format!("议程第 {number} 版"), format!("Edition {number} of the agenda"))
        }
        Some((number, false)) => Words::new(
            format!("议程第 {number} 版，此后有改动"),
            format!("After edition {number} of the agenda, with changes"),
        ),
    })
}

fn hosts(reading: &Reading<'_>) -> Result<Vec<Hosts>> {
    let mut groups: Vec<(event::HostRole, Hosts)> = Vec::new();
    let many = |role: event::HostRole| said(&format!("enums.host_roles.{}", role.word()));
    for host in event::list_hosts(reading, ())? {
        let name = Words::new(host.name_zh, host.name_en);
        match groups.last_mut().filter(|(role, _)| *role == host.role) {
            Some((role, group)) => {
                group.role = many(*role);
                group.names.push(name);
            }
            None => {
                let role = said(&format!("enums.host_role.{}", host.role.word()));
                groups.push((host.role, Hosts { role, names: vec![name] }));
            }
        }
    }
    Ok(groups.into_iter().map(|(_, group)| group).collect())
}

/// The address on the web of the first host that has one, else of the first organiser.
fn website(reading: &Reading<'_>) -> Result<String> {
    let hosts = event::list_hosts(reading, ())?;
    for role in [event::HostRole::Host, event::HostRole::Organiser] {
        for host in hosts.iter().filter(|host| host.role == role) {
            let unit = organisations::get(reading, ById { id: host.organisation_id })?;
            if !unit.website.is_empty() {
                return Ok(unit.website);
            }
        }
    }
    Ok(String::new())
}

fn agenda_days(reading: &Reading<'_>) -> Result<Vec<Day>> {
    let rooms = venue::list_rooms(reading, ())?;
    let mut days: Vec<(summit_core::time::Date, Day)> = Vec::new();
    for session in agenda::sessions(reading)? {
        let Some(starts_at) = session.starts_at else { continue };
        let printed = printed_session(&session, &rooms);
        match days.last_mut().filter(|(date, _)| *date == starts_at.date()) {
            Some((_, day)) => day.sessions.push(printed),
            None => {
                let date = starts_at.date();
                let of_day = Day { date: day(date), sessions: vec![printed], rooms: Vec::new() };
                days.push((date, of_day));
            }
        }
    }
    for (_, day) in &mut days {
        let names = rooms.iter().map(|room| Words::new(&room.name_zh, &room.name_en));
        let used = |room: &Words| day.sessions.iter().any(|session| session.rooms.contains(room));
        day.rooms = names.filter(used).collect();
    }
    Ok(days.into_iter().map(|(_, day)| day).collect())
}

pub(super) fn printed_session(session: &agenda::Session, rooms: &[Room]) -> Session {
    let time = |at: Option<summit_core::time::VenueTime>| {
        at.map(|at| at.time().to_string()).unwrap_or_default()
    };
    let names = |name: fn(&Room) -> &str| {
        let rooms =
            session.room_ids.iter().filter_map(|id| rooms.iter().find(|room| room.id == *id));
        rooms.map(name).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" / ")
    };
    Session {
        starts: time(session.starts_at),
        ends: time(session.ends_at()),
        kind: said(&format!("enums.session_kind.{}", session.kind.word())),
        title: Words::new(&session.title_zh, &session.title_en),
        summary: Words::new(&session.abstract_zh, &session.abstract_en),
        room: Words::new(names(|room| &room.name_zh), names(|room| &room.name_en)),
        rooms: session
            .room_ids
            .iter()
            .filter_map(|id| rooms.iter().find(|room| room.id == *id))
            .map(|room| Words::new(&room.name_zh, &room.name_en))
            .collect(),
        pause: matches!(session.kind, SessionKind::Break | SessionKind::Meal),
        people: session.roles.iter().map(part).collect(),
    }
}

fn part(role: &Role) -> Part {
    let speaks = role.role == SessionRole::Speaker;
    Part {
        person: role.person_id.to_string(),
        role: if speaks {
            Words::default()
        } else {
            said(&format!("enums.session_role.{}", role.role.word()))
        },
        name: role.full_name.clone(),
        latin_name: latin(&role.full_name, &role.latin_name, &role.pinyin),
        position: Words::new(&role.position_zh, &role.position_en),
        organisation: Words::new(&role.organisation_zh, &role.organisation_en),
        short: String::new(),
    }
}

/// The name in Latin letters: the person's own, else the reading; nothing under a Latin name.
pub(super) fn latin(full_name: &str, latin_name: &str, pinyin: &str) -> String {
    let name = if latin_name.is_empty() { pinyin } else { latin_name };
    // What the romanization does not know it leaves in Chinese: such a name is none in Latin letters.
    if name == full_name || is_chinese(name) { String::new() } else { name.to_owned() }
}

fn speakers(reading: &Reading<'_>) -> Result<Vec<Speaker>> {
    let sessions = agenda::sessions(reading)?;
    let mut order: Vec<PersonId> = Vec::new();
    for role in sessions.iter().filter(|session| session.starts_at.is_some()).flat_map(|s| &s.roles)
    {
        if !order.contains(&role.person_id) {
            order.push(role.person_id);
        }
    }
    let mut album = Album::default();
    order
        .into_iter()
        .map(|id| {
            let person = people::get(reading, ById { id })?;
            let talks = sessions.iter().filter(|session| {
                session.kind.needs_speaker()
                    && session.roles.iter().any(|role| role.person_id == id)
            });
            Ok(Speaker {
                person: id.to_string(),
                latin_name: latin(&person.full_name, &person.latin_name, &person.pinyin),
                reading: person.pinyin,
                name: person.full_name,
                position: Words::new(person.position_zh, person.position_en),
                organisation: Words::new(person.organisation_zh, person.organisation_en),
                biography: Words::new(person.biography_zh, person.biography_en),
                talks: talks.map(honors::titled).collect(),
                photo: photo(reading, &mut album, person.photo_id)?,
            })
        })
        .collect()
}

/// Answers a photo that can be printed. One whose bytes are damaged is left out, as it would be on
/// any other page: the window shows that it is missing.
pub fn photo(
    reading: &Reading<'_>,
    album: &mut Album,
    id: Option<people::PictureId>,
) -> Result<Option<Picture>> {
    let Some(id) = id else { return Ok(None) };
    match album.keep(people::picture(reading, id)?.bytes) {
        Ok(picture) => Ok(Some(picture)),
        Err(PrintError::Disk(_)) => {
            Err(Error::file(FileTrouble::Unwritable, &std::env::temp_dir()))
        }
        Err(_) => Ok(None),
    }
}

/// Takes the exhibitors at these booths with their equipment, in the order of their booths.
pub fn exhibitors_at(
    reading: &Reading<'_>,
    is_meant: impl Fn(BoothId) -> bool,
) -> Result<Vec<Exhibitor>> {
    let mut exhibitors: Vec<(organisations::OrganisationId, Exhibitor)> = Vec::new();
    let units = every_organisation(reading, OrganisationsRequest::default())?;
    // A maker is written as one name; one that the event knows has its name in both languages.
    let maker = |name: &str| {
        let unit = units.iter().find(|unit| unit.name_zh == name || unit.name_en == name);
        unit.map_or_else(|| Words::new(name, ""), |unit| Words::new(&unit.name_zh, &unit.name_en))
    };
    for booth in rooms::by_number(reading)?.into_iter().filter(|booth| is_meant(booth.id)) {
        let Some(id) = booth.exhibitor_id else { continue };
        let equipment: Vec<Equipment> =
            booth.equipment.iter().map(|one| printed_equipment(one, maker(&one.maker))).collect();
        match exhibitors.iter_mut().find(|(other, _)| *other == id) {
            Some((_, exhibitor)) => {
                exhibitor.booth.push(' ');
                exhibitor.booth.push_str(&booth.number);
                exhibitor.equipment.extend(equipment);
            }
            None => {
                let unit = organisations::get(reading, ById { id })?;
                let exhibitor = Exhibitor {
                    name: Words::new(unit.name_zh, unit.name_en),
                    booth: booth.number,
                    about: Words::new(unit.profile_zh, unit.profile_en),
                    website: unit.website,
                    equipment,
                    logo: None,
                };
                exhibitors.push((id, exhibitor));
            }
        }
    }
    Ok(exhibitors.into_iter().map(|(_, exhibitor)| exhibitor).collect())
}

/// Takes the halls in which booths have been given their place, in the order of the house.
fn halls(reading: &Reading<'_>) -> Result<Vec<HallPlan>> {
    let booths = booths::booths(reading)?;
    let shorts = ShortNames::read(reading)?;
    let plan = |hall: venue::Hall| {
        let here = booths.iter().filter(|booth| booth.hall_id == Some(hall.id));
        let placed = here.filter_map(|booth| {
            let (x, y) = booth.x_mm.zip(booth.y_mm)?;
            Some(Booth {
                number: booth.number.clone(),
                exhibitor: Words::new(&booth.exhibitor_zh, &booth.exhibitor_en),
                short: shorts.of(&booth.exhibitor_zh, &booth.exhibitor_en).to_owned(),
                x,
                y,
                width: booth.width_mm,
                depth: booth.depth_mm,
            })
        });
        HallPlan {
            booths: placed.collect(),
            floor: hall.width_mm.zip(hall.depth_mm),
            name: Words::new(hall.name_zh, hall.name_en),
        }
    };
    let plans = venue::list_halls(reading, ())?.into_iter().map(plan);
    Ok(plans.filter(|plan| !plan.booths.is_empty()).collect())
}

fn printed_equipment(one: &booths::Equipment, maker: Words) -> Equipment {
    let sides = [one.width_mm, one.depth_mm, one.height_mm];
    let sides: Vec<String> = sides.into_iter().flatten().map(|side| side.to_string()).collect();
    Equipment {
        name: Words::new(&one.name_zh, &one.name_en),
        model: one.model.clone(),
        maker,
        count: one.count,
        power: one.power_w.map(|watts| format!("{watts} W")).unwrap_or_default(),
        supply: supply(&one.supply),
        footprint: if sides.is_empty() {
            String::new()
        } else {
            format!("{} mm", sides.join("×"))
        },
        weight: one.weight_kg.map(|weight| format!("{weight} kg")).unwrap_or_default(),
    }
}

pub(super) fn sectors(reading: &Reading<'_>) -> Result<Vec<Sector>> {
    let request = OrganisationsRequest { members: Some(true), ..OrganisationsRequest::default() };
    let mut members = every_organisation(reading, request)?;
    members.retain(|member| member.standing.is_some_and(Standing::is_member));
    members.sort_by_cached_key(|member| {
        (member.standing, by_name(&Words::new(&member.name_zh, &member.name_en)))
    });
    let sector = |field: Field| {
        let of_field = members.iter().filter(|member| member.sector == Some(field));
        let members = of_field.map(|member| Member {
            name: Words::new(&member.name_zh, &member.name_en),
            standing: member
                .standing
                .map(|standing| said(&format!("enums.standing.{}", standing.word())))
                .unwrap_or_default(),
        });
        Sector {
            title: said(&format!("enums.sector.{}", field.word())),
            members: members.collect(),
        }
    };
    let sectors = Field::ALL.iter().map(|field| sector(*field));
    Ok(sectors.filter(|sector| !sector.members.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_that_keeps_a_chinese_character_is_no_latin_name() {
        assert_eq!(latin("习𠮷", "", "Xi 𠮷"), "");
        assert_eq!(latin("王\u{3106C}", "", "Wang \u{3106C}"), "");
        assert_eq!(latin("王䶮", "", "Wang Yan"), "Wang Yan");
        assert_eq!(latin("王䶮", "Yan Wang", "Wang Yan"), "Yan Wang");
        assert_eq!(latin("John Smith", "", "John Smith"), "");
    }
}
