//! How fast an event is put on paper, beside the programs that others print badges with.
//!
//! `cargo xtask bench` builds it optimized. Every peer gets the same finished layout: it sets no text, so
//! that its time is a lower bound of what it would take. CPU times are of the whole process.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod content;
mod krilla;
mod peers;

use std::{
    env, fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use cpu_time::ProcessTime;
use serde_json::{Value, json};
use summit_core::{App, Asking, Caller, app::system_clock};
use summit_print::{
    documents::badge::{Badge, Badges},
    fonts::FontBook,
    options::{Options, Words},
    pdf::About,
};

fn main() {
    let arguments: Vec<String> = env::args().collect();
    if let [_, verb, count, path] = arguments.as_slice()
        && verb == "crowd"
    {
        crowd(count.parse().expect("a count"), Path::new(path));
        return;
    }
    let folder = tempfile::tempdir().expect("a folder can be made");
    println!("{:<56}{:>12}{:>12}{:>9}", "", "taken", "limit", "ratio");
    badges(folder.path());
    program(folder.path());
}

/// Prints badges in a process of its own, and says what that took.
fn crowd(count: usize, path: &Path) {
    let badges = some_badges(count);
    let begun = ProcessTime::now();
    let book = FontBook::find().expect("the fonts are there");
    let file = fs::File::create(path).expect("a file can be made");
    let mut carry_on = |_, _| ControlFlow::Continue(());
    let options = Options::default();
    summit_print::print(&badges, &options, &book, &About::default(), file, &mut carry_on)
        .expect("badges are printed");
    println!("{}", json!({ "seconds": begun.elapsed().as_secs_f64(), "peak": peak() }));
}

/// What the process took at its peak, in megabytes; nothing where the system does not tell.
fn peak() -> Option<f64> {
    let told = fs::read_to_string("/proc/self/status").ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<f64>().ok().map(|kilobytes| kilobytes / 1024.0)
}

struct Taken {
    seconds: f64,
    peak: Option<f64>,
    bytes: u64,
}

/// The median of three runs, each in a process of its own.
fn taken(count: usize, folder: &Path) -> Taken {
    let path = folder.join(format!("{count}.pdf"));
    let mut runs: Vec<Value> = (0..3)
        .map(|_| {
            let this = env::current_exe().expect("a path");
            let run = Command::new(this)
                .args(["crowd", &count.to_string()])
                .arg(&path)
                .output()
                .expect("the benchmark can call itself");
            serde_json::from_slice(&run.stdout).expect("figures")
        })
        .collect();
    let seconds = |run: &Value| run["seconds"].as_f64().expect("seconds");
    runs.sort_by(|one, other| seconds(one).total_cmp(&seconds(other)));
    let bytes = fs::metadata(&path).expect("the file was written").len();
    Taken { seconds: seconds(&runs[1]), peak: runs[1]["peak"].as_f64(), bytes }
}

fn badges(folder: &Path) {
    let [one, thousand, ten] = [1, 1_000, 10_000].map(|count| taken(count, folder));
    let peers = peers::all(&some_badges(1_000), folder);
    for peer in &peers {
        let limit = peer.share * peer.seconds;
        let what = format!("1,000 badges, beside {} ({:.2} s)", peer.name, peer.seconds);
        tell(&what, thousand.seconds * 1000.0, limit * 1000.0, "ms");
    }
    tell("10,000 badges", ten.seconds * 1000.0, thousand.seconds * 11_000.0, "ms");
    if let Some(peak) = ten.peak {
        tell("10,000 badges, memory at the peak", peak, 300.0, "MB");
    }
    let each = (thousand.bytes - one.bytes) as f64 / 999.0;
    tell("a badge in the file, besides the fonts", each, 1200.0, "B ");
}

/// A program of about 64 pages: laid out and written, and its first page shown.
fn program(folder: &Path) {
    let tables = &[summit_core::COMMANDS, summit_print::COMMANDS];
    let app = App::new(folder.join("home"), system_clock(), tables);
    let asking = Asking {
        caller: Caller::Office,
        operator: "bench".to_owned(),
        station: "bench".to_owned(),
        job: None,
    };
    content::make(&app, &asking, &folder.join("event.summit"));
    let path: PathBuf = folder.join("program.pdf");
    let request = json!({ "document": "program", "path": path });
    let mut pages = 0;
    let taken = median(5, || {
        let begun = ProcessTime::now();
        let saved = app.call(&asking, "print.save", request.clone()).expect("it is printed");
        pages = saved["pages"].as_u64().expect("a count");
        begun.elapsed()
    });
    tell(&format!("a program of {pages} pages"), taken.as_secs_f64() * 1000.0, 200.0, "ms");
    for document in ["badges", "program"] {
        let request = json!({ "document": document, "from": 0, "count": 1 });
        let taken = median(5, || {
            let begun = Instant::now();
            app.call(&asking, "print.preview", request.clone()).expect("it is shown");
            begun.elapsed()
        });
        let what = format!("the first page of the {document} on the screen (wall)");
        tell(&what, taken.as_secs_f64() * 1000.0, 100.0, "ms");
    }
}

fn median(times: usize, mut measure: impl FnMut() -> Duration) -> Duration {
    let mut taken: Vec<Duration> = (0..times).map(|_| measure()).collect();
    taken.sort_unstable();
    taken[taken.len() / 2]
}

fn tell(what: &str, taken: f64, limit: f64, unit: &str) {
    println!("{what:<56}{taken:>9.1} {unit}{limit:>9.0} {unit}{:>9.2}", taken / limit);
}

/// Badges of a crowd whose names the first font has: a peer would have to look for others.
fn some_badges(count: usize) -> Badges {
    Badges {
        event: Words::new("细胞治疗产业高峰论坛", "Cell Therapy Industry Summit Forum"),
        occasion: Words::new("2019年4月13日 · 无锡", "13 April 2019, Wuxi"),
        badges: (0..count).map(badge).collect(),
    }
}

fn badge(number: usize) -> Badge {
    const FAMILY: [&str; 10] = ["张", "王", "李", "赵", "陈", "杨", "欧阳", "周", "吴", "郑"];
    const GIVEN: [&str; 12] = [
        "伟", "秀英", "建国", "若溪", "一鸣", "海蓉", "宝珠", "春仁", "传森", "静怡", "思远",
        "诣书",
    ];
    const PLACE: [&str; 4] =
        ["示例医院血液科", "示例大学生命科学学院", "示例生物科技（无锡）有限公司", "示例研究院"];
    Badge {
        id: number.to_string(),
        name: format!("{}{}", FAMILY[number % 10], GIVEN[number / 10 % 12]),
        latin_name: format!("GUEST Number {number}"),
        position: Words::new("主任医师、教授", "Chief Physician, Professor"),
        organisation: Words::new(PLACE[number % 4], "Sample Organization"),
        category: Words::new("参会代表", "Delegate"),
        color: "#2b5fa8".to_owned(),
        code: format!("{:0173}", number * 7_919_927),
        number: format!("A-{number:05}"),
        ..Badge::default()
    }
}
