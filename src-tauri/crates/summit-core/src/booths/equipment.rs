//! Reading and changing the equipment in booths.

use rusqlite::{Connection, Row, named_params};

use super::{
    BoothId, Equipment, EquipmentDraft, EquipmentId, EquipmentRequest, commands::booth_of,
};
use crate::{
    error::{OrMissing, Result},
    lists::ById,
    store::{Change, Reading},
    text,
};

/// Lists equipment, booth by booth.
pub fn list_equipment(reading: &Reading<'_>, request: EquipmentRequest) -> Result<Vec<Equipment>> {
    let words = request.search.as_deref().map(|search| text::line(search).to_lowercase());
    let mut equipment = of_booth(reading, request.booth_id)?;
    equipment.retain(|one| {
        let texts = [&one.name_zh, &one.name_en, &one.model, &one.maker];
        words
            .as_ref()
            .is_none_or(|words| texts.iter().any(|text| text.to_lowercase().contains(words)))
    });
    Ok(equipment)
}

/// Answers one piece of equipment.
pub fn get_equipment(reading: &Reading<'_>, request: ById<EquipmentId>) -> Result<Equipment> {
    equipment_of(reading, request.id)
}

/// Adds or changes a piece of equipment.
pub fn save_equipment(change: &mut Change<'_>, draft: EquipmentDraft) -> Result<Equipment> {
    draft.check()?;
    booth_of(change, draft.booth_id)?;
    let id = match draft.id {
        Some(id) => equipment_of(change, id)?.id,
        None => EquipmentId::new(change.now()),
    };
    change
        .prepare_cached(
            "INSERT INTO equipment (id, booth_id, name_zh, name_en, model, maker, count, power_w,
               supply, weight_kg, width_mm, depth_mm, height_mm, notes, position)
             VALUES (:id, :booth_id, :name_zh, :name_en, :model, :maker, :count, :power_w,
               :supply, :weight_kg, :width_mm, :depth_mm, :height_mm, :notes, :position)
             ON CONFLICT (id) DO UPDATE SET booth_id = :booth_id, name_zh = :name_zh,
               name_en = :name_en, model = :model, maker = :maker, count = :count,
               power_w = :power_w, supply = :supply, weight_kg = :weight_kg, width_mm = :width_mm,
               depth_mm = :depth_mm, height_mm = :height_mm, notes = :notes, position = :position",
        )?
        .execute(named_params! {
            ":id": id,
            ":booth_id": draft.booth_id,
            ":name_zh": text::title(&draft.name_zh),
            ":name_en": text::title(&draft.name_en),
            ":model": text::line(&draft.model),
            ":maker": text::title(&draft.maker),
            ":count": draft.count,
            ":power_w": draft.power_w,
            ":supply": text::title(&draft.supply),
            ":weight_kg": draft.weight_kg,
            ":width_mm": draft.width_mm,
            ":depth_mm": draft.depth_mm,
            ":height_mm": draft.height_mm,
            ":notes": text::paragraphs(&draft.notes),
            ":position": draft.position,
        })?;
    let equipment = equipment_of(change, id)?;
    let title = if draft.id.is_some() { "equipment.change" } else { "equipment.add" };
    change.title(title, equipment.name_zh.clone());
    Ok(equipment)
}

/// Removes a piece of equipment.
pub fn remove_equipment(change: &mut Change<'_>, request: ById<EquipmentId>) -> Result<()> {
    let equipment = equipment_of(change, request.id)?;
    change.execute("DELETE FROM equipment WHERE id = ?1", [equipment.id])?;
    change.title("equipment.remove", equipment.name_zh);
    Ok(())
}

pub(super) fn of_booth(db: &Connection, booth_id: Option<BoothId>) -> Result<Vec<Equipment>> {
    db.prepare_cached(
        "SELECT equipment.* FROM equipment JOIN booths ON booths.id = booth_id
         WHERE ?1 IS NULL OR booth_id = ?1
         ORDER BY number, equipment.position, equipment.id",
    )?
    .query_and_then([booth_id], equipment)?
    .collect()
}

fn equipment_of(db: &Connection, id: EquipmentId) -> Result<Equipment> {
    db.prepare_cached("SELECT * FROM equipment WHERE id = ?1")?
        .query_and_then([id], equipment)?
        .next()
        .or_missing("equipment")?
}

fn equipment(row: &Row<'_>) -> Result<Equipment> {
    Ok(Equipment {
        id: row.get("id")?,
        booth_id: row.get("booth_id")?,
        name_zh: row.get("name_zh")?,
        name_en: row.get("name_en")?,
        model: row.get("model")?,
        maker: row.get("maker")?,
        count: row.get("count")?,
        power_w: row.get("power_w")?,
        supply: row.get("supply")?,
        weight_kg: row.get("weight_kg")?,
        width_mm: row.get("width_mm")?,
        depth_mm: row.get("depth_mm")?,
        height_mm: row.get("height_mm")?,
        notes: row.get("notes")?,
        position: row.get("position")?,
    })
}
