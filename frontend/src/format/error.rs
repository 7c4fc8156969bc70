//! Why a request failed.

use vigie_shared::api::ErrorCode;

use crate::api::HttpError;
use crate::i18n::LanguageHandle;

/// What went wrong, and what to do.
pub fn error(language: &LanguageHandle, error: &HttpError) -> String {
    let HttpError::Refused { code, .. } = error else {
        return http_error(language, error);
    };
    match code {
        ErrorCode::LoginRefused => language.text("referent-login-refused"),
        ErrorCode::NotFound => language.text("referent-session-unknown"),
        ErrorCode::TooLarge => language.text("referent-roster-too-large"),
        _ => http_error(language, error),
    }
}

/// The words of any request that failed, by its code.
pub fn http_error(language: &LanguageHandle, error: &HttpError) -> String {
    // fluent: error-*
    language.text_of("error", error.code())
}
