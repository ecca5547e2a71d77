//! How the characters of a list were written. Chinese Excel saves GBK and says so nowhere.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The encodings that a person can choose from, the likeliest first.
pub const ENCODINGS: &[&str] = &[
    "UTF-8",
    "GB18030",
    "Big5",
    "UTF-16LE",
    "UTF-16BE",
    "Shift_JIS",
    "EUC-KR",
    "windows-1252",
    "windows-1251",
];

/// Characters that lists of people and plain Chinese are full of, in both scripts.
const COMMON: &str = "的一是不了在人有我他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生\
    自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从\
    姓名单位电话手机邮箱职务职称部门备注编号序性别男女省市区县州院校医科技大学公司有限集团研究所中心协会生物药业医疗制造细胞\
    治疗教授主任博士经理总监长书记秘主席理事董代表嘉宾参会报名签到日期时间地址邮编传真身份证类别状态来源酒店房间餐饮航班车次\
    北京上海天津重庆江苏浙江广东深圳无锡苏州南杭州武汉成都西安山河湖福建安徽四川云贵州\
    王李张刘陈杨黄赵吴周徐孙朱马胡郭何高罗林郑梁谢宋唐许冯邓韩曹曾彭肖萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙贺陶顾毛郝龚邵万覃武钱戚\
    伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文辉玲华红建志国玉春梅兰海燕晓雪宇婷欣浩然思佳\
    這為來個們到說國時會後對著過發經學進種將還沒從當與無電話號聯絡單職務級備註編號門區縣醫院業製細療書會員論壇廣東陳劉張楊黃趙吳孫馬羅鄭許馮鄧韓蕭盧鍾譚賈鄒閻薛龍賀陶顧龔萬";

/// Finds an encoding by the name a person chose.
pub(super) fn by_name(name: &str) -> Option<&'static Encoding> {
    match name.to_lowercase().as_str() {
        // What calls itself GBK or GB2312 is read with all the characters that its successor has.
        "gbk" | "gb2312" | "gb18030" => Some(GB18030),
        other => Encoding::for_label(other.as_bytes()),
    }
}

/// Reads a whole text that does not say in which encoding it is; nothing when it is no text in any.
pub(in crate::exchange) fn plain(bytes: &[u8]) -> Option<String> {
    let text = decode(bytes, detect(bytes));
    (!text.contains('\u{FFFD}')).then_some(text)
}

/// Tells the encoding of a whole file: its mark, else strict UTF-8, else what reads best.
pub(super) fn detect(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(wide) = without_mark(bytes) {
        return wide;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Allow);
    // A guess by statistics errs on short lists; the characters themselves decide between the two.
    let candidates = [GB18030, BIG5];
    let best = candidates
        .into_iter()
        .map(|encoding| (likeness(bytes, encoding), encoding))
        .max_by_key(|(score, _)| *score)
        .filter(|(score, _)| *score > 0);
    match best {
        Some((score, encoding)) if score > likeness(bytes, guessed) => encoding,
        // The older name would leave out characters that the newer one has.
        _ if guessed.name() == "GBK" => GB18030,
        _ => guessed,
    }
}

/// Reads bytes as text, and says whether any of them were not of that encoding.
pub(super) fn decode(bytes: &[u8], encoding: &'static Encoding) -> String {
    encoding.decode_with_bom_removal(bytes).0.into_owned()
}

/// Every other byte of Latin text in UTF-16 is nothing.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 4 {
        return None;
    }
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let pairs = head.len() / 2;
    match () {
        () if odd * 4 > pairs && even * 20 < pairs => Some(UTF_16LE),
        () if even * 4 > pairs && odd * 20 < pairs => Some(UTF_16BE),
        () => None,
    }
}

/// Scores a decoding: common characters speak for it, holes and oddities against it.
fn likeness(bytes: &[u8], encoding: &'static Encoding) -> i64 {
    // A piece of a long list is enough to tell two encodings apart.
    let piece = &bytes[..bytes.len().min(400_000)];
    let (text, _, _) = encoding.decode(piece);
    text.chars()
        .map(|character| match character {
            '\u{FFFD}' => -12,
            '\u{E000}'..='\u{F8FF}' => -6,
            '\u{4E00}'..='\u{9FFF}' if COMMON.contains(character) => 3,
            '\u{4E00}'..='\u{9FFF}' => -1,
            '，' | '。' | '、' | '（' | '）' | '：' | '；' | '　' => 2,
            '\u{80}'..='\u{FF}' => 1,
            _ => 0,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, encoding: &'static Encoding) {
        let (bytes, _, lost) = encoding.encode(text);
        assert!(!lost, "the test itself cannot be written so");
        let found = detect(&bytes);
        assert_eq!(decode(&bytes, found), text, "taken for {}", found.name());
    }

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let short = "姓名,电话\n张三,13800001234\n";
        let long = "姓名,单位,手机,备注\n汪泩,临沂市人民医院,18350427478,同和药业\n徐凌,四川省交通运输厅公路局医院,14126875497,鱼跃医疗\n";
        let traditional =
            "姓名,單位,電話\n陳大文,臺灣大學醫院,0912345678\n劉德華,國立陽明大學,0922333444\n";
        for text in [short, long] {
            check(text, UTF_8);
            check(text, GB18030);
        }
        check(traditional, UTF_8);
        check(traditional, BIG5);
        check("name,city\nJosé,Málaga\nZoë,Zürich\n", encoding_rs::WINDOWS_1252);
        check("name\nJohn\n", UTF_8);
    }

    #[test]
    fn a_cut_character_does_not_make_a_text_chinese_of_another_kind() {
        let mut bytes = "姓名,电话\n张三,13800001234\n".as_bytes().to_vec();
        bytes.insert(0, 0xEF);
        bytes.splice(1..1, [0xBB, 0xBF]);
        assert_eq!(detect(&bytes).name(), "UTF-8");
    }

    #[test]
    fn two_bytes_a_character_need_no_mark() {
        let wide = |text: &str, turn: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(turn).collect()
        };
        let text = "name,phone\n张三,13800001234\n李四,13900001234\n";
        assert_eq!(detect(&wide(text, u16::to_le_bytes)).name(), "UTF-16LE");
        assert_eq!(detect(&wide(text, u16::to_be_bytes)).name(), "UTF-16BE");
    }
}
