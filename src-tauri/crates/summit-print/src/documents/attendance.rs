//! Certificates of attendance.

use summit_core::Reading;

use super::card::Cards;
use super::certificate::{self, Certificate, SIZES};
use super::{Choice, Kind, Purpose, Whom};
use crate::event::{self, Filter, Guest, Occasion};
use crate::options::{Language, Options, Order, Words};
use crate::snapshots::{Remembered, of_guests};
use crate::text::{Quotes, quoted};
use crate::{Document, Run};

pub const KIND: Kind = Kind {
    name: "attendance",
    title: ("参会证明", "Certificates of attendance"),
    purpose: Purpose::Honors,
    whom: Whom::Registrations,
    sizes: SIZES,
    choices: &[Choice::Batch, Choice::Bleed, Choice::Accent],
    orders: Order::OF_GUESTS,
    take,
};

fn take(
    reading: &Reading<'_>,
    filter: &Filter,
    options: &Options,
) -> summit_core::Result<Box<dyn Document>> {
    let occasion = event::occasion(reading)?;
    let each = event::guests(reading, filter, options)?;
    let snapshots = of_guests(&KIND, options, &each, |guest, shown| {
        let name = Words::new(&guest.name, guest.english_name());
        [&name, &guest.who()].into_iter().for_each(|words| shown.words(words));
        shown.text(&guest.number);
        occasion.show(shown);
    });
    Ok(Box::new(Remembered { document: Cards { occasion, each, draw }, snapshots }))
}

fn draw(occasion: &Occasion, guest: &Guest, run: &mut Run<'_, '_>) {
    let Occasion { title, dates, venue, .. } = occasion;
    let days = occasion.days_zh();
    let place = |venue: &str, word: &str| match venue {
        "" => String::new(),
        venue => format!("{word}{venue}"),
    };
    let text = Words::new(
        format!(
            "于{days}{}参加{}，特此证明。",
            place(&venue.zh, "在"),
            quoted(&title.zh, Quotes::Plain)
        ),
        format!(
            "attended {}, held on {}{}.",
            occasion.the_title(),
            dates.en,
            place(venue.lead(Language::En), " at ")
        ),
    );
    let certificate = Certificate {
        title: Words::new("参会证明", "Certificate of Attendance"),
        name: Words::new(&guest.name, guest.english_name()),
        who: guest.who(),
        text,
        shorter: Vec::new(),
        number: format!("No. {}", guest.number),
    };
    certificate::draw(&certificate, occasion, &guest.id, run);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::trial;

    #[test]
    fn everything_has_its_place() {
        let document = Cards { occasion: trial::occasion(), each: vec![trial::guest()], draw };

        insta::assert_snapshot!(trial::placed(&document, &Options::default()));
    }

    #[test]
    fn the_longest_name_stays_inside_of_every_size() {
        let document = Cards { occasion: trial::occasion(), each: vec![trial::long()], draw };
        trial::stays_inside_every_size(&document, &KIND);
    }
}
