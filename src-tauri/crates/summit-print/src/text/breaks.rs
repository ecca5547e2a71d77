//! Where a line may end: the Unicode rules, made strict and taught Chinese punctuation.
//!
//! Two things are added to the strict rules of Unicode (UAX 14). Curly quotes are ambiguous there and
//! glue both their sides; next to Chinese they are brackets, so the text is cut as if they were written
//! 「」. And a number keeps its unit.

use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness, LineBreakWordOption};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed, WordSegmenter, WordSegmenterBorrowed};

use super::classes::{Class, class, is_han, never_starts, wide_signs};

/// Finds the places where a line may end.
pub struct Breaker {
    segmenter: LineSegmenterBorrowed<'static>,
    words: WordSegmenterBorrowed<'static>,
}

impl Default for Breaker {
    fn default() -> Self {
        let mut options = LineBreakOptions::default();
        options.strictness = Some(LineBreakStrictness::Strict);
        options.word_option = Some(LineBreakWordOption::Normal);
        let words = WordSegmenter::new_dictionary(Default::default());
        Breaker { segmenter: LineSegmenter::new_auto(options), words }
    }
}

impl Breaker {
    /// The byte offsets at which a line may end, the end of the text included.
    pub fn breaks(&self, text: &str) -> Vec<usize> {
        if is_name_of_parts(text) {
            // 阿卜杜拉·买买提江: a line ends between the parts and not inside of one.
            let dots = text.match_indices('·').map(|(at, dot)| at + dot.len());
            return dots.chain([text.len()]).collect();
        }
        let wide = wide_signs(text);
        let is_wide = |at: usize| wide.iter().any(|(byte, wide)| *byte == at && *wide);
        let shadow = shadow(text, is_wide);
        let allowed = self
            .segmenter
            .segment_str(&shadow)
            .filter(|at| *at > 0 && (*at == text.len() || may_break(text, *at, is_wide(*at))));
        allowed.collect()
    }
}

impl Breaker {
    /// The breaks of a heading, each with how much it would disturb: least after a stop, most in a word.
    pub fn heading_breaks(&self, text: &str) -> Vec<(usize, f32)> {
        let words: Vec<usize> = self.words.segment_str(text).collect();
        let rated = self.breaks(text).into_iter().map(|at| {
            let last = text[..at].chars().next_back().unwrap_or(' ');
            let next = text[at..].chars().next().unwrap_or(' ');
            let ended = text[..at].trim_end().chars().next_back().unwrap_or(' ');
            let in_english = last == ' ' && (ended.is_ascii_alphanumeric() || ended == '.');
            let pause = matches!(class(last, true), Class::Close | Class::Space | Class::Middle);
            let fresh = class(next, true) == Class::Open || next == '暨';
            let disturbance = if in_english {
                // Between two words of one phrase; after a comma a line ends better.
                0.06
            } else if pause || fresh {
                0.0
            } else if words.binary_search(&at).is_ok() && !ENDINGS.contains(next) {
                0.12
            } else {
                IN_WORD
            };
            (at, disturbance)
        });
        rated.collect()
    }
}

/// Whether a text is nothing but a name of several parts, none of them longer than a name has.
fn is_name_of_parts(text: &str) -> bool {
    const LONGEST: usize = 8;
    let is_part =
        |part: &str| (1..=LONGEST).contains(&part.chars().count()) && part.chars().all(is_han);
    text.contains('·') && text.split('·').all(is_part)
}

/// The text with Chinese quotes written as brackets of the same length.
fn shadow(text: &str, is_wide: impl Fn(usize) -> bool) -> String {
    let bracket = |(at, character): (usize, char)| match character {
        '“' | '‘' if is_wide(at) => '「',
        '”' | '’' if is_wide(at) => '」',
        _ => character,
    };
    text.char_indices().map(bracket).collect()
}

fn may_break(text: &str, at: usize, wide: bool) -> bool {
    let (before, after) = text.split_at(at);
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    if never_starts(class(next, wide || matches!(next, '·' | '…' | '—' | '～' | '／' | '–')))
    {
        return false;
    }
    if matches!(next, '•' | '/' | '－' | '．' | '‧' | '‼' | '⁇' | '⁈' | '⁉')
        || class(last, true) == Class::Open
    {
        return false;
    }
    if last == '/' && next.is_ascii_alphanumeric() {
        return false;
    }
    !parts_number_and_unit(before, after)
}

/// Whether a break here would leave a number on one line and what it counts on the next.
fn parts_number_and_unit(before: &str, after: &str) -> bool {
    let spaced = before.ends_with(' ');
    let number = before.strip_suffix(' ').unwrap_or(before);
    let counts = |text: &str| text.ends_with(|character: char| character.is_ascii_digit());
    if !counts(number) {
        // 3,500 万元: what counts stands behind the magnitude.
        let bare = number.trim_end_matches(MAGNITUDES);
        return bare.len() < number.len()
            && counts(bare.trim_end_matches(' '))
            && after.starts_with(|character: char| COUNTERS.contains(character));
    }
    if after.starts_with(|character: char| COUNTERS.contains(character)) {
        return true;
    }
    let of_unit = |character: &char| character.is_alphabetic() && !is_han(*character);
    let unit: String = after.chars().take_while(of_unit).collect();
    spaced && UNITS.contains(&unit.as_str())
}

/// How much the end of a line inside of a word disturbs.
pub const IN_WORD: f32 = 0.5;

