//! The people that cards, lists and letters are made for, and the occasion they come to.

use summit_core::{
    Reading, Result, event,
    lists::ById,
    people::{self, Gender},
    registrations::{self, FieldKind, RegistrationRow},
    signups,
};

use super::{Filter, ShortNames, days, meant, photo, program};
use crate::album::Album;
use crate::findings::Subject;
use crate::options::{Language, Options, SEAT_MARK, SESSIONS_MARK, Words};
use crate::page::Picture;
use crate::snapshots::Shown;

/// What is held, when, where and by whom.
#[derive(Debug, Clone, Default)]
pub struct Occasion {
    pub title: Words,
    pub dates: Words,
    pub venue: Words,
    pub address: String,
    pub about: Words,
    /// Who signs: the hosts, else nobody.
    pub hosts: Vec<Words>,
    /// The last day, as a signature is dated.
    pub dated: Words,
}

impl Occasion {
    /// The days inside a Chinese sentence: 2019年4月13日（星期六）.
    pub fn days_zh(&self) -> String {
        match self.dates.zh.split_once(' ') {
            Some((date, weekday)) => format!("{date}（{weekday}）"),
            None => self.dates.zh.clone(),
        }
    }

    /// The title inside of an English sentence, with its article.
    pub fn the_title(&self) -> String {
        let title = self.title.lead(Language::En);
        let bare = title.strip_prefix("The ").or_else(|| title.strip_prefix("the "));
        format!("the {}", bare.unwrap_or(title))
    }

    /// When and where, on one line.
    pub fn when_and_where(&self) -> Words {
        let joined = |date: &str, venue: &str| match venue {
            "" => date.to_owned(),
            venue => format!("{date} · {venue}"),
        };
        Words::new(joined(&self.dates.zh, &self.venue.zh), joined(&self.dates.en, &self.venue.en))
    }
}

impl Occasion {
    /// Everything of it that a letter or a certificate says, for the print log.
    pub fn show(&self, shown: &mut Shown<'_>) {
        let words = [&self.title, &self.dates, &self.venue, &self.about, &self.dated];
        words.into_iter().chain(&self.hosts).for_each(|words| shown.words(words));
        shown.text(&self.address);
    }
}

/// Somebody who comes, as papers name them.
#[derive(Debug, Clone, Default)]
pub struct Guest {
    /// The id of the registration, for findings.
    pub id: String,
    pub name: String,
    /// The own name in Latin letters, else the reading; empty where it is the name itself.
    pub latin_name: String,
    /// What the name is sorted by.
    pub pinyin: String,
    pub family_name: String,
    pub is_woman: Option<bool>,
    pub position: Words,
    pub organisation: Words,
    /// What the organisation is called where its name does not fit.
    pub organisation_short: String,
    pub category: Words,
    pub color: String,
    pub number: String,
    /// Short lines for some only: a dinner, a workshop.
    pub marks: Vec<Words>,
    pub photo: Option<Picture>,
}

impl Guest {
    /// Whom findings about the guest name.
    pub fn subject(&self) -> Subject<'_> {
        Subject { name: &self.name, name_en: &self.latin_name, id: &self.id }
    }

    /// The name in an English sentence.
    pub fn english_name(&self) -> &str {
        if self.latin_name.is_empty() { &self.name } else { &self.latin_name }
    }

    /// What the guest is and where, as one phrase in each language.
    pub fn who(&self) -> Words {
        who(&self.organisation, &self.position)
    }

    /// How a Chinese letter addresses the guest.
    pub fn salutation_zh(&self) -> String {
        let title = match self.is_woman {
            Some(true) => "女士",
            Some(false) => "先生",
            None => "先生/女士",
        };
        format!("{}{title}", self.name)
    }

    /// How an English letter addresses the guest.
    pub fn salutation_en(&self) -> String {
        let family = match self.family_name.is_empty() {
            true => "",
            false => self.english_name().split_whitespace().next().unwrap_or_default(),
        };
        match (self.is_woman, family) {
            (Some(true), family) if !family.is_empty() => format!("Ms. {family}"),
            (Some(false), family) if !family.is_empty() => format!("Mr. {family}"),
            (Some(_) | None, _) => self.english_name().to_owned(),
        }
    }
}

/// An organisation and a position as one phrase in each language.
pub fn who(organisation: &Words, position: &Words) -> Words {
    let phrase = |parts: [&str; 2], between: &str| {
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(between)
    };
    Words::new(
        phrase([&organisation.zh, &position.zh], "\u{3000}"),
        phrase([&position.en, &organisation.en], ", "),
    )
}

