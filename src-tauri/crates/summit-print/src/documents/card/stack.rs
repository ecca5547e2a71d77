//! Texts under one another, fitted together into a frame.

use super::{Card, Frame, INK};
use crate::findings::{FindingKind, Subject};
use crate::fonts::Weight;
use crate::page::Color;
use crate::text::{Align, Fit, Fitted, PT, Rule, Style, is_shorter};

/// A text among others under one another, and how it gives way.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it is, for findings.
    pub field: &'static str,
    pub text: String,
    /// What stands there where the text does not fit; empty where it is never shortened.
    pub short: String,
    pub style: Style,
    /// The smallest size in points.
    pub floor: f32,
    pub lines: usize,
    pub rule: Rule,
    /// The distance of its lines, as a share of their size.
    pub leading: f32,
    /// Space above, in millimeters.
    pub before: f32,
}

impl Row {
    /// A text of a size, on at most two lines, down to three fifths of its size.
    pub fn new(field: &'static str, text: impl Into<String>, size: f32) -> Row {
        Row {
            field,
            text: text.into(),
            short: String::new(),
            style: Style::new(size, Weight::Regular, INK),
            floor: size * 0.6,
            lines: 2,
            rule: Rule::Wrap,
            leading: 1.36,
            before: 0.0,
        }
    }

    pub fn or_short(self, short: impl Into<String>) -> Row {
        Row { short: short.into(), ..self }
    }

    pub fn bold(self) -> Row {
        Row { style: self.style.bold(), ..self }
    }

    pub fn colored(self, color: Color) -> Row {
        Row { style: self.style.colored(color), ..self }
    }

    pub fn before(self, before: f32) -> Row {
        Row { before, ..self }
    }

    pub fn lines(self, lines: usize) -> Row {
        Row { lines, ..self }
    }

    pub fn floor(self, floor: f32) -> Row {
        Row { floor: floor.min(self.style.size), ..self }
    }

    /// Smaller type before a second line: for names.
    pub fn shrinks(self) -> Row {
        Row { rule: Rule::Shrink, leading: 1.2, ..self }
    }
}

