//! Reading and changing booths.

use rusqlite::{Connection, Row, named_params, params};

use super::{
    Booth, BoothDraft, BoothId, BoothRow, BoothStaff, BoothStaffId, BoothsRequest, equipment, rules,
};
use crate::{
    error::{OrMissing, Problems, Result},
    event::Finding,
    lists::{ById, Rows, piece},
    people::PersonId,
    store::{Change, Reading},
    text,
};

/// Lists booths by their number.
pub fn list(reading: &Reading<'_>, request: BoothsRequest) -> Result<Rows<BoothRow>> {
    let words = request.search.as_deref().map(|search| text::line(search).to_lowercase());
    let mut rows = reading
        .prepare_cached(
            "SELECT booths.*, halls.name_zh AS hall_zh, halls.name_en AS hall_en,
               organisations.name_zh AS exhibitor_zh, organisations.name_en AS exhibitor_en, sector,
               (SELECT COALESCE(JSON_GROUP_ARRAY(name_zh), '[]') FROM
                 (SELECT name_zh FROM equipment WHERE booth_id = booths.id ORDER BY position, id)
               ) AS equipment,
               (SELECT COALESCE(JSON_GROUP_ARRAY(name), '[]') FROM
                 (SELECT COALESCE(NULLIF(name_en, ''), name_zh) AS name FROM equipment
                  WHERE booth_id = booths.id ORDER BY position, id)
               ) AS equipment_en,
               (SELECT COALESCE(SUM(power_w * count), 0) FROM equipment
                WHERE booth_id = booths.id) AS power_w
             FROM booths LEFT JOIN halls ON halls.id = hall_id
             LEFT JOIN organisations ON organisations.id = exhibitor_id
             WHERE (?1 IS NULL OR hall_id = ?1) AND (?2 IS NULL OR status = ?2)
               AND (?3 IS NULL OR exhibitor_id = ?3)
             ORDER BY number",
        )?
        .query_and_then(params![request.hall_id, request.status, request.exhibitor_id], booth_row)?
        .collect::<Result<Vec<_>>>()?;
    rows.retain(|row| words.as_ref().is_none_or(|words| mentions(row, words)));
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let offset = request.offset.unwrap_or(0) as usize;
    let rows = rows.into_iter().skip(offset).take(piece(request.limit) as usize).collect();
    Ok(Rows { total, rows })
}

fn mentions(row: &BoothRow, words: &str) -> bool {
    let has = |text: &str| text.to_lowercase().contains(words);
    has(&row.number)
        || has(&row.exhibitor_zh)
        || has(&row.exhibitor_en)
        || row.equipment.iter().chain(&row.equipment_en).any(|name| has(name))
}

/// Answers one booth with its staff and equipment.
pub fn get(reading: &Reading<'_>, request: ById<BoothId>) -> Result<Booth> {
    booth_of(reading, request.id)
}

/// Adds or changes a booth and who stands there.
pub fn save(change: &mut Change<'_>, draft: BoothDraft) -> Result<Booth> {
    draft.check()?;
    let before = draft.id.map(|id| booth_of(change, id)).transpose()?;
    let id = before.as_ref().map_or_else(|| BoothId::new(change.now()), |booth| booth.id);
    let number = text::line(&draft.number);
    check_links(change, id, &number, &draft)?;
    change
        .prepare_cached(
            "INSERT INTO booths (id, number, hall_id, x_mm, y_mm, width_mm, depth_mm, kind, status,
               exhibitor_id, notes)
             VALUES (:id, :number, :hall_id, :x_mm, :y_mm, :width_mm, :depth_mm, :kind, :status,
               :exhibitor_id, :notes)
             ON CONFLICT (id) DO UPDATE SET number = :number, hall_id = :hall_id, x_mm = :x_mm,
               y_mm = :y_mm, width_mm = :width_mm, depth_mm = :depth_mm, kind = :kind,
               status = :status, exhibitor_id = :exhibitor_id, notes = :notes",
        )?
        .execute(named_params! {
            ":id": id,
            ":number": number,
            ":hall_id": draft.hall_id,
            ":x_mm": draft.x_mm,
            ":y_mm": draft.y_mm,
            ":width_mm": draft.width_mm,
            ":depth_mm": draft.depth_mm,
            ":kind": draft.kind,
            ":status": draft.status,
            ":exhibitor_id": draft.exhibitor_id,
            ":notes": text::paragraphs(&draft.notes),
        })?;
    let same_staff = |before: &Booth| {
        before.staff.iter().map(|staff| staff.person_id).eq(draft.staff.iter().copied())
    };
    if !before.as_ref().is_some_and(same_staff) {
        write_staff(change, id, &draft.staff)?;
    }
    let booth = booth_of(change, id)?;
    let title = if before.is_some() { "booths.change" } else { "booths.add" };
    change.title(title, booth.number.clone());
    Ok(booth)
}

/// Removes a booth with the equipment in it.
pub fn remove(change: &mut Change<'_>, request: ById<BoothId>) -> Result<()> {
    let booth = booth_of(change, request.id)?;
    change.execute("DELETE FROM booths WHERE id = ?1", [booth.id])?;
    change.title("booths.remove", booth.number);
    Ok(())
}

