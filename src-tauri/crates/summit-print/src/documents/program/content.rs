//! What a program tells.

use serde::{Deserialize, Serialize};

use crate::options::Words;
use crate::page::Picture;

/// Everything that a program tells.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Program {
    pub title: Words,
    /// When and where, a line each.
    pub dates: Words,
    pub venue: Words,
    pub address: Words,
    /// Where more is told on the web: the address of who holds the event.
    pub website: String,
    /// Which edition of the agenda it shows; empty before the first.
    pub edition: Words,
    /// A few words of welcome, or what the event is about.
    pub about: Words,
    /// Who hosts, organizes and supports, in order.
    pub hosts: Vec<Hosts>,
    pub days: Vec<Day>,
    pub speakers: Vec<Speaker>,
    /// Who pays for it, the highest level first.
    pub sponsors: Vec<Level>,
    pub exhibitors: Vec<Exhibitor>,
    /// The halls in which booths have their place.
    pub halls: Vec<HallPlan>,
    pub sectors: Vec<Sector>,
}

/// Organisations with one part in the event: its hosts, its supporters.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Hosts {
    pub role: Words,
    pub names: Vec<Words>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Day {
    /// As it is printed: 2019年4月13日 星期六.
    pub date: Words,
    /// The rooms of the day, in the order of the house.
    pub rooms: Vec<Words>,
    /// In the order in which they are printed.
    pub sessions: Vec<Session>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// `09:00`, venue time.
    pub starts: String,
    pub ends: String,
    pub kind: Words,
    pub title: Words,
    pub summary: Words,
    /// All of its rooms, as one phrase and one by one.
    pub room: Words,
    pub rooms: Vec<Words>,
    /// A pause: coffee, lunch, the way to another hall.
    pub pause: bool,
    pub people: Vec<Part>,
}

/// Somebody's part in a session.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Part {
    /// Who it is, the same in every part and among the speakers; empty where nobody needs to be found.
    pub person: String,
    /// Left empty for those who simply speak.
    pub role: Words,
    pub name: String,
    pub latin_name: String,
    pub position: Words,
    pub organisation: Words,
    /// What the organisation is called where its name does not fit; empty where it has no short name.
    pub short: String,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Speaker {
    pub person: String,
    pub name: String,
    pub latin_name: String,
    /// How the Chinese name is read, in Latin letters: what the index is sorted by.
    pub reading: String,
    pub position: Words,
    pub organisation: Words,
    pub biography: Words,
    /// The titles of the speaker's sessions.
    pub talks: Vec<Words>,
    #[serde(skip)]
    pub photo: Option<Picture>,
}

/// The sponsors of one level.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Level {
    pub title: Words,
    pub sponsors: Vec<Sponsor>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Sponsor {
    pub name: Words,
    pub about: Words,
    pub website: String,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Exhibitor {
    pub name: Words,
    /// `A12`, or several.
    pub booth: String,
    pub about: Words,
    pub website: String,
    pub equipment: Vec<Equipment>,
    #[serde(skip)]
    pub logo: Option<Picture>,
}

/// A device at a booth, with the figures that visitors and the venue ask for, as they are printed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Equipment {
    pub name: Words,
    pub model: String,
    pub maker: Words,
    pub count: u32,
    pub power: String,
    pub supply: Words,
    pub footprint: String,
    pub weight: String,
}

/// The floor of a hall, seen from above. Lengths are millimeters of the hall.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HallPlan {
    pub name: Words,
    /// As it is measured; nothing where it is not.
    pub floor: Option<(u32, u32)>,
    pub booths: Vec<Booth>,
}

/// A booth on the floor of its hall.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Booth {
    pub number: String,
    /// Who has it; empty while nobody does.
    pub exhibitor: Words,
    /// What the exhibitor is called where the name does not fit; empty where there is no such name.
    pub short: String,
    /// The corner nearest to the origin of the hall.
    pub x: i32,
    pub y: i32,
    pub width: u32,
    pub depth: u32,
}

/// The members of one sector of the alliance.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Sector {
    /// 产业 Industry.
    pub title: Words,
    pub members: Vec<Member>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Member {
    pub name: Words,
    /// 理事单位 Council member.
    pub standing: Words,
}
