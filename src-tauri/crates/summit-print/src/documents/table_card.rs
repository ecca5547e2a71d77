//! Table cards: a name that is read across the hall, on both sides of a folded card.

use summit_core::Reading;

use super::card::{
    Card, Cards, Frame, GRAY, INK, Row, name_lines, names, post, post_under, short_post,
    short_post_under, spread,
};
use super::{Choice, Kind, Purpose, Whom};
use crate::event::{self, Filter, Guest, Occasion};
use crate::fonts::Weight;
use crate::options::{Back, Options, Order, Size};
use crate::page::Item;
use crate::snapshots::{Remembered, Shown, of_guests};
use crate::text::{Align, PT, Style, is_chinese};
use crate::{Document, Run};

/// A4 and A5 are sheets that are folded in half; the other sizes are those of one face, 297 × 210 mm
/// that of a folded A3.
pub const KIND: Kind = Kind {
    name: "table-cards",
    title: ("席卡", "Table cards"),
    purpose: Purpose::Seats,
    whom: Whom::Registrations,
    sizes: SIZES,
    choices: CHOICES,
    orders: Order::OF_GUESTS,
    take,
};

pub const SIZES: &[Size] =
    &[Size::A4, Size::A5, Size::new(200.0, 100.0), Size::new(180.0, 90.0), Size::new(297.0, 210.0)];

pub const CHOICES: &[Choice] = &[
    Choice::Batch,
    Choice::Sheet,
    Choice::Bleed,
    Choice::Back,
    Choice::Folds,
    Choice::SpreadNames,
    Choice::Vertical,
    Choice::NameOnly,
    Choice::Accent,
];

fn take(
    reading: &Reading<'_>,
    filter: &Filter,
    options: &Options,
) -> summit_core::Result<Box<dyn Document>> {
    let occasion = event::occasion(reading)?;
    let each = event::guests(reading, filter, options)?;
    let snapshots = of_guests(&KIND, options, &each, show);
    Ok(Box::new(Remembered { document: Cards { occasion, each, draw }, snapshots }))
}

/// Says what a card shows of somebody, for the print log.
pub fn show(guest: &Guest, shown: &mut Shown<'_>) {
    let language = shown.language();
    let (name, second) = names(&guest.name, &guest.latin_name, language);
    [name, second].into_iter().for_each(|text| shown.text(text));
    if !shown.options().name_only {
        shown.text(&post(&guest.organisation, &guest.position, language));
        shown.text(&post_under(&guest.organisation, &guest.position, language));
        shown.text(&guest.organisation_short);
    }
}

pub fn draw(_: &Occasion, guest: &Guest, run: &mut Run<'_, '_>) {
    let back = run.options.back.unwrap_or(Back::Folded);
    let Size { width, height } = run.options.face(KIND.sizes[0], back);
    let mut card = Card::begin(run, guest.subject());
    let opened = card.items.len();
    face(guest, Frame::new(0.0, 0.0, width, height), &mut card);
    match back {
        Back::Blank => card.end(width, height),
        Back::Page => {
            card.end(width, height);
            let mut card = Card::begin(run, guest.subject());
            face(guest, Frame::new(0.0, 0.0, width, height), &mut card);
            card.end_behind(width, height);
        }
        Back::Folded => {
            // The upper half stands on its head: folded, both faces stand upright.
            let front = card.items.split_off(opened);
            card.upside_down(width, height, front.clone());
            card.items.extend(front.into_iter().map(|item| item.moved(0.0, height)));
            fold_marks(width, height, &mut card.items);
            card.end(width, height * 2.0);
        }
    }
}

/// How long the mark of a fold is.
pub const FOLD_MARK: f32 = 4.0;

/// Short strokes at both ends of a fold across the card.
pub fn fold_marks(width: f32, y: f32, items: &mut Vec<Item>) {
    for x in [0.0, width - FOLD_MARK] {
        let (x1, x2, color) = (x, x + FOLD_MARK, GRAY);
        items.push(Item::Line { x1, y1: y, x2, y2: y, width: 0.1, dash: 0.8, color });
    }
}

/// How many lines a name may take on a face that is higher than wide.
const STANDING_LINES: usize = 5;