/// Answers everything that looks wrong on the floor.
pub fn findings(db: &Connection) -> Result<Vec<Finding>> {
    Ok(rules::findings(&booths(db)?))
}

/// Answers all booths by number.
pub fn booths(db: &Connection) -> Result<Vec<Booth>> {
    read_booths(db, None)
}

fn check_links(change: &Change<'_>, id: BoothId, number: &str, draft: &BoothDraft) -> Result<()> {
    let (taken, hall, exhibitor): (bool, bool, bool) = change.query_row(
        "SELECT EXISTS (SELECT 1 FROM booths WHERE number = ?1 AND id <> ?2),
           ?3 IS NULL OR EXISTS (SELECT 1 FROM halls WHERE id = ?3),
           ?4 IS NULL OR EXISTS (SELECT 1 FROM organisations WHERE id = ?4)",
        params![number, id, draft.hall_id, draft.exhibitor_id],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let mut problems = Problems::default();
    problems.demand(!taken, "number", "taken");
    problems.demand(hall, "hall_id", "unknown");
    problems.demand(exhibitor, "exhibitor_id", "unknown");
    for (at, person) in draft.staff.iter().enumerate() {
        let known: bool = change
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM people WHERE id = ?1)")?
            .query_row([person], |row| row.get(0))?;
        problems.demand(known, &format!("staff.{at}"), "unknown");
    }
    problems.done()
}

fn write_staff(change: &Change<'_>, id: BoothId, staff: &[PersonId]) -> Result<()> {
    change.execute("DELETE FROM booth_staff WHERE booth_id = ?1", [id])?;
    for (position, person_id) in (0_i32..).zip(staff) {
        change
            .prepare_cached(
                "INSERT INTO booth_staff (id, booth_id, person_id, position)
                 VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![BoothStaffId::new(change.now()), id, person_id, position])?;
    }
    Ok(())
}

pub(super) fn booth_of(db: &Connection, id: BoothId) -> Result<Booth> {
    read_booths(db, Some(id))?.pop().or_missing("booth")
}

fn read_booths(db: &Connection, only: Option<BoothId>) -> Result<Vec<Booth>> {
    db.prepare_cached(
        "SELECT booths.*, name_zh AS exhibitor_zh, name_en AS exhibitor_en
         FROM booths LEFT JOIN organisations ON organisations.id = exhibitor_id
         WHERE ?1 IS NULL OR booths.id = ?1 ORDER BY number",
    )?
    .query_and_then([only], |row| {
        let id: BoothId = row.get("id")?;
        Ok(Booth {
            id,
            number: row.get("number")?,
            hall_id: row.get("hall_id")?,
            x_mm: row.get("x_mm")?,
            y_mm: row.get("y_mm")?,
            width_mm: row.get("width_mm")?,
            depth_mm: row.get("depth_mm")?,
            kind: row.get("kind")?,
            status: row.get("status")?,
            exhibitor_id: row.get("exhibitor_id")?,
            exhibitor_zh: row.get::<_, Option<String>>("exhibitor_zh")?.unwrap_or_default(),
            exhibitor_en: row.get::<_, Option<String>>("exhibitor_en")?.unwrap_or_default(),
            notes: row.get("notes")?,
            staff: staff(db, id)?,
            equipment: equipment::of_booth(db, Some(id))?,
        })
    })?
    .collect()
}

fn staff(db: &Connection, id: BoothId) -> Result<Vec<BoothStaff>> {
    Ok(db
        .prepare_cached(
            "SELECT person_id, full_name, position_zh FROM booth_staff
             JOIN people ON people.id = person_id
             WHERE booth_id = ?1 ORDER BY booth_staff.position",
        )?
        .query_map([id], |row| {
            Ok(BoothStaff {
                person_id: row.get("person_id")?,
                full_name: row.get("full_name")?,
                position_zh: row.get("position_zh")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

fn booth_row(row: &Row<'_>) -> Result<BoothRow> {
    let text = |name: &str| -> rusqlite::Result<String> {
        Ok(row.get::<_, Option<String>>(name)?.unwrap_or_default())
    };
    Ok(BoothRow {
        id: row.get("id")?,
        number: row.get("number")?,
        hall_id: row.get("hall_id")?,
        hall_zh: text("hall_zh")?,
        hall_en: text("hall_en")?,
        x_mm: row.get("x_mm")?,
        y_mm: row.get("y_mm")?,
        width_mm: row.get("width_mm")?,
        depth_mm: row.get("depth_mm")?,
        kind: row.get("kind")?,
        status: row.get("status")?,
        exhibitor_id: row.get("exhibitor_id")?,
        exhibitor_zh: text("exhibitor_zh")?,
        exhibitor_en: text("exhibitor_en")?,
        sector: row.get("sector")?,
        equipment: serde_json::from_str(&row.get::<_, String>("equipment")?)?,
        equipment_en: serde_json::from_str(&row.get::<_, String>("equipment_en")?)?,
        power_w: row.get("power_w")?,
    })
}
