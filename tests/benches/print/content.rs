//! An event of three days whose program takes about 64 pages.

use std::path::Path;

use serde_json::json;
use summit_core::{
    App, Asking,
    agenda::{self, RoleDraft, SessionDraft, SessionRole},
    booths::{self, BoothDraft, BoothKind, BoothStatus, EquipmentDraft},
    error::Result,
    organisations::{self, OrganisationDraft, OrganisationId, Sector, Standing},
    people::{PersonDraft, PersonId},
    registrations::{self, RegistrationDraft},
    store::Change,
    venue::{self, RoomDraft, RoomId},
};

const ORGANISATIONS: usize = 80;
const SPEAKERS: usize = 36;
const BOOTHS: usize = 12;
const SESSIONS: usize = 36;

/// Makes the file and opens it.
pub fn make(app: &App, asking: &Asking, path: &Path) {
    let event = json!({ "name_zh": "细胞治疗产业高峰论坛", "name_en": "Cell Therapy Summit",
        "starts_on": "2026-04-13", "ends_on": "2026-04-15", "venue_zh": "会议中心" });
    app.call(asking, "files.create", json!({ "path": path, "event": event })).expect("a file");
    app.change(asking, "bench.fill", |change| {
        let units = add_organisations(change)?;
        let rooms = add_rooms(change)?;
        let speakers = add_speakers(change, &units)?;
        add_sessions(change, &rooms, &speakers)?;
        add_booths(change, &units)?;
        change.title("event.add", "bench");
        Ok(())
    })
    .expect("the event is filled");
}

fn add_organisations(change: &mut Change<'_>) -> Result<Vec<OrganisationId>> {
    let sectors = [Sector::Hospital, Sector::Industry, Sector::Research, Sector::Government];
    let standings = [Standing::Council, Standing::Member, Standing::ViceChair];
    let draft = |number: usize| OrganisationDraft {
        name_zh: format!("第{number}细胞与基因治疗研究所"),
        name_en: format!("Institute {number} of Cell and Gene Therapy"),
        sector: Some(sectors[number % sectors.len()]),
        standing: Some(standings[number % standings.len()]),
        ..OrganisationDraft::default()
    };
    (0..ORGANISATIONS).map(|number| Ok(organisations::save(change, draft(number))?.id)).collect()
}

fn add_rooms(change: &mut Change<'_>) -> Result<Vec<RoomId>> {
    let room = |position: i32| RoomDraft {
        id: None,
        hall_id: None,
        name_zh: format!("{}号会议室", position + 1),
        name_en: format!("Room {}", position + 1),
        seats: Some(120),
        opens_at: None,
        closes_at: None,
        position,
    };
    (0..4).map(|position| Ok(venue::save_room(change, room(position))?.id)).collect()
}

fn add_speakers(change: &mut Change<'_>, units: &[OrganisationId]) -> Result<Vec<PersonId>> {
    const FAMILY: [&str; 8] = ["王", "李", "张", "欧阳", "陈", "单", "曾", "尉迟"];
    const GIVEN: [&str; 9] = ["伟", "晓明", "静怡", "建国", "思远", "海燕", "志强", "雨桐", "文博"];
    let person = |number: usize| PersonDraft {
        full_name: format!("{}{}", FAMILY[number % 8], GIVEN[number / 8 % 9]),
        position_zh: "主任医师、教授、博士生导师".to_owned(),
        position_en: "Chief Physician, Professor".to_owned(),
        organisation_id: Some(units[number * 7 % units.len()]),
        biography_zh: "长期从事干细胞与免疫细胞治疗的基础研究、临床转化与质量控制，主持国家级课题\
                       十余项，发表论文一百余篇，参与制定多项行业标准与专家共识。"
            .repeat(2),
        biography_en: "Works on the biology, the clinical translation and the quality control of \
                       stem cell and immune cell therapies; leads more than ten national projects \
                       and has written over a hundred papers."
            .to_owned(),
        ..PersonDraft::default()
    };
    let add = |number: usize| {
        let draft =
            RegistrationDraft { person: Some(person(number)), ..RegistrationDraft::default() };
        Ok(registrations::save(change, draft)?.person.id)
    };
    (0..SPEAKERS).map(add).collect()
}

fn add_sessions(change: &mut Change<'_>, rooms: &[RoomId], speakers: &[PersonId]) -> Result<()> {
    for number in 0..SESSIONS {
        let (day, slot) = (13 + number / 12, number % 12 / 2);
        let hour = [9, 10, 11, 13, 14, 15][slot];
        let role = |role, at: usize| RoleDraft { person_id: speakers[at % SPEAKERS], role };
        let draft = SessionDraft {
            title_zh: format!("细胞治疗产品的质量评价与产业化：进展之{number}"),
            title_en: format!("Quality and industrial production of cell therapies, part {number}"),
            abstract_zh: "报告介绍从供者筛查、细胞制备、冷链运输到临床应用的全过程质量管理，\
                          并讨论自动化设备在规模化生产中的作用。"
                .repeat(2),
            abstract_en:
                "From donor screening to clinical use: quality along the whole chain, and \
                          what automation changes."
                    .to_owned(),
            starts_at: Some(format!("2026-04-{day}T{hour:02}:00").parse().expect("a time")),
            minutes: 50,
            room_ids: vec![rooms[number % rooms.len()]],
            roles: vec![
                role(SessionRole::Speaker, number),
                role(SessionRole::Chair, number * 5 + 3),
            ],
            ..SessionDraft::default()
        };
        agenda::save(change, draft)?;
    }
    Ok(())
}

fn add_booths(change: &mut Change<'_>, units: &[OrganisationId]) -> Result<()> {
    for (number, unit) in units.iter().take(BOOTHS).enumerate() {
        let draft = BoothDraft {
            id: None,
            number: format!("A{:02}", number + 1),
            hall_id: None,
            x_mm: None,
            y_mm: None,
            width_mm: 3_000,
            depth_mm: 3_000,
            kind: BoothKind::Custom,
            status: BoothStatus::Confirmed,
            exhibitor_id: Some(*unit),
            notes: "生物样本库与自动化制备".to_owned(),
            staff: Vec::new(),
        };
        let booth_id = booths::save(change, draft)?.id;
        for position in 0..3 {
            let draft = EquipmentDraft {
                id: None,
                booth_id,
                name_zh: "自动化液氮存储系统".to_owned(),
                name_en: "Automated liquid-nitrogen storage".to_owned(),
                model: format!("M-{number}-{position}"),
                maker: "示例设备公司".to_owned(),
                count: 1,
                power_w: Some(1500),
                supply: "液氮 LN2".to_owned(),
                weight_kg: Some(780),
                width_mm: Some(1_100),
                depth_mm: Some(1_300),
                height_mm: Some(2_300),
                notes: String::new(),
                position,
            };
            booths::save_equipment(change, draft)?;
        }
    }
    Ok(())
}
