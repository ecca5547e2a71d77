//! Two days of sessions.

use summit_print::documents::program::{Day, Part, Session};

use crate::sample::words;

pub fn days() -> Vec<Day> {
    let part = |role: (&str, &str),
                name: &str,
                latin: &str,
                position: (&str, &str),
                place: (&str, &str)| Part {
        person: latin.into(),
        role: words(role.0, role.1),
        name: name.into(),
        latin_name: latin.into(),
        position: words(position.0, position.1),
        organisation: words(place.0, place.1),
        short: String::new(),
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
                rooms: vec![hall.clone()],
                people,
                ..Session::default()
            }
        };
    let pause = |starts: &str, ends: &str, title: (&str, &str)| Session {
        starts: starts.into(),
        ends: ends.into(),
        title: words(title.0, title.1),
        room: words("二层序厅", "Foyer, 2F"),
        rooms: vec![words("二层序厅", "Foyer, 2F")],
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
            rooms: vec![words("203会议室", "Room 203")],
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
            date: words("2019年4月13日 星期六", "Saturday, 13 April 2019"),
            rooms: vec![
                hall.clone(),
                words("203会议室", "Room 203"),
                words("二层序厅", "Foyer, 2F"),
            ],
            sessions: first,
        },
        Day {
            date: words("2019年4月14日 星期日", "Sunday, 14 April 2019"),
            rooms: vec![hall, words("二层序厅", "Foyer, 2F")],
            sessions: second,
        },
    ]
}
