//! What is wrong with a field of a form.

use vigie_shared::api::ValidationCode;

use crate::i18n::LanguageHandle;

/// What the server found wrong with the value of a field.
pub fn validation(language: &LanguageHandle, code: ValidationCode) -> String {
    language.text(match code {
        ValidationCode::Empty => "referent-field-empty",
        ValidationCode::TooLong => "referent-field-too-long",
        ValidationCode::TooShort => "referent-field-too-short",
        ValidationCode::Guessable => "referent-field-guessable",
        ValidationCode::Duplicate => "referent-field-duplicate",
        ValidationCode::ControlCharacters => "referent-field-control-characters",
        ValidationCode::BadDate => "referent-field-bad-date",
        ValidationCode::BadTime => "referent-field-bad-time",
        ValidationCode::BadUai => "referent-field-bad-uai",
        ValidationCode::BadTimeZone => "referent-field-bad-time-zone",
        ValidationCode::BadLink => "referent-field-bad-link",
        ValidationCode::BadEmail => "referent-field-bad-email",
        ValidationCode::BadImage => "referent-field-bad-image",
        ValidationCode::ImageTooLarge => "referent-field-image-too-large",
        ValidationCode::Unknown => "referent-field-unknown",
    })
}
