//! What a list of registrations can say, and what its columns are called.

use std::collections::BTreeMap;

use ecow::EcoString;

use super::{super::tables::Cell, synonyms::SYNONYMS};
use crate::{
    ids::words,
    people, search, text,
    words::{self, Language},
};

words! {
    /// A field that a column can fill, in the order in which columns are written.
    pub enum Field {
        BadgeNumber = "badge_number",
        ExternalId = "external_id",
        FullName = "full_name",
        FamilyName = "family_name",
        GivenName = "given_name",
        LatinName = "latin_name",
        Pinyin = "pinyin",
        Gender = "gender",
        OrganisationZh = "organisation_zh",
        OrganisationEn = "organisation_en",
        PositionZh = "position_zh",
        PositionEn = "position_en",
        Phone = "phone",
        Email = "email",
        Category = "category",
        State = "state",
        WaitingPlace = "waiting_place",
        Reply = "reply",
        Source = "source",
        Notes = "notes",
        ProtocolRank = "protocol_rank",
        Tags = "tags",
        Seat = "seat",
        Sessions = "sessions",
        CompanionOf = "companion_of",
        CompanionAs = "companion_as",
        ArrivesAt = "arrives_at",
        ArrivesBy = "arrives_by",
        ArrivalPlace = "arrival_place",
        PickUp = "pick_up",
        Driver = "driver",
        Plate = "plate",
        Hotel = "hotel",
        Room = "room",
        Nights = "nights",
        SharesWith = "shares_with",
        Diet = "diet",
        Allergies = "allergies",
        LeavesAt = "leaves_at",
        LeavesBy = "leaves_by",
        DeparturePlace = "departure_place",
        Remarks = "remarks",
    }
}

/// How many fields there are.
pub(super) const FIELDS: usize = 42;

/// No name of a column takes more bytes than this.
const LONGEST_TITLE: usize = 400;

/// What a row says in every field; empty where it says nothing.
pub(super) type Values = [EcoString; FIELDS];

/// Answers values that say nothing.
pub(super) fn blank() -> Values {
    std::array::from_fn(|_| "".into())
}

impl Field {
    /// Answers where the field stands in [`Values`].
    pub(super) fn at(self) -> usize {
        self as usize
    }

    /// Answers the name of a column of this field.
    pub fn title(self, language: Language) -> String {
        words::word(language, &format!("enums.import_field.{}", self.word()))
    }

    /// Answers what stands above the column where the program writes a list: both names.
    pub(super) fn heading(self) -> String {
        format!("{} {}", self.title(Language::Chinese), self.title(Language::English))
    }

    /// Says whether a title is the one that the program itself gives the column.
    pub(super) fn is_titled(self, title: &str) -> bool {
        let own = [self.title(Language::Chinese), self.title(Language::English)];
        title == self.heading() || own.iter().any(|own| own == title)
    }

    /// Answers how wide the column is, in characters.
    pub(super) fn width(self) -> u16 {
        match self {
            Field::Gender
            | Field::ProtocolRank
            | Field::Reply
            | Field::PickUp
            | Field::Nights
            | Field::WaitingPlace
            | Field::Diet => 8,
            Field::BadgeNumber
            | Field::ExternalId
            | Field::FullName
            | Field::FamilyName
            | Field::GivenName
            | Field::Category
            | Field::State
            | Field::Source
            | Field::ArrivesBy
            | Field::Driver
            | Field::Plate
            | Field::Room
            | Field::SharesWith
            | Field::LeavesBy
            | Field::Seat
            | Field::CompanionAs
            | Field::Tags => 12,
            Field::LatinName
            | Field::Pinyin
            | Field::PositionZh
            | Field::Phone
            | Field::CompanionOf
            | Field::ArrivesAt
            | Field::ArrivalPlace
            | Field::Hotel
            | Field::Allergies
            | Field::LeavesAt
            | Field::DeparturePlace => 18,
            Field::PositionEn | Field::Email | Field::Notes | Field::Remarks | Field::Sessions => {
                26
            }
            Field::OrganisationZh | Field::OrganisationEn => 32,
        }
    }

    /// Recognises the name that the program itself gives a column.
    pub(super) fn named(title: &str) -> Option<Field> {
        if title.len() > LONGEST_TITLE {
            return None;
        }
        let key = title_key(title);
        if key.is_empty() {
            return None;
        }
        let is_named = |field: &Field| {
            [Language::Chinese, Language::English]
                .iter()
                .any(|language| title_key(&field.title(*language)) == key)
                || title_key(&field.heading()) == key
        };
        Field::ALL.iter().copied().find(is_named)
    }

