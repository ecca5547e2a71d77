//! Texts that were written for a web page, as plain text.

/// Names of elements that begin a new line.
const BLOCKS: &[&str] = &[
    "p",
    "br",
    "div",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "blockquote",
    "table",
    "tr",
    "hr",
    "dl",
    "dt",
    "dd",
    "section",
    "article",
    "figure",
];

/// Names of elements within a line.
const WITHIN: &[&str] = &[
    "a", "b", "i", "u", "em", "strong", "code", "span", "small", "tt", "img", "sub", "sup", "del",
    "ins", "font", "td", "th", "tbody", "thead", "abbr", "cite", "kbd", "s", "q", "mark", "time",
];

/// Takes the elements of a web page out of a text and writes its characters as they are.
pub fn plain(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = element(rest).or_else(|| reference(rest));
        let (length, instead) = taken.unwrap_or((1, rest[..1].to_owned()));
        out.push_str(&instead);
        rest = &rest[length..];
    }
    out.push_str(rest);
    few_blank_lines(&out)
}

/// The length of the element at the beginning of a text, and what stands in its place.
fn element(text: &str) -> Option<(usize, String)> {
    let inside = text.strip_prefix('<')?;
    let length = inside.find('>')?;
    let name: String = inside
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    let instead = if BLOCKS.contains(&&*name) {
        "\n"
    } else if WITHIN.contains(&&*name) {
        ""
    } else {
        return None;
    };
    Some((length + 2, instead.to_owned()))
}

/// The length of a character reference at the beginning of a text, and the character.
fn reference(text: &str) -> Option<(usize, String)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(number).filter(|character| *character != '\0')?
        }
    };
    Some((end + 1, character.to_string()))
}

/// Paragraphs stand one empty line apart.
fn few_blank_lines(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        let follows_blank = lines.last().is_none_or(|last| last.is_empty());
        if !(line.trim().is_empty() && follows_blank) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_becomes_text() {
        for (page, text) in [
            ("<p>One &amp; <b>two</b></p>\n<p>three</p>", "One & two\n\nthree"),
            ("Don&#x27;t &lt;3 &#20013;", "Don't <3 中"),
            ("a < b && c > d", "a < b && c > d"),
            ("Vec<u8> & R&D; AT&T", "Vec<u8> & R&D; AT&T"),
            ("an open <a href='x", "an open <a href='x"),
            ("中<br/>文&nbsp;&hellip;", "中\n文 …"),
        ] {
            assert_eq!(plain(page), text);
        }
    }
}
