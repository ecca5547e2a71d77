//! How fast lists of 100,000 people come in and go out, beside the limits and beside programs that
//! others use for it.
//!
//! `cargo xtask bench` builds it optimized. CPU times are of the one thread that works. Where Python
//! has openpyxl and pandas, they do the same work in the same run; then every time is also told as
//! it would be on the laboratory's machine, for which the limits were set.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::{fs, path::Path, process::Command};

use cpu_time::ThreadTime;
use serde_json::{Value, json};
use summit_core::{
    App, Asking, Caller,
    app::system_clock,
    exchange::tables::{Cell, Column, XlsxWriter},
};

const ROWS: usize = 100_000;

/// What openpyxl and sqlite3 take for these rows on the laboratory's machine, in seconds of CPU.
///
/// Its design notes have 6.6 s for 100,000 rows of 7 columns; this list has 12, and the time goes
/// with the cells: 6.6 × 12 / 7.
const LABORATORY: f64 = 11.3;

fn main() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let list = folder.path().join("list.xlsx");
    write_list(&list);
    println!(
        "a workbook of {ROWS} rows and 12 columns, {:.1} MB",
        fs::metadata(&list).map_or(0.0, |found| found.len() as f64 / 1e6)
    );
    let peers = peers(&list, folder.path());
    let scale = peers
        .as_deref()
        .and_then(|told| seconds_of(told, "openpyxl"))
        .map(|taken| LABORATORY / taken);
    println!("{:<56}{:>12}{:>12}{:>9}{:>12}", "", "taken", "limit", "ratio", "laboratory");
    let bench = Bench::new(folder.path(), scale);
    bench.call(
        "files.create",
        json!({ "path": folder.path().join("large.summit"), "event": {
            "name_zh": "大会", "starts_on": "2019-04-13", "ends_on": "2019-04-14" } }),
    );
    let import = json!({ "list": { "path": list }, "new_categories": true });
    let import = |count: &str| {
        let told = bench.call("registrations.import", import.clone());
        assert_eq!(told[count], ROWS, "{told}");
    };
    let taken = bench.row("import with search keys and journal (CPU)", 6.0, || import("added"));
    bench.row("the same list a second time (CPU)", 4.0, || import("unchanged"));
    let out = folder.path().join("out.xlsx");
    let written = bench.row("export to a workbook (CPU)", 1.5, || {
        let told = bench.call("registrations.export", json!({ "path": out }));
        assert_eq!(told["rows"], ROWS, "{told}");
    });
    bench.row("export to a list of values (CPU)", 1.5, || {
        bench.call("registrations.export", json!({ "path": out.with_extension("csv") }));
    });
    bench.row("undo of the import (CPU)", 6.0, || {
        bench.call("journal.undo", json!(null));
    });
    if let Some(peak) = peak_memory() {
        say("memory at its peak, MB", peak, 400.0, None);
    }
    let nobody = "openpyxl and pandas are not here; nothing to compare with\n";
    let peers = peers.as_deref().unwrap_or(nobody);
    print!("{peers}");
    for (what, ours, peer) in [
        ("import, with all it does, beside openpyxl's least part", taken, "openpyxl"),
        ("import, with all it does, beside pandas' least part", taken, "pandas + sqlite3"),
        ("export beside pandas", written, "pandas, export"),
    ] {
        if let Some(theirs) = seconds_of(peers, peer) {
            println!("{what:<56}{:>12.2} of its time", ours / theirs);
        }
    }
}

fn write_list(path: &Path) {
    let titles = [
        "姓名",
        "英文名",
        "性别",
        "单位",
        "职务",
        "手机",
        "邮箱",
        "类别",
        "状态",
        "来源",
        "备注",
        "报名编号",
    ];
    let columns = titles.map(|title| Column { title: title.to_owned(), width: 16 });
    let surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "单", "曾", "尉迟"];
    let given =
        ["伟", "芳", "晓明", "静怡", "建国", "思远", "海燕", "志强", "雨桐", "文博", "婉清"];
    let mut book = XlsxWriter::new(path);
    book.sheet("名单", &columns).expect("a sheet begins");
    for number in 0..ROWS {
        let name =
            format!("{}{}", surnames[number % surnames.len()], given[number / 7 % given.len()]);
        let phone = 13_800_000_000.0 + number as f64 + 1.0;
        let row = [
            Cell::of(name),
            Cell::of(format!("Guest No {number}")),
            Cell::of(if number % 2 == 0 { "男" } else { "女" }),
            Cell::of(format!("第{}细胞治疗研究所", number % 2_000)),
            Cell::of("研究员"),
            // A third of the phones are numbers, as spreadsheets make them.
            if number % 3 == 0 { Cell::Number(phone) } else { Cell::of(format!("{phone:.0}")) },
            Cell::of(format!("guest{number}@example.com")),
            Cell::of("参会代表"),
            Cell::of("已报名"),
            Cell::of("官网"),
            Cell::of(format!("第 {number} 位")),
            Cell::of(format!("R{number:06}")),
        ];
        book.row(&row).expect("a row is written");
    }
    book.finish().expect("a workbook is written");
}

struct Bench {
    app: App,
    asking: Asking,
    /// How much of a time here the laboratory's machine would take, where that can be told.
    scale: Option<f64>,
}

impl Bench {
    fn new(folder: &Path, scale: Option<f64>) -> Bench {
        let asking = Asking {
            caller: Caller::Office,
            operator: "bench".to_owned(),
            station: "bench".to_owned(),
            job: None,
        };
        let tables = &[summit_core::COMMANDS];
        Bench { app: App::new(folder.join("home"), system_clock(), tables), asking, scale }
    }

    fn call(&self, name: &str, request: Value) -> Value {
        self.app.call(&self.asking, name, request).expect("the bench asks rightly")
    }

    /// Answers how many seconds it took.
    fn row(&self, what: &str, limit: f64, work: impl FnOnce()) -> f64 {
        let begun = ThreadTime::now();
        work();
        let taken = begun.elapsed().as_secs_f64();
        say(what, taken, limit, self.scale);
        taken
    }
}

fn say(what: &str, taken: f64, limit: f64, scale: Option<f64>) {
    let there = scale.map(|scale| format!("{:.2}", taken * scale)).unwrap_or_default();
    println!("{what:<56}{taken:>12.2}{limit:>12.2}{:>9.2}{there:>12}", taken / limit);
}

/// The most memory that this program has held, in MB; Linux alone tells it so easily.
fn peak_memory() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<f64>().ok().map(|kilobytes| kilobytes / 1024.0)
}

/// Lets others do what an import does at the least: read the rows, make phones regular, insert.
fn peers(list: &Path, folder: &Path) -> Option<String> {
    let script = include_str!("lists_peers.py");
    let path = folder.join("peers.py");
    fs::write(&path, script).expect("a script is written");
    let output = Command::new("python3").arg(&path).arg(list).arg(folder).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Reads from what the peers have told how long one of them took.
fn seconds_of(told: &str, peer: &str) -> Option<f64> {
    let line = told.lines().find(|line| line.starts_with(peer))?;
    line.split("   s CPU").next()?.split_whitespace().next_back()?.parse().ok()
}
