//! What a row says of how somebody comes and stays: read, laid over, and written.

use chrono::{NaiveDate, NaiveTime};

use super::{
    super::tables::Cell,
    RowTrouble, clock,
    fields::{Field, Values},
};
use crate::{
    receptions::{Diet, Facts, MOST_NIGHTS},
    registrations::nearest,
    text,
    time::{Date, TimeOfDay, VenueTime},
    words::{Language, word},
};

/// Reads a cell of one of the fields that are more than a text.
pub(super) fn read(field: Field, cell: &Cell, shown: &str) -> Result<String, RowTrouble> {
    let value = text::line(shown);
    match field {
        Field::PickUp => wanted(&value),
        Field::Nights => nights(&value),
        Field::Diet => Ok(diet(&value)),
        _ => when(cell, &value),
    }
}

fn wanted(value: &str) -> Result<String, RowTrouble> {
    let word = match value.to_lowercase().as_str() {
        "" => "",
        "是" | "要" | "需要" | "需" | "接" | "y" | "yes" | "true" | "1" | "√" | "✓" => {
            "yes"
        }
        "否" | "不" | "不要" | "不需要" | "不需" | "无需" | "不接" | "无" | "n" | "no"
        | "false" | "0" | "×" => "no",
        _ => return Err(RowTrouble::DoesNotSuit),
    };
    Ok(word.to_owned())
}

fn nights(value: &str) -> Result<String, RowTrouble> {
    let digits = value.trim_end_matches(['晚', '夜']).trim();
    match digits.parse::<u32>() {
        Ok(nights) if nights <= MOST_NIGHTS => Ok(nights.to_string()),
        _ if value.is_empty() => Ok(String::new()),
        _ => Err(RowTrouble::DoesNotSuit),
    }
}

/// Answers the word of a diet, or the text as it is: then it says what somebody must not eat.
fn diet(value: &str) -> String {
    let lower = value.to_lowercase();
    let diet = match lower.as_str() {
        "无" | "没有" | "普通" | "正常" | "无特殊要求" | "无要求" | "none" | "no" | "normal" =>
        {
            return String::new();
        }
        "清真" | "清真餐" | "回民" | "回族" | "halal" | "muslim" => Diet::Halal,
        "素" | "素食" | "素餐" | "吃素" | "vegetarian" => Diet::Vegetarian,
        "纯素" | "全素" | "vegan" => Diet::Vegan,
        _ => return value.to_owned(),
    };
    diet.word().to_owned()
}

/// Reads a day, or a day and a time; a day without a year stays so until the event is known.
fn when(cell: &Cell, value: &str) -> Result<String, RowTrouble> {
    if let Cell::Moment(moment) = cell {
        let is_day = moment.time() == NaiveTime::MIN;
        let time = VenueTime(*moment);
        return Ok(if is_day { time.date().to_string() } else { pair(time.date(), time.time()) });
    }
    if value.is_empty() {
        return Ok(String::new());
    }
    split(value).map(|_| value.to_owned()).ok_or(RowTrouble::NotATime)
}

fn pair(day: Date, time: TimeOfDay) -> String {
    format!("{day} {time}")
}

/// Parts a day from the time after it; the day may be without a year.
fn split(value: &str) -> Option<(String, Option<NaiveTime>)> {
    // Any year will do to tell whether it is a day; one with a 29th of February takes them all.
    let year = NaiveDate::from_ymd_opt(2024, 6, 1)?;
    let is_day = |text: &str| nearest(text, year).is_some();
    let value = value.trim();
    if is_day(value) {
        return Some((value.to_owned(), None));
    }
    let parted = |at: usize| {
        let (day, time) = (value[..at].trim_end_matches(['T', ' ', '，', ',']), &value[at..]);
        Some((day.to_owned(), Some(clock::read(time)?))).filter(|(day, _)| is_day(day))
    };
    value.char_indices().filter_map(|(at, _)| parted(at)).next()
}

/// Puts a day and a time together that stand in cells of their own, in whatever order.
///
/// # Errors
/// [`RowTrouble::NotATime`] when there are two days or two times that differ, or no day.
pub(super) fn gathered(cells: &[&Cell]) -> Result<String, RowTrouble> {
    let (mut day, mut time) = (String::new(), None);
    for cell in cells {
        let found = match clock::of(cell) {
            Some(found) => found,
            None => {
                let whole = when(cell, &text::line(&cell.text()))?;
                let (only_day, inner) = split(&whole).ok_or(RowTrouble::NotATime)?;
                if !day.is_empty() && day != only_day {
                    return Err(RowTrouble::NotATime);
                }
                day = only_day;
                let Some(inner) = inner else { continue };
                inner
            }
        };
        if time.replace(found).is_some_and(|before| before != found) {
            return Err(RowTrouble::NotATime);
        }
    }
    if day.is_empty() {
        return Err(RowTrouble::NotATime);
    }
    Ok(time.map_or_else(|| day.clone(), |time| format!("{day} {}", TimeOfDay(time))))
}

/// Puts right what needs the event or another field: days get a year, and what is no known diet
/// stands among the allergies.
pub(super) fn complete(values: &mut Values, near: NaiveDate) {
    for field in [Field::ArrivesAt, Field::LeavesAt] {
        let Some((day, time)) = split(&values[field.at()]) else { continue };
        let Some(day) = nearest(&day, near).map(Date) else { continue };
        let whole = time.map_or_else(|| day.to_string(), |time| pair(day, TimeOfDay(time)));
        values[field.at()] = whole.into();
    }
    let diet = &values[Field::Diet.at()];
    if !diet.is_empty() && Diet::from_word(diet).is_none() {
        let said = std::mem::take(&mut values[Field::Diet.at()]);
        let allergies = &values[Field::Allergies.at()];
        let both = if allergies.is_empty() { said } else { format!("{said}；{allergies}").into() };
        values[Field::Allergies.at()] = both;
    }
}

