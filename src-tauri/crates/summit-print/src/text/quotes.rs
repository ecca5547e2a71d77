//! Titles within a sentence: in marks of their own, and marks inside of these in the other kind.

/// The marks that a title has in a sentence.
#[derive(Debug, Clone, Copy)]
pub enum Quotes {
    /// “…”, and ‘…’ inside.
    Plain,
    /// 《…》, and 〈…〉 inside: what is read or given as a report.
    Title,
}

impl Quotes {
    /// The outer marks and the inner ones.
    fn pairs(self) -> [(char, char); 2] {
        match self {
            Quotes::Plain => [('“', '”'), ('‘', '’')],
            Quotes::Title => [('《', '》'), ('〈', '〉')],
        }
    }
}

/// Puts a title into marks; one that stands in marks as a whole keeps its own.
pub fn quoted(title: &str, quotes: Quotes) -> String {
    if [Quotes::Plain, Quotes::Title].iter().any(|quotes| is_quoted(title, *quotes)) {
        return title.to_owned();
    }
    let [(open, close), _] = quotes.pairs();
    format!("{open}{}{close}", inside(title, quotes))
}

/// Whether the mark that opens a title is closed at its very end.
fn is_quoted(title: &str, quotes: Quotes) -> bool {
    let [(open, close), _] = quotes.pairs();
    let mut depth = 0;
    for (at, character) in title.char_indices() {
        depth += i32::from(character == open) - i32::from(character == close);
        if depth <= 0 {
            return at > 0 && at + character.len_utf8() == title.len();
        }
    }
    false
}

/// A title whose marks are those of what stands inside of others: inner ones first, and outer ones again
/// within these.
fn inside(title: &str, quotes: Quotes) -> String {
    let [outer, inner] = quotes.pairs();
    let characters: Vec<char> = title.chars().collect();
    let is_letter = |at: Option<usize>| {
        at.and_then(|at| characters.get(at)).is_some_and(|letter| letter.is_alphanumeric())
    };
    let is_apostrophe = |at: usize| is_letter(at.checked_sub(1)) && is_letter(Some(at + 1));
    let mut depth = 0;
    let pair = |depth: usize| if depth.is_multiple_of(2) { inner } else { outer };
    let turned = characters.iter().enumerate().map(|(at, character)| {
        if [outer.0, inner.0].contains(character) {
            depth += 1;
            return pair(depth - 1).0;
        }
        let closes = *character == outer.1 || (*character == inner.1 && !is_apostrophe(at));
        if closes && depth > 0 {
            depth -= 1;
            return pair(depth).1;
        }
        *character
    });
    turned.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_within_marks_are_of_the_other_kind() {
        let check = |title: &str, quotes: Quotes, expected: &str| {
            assert_eq!(quoted(title, quotes), expected);
        };

        check("质量评价", Quotes::Plain, "“质量评价”");
        check("“双抗”药物与“细胞”药物", Quotes::Plain, "“‘双抗’药物与‘细胞’药物”");
        check("“双抗”药物", Quotes::Title, "《“双抗”药物》");
        check("“圆桌”", Quotes::Plain, "“圆桌”");
        check("《倡议书》", Quotes::Plain, "《倡议书》");
        check("读《倡议书》", Quotes::Title, "《读〈倡议书〉》");
        check("People’s “smart” drugs", Quotes::Plain, "“People’s ‘smart’ drugs”");
        check("“A ‘B’ C” and D", Quotes::Plain, "“‘A “B” C’ and D”");
        check("On ‘don’t’ and “do”", Quotes::Plain, "“On ‘don’t’ and ‘do’”");
    }
}
