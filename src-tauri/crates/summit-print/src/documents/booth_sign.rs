//! Signs for booths: the number, and who stands there.

use summit_core::registrations::FilterKey;

use super::card::{Card, Frame, GRAY, Row};
use super::{Choice, Kind, Purpose, Whom};
use crate::Run;
use crate::event::{self, Occasion, Sign};
use crate::findings::Subject;
use crate::fonts::Weight;
use crate::options::{Order, Size};
use crate::pieces::Making;
use crate::snapshots::Shown;
use crate::text::{Align, Style};

pub const KIND: Kind = Kind {
    name: "booth-signs",
    title: ("展位楣板", "Booth signs"),
    purpose: Purpose::Exhibition,
    whom: Whom::Booths,
    sizes: &[Size::new(297.0, 210.0), Size::new(420.0, 297.0), Size::new(900.0, 200.0)],
    choices: &[Choice::Batch, Choice::Bleed, Choice::Accent],
    orders: &[Order::Number, Order::Organisation],
    take: |reading, filter, options| {
        let making = Making { kind: &KIND, keys: &[FilterKey::Organisation], draw, show };
        making.take(reading, filter, options, event::booths(reading)?)
    },
};

fn show(occasion: &Occasion, sign: &Sign, shown: &mut Shown<'_>) {
    shown.text(&sign.number);
    shown.words(&sign.exhibitor);
    shown.words(&occasion.title);
}

fn draw(occasion: &Occasion, sign: &Sign, run: &mut Run<'_, '_>) {
    let Sign { number, exhibitor } = sign;
    let Size { width, height } = run.options.size.unwrap_or(KIND.sizes[0]);
    let (language, bleed) = (run.options.language, run.options.bleed);
    let mut card = Card::begin(run, Subject::of(exhibitor));
    let unit = (width / 297.0).min(height / 200.0);
    let accent = card.accent();
    // The field of the number is a third of the sign, but on a long fascia no more than its height.
    let field = (width * 0.3).min(height * 1.2);
    card.rect(Frame::new(-bleed, -bleed, field + bleed, height + 2.0 * bleed), accent);
    let number_room = Frame::new(0.0, 0.0, field, height).inside(6.0 * unit, 6.0 * unit);
    let number = |larger: f32| {
        [Row::new("booth", number, 92.0 * unit * larger).bold().shrinks().lines(1).floor(20.0)]
    };
    // On a page of paper texts are as large as they are meant to be.
    let is_board = width > height * 2.0;
    let larger = if is_board { most(&card, number_room, number) } else { 1.0 };
    let [number] = number(larger);
    card.stack(&[number.colored(accent.ink())], number_room, Align::Center, 0.5);

    let room = Frame::new(field, 0.0, width - field, height).inside(16.0 * unit, 18.0 * unit);
    // What a board is signed with is larger as well.
    let foot = if is_board { 14.0 * unit } else { 0.0 };
    let room = Frame { height: room.height - foot, ..room };
    let name = |larger: f32| {
        let unit = unit * larger;
        let lead = Row::new("name", exhibitor.lead(language), 46.0 * unit);
        let under = Row::new("name", exhibitor.under(language), 20.0 * unit);
        [lead.bold().lines(3).floor(16.0 * unit), under.colored(GRAY).before(3.0 * unit)]
    };
    let larger = if is_board { most(&card, room, name) } else { 1.0 };
    card.stack(&name(larger), room, Align::Start, 0.5);
    if is_board && larger < USUAL_ON_BOARD {
        card.say_smaller(larger / USUAL_ON_BOARD, "name", exhibitor.lead(language));
    }
    let style = Style::new(9.0 * unit * larger.min(2.0), Weight::Regular, GRAY);
    let place = (room.x, height - 9.0 * unit, room.width);
    card.signed(&occasion.title, style, place, Align::Start);
    card.end(width, height);
}

/// So much larger than on paper the name on a board usually is.
const USUAL_ON_BOARD: f32 = 2.4;

/// How much larger than usual texts may be, so that they use the height of a board: what is usual on paper
/// is lost on a long fascia.
fn most<const COUNT: usize>(
    card: &Card<'_, '_, '_>,
    room: Frame,
    rows: impl Fn(f32) -> [Row; COUNT],
) -> f32 {
    const LARGER: [f32; 10] = [3.6, 3.2, 2.8, 2.4, 2.1, 1.8, 1.6, 1.4, 1.25, 1.12];
    let fits = |larger: &&f32| card.holds_whole(&rows(**larger), room);
    LARGER.iter().find(fits).copied().unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::card::Cards;
    use crate::documents::trial;
    use crate::options::{Options, Words};
    use crate::page::Item;

    #[test]
    fn everything_has_its_place() {
        let document = Cards {
            occasion: trial::occasion(),
            each: vec![Sign {
                number: "A12".to_owned(),
                exhibitor: Words::new("示例生物科技有限公司", "Sample Biotech Ltd."),
            }],
            draw,
        };

        insta::assert_snapshot!(trial::placed(&document, &Options::default()));
    }

    #[test]
    fn on_a_long_board_everything_is_as_large_as_its_height_allows() {
        let document = Cards {
            occasion: trial::occasion(),
            each: vec![Sign {
                number: "A12".to_owned(),
                exhibitor: Words::new("示例生物科技有限公司", "Sample Biotech Ltd."),
            }],
            draw,
        };
        let largest = |size: Size| {
            let options = Options { size: Some(size), ..Options::default() };
            let mut sizes = Vec::new();
            trial::printed(&document, &options).pages[0].visit(&mut |item, _| {
                if let Item::Text(text) = item {
                    sizes.push(((*text.text).to_owned(), text.size));
                }
            });
            let of = |words: &str| sizes.iter().find(|(text, _)| text == words).unwrap().1;
            [of("A12"), of("示例生物科技有限公司"), of("Sample Biotech Ltd.")]
        };

        let (paper, board) = (largest(KIND.sizes[0]), largest(KIND.sizes[2]));

        for (paper, board) in paper.into_iter().zip(board) {
            assert!(board > paper * 2.0, "{board} on a board, {paper} on paper");
        }
        let board = Options { size: Some(KIND.sizes[2]), ..Options::default() };
        assert_eq!(trial::printed(&document, &board).findings, []);
    }

    #[test]
    fn the_longest_name_stays_inside_of_every_size() {
        let document = Cards {
            occasion: trial::occasion(),
            each: vec![Sign {
                number: "A12 A13 A14".to_owned(),
                exhibitor: trial::long().organisation,
            }],
            draw,
        };
        trial::stays_inside_every_size(&document, &KIND);
    }
}
