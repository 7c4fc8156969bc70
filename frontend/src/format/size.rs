//! Sizes of files as people read them.

use crate::i18n::LanguageHandle;

/// `812 octets`, `12,4 ko`, `3 Mo`.
pub fn size(language: &LanguageHandle, bytes: u64) -> String {
    let (key, tenths) = match bytes {
        0..1_000 => return language.text_with("size-bytes", &[("count", bytes.into())]),
        1_000..1_000_000 => ("size-kilobytes", bytes / 100),
        _ => ("size-megabytes", bytes / 100_000),
    };
    language.text_with(key, &[("count", (tenths as f64 / 10.0).into())])
}
