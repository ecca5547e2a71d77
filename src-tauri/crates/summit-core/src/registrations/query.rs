//! The language in which registrations are asked for: `状态:已确认 单位:药明 -标签:媒体 张三`.
//!
//! Words are parted by spaces and must all fit. `key:value` narrows by a key, a comma means "or",
//! a minus before it "not", and what stands in quotes is one word.

use serde::Serialize;
use ts_rs::TS;

use super::connectives::without_connectives;
use crate::{
    error::{Error, Result},
    ids::words,
};

words! {
    /// By what registrations can be narrowed.
    pub enum FilterKey {
        State = "state",
        /// What somebody answered to the invitation.
        Reply = "reply",
        Category = "category",
        Organisation = "organisation",
        Tag = "tag",
        /// The day of the registration.
        Day = "day",
        /// Whether, or on which day, somebody was let in.
        Admitted = "admitted",
        Import = "import",
        Has = "has",
        Notes = "notes",
        /// A field of the organisers' own: `NAME=VALUE`, or only its name.
        Field = "field",
        /// Whom a view shows that has a name.
        View = "view",
        /// The day of arrival.
        Arrives = "arrives",
        /// The day of departure.
        Leaves = "leaves",
        Hotel = "hotel",
        PickUp = "pick_up",
        Diet = "diet",
        /// Whether somebody comes with another, or with whom.
        Companion = "companion",
        /// Somebody has a place in a session: a part of its title.
        Session = "session",
        /// Somebody waits for a place in a session.
        WaitsFor = "waits_for",
    }
}

impl FilterKey {
    /// Answers the name that people write: in Chinese, and in English.
    pub fn names(self) -> [&'static str; 2] {
        match self {
            FilterKey::State => ["状态", "state"],
            FilterKey::Reply => ["回执", "reply"],
            FilterKey::Category => ["类别", "category"],
            FilterKey::Organisation => ["单位", "organization"],
            FilterKey::Tag => ["标签", "tag"],
            FilterKey::Day => ["日", "day"],
            FilterKey::Admitted => ["到场", "admitted"],
            FilterKey::Import => ["导入", "import"],
            FilterKey::Has => ["有", "has"],
            FilterKey::Notes => ["备注", "notes"],
            FilterKey::Field => ["栏目", "field"],
            FilterKey::View => ["视图", "view"],
            FilterKey::Arrives => ["到达", "arrives"],
            FilterKey::Leaves => ["离开", "leaves"],
            FilterKey::Hotel => ["酒店", "hotel"],
            FilterKey::PickUp => ["接站", "pickup"],
            FilterKey::Diet => ["饮食", "diet"],
            FilterKey::Companion => ["陪同", "companion"],
            FilterKey::Session => ["场次", "session"],
            FilterKey::WaitsFor => ["候补场次", "waitsfor"],
        }
    }

    /// Writes the condition that this has a value.
    pub(super) fn about(self, value: &str) -> String {
        let [_, name] = self.names();
        format!("{name}:{}", quoted(value))
    }

    /// Finds the key of a name, also of the ones that people write instead.
    fn called(name: &str) -> Option<FilterKey> {
        let name = name.to_lowercase();
        let usual = match name.as_str() {
            "日期" | "报名日" | "registered" => Some(FilterKey::Day),
            "organisation" | "org" => Some(FilterKey::Organisation),
            "签到" | "arrived" => Some(FilterKey::Admitted),
            "note" => Some(FilterKey::Notes),
            "答复" | "rsvp" | "replied" => Some(FilterKey::Reply),
            "抵达" | "抵达日" | "到达日" | "arrival" => Some(FilterKey::Arrives),
            "离会" | "返程" | "departs" | "departure" => Some(FilterKey::Leaves),
            "住宿" | "宾馆" => Some(FilterKey::Hotel),
            "接机" | "接送" | "pick_up" | "pick-up" => Some(FilterKey::PickUp),
            "忌口" | "用餐" | "meal" => Some(FilterKey::Diet),
            "陪同人员" | "随行" | "陪同对象" | "主宾" | "companions" => {
                Some(FilterKey::Companion)
            }
            "报名场次" | "sessions" => Some(FilterKey::Session),
            "waits_for" | "waits-for" => Some(FilterKey::WaitsFor),
            _ => None,
        };
        let named = || FilterKey::ALL.iter().find(|key| key.names().contains(&name.as_str()));
        usual.or_else(|| named().copied())
    }
}

/// Why a query is not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilterTrouble {
    UnknownKey,
    UnknownValue,
    UnknownImport,
    NoValue,
    NotADay,
    OpenQuote,
    /// What a view asks for is no longer understood.
    BrokenView,
    /// A view asks for itself.
    ViewInCircle,
    /// What is asked for has no such key.
    NotHere,
    /// The event has no fields of the organisers' own.
    NoFields,
    /// The event has nothing that could be named here.
    NoneYet,
    /// A word for "or" stands between two others.
    OrInWords,
    /// A word for "not" stands before another.
    NotInWords,
}

