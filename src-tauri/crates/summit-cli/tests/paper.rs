//! What would not print well, as the command line says it.

#![cfg(test)]

use std::{path::Path, process::Command};

use serde_json::{Value, json};

/// Runs in a folder and expects the exit code; answers standard output and standard error.
#[track_caller]
fn ends(folder: &Path, code: i32, arguments: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_summit"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C.UTF-8")
        .env("SUMMIT_HOME", folder.join("home"))
        .env_remove("LANG")
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {out}{err}");
    (out, err)
}

#[track_caller]
fn call(folder: &Path, command: &str, request: &Value) -> Value {
    let (out, _) = ends(folder, 0, &["call", "wuxi.summit", command, &request.to_string()]);
    serde_json::from_str(&out).unwrap()
}

#[test]
fn who_is_set_smaller_is_named_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    ends(folder.path(), 0, &["new", "wuxi.summit", "--sample"]);

    let (_, told) = ends(folder.path(), 0, &["print", "wuxi.summit", "badges", "-o", "b.pdf"]);

    let (_, smaller) = told.split_once("Everything set smaller (").unwrap();
    let (count, people) = smaller.split_once("):\n").unwrap();
    let named = people.lines().take_while(|line| line.contains("everything is set at"));
    assert_eq!(named.count().to_string(), count, "{told}");
    assert!(count != "1", "{told}");
}

#[test]
fn who_is_on_the_stage_is_checked_in_every_language() {
    let folder = tempfile::tempdir().unwrap();
    ends(folder.path(), 0, &["new", "wuxi.summit", "--sample"]);
    let speaker = json!({ "full_name": "张三",
        "position_zh": "首席科学家".repeat(16), "position_en": "Vice President ".repeat(7) });
    let id = call(folder.path(), "people.save", &speaker)["id"].clone();
    let talk = json!({ "kind": "talk", "title_zh": "甲\u{F0001}", "starts_at": "2019-04-13T09:00",
        "minutes": 30, "roles": [{ "person_id": id, "role": "speaker" }] });
    call(folder.path(), "sessions.save", &talk);

    let (told, _) = ends(folder.path(), 1, &["check", "wuxi.summit"]);
    let (report, _) = ends(folder.path(), 1, &["check", "wuxi.summit", "--json"]);

    let cut = "stage-cards: Zhang San, organization:";
    assert!(told.lines().any(|line| line.starts_with(cut) && line.ends_with("cut off")), "{told}");
    let report: Value = serde_json::from_str(&report).unwrap();
    let print = report["print"].as_object().unwrap();
    let expected = [
        "stage-cards",
        "stage-cards (en)",
        "table-cards",
        "labels",
        "invitations (en)",
        // What is made for rooms and for everybody is looked through as well.
        "door-signs",
        "program",
    ];
    for document in expected {
        assert!(print.contains_key(document), "{document} of {:?}", print.keys());
    }
}

#[test]
fn every_list_of_guests_is_checked() {
    let folder = tempfile::tempdir().unwrap();
    ends(folder.path(), 0, &["new", "wuxi.summit", "--sample"]);
    let draft = json!({ "person": { "full_name": "赵\u{F0001}" } });
    let guest = call(folder.path(), "registrations.save", &draft);
    let facts = json!({ "hotel": "太湖饭店", "diet": "halal", "arrives_on": "2019-04-12",
        "leaves_on": "2019-04-14" });
    let stay = json!({ "registration_id": guest["registration"]["id"], "facts": facts,
        "shares_with": [] });
    call(folder.path(), "receptions.save", &stay);

    let (report, _) = ends(folder.path(), 1, &["check", "wuxi.summit", "--json"]);

    let report: Value = serde_json::from_str(&report).unwrap();
    for document in ["sign-in", "arrivals", "departures", "rooming", "diets"] {
        let told = report["print"][document].as_array().unwrap();
        let of_guest = |one: &&Value| one["subject"] == "赵\u{F0001}";
        let kinds: Vec<&Value> = told.iter().filter(of_guest).map(|one| &one["kind"]).collect();
        assert_eq!(kinds, ["missing_character"], "{document}");
    }
}

#[test]
fn what_a_document_does_not_have_is_refused_and_not_left_out_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    ends(folder.path(), 0, &["new", "wuxi.summit", "--sample"]);
    let print = |code, document: &str, set: &str| {
        let request = ["print", "wuxi.summit", document, "-o", "x.pdf", "--set", set];
        ends(folder.path(), code, &request).1
    };

    let refused = print(2, "badges", "vertical");
    assert!(refused.contains("badges") && refused.contains("vertical"), "{refused}");
    let refused = print(2, "labels", "used_labels=99");
    assert!(refused.contains("21") && refused.contains("99"), "{refused}");
    print(0, "labels", "used_labels=20");
}
