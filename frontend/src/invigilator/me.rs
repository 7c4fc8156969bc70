//! Who is logged in, and for which session.

pub use vigie_shared::api::CurrentInvigilator as Me;
use vigie_shared::api::SessionInfo;

use crate::i18n::{Language, LanguageHandle};

/// The date of a session as people write it: `24/11/2025` in French, as it is in English.
pub fn date_of(session: &SessionInfo, language: &LanguageHandle) -> String {
    let parts: Vec<&str> = session.held_on.split('-').collect();
    match (language.language, &parts[..]) {
        (Language::French, [year, month, day]) => format!("{day}/{month}/{year}"),
        _ => session.held_on.clone(),
    }
}
