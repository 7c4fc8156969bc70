//! Incidents in words.

use vigie_shared::session::{By, Resolution};

use crate::i18n::LanguageHandle;

/// How an incident was resolved.
pub fn resolution(language: &LanguageHandle, how: Resolution) -> String {
    match how {
        Resolution::Automatic => language.text("referent-resolution-automatic"),
        Resolution::Upheld => language.text("referent-resolution-upheld"),
        Resolution::Dismissed => language.text("referent-resolution-dismissed"),
    }
}

/// Who did something.
pub fn by(language: &LanguageHandle, by: &By) -> String {
    match by {
        By::Server => language.text("referent-by-server"),
        By::Candidate => language.text("referent-by-candidate"),
        By::Invigilator(name) => {
            language.text_with("referent-by-invigilator", &[("name", name.as_str().into())])
        }
        By::Referent(name) => {
            language.text_with("referent-by-referent", &[("name", name.as_str().into())])
        }
    }
}