impl Card<'_, '_, '_> {
    /// Sets texts under one another into a frame, all of them smaller until they fit.
    ///
    /// `at` is the share of the spare room above them. Answers where they end.
    pub fn stack(&mut self, rows: &[Row], frame: Frame, align: Align, at: f32) -> f32 {
        let rows: Vec<&Row> = rows.iter().filter(|row| !row.text.trim().is_empty()).collect();
        let Stack { set, share, height } = self.set_all(&rows, frame, align);
        self.note(&rows, &set, share);
        if height > frame.height + 0.1 {
            let subject = Subject { name: &self.name, name_en: &self.name_en, id: &self.id };
            // What comes last runs over the end of the frame.
            let (field, text) = rows.last().map_or(("", ""), |row| (row.field, row.text.as_str()));
            self.run.findings.add(FindingKind::Overflow, subject, field, text);
        }
        let mut y = frame.y + (frame.height - height).max(0.0) * at;
        for (index, (row, fitted)) in rows.iter().zip(set).enumerate() {
            y += if index > 0 { row.before } else { 0.0 };
            let leading = fitted.size * PT * row.leading;
            for line in fitted.lines {
                let baseline = y + leading / 2.0 + fitted.size * PT * 0.37;
                line.place(frame.x, baseline, &mut self.items);
                y += leading;
            }
        }
        y
    }

    /// How high the texts of a stack are in a frame.
    pub fn height_of(&self, rows: &[Row], frame: Frame) -> f32 {
        let rows: Vec<&Row> = rows.iter().filter(|row| !row.text.trim().is_empty()).collect();
        self.set_all(&rows, frame, Align::Start).height
    }

    /// Whether a frame holds the texts of a stack whole and at the sizes that they want.
    pub fn holds_whole(&self, rows: &[Row], frame: Frame) -> bool {
        let rows: Vec<&Row> = rows.iter().filter(|row| !row.text.trim().is_empty()).collect();
        let attempt = Attempt { share: 1.0, shortened: false, narrow: true };
        let set = rows.iter().map(|row| self.set(row, attempt, frame.width, Align::Start));
        let set: Vec<Fitted> = set.collect();
        let is_whole = |one: &Fitted| !(one.shrunk || one.shortened || one.parted || one.overflow);
        set.iter().all(is_whole) && height_of(&rows, &set) <= frame.height
    }

    /// Sets the texts of a stack at the largest share of their size that its frame holds.
    ///
    /// What has a short form takes it before everything becomes much smaller.
    fn set_all(&self, rows: &[&Row], frame: Frame, align: Align) -> Stack {
        const LARGE: [f32; 3] = [1.0, 0.94, 0.88];
        const ALL: [f32; 8] = [1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58];
        let may_shorten = rows.iter().any(|row| is_shorter(&row.short, &row.text));
        let long: &[f32] = if may_shorten { &LARGE } else { &ALL };
        let short: &[f32] = if may_shorten { &ALL } else { &[] };
        let attempts = long.iter().map(|share| (*share, false));
        let attempts = attempts.chain(short.iter().map(|share| (*share, true)));
        // A long name gives way on one line before everything else becomes smaller for its two.
        let attempts = attempts.flat_map(|(share, shortened)| {
            [false, true].map(|narrow| Attempt { share, shortened, narrow })
        });
        let mut last = Stack { set: Vec::new(), share: 1.0, height: 0.0 };
        let (mut fallback, mut least_cut) = (None, usize::MAX);
        for attempt in attempts {
            let one = |row: &&Row| self.set(row, attempt, frame.width, align);
            let set: Vec<Fitted> = rows.iter().map(one).collect();
            let cut = set.iter().filter(|fitted| fitted.overflow).count();
            let parted = set.iter().any(|fitted| fitted.parted);
            let stack = Stack { height: height_of(rows, &set), set, share: attempt.share };
            let fits = cut == 0 && stack.height <= frame.height + 0.05;
            if fits && !parted {
                return stack;
            }
            if fits && fallback.is_none() {
                fallback = Some(stack);
            } else if cut < least_cut || (cut == least_cut && !attempt.narrow) {
                // Where nothing helps, as little as can be is cut off.
                (last, least_cut) = (stack, cut);
            }
        }
        // A word that is parted is better than one that is cut off.
        fallback.unwrap_or(last)
    }

    fn set(&self, row: &Row, attempt: Attempt, width: f32, align: Align) -> Fitted {
        let Attempt { share, shortened, narrow } = attempt;
        let style = row.style.sized((row.style.size * share).max(row.floor));
        let Row { floor, lines, rule, .. } = *row;
        let lines = if narrow && rule == Rule::Shrink { 1 } else { lines };
        let fit = Fit { style, floor, lines, width, rule, align };
        if shortened && is_shorter(&row.short, &row.text) {
            return Fitted { shortened: true, ..self.run.setter.fit(&row.short, &fit) };
        }
        self.run.setter.fit_or_shorten(&row.text, &row.short, &fit)
    }

    fn note(&mut self, rows: &[&Row], set: &[Fitted], share: f32) {
        if share < 1.0 {
            let subject = Subject { name: &self.name, name_en: &self.name_en, id: &self.id };
            let findings = &mut self.run.findings;
            findings.smaller(FindingKind::Reduced, share, subject, "card", &self.name);
        }
        for (row, fitted) in rows.iter().zip(set) {
            self.check(row.field, &row.text);
            if fitted.shortened {
                self.check(row.field, &row.short);
            }
            // The name of the event is the same on every card: one word about it is enough.
            let subject = match row.field {
                "event" => Subject { name: &row.text, name_en: "", id: "" },
                _ => Subject { name: &self.name, name_en: &self.name_en, id: &self.id },
            };
            let findings = &mut self.run.findings;
            findings.fitted(fitted, row.style.size, subject, row.field, &row.text);
        }
    }
}

/// A way to set a stack.
#[derive(Clone, Copy)]
struct Attempt {
    share: f32,
    /// Whether what has a short form takes it at once.
    shortened: bool,
    /// Whether names keep to one line.
    narrow: bool,
}

/// Texts under one another, set at a share of their usual size.
struct Stack {
    set: Vec<Fitted>,
    share: f32,
    height: f32,
}

fn height_of(rows: &[&Row], set: &[Fitted]) -> f32 {
    let pairs = rows.iter().zip(set).enumerate();
    pairs
        .map(|(index, (row, fitted))| {
            let before = if index > 0 { row.before } else { 0.0 };
            before + fitted.lines.len() as f32 * fitted.size * PT * row.leading
        })
        .sum()
}
