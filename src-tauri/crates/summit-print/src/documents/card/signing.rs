//! Who signs, at the right of a letter or certificate, and the day under them.

use super::{Card, Frame, GRAY};
use crate::fonts::Weight;
use crate::options::Words;
use crate::text::{Align, PT, Style};

/// How many hosts sign.
pub const SIGNING: usize = 3;

/// The lines of a signature from the first to the last: each with its distance from the one above.
pub struct Signing {
    lines: Vec<Line>,
}

struct Line {
    field: &'static str,
    text: String,
    style: Style,
    step: f32,
}

impl Signing {
    /// Sets the hosts over the day, the English of each under the Chinese.
    pub fn set(hosts: &[Words], day: &Words, style: Style, card: &Card<'_, '_, '_>) -> Signing {
        let mut signing = Signing { lines: Vec::new() };
        // Many hosts in two languages stand closer, so that room is left for the text.
        let is_dense = card.language().zh() && card.language().en() && hosts.len() >= SIGNING;
        let leading = if is_dense { 1.4 } else { 1.6 };
        for host in hosts.iter().take(SIGNING) {
            signing.add("host", host, style.bold(), leading, card);
        }
        signing.add("date", day, style, leading, card);
        signing
    }

    fn add(
        &mut self,
        field: &'static str,
        words: &Words,
        style: Style,
        leading: f32,
        card: &Card<'_, '_, '_>,
    ) {
        let small = Style::new(style.size * 0.74, Weight::Regular, GRAY);
        let lead = (words.lead(card.language()), style, leading);
        let under = (words.under(card.language()), small, leading * 0.88);
        for (text, style, leading) in [lead, under] {
            if !text.is_empty() {
                let (text, step) = (text.to_owned(), style.size * PT * leading);
                self.lines.push(Line { field, text, style, step });
            }
        }
    }

    /// From the baseline of the last line to the top of the first.
    pub fn height(&self) -> f32 {
        self.lines.iter().map(|line| line.step).sum()
    }

    /// Places the lines at the right of a frame, the last one on its lower edge.
    pub fn place(self, frame: Frame, card: &mut Card<'_, '_, '_>) {
        let mut y = frame.y + frame.height - self.height();
        for Line { field, text, style, step } in self.lines {
            y += step;
            card.one_line(field, &text, style, (frame.x, y, frame.width), Align::End);
        }
    }
}
