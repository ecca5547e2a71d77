//! How fast the event file is with 100,000 registrations, as shares of the limits that were set.
//!
//! `cargo xtask bench` builds it optimized. CPU times are of the one thread that works; opening is
//! told by the clock on the wall, because waiting for the disk is part of it.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod fill;
mod filters;

use std::{
    env, fs,
    path::Path,
    time::{Duration, Instant},
};

use cpu_time::ThreadTime;
use serde_json::{Value, json};
use summit_core::{App, Asking, Caller, app::system_clock};

const REGISTRATIONS: usize = 100_000;
const ORGANISATIONS: usize = 2_000;

fn main() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("large.summit");
    let bench = Bench::new(folder.path());
    let begun = Instant::now();
    bench.fill(&path);
    println!(
        "a file with {REGISTRATIONS} registrations, made in {:.1} s, {} MB",
        begun.elapsed().as_secs_f64(),
        fs::metadata(&path).map_or(0, |found| found.len() / 1_000_000)
    );
    println!("{:<56}{:>12}{:>12}{:>9}", "", "taken", "limit", "ratio");
    bench.opening(&path);
    bench.lists();
    bench.saving();
    bench.finding();
    bench.printing(folder.path());
}

/// What is looked for, how long it may take, and the queries of that kind.
type Kind<'a> = (&'a str, Duration, &'a dyn Fn(usize) -> String);

struct Bench {
    app: App,
    asking: Asking,
}

impl Bench {
    fn new(folder: &Path) -> Bench {
        let tables = &[summit_core::COMMANDS, summit_print::COMMANDS];
        let asking = Asking {
            caller: Caller::Office,
            operator: "bench".to_owned(),
            station: "bench".to_owned(),
            job: None,
        };
        Bench { app: App::new(folder.join("home"), system_clock(), tables), asking }
    }

    fn call(&self, name: &str, request: Value) -> Value {
        self.app.call(&self.asking, name, request).expect("the bench asks rightly")
    }

    fn opening(&self, path: &Path) {
        self.call("files.open", json!({ "path": path }));
        self.call("files.close", json!(null));
        let taken = median(5, || {
            let begun = Instant::now();
            self.call("files.open", json!({ "path": path }));
            self.call("registrations.list", json!({}));
            let taken = begun.elapsed();
            self.call("files.close", json!(null));
            taken
        });
        tell("open to the first page of rows (wall)", taken, Duration::from_millis(300));
        self.call("files.open", json!({ "path": path }));
    }

    /// The register by organisation, kept between looks.
    fn groups(&self) {
        for (what, request) in [
            ("200 groups, the largest first", json!({})),
            ("groups by name", json!({ "sort": "name" })),
            ("groups that are called so", json!({ "search": "xibao" })),
        ] {
            self.call("groups.list", request.clone());
            let taken = median(21, || cpu(|| drop(self.call("groups.list", request.clone()))));
            tell(what, taken, Duration::from_millis(20));
        }
    }

    fn lists(&self) {
        self.groups();
        self.filtered_lists();
        self.sorted_lists();
        let limit = Duration::from_millis(5);
        for (what, name, request) in [
            ("200 registrations by name", "registrations.list", json!({})),
            ("200 registrations by number", "registrations.list", json!({ "sort": "number" })),
            (
                "200 registrations, the latest first",
                "registrations.list",
                json!({ "sort": "registered_at", "descending": true }),
            ),
            ("200 people by name", "people.list", json!({})),
            ("200 organisations by name", "organisations.list", json!({})),
            ("200 check-ins", "checkins.list", json!({})),
            ("200 changes", "journal.list", json!({})),
        ] {
            self.call(name, request.clone());
            let taken = median(21, || cpu(|| drop(self.call(name, request.clone()))));
            tell(what, taken, limit);
        }
    }

    /// The first, the middle and the last piece of the register in the order of every column, and
    /// the first one after somebody changed a person.
    fn sorted_lists(&self) {
        let limit = Duration::from_millis(20);
        let row = self.call("registrations.list", json!({ "limit": 1 }))["rows"][0].clone();
        for sort in ["name", "number", "organisation", "phone", "email", "tags", "state"] {
            for offset in [0, REGISTRATIONS / 2, REGISTRATIONS - 200] {
                let request = json!({ "sort": sort, "offset": offset, "descending": true });
                self.call("registrations.list", request.clone());
                let taken =
                    median(5, || cpu(|| drop(self.call("registrations.list", request.clone()))));
                tell(&format!("by {sort} from {offset} on"), taken, limit);
            }
            let request = json!({ "sort": sort, "offset": REGISTRATIONS - 200 });
            let mut number = 0;
            let taken = median(5, || {
                number += 1;
                let cell =
                    json!({ "id": row["id"], "column": "source", "text": number.to_string() });
                self.call("registrations.set_cells", json!({ "cells": [cell] }));
                cpu(|| drop(self.call("registrations.list", request.clone())))
            });
            tell(&format!("by {sort} after a change"), taken, limit);
        }
    }

