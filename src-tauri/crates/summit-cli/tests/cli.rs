//! The command line as a script sees it: what it prints, how it ends, and what it leaves alone.

#![cfg(test)]

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

use serde_json::{Value, json};
use tempfile::TempDir;

struct Shell {
    folder: TempDir,
}

impl Shell {
    fn with_sample() -> Shell {
        let shell = Shell { folder: tempfile::tempdir().unwrap() };
        shell.done(&["new", "wuxi.summit", "--sample"]);
        shell
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_summit"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("LC_ALL", "C.UTF-8")
            .env("SUMMIT_HOME", self.path("home"))
            .env_remove("LANG")
            .output()
            .unwrap()
    }

    /// Runs and expects the exit code; answers standard output and standard error.
    #[track_caller]
    fn ends(&self, code: i32, arguments: &[&str]) -> (String, String) {
        let output = self.run(arguments);
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {out}{err}");
        (out, err)
    }

    #[track_caller]
    fn done(&self, arguments: &[&str]) -> String {
        self.ends(0, arguments).0
    }

    #[track_caller]
    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.done(arguments)).unwrap()
    }

    /// Expects to be refused with one line and nothing on standard output.
    #[track_caller]
    fn refused(&self, code: i32, arguments: &[&str]) -> String {
        let (out, err) = self.ends(code, arguments);
        assert_eq!(out, "");
        assert_eq!(err.lines().count(), 1, "{err}");
        assert!(!err.contains('{'), "{err}");
        err
    }
}

#[test]
fn info_counts_what_is_there() {
    let shell = Shell::with_sample();

    let info = shell.json(&["info", "wuxi.summit", "--json"]);

    assert_eq!(info["event"]["starts_on"], "2019-04-13");
    assert_eq!(
        info["counts"],
        json!({ "people": 98, "registrations": 98, "sessions": 10, "organisations": 8,
            "booths": 3, "equipment": 5, "checkins": 0 })
    );
    assert_eq!(info["findings"], 0);
    let chinese = shell.done(&["info", "wuxi.summit", "--messages", "zh"]);
    assert!(chinese.contains("98  报名"), "{chinese}");
}

#[test]
fn a_plain_event_can_be_made() {
    let shell = Shell::with_sample();

    shell.done(&[
        "new",
        "next.summit",
        "--name",
        "明年",
        "--from",
        "2027-05-01",
        "--to",
        "2027-05-02",
    ]);

    let days = shell.json(&["call", "next.summit", "days.list"]);
    assert_eq!(days.as_array().unwrap().len(), 2);
    assert_eq!(shell.json(&["info", "next.summit", "--json"])["event"]["name_zh"], "明年");
}

#[test]
fn badges_and_the_program_are_printed() {
    let shell = Shell::with_sample();

    let badges =
        shell.json(&["print", "wuxi.summit", "badges", "-o", "b.pdf", "--sheet", "a4", "--json"]);
    let few = shell.json(&[
        "print",
        "wuxi.summit",
        "badges",
        "-o",
        "few.pdf",
        "--only",
        "category:Speaker",
        "--json",
    ]);
    shell.done(&["print", "wuxi.summit", "program", "-o", "p.pdf", "--language", "zh"]);

    assert_eq!(badges["pages"], 25);
    assert_eq!(few["pages"], 5);
    for name in ["b.pdf", "few.pdf", "p.pdf"] {
        assert!(fs::read(shell.path(name)).unwrap().starts_with(b"%PDF-"), "{name}");
    }
}

#[test]
fn a_booklet_and_other_sides_are_put_on_sheets() {
    let shell = Shell::with_sample();
    let print = |document: &str, options: &[&str]| {
        let options = [&["print", "wuxi.summit", document, "-o", "o.pdf", "--json"], options];
        shell.json(&options.concat())["pages"].as_u64().unwrap()
    };

    let pages = print("program", &[]);
    let folded = print("program", &["--impose", "--signature", "--creep", "2"]);
    let backs = print("badges", &["--sheet", "a4", "--back", "page", "--flip", "short"]);

    assert_eq!(folded, pages.div_ceil(4) * 2);
    assert_eq!(backs, 50);
    shell.ends(2, &["print", "wuxi.summit", "program", "-o", "o.pdf", "--creep", "2"]);
}

#[test]
fn everything_that_can_be_printed_is_listed() {
    let shell = Shell::with_sample();

    let listed = shell.done(&["print", "--list"]);

    assert!(listed.contains("badges\tBadges\t95x134 a6"), "{listed}");
    let badges = listed.lines().next().unwrap().split('\t').nth(3).unwrap();
    assert!(badges.starts_with("batch sheet bleed"), "{badges}");
    assert!(listed.lines().all(|line| line.split('\t').count() == 5));
}

