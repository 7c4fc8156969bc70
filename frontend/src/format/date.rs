//! Dates and instants as people read them.

use js_sys::{Date, Object, Reflect};
use vigie_shared::time::Timestamp;

use crate::clock::device_instant_of;
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

/// The day of an instant of the server on this device's clock, in words.
pub fn day_of(language: &LanguageHandle, at: Timestamp) -> String {
    let date = Date::new(&((device_instant_of(at).0 / 1000) as f64).into());
    date.to_locale_date_string(tag(language), &object(&IN_WORDS))
        .into()
}

/// An instant of the server on this device's clock: `23/11 14:03`.
pub fn instant(language: &LanguageHandle, at: Timestamp) -> String {
    let date = Date::new(&((device_instant_of(at).0 / 1000) as f64).into());
    let options = [
        ("day", "2-digit"),
        ("month", "2-digit"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
    ];
    date.to_locale_string(tag(language), &object(&options))
        .into()
}

/// An instant of the server on this device's clock, in words: `lundi 23 novembre 2026 à
/// 14:03:22`.
pub fn instant_in_words(language: &LanguageHandle, at: Timestamp) -> String {
    let date = Date::new(&((device_instant_of(at).0 / 1000) as f64).into());
    let options = [
        ("weekday", "long"),
        ("day", "numeric"),
        ("month", "long"),
        ("year", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("second", "2-digit"),
    ];
    date.to_locale_string(tag(language), &object(&options))
        .into()
}

/// The date of this device, ISO.
pub fn today() -> String {
    let date = Date::new_0();
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    format!("{year:04}-{month:02}-{day:02}")
}

/// A text that is no date is shown as it is.
fn written(language: &LanguageHandle, iso: &str, options: &[(&str, &str)]) -> String {
    // At noon: no time zone makes another day of it.
    let date = Date::new(&format!("{iso}T12:00:00").into());
    if date.get_time().is_nan() {
        return iso.to_owned();
    }
    date.to_locale_date_string(tag(language), &object(options))
        .into()
}

fn object(options: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in options {
        // Setting a property of a plain new object cannot fail.
        Reflect::set(&object, &(*name).into(), &(*value).into()).unwrap_or_default();
    }
    object
}

/// English as in Europe: day before month, as on the documents of the center.
fn tag(language: &LanguageHandle) -> &'static str {
    match language.language {
        Language::French => "fr-FR",
        Language::English => "en-GB",
    }
}
