//! The index of people: by pinyin for those who read Chinese, by family name for those who read Latin
//! letters, each with the pages on which somebody is found.

use summit_core::text::folded;

use super::Speaker;
use super::contents::Places;
use crate::documents::style::{GRAY, HALF, INK, LEAD, Maker};
use crate::flow::{self, FlowPage, Strip};
use crate::options::Words;
use crate::page::{Item, Target};
use crate::text::{PT, Style};

/// Somebody who is found in the program.
struct Entry {
    /// What the index is sorted by, without capitals and accents.
    key: String,
    name: String,
    /// The name in the other script, where the index tells it.
    second: String,
    person: String,
}

/// The orders in which a program lists its people.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Pinyin,
    Latin,
}

/// Sets the indexes that the language asks for; the first page of each stands at `before` and after.
pub fn set(
    speakers: &[Speaker],
    places: &Places,
    before: usize,
    maker: &Maker<'_, '_>,
) -> Vec<FlowPage> {
    let mut pages = Vec::new();
    for order in [Order::Pinyin, Order::Latin] {
        let wanted = match order {
            Order::Pinyin => maker.language.zh(),
            Order::Latin => maker.language.en(),
        };
        if wanted && !speakers.is_empty() {
            let first = before + pages.len();
            pages.extend(pages_of(order, speakers, places, first, maker));
        }
    }
    pages
}

fn pages_of(
    order: Order,
    speakers: &[Speaker],
    places: &Places,
    first: usize,
    maker: &Maker<'_, '_>,
) -> Vec<FlowPage> {
    let mut heading = maker.column();
    let (name, title) = match order {
        Order::Pinyin => ("index", Words::new("人名索引", "Index of names by pinyin")),
        Order::Latin => ("names", Words::new("英文人名索引", "Index of names")),
    };
    maker.open_part(&mut heading, name, &title);
    // The room under the heading, which the first letter does not bring at the top of its column.
    heading.push(Strip::default());
    let gap = 6.0 * maker.scale;
    let width = (heading.width - gap) / 2.0;
    let mut column = heading.inner(width);
    let mut letter = None;
    for entry in entries(order, speakers) {
        let begins: Option<String> =
            entry.key.chars().next().map(|letter| letter.to_uppercase().collect());
        if begins != letter {
            column.space(LEAD * 0.8);
            let text = begins.clone().unwrap_or_default();
            let style = maker.style(10.5, maker.accent_text).bold();
            column.text(&text, style, maker.setting(2.0).keeps_next());
            letter = begins;
        }
        let numbers = places.of(&entry.person);
        column.push(line(&entry, &numbers, width, maker));
    }
    let running = maker.both(&title);
    let size = (maker.size.width, maker.size.height);
    flow::paginate_in_columns(heading.strips, column.strips, (size, &running), 2, gap, |page| {
        maker.area(page + first)
    })
}

/// The people of the program in an order of reading, each once.
fn entries(order: Order, speakers: &[Speaker]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for speaker in speakers {
        let latin = if speaker.latin_name.is_empty() { &speaker.name } else { &speaker.latin_name };
        let chinese = crate::text::is_chinese(&speaker.name);
        let by_family = by_family_name(latin, chinese);
        let entry = match order {
            Order::Pinyin => Entry {
                key: folded(if chinese { &speaker.reading } else { &by_family }),
                name: speaker.name.clone(),
                second: if chinese { latin.clone() } else { String::new() },
                person: speaker.person.clone(),
            },
            Order::Latin => Entry {
                key: folded(&by_family),
                name: by_family,
                second: if chinese { speaker.name.clone() } else { String::new() },
                person: speaker.person.clone(),
            },
        };
        // Who has no name in the other script has one name.
        let second = if entry.second == entry.name { String::new() } else { entry.second };
        entries.push(Entry { second, ..entry });
    }
    entries.sort_by(|one, other| (&one.key, &one.name).cmp(&(&other.key, &other.name)));
    entries
}