impl FilterTrouble {
    /// Answers the stable code that the words files explain.
    pub fn code(self) -> &'static str {
        match self {
            FilterTrouble::UnknownKey => "filter_unknown_key",
            FilterTrouble::UnknownValue => "filter_unknown_value",
            FilterTrouble::UnknownImport => "filter_unknown_import",
            FilterTrouble::NoValue => "filter_no_value",
            FilterTrouble::NotADay => "filter_not_a_day",
            FilterTrouble::OpenQuote => "filter_open_quote",
            FilterTrouble::BrokenView => "filter_broken_view",
            FilterTrouble::ViewInCircle => "filter_view_in_circle",
            FilterTrouble::NotHere => "filter_not_here",
            FilterTrouble::NoFields => "filter_no_fields",
            FilterTrouble::NoneYet => "filter_none_yet",
            FilterTrouble::OrInWords => "filter_or",
            FilterTrouble::NotInWords => "filter_not",
        }
    }
}

/// A word of a query, and at which character of it it stands, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Word {
    pub text: String,
    pub at: u32,
}

/// One condition of a query. All must hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Term {
    /// None: a word to search for.
    pub key: Option<FilterKey>,
    pub is_not: bool,
    /// One of these is enough.
    pub values: Vec<Word>,
    /// As it was written.
    pub written: String,
}

/// Reads a query, or says which word is not understood and where it stands.
pub fn terms(query: &str) -> Result<Vec<Term>> {
    terms_among(FilterKey::ALL, query)
}

/// Reads a query in which only these keys may stand.
pub fn terms_among(keys: &[FilterKey], query: &str) -> Result<Vec<Term>> {
    let mut reader = Reader { keys, signs: query.chars().collect(), at: 0 };
    let mut terms = Vec::new();
    while reader.skip_spaces() {
        terms.push(reader.term()?);
    }
    without_connectives(terms)
}

struct Reader<'a> {
    keys: &'a [FilterKey],
    signs: Vec<char>,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.signs.get(self.at).copied()
    }

    /// Says whether something follows.
    fn skip_spaces(&mut self) -> bool {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        self.peek().is_some()
    }

    fn term(&mut self) -> Result<Term> {
        let begin = self.at;
        let is_followed = self.signs.get(self.at + 1).is_some_and(|next| !next.is_whitespace());
        let is_not = is_followed && matches!(self.peek(), Some('-' | '－'));
        self.at += usize::from(is_not);
        let is_quoted = self.peek().is_some_and(is_quote);
        let first = self.word(is_colon)?;
        let (key, values) = if !is_quoted && self.peek().is_some_and(is_colon) {
            let Some(key) = FilterKey::called(&first.text) else {
                return Err(trouble(FilterTrouble::UnknownKey, &first));
            };
            if !self.keys.contains(&key) {
                let names = self.keys.iter().map(|key| key.names());
                return Err(none_of(FilterTrouble::NotHere, &first, names));
            }
            (Some(key), self.values(&first)?)
        } else {
            (None, vec![first])
        };
        let written = self.signs.iter().skip(begin).take(self.at - begin).collect();
        Ok(Term { key, is_not, values, written })
    }

    fn values(&mut self, key: &Word) -> Result<Vec<Word>> {
        let mut values = Vec::new();
        loop {
            // Past the colon, or the comma.
            self.at += 1;
            let value = self.word(is_comma)?;
            if value.text.is_empty() {
                return Err(trouble(FilterTrouble::NoValue, key));
            }
            values.push(value);
            if !self.peek().is_some_and(is_comma) {
                return Ok(values);
            }
        }
    }

    /// Reads up to a space or a sign that ends the word; a word in quotes up to the other quote. Behind
    /// an equals sign the value may stand in quotes.
    fn word(&mut self, ends: fn(char) -> bool) -> Result<Word> {
        let at = u32::try_from(self.at + 1).unwrap_or(u32::MAX);
        if self.peek().is_some_and(is_quote) {
            let text = self.inside_quotes(at)?;
            return Ok(Word { text, at });
        }
        let mut text = String::new();
        while let Some(sign) = self.peek().filter(|sign| !sign.is_whitespace() && !ends(*sign)) {
            if is_quote(sign) && text.ends_with(EQUALS) {
                text.push_str(&self.inside_quotes(at)?);
            } else {
                text.push(sign);
                self.at += 1;
            }
        }
        Ok(Word { text, at })
    }

    /// Reads from a quote to the other one, for the word that begins at `at`.
    fn inside_quotes(&mut self, at: u32) -> Result<String> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let Some(sign) = self.peek() else {
                return Err(trouble(FilterTrouble::OpenQuote, &Word { text, at }));
            };
            self.at += 1;
            if is_quote(sign) {
                return Ok(text);
            }
            text.push(sign);
        }
    }
}

