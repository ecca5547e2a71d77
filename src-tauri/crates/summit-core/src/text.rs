//! Text as people type it, made regular.

use unicode_normalization::UnicodeNormalization;

/// Tidies one line: full-width forms and Kangxi radicals become the usual characters, invisible
/// characters go, runs of spaces become one.
pub fn line(text: &str) -> String {
    if is_regular(text) && is_spaced_once(text) {
        return text.trim().to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for character in text.nfkc().filter(|character| !is_invisible(*character)) {
        if character.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(character);
        }
    }
    let end = out.trim_end().len();
    out.truncate(end);
    out
}

/// Tidies a text of several lines: keeps its punctuation and paragraphs, removes what is invisible.
pub fn paragraphs(text: &str) -> String {
    if is_regular(text) {
        return text.trim().to_owned();
    }
    let kept: String = text
        .replace("\r\n", "\n")
        .nfc()
        .filter(|character| *character == '\n' || !is_invisible(*character))
        .collect();
    kept.trim().to_owned()
}

/// Tidies a title or a name of a thing: as [`line()`], but Chinese punctuation stays full-width.
pub fn title(text: &str) -> String {
    if is_regular(text) && is_spaced_once(text) {
        return text.trim().to_owned();
    }
    let joined = paragraphs(text).replace('\n', " ");
    joined.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Answers a text in small letters and without accents, as it is typed on a keyboard that has none:
/// `Wiśniewska` is `wisniewska`, `lǜ` is `lu`.
pub fn folded(text: &str) -> String {
    if text.chars().all(is_folded) {
        return text.to_owned();
    }
    let text = text.to_lowercase();
    if text.is_ascii() {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'ł' => out.push('l'),
            'ø' => out.push('o'),
            'đ' | 'ð' => out.push('d'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ı' => out.push('i'),
            // What small capitals leave behind: `İ` becomes an i and a dot.
            '\u{300}'..='\u{36F}' => {}
            '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => {
                out.extend(letter.nfd().filter(|part| !matches!(part, '\u{300}'..='\u{36F}')));
            }
            letter => out.push(letter),
        }
    }
    out
}

/// Answers a text to sort by in which numbers count as numbers: `A-9` comes before `A-10`.
pub fn numbered(text: &str) -> String {
    let mut key = String::new();
    let mut digits = String::new();
    for character in text.to_lowercase().chars().chain(['\0']) {
        if character.is_ascii_digit() {
            digits.push(character);
            continue;
        }
        if !digits.is_empty() {
            // As many digits as stand here come before one more.
            let value = digits.trim_start_matches('0');
            key.push_str(&format!("{:02}{value}", value.len()));
            digits.clear();
        }
        key.push(character);
    }
    key.pop();
    key
}

/// Says whether there are only characters that no rule here touches: most texts, told at a glance.
fn is_regular(text: &str) -> bool {
    text.chars().all(|character| matches!(character, ' '..='~' | '\u{4E00}'..='\u{9FFF}'))
}

/// Says whether no two spaces stand beside each other.
fn is_spaced_once(text: &str) -> bool {
    text.as_bytes().windows(2).all(|pair| pair != b"  ")
}

/// Says whether a character of the usual ones is neither large nor accented: most names have no other.
fn is_folded(character: char) -> bool {
    matches!(character, ' '..='@' | '['..='~' | '\u{4E00}'..='\u{9FFF}')
}

/// Says whether a character is a Chinese one, in any plane.
pub fn is_han(character: char) -> bool {
    matches!(character,
        '\u{2E80}'..='\u{2FDF}' | '\u{3005}' | '\u{3007}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{FEFF}' | '\u{00AD}')
        || (character.is_control() && !character.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &str) {
        assert_eq!(line(input), expected);
    }

    #[test]
    fn accents_are_taken_off_latin_letters_only() {
        for (text, expected) in [
            ("Wiśniewska-Kowalczyk", "wisniewska-kowalczyk"),
            ("José GARCÍA", "jose garcia"),
            ("Müller Østergård Strauß", "muller ostergard strauss"),
            ("Łukasz İnönü", "lukasz inonu"),
            ("lǜ shàn", "lu shan"),
            ("单晓明 김 が", "单晓明 김 が"),
        ] {
            assert_eq!(folded(text), expected);
        }
    }

    #[test]
    fn a_line_is_made_regular() {
        check("  张\u{3000}三 ", "张 三");
        check("ＡＸＰ　２", "AXP 2");
        check("\u{2F42}\u{2F46}", "文无");
        check("13800001234\u{202C}", "13800001234");
        check("a\n\nb", "a b");
    }

    #[test]
    fn a_title_keeps_its_punctuation() {
        assert_eq!(title(" 《挑战与趋势》，\n第二部 "), "《挑战与趋势》， 第二部");
    }

    #[test]
    fn numbers_in_a_text_count_as_numbers() {
        let mut seats = ["10 桌 2 座", "A-9", "9 桌 12 座", "9 桌 2 座", "A-10", "A-009b"];
        seats.sort_by_key(|seat| numbered(seat));
        assert_eq!(seats, ["9 桌 2 座", "9 桌 12 座", "10 桌 2 座", "A-9", "A-009b", "A-10"]);
    }
}
