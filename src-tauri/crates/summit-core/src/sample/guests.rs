//! The guests of the sample event. All of them are made up: the report names no guest.

use crate::{
    error::Result,
    organisations::OrganisationId,
    people::{PersonDraft, PersonId},
    registrations::{self, RegistrationDraft, RegistrationId, RegistrationState},
    store::Change,
};

/// Surnames for made-up guests: the most frequent ones and those that programs get wrong.
const SURNAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林",
    "何", "郭", "马", "罗", "单", "曾", "解", "尉迟", "仇", "区", "查", "欧阳",
];

const GIVEN_NAMES: &[&str] = &[
    "伟", "芳", "晓明", "静怡", "建国", "思远", "海燕", "志强", "雨桐", "文博", "婉清", "子轩",
    "丽华", "国栋", "欣然", "一鸣", "春梅",
];

/// Names that a printing shop must be able to set.
const RARE: &[(&str, &str)] = &[
    ("王䶮", ""),
    ("李𬭎", ""),
    ("张㛃", ""),
    ("阿依古丽·买买提", "Aygul Memet"),
    ("María Fernández-Łukasiewicz", "María Fernández-Łukasiewicz"),
    ("Aleksandra Wiśniewska-Kowalczyk", "Aleksandra Wiśniewska-Kowalczyk"),
];

const POSITIONS: &[(&str, &str)] = &[
    ("主任医师", "Chief Physician"),
    ("研究员", "Research Fellow"),
    ("高级工程师", "Senior Engineer"),
    ("总经理", "General Manager"),
    ("副处长", "Deputy Division Chief"),
    ("质量负责人", "Head of Quality"),
    ("投资总监", "Investment Director"),
];

const STATES: &[RegistrationState] = &[
    RegistrationState::Confirmed,
    RegistrationState::Confirmed,
    RegistrationState::Approved,
    RegistrationState::Registered,
    RegistrationState::Invited,
    RegistrationState::Confirmed,
    RegistrationState::Registered,
];

/// How many guests there are besides the six speakers.
const GUESTS: usize = 92;

/// Adds the guests and answers them in order; the first two stand at the booths of Boyalife.
pub(super) fn add(
    change: &mut Change<'_>,
    units: &[OrganisationId],
) -> Result<Vec<(PersonId, RegistrationId)>> {
    let categories = registrations::categories(change)?;
    let category = |name: &str| {
        categories.iter().find(|category| category.name_zh == name).map(|category| category.id)
    };
    (0..GUESTS)
        .map(|at| {
            let (full_name, latin_name) = name(at);
            let (position_zh, position_en) = POSITIONS[at * 3 % POSITIONS.len()];
            let is_staff = at < 2;
            let unit = if is_staff { super::BOYALIFE } else { at % units.len() };
            let person = PersonDraft {
                full_name,
                latin_name,
                position_zh: position_zh.to_owned(),
                position_en: position_en.to_owned(),
                organisation_id: Some(units[unit]),
                phone: format!("138-0000-{:04}", 1001 + at * 7),
                email: format!("guest{:02}@example.com", at + 1),
                ..PersonDraft::default()
            };
            let name = match at {
                0 | 1 => "展商",
                _ if at % 17 == 5 => "媒体",
                _ if at % 23 == 7 => "工作人员",
                _ if at % 11 == 3 => "嘉宾",
                _ => "参会代表",
            };
            let draft = RegistrationDraft {
                person: Some(person),
                category_id: category(name),
                state: Some(if is_staff { STATES[0] } else { STATES[at % STATES.len()] }),
                source: super::SOURCE.to_owned(),
                ..RegistrationDraft::default()
            };
            let detail = registrations::save(change, draft)?;
            Ok((detail.person.id, detail.registration.id))
        })
        .collect()
}

fn name(at: usize) -> (String, String) {
    // The rare names stand apart from each other and from the front.
    if at % 15 == 9
        && let Some((name, latin)) = RARE.get(at / 15)
    {
        return ((*name).to_owned(), (*latin).to_owned());
    }
    let surname = SURNAMES[at % SURNAMES.len()];
    let given = GIVEN_NAMES[at * 5 % GIVEN_NAMES.len()];
    (format!("{surname}{given}"), String::new())
}
