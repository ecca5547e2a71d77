//! How booklets and lists look: its grid, its type sizes, and the parts that all pages share.

use std::cell::RefCell;

use crate::findings::{Findings, Subject};
use crate::flow::{Area, Column, FlowPage, Setting, Strip};
use crate::fonts::Weight;
use crate::options::{Language, Options, ProgramPart, Size, Words};
use crate::page::{Color, Item, Page};
use crate::text::{Align, Fit, Fitted, Rule, Style, Typesetter, is_chinese};

pub const INK: Color = Color([24, 26, 31]);
pub const GRAY: Color = Color([92, 98, 107]);
pub const HAIR: Color = Color([205, 209, 214]);

/// The distance of body lines in millimeters: everything stands on multiples of its half.
pub const LEAD: f32 = 4.9;
pub const HALF: f32 = LEAD / 2.0;

/// At what share of its size a text is set at least, so that a long word is not parted.
const LEAST_OF_WORD: f32 = 0.75;

/// What every part of a program is made with.
pub struct Maker<'run, 'book> {
    pub setter: &'run Typesetter<'book>,
    pub language: Language,
    pub accent: Color,
    /// The color of the event as text has it: dark enough to be read.
    pub accent_text: Color,
    pub size: Size,
    pub bleed: f32,
    /// Whether the English stands beside the Chinese.
    pub side_by_side: bool,
    /// Whether the agenda is told room by room.
    pub by_room: bool,
    /// Whether the agenda is told in full after the days at a glance.
    pub tells_agenda: bool,
    /// How large type and margins are: 1 on A5.
    pub scale: f32,
    pub findings: RefCell<Findings>,
}

impl<'run, 'book> Maker<'run, 'book> {
    pub fn new(setter: &'run Typesetter<'book>, options: &Options, usual: Size) -> Self {
        let size = options.size.unwrap_or(usual);
        // A booklet on A4 is read at arm's length as a list is: its type grows less than its paper, and
        // the rest goes to the margins, so that no line is too long to be followed.
        let most = if usual == Size::A5 { 1.25 } else { 1.12 };
        Maker {
            setter,
            language: options.language,
            accent: options.accent(),
            accent_text: options.accent().for_text(),
            size,
            bleed: options.bleed,
            side_by_side: options.side_by_side && options.language == Language::Both,
            by_room: options.by_room,
            tells_agenda: !options.without.contains(&ProgramPart::Agenda),
            scale: (size.width / usual.width).clamp(0.8, most),
            findings: RefCell::default(),
        }
    }

    pub fn style(&self, size: f32, color: Color) -> Style {
        Style::new(size * self.scale, Weight::Regular, color)
    }

    pub fn body(&self) -> Style {
        self.style(9.0, INK)
    }

    pub fn small(&self) -> Style {
        self.style(7.8, GRAY)
    }

    /// Body lines of so many half steps of the grid.
    pub fn setting(&self, halves: f32) -> Setting {
        Setting::new(HALF * halves * self.scale)
    }

    /// The area of the text on a page counted from 0: the inner margin is the wider one.
    pub fn area(&self, page: usize) -> Area {
        let wide = self.size.width > Size::A5.width * 1.2;
        let (inner, outer) = if wide { (0.152, 0.128) } else { (0.122, 0.105) };
        let (inner, outer) = (self.size.width * inner, self.size.width * outer);
        let top = self.size.height * 0.105;
        let width = self.size.width - inner - outer;
        // A whole number of half lines, so that facing pages end level.
        let step = HALF * self.scale;
        let height = ((self.size.height * 0.805) / step).floor() * step;
        let x = if page.is_multiple_of(2) { inner } else { outer };
        Area { x, y: top, width, height }
    }

    pub fn column(&self) -> Column<'run, 'book> {
        Column::new(self.setter, self.area(0).width)
    }

    pub fn page(&self) -> Page {
        Page { bleed: self.bleed, ..Page::new(self.size.width, self.size.height) }
    }

    /// Opens a part on a page of its own: a bar of color, the title large, its English under it.
    pub fn open_part(&self, column: &mut Column<'_, '_>, name: &str, title: &Words) {
        column.new_page();
        column.running(&self.both(title));
        column.anchor(name, Some((1, &self.both(title))));
        let bar = Setting { leading: HALF * self.scale, keeps_next: true, ..Setting::new(0.0) };
        column.rule(13.0 * self.scale, 1.3 * self.scale, self.accent, bar);
        let large = self.style(21.0, INK).bold();
        column.text(title.lead(self.language), large, self.setting(4.0).before(HALF).keeps_next());
        let under = self.style(11.0, GRAY);
        column.text(title.under(self.language), under, self.setting(2.0).keeps_next());
        column.space(LEAD * 1.5);
    }

    /// What something is, small, where it goes on on the next page.
    pub fn goes_on(&self, words: &Words, column: &mut Column<'_, '_>) {
        let (lead, under) = (words.lead(self.language), words.under(self.language));
        let note = if is_chinese(lead) { "（续）" } else { " (continued)" };
        let style = self.style(8.6, GRAY).bold();
        column.heading(&format!("{lead}{note}"), style, self.setting(1.8));
        if !under.is_empty() {
            let english = format!("{under} (continued)");
            column.heading(&english, self.style(7.4, GRAY), self.setting(1.6));
        }
    }

