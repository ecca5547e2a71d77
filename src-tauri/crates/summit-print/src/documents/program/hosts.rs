//! Who holds the event, as both covers name them where there is little room, and all of them on a page of
//! their own where the front has no room for all.

use super::front::height_of;
use super::{Hosts, Member, Program, Sector, members};
use crate::documents::style::{GRAY, HALF, INK, LEAD, Maker};
use crate::findings::{FindingKind, Subject};
use crate::flow::{Column, Strip};
use crate::options::{Language, Words};
use crate::text::{Span, is_chinese};

/// How much smaller the type of the names may become, step by step, so that all are named.
pub const SHARES: [f32; 4] = [1.0, 0.85, 0.78, SMALLEST];

/// How large the names are where all are not named at any size: still 6 points on A5.
const SMALLEST: f32 = 0.72;

/// The place where all hosts are listed.
pub const PLACE: &str = "hosts";

/// Sets the hosts into a room: with English names where there is room for them, then smaller, then
/// those for whom there is room, and where all are named.
pub fn in_room(
    program: &Program,
    width: f32,
    room: f32,
    all: &Words,
    maker: &Maker<'_, '_>,
) -> Vec<Strip> {
    let whole = in_lines(&program.hosts, true, 1.0, width, maker);
    if height_of(&whole) <= room {
        return whole;
    }
    for share in SHARES {
        let set = in_lines(&program.hosts, false, share, width, maker);
        if height_of(&set) <= room {
            tell(program, share, maker);
            return set;
        }
    }
    some(program, width, room, all, maker).0
}

/// The names of each part in one line, or a line each with the English name.
pub fn in_lines(
    all: &[Hosts],
    english: bool,
    share: f32,
    width: f32,
    maker: &Maker<'_, '_>,
) -> Vec<Strip> {
    let language = maker.language;
    let mut column = Column::new(maker.setter, width);
    let apart = if language.zh() { "　" } else { " · " };
    let (name, under) = (maker.style(8.4 * share, INK), maker.style(7.6, GRAY));
    for hosts in all {
        let role = maker.style(7.8 * share.max(0.78), maker.accent_text);
        // Small type stands a little closer.
        let setting = maker.setting(if share < 1.0 { 1.8 } else { 1.9 } * share);
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

/// Notes who is not named here, or not in English, and stands inside.
pub fn elsewhere(program: &Program, left_out: &[String], maker: &Maker<'_, '_>) {
    if !left_out.is_empty() {
        let (subject, text) = (Subject::of(&program.title), first_of(left_out));
        maker.findings.borrow_mut().add(FindingKind::Elsewhere, subject, "hosts", &text);
    }
}

/// Names as many hosts as there is room for, none of them in part, and says how many all are and where
/// they are listed. Answers how many are named as well.
pub fn some(
    program: &Program,
    width: f32,
    room: f32,
    all: &Words,
    maker: &Maker<'_, '_>,
) -> (Vec<Strip>, usize) {
    tell(program, SMALLEST, maker);
    let count = |hosts: &[Hosts]| hosts.iter().map(|hosts| hosts.names.len()).sum::<usize>();
    let note = |named| {
        let mut note = Column::new(maker.setter, width);
        let above = maker.setting(1.9).before(HALF * 0.8);
        let words = said_of_all(count(&program.hosts), named, all);
        note.text(&maker.both(&words), maker.style(7.4, GRAY), above);
        note.strips
    };
    let mut hosts = program.hosts.clone();
    let mut set = Vec::new();
    while let Some(last) = hosts.last_mut() {
        last.names.pop();
        // A part of which nobody is named is not named either.
        if last.names.is_empty() {
            hosts.pop();
        }
        set = in_lines(&hosts, false, SMALLEST, width, maker);
        if height_of(&set) + height_of(&note(count(&hosts))) <= room {
            break;
        }
    }
    let named = count(&hosts);
    set.extend(note(named));
    (set, named)
}

/// How many hosts there are besides those that are named, and where all are listed.
fn said_of_all(count: usize, named: usize, all: &Words) -> Words {
    let Words { zh, en } = all;
    match named {
        0 => Words::new(format!("全部单位见{zh}"), format!("All are listed {en}")),
        _ => Words::new(
            format!("等 {count} 家单位（全部见{zh}）"),
            format!("and {} more (all {en})", count - named),
        ),
    }
}

/// All hosts, part by part, on a page of their own.
pub fn add(all: &[Hosts], maker: &Maker<'_, '_>, column: &mut Column<'_, '_>) {
    maker.open_part(column, PLACE, &Words::new("主办与支持单位", "Hosts and supporters"));
    let mut begins = Vec::new();
    for (number, hosts) in all.iter().enumerate() {
        if number > 0 {
            column.space(LEAD * 1.2);
        }
        let member = |name: &Words| Member { name: name.clone(), ..Member::default() };
        let members = hosts.names.iter().map(member).collect();
        begins.push(column.strips.len());
        members::add_sector(&Sector { title: hosts.role.clone(), members }, maker, column);
    }
    maker.keep_the_end(&begins, column);
}

/// The first of the hosts, as a finding names them.
fn names(program: &Program, language: Language) -> String {
    let names = program.hosts.iter().flat_map(|hosts| &hosts.names);
    first_of(&names.map(|name| name.lead(language).to_owned()).collect::<Vec<_>>())
}

/// The first of some names, as a finding tells them, and how many they are.
pub fn first_of(names: &[String]) -> String {
    const MOST: usize = 3;
    let first = names.iter().take(MOST).map(String::as_str).collect::<Vec<_>>();
    let first = first.join(if first.iter().any(|name| is_chinese(name)) { "、" } else { ", " });
    if names.len() > MOST { format!("{first}… ({})", names.len()) } else { first }
}
