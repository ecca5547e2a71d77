//! Fitting a text into a box: wrapped first or shrunk first, never below its floor, never in silence.

use super::{Align, Line, Span, Style, Typesetter};

/// What a box does with a text that is too long for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Uses more lines before smaller type.
    Wrap,
    /// Uses smaller type before more lines.
    Shrink,
}

/// A box for a text: the first size and the floor in points, and how many lines it has.
#[derive(Debug, Clone, Copy)]
pub struct Fit {
    pub style: Style,
    pub floor: f32,
    pub lines: usize,
    pub width: f32,
    pub rule: Rule,
    pub align: Align,
}

/// A text in its box, and what had to be done to it.
#[derive(Debug, Clone, Default)]
pub struct Fitted {
    pub lines: Vec<Line>,
    pub size: f32,
    /// It is set smaller than the box wants.
    pub shrunk: bool,
    /// It does not fit even so: its end is cut off.
    pub overflow: bool,
}

impl Typesetter<'_> {
    /// Sets a text into a box.
    pub fn fit(&self, text: &str, fit: &Fit) -> Fitted {
        let text = text.trim();
        if text.is_empty() {
            return Fitted { size: fit.style.size, ..Fitted::default() };
        }
        for (size, lines) in attempts(fit) {
            let set = self.paragraph(text, fit.style.sized(size), Align::Start, fit.width);
            if set.len() <= lines && !set.iter().any(|line| line.forced) {
                let lines = self.balanced(text, fit.style.sized(size), set.len(), fit);
                return Fitted { lines, size, shrunk: size < fit.style.size, overflow: false };
            }
        }
        let lines = self.cut(text, fit);
        Fitted { lines, size: fit.floor, shrunk: true, overflow: true }
    }

    /// Sets a text in so many lines, all about as long, parted between words.
    fn balanced(&self, text: &str, style: Style, count: usize, fit: &Fit) -> Vec<Line> {
        let few = (2..=3).contains(&count) && !text.contains('\n');
        let balanced = few.then(|| self.heading(text, style, count, fit.width)).flatten();
        let mut lines =
            balanced.unwrap_or_else(|| self.paragraph(text, style, Align::Start, fit.width));
        align(&mut lines, fit);
        lines
    }

    /// Sets what fits at the smallest size and ends it with an ellipsis.
    fn cut(&self, text: &str, fit: &Fit) -> Vec<Line> {
        let style = fit.style.sized(fit.floor);
        let mut lines = self.paragraph(text, style, Align::Start, fit.width);
        if lines.len() > fit.lines {
            lines.truncate(fit.lines);
            if let Some(last) = lines.last_mut() {
                let mut rest = text[last.start..last.end].to_owned();
                while !rest.is_empty() {
                    rest.pop();
                    let cut = format!("{}…", rest.trim_end());
                    let set =
                        self.spans(&[Span { text: &cut, style }], Align::Start, f32::MAX, 0.0);
                    let Some(line) = set.into_iter().next() else { break };
                    if line.width <= fit.width {
                        *last = line;
                        break;
                    }
                }
            }
        }
        align(&mut lines, fit);
        lines
    }
}

fn align(lines: &mut [Line], fit: &Fit) {
    for line in lines {
        line.shift = match fit.align {
            Align::Start | Align::Justify => 0.0,
            Align::Center => (fit.width - line.width) / 2.0,
            Align::End => fit.width - line.width,
        };
    }
}

/// The sizes and line counts to try, best first.
fn attempts(fit: &Fit) -> Vec<(f32, usize)> {
    let mut sizes = Vec::new();
    let mut size = fit.style.size;
    while size > fit.floor {
        sizes.push(size);
        size -= if size > 20.0 { 1.0 } else { 0.5 };
    }
    sizes.push(fit.floor);

    match fit.rule {
        Rule::Wrap => sizes.into_iter().map(|size| (size, fit.lines)).collect(),
        Rule::Shrink => {
            // One line is kept until the type is at three fifths; then more lines, large again.
            let least = (fit.style.size * 0.6).max(fit.floor);
            let large = sizes.iter().filter(|size| **size >= least).map(|size| (*size, 1));
            let many = sizes.iter().filter(|size| **size <= fit.style.size * 0.8);
            large.chain(many.map(|size| (*size, fit.lines))).collect()
        }
    }
}
