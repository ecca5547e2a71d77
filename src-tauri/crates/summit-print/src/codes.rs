//! QR codes.

use fast_qr::{ECL, QRBuilder};

use crate::error::{PrintError, Result};
use crate::page::Code;

/// Modules of white that a reader needs on every side.
pub const QUIET: usize = 4;

impl Code {
    /// Makes the QR code of a text; a quarter of it may be damaged and it still reads.
    ///
    /// A text of digits alone takes less than half the room that letters take.
    pub fn of(text: &str) -> Result<Code> {
        let too_long = || PrintError::CodeTooLong { length: text.len() };
        let code = QRBuilder::new(text).ecl(ECL::Q).build().map_err(|_| too_long())?;
        let modules = code.size;
        let bytes = modules.div_ceil(8);
        let mut rows = vec![0; bytes * modules];
        for row in 0..modules {
            for (column, module) in code[row][..modules].iter().enumerate() {
                if module.value() {
                    rows[row * bytes + column / 8] |= 0x80 >> (column % 8);
                }
            }
        }
        Ok(Code { modules, rows: rows.into() })
    }
}

#[cfg(test)]
mod tests {
    use crate::page::Code;

    #[test]
    fn a_token_of_173_digits_has_41_modules() {
        let code = Code::of(&"7".repeat(173)).unwrap();

        assert_eq!(code.modules, 41);
        assert!(code.is_dark(0, 0) && !code.is_dark(7, 7) && code.is_dark(40, 0));
    }
}
