//! How tall the hours of a day are.

/// The lowest row: one line of the hours.
const LOWEST: f32 = 3.2;
/// An hour is never taller than this, however empty the day is.
const TALLEST_HOUR: f32 = 26.0;

/// Where each moment at which something starts or ends stands, from the top.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows(Vec<(u32, f32)>);

impl Rows {
    /// The lowest rows that hold what stands in them: from, to, and the height it needs.
    pub fn of(needs: &[(u32, u32, f32)]) -> Rows {
        let mut moments: Vec<u32> =
            needs.iter().flat_map(|(starts, ends, _)| [*starts, *ends]).collect();
        moments.sort_unstable();
        moments.dedup();
        let mut rows = Rows(Vec::with_capacity(moments.len()));
        for moment in moments {
            let least = rows.0.last().map_or(0.0, |(_, y)| y + LOWEST);
            let ending = needs.iter().filter(|(_, ends, _)| *ends == moment);
            let wanted = ending.map(|(starts, _, height)| rows.y(*starts) + height);
            let y = wanted.fold(least, f32::max);
            rows.0.push((moment, y));
        }
        rows
    }

    pub fn moments(&self) -> &[(u32, f32)] {
        &self.0
    }

    pub fn height(&self) -> f32 {
        self.0.last().map_or(0.0, |(_, y)| *y)
    }

    pub fn y(&self, moment: u32) -> f32 {
        self.0.iter().find(|(other, _)| *other == moment).map_or(0.0, |(_, y)| *y)
    }

    /// Fills the room: what is left goes to the hours, and what is too much is taken from all alike.
    pub fn filled(self, room: f32) -> Rows {
        let (Some((first, _)), Some((last, height))) = (self.0.first(), self.0.last()) else {
            return self;
        };
        let (first, height) = (*first, *height);
        let minutes = (last - first).max(1) as f32;
        if height > room {
            return Rows(self.0.iter().map(|(at, y)| (*at, y * room / height)).collect());
        }
        let left = (minutes / 60.0 * TALLEST_HOUR - height).clamp(0.0, room - height);
        let share = |moment: u32| (moment - first) as f32 / minutes * left;
        Rows(self.0.iter().map(|(at, y)| (*at, y + share(*at))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_tall_as_what_ends_in_it_needs() {
        let rows = Rows::of(&[(540, 600, 10.0), (540, 570, 8.0), (570, 600, 4.0)]);

        assert_eq!(rows, Rows(vec![(540, 0.0), (570, 8.0), (600, 12.0)]));
    }

    #[test]
    fn room_that_is_left_goes_to_the_hours() {
        let rows = Rows(vec![(540, 0.0), (570, 8.0), (660, 16.0)]).filled(24.0);

        assert_eq!(rows, Rows(vec![(540, 0.0), (570, 10.0), (660, 24.0)]));
    }

    #[test]
    fn what_is_too_tall_is_taken_from_all_alike() {
        let rows = Rows(vec![(540, 0.0), (570, 8.0), (660, 16.0)]).filled(8.0);

        assert_eq!(rows, Rows(vec![(540, 0.0), (570, 4.0), (660, 8.0)]));
    }
}
