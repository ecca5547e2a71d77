//! Writes a program into a folder, to look at it: `cargo run --example program FOLDER [PORTRAIT.jpg…]`.

use std::error::Error;
use std::ops::ControlFlow;
use std::path::PathBuf;

use summit_print::Document;
use summit_print::documents::program::{
    Day, Equipment, Exhibitor, Hosts, Member, Part, Program, Sector, Session, Speaker,
};
use summit_print::fonts::FontBook;
use summit_print::options::{Language, Options, Size, Words};
use summit_print::page::Picture;
use summit_print::pdf::{self, About};
use summit_print::svg;
use summit_print::text::Typesetter;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("name a folder")?);
    std::fs::create_dir_all(&folder)?;
    let mut portraits = Vec::new();
    for path in arguments {
        portraits.push(Picture::read(std::fs::read(path)?)?);
    }
    let book = FontBook::find()?;
    let setter = Typesetter::new(&book);
    let program = sample(&portraits);

    for (language, size) in [
        (Language::Both, Size::A5),
        (Language::Zh, Size::A5),
        (Language::En, Size::A5),
        (Language::Both, Size::A4),
    ] {
        let options = Options { language, size: Some(size), ..Options::default() };
        let mut carry_on = |_, _| ControlFlow::Continue(());
        let printed = program.lay_out(&options, &setter, &mut carry_on)?;
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

fn words(zh: &str, en: &str) -> Words {
    Words::new(zh, en)
}

fn sample(portraits: &[Picture]) -> Program {
    Program {
        title: words(
            "细胞治疗产业高峰论坛暨无锡市细胞治疗产业联盟发起大会",
            "Cell Therapy Industry Summit Forum and Founding Assembly of the Wuxi Cell Therapy Industry Alliance",
        ),
        dates: words("2019年4月13日 星期六", "Saturday, 13 April 2019"),
        venue: words("无锡君来世尊酒店", "Junlai Shizun Hotel, Wuxi"),
        address: words("江苏省无锡市（地址见邀请函）", "Wuxi, Jiangsu Province"),
        about: words(
            "近百位临床专家、工程技术人员、企业家与政府代表齐聚无锡，围绕“细胞治疗产品的质量、标准与产业化”展开交流。会议同期发起成立无锡市细胞治疗产业联盟，成员来自政府、产业、科研、资本、检测、医院与用户七个领域，简称“政产学研用融”。\n联盟以共建标准、共享平台、共育人才为宗旨：建立从采集、制备、储存（-196 ℃ 液氮）到临床应用的全过程质量体系，推动 CAR-T、干细胞等产品的自动化、封闭式生产，让更多患者受益。",
            "About a hundred clinicians, engineers, entrepreneurs and officials meet in Wuxi to discuss quality, standards and the industrial production of cell therapy products. The founding assembly of the Wuxi Cell Therapy Industry Alliance takes place beside the forum; its members come from government, industry, research, capital, testing, hospitals and clinical users.",
        ),
        hosts: vec![
            Hosts {
                role: words("主办单位", "Host"),
                names: vec![
                    words("无锡市科技局", "Wuxi Science and Technology Bureau"),
                    words("博雅控股集团", "Boyalife Group"),
                ],
            },
            Hosts {
                role: words("支持单位", "Supporter"),
                names: vec![words(
                    "无锡市科学技术协会",
                    "Wuxi Association for Science and Technology",
                )],
            },
        ],
        days: days(),
        speakers: speakers(portraits),
        exhibitors: exhibitors(),
        sectors: sectors(),
    }
}

fn days() -> Vec<Day> {
    let part = |role: (&str, &str),
                name: &str,
                latin: &str,
                position: (&str, &str),
                place: (&str, &str)| Part {
        role: words(role.0, role.1),
        name: name.into(),
        latin_name: latin.into(),
        position: words(position.0, position.1),
        organisation: words(place.0, place.1),
    };
    let nobody = ("", "");
    let hall = words("世尊厅", "Grand Hall");
    let talk =
        |starts: &str, ends: &str, kind: (&str, &str), title: (&str, &str), people: Vec<Part>| {
            Session {
                starts: starts.into(),
                ends: ends.into(),
                kind: words(kind.0, kind.1),
                title: words(title.0, title.1),
                room: hall.clone(),
                people,
                ..Session::default()
            }
        };
    let pause = |starts: &str, ends: &str, title: (&str, &str)| Session {
        starts: starts.into(),
        ends: ends.into(),
        title: words(title.0, title.1),
        room: words("二层序厅", "Foyer, 2F"),
        pause: true,
        ..Session::default()
    };
    let keynote = ("主题演讲", "Keynote");
    let nifdc = ("中国食品药品检定研究院", "National Institutes for Food and Drug Control");
    let first = vec![
        pause("08:30", "09:00", ("签到", "Registration")),
        talk(
            "09:00",
            "09:10",
            ("致辞", "Opening"),
            ("开幕致辞", "Opening address"),
            vec![part(
                nobody,
                "孙海东",
                "SUN Haidong",
                ("局长", "Director"),
                ("无锡市科技局", "Wuxi Science and Technology Bureau"),
            )],
        ),
        talk(
            "09:10",
            "09:20",
            ("发起", "Founding"),
            ("宣读联盟倡议书", "Reading of the alliance initiative"),
            vec![part(
                ("宣读", "Reader"),
                "李诣书",
                "LI Yishu",
                ("总裁", "President"),
                ("博雅控股集团", "Boyalife Group"),
            )],
        ),
        talk(
            "09:20",
            "10:00",
            keynote,
            (
                "临床研究用干细胞的质量评价规范要点",
                "Quality evaluation of stem cells for clinical research",
            ),
            vec![part(
                nobody,
                "袁宝珠",
                "YUAN Baozhu",
                ("细胞资源储藏及研究中心主任", "Director, Cell Collection and Research Center"),
                nifdc,
            )],
        ),
        talk(
            "10:00",
            "10:40",
            keynote,
            (
                "细胞医疗产品的质量评价、标准和管理",
                "Cell-based medical products: quality evaluation, standards and management",
            ),
            vec![part(
                nobody,
                "王春仁",
                "WANG Chunren",
                ("生物材料与组织工程主任", "Director, Biomaterials and Tissue Engineering"),
                nifdc,
            )],
        ),
        pause("10:40", "11:00", ("茶歇", "Coffee break")),
        Session {
            summary: words(
                "从实验室走向产业化，干细胞制剂面临来源、工艺与放行检验三道关口。报告回顾 2009—2019 年的关键进展，并对“十四五”前后的市场规模（约 120 亿元）作出展望。",
                "A review of a decade of progress and an outlook on the market.",
            ),
            ..talk(
                "11:00",
                "11:40",
                keynote,
                ("干细胞产业发展现状及展望", "The stem-cell industry: state and outlook"),
                vec![part(
                    nobody,
                    "张传森",
                    "ZHANG Chuansen",
                    ("所长", "Director"),
                    (
                        "第二军医大学干细胞研究所",
                        "Stem Cell Institute, Second Military Medical University",
                    ),
                )],
            )
        },
        talk(
            "11:40",
            "12:20",
            keynote,
            (
                "细胞治疗产品产业化生产的挑战与发展趋势",
                "Industrial production of cell therapy products: challenges and trends",
            ),
            vec![part(
                nobody,
                "肖海蓉",
                "XIAO Hairong",
                ("副总裁", "Vice President"),
                ("博雅控股集团", "Boyalife Group"),
            )],
        ),
        pause("12:20", "13:30", ("午餐", "Lunch")),
        Session {
            room: words("203会议室", "Room 203"),
            ..talk(
                "13:30",
                "15:00",
                ("圆桌", "Panel"),
                (
                    "自动化、封闭式细胞生产：设备与标准",
                    "Automated, closed cell production: equipment and standards",
                ),
                vec![
                    part(
                        ("主持", "Chair"),
                        "陈一鸣",
                        "CHEN Yiming",
                        ("主任医师", "Chief Physician"),
                        ("示例医院", "Sample Hospital"),
                    ),
                    part(
                        ("嘉宾", "Panelist"),
                        "㛃𬭎",
                        "JIE Hong",
                        ("总工程师", "Chief Engineer"),
                        ("示例生物科技有限公司", "Sample Biotech Ltd."),
                    ),
                    part(
                        ("嘉宾", "Panelist"),
                        "阿卜杜拉·买买提",
                        "Abdulla Memet",
                        ("教授", "Professor"),
                        ("示例大学", "Sample University"),
                    ),
                ],
            )
        },
    ];
    let second = vec![
        pause("09:00", "11:30", ("参观太湖（马山）生命与健康展", "Visit to the MSCE exhibition")),
        talk(
            "14:00",
            "16:00",
            ("培训", "Training"),
            ("AXP 与 BioArchive 现场操作", "Hands-on: AXP and BioArchive"),
            Vec::new(),
        ),
    ];
    vec![
        Day {
            date: words("2019年4月13日 星期六", "Saturday, 13 April 2019"), sessions: first
        },
        Day {
            date: words("2019年4月14日 星期日", "Sunday, 14 April 2019"), sessions: second
        },
    ]
}

type Pair = (&'static str, &'static str);
type Person = (&'static str, &'static str, Pair, Pair, Pair);

fn speakers(portraits: &[Picture]) -> Vec<Speaker> {
    let zh = "长期从事细胞制剂质量研究，主持多项国家级课题，发表论文 120 余篇，获授权专利 36 项。曾参与制定《干细胞制剂质量控制及临床前研究指导原则（示例）》，提出“来源可溯、过程可控、放行可检”的三段式评价思路；近年来关注 CAR-T 产品的自动化生产，主张在 B+A 级洁净环境中以封闭系统替代手工操作，将批间差异控制在 5％ 以内。\n（本段为示例文字，用于检验排版：“引号”、（括号）、《书名号》、……省略号与——破折号，以及中英文混排 point-of-care 与数字 1,200 mL 的间距。）";
    let en = "Works on the quality of cell preparations, leads several national projects, and has published more than 120 papers. This paragraph is sample text that shows how English is set beside Chinese, with “quotes”, dashes — and the hospital’s apostrophe.";
    let people = [
        (
            "陈一鸣",
            "CHEN Yiming",
            ("主任医师、教授", "Chief Physician, Professor"),
            ("示例医院", "Sample Hospital"),
            ("细胞治疗的临床路径", "Clinical pathways of cell therapy"),
        ),
        (
            "林若溪",
            "LIN Ruoxi",
            ("研究员", "Research Fellow"),
            ("示例研究院细胞资源中心", "Cell Resource Center, Sample Institute"),
            ("临床研究用细胞的质量评价", "Quality evaluation of cells for clinical research"),
        ),
        (
            "㛃𬭎",
            "JIE Hong",
            ("总工程师", "Chief Engineer"),
            ("示例生物科技有限公司", "Sample Biotech Ltd."),
            ("封闭式生产线的设计", "Designing a closed production line"),
        ),
        (
            "阿卜杜拉·买买提",
            "Abdulla Memet",
            ("教授", "Professor"),
            ("示例大学", "Sample University"),
            ("干细胞产业的人才培养", "Training people for the stem-cell industry"),
        ),
        (
            "",
            "Katarzyna Łękołodzka",
            ("", "Head of Regulatory Affairs"),
            ("", "Sample Institute of Molecular Biology"),
            ("", "European rules for advanced therapies"),
        ),
        (
            "赵敏",
            "ZHAO Min",
            ("投资总监", "Investment Director"),
            ("示例资本", "Sample Capital"),
            ("资本如何看待细胞治疗", "How investors look at cell therapy"),
        ),
    ];
    let speaker = |(index, person): (usize, &Person)| {
        let (name, latin_name, position, organisation, talk) = *person;
        Speaker {
            name: name.into(),
            latin_name: latin_name.into(),
            position: words(position.0, position.1),
            organisation: words(organisation.0, organisation.1),
            biography: if name.is_empty() { words("", en) } else { words(zh, en) },
            talks: vec![words(talk.0, talk.1)],
            photo: portraits.get(index).cloned(),
        }
    };
    people.iter().enumerate().map(speaker).collect()
}

fn exhibitors() -> Vec<Exhibitor> {
    let device = |name: (&str, &str),
                  model: &str,
                  count: u32,
                  power: &str,
                  supply: (&str, &str),
                  footprint: &str,
                  weight: &str| Equipment {
        name: words(name.0, name.1),
        model: model.into(),
        maker: "Cesca Therapeutics".into(),
        count,
        power: power.into(),
        supply: words(supply.0, supply.1),
        footprint: footprint.into(),
        weight: weight.into(),
    };
    vec![
        Exhibitor {
            name: words("博雅控股集团", "Boyalife Group"),
            booth: "A01".into(),
            about: words(
                "展示三条解决方案：临床级生物样本库、手术室即时系统、肿瘤免疫治疗自动化。现场设有 BioArchive 自动化液氮存储系统，请参观者注意液氮安全提示。",
                "Three lines of solutions: clinical biobank, operating-room point of care, and automation for tumor immunotherapy.",
            ),
            website: "https://www.example.com/".into(),
            equipment: vec![
                device(
                    ("细胞自动化分离设备", "Automated cell-separation device"),
                    "AXP",
                    2,
                    "0.3 kW",
                    ("220 V", "220 V"),
                    "0.5 × 0.4 m",
                    "18 kg",
                ),
                device(
                    ("自动化液氮存储系统", "Automated liquid-nitrogen storage"),
                    "BioArchive",
                    1,
                    "2.2 kW",
                    ("液氮 LN₂、通风", "LN₂, ventilation"),
                    "2.1 × 1.6 m",
                    "920 kg",
                ),
                device(
                    ("术中即时细胞浓缩系统", "Point-of-care cell concentration"),
                    "RES-Q",
                    1,
                    "0.1 kW",
                    ("220 V", "220 V"),
                    "0.3 × 0.3 m",
                    "6 kg",
                ),
                device(
                    (
                        "CAR-T 自动化细胞生产平台核心组件",
                        "CAR-T automation platform, core components",
                    ),
                    "CAR-TXpress",
                    1,
                    "3.5 kW",
                    ("380 V、压缩空气", "380 V, compressed air"),
                    "3.0 × 1.2 m",
                    "410 kg",
                ),
            ],
            logo: None,
        },
        Exhibitor {
            name: words("示例仪器（无锡）有限公司", "Sample Instruments (Wuxi) Co., Ltd."),
            booth: "B12–B14".into(),
            about: words("流式细胞仪与细胞计数仪。", "Flow cytometers and cell counters."),
            equipment: vec![device(
                ("流式细胞仪", "Flow cytometer"),
                "FC-500",
                1,
                "0.8 kW",
                ("220 V", "220 V"),
                "0.9 × 0.6 m",
                "86 kg",
            )],
            ..Exhibitor::default()
        },
    ]
}

fn sectors() -> Vec<Sector> {
    let member = |zh: &str, en: &str, standing: (&str, &str)| Member {
        name: words(zh, en),
        standing: words(standing.0, standing.1),
    };
    let initiator = ("发起单位", "Initiator");
    let council = ("理事单位", "Council member");
    let plain = ("会员单位", "Member");
    let sector =
        |zh: &str, en: &str, members: Vec<Member>| Sector { title: words(zh, en), members };
    vec![
        sector(
            "政府",
            "Government",
            vec![
                member("无锡市科技局", "Wuxi Science and Technology Bureau", initiator),
                member(
                    "无锡市科学技术协会",
                    "Wuxi Association for Science and Technology",
                    council,
                ),
            ],
        ),
        sector(
            "产业",
            "Industry",
            vec![
                member("博雅控股集团", "Boyalife Group", initiator),
                member("药明生物", "WuXi Biologics", council),
                member("示例仪器（无锡）有限公司", "Sample Instruments (Wuxi) Co., Ltd.", plain),
            ],
        ),
        sector(
            "科研",
            "Research",
            vec![
                member(
                    "第二军医大学干细胞研究所",
                    "Stem Cell Institute, Second Military Medical University",
                    council,
                ),
                member("示例大学生命科学学院", "School of Life Sciences, Sample University", plain),
            ],
        ),
        sector(
            "检测",
            "Testing",
            vec![member(
                "中国食品药品检定研究院",
                "National Institutes for Food and Drug Control",
                council,
            )],
        ),
        sector(
            "医院",
            "Hospitals",
            vec![
                member("无锡市人民医院", "Wuxi People’s Hospital", council),
                member("无锡市第二人民医院", "Wuxi Second People’s Hospital", plain),
            ],
        ),
    ]
}
