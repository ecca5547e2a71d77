//! The columns of an agenda as a table, one row a session: what they are called, here and elsewhere.

use crate::{
    agenda::SessionKind,
    words::{Language, word},
};

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Id,
    Date,
    Start,
    End,
    Minutes,
    Room,
    Kind,
    Title,
    TitleEn,
    Track,
    People,
    Language,
    About,
    AboutEn,
}

/// Every column in the order in which it is written: its title, its width in characters, and what
/// others call it.
pub const COLUMNS: &[(Field, &str, u16, &[&str])] = &[
    (Field::Date, "日期 Date", 12, &["日期", "date", "day", "会议日期"]),
    (
        Field::Start,
        "开始 Start",
        8,
        &["开始", "开始时间", "start", "begin", "from", "时间", "time"],
    ),
    (Field::End, "结束 End", 8, &["结束", "结束时间", "end", "to", "until"]),
    (Field::Minutes, "分钟 Minutes", 8, &["分钟", "时长", "minutes", "duration", "length"]),
    (
        Field::Room,
        "会场 Room",
        18,
        &["会场", "地点", "会议室", "room", "venue", "location", "place"],
    ),
    (Field::Kind, "类型 Kind", 12, &["类型", "类别", "形式", "kind", "type", "format"]),
    (
        Field::Title,
        "标题 Title",
        44,
        &["标题", "题目", "主题", "议题", "名称", "title", "topic", "session"],
    ),
    (
        Field::TitleEn,
        "英文标题 English title",
        44,
        &["英文标题", "英文题目", "english title", "title (en)"],
    ),
    (
        Field::People,
        "嘉宾 People",
        30,
        &["嘉宾", "演讲人", "讲者", "主讲", "报告人", "people", "speaker", "speakers", "persons"],
    ),
    (Field::Track, "专题 Track", 16, &["专题", "分会", "track", "stream"]),
    (Field::Language, "语言 Language", 10, &["语言", "language"]),
    (Field::About, "简介 Abstract", 50, &["简介", "摘要", "内容", "abstract", "description"]),
    (
        Field::AboutEn,
        "英文简介 English abstract",
        50,
        &["英文简介", "英文摘要", "english abstract"],
    ),
    (Field::Id, "编号 ID", 38, &["编号", "id", "guid", "uid"]),
];

/// Finds the column that a title names.
pub fn field(title: &str) -> Option<Field> {
    let title = title.trim().to_lowercase();
    let named = |(_, own, _, others): &&(Field, &str, u16, &[&str])| {
        own.to_lowercase() == title || others.contains(&title.as_str())
    };
    COLUMNS.iter().find(named).map(|(field, ..)| *field)
}

/// Says a kind in the words of the organisers.
pub fn kind_word(kind: SessionKind) -> String {
    word(Language::Chinese, &format!("enums.session_kind.{}", kind.word()))
}

/// Finds the kind that a word of either language names.
pub fn kind_of(text: &str) -> Option<SessionKind> {
    let text = text.trim().to_lowercase();
    SessionKind::ALL.iter().copied().find(|kind| {
        let path = format!("enums.session_kind.{}", kind.word());
        kind.word() == text
            || [Language::Chinese, Language::English]
                .iter()
                .any(|language| word(*language, &path).to_lowercase() == text)
    })
}