/// The fields that are facts of a stay.
const FACTS: [Field; 15] = [
    Field::ArrivesAt,
    Field::ArrivesBy,
    Field::ArrivalPlace,
    Field::PickUp,
    Field::Driver,
    Field::Plate,
    Field::Hotel,
    Field::Room,
    Field::Nights,
    Field::Diet,
    Field::Allergies,
    Field::LeavesAt,
    Field::LeavesBy,
    Field::DeparturePlace,
    Field::Remarks,
];

/// Says whether a row has any of the facts: most lists have none.
pub(super) fn says_any(values: &Values) -> bool {
    FACTS.iter().any(|field| !values[field.at()].is_empty())
}

/// Answers the facts that a row, or somebody known, has.
pub(super) fn facts(values: &Values) -> Facts {
    let value = |field: Field| values[field.at()].to_string();
    let day = |field: Field| values[field.at()].split(' ').next().and_then(|d| d.parse().ok());
    let time = |field: Field| values[field.at()].split(' ').nth(1).and_then(|t| t.parse().ok());
    Facts {
        arrives_on: day(Field::ArrivesAt),
        arrives_at: time(Field::ArrivesAt),
        arrives_by: value(Field::ArrivesBy),
        arrival_place: value(Field::ArrivalPlace),
        wants_pick_up: match &*values[Field::PickUp.at()] {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        driver: value(Field::Driver),
        plate: value(Field::Plate),
        hotel: value(Field::Hotel),
        room: value(Field::Room),
        nights: values[Field::Nights.at()].parse().ok(),
        diet: Diet::from_word(&values[Field::Diet.at()]),
        allergies: value(Field::Allergies),
        leaves_on: day(Field::LeavesAt),
        leaves_at: time(Field::LeavesAt),
        leaves_by: value(Field::LeavesBy),
        departure_place: value(Field::DeparturePlace),
        remarks: value(Field::Remarks),
    }
}

/// Answers a value as a list says it, where it is stored as a word.
pub(super) fn shown(field: Field, value: &str) -> Option<String> {
    let path = match field {
        Field::PickUp => format!("common.{value}"),
        Field::Diet => format!("enums.diet.{value}"),
        _ => return None,
    };
    Some(word(Language::Chinese, &path))
}

#[cfg(test)]
mod tests {
    use super::{super::fields::blank, *};

    #[track_caller]
    fn check(typed: &str, expected: Option<&str>) {
        let near = NaiveDate::from_ymd_opt(2026, 6, 28).unwrap();
        let read = super::super::values::read(Field::ArrivesAt, &Cell::of(typed));
        let read = read.ok().map(|value| {
            let mut values = blank();
            values[Field::ArrivesAt.at()] = value.into();
            complete(&mut values, near);
            values[Field::ArrivesAt.at()].to_string()
        });
        assert_eq!(read.as_deref(), expected, "{typed}");
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        check("2026-06-28 14:05", Some("2026-06-28 14:05"));
        check("2026/6/28 9:05", Some("2026-06-28 09:05"));
        check("2026-06-28T14:05:00", Some("2026-06-28 14:05"));
        check("6月28日 14:05", Some("2026-06-28 14:05"));
        check("6月28日14:05", Some("2026-06-28 14:05"));
        check("6.27", Some("2026-06-27"));
        check("2026-06-28 00:00", Some("2026-06-28 00:00"));
        check("2026年6月28日 下午3点", Some("2026-06-28 15:00"));
        check("6月28日（周日）下午2：05", Some("2026-06-28 14:05"));
        check("28-Jun-26 2:05 PM", Some("2026-06-28 14:05"));
        check("28-Jun-26", Some("2026-06-28"));
        check("6月28日上午", None);
        check("", Some(""));
        check("下午", None);
        check("14:05", None);
        check("2026-06-31", None);
    }

    #[test]
    fn a_day_and_a_time_of_two_columns_are_one() {
        let gather = |cells: &[&str]| {
            let cells: Vec<Cell> = cells.iter().map(|text| Cell::of(*text)).collect();
            gathered(&cells.iter().collect::<Vec<_>>())
        };

        for cells in [["2026-06-28", "14:05"], ["14:05", "2026-06-28"], ["2026-06-28", "1405"]] {
            assert_eq!(gather(&cells).as_deref(), Ok("2026-06-28 14:05"), "{cells:?}");
        }
        assert_eq!(gather(&["6月28日", "下午3点"]).as_deref(), Ok("6月28日 15:00"));
        assert_eq!(gather(&["6月28日"]).as_deref(), Ok("6月28日"));
        for cells in [["14:05", "15:05"], ["6月28日", "6月29日"], ["6月28日 9:00", "14:05"]] {
            assert_eq!(gather(&cells), Err(RowTrouble::NotATime), "{cells:?}");
        }
        assert_eq!(gather(&["14:05"]), Err(RowTrouble::NotATime));
    }

    #[test]
    fn what_is_no_diet_is_something_not_to_eat() {
        let mut values = blank();
        values[Field::Diet.at()] = diet("不吃辣").into();
        values[Field::Allergies.at()] = "花生".into();

        complete(&mut values, NaiveDate::from_ymd_opt(2026, 6, 28).unwrap());

        let facts = facts(&values);
        assert_eq!((facts.diet, &*facts.allergies), (None, "不吃辣；花生"));
        assert_eq!(diet("回民"), "halal");
    }
}
