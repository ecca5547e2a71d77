//! Booths on the floor and the equipment in them.

use serde_json::json;
use tests::{Office, given};

#[test]
fn a_booth_lists_its_equipment_and_power() {
    let office = Office::new();
    let unit = given::organisation(&office, "博雅控股集团");
    let booth = given::booth(&office, "A01", &unit);
    for (name, count, power) in [("AXP", 2, 120), ("BioArchive", 1, 1500)] {
        office.call(
            "equipment.save",
            json!({ "booth_id": booth["id"], "name_zh": name, "count": count,
                "power_w": power, "supply": "LN2" }),
        );
    }

    let row = office.call("booths.list", json!({ "search": "bioarch" }))["rows"][0].clone();

    assert_eq!(row["number"], "A01");
    assert_eq!(row["exhibitor_zh"], "博雅控股集团");
    assert_eq!(row["power_w"], 1740);
    assert_eq!(row["equipment"], json!(["AXP", "BioArchive"]));
}

#[test]
fn a_confirmed_booth_needs_an_exhibitor_and_a_number_of_its_own() {
    let office = Office::new();
    let unit = given::organisation(&office, "博雅控股集团");
    given::booth(&office, "A01", &unit);
    let draft = json!({ "number": "A01", "width_mm": 3000, "depth_mm": 0, "kind": "shell",
        "status": "confirmed" });

    let error = office.refused("booths.save", draft);
    let fields: Vec<_> = error.problems().iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["depth_mm", "exhibitor_id"]);
    let error = office.refused(
        "booths.save",
        json!({ "number": "A01", "width_mm": 3000, "depth_mm": 3000, "kind": "raw",
            "status": "free" }),
    );

    assert_eq!(error.problems()[0].code, "taken");
}

#[test]
fn booths_that_overlap_or_stand_empty_are_found() {
    let office = Office::new();
    let hall = office.call("halls.save", json!({ "name_zh": "展览区" }));
    for (number, x) in [("A01", 0), ("A02", 2999)] {
        office.call(
            "booths.save",
            json!({ "number": number, "hall_id": hall["id"], "x_mm": x, "y_mm": 0,
                "width_mm": 3000, "depth_mm": 3000, "kind": "shell", "status": "held" }),
        );
    }

    let findings = office.call("event.check", json!(null))["findings"].clone();

    let codes: Vec<_> =
        findings.as_array().unwrap().iter().map(|finding| &finding["code"]).collect();
    assert_eq!(codes, ["booth_overlap", "booth_without_exhibitor", "booth_without_exhibitor"]);
}

#[test]
fn removing_a_booth_takes_its_equipment_and_undo_brings_both_back() {
    let office = Office::new();
    let unit = given::organisation(&office, "博雅控股集团");
    let booth = given::booth(&office, "A01", &unit);
    office.call("equipment.save", json!({ "booth_id": booth["id"], "name_zh": "AXP", "count": 1 }));

    office.call("booths.remove", json!({ "id": booth["id"] }));
    assert_eq!(office.call("equipment.list", json!({})), json!([]));
    office.call("journal.undo", json!(null));

    let back = office.call("booths.get", json!({ "id": booth["id"] }));
    assert_eq!(back["equipment"][0]["name_zh"], "AXP");
}
