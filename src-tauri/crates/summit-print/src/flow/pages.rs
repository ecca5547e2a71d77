//! Cutting strips into pages.

use super::Strip;
use crate::page::Page;

/// The area of a page that strips fill.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// A page of a flow, and what its running head says.
pub struct FlowPage {
    pub page: Page,
    pub running: Option<String>,
    /// Whether a part begins here: such a page has no running head.
    pub opens: bool,
}

/// Cuts strips into pages. `area` says for each page, counted from 0, what may be filled.
pub fn paginate(
    strips: Vec<Strip>,
    size: (f32, f32),
    area: impl Fn(usize) -> Area,
) -> Vec<FlowPage> {
    let mut pages: Vec<FlowPage> = Vec::new();
    let mut running: Option<String> = None;
    let mut rest = strips.into_iter().peekable();
    let mut kept: Vec<Strip> = Vec::new();
    let mut y = f32::MAX;
    while rest.peek().is_some() {
        // What must stay together is placed together, unless it is taller than a page.
        kept.clear();
        for strip in rest.by_ref() {
            let more = strip.keeps_next;
            kept.push(strip);
            if !more {
                break;
            }
        }
        let height = height_of(&kept);
        let full = area(pages.len().saturating_sub(1)).height;
        let fits = pages.last().is_some() && y + kept[0].before + height <= full + 0.01;
        if !fits || kept[0].new_page {
            if kept[0].parts && kept.len() > 1 {
                kept.remove(0);
            }
            y = start_page(&mut pages, size, &kept[0], &area);
        }
        for (index, strip) in kept.drain(..).enumerate() {
            let mut top = if y == 0.0 { 0.0 } else { y + strip.before };
            let here = area(pages.len().saturating_sub(1));
            if top + strip.height > here.height + 0.01 && index > 0 {
                top = start_page(&mut pages, size, &strip, &area);
            }
            if let Some(text) = strip.running {
                running = Some(text);
                if let Some(page) = pages.last_mut().filter(|_| top == 0.0) {
                    page.opens = true;
                }
            }
            y = top + strip.height;
            let here = area(pages.len().saturating_sub(1));
            if let Some(page) = pages.last_mut() {
                if page.running.is_none() {
                    page.running.clone_from(&running);
                }
                let placed = strip.items.into_iter().map(|item| item.moved(here.x, here.y + top));
                page.page.items.extend(placed);
            }
        }
    }
    pages
}

/// Cuts strips into pages of several columns. The heading spans all columns of the first page.
pub fn paginate_in_columns(
    heading: Vec<Strip>,
    strips: Vec<Strip>,
    (size, running): ((f32, f32), &str),
    count: usize,
    gap: f32,
    area: impl Fn(usize) -> Area,
) -> Vec<FlowPage> {
    let above = heading.first().map_or(0.0, |first| first.before) + height_of(&heading);
    let column = |index: usize| {
        let whole = area(index / count);
        let width = (whole.width - gap * (count as f32 - 1.0)) / count as f32;
        let x = whole.x + (index % count) as f32 * (width + gap);
        let top = if index < count { above } else { 0.0 };
        Area { x, y: whole.y + top, width, height: whole.height - top }
    };
    let columns = paginate(strips, size, column);
    let mut pages = paginate(heading, size, &area);
    pages.truncate(1);
    for (index, column) in columns.into_iter().enumerate() {
        if pages.len() <= index / count {
            let page = Page::new(size.0, size.1);
            pages.push(FlowPage { page, running: Some(running.to_owned()), opens: false });
        }
        if let Some(page) = pages.last_mut() {
            page.page.items.extend(column.page.items);
        }
    }
    pages
}

fn height_of(strips: &[Strip]) -> f32 {
    let gaps: f32 = strips.iter().skip(1).map(|strip| strip.before).sum();
    strips.iter().map(|strip| strip.height).sum::<f32>() + gaps
}

