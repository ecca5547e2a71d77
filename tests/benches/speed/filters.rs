//! How soon the register answers what is asked of it.

use std::time::Duration;

use serde_json::json;

use super::{Bench, cpu, median, tell};

impl Bench {
    /// A piece of the register for filters of every kind, with the count of all that fit: when it
    /// is first asked for, and its other pages and orders, for which nobody is looked for again.
    pub(super) fn filtered_lists(&self) {
        let limit = Duration::from_millis(20);
        for query in [
            "state:registered",
            "state:confirmed",
            "-state:cancelled category:嘉宾",
            "organisation:第77细胞",
            "tag:VIP",
            "-tag:VIP",
            "tag:VIP tag:媒体",
            "has:phone",
            "-has:email",
            "has:notes",
            "has:photo",
            "has:companions",
            "has:hotel,room",
            "notes:素食",
            "-notes:素食",
            "notes:素食,翻译",
            "field:饮食偏好=忌海鲜",
            "field:意向=采购",
            "-field:意向",
            "arrives:4/12",
            "leaves:4/14",
            "hotel:锦江",
            "-hotel:君来",
            "pickup:no",
            "diet:清真",
            "diet:花生",
            "session:欢迎晚宴",
            "waitsfor:欢迎晚宴",
            "day:2019-04-01",
            "admitted:no",
            "admitted:yes state:confirmed",
            "companion:yes",
            "companion:left",
            "companion:王伟",
            "王伟",
            "王",
            "-王",
        ] {
            self.call("registrations.list", json!({ "filter": { "query": query } }));
            let first = median(5, || {
                self.forget();
                let request = json!({ "filter": { "query": query } });
                cpu(|| drop(self.call("registrations.list", request)))
            });
            tell(&format!("{query}, first"), first, limit);
            for sort in ["name", "number", "organisation"] {
                let request = json!({ "filter": { "query": query }, "sort": sort });
                self.call("registrations.list", request.clone());
                let taken =
                    median(5, || cpu(|| drop(self.call("registrations.list", request.clone()))));
                tell(&format!("{query} by {sort}"), taken, limit);
            }
        }
    }

    /// Asks for so many other things that the last ones are not remembered.
    fn forget(&self) {
        for number in 0..16 {
            let filter = json!({ "query": format!("notes:none{number}") });
            self.call("registrations.list", json!({ "filter": filter, "limit": 1 }));
        }
    }
}
