//! Agendas that other people have published, where they lie beside the project.

use std::{collections::BTreeMap, fs, path::PathBuf, process::Command};

use serde_json::{Value, json};
use tests::{Office, found};

fn files(folder: &str) -> Vec<PathBuf> {
    let Some(folder) = found(folder) else { return Vec::new() };
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// How many sessions, people, rooms and tracks an event has.
fn counts(office: &Office) -> [u64; 4] {
    let of = |command: &str, request: Value| {
        let answer = office.call(command, request);
        answer["total"].as_u64().or(answer.as_array().map(|rows| rows.len() as u64)).unwrap()
    };
    [
        of("sessions.list", json!({})),
        of("people.list", json!({})),
        of("rooms.list", json!(null)),
        of("tracks.list", json!(null)),
    ]
}

/// How many sessions and rooms each published file holds, counted with other tools.
fn expected(name: &str) -> Option<[u64; 2]> {
    let known: BTreeMap<&str, [u64; 2]> = BTreeMap::from([
        ("28c3.xml", [85, 3]),
        ("31c3.xml", [138, 4]),
        ("camp2019-frab.json", [79, 2]),
        ("coscup-2022-session.json", [295, 20]),
        ("democon-pretalx.json", [36, 2]),
        ("denog8.xml", [17, 1]),
        ("engelsystem-schedule-basic.xml", [1, 1]),
        ("engelsystem-schedule-extended.xml", [1, 1]),
        ("fosdem-2008.xml", [258, 19]),
        ("fosdem-2024.xml", [674, 26]),
        ("froscon2013.xml", [123, 14]),
        ("mrmcd2013.json", [40, 3]),
        ("pyconfr-2024.json", [76, 10]),
        ("pydata-berlin-2014.xml", [35, 2]),
        ("sitcon-2022-session.json", [50, 5]),
    ]);
    known.get(name).copied()
}

#[test]
fn published_schedules_come_in_whole_once() {
    for path in files("schedules") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let office = Office::new();
        let Some(expected) = expected(&name) else {
            let error = office.refused("agenda.import", json!({ "path": path }));
            assert_eq!(error.code(), "import_other_dialect", "{name}");
            assert_eq!(error.details()["element"], "entry", "{name}");
            continue;
        };

        office.call("agenda.import", json!({ "path": path }));
        let once = counts(&office);
        let again = office.call("agenda.import", json!({ "path": path }));

        assert_eq!(again["unchanged"], once[0], "{name}: {again}");
        assert_eq!(counts(&office), once, "{name}");
        assert_eq!([once[0], once[2]], expected, "{name}");
    }
}

#[test]
fn what_is_taken_in_goes_out_as_the_schemas_demand() {
    let Some(schemas) = found("schedules/schema") else { return };
    let schema = fs::read_to_string(schemas.join("json-schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let schema = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let own = [Office::new(), Office::with_sample()];
    let published = files("schedules").into_iter().filter_map(|path| {
        let office = Office::new();
        office.ask("agenda.import", json!({ "path": path })).is_ok().then_some(office)
    });

    for office in own.into_iter().chain(published) {
        let (xml, file) = (office.path("out.xml"), office.path("out.json"));
        office.call("agenda.export", json!({ "path": xml }));
        office.call("agenda.export", json!({ "path": file }));

        let verdict = Command::new("xmllint")
            .args(["--noout", "--nonet", "--schema"])
            .args([schemas.join("xsd-schedule.xml.xsd"), xml.clone()])
            .output()
            .expect("xmllint is installed");
        assert!(verdict.status.success(), "{}", String::from_utf8_lossy(&verdict.stderr));
        let value: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let faults: Vec<String> = schema
            .iter_errors(&value)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert_eq!(faults, Vec::<String>::new());
        let before = counts(&office);
        for path in [&xml, &file] {
            if before[0] > 0 {
                let told = office.call("agenda.import", json!({ "path": path }));
                assert_eq!(told["unchanged"], before[0], "{told}");
            }
        }
        assert_eq!(counts(&office), before);
    }
}
