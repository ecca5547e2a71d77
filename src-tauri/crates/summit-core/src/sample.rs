//! The sample event: the Wuxi summit of 13 April 2019, as a public report of the day tells it.
//!
//! What the report does not say (hours, rooms, guests, phones, figures of equipment) is made up,
//! and registrations that are made up carry the source `sample`.

mod guests;
mod stays;

use crate::{
    agenda::{self, RoleDraft, SessionDraft, SessionKind, SessionLanguage, SessionRole},
    booths::{self, BoothDraft, BoothId, BoothKind, BoothStatus, EquipmentDraft},
    error::Result,
    event::{self, EventDraft, HostDraft, HostRole},
    organisations::{self, ContactDraft, OrganisationDraft, OrganisationId, Sector, Standing},
    people::{PersonDraft, PersonId},
    registrations::{self, RegistrationDraft, RegistrationState},
    store::Change,
    venue::{self, HallDraft, HallId, RoomDraft, RoomId},
};

/// Marks what is made up.
pub const SOURCE: &str = "sample";

/// Fills an empty file with the sample event.
pub fn fill(change: &mut Change<'_>) -> Result<()> {
    event::begin(change, &facts())?;
    let units = add_organisations(change)?;
    let (hall, room) = add_places(change)?;
    let speakers = add_speakers(change, &units)?;
    add_agenda(change, room, &speakers)?;
    let guests = guests::add(change, &units)?;
    stays::add(change, &guests)?;
    let guests: Vec<PersonId> = guests.into_iter().map(|(person, _)| person).collect();
    add_exhibition(change, hall, units[BOYALIFE], &guests[..2])?;
    add_contact(change, units[BOYALIFE], guests[0])?;
    add_hosts(change, &units)?;
    change.title("event.add", facts().name_zh);
    change.keep_for_good();
    Ok(())
}

fn facts() -> EventDraft {
    let date = Some("2019-04-13".parse().expect("a date"));
    EventDraft {
        name_zh: "细胞治疗产业高峰论坛暨无锡市细胞治疗产业联盟发起大会".to_owned(),
        name_en: "Cell Therapy Industry Summit Forum and Founding Assembly of the Wuxi Cell \
                  Therapy Industry Alliance"
            .to_owned(),
        starts_on: date,
        ends_on: date,
        venue_zh: "无锡君来世尊酒店".to_owned(),
        venue_en: "Juna Hotel, Wuxi".to_owned(),
        welcome_zh: "细胞治疗正从实验室走向临床，也从单个产品走向完整的产业链。今天，来自政府、产业、\
                     科研、资本、检测、医院与临床应用的近百位同仁相聚无锡，共同发起细胞治疗产业联盟。\n\
                     愿这一天的报告与交流，成为长久合作的起点。"
            .to_owned(),
        welcome_en: "Cell therapy is moving from the laboratory to the clinic, and from single \
                     products to a whole industry. Today about a hundred colleagues from \
                     government, industry, research, capital, testing, hospitals and clinical \
                     practice meet in Wuxi to found an alliance.\n\
                     May the talks and conversations of this day be the beginning of long work \
                     together."
            .to_owned(),
        ..EventDraft::default()
    }
}

const BUREAU: usize = 0;
const BOYALIFE: usize = 2;
const TESTING: usize = 3;
const ACADEMY: usize = 4;

