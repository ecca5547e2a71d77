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
        server.waits_until(|server| server.path("cups.sock").exists());
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
    let log = fs::read_to_string(server.path("errors")).unwrap();
    for option in ["sides=two-sided-long-edge", "print-scaling=none", "media=Custom.210x296mm"] {
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
