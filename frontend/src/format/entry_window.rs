//! When the codes of a session are valid.

use vigie_shared::api::EntryWindowDetail;

use super::instant_in_words;
use crate::center_zone::set_center_zone;
use crate::i18n::LanguageHandle;

/// From when to when, on the clock of the center, whose page this becomes by it.
pub fn entry_window(language: &LanguageHandle, window: &EntryWindowDetail) -> String {
    if let Some(zone) = &window.time_zone {
        set_center_zone(zone);
    }
    let opens = instant_in_words(language, window.opens_at);
    match window.closes_at {
        Some(end) => language.text_with(
            "login-window-until",
            &[
                ("opens", opens.into()),
                ("closes", instant_in_words(language, end).into()),
            ],
        ),
        None => language.text_with("login-window-from", &[("opens", opens.into())]),
    }
}
