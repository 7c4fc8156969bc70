//! From a file of the computer to what is sent.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use js_sys::Uint8Array;
use vigie_shared::limits::MAX_ROSTER_FILE_BYTES;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// Why a file is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecodeError {
    /// More than the server reads.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
}

/// Reads a file: its bytes in Base64.
pub async fn encode(file: &File) -> Result<String, DecodeError> {
    if file.size() > MAX_ROSTER_FILE_BYTES as f64 {
        return Err(DecodeError::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| DecodeError::Unreadable)?;
    Ok(STANDARD.encode(Uint8Array::new(&buffer).to_vec()))
}