/// The signs that part the name of a field from its value.
pub(super) const EQUALS: [char; 2] = ['=', '＝'];

fn is_quote(sign: char) -> bool {
    matches!(sign, '"' | '“' | '”' | '＂')
}

fn is_colon(sign: char) -> bool {
    matches!(sign, ':' | '：')
}

fn is_comma(sign: char) -> bool {
    matches!(sign, ',' | '，')
}

/// Builds the error for a word that is not understood.
pub(super) fn trouble(trouble: FilterTrouble, word: &Word) -> Error {
    Error::Filter { trouble, at: word.at, word: word.text.clone(), known: Default::default() }
}

/// Builds the error for a word that is none of those that are known, each by both its names.
pub(super) fn none_of<'n>(
    trouble: FilterTrouble,
    word: &Word,
    known: impl Iterator<Item = [&'n str; 2]>,
) -> Error {
    let known: Vec<[&str; 2]> = known.collect();
    let known = [(0, "、"), (1, ", ")]
        .map(|(at, comma)| known.iter().map(|names| names[at]).collect::<Vec<_>>().join(comma));
    Error::Filter { trouble, at: word.at, word: word.text.clone(), known }
}

/// Writes a value so that it is read as one word.
pub(super) fn quoted(value: &str) -> String {
    let needs = value.chars().any(|sign| sign.is_whitespace() || is_comma(sign) || is_colon(sign));
    if needs { format!("\"{value}\"") } else { value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes terms short: `-key=value|value@place`.
    fn short(terms: &[Term]) -> String {
        let told = terms.iter().map(|term| {
            let minus = if term.is_not { "-" } else { "" };
            let key = term.key.map(|key| format!("{}=", key.word())).unwrap_or_default();
            let values: Vec<_> =
                term.values.iter().map(|value| format!("{}@{}", value.text, value.at)).collect();
            format!("{minus}{key}{}", values.join("|"))
        });
        told.collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn check(query: &str, expected: &str) {
        assert_eq!(short(&terms(query).unwrap()), expected, "{query}");
    }

    #[track_caller]
    fn refused(query: &str, code: &str, at: &str, word: &str) {
        let error = terms(query).unwrap_err();
        let details = error.details();
        let told = (error.code(), details["at"].as_str(), details["word"].as_str());
        assert_eq!(told, (code, at, word), "{query}");
    }

    #[test]
    fn queries_are_read_as_people_write_them() {
        check("", "");
        check("  张三 ", "张三@3");
        check("zhang 药明", "zhang@1 药明@7");
        check("状态:已确认", "state=已确认@4");
        check("状态：已确认，已审核", "state=已确认@4|已审核@8");
        check("State:confirmed,approved", "state=confirmed@7|approved@17");
        check("-标签:媒体 标签:VIP", "-tag=媒体@5 tag=VIP@11");
        check("备注:\"清真 素食\"", "notes=清真 素食@4");
        check("备注:“清真 素食”,无糖", "notes=清真 素食@4|无糖@12");
        check("栏目:自由文本=\"多 行\",x＝“a,b” 张", "field=自由文本=多 行@4|x＝a,b@15 张@23");
        check("\"a:b\"", "a:b@1");
        check("-张三", "-张三@2");
        check("张三 and 标签:VIP", "张三@1 tag=VIP@11");
        check("或", "或@1");
        check("or", "or@1");
        check("张 \"or\" 李", "张@1 or@3 李@8");
        check("a - b", "a@1 -@3 b@5");
        check("报名日:6/28\u{3000}organization:x", "day=6/28@5 organisation=x@23");
        check("day:6/28 has:photo import:4", "day=6/28@5 has=photo@14 import=4@27");
    }

    #[test]
    fn a_wrong_word_is_named_with_its_place() {
        refused("张三 颜色:红", "filter_unknown_key", "4", "颜色");
        refused("状态:", "filter_no_value", "1", "状态");
        refused("-状态:a,", "filter_no_value", "2", "状态");
        refused("a \"b c", "filter_open_quote", "3", "b c");
        refused("张三 或 李四", "filter_or", "4", "或");
        refused("state:confirmed OR tag:VIP", "filter_or", "17", "OR");
        refused("a | b", "filter_or", "3", "|");
        refused("not tag:VIP", "filter_not", "1", "not");
        refused("field:a=\"b c", "filter_open_quote", "7", "b c");
    }

    #[test]
    fn what_is_written_can_be_read_again() {
        for value in ["VIP", "清真 素食", "a,b", "a:b"] {
            let read = terms(&format!("tag:{}", quoted(value))).unwrap();
            assert_eq!(read[0].values[0].text, value);
        }
    }
}
