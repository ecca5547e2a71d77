//! The agenda comes in from other programs and goes out to them.

use std::fs;

use serde_json::{Value, json};
use tests::{Office, given};

/// A schedule with one event of each sort that makes trouble.
const SCHEDULE: &str = r##"<?xml version="1.0" encoding="UTF-8"?>
<schedule>
  <version>1</version>
  <conference><acronym>wuxi2019</acronym><title>Wuxi</title><day_change>04:00</day_change>
    <track name="Clinic" color="#aa3300"/></conference>
  <day index="1" date="2019-04-13">
    <room name="Hall A">
      <event id="1" guid="11111111-1111-4111-8111-111111111111">
        <date>2019-04-13T09:00:00+08:00</date><start>09:00</start><duration>00:45</duration>
        <title>细胞治疗的未来</title><subtitle>The Future of Cell Therapy</subtitle>
        <track>Clinic</track><type>lecture</type><language>zh</language>
        <abstract>&lt;p&gt;First &amp;amp; foremost&lt;/p&gt;</abstract><description>次要</description>
        <persons><person id="7">单晓明</person><person id="8">John Smith</person></persons>
        <links><link href="https://example.org/s.pdf">Slides</link></links>
      </event>
      <event id="2" guid="not-a-uuid">
        <start>00:30</start><duration>1:00</duration><title>Night talk</title><type>podium</type>
        <persons><person id="8">John Smith</person></persons>
      </event>
    </room>
    <event id="3"><start>12:00</start><duration>60</duration><room>Hall B</room>
      <title>Lunch</title></event>
  </day>
</schedule>"##;

fn import(office: &Office, name: &str, text: impl AsRef<[u8]>) -> Value {
    fs::write(office.path(name), text).unwrap();
    office.call("agenda.import", json!({ "path": office.path(name) }))
}

#[track_caller]
fn refused(text: impl AsRef<[u8]>, code: &str, line: &str) {
    let office = Office::new();
    fs::write(office.path("in"), text).unwrap();

    let error = office.refused("agenda.import", json!({ "path": office.path("in") }));

    assert_eq!(error.code(), code, "{error}");
    assert_eq!(error.details()["line"], line, "{error}");
    assert_eq!(sessions(&office), Vec::<Value>::new());
}

fn sessions(office: &Office) -> Vec<Value> {
    let rows = office.call("sessions.list", json!({ "limit": 1000 }));
    let ids = rows["rows"].as_array().unwrap().iter().map(|row| row["id"].clone());
    ids.map(|id| office.call("sessions.get", json!({ "id": id }))).collect()
}

fn tally(told: &Value) -> [u64; 3] {
    ["new", "updated", "unchanged"].map(|name| told[name].as_u64().unwrap())
}

#[test]
fn a_schedule_comes_in_whole() {
    let office = Office::new();
    let known = given::person(&office, "单晓明");

    let told = import(&office, "schedule.xml", SCHEDULE);

    assert_eq!(tally(&told), [3, 0, 0]);
    assert_eq!([&told["new_people"], &told["new_rooms"], &told["new_tracks"]], [1, 2, 1]);
    let [talk, lunch, night] = &sessions(&office)[..] else { panic!("not three") };
    assert_eq!(talk["id"], "11111111-1111-4111-8111-111111111111");
    assert_eq!(talk["title_zh"], "细胞治疗的未来");
    assert_eq!(talk["title_en"], "The Future of Cell Therapy");
    assert_eq!(talk["abstract_en"], "First & foremost");
    assert_eq!(talk["abstract_zh"], "次要");
    assert_eq!(talk["notes"], "Slides: https://example.org/s.pdf");
    assert_eq!(talk["minutes"], 45);
    assert_eq!(talk["roles"][0]["person_id"], known["id"]);
    assert_eq!((&lunch["kind"], &lunch["minutes"]), (&json!("meal"), &json!(60)));
    // The night belongs to the day before until four in the morning.
    assert_eq!(night["starts_at"], "2019-04-14T00:30");
    assert_eq!(night["kind"], "panel");
    assert_eq!(night["roles"][0]["role"], "panelist");
    let track = &office.call("tracks.list", json!(null))[0];
    assert_eq!((&track["name_zh"], &track["color"]), (&json!("Clinic"), &json!("#aa3300")));
}

