//! A name from top to bottom, as table cards have it.

use super::{Card, Frame};
use crate::findings::{FindingKind, Subject};
use crate::page::{Group, Item, Turn};
use crate::text::{PT, Style, is_chinese};

/// How far one character stands below the other, as a share of the type size.
const STEP: f32 = 1.12;

/// Names with more parts than this stand better on a line.
const MOST_CELLS: usize = 10;

/// A part of a vertical line.
enum Cell {
    /// A character that stands upright.
    Upright(char),
    /// A word in letters, which lies on its side.
    Lying(String),
}

impl Card<'_, '_, '_> {
    /// Sets a name from top to bottom; answers whether it can stand so.
    pub fn upright(&mut self, name: &str, style: Style, frame: Frame) -> bool {
        let cells = cells(name);
        if !is_chinese(name) {
            return false;
        }
        if cells.len() > MOST_CELLS {
            let subject = Subject { name: &self.name, name_en: &self.name_en, id: &self.id };
            self.run.findings.add(FindingKind::Level, subject, "name", name);
            return false;
        }
        self.check("name", name);
        let heights: Vec<f32> = cells.iter().map(|cell| self.height(cell, style)).collect();
        let whole: f32 = heights.iter().sum();
        let size = style.size * (frame.height / whole).min(1.0);
        let size = size.min(frame.width / PT);
        if size < style.size * 0.995 {
            let subject = Subject { name: &self.name, name_en: &self.name_en, id: &self.id };
            let share = size / style.size;
            self.run.findings.smaller(FindingKind::Shrunk, share, subject, "name", name);
        }
        let share = size / style.size;
        let mut y = frame.y + (frame.height - whole * share) / 2.0;
        let outside = std::mem::take(&mut self.items);
        for (cell, height) in cells.iter().zip(heights) {
            let column = Frame { y, height: height * share, ..frame };
            self.cell(cell, style.sized(size), column);
            y += height * share;
        }
        let items = std::mem::replace(&mut self.items, outside);
        let reads = Some(name.into());
        self.items.push(Item::Group(Group {
            x: 0.0,
            y: 0.0,
            turn: Turn::None,
            clip: None,
            reads,
            items,
        }));
        true
    }

    fn height(&self, cell: &Cell, style: Style) -> f32 {
        let em = style.size * PT;
        match cell {
            Cell::Upright(_) => em * STEP,
            Cell::Lying(word) => self.run.setter.line(word, style).width + em * (STEP - 1.0) * 2.0,
        }
    }

    fn cell(&mut self, cell: &Cell, style: Style, frame: Frame) {
        let em = style.size * PT;
        match cell {
            Cell::Upright(character) => {
                let line = self.run.setter.upright(&character.to_string(), style);
                let x = frame.x + (frame.width - line.width) / 2.0;
                line.place(x, frame.y + frame.height / 2.0 + em * 0.37, &mut self.items);
            }
            Cell::Lying(word) => {
                let mut items: Vec<Item> = Vec::new();
                self.run.setter.line(word, style).place(0.0, 0.0, &mut items);
                // The middle of the capitals stands on the middle of the column.
                let x = frame.x + frame.width / 2.0 - em * 0.36;
                let y = frame.y + em * (STEP - 1.0);
                self.items.push(Item::Group(Group {
                    x,
                    y,
                    turn: Turn::Quarter,
                    clip: None,
                    reads: None,
                    items,
                }));
            }
        }
    }
}

/// The characters of a name one by one, and its words in letters as a whole.
fn cells(name: &str) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut word = String::new();
    for character in name.chars() {
        let in_word = !is_chinese(&character.to_string())
            && (character.is_alphanumeric() || "-'’.".contains(character));
        if in_word || (character == ' ' && !word.is_empty()) {
            word.push(character);
            continue;
        }
        end_word(&mut word, &mut cells);
        if !character.is_whitespace() {
            cells.push(Cell::Upright(character));
        }
    }
    end_word(&mut word, &mut cells);
    cells
}

fn end_word(word: &mut String, cells: &mut Vec<Cell>) {
    let trimmed = word.trim();
    if !trimmed.is_empty() {
        cells.push(Cell::Lying(trimmed.to_owned()));
    }
    word.clear();
}
