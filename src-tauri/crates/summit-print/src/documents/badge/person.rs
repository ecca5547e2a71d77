//! The person on a badge: the name as large as it can be, and whom it belongs to.

use super::corner::LeftOut;
use super::drawing::Drawing;
use super::{Badge, GRAY, INK};
use crate::documents::card::{Frame, short_for};
use crate::findings::FindingKind;
use crate::fonts::Weight;
use crate::options::Language;
use crate::page::Color;
use crate::text::{Align, Fit, Fitted, Line, PT, Rule, Style, Typesetter, is_chinese, is_shorter};

impl Drawing<'_, '_> {
    /// The name as large as it can be, and whom it belongs to.
    ///
    /// What it has no room for on a badge that stands goes into the corner beside the code.
    pub fn person(&mut self, code_left: f32, foot: f32, corner: Frame) {
        let form = self.form;
        let top = form.head_end + if form.across { 1.5 } else { 4.0 } * form.scale;
        let (right, bottom) = if form.across {
            (code_left, form.height - form.band - 1.5 * form.scale)
        } else {
            (form.width - form.margin, foot)
        };
        let (width, height) = (right - self.left, bottom - top);

        // Everything keeps its proportions: the block is set as large as it fits. Where even the smallest
        // does not, the English under the Chinese is left out, and then the position and the organisation
        // give way: nothing runs into the code or the band of color.
        // A name of which a word has to be parted is better set smaller, and better parted than cut off.
        let mut set = Block::default();
        let mut fallback = None;
        for attempt in self.attempts() {
            let may_cut = attempt.cut.is_some();
            if may_cut && fallback.is_some() {
                break;
            }
            set = self.block(attempt, width);
            let fits = set.height <= height && (may_cut || !set.overflows());
            if fits && !set.parts_words() {
                fallback = None;
                break;
            }
            if fits && fallback.is_none() && set.share <= 1.0 {
                fallback = Some(std::mem::take(&mut set));
            }
        }
        let mut set = fallback.unwrap_or(set);
        if !form.across {
            set.left_out = self.in_corner(std::mem::take(&mut set.left_out), corner);
        }
        let subject = self.badge.subject();
        if set.height > height + 0.1 {
            self.findings.add(FindingKind::Overflow, subject, "badge", &self.badge.name);
        }
        if set.share < 1.0 {
            let name = self.badge.subject().name;
            self.findings.smaller(FindingKind::Reduced, set.share, subject, "badge", name);
        }
        for (field, text) in &set.left_out {
            self.findings.add(FindingKind::LeftOut, subject, field, text);
        }
        for (field, text, usual, fitted) in &set.fitted {
            self.findings.fitted(fitted, *usual, subject, field, text);
            if fitted.shortened {
                let short = &self.badge.organisation_short;
                self.findings.missing(self.setter.book(), subject, field, short);
            }
        }
        let spare = (height - set.height).max(0.0);
        let mut y = top + spare * if form.across { 0.45 } else { 0.38 };
        for row in set.rows {
            row.line.place(self.left, y + row.baseline, &mut self.items);
            y += row.height;
        }
    }

    /// The ways to set the block, best first: larger than usual where there is room, and with the short
    /// name of the organisation before everything becomes much smaller.
    fn attempts(&self) -> impl Iterator<Item = Attempt> {
        const SHARES: [f32; 7] = [1.25, 1.16, 1.08, 1.0, 0.92, 0.85, 0.78];
        let organisation = self.badge.organisation.lead(self.options.language);
        let may_shorten =
            is_shorter(short_for(organisation, &self.badge.organisation_short), organisation);
        let long = if may_shorten { &SHARES[..5] } else { &SHARES };
        let short: &[f32] = if may_shorten { &SHARES } else { &[] };
        let attempt = |shortened: bool, english: bool| {
            move |share: &f32| Attempt { share: *share, shortened, english, cut: None }
        };
        let bare = [1.0, 0.78, 0.7, 0.62];
        let cut = [
            (0.62, Cut::AsUsual),
            (0.54, Cut::AsUsual),
            (0.46, Cut::AsUsual),
            (0.46, Cut::Position),
            (0.46, Cut::Organisation),
            (0.46, Cut::Rest),
            (0.46, Cut::Place),
            (0.46, Cut::Reading),
            (0.46, Cut::Short),
            (0.46, Cut::Name),
        ];
        let cut = cut
            .map(|(share, cut)| Attempt { cut: Some(cut), ..attempt(may_shorten, false)(&share) });
        long.iter()
            .map(attempt(false, true))
            .chain(short.iter().map(attempt(true, true)))
            .chain(bare.map(|share| attempt(may_shorten, false)(&share)))
            .chain(cut)
    }

