//! What the values of a filter mean.

use rusqlite::Connection;

use super::{
    FilterTrouble, RegistrationState, Reply, Word,
    narrowing::Part,
    query::{none_of, trouble},
};
use crate::{
    error::{Error, Result},
    words::{Language, word},
};

/// Builds the error for a value that is none of those that are known.
///
/// Each of them has a name in Chinese and one in English.
pub(super) fn unknown<'n>(value: &Word, known: impl Iterator<Item = [&'n str; 2]>) -> Error {
    let mut known = known.peekable();
    if known.peek().is_none() {
        return trouble(FilterTrouble::NoneYet, value);
    }
    none_of(FilterTrouble::UnknownValue, value, known)
}

/// Answers a name that is the same in both languages.
pub(super) fn alike(name: &str) -> [&str; 2] {
    [name, name]
}

/// Answers both names of what the organisers named: the Chinese one where there is no other.
pub(super) fn both<'n>(zh: &'n str, en: &'n str) -> [&'n str; 2] {
    [zh, if en.is_empty() { zh } else { en }]
}

/// Yes and no.
pub(super) const YES_NO: [[&str; 2]; 2] = [["是", "yes"], ["否", "no"]];

/// Answers the two names of a state.
pub(super) fn state_names(state: RegistrationState) -> [String; 2] {
    let path = format!("enums.registration_state.{}", state.word());
    [word(Language::Chinese, &path), word(Language::English, &path)]
}

/// The two names of no answer yet.
const UNANSWERED: [&str; 2] = ["未答复", "none"];

/// Answers the two names of whatever somebody can have answered, nothing yet being the last of them.
pub(super) fn reply_names() -> impl Iterator<Item = [String; 2]> {
    let named = Reply::ALL.iter().map(|reply| {
        let path = format!("enums.reply.{}", reply.word());
        [word(Language::Chinese, &path), word(Language::English, &path)]
    });
    named.chain([UNANSWERED.map(str::to_owned)])
}

/// Answers the condition that somebody answered so.
pub(super) fn replied(value: &Word) -> Result<Part> {
    let typed = value.text.to_lowercase();
    if UNANSWERED.contains(&typed.as_str()) || ["无", "没有", "未回执"].contains(&typed.as_str())
    {
        return Ok(Part::plain("has_reply").turned());
    }
    let Some(reply) = Reply::called(&value.text) else {
        let all: Vec<[String; 2]> = reply_names().collect();
        return Err(unknown(value, all.iter().map(|[zh, en]| [zh.as_str(), en.as_str()])));
    };
    Ok(Part::of("reply", reply.word().to_owned()))
}

/// Finds the state that a value names.
pub(super) fn state(value: &Word) -> Result<RegistrationState> {
    let plain = |text: &str| text.to_lowercase().replace(['-', '_', ' '], "");
    let wanted = plain(&value.text);
    let is_called = |state: &&RegistrationState| {
        plain(state.word()) == wanted || state_names(**state).iter().any(|n| plain(n) == wanted)
    };
    // Nobody types 已 or 未 where the rest says it: 取消, 确认, 报名.
    let is_called = |state: &&RegistrationState| {
        is_called(state) || state_names(**state)[0].strip_prefix('已') == Some(&*value.text)
    };
    let names: Vec<[String; 2]> =
        RegistrationState::ALL.iter().map(|state| state_names(*state)).collect();
    let found = RegistrationState::ALL.iter().find(is_called).copied();
    found.ok_or_else(|| unknown(value, names.iter().map(|[zh, en]| [zh.as_str(), en])))
}

/// Answers the changes that are an import of this number, or of a file of this name; none when all
/// of them were taken back. With a number behind the name, as in `list.csv #12`, it is that one alone.
pub(super) fn imported(db: &Connection, value: &Word) -> Result<Vec<i64>> {
    if let Some(number) = numbered(db, &value.text)? {
        return Ok(number);
    }
    let number = value.text.parse::<i64>().ok();
    let numbers = db
        .prepare_cached(
            "SELECT number, state = 'done' AS is_done FROM changes
             WHERE title = 'registrations.import' AND (number = ?1 OR instr(lower(subject), ?2) > 0)",
        )?
        .query_map((number, value.text.to_lowercase()), |row| {
            Ok((row.get::<_, i64>("number")?, row.get::<_, bool>("is_done")?))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    if numbers.is_empty() {
        return Err(trouble(FilterTrouble::UnknownImport, value));
    }
    let done = numbers.iter().filter(|(_, is_done)| *is_done).map(|(number, _)| *number);
    Ok(done.collect())
}

/// Answers the one import that `NAME #NUMBER` means, if there is one; empty when it was taken back.
fn numbered(db: &Connection, text: &str) -> Result<Option<Vec<i64>>> {
    let Some((name, digits)) = text.rsplit_once('#') else { return Ok(None) };
    let Ok(number) = digits.parse::<i64>() else { return Ok(None) };
    let found = db
        .prepare_cached(
            "SELECT subject, state = 'done' FROM changes
             WHERE title = 'registrations.import' AND number = ?1",
        )?
        .query_map([number], |row| Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?)))?
        .next()
        .transpose()?;
    // A filter cannot hold quotes, and a name can.
    let plain = |text: &str| text.replace(['"', '“', '”', '＂'], "").trim().to_lowercase();
    let found = found.filter(|(subject, _)| plain(subject).contains(&plain(name)));
    Ok(found.map(|(_, is_done)| if is_done { vec![number] } else { Vec::new() }))
}