/// Begins a page with the head of the table that goes on there; answers where the next strip goes.
fn start_page(
    pages: &mut Vec<FlowPage>,
    (width, height): (f32, f32),
    first: &Strip,
    area: &impl Fn(usize) -> Area,
) -> f32 {
    let here = area(pages.len());
    let mut page = Page::new(width, height);
    let mut y = 0.0;
    if let Some(head) = &first.head {
        let items = head.items.iter().cloned();
        page.items.extend(items.map(|item| item.moved(here.x, here.y)));
        y = head.height;
    }
    pages.push(FlowPage { page, running: None, opens: false });
    y
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::flow::{Column, Setting};
    use crate::page::{Color, Item};
    use crate::text::{Style, Typesetter};

    fn strip(height: f32) -> Strip {
        Strip {
            height,
            items: vec![Item::Anchor { y: 0.0, name: height.to_string(), bookmark: None }],
            ..Strip::default()
        }
    }

    /// The heights of the strips on each page, told by their anchors.
    fn pages(strips: Vec<Strip>) -> Vec<Vec<String>> {
        let area = |_| Area { x: 10.0, y: 10.0, width: 80.0, height: 100.0 };
        let names = |page: &FlowPage| {
            let names = page.page.items.iter().filter_map(|item| match item {
                Item::Anchor { name, .. } => Some(name.clone()),
                _ => None,
            });
            names.collect::<Vec<_>>()
        };
        paginate(strips, (100.0, 120.0), area).iter().map(names).collect()
    }

    #[test]
    fn a_heading_goes_to_the_next_page_with_what_it_heads() {
        let heading = Strip { keeps_next: true, ..strip(11.0) };

        assert_eq!(pages(vec![strip(80.0), heading, strip(12.0)]), [vec!["80"], vec!["11", "12"]]);
    }

    #[test]
    fn a_table_repeats_its_head_on_every_page() {
        let head = Rc::new(Strip { keeps_next: true, ..strip(5.0) });
        let row = |height| Strip { head: Some(head.clone()), ..strip(height) };
        let table = vec![Strip::clone(&head), row(60.0), row(61.0), row(62.0)];

        assert_eq!(pages(table), [vec!["5", "60"], vec!["5", "61"], vec!["5", "62"]]);
    }

    #[test]
    fn a_hairline_between_entries_is_left_out_at_the_top_of_a_page() {
        let hairline = Strip { keeps_next: true, parts: true, ..strip(1.0) };

        assert_eq!(pages(vec![strip(95.0), hairline, strip(12.0)]), [["95"], ["12"]]);
    }

    #[test]
    fn what_is_kept_together_but_taller_than_a_page_is_cut_all_the_same() {
        let kept = |height| Strip { keeps_next: true, ..strip(height) };

        assert_eq!(pages(vec![kept(60.0), kept(61.0), strip(9.0)]), [vec!["60"], vec!["61", "9"]]);
    }

    #[test]
    fn neither_the_first_nor_the_last_line_of_a_paragraph_stands_alone() {
        let book = crate::fonts::FontBook::find().unwrap();
        let setter = Typesetter::new(&book);
        let mut column = Column::new(&setter, 40.0);
        let style = Style::new(9.0, crate::fonts::Weight::Regular, Color::BLACK);
        column.text(&"细胞治疗产业".repeat(8), style, Setting::new(5.0));
        let paragraph = column.strips;
        let lines = paragraph.len();
        for free in 1..lines {
            let mut strips = vec![strip(100.0 - free as f32 * 5.0)];
            strips.extend(paragraph.clone());

            let area = |_| Area { x: 0.0, y: 0.0, width: 40.0, height: 100.0 };
            let pages = paginate(strips, (40.0, 100.0), area);
            let texts = |page: &FlowPage| {
                page.page.items.iter().filter(|item| matches!(item, Item::Text(_))).count()
            };
            let counts: Vec<usize> = pages.iter().map(texts).collect();

            assert!(!counts.contains(&1), "{counts:?} with room for {free} of {lines} lines");
        }
    }
}