    /// Sets the lines about the person at a share of their usual size.
    fn block(&self, attempt: Attempt, width: f32) -> Block {
        let Attempt { share, shortened, english: with_english, cut } = attempt;
        let (badge, language) = (self.badge, self.options.language);
        let sizes = if self.form.across { &ACROSS } else { &UPRIGHT };
        let (name, second) = names(badge, language);
        let name = self.spread(name);
        let organisation = badge.organisation.lead(language);
        let position = badge.position.lead(language);
        let english = [badge.position.under(language), badge.organisation.under(language)];
        let english = joined(english);
        // While everything is large the name may become smaller itself.
        let short = if share > 1.0 && !shortened { "" } else { badge.organisation_short.as_str() };
        let short = short_for(organisation, short);
        let short_en = match short_for(badge.organisation.under(language), short) {
            "" => String::new(),
            short => joined([badge.position.under(language), short]),
        };

        // A name in letters is as readable at a smaller size, and needs it.
        let name_size = if is_chinese(&name) { sizes.name } else { sizes.name.scaled(0.74) };
        let name_lines = match cut {
            Some(Cut::Name) => 1,
            Some(Cut::Short) => 2,
            _ if name.chars().count() <= 4 => 1,
            _ => 3,
        };

        let mut block = Block { unit: self.form.scale, share, width, ..Block::default() };
        let (bold, plain) = (Weight::Bold, Weight::Regular);
        let shrink = Room { floor: 0.36, lines: name_lines, rule: Rule::Shrink, leading: 1.16 };
        block.add(self.setter, "name", &name, (name_size, bold, INK), shrink);
        let line = Room { floor: 0.6, lines: 2, rule: Rule::Shrink, leading: 1.3 };
        if cut >= Some(Cut::Reading) {
            block.leave_out("latin_name", second);
        } else {
            block.add(self.setter, "latin_name", second, (sizes.latin, plain, INK), line);
            block.space(sizes.gap);
        }
        let wrap = Room { floor: 0.72, lines: 2, rule: Rule::Wrap, leading: 1.36 };
        let style = (sizes.organisation, bold, INK);
        let name = Name { long: organisation, short, shortened };
        let lines = |cut_by: Cut| if cut >= Some(cut_by) { 1 } else { 2 };
        let room = Room { lines: lines(Cut::Organisation), ..wrap };
        if cut >= Some(Cut::Place) {
            block.leave_out("organisation", organisation);
        } else {
            block.add_name(self.setter, name, style, room);
        }
        if cut >= Some(Cut::Rest) {
            block.leave_out("position", position);
        } else {
            let room = Room { lines: lines(Cut::Position), ..wrap };
            block.add(self.setter, "position", position, (sizes.position, plain, INK), room);
        }
        if self.form.across {
            // There is no room beside the code: what others have in the corner stands in the block.
            let marks: Vec<String> = badge.marks.iter().map(|mark| self.mark(mark)).collect();
            let marks = marks.join(" · ");
            let room = Room { lines: lines(Cut::Rest), ..wrap };
            if cut >= Some(Cut::Place) {
                block.leave_out("marks", &marks);
            } else {
                block.add(self.setter, "marks", &marks, (sizes.english, plain, INK), room);
            }
        }
        if with_english {
            let wrap = Room { lines: 3, ..wrap };
            let style = (sizes.english, plain, GRAY);
            let name = Name { long: &english, short: &short_en, shortened };
            block.add_name(self.setter, name, style, wrap);
        } else {
            block.leave_out("organisation", &english);
        }
        block
    }

    /// A name of two characters, set as wide as one of three where that is wanted.
    fn spread(&self, name: &str) -> String {
        let characters: Vec<char> = name.chars().collect();
        match characters.as_slice() {
            [family, given] if self.options.spread_names && family.len_utf8() > 2 => {
                format!("{family}\u{3000}{given}")
            }
            _ => name.to_owned(),
        }
    }
}

/// A way to set the lines about the person.
struct Attempt {
    /// How large, as a share of the usual size.
    share: f32,
    /// Whether the organisation is named by its short name.
    shortened: bool,
    /// Whether the English under the Chinese is set.
    english: bool,
    /// What may be cut off: nothing as long as something smaller may do.
    cut: Option<Cut>,
}

/// How much of the lines about the person gives way where even the smallest type does not fit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cut {
    /// What does not fit into the lines that it usually has.
    AsUsual,
    /// The position keeps one line.
    Position,
    /// The organisation keeps one line as well.
    Organisation,
    /// The position is left out, and the marks keep one line.
    Rest,
    /// The organisation and the marks are left out.
    Place,
    /// Only the name is left.
    Reading,
    /// The name keeps two lines.
    Short,
    /// The name keeps one line.
    Name,
}

/// The name of an organisation, and its short name, which is taken first where it has to be.
struct Name<'text> {
    long: &'text str,
    short: &'text str,
    shortened: bool,
}

fn joined(texts: [&str; 2]) -> String {
    let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    texts.join(", ")
}