fn face(guest: &Guest, face: Frame, card: &mut Card<'_, '_, '_>) {
    let options = card.run.options;
    let language = card.language();
    let unit = (face.width / 210.0).min(face.height / 148.0);
    let bar = Frame::new(0.0, face.height - 2.2 * unit, face.width, 2.2 * unit);
    let accent = card.accent();
    card.rect(bar, accent);
    let room = face.inside(14.0 * unit, 12.0 * unit);
    let (name, second) = names(&guest.name, &guest.latin_name, language);
    let (line, under) = match options.name_only {
        true => (String::new(), String::new()),
        false => (
            post(&guest.organisation, &guest.position, language),
            post_under(&guest.organisation, &guest.position, language),
        ),
    };
    // On a face that stands, type is as large as on one that lies and is as wide.
    let height = face.height.min(face.width) / PT;
    let small = Row::new("organisation", line, height * 0.062)
        .or_short(short_post(guest, language))
        .floor(height * 0.04);
    let english = Row::new("organisation", under, height * 0.036)
        .or_short(short_post_under(guest, language))
        .floor(height * 0.02)
        .colored(GRAY);
    if options.vertical {
        let latin = Row::new("latin_name", second, height * 0.06).floor(height * 0.035);
        let feet = [latin, small.clone().before(unit), english.clone().before(unit)];
        // The foot is as high as its texts need, and the name has the rest.
        let most = Frame { height: room.height * 0.36, ..room };
        let foot = card.height_of(&feet, most);
        let foot = if foot > 0.0 {
            (foot + 2.0 * unit).max(room.height * 0.17).min(most.height)
        } else {
            0.0
        };
        let column = Frame { height: room.height - foot, ..room };
        let style = Style::new(face.height / PT * 0.2, Weight::Bold, INK);
        if card.upright(name, style, column) {
            let below = Frame { y: room.y + column.height, height: foot, ..room };
            card.stack(&feet, below, Align::Center, 1.0);
            return;
        }
    }
    let large = if is_chinese(name) { height * 0.405 } else { height * 0.17 };
    let rows = [
        small,
        Row::new("name", spread(name, options.spread_names), large)
            .bold()
            .shrinks()
            .lines(if face.height > face.width { STANDING_LINES } else { name_lines(name) })
            .floor(height * 0.07)
            .before(4.0 * unit),
        Row::new("latin_name", second, height * 0.085).floor(height * 0.04).before(1.0 * unit),
        english.before(5.0 * unit),
    ];
    card.stack(&rows, room, Align::Center, 0.46);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::trial;
    use crate::findings::FindingKind;
    use crate::options::Language;
    use crate::page::describe;

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

    #[test]
    fn letters_in_an_upright_name_lie_on_their_side_inside_of_the_card() {
        let guest = Guest { name: "阿卜杜拉·Mary（小）".to_owned(), ..trial::guest() };
        let document = Cards { occasion: trial::occasion(), each: vec![guest], draw };
        let options = Options {
            vertical: true,
            language: Language::Zh,
            back: Some(Back::Blank),
            ..Options::default()
        };

        let page = &trial::printed(&document, &options).pages[0];

        let groups = |items: &[Item]| -> Vec<crate::page::Group> {
            let group = |item: &Item| match item {
                Item::Group(group) => Some(group.clone()),
                _ => None,
            };
            items.iter().filter_map(group).collect()
        };
        let names = groups(&page.items);
        let [name] = &names[..] else { panic!("{names:?}") };
        assert_eq!(name.reads.as_deref(), Some("阿卜杜拉·Mary（小）"));
        let lying = groups(&name.items);
        let lying: Vec<_> = lying.iter().map(|group| (group.turn, group.items.len())).collect();
        assert_eq!(lying, [(crate::page::Turn::Quarter, 1)]);
        trial::stays_inside(&document, &options);
    }

    #[test]
    fn a_name_that_stands_upright_has_its_latin_name_and_everything_else_under_it() {
        for size in KIND.sizes {
            for guest in [trial::guest(), Guest { name: "李三华".to_owned(), ..trial::long() }] {
                let document = Cards { occasion: trial::occasion(), each: vec![guest], draw };
                let (size, back) = (Some(*size), Some(Back::Blank));
                let options = Options { vertical: true, size, back, ..Options::default() };

                let printed = trial::printed(&document, &options);

                let guest = &document.each[0];
                let card = describe(&printed.pages[0]);
                assert!(card.contains(&guest.latin_name), "{size:?}: {card}");
                let cut = printed.findings.iter().find(|one| one.kind == FindingKind::Overflow);
                assert_eq!(cut, None, "{size:?}");
                trial::stays_inside(&document, &options);
            }
        }
    }

    #[test]
    fn a_name_in_letters_uses_the_height_of_a_card_that_stands() {
        let name = "María de los Ángeles Fernández-Łukasiewicz y Przybyszewska";
        let guest = Guest { name: name.to_owned(), latin_name: String::new(), ..trial::guest() };
        let document = Cards { occasion: trial::occasion(), each: vec![guest], draw };
        for language in [Language::Zh, Language::En, Language::Both] {
            let options = Options {
                vertical: true,
                language,
                size: Size::parse("100x250"),
                back: Some(Back::Blank),
                ..Options::default()
            };

            let findings = trial::printed(&document, &options).findings;

            let cut = findings.iter().find(|finding| finding.kind == FindingKind::Overflow);
            assert_eq!(cut, None);
            trial::stays_inside(&document, &options);
        }
    }

    #[test]
    fn both_sides_say_the_same_and_a_name_stands_upright_where_asked() {
        let document = Cards { occasion: trial::occasion(), each: vec![trial::guest()], draw };
        let options = Options { vertical: true, language: Language::Zh, ..Options::default() };

        let card = trial::placed(&document, &options);

        assert!(card.starts_with("page 210 x 297"), "{card}");
        assert_eq!(card.matches("㛃\n").count(), 2);
        assert_eq!(card.matches("示例生物科技有限公司").count(), 2);
        let options = Options { name_only: true, back: Some(Back::Blank), ..options };
        let card = trial::placed(&document, &options);
        assert!(card.starts_with("page 210 x 297") && !card.contains("示例"), "{card}");
    }

    #[test]
    fn a_size_with_a_name_is_a_sheet_that_lies_in_the_printer() {
        let document = Cards { occasion: trial::occasion(), each: vec![trial::guest()], draw };
        let page = |size: &str, back: Back| {
            let (size, back) = (Size::parse(size), Some(back));
            let options = Options { size, back, ..Options::default() };
            let page = &trial::printed(&document, &options).pages[0];
            (page.width, page.height)
        };

        assert_eq!(page("a4", Back::Folded), (210.0, 297.0));
        assert_eq!(page("a5", Back::Folded), (148.0, 210.0));
        assert_eq!(page("a4", Back::Blank), (297.0, 210.0));
        assert_eq!(page("200x100", Back::Folded), (200.0, 200.0));
    }
}
