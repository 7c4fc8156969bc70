//! Why a request failed.

use crate::api::HttpError;
use crate::i18n::LanguageHandle;

/// What went wrong, and what to do.
pub fn error(language: &LanguageHandle, error: &HttpError) -> String {
    match error.code() {
        "login_refused" => language.text("referent-login-refused"),
        "not_found" => language.text("referent-session-unknown"),
        "too_large" => language.text("referent-too-large"),
        _ => error.text(language),
    }
}