/// The name that leads and the one under it.
fn names(badge: &Badge, language: Language) -> (&str, &str) {
    let lead = language.pick(&badge.name, &badge.latin_name);
    let other = if lead == badge.name { &badge.latin_name } else { &badge.name };
    // A Chinese badge has no second name; an English one keeps the name that its owner signs with.
    let second = if language == Language::Zh || other == lead { "" } else { other };
    (lead, second)
}

/// A type size in points on a badge of scale 1, and the smallest that is still read.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub(super) usual: f32,
    pub(super) least: f32,
}

impl Type {
    fn scaled(self, share: f32) -> Type {
        Type { usual: self.usual * share, least: self.least * share }
    }
}

/// The type sizes of the block and the gap in it, in millimeters.
pub(super) struct Sizes {
    name: Type,
    latin: Type,
    gap: f32,
    organisation: Type,
    position: Type,
    pub(super) english: Type,
}

pub(super) const UPRIGHT: Sizes = Sizes {
    name: Type { usual: 44.8, least: 18.0 },
    latin: Type { usual: 13.6, least: 9.0 },
    gap: 2.56,
    organisation: Type { usual: 11.2, least: 8.0 },
    position: Type { usual: 10.0, least: 7.5 },
    english: Type { usual: 6.88, least: 6.0 },
};
const ACROSS: Sizes = Sizes {
    name: Type { usual: 24.0, least: 12.0 },
    latin: Type { usual: 8.4, least: 7.0 },
    gap: 0.96,
    organisation: Type { usual: 7.2, least: 6.6 },
    position: Type { usual: 6.56, least: 6.2 },
    english: Type { usual: 5.2, least: 5.2 },
};

/// How a text is put into the block: its floor as a share of its size, its lines and their distance.
#[derive(Clone, Copy)]
struct Room {
    floor: f32,
    lines: usize,
    rule: Rule,
    leading: f32,
}

/// Lines under one another.
#[derive(Default)]
struct Block {
    unit: f32,
    share: f32,
    width: f32,
    rows: Vec<Row>,
    height: f32,
    /// Each text with the size it usually has.
    fitted: Vec<(&'static str, String, f32, Fitted)>,
    left_out: Vec<LeftOut>,
}

struct Row {
    line: Line,
    baseline: f32,
    height: f32,
}

impl Block {
    fn add(
        &mut self,
        setter: &Typesetter<'_>,
        field: &'static str,
        text: &str,
        style: (Type, Weight, Color),
        room: Room,
    ) {
        let (fit, usual) = self.fit(style, room);
        self.stack(field, text, usual, setter.fit(text, &fit), room);
    }

    /// Adds the name of an organisation, or its short name where that is needed.
    fn add_name(
        &mut self,
        setter: &Typesetter<'_>,
        name: Name<'_>,
        style: (Type, Weight, Color),
        room: Room,
    ) {
        let (fit, usual) = self.fit(style, room);
        let Name { long, short, shortened } = name;
        let fitted = if shortened && is_shorter(short, long) {
            Fitted { shortened, ..setter.fit(short, &fit) }
        } else {
            setter.fit_or_shorten(long, short, &fit)
        };
        self.stack("organisation", long, usual, fitted, room);
    }

    /// The box of a text, and the size that the text usually has in it.
    fn fit(&self, (size, weight, color): (Type, Weight, Color), room: Room) -> (Fit, f32) {
        // On a small badge type may not shrink as the paper does.
        let least = size.least * self.unit.clamp(0.86, 1.0);
        let usual = (size.usual * self.unit).max(least);
        let style = Style::new((usual * self.share).max(least), weight, color);
        let floor = (style.size * room.floor).max(least);
        let Room { lines, rule, .. } = room;
        (Fit { style, floor, lines, width: self.width, rule, align: Align::Start }, usual)
    }

    fn stack(
        &mut self,
        field: &'static str,
        text: &str,
        usual: f32,
        mut fitted: Fitted,
        room: Room,
    ) {
        let height = fitted.size * PT * room.leading;
        for line in std::mem::take(&mut fitted.lines) {
            let baseline = height / 2.0 + fitted.size * PT * 0.38;
            self.rows.push(Row { line, baseline, height });
            self.height += height;
        }
        self.fitted.push((field, text.to_owned(), usual, fitted));
    }

    /// Notes that there is no room for a text.
    fn leave_out(&mut self, field: &'static str, text: &str) {
        if !text.is_empty() {
            self.left_out.push((field, text.to_owned()));
        }
    }

    /// Whether a word is longer than its line.
    fn parts_words(&self) -> bool {
        self.fitted.iter().any(|(_, _, _, fitted)| fitted.parted)
    }

    /// Whether the end of a text is cut off.
    fn overflows(&self) -> bool {
        self.fitted.iter().any(|(_, _, _, fitted)| fitted.overflow)
    }

    fn space(&mut self, gap: f32) {
        let height = gap * self.unit * self.share;
        self.rows.push(Row { line: Line::default(), baseline: 0.0, height });
        self.height += height;
    }
}
