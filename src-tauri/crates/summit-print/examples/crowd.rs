//! Prints badges for a crowd and says how long that took: `cargo run --release --example crowd 5000`.

use std::error::Error;
use std::io::Write;
use std::ops::ControlFlow;
use std::time::Instant;

use summit_print::documents::badge::{Badge, Badges};
use summit_print::fonts::FontBook;
use summit_print::options::{Options, Words};
use summit_print::pdf::About;
use summit_print::print;

fn main() -> Result<(), Box<dyn Error>> {
    let count: usize = std::env::args().nth(1).unwrap_or_else(|| "1000".to_owned()).parse()?;
    let badges = Badges {
        event: Words::new("细胞治疗产业高峰论坛", "Cell Therapy Industry Summit Forum"),
        occasion: Words::new("2019年4月13日 · 无锡", "13 April 2019, Wuxi"),
        badges: (0..count).map(badge).collect(),
    };

    let start = Instant::now();
    let book = FontBook::find()?;
    let fonts = start.elapsed();
    let mut calls = 0;
    let mut count_calls = |_, _| {
        calls += 1;
        ControlFlow::Continue(())
    };
    let options = Options::default();
    let (bytes, written) =
        print(&badges, &options, &book, &About::default(), Vec::new(), &mut count_calls)?;
    let whole = start.elapsed();

    let out = std::io::stdout();
    writeln!(
        out.lock(),
        "{} pages, {} bytes ({} a badge), fonts {fonts:?}, all {whole:?}, {calls} reports of progress",
        written.sheets,
        bytes.len(),
        bytes.len() / count.max(1),
    )?;
    if let Some(path) = std::env::args().nth(2) {
        std::fs::write(path, bytes)?;
    }
    Ok(())
}

fn badge(number: usize) -> Badge {
    const FAMILY: [&str; 10] = ["张", "王", "李", "赵", "陈", "杨", "欧阳", "周", "吴", "郑"];
    const GIVEN: [&str; 12] =
        ["伟", "秀英", "建国", "若溪", "一鸣", "海蓉", "宝珠", "春仁", "传森", "𬭎", "䶮", "诣书"];
    const PLACE: [&str; 4] =
        ["示例医院血液科", "示例大学生命科学学院", "示例生物科技（无锡）有限公司", "示例研究院"];
    let name = format!("{}{}", FAMILY[number % 10], GIVEN[number / 10 % 12]);
    Badge {
        id: number.to_string(),
        name,
        latin_name: format!("GUEST Number {number}"),
        position: Words::new("主任医师、教授", "Chief Physician, Professor"),
        organisation: Words::new(PLACE[number % 4], "Sample Organization"),
        organisation_short: String::new(),
        category: Words::new("参会代表", "Delegate"),
        color: "#2b5fa8".to_owned(),
        code: format!("{:0173}", number * 7_919_927),
        number: format!("A-{number:05}"),
        marks: Vec::new(),
        photo: None,
    }
}