#[test]
fn only_what_is_new_or_changed_is_printed_again() {
    let shell = Shell::with_sample();
    let print = ["print", "wuxi.summit", "badges", "-o", "b.pdf", "--changed", "--sort", "number"];

    let (out, counted) = shell.ends(0, &print);
    let (nothing, _) = shell.ends(0, &print);
    let draft = json!({ "person": { "full_name": "张三" } }).to_string();
    shell.done(&["call", "wuxi.summit", "registrations.save", &draft]);
    let (one, _) = shell.ends(0, &print);

    assert!(out.contains("98 pages"), "{out}");
    assert!(counted.contains("98 new, 0 changed, 0 unchanged"), "{counted}");
    assert_eq!(nothing, "0 new, 0 changed, 98 unchanged since the last print\n");
    assert!(one.contains("1 page\n"), "{one}");
    let refused =
        shell.refused(1, &["print", "wuxi.summit", "program", "-o", "p.pdf", "--changed"]);
    assert!(refused.contains("“Program” is printed as a whole"), "{refused}");
    let signs = ["print", "wuxi.summit", "booth-signs", "-o", "s.pdf", "--changed"];
    let only = ["--only", "a02 博雅", "--sort", "organisation"];
    let (out, counted) = shell.ends(0, &[&signs[..], &only].concat());
    assert!(out.contains("1 page\n") && counted.contains("1 new"), "{out} {counted}");
    let only = ["--only", "a02 博雅", "--sort", "organization"];
    let (again, _) = shell.ends(0, &[&signs[..5], &only].concat());
    assert!(again.contains("1 page\n"), "{again}");
    for (arguments, says) in [
        (["program", "--only", "博雅"], "cannot be narrowed"),
        (["membership", "--sort", "seat"], "does not come in this order"),
        (["speaking", "--only", "state:confirmed"], "organization"),
        (["invitations", "--sheet", "a4"], "sheet of its own"),
        (["badgez", "--sort", "seat"], "--list names them"),
    ] {
        let whole = [&["print", "wuxi.summit"], &arguments[..], &["-o", "p.pdf"]].concat();
        let is_misuse = ["organization", "--list names them"].contains(&says);
        let (_, refused) = shell.ends(if is_misuse { 2 } else { 1 }, &whole);
        assert!(refused.contains(says), "{refused}");
    }
}

#[test]
fn what_else_a_document_offers_is_set_and_what_it_does_not_is_refused() {
    let shell = Shell::with_sample();
    let print = |document: &'static str, more: &[&'static str]| {
        [&["print", "wuxi.summit", document, "-o", "p.pdf"], more].concat()
    };

    shell.done(&print("sign-in", &["--set", "grouping=pinyin"]));
    shell.done(&print("table-cards", &["--set", "vertical", "--set", "name_only", "--only", "孙"]));
    let refused = shell.refused(1, &print("badges", &["--impose"]));
    assert!(refused.contains("only the program can"), "{refused}");
    let refused = shell.refused(1, &print("badges", &["--size", "400x500", "--sheet", "a4"]));
    assert!(refused.contains("does not fit on the chosen sheet"), "{refused}");
    shell.ends(2, &print("badges", &["--set", "glitter"]));
    shell.ends(2, &print("sign-in", &["--set", "grouping=height"]));
}

#[test]
fn a_badge_is_printed_again_with_its_reason() {
    let shell = Shell::with_sample();
    let again = |reason: &str| {
        let to = ["print", "wuxi.summit", "badges", "-o", "b.pdf", "--only", "孙海东"];
        shell.done(&[&to[..], &["--reprint", reason]].concat());
    };

    again("lost");
    again("沾了咖啡");

    let log = shell.json(&["call", "wuxi.summit", "prints.list"]);
    assert_eq!(
        (&log["rows"][1]["reason"], &log["rows"][0]["reason"]),
        (&json!("lost"), &json!("other"))
    );
    assert_eq!(log["rows"][0]["reason_words"], "沾了咖啡");
    // Without a filter it would be everybody's.
    let (_, usage) =
        shell.ends(2, &["print", "wuxi.summit", "badges", "-o", "b.pdf", "--reprint", "lost"]);
    assert!(usage.contains("--only"), "{usage}");
}

#[test]
fn a_character_without_a_font_is_told_before_printing() {
    let shell = Shell::with_sample();
    let draft = json!({ "person": { "full_name": "王\u{10FFFD}" } }).to_string();
    shell.done(&["call", "wuxi.summit", "registrations.save", &draft]);

    let line = shell.refused(1, &["print", "wuxi.summit", "badges", "-o", "b.pdf"]);

    assert!(line.contains("Wang\u{10FFFD}, name"), "{line}");
    assert!(!shell.path("b.pdf").exists());
    shell.done(&["print", "wuxi.summit", "badges", "-o", "b.pdf", "--anyway"]);
}

