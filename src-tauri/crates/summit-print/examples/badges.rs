//! Writes badges of every size into a folder, to look at them: `cargo run --example badges FOLDER`.

use std::error::Error;
use std::ops::ControlFlow;
use std::path::PathBuf;

use summit_print::documents::badge::{Badge, Badges, KIND};
use summit_print::fonts::FontBook;
use summit_print::options::{Language, Options, Sheet, Size, Words};
use summit_print::pdf::{self, About};
use summit_print::svg;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    std::fs::create_dir_all(&folder)?;
    let book = FontBook::find()?;
    let badges = sample();

    let sizes = KIND.sizes.iter().map(|size| (Language::Both, Sheet::Single, *size, 0.0));
    let others = [
        (Language::Zh, Sheet::Single, KIND.sizes[0], 0.0),
        (Language::En, Sheet::Single, KIND.sizes[0], 0.0),
        (Language::Both, Sheet::A4, KIND.sizes[0], 0.0),
        (Language::Both, Sheet::A4, Size::new(90.0, 54.0), 0.0),
        (Language::Both, Sheet::A4, Size::new(86.0, 54.0), 3.0),
        (Language::Both, Sheet::Single, Size::new(70.0, 99.0), 3.0),
    ];
    for (language, sheet, size, bleed) in sizes.chain(others) {
        let options = Options { language, sheet, size: Some(size), bleed, ..Options::default() };
        let mut carry_on = |_, _| ControlFlow::Continue(());
        let printed = summit_print::lay_out(&badges, &options, &book, &mut carry_on)?;
        let about =
            About { title: printed.title.clone(), language: "zh-CN".into(), ..About::default() };
        let bytes = pdf::write(&printed.pages, &book, &about, &mut carry_on)?;
        let name = format!("badges-{size}-{}-{language:?}", sheet.name()).to_lowercase();
        std::fs::write(folder.join(format!("{name}.pdf")), bytes)?;
        std::fs::write(
            folder.join(format!("{name}.svg")),
            svg::draw(&printed.pages[0], &book, "p"),
        )?;
        std::fs::write(folder.join(format!("{name}.txt")), format!("{:#?}", printed.findings))?;
    }
    Ok(())
}

fn sample() -> Badges {
    let people = [
        ("李诣书", "LI Yishu", "总裁", "President", "博雅控股集团", "Boyalife Group"),
        (
            "袁宝珠",
            "YUAN Baozhu",
            "细胞资源储藏及研究中心主任",
            "Director, Cell Collection and Research Center",
            "中国食品药品检定研究院",
            "National Institutes for Food and Drug Control",
        ),
        ("王春仁", "WANG Chunren", "生物材料与组织工程主任", "", "中国食品药品检定研究院", ""),
        (
            "买买提江·阿卜杜拉艾合买提",
            "Memetjan Abdulla Ehmet",
            "主任医师、教授、博士生导师",
            "Chief Physician",
            "新疆维吾尔自治区人民医院血液科造血干细胞移植中心",
            "People’s Hospital of Xinjiang Uygur Autonomous Region",
        ),
        (
            "Katarzyna Brzęczyszczykiewicz-Łękołodzka",
            "",
            "",
            "Head of Regulatory Affairs, Advanced Therapies",
            "",
            "Max-Planck-Institut für molekulare Zellbiologie und Genetik",
        ),
        ("㛃𬭎䶮𠅤𠮷", "Zhang Rare", "研究员", "", "无锡市第二人民医院", ""),
        ("张伟", "ZHANG Wei", "", "", "药明生物", "WuXi Biologics"),
        ("John Smith", "John Smith", "", "CEO", "", "Cesca Therapeutics Inc."),
    ];
    let categories = [
        ("嘉宾", "Guest", "#b4232a"),
        ("演讲嘉宾", "Speaker", "#0f5c6b"),
        ("参会代表", "Delegate", "#2b5fa8"),
        ("工作人员", "Staff", "#3b4048"),
        ("媒体", "Press", "#f2b705"),
    ];
    let badge = |index: usize| {
        let (name, latin_name, position_zh, position_en, organisation_zh, organisation_en) =
            people[index % people.len()];
        let (category_zh, category_en, color) = categories[index % categories.len()];
        let marks = if index.is_multiple_of(3) {
            vec![Words::new("欢迎晚宴", "Welcome dinner"), Words::new("工厂参观", "Site visit")]
        } else {
            Vec::new()
        };
        Badge {
            id: format!("r{index}"),
            name: name.into(),
            latin_name: latin_name.into(),
            position: Words::new(position_zh, position_en),
            organisation: Words::new(organisation_zh, organisation_en),
            organisation_short: String::new(),
            category: Words::new(category_zh, category_en),
            color: color.into(),
            code: format!("{index:05}").repeat(35)[..173].to_owned(),
            number: format!("A-{:04}-{}", 1001 + index, index % 7),
            marks,
            photo: None,
        }
    };
    Badges {
        event: Words::new(
            "细胞治疗产业高峰论坛暨无锡市细胞治疗产业联盟发起大会",
            "Cell Therapy Industry Summit Forum and Founding Assembly of the Wuxi Cell Therapy Industry Alliance",
        ),
        occasion: Words::new(
            "2019年4月13日 · 无锡君来世尊酒店",
            "13 April 2019 · Junlai Shizun Hotel, Wuxi",
        ),
        badges: (0..30).map(badge).collect(),
    }
}
