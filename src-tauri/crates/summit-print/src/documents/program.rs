//! The program booklet: cover, contents, agenda, speakers, exhibitors, members.

mod agenda;
mod exhibitors;
mod front;
mod members;
mod speakers;
mod style;

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use crate::error::{PrintError, Result};
use crate::flow::{self, FlowPage};
use crate::options::{Options, Size, Words};
use crate::page::Picture;
use crate::text::Typesetter;
use crate::{Document, Kind, Printed, Progress};
use style::Maker;

/// Everything that a program tells.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Program {
    pub title: Words,
    /// When and where, a line each.
    pub dates: Words,
    pub venue: Words,
    pub address: Words,
    /// A few words of welcome, or what the event is about.
    pub about: Words,
    /// Who hosts, organizes and supports, in order.
    pub hosts: Vec<Hosts>,
    pub days: Vec<Day>,
    pub speakers: Vec<Speaker>,
    pub exhibitors: Vec<Exhibitor>,
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
    pub room: Words,
    /// A pause: coffee, lunch, the way to another hall.
    pub pause: bool,
    pub people: Vec<Part>,
}

/// Somebody's part in a session.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Part {
    /// Left empty for those who simply speak.
    pub role: Words,
    pub name: String,
    pub latin_name: String,
    pub position: Words,
    pub organisation: Words,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Speaker {
    pub name: String,
    pub latin_name: String,
    pub position: Words,
    pub organisation: Words,
    pub biography: Words,
    /// The titles of the speaker's sessions.
    pub talks: Vec<Words>,
    #[serde(skip)]
    pub photo: Option<Picture>,
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
    pub maker: String,
    pub count: u32,
    pub power: String,
    pub supply: Words,
    pub footprint: String,
    pub weight: String,
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

impl Document for Program {
    const KIND: Kind = Kind {
        name: "program",
        title: ("会议手册", "Program"),
        sizes: &[Size::A5, Size::A4],
        many_up: false,
    };

    fn lay_out(
        &self,
        options: &Options,
        setter: &Typesetter<'_>,
        progress: &mut Progress<'_>,
    ) -> Result<Printed> {
        let maker = Maker::new(setter, options, Self::KIND.sizes[0]);
        let mut body = maker.column();
        front::welcome(self, &maker, &mut body);
        agenda::add(&self.days, &maker, &mut body);
        speakers::add(&self.speakers, &maker, &mut body);
        exhibitors::add(&self.exhibitors, &maker, &mut body);
        members::add(&self.sectors, &maker, &mut body);

        // The contents know page numbers only when the pages are made, and the pages when they know how many
        // pages the contents take: so the contents are set twice, first for their length alone.
        let size = (maker.size.width, maker.size.height);
        let entries = front::entries(&body.strips);
        let length = front::contents(&entries, &[], &maker).len();
        let before = 1 + length;
        let body = flow::paginate(body.strips, size, |page| maker.area(page + before));
        let places = front::places(&body, before);

        let cover = FlowPage { page: front::cover(self, &maker), running: None, opens: true };
        let contents = front::contents(&entries, &places, &maker);
        let mut pages: Vec<FlowPage> = std::iter::once(cover).chain(contents).chain(body).collect();
        let event = self.title.lead(options.language);
        let count = pages.len();
        for (index, page) in pages.iter_mut().enumerate().skip(1) {
            maker.furnish(page, index + 1, event);
            page.page.bleed = maker.bleed;
            if let ControlFlow::Break(()) = progress(index + 1, count) {
                return Err(PrintError::Canceled);
            }
        }
        Ok(Printed {
            title: event.to_owned(),
            pages: pages.into_iter().map(|page| page.page).collect(),
            findings: maker.findings.into_inner().into_list(),
        })
    }
}
