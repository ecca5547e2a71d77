//! A PDF as other programs see it.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};
use tests::Office;

/// A PDF file that was printed from an event.
pub struct Paper {
    path: PathBuf,
}

impl Paper {
    /// Prints a document of the open event.
    pub fn print(office: &Office, request: Value) -> Paper {
        let path = office.path("printed.pdf");
        let mut request = request;
        request["path"] = json!(path);
        office.call("print.save", request);
        Paper { path }
    }

    /// Answers the bytes of the file.
    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.path).expect("it was printed")
    }

    /// Answers how many pages poppler counts.
    pub fn pages(&self) -> usize {
        let info = self.tell("pdfinfo", &[]);
        let line = info.lines().find(|line| line.starts_with("Pages:")).expect("it counts pages");
        line["Pages:".len()..].trim().parse().expect("a number")
    }

    /// Answers the text that poppler copies out, without spaces, page by page.
    pub fn text(&self) -> Vec<String> {
        let text = run(Command::new("pdftotext").arg(&self.path).arg("-"));
        let pages = text.trim_end_matches('\u{c}').split('\u{c}');
        pages.map(|page| page.chars().filter(|c| !c.is_whitespace()).collect()).collect()
    }

    /// Demands that no reader finds fault, and that every font is embedded, cut down and mapped.
    pub fn is_sound(&self) {
        let checked = self.tell("qpdf", &["--check"]);
        assert!(checked.contains("No syntax or stream encoding errors found"), "{checked}");
        run(Command::new("mutool")
            .args(["draw", "-q", "-F", "trace", "-o"])
            .arg(self.path.with_extension("trace"))
            .arg(&self.path));
        let fonts = self.tell("pdffonts", &[]);
        let rows: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(!rows.is_empty());
        for row in rows {
            assert!(row.contains("yes yes yes"), "not embedded, subset and mapped: {row}");
        }
    }

    /// Answers what zbar reads from the codes of one page, drawn at 200 dots an inch.
    pub fn codes(&self, page: usize) -> Vec<String> {
        let picture = self.path.with_extension(format!("{page}"));
        let number = page.to_string();
        run(Command::new("pdftoppm")
            .args(["-r", "200", "-gray", "-png", "-singlefile", "-f", &number, "-l", &number])
            .arg(&self.path)
            .arg(&picture));
        let read = run(Command::new("zbarimg")
            .args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"])
            .arg(with_ending(&picture, "png")));
        read.lines().map(str::to_owned).collect()
    }

    fn tell(&self, program: &str, arguments: &[&str]) -> String {
        run(Command::new(program).args(arguments).arg(&self.path))
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn run(command: &mut Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{:?} is needed: {error}", command.get_program()));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{command:?}: {text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    text
}
