//! From the bytes of a file to text.

use js_sys::Uint8Array;
use vigie_shared::limits::MAX_ROSTER_BODY_BYTES;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, TextDecoder};

use super::source::FileEncoding;

/// Why a file is no roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecodeError {
    /// More than a megabyte.
    TooLarge,
    /// A workbook, not a text: a spreadsheet must save it as CSV first.
    Workbook,
    /// The browser could not read it.
    Unreadable,
}

/// Reads a file as text.
pub async fn decode(file: &File) -> Result<(String, FileEncoding), DecodeError> {
    if file.size() > MAX_ROSTER_BODY_BYTES as f64 {
        return Err(DecodeError::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| DecodeError::Unreadable)?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    let encoding = encoding(&bytes)?;
    let label = match encoding {
        FileEncoding::Utf8 => "utf-8",
        FileEncoding::Windows1252 => "windows-1252",
        FileEncoding::Utf16 => "utf-16le",
    };
    let decoder = TextDecoder::new_with_label(label).map_err(unreadable)?;
    let text = decoder.decode_with_u8_array(&bytes).map_err(unreadable)?;
    Ok((text, encoding))
}

fn unreadable(_: JsValue) -> DecodeError {
    DecodeError::Unreadable
}

/// UTF-8 when it is that; accented letters of Windows-1252 are not, so the two are
/// never taken for one another.
fn encoding(bytes: &[u8]) -> Result<FileEncoding, DecodeError> {
    const ZIP: &[u8] = b"PK\x03\x04";
    const OLD_WORKBOOK: &[u8] = b"\xd0\xcf\x11\xe0";
    if bytes.starts_with(ZIP) || bytes.starts_with(OLD_WORKBOOK) {
        return Err(DecodeError::Workbook);
    }
    if bytes.starts_with(b"\xff\xfe") {
        return Ok(FileEncoding::Utf16);
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(_) => FileEncoding::Utf8,
        Err(_) => FileEncoding::Windows1252,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_of_a_french_spreadsheet_are_not_taken_for_utf_8() {
        assert_eq!(encoding("Prénom;Né".as_bytes()), Ok(FileEncoding::Utf8));
        assert_eq!(encoding(b"Pr\xe9nom;N\xe9"), Ok(FileEncoding::Windows1252));
        assert_eq!(encoding(b"\xff\xfeN\x00"), Ok(FileEncoding::Utf16));
        assert_eq!(encoding(b""), Ok(FileEncoding::Utf8));
    }

    #[test]
    fn a_workbook_is_distinguished_from_a_text() {
        assert_eq!(encoding(b"PK\x03\x04..."), Err(DecodeError::Workbook));
        assert_eq!(
            encoding(b"\xd0\xcf\x11\xe0\xa1"),
            Err(DecodeError::Workbook)
        );
    }
}
