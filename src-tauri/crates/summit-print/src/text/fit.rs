//! Fitting a text into a box: wrapped first or shrunk first, never below its floor, never in silence.

use super::{Align, Line, Span, Style, Typesetter, classes};

/// What a box does with a text that is too long for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Uses more lines before smaller type.
    Wrap,
    /// Uses smaller type before more lines.
    Shrink,
}

/// A name is shortened rather than set at less than this share of its size.
const LONG_FORM_FROM: f32 = 0.85;

/// Whether there is a short form that takes less room.
pub fn is_shorter(short: &str, text: &str) -> bool {
    !short.is_empty() && short.chars().count() < text.chars().count()
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
    /// Its short form is set, because the long one did not fit.
    pub shortened: bool,
    /// It fits whole, but a word longer than its line had to be parted.
    pub parted: bool,
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
                let shrunk = size < fit.style.size;
                return Fitted { lines, size, shrunk, ..Fitted::default() };
            }
        }
        let size = fit.floor;
        let shrunk = size < fit.style.size;
        let mut lines = self.paragraph(text, fit.style.sized(size), Align::Start, fit.width);
        if lines.len() <= fit.lines {
            align(&mut lines, fit);
            return Fitted { lines, size, shrunk, parted: true, ..Fitted::default() };
        }
        let lines = self.cut(text, fit);
        Fitted { lines, size, shrunk, overflow: true, ..Fitted::default() }
    }

    /// Sets a text that may be shortened, such as the name of an organisation, into a box.
    ///
    /// The long form is kept while it is set at nearly its size; the short one then gets the whole box.
    pub fn fit_or_shorten(&self, text: &str, short: &str, fit: &Fit) -> Fitted {
        let fitted = self.fit(text, fit);
        let whole = !fitted.overflow && !fitted.parted;
        let well = whole && fitted.size >= fit.style.size * LONG_FORM_FROM;
        if well || !is_shorter(short, text) {
            return fitted;
        }
        Fitted { shortened: true, ..self.fit(short, fit) }
    }

    /// Sets a text in so many lines, all about as long, parted between words.
    fn balanced(&self, text: &str, style: Style, count: usize, fit: &Fit) -> Vec<Line> {
        let few = (2..=4).contains(&count) && !text.contains('\n');
        let set = |count| self.heading(text, style, count, fit.width);
        let mut balanced = few.then(|| set(count)).flatten();
        // A title that has many lines takes one more rather than end one inside of a word.
        if count < 3 && fit.lines > 3 && balanced.as_ref().is_some_and(|(_, parts)| *parts) {
            balanced = set(count + 1).filter(|(_, parts)| !parts).or(balanced);
        }
        let balanced = balanced.map(|(lines, _)| lines);
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
                    // A stop before the ellipsis would be read as a part of it.
                    let stops = |end: char| end.is_whitespace() || ".,;，、；。·".contains(end);
                    let cut = format!("{}…", rest.trim_end_matches(stops));
                    let set =
                        self.spans(&[Span { text: &cut, style }], Align::Start, f32::MAX, 0.0);
                    let Some(line) = set.into_iter().next() else { break };
                    if line.width <= fit.width {
                        *last = line;
                        break;
                    }
                    rest.pop();
                    // The letters of a word are left out together, where a word before it stays.
                    if let Some(word) = parted_word(&text[last.start..], rest.len()) {
                        rest.truncate(word);
                    }
                }
            }
        }
        align(&mut lines, fit);
        lines
    }
}

