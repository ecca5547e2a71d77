//! A page to be measured with a ruler: it tells what a printer does wrong.

use std::ops::Range;

use super::card::{Card, Frame, GRAY, INK, Row};
use super::{Choice, Kind, Purpose, Whom};
use crate::error::Result;
use crate::findings::Subject;
use crate::options::{Language, Size, Words};
use crate::sheet::calibration::{LINE, across};
use crate::text::Align;
use crate::{Document, Run};

pub const KIND: Kind = Kind {
    name: "calibration",
    title: ("打印机校准页", "Printer calibration page"),
    purpose: Purpose::Printers,
    whom: Whom::Event,
    sizes: &[Size::A4, Size::A5, Size::A6],
    choices: &[] as &[Choice],
    orders: &[],
    take: |_, _, _| Ok(Box::new(Lines)),
};

/// Both sides of the paper, the same lines on each.
struct Lines;

/// How long the strokes of a ruler are: every millimeter, every fifth, every tenth.
const STROKES: [f32; 3] = [1.6, 2.6, 3.8];

impl Document for Lines {
    fn title(&self, language: Language) -> String {
        language.pick(KIND.title.0, KIND.title.1).to_owned()
    }

    fn pieces(&self) -> usize {
        1
    }

    fn lay_out(&self, _: Range<usize>, run: &mut Run<'_, '_>) -> Result<()> {
        let Size { width, height } = run.options.size.unwrap_or(KIND.sizes[0]);
        let title = Words::new(KIND.title.0, KIND.title.1);
        for is_front in [true, false] {
            let mut card = Card::begin(run, Subject::of(&title));
            lines(width, height, &mut card);
            explain(is_front, Frame::new(0.0, 0.0, width, height), &mut card);
            match is_front {
                true => card.end(width, height),
                false => card.end_behind(width, height),
            }
        }
        Ok(())
    }
}

/// The two lines over the whole page, the crosses, and a ruler along the upper one.
fn lines(width: f32, height: f32, card: &mut Card<'_, '_, '_>) {
    let mut hair = |from: (f32, f32), to: (f32, f32)| card.line(from, to, 0.1, 0.0, INK);
    hair((LINE, 0.0), (LINE, height));
    hair((0.0, LINE), (width, LINE));
    let apart = across(width);
    let end = LINE + apart;
    hair((end, LINE - 8.0), (end, LINE + 8.0));
    let mut at = 0.0;
    while at <= apart {
        let every = [1.0, 5.0, 10.0].iter().rposition(|step| at % step == 0.0).unwrap_or(0);
        hair((LINE + at, LINE), (LINE + at, LINE + STROKES[every]));
        at += 1.0;
    }
    // How near to its edges the printer can print: what of these corners is missing it cannot reach.
    for inset in [3.0, 5.0, 8.0] {
        let corners = [(inset, inset), (width - inset, height - inset)];
        for (x, y) in corners {
            let inward = |at: f32, side: f32| if at < side / 2.0 { at + 4.0 } else { at - 4.0 };
            hair((x, y), (inward(x, width), y));
            hair((x, y), (x, inward(y, height)));
        }
    }
}

