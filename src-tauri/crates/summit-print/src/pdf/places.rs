//! Links between pages, the nested list of bookmarks, and the names of the pages.

use std::collections::BTreeMap;
use std::io::Write;

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::file::File;
use super::{MM, short, words};
use crate::error::Result;
use crate::page::{Item, Page, Target};

/// A place in the file: a page, and how far up on it, in points.
#[derive(Debug, Clone, Copy)]
struct Destination {
    page: ObjectId,
    up: f32,
}

impl From<Destination> for Object {
    fn from(place: Destination) -> Object {
        let page = Object::Reference(place.page);
        vec![page, "XYZ".into(), Object::Null, Object::Real(place.up), Object::Null].into()
    }
}

/// Everything that leads from one page to another, collected while the pages are written.
#[derive(Default)]
pub struct Places {
    places: BTreeMap<String, Destination>,
    links: Vec<Links>,
    bookmarks: Vec<Entry>,
    labels: Vec<Option<String>>,
}

/// The links of one page: they can be written when every place is known.
struct Links {
    id: ObjectId,
    links: Vec<([f32; 4], Target)>,
}

struct Entry {
    level: u8,
    title: String,
    destination: Destination,
}

impl Places {
    /// Notes what a page leads to and what leads to it. Answers the number of its list of links, if it
    /// has any.
    pub fn note<W: Write>(
        &mut self,
        page: &Page,
        id: ObjectId,
        file: &mut File<W>,
    ) -> Option<ObjectId> {
        self.labels.push(page.label.clone());
        let mut links = Vec::new();
        let height = page.height + page.bleed;
        page.visit(&mut |item, frame| match item {
            Item::Anchor { y, name, bookmark } => {
                let up = short((height - frame.point(0.0, *y).1) * MM);
                let destination = Destination { page: id, up };
                self.places.entry(name.clone()).or_insert(destination);
                if let Some(bookmark) = bookmark {
                    let (level, title) = (bookmark.level, bookmark.title.clone());
                    self.bookmarks.push(Entry { level, title, destination });
                }
            }
            Item::Link { x, y, width, height: own, to } => {
                let (one, other) = (frame.point(*x, *y), frame.point(x + width, y + own));
                let left = one.0.min(other.0) + page.bleed;
                let right = one.0.max(other.0) + page.bleed;
                let (bottom, top) = (height - one.1.max(other.1), height - one.1.min(other.1));
                links.push(([left, bottom, right, top].map(|side| short(side * MM)), to.clone()));
            }
            Item::Text(_)
            | Item::Rect { .. }
            | Item::Line { .. }
            | Item::Path { .. }
            | Item::Picture { .. }
            | Item::Code { .. }
            | Item::Group(_)
            | Item::Artwork { .. } => {}
        });
        if links.is_empty() {
            return None;
        }
        let id = file.reserve();
        self.links.push(Links { id, links });
        Some(id)
    }

    /// Writes links, bookmarks and page names, and has the catalog name them.
    pub fn write<W: Write>(mut self, catalog: &mut Dictionary, file: &mut File<W>) -> Result<()> {
        for Links { id, links } in std::mem::take(&mut self.links) {
            let links: Vec<Object> =
                links.into_iter().filter_map(|(sides, to)| self.link(sides, to)).collect();
            file.set(id, links)?;
        }
        if !self.bookmarks.is_empty() {
            catalog.set("Outlines", write_bookmarks(&self.bookmarks, file)?);
            catalog.set("PageMode", "UseOutlines");
        }
        if self.labels.iter().any(Option::is_some) {
            catalog.set("PageLabels", dictionary! { "Nums" => labels(&self.labels) });
        }
        Ok(())
    }

    fn link(&self, sides: [f32; 4], to: Target) -> Option<Object> {
        let mut link = dictionary! {
            "Type" => "Annot", "Subtype" => "Link",
            "Rect" => sides.map(Object::Real).to_vec(),
            "Border" => vec![0.into(), 0.into(), 0.into()],
        };
        match to {
            Target::Place(name) => link.set("Dest", *self.places.get(&name)?),
            Target::Address(address) => {
                let address = Object::string_literal(ascii(&address));
                link.set("A", dictionary! { "S" => "URI", "URI" => address });
            }
        }
        Some(link.into())
    }
}

/// An address in the letters that PDF allows there.
fn ascii(address: &str) -> String {
    let sign = |byte: u8| match byte {
        0x21..=0x7E => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    address.bytes().map(sign).collect()
}

/// A line of the list of bookmarks, and its neighbors.
struct Line {
    id: ObjectId,
    parent: Option<usize>,
    children: Vec<usize>,
    before: Option<usize>,
    after: Option<usize>,
}

/// Writes the list of bookmarks, nested by their levels; answers its root.
fn write_bookmarks<W: Write>(entries: &[Entry], file: &mut File<W>) -> Result<ObjectId> {
    let root = file.reserve();
    let mut lines: Vec<Line> = Vec::with_capacity(entries.len());
    let mut tops: Vec<usize> = Vec::new();
    // The branch that the last line hangs on, from the root down.
    let mut branch: Vec<usize> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        while branch.last().is_some_and(|last| entries[*last].level >= entry.level) {
            branch.pop();
        }
        let parent = branch.last().copied();
        let siblings = match parent {
            Some(parent) => &mut lines[parent].children,
            None => &mut tops,
        };
        let before = siblings.last().copied();
        siblings.push(index);
        if let Some(before) = before {
            lines[before].after = Some(index);
        }
        let (id, children) = (file.reserve(), Vec::new());
        lines.push(Line { id, parent, children, before, after: None });
        branch.push(index);
    }

    for (entry, line) in entries.iter().zip(&lines) {
        let mut object = dictionary! {
            "Title" => words(&entry.title),
            "Parent" => line.parent.map_or(root, |parent| lines[parent].id),
            "Dest" => entry.destination,
        };
        if let Some(before) = line.before {
            object.set("Prev", lines[before].id);
        }
        if let Some(after) = line.after {
            object.set("Next", lines[after].id);
        }
        set_children(&mut object, &lines, &line.children, -1);
        file.set(line.id, object)?;
    }
    let mut list = dictionary! { "Type" => "Outlines" };
    set_children(&mut list, &lines, &tops, 1);
    file.set(root, list)?;
    Ok(root)
}

/// Names the first and last of the lines below; `sign` is negative for a closed branch.
fn set_children(object: &mut Dictionary, lines: &[Line], children: &[usize], sign: i64) {
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        object.set("First", lines[*first].id);
        object.set("Last", lines[*last].id);
        object.set("Count", sign * i64::try_from(children.len()).unwrap_or(0));
    }
}

/// The names of the pages, as viewers show them beside the slider: numbers that count up are said once.
fn labels(labels: &[Option<String>]) -> Vec<Object> {
    let mut list: Vec<Object> = Vec::new();
    let mut expected: Option<i64> = None;
    for (index, label) in labels.iter().enumerate() {
        let number: Option<i64> = label.as_ref().and_then(|label| label.parse().ok());
        if number.is_some() && number == expected {
            expected = number.map(|number| number + 1);
            continue;
        }
        let entry = match (number, label) {
            (Some(number), _) => dictionary! { "S" => "D", "St" => number },
            (None, Some(label)) => dictionary! { "P" => words(label) },
            (None, None) => Dictionary::new(),
        };
        expected = number.map(|number| number + 1);
        list.push(i64::try_from(index).unwrap_or(i64::MAX).into());
        list.push(entry.into());
    }
    list
}
