//! Place cards: a small folded card at a plate or a seat.

use summit_core::Reading;

use super::card::{
    Card, Cards, Frame, GRAY, Row, SMALLEST_FOOT, name_lines, names, post, post_under, short_post,
    short_post_under, spread,
};
use super::table_card::fold_marks;
use super::{Choice, Kind, Purpose, Whom};
use crate::event::{self, Filter, Guest, Occasion};
use crate::options::{Back, Options, Order, Size};
use crate::page::Color;
use crate::snapshots::{Remembered, of_guests};
use crate::text::{Align, PT, is_chinese};
use crate::{Document, Run};

/// The sizes are those of one face; one that has a name is a sheet that is folded.
pub const KIND: Kind = Kind {
    name: "place-cards",
    title: ("座位卡", "Place cards"),
    purpose: Purpose::Seats,
    whom: Whom::Registrations,
    sizes: &[Size::new(90.0, 54.0), Size::new(85.0, 50.0), Size::new(105.0, 74.0)],
    choices: &[
        Choice::Batch,
        Choice::Sheet,
        Choice::Bleed,
        Choice::Back,
        Choice::Folds,
        Choice::SpreadNames,
        Choice::NameOnly,
        Choice::Marks,
        Choice::Accent,
    ],
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
        let (name, second) = names(&guest.name, &guest.latin_name, shown.language());
        [name, second, &guest.color].into_iter().for_each(|text| shown.text(text));
        if !options.name_only {
            shown.text(&post(&guest.organisation, &guest.position, shown.language()));
            shown.text(&post_under(&guest.organisation, &guest.position, shown.language()));
            shown.text(&guest.organisation_short);
        }
        guest.marks.iter().for_each(|mark| shown.words(mark));
        shown.words(&occasion.title);
    });
    Ok(Box::new(Remembered { document: Cards { occasion, each, draw }, snapshots }))
}

fn draw(occasion: &Occasion, guest: &Guest, run: &mut Run<'_, '_>) {
    let back = run.options.back.unwrap_or(Back::Folded);
    let Size { width, height } = run.options.face(KIND.sizes[0], back);
    let mut card = Card::begin(run, guest.subject());
    let top = if back == Back::Folded { height } else { 0.0 };
    face(occasion, guest, Frame::new(0.0, top, width, height), &mut card);
    match back {
        Back::Folded => {
            fold_marks(width, height, &mut card.items);
            card.end(width, height * 2.0);
        }
        Back::Blank => card.end(width, height),
        Back::Page => {
            card.end(width, height);
            let mut card = Card::begin(run, guest.subject());
            face(occasion, guest, Frame::new(0.0, 0.0, width, height), &mut card);
            card.end_behind(width, height);
        }
    }
}

fn face(occasion: &Occasion, guest: &Guest, face: Frame, card: &mut Card<'_, '_, '_>) {
    let options = card.run.options;
    let language = card.language();
    let unit = face.height / 54.0;
    let color = Color::parse(&guest.color).unwrap_or_else(|| card.accent());
    // The edge tells the category from afar.
    card.rect(Frame::new(face.x, face.y + face.height - 1.6 * unit, face.width, 1.6 * unit), color);
    let room = face.inside(6.0 * unit, 5.0 * unit);
    let (name, second) = names(&guest.name, &guest.latin_name, language);
    let height = face.height / PT;
    let large = if is_chinese(name) { height * 0.25 } else { height * 0.16 };
    let mut rows = vec![
        Row::new("name", spread(name, options.spread_names), large)
            .bold()
            .shrinks()
            .lines(name_lines(name))
            .floor(height * 0.09),
        Row::new("latin_name", second, height * 0.068).floor(7.0),
    ];
    if !options.name_only {
        let line = post(&guest.organisation, &guest.position, language);
        let row = Row::new("organisation", line, height * 0.058);
        let row = row.or_short(short_post(guest, language));
        rows.push(row.floor(6.5).before(2.0 * unit));
        let under = post_under(&guest.organisation, &guest.position, language);
        let row = Row::new("organisation", under, height * 0.042).colored(GRAY);
        rows.push(row.or_short(short_post_under(guest, language)).floor(5.5).before(0.4 * unit));
    }
    for mark in &guest.marks {
        let mark = mark.both(language);
        rows.push(Row::new("marks", mark, height * 0.05).floor(6.0).colored(GRAY));
    }
    // The name of the event has three lines at most; who sits there has what it leaves.
    let (title, under) = (occasion.title.lead(language), occasion.title.under(language));
    let foot = |text: &str, size: f32, lines: usize| {
        let row = Row::new("event", text, (height * size).max(SMALLEST_FOOT));
        row.floor(SMALLEST_FOOT).lines(lines).colored(GRAY)
    };
    let lead = if under.is_empty() { 2 } else { 1 };
    let feet = [foot(title, 0.036, lead), foot(under, 0.03, 2)];
    let below = card.height_of(&feet, room).max(4.0 * unit);
    let body = Frame { height: room.height - below - unit, ..room };
    card.stack(&rows, body, Align::Center, 0.5);
    let foot = Frame { y: room.y + room.height - below, height: below, ..room };
    card.stack(&feet, foot, Align::Center, 1.0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::trial;

    #[test]
    fn the_name_of_the_event_is_never_too_small_to_be_read() {
        let document = Cards { occasion: trial::long_event(), each: vec![trial::guest()], draw };
        trial::foot_can_be_read(&document, &[KIND.sizes[0], Size::new(70.0, 40.0)]);
    }

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