fn explain(is_front: bool, page: Frame, card: &mut Card<'_, '_, '_>) {
    let language = card.language();
    let unit = (page.width / 210.0).max(0.62);
    let should = |millimeters: f32| format!("{millimeters:.0} mm");
    let (side, letters) = match is_front {
        true => (Words::new("正面", "Front"), ["A", "B", "C"]),
        false => (Words::new("背面", "Other side"), ["D", "E", ""]),
    };
    let mut measures = vec![
        (
            letters[0],
            Words::new("纸的左边到竖线", "left edge of the paper to the upright line"),
            LINE,
        ),
        (
            letters[1],
            Words::new("纸的上边到横线", "upper edge of the paper to the level line"),
            LINE,
        ),
    ];
    if is_front {
        let words = Words::new("横线上两个十字之间", "between the two crosses of the level line");
        measures.push((letters[2], words, across(page.width)));
    }
    let title = Words::new(KIND.title.0, KIND.title.1);
    let head = format!("{} · {}", title.lead(language), side.lead(language));
    let mut rows = vec![Row::new("title", head, 20.0 * unit).bold()];
    let under = [title.under(language), side.under(language)];
    if !under.iter().all(|words| words.is_empty()) {
        rows.push(Row::new("title", under.join(" · "), 11.0 * unit).colored(GRAY));
    }
    for (letter, words, millimeters) in measures {
        let line = format!("{letter}\u{3000}{}：{}", words.lead(Language::Zh), should(millimeters));
        let english = format!("{letter}  {}: {}", words.en, should(millimeters));
        let (lead, second) = match language {
            Language::Zh => (line, String::new()),
            Language::En => (english, String::new()),
            Language::Both => (line, english),
        };
        rows.push(Row::new("text", lead, 13.0 * unit).before(5.0 * unit));
        rows.push(Row::new("text", second, 9.0 * unit).colored(GRAY));
    }
    let what = Words::new(
        "双面打印，用尺子量出这些距离，填到打印窗口的“校准”里。之后再印一张，应当与上面的数一致。",
        "Print on both sides, measure with a ruler, and enter what you measured under “Calibrate” where you \
         print. Another page printed after that should measure as it says here.",
    );
    rows.push(Row::new("text", what.lead(language), 10.0 * unit).lines(4).before(8.0 * unit));
    rows.push(Row::new("text", what.under(language), 8.0 * unit).colored(GRAY).lines(4));
    let left = LINE + 8.0 * unit;
    let room = Frame::new(left, LINE + 12.0, page.width - left - 10.0, page.height - LINE - 24.0);
    card.stack(&rows, room, Align::Start, 0.12);
    labels(letters, page.width, unit, card);
}

/// The letters beside what they stand for.
fn labels([left, top, apart]: [&str; 3], width: f32, unit: f32, card: &mut Card<'_, '_, '_>) {
    let letter = |text: &str, x: f32, y: f32, card: &mut Card<'_, '_, '_>| {
        let rows = [Row::new("text", text, 14.0 * unit).bold()];
        card.stack(&rows, Frame::new(x, y, 10.0, 7.0), Align::Start, 0.5);
    };
    letter(left, 9.0, LINE + 12.0, card);
    letter(top, LINE + 10.0, 7.5, card);
    letter(apart, LINE + across(width) / 2.0, 7.5, card);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::trial;
    use crate::options::Options;
    use crate::page::Item;

    #[test]
    fn both_sides_have_their_lines_where_they_are_said_to_be() {
        let printed = trial::printed(&Lines, &Options::default());

        assert_eq!(printed.findings, []);
        assert_eq!(printed.pages.len(), 2);
        assert!(printed.pages[1].is_other_side());
        for page in &printed.pages {
            let has = |from: (f32, f32), to: (f32, f32)| {
                page.items.iter().any(|item| match item {
                    Item::Line { x1, y1, x2, y2, .. } => ((*x1, *y1), (*x2, *y2)) == (from, to),
                    _ => false,
                })
            };
            assert!(has((20.0, 0.0), (20.0, 297.0)) && has((0.0, 20.0), (210.0, 20.0)));
            assert!(has((190.0, 12.0), (190.0, 28.0)));
        }
    }

    #[test]
    fn everything_has_its_place() {
        insta::assert_snapshot!(trial::placed(&Lines, &Options::default()));
    }

    #[test]
    fn everything_stays_on_paper_of_every_size() {
        for size in KIND.sizes {
            for language in [Language::Zh, Language::En, Language::Both] {
                let options = Options { size: Some(*size), language, ..Options::default() };
                trial::stays_inside(&Lines, &options);
                assert_eq!(trial::printed(&Lines, &options).findings, [], "{size} {language:?}");
            }
        }
    }
}