#[test]
fn a_second_import_updates_and_never_doubles() {
    let office = Office::new();
    import(&office, "schedule.xml", SCHEDULE);
    let people = office.call("people.list", json!({}));

    // Here the organisers have given everything their own names.
    for (list, save, field) in
        [("rooms.list", "rooms.save", "name_zh"), ("tracks.list", "tracks.save", "name_zh")]
    {
        for mut thing in office.call(list, json!(null)).as_array().unwrap().clone() {
            thing[field] = json!(format!("我们的{}", thing[field].as_str().unwrap()));
            office.call(save, thing);
        }
    }
    let smith =
        people["rows"].as_array().unwrap().iter().find(|row| row["full_name"] == "John Smith");
    let mut smith = office.call("people.get", json!({ "id": smith.unwrap()["id"] }));
    smith["full_name"] = json!("史约翰");
    office.call("people.save", smith);
    let again = import(&office, "schedule.xml", SCHEDULE);
    let later = SCHEDULE.replace("<start>12:00<", "<start>12:30<").replace("Night talk", "夜谈");
    let changed = import(&office, "schedule.xml", later);

    assert_eq!(tally(&again), [0, 0, 3]);
    assert_eq!(tally(&changed), [0, 2, 1]);
    for told in [&again, &changed] {
        assert_eq!([&told["new_people"], &told["new_rooms"], &told["new_tracks"]], [0, 0, 0]);
    }
    assert_eq!(office.call("people.list", json!({}))["total"], people["total"]);
    let lunch = sessions(&office).into_iter().find(|session| session["kind"] == "meal").unwrap();
    assert_eq!(lunch["starts_at"], "2019-04-13T12:30");
}

#[test]
fn what_the_organisers_added_stays() {
    let office = Office::new();
    import(&office, "schedule.xml", SCHEDULE);
    let chair = given::person(&office, "曾凡一");
    let mut night =
        sessions(&office).into_iter().find(|session| session["kind"] == "panel").unwrap();
    night["title_zh"] = json!("夜谈");
    night["title_en"] = json!("Night talk");
    night["expected"] = json!(40);
    let mut roles = night["roles"].as_array().unwrap().clone();
    roles[0]["role"] = json!("moderator");
    roles.push(json!({ "person_id": chair["id"], "role": "chair" }));
    night["roles"] = json!(roles);
    office.call("sessions.save", night);

    let told = import(&office, "schedule.xml", SCHEDULE);

    let night = sessions(&office).into_iter().find(|session| session["kind"] == "panel").unwrap();
    assert_eq!((&night["title_zh"], &night["expected"]), (&json!("夜谈"), &json!(40)));
    let roles = night["roles"].as_array().unwrap();
    assert_eq!(roles.iter().map(|role| &role["role"]).collect::<Vec<_>>(), ["moderator", "chair"]);
    assert_eq!(tally(&told), [0, 0, 3]);
}

#[test]
fn an_import_is_undone_whole_and_a_dry_run_does_nothing() {
    let office = Office::new();
    fs::write(office.path("schedule.xml"), SCHEDULE).unwrap();
    let request = json!({ "path": office.path("schedule.xml"), "dry_run": true });

    let told = office.call("agenda.import", request);
    let after_dry = office.call("journal.list", json!({}))["total"].clone();
    import(&office, "schedule.xml", SCHEDULE);
    let entry = office.call("journal.list", json!({}))["rows"][0].clone();
    office.call("journal.undo", json!(null));

    assert_eq!(tally(&told), [3, 0, 0]);
    assert_eq!(after_dry, 1);
    assert_eq!(
        (&entry["title"], &entry["subject"]),
        (&json!("agenda.import"), &json!("schedule.xml"))
    );
    for list in ["rooms.list", "tracks.list"] {
        assert_eq!(office.call(list, json!(null)), json!([]));
    }
    assert_eq!(office.call("people.list", json!({}))["total"], 0);
    assert_eq!(sessions(&office), Vec::<Value>::new());
}

#[test]
fn what_goes_out_comes_in_again_unchanged() {
    let office = Office::with_sample();
    let before = sessions(&office);
    let room = given::room(&office, "分会场 <B> & \"C\"", 50);
    let mut wide = before.iter().find(|session| session["kind"] == "break").unwrap().clone();
    wide["room_ids"].as_array_mut().unwrap().push(room["id"].clone());
    office.call("sessions.save", wide);
    let before = sessions(&office);

    for name in ["schedule.xml", "schedule.json"] {
        let written = office.call("agenda.export", json!({ "path": office.path(name) }));
        let text = fs::read_to_string(office.path(name)).unwrap();
        let told = office.call("agenda.import", json!({ "path": office.path(name) }));

        assert_eq!(written["sessions"], before.len(), "{name}");
        assert_eq!(tally(&told), [0, 0, before.len() as u64], "{name}: {text}");
        assert_eq!(told["remarks"], json!([]), "{name}");
        assert_eq!(sessions(&office), before, "{name}");
        office.call(
            "agenda.export",
            json!({ "path": office.path("again") .with_extension(&name[9..]) }),
        );
        let again = fs::read_to_string(office.path("again").with_extension(&name[9..])).unwrap();
        assert_eq!(again, text, "{name}");
    }
}

