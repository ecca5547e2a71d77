//! Printing on a real print server: a CUPS of its own, whose printers listen on a port of this machine.

#![cfg(test)]
#![cfg(unix)]

use std::{
    fs,
    io::Read,
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    sync::mpsc::{Receiver, channel},
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tempfile::TempDir;

/// How long a print server may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(30);

/// A print server that listens on a socket in a folder.
struct PrintServer {
    server: Child,
    folder: TempDir,
}

impl PrintServer {
    fn start() -> PrintServer {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path().display();
        for name in ["spool/tmp", "cache", "state", "root/ppd"] {
            fs::create_dir_all(folder.path().join(name)).unwrap();
        }
        let server = format!(
            "LogLevel debug\nListen {here}/cups.sock\nBrowsing Off\nDefaultAuthType None\n\
             <Location />\nOrder allow,deny\nAllow all\n</Location>\n\
             <Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n"
        );
        let files = format!(
            "AccessLog {here}/access\nErrorLog {here}/errors\n\
             PageLog {here}/pages\nServerRoot {here}/root\nRequestRoot {here}/spool\n\
             TempDir {here}/spool/tmp\nCacheDir {here}/cache\nStateDir {here}/state\n"
        );
        fs::write(folder.path().join("cupsd.conf"), server).unwrap();
        fs::write(folder.path().join("cups-files.conf"), files).unwrap();
        let server = Command::new("/usr/sbin/cupsd")
            .args(["-f", "-c"])
            .arg(folder.path().join("cupsd.conf"))
            .arg("-s")
            .arg(folder.path().join("cups-files.conf"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("cupsd is needed");
        let server = PrintServer { server, folder };
        // The socket is there before anybody answers on it.
        server.waits_until(|server| {
            let told = server.run("lpstat", &["-r"]);
            String::from_utf8_lossy(&told.stdout).contains("scheduler is running")
        });
        server
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn waits_until(&self, is_so: impl Fn(&PrintServer) -> bool) {
        let begun = Instant::now();
        while !is_so(self) {
            let log = fs::read_to_string(self.path("errors")).unwrap_or_default();
            assert!(begun.elapsed() < PATIENCE, "{log}");
            std::thread::yield_now();
        }
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.folder.path());
        command.env("LC_ALL", "C.UTF-8").env("CUPS_SERVER", self.path("cups.sock"));
        // What is remembered of printers stays within the test.
        command.env("SUMMIT_HOME", self.path("home"));
        command.output().unwrap_or_else(|error| panic!("{program} is needed: {error}"))
    }

    /// Adds a queue and its printer, which answers all bytes of its first job.
    fn add_queue(&self, name: &str) -> Receiver<Vec<u8>> {
        let printer = TcpListener::bind("127.0.0.1:0").unwrap();
        let device = format!("socket://{}/?waiteof=false", printer.local_addr().unwrap());
        let (hand, printed) = channel();
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            if let Ok((mut job, _)) = printer.accept() {
                // A job that broke off is as short as it came.
                let _ = job.read_to_end(&mut bytes);
                let _ = hand.send(bytes);
            }
        });
        let added = self.run("lpadmin", &["-p", name, "-E", "-v", &device, "-m", "raw"]);
        assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
        printed
    }

    fn call(&self, command: &str, request: &Value) -> Result<Value, String> {
        let request = request.to_string();
        let summit = env!("CARGO_BIN_EXE_summit");
        let output = self.run(summit, &["call", "wuxi.summit", command, &request]);
        match output.status.success() {
            true => Ok(serde_json::from_slice(&output.stdout).unwrap()),
            false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        }
    }
}

impl Drop for PrintServer {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

#[test]
fn a_document_goes_to_the_queue_that_was_chosen() {
    let server = PrintServer::start();
    let office = server.add_queue("office");
    let front_desk = server.add_queue("front-desk");
    server.run(env!("CARGO_BIN_EXE_summit"), &["new", "wuxi.summit", "--sample"]);

    let queues = server.call("print.queues", &json!(null)).unwrap();
    let request = json!({ "document": "table-cards", "filter": { "search": "孙海东" },
        "queue": "front-desk", "copies": 2, "sides": "long_edge" });
    let sent = server.call("print.send", &request).unwrap();

    let names = queues["queues"].as_array().unwrap().iter().map(|queue| &queue["name"]);
    assert_eq!(names.collect::<Vec<_>>(), ["front-desk", "office"]);
    assert_eq!(queues["can_send"], true);
    assert_eq!(sent["pages"], 1);
    assert!(sent["job"].as_str().unwrap().starts_with("front-desk-"), "{sent}");
    let printed = front_desk.recv_timeout(PATIENCE).expect("the printer got it");
    let begins = |at: &usize| printed[*at..].starts_with(b"%PDF-");
    let copies: Vec<usize> = (0..printed.len()).filter(begins).collect();
    assert_eq!(copies.len(), 2);
    fs::write(server.path("printed.pdf"), &printed[..copies[1]]).unwrap();
    let text = server.run("pdftotext", &["printed.pdf", "-"]);
    assert!(String::from_utf8_lossy(&text.stdout).contains("孙海东"));
    assert!(office.try_recv().is_err());
    let runs = server.call("prints.list", &json!({})).unwrap();
    let run = &runs["rows"][0];
    assert_eq!((&run["target"], &run["place"]), (&json!("queue"), &json!("front-desk")));
    assert_eq!((&run["copies"], &run["names"]), (&json!(2), &json!(["孙海东"])));
    let log = fs::read_to_string(server.path("errors")).unwrap();
    for option in ["sides=two-sided-long-edge", "print-scaling=none", "media=Custom.210x297mm"] {
        assert!(log.contains(option), "{option} was not asked for");
    }
}

#[test]
fn a_queue_that_is_gone_is_told() {
    let server = PrintServer::start();
    server.run(env!("CARGO_BIN_EXE_summit"), &["new", "wuxi.summit", "--sample"]);

    let request = json!({ "document": "program", "queue": "gone" });
    let refused = server.call("print.send", &request).unwrap_err();

    assert!(refused.contains("gone") && refused.contains("not printed"), "{refused}");
}

/// Where a word begins on a page of a PDF, in millimeters, as poppler finds it.
fn place(server: &PrintServer, file: &str, page: u32, word: &str) -> (f64, f64) {
    let number = page.to_string();
    let told = server.run("pdftotext", &["-bbox", "-f", &number, "-l", &number, file, "-"]);
    let told = String::from_utf8(told.stdout).unwrap();
    let line = told.lines().find(|line| line.contains(&format!(">{word}<")));
    let line = line.unwrap_or_else(|| panic!("{word} is not on page {page}: {told}"));
    let side = |name: &str| -> f64 {
        let (_, rest) = line.split_once(&format!("{name}=\"")).unwrap();
        rest[..rest.find('"').unwrap()].parse::<f64>().unwrap() * 25.4 / 72.0
    };
    (side("xMin"), side("yMin"))
}

#[test]
fn what_goes_to_a_printer_is_put_right_for_it() {
    let server = PrintServer::start();
    let office = server.add_queue("office");
    server.run(env!("CARGO_BIN_EXE_summit"), &["new", "wuxi.summit", "--sample"]);
    let page = json!({ "document": "calibration", "options": { "language": "en" } });
    let with = |page: &Value, more: Value| {
        let mut request = page.clone();
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    server.call("print.save", &with(&page, json!({ "path": server.path("plain.pdf") }))).unwrap();

    let measured = json!({ "left": 19.0, "top": 21.5, "across": 169.15, "back_top": 18.0 });
    let request = json!({ "queue": "office", "measured": measured });
    let found = server.call("print.measure", &request).unwrap();
    server.call("print.calibrate", &json!({ "queue": "office", "calibration": found })).unwrap();
    let sent = with(&page, json!({ "queue": "office", "sides": "long_edge" }));
    server.call("print.send", &sent).unwrap();
    let saved =
        json!({ "queue": "office", "sides": "long_edge", "path": server.path("saved.pdf") });
    server.call("print.save", &with(&page, saved)).unwrap();

    fs::write(server.path("sent.pdf"), office.recv_timeout(PATIENCE).unwrap()).unwrap();
    let scale = 170.0 / 169.15;
    for (page, letter, off) in [(1, "A", (0.9, -1.59)), (2, "D", (-0.1, 1.91))] {
        let (x, y) = place(&server, "plain.pdf", page, letter);
        for file in ["sent.pdf", "saved.pdf"] {
            let (put_x, put_y) = place(&server, file, page, letter);
            let away = (put_x - (x * scale + off.0), put_y - (y * scale + off.1));
            assert!(away.0.abs() < 0.05 && away.1.abs() < 0.05, "{letter} in {file}: {away:?}");
        }
    }
    let queues = server.call("print.queues", &json!(null)).unwrap();
    assert_eq!(queues["queues"][0]["calibration"]["scale"], 100.5);
}

#[test]
fn a_calibration_beyond_reason_is_refused_and_nothing_is_kept() {
    let server = PrintServer::start();
    let _office = server.add_queue("office");
    server.run(env!("CARGO_BIN_EXE_summit"), &["new", "wuxi.summit", "--sample"]);

    let far = json!({ "queue": "office", "calibration": { "x": 40.0 } });
    let refused = server.call("print.calibrate", &far).unwrap_err();

    assert!(!refused.is_empty());
    let queues = server.call("print.queues", &json!(null)).unwrap();
    assert_eq!(queues["queues"][0]["calibration"]["x"], 0.0);
}
