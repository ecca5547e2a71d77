//! A large register that holds something of everything that filters ask for.

use std::path::Path;

use serde_json::{Value, json};
use summit_core::{
    checkins::{self, ScanRequest},
    organisations::{self, OrganisationDraft},
    people::PersonDraft,
    registrations::{self, CompanionDraft, RegistrationDraft, RegistrationId},
};

use super::{Bench, ORGANISATIONS, REGISTRATIONS};

impl Bench {
    pub(super) fn fill(&self, path: &Path) {
        self.call(
            "files.create",
            json!({ "path": path, "event": {
                "name_zh": "大会", "starts_on": "2019-04-13", "ends_on": "2019-04-14" } }),
        );
        let surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "单", "曾", "尉迟"];
        let given =
            ["伟", "芳", "晓明", "静怡", "建国", "思远", "海燕", "志强", "雨桐", "文博", "婉清"];
        let kinds =
            [("饮食偏好", "text", json!([])), ("意向", "choices", json!(["投资", "合作", "采购"]))];
        let [taste, aims] = kinds.map(|(name, kind, choices)| {
            let field = json!({ "name_zh": name, "kind": kind, "choices": choices });
            self.call("custom_fields.save", field)["id"].as_str().expect("an id").to_owned()
        });
        let session = self.call(
            "sessions.save",
            json!({ "kind": "talk", "title_zh": "欢迎晚宴",
            "starts_at": "2019-04-13T18:00", "minutes": 120, "sign_up_limit": 20_000 }),
        );
        let mut ids = Vec::new();
        self.app
            .change(&self.asking, "bench.fill", |change| {
                let mut units = Vec::new();
                for number in 0..ORGANISATIONS {
                    let draft = OrganisationDraft {
                        name_zh: format!("第{number}细胞治疗研究所"),
                        ..OrganisationDraft::default()
                    };
                    units.push(organisations::save(change, draft)?.id);
                }
                for number in 0..REGISTRATIONS {
                    let name = surnames[number % surnames.len()];
                    let more = given[number / 7 % given.len()];
                    let person = PersonDraft {
                        full_name: format!("{name}{more}"),
                        phone: format!("138{number:08}"),
                        email: format!("guest{number}@example.com"),
                        position_zh: "研究员".to_owned(),
                        organisation_id: Some(units[number % ORGANISATIONS]),
                        ..PersonDraft::default()
                    };
                    let custom = [
                        (taste.clone(), ["", "清淡", "微辣", "忌海鲜"][number % 4].to_owned()),
                        (aims.clone(), ["投资\n采购", "合作", ""][number % 3].to_owned()),
                    ];
                    let draft = RegistrationDraft {
                        person: Some(person),
                        notes: ["素食，靠过道", "", "", "带翻译", ""][number % 5].to_owned(),
                        seat: if number % 2 == 0 {
                            format!("{} 桌", number / 20)
                        } else {
                            String::new()
                        },
                        custom: custom.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
                        ..RegistrationDraft::default()
                    };
                    let id = registrations::save(change, draft)?.registration.id;
                    // Every twentieth comes with the one before.
                    if number % 20 == 19 {
                        let principal = *ids.last().expect("somebody came before");
                        registrations::save_companion(change, companion(principal, id))?;
                    }
                    ids.push(id);
                }
                change.title("registrations.add", "bench");
                Ok(())
            })
            .expect("the file is filled");
        self.furnish(&ids, &session["id"]);
        self.call("files.close", json!(null));
    }

    /// Spreads over the register what filters ask for.
    fn furnish(&self, ids: &[RegistrationId], session: &Value) {
        let every = |step: usize, from: usize| -> Vec<RegistrationId> {
            ids.iter().skip(from).step_by(step).copied().collect()
        };
        self.call("signups.add", json!({ "session_id": session, "registration_ids": every(4, 2) }));
        for (step, from, edit) in [
            (10, 0, json!({ "add_tag": "VIP" })),
            (7, 3, json!({ "add_tag": "媒体" })),
            (3, 0, json!({ "state": "confirmed" })),
            (12, 6, json!({ "state": "cancelled" })),
        ] {
            let mut request = json!({ "filter": { "ids": every(step, from) } });
            request
                .as_object_mut()
                .expect("an object")
                .extend(edit.as_object().cloned().expect("an object"));
            self.call("registrations.edit_many", request);
        }
        for (step, from, facts) in [
            (
                4,
                0,
                json!({ "hotel": "无锡君来世尊酒店", "room": "大床", "arrives_on": "2019-04-12", "leaves_on": "2019-04-14", "wants_pick_up": true }),
            ),
            (4, 1, json!({ "hotel": "锦江之星", "arrives_on": "2019-04-13", "diet": "halal" })),
            (
                9,
                2,
                json!({ "arrives_on": "2019-04-12", "allergies": "花生过敏", "wants_pick_up": false }),
            ),
        ] {
            let request = json!({ "filter": { "ids": every(step, from) }, "facts": facts });
            self.call("receptions.edit_many", request);
        }
        self.app
            .change(&self.asking, "bench.scans", |change| {
                for registration_id in every(5, 1) {
                    let scan = ScanRequest {
                        registration_id: Some(registration_id),
                        ..ScanRequest::default()
                    };
                    checkins::record(change, scan)?;
                }
                change.title("registrations.add", "bench");
                Ok(())
            })
            .expect("the guests come");
    }
}

fn companion(principal_id: RegistrationId, id: RegistrationId) -> CompanionDraft {
    CompanionDraft {
        principal_id,
        registration_id: Some(id),
        person_id: None,
        person: None,
        companion_as: "秘书".to_owned(),
        category_id: None,
    }
}
