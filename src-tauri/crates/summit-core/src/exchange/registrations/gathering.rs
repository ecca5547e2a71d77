//! Fields that several columns of a list fill together: a day and a time, two posts, remarks.

use super::{
    super::tables::Cell,
    RowTrouble,
    fields::Field,
    planner::Planner,
    stays,
    values::{self, Row, Slot, longest},
};
use crate::text;

impl Planner<'_> {
    /// Reads the columns that fill one field together, and answers whether that could be done.
    pub(super) fn gather(
        &self,
        row: &mut Row,
        field: Field,
        cells: &[Cell],
    ) -> Result<(), RowTrouble> {
        let own = Slot::Field(field);
        let columns = self.slots.iter().filter(|(_, slot)| *slot == own).map(|(column, _)| *column);
        let filled = columns.filter_map(|column| Some((column, cells.get(column)?)));
        let (columns, filled): (Vec<usize>, Vec<&Cell>) =
            filled.filter(|(_, cell)| !cell.is_blank()).unzip();
        if !takes_first(field) {
            row.values[field.at()] = read(field, &filled)?.into();
            return Ok(());
        }
        let first = first_of(field, &filled)?;
        row.values[field.at()] = first.value.into();
        for (at, value) in first.others {
            let title = self.titles.get(columns[at]).map(String::as_str).unwrap_or_default();
            row.beside.push((columns[at], format!("{title}：{value}")));
        }
        Ok(())
    }
}

/// Adds to notes the lines that they lack.
pub(super) fn with_lines(notes: &str, lines: &[(usize, String)]) -> String {
    let mut all: Vec<&str> = notes.lines().collect();
    for (_, line) in lines {
        if !all.contains(&line.as_str()) {
            all.push(line);
        }
    }
    all.join("\n")
}

/// Answers what stands between the values of several columns; none where a field takes one value.
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
    Field::ALL.iter().copied().filter(|field| between(*field).is_some() || takes_first(*field))
}

/// Says whether of several columns one fills the field, and the others go to the notes.
pub(super) fn takes_first(field: Field) -> bool {
    matches!(field, Field::Phone | Field::Email)
}

/// What several cells say of which one is taken.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct First {
    pub value: String,
    /// Which cell that is.
    pub at: usize,
    /// The others, each with its place.
    pub others: Vec<(usize, String)>,
}

/// Reads by what somebody is reached out of several cells: by the first mobile phone, else by the first
/// that can be read. What is no phone at all is kept as it stands.
pub(super) fn first_of(field: Field, cells: &[&Cell]) -> Result<First, RowTrouble> {
    let mut trouble = None;
    let mut said: Vec<(usize, String, bool)> = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let (value, is_read) = match values::read(field, cell) {
            Ok(value) => (value, true),
            Err(told @ (RowTrouble::NotAPhone | RowTrouble::NotAnEmail)) => {
                trouble = trouble.or(Some(told));
                (text::line(&cell.text()), false)
            }
            Err(told) => return Err(told),
        };
        if !value.is_empty() && said.iter().all(|(_, other, _)| *other != value) {
            said.push((at, value, is_read));
        }
    }
    let is_mobile = |value: &str| value.len() == 11 && value.starts_with('1');
    let mobile = said.iter().position(|(_, value, _)| field == Field::Phone && is_mobile(value));
    let first = mobile.or_else(|| said.iter().position(|(_, _, is_read)| *is_read));
    let Some(first) = first else { return trouble.map_or(Ok(First::default()), Err) };
    let (at, value, _) = said.remove(first);
    let others = said.into_iter().map(|(at, value, _)| (at, value)).collect();
    Ok(First { value, at, others })
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