/// Takes the occasion from the event.
pub fn occasion(reading: &Reading<'_>) -> Result<Occasion> {
    let event = event::get(reading, ())?;
    let hosts = event::list_hosts(reading, ())?;
    let signing = hosts.into_iter().filter(|host| host.role == event::HostRole::Host);
    Ok(Occasion {
        title: Words::new(event.name_zh, event.name_en),
        dates: days(event.starts_on, event.ends_on),
        venue: Words::new(event.venue_zh, event.venue_en),
        address: event.address,
        about: Words::new(event.welcome_zh, event.welcome_en),
        hosts: signing.map(|host| Words::new(host.name_zh, host.name_en)).collect(),
        dated: Words::new(
            event.ends_on.0.format("%Y年%-m月%-d日").to_string(),
            event.ends_on.0.format("%-d %B %Y").to_string(),
        ),
    })
}

/// Takes the people that a filter means from the event, in the order of the options.
pub fn guests(reading: &Reading<'_>, filter: &Filter, options: &Options) -> Result<Vec<Guest>> {
    let rows = meant(reading, filter, options.order)?;
    let categories = registrations::list_categories(reading, ())?;
    let shorts = ShortNames::read(reading)?;
    let mut album = Album::default();
    rows.iter()
        .map(|row| {
            let category = categories.iter().find(|category| category.id == row.category_id);
            let short = shorts.of(&row.organisation_zh, &row.organisation_en);
            let guest = guest(reading, &mut album, row, category, options)?;
            Ok(Guest { organisation_short: short.to_owned(), ..guest })
        })
        .collect()
}

fn guest(
    reading: &Reading<'_>,
    album: &mut Album,
    row: &RegistrationRow,
    category: Option<&registrations::Category>,
    options: &Options,
) -> Result<Guest> {
    let person = people::get(reading, ById { id: row.person_id })?;
    Ok(Guest {
        id: row.id.to_string(),
        name: row.full_name.clone(),
        latin_name: program::latin(&row.full_name, &row.latin_name, &row.pinyin),
        pinyin: if row.pinyin.is_empty() { row.full_name.clone() } else { row.pinyin.clone() },
        family_name: person.family_name,
        is_woman: person.gender.map(|gender| gender == Gender::Female),
        position: Words::new(&row.position_zh, &row.position_en),
        organisation: Words::new(&row.organisation_zh, &row.organisation_en),
        organisation_short: String::new(),
        category: category
            .map(|category| Words::new(&category.name_zh, &category.name_en))
            .unwrap_or_default(),
        color: category.map(|category| category.color.clone()).unwrap_or_default(),
        number: row.badge_number.clone(),
        marks: marks(reading, row, options)?,
        photo: if options.photo { photo(reading, album, person.photo_id)? } else { None },
    })
}

/// The seat, the sessions that this guest has a place in, and the organisers' own yes-or-no fields
/// that the guest said yes to, as far as they were chosen.
pub fn marks(
    reading: &Reading<'_>,
    row: &RegistrationRow,
    options: &Options,
) -> Result<Vec<Words>> {
    let shows = |mark: &str| options.marks.iter().any(|chosen| chosen == mark);
    let mut marks = Vec::new();
    if shows(SEAT_MARK) && !row.seat.is_empty() {
        let [zh, en] = ["座位", "Seat"].map(|word| format!("{word} {}", row.seat));
        // Where both languages stand beside each other, the seat itself is said once.
        let both = format!("座位 Seat {}", row.seat);
        marks.push(match options.language {
            Language::Both => Words::new(both.clone(), both),
            Language::Zh | Language::En => Words::new(zh, en),
        });
    }
    if shows(SESSIONS_MARK) {
        let signed = signups::of_registration(reading, ById { id: row.id })?;
        let placed = signed.into_iter().filter(|one| one.has_place);
        marks.extend(placed.map(|one| Words::new(one.title_zh, one.title_en)));
    }
    let own = |mark: &String| mark != SEAT_MARK && mark != SESSIONS_MARK;
    if !options.marks.iter().any(own) {
        return Ok(marks);
    }
    let said = registrations::get(reading, ById { id: row.id })?.registration.custom;
    let fields = registrations::list_fields(reading, ())?.into_iter().filter(|field| {
        let id = field.id.to_string();
        field.kind == FieldKind::YesNo
            && shows(&id)
            && said.get(&id).is_some_and(|value| value == "yes")
    });
    marks.extend(fields.map(|field| Words::new(field.name_zh, field.name_en)));
    Ok(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_english_sentence_has_one_article() {
        let the_title = |title: &str| {
            Occasion { title: Words::new("", title), ..Occasion::default() }.the_title()
        };

        assert_eq!(the_title("The 12th Congress"), "the 12th Congress");
        assert_eq!(the_title("Theory Forum"), "the Theory Forum");
    }
}
