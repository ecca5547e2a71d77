//! How lines come out: breaks, edges, squeezed stops, and both scripts.

use super::*;

const STYLE: Style = Style::new(9.0, Weight::Regular, Color::BLACK);

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

fn text(dice: &mut Dice) -> String {
    const PIECES: [&str; 30] = [
        "细胞治疗",
        "联盟",
        "产业化",
        "质量",
        "无锡市",
        "的",
        "和",
        "研究院",
        "CAR-T",
        "BioArchive",
        "point-of-care",
        "2019年",
        "12 kg",
        "95％",
        "（示例）",
        "《标准》",
        "“封闭式”",
        "‘是’",
        "，",
        "。",
        "、",
        "；",
        "：",
        "……",
        "——",
        "！",
        "？",
        " cell ",
        "买买提·阿卜杜拉",
        "㛃𬭎",
    ];
    let count = 20 + dice.roll(60);
    let mut text = String::new();
    let mut after_stop = true;
    for _ in 0..count {
        let piece = PIECES[dice.roll(PIECES.len())];
        let stop = "，。、；：！？…—".contains(|sign| piece.starts_with(sign));
        if !(stop && after_stop) {
            text.push_str(piece);
            after_stop = stop;
        }
    }
    text
}

#[test]
fn no_line_breaks_the_rules_and_none_is_wider_than_its_column() {
    let book = FontBook::find().unwrap();
    let setter = Typesetter::new(&book);
    let mut dice = Dice(7);
    for round in 0..300 {
        let text = text(&mut dice);
        let width = 35.0 + dice.roll(80) as f32;
        let align = if round % 2 == 0 { Align::Justify } else { Align::Start };

        let lines = setter.paragraph(&text, STYLE, align, width);

        let joined: String = lines.iter().map(Line::text).collect();
        let bare = |text: &str| text.replace(' ', "");
        assert_eq!(bare(&joined), bare(&text));
        for line in &lines {
            let words = line.text();
            let (first, last) = (words.chars().next().unwrap(), words.chars().next_back().unwrap());
            assert!(!"，。、；：！？）》”’」】…—·％".contains(first), "{words} in {text}");
            assert!(!"（《“‘「【".contains(last), "{words} in {text}");
            assert!(line.width <= width + 0.01, "{} > {width}: {words}", line.width);
            assert!(!line.forced, "{words}");
        }
    }
}

#[test]
fn justified_lines_reach_both_edges() {
    let book = FontBook::find().unwrap();
    let setter = Typesetter::new(&book);
    let text = "近百位临床专家、工程技术人员、企业家与政府代表齐聚无锡，围绕“细胞治疗产品的质量、标准与产业化”展开交流。".repeat(3);

    let lines = setter.paragraph(&text, STYLE, Align::Justify, 80.0);

    let (last, full) = lines.split_last().unwrap();
    assert!(full.iter().all(|line| (line.width - 80.0).abs() < 0.01));
    assert!(last.width < 80.0);
}

#[test]
fn a_line_that_ends_with_a_hyphen_of_its_own_reaches_the_edge() {
    let book = FontBook::find().unwrap();
    let setter = Typesetter::new(&book);
    let text = "The point-of-care state-of-the-art cell-based medicine is a long-term well-known \
        high-quality non-clinical follow-up of donor-derived large-scale cells and co-workers.";

    let mut checked = 0;
    for width in 55..110 {
        let width = width as f32;
        let lines = setter.paragraph(text, STYLE, Align::Justify, width);
        let (_, full) = lines.split_last().unwrap();
        for line in full.iter().filter(|line| line.text().ends_with('-')) {
            assert!((line.width - width).abs() < 0.01, "{} at {width}", line.text());
            checked += 1;
        }
    }

    assert!(checked > 10, "{checked}");
}

#[test]
fn a_name_of_parts_ends_its_lines_between_them() {
    let book = FontBook::find().unwrap();
    let setter = Typesetter::new(&book);
    let lines = |width: f32| -> Vec<String> {
        let lines =
            setter.paragraph("买买提·阿卜杜热合曼·吐尔逊江·艾合买提", STYLE, Align::Start, width);
        lines.iter().map(Line::text).collect()
    };

    assert_eq!(lines(34.0), ["买买提·阿卜杜热合曼·", "吐尔逊江·艾合买提"]);
    assert_eq!(lines(21.0), ["买买提·", "阿卜杜热合曼·", "吐尔逊江·", "艾合买提"]);
}

