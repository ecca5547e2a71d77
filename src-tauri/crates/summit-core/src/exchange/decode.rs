//! From the bytes of a file to its text: no character is guessed, and none is lost.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::{Error, ImportTrouble, Result};

/// The largest file that is taken in, in bytes.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// Answers the text of a file: UTF-8 wherever it is UTF-8, else what its head declares.
///
/// # Errors
/// [`ImportTrouble::Encoding`] with the first line that cannot be read.
pub fn text(bytes: &[u8]) -> Result<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        return decode(encoding, &bytes[mark..]);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok(text.to_owned()),
        Ok(_) => without_mark(bytes),
        Err(error) => match declared(bytes).filter(|encoding| *encoding != UTF_8) {
            Some(encoding) => decode(encoding, bytes),
            None => Err(unreadable(&bytes[..error.valid_up_to()])),
        },
    }
}

/// UTF-16 without a mark: every second byte of its first characters is zero.
fn without_mark(bytes: &[u8]) -> Result<String> {
    match bytes {
        [0, first, ..] if *first != 0 => decode(UTF_16BE, bytes),
        [first, 0, ..] if *first != 0 => decode(UTF_16LE, bytes),
        _ => {
            let zero = bytes.iter().position(|byte| *byte == 0).unwrap_or_default();
            Err(unreadable(&bytes[..zero]))
        }
    }
}

fn decode(encoding: &'static Encoding, bytes: &[u8]) -> Result<String> {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if !had_errors {
        return Ok(text.into_owned());
    }
    let good = text.find('\u{FFFD}').map_or("", |at| &text[..at]);
    Err(unreadable(good.as_bytes()))
}

/// The encoding that the first line of an XML file names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let head = head.strip_prefix("<?xml")?.split("?>").next()?;
    let label = head.split("encoding").nth(1)?.trim_start_matches(['=', ' ']);
    let quote = label.chars().next()?;
    Encoding::for_label(label[1..].split(quote).next()?.as_bytes())
}

fn unreadable(good: &[u8]) -> Error {
    let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
    Error::import(ImportTrouble::Encoding, u32::try_from(line).unwrap_or(u32::MAX), "", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_declared_or_marked_is_read() {
        let gbk = [b"<?xml version='1.0' encoding='GBK'?><a>\xD6\xD0</a>".as_slice()].concat();
        let utf16 = [b"\xFF\xFE".as_slice(), &[0x2D, 0x4E]].concat();

        assert!(text(&gbk).unwrap().ends_with("<a>中</a>"));
        assert_eq!(text(&utf16).unwrap(), "中");
        assert_eq!(text(b"a\0b\0").unwrap(), "ab");
        assert_eq!(text("\u{FEFF}中".as_bytes()).unwrap(), "中");
        // What is UTF-8 is UTF-8, whatever its head says.
        let lie = "<?xml version='1.0' encoding='GBK'?><a>中</a>";
        assert_eq!(text(lie.as_bytes()).unwrap(), lie);
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_line() {
        for bytes in [b"a\nb\xFFc".as_slice(), b"<?xml encoding='nonsense'?>\n\xFF", b"a\n\0\0"] {
            let error = text(bytes).unwrap_err();
            assert_eq!((error.code(), &*error.details()["line"]), ("import_encoding", "2"));
        }
    }
}
