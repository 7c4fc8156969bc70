//! Dates and instants as people read them.

use js_sys::Date;
use vigie_shared::time::Timestamp;

use crate::center_zone::{self, WallTime, options_object};
use crate::clock::server_now;
use crate::i18n::{Language, LanguageHandle};

const IN_WORDS: [(&str, &str); 4] = [
    ("weekday", "long"),
    ("day", "numeric"),
    ("month", "long"),
    ("year", "numeric"),
];

/// An ISO date with digits: `14/03/2008`.
pub fn day(language: &LanguageHandle, iso: &str) -> String {
    let options = [
        ("day", "2-digit"),
        ("month", "2-digit"),
        ("year", "numeric"),
    ];
    written(language, iso, &options)
}

/// An ISO date in words: `vendredi 14 mars 2008`.
pub fn day_in_words(language: &LanguageHandle, iso: &str) -> String {
    written(language, iso, &IN_WORDS)
}

/// The day of an instant of the server in the center, in words.
pub fn day_of(language: &LanguageHandle, at: Timestamp) -> String {
    center_zone::written(at, tag(language), &IN_WORDS)
}

/// An instant of the server on the clock of the center: `23/11 14:03`.
pub fn instant(language: &LanguageHandle, at: Timestamp) -> String {
    let options = [
        ("day", "2-digit"),
        ("month", "2-digit"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
    ];
    center_zone::written(at, tag(language), &options)
}

/// An instant of the server on the clock of the center, in words: `lundi 23 novembre 2026 à
/// 14:03:22`.
pub fn instant_in_words(language: &LanguageHandle, at: Timestamp) -> String {
    let options = [
        ("weekday", "long"),
        ("day", "numeric"),
        ("month", "long"),
        ("year", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("second", "2-digit"),
    ];
    center_zone::written(at, tag(language), &options)
}

/// The date in the center, ISO; empty when the browser cannot say.
pub fn today() -> String {
    center_zone::wall_time(server_now()).map_or_else(String::new, WallTime::date)
}

/// A text that is no date is shown as it is.
#[expect(
    clippy::disallowed_methods,
    reason = "a date at noon is the same day in every zone"
)]
fn written(language: &LanguageHandle, iso: &str, options: &[(&str, &str)]) -> String {
    // At noon: no time zone makes another day of it.
    let date = Date::new(&format!("{iso}T12:00:00").into());
    if date.get_time().is_nan() {
        return iso.to_owned();
    }
    date.to_locale_date_string(tag(language), &options_object(options))
        .into()
}

/// English as in Europe: day before month, as on the documents of the center.
pub(super) fn tag(language: &LanguageHandle) -> &'static str {
    match language.language {
        Language::French => "fr-FR",
        Language::English => "en-GB",
    }
}
