//! A PDF as other programs see it.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};
use tests::Office;

use super::gray::Gray;

/// How much finer pages are drawn than they are looked at.
const FINER: usize = 4;

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

    /// Answers the words that poppler copies out: what stands between spaces.
    pub fn words(&self) -> Vec<String> {
        let text = run(Command::new("pdftotext").arg(&self.path).arg("-"));
        text.split_whitespace().map(str::to_owned).collect()
    }

    /// Answers the text in the order in which it was set, without spaces and without hyphens.
    pub fn set_text(&self) -> String {
        let text = run(Command::new("pdftotext").arg("-raw").arg(&self.path).arg("-"));
        text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
    }

    /// Answers the text in the left and in the right half of every page, without spaces. A half has
    /// this size in millimeters.
    pub fn halves(&self, (width, height): (f64, f64)) -> Vec<String> {
        let points = |millimeters: f64| (millimeters * 72.0 / 25.4).round().to_string();
        let places = (1..=self.pages()).flat_map(|page| [(page, 0.0), (page, width)]);
        let read = |(page, left): (usize, f64)| {
            let text = run(Command::new("pdftotext")
                .args(["-x", &points(left), "-y", "0", "-W", &points(width), "-H", &points(height)])
                .args(["-f", &page.to_string(), "-l", &page.to_string()])
                .arg(&self.path)
                .arg("-"));
            text.chars().filter(|c| !c.is_whitespace()).collect()
        };
        places.map(read).collect()
    }

    /// Answers the width and height of every page in points, as mutool reads a box of it.
    pub fn boxes(&self, name: &str) -> Vec<(f64, f64)> {
        let size = |[left, bottom, right, top]: [f64; 4]| (right - left, top - bottom);
        self.sides(name).into_iter().map(size).collect()
    }

    /// Answers the left, lower, right and upper side of a box of every page in points, as mutool reads it.
    pub fn sides(&self, name: &str) -> Vec<[f64; 4]> {
        let told = self.tell("mutool", &["pages"]);
        let lines = told.lines().filter(|line| line.contains(&format!("<{name} ")));
        let side = |line: &str, side: &str| -> f64 {
            let (_, rest) = line.split_once(&format!(" {side}=\"")).expect("a side");
            rest[..rest.find('"').expect("an end")].parse().expect("a number")
        };
        lines.map(|line| ["l", "b", "r", "t"].map(|name| side(line, name))).collect()
    }

    /// Answers the bookmarks with the numbers of the pages that they lead to, as qpdf reads them.
    pub fn bookmarks(&self) -> Vec<(String, usize)> {
        let told = self.tell("qpdf", &["--json=2", "--json-key=outlines"]);
        let told: Value = serde_json::from_str(&told).expect("JSON");
        let mut found = Vec::new();
        let mut left: Vec<&Value> = told["outlines"].as_array().into_iter().flatten().collect();
        while let Some(bookmark) = left.pop() {
            let page = bookmark["destpageposfrom1"].as_u64().expect("it leads to a page");
            let title = bookmark["title"].as_str().expect("a title").to_owned();
            found.push((title, usize::try_from(page).expect("a small number")));
            left.extend(bookmark["kids"].as_array().into_iter().flatten());
        }
        found
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

    /// Answers the links inside of the file as qpdf reads them: from which page, to which page.
    pub fn links(&self) -> Vec<(usize, usize)> {
        self.placed_links().into_iter().map(|(from, to, _)| (from, to)).collect()
    }

    /// Answers what stands in the line of each link of a page up to its end, without spaces, and the
    /// page to which it leads.
    pub fn lines_of_links(&self, page: usize) -> Vec<(String, usize)> {
        let height = self.boxes("MediaBox")[page - 1].1;
        let links = self.placed_links().into_iter().filter(|(from, ..)| *from == page);
        let line = |(_, to, [_, bottom, right, top]): (usize, usize, [f64; 4])| {
            let number = page.to_string();
            let whole = |side: f64| (side.round() as u32).to_string();
            let text = run(Command::new("pdftotext")
                .args(["-f", &number, "-l", &number, "-x", "0", "-y", &whole(height - top)])
                .args(["-W", &whole(right), "-H", &whole(top - bottom)])
                .arg(&self.path)
                .arg("-"));
            (text.chars().filter(|c| !c.is_whitespace()).collect(), to)
        };
        links.map(line).collect()
    }

    /// Answers the links with where they stand: left, lower, right and upper side in points.
    fn placed_links(&self) -> Vec<(usize, usize, [f64; 4])> {
        let read: Value =
            serde_json::from_str(&self.tell("qpdf", &["--json"])).expect("qpdf writes JSON");
        let pages: Vec<&str> = read["pages"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|page| page["object"].as_str())
            .collect();
        let objects = &read["qpdf"][1];
        let object = |name: &str| &objects[format!("obj:{name}")]["value"];
        let mut links = Vec::new();
        for (index, page) in pages.iter().enumerate() {
            let annotations = &object(page)["/Annots"];
            let annotations = annotations.as_str().map_or(annotations, object);
            for link in annotations.as_array().into_iter().flatten() {
                let link = link.as_str().map_or(link, object);
                let Some(place) = link["/Dest"][0].as_str() else { continue };
                let to = pages.iter().position(|page| *page == place);
                let to = to.expect("a link leads to a page of the file") + 1;
                let side = |side: usize| link["/Rect"][side].as_f64().expect("a side");
                links.push((index + 1, to, [0, 1, 2, 3].map(side)));
            }
        }
        links
    }

    /// Answers what poppler tells of the fonts in the file.
    pub fn fonts(&self) -> String {
        self.tell("pdffonts", &[])
    }

    /// Answers a page as poppler draws it in gray, so many dots an inch: drawn four times as fine, so
    /// that little hangs on how edges are smoothed.
    pub fn picture(&self, page: usize, dots: usize) -> Gray {
        let (picture, number) = (self.path.with_extension("gray"), page.to_string());
        run(Command::new("pdftoppm")
            .args(["-r", &(FINER * dots).to_string(), "-gray", "-singlefile"])
            .args(["-f", &number, "-l", &number])
            .arg(&self.path)
            .arg(&picture));
        Gray::read_drawn(&with_ending(&picture, "pgm"), FINER)
    }

    /// Answers the same as mutool draws it, which knows nothing of poppler.
    pub fn picture_by_mutool(&self, page: usize, dots: usize) -> Gray {
        let picture = self.path.with_extension("mutool.pgm");
        run(Command::new("mutool")
            .args(["draw", "-q", "-r", &(FINER * dots).to_string(), "-c", "gray", "-o"])
            .args([&picture, &self.path])
            .arg(page.to_string()));
        Gray::read_drawn(&picture, FINER)
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

    /// Answers what zxing-cpp reads from these pages, drawn at 200 dots an inch, a code a page.
    pub fn codes_of(&self, pages: std::ops::RangeInclusive<usize>) -> Vec<Option<String>> {
        let picture = self.path.with_extension("page");
        let (first, last) = (pages.start().to_string(), pages.end().to_string());
        run(Command::new("pdftoppm")
            .args(["-r", "200", "-gray", "-f", &first, "-l", &last])
            .arg(&self.path)
            .arg(&picture));
        let digits = self.pages().to_string().len();
        let file = |page| with_ending_after(&picture, &format!("-{page:0digits$}.pgm"));
        let files: Vec<PathBuf> = pages.map(file).collect();
        let read = run(Command::new("ZXingReader").args(["-1", "-format", "QRCode"]).args(&files));
        let code = |path: &PathBuf| {
            let name = path.to_string_lossy();
            let line = read.lines().find_map(|line| line.strip_prefix(&*name))?;
            line.split('"').nth(1).map(str::to_owned)
        };
        let codes = files.iter().map(code).collect();
        for file in files {
            std::fs::remove_file(file).expect("the picture was drawn");
        }
        codes
    }

    fn tell(&self, program: &str, arguments: &[&str]) -> String {
        run(Command::new(program).args(arguments).arg(&self.path))
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    with_ending_after(path, &format!(".{ending}"))
}

fn with_ending_after(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
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