    /// Lets the strips of an entry, from one on, say again what it is where they begin a page.
    pub fn says_again(&self, words: &Words, from: usize, column: &mut Column<'_, '_>) {
        let mut again = column.inner(column.width);
        self.goes_on(words, &mut again);
        let mut again = Strip::stacked(again.strips);
        again.height += HALF * 0.6;
        column.say_again(from, &again);
    }

    /// Keeps a short pair of entries on one page, those from a strip on.
    pub fn keep_together(&self, from: usize, column: &mut Column<'_, '_>) {
        if self.height_from(from, column) <= self.most_kept() {
            column.keep(from);
        }
    }

    /// Leaves no short entry alone on a last page: the last of the entries, of which it is told where each
    /// begins, has the one before with it, or the end of that one where it is long.
    pub fn keep_the_end(&self, begins: &[usize], column: &mut Column<'_, '_>) {
        let [.., before, last] = *begins else { return };
        let most = self.most_kept();
        if self.height_from(last, column) > most {
            return;
        }
        let from = match self.height_from(before, column) <= most {
            true => Some(before),
            false => (before..last).find(|at| self.height_from(*at, column) <= most),
        };
        column.keep(from.unwrap_or(last));
    }

    /// How high what is kept together may be, so that what is left empty before it stays little.
    fn most_kept(&self) -> f32 {
        self.area(0).height * 0.4
    }

    fn height_from(&self, from: usize, column: &Column<'_, '_>) -> f32 {
        column.strips[from..].iter().map(|strip| strip.before + strip.height).sum()
    }

    /// Both languages on one line, as bookmarks and running heads say it.
    pub fn both(&self, words: &Words) -> String {
        words.both(self.language)
    }

    /// Both languages on one line of this width, or the leading one alone where both are too long.
    pub fn both_within(&self, words: &Words, style: Style, width: f32) -> String {
        let both = self.both(words);
        let fits = self.setter.line(&both, style).width <= width;
        if fits { both } else { words.lead(self.language).to_owned() }
    }

    /// Notes what of a text cannot be printed.
    pub fn check(&self, subject: &Words, field: &str, words: &Words) {
        self.check_of(Subject::of(subject), field, words);
    }

    /// Notes what of a text about a record cannot be printed.
    pub fn check_of(&self, subject: Subject<'_>, field: &str, words: &Words) {
        let mut findings = self.findings.borrow_mut();
        findings.missing_words(self.setter.book(), subject, field, words, self.language);
    }

    /// Notes what had to be done to put a text into its box. `usual` is the size it usually has.
    pub fn fitted(&self, fitted: &Fitted, usual: f32, subject: &Words, field: &str, text: &str) {
        let subject = Subject::of(subject);
        self.findings.borrow_mut().fitted(fitted, usual, subject, field, text);
    }

    /// The size at which a column parts no word of a text, or nearly: what is smaller is told, and so is a
    /// word that is parted even so.
    pub fn for_its_words(
        &self,
        text: &str,
        style: Style,
        width: f32,
        (subject, field): (Subject<'_>, &str),
    ) -> Style {
        let (floor, lines, rule) = (style.size * LEAST_OF_WORD, usize::MAX, Rule::Wrap);
        let fit = Fit { style, floor, lines, width, rule, align: Align::Start };
        let fitted = self.setter.fit(text, &fit);
        self.findings.borrow_mut().fitted(&fitted, style.size, subject, field, text);
        style.sized(fitted.size)
    }

    /// Adds what is said of a record to a column, smaller where a word is longer than its line.
    pub fn say(
        &self,
        of: (Subject<'_>, &str),
        text: &str,
        (style, setting): (Style, Setting),
        column: &mut Column<'_, '_>,
    ) {
        let width = column.width - setting.left;
        column.text(text, self.for_its_words(text, style, width, of), setting);
    }

    /// The running head and the number of a page, at its outer edge.
    pub fn furnish(&self, page: &mut FlowPage, number: usize, event: &Words) {
        let area = self.area(number - 1);
        let right_hand = number % 2 == 1;
        let align = if right_hand { Align::End } else { Align::Start };
        let head = self.style(7.2, GRAY);
        if let (Some(running), false) = (&page.running, page.opens) {
            let event = self.both_within(event, head, area.width);
            let text = if right_hand { running } else { &event };
            let place = (area.x, area.y - 7.0, area.width);
            self.one_line(&mut page.page.items, text, head, place, align);
        }
        let style = self.style(8.5, INK);
        let y = self.size.height - self.size.height * 0.048;
        let digits = number.to_string();
        self.one_line(&mut page.page.items, &digits, style, (area.x, y, area.width), align);
    }

    /// Sets one line at a baseline, a little smaller where it is too long; one that is cut off is a finding.
    pub fn one_line(
        &self,
        items: &mut Vec<Item>,
        text: &str,
        style: Style,
        (x, baseline, width): (f32, f32, f32),
        align: Align,
    ) {
        let floor = style.size * 0.85;
        let fit = Fit { style, floor, lines: 1, width, rule: Rule::Shrink, align };
        let fitted = self.setter.fit(text, &fit);
        self.fitted(&fitted, style.size, &Words::new(text, ""), "text", text);
        for line in fitted.lines {
            line.place(x, baseline, items);
        }
    }
}
