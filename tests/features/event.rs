//! The facts of the event, its days and hosts, and the first page.

use serde_json::json;
use tests::{Office, given};

fn facts(ends_on: &str) -> serde_json::Value {
    json!({ "name_zh": "峰会", "starts_on": "2019-04-13", "ends_on": ends_on })
}

#[test]
fn days_follow_the_dates() {
    let office = Office::new();

    office.call("event.save", facts("2019-04-15"));
    assert_eq!(office.call("days.list", json!(null)).as_array().unwrap().len(), 3);
    office.call("event.save", facts("2019-04-13"));
    assert_eq!(office.call("days.list", json!(null)).as_array().unwrap().len(), 1);
    office.call("journal.undo", json!(null));

    assert_eq!(office.call("days.list", json!(null)).as_array().unwrap().len(), 3);
}

#[test]
fn a_day_with_sessions_stays() {
    let office = Office::new();
    let (room, speaker) = (given::room(&office, "主会场", 100), given::person(&office, "张三"));
    given::talk(&office, "报告", "2019-04-14T09:00", &[&room], &[&speaker]);
    let day = office.call("days.list", json!(null))[1].clone();

    office.call("event.save", facts("2019-04-13"));

    assert_eq!(office.call("days.list", json!(null)).as_array().unwrap().len(), 2);
    assert_eq!(office.refused("days.remove", json!({ "id": day["id"] })).code(), "in_use");
}

#[test]
fn a_day_has_its_hours() {
    let office = Office::new();
    let day = office.call("days.list", json!(null))[0].clone();
    let draft = |closes: &str| json!({ "id": day["id"], "date": "2019-04-13", "opens_at": "08:30", "closes_at": closes });

    let error = office.refused("days.save", draft("08:00"));
    let saved = office.call("days.save", draft("20:00"));

    assert_eq!(error.problems()[0].code, "end_before_start");
    assert_eq!(saved["closes_at"], "20:00");
    let taken = json!({ "date": "2019-04-14", "opens_at": "08:00", "closes_at": "09:00" });
    assert_eq!(office.refused("days.save", taken).problems()[0].code, "taken");
}

#[test]
fn hosts_stand_in_the_order_of_the_cover() {
    let office = Office::new();
    for (name, role) in [("博雅", "organiser"), ("科技局", "host"), ("指导", "patron")] {
        let unit = given::organisation(&office, name);
        office.call("hosts.save", json!({ "organisation_id": unit["id"], "role": role }));
    }

    let hosts = office.call("hosts.list", json!(null));

    let names: Vec<_> = hosts.as_array().unwrap().iter().map(|host| &host["name_zh"]).collect();
    assert_eq!(names, ["指导", "科技局", "博雅"]);
    let again = json!({ "organisation_id": hosts[0]["organisation_id"], "role": "patron" });
    assert_eq!(office.refused("hosts.save", again).problems()[0].code, "twice");
    office.call("hosts.remove", json!({ "id": hosts[0]["id"] }));
    assert_eq!(office.call("hosts.list", json!(null)).as_array().unwrap().len(), 2);
}

#[test]
fn the_first_page_tells_what_comes_next_by_the_clock_of_the_venue() {
    let office = Office::with_sample();

    let before = office.call("event.overview", json!(null));
    // 2019-04-13 10:30 in Wuxi.
    office.wait_minutes((12 * 24 * 60) + 30);
    let during = office.call("event.overview", json!(null));

    assert_eq!(before["coming"][0]["title_zh"], "致辞");
    assert_eq!(during["venue_now"], "2019-04-13T10:30");
    assert_eq!(during["coming"][0]["title_zh"], "临床研究用干细胞的质量评价规范要点");
    assert_eq!(during["counts"]["sessions"], 10);
    assert_eq!(during["speakers"], 6);
}