#[test]
fn a_copy_in_an_empty_event_is_the_same_agenda() {
    let office = Office::with_sample();
    let path = office.path("schedule.xml");
    office.call("agenda.export", json!({ "path": path }));
    let copy = Office::new();

    copy.call("agenda.import", json!({ "path": path }));

    let told = |session: &Value| {
        ["id", "title_zh", "title_en", "abstract_zh", "starts_at", "minutes", "kind", "language"]
            .map(|field| session[field].clone())
    };
    let all = |office: &Office| sessions(office).iter().map(told).collect::<Vec<_>>();
    assert_eq!(all(&copy), all(&office));
}

#[test]
fn only_what_is_asked_for_goes_out() {
    let office = Office::new();
    let (room, other) = (given::room(&office, "甲", 50), given::room(&office, "乙", 50));
    let person = given::person(&office, "单晓明");
    given::talk(&office, "一", "2019-04-13T09:00", &[&room], &[&person]);
    given::talk(&office, "二", "2019-04-13T10:00", &[&other], &[&person]);
    given::talk(&office, "三", "2019-04-13T11:00", &[&other], &[]);

    let export = |request: Value| {
        let mut request = request;
        request["path"] = json!(office.path("out.xml"));
        office.call("agenda.export", request)["sessions"].as_u64().unwrap()
    };

    assert_eq!(export(json!({})), 3);
    assert_eq!(export(json!({ "room_id": other["id"] })), 2);
    assert_eq!(export(json!({ "room_id": other["id"], "person_id": person["id"] })), 1);
    let error = office.refused("agenda.export", json!({ "path": office.path("out.docx") }));
    assert_eq!(error.code(), "export_unknown_form");
    assert!(!office.path("out.docx").exists());
}

#[test]
fn bad_files_are_refused_with_their_line() {
    let bomb =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"bbbb\">]>\n<schedule>&b;</schedule>";
    refused(bomb, "import_doctype", "2");
    refused(&SCHEDULE[..SCHEDULE.len() / 2], "import_broken", "12");
    refused(SCHEDULE.replace("<start>12:00<", "<start>12.30 Uhr<"), "import_bad_value", "21");
    refused(SCHEDULE.replace("<duration>60<", "<duration>-5<"), "import_bad_value", "21");
    refused("<rss>\n</rss>", "import_other_dialect", "1");
    refused("<schedule>\n<day><entry/></day></schedule>", "import_other_dialect", "2");
    refused("<schedule><conference/></schedule>", "import_no_sessions", "1");
    refused(b"<schedule>\n\xD6\xD0</schedule>", "import_encoding", "2");
    refused("{\"schedule\":\n{\"conference\": {", "import_broken", "2");
    refused("{\"name\": [1]}", "import_other_dialect", "1");
    refused("dear diary", "import_unknown_format", "1");
    refused("", "import_unknown_format", "1");
    refused("<a>".repeat(100_000), "import_broken", "1");
    refused("[".repeat(100_000), "import_broken", "1");
    let days: String = (1..=32)
        .map(|day| {
            let month = 3 + (day - 1) / 31;
            let day = (day - 1) % 31 + 1;
            format!("<day date='2019-{month:02}-{day:02}'><event id='{month}{day}'>\n<start>9:00</start><title>x</title></event></day>")
        })
        .collect();
    refused(format!("<schedule>{days}</schedule>"), "import_too_many_days", "32");
}

#[test]
fn other_encodings_are_read_where_the_file_names_them() {
    let office = Office::new();
    let text = "<?xml version=\"1.0\" encoding=\"GBK\"?><schedule><day date=\"2019-04-13\"><event id=\"1\"><start>09:00</start><title>X</title></event></day></schedule>";
    let (head, tail) = text.split_once('X').unwrap();
    let bytes = [head.as_bytes(), b"\xD6\xD0\xCE\xC4", tail.as_bytes()].concat();

    import(&office, "gbk.xml", bytes);

    assert_eq!(sessions(&office)[0]["title_zh"], "中文");
}
