//! Name labels on the sheets of labels that shops sell.

use summit_core::Reading;

use super::card::{
    Card, Cards, Frame, GRAY, Row, names, post, post_under, short_post, short_post_under, spread,
};
use super::{Choice, Kind, Purpose, Whom};
use crate::event::{self, Filter, Guest, Occasion};
use crate::findings::Subject;
use crate::options::{Labels, Options, Order, Size};
use crate::snapshots::{Remembered, of_guests};
use crate::text::{Align, is_chinese};
use crate::{Document, Run};

pub const KIND: Kind = Kind {
    name: "labels",
    title: ("姓名标签", "Name labels"),
    purpose: Purpose::Badges,
    whom: Whom::Registrations,
    sizes: &[Size::A4],
    choices: &[Choice::Batch, Choice::Labels, Choice::SpreadNames, Choice::NameOnly],
    orders: Order::OF_GUESTS,
    take,
};

fn take(
    reading: &Reading<'_>,
    filter: &Filter,
    options: &Options,
) -> summit_core::Result<Box<dyn Document>> {
    let occasion = event::occasion(reading)?;
    let guests = event::guests(reading, filter, options)?;
    let snapshots = of_guests(&KIND, options, &guests, |guest, shown| {
        let (name, second) = names(&guest.name, &guest.latin_name, shown.language());
        [name, second].into_iter().for_each(|text| shown.text(text));
        if !options.name_only {
            shown.text(&post(&guest.organisation, &guest.position, shown.language()));
            shown.text(&post_under(&guest.organisation, &guest.position, shown.language()));
            shown.text(&guest.organisation_short);
        }
    });
    let grid = grid(options.labels);
    let gone = usize::from(options.used_labels).min(grid.count() - 1);
    let places: Vec<Option<Guest>> =
        (0..gone).map(|_| None).chain(guests.into_iter().map(Some)).collect();
    let has_guests = places.len() > gone;
    let sheets = places.chunks(grid.count()).map(|places| Sheet(places.to_vec()));
    let each = if has_guests { sheets.collect() } else { Vec::new() };
    Ok(Box::new(Remembered { document: Cards { occasion, each, draw }, snapshots }))
}

/// The labels of one sheet in the order of reading; those that are gone have nobody.
struct Sheet(Vec<Option<Guest>>);

/// How labels stand on their sheet, in millimeters.
struct Grid {
    columns: usize,
    rows: usize,
    width: f32,
    height: f32,
    left: f32,
    top: f32,
    /// From the left edge of one label to that of the next.
    across: f32,
    down: f32,
}

impl Grid {
    fn count(&self) -> usize {
        self.columns * self.rows
    }
}

/// How many labels a sheet has.
pub fn labels_on(labels: Labels) -> usize {
    grid(labels).count()
}

fn grid(labels: Labels) -> Grid {
    let (columns, rows, width, height, left, top, across) = match labels {
        Labels::L7160 => (3, 7, 63.5, 38.1, 7.25, 15.15, 66.0),
        Labels::L7163 => (2, 7, 99.1, 38.1, 4.65, 15.15, 101.6),
        Labels::L7173 => (2, 5, 99.1, 57.0, 4.65, 6.0, 101.6),
        Labels::L7165 => (2, 4, 99.1, 67.7, 4.65, 13.1, 101.6),
        Labels::L3474 => (3, 8, 70.0, 37.0, 0.0, 0.5, 70.0),
    };
    Grid { columns, rows, width, height, left, top, across, down: height }
}

fn draw(_: &Occasion, Sheet(places): &Sheet, run: &mut Run<'_, '_>) {
    let grid = grid(run.options.labels);
    let first = places.iter().flatten().next().cloned().unwrap_or_default();
    let mut card = Card::begin(run, Subject { id: "", ..first.subject() });
    for (place, guest) in places.iter().enumerate() {
        let Some(guest) = guest else { continue };
        let (column, row) = (place % grid.columns, place / grid.columns);
        let x = grid.left + column as f32 * grid.across;
        let y = grid.top + row as f32 * grid.down;
        card.name.clone_from(&guest.name);
        card.name_en.clone_from(&guest.latin_name);
        card.id.clone_from(&guest.id);
        label(guest, Frame::new(x, y, grid.width, grid.height), &mut card);
    }
    card.end(Size::A4.width, Size::A4.height);
}

fn label(guest: &Guest, whole: Frame, card: &mut Card<'_, '_, '_>) {
    let options = card.run.options;
    let language = card.language();
    // Printers shift a sheet by a millimeter or two: nothing comes near to the edge of a label.
    let room = whole.inside(5.0, 4.0);
    let (name, second) = names(&guest.name, &guest.latin_name, language);
    let large = whole.height * if is_chinese(name) { 0.62 } else { 0.44 };
    let mut rows = vec![
        Row::new("name", spread(name, options.spread_names), large)
            .bold()
            .shrinks()
            .floor(large * 0.42),
        Row::new("latin_name", second, whole.height * 0.25).floor(7.0),
    ];
    if !options.name_only {
        let size = (whole.height * 0.21).max(7.5);
        let line = post(&guest.organisation, &guest.position, language);
        let under = post_under(&guest.organisation, &guest.position, language);
        let row = Row::new("organisation", line, size).or_short(short_post(guest, language));
        rows.push(row.floor(6.0).lines(3).before(1.2));
        let short = short_post_under(guest, language);
        let row = Row::new("organisation", under, size * 0.74).or_short(short);
        rows.push(row.floor(5.5).colored(GRAY));
    }
    card.stack(&rows, room, Align::Center, 0.5);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::trial;
    use crate::options::Language;

    #[test]
    fn everything_has_its_place() {
        let document = Cards {
            occasion: trial::occasion(),
            each: vec![Sheet(vec![None, Some(trial::guest())])],
            draw,
        };

        insta::assert_snapshot!(trial::placed(&document, &Options::default()));
    }

    #[test]
    fn a_label_holds_the_longest_name_on_every_sheet() {
        use Labels::{L3474, L7160, L7163, L7165, L7173};
        for labels in [L7160, L7163, L7173, L7165, L3474] {
            let each = vec![Sheet(vec![Some(trial::long()); grid(labels).count()])];
            let document = Cards { occasion: trial::occasion(), each, draw };
            for language in [Language::Zh, Language::En, Language::Both] {
                let options = Options { labels, language, ..Options::default() };

                trial::stays_inside(&document, &options);
            }
        }
    }

    #[test]
    fn the_labels_of_a_sheet_fill_the_paper() {
        use Labels::{L3474, L7160, L7163, L7165, L7173};
        for labels in [L7160, L7163, L7173, L7165, L3474] {
            let grid = grid(labels);
            let right = grid.left + grid.across * (grid.columns - 1) as f32 + grid.width;
            let bottom = grid.top + grid.down * grid.rows as f32;

            assert!((right + grid.left - 210.0).abs() < 0.3, "{labels:?}");
            assert!((bottom + grid.top - 297.0).abs() < 2.5, "{labels:?}");
        }
    }
}
