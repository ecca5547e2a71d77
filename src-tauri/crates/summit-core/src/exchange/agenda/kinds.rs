//! What other programs call the kinds and languages of sessions.

use crate::agenda::{SessionKind, SessionLanguage, SessionRole};

/// Words that tell a kind, wherever they stand in what a program calls it.
const KINDS: &[(&str, SessionKind)] = &[
    ("keynote", SessionKind::Keynote),
    ("主题演讲", SessionKind::Keynote),
    ("主題演講", SessionKind::Keynote),
    ("panel", SessionKind::Panel),
    ("podium", SessionKind::Panel),
    ("discussion", SessionKind::Panel),
    ("圆桌", SessionKind::Panel),
    ("座談", SessionKind::Panel),
    ("座谈", SessionKind::Panel),
    ("lunch", SessionKind::Meal),
    ("dinner", SessionKind::Meal),
    ("breakfast", SessionKind::Meal),
    ("午餐", SessionKind::Meal),
    ("晚宴", SessionKind::Meal),
    ("coffee", SessionKind::Break),
    ("tea break", SessionKind::Break),
    ("茶歇", SessionKind::Break),
    ("休息", SessionKind::Break),
    ("开幕", SessionKind::Opening),
    ("開幕", SessionKind::Opening),
    ("致辞", SessionKind::Opening),
    ("ceremony", SessionKind::Ceremony),
    ("仪式", SessionKind::Ceremony),
];

/// Finds the kind of a session; none where the file tells nothing more than that it is one.
///
/// The title tells the kind only of what nobody stands on the stage for.
pub fn kind(called: &str, title: &str, has_people: bool) -> Option<SessionKind> {
    let called = called.trim().to_lowercase();
    let known = |text: &str| {
        let found = KINDS.iter().find(|(word, _)| text.contains(word));
        found.map(|(_, kind)| *kind)
    };
    let exact = SessionKind::from_word(&called).filter(|kind| *kind != SessionKind::Talk);
    exact.or_else(|| known(&called)).or_else(|| {
        let is_break = title.trim().eq_ignore_ascii_case("break");
        let by_title =
            if is_break { Some(SessionKind::Break) } else { known(&title.to_lowercase()) };
        by_title.filter(|kind| !has_people && !kind.needs_speaker())
    })
}

/// Answers what the people of a session do in it when the file does not tell.
pub fn usual_role(kind: SessionKind) -> SessionRole {
    use SessionKind::{
        Break, Ceremony, Closed, Keynote, Meal, Opening, Panel, Reading, Signing, Talk, Tour,
        Unveiling,
    };
    match kind {
        Panel => SessionRole::Panelist,
        Reading => SessionRole::Reader,
        Ceremony | Signing | Unveiling | Break | Meal | Tour => SessionRole::Host,
        Opening | Keynote | Talk | Closed => SessionRole::Speaker,
    }
}

/// Finds the language of a session, if it is one of ours.
pub fn language(called: &str) -> Option<SessionLanguage> {
    let called = called.trim().to_lowercase();
    let has = |names: &[&str]| names.iter().any(|name| called.contains(name));
    let is = |code: &str| called.split(['-', '_', ',', ' ', '/']).any(|part| part == code);
    let chinese = is("zh") || has(&["中文", "汉语", "漢語", "普通话", "chinese", "mandarin"]);
    let english = is("en") || has(&["英文", "英语", "英語", "english"]);
    match (chinese, english) {
        (true, true) => Some(SessionLanguage::Both),
        (true, false) => Some(SessionLanguage::Chinese),
        (false, true) => Some(SessionLanguage::English),
        (false, false) => None,
    }
}

/// Answers the code under which other programs know a language.
pub fn language_code(language: Option<SessionLanguage>) -> &'static str {
    match language {
        // They know one language a session; the interpretation is ours to tell.
        Some(SessionLanguage::Chinese | SessionLanguage::Both) => "zh",
        Some(SessionLanguage::English) => "en",
        None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_by_their_words() {
        for (called, title, has_people, expected) in [
            ("podium", "Future", true, Some(SessionKind::Panel)),
            ("ceremony", "签约", false, Some(SessionKind::Ceremony)),
            ("lecture", "On lunch", true, None),
            ("", "Lunch", false, Some(SessionKind::Meal)),
            ("", "Keynote", false, None),
            ("talk", "Breaking things", false, None),
            ("Ev", "午餐時間", false, Some(SessionKind::Meal)),
        ] {
            assert_eq!(kind(called, title, has_people), expected, "{called} {title}");
        }
    }

    #[test]
    fn languages_are_known_by_code_and_name() {
        for (called, expected) in [
            ("zh-tw", Some(SessionLanguage::Chinese)),
            ("中文", Some(SessionLanguage::Chinese)),
            ("en", Some(SessionLanguage::English)),
            ("zh, en", Some(SessionLanguage::Both)),
            ("de", None),
            ("", None),
        ] {
            assert_eq!(language(called), expected, "{called}");
        }
    }
}
