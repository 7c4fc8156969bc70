//! Texts that people type, as they are kept.

use vigie_roster_import::is_visible;
use vigie_shared::api::ValidationCode;

/// A text on one line: trimmed, 1 to `longest` characters, all of them visible.
pub fn line(text: &str, longest: usize) -> Result<String, ValidationCode> {
    let text = text.trim();
    if text.is_empty() {
        Err(ValidationCode::Empty)
    } else if text.chars().count() > longest {
        Err(ValidationCode::TooLong)
    } else if !text.chars().all(is_visible) {
        Err(ValidationCode::ControlCharacters)
    } else {
        Ok(text.to_owned())
    }
}

/// A text of any number of lines, or none.
pub fn paragraph(text: &str, longest: usize) -> Result<String, ValidationCode> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    if text.chars().count() > longest {
        Err(ValidationCode::TooLong)
    } else if !text.chars().all(|c| c == '\n' || is_visible(c)) {
        Err(ValidationCode::ControlCharacters)
    } else {
        Ok(text.to_owned())
    }
}
