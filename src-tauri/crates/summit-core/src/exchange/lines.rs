//! Where in a text something stands, as people count: by lines from 1.

/// The beginnings of the lines of a text.
pub struct Lines(Vec<usize>);

impl Lines {
    /// Looks for the line ends once, so that every later question is quick.
    pub fn of(text: &str) -> Lines {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Lines(std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect())
    }

    /// Answers the number of the line in which a byte stands.
    pub fn at(&self, byte: usize) -> u32 {
        let before = self.0.partition_point(|start| *start <= byte);
        u32::try_from(before).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_from_one() {
        let lines = Lines::of("a\nbc\n\nd");

        assert_eq!([0, 1, 2, 4, 5, 6, 99].map(|at| lines.at(at)), [1, 1, 2, 2, 3, 4, 4]);
    }
}
