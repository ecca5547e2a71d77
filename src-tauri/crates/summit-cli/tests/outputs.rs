//! What is written never takes the place of an event or of what is read, and what is typed wrongly is
//! told in one line.

#![cfg(test)]

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

struct Folder(TempDir);

impl Folder {
    fn with_event() -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        assert!(folder.run(&["new", "a.summit", "--sample"]).status.success());
        fs::write(folder.path("list.csv"), "姓名,邮箱\n张三,bad\n李四,li@b.cn\n").unwrap();
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_summit"));
        command.args(arguments).current_dir(self.0.path()).env("LC_ALL", "C.UTF-8");
        command.env("SUMMIT_HOME", self.path("home")).env_remove("LANG");
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs, expects an exit code and one line of error, and answers it.
    #[track_caller]
    fn refused(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let line = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {line}");
        assert_eq!(line.lines().count(), 1, "{arguments:?}: {line}");
        line
    }

    /// What lies there, without what the program keeps for itself.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| name != "home").collect();
        names.sort();
        names
    }
}

#[test]
fn nothing_is_written_over_an_event_or_the_list_that_is_read() {
    let folder = Folder::with_event();
    let (event, list) =
        (fs::read(folder.path("a.summit")).unwrap(), fs::read(folder.path("list.csv")).unwrap());
    assert!(folder.run(&["new", "b.summit"]).status.success());

    for arguments in [
        &["print", "a.summit", "badges", "-o", "a.summit"][..],
        &["print", "a.summit", "badges", "-o", "./b.summit"],
        &["print", "a.summit", "program", "-o", "b.summit-wal"],
        &["call", "a.summit", "print.save", r#"{"document":"badges","path":"a.summit"}"#],
        &["import", "a.summit", "registrations", "list.csv", "--rejects", "a.summit"],
    ] {
        let line = folder.refused(1, arguments);
        assert!(line.contains("event of Summit Desk"), "{line}");
    }
    for output in ["--rejects", "--differences"] {
        let arguments = ["import", "a.summit", "registrations", "list.csv", output, "list.csv"];
        let line = folder.refused(1, &arguments);
        assert!(line.contains("being read"), "{line}");
    }

    assert_eq!(fs::read(folder.path("a.summit")).unwrap(), event);
    assert_eq!(fs::read(folder.path("list.csv")).unwrap(), list);
    assert_eq!(folder.names(), ["a.summit", "b.summit", "list.csv"]);
}

#[test]
fn files_that_are_refused_are_left_as_they_were_with_nothing_beside_them() {
    let folder = Folder::with_event();
    let mut damaged = fs::read(folder.path("a.summit")).unwrap();
    damaged.truncate(20_000);
    fs::write(folder.path("cut.summit"), &damaged).unwrap();
    fs::write(folder.path("text.summit"), "text").unwrap();
    fs::copy(folder.path("a.summit"), folder.path("only.summit")).unwrap();
    let mut rights = fs::metadata(folder.path("only.summit")).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(folder.path("only.summit"), rights).unwrap();
    let before = folder.names();

    for (name, told) in [
        ("cut.summit", "damaged"),
        ("text.summit", "not a Summit Desk event"),
        ("only.summit", "read-only"),
        ("home", "not a Summit Desk event"),
        ("none.summit", "no such file"),
    ] {
        fs::create_dir_all(folder.path("home")).unwrap();
        let line = folder.refused(1, &["info", name]);
        assert!(line.contains(told), "{name}: {line}");
    }

    assert_eq!(folder.names(), before);
}

#[cfg(unix)]
#[test]
fn behind_a_link_lies_the_same_event() {
    let folder = Folder::with_event();
    std::os::unix::fs::symlink("a.summit", folder.path("link.summit")).unwrap();
    std::os::unix::fs::symlink("list.csv", folder.path("link.csv")).unwrap();

    folder.run(&["call", "link.summit", "people.save", r#"{"full_name":"连接"}"#]);
    let found = folder.run(&["search", "a.summit", "连接"]);
    assert!(String::from_utf8(found.stdout).unwrap().contains("连接"));
    folder.refused(1, &["print", "a.summit", "badges", "-o", "link.summit"]);
    let arguments = ["import", "a.summit", "registrations", "list.csv", "--rejects", "link.csv"];
    folder.refused(1, &arguments);

    // While one name is open, the other is in use.
    let lock = fs::File::create(folder.path("a.summit.lock")).unwrap();
    lock.lock().unwrap();
    let line = folder.refused(1, &["info", "link.summit"]);
    assert!(line.contains("in use"), "{line}");
}

#[test]
fn what_is_typed_wrongly_is_told_in_one_line_of_the_language_that_is_asked_for() {
    let folder = Folder::with_event();

    for (arguments, told) in [
        (&["print", "a.summit"][..], "summit print --help"),
        (&["nosuch"], "“nosuch”"),
        (&["print", "a.summit", "badges", "-o", "x.pdf", "--nosuch"], "--nosuch"),
        (&["print", "a.summit", "nosuch", "-o", "x.pdf"], "“nosuch”"),
        (&["import", "a.summit", "registrations", "list.csv", "--key", "x"], "phone"),
        (&["new", "n.summit", "--from", "2027-13-01"], "--from"),
        (&["new", "n.summit", "--sample", "--name", "x"], "--sample"),
        (&["checkin", "a.summit", ""], "code"),
    ] {
        let line = folder.refused(2, arguments);
        assert!(line.contains(told), "{arguments:?}: {line}");
        let chinese = [&["--messages", "zh"][..], arguments].concat();
        let line = folder.refused(2, &chinese);
        assert!(line.chars().any(|sign| ('\u{4E00}'..'\u{9FFF}').contains(&sign)), "{line}");
    }
    assert!(!folder.path("n.summit").exists() && !folder.path("x.pdf").exists());
    assert!(folder.run(&["call", "a.summit", "rooms.list", "{}"]).status.success());
}

#[test]
fn a_refusal_is_json_where_answers_are() {
    let folder = Folder::with_event();

    for (code, told, arguments) in [
        (1, "file_missing", &["info", "none.summit", "--json"][..]),
        (1, "invalid", &["call", "a.summit", "people.save", r#"{"full_name":""}"#, "--json"]),
        (2, "misused", &["print", "--json"]),
    ] {
        let output = folder.run(arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        let said: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(said["error"]["code"], told, "{said}");
        assert!(said["error"]["message"].is_string());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_no_success_and_a_name_that_is_no_text_no_crash() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

    let folder = Folder::with_event();
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let ended = folder.command(&["log", "a.summit"]).stdout(Stdio::from(full)).status().unwrap();
    assert_eq!(ended.code(), Some(1));

    let odd = folder.command(&["new"]).arg(OsStr::from_bytes(b"\xff\xfe.summit")).output().unwrap();
    assert_eq!(odd.status.code(), Some(2));
    assert_eq!(String::from_utf8(odd.stderr).unwrap().lines().count(), 1);
}

#[test]
fn what_is_not_written_is_told() {
    let folder = Folder::with_event();
    fs::write(folder.path("titles.csv"), "姓名,邮箱\n").unwrap();
    fs::write(folder.path("known.csv"), "姓名,手机\n张三,13800001234\n").unwrap();
    let said = |arguments: &[&str]| {
        let output = folder.run(&[arguments, &["--messages", "zh"]].concat());
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        let said = [output.stdout, output.stderr].concat();
        String::from_utf8(said).unwrap()
    };

    let titles = said(&["import", "a.summit", "registrations", "titles.csv"]);
    said(&["import", "a.summit", "registrations", "known.csv"]);
    let again = ["import", "a.summit", "registrations", "known.csv", "--differences", "d.xlsx"];
    let again = said(&again);
    let cards = said(&["export", "a.summit", "registrations", "all.vcf"]);

    assert!(titles.starts_with("这份名单里没有人"), "{titles}");
    assert!(again.contains("没有不同之处"), "{again}");
    assert!(!folder.path("d.xlsx").exists());
    assert!(cards.contains("其余各列"), "{cards}");
}
