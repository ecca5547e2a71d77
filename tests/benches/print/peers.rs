//! What others take for the same badges.

use std::{fs, ops::ControlFlow, path::Path, process::Command};

use cpu_time::ProcessTime;
use serde_json::{Value, json};
use summit_print::{
    documents::badge::Badges,
    fonts::{FaceId, FontBook},
    options::Options,
    page::{Item, Page, Text},
};

use super::krilla;

/// Another program, and the share of its time that we allow ourselves.
pub struct Peer {
    pub name: String,
    pub seconds: f64,
    pub share: f64,
}

/// Measures every peer that this machine has.
pub fn all(badges: &Badges, folder: &Path) -> Vec<Peer> {
    let book = FontBook::find().expect("the fonts are there");
    let mut carry_on = |_, _| ControlFlow::Continue(());
    let begun = ProcessTime::now();
    let pages = summit_print::lay_out(badges, &Options::default(), &book, &mut carry_on)
        .expect("badges are laid out")
        .pages;
    let layout = begun.elapsed().as_secs_f64();
    let mut runs: Vec<f64> = (0..3)
        .map(|_| {
            let begun = ProcessTime::now();
            krilla::write(&pages, &book);
            begun.elapsed().as_secs_f64()
        })
        .collect();
    runs.sort_by(f64::total_cmp);
    // krilla sets no text: with the same layout it is a whole program.
    let name = "krilla with our layout".to_owned();
    let mut peers = vec![Peer { name, seconds: runs[1] + layout, share: 0.7 }];
    peers.extend(in_python(&pages, &book, folder));
    peers
}

/// Peers written in Python, or called from it, if it has them.
fn in_python(pages: &[Page], book: &FontBook, folder: &Path) -> Vec<Peer> {
    let layout = folder.join("layout.json");
    let fonts = fonts(book, folder);
    let told = json!({ "pages": pages.iter().map(told).collect::<Vec<_>>(), "fonts": fonts });
    fs::write(&layout, told.to_string()).expect("the layout is written");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/print/peers.py");
    let mut peers = Vec::new();
    for (name, share) in [("reportlab", 1.0 / 15.0), ("typst", 0.7)] {
        let run = Command::new("python3").arg(script).arg(name).arg(&layout).arg(folder).output();
        let Ok(run) = run else { continue };
        let Ok(told) = serde_json::from_slice::<Value>(&run.stdout) else {
            println!("({name} is left out: {})", last_line(&run.stderr));
            continue;
        };
        let seconds = told["seconds"].as_f64();
        peers.extend(seconds.map(|seconds| Peer { name: name.to_owned(), seconds, share }));
    }
    peers
}

fn last_line(said: &[u8]) -> String {
    String::from_utf8_lossy(said).lines().last().unwrap_or_default().to_owned()
}

/// Writes the faces that the badges are set in, and names their files.
fn fonts(book: &FontBook, folder: &Path) -> Vec<Value> {
    let faces = (0..4).filter_map(|id| book.face(FaceId(id)));
    let written = faces.map(|face| {
        let path = folder.join(&face.name).with_extension("ttf");
        fs::write(&path, face.data.as_slice()).expect("the font is written");
        let (family, weight) = face.name.split_once('-').expect("a family and a weight");
        let family = family.replace("Sans", " Sans").replace("SC", " SC");
        json!({ "path": path, "family": family, "weight": weight.to_lowercase() })
    });
    written.collect()
}

/// A page as plain data: what stands where, in points.
fn told(page: &Page) -> Value {
    let mut things: Vec<Value> = Vec::new();
    page.visit(&mut |item, _| match item {
        Item::Text(text) => things.extend(runs(text)),
        Item::Rect { x, y, width, height, color, .. } => {
            things.push(json!({ "rect": [x, y, width, height], "color": color }));
        }
        Item::Code { x, y, size, code } => {
            let rows: Vec<String> = (0..code.modules)
                .map(|row| {
                    let dark = |column| if code.is_dark(column, row) { '1' } else { '0' };
                    (0..code.modules).map(dark).collect()
                })
                .collect();
            things.push(json!({ "code": rows, "at": [x, y, size] }));
        }
        Item::Line { .. }
        | Item::Path { .. }
        | Item::Picture { .. }
        | Item::Group(_)
        | Item::Artwork { .. }
        | Item::Link { .. }
        | Item::Anchor { .. } => {}
    });
    json!({ "width": page.width, "height": page.height, "things": things })
}

fn runs(text: &Text) -> Vec<Value> {
    let mut byte = 0;
    let mut runs = Vec::new();
    for run in text.glyphs.chunk_by(|left, right| left.face == right.face) {
        let end = byte + run.iter().map(|glyph| usize::from(glyph.bytes)).sum::<usize>();
        runs.push(json!({
            "text": &text.text[byte..end], "face": run[0].face, "size": text.size,
            "at": [text.x + run[0].x, text.y + run[0].y], "color": text.color,
        }));
        byte = end;
    }
    runs
}
