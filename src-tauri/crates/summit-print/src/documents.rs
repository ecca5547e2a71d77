//! The printed things, one file each.

pub mod arrivals;
pub mod attendance;
pub mod badge;
pub mod booth_sign;
pub mod calibration;
mod certificate;
pub mod departures;
pub mod diets;
pub mod door_sign;
pub mod exhibitor_list;
pub mod invitation;
pub mod label;
pub mod membership;
pub mod place_card;
pub mod program;
mod reception;
pub mod rooming;
pub mod session_sheet;
pub mod sign_in;
pub mod speaking;
pub mod stage_card;
pub mod table_card;

pub mod card;
pub mod list;
pub mod style;
#[cfg(test)]
mod trial;

use serde::{Deserialize, Serialize};
use summit_core::{Reading, Result};
use ts_rs::TS;

use crate::Document;
use crate::event::Filter;
use crate::options::{Options, Order, Size};

/// Everything that can be printed, in the order in which it is offered.
pub const DOCUMENTS: &[Kind] = &[
    badge::KIND,
    label::KIND,
    program::KIND,
    table_card::KIND,
    stage_card::KIND,
    place_card::KIND,
    sign_in::KIND,
    door_sign::KIND,
    session_sheet::KIND,
    arrivals::KIND,
    departures::KIND,
    rooming::KIND,
    diets::KIND,
    invitation::KIND,
    attendance::KIND,
    speaking::KIND,
    membership::KIND,
    booth_sign::KIND,
    exhibitor_list::KIND,
    calibration::KIND,
];

/// What a document is called, which choices it has, and how it is taken from an event.
pub struct Kind {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name in Chinese and in English.
    pub title: (&'static str, &'static str),
    pub purpose: Purpose,
    pub whom: Whom,
    /// The usual sizes, the default first.
    pub sizes: &'static [Size],
    /// What can be chosen besides the language and the size.
    pub choices: &'static [Choice],
    /// In which orders its pieces come, the usual one first; empty for what has none.
    pub orders: &'static [Order],
    pub take: Take,
}

/// Takes a document from an event: for whom a filter means, as the options say.
pub type Take = fn(&Reading<'_>, &Filter, &Options) -> Result<Box<dyn Document>>;

/// What a document is good for. The window groups by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// What is worn.
    Badges,
    /// What guests are given to read.
    Program,
    /// What says who sits where.
    Seats,
    /// What hangs at doors and lies on desks.
    Rooms,
    /// What those need who fetch guests, give them keys and feed them.
    Reception,
    /// What is sent before the event.
    Letters,
    /// What is given after it.
    Honors,
    /// What the exhibition needs.
    Exhibition,
    /// What tells how a printer prints.
    Printers,
}

/// Whom or what a document is made for, a piece each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    Registrations,
    /// The rooms, sessions and speakers of the agenda.
    Agenda,
    /// The members of the alliance.
    Organisations,
    /// The booths that somebody has.
    Booths,
    Event,
}

/// An option that not every document has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Several pages on a sheet.
    Sheet,
    /// Color beyond the cut.
    Bleed,
    /// Names of two characters as wide as three.
    SpreadNames,
    /// The color of the event.
    Accent,
    /// What stands on the other side.
    Back,
    /// A size that has a name is that of the sheet which is folded, any other that of one face.
    Folds,
    /// Names from top to bottom.
    Vertical,
    /// The name without organisation and position.
    NameOnly,
    Photo,
    /// Where the slot for a lanyard is cut.
    Slot,
    /// The organisers' own yes-or-no fields.
    Marks,
    /// For which pieces, of a list that is made of all of them.
    Filter,
    /// For which pieces, and whether only those that are new or changed.
    Batch,
    /// What a list is parted by.
    Grouping,
    /// Which labels are in the printer.
    Labels,
    /// Pages for notes.
    Notes,
    /// Which parts a program has, and how it is told.
    Parts,
    /// Two pages beside each other on sheets that are folded into a booklet.
    Impose,
}

/// Finds a document by its name.
pub fn named(name: &str) -> Option<&'static Kind> {
    DOCUMENTS.iter().find(|kind| kind.name == name)
}