#[test]
fn a_stop_that_does_not_fit_hangs_over_the_edge() {
    let book = FontBook::find().unwrap();
    let setter = Typesetter::new(&book);
    let em = 9.0 * PT;
    let text = "近百位临床专家参会，围绕细胞治疗产品质量。";

    let lines = setter.paragraph(text, STYLE, Align::Justify, 9.0 * em);
    let ragged = setter.paragraph(text, STYLE, Align::Start, 9.0 * em);

    let texts = |lines: &[Line]| lines.iter().map(Line::text).collect::<Vec<_>>();
    assert_eq!(texts(&lines), ["近百位临床专家参会，", "围绕细胞治疗产品质", "量。"]);
    assert_eq!(texts(&ragged)[0], "近百位临床专家参");
    let stop = lines[0].pieces[0].glyphs.last().unwrap();
    assert!((stop.x - 9.0 * em).abs() < 0.01 && lines[0].width <= 9.0 * em);
}

#[test]
fn brackets_stand_upright_in_a_vertical_line_and_characters_stay_as_they_are() {
    let book = FontBook::find().unwrap();
    let setter = Typesetter::new(&book);
    let glyphs = |line: Line| -> Vec<u16> {
        line.pieces.iter().flat_map(|piece| &piece.glyphs).map(|glyph| glyph.id).collect()
    };
    let differ =
        |text: &str| glyphs(setter.line(text, STYLE)) != glyphs(setter.upright(text, STYLE));

    assert!(["（", "）", "《", "」", "，", "。", "—", "“"].into_iter().all(differ));
    assert!(!["中", "㛃", "A"].into_iter().any(differ));
}

#[test]
fn an_english_word_is_parted_by_syllables() {
    let book = FontBook::find().unwrap();
    let setter = Typesetter::new(&book);
    let text = "The international development of manufacturing and standardization goes on";

    let lines = setter.paragraph(text, STYLE, Align::Justify, 27.0);
    let ragged = setter.paragraph(text, STYLE, Align::Start, 27.0);

    let glyphs = |line: &Line| line.pieces.iter().map(|piece| piece.glyphs.len()).sum();
    let set: Vec<(String, usize)> = lines.iter().map(|line| (line.text(), glyphs(line))).collect();
    assert_eq!(set[3], ("and standardiza".to_owned(), 16));
    assert!(lines.iter().all(|line| line.width <= 27.01));
    assert!(ragged.iter().all(|line| glyphs(line) <= line.text().len()));
}

#[track_caller]
fn check_width(text: &str, ems: f32) {
    let book = FontBook::find().unwrap();
    let width = Typesetter::new(&book).line(text, STYLE.sized(72.0)).width / 25.4;
    assert!((width - ems).abs() < 0.01, "{text} is {width} ems wide, not {ems}");
}

#[test]
fn punctuation_gives_its_empty_halves_back() {
    check_width("中文", 2.0);
    check_width("中，文", 3.0);
    check_width("（中）", 2.0);
    check_width("中）、文", 3.5);
    check_width("《（中）》", 3.0);
    check_width("中“（文）”中", 6.0);
    check_width("买·买", 2.5);
}

#[test]
fn chinese_and_latin_keep_a_quarter_of_an_em_apart() {
    let digit = 0.555;
    check_width("第1届", 2.0 + digit + 2.0 * squeeze::BETWEEN_SCRIPTS);
}

#[test]
fn a_long_word_is_cut_and_says_so() {
    let book = FontBook::find().unwrap();
    let setter = Typesetter::new(&book);

    let lines = setter.paragraph(&"Donaudampfschifffahrt".repeat(4), STYLE, Align::Start, 30.0);

    assert!(lines.len() > 2 && lines[0].forced);
    assert!(lines.iter().all(|line| line.width <= 30.0));
}

#[test]
fn signs_without_a_shape_leave_nothing_behind() {
    let book = FontBook::find().unwrap();
    let setter = Typesetter::new(&book);

    let lines = setter.paragraph("一\r\n二\u{200B}三\u{FEFF}", STYLE, Align::Start, 80.0);

    let widths: Vec<f32> = lines.iter().map(|line| line.width / (9.0 * PT)).collect();
    assert_eq!(lines.iter().map(Line::text).collect::<Vec<_>>()[0], "一");
    assert!((widths[0] - 1.0).abs() < 0.01 && (widths[1] - 2.0).abs() < 0.01, "{widths:?}");
}

#[test]
fn letters_that_the_chinese_font_lacks_bring_their_whole_word_along() {
    let book = FontBook::find().unwrap();
    let line = Typesetter::new(&book).line("Katarzyna Łękołodzka", STYLE);

    let faces: Vec<u16> = line.pieces[0].glyphs.iter().map(|glyph| glyph.face.0).collect();
    assert_eq!(faces, [vec![0; 10], vec![2; 10]].concat());
}

#[test]
fn what_no_font_has_is_named() {
    let book = FontBook::find().unwrap();

    let known = "㛃𬭎䶮𠅤 MoS₂ Łękołodzka (1.5 kW) — “引号”";
    assert_eq!(book.missing(known), Vec::<char>::new());
    assert_eq!(book.missing("张\u{F0000}三\u{F0000}"), ['\u{F0000}']);
}