    /// Recognises the usual name of a column.
    pub(super) fn called(title: &str) -> Option<Field> {
        if title.len() > LONGEST_TITLE {
            return None;
        }
        if title_key(title).is_empty() {
            return None;
        }
        let known = |title: &str| {
            let key = title_key(title);
            NAMES.get(&key).or_else(|| NAMES.get(asked_for(&title_key(unnumbered(title)))))
        };
        // 手机/微信 is first of all a phone.
        known(title).or_else(|| unnumbered(title).split(['/', '／']).find_map(known)).copied()
    }
}

static NAMES: std::sync::LazyLock<BTreeMap<String, Field>> = std::sync::LazyLock::new(|| {
    let mut names = BTreeMap::new();
    for &field in Field::ALL {
        for language in [Language::Chinese, Language::English] {
            names.insert(title_key(&field.title(language)), field);
        }
        names.insert(title_key(&field.heading()), field);
        names.insert(title_key(field.word()), field);
    }
    for (field, titles) in SYNONYMS {
        for title in *titles {
            names.entry(title_key(title)).or_insert(*field);
        }
    }
    names
});

/// The characters of titles that are written otherwise in Hong Kong, Macao and Taiwan.
const TRADITIONAL: &str = "單单職职務务備备註注郵邮電电話话機机構构號号碼码類类別别狀状態态來来賓宾會会員员編编飲饮達达離离開开時时間间點点聯联絡络繫系組组織织學学醫医國国簽签標标籤签場场議议參参與与報报說说確确認认訊讯資资證证餐餐館馆廳厅車车飛飞領领隊队陪陪隨随對对象象關关係系稱称謂谓級级農农業业產产團团體体醫医療疗藥药廠厂個个數数夜夜幾几過过敏敏習习慣惯";

/// Answers a character as the mainland writes it.
fn simplified(character: char) -> char {
    let mut pairs = TRADITIONAL.chars();
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        if from == character {
            return to;
        }
    }
    character
}