/// Where the Latin word starts that is parted at a byte of a text; nothing where it is the first, or where
/// no word is parted.
fn parted_word(text: &str, at: usize) -> Option<usize> {
    let (before, after) = text.split_at(at);
    let letters = |character: char| character.is_alphanumeric() && !classes::is_han(character);
    if !before.ends_with(letters) || !after.starts_with(letters) {
        return None;
    }
    let start = before.trim_end_matches(letters);
    start.ends_with(char::is_whitespace).then_some(start.len())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::{FontBook, Weight};
    use crate::page::Color;

    const STYLE: Style = Style::new(9.0, Weight::Regular, Color::BLACK);

    #[track_caller]
    fn check_fit(text: &str, rule: Rule, expected: (usize, bool, bool)) {
        let book = FontBook::find().unwrap();
        let setter = Typesetter::new(&book);
        let fit = Fit {
            style: STYLE.sized(20.0),
            floor: 12.0,
            lines: 2,
            width: 50.0,
            rule,
            align: Align::Start,
        };

        let fitted = setter.fit(text, &fit);

        assert_eq!((fitted.lines.len(), fitted.shrunk, fitted.overflow), expected);
        assert!(fitted.lines.iter().all(|line| line.width <= 50.01));
    }

    #[test]
    fn a_text_is_wrapped_then_shrunk_and_never_cut_in_silence() {
        check_fit("中国科学院", Rule::Wrap, (1, false, false));
        check_fit("中国食品药品检定研究院", Rule::Wrap, (2, false, false));
        check_fit("中国食品药品检定研究院细胞资源", Rule::Wrap, (2, true, false));
        check_fit("中国食品药品检定研究院", Rule::Shrink, (1, true, false));
        check_fit(&"研究院".repeat(20), Rule::Wrap, (2, true, true));
    }

    #[test]
    fn a_word_longer_than_its_line_is_parted_and_not_called_cut_off() {
        let book = FontBook::find().unwrap();
        let setter = Typesetter::new(&book);
        let word = "Konstantinopolitanischerdudelsackpfeifenmachergesellenverein";
        let fit = |lines| {
            let (style, rule, align) = (STYLE.sized(16.0), Rule::Shrink, Align::Start);
            setter.fit(word, &Fit { style, floor: 10.0, lines, width: 60.0, rule, align })
        };

        let [whole, cut] = [fit(3), fit(1)];

        let text: String = whole.lines.iter().map(Line::text).collect();
        assert_eq!((text.as_str(), whole.parted, whole.overflow), (word, true, false));
        assert!(cut.overflow && !cut.parted);
    }

    #[test]
    fn a_title_of_four_lines_ends_none_inside_of_a_word() {
        let book = FontBook::find().unwrap();
        let setter = Typesetter::new(&book);
        let text = "第三届中国（无锡）细胞与基因治疗产业高质量发展高峰论坛暨无锡市细胞治疗产业联盟理事会议";
        let style = STYLE.sized(25.0);
        let (rule, align) = (Rule::Wrap, Align::Start);

        let fitted =
            setter.fit(text, &Fit { style, floor: 25.0, lines: 4, width: 117.0, rule, align });

        let lines: Vec<String> = fitted.lines.iter().map(Line::text).collect();
        assert_eq!(lines.len(), 4);
        let told = lines.join("|");
        for parted in ["高|峰", "论|坛", "产|业", "无锡|市", "联|盟"] {
            assert!(!told.contains(parted), "{told}");
        }
    }

    #[test]
    fn what_is_cut_off_is_cut_between_words() {
        let book = FontBook::find().unwrap();
        let setter = Typesetter::new(&book);
        let check = |text: &str, width: f32, expected: &str| {
            let (style, rule, align) = (STYLE.sized(12.0), Rule::Wrap, Align::Start);
            let fitted =
                setter.fit(text, &Fit { style, floor: 12.0, lines: 1, width, rule, align });
            assert!(fitted.overflow);
            assert_eq!(fitted.lines.iter().map(Line::text).collect::<String>(), expected);
        };

        check("Second Plenary Council Meeting", 60.0, "Second Plenary Council…");
        check("Sample Biotech Co., Ltd. International Holdings", 52.0, "Sample Biotech Co., Ltd…");
        check("Donaudampfschifffahrtsgesellschaft", 40.0, "Donaudampfschif…");
        check("中国食品药品检定研究院 iPS细胞研究所", 40.0, "中国食品药品检定…");
    }

    #[test]
    fn a_long_name_gives_way_to_the_short_one_before_its_type_is_small() {
        let book = FontBook::find().unwrap();
        let setter = Typesetter::new(&book);
        let fit = |lines| Fit {
            style: STYLE.sized(20.0),
            floor: 8.0,
            lines,
            width: 55.0,
            rule: Rule::Wrap,
            align: Align::Start,
        };
        let name = "中国食品药品检定研究院";
        let set = |short: &str, lines| {
            let fitted = setter.fit_or_shorten(name, short, &fit(lines));
            let text: String = fitted.lines.iter().map(Line::text).collect();
            (text, fitted.shortened, fitted.size)
        };

        assert_eq!(set("中检院", 1), ("中检院".to_owned(), true, 20.0));
        assert_eq!(set("中检院", 2), (name.to_owned(), false, 20.0));
        assert_eq!(set("", 1), (name.to_owned(), false, 14.0));
    }
}