#[test]
fn people_are_found_and_checked_in_once() {
    let shell = Shell::with_sample();
    let hits = shell.json(&["search", "wuxi.summit", "sunhaidong", "--json"]);
    let number = hits[0]["mark"].as_str().unwrap().split(" · ").nth(1).unwrap().to_owned();

    let first = shell.done(&["checkin", "wuxi.summit", &number, "--desk", "north"]);
    let (again, _) = shell.ends(1, &["checkin", "wuxi.summit", &number, "--desk", "south"]);
    let (unknown, _) = shell.ends(1, &["checkin", "wuxi.summit", "12345678"]);

    assert!(first.contains("孙海东"), "{first}");
    assert!(again.contains("north"), "{again}");
    assert!(unknown.contains("not found"), "{unknown}");
    assert_eq!(shell.json(&["info", "wuxi.summit", "--json"])["counts"]["checkins"], 3);

    let near = shell.done(&["search", "wuxi.summit", "sunhaidnog"]);
    assert!(near.starts_with("Nothing fits. Did you mean:\n孙海东"), "{near}");
}

#[test]
fn what_was_called_can_be_undone_and_stands_in_the_log() {
    let shell = Shell::with_sample();
    shell.done(&["call", "wuxi.summit", "people.save", r#"{"full_name":"张三"}"#]);

    let undone = shell.done(&["undo", "wuxi.summit"]);
    let log = shell.done(&["log", "wuxi.summit"]);

    assert!(undone.contains("Add “张三”"), "{undone}");
    assert!(log.lines().nth(1).unwrap().contains("(undone)"), "{log}");
    assert_eq!(shell.json(&["info", "wuxi.summit", "--json"])["counts"]["people"], 98);
    shell.refused(1, &["undo", "wuxi.summit"]);
}

#[test]
fn findings_are_told_and_end_with_one() {
    let shell = Shell::with_sample();
    let sound = shell.done(&["check", "wuxi.summit"]);
    assert!(sound.starts_with("The file is sound"), "{sound}");
    assert!(sound.contains("badges: Aygul Memet, name: “阿依古丽·买买提” only fits at"), "{sound}");
    let draft = r#"{"kind":"talk","title_zh":"甲","starts_at":"2019-04-13T09:00","minutes":30}"#;
    shell.done(&["call", "wuxi.summit", "sessions.save", draft]);

    let (told, _) = shell.ends(1, &["check", "wuxi.summit"]);
    let (report, _) = shell.ends(1, &["check", "wuxi.summit", "--json"]);

    let wrong = told.lines().filter(|line| line.starts_with("Warning") || line.starts_with("Conf"));
    assert_eq!(wrong.count(), 2, "{told}");
    assert!(report.contains("no_speaker") && report.contains("no_room"));
}

#[test]
fn bad_input_gets_one_line_and_leaves_everything_as_it_was() {
    let shell = Shell::with_sample();
    let before = fs::read(shell.path("wuxi.summit")).unwrap();
    fs::write(shell.path("diary.summit"), "dear diary").unwrap();
    fs::write(shell.path("cut.summit"), &before[..before.len() / 2]).unwrap();
    fs::write(shell.path("old.pdf"), "an older file").unwrap();

    for arguments in [
        &["info", "nowhere.summit"][..],
        &["info", "diary.summit"],
        &["info", "cut.summit"],
        &["new", "wuxi.summit", "--sample"],
        &["print", "wuxi.summit", "badges", "-o", "old.pdf", "--only", "nobodyatall"],
        &["print", "wuxi.summit", "badges", "-o", "no/such/folder.pdf"],
        &["call", "wuxi.summit", "people.save", r#"{"full_name":""}"#],
    ] {
        shell.refused(1, arguments);
    }
    for arguments in [
        &["call", "wuxi.summit", "people.dance"][..],
        &["call", "wuxi.summit", "people.save", "{"],
        &["print", "wuxi.summit", "poster", "-o", "old.pdf"],
        &["print", "wuxi.summit", "badges", "-o", "old.pdf", "--sheet", "b7"],
        &["print", "wuxi.summit", "badges", "-o", "old.pdf", "--language", "fr"],
        &["print", "wuxi.summit", "badges", "-o", "old.pdf", "--only", "color:red"],
    ] {
        shell.refused(2, arguments);
    }

    assert_eq!(fs::read_to_string(shell.path("old.pdf")).unwrap(), "an older file");
    assert_eq!(fs::read_to_string(shell.path("diary.summit")).unwrap(), "dear diary");
    assert_eq!(shell.json(&["info", "wuxi.summit", "--json"])["counts"]["people"], 98);
    assert!(!shell.path("wuxi.summit.lock").exists());
    assert_eq!(shell.run(&["dance"]).status.code(), Some(2));
}

#[test]
fn help_tells_the_verbs_and_the_commands() {
    let shell = Shell::with_sample();

    let help = shell.done(&["--help"]);
    let call = shell.done(&["call", "--help"]);

    for verb in ["new", "info", "print", "search", "checkin", "check", "call", "undo", "log"] {
        assert!(help.lines().any(|line| line.trim_start().starts_with(verb)), "{verb}");
    }
    assert!(call.contains("registrations.save") && call.contains("print.preview"));
}

#[test]
fn a_list_comes_in_by_its_good_rows_and_goes_out_again() {
    let shell = Shell::with_sample();
    let list = "姓名,单位,手机,邮箱\n张三三,甲研究院,13800009999,\n李四四,,1.39E+10,\n";
    fs::write(shell.path("list.csv"), list).unwrap();
    fs::write(shell.path("map.json"), r#"{ "姓名": "full_name", "手机": "phone" }"#).unwrap();
    let before = shell.json(&["--json", "info", "wuxi.summit"])["counts"].clone();
    let import = ["import", "wuxi.summit", "registrations", "list.csv"];

    let (tried, remarks) = shell.ends(1, &[&import[..], &["--dry-run"]].concat());
    let (refused, _) = shell.ends(1, &import);
    let after = shell.json(&["--json", "info", "wuxi.summit"])["counts"].clone();

    assert!(tried.contains("1  New") && tried.contains("dry run"), "{tried}");
    assert!(
        remarks.contains("Row 3, column “手机”: ") && remarks.contains("1.39E+10"),
        "{remarks}"
    );
    assert!(refused.contains("--rejects"), "{refused}");
    assert_eq!(after, before);

    let rest = ["--mapping", "map.json", "--key", "phone", "--rejects", "rest.xlsx"];
    shell.ends(1, &[&import[..], &rest].concat());
    let found = shell.done(&["search", "wuxi.summit", "zhangsansan"]);
    assert!(found.contains("张三三") && shell.path("rest.xlsx").is_file(), "{found}");

    shell.done(&["export", "wuxi.summit", "registrations", "out.csv", "--columns", "full_name"]);
    let out = fs::read_to_string(shell.path("out.csv")).unwrap();
    assert!(out.contains("张三三") && !out.contains("13800009999"), "{out}");
    for (options, version) in [(&[][..], "3.0"), (&["--card-version", "4.0"], "4.0")] {
        let export = ["export", "wuxi.summit", "registrations", "out.vcf"];
        shell.done(&[&export[..], options].concat());
        let cards = fs::read_to_string(shell.path("out.vcf")).unwrap();
        assert!(cards.contains(&format!("VERSION:{version}\r\n")), "{cards:.200}");
    }
    shell.done(&["undo", "wuxi.summit"]);
    let undone = shell.json(&["--json", "info", "wuxi.summit"])["counts"].clone();
    assert_eq!(undone, before);
}

#[test]
fn what_is_said_of_a_list_is_in_one_language() {
    let shell = Shell::with_sample();
    let import = |list: &str, messages: &str, further: &[&str]| {
        fs::write(shell.path("list.csv"), list).unwrap();
        let call = ["import", "wuxi.summit", "registrations", "list.csv", "--messages", messages];
        shell.run(&[&call[..], further].concat())
    };
    import("姓名,编号,手机,状态\n张三三,Z1,13800009999,未到场\n", "zh", &[]);
    let later = "姓名,编号,手机,状态\n张三三,Z1,13800009999,已邀请\n";
    fs::write(shell.path("map.json"), "{\n  \"姓名\": 1\n}").unwrap();

    for (messages, words, others) in [
        ("en", ["No-show", "Invited"], ["未到场", "已邀请"]),
        ("zh", ["未到场", "已邀请"], ["No-show", "Invited"]),
    ] {
        let said = import(later, messages, &["--key", "external-id", "--dry-run"]).stderr;
        let said = String::from_utf8(said).unwrap();
        assert!(words.iter().all(|word| said.contains(word)), "{said}");
        assert!(!others.iter().any(|word| said.contains(word)), "{said}");
        let mapping = import(later, messages, &["--mapping", "map.json"]);
        let said = String::from_utf8(mapping.stderr).unwrap();
        assert!(mapping.status.code() == Some(2) && said.contains("map.json"), "{said}");
        assert_eq!((said.lines().count(), said.contains("expected")), (1, false), "{said}");
    }
}