/// Characters that end the name of a place or an office, which a dictionary cuts off.
const ENDINGS: &str = "市省县区州局院所部厅处司委";

/// Chinese characters that follow a number as its unit.
const COUNTERS: &str =
    "年月日号时点分秒元万亿千百个位名台套件份次届期层楼厅室区间场度米克升吨组项家人页卷册章节号％";

/// Chinese characters that multiply a number before them.
const MAGNITUDES: [char; 5] = ['十', '百', '千', '万', '亿'];

/// Latin units that follow a number after a space.
const UNITS: [&str; 34] = [
    "mm", "cm", "m", "km", "nm", "μm", "µm", "kg", "g", "mg", "μg", "µg", "t", "L", "mL", "ml",
    "μL", "µL", "W", "kW", "V", "kV", "A", "Hz", "kHz", "MHz", "h", "min", "s", "MB", "GB", "Pa",
    "kPa", "MPa",
];

#[cfg(test)]
mod tests {
    use super::Breaker;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut pieces = Vec::new();
        let mut start = 0;
        for at in Breaker::default().breaks(text) {
            pieces.push(&text[start..at]);
            start = at;
        }
        assert_eq!(pieces.join("|"), expected);
    }

    #[test]
    fn stops_and_closing_brackets_stay_with_what_they_close() {
        check("你好，世界。", "你|好，|世|界。");
        check("（甲）《乙》", "（甲）|《乙》");
        check("真的？！好……", "真|的？！|好……");
        check("甲、乙；丙：丁", "甲、|乙；|丙：|丁");
    }

    #[test]
    fn curly_quotes_are_brackets_beside_chinese() {
        check("举行“产业”论坛", "举|行|“产|业”|论|坛");
        check("他说：“好。”随后", "他|说：|“好。”|随|后");
        check("“AXP”系统", "“AXP”|系|统");
    }

    #[test]
    fn an_apostrophe_stays_in_its_word() {
        check("the people’s hospital", "the |people’s |hospital");
    }

    #[test]
    fn a_middle_dot_starts_no_line() {
        check("请买买提·阿卜杜拉，", "请|买|买|提·|阿|卜|杜|拉，");
        check("买买提·阿卜杜拉", "买买提·|阿卜杜拉");
    }

    #[test]
    fn a_number_keeps_its_unit() {
        check("共30台，重12 kg。", "共|30台，|重|12 kg。");
        check("2019年4月13日", "2019年|4月|13日");
        check("约95％和20℃", "约|95％|和|20℃");
        check("共计3500万元", "共|计|3500万元");
        check("约2 亿元", "约|2 亿元");
        check("万元", "万|元");
        check("房间 1200 mm 宽", "房|间 |1200 mm |宽");
    }

    #[test]
    fn a_heading_is_parted_between_words() {
        let text = "论坛暨无锡市大会";
        let rated = Breaker::default().heading_breaks(text);
        let easy = rated.iter().filter(|(_, disturbance)| *disturbance < 0.3);
        let starts: Vec<&str> = easy.map(|(at, _)| &text[*at..]).collect();
        assert_eq!(starts, ["暨无锡市大会", "无锡市大会", "大会", ""]);
    }

    #[test]
    fn dashes_and_ellipses_start_no_line() {
        check("生命——健康", "生|命——|健|康");
        check("8:30～9:00", "8:30～|9:00");
        check("T/CMBA 001", "T/CMBA |001");
    }

    /// Where a line may not end, as CLReq has it in 3.1.3 (避头尾) and 3.2 (numbers and what goes with them).
    #[test]
    fn no_line_starts_or_ends_with_a_sign_that_clreq_forbids_there() {
        // 行首禁则: stops, closing brackets and quotes, connectors, dots, dashes, ellipses.
        for sign in "、，。．：；！？‼⁇⁈⁉）〕］｝〉》」』】〗”’·‧～－–／…—".chars()
        {
            let text = format!("中文{sign}中文");
            let at = "中文".len();
            assert!(!Breaker::default().breaks(&text).contains(&at), "{sign} starts a line");
        }
        // 行尾禁则: opening brackets and quotes.
        for sign in "（〔［｛〈《「『【〖“‘".chars() {
            let text = format!("中文{sign}中文");
            let at = format!("中文{sign}").len();
            assert!(!Breaker::default().breaks(&text).contains(&at), "{sign} ends a line");
        }
    }

    /// 分离禁则: what is not parted.
    #[test]
    fn what_belongs_together_is_not_parted() {
        let whole = [
            "——",
            "……",
            "⸺",
            "1,234.56",
            "3.14",
            "95%",
            "95％",
            "37℃",
            "￥100",
            "¥100",
            "$100",
            "€100",
            "+86",
            "-196",
            "±5",
            "№5",
            "2019/04/13",
            "12:30",
            "H₂O",
            "CO₂",
            "O’Brien",
            "3rd",
            "100 km",
            "5 mg",
            "10µL",
            "20kHz",
            "§3",
            "@all",
            "#1",
            "v1.2",
        ];
        for text in whole {
            let around = format!("前{text}后");
            let inside: Vec<usize> = Breaker::default()
                .breaks(&around)
                .into_iter()
                .filter(|at| *at > "前".len() && *at < "前".len() + text.len())
                .collect();
            assert_eq!(inside, Vec::<usize>::new(), "{text}");
        }
    }
}
