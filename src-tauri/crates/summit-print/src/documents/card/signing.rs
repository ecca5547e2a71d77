//! Who signs, at the right of a letter or certificate, and the day under them.

use super::{Card, Frame, GRAY};
use crate::findings::{FindingKind, Subject};
use crate::fonts::Weight;
use crate::options::{Language, Words};
use crate::text::{Align, PT, Style};

/// How many hosts stand under one another before two languages stand closer.
const DENSE: usize = 3;

/// In how many columns the hosts stand, and at which share of the usual size, best first.
const LAYOUTS: [(usize, f32); 9] =
    [(1, 1.0), (2, 1.0), (1, 0.84), (3, 1.0), (2, 0.84), (1, 0.7), (3, 0.84), (2, 0.7), (3, 0.7)];

/// At which share of its size each name has to have room in its column: well, or just so.
const NAMES: [f32; 3] = [0.8, 0.6, 0.0];

/// How far columns are apart, in points of type.
const GAP: f32 = 2.0;

/// Who signs: the hosts in rows, over the day. The English of each stands under the Chinese.
pub struct Signing {
    hosts: Vec<Words>,
    day: Words,
    style: Style,
    columns: usize,
    rows: usize,
    language: Language,
    place: Place,
}

/// Where those who sign stand.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The last line stands on its lower edge.
    pub frame: Frame,
    /// The share of the width, at the right, that one column takes; several take all of it.
    pub share: f32,
    /// How high they may become.
    pub most: f32,
}

impl Signing {
    /// Finds how all hosts have room over the day: in one column, then in several, then smaller. What
    /// even so has none is left out when it is placed, which is told.
    pub fn set(
        hosts: &[Words],
        day: &Words,
        style: Style,
        place: Place,
        card: &Card<'_, '_, '_>,
    ) -> Signing {
        let layout = |(columns, share): (usize, f32)| Signing {
            hosts: hosts.to_vec(),
            day: day.clone(),
            style: style.sized(style.size * share),
            columns,
            rows: hosts.len().div_ceil(columns),
            language: card.language(),
            place,
        };
        for share in NAMES {
            let fits =
                |signing: &Signing| signing.height() <= place.most && signing.has_room(share, card);
            if let Some(signing) = LAYOUTS.into_iter().map(layout).find(fits) {
                return signing;
            }
        }
        let mut least = layout(LAYOUTS[LAYOUTS.len() - 1]);
        while least.rows > 1 && least.height() > place.most {
            least.rows -= 1;
        }
        least
    }

    /// Whether each name has room in its column at a share of its size.
    fn has_room(&self, share: f32, card: &Card<'_, '_, '_>) -> bool {
        let (_, width) = self.widths();
        let lines = self.hosts.iter().flat_map(|host| self.lines(host, self.style.bold()));
        let mut widths =
            lines.map(|(text, style, _)| card.run.setter.line(&text, style).width * share);
        widths.all(|line| line <= width)
    }

    /// How wide all of it is, and each column.
    fn widths(&self) -> (f32, f32) {
        let Place { frame, share, .. } = self.place;
        let whole = if self.columns == 1 { frame.width * share } else { frame.width };
        (whole, (whole - self.gap() * (self.columns - 1) as f32) / self.columns as f32)
    }

    fn gap(&self) -> f32 {
        self.style.size * PT * GAP
    }

    /// The lines of a name, each with its distance from the one above.
    fn lines(&self, words: &Words, style: Style) -> Vec<(String, Style, f32)> {
        // Many hosts in two languages stand closer, so that room is left for the text.
        let is_dense = self.language == Language::Both && self.rows >= DENSE;
        let leading = if is_dense { 1.4 } else { 1.6 };
        let small = Style::new(self.style.size * 0.74, Weight::Regular, GRAY);
        let lead = (words.lead(self.language), style, leading);
        let under = (words.under(self.language), small, leading * 0.88);
        let lines = [lead, under].into_iter().filter(|(text, ..)| !text.is_empty());
        lines
            .map(|(text, style, leading)| (text.to_owned(), style, style.size * PT * leading))
            .collect()
    }

    fn height_of(&self, words: &Words, style: Style) -> f32 {
        self.lines(words, style).iter().map(|(.., step)| step).sum()
    }

    /// The rows from the first to the last, each as high as its highest name.
    fn heights(&self) -> Vec<f32> {
        let rows = self.hosts.chunks(self.columns).take(self.rows);
        let of = |host: &Words| self.height_of(host, self.style.bold());
        rows.map(|row| row.iter().map(of).fold(0.0, f32::max)).collect()
    }

    /// From the baseline of the last line to the top of the first.
    pub fn height(&self) -> f32 {
        self.heights().iter().sum::<f32>() + self.height_of(&self.day, self.style)
    }

    /// Places the lines at the right of the frame.
    pub fn place(self, event: &Words, card: &mut Card<'_, '_, '_>) {
        let frame = self.place.frame;
        let mut y = frame.y + frame.height - self.height();
        let right = frame.x + frame.width;
        let ((whole, width), gap) = (self.widths(), self.gap());
        let rows = self.hosts.chunks(self.columns).zip(self.heights());
        for (row, height) in rows {
            // The last row ends at the right as the others do.
            for (at, host) in row.iter().enumerate() {
                let x = right - width - (row.len() - 1 - at) as f32 * (width + gap);
                let lines = self.lines(host, self.style.bold());
                write("host", host, lines, (x, y, width), card);
            }
            y += height;
        }
        let lines = self.lines(&self.day, self.style);
        write("date", &self.day, lines, (right - whole, y, whole), card);
        let left_out = self.hosts.iter().skip(self.columns * self.rows);
        let left_out: Vec<&str> = left_out.map(|host| host.lead(self.language)).collect();
        if !left_out.is_empty() {
            let names = left_out.join("、");
            card.run.findings.add(FindingKind::LeftOut, Subject::of(event), "hosts", &names);
        }
    }
}

/// Sets lines under one another. They are the same on every page: one word about them is enough.
fn write(
    field: &'static str,
    whose: &Words,
    lines: Vec<(String, Style, f32)>,
    (x, y, width): (f32, f32, f32),
    card: &mut Card<'_, '_, '_>,
) {
    let known = card.take_place_of(whose);
    let mut y = y;
    for (text, style, step) in lines {
        y += step;
        card.one_line(field, &text, style, (x, y, width), Align::End);
    }
    card.give_back(known);
}
