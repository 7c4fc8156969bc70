//! Why a request failed.

use crate::api::HttpError;
use crate::i18n::LanguageHandle;

/// What went wrong, and what to do.
pub fn error(language: &LanguageHandle, error: &HttpError) -> String {
    match error.code() {
        "login_refused" => language.text("referent-login-refused"),
        "not_found" => language.text("referent-session-unknown"),
        "too_large" => language.text("referent-too-large"),
        _ => http_error(language, error),
    }
}

/// The words of any request that failed, by its code.
pub fn http_error(language: &LanguageHandle, error: &HttpError) -> String {
    // fluent: error-*
    language.text_of("error", error.code())
}
