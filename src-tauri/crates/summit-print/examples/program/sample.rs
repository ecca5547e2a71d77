//! A program made from the summit of 2019, filled up with sample text.

use summit_print::documents::program::{
    Equipment, Exhibitor, Hosts, Member, Program, Sector, Speaker,
};
use summit_print::options::Words;
use summit_print::page::Picture;

use crate::days::days;

pub fn words(zh: &str, en: &str) -> Words {
    Words::new(zh, en)
}

pub fn program(portraits: &[Picture]) -> Program {
    Program {
        title: words(
            "细胞治疗产业高峰论坛暨无锡市细胞治疗产业联盟发起大会",
            "Cell Therapy Industry Summit Forum and Founding Assembly of the Wuxi Cell Therapy Industry Alliance",
        ),
        dates: words("2019年4月13日 星期六", "Saturday, 13 April 2019"),
        venue: words("无锡君来世尊酒店", "Junlai Shizun Hotel, Wuxi"),
        address: words("江苏省无锡市（地址见邀请函）", "Wuxi, Jiangsu Province"),
        website: String::new(),
        edition: Words::default(),
        halls: Vec::new(),
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
        sponsors: Vec::new(),
        exhibitors: exhibitors(),
        sectors: sectors(),
    }
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
            person: latin_name.into(),
            name: name.into(),
            latin_name: latin_name.into(),
            reading: latin_name.into(),
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
        maker: Words::new("Cesca Therapeutics", ""),
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
