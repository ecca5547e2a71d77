//! Who holds the event, as both covers name them where there is little room.

use super::Program;
use super::front::height_of;
use crate::documents::style::{GRAY, HALF, INK, Maker};
use crate::findings::{FindingKind, Subject};
use crate::flow::{Column, Strip};
use crate::options::Language;
use crate::text::Span;

/// How much smaller the type of the names may become, step by step.
pub const SHARES: [f32; 3] = [1.0, 0.85, 0.7];

/// Sets the hosts into a room: with English names where there is room for them, then smaller, then
/// without those for whom no room is left, which is told.
pub fn in_room(program: &Program, width: f32, room: f32, maker: &Maker<'_, '_>) -> Vec<Strip> {
    let whole = in_lines(program, true, 1.0, width, maker);
    if height_of(&whole) <= room {
        return whole;
    }
    let mut set = Vec::new();
    for share in SHARES {
        set = in_lines(program, false, share, width, maker);
        if height_of(&set) <= room {
            tell(program, share, maker);
            return set;
        }
    }
    cut(program, set, room, maker)
}

/// The names of each part in one line, or a line each with the English name.
pub fn in_lines(
    program: &Program,
    english: bool,
    share: f32,
    width: f32,
    maker: &Maker<'_, '_>,
) -> Vec<Strip> {
    let language = maker.language;
    let mut column = Column::new(maker.setter, width);
    let apart = if language.zh() { "　" } else { " · " };
    let (name, under) = (maker.style(8.4 * share, INK), maker.style(7.6, GRAY));
    for hosts in &program.hosts {
        let role = maker.style(7.8 * share, maker.accent_text);
        let setting = maker.setting(1.9 * share);
        let above = setting.before(HALF * 0.8 * share).keeps_next();
        column.text(&maker.both(&hosts.role), role, above);
        if language == Language::Both && english {
            for words in &hosts.names {
                let beside = format!("　{}", words.under(language));
                let spans = [
                    Span { text: words.lead(language), style: name },
                    Span { text: beside.trim_end(), style: under },
                ];
                column.spans(&spans, setting);
            }
        } else {
            let names: Vec<&str> = hosts.names.iter().map(|name| name.lead(language)).collect();
            column.text(&names.join(apart), name, setting);
        }
    }
    column.strips
}

/// Notes that the hosts are set smaller than usual.
pub fn tell(program: &Program, share: f32, maker: &Maker<'_, '_>) {
    if share < 1.0 {
        let (subject, names) = (Subject::of(&program.title), names(program, maker.language));
        let mut findings = maker.findings.borrow_mut();
        findings.smaller(FindingKind::Shrunk, share, subject, "hosts", &names);
    }
}

/// Leaves out what has no room, from the end on, and notes it.
pub fn cut(
    program: &Program,
    mut strips: Vec<Strip>,
    room: f32,
    maker: &Maker<'_, '_>,
) -> Vec<Strip> {
    // A part of which nobody is named is not named either.
    let is_bare = |strips: &[Strip]| strips.last().is_some_and(|last| last.keeps_next);
    while height_of(&strips) > room || is_bare(&strips) {
        strips.pop();
    }
    let (subject, names) = (Subject::of(&program.title), names(program, maker.language));
    maker.findings.borrow_mut().add(FindingKind::Overflow, subject, "hosts", &names);
    strips
}

/// The first of the hosts, as a finding names them.
fn names(program: &Program, language: Language) -> String {
    const MOST: usize = 3;
    let mut names = program.hosts.iter().flat_map(|hosts| &hosts.names);
    let first: Vec<&str> = names.by_ref().take(MOST).map(|name| name.lead(language)).collect();
    let first = first.join(if language.zh() { "、" } else { ", " });
    if names.next().is_some() { format!("{first}…") } else { first }
}
