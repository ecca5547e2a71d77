//! What kind of character stands where: the ground of line breaking, squeezing and spacing.

/// The part a character plays in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// An opening bracket or quote: never ends a line.
    Open,
    /// A closing bracket, quote or stop: never starts a line.
    Close,
    /// A dot between the parts of a name, a dash or an ellipsis: never starts a line.
    Middle,
    Han,
    /// Letters and digits of alphabets, and the signs that belong to them.
    Latin,
    Space,
    Other,
}

/// The class of a character; `wide` says whether signs shared by both scripts are set the Chinese way.
pub fn class(character: char, wide: bool) -> Class {
    match character {
        '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '〖' | '［' | '｛' => {
            Class::Open
        }
        '“' | '‘' if wide => Class::Open,
        '）' | '》' | '〉' | '」' | '』' | '】' | '〕' | '〗' | '］' | '｝' => {
            Class::Close
        }
        '，' | '。' | '、' | '；' | '：' | '！' | '？' | '％' | '‰' | '℃' | '々' => {
            Class::Close
        }
        '”' | '’' if wide => Class::Close,
        '·' | '…' | '—' | '–' | '～' | '／' if wide => Class::Middle,
        ' ' | '\t' | '\n' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => {
            Class::Space
        }
        character if character.is_control() => Class::Space,
        character if is_han(character) => Class::Han,
        '%' | '$' | '#' | '&' | '@' | '+' | '-' | '.' | '/' => Class::Latin,
        character if character.is_alphanumeric() => Class::Latin,
        _ => Class::Other,
    }
}

pub fn is_han(character: char) -> bool {
    matches!(character,
        '\u{2E80}'..='\u{2FDF}' | '\u{3005}' | '\u{3007}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// A sign that both scripts write with the same code but set differently.
pub fn is_shared(character: char) -> bool {
    matches!(character, '“' | '”' | '‘' | '’' | '…' | '—' | '–' | '·' | '×' | '±' | '•')
}

/// Whether the character may not be the first of a line.
pub fn never_starts(class: Class) -> bool {
    matches!(class, Class::Close | Class::Middle)
}

/// A stop or bracket whose ink fills only half of its square, so that the other half can be taken away.
pub fn is_half_empty(character: char) -> bool {
    !matches!(character, '！' | '？' | '％' | '‰' | '℃' | '々')
}

/// For every character of a text (by byte): whether a shared sign there is set the Chinese way.
///
/// A sign beside a Chinese character is, and so is every sign of a text that is mostly Chinese;
/// an apostrophe inside a Latin word never is.
pub fn wide_signs(text: &str) -> Vec<(usize, bool)> {
    let han = text.chars().filter(|character| is_han(*character)).count();
    let letters = text.chars().filter(|character| character.is_alphanumeric()).count();
    let mostly_chinese = han * 5 >= letters && han > 0;

    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let near = |at: usize, step: isize| {
        let mut at = at.checked_add_signed(step)?;
        while characters.get(at).is_some_and(|(_, sign)| is_shared(*sign)) {
            at = at.checked_add_signed(step)?;
        }
        characters.get(at).map(|(_, character)| *character)
    };
    let chinese = |character: Option<char>| {
        character.is_some_and(|character| {
            is_han(character) || matches!(class(character, false), Class::Open | Class::Close)
        })
    };
    let latin = |character: Option<char>| {
        character.is_some_and(|character| class(character, false) == Class::Latin)
    };

    let signs = characters.iter().enumerate().filter(|(_, (_, sign))| is_shared(*sign));
    signs
        .map(|(at, (byte, sign))| {
            let (before, after) = (near(at, -1), near(at, 1));
            let beside_chinese = chinese(before) || chinese(after);
            let wide = match sign {
                '’' if latin(before) && latin(after) => false,
                '×' | '±' | '–' | '•' => chinese(before) && chinese(after),
                '·' => beside_chinese,
                _ => beside_chinese || mostly_chinese,
            };
            (*byte, wide)
        })
        .collect()
}
