//! Fields that several columns of a list fill together: a day and a time, two posts, remarks.

use super::{
    super::tables::Cell,
    RowTrouble,
    fields::Field,
    stays,
    values::{self, Slot, longest},
};

/// Answers what stands between the values of several columns; none where a field takes one column.
pub(super) fn between(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::ArrivesAt | Field::LeavesAt => " ",
        Field::PositionZh | Field::Tags | Field::Allergies => "、",
        Field::PositionEn => ", ",
        Field::Notes | Field::Remarks | Field::Sessions => "\n",
        _ => return None,
    })
}

/// Answers all fields that several columns may fill together.
pub(super) fn gathering() -> impl Iterator<Item = Field> {
    Field::ALL.iter().copied().filter(|field| between(*field).is_some())
}

/// Answers the fields that several of these columns fill.
pub(super) fn gathered_by(slots: &[(usize, Slot)]) -> Vec<Field> {
    let count =
        |field: &Field| slots.iter().filter(|(_, slot)| *slot == Slot::Field(*field)).count();
    gathering().filter(|field| count(field) > 1).collect()
}

/// Reads what several cells say about one field; what two of them say stands there once.
pub(super) fn read(field: Field, cells: &[&Cell]) -> Result<String, RowTrouble> {
    if let [cell] = cells {
        return values::read(field, cell);
    }
    if matches!(field, Field::ArrivesAt | Field::LeavesAt) {
        return stays::gathered(cells);
    }
    let mut said: Vec<String> = Vec::new();
    for cell in cells {
        let value = values::read(field, cell)?;
        if !value.is_empty() && !said.contains(&value) {
            said.push(value);
        }
    }
    let value = said.join(between(field).unwrap_or(" "));
    if value.chars().count() > longest(field) { Err(RowTrouble::TooLong) } else { Ok(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_columns_say_is_put_together() {
        let gather = |field: Field, cells: &[&str]| {
            let cells: Vec<Cell> = cells.iter().map(|text| Cell::of(*text)).collect();
            read(field, &cells.iter().collect::<Vec<_>>())
        };

        let post = gather(Field::PositionZh, &["主任", "教授"]);
        assert_eq!(post.as_deref(), Ok("主任、教授"));
        assert_eq!(gather(Field::PositionZh, &["主任", "主任"]).as_deref(), Ok("主任"));
        assert_eq!(gather(Field::Notes, &["素食", "带展品"]).as_deref(), Ok("素食\n带展品"));
        assert_eq!(gather(Field::Tags, &["媒体", "晚宴"]).as_deref(), Ok("媒体、晚宴"));
        let long = "长".repeat(100);
        assert_eq!(
            gather(Field::PositionZh, &[&long, "教授"]).as_deref(),
            Ok(format!("{long}、教授").as_str())
        );
        assert_eq!(gather(Field::PositionZh, &[&long, &"短".repeat(30)]), Err(RowTrouble::TooLong));
    }
}
