//! Who signs, at the right of a letter or certificate, and the day under them.

use super::{Card, Frame, GRAY};
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
    /// Sets the hosts over the day, the English under the Chinese; of many hosts beside it, where a line
    /// is wide enough for both.
    pub fn set(
        hosts: &[Words],
        day: &Words,
        style: Style,
        width: f32,
        card: &Card<'_, '_, '_>,
    ) -> Signing {
        let room = if hosts.len() < SIGNING { 0.0 } else { width };
        let mut signing = Signing { lines: Vec::new() };
        for host in hosts.iter().take(SIGNING) {
            signing.add("host", host, style.bold(), room, card);
        }
        signing.add("date", day, style, room, card);
        signing
    }

    fn add(
        &mut self,
        field: &'static str,
        words: &Words,
        style: Style,
        width: f32,
        card: &Card<'_, '_, '_>,
    ) {
        let (lead, under) = (words.lead(card.language()), words.under(card.language()));
        let step = style.size * PT * 1.6;
        let small = Style { weight: crate::fonts::Weight::Regular, ..style.colored(GRAY) };
        let small = small.sized(style.size * 0.74);
        self.lines.push(Line { field, text: lead.to_owned(), style, step });
        if !under.is_empty() {
            let wide = card.run.setter.line(lead, style).width
                + card.run.setter.line(under, small).width
                + style.size * PT;
            let step = if wide <= width { 0.0 } else { small.size * PT * 1.4 };
            self.lines.push(Line { field, text: under.to_owned(), style: small, step });
        }
    }

    /// From the baseline of the last line to the top of the first.
    pub fn height(&self) -> f32 {
        self.lines.iter().map(|line| line.step).sum()
    }

    /// Places the lines at the right of a frame, the last one on its lower edge.
    pub fn place(self, frame: Frame, card: &mut Card<'_, '_, '_>) {
        let mut y = frame.y + frame.height - self.height();
        let mut lines = self.lines.into_iter().peekable();
        while let Some(Line { field, text, style, step }) = lines.next() {
            y += step;
            let beside = lines.next_if(|next| next.step == 0.0);
            let small = beside.map_or(0.0, |english| {
                let place = (frame.x, y, frame.width);
                card.one_line(field, &english.text, english.style, place, Align::End);
                card.run.setter.line(&english.text, english.style).width + style.size * PT
            });
            let place = (frame.x, y, frame.width - small);
            card.one_line(field, &text, style, place, Align::End);
        }
    }
}