type Unit = (&'static str, &'static str, &'static str, Sector, Standing);

#[rustfmt::skip]
const UNITS: &[Unit] = &[
    ("无锡市科技局", "Wuxi Science and Technology Bureau", "市科技局", Sector::Government, Standing::Initiator),
    ("无锡市科学技术协会", "Wuxi Association for Science and Technology", "市科协", Sector::Government, Standing::Council),
    ("博雅控股集团", "Boyalife Group", "博雅", Sector::Industry, Standing::Initiator),
    ("中国食品药品检定研究院", "National Institutes for Food and Drug Control", "中检院", Sector::Testing, Standing::Observer),
    ("第二军医大学干细胞研究所", "Institute of Stem Cells, Second Military Medical University", "二军大干细胞所", Sector::Research, Standing::Council),
    ("无锡市人民医院", "Wuxi People's Hospital", "无锡人民医院", Sector::Hospital, Standing::ViceChair),
    ("无锡市第二人民医院", "Wuxi No. 2 People's Hospital", "无锡二院", Sector::Hospital, Standing::Member),
    ("药明生物", "WuXi Biologics", "药明生物", Sector::Industry, Standing::Member),
];

fn add_organisations(change: &mut Change<'_>) -> Result<Vec<OrganisationId>> {
    UNITS
        .iter()
        .map(|(name_zh, name_en, short_name, sector, standing)| {
            let draft = OrganisationDraft {
                name_zh: (*name_zh).to_owned(),
                name_en: (*name_en).to_owned(),
                short_name: (*short_name).to_owned(),
                sector: Some(*sector),
                standing: Some(*standing),
                ..OrganisationDraft::default()
            };
            organisations::save(change, draft).map(|organisation| organisation.id)
        })
        .collect()
}

fn add_places(change: &mut Change<'_>) -> Result<(HallId, RoomId)> {
    let hall = venue::save_hall(
        change,
        HallDraft {
            id: None,
            name_zh: "展览区".to_owned(),
            name_en: "Exhibition area".to_owned(),
            width_mm: Some(24_000),
            depth_mm: Some(12_000),
            position: 0,
        },
    )?;
    let mut room = |name_zh: &str, name_en: &str, seats, position| {
        let draft = RoomDraft {
            id: None,
            hall_id: None,
            name_zh: name_zh.to_owned(),
            name_en: name_en.to_owned(),
            seats: Some(seats),
            opens_at: None,
            closes_at: None,
            position,
        };
        venue::save_room(change, draft).map(|room| room.id)
    };
    let main = room("主会场", "Main hall", 160, 0)?;
    room("圆桌会议室", "Round-table room", 24, 1)?;
    Ok((hall.id, main))
}

struct Speaker {
    id: PersonId,
    role: SessionRole,
}

type Voice = (&'static str, &'static str, &'static str, &'static str, usize, SessionRole);

#[rustfmt::skip]
const SPEAKERS: &[Voice] = &[
    ("孙海东", "Sun Haidong", "局长", "Director", BUREAU, SessionRole::Speaker),
    ("李诣书", "Li Yishu", "总裁", "President", BOYALIFE, SessionRole::Reader),
    ("袁宝珠", "Yuan Baozhu", "细胞资源储藏及研究中心主任", "Director, Center for Cell Resource Storage and Research", TESTING, SessionRole::Speaker),
    ("王春仁", "Wang Chunren", "生物材料与组织工程主任", "Director, Biomaterials and Tissue Engineering", TESTING, SessionRole::Speaker),
    ("张传森", "Zhang Chuansen", "所长", "Director", ACADEMY, SessionRole::Speaker),
    ("肖海蓉", "Xiao Hairong", "副总裁", "Vice President", BOYALIFE, SessionRole::Speaker),
];

fn add_speakers(change: &mut Change<'_>, units: &[OrganisationId]) -> Result<Vec<Speaker>> {
    let categories = registrations::categories(change)?;
    let category = |name: &str| {
        categories.iter().find(|category| category.name_zh == name).map(|category| category.id)
    };
    (1..)
        .zip(SPEAKERS)
        .map(|(rank, (name, latin, position_zh, position_en, unit, role))| {
            let person = PersonDraft {
                full_name: (*name).to_owned(),
                latin_name: (*latin).to_owned(),
                position_zh: (*position_zh).to_owned(),
                position_en: (*position_en).to_owned(),
                organisation_id: Some(units[*unit]),
                phone: format!("138-0000-{:04}", 9000 + rank),
                email: format!("{}@example.com", latin.to_lowercase().replace(' ', ".")),
                protocol_rank: Some(rank),
                ..PersonDraft::default()
            };
            let draft = RegistrationDraft {
                person: Some(person),
                category_id: category(if rank == 1 { "嘉宾" } else { "演讲嘉宾" }),
                state: Some(RegistrationState::Confirmed),
                source: SOURCE.to_owned(),
                ..RegistrationDraft::default()
            };
            let id = registrations::save(change, draft)?.person.id;
            Ok(Speaker { id, role: *role })
        })
        .collect()
}

type Slot = (SessionKind, &'static str, &'static str, &'static str, u32, Option<usize>);

#[rustfmt::skip]
const AGENDA: &[Slot] = &[
    (SessionKind::Opening, "致辞", "Opening address", "09:00", 20, Some(0)),
    (SessionKind::Reading, "宣读联盟倡议书", "Reading of the alliance initiative", "09:20", 15, Some(1)),
    (SessionKind::Ceremony, "无锡市细胞治疗产业联盟发起仪式", "Founding of the Wuxi Cell Therapy Industry Alliance", "09:35", 25, None),
    (SessionKind::Break, "茶歇与展览参观", "Coffee and exhibition", "10:00", 20, None),
    (SessionKind::Keynote, "临床研究用干细胞的质量评价规范要点", "Quality evaluation of stem cells for clinical research", "10:20", 35, Some(2)),
    (SessionKind::Keynote, "细胞医疗产品的质量评价、标准和管理", "Quality evaluation, standards and management of cell-based medical products", "10:55", 35, Some(3)),
    (SessionKind::Meal, "午餐", "Lunch", "11:30", 90, None),
    (SessionKind::Keynote, "干细胞产业发展现状及展望", "The stem-cell industry: state and outlook", "13:00", 40, Some(4)),
    (SessionKind::Keynote, "《细胞治疗产品产业化生产的挑战与发展趋势》", "Industrial production of cell therapy products: challenges and trends", "13:40", 40, Some(5)),
    (SessionKind::Tour, "参观太湖（马山）生命与健康暨中国（无锡）国际医疗器械与医药供应链展", "Visit to the MSCE exhibition", "14:20", 100, None),
];

fn add_agenda(change: &mut Change<'_>, room: RoomId, speakers: &[Speaker]) -> Result<()> {
    for (kind, title_zh, title_en, time, minutes, speaker) in AGENDA {
        let roles =
            speaker.map(|at| RoleDraft { person_id: speakers[at].id, role: speakers[at].role });
        let draft = SessionDraft {
            kind: *kind,
            title_zh: (*title_zh).to_owned(),
            title_en: (*title_en).to_owned(),
            starts_at: Some(format!("2019-04-13T{time}").parse().expect("a time")),
            minutes: *minutes,
            language: Some(SessionLanguage::Chinese),
            room_ids: vec![room],
            roles: roles.into_iter().collect(),
            ..SessionDraft::default()
        };
        agenda::save(change, draft)?;
    }
    Ok(())
}

type Exhibit =
    (&'static str, &'static str, &'static str, &'static str, usize, (u32, u32, (u32, u32, u32)));

// Names and supply as reported; power (W), weight (kg) and measures (mm) are made up.
#[rustfmt::skip]
const EXHIBITS: &[Exhibit] = &[
    ("细胞自动化分离设备", "Automated cell-separation device", "AXP", "", 0, (120, 12, (300, 350, 300))),
    ("自动化液氮存储系统", "Automated liquid-nitrogen storage system", "BioArchive (BA)", "液氮 LN2、通风、地面承重", 0, (1500, 780, (1100, 1300, 2300))),
    ("手术室即时细胞浓缩系统", "Point-of-care cell concentration", "RES-Q", "", 1, (200, 15, (350, 400, 350))),
    ("临床应用系统", "Clinical-use system", "AURIX", "", 1, (150, 9, (300, 300, 250))),
    ("自动化细胞生产平台核心组件", "Core components of an automated cell-production platform", "CAR-T", "洁净压缩空气", 2, (2200, 160, (1200, 800, 1600))),
];

const LINES: &[(&str, &str)] =
    &[("A01", "临床级生物样本库"), ("A02", "手术室即时系统"), ("A03", "肿瘤免疫治疗自动化")];

fn add_exhibition(
    change: &mut Change<'_>,
    hall: HallId,
    exhibitor: OrganisationId,
    staff: &[PersonId],
) -> Result<()> {
    let mut booth_ids: Vec<BoothId> = Vec::new();
    for (at, (number, line)) in (0..).zip(LINES) {
        let draft = BoothDraft {
            id: None,
            number: (*number).to_owned(),
            hall_id: Some(hall),
            x_mm: Some(3_000 + at * 6_000),
            y_mm: Some(3_000),
            width_mm: 6_000,
            depth_mm: 3_000,
            kind: BoothKind::Custom,
            status: BoothStatus::Confirmed,
            exhibitor_id: Some(exhibitor),
            notes: (*line).to_owned(),
            staff: staff.to_vec(),
        };
        booth_ids.push(booths::save(change, draft)?.id);
    }
    for (position, (name_zh, name_en, model, supply, booth, figures)) in (0..).zip(EXHIBITS) {
        let (power, weight, (width, depth, height)) = *figures;
        let draft = EquipmentDraft {
            id: None,
            booth_id: booth_ids[*booth],
            name_zh: (*name_zh).to_owned(),
            name_en: (*name_en).to_owned(),
            model: (*model).to_owned(),
            maker: "博雅控股集团".to_owned(),
            count: 1,
            power_w: Some(power),
            supply: (*supply).to_owned(),
            weight_kg: Some(weight),
            width_mm: Some(width),
            depth_mm: Some(depth),
            height_mm: Some(height),
            notes: "数据为示例".to_owned(),
            position,
        };
        booths::save_equipment(change, draft)?;
    }
    Ok(())
}

fn add_contact(
    change: &mut Change<'_>,
    organisation_id: OrganisationId,
    person_id: PersonId,
) -> Result<()> {
    let draft = ContactDraft {
        id: None,
        organisation_id,
        person_id,
        duty: "参展与会务".to_owned(),
        position: 0,
    };
    organisations::save_contact(change, draft).map(|_| ())
}

fn add_hosts(change: &mut Change<'_>, units: &[OrganisationId]) -> Result<()> {
    for (position, unit) in (0..).zip([BUREAU, BOYALIFE]) {
        let draft =
            HostDraft { id: None, organisation_id: units[unit], role: HostRole::Host, position };
        event::save_host(change, draft)?;
    }
    Ok(())
}