    fn saving(&self) {
        let row = self.call("registrations.list", json!({ "limit": 1 }))["rows"][0].clone();
        let mut number = 0;
        let taken = median(51, || {
            number += 1;
            let draft = json!({ "id": row["person_id"], "full_name": row["full_name"],
                "position_zh": format!("研究员 {number}") });
            cpu(|| drop(self.call("people.save", draft)))
        });
        tell("save one person, durable, journaled, found anew", taken, Duration::from_millis(5));
    }

    /// Of many searches of a kind the slowest but one in a hundred counts.
    fn finding(&self) {
        let one = Duration::from_millis(1);
        let several = Duration::from_millis(10);
        let surnames = ["wang", "li", "zhang", "liu", "chen", "yang", "zhao", "shan", "zeng"];
        let kinds: &[Kind<'_>] = &[
            ("one character", one, &|n| ["王", "李", "张", "尉"][n % 4].to_owned()),
            ("a whole name", one, &|n| ["尉迟婉清", "曾晓明", "单伟", "李芳"][n % 4].to_owned()),
            ("full pinyin", one, &|n| format!("{}xiaoming", surnames[n % 9])),
            ("four letters", one, &|n| surnames[n % 9].chars().take(4).collect()),
            ("initials", one, &|n| ["zxm", "ws", "ycwb", "l"][n % 4].to_owned()),
            ("the end of a phone", one, &|n| format!("{:04}", n * 37 % 10_000)),
            ("two digits", one, &|n| format!("{:02}", n % 100)),
            ("a unit", one, &|n| format!("第{}细胞", n * 13 % ORGANISATIONS)),
            ("nobody, so who is near", several, &|n| format!("zangxiaomin{}", ["q", "gq"][n % 2])),
            ("characters and letters", several, &|n| ["张s", "王jian", "单x"][n % 3].to_owned()),
            ("a name in parts", several, &|n| format!("{} w", surnames[n % 9])),
            ("a name and a unit", several, &|n| {
                format!("{} {}", surnames[n % 9], ["研究所", "细胞治疗", "第12"][n % 3])
            }),
        ];
        for &(what, limit, query) in kinds {
            let mut taken: Vec<Duration> = (0..200)
                .map(|number| {
                    let request = json!({ "query": query(number) });
                    cpu(|| drop(self.call("search.find", request)))
                })
                .collect();
            taken.sort_unstable();
            tell(&format!("find by {what}, 99 of 100"), taken[197], limit);
        }
    }

    fn printing(&self, folder: &Path) {
        let ids: Vec<Value> = self.call("registrations.list", json!({ "limit": 1000 }))["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| row["id"].clone())
            .collect();
        let path = folder.join("badges.pdf");
        let request = json!({ "document": "badges", "filter": { "ids": ids }, "path": path });
        let taken = median(3, || cpu(|| drop(self.call("print.save", request.clone()))));
        // A fifteenth of the 5.95 s that reportlab 5.1 took for a thousand badges.
        tell("print 1,000 badges with signed codes", taken, Duration::from_millis(397));
    }
}

fn cpu(work: impl FnOnce()) -> Duration {
    let begun = ThreadTime::now();
    work();
    begun.elapsed()
}

fn median(times: usize, mut measure: impl FnMut() -> Duration) -> Duration {
    let only = env::args().any(|argument| argument == "--quick");
    let mut taken: Vec<Duration> = (0..if only { 1 } else { times }).map(|_| measure()).collect();
    taken.sort_unstable();
    taken[taken.len() / 2]
}

fn tell(what: &str, taken: Duration, limit: Duration) {
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    println!(
        "{what:<56}{:>9.2} ms{:>9.0} ms{:>9.2}",
        milliseconds(taken),
        milliseconds(limit),
        taken.as_secs_f64() / limit.as_secs_f64()
    );
}