/// A name with its family name first: LIN Ruoxi stays, Emily Carter becomes Carter, Emily.
fn by_family_name(latin: &str, family_first: bool) -> String {
    let capitals = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    let words: Vec<&str> = latin.split_whitespace().collect();
    let first_is_family = family_first || words.first().is_some_and(|word| capitals(word));
    match words.split_last() {
        Some((family, given)) if !first_is_family && !given.is_empty() => {
            format!("{family}, {}", given.join(" "))
        }
        _ => latin.to_owned(),
    }
}

/// Somebody's line: the names, then the pages, each a link; more lines where there are many pages.
fn line(entry: &Entry, numbers: &[(usize, String)], width: f32, maker: &Maker<'_, '_>) -> Strip {
    let (name, quiet) = (maker.style(8.6, INK), maker.style(7.6, GRAY));
    let leading = HALF * 1.75 * maker.scale;
    let mut pen = Pen { x: 0.0, y: 0.0, width, leading, maker, items: Vec::new() };
    pen.put(&entry.name, name, 0.0);
    pen.put(&entry.second, quiet, 1.6);
    let count = numbers.len();
    for (at, (number, place)) in numbers.iter().enumerate() {
        let comma = if at + 1 < count { "," } else { "" };
        let from = pen.items.len();
        pen.put(&format!("{number}{comma}"), name, if at == 0 { 2.6 } else { 1.0 });
        let Some(Item::Text(text)) = pen.items.get(from) else { continue };
        let (left, top) = (text.x - 0.5, pen.y);
        let (width, height) = (pen.x - left, leading);
        let to = Target::Place(place.clone());
        pen.items.push(Item::Link { x: left, y: top, width, height, to });
    }
    Strip { height: pen.y + leading, items: pen.items, ..Strip::default() }
}

/// Puts words after one another, on the next line where one is full.
struct Pen<'maker, 'run, 'book> {
    x: f32,
    y: f32,
    width: f32,
    leading: f32,
    maker: &'maker Maker<'run, 'book>,
    items: Vec<Item>,
}

impl Pen<'_, '_, '_> {
    fn put(&mut self, text: &str, style: Style, gap: f32) {
        if text.is_empty() {
            return;
        }
        let indent = 4.0 * self.maker.scale;
        let gap = if self.x == 0.0 { 0.0 } else { gap };
        let natural = self.maker.setter.line(text, style).width;
        if self.x > 0.0 && self.x + gap + natural > self.width {
            self.y += self.leading;
            self.x = indent;
        } else {
            self.x += gap;
        }
        let align = crate::text::Align::Start;
        let lines = self.maker.setter.paragraph(text, style, align, self.width - self.x);
        let mut end = self.x;
        for (at, line) in lines.into_iter().enumerate() {
            if at > 0 {
                self.y += self.leading;
            }
            end = self.x + line.width;
            let baseline = self.y + self.leading / 2.0 + style.size * PT * 0.38;
            line.place(self.x, baseline, &mut self.items);
        }
        self.x = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_stand_under_the_letter_on_the_keyboard_and_nobody_is_named_twice() {
        let speaker = |name: &str, latin: &str, reading: &str| Speaker {
            name: name.to_owned(),
            latin_name: latin.to_owned(),
            reading: reading.to_owned(),
            ..Speaker::default()
        };
        let speakers = [
            speaker("Παπαδόπουλος", "", ""),
            speaker("田中さくら", "", "tian zhong"),
            speaker("Żółć", "", ""),
            speaker("Þórður", "", ""),
            speaker("张三", "Zhang San", "zhang san"),
        ];

        for order in [Order::Pinyin, Order::Latin] {
            let entries = entries(order, &speakers);

            let keys: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
            assert!(keys.contains(&"zolc") && keys.contains(&"thordur"), "{keys:?}");
            assert!(entries.iter().all(|entry| entry.name != entry.second));
        }
    }

    #[test]
    fn a_name_stands_under_its_family_name() {
        let check = |latin: &str, family_first: bool, expected: &str| {
            assert_eq!(by_family_name(latin, family_first), expected);
        };

        check("Lin Ruoxi", true, "Lin Ruoxi");
        check("LIN Ruoxi", false, "LIN Ruoxi");
        check("Emily Jane Carter", false, "Carter, Emily Jane");
        check("Katarzyna", false, "Katarzyna");
    }
}
