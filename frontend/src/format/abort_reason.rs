//! Why a test was not finished, in words.

use vigie_shared::rules::AbortReason;

use crate::i18n::LanguageHandle;

/// Why a test was not finished, in two words.
pub fn abort(language: &LanguageHandle, reason: AbortReason) -> String {
    match reason {
        AbortReason::Candidate => language.text("referent-abort-candidate"),
        AbortReason::Technical => language.text("referent-abort-technical"),
    }
}
