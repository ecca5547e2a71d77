//! What looks wrong on the floor. Pure: booths in, findings out.

use super::{Booth, BoothStatus};
use crate::event::{Finding, Level};

/// Applies every rule.
pub fn findings(booths: &[Booth]) -> Vec<Finding> {
    let mut findings = overlaps(booths);
    findings.extend(booths.iter().filter_map(held_by_nobody));
    findings.extend(booths.iter().filter_map(without_staff));
    findings
}

fn overlaps(booths: &[Booth]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, one) in booths.iter().enumerate() {
        for other in &booths[at + 1..] {
            if one.hall_id == other.hall_id && overlap(one, other) {
                let names = [("one", one.number.as_str()), ("other", other.number.as_str())];
                findings.push(
                    Finding::new("booth_overlap", Level::Error, &names)
                        .about([one.id.0, other.id.0]),
                );
            }
        }
    }
    findings
}

fn overlap(one: &Booth, other: &Booth) -> bool {
    let span = |from: Option<i32>, length: u32| {
        from.map(|from| (i64::from(from), i64::from(from) + i64::from(length)))
    };
    let crosses = |a: Option<(i64, i64)>, b: Option<(i64, i64)>| match (a, b) {
        (Some(a), Some(b)) => a.0 < b.1 && b.0 < a.1,
        _ => false,
    };
    crosses(span(one.x_mm, one.width_mm), span(other.x_mm, other.width_mm))
        && crosses(span(one.y_mm, one.depth_mm), span(other.y_mm, other.depth_mm))
}

fn held_by_nobody(booth: &Booth) -> Option<Finding> {
    (booth.status == BoothStatus::Held && booth.exhibitor_id.is_none()).then(|| {
        Finding::new("booth_without_exhibitor", Level::Warning, &[("booth", &booth.number)])
            .about([booth.id.0])
    })
}

fn without_staff(booth: &Booth) -> Option<Finding> {
    (booth.status == BoothStatus::Confirmed && booth.staff.is_empty()).then(|| {
        Finding::new(
            "exhibitor_without_staff",
            Level::Warning,
            &[("booth", &booth.number), ("exhibitor", &booth.exhibitor_zh)],
        )
        .about([booth.id.0])
    })
}
