//! Things of a page, larger or smaller by a share.

use std::sync::Arc;

use crate::page::{Artwork, Glyph, Group, Item, Step, Text};

pub fn scaled(items: Vec<Item>, by: f32) -> Vec<Item> {
    items.into_iter().map(|item| one(item, by)).collect()
}

fn one(item: Item, by: f32) -> Item {
    match item {
        Item::Text(text) => Item::Text(line(text, by)),
        Item::Rect { x, y, width, height, radius, color } => {
            let [x, y, width, height, radius] = [x, y, width, height, radius].map(|side| side * by);
            Item::Rect { x, y, width, height, radius, color }
        }
        Item::Line { x1, y1, x2, y2, width, dash, color } => {
            let [x1, y1, x2, y2, width, dash] = [x1, y1, x2, y2, width, dash].map(|side| side * by);
            Item::Line { x1, y1, x2, y2, width, dash, color }
        }
        Item::Path { steps, fill, stroke } => Item::Path {
            steps: steps.into_iter().map(|step| stepped(step, by)).collect(),
            fill,
            stroke: stroke.map(|(color, width)| (color, width * by)),
        },
        Item::Picture { x, y, width, height, fills, picture } => {
            let [x, y, width, height] = [x, y, width, height].map(|side| side * by);
            Item::Picture { x, y, width, height, fills, picture }
        }
        Item::Code { x, y, size, code } => {
            Item::Code { x: x * by, y: y * by, size: size * by, code }
        }
        Item::Group(group) => Item::Group(Group {
            x: group.x * by,
            y: group.y * by,
            turn: group.turn,
            clip: group.clip.map(|clip| clip.map(|side| side * by)),
            reads: group.reads,
            items: scaled(group.items, by),
        }),
        Item::Artwork { x, y, artwork } => Item::Artwork {
            x: x * by,
            y: y * by,
            artwork: Arc::new(Artwork {
                frame: artwork.frame.map(|side| side * by),
                items: scaled(artwork.items.clone(), by),
            }),
        },
        Item::Link { x, y, width, height, to } => {
            let [x, y, width, height] = [x, y, width, height].map(|side| side * by);
            Item::Link { x, y, width, height, to }
        }
        Item::Anchor { y, name, bookmark } => Item::Anchor { y: y * by, name, bookmark },
    }
}

fn line(text: Text, by: f32) -> Text {
    let glyph = |glyph: Glyph| Glyph { x: glyph.x * by, y: glyph.y * by, ..glyph };
    Text {
        x: text.x * by,
        y: text.y * by,
        size: text.size * by,
        glyphs: text.glyphs.into_iter().map(glyph).collect(),
        ..text
    }
}

fn stepped(step: Step, by: f32) -> Step {
    match step {
        Step::Move(x, y) => Step::Move(x * by, y * by),
        Step::Line(x, y) => Step::Line(x * by, y * by),
        Step::Curve(points) => Step::Curve(points.map(|point| point * by)),
        Step::Close => Step::Close,
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::documents::program::Program;
    use crate::fonts::FontBook;
    use crate::options::Options;
    use crate::page::Page;

    #[test]
    fn everything_grows_by_the_same_share() {
        let (book, options) = (FontBook::find().unwrap(), Options::default());
        let mut carry_on = |_, _| ControlFlow::Continue(());
        let program = Program::default();
        let printed = crate::lay_out(&program, &options, &book, &mut carry_on).unwrap();
        let page = printed.pages[0].clone();
        let places = |page: &Page| -> Vec<(f32, f32)> {
            let mut places = Vec::new();
            page.visit(&mut |item, frame| match item {
                Item::Text(text) => {
                    let end = text.glyphs.last().map_or(0.0, |glyph| glyph.x);
                    places.push(frame.point(text.x, text.y));
                    places.push(frame.point(text.x + end, text.size));
                }
                Item::Rect { x, y, width, height, .. } => {
                    places.push(frame.point(*x, *y));
                    places.push(frame.point(*width, *height));
                }
                Item::Line { .. }
                | Item::Path { .. }
                | Item::Picture { .. }
                | Item::Code { .. }
                | Item::Group(_)
                | Item::Artwork { .. }
                | Item::Link { .. }
                | Item::Anchor { .. } => {}
            });
            places
        };

        let before = places(&page);
        let larger = Page { items: scaled(page.items.clone(), 1.02), ..page };

        let after = places(&larger);
        assert!(!before.is_empty() && before.len() == after.len());
        for (before, after) in before.iter().zip(&after) {
            let away = (before.0 * 1.02 - after.0).abs() + (before.1 * 1.02 - after.1).abs();
            assert!(away < 0.001, "{before:?} {after:?}");
        }
    }
}
