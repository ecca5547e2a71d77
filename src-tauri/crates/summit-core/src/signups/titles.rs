//! What sessions are called in lists: their titles, with the time where two are called alike.

use std::collections::BTreeMap;

use crate::{agenda::SessionId, time::VenueTime};

/// What stands between two sessions of one cell.
const BETWEEN: &str = "；";

/// What stands there where a title has a semicolon itself.
const BETWEEN_LINES: &str = "\n";

/// Stands behind the name of a session for which somebody waits.
const WAITS: &str = "候补";

/// A session that somebody asks for, and the place on its waiting list that they are said to have.
pub(crate) type Asked = (SessionId, Option<u32>);

/// The names of all sessions, in the order of the agenda.
#[derive(Default)]
pub(crate) struct Titles {
    all: Vec<Named>,
}

struct Named {
    id: SessionId,
    /// The title that no other session has.
    own: String,
    /// That, and the titles in both languages, as they are compared.
    own_key: String,
    others: [String; 2],
    title_en: String,
}

impl Titles {
    /// Names sessions, which come in the order of the agenda: their titles in both languages, and
    /// when they begin.
    pub(super) fn of(rows: Vec<(SessionId, String, String, Option<VenueTime>)>) -> Titles {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for (_, zh, en, _) in &rows {
            *counts.entry(key(lead(zh, en))).or_default() += 1;
        }
        let mut taken: BTreeMap<String, u32> = BTreeMap::new();
        let all = rows.into_iter().map(|(id, zh, en, starts_at)| {
            let title = lead(&zh, &en);
            let time = starts_at.map(|at| at.to_string().replace('T', " ")).unwrap_or_default();
            let mut own = match counts.get(&key(title)) {
                Some(1) | None => title.to_owned(),
                Some(_) => format!("{title} {time}").trim().to_owned(),
            };
            let nth = taken.entry(key(&own)).or_default();
            *nth += 1;
            if *nth > 1 {
                own = format!("{own} #{nth}");
            }
            Named { id, own_key: key(&own), own, others: [key(&zh), key(&en)], title_en: en }
        });
        Titles { all: all.collect() }
    }

    /// Answers the names of sessions as one cell, in the order of the agenda.
    pub(crate) fn cell(&self, ids: &[SessionId]) -> String {
        self.marked_cell(&ids.iter().map(|id| (*id, None)).collect::<Vec<_>>())
    }

    /// Answers the names of sessions as one cell, with the place of who waits: `晚宴（候补 2）`.
    pub(crate) fn marked_cell(&self, asked: &[Asked]) -> String {
        let named = self.all.iter().filter_map(|named| {
            let (_, place) = asked.iter().find(|(id, _)| *id == named.id)?;
            let mark = place.map(|place| format!("（{WAITS} {place}）")).unwrap_or_default();
            Some(format!("{}{mark}", named.own))
        });
        let is_plain = self.all.iter().all(|named| !named.own.contains(['；', ';']));
        let between = if is_plain { BETWEEN } else { BETWEEN_LINES };
        named.collect::<Vec<_>>().join(between)
    }

    /// Reads a cell. Answers the sessions, and what names none or more than one.
    ///
    /// A name is looked for as a whole first: it may have a semicolon in it.
    pub(crate) fn read_cell(&self, cell: &str) -> (Vec<Asked>, Vec<String>) {
        let (mut asked, mut unknown) = (Vec::new(), Vec::new());
        for line in cell.lines() {
            self.read_line(line, &mut asked, &mut unknown);
        }
        (asked, unknown)
    }

    fn read_line(&self, line: &str, asked: &mut Vec<Asked>, unknown: &mut Vec<String>) {
        let mut rest = line;
        loop {
            rest = rest.trim_matches(|one: char| is_between(one) || one.is_whitespace());
            if rest.is_empty() {
                return;
            }
            let ends = rest.char_indices().filter(|(_, one)| is_between(*one)).map(|(at, _)| at);
            let mut ends: Vec<usize> = ends.chain([rest.len()]).collect();
            let first = ends[0];
            ends.reverse();
            let found = ends.iter().find_map(|end| Some((*end, self.find_marked(&rest[..*end])?)));
            let end = found.map_or(first, |(end, _)| end);
            match found {
                Some((_, (id, _))) if asked.iter().any(|(other, _)| *other == id) => {}
                Some((_, one)) => asked.push(one),
                None => unknown.push(rest[..end].trim().to_owned()),
            }
            rest = &rest[end..];
        }
    }

