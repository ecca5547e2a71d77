//! Writes a program into a folder, to look at it: `cargo run --example program FOLDER [PORTRAIT.jpg…]`.

mod days;
mod sample;

use std::error::Error;
use std::ops::ControlFlow;
use std::path::PathBuf;

use summit_print::fonts::FontBook;
use summit_print::options::{Language, Options, Size};
use summit_print::page::Picture;
use summit_print::pdf::{self, About};
use summit_print::svg;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("name a folder")?);
    std::fs::create_dir_all(&folder)?;
    let mut portraits = Vec::new();
    for path in arguments {
        portraits.push(Picture::read(std::fs::read(path)?)?);
    }
    let book = FontBook::find()?;
    let program = sample::program(&portraits);

    for (language, size) in [
        (Language::Both, Size::A5),
        (Language::Zh, Size::A5),
        (Language::En, Size::A5),
        (Language::Both, Size::A4),
    ] {
        let options = Options { language, size: Some(size), ..Options::default() };
        let mut carry_on = |_, _| ControlFlow::Continue(());
        let printed = summit_print::lay_out(&program, &options, &book, &mut carry_on)?;
        let about =
            About { title: printed.title.clone(), language: "zh-CN".into(), ..About::default() };
        let bytes = pdf::write(&printed.pages, &book, &about, &mut carry_on)?;
        let name = format!("program-{size}-{language:?}").to_lowercase();
        std::fs::write(folder.join(format!("{name}.pdf")), bytes)?;
        for (index, page) in printed.pages.iter().enumerate().take(6) {
            let path = folder.join(format!("{name}-{index}.svg"));
            std::fs::write(path, svg::draw(page, &book, "p"))?;
        }
        std::fs::write(folder.join(format!("{name}.txt")), format!("{:#?}", printed.findings))?;
    }
    Ok(())
}
