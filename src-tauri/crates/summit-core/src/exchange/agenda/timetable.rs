//! An agenda as a file of another program tells it, before it meets the event.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{AgendaFormat, ImportRemark, REMARK_CODES, markup};
use crate::{
    error::{Error, ImportTrouble, Result},
    text,
    time::VenueTime,
};

/// What a file tells.
#[derive(Debug)]
pub struct Timetable {
    pub format: AgendaFormat,
    /// Names the conference, so that its ids are not taken for those of another one.
    pub source: String,
    pub entries: Vec<Entry>,
    pub tracks: Vec<Named>,
    pub remarks: Vec<ImportRemark>,
    ids: BTreeSet<Uuid>,
}

/// A session of the file.
#[derive(Debug, Default)]
pub struct Entry {
    pub line: u32,
    /// Stays the same whenever the file is taken in again.
    pub id: Uuid,
    pub title: Bilingual,
    pub about: Bilingual,
    /// None: not yet placed.
    pub starts_at: Option<VenueTime>,
    pub minutes: u32,
    pub rooms: Vec<Named>,
    pub track: String,
    pub kind: String,
    pub language: String,
    pub people: Vec<Named>,
    /// Addresses of slides and the like, one a line.
    pub links: Vec<String>,
}

/// A text in Chinese and in another language; either may be missing.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Bilingual {
    pub zh: String,
    pub en: String,
}

/// A person, room or track of the file.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Named {
    /// What the file knows it by; empty when only by its name.
    pub id: String,
    pub name: String,
    pub name_en: String,
    /// The biography of a person, the color of a track.
    pub about: String,
    pub seats: Option<u32>,
}

impl Named {
    /// Something that has only a name.
    pub fn only(name: &str) -> Named {
        Named { name: name.to_owned(), ..Named::default() }
    }
}

/// The longest texts that a session holds, as its draft checks them.
const LONGEST_TITLE: [usize; 2] = [160, 240];
const LONGEST_ABOUT: [usize; 2] = [8000, 16000];

impl Timetable {
    /// Begins to read a file.
    pub fn new(format: AgendaFormat, source: &str) -> Timetable {
        let source = text::title(source).to_lowercase();
        let (entries, tracks, remarks) = (Vec::new(), Vec::new(), Vec::new());
        Timetable { format, source, entries, tracks, remarks, ids: BTreeSet::new() }
    }

    /// Notes what somebody should look at.
    pub fn remark(&mut self, code: &'static str, line: u32, subject: &str) {
        debug_assert!(REMARK_CODES.contains(&code), "{code} has no sentence");
        self.remarks.push(ImportRemark {
            code: code.to_owned(),
            line,
            subject: subject.to_owned(),
        });
    }

    /// Adds a session, made regular.
    ///
    /// # Errors
    /// [`ImportTrouble::BadValue`] when it has no title.
    pub fn add(&mut self, mut entry: Entry) -> Result<()> {
        let was_cut = entry.title.tidy(text::title, LONGEST_TITLE)
            | entry.about.tidy(text::paragraphs, LONGEST_ABOUT);
        let title = entry.title.any().to_owned();
        if title.is_empty() {
            return Err(Error::import(ImportTrouble::BadValue, entry.line, "title", ""));
        }
        if was_cut {
            self.remark("cut_short", entry.line, &title);
        }
        if !self.ids.insert(entry.id) {
            self.remark("same_guid", entry.line, &title);
            let place = entry.rooms.first().map(|room| &*room.name).unwrap_or_default();
            let when = entry.starts_at.map(|time| time.to_string()).unwrap_or_default();
            entry.id = uuid_of(&format!("{} {when} {place} {title}", entry.id));
            if !self.ids.insert(entry.id) {
                // The very same once more.
                return Ok(());
            }
        }
        entry.rooms.retain(|room| !is_blank(&room.name));
        entry.people.retain(|person| !is_blank(&person.name));
        self.entries.push(entry);
        Ok(())
    }

    /// Answers the id of a session from what the file calls it.
    pub fn session_id(&self, guid: &str, id: &str) -> Uuid {
        match (Uuid::parse_str(guid.trim()), guid.trim()) {
            (Ok(uuid), _) => uuid,
            (Err(_), "") => uuid_of(&format!("{} {}", self.source, id.trim())),
            (Err(_), guid) => uuid_of(guid),
        }
    }
}

/// Says whether a name stands for none.
fn is_blank(name: &str) -> bool {
    matches!(name.trim(), "" | "-" | "–" | "—" | "None")
}

/// Makes an id from a text: always the same from the same text.
///
/// A hash of 128 bits in the form of version 8, which is free for such use.
pub fn uuid_of(text: &str) -> Uuid {
    let hash = Sha256::digest(text.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

impl Bilingual {
    /// Takes a text of a language that is not told: Chinese if it has a Chinese character.
    pub fn by_script(text: &str) -> Bilingual {
        let text = markup::plain(text);
        match text.chars().any(text::is_han) {
            true => Bilingual { zh: text, en: String::new() },
            false => Bilingual { zh: String::new(), en: text },
        }
    }

    /// Takes both texts as they stand; the same text twice is no translation.
    pub fn both(zh: &str, en: &str) -> Bilingual {
        let (zh, en) = (markup::plain(zh), markup::plain(en));
        if zh == en { Bilingual::by_script(&zh) } else { Bilingual { zh, en } }
    }

    /// Takes a title with what stands under it, which is often the title in the other language.
    pub fn title(title: &str, subtitle: &str) -> (Bilingual, String) {
        let (upper, lower) = (Bilingual::by_script(title), Bilingual::by_script(subtitle));
        match (upper.zh.is_empty(), lower.en.is_empty()) {
            (false, false) => (Bilingual { zh: upper.zh, en: lower.en }, String::new()),
            _ => (upper, lower.any().to_owned()),
        }
    }

    /// Joins paragraphs, each under its language; one that repeats another is left out.
    pub fn paragraphs(parts: &[&str]) -> Bilingual {
        let mut joined = Bilingual::default();
        for part in parts {
            let part = Bilingual::by_script(part);
            for (whole, part) in [(&mut joined.zh, part.zh), (&mut joined.en, part.en)] {
                let part = part.trim();
                if !whole.contains(part) {
                    let gap = if whole.is_empty() { "" } else { "\n\n" };
                    whole.push_str(&format!("{gap}{part}"));
                }
            }
        }
        joined
    }

    /// Answers the Chinese text, or the other one where there is none.
    pub fn any(&self) -> &str {
        if self.zh.is_empty() { &self.en } else { &self.zh }
    }

    /// Makes both texts regular and no longer than they may be; says whether one was cut.
    fn tidy(&mut self, tidy: fn(&str) -> String, longest: [usize; 2]) -> bool {
        let mut was_cut = false;
        for (text, longest) in [&mut self.zh, &mut self.en].into_iter().zip(longest) {
            *text = tidy(text);
            if let Some(short) = shortened(text, longest) {
                *text = short;
                was_cut = true;
            }
        }
        was_cut
    }
}

/// Answers the beginning of a text that is too long.
pub fn shortened(text: &str, longest: usize) -> Option<String> {
    text.char_indices().nth(longest)?;
    Some(text.chars().take(longest - 1).chain(['…']).collect())
}