    /// Answers all names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|named| named.own.as_str())
    }

    /// Answers what a word of a filter means: the session of this id; else the one of which it is
    /// the own name; else all that have it as a title; else all that have it in a title.
    pub(crate) fn meant(&self, word: &str) -> Vec<SessionId> {
        let all = |fits: &dyn Fn(&Named) -> bool| -> Vec<SessionId> {
            self.all.iter().filter(|named| fits(named)).map(|named| named.id).collect()
        };
        if let Ok(id) = word.parse::<SessionId>() {
            return all(&|named| named.id == id);
        }
        let name = key(word);
        if name.is_empty() {
            return Vec::new();
        }
        let own = all(&|named| named.own_key == name);
        if !own.is_empty() {
            return own;
        }
        let whole = all(&|named| named.others.contains(&name));
        if !whole.is_empty() {
            return whole;
        }
        all(&|named| named.others.iter().any(|title| title.contains(&name)))
    }

    /// Answers the words by which a filter means this session and no other, for readers of Chinese
    /// and of English.
    pub(crate) fn words(&self, id: SessionId) -> [String; 2] {
        let only = |name: &&str| !name.is_empty() && self.meant(name) == [id];
        let word = |names: [&str; 2]| {
            let found = names.iter().copied().find(only);
            found.map_or_else(|| id.to_string(), plain)
        };
        let Some(named) = self.all.iter().find(|named| named.id == id) else {
            return [id.to_string(), id.to_string()];
        };
        [word([&named.own, &named.own]), word([&named.title_en, &named.own])]
    }

    /// Finds a session by its name, or by that and the mark of who waits for it.
    fn find_marked(&self, part: &str) -> Option<Asked> {
        if let Some(id) = self.find(part) {
            return Some((id, None));
        }
        let (name, place) = unmarked(part)?;
        Some((self.find(name)?, Some(place)))
    }

    fn find(&self, name: &str) -> Option<SessionId> {
        let name = key(name);
        let own = self.all.iter().find(|named| named.own_key == name);
        if let Some(own) = own {
            return Some(own.id);
        }
        let mut others = self.all.iter().filter(|named| named.others.contains(&name));
        match (others.next(), others.next()) {
            (Some(only), None) => Some(only.id),
            (Some(_) | None, _) => None,
        }
    }
}

/// Parts what says that somebody waits from the name of a session. Without a number they are last.
fn unmarked(part: &str) -> Option<(&str, u32)> {
    let part = part.trim_end().strip_suffix(['）', ')'])?;
    let (name, mark) = part.rsplit_once(['（', '('])?;
    let mark = mark.trim().to_lowercase();
    let number = [WAITS, "waiting", "waitlist"].iter().find_map(|word| mark.strip_prefix(word))?;
    let number = number.trim();
    let place = if number.is_empty() { u32::MAX } else { number.parse().ok()? };
    Some((name, place))
}

fn is_between(one: char) -> bool {
    matches!(one, '；' | ';')
}

/// Answers the Chinese title of a session; the English one where there is none.
pub(super) fn lead<'text>(zh: &'text str, en: &'text str) -> &'text str {
    if zh.is_empty() { en } else { zh }
}

/// Answers a name as it is compared.
fn key(name: &str) -> String {
    plain(name).to_lowercase()
}

