//! Links between pages and the nested list of bookmarks.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{MM, short, words};
use crate::page::{Bookmark, Item, Page, Target};

/// A place in the file: a page, and how far up on it.
fn destination(page: &Page, id: ObjectId, y: f32) -> Object {
    let up = short((page.height + page.bleed - y) * MM);
    vec![Object::Reference(id), "XYZ".into(), Object::Null, Object::Real(up), Object::Null].into()
}

/// Adds the links of every page.
pub fn add_links(document: &mut Document, pages: &[Page], ids: &[ObjectId]) {
    let mut places: BTreeMap<&str, Object> = BTreeMap::new();
    for (page, id) in pages.iter().zip(ids) {
        page.visit(&mut |item, frame| {
            if let Item::Anchor { y, name, .. } = item {
                let (_, y) = frame.point(0.0, *y);
                places.entry(name).or_insert_with(|| destination(page, *id, y));
            }
        });
    }

    for (page, id) in pages.iter().zip(ids) {
        let mut links: Vec<Object> = Vec::new();
        page.visit(&mut |item, frame| {
            let Item::Link { x, y, width, height, to } = item else { return };
            let corners = [frame.point(*x, *y), frame.point(x + width, y + height)];
            let left = corners[0].0.min(corners[1].0) + page.bleed;
            let right = corners[0].0.max(corners[1].0) + page.bleed;
            let bottom = page.height + page.bleed - corners[0].1.max(corners[1].1);
            let top = page.height + page.bleed - corners[0].1.min(corners[1].1);
            let sides = [left, bottom, right, top].map(|side| Object::Real(short(side * MM)));
            let mut link = dictionary! {
                "Type" => "Annot", "Subtype" => "Link", "Rect" => sides.to_vec(),
                "Border" => vec![0.into(), 0.into(), 0.into()],
            };
            match to {
                Target::Place(name) => match places.get(name.as_str()) {
                    Some(place) => link.set("Dest", place.clone()),
                    None => return,
                },
                Target::Address(address) => {
                    let address = Object::string_literal(ascii(address));
                    link.set("A", dictionary! { "S" => "URI", "URI" => address });
                }
            }
            links.push(link.into());
        });
        if let (false, Ok(entry)) = (links.is_empty(), document.get_dictionary_mut(*id)) {
            entry.set("Annots", links);
        }
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

struct Entry<'page> {
    id: ObjectId,
    bookmark: &'page Bookmark,
    destination: Object,
    parent: Option<usize>,
    children: Vec<usize>,
}

/// Adds the list of bookmarks, nested by their levels.
pub fn add_bookmarks(document: &mut Document, pages: &[Page], ids: &[ObjectId]) {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for (page, id) in pages.iter().zip(ids) {
        page.visit(&mut |item, frame| {
            let Item::Anchor { y, bookmark: Some(bookmark), .. } = item else { return };
            let destination = destination(page, *id, frame.point(0.0, *y).1);
            let (id, children) = (document.new_object_id(), Vec::new());
            entries.push(Entry { id, bookmark, destination, parent: None, children });
        });
    }
    if entries.is_empty() {
        return;
    }
    let mut tops = Vec::new();
    for index in 0..entries.len() {
        let level = entries[index].bookmark.level;
        let parent = (0..index).rev().find(|earlier| entries[*earlier].bookmark.level < level);
        entries[index].parent = parent;
        match parent {
            Some(parent) => entries[parent].children.push(index),
            None => tops.push(index),
        }
    }

    let root = document.new_object_id();
    for entry in &entries {
        let siblings = entry.parent.map_or(&tops, |parent| &entries[parent].children);
        let at = siblings.iter().position(|index| entries[*index].id == entry.id).unwrap_or(0);
        let mut line = dictionary! {
            "Title" => words(&entry.bookmark.title),
            "Parent" => entry.parent.map_or(root, |parent| entries[parent].id),
            "Dest" => entry.destination.clone(),
        };
        if let Some(before) = at.checked_sub(1).and_then(|at| siblings.get(at)) {
            line.set("Prev", entries[*before].id);
        }
        if let Some(after) = siblings.get(at + 1) {
            line.set("Next", entries[*after].id);
        }
        set_children(&mut line, &entries, &entry.children, -1);
        document.set_object(entry.id, line);
    }

    let mut list = dictionary! { "Type" => "Outlines" };
    set_children(&mut list, &entries, &tops, 1);
    document.set_object(root, list);
    if let Ok(catalog) = document.catalog_mut() {
        catalog.set("Outlines", root);
        catalog.set("PageMode", "UseOutlines");
    }
}

/// Names the first and last of the entries below; `sign` is negative for a closed branch.
fn set_children(line: &mut Dictionary, entries: &[Entry<'_>], children: &[usize], sign: i64) {
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        line.set("First", entries[*first].id);
        line.set("Last", entries[*last].id);
        line.set("Count", sign * i64::try_from(children.len()).unwrap_or(0));
    }
}