/// Reduces a title to what tells it from others: no brackets, stars, spaces or signs, small letters.
pub(super) fn title_key(title: &str) -> String {
    let line: String = text::line(title).to_lowercase().chars().map(simplified).collect();
    let mut depth = 0_u32;
    let outside: String = line
        .chars()
        .filter(|character| match character {
            '(' | '[' | '【' => {
                depth += 1;
                false
            }
            ')' | ']' | '】' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect();
    let kept =
        |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    // What stands in brackets is a remark, unless nothing else is there or it says the language.
    let says_language = ["(英文)", "(english)", "(en)"].iter().any(|mark| line.ends_with(mark));
    let key = if outside.trim().is_empty() || says_language { kept(&line) } else { kept(&outside) };
    key.replace("organization", "organisation")
}

/// Takes off the number that a form puts before a question: `2、您的手机号码`.
fn unnumbered(title: &str) -> &str {
    let title = title.trim_start_matches([' ', '*', '＊']);
    let rest = title.trim_start_matches(|sign: char| sign.is_ascii_digit());
    match rest.strip_prefix(['、', '.', '．', ')', '）']) {
        Some(question) if rest.len() < title.len() => question,
        _ => title,
    }
}

/// Answers what a question asks for: 您的姓名是 asks for 姓名.
fn asked_for(mut key: &str) -> &str {
    const BEFORE: [&str; 14] = [
        "请问",
        "请填写",
        "请输入",
        "请选择",
        "请",
        "您的",
        "你的",
        "您",
        "你",
        "贵",
        "所在的",
        "pleaseenter",
        "whatis",
        "your",
    ];
    const BEHIND: [&str; 6] = ["是什么", "是", "为", "必填", "选填", "required"];
    loop {
        let before = BEFORE.iter().find_map(|words| key.strip_prefix(words));
        let Some(rest) = before.or_else(|| BEHIND.iter().find_map(|words| key.strip_suffix(words)))
        else {
            return key;
        };
        key = rest;
    }
}

/// Guesses by content what a column without a known name holds.
pub(super) fn guess_by_content(cells: &[&Cell]) -> Option<Field> {
    let filled: Vec<String> =
        cells.iter().filter(|cell| !cell.is_blank()).map(|cell| text::line(&cell.text())).collect();
    if filled.len() < 2 {
        return None;
    }
    let most = |fits: &dyn Fn(&str) -> bool| {
        filled.iter().filter(|value| fits(value)).count() * 10 >= filled.len() * 7
    };
    let is_mobile = |value: &str| {
        let phone = people::clean_phone(value);
        phone.len() == 11
            && phone.starts_with('1')
            && phone.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_unit = |value: &str| {
        ["公司", "医院", "大学", "学院", "研究院", "研究所", "中心", "协会", "集团", "局", "委员会"]
            .iter()
            .any(|end| value.ends_with(end))
    };
    let is_name = |value: &str| {
        let name = people::clean_name(value);
        let parts: Vec<&str> = name.split('·').collect();
        let is_short = |part: &&str| (2..=8).contains(&part.chars().count());
        if parts.len() > 1 {
            return parts.iter().all(|part| is_short(part) && part.chars().all(text::is_han));
        }
        let (family, _) = people::split_name(&name);
        let is_surname = || SURNAMES.contains(&family) || search::is_surname(&family);
        (2..=4).contains(&name.chars().count())
            && name.chars().all(text::is_han)
            && !is_unit(&name)
            && (is_surname() || family.chars().count() > 1)
    };
    if most(&people::is_email) {
        Some(Field::Email)
    } else if most(&is_mobile) {
        Some(Field::Phone)
    } else if most(&is_unit) {
        Some(Field::OrganisationZh)
    } else if most(&is_name) {
        Some(Field::FullName)
    } else {
        None
    }
}

/// The surnames of nine people in ten.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙朱马胡郭何高罗林郑梁谢宋唐许冯邓韩曹曾彭肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙贺陶顾毛郝龚邵万覃武钱严赖洪陈劉張楊黃趙吳孫馬羅鄭許馮鄧韓葉蔣蘇呂沈盧鍾陸賈鄒閻龍賀陶顧";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_its_place() {
        assert_eq!(Field::ALL.len(), FIELDS);
        for (at, field) in Field::ALL.iter().enumerate() {
            assert_eq!(field.at(), at);
        }
    }

    #[test]
    fn columns_are_known_by_what_people_call_them() {
        for (title, field) in [
            ("姓名", Field::FullName),
            (" 姓 名 *", Field::FullName),
            ("姓名（必填）", Field::FullName),
            ("Name", Field::FullName),
            ("手机号码", Field::Phone),
            ("联系电话：", Field::Phone),
            ("ＥＭＡＩＬ", Field::Email),
            ("E-mail", Field::Email),
            ("工作单位", Field::OrganisationZh),
            ("Organization", Field::OrganisationZh),
            ("Organization (English)", Field::OrganisationEn),
            ("职务/职称", Field::PositionZh),
            ("first_name", Field::GivenName),
            ("票种", Field::Category),
            ("航班/车次", Field::ArrivesBy),
            ("是否接站", Field::PickUp),
            ("返程时间", Field::LeavesAt),
            ("桌号", Field::Seat),
            ("单位/部门", Field::OrganisationZh),
            ("1、您的姓名是？", Field::FullName),
            ("2、您的手机号码：", Field::Phone),
            ("3.请填写您所在的单位（全称）", Field::OrganisationZh),
            ("4）您的职务/职称", Field::PositionZh),
            ("7、您的性别", Field::Gender),
            ("*姓名（必填）", Field::FullName),
            ("* 2、手机号码（必填）", Field::Phone),
            ("贵单位名称为", Field::OrganisationZh),
            ("What is your name?", Field::FullName),
            ("工作单位及职务", Field::OrganisationZh),
            ("公司/机构", Field::OrganisationZh),
            ("所属单位", Field::OrganisationZh),
            ("供职单位", Field::OrganisationZh),
            ("单位名称/Company", Field::OrganisationZh),
            ("手机/微信", Field::Phone),
            ("微信／手机号", Field::Phone),
            ("参会人手机号码", Field::Phone),
            ("联系邮箱", Field::Email),
            ("抵达车次/航班", Field::ArrivesBy),
            ("用餐禁忌", Field::Allergies),
        ] {
            assert_eq!(Field::called(title), Some(field), "{title}");
        }
        assert_eq!(Field::called("血型"), None);
        assert_eq!(Field::called("5、您是否参加4月13日的晚宴？"), None);
        assert_eq!(Field::called("血型/Rh"), None);
        assert_eq!(Field::called(""), None);
    }

    #[test]
    fn what_the_program_writes_it_reads() {
        for &field in Field::ALL {
            for language in [Language::Chinese, Language::English] {
                assert_eq!(Field::called(&field.title(language)), Some(field));
            }
            assert_eq!(Field::named(&field.heading()), Some(field));
        }
    }

    #[test]
    fn a_column_is_known_by_what_it_holds() {
        let guess = |values: &[&str]| {
            let cells: Vec<Cell> = values.iter().map(|value| Cell::of(*value)).collect();
            guess_by_content(&cells.iter().collect::<Vec<_>>())
        };
        assert_eq!(guess(&["张三", "李四", "王五"]), Some(Field::FullName));
        assert_eq!(guess(&["单雪梅", "尉迟恭", "阿依古丽·买买提"]), Some(Field::FullName));
        assert_eq!(guess(&["13800001234", "+86 139 0000 1234"]), Some(Field::Phone));
        assert_eq!(guess(&["a@b.cn", "c@d.cn", "无"]), None);
        assert_eq!(guess(&["a@b.cn", "c@d.cn"]), Some(Field::Email));
        assert_eq!(guess(&["无锡市人民医院", "药明生物有限公司"]), Some(Field::OrganisationZh));
        assert_eq!(guess(&["1", "2", "3"]), None);
    }
}