/// Answers a name without what parts the words of a filter.
fn plain(name: &str) -> String {
    let name = name.replace(['"', '“', '”', '＂'], "");
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn titles(names: &[&str]) -> Titles {
        let named = |(at, name): (usize, &&str)| Named {
            id: SessionId(Uuid::from_u128(at as u128)),
            own: (*name).to_owned(),
            own_key: key(name),
            others: [key(name), String::new()],
            title_en: String::new(),
        };
        Titles { all: names.iter().enumerate().map(named).collect() }
    }

    #[track_caller]
    fn check(cell: &str, ids: &[u128], unknown: &[&str]) {
        let known = titles(&["开幕式", "晚宴；颁奖", "晚宴", "Lunch  Talk"]);
        let (found, missed) = known.read_cell(cell);
        let found = found.iter().map(|(id, _)| id.0.as_u128());
        assert_eq!(found.collect::<Vec<_>>(), ids, "{cell}");
        assert_eq!(missed, unknown, "{cell}");
    }

    #[test]
    fn a_cell_names_sessions() {
        check("", &[], &[]);
        check("开幕式", &[0], &[]);
        check("晚宴；开幕式", &[2, 0], &[]);
        check("晚宴；颁奖；晚宴", &[1, 2], &[]);
        check("晚宴；颁奖", &[1], &[]);
        check("lunch talk; 开幕式;开幕式", &[3, 0], &[]);
        check("早餐；开幕式\n工作坊", &[0], &["早餐", "工作坊"]);
    }

    #[test]
    fn a_cell_says_who_waits() {
        let known = titles(&["晚宴；颁奖", "晚宴", "开幕（候补 1）"]);
        let id = |at: usize| known.all[at].id;
        for (cell, expected) in [
            ("晚宴（候补 2）", vec![(id(1), Some(2))]),
            ("晚宴；颁奖（候补2）；晚宴", vec![(id(0), Some(2)), (id(1), None)]),
            ("晚宴(waiting)", vec![(id(1), Some(u32::MAX))]),
            // It is called so.
            ("开幕（候补 1）", vec![(id(2), None)]),
        ] {
            assert_eq!(known.read_cell(cell), (expected, Vec::new()), "{cell}");
        }
        let asked = [(id(0), None), (id(1), Some(3))];
        assert_eq!(known.read_cell(&known.marked_cell(&asked)).0, asked);
        assert_eq!(known.read_cell("晚宴（不定）").1, ["晚宴（不定）"]);
    }

    /// Which sessions a word means, of these: Chinese title, English title, when.
    #[track_caller]
    fn means(known: &Titles, word: &str, expected: &[u128]) {
        let ids: Vec<u128> = known.meant(word).iter().map(|id| id.0.as_u128()).collect();
        assert_eq!(ids, expected, "{word}");
    }

    #[test]
    fn a_word_of_a_filter_means_the_session_that_has_it_as_its_own_name() {
        let at = |time: &str| Some(time.parse().unwrap());
        let rows = [
            ("晚宴", "Lunch", None),
            ("Lunch", "", None),
            ("欢迎“晚宴”", "Dinner", None),
            ("午餐", "Lunch break", at("2019-04-13T12:00")),
            ("午餐", "Lunch break", at("2019-04-14T12:00")),
        ];
        let rows = rows.iter().enumerate().map(|(id, (zh, en, at))| {
            (SessionId(Uuid::from_u128(id as u128)), (*zh).into(), (*en).into(), *at)
        });
        let known = Titles::of(rows.collect());

        means(&known, "lunch", &[1]);
        means(&known, "晚宴", &[0]);
        means(&known, "晚", &[0, 2]);
        means(&known, "欢迎晚宴", &[2]);
        means(&known, "午餐", &[3, 4]);
        means(&known, "Lunch break", &[3, 4]);
        means(&known, "午餐 2019-04-14 12:00", &[4]);
        means(&known, "00000000-0000-0000-0000-000000000002", &[2]);
        means(&known, "早餐", &[]);
        for named in &known.all {
            for word in known.words(named.id) {
                means(&known, &word, &[named.id.0.as_u128()]);
                assert!(!word.contains(['"', '“', '”']), "{word}");
            }
        }
        assert_eq!(known.words(known.all[0].id), ["晚宴", "晚宴"]);
        assert_eq!(known.words(known.all[2].id), ["欢迎晚宴", "Dinner"]);
    }

    #[test]
    fn what_is_written_is_read() {
        let known = titles(&["甲；乙", "甲", "乙；丙", "丙"]);
        let ids: Vec<SessionId> = known.all.iter().map(|named| named.id).collect();
        for some in [&ids[..1], &ids[1..3], &ids[..2], &ids[3..]] {
            let (read, unknown) = known.read_cell(&known.cell(some));
            let read: Vec<SessionId> = read.iter().map(|(id, _)| *id).collect();
            assert_eq!((read.as_slice(), unknown.len()), (some, 0));
        }
    }
}
