//! Every code has a sentence, in Chinese and in English.

use std::{collections::BTreeSet, fs};

use serde_json::Value;
use summit_core::{
    agenda, booths, checkins, error, event, exchange, organisations, people, prints, receptions,
    registrations,
};

fn words(language: &str) -> Value {
    let path = format!("{}/../ui/src/lib/words/{language}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn sentence<'a>(words: &'a Value, path: &str) -> &'a str {
    let found = path.split('.').fold(words, |words, part| &words[part]);
    found.as_str().unwrap_or_else(|| panic!("there are no words for {path}"))
}

#[track_caller]
fn check(section: &str, codes: impl IntoIterator<Item = impl AsRef<str>>) {
    let (zh, en) = (words("zh"), words("en"));
    for code in codes {
        let path = format!("{section}.{}", code.as_ref());
        for text in [sentence(&zh, &path), sentence(&en, &path)] {
            assert!(!text.contains('|') && !text.contains('@'), "{path} is not plain: {text}");
        }
        assert_eq!(names(sentence(&zh, &path)), names(sentence(&en, &path)), "{path}");
    }
}

/// The names in braces that a sentence fills in.
fn names(sentence: &str) -> BTreeSet<&str> {
    sentence.split('{').skip(1).filter_map(|part| part.split('}').next()).collect()
}

#[test]
fn every_code_has_words() {
    check("errors", error::CODES);
    check("problems", error::PROBLEM_CODES);
    check("findings", event::FINDING_CODES);
    check("import_remarks", exchange::agenda::REMARK_CODES);
    let troubles = exchange::registrations::RowTrouble::ALL.iter();
    check("row_troubles", troubles.map(|trouble| trouble.word()));
}

#[test]
fn every_change_has_a_name() {
    let sources = [
        "agenda",
        "booths",
        "checkins",
        "event",
        "exchange/agenda",
        "exchange/registrations",
        "journal",
        "organisations",
        "people",
        "prints",
        "registrations",
        "receptions",
        "venue",
    ];
    let mut titles = BTreeSet::new();
    for feature in sources {
        let folder =
            format!("{}/../src-tauri/crates/summit-core/src/{feature}", env!("CARGO_MANIFEST_DIR"));
        let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        for path in paths.filter(|path| path.is_file()) {
            let text = fs::read_to_string(path).unwrap();
            let quoted = text.split('"').skip(1).step_by(2);
            titles.extend(quoted.filter(|word| is_title(word)).map(str::to_owned));
        }
    }

    assert!(titles.len() > 40, "only {titles:?}");
    check("journal", titles);
}

fn is_title(word: &str) -> bool {
    let verbs = [
        "add",
        "change",
        "remove",
        "remove_many",
        "place",
        "place_many",
        "shift",
        "swap",
        "copy",
        "move",
        "move_many",
        "edit_many",
        "reissue",
        "reissue_many",
        "print",
        "print_many",
        "print_pages",
        "discard",
        "keep",
        "merge",
        "tell_apart",
        "record",
        "refuse",
        "undo",
        "redo",
        "import",
        "export",
    ];
    word.split_once('.').is_some_and(|(noun, verb)| {
        verbs.contains(&verb) && noun.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    })
}

#[test]
fn every_stored_word_has_words() {
    macro_rules! all {
        ($($name:literal: $type:ty),+ $(,)?) => {$(
            check(&format!("enums.{}", $name), <$type>::ALL.iter().map(|value| value.word()));
        )+};
    }
    all! {
        "sector": organisations::Sector,
        "standing": organisations::Standing,
        "host_role": event::HostRole,
        "level": event::Level,
        "gender": people::Gender,
        "duplicate_reason": people::DuplicateReason,
        "registration_state": registrations::RegistrationState,
        "import_field": exchange::registrations::Field,
        "import_key": exchange::registrations::ImportKey,
        "import_policy": exchange::registrations::ImportPolicy,
        "field_kind": registrations::FieldKind,
        "session_kind": agenda::SessionKind,
        "session_role": agenda::SessionRole,
        "session_language": agenda::SessionLanguage,
        "rule_level": agenda::conflicts::RuleLevel,
        "change_kind": agenda::ChangeKind,
        "agenda_format": exchange::agenda::AgendaFormat,
        "booth_kind": booths::BoothKind,
        "booth_status": booths::BoothStatus,
        "checkin_kind": checkins::CheckinKind,
        "verdict": checkins::Verdict,
        "refusal_reason": checkins::RefusalReason,
        "print_target": prints::PrintTarget,
        "reprint_reason": prints::ReprintReason,
        "diet": receptions::Diet,
        "meal": receptions::Meal,
        "reception_list": receptions::ReceptionList,
    }
}

#[test]
fn every_finding_of_a_print_has_words() {
    let kinds = [
        "missing_character",
        "right_to_left",
        "unshaped",
        "overflow",
        "left_out",
        "no_code",
        "elsewhere",
        "continued",
        "shortened",
        "level",
        "parted",
        "reduced",
        "shrunk",
    ];
    check("print_findings", kinds);
    check("print_kinds", kinds);
}
